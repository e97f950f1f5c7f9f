//! How an assessment compares with people's decisions and to the past: waivers and the baseline, in sentences.

use lacuna_core::assessment::{
    AppliedWaiver, Assessment, BaselineDiff, DiffStatus, Outcome, Reviewer, ReviewerDecision,
    RuleResult, Verdict, WaiverState,
};
use lacuna_core::source_file::visible;
use lacuna_messages::Messages;

/// The verdicts with waivers, and a sentence for each waiver; empty where there is none.
#[must_use]
pub fn waivers(assessment: &Assessment<'_>, messages: &Messages) -> Vec<String> {
    let waived = assessment.waived();
    if waived.is_empty() {
        return Vec::new();
    }

    let mut lines = verdicts(assessment, messages);
    lines.extend(
        waived
            .iter()
            .map(|(finding, waived)| waiver(finding, waived, messages)),
    );

    lines
}

/// The words for the verdict by law and guidance, or for that by house policy.
#[must_use]
pub fn verdict(assessment: &Assessment<'_>, is_policy: bool, messages: &Messages) -> String {
    let verdict = if is_policy {
        assessment.policy_verdict()
    } else {
        assessment.verdict()
    };

    words(
        assessment,
        verdict,
        assessment.waits_for_answers(is_policy, false),
        messages,
    )
}

/// How many rules gave each of the five outcomes, as one sentence.
#[must_use]
pub fn outcome_counts(assessment: &Assessment<'_>, messages: &Messages) -> String {
    let count = |outcome| assessment.count(outcome).into();
    messages.text(
        "text_counts",
        &[
            ("breached", count(Outcome::Breached)),
            ("benchmarks", assessment.breached_benchmarks().into()),
            ("not_stated", count(Outcome::NotStated)),
            ("met", count(Outcome::Met)),
            ("cannot_tell", count(Outcome::CannotTell)),
            ("not_applicable", count(Outcome::NotApplicable)),
        ],
    )
}

fn words(
    assessment: &Assessment<'_>,
    verdict: Verdict,
    waits: bool,
    messages: &Messages,
) -> String {
    // Where nothing but answers is wanting, there is nothing to mend yet.
    match verdict {
        Verdict::FixFirst if waits => messages.plain("verdict_answers_first"),
        // The law that governs is there, and is not that of all the data.
        Verdict::NotGiven if assessment.holds_governing_law() => {
            messages.plain("verdict_data_without_law")
        }
        _ => messages.verdict(verdict, assessment.phase()),
    }
}

/// Both verdicts, each with what it is where waived findings are left aside, if any is waived.
#[must_use]
pub fn verdicts(assessment: &Assessment<'_>, messages: &Messages) -> Vec<String> {
    let is_waived = !assessment.waived().is_empty();
    let told = |heading: &str, pair: &str, is_policy: bool, with: Verdict| {
        let without = verdict(assessment, is_policy, messages);
        // The verdict without waivers is always beside it: nobody is to see the lighter one alone.
        if is_waived {
            let with = words(
                assessment,
                with,
                assessment.waits_for_answers(is_policy, true),
                messages,
            );

            return messages.text(pair, &[("without", without.into()), ("with", with.into())]);
        }

        let heading = messages.plain(heading);
        let arguments = [("heading", heading.into()), ("verdict", without.into())];
        messages.text("verdict_of", &arguments)
    };

    vec![
        told(
            "text_law_and_guidance",
            "waivers_law",
            false,
            assessment.verdict_with_waivers(),
        ),
        told(
            "text_house_policy",
            "waivers_policy",
            true,
            assessment.policy_verdict_with_waivers(),
        ),
    ]
}

/// One waiver as a sentence.
#[must_use]
pub fn waiver(finding: &RuleResult<'_>, waived: &AppliedWaiver, messages: &Messages) -> String {
    let id = match waived.state {
        WaiverState::Active => "waiver_active",
        WaiverState::EndsSoon => "waiver_ends_soon",
        WaiverState::Expired => "waiver_expired",
    };

    let rule = finding.rule.id.as_str();
    let day = messages.day(waived.expires);
    let arguments = [
        ("rule", rule.into()),
        ("by", (&waived.by).into()),
        ("day", day.into()),
        ("reason", (&waived.reason).into()),
    ];

    messages.text(id, &arguments)
}

