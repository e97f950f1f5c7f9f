### 终端文本格式。

text_about = { $file }：{ $kind }，审计基准日{ $day }
text_hypothetical = 本协议系虚构：仅为示例，无人签署。
text_refused = { $file }未经审计。
text_refused_record = { $file }第{ $record }条记录未经审计。
text_part_read = 编写本数据文件时仅阅读了部分协议文本。未涉及的事项可能载于其余部分；仅当数据文件记载协议没有说明时，才计为审查发现。
text_not_read = 编写本数据文件时未阅读协议文本。此处未说明的事项情况不明，一律不计为审查发现。
text_failed = 有{ $rules }条规则无法得出结果，因此本次审计不完整。
text_memorandum = 该文件本身不是数据共享协议。使用处理者，须有具约束力的合同；其他共享应另有单独的协议。该协议须约定的事项见下列问题。
text_law_and_guidance = 法律和官方指南：
text_house_policy = 内部政策：
text_severities = 严重{ $critical }，高{ $high }，中{ $medium }，低{ $low }
text_counts = 违反{ $breached }条规则{ $benchmarks ->
    [0] {""}
   *[other] （其中{ $benchmarks }条为参照标准，在此不约束任何人）
  }，符合{ $met }条。另有{ $not_stated }条适用，但尚无答案；{ $cannot_tell }条依现有资料无法判断是否适用；{ $not_applicable }条不适用。
text_findings = 审查发现，由重到轻
text_ask = 修改要求：{ $ask }
text_ask_ended = 续签或者另订新协议时的要求：{ $ask }
text_questions = 须先答复的问题：{ $facts }个
text_more_questions = 另有{ $facts }个问题见HTML报告。
question_silent = 未说明：{ $fact }。{ question_waiting }
question_absent = 未说明（{ $kind }）：{ $fact }。{ question_waiting }
question_waiting = 有{ $rules }条规则取决于该答复{ $critical ->
    [0] 。
   *[other] ，其中严重级别{ $critical }条。
  }
question_unproved = 所据引文未见于文件：{ $fact }。有{ $rules }条规则取决于正确的引文。
question_offered = 所援引的{ $title }（条款{ $clause }）规定：{ $value }。请核对所签版本后记录。
question_reported = 仅见于报道，未在协议中读到：{ $fact }。有{ $rules }条规则取决于协议文本。
text_coverage = 所问{ $asked }项事实中，已说明{ $answered }项。
text_not_advice = 本结果由程序自动得出，不构成法律意见。HTML报告列有每项结果的依据。

checklist_name = { $title }（{ $id }）
checklist_places = { $before }；{ $next }
checklist_tally = { $title }（核对表{ $id }）：符合{ $met }项，违反{ $breached }项，未说明{ $not_stated }项，须人工阅读{ $unasked }项。
checklist_counts = 符合{ $met }项，违反{ $breached }项，未说明{ $not_stated }项，须人工阅读{ $unasked }项。
checklist_unasked = 请阅读文本
checklist_not_applicable = 本核对表不适用于该协议。
checklist_open = 协议未说明本核对表是否适用。

settings_note = 内部设置对这些规则作了{ $n }处改动，见“{ $section }”一节。
filter_in_force = 已启用筛选（{ $filter }）：{ $all }项审查发现中有{ $hidden }项未显示；两项结论及其旁的数目均为整个审计的结果。
settings_heading = 内部设置所作的改动
settings_packs = 未采用{ $n }个规则包，其规则未予检查：{ $packs }。
settings_severity = { $rule }在此按{ $to }计；其本身级别为{ $from }。
settings_severity_reason = { $rule }在此按{ $to }计；其本身级别为{ $from }。理由：{ $reason }
settings_rule_off = { $rule }在此停用，未予检查（{ $severity }：{ $title }）。理由：{ $reason }
settings_replaced_rule = 规则{ $name }在此采用本组织的版本，取代内置规则。理由：{ $reason }
settings_replaced_definition = 共用条件“{ $name }”在此采用本组织的版本，取代内置条件。理由：{ $reason }
settings_replaced_jurisdiction = 法域{ $name }在此采用本组织的条目，取代内置条目。理由：{ $reason }
settings_replaced_checklist = 核对表{ $name }在此采用本组织的版本，取代内置核对表。理由：{ $reason }
settings_replaced_source = 法源{ $name }在此采用本组织的条目，取代内置条目。理由：{ $reason }
settings_parameter = { $name }在此为{ $value }；默认值为{ $default }。

