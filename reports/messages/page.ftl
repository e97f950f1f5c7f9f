### The page about one agreement: its first screen, its findings, and its lists.

skip_findings = Skip to the findings
nav_concerns = By concern
nav_flow = Data
nav_time = Time
nav_absent = Not disclosed
nav_questions = Questions
nav_claims = Claims
nav_checked = How it was checked
nav_sign = Review

made_by = Report by { $organisation }
reading_whole = Whole text read
reading_part = Part of the text read
reading_not_read = Text not read

## The first screen

first = Resolve these first
first_ended = Resolve these in any renewal or new agreement
first_carry = { $all ->
    [one] That finding is the only one.
   *[other] Together they resolve { $carried } of the { $all } findings.
  }
next = Then resolve
carries = { $n ->
    [one] resolves one more
   *[other] resolves { $n } more
  }
questions_then = Questions to answer
reviewers_line = { $disagreed ->
    [0] { $decided ->
        [one] One finding has a reviewer’s decision, and there is no disagreement.
       *[other] { $decided } findings have a reviewer’s decision, and there is no disagreement.
      }
    [one] The reviewers disagree on one of the findings that they decided ({ $decided } in all).
   *[other] The reviewers disagree on { $disagreed } of the findings that they decided ({ $decided } in all).
  }
states = { $n ->
    [one] What one rule found
   *[other] What { $n } rules found
  }
states_reconciled = The { $findings ->
    [one] one finding is
   *[other] { $findings } findings are
  } { $breaches ->
    [0] no breach
    [one] one breach
   *[other] { $breaches } breaches
  } and { $silences ->
    [0] no point on which the agreement does not say what it must.
    [one] one point on which the agreement does not say what it must.
   *[other] { $silences } points on which the agreement does not say what it must.
  } { $causes ->
    [one] There is one underlying cause.
   *[other] They have { $causes } causes, and each cause counts once in the verdicts.
  }
states_questions = { $n ->
    [one] One question is open.
   *[other] { $n } questions are open.
  }
clauses = Where in the agreement
clause_holds = { $clause }: { $n ->
    [0] no findings
    [one] one finding
   *[other] { $n } findings
  }
clauses_elsewhere = { $n ->
    [one] One finding does not concern a numbered clause.
   *[other] { $n } findings do not concern a numbered clause.
  }
clauses_hidden = { $n ->
    [one] One more clause is not shown.
   *[other] { $n } more clauses are not shown.
  }
route = Where the data goes
route_data = Data
route_from = From
route_to = To
route_for = For
route_until = How long
route_people = about { $n } people in the largest dataset
route_controlled = country of control: { $country }
route_keys = holds the keys
route_no_purpose = No purpose is named
route_on_end = at the end of the agreement: { $what }
route_findings = { $n ->
    [one] One finding
   *[other] { $n } findings
  }
cannot_tell_short = The text cannot show whether the parties comply with it, or whether this file matches the signed agreement.
no_instrument_link = What such an agreement must cover

## What authorities have found

official_breach = Breach found by: { $authority }
official_partly_breach = Breach found in part by: { $authority }
official_no_breach = No breach found by: { $authority }
official_on = { $heading }, { $day }.
official_provisions = Provisions: { $provisions }.
official_remedied = The authority states that the breach has been remedied.
official_not_remedied = The authority states that the breach has not been remedied.

## By concern

glance_worst = Most serious outcome
glance_breached = Rules breached
and_more = { $n ->
    [one] and one more
   *[other] and { $n } more
  }
concerns_benchmarks =
    { $count ->
        [one] One of the breached rules is a benchmark, which binds nobody here and counts in neither verdict.
       *[other] { $count } of the breached rules are benchmarks, which bind nobody here and count in neither verdict.
    }
concerns_idle = No rule applies under: { $packs }.

## A finding

file_says = The file says of the agreement
law_says = The law says
guidance_says = Official guidance says
policy_says = The policy requires
benchmark_says = The law of another place, time or case requires
law_also = See also
law_more = { $n ->
    [one] and one more
   *[other] and { $n } more
  }
so = Therefore
applies_because = Why it applies: { $reasons }.
reasons_list = { $before }; { $next }
accept = Accept at least:
settles = Also resolves:
settles_more = { $n ->
    [one] and one more
   *[other] and { $n } more
  }
