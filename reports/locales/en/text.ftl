### The format for terminals.

text_about = { $file }: { $kind }, audited as at { $day }
text_hypothetical = This agreement is invented: it is an example, and nobody signed it.
text_refused = { $file } was not audited.
text_refused_record = { $file }, record { $record }, was not audited.
text_part_read = Only part of the agreement’s text was read for this file: what it does not say may stand in the rest, and counts as a finding only where the file records the silence.
text_not_read = The agreement’s text was not read for this file: what is not stated here is not known, and no silence counts as a finding.
text_failed =
    { $rules ->
        [one] One rule could not be worked out, so this audit is not complete.
       *[other] { $rules } rules could not be worked out, so this audit is not complete.
    }
text_memorandum = This instrument is not, on its own, a data sharing agreement (ICO data sharing code). A processor would need a binding contract (UK GDPR Article 28(3)); other sharing should have its own agreement. The questions below list what that agreement would need to cover.
text_law_and_guidance = Law and guidance:
text_house_policy = House policy:
text_severities = { $critical } critical, { $high } high, { $medium } medium, { $low } low
text_counts =
    { $breached ->
        [0] No rule is breached
        [one] One rule is breached
       *[other] { $breached } rules are breached
    } and { $met ->
        [0] none is met
        [one] one is met
       *[other] { $met } are met
    }. { $not_stated ->
        [0] No other rule that applies lacks an answer.
        [one] One more applies and has no answer.
       *[other] { $not_stated } more apply and have no answer.
    } { $cannot_tell ->
        [0] { "" }
        [one] For one other, the file does not show whether it applies.
       *[other] For { $cannot_tell } others, the file does not show whether they apply.
    } { $not_applicable ->
        [one] One does not apply.
       *[other] { $not_applicable } do not apply.
    }
text_findings = Findings, worst first
text_ask = Ask: { $ask }
text_questions =
    { $facts ->
        [one] One question to answer first
       *[other] { $facts } questions to answer first
    }
text_more_questions =
    { $facts ->
        [one] One more question stands in the HTML report.
       *[other] { $facts } more questions stand in the HTML report.
    }
question_silent = { $fact } is not stated: { question_waiting }
question_absent = { $fact } is not stated ({ $kind }): { question_waiting }
question_waiting =
    { $rules ->
        [one] one { $critical ->
            [0] rule waits
           *[other] critical rule waits
        } for it.
       *[other] { $rules } rules wait for it{ $critical ->
            [0] .
            [one] , one of them critical.
           *[other] , { $critical } of them critical.
        }
    }
question_unproved =
    { $fact } rests on a quote that is not in the document: { $rules ->
        [one] one rule waits for the correct quote
       *[other] { $rules } rules wait for the correct quote
    }.
question_offered = The incorporated { $title } (clause { $clause }) says: { $value }. Check the signed version, then record it.
question_reported =
    { $fact } is only reported, and was not read in the agreement: { $rules ->
        [one] one rule waits for the text
       *[other] { $rules } rules wait for the text
    }.
text_coverage =
    { $answered ->
        [one] One of the { $asked } facts asked for is stated.
       *[other] { $answered } of the { $asked } facts asked for are stated.
    }
text_not_advice = Machine findings, not legal advice. The report in HTML shows each with its evidence.

### Checklists.

checklist_tally = { $title } (checklist { $id }): { $met } met, { $breached } breached, { $not_stated } not stated, { $unasked } for a person to read.
checklist_counts = { $met } met, { $breached } breached, { $not_stated } not stated, { $unasked } for a person to read.
checklist_unasked = Read the text
checklist_not_applicable = This checklist does not apply to the agreement.
checklist_open = The agreement leaves open whether this checklist applies to it.

### What settings changed.

settings_note =
    { $n ->
        [one] The house settings change one thing in these rules; the section “{ $section }” says which.
       *[other] The house settings change { $n } things in these rules; the section “{ $section }” says which.
    }
filter_in_force =
    { $hidden ->
        [0] A filter is in force ({ $filter }). It hides no finding; both verdicts count every rule.
        [one] A filter is in force ({ $filter }): it hides one of { $all } findings. Both verdicts count every rule.
       *[other] A filter is in force ({ $filter }): it hides { $hidden } of { $all } findings. Both verdicts count every rule.
    }
