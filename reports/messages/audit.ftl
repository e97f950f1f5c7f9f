### The audit report: one agreement, one page.

## The frame

page_title = Agreement audit: { $title }
skip = Skip to the result
strip = Machine findings, not legal advice. No person has confirmed them yet.
strip_decided = Machine findings, not legal advice. Reviewers have decided { $decided } of { $findings } in this copy; a decision does not change the result.
strip_pattern = Machine findings, not legal advice. Reviewers have decided {"{a}"} of {"{b}"} in this copy; a decision does not change the result.
strip_label = Status of this report
contents = Contents
print_summary = Print summary
print_all = Print everything
print_long = This report has { $findings } findings. Printing everything may take several minutes, and some browsers may fail. The summary is two pages long.
summary_only = Summary only: sections 3 to 10 are not printed.
footer = This page loads no external content and sends no data. { $report }, Lacuna { $version }.
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
kind_binding_silent = { $kind }; whether it is legally binding is not stated
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
instrument_trial = Trial without a separate contract
instrument_other = Another or unknown kind of document
status_draft = Draft
status_signed = Signed, not yet in force
status_active = In force
status_ended = Ended
status_withdrawn = Withdrawn

## 1 Result

result = Result
result_failed = { $n ->
    [one] One rule could not be evaluated, so the results below are incomplete. Section 8 names it.
   *[other] { $n } rules could not be evaluated, so the results below are incomplete. Section 8 names them.
  }
verdicts = Two separate verdicts
verdict_law = By law and official guidance
verdict_policy = By policy, not law
verdict_unasked = No rules to apply
verdict_answers_first = Obtain the answers first
verdict_policy_note = Unwise, not unlawful.
verdict_policy_note_law_wanting = Unwise. Whether it is unlawful is for a law that these packs do not hold.
grounds_critical = A critical finding must be resolved first.
grounds_high = A finding of high severity must be resolved first.
grounds_failed = A rule could not be evaluated.
grounds_must_answer = Questions of high or critical severity have not been answered.
grounds_medium = Resolve the findings of medium severity, or record the reasons for not doing so.
grounds_open = Some questions are open, or some facts that were asked for are not stated.
grounds_low = No finding is above low severity, and every fact that was asked for is stated. This does not mean that the agreement is lawful.
grounds_empty = The packs contain no rule of this kind, so no verdict is given.
count_critical = { $n } critical
count_high = { $n } high
count_medium = { $n } medium
count_low = { $n } low
count_none = No findings
marks_label = The outcomes of all rules, as proportions of one bar
marks_breached = { $n } breached
marks_not_stated = { $n } not stated
marks_met = { $n } met
marks_not_applicable = { $n } do not apply

no_instrument = The document is not a data sharing agreement.
no_instrument_mou = A memorandum of understanding with a vendor is not, on its own, a data sharing agreement.
no_instrument_letter_of_intent = A letter of intent to a vendor is not, on its own, a data sharing agreement.
no_instrument_heads_of_terms = Heads of terms with a vendor are not, on their own, a data sharing agreement.
no_instrument_code = The Information Commissioner’s Office says this of a memorandum of understanding in its data sharing code, except between government departments and certain other public bodies. A processor would need a binding contract (UK GDPR Article 28(3)); other sharing should have a separate agreement.
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
in_place_none = No applicable rule was found to be met.
in_place_more = { $n ->
    [one] And one more in section 5.
   *[other] And { $n } more in section 5.
  }
cannot_tell = What this report cannot tell you
cannot_tell_practice = Whether the parties comply with the agreement. Only a file describing its text was read.
cannot_tell_signed = Whether the file matches the signed agreement. A person must compare the two.
cannot_tell_packs = Whether these are the right rules. The owners of the rule packs choose them.
cannot_tell_invented = Anything about a real agreement: this one is invented.
cannot_tell_part = What the unread parts say. Only part of this document was read: { $title }
cannot_tell_unread = What the text says. This document was not read: { $title }
cannot_tell_reported = { $n ->
    [one] Whether published reports are accurate: one fact that was used rests on reports by others.
   *[other] Whether published reports are accurate: { $n } facts that were used rest on reports by others.
  }

