### 关于一份协议的页面：首屏、审查发现与各清单。

skip_findings = 跳至审查发现
nav_concerns = 按关注点
nav_flow = 数据
nav_time = 期限
nav_absent = 未披露
nav_questions = 待答问题
nav_claims = 各方说法
nav_checked = 检查方式
nav_sign = 复核

made_by = 报告制作：{ $organisation }
reading_whole = 已读全文
reading_part = 只读了部分文本
reading_not_read = 未读文本

first = 首先解决
first_ended = 续签或者另订新协议时，先解决下列事项
first_carry = 共解决{ $all }项审查发现中的{ $carried }项。
next = 其次解决
carries = 一并解决{ $n }项
questions_then = 待答问题
reviewers_line = { $disagreed ->
    [0] { $decided }项审查发现已有复核人决定，无分歧。
   *[other] 复核人已决定{ $decided }项审查发现，其中{ $disagreed }项有分歧。
  }
states = { $n }条规则的结果
states_reconciled = { $findings }项审查发现包括{ $breaches }项违反和{ $silences }处应说明而未说明；归于{ $causes }个根源，每个根源在结论中只计一次。
states_questions = { $n }个问题待答。
clauses = 在协议中的位置
clause_holds = { $clause }：{ $n }项审查发现
clauses_elsewhere = { $n }项审查发现不在任何编号条款中。
clauses_hidden = 另有{ $n }条未显示。
route = 数据去向
route_data = 数据
route_from = 来自
route_to = 给予
route_for = 目的
route_until = 期限
route_people = 最大的数据集涉及约{ $n }人
route_controlled = 控制方所在地：{ $country }
route_keys = 持有密钥
route_no_purpose = 未列明目的
route_on_end = 终止时：{ $what }
route_findings = { $n }项审查发现
cannot_tell_short = 无法从文本得知：各方是否遵守协议，以及本数据文件与已签署的协议是否一致。
no_instrument_link = 此类协议须约定的事项

official_breach = 认定违法的主管机关：{ $authority }
official_partly_breach = 认定部分违法的主管机关：{ $authority }
official_no_breach = 认定没有违法的主管机关：{ $authority }
official_on = { $heading }，{ $day }。
official_provisions = 条文：{ $provisions }。
official_remedied = 该机关称已经补救。
official_not_remedied = 该机关称尚未补救。

glance_worst = 最严重的结果
glance_breached = 违反之处
and_more = 另有{ $n }项
concerns_benchmarks = 违反的规则中有{ $count }条为参照标准，在此不约束任何人，不计入任何结论。
concerns_idle = 下列各项没有适用的规则：{ $packs }。

file_says = 数据文件对协议的记载
law_says = 法律规定
guidance_says = 官方指南要求
policy_says = 内部政策要求
benchmark_says = 其他地方、时期或情形的法律要求
law_also = 另见
law_more = 及另外{ $n }项
so = 因此
applies_because = 适用理由：{ $reasons }。
reasons_list = { $before }；{ $next }
accept = 可接受的最低条件：
settles = 一并解决：
settles_more = 及另外{ $n }项
findings_folded = 另有{ $n }项审查发现出于同一根源
facts_more = 另有{ $n }项。
finding_waived = { $by }接受该项，至{ $day }止：{ $reason }
finding_waived_soon = { $by }接受该项，至{ $day }止，即将到期：{ $reason }
finding_waived_expired = { $by }曾接受该项，至{ $day }止。现已到期，该项重新计入。
copy = 复制条款
copied = 已复制

checked_verified = 已阅读原文或其副本
checked_derived = 由原法与修正法合成
checked_at_one_remove = 仅见转引，未核原文
checked_unverified = 未核对来源
checked_on = { $mark }，{ $day }
cited = 审查发现所依据的法律和指南
citation_read = 所读来源：{ $read }。

absences = 协议未披露的内容
absences_intro = 数据文件记载为遮蔽、载于他处、尚未商定、有争议或未读的全部内容，无论是否有规则问及。
absences_none = 数据文件没有记载遮蔽、载于他处、尚未商定、有争议或未读的内容。
absences_closed = 另有{ $n }项记录：已读文本没有说明的事项，以及不适用的问题
absence_what = 内容
absence_where = 所在
absence_reason = 所述理由
absence_heading_redacted = 已遮蔽
absence_heading_by_reference = 载于另一文件
absence_heading_not_agreed = 尚未商定
absence_heading_disputed = 有争议
absence_heading_not_read = 本数据文件编写时未读
absence_heading_silent = 文本已读，没有说明
absence_heading_not_applicable = 记录为不适用
unsaid_not_read = 本数据文件编写时未读

benchmarks = 参照标准，不计入两项结论
benchmarks_intro = 这些规则没有适用于本协议的法律或指南支持，只表明其他地方、时期或情形的法律会有何要求，不计入任何一项结论。
benchmarks_open = 显示参照标准
benchmarks_none = 没有任何参照标准会被违反或未获答复。
because_law_unknown = 适用法律不明。
because_other_place = 其他地方的法律。
because_other_time = 其他时期的法律。
because_other_case = 针对其他类型的机构、合同或服务的法律。
because_other_data = 针对其他数据的法律。
because_not_law = 对当事方无约束力。

compared_headline = 自{ $since }以来：已解决{ $settled }项，新增{ $new }项，恶化{ $worse }项，仍未解决{ $open }项。
compared_new = 新增
compared_worse = 恶化
compared_reworded = 有改动，仍未解决
compared_worse_heading = 新增或恶化
compared_settled_heading = 已解决
compared_reworded_heading = 有改动，仍未解决
compared_unchanged = 另有{ $n }项审查发现没有变化。
compared_now = 现为：{ $outcome }
compared_not_asked = 不再要求
compared_words = 之前与现在
compared_fact = 事实
compared_before = 之前
compared_today = 现在
compared_no_ground = 非其依据
compared_silent = 未说明
compared_quote = { $value }：“{ $quote }”

time_years = { $n }年
time_relative = 未写明起始日期，因此自协议开始时起算。
time_span_term = 协议有效。
time_span_longest = 连同全部延期，最长可至此。
time_span_kept = 终止后仍保留数据：{ $what }。
time_span_endless = 自动续期：{ $what }。
time_span_start = 开始
time_span_ever = 无终期

glossary = 用语
glossary_open = 本页用语的含义
term_finding = 审查发现
term_finding_means = 违反之处，或协议应说明而未说明之处。
term_root = 根源
term_root_means = 数项审查发现的共同原因。解决根源即解决全部，在结论中只计一次。
term_concern = 关注点
term_concern_means = 关于同一事项的一组规则，例如数据保留或模型训练。
term_law_means = 在相关日期适用于本协议和本数据的法定义务或限制。
term_guidance_means = 主管机关的官方守则或指南。
term_policy_means = 审计方所要求的良好做法。违反者属不可取，不称为违法。
term_benchmark_means = 其他地方、时期、情形或其他数据的法律。不计入任何一项结论。
term_fingerprint = 校验值

tools_clause = 第{"{n}"}条
prints_packs = 各规则包的校验值
flow_public = 公共机构
verdict_counts = { $counts }。