settings_heading = What the house settings change
settings_packs =
    { $n ->
        [one] One pack was left out, and its rules were not asked: { $packs }.
       *[other] { $n } packs were left out, and their rules were not asked: { $packs }.
    }
settings_severity = { $rule } counts as { $to } here; its own severity is { $from }.
settings_severity_reason = { $rule } counts as { $to } here; its own severity is { $from }. Reason: { $reason }
settings_rule_off = { $rule } is switched off here and was not asked ({ $severity }: { $title }). Reason: { $reason }
settings_replaced_rule = The rule { $name } is the house's own here, in place of the built-in one. Reason: { $reason }
settings_replaced_definition = The shared condition "{ $name }" is the house's own here, in place of the built-in one. Reason: { $reason }
settings_replaced_source = The source { $name } is recorded here as the house has it, in place of the built-in entry. Reason: { $reason }
settings_parameter = { $name } is { $value } here; its default is { $default }.

### Waivers and the baseline.

waivers_heading = Waivers
waivers_law = Law and guidance: { $without }; with the waivers: { $with }.
waivers_policy = House policy: { $without }; with the waivers: { $with }.
waiver_active = { $rule } is accepted by { $by } until { $day }: { $reason }
waiver_ends_soon = { $rule } is accepted by { $by } until { $day }, which is soon: { $reason }
waiver_expired = { $rule } was accepted by { $by } until { $day }. That has ended, and the finding counts again.
waived_mark = waived
baseline_heading = Since the baseline
baseline_counts = Since { $since }: { $new } new, { $worse } worse, { $unchanged } unchanged, { $gone } gone.
baseline_new = New: { $rules }
baseline_worse = Worse: { $rules }
baseline_gone = Gone: { $rules }
baseline_same_agreement = The agreement’s file is the same; what changed comes from elsewhere.
baseline_other_rules = These packs hold other rules than then: { $packs }. A finding of theirs can come from that, and not from the agreement.
baseline_other_settings = Other thresholds, severities or shared conditions were in force then.
baseline_other_program = Version { $version } of this program was used then.

### The format for pull requests.

markdown_problems = These files could not be audited
markdown_severity = Severity
markdown_rule = Rule
markdown_fact = What was found
markdown_place = Where
markdown_more =
    { $n ->
        [one] One more finding stands in the report.
       *[other] { $n } more findings stand in the report.
    }
github_shown = There are { $errors } errors and { $warnings } warnings. GitHub shows the first { $shown } of each for a step; the worst come first, and the other formats hold all of them.
markdown_shortened = Long comments are refused, so this one is shortened. { $agreements ->
        [0] All agreements are in the table
       *[other] { $agreements } agreements are not in the table
    }, and { $findings ->
        [0] all findings are listed
       *[other] { $findings } less severe findings are not listed
    }. The other formats hold them.
markdown_agreement = Agreement
markdown_not_advice = Machine findings, not legal advice.

decisions_heading = Decisions of reviewers
decisions_count =
    { $decided ->
        [one] One of { $findings } findings has a decision
       *[other] { $decided } of { $findings } findings have decisions
    }; { $disagreed ->
        [0] no reviewers disagree
        [one] on one of them reviewers disagree
       *[other] on { $disagreed } of them reviewers disagree
    }. A decision changes no result.
decision_disagreed = { $rule }: the reviewers disagree.
decision_line = { $rule }: { $by }: { $decision }.
decision_line_reason = { $rule }: { $by }: { $decision }. { $reason }
reviewer = { $name }, { $role }
decision_word_accept = accepted
decision_word_dispute = disputed
decision_word_needs_change = needs change
text_more_places = And { $n } more.
text_same_cause = Shares its root cause with { $rule }.
text_answerer_agreement = For the agreement’s text to say
text_answerer_vendor = For the vendor to answer
text_answerer_public_body = For the public body’s own file
text_answerer_public_record = For a public record

### What the agreement's file declares absent.

absences_heading = Declared absent in the agreement
absences_redacted = Withheld (blacked out)
absences_by_reference = Left to another document
absences_not_agreed = Not agreed yet
absences_disputed = Disputed
absences_not_read = Not read
absences_silent = Read, and not there
absences_not_applicable = Recorded as not arising
absences_kind = Kind
absences_point = Point
absences_detail = Detail
