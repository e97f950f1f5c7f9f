### 各种报告共用的词语。

# 页面语言的 BCP 47 标记；zh 本身不说明是简体还是繁体，因此注明文字。
language_tag = zh-Hans

outcome_breached = 违反
outcome_not_stated = 未说明
outcome_met = 符合
outcome_not_applicable = 不适用

severity_critical = 严重
severity_high = 高
severity_medium = 中
severity_low = 低

basis_law = 法律
basis_guidance = 官方指南
basis_policy = 内部政策

verdict_stop = 不应签署
verdict_fix_first = 签署前须修改
verdict_record_reasons = 须记录理由
verdict_no_objection = 依这些规则无异议
verdict_signed_stop = 修改前应中止数据共享
verdict_signed_fix_first = 依据协议行事之前须修改
verdict_signed_record_reasons = 须记录理由
verdict_signed_no_objection = 依这些规则无异议
verdict_ended_stop = 不应再签署此类条款
verdict_ended_fix_first = 续签前须修改
verdict_ended_record_reasons = 须记录理由
verdict_ended_no_objection = 依这些规则无异议

day = { $year }年{ $month }月{ $day }日
month_1 = 1
month_2 = 2
month_3 = 3
month_4 = 4
month_5 = 5
month_6 = 6
month_7 = 7
month_8 = 8
month_9 = 9
month_10 = 10
month_11 = 11
month_12 = 12

value_true = 是
value_false = 否
value_none = 无
sentences = { $before }{ $next }
value_list = { $before }、{ $next }
value_list_more = { $list }及另外{ $n }项
value_stated = 已说明
value_thousands = ,

silent_hole = （未说明）

absence_silent = 文本未提及
absence_redacted = 已遮蔽
absence_by_reference = 由另一文件规定
absence_not_agreed = 尚未商定
absence_disputed = 有争议
absence_not_applicable = 记录为不适用
absence_not_read = 未阅读

clause = 第{ $reference }条
clause_and_page = 第{ $reference }条，第{ $page }页
place_and_page = { $reference }，第{ $page }页
page = 第{ $page }页

rules_in_english = 示范条款使用英文；引文保留原文语言。

# Countries by their ISO codes; others are shown by the code.
country_GB = 英国
country_IE = 爱尔兰
country_US = 美国
country_FR = 法国
country_DE = 德国
country_NL = 荷兰
country_BE = 比利时
country_LU = 卢森堡
country_ES = 西班牙
country_IT = 意大利
country_PT = 葡萄牙
country_SE = 瑞典
country_DK = 丹麦
country_NO = 挪威
country_FI = 芬兰
country_PL = 波兰
country_CH = 瑞士
country_AT = 奥地利
country_CA = 加拿大
country_AU = 澳大利亚
country_NZ = 新西兰
country_IN = 印度
country_CN = 中国
country_JP = 日本
country_KR = 韩国
country_SG = 新加坡
country_IL = 以色列
country_RU = 俄罗斯
country_BR = 巴西
country_ZA = 南非
country_AE = 阿拉伯联合酋长国

outcome_cannot_tell = 无法判断是否适用
basis_benchmark = 参照标准
verdict_not_given = 无法作出法律结论：适用法律不明，或不在这些规则包内
verdict_signed_not_given = 无法作出法律结论：适用法律不明，或不在这些规则包内
verdict_data_without_law = 无法作出法律结论：这些规则包不含适用于部分数据的法律
verdict_ended_not_given = 无法作出法律结论：适用法律不明，或不在这些规则包内

# 引文核对结果。
quote_check_verbatim = 引文核对：与文件逐字一致。
quote_check_elsewhere = 引文核对：与文件逐字一致，但不在所注条款或页码。
quote_check_joined = 引文核对：各部分依次见于文件，其间有省略。
quote_check_cut = 引文核对：文件有此文字，但同句其余部分对其有限定。
quote_check_altered = 引文核对：与文件文字略有出入。
quote_check_gravely_altered = 引文核对：文件所述与此不同。
quote_check_struck = 引文核对：该文字在文件中已被删除或隐藏。
quote_check_not_found = 引文核对：文件中没有该文字。
quote_check_unreadable = 未找到引文：文件部分页面无法读取。
quote_check_no_document = 引文未核对：未取得文件。
