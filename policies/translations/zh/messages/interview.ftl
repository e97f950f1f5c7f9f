### `lacuna init` 的提问、可作的回答，以及回答有误时的提示。

ask_continuing = 继续编写 { $file }。
ask_new = 新建协议数据文件 { $file }。
ask_introduction = 请依协议文本作答，不以他人对协议的说法为准。文本没有答案的，请使用下列词语之一：

# 适用于每个问题的词语，在各语言中形式不变。
ask_word_silent = 文本已阅读，没有说明
ask_word_nothing = 文本没有涉及该主题：所属组内全部待答事实均记为没有说明
ask_word_redacted = 文本被遮蔽
ask_word_elsewhere = 文本援引另一份文件
ask_word_not_agreed = 各方尚未约定
ask_word_disputed = 记录自相矛盾，或各方说法不一
ask_word_skip = 暂不回答；直接按回车键亦同
ask_word_back = 返回上一个问题
ask_word_review = 显示迄今的全部回答；输入编号可返回该回答
ask_word_rest = 已通读全文：未回答的均记为没有说明，不再提问
ask_word_stop = 保存并结束；稍后以同一命令继续
ask_word_help = 显示取决于该回答的全部规则，以及这些词语

## 问题。

ask_progress = 已回答{ $answered }项，至多{ $open }项待答{ $critical ->
    [0] { "" }
   *[other] ，其中{ $critical }项属严重级别
  }
ask_in_entry = 所属项：{ $entry }
ask_trap = 很少有文本写明该项。写明的，有规则读取该项；通常的回答是 silent。
ask_seldom = 此类文件很少涉及该项；没有涉及的，以 nothing 作答最为快捷。
ask_choice = { $word }：{ $means }
ask_another = { $label }：是否还有？
ask_whether_says = 文本是否说明：{ $label }？
ask_whether_states = 文本是否写明：{ $label }？
ask_waiting = 有{ $rules }条规则取决于该回答，最高级别为“{ $severity }”：
ask_rule = { $rule } { $title }（{ $severity }）
ask_more_rules = 另有{ $n }条；输入 ? 显示全部
ask_no_rules = 没有规则取决于该回答；该项为数据文件所必需。

## 如何回答。

ask_how_needed = 回答：{ $value }。或：back、stop。
ask_how_reading = 回答：{ $value }。或：skip、back、stop。
ask_how_another = 回答：{ $value }。没有其他项的，按回车键。或：back、stop。
ask_how_first = 回答第一项：{ $value }。或：none、silent、nothing、redacted、elsewhere、not agreed、disputed、skip、back、review、rest、stop、?。
ask_how_exists = 回答：有的，输入 yes。或：none、silent、nothing、redacted、elsewhere、not agreed、disputed、skip、back、review、rest、stop、?。
ask_how = 回答：{ $value }。或：silent、nothing、redacted、elsewhere、not agreed、disputed、skip、back、review、rest、stop、?。
ask_value_choice = 列表中的编号或词语
ask_value_boolean = yes（是）或 no（否）
ask_value_integer = 整数
ask_value_date = 日期，例如 2026-02-05
ask_value_country = 国家，例如 GB
ask_value_text = 文本
ask_value_named = { $label }（{ $value }）
ask_value_laws = 代码，例如 GB、EU 或 US，以逗号分隔
ask_value_texts = 文本，以分号分隔；没有的，输入 none
ask_value_list = { $value }，以逗号分隔；没有的，输入 none

## 合同的相关文字。

ask_no_passage = 未依用语找到相关文字；文本仍可能涉及该项。
ask_passages = 依用语找到的相关文字；在回答之后输入 `@1`，即采用第一段的条款、页码和引文：
ask_passage = { $place }：“{ $quote }”
ask_passage_only = “{ $quote }”
ask_passage_values = 其中有：{ $values }
ask_place = { $before }，{ $next }
ask_place_clause = 第{ $clause }条
ask_place_page = 第{ $page }页
ask_place_perhaps = 可能相关
ask_values = { $before }；{ $next }

## 多个问题列为一页。

ask_sheet = 就同一段文字提出的{ $n }个问题
ask_sheet_question = { $question }（{ $answers }）
ask_sheet_choice = { $number } { $word }
ask_sheet_choices = 下列一项或数项：{ $choices }
ask_sheet_several = { $value }，可有数项
ask_sheet_how = 对该段文字能够回答的每个问题，输入其字母和回答：a yes, b 2, c d silent。每个值均记录条款、页码和引文。略去的问题另行逐一提出；直接按回车键，则全部逐一提出。或：back、review、rest、stop、?。
ask_sheet_by_letter = 请输入问题的字母和回答，例如：a yes, b silent
ask_sheet_twice = { $letter } 有两个回答
ask_sheet_nothing = nothing 只针对一个主题；{ ask_sheet_by_letter }
ask_sheet_any = 无法判断 `{ $line }` 针对哪个问题；{ ask_sheet_by_letter }
ask_sheet_no_letter = `{ $part }` 没有以问题的字母开头；{ ask_sheet_by_letter }
ask_sheet_no_answer = `{ $part }` 没有回答；{ ask_sheet_by_letter }
ask_sheet_passage = { $letter }：请略去 @{ $number }；每个值均记录上述文字
ask_sheet_value_only = { $letter }：此处只能输入一个值或 silent；略去 { $letter } 的，另行提出
ask_sheet_wrong = { $letter }：{ $wrong }

