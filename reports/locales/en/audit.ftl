### The audit report: one agreement, one page.

## The frame

page_title = Agreement audit: { $title }
skip = Skip to the result
strip = Machine findings, not legal advice. No person has confirmed them yet.
strip_decided = Machine findings, not legal advice. { $decided } of { $findings } have a reviewer’s decision in this copy, and no decision changes a result.
strip_pattern = Machine findings, not legal advice. {"{a}"} of {"{b}"} have a reviewer’s decision in this copy, and no decision changes a result.
strip_label = Status of this report
contents = Contents
print_summary = Print summary
print_all = Print everything
print_long = This report has { $findings } findings. To print everything takes a browser minutes, and it may give up; the summary is two pages.
summary_only = Summary: sections 3 to 10 are not printed here.
footer = This page loads nothing and sends nothing. { $report }, Lacuna { $version }.
print_footer = { $report }   SHA-256 { $digest }

## The head

kicker = Lacuna audit
invented = Invented example
parties_two = { $first } and { $second }
parties_more = { $before }, { $next }
parties_none = The file names no parties.
head_version = Version
packs_in_section_9 = { $n ->
    [one] { $n } pack, listed in section 9
   *[other] { $n } packs, listed in section 9
  }
pack = { $name } { $version }
kind_binding = { $kind }, legally binding
kind_not_binding = { $kind }, not legally binding
kind_binding_silent = { $kind }; whether it binds is not stated
instrument_contract = Contract
instrument_framework = Framework agreement
instrument_call_off = Call-off contract
instrument_processor_contract = Processor contract
instrument_data_sharing_agreement = Data sharing agreement
instrument_joint_controller_arrangement = Joint controller arrangement
instrument_mou = Memorandum of understanding
instrument_letter_of_intent = Letter of intent
instrument_heads_of_terms = Heads of terms
instrument_licence = Licence
instrument_direction = Direction
instrument_trial = Trial without a contract of its own
instrument_other = Another kind of paper, or one that is not known
status_draft = Draft
status_signed = Signed, not yet in force
status_active = In force
status_ended = Ended
status_withdrawn = Withdrawn

## 1 Result

result = Result
result_failed = { $n ->
    [one] One rule gave no answer, so nothing below is complete. Section 8 names it.
   *[other] { $n } rules gave no answer, so nothing below is complete. Section 8 names them.
  }
verdicts = Two verdicts, never merged
verdict_law = By law and official guidance
verdict_policy = By policy, not law
verdict_unasked = Nothing was asked
verdict_answers_first = Get the answers first
verdict_policy_note = Unwise, not unlawful.
grounds_critical = A critical finding must be settled first.
grounds_high = A finding of high severity must be settled first.
grounds_failed = A rule gave no answer.
grounds_must_answer = Questions of high or critical weight have no answer yet.
grounds_medium = Settle the findings of medium severity, or record why not.
grounds_open = Questions are open, or facts that were asked for are not stated.
grounds_low = Nothing above low severity was found, and every fact that was asked for is stated. That is not a finding that the agreement is lawful.
grounds_empty = No rule of this kind is among the packs, so there is nothing to say either way.
count_critical = { $n } critical
count_high = { $n } high
count_medium = { $n } medium
count_low = { $n } low
count_none = No findings
marks_label = The states of all rules, as shares of one bar
marks_breached = { $n } breached
marks_not_stated = { $n } not stated
marks_met = { $n } met
marks_not_applicable = { $n } do not apply

no_instrument = This is not a data-sharing agreement.
no_instrument_mou = A memorandum of understanding with a vendor is, on its own, no data-sharing agreement.
no_instrument_letter_of_intent = A letter of intent to a vendor is, on its own, no data-sharing agreement.
no_instrument_heads_of_terms = Heads of terms with a vendor are, on their own, no data-sharing agreement.
no_instrument_code = The data sharing code of the Information Commissioner’s Office says so of a memorandum of understanding, except between government departments and certain other public bodies. A processor would need a binding contract (UK GDPR Article 28(3)); other sharing should have an agreement of its own.
no_instrument_needs = { $n ->
    [one] That agreement would need to deal with this topic:
   *[other] That agreement would need to deal with these topics:
  }
no_instrument_need = { $pack } ({ $n })
no_instrument_more = { $n ->
    [one] and one in another pack
   *[other] and { $n } in other packs
  }

more_in_findings = { $n ->
    [one] And one more in section 5.
   *[other] And { $n } more in section 5.
  }
ask_new_clause = New clause
ask_no_clause = Clause not given
ask_clauses_more = { $n ->
    [one] { $first } and one more
   *[other] { $first } and { $n } more
  }
