//! How an assessment stands to people's decisions and to the past: waivers and the baseline, in sentences.

use super::messages::Messages;
use crate::assessment::{Assessment, Change, Comparison, RuleResult, Verdict, Waived, WaiverState};

/// The verdicts with waivers, and a sentence for each waiver; empty where there is none.
#[must_use]
pub fn waivers(assessment: &Assessment<'_>, messages: &Messages) -> Vec<String> {
    let waived = assessment.waived();
    if waived.is_empty() {
        return Vec::new();
    }
    let pair = |id, without: Verdict, with: Verdict| {
        let arguments = [("without", messages.verdict(without).into()), ("with", messages.verdict(with).into())];
        messages.text(id, &arguments)
    };
    let mut lines = vec![
        pair("waivers_law", assessment.verdict(), assessment.verdict_with_waivers()),
        pair("waivers_policy", assessment.policy_verdict(), assessment.policy_verdict_with_waivers()),
    ];
    lines.extend(waived.iter().map(|(finding, waived)| waiver(finding, waived, messages)));
    lines
}

/// One waiver as a sentence.
#[must_use]
pub fn waiver(finding: &RuleResult<'_>, waived: &Waived, messages: &Messages) -> String {
    let id = match waived.state {
        WaiverState::Active => "waiver_active",
        WaiverState::EndsSoon => "waiver_ends_soon",
        WaiverState::Expired => "waiver_expired",
    };
    let rule = finding.rule.id.as_str();
    let day = messages.day(waived.expires);
    let arguments =
        [("rule", rule.into()), ("by", (&waived.by).into()), ("day", day.into()), ("reason", (&waived.reason).into())];
    messages.text(id, &arguments)
}

/// What changed since the baseline, and what can have caused it; empty without a baseline.
#[must_use]
pub fn comparison(assessment: &Assessment<'_>, messages: &Messages) -> Vec<String> {
    let Some(comparison) = &assessment.comparison else { return Vec::new() };
    let of = |change| {
        let findings = assessment.findings().into_iter().filter(move |finding| finding.change == Some(change));
        findings.map(|finding| finding.rule.id.as_str()).collect::<Vec<_>>()
    };
    let (new, worse, unchanged) = (of(Change::New), of(Change::Worse), of(Change::Unchanged));
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
    let gone: Vec<&str> = comparison.gone.iter().map(|gone| gone.rule.as_str()).collect();
    let changed = !(new.is_empty() && worse.is_empty() && gone.is_empty());
    for (id, rules) in [("baseline_new", new), ("baseline_worse", worse), ("baseline_gone", gone)] {
        if !rules.is_empty() {
            lines.push(messages.text(id, &[("rules", rules.join(", ").into())]));
        }
    }
    if changed {
        lines.extend(causes(comparison, messages));
    }
    lines
}

/// What else is not as it was, so that nobody takes other rules for another contract.
fn causes(comparison: &Comparison, messages: &Messages) -> Vec<String> {
    let mut lines = Vec::new();
    if !comparison.agreement_changed {
        lines.push(messages.plain("baseline_same_agreement"));
    }
    if !comparison.rules_changed.is_empty() {
        let packs = comparison.rules_changed.join(", ");
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