## 回答之后的提问。

ask_detail = { "  " }{ $detail }：{ "" }
ask_detail_clause = 条款，例如 14.2（没有：回车；条款没有编号：-）
ask_detail_passage = 相关文字的编号，例如 @1，或条款（没有：回车）
ask_detail_page = 文件页码（没有：回车；文件不分页：-）
ask_detail_quote = 原文（没有：回车）
ask_detail_document = 载有该内容的文件（不知：回车）
ask_detail_absent_clause = 显示这一点的条款（没有：回车）
ask_detail_reason = 原因，一句话（没有：回车）
ask_detail_position = 由谁主张什么，每行一方（没有其他：回车）

## 回答有误。

ask_wrong_needed = 该项必须回答：数据文件不可缺少；或输入 back 或 stop
ask_wrong_word = 请以上列词语之一作答
ask_wrong_control = 回答中有控制字符（{ $character }），请删除
ask_wrong_absence = 此处询问是否还有一项：请写明该项；没有的，按回车键
ask_wrong_none = 至少须有一项
ask_wrong_no_law = 总有某一法律适用；请输入其代码，文本没有指明的，输入 silent
ask_wrong_boolean = 请回答 yes（是）或 no（否）
ask_wrong_text = `{ $text }` 会被记为协议原文；请输入原文，没有说明的，输入 silent
ask_wrong_uk = 英国的代码为 GB（ISO 3166-1 alpha-2）
ask_wrong_country = 请输入国家的两个字母代码（ISO 3166-1 alpha-2），例如 GB、US 或 CN，或其英文名称
ask_wrong_number = 请只用数字输入整数，例如 30；不加单位、符号或小数
ask_wrong_large = { $number } 过大；最大值为 { $largest }
ask_wrong_day = 请输入确实存在的日期，例如 2026-02-05（年、月、日）
ask_wrong_near = `{ $text }` 不在可选回答之列；是否指 { $near }？
ask_wrong_choice = `{ $text }` 不在可选回答之列；请输入1至{ $last }的编号，或其旁的词语
ask_wrong_page = 页码为从1起的数字
ask_wrong_passage = 没有该编号的文字
ask_wrong_first = 这是本次运行的第一个问题
ask_wrong_answer = 请回答该问题，或按回车键
ask_wrong_quote = { $wrong }；请照原文逐字粘贴，或按回车键

## 返回与更改。

ask_silent = 记为没有说明：{ $facts }
ask_rest = 至多有{ $open }项事实未回答。如已通读全文而文本没有涉及，这些事实即记为没有说明。
ask_rest_sure = { "  " }是否已通读全文？（是：yes；否：回车）：{ "" }
ask_answers = { $n }项回答
ask_answer = { $label }：{ $answer }
ask_answer_clause = { $label }：{ $answer }（{ $clause }）
ask_change = 需更改的回答的编号（继续：回车）：{ "" }
ask_change_last = 需更改的回答的编号（全部无误：回车）：{ "" }
ask_change_number = 请输入1至{ $last }的编号，或按回车键
ask_withdrawn = 该回答已撤回，其事实重新提问
ask_keep = 直接按回车键保留该回答；back 亦予以保留

## 结束。

ask_not_in_file = 因不完整而未写入文件：{ $facts }。
ask_end = { $file } 已回答{ $answered }项事实，其中本次{ $now }项；至多另有{ $open }项待答。
ask_continue = 继续：lacuna init { $file }
ask_result = 查看结果：lacuna audit { $file }
ask_reading = 共提出{ $asked }个问题；已说明{ $stated }项事实，其中{ $quoted }项附有 { $contract } 的引文。
ask_clauses_all = 合同的每一条款均载有某项回答。
ask_clauses = 合同共有{ $all }个条款，其中{ $n }个没有载明任何回答：{ $clauses }。
ask_nothing_written = 未写入任何内容：写入 { $file } 之前须先回答：{ $facts }
ask_blank = 已写出 { $file }。请替换以 { $mark } 开头的全部内容，并在 sources 中写明阅读了多少文本。
ask_blank_schema = 支持 JSON Schema 的编辑器依 { $schema } 补全；{ ask_blank_field }
ask_blank_field = `lacuna explain FIELD` 说明某一字段。

## 相关文字中的值，以及未见于合同的引文。

ask_value_meaning = { $words }（{ $meaning }）
ask_duration = { $amount }{ $unit }
ask_duration_unsure = { $amount }{ $unit }，但文字与数字不一致
ask_date_unsure = 日期不能确定
ask_unit_minutes = 分钟
ask_unit_hours = 小时
ask_unit_days = 日
ask_unit_working_days = 个工作日
ask_unit_weeks = 周
ask_unit_months = 个月
ask_unit_years = 年
ask_quote_at = 引文见于 { $name } 的他处：{ $place }
ask_quote_elsewhere = 引文见于 { $name } 的他处
ask_quote_differs = { $name } 的文字与引文不同：`{ $found }`，而引文为 `{ $quoted }`
ask_quote_altered = { $name } 的文字与引文不同
ask_quote_cut = 引文在 { $name } 中改变其含义的用语旁截断：`{ $words }`
ask_quote_struck = 引文仅见于 { $name } 中已被删除或隐藏的文字
ask_quote_unreadable = 引文未见于 { $name } 可读取的部分；部分页面无法读取
ask_quote_missing = 引文未见于 { $name }
