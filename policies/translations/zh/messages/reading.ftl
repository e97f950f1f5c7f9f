### 初读页面。

reading_title = 初读：{ $name }
reading_about = { $format }{ $pages ->
    [0] {""}
   *[other] ，{ $pages }页
  }，{ $words }个词
reading_note = 每个段落都是按其中的词语挑出的，仅供查看。引用前请阅读原文：它可能表达相反的意思；文本也可能用未检索的词语处理某一事项。
reading_likely_count = { $n ->
   *[other] 项：有段落似乎涉及
  }
reading_possible_count = { $n ->
   *[other] 项：有段落可能涉及
  }
reading_none_count = { $n ->
   *[other] 项：未找到段落
  }
reading_no_cues = 未检索任何事项：仅有英语、德语和法语的检索词，而本文件不是这些语言，或篇幅太短无法判断。
reading_unreadable = { $n ->
   *[other] 第{ $pages }页无法读取（例如为扫描件）。本页内容不涵盖其中文字。
  }
reading_remarks = 关于文件的说明
reading_names = 文件所载
reading_kind = 文件种类
reading_parties = 当事方
reading_dates = 日期
reading_called = { $name }（简称“{ $called }”）
reading_subjects = 事项
reading_paper = 文本
reading_likely = 似乎涉及某一事项的段落
reading_possible = 可能涉及的段落
reading_also = 另见：
reading_perhaps_also = 可能另见：
reading_none = 未找到段落的事项
reading_none_note = 文本可能以其他词语处理这些事项。每项之后列出所检索的词语：斜线表示“或”，“…”表示其间有词语，“+”表示在同一句中，星号表示任何词尾。
reading_looked_for = 检索词：{ $words }
reading_references = 援引本文件之外的内容
reading_blanks = 似乎尚待填写的空白
reading_apart = 文件中有、但不属于协议文本的内容
reading_more = { $n ->
   *[other] 另有{ $n }项，见JSON输出。
  }
reading_place_clause = 第{ $clause }条
reading_place_page = { $place }，第{ $page }页
reading_outside = 条款之外
reading_page = 第{ $page }页
reading_seen = 事项：
reading_key = 标记：
reading_key_likely = 似乎涉及某一事项
reading_key_possible = 可能涉及
reading_key_blank = 空白
reading_key_out = 援引文件之外
reading_foot = 由Lacuna { $version }根据SHA-256为{ $sha256 }的文件生成。本页任何内容均非审查发现，也非法律意见。
reading_format_pdf = PDF
reading_format_docx = Word文档
reading_format_odt = OpenDocument文本
reading_format_html = HTML页面
reading_format_markdown = Markdown
reading_format_text = 纯文本
reading_target_paper = 文件
reading_target_annex = 本文件未附的附件
reading_target_clause = 本文件没有的条款号
reading_target_address = 网址
reading_apart_deleted = 已删除
reading_apart_moved = 已从此处移走
reading_apart_hidden = 隐藏
reading_apart_comment = 批注

# 事项名称。
subject_vendor_access = 接收方对数据的访问
subject_roles = 角色：控制者、处理者、共同控制者
subject_purpose = 处理目的
subject_purpose_limit = 目的限制
subject_data_categories = 数据类别
subject_subject_categories = 数据主体类别
subject_legal_basis = 合法性依据与共享的法定权力
subject_instructions = 按控制者指示处理
subject_secondary_use = 其他用途：自身目的、出售、广告
subject_anonymised_use = 匿名化、假名化和汇总数据
subject_model_training = 模型训练
subject_reidentification_linkage = 重新识别、联系与关联
subject_onward_sharing = 向第三方披露
subject_retention_period = 保留期限
subject_end_deletion = 终止时返还或删除
subject_deletion_deadline = 删除时限
subject_deletion_certificate = 删除证明
subject_sub_authorisation = 次级处理者的授权
subject_sub_list = 次级处理者名单
subject_sub_notice_objection = 新增次级处理者的通知与反对
subject_sub_flowdown = 次级处理者的义务及责任
subject_audit_right = 审计与检查权
subject_audit_limits = 审计的限制
subject_breach_notice = 数据泄露通知
subject_records_logs = 处理记录与日志
subject_staff_confidentiality = 人员保密
subject_staff_access = 可接触数据的人员：按需知悉、审查、培训
subject_security_measures = 安全措施
subject_encryption = 加密
subject_certification = 安全证书与标准
subject_subject_requests = 数据主体请求
subject_dpia = 数据保护影响评估（DPIA）
subject_location = 存储、处理和访问地点
subject_transfer_mechanism = 跨境传输及其保障措施
subject_compelled_disclosure = 依法或应机关要求的披露
subject_foi_publication = 信息公开与协议的公布
subject_governing_law = 适用法律与法律效力
subject_disputes = 争议与管辖
subject_liability = 责任与赔偿
subject_insurance = 保险
subject_price = 价格、收费与费用
subject_term = 期限、续期与存续
subject_termination = 终止与中止
subject_ip_outputs = 数据、成果与知识产权的归属
subject_variation = 条款变更
subject_precedence = 优先顺序
subject_confidentiality = 各方之间的保密
subject_exit_help = 退出时的数据导出与协助
subject_public_benefit = 公共利益与平等
subject_commitments = 供应商的承诺
subject_service_continuity = 服务连续性
subject_exclusivity = 排他性、采购与其他供应商的机会
subject_infrastructure = 基础设施与接口
subject_reciprocity = 对等与技术信息
subject_automated_decisions = 自动化决定与人工智能的使用
subject_special_categories = 健康数据、犯罪记录及其他特殊类别
subject_classified_information = 国防与涉密信息
subject_objection_complaints = 同意、反对、投诉与征询意见
subject_governance = 治理、报告与审查
subject_transparency_notice = 隐私告知与透明度