questions_first = Answer these first
questions_more = { $n ->
    [one] And one more question.
   *[other] And { $n } more questions.
  }
in_place = Already in place
in_place_none = No rule that applies was found to be met.
in_place_more = { $n ->
    [one] And one more in section 5.
   *[other] And { $n } more in section 5.
  }
cannot_tell = What this report cannot tell you
cannot_tell_practice = Whether anybody does what the agreement says. Only a file about its text was read.
cannot_tell_signed = Whether the file matches the signed paper. A person must compare the two.
cannot_tell_packs = Whether these are the right rules. Their owners choose them.
cannot_tell_invented = Anything about a real deal: this agreement is invented.
cannot_tell_part = What stands in the parts that were not read. Only part was read of: { $title }
cannot_tell_unread = What the text says: it was not read. { $title }
cannot_tell_reported = { $n ->
    [one] Whether the press is right: one fact that was used rests on what others report.
   *[other] Whether the press is right: { $n } facts that were used rest on what others report.
  }

## 2 Every rule at a glance

glance = Concern by concern
glance_caption = A row for each concern, the most serious first. The numbers count its rules by state.
glance_pack = Concern
glance_total = All rules
key = What the marks mean
key_breached = The agreement says something that the rule forbids.
key_not_stated = The rule applies and needs an answer, and nothing that was read gives one.
key_met = The agreement says what the rule asks for.
key_cannot_tell = The file does not show whether the rule applies. It is open, and a question asks for what is missing.
key_not_applicable = What the rule is about is not there. The reason is given.

## 3 Findings

findings = Findings
findings_intro = Worst first, by cause. Each finding sets the agreement beside the law, says what follows, and ends with the change to ask for. The program’s own test is one click away.
findings_law = Findings of law and official guidance
findings_law_intro = Law: if the facts are as the file says, a legal duty is unmet or a legal limit is passed. Guidance: it departs from an official code or guidance.
findings_law_none = No finding rests on law or official guidance.
findings_policy = Findings of policy
findings_policy_intro = These follow from good practice that whoever runs the audit asks for. They call a term unwise, never unlawful.
findings_policy_none = No finding rests on policy.
about = { $subject }: { $sentence }
label_of = { $label } ({ $subject })
agreement_says = The agreement says
ask_for = Ask for this
citation_from = in force from { $day }
citation_until = in force until { $day }
adjusted = The severity is { $severity } instead of { $own }: { $reason }
says_value = { $label }: { $value }
says_more = { $n ->
    [one] One more fact is listed in the check below.
   *[other] { $n } more facts are listed in the check below.
  }
says_reported = Reported by { $source }
says_reported_unnamed = Reported by others
says_unproved = The quote does not support this fact, which therefore counts as only reported.
says_source = Read in { $source }
unsaid_silent = The agreement does not say
unsaid_silent_part = The parts that were read do not say
unsaid_silent_unread = Not in what is reported; the text was not read
unsaid_redacted = Blacked out
unsaid_by_reference = Held in another document
unsaid_not_agreed = Not agreed yet
unsaid_disputed = Disputed, or the record contradicts itself
unsaid_not_applicable = Recorded as not arising
unsaid_reason = The file’s reason: { $reason }
unsaid_position = One position: { $position }
unsaid_place = Where: { $place }
check = The program’s test
check_facts = Decided by
check_applies = Why it applies
check_always = always
check_each = For each of
check_when = Applies when
check_require = Requires
check_rule = Rule
check_file = { $file }, { $version }
check_evidence = Evidence
fact_place = line { $line }:{ $column }
found_empty = an empty list: none
tools = Filter the findings
tools_outcome = Show
tools_severity = Severity at least
tools_search = Search
tools_pack = Concern
tools_pack_all = All
tools_order = Order
tools_order_worst = Worst first
tools_order_clause = By clause
tools_undecided = Only those not decided
tools_shown = {"{a}"} of {"{b}"} findings shown
tools_filtered = This view is filtered. Print always shows everything.
tools_clear = Show all
tools_open = Open all tests
tools_close = Close all tests
questions = Open questions
questions_intro = Each question is asked once. Until it is answered, the rules that depend on it are neither met nor breached.
questions_none = No rule waits for an answer.
questions_rest = Other rules that are open
waiting = { $n ->
    [one] One rule depends on the answer
   *[other] { $n } rules depend on the answer
  }
met = Rules that are met
met_count = { $n ->
    [0] No rule is met.
    [one] The one rule that is met, and what it rests on
   *[other] The { $n } rules that are met, and what they rest on
  }
