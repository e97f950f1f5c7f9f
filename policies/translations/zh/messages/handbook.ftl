### 手册：规则、事实、核对表和规则包的说明页，以及终端列出的内容。

handbook_bracketed = （{ $words }）

handbook_line = - { $id } { $title }（{ $severity }，{ $basis }）

handbook_basis_law = { basis_law }
handbook_basis_guidance = { basis_guidance }
handbook_basis_policy = { basis_policy }
handbook_basis_benchmark = { basis_benchmark }

## 规则的说明页。

handbook_rule_about = 规则包：{ $pack }。严重程度：{ $severity }。依据：{ $basis }。
handbook_asks = **规则要求**：{ $words }
handbook_why = **为何重要**：{ $words }
handbook_breached = **违反时**：{ $words }
handbook_silent = **协议未说明时**：{ $means }
handbook_silent_words = **协议未说明时**：{ $means }{ $words }
handbook_silence_finding = 计为审查发现，严重程度不变。
handbook_silence_lower = 计为审查发现，严重程度降低一级。
handbook_silence_question = 列为待答问题。
handbook_silence_ignore = 本规则只针对已说明的内容，此时不适用。
handbook_remedy = **修改要求**：{ $words }
handbook_wording = **建议措辞**：

handbook_conditions = 条件
handbook_each = 逐项检查 { $list }，每一项记作 it
handbook_when = 前提
handbook_require = 要求
handbook_asks_where = 仅询问
handbook_definition = - `{ $name }`：{ $means }（`{ $condition }`）
handbook_parameter = - `{ $name }`：{ $value }（{ $unit }）；{ $reason }

handbook_sources = 法源
handbook_source = - { $name }{ $pinpoint }{ $about }（{ $mark }）。{ $read }
handbook_mark_derived = { checked_derived }
handbook_mark_verified = { checked_verified }
handbook_mark_at_one_remove = { checked_at_one_remove }
handbook_mark_unverified = { checked_unverified }

handbook_examples = 示例
handbook_example = - { $outcome }：{ $changes }
handbook_example_with = `{ $name }` 为 `{ $value }`
handbook_example_without = 未写 `{ $name }`
handbook_example_as_of = 审计基准日为{ $day }
handbook_example_base = 基准协议不作改动
handbook_changes = { $before }，{ $next }
handbook_file = 文件：{ $file }

## 规则包的说明页和总目录。

handbook_gloss = { $gloss }。
handbook_phrase = 提出该问题的文章原文：“{ $phrase }”
handbook_edition = 版本{ $version }，依截至{ $edition }的法律编写。本页由 `{ $folder }` 生成。
handbook_index = 规则
handbook_index_about = 共{ $packs }个规则包、{ $rules }条规则。各页均由规则文件生成。[核对表](checklists.md)列明各类文件须载明的全部内容。

## 核对表。

handbook_checklists = 核对表
handbook_checklists_about = 逐项列明某类文件须载明的内容。核对表是对规则的另一种编排：`lacuna checklist ID FILE` 就某一份协议逐项显示结果。
handbook_checklist_about = 核对表 `{ $id }`。{ $about }
handbook_checklist_when = 适用条件：`{ $condition }`。
handbook_item = - **{ $id }** { $asks }（{ $provisions }）。规则：{ $rules }。
handbook_item_note = - **{ $id }** { $asks }（{ $provisions }）。规则：{ $rules }。{ $note }
handbook_item_no_rules = 无
handbook_provisions = { $before }；{ $next }

## 事实的说明页。

handbook_fact_label = { $label }。
handbook_fact_kind = 类型：{ $kind }。
handbook_fact_required = 在所属组内为必填项。
handbook_fact_place = 位置：{ $pointer }
handbook_fact_holds = 包含：
handbook_fact_rules = 读取该事实的规则
handbook_fact_no_rules = 无。
handbook_fact_no_rules_whole = 没有规则整体读取该项。
handbook_fact_example = 示例
handbook_choice = - `{ $word }`：{ $means }

handbook_kind_boolean = 是或否（`true` 或 `false`）
handbook_kind_integer = 整数
handbook_kind_id = 标识
handbook_kind_text = 文本
handbook_kind_date = 日期，例如 2026-02-05
handbook_kind_country = 国家，以两个大写字母表示，例如 GB（ISO 3166-1 alpha-2）
handbook_kind_choice = 下列选项之一
handbook_kind_group = 一组事实
handbook_kind_map = 字段名称，每个名称对应一组事实
handbook_kind_any = 任意值
handbook_kind_groups = 列表，每一项为一组事实
handbook_kind_choices = 列表，每一项为下列选项之一
handbook_kind_list = 列表，每一项为：{ $entry }
handbook_kind_refers = { $kind }（取自 `{ $list }` 的标识）

## 全部事实的说明页。

handbook_facts = 协议数据文件
handbook_facts_about =
    协议数据文件可以记载的全部事实，附在合同中应查找的内容以及读取该事实的规则。本页由架构和规则生成。`lacuna explain datasets.retention.days` 显示某一事实的说明和示例。

    一份协议是一个 JSON 对象。必填的只有 `schema_version`、`id`、`title`、`instrument` 及其 `type` 和 `parties`。文本没有说明的，留空；知道为何没有说明的，在同一组的 `absent` 中记载原因。`null` 不表示任何内容，不予接受。空列表表示没有任何一项。

    带点的名称是路径：`datasets.retention.days` 是列表 `datasets` 某一项的 `retention` 组中的字段 `days`。每一组均可载有 `clauses` 和 `absent`，其说明只在各自名下出现一次。
handbook_facts_line = { $label }。*{ $kind }。*
handbook_facts_line_required = { $label }。*{ $kind }；必填。*
handbook_facts_read_by = 读取该事实的规则：{ $rules }。

## 终端在这些说明页之外的用语。

handbook_facts_of_name = 有{ $n }项事实使用该名称，请选择其中一项查看说明：