## 2 Every rule at a glance

glance = Concern by concern
glance_caption = One row for each concern, the most serious first. The numbers count its rules by outcome.
glance_pack = Concern
glance_total = All rules
key = What the marks mean
key_breached = What the agreement says breaches the rule.
key_not_stated = The rule applies, and the text that was read does not give the answer it requires.
key_met = What the agreement says satisfies the rule.
key_cannot_tell = The file does not show whether the rule applies. A question asks for the missing information.
key_not_applicable = The rule does not apply to this agreement. The reason is given.

## 3 Findings

findings = Findings
findings_intro = Most serious first, grouped by cause. Each finding compares the agreement with the law, explains the consequence and ends with the change to request. The program’s test can be opened under each finding.
findings_law = Findings of law and official guidance
findings_law_intro = Law: if the facts are as the file states, a legal duty is not met or a legal limit is exceeded. Guidance: the agreement departs from an official code or official guidance.
findings_law_none = No finding rests on law or official guidance.
findings_policy = Policy findings
findings_policy_intro = These rest on good practice adopted by the organisation that runs the audit. They describe a term as unwise, never as unlawful.
findings_policy_none = No finding rests on policy.
about = { $subject }: { $sentence }
label_of = { $label } ({ $subject })
agreement_says = The agreement says
ask_for = Ask for this
ask_for_ended = Ask for this in any renewal or new agreement
remedy_ended = In any renewal or new agreement: { $remedy }
citation_from = in force from { $day }
citation_until = in force until { $day }
adjusted = The severity is { $severity } instead of { $own }: { $reason }
says_value = { $label }: { $value }
says_more = { $n ->
    [one] One more fact is listed in the check below.
   *[other] { $n } more facts are listed in the check below.
  }
says_reported = Reported by { $source }
says_decision = Quoted from { $source }
says_reported_unnamed = Reported by others
says_unproved = The quote does not support this fact, which therefore counts only as reported.
says_source = Read in { $source }
unsaid_silent = The agreement does not say
unsaid_silent_part = The parts that were read do not say
unsaid_silent_unread = Not in what is reported; the text was not read
unsaid_redacted = Redacted
unsaid_by_reference = Held in another document
unsaid_not_agreed = Not agreed yet
unsaid_disputed = Disputed, or the record contradicts itself
unsaid_not_applicable = Recorded as not applicable
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
found_empty = none
tools = Filter the findings
tools_outcome = Show
tools_severity = Minimum severity
tools_search = Search
tools_pack = Concern
tools_pack_all = All
tools_order = Order
tools_order_worst = Most serious first
tools_order_clause = By clause
tools_undecided = Undecided only
tools_shown = {"{a}"} of {"{b}"} findings shown
tools_filtered = This view is filtered. Printing always includes every finding.
tools_clear = Show all
tools_open = Open all tests
tools_close = Close all tests
questions = Open questions
questions_intro = Each question is asked once. Until it is answered, the rules that depend on it are neither met nor breached.
questions_none = No rule depends on an unanswered question.
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
na_guard = The rule does not apply on these facts:
na_empty = The agreement states that there are none: { $label }.
na_not_in_force = The rule is not in force on { $day }.
na_only_stated = The rule concerns only what is stated, and nothing is stated.
na_only_reported = Only what others report of the agreement would meet the rule.

## 4 Claims

flow = Where the data goes
flow_intro = From the data subjects to the end of the agreement, as far as the file states. A red frame marks findings and names the most serious; a dashed frame means that nothing is stated.
flow_people = Data subjects
flow_vendor = The vendor
flow_others = Other parties and countries
flow_purposes = Purposes
flow_time = Retention
flow_bare = No further details are stated
flow_places = Places
flow_training = Model training
flow_term = The agreement
flow_end = After the end
flow_more =
    { $n ->
        [one] And one more.
       *[other] And { $n } more.
    }