na = Rules that do not apply
na_count = { $n ->
    [0] Every rule applies.
    [one] The one rule that does not apply, and why
   *[other] The { $n } rules that do not apply, and why
  }
na_guard = What the rule is about is not there:
na_empty = The agreement states that there are none: { $label }.
na_not_in_force = The rule is not in force on { $day }.
na_only_stated = The rule speaks only of what is stated, and nothing is.

## 4 Claims

flow = Where the data goes
flow_intro = From the people to the end of the agreement, as far as the file says. A red frame has findings, and names the most serious; a dashed one says that nothing is stated.
flow_people = Whose data
flow_vendor = The vendor
flow_others = Others, and countries
flow_purposes = What for
flow_time = How long
flow_bare = Nothing more is stated of it
flow_places = Places
flow_training = Training of models
flow_term = The agreement
flow_end = After its end
flow_more =
    { $n ->
        [one] And one more.
       *[other] And { $n } more.
    }

flow_field_categories = Categories
flow_field_approximate_subjects = People
flow_field_form = Form
flow_field_role = Role
flow_field_controlled_from = Controlled from
flow_field_own_uses = Own uses
flow_field_vendor = Access
flow_field_gate = Before access
flow_field_country = Country
flow_field_service = Service
flow_field_locations = Stored in
flow_field_processing_locations = Processed in
flow_field_metadata_locations = Data about use in
flow_field_remote_access_from = Reached from
flow_field_provider = Host
flow_field_destination = To
flow_field_mechanism = Ground
flow_field_lawful_basis = Lawful basis
flow_field_phase = Phase
flow_field_allowed = Allowed
flow_field_scope = Models
flow_field_ends_on = Ends on
flow_field_months = Months
flow_field_max_months = Months at most
flow_field_ends_with = Ends with
flow_field_renewal = Renewal
flow_field_on_end = Data then
flow_field_delete_days = Days to deletion
flow_field_backup_days = Days to deletion of backups

time = How long it is kept
time_signed = Signed
time_effective = In force
time_first_flow = First flow of data
time_review = Review
time_end = End of the agreement
time_end_by_months = End of the agreement, counted from its start
time_notice = Last day to give notice
time_longest = End with every extension
time_retrieval = Last day on which data can be fetched
time_deleted = Data deleted, at the latest
time_backups = Backups deleted, at the latest
time_house = Data deleted at the latest, as the house asks
time_audit = Day of this audit
time_band_term = The agreement runs
time_band_open = No end is stated
time_band_after = Data may stay after the end
time_band_over = Longer than the house asks
time_days =
    { $n ->
        [one] One day
       *[other] { $n } days
    }
time_months =
    { $n ->
        [one] One month
       *[other] { $n } months
    }
time_event = Until { $event }
time_periods = How long each dataset is kept while the agreement runs
time_dataset = Dataset
time_period = Kept
time_no_datasets = The agreement names no datasets, so that it states no period for any.
time_gap_live = After the end, data may stay for { $stated } days; the house asks for { $asked }: { $more } days longer.
time_gap_backups = After the end, backups may stay for { $stated } days; the house asks for { $asked }: { $more } days longer.

checklists = Checklists
checklists_intro = What the law or a code says that such a paper must hold, item by item. Each answer is that of the rules named beside it; nothing is judged twice.
checklists_none = No checklist applies to this agreement.
checklist_item = What must be there
checklist_found = Found
checklist_place = Where, and by which rule

claims = Claims beside the text
claims_intro = What ministers, companies and the press say of the agreement. A claim never decides a rule.
claims_none = The file records no claims about the agreement.
claim_by_on = { $by }, { $day }
claim_source = Source: { $source }
claim_silent = The text does not say.
claim_silent_part = The parts that were read do not say.
claim_silent_unread = The text was not read.

## 5 How this was checked

checked = How this was checked
checked_caption = Every rule of the packs, counted once
checked_outcome = Outcome
checked_rules = Rules
checked_applying = Rules that apply
checked_failed = Gave no answer
checked_all = All rules
checked_failure = { $rule }: { $message }
checked_complete = No rule was skipped and none failed.
checked_incomplete = These rules gave no answer. Until they do, nothing in this report is complete.
checked_machine = A fixed program compared a file about the agreement with written rules. No language model took part, and no network was used. The same file, packs and day give the same page, byte for byte.
coverage = { $asked ->
    [one] One fact was asked for, and { $answered ->
        [one] it is stated.
       *[other] it is not stated.
      }
   *[other] { $answered } of the { $asked } facts that were asked for are stated.
  }
coverage_silent = { $n ->
    [one] The fact that is not stated
   *[other] The { $n } facts that are not stated
  }
