### The letter about an agreement, and the list for the own side.

letter_to = To:
letter_from = From:
letter_date = Date:
letter_our_reference = Our reference:
letter_agreement_reference = Agreement reference:
letter_reply_by = Reply by:
# Stands between a name with its colon, such as "To:", and what is called so.
letter_gap = { " " }
# The mark of a point under a question.
letter_point_mark = ({ $letter })
letter_cell = { $head }: { $cell }
letter_place_and_page = { $place }, { $page }
letter_salutation = Dear Sir or Madam,
letter_invented = This agreement is invented. The letter is an example and is not to be sent.
letter_kind_other = agreement
letter_named = the { $kind } named above
letter_named_of = the { $kind } of { $day }
letter_opening_both = We are reviewing { $agreement }. This letter sets out the changes that we request and the points on which we need information.
letter_opening_changes = We are reviewing { $agreement }. This letter sets out the changes that we request.
letter_opening_questions = We are reviewing { $agreement }. This letter sets out the points on which we need information.
letter_opening_account = We are reviewing { $agreement }. This letter sets out the points on which we request an explanation.
letter_opening_nothing = We have reviewed { $agreement }. We request no changes and have no questions.
letter_ended = The agreement has ended. Please read each question as asking what applied while it was in force, and what has happened to the data since.
letter_part_read = Our review covers only part of the text. If another part deals with a point below, please quote the clause.
letter_not_read = Our review is based on published reports and not on the text of the agreement. Please send us a copy of the text with your reply.
letter_memorandum = A document of this kind is not, on its own, a data sharing agreement. If no personal data is to be shared under it, please confirm that first; the questions about personal data will then not arise.
letter_amendments = Amendments requested
letter_amendments_lead = Please confirm that you agree to the following amendments, or propose alternative wording.
letter_changes = Changes requested
letter_changes_lead = Please seek the following changes to the agreement, or explain why you do not intend to.
letter_account = Points on which we request an explanation
letter_account_lead = Please state, for each point, what has been done and what remains to be done.
letter_not_found = We have not found such a term in the part of the text that we have read.
letter_not_found_for = For { $entries }, we have not found such a term in the part of the text that we have read.
letter_the_infrastructure = the infrastructure
letter_amend_at = { $place }: { $ask }
letter_now = The text now reads: “{ $quote }”
letter_now_at = The text now reads ({ $place }): “{ $quote }”
letter_reported = We know this only from published reports. If they are wrong, please say so.
letter_more =
    { $n ->
        [one] The same applies in one other place.
       *[other] The same applies in { $n } other places.
    }
letter_wording = Proposed wording:
letter_questions = Questions
letter_how = Please answer in writing. If a clause answers a question, please quote it. If a point has not been agreed, please say so.
letter_ask_one = Please state { $point }.
letter_ask_one_for = For { $entries }, please state { $point }.
letter_ask_many = Please state:
letter_ask_many_for = For { $entries }, please state:
letter_point = { $point };
letter_point_last = { $point }.
letter_entry = “{ $entry }”
letter_listed_more =
    { $n ->
        [one] { $listed } and one other
       *[other] { $listed } and { $n } others
    }
letter_points_of = For { $entries }: { $points }
letter_between = ; { "" }
letter_absences = Points that the text leaves open
letter_absences_lead = The points below are open in the text or were not in the part that we have seen. Please answer each of them, or send us the document that contains the answer.
letter_absence_redacted = Withheld
letter_absence_by_reference = Left to another document
letter_absence_not_agreed = Not agreed
letter_absence_disputed = Disputed
letter_absence_not_read = Not in the part we have seen
letter_annex_amendments = Annex: further changes
letter_annex_account = Annex: further points
letter_annex_questions = Annex: further questions
letter_head_ask = Change
letter_head_now = Reason
letter_head_wording = Proposed wording
letter_head_subject = Subject
letter_head_point = Point
letter_head_status = Status
letter_head_detail = Detail
letter_see_annex = Further points are set out in the annex.
letter_please_reply = Please reply by { $day }.
letter_no_criticism = We ask each question because the documents that we have seen do not answer it. No criticism is intended.
letter_yours_faithfully = Yours faithfully,
letter_yours_sincerely = Yours sincerely,
letter_subject_instrument = The agreement and the parties
letter_subject_access = Access and purposes
letter_subject_data = The data
letter_subject_models = Models and automated decisions
letter_subject_place = Location, transfers and foreign law
letter_subject_recipients = Sub-processors and staff
letter_subject_security = Security and confidentiality
letter_subject_rights = Rights in the data, and rights of data subjects
letter_subject_oversight = Audit, breaches and oversight
letter_subject_end = Retention, exit and liability
letter_subject_commitments = Commitments and information
letter_subject_price = Price and procurement
letter_subject_public = Publication and consultation

own_subject = For our own file: { $title }
own_for = For:
own_decide = To decide or to correct
own_answer = To answer from our own records
own_look_up = To check in public records, or to ask others
own_nothing = There is no point for us alone to resolve.

answerer_agreement = The agreement
answerer_vendor = The vendor
answerer_public_body = The public body
answerer_public_record = A public record

table_findings = Findings
table_questions = Questions
table_agreement = Agreement
table_title = Title
table_severity = Severity
table_outcome = Outcome
table_basis = Basis
table_finding = Finding
table_clause = Clause
table_words = Text of the agreement
table_ask = Change requested
table_wording = Proposed wording
table_rule = Rule
table_cause = Same root cause as
table_waiver = Waiver
table_file = File
table_line = Line
table_evidence = Evidence code
table_question = Open question
table_answerer = Who can answer
table_waiting = Rules that depend on it
table_place = Place in the file