/// What reviewers decided, disagreements first; empty where nobody decided.
#[must_use]
pub fn decisions(assessment: &Assessment<'_>, messages: &Messages) -> Vec<String> {
    if assessment.reviewers.is_empty() {
        return Vec::new();
    }

    let decided = assessment.decided();
    let disagreed = decided
        .iter()
        .filter(|finding| finding.is_disagreed())
        .count();

    let mut lines = vec![messages.text(
        "decisions_count",
        &[
            ("decided", decided.len().into()),
            ("findings", assessment.findings().len().into()),
            ("disagreed", disagreed.into()),
        ],
    )];

    for finding in decided {
        let rule = finding.rule.id.as_str();
        if finding.is_disagreed() {
            lines.push(messages.text("decision_disagreed", &[("rule", rule.into())]));
        }

        lines.extend(
            finding
                .decisions
                .iter()
                .map(|decided| decision(assessment, rule, decided, messages)),
        );
    }

    lines
}

fn decision(
    assessment: &Assessment<'_>,
    rule: &str,
    decided: &ReviewerDecision,
    messages: &Messages,
) -> String {
    let by = assessment
        .reviewers
        .get(decided.reviewer)
        .map(|reviewer| self::reviewer(reviewer, messages));

    let word = messages.word("decision_word", decided.decision.as_str());
    let mut arguments = vec![
        ("rule", rule.into()),
        ("by", by.unwrap_or_default().into()),
        ("decision", word.into()),
    ];

    if decided.reason.is_empty() {
        return messages.text("decision_line", &arguments);
    }

    arguments.push(("reason", (&decided.reason).into()));

    messages.text("decision_line_reason", &arguments)
}

/// A reviewer with the role.
#[must_use]
pub fn reviewer(reviewer: &Reviewer, messages: &Messages) -> String {
    if reviewer.role.trim().is_empty() {
        return visible(&reviewer.name).into_owned();
    }

    messages.text(
        "reviewer",
        &[
            ("name", (&reviewer.name).into()),
            ("role", (&reviewer.role).into()),
        ],
    )
}

/// What changed since the baseline, and what can have caused it; empty without a baseline.
#[must_use]
pub fn comparison(assessment: &Assessment<'_>, messages: &Messages) -> Vec<String> {
    let Some(comparison) = &assessment.comparison else {
        return Vec::new();
    };

    let of = |change| {
        let findings = assessment
            .findings()
            .into_iter()
            .filter(move |finding| finding.change == Some(change));

        findings
            .map(|finding| finding.rule.id.as_str())
            .collect::<Vec<_>>()
    };

    let (new, worse, unchanged) = (
        of(DiffStatus::New),
        of(DiffStatus::Worse),
        of(DiffStatus::Unchanged),
    );

    let mut lines = vec![messages.text(
        "baseline_counts",
        &[
            ("since", (&comparison.since).into()),
            ("new", new.len().into()),
            ("worse", worse.len().into()),
            ("unchanged", unchanged.len().into()),
            ("gone", comparison.gone.len().into()),
        ],
    )];

    let gone: Vec<&str> = comparison
        .gone
        .iter()
        .map(|gone| gone.rule.as_str())
        .collect();

    let changed = !(new.is_empty() && worse.is_empty() && gone.is_empty());
    for (id, rules) in [
        ("baseline_new", new),
        ("baseline_worse", worse),
        ("baseline_gone", gone),
    ] {
        if !rules.is_empty() {
            lines.push(messages.text(
                id,
                &[("rules", messages.joined("value_list", rules).into())],
            ));
        }
    }

    // Other rules that changed no finding need no explanation.
    if changed {
        lines.extend(causes(comparison, messages));
    }

    lines
}

/// What else is not as it was, so that nobody takes other rules for another contract.
fn causes(comparison: &BaselineDiff, messages: &Messages) -> Vec<String> {
    let mut lines = Vec::new();
    if !comparison.agreement_changed {
        lines.push(messages.plain("baseline_same_agreement"));
    }

    if !comparison.rules_changed.is_empty() {
        let packs = comparison.rules_changed.iter().cloned();
        let packs = messages.joined("value_list", packs);
        lines.push(messages.text("baseline_other_rules", &[("packs", packs.into())]));
    }

    if comparison.settings_changed {
        lines.push(messages.plain("baseline_other_settings"));
    }
    if let Some(version) = &comparison.program_changed {
        lines.push(messages.text("baseline_other_program", &[("version", version.into())]));
    }

    lines
}
