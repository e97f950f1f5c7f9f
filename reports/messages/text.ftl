### The format for terminals.

text_about = { $file }: { $kind }, audited as at { $day }
text_hypothetical = This agreement is invented: it is an example, and nobody signed it.
text_refused = { $file } was not audited.
text_refused_record = { $file }, record { $record }, was not audited.
text_part_read = Only part of the agreement’s text was read for this file. A point that it does not address may be dealt with in the rest, and counts as a finding only where the file records the silence.
text_not_read = The agreement’s text was not read for this file. A point that is not stated here is unknown, and no silence counts as a finding.
text_failed =
    { $rules ->
        [one] One rule could not be evaluated, so this audit is incomplete.
       *[other] { $rules } rules could not be evaluated, so this audit is incomplete.
    }
text_memorandum = This instrument is not, on its own, a data sharing agreement. A processor would need a binding contract; other sharing should have its own agreement. The questions below list what that agreement would need to cover.
text_law_and_guidance = Law and guidance:
text_house_policy = House policy:
text_severities = { $critical } critical, { $high } high, { $medium } medium, { $low } low
text_counts =
    { $breached ->
        [0] No rule is breached
        [one] One rule is breached
       *[other] { $breached } rules are breached
    }{ $benchmarks ->
        [0] {""}
        [one] {" "}(one of them a benchmark, which binds nobody here)
       *[other] {" "}({ $benchmarks } of them benchmarks, which bind nobody here)
    } and { $met ->
        [0] none is met
        [one] one is met
       *[other] { $met } are met
    }. { $not_stated ->
        [0] Every rule that applies has an answer.
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
text_findings = Findings, most serious first
text_ask = Ask: { $ask }
text_ask_ended = Ask, in any renewal or new agreement: { $ask }
text_questions =
    { $facts ->
        [one] One question to answer first
       *[other] { $facts } questions to answer first
    }
text_more_questions =
    { $facts ->
        [one] One more question is listed in the HTML report.
       *[other] { $facts } more questions are listed in the HTML report.
    }
question_silent = { $fact } is not stated: { question_waiting }
question_absent = { $fact } is not stated ({ $kind }): { question_waiting }
question_waiting =
    { $rules ->
        [one] one { $critical ->
            [0] rule depends
           *[other] critical rule depends
        } on it.
       *[other] { $rules } rules depend on it{ $critical ->
            [0] .
            [one] , one of them critical.
           *[other] , { $critical } of them critical.
        }
    }
question_unproved =
    { $fact } rests on a quote that is not in the document: { $rules ->
        [one] one rule depends on the correct quote
       *[other] { $rules } rules depend on the correct quote
    }.
question_offered = The incorporated { $title } (clause { $clause }) says: { $value }. Check the signed version, then record it.
question_reported =
    { $fact } is known only from reports, and was not read in the agreement: { $rules ->
        [one] one rule depends on the text
       *[other] { $rules } rules depend on the text
    }.
text_coverage =
    { $answered ->
        [one] One of the { $asked } facts asked for is stated.
       *[other] { $answered } of the { $asked } facts asked for are stated.
    }
text_not_advice = Machine findings, not legal advice. The HTML report shows each one with its evidence.

### Checklists.

checklist_name = { $title } ({ $id })
# Two places of an item.
checklist_places = { $before }; { $next }
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
        [0] A filter is in force ({ $filter }). It hides no finding; both verdicts are those of the whole audit.
        [one] A filter is in force ({ $filter }): { $all ->
            [one] it hides the only finding.
           *[other] it hides one of the { $all } findings.
        } Both verdicts, and the counts beside them, are those of the whole audit.
       *[other] A filter is in force ({ $filter }): it hides { $hidden } of the { $all } findings. Both verdicts, and the counts beside them, are those of the whole audit.
    }
settings_heading = What the house settings change
settings_packs =
    { $n ->
        [one] One pack was excluded, and its rules were not applied: { $packs }.
       *[other] { $n } packs were excluded, and their rules were not applied: { $packs }.
    }
settings_severity = { $rule } counts as { $to } here; its own severity is { $from }.
settings_severity_reason = { $rule } counts as { $to } here; its own severity is { $from }. Reason: { $reason }
settings_rule_off = { $rule } is switched off here and was not applied ({ $severity }: { $title }). Reason: { $reason }
settings_replaced_rule = The organisation's own rule { $name } is used here, in place of the built-in one. Reason: { $reason }
settings_replaced_definition = The organisation's own shared condition "{ $name }" is used here, in place of the built-in one. Reason: { $reason }
settings_replaced_jurisdiction = The organisation's own entry for the jurisdiction { $name } is used here, in place of the built-in one. Reason: { $reason }
settings_replaced_checklist = The organisation's own checklist { $name } is used here, in place of the built-in one. Reason: { $reason }
settings_replaced_source = The organisation's own entry for the source { $name } is used here, in place of the built-in one. Reason: { $reason }
settings_parameter = { $name } is { $value } here; its default is { $default }.