flow_field_categories = Categories
flow_field_approximate_subjects = Data subjects
flow_field_form = Identifiability
flow_field_role = Role
flow_field_controlled_from = Controlled from
flow_field_own_uses = Own uses
flow_field_vendor = Access
flow_field_gate = Before access
flow_field_country = Country
flow_field_service = Service
flow_field_locations = Stored in
flow_field_processing_locations = Processed in
flow_field_metadata_locations = Usage metadata in
flow_field_remote_access_from = Accessed remotely from
flow_field_provider = Host
flow_field_destination = To
flow_field_mechanism = Transfer mechanism
flow_field_lawful_basis = Lawful basis
flow_field_phase = Stage
flow_field_allowed = Allowed
flow_field_scope = Models
flow_field_ends_on = Ends on
flow_field_months = Term in months
flow_field_max_months = Maximum term in months
flow_field_ends_with = Ends with
flow_field_renewal = Renewal
flow_field_on_end = Data at the end
flow_field_delete_days = Days to deletion
flow_field_backup_days = Days to deletion of backups

time = How long the data is kept
time_signed = Signed
time_effective = In force
time_first_flow = First data flow
time_review = Review
time_end = End of the agreement
time_end_by_months = End of the agreement, counted from its start
time_notice = Last day to give notice
time_longest = End if every extension is used
time_retrieval = Last day on which data can be retrieved
time_deleted = Data deleted, at the latest
time_backups = Backups deleted, at the latest
time_house = Data deleted, at the latest, under house policy
time_audit = Day of this audit
time_band_term = The agreement runs
time_band_open = No end is stated
time_band_after = Data may be retained after the end
time_band_over = Longer than house policy allows
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
time_period = Retention period
time_no_datasets = No datasets are recorded, and therefore no retention period.
time_gap_live = After the end, data may be retained for { $stated ->
    [one] one day
   *[other] { $stated } days
  }, against { $asked } under house policy: { $more ->
    [one] one day longer.
   *[other] { $more } days longer.
  }
time_gap_backups = After the end, backups may be retained for { $stated ->
    [one] one day
   *[other] { $stated } days
  }, against { $asked } under house policy: { $more ->
    [one] one day longer.
   *[other] { $more } days longer.
  }

checklists = Checklists
checklists_intro = What the law or a code requires such a document to contain, item by item. Each answer comes from the rules named beside it; nothing is assessed twice.
checklists_none = No checklist applies to this agreement.
checklist_item = Required content
checklist_found = Found
checklist_place = Where, and by which rule

claims = Claims compared with the text
claims_intro = What ministers, companies and the press say about the agreement. A claim never decides the outcome of a rule.
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
checked_failed = Could not be evaluated
checked_all = All rules
checked_failure = { $rule }: { $message }
checked_complete = No rule was skipped and none failed.
checked_incomplete = These rules could not be evaluated. Until they are, this report is incomplete.
checked_machine = A deterministic program compared a file describing the agreement with written rules. No language model was involved, and no network was used. The same file, packs and day give the same page, byte for byte.
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
sources = Sources used for the file
sources_none = The file does not name its sources.
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
clauses_uncited =
    { $n ->
        [0] Facts of this file cite each clause of the document ({ $clauses }).
       *[other] { $clauses ->
            [one] No fact of this file cites its one clause: { $list }.
           *[other] No fact of this file cites { $n } of its { $clauses } clauses: { $list }{ $more ->
                [0] .
               *[other] {" "}and { $more } more.
            }
        }
    }