findings_folded = { $n ->
    [one] One more finding has the same cause
   *[other] { $n } more findings have the same cause
  }
facts_more = { $n ->
    [one] And one more.
   *[other] And { $n } more.
  }
finding_waived = Accepted by { $by } until { $day }: { $reason }
finding_waived_soon = Accepted by { $by } until { $day }, expiring soon: { $reason }
finding_waived_expired = { $by } accepted this finding until { $day }. The acceptance has expired, and the finding counts again.
copy = Copy the clause
copied = Copied

checked_verified = read in the text or a copy
checked_derived = from the amending Acts
checked_at_one_remove = checked in a secondary source
checked_unverified = not checked against its source
checked_on = { $mark }, { $day }
cited = The law and guidance that the findings rest on
citation_read = Read in: { $read }.

## What the agreement does not disclose

absences = What the agreement does not disclose
absences_intro = Everything that the file records as redacted, held elsewhere, not agreed, disputed or not read, whether or not a rule asks for it.
absences_none = The file records nothing as redacted, held elsewhere, not agreed, disputed or not read.
absences_closed = { $n ->
    [one] One more record: a point on which the text that was read is silent, or a question that does not apply
   *[other] { $n } more records: points on which the text that was read is silent, and questions that do not apply
  }
absence_what = What
absence_where = Where it is
absence_reason = Reason given
absence_heading_redacted = Redacted
absence_heading_by_reference = Held in another document
absence_heading_not_agreed = Not agreed yet
absence_heading_disputed = Disputed
absence_heading_not_read = Not read for this file
absence_heading_silent = The text was read and is silent
absence_heading_not_applicable = Recorded as not applicable
unsaid_not_read = Not read for this file

## Benchmarks

benchmarks = Benchmarks, outside both verdicts
benchmarks_intro = These rules do not rest on law or guidance that governs this agreement. They show what the law of another place, time or case would require, and count towards neither verdict.
benchmarks_open = Show the benchmarks
benchmarks_none = No benchmark would be breached or unanswered.
because_law_unknown = The governing law is not known.
because_other_place = Law of another place.
because_other_time = Law of another time.
because_other_case = Law for another kind of body, contract or service.
because_other_data = Law for other data.
because_not_law = Not binding on the parties.

## Beside an earlier draft

compared_headline = Since { $since }: { $settled } resolved, { $new } new, { $worse } worse, { $open } still open.
compared_new = New
compared_worse = Worse
compared_reworded = Changed, still open
compared_worse_heading = New or worse
compared_settled_heading = Resolved
compared_reworded_heading = Changed, still open
compared_unchanged = { $n ->
    [one] One more finding is unchanged.
   *[other] { $n } more findings are unchanged.
  }
compared_now = now: { $outcome }
compared_not_asked = no longer required
compared_words = Before and now
compared_fact = Fact
compared_before = Before
compared_today = Now
compared_no_ground = not relied on
compared_silent = not stated
compared_quote = { $value }: “{ $quote }”

## Time

time_years = { $n ->
    [one] One year
   *[other] { $n } years
  }
time_relative = No start date is stated, so time is counted from the start of the agreement.
time_span_term = The term of the agreement.
time_span_longest = The longest term, with every extension.
time_span_kept = The data is kept after the end of the agreement: { $what }.
time_span_endless = The agreement renews automatically: { $what }.
time_span_start = Start
time_span_ever = No end

## The words of this page

glossary = Terms
glossary_open = What the terms on this page mean
term_finding = Finding
term_finding_means = A breach, or a point on which the agreement must say something and does not.
term_root = Cause
term_root_means = What several findings have in common. Resolving it resolves all of them, and it counts once in the verdicts.
term_concern = Concern
term_concern_means = A group of rules about one subject, such as retention or training.
term_law_means = A legal duty or limit that applies to this agreement and this data on the dates concerned.
term_guidance_means = An official code or guidance of a competent authority.
term_policy_means = Good practice adopted by the organisation that runs this audit. A breach is described as unwise, not as unlawful.
term_benchmark_means = The law of another place or time, or for another case or kind of data. It counts towards neither verdict.
term_fingerprint = Fingerprint

tools_clause = Clause {"{n}"}
prints_packs = Fingerprints of the rule packs
flow_public = The public body
verdict_counts = { $counts }.