sources = What the file was written from
sources_none = The file does not say what it was written from.
source_name = Source
source_kind = Kind
source_read = Read
source_agreement_text = The agreement itself
source_official_statement = Official statement
source_register = Public register
source_press = Press
source_secondary = Law firm, campaign or research
source_other = Other
read_whole = All of it
read_part = Part of it
read_not_read = Not read
parameters = House thresholds that were changed
parameters_none = Every house threshold has the value that the program comes with.
parameter_name = Threshold
parameter_value = Value used
parameter_default = Value as delivered
parameter_reason = Reason
parameter_amount = { $value } { $unit }
thresholds = House thresholds and lists that conditions name
definitions = Conditions that rules share by name
grounds = Why the rules behind the findings apply
cautions = What to bear in mind with some packs
hour = Check this report in an hour
hour_file = Work out the SHA-256 of the agreement file and compare it with section 9.
hour_paper = Lay the signed paper beside section 5 and compare every quoted clause, word for word. Note what the file leaves out.
hour_findings = Open the check of each critical and high finding. Read the condition against the value found; what it names is explained above.
hour_others = Take three rules that are met and three that do not apply, and ask whether you agree.
hour_again = Run the command in section 9 and compare the two pages. They must be the same.
minutes = { $n } min

## 6 Fingerprints

prints = Fingerprints
prints_intro = A fingerprint changes when a single character changes. To work out that of a file and compare it:
prints_caption = SHA-256 of what this report was made from
print_what = What
print_version = Version
print_digest = SHA-256
print_agreement = Agreement file { $file }
print_shared = Thresholds and shared conditions, as used
print_program = Lacuna, the program
print_command = To make this page again, with the same packs, settings, waivers and decisions, if any:

## 7 Sign-off

sign = Review and sign-off
sign_people = Sign-off

## Decisions of reviewers

decisions = Decisions of reviewers
decisions_caption = What each reviewer decided on each finding; where they disagree first
decisions_finding = Finding
decisions_disagree = The reviewers disagree.
decisions_open = no decision
decisions_none = Nobody’s decision is in this copy. A decision is a person’s opinion of a finding. It never changes the result.
decide = Decision
decide_open = Not decided
decide_accept = Accept
decide_dispute = Dispute
decide_needs_change = Needs change
decide_reason = Reason (needed to dispute a finding or to ask for a change)
decide_by_hand = Decision:  ☐ Accept   ☐ Dispute   ☐ Needs change     By, date: ___________________     Reason: ______________________
review = Your review
review_intro = Decide on findings in section 5: accept what is right, dispute what is wrong and say why, or say what must change. This page stores nothing: download your decisions before you close it, and load the file to go on. The file holds your name and your words, so pass it on with care.
review_name = Name
review_role = Role
review_save = Download decisions
review_load = Load decisions
review_saved = Downloaded as decisions.json. Decisions in it: {"{n}"}.
review_none = There is no decision to download yet.
review_name_needed = Write your name in section 10; a decision is a person’s.
review_reason_needed = Give a reason for {"{rules}"}, then download again.
review_bad = {"{file}"} is no file of decisions. Nothing was loaded.
review_foreign = {"{file}"} is about another agreement, {"{agreement}"}. Nothing was loaded.
review_stale = Decisions loaded from {"{file}"}: {"{n}"}. Left out, because the evidence has changed or there is no such finding: {"{rules}"}.
review_loaded = Decisions loaded from {"{file}"}: {"{n}"}.
bar = Your decisions
bar_unsaved = Decisions not downloaded: {"{n}"}.

## Sign-off on paper

sign_intro = For people to fill in, after step 7 of the ICO’s template for data protection impact assessments. Signing means that sections 1 and 5 were read, and that the file was compared with the signed paper.
sign_caption = Decisions on paper
sign_item = Item
sign_who = Name, position, date
sign_notes = Notes
sign_measures = Measures approved by
sign_risks = Residual risks accepted by
sign_advice = Advice of the data protection officer
sign_advice_followed = Advice accepted or overruled by (reasons if overruled)
sign_review = This report will be kept under review by

# The heading of a finding about something that several places leave unsaid: the first fact; the others follow.
finding_unstated = { $n ->
    [one] { $fact } The same holds for one other:
   *[other] { $fact } The same holds for { $n } others:
  }

# The scope of rules.
na_out_of_scope = No source of this rule governs this agreement.
marks_cannot_tell = { $n } cannot tell whether it applies
grounds_not_given = These packs hold no law that is known to govern this agreement.

questions_count = { $n ->
    [0] Other rules that are open
    [one] Show the question
   *[other] Show the { $n } questions
  }