parameters = House thresholds that were changed
parameters_none = Every house threshold has its default value.
parameter_name = Threshold
parameter_value = Value used
parameter_default = Default value
parameter_reason = Reason
parameter_amount = { $value } { $unit }
thresholds = House thresholds and lists used in conditions
definitions = Conditions shared by several rules
grounds = Why the rules behind the findings apply
cautions = Notes on particular packs
hour = Check this report in an hour
hour_file = Calculate the SHA-256 of the agreement file and compare it with section 9.
hour_paper = Compare every clause quoted in section 5 with the signed agreement, word for word. Note anything that the file omits.
hour_findings = Open the test of each critical and high finding. Compare the condition with the value found; the terms it uses are explained above.
hour_others = Select three rules that are met and three that do not apply, and consider whether you agree.
hour_again = Run the command in section 9 and compare the two pages. They must be identical.
minutes = { $n } min

## 6 Fingerprints

prints = Fingerprints
prints_intro = A fingerprint changes if a single character changes. To calculate the fingerprint of a file for comparison:
prints_caption = SHA-256 of everything that this report was made from
print_what = What
print_version = Version
print_digest = SHA-256
print_agreement = Agreement file { $file }
print_shared = Thresholds and shared conditions, as used
print_program = Lacuna, the program
print_command = To reproduce this page, with the same packs and any settings, waivers and decisions used:

## 7 Sign-off

sign = Review and sign-off
sign_people = Sign-off

## Decisions of reviewers

decisions = Decisions of reviewers
decisions_caption = Each reviewer’s decision on each finding, disagreements first
decisions_finding = Finding
decisions_disagree = The reviewers disagree.
decisions_open = no decision
decisions_none = This copy contains no reviewer’s decision. A decision is a person’s opinion on a finding. It never changes the result.
decide = Decision
decide_open = Not decided
decide_accept = Accept
decide_dispute = Dispute
decide_needs_change = Needs change
decide_reason = Reason (required to dispute a finding or to request a change)
decide_by_hand = Decision:  ☐ Accept   ☐ Dispute   ☐ Needs change     By, date: ___________________     Reason: ______________________
review = Your review
review_intro = Decide on the findings in section 5: accept those that are right, dispute those that are wrong and give a reason, or state what must change. This page stores nothing: download your decisions before you close it, and load the file to continue. The file contains your name and your comments, so share it with care.
review_name = Name
review_role = Role
review_save = Download decisions
review_load = Load decisions
review_saved = Downloaded as decisions.json. Decisions in it: {"{n}"}.
review_none = There is no decision to download yet.
review_name_needed = Enter your name in section 10. Every decision is made by a named person.
review_reason_needed = Give a reason for {"{rules}"}, then download again.
review_bad = {"{file}"} is not a decisions file. Nothing was loaded.
review_foreign = {"{file}"} is about another agreement, {"{agreement}"}. Nothing was loaded.
review_stale = Decisions loaded from {"{file}"}: {"{n}"}. Not loaded, because the evidence has changed or there is no such finding: {"{rules}"}.
review_loaded = Decisions loaded from {"{file}"}: {"{n}"}.
bar = Your decisions
bar_unsaved = Decisions not downloaded: {"{n}"}.

## Sign-off on paper

sign_intro = To be completed by hand, as a data protection impact assessment is signed off. A signature confirms that sections 1 and 5 were read and that the file was compared with the signed agreement.
sign_caption = Record of sign-off
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
    [one] { $fact } The same applies to one other:
   *[other] { $fact } The same applies to { $n } others:
  }

# The scope of rules.
na_out_of_scope = No source of this rule governs this agreement.
marks_cannot_tell = { $n } whose application cannot be determined
grounds_data_without_law = Check which law protects each dataset. Some is under a law that the agreement does not name, or one that binds only through national law.
grounds_not_given = These packs contain no law that is known to govern this agreement.

questions_count = { $n ->
    [0] Other rules that are open
    [one] Show the question
   *[other] Show the { $n } questions
  }
