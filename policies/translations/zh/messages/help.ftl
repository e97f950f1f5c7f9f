### 命令行帮助。英文原文在程序中（与数据文件架构中事实的名称一样），因此英文目录没有本文件。
### 命令：help_命令_about、_long_about、_after；参数：help_命令_参数；选项的取值：help_命令_参数_取值；各命令共用的参数：help_every_参数。

## 解析器自身的用语。

help_words_usage = 用法：
help_words_arguments = 参数：
help_words_options = 选项：
help_words_commands = 命令：
help_words_values = 可选值：
help_words_default = [默认：
help_words_possible = [可选值：
help_words_help_long = 显示帮助（“-h”显示摘要）
help_words_help_short = 显示帮助（“--help”显示详细内容）
help_words_help = 显示帮助
help_words_version = 显示版本
help_words_help_command = 显示本帮助或某一命令的帮助
help_words_any_options = [选项]
help_words_one_command = <命令>
help_words_any_command = [命令]

# 标题及其后的冒号。
help_heading = { $heading }：
help_heading_global_options = 全局选项
help_heading_output = 输出
help_heading_exit_code = 退出码
help_heading_what_is_shown = 显示内容
help_heading_waivers_baseline_and_decisions = 豁免、基线与决定
help_heading_policies_and_settings = 政策与设置

## 各命令共用的参数。

help_every_color = 何时使用颜色
help_every_quiet = 不在标准错误上显示摘要
help_every_policies = 政策文件夹，用以补充内置政策，或替换标识相同者；可重复
help_every_config = 设置文件 [默认：协议所在文件夹的 lacuna.toml，否则为最近的上级文件夹中的该文件]
help_every_no_config = 不使用设置文件
help_every_lang = 输出语言；示范条款始终为英文 [默认：设置中的语言，否则为 en]
help_every_as_of = 审计基准日，例如 2026-02-05 [默认：当日，UTC]

## 程序。

help_about = 审查政府与供应商之间的数据共享协议：允许什么，禁止什么，未说明什么
help_long_about =
    审查政府与供应商之间的数据共享协议：允许什么，禁止什么，未说明什么。

    退出码：0 表示没有达到或超过 --fail-on 级别的审查发现；1 表示有审查发现；2 表示输入有误、政策有误或用法有误。

help_audit_about = 依政策规则审计协议
help_audit_after =
    示例：
      lacuna audit agreement.json                         显示审查发现
      lacuna audit agreement.json --output report.html    并生成可供分发的报告
      lacuna audit agreements/ --format json              以数据形式输出文件夹中的全部协议
      cat agreement.json | lacuna audit -                 读取标准输入
      lacuna audit all.ndjson --format ndjson             每行一份协议，每行一份审计结果
help_audit_paths = 协议数据文件、含有此类文件的文件夹，或以 - 表示标准输入
help_audit_input_format = 输入格式：每个文件一份协议（json）或每行一份协议（ndjson） [默认：按文件扩展名，否则为 json]
help_audit_input_format_json = 每个文件一份协议
help_audit_input_format_ndjson = 每行一份协议
help_audit_jobs = 线程数；不影响输出内容 [默认：每个处理器一个]
help_audit_skip_foreign = 跳过不是协议的文件，即使已被指名，供提交前检查使用；逐个予以提示
help_audit_format = 输出格式。每个 --output 可对应一个，依次指定各文件的格式
help_audit_output = 输出文件，其扩展名决定格式；或文件夹，每份协议一个文件。可重复
help_audit_sarif_open_as = SARIF 如何报告未说明的事项：标为 open，或为只显示失败项的查看器标为警告
help_audit_fail_on = 有审查发现达到该级别时，退出码为1 [默认：high]
help_audit_fail_on_policy = 除法律和官方指南外，内部政策的审查发现也使本次运行判为不通过
help_audit_select = 只显示这些规则，且退出码只取决于这些规则：规则编号（RET-003）、编号前缀（RET）或规则包（retention），以逗号分隔。结论仍计入全部规则
help_audit_min_severity = 只显示至少达到该级别的审查发现，且退出码只取决于这些发现。结论仍计入全部审查发现
help_audit_only = 只显示以法律、官方指南或内部政策为依据的规则，且退出码只取决于这些规则
help_audit_waivers = 豁免文件：由具名人员在某日之前予以接受的审查发现
help_audit_baseline = 此前以 --format json 运行所得的输出；审查发现标为新增、恶化、未变或消失
help_audit_fail_on_new = 仅在审查发现较基线新增或恶化时判为不通过
help_audit_decisions = 从报告导出的 decisions.json；与审查发现一同显示，不改变结果。可重复

help_read_about = 阅读合同（PDF、Word、OpenDocument、HTML、Markdown、文本）：按主题列出相关文字，无须先有协议数据文件
help_read_after =
    示例：
      lacuna read contract.docx                            在终端按主题列出相关文字
      lacuna read contract.pdf --output reading.html       生成页面，一侧为合同，另一侧为各项主题
      lacuna read contract.pdf --output reading.txt        将结果存为文本文件
      lacuna read contract.pdf --format json               输出文本、条款和相关文字，供其他程序使用

    所列文字是应予查看之处，不是审查发现。`lacuna init agreement.json` 记录您的判断。
help_read_paths = 合同：PDF、DOCX、ODT、HTML、Markdown 或纯文本文件，或以 - 表示标准输入
help_read_format = 输出格式 [默认：按 --output 的扩展名，否则为 text]
help_read_format_text = 终端文本，宽80列
help_read_format_json = 供其他程序使用的 JSON
help_read_format_html = 一份合同的页面
help_read_output = 输出文件 [默认：标准输出]
help_read_lang = HTML 页面的语言 [默认：en]

help_quotes_about = 逐字核对协议数据文件中的引文是否见于其所指的文件
help_quotes_after =
    示例：
      lacuna quotes agreement.json      每条引文一行，并显示其在文件中的核对结果

    数据文件中的来源以 `file` 指明其文件，路径从数据文件所在文件夹算起。
    退出码1：引文与文件所述不同、已被删除或未见于文件，或所附文件并非当时所读的文件。
help_quotes_paths = 协议：文件、含有此类文件的文件夹，或以 - 表示标准输入

help_letter_about = 就协议拟写函件：请求的修订，以及收函方能够答复的问题
help_letter_after =
    示例：
      lacuna letter agreement.json                                  在终端显示函件
      lacuna letter agreement.json --output letter.docx             生成可在 Word 中编辑的函件
      lacuna letter agreement.json --from "Open Data Trust" --to ministry
                                                                    由并非当事方的发函方发出
      lacuna letter agreement.json --own-side                       只有己方档案能够答复的事项

    可能经人编辑的文件予以保留：除非使用 --force，函件只由相同的函件替换。
help_letter_path = 协议数据文件，或以 - 表示标准输入
help_letter_format = 输出格式 [默认：按 --output 的扩展名，否则为 text]
help_letter_output = 输出文件 [默认：标准输出]
help_letter_force = 替换与新函件不同的文本、Markdown 或 HTML 函件。其他文件一律不予替换
help_letter_from = 发函方：当事方的标识或名称，或任何其他名称 [默认：设置中的组织，否则为公共机构]
help_letter_to = 收函方：当事方的标识或名称；可重复 [默认：对方]
help_letter_date = 函件日期，例如 2026-02-05 [默认：审计基准日]
help_letter_reference = 发函方文号
help_letter_reply_by = 请求答复的期限 [默认：函件日期之后28日]
help_letter_salutation = 称谓，例如“尊敬的史密斯女士：” [默认：敬启者：]
help_letter_own_side = 列出只有发函方自己的档案或公共记录能够答复的事项

help_validate_about = 依架构和交叉引用检查文件：协议、政策、设置、豁免、决定
help_validate_after =
    示例：
      lacuna validate agreements/               文件夹中的全部协议
      lacuna validate all.ndjson                协议，每行一份
      lacuna validate .                         以及政策、设置和豁免，按各文件的种类检查
      lacuna validate . --format github         在拉取请求的相应行显示问题
help_validate_paths = 文件、文件夹，或以 - 表示标准输入中的协议
help_validate_skip_foreign = 跳过属于其他程序的文件，即使已被指名，供提交前检查使用；逐个予以提示
help_validate_format = 另以何种格式输出问题：json、ndjson、sarif、junit、markdown、github 或 gitlab

help_init_about = 通过回答问题创建协议数据文件，最重要的问题在前；或以 --blank 生成空白骨架
help_init_after =
    示例：
      lacuna init agreement.json                        逐题回答，最重要的在前；可随时停止
      lacuna init agreement.json                        稍后继续
      lacuna init agreement.json --from contract.docx   同上，并在每个问题下列出合同的相关文字
      lacuna init agreement.json --questions            以 JSON 输出待答问题，供其他程序使用
      lacuna init agreement.json --answers found.json   采用该程序提出的答案，条件是每条引文均见于合同
      lacuna init agreement.json --blank                生成骨架，在编辑器中填写

    每个答案立即写入，文件始终有效。标准输入不是终端时，从中逐行读取答案。
help_init_file = 协议数据文件；已存在的，在其基础上继续，并保留其全部内容
help_init_blank = 只写出骨架，不提问
help_init_from = 合同：PDF、DOCX、ODT、HTML、Markdown 或纯文本；每个问题下列出可能载有答案的文字
help_init_by = 通读合同的顺序
help_init_by_clause = 依合同条款的顺序
help_init_by_subject = 按主题逐项进行，如律师所列
help_init_questions = 以 JSON 输出待答问题，不提问
help_init_answers = 从 JSON 文件读取答案，全部采用或全部不采用；每条引文须见于合同
help_init_as_of = 规则适用的基准日，例如 2026-02-05 [默认：当日，UTC]

help_checklist_about = 显示某类协议须载明的内容；指定文件的，显示该协议载有其中哪些项
help_checklist_after =
    示例：
      lacuna checklist                              列出全部核对表
      lacuna checklist article-28                   各项内容及其条文和规则
      lacuna checklist article-28 agreement.json    该协议载有其中哪些项
help_checklist_id = 核对表，例如 article-28 [默认：列出全部核对表]
help_checklist_path = 协议数据文件，或以 - 表示标准输入

help_explain_about = 说明数据文件中的某项事实：含义、可取的值，以及读取该事实的规则
help_explain_after =
    示例：
      lacuna explain datasets.retention.days       以路径指定事实
      lacuna explain /datasets/0/retention/days    以 JSON 指针指定，如审查发现所示
      lacuna explain retention                     以名称指定；多项事实使用该名称的，列出各项
help_explain_field = 事实：带点的路径、JSON 指针或名称
help_explain_format = 输出格式：文本，或供其他程序使用的 JSON
help_explain_format_text = Markdown 文本
help_explain_format_json = JSON：所指事实的列表

help_export_about = 将协议导出供其他程序使用：关联数据或处理活动记录
help_export_after =
    示例：
      lacuna export ropa agreements/ --output record.csv       文件夹中全部协议的处理活动记录
      lacuna export dpv agreement.json --output agreement.jsonld
help_export_kind = 导出的种类
help_export_paths = 协议：文件、含有此类文件的文件夹，或以 - 表示标准输入
help_export_output = 输出文件 [默认：标准输出]

help_import_about = 将公共登记册的记录导入为协议数据文件，未说明的事实保持未说明
help_import_after =
    示例：
      lacuna import nhs register/ --output agreements/                 每条记录的每个版本一个文件
      lacuna import nhs register/ --releases releases/ -o agreements/  以及文件历史所记录的退出选择
      lacuna import ocds package.json --output - | lacuna audit - --input-format ndjson
help_import_kind = 登记册的种类
help_import_paths = 记录：文件、含有此类文件的文件夹，或以 - 表示标准输入
help_import_output = 存放协议数据文件的文件夹，文件以编号和版本命名；- 表示每行输出一份协议
help_import_releases = 与记录相应的数据发布历史：文件或文件夹（nhs）
help_import_force = 覆盖内容不同的现有文件
help_import_keep_going = 即使部分记录无法读取，也写出可以读取的记录；退出码仍为2
help_import_report = 将每条记录每个值的处理情况以 JSON 报告写入该文件

help_rules_about = 列出、说明、检查和测试政策规则
help_rules_list_about = 列出现行全部规则：编号、严重程度、依据和名称
help_rules_list_after =
    示例：
      lacuna rules list
      lacuna rules list --policies house/
help_rules_explain_about = 说明一条规则：要求什么、为何重要、未说明时如何处理，以及条件、法源和示例
help_rules_explain_after =
    示例：
      lacuna rules explain RULE      例如 RET-003
help_rules_explain_id = 规则编号，例如 RET-003
help_rules_new_about = 在政策文件夹中写出第一个规则文件，并附验证该规则的示例
help_rules_new_after =
    示例：
      lacuna rules new HSE-001 --policies house/keep     然后：lacuna rules test house/keep
help_rules_new_id = 规则编号，例如 HSE-001；同时用作文件名
help_rules_new_policies = 写入规则的文件夹；不存在的，予以创建
help_rules_check_about = 检查政策文件：字段、条件、援引
help_rules_check_after =
    示例：
      lacuna rules check house/keep
help_rules_check_path = 政策文件夹或规则文件 [默认：内置政策]
help_rules_docs_about = 写出规则的文档：每个规则包一页，由规则本身生成
help_rules_docs_after =
    示例：
      lacuna rules docs --output docs/rules
help_rules_docs_output = 写入各页的文件夹
help_rules_test_about = 运行规则的示例，并尝试以留空使每条规则获得通过
help_rules_test_after =
    示例：
      lacuna rules test                  内置规则
      lacuna rules test house/keep       本组织的规则
help_rules_test_path = 政策文件夹或规则文件 [默认：内置政策]
help_rules_test_as_of = 测试示例的基准日 [默认：各规则包的版本日期]

help_sources_about = 维护法源登记册：列出未注明日期、未经阅读或到期须复核的条目
help_sources_check_about = 列出未注明日期、未经阅读或到期须复核的法源
help_sources_check_after =
    示例：
      lacuna sources check                      以当日为准
      lacuna sources check --as-of 2027-03-01   届时到期的条目
    退出码：0 表示没有须复核的法源；1 表示有法源须复核。
help_sources_check_as_of = 判断法源是否到期的基准日，例如 2026-02-05 [默认：当日，UTC]

help_waive_about = 在某日之前接受一项审查发现：在文件中添加豁免
help_waive_after =
    示例：
      lacuna waive agreement.json RULE --by 'Jo Field, head of procurement' \
          --reason 'The list comes with the first annex.' --until 2027-03-31
      lacuna audit agreement.json --waivers lacuna-waivers.toml
help_waive_agreement = 协议数据文件
help_waive_rule = 予以接受的审查发现所属规则的编号，例如 RET-003
help_waive_by = 由谁接受：具名人员及其职务
help_waive_reason = 理由，报告予以载明
help_waive_until = 豁免适用的最后一日，例如 2027-03-31
help_waive_file = 添加豁免的文件，不存在的予以创建 [默认：lacuna.toml 所指的文件，否则为 lacuna-waivers.toml]

help_config_about = 显示现行设置及每个值的来源
help_config_after =
    示例：
      lacuna config                    本文件夹的现行设置
      lacuna config agreements/x.json  适用于某一协议的现行设置
help_config_paths = 协议数据文件或文件夹 [默认：当前文件夹]

help_completions_about = 输出命令行补全脚本
help_completions_after =
    示例：
      lacuna completions bash > ~/.local/share/bash-completion/completions/lacuna
      lacuna completions zsh > ~/.zfunc/_lacuna
help_completions_shell = 命令行外壳

help_lsp_about = 运行由编辑器启动的语言服务器：输入时显示问题、审查发现、说明和补全
help_lsp_after =
    本命令由编辑器启动；VS Code、Neovim、Helix 和 Zed 的设置见 docs/editors.md。
    不写入任何内容，任何内容也不离开本机。仅在使用者要求时才打开文件。
help_lsp_stdio = 通过标准输入和输出通信，这是唯一支持的方式；某些编辑器会加上该选项

help_mcp_about = 通过 Model Context Protocol 为智能助手提供服务：阅读、提问、核对引文、审计、说明、比较；不替换任何文件
help_mcp_after =
    本命令由智能助手启动；设置见 docs/assistants.md。
    只读取 --root 之下的文件，也只在其中写入调用时所指名的新文件。不向本机之外发送任何内容。
help_mcp_root = 可以读取文件、并可写入新文件的文件夹 [默认：当前文件夹]
help_mcp_config = 设置文件 [默认：无]

help_man_about = 写出手册页
help_man_after =
    示例：
      lacuna man man1/ && man -l man1/lacuna-audit.1
help_man_folder = 写入手册页的文件夹，每个命令一页

help_schema_about = 输出某类文件的 JSON Schema
help_schema_after =
    示例：
      lacuna schema agreement > agreement.schema.json
      lacuna schema agreement --policies house/    含本组织增加的事实
      lacuna schema facts                          facts.toml 的写法
      lacuna schema rule
help_schema_kind = 文件的种类
help_schema_kind_agreement = 协议数据文件
help_schema_kind_rule = 规则文件
help_schema_kind_pack = 规则包文件
help_schema_kind_facts = facts.toml：本组织增加的事实
help_schema_kind_settings = lacuna.toml 设置文件
help_schema_kind_waivers = 豁免文件
help_schema_kind_decisions = 决定文件，由报告导出
help_schema_kind_assessment = `audit --format json` 的输出
help_schema_kind_assessment_line = `audit --format ndjson` 输出中的一行