waivers_heading = 豁免
waivers_law = 法律和官方指南：{ $without }；计入豁免后：{ $with }。
waivers_policy = 内部政策：{ $without }；计入豁免后：{ $with }。
waiver_active = { $by }接受{ $rule }，至{ $day }止：{ $reason }
waiver_ends_soon = { $by }接受{ $rule }，至{ $day }止，即将到期：{ $reason }
waiver_expired = { $by }曾接受{ $rule }，至{ $day }止。现已到期，该项审查发现重新计入。
waived_mark = 已豁免
marks_waived = { $marks }；{ waived_mark }
marks_outcome = { $marks }；{ $outcome }
text_finding = { $rule } { $words }（{ $marks }）
text_absence = { $point }：{ $detail }
absence_parts = { $before }；{ $next }
markdown_marks = （{ $marks }）
markdown_verdict = { $heading }**{ $verdict }**（{ $counts }）
verdict_of = { $heading }{ $verdict }
baseline_heading = 与基线相比
baseline_counts = 自{ $since }起：新增{ $new }项，恶化{ $worse }项，未变{ $unchanged }项，消失{ $gone }项。
baseline_new = 新增：{ $rules }
baseline_worse = 恶化：{ $rules }
baseline_gone = 消失：{ $rules }
baseline_same_agreement = 协议文件未变；变化来自他处。
baseline_other_rules = 自基线以来，下列规则包的规则有变：{ $packs }。其审查发现的差异可能来自规则，而非来自协议。
baseline_other_settings = 自基线以来，阈值、级别或共用条件有变。
baseline_other_program = 基线由本程序的{ $version }版生成。

markdown_problems = 以下文件无法审计
markdown_severity = 级别
markdown_rule = 规则
markdown_fact = 发现的内容
markdown_place = 位置
markdown_more = 另有{ $n }项审查发现见报告。
github_shown = 共有{ $errors }个错误、{ $warnings }个警告。GitHub每个步骤各只显示前{ $shown }个，最严重者在前；其他格式载有全部内容。
markdown_settings_left = 另有{ $n }项设置变更未在此列出；其他格式载有全部内容。
markdown_shortened = 过长的评论会被拒收，故此处有所删减：{ $agreements }份协议未列入表中，{ $findings }项较轻的审查发现未列出。其他格式载有全部内容。
markdown_agreement = 协议
markdown_not_advice = 本结果由程序自动得出，不构成法律意见。

decisions_heading = 复核人的决定
decisions_count = { $findings }项审查发现中有{ $decided }项已有决定；其中{ $disagreed }项复核人意见不一。决定不改变结果。
decision_disagreed = { $rule }：复核人意见不一。
decision_line = { $rule }：{ $by }：{ $decision }。
decision_line_reason = { $rule }：{ $by }：{ $decision }。{ $reason }
reviewer = { $name }，{ $role }
decision_word_accept = 接受
decision_word_dispute = 有异议
decision_word_needs_change = 需修改
text_more_places = 另有{ $n }处。
text_same_cause = 与{ $rule }出于同一根源。
text_answerer_agreement = 应由协议文本写明
text_answerer_vendor = 应由供应商答复
text_answerer_public_body = 应依公共机构自己的档案答复
text_answerer_public_record = 应查阅公共记录

### 数据文件中记录为缺失的事项。

absences_heading = 协议中记为缺失的事项
absences_redacted = 未予公开（已遮蔽）
absences_by_reference = 由另一文件规定
absences_not_agreed = 尚未商定
absences_disputed = 有争议
absences_not_read = 未阅读
absences_silent = 已阅读，文本没有说明
absences_not_applicable = 记录为不适用
absences_kind = 类别
absences_point = 事项
absences_detail = 说明