### Waivers and the baseline.

waivers_heading = Waivers
waivers_law = Law and guidance: { $without }; with the waivers: { $with }.
waivers_policy = House policy: { $without }; with the waivers: { $with }.
waiver_active = { $rule } is accepted by { $by } until { $day }: { $reason }
waiver_ends_soon = { $rule } is accepted by { $by } until { $day }, expiring soon: { $reason }
waiver_expired = { $rule } was accepted by { $by } until { $day }. The acceptance has expired, and the finding counts again.
waived_mark = waived
marks_waived = { $marks }; { waived_mark }
marks_outcome = { $marks }; { $outcome }
# A finding by its rule, with its basis in brackets.
text_finding = { $rule } { $words } ({ $marks })
text_absence = { $point }: { $detail }
absence_parts = { $before }; { $next }
markdown_marks = { " " }({ $marks })
markdown_verdict = { $heading } **{ $verdict }** ({ $counts })
verdict_of = { $heading } { $verdict }
baseline_heading = Since the baseline
baseline_counts = Since { $since }: { $new } new, { $worse } worse, { $unchanged } unchanged, { $gone } gone.
baseline_new = New: { $rules }
baseline_worse = Worse: { $rules }
baseline_gone = Gone: { $rules }
baseline_same_agreement = The agreement file is unchanged; the differences come from elsewhere.
baseline_other_rules = The rules in these packs have changed since the baseline: { $packs }. A difference in their findings may come from the rules and not from the agreement.
baseline_other_settings = The thresholds, severities or shared conditions have changed since the baseline.
baseline_other_program = The baseline was made with version { $version } of this program.

### The format for pull requests.

markdown_problems = These files could not be audited
markdown_severity = Severity
markdown_rule = Rule
markdown_fact = What was found
markdown_place = Where
markdown_more =
    { $n ->
        [one] One more finding is listed in the report.
       *[other] { $n } more findings are listed in the report.
    }
github_shown = Errors: { $errors }. Warnings: { $warnings }. GitHub shows the first { $shown } of each for a step; the most serious come first, and the other formats list all of them.
markdown_settings_left = { $n ->
        [one] One more change of the settings is not listed here. The other formats list all of them.
       *[other] { $n } more changes of the settings are not listed here. The other formats list all of them.
    }
markdown_shortened = Long comments are refused, so this comment is shortened. { $agreements ->
        [0] All agreements are in the table
        [one] one agreement is not in the table
       *[other] { $agreements } agreements are not in the table
    }, and { $findings ->
        [0] all findings are listed
        [one] one less severe finding is not listed
       *[other] { $findings } less severe findings are not listed
    }. The other formats list them.
markdown_agreement = Agreement
markdown_not_advice = Machine findings, not legal advice.

decisions_heading = Decisions of reviewers
decisions_count =
    { $decided ->
        [one] { $findings ->
            [one] The one finding has a decision
           *[other] One of the { $findings } findings has a decision
        }
       *[other] { $decided } of the { $findings } findings have decisions
    }; { $disagreed ->
        [0] the reviewers do not disagree
        [one] the reviewers disagree on one of them
       *[other] the reviewers disagree on { $disagreed } of them
    }. A decision does not change the result.
decision_disagreed = { $rule }: the reviewers disagree.
decision_line = { $rule }: { $by }: { $decision }.
decision_line_reason = { $rule }: { $by }: { $decision }. { $reason }
reviewer = { $name }, { $role }
decision_word_accept = accepted
decision_word_dispute = disputed
decision_word_needs_change = needs change
text_more_places =
    { $n ->
        [one] And one more.
       *[other] And { $n } more.
    }
text_same_cause = Has the same root cause as { $rule }.
text_answerer_agreement = To be answered in the text of the agreement
text_answerer_vendor = To be answered by the vendor
text_answerer_public_body = To be answered by the public body
text_answerer_public_record = To be checked in public records

### What the agreement's file declares absent.

absences_heading = Recorded as missing
absences_redacted = Withheld (redacted)
absences_by_reference = Left to another document
absences_not_agreed = Not agreed yet
absences_disputed = Disputed
absences_not_read = Not read
absences_silent = Read, and not stated
absences_not_applicable = Recorded as not applicable
absences_kind = Kind
absences_point = Point
absences_detail = Detail
