//! The results of rules as SARIF findings.

use std::collections::BTreeMap;

use super::places::{level, location, plain, uri};
use super::wire::{ArtifactLocation, Finding, SarifText, Suppression};
use crate::report::place::{AgreementPlace, places};
use crate::report::rule_sentences::{ask, fill, sentences};
use crate::report::{Report, settings, standing};
use lacuna_core::assessment::{Assessment, DiffStatus, Outcome, RuleResult, WaiverState};
use lacuna_core::source_file::{Position, visible};

/// How many places of a finding are named beside the first.
const RELATED: usize = 20;

/// Writes what a rule found about one agreement.
pub(super) fn finding(
    report: &Report<'_>,
    assessment: &Assessment<'_>,
    index: usize,
    result: &RuleResult<'_>,
) -> Finding {
    let (kind, level) = kind_and_level(report, result);
    let artifact = ArtifactLocation {
        uri: uri(assessment.agreement.document().text().name()),
        index: Some(index),
    };

    let mut places = places(assessment, result).into_iter();
    let first = location(&places.next().unwrap_or(START), &artifact, None);
    let others = places.take(RELATED).enumerate();
    let rules = || assessment.policy.rules.iter();

    Finding {
        rule_id: result.rule.id.clone(),
        rule_index: rules()
            .position(|rule| rule.id == result.rule.id)
            .unwrap_or_default(),
        kind,
        level,
        message: SarifText {
            text: message(report, assessment, result),
        },
        locations: vec![first],
        related_locations: others
            .map(|(at, place)| location(&place, &artifact, Some(at + 1)))
            .collect(),
        partial_fingerprints: fingerprints(assessment, result),
        baseline_state: result.change.map(|change| match change {
            DiffStatus::New => "new",
            DiffStatus::Worse => "updated",
            DiffStatus::Unchanged => "unchanged",
        }),
        suppressions: suppressions(report, result),
    }
}

/// The place of what has none: the beginning of the file.
const START: AgreementPlace = AgreementPlace {
    file: String::new(),
    start: Position { line: 1, column: 1 },
    end: None,
    pointer: String::new(),
    label: String::new(),
};

fn kind_and_level(report: &Report<'_>, result: &RuleResult<'_>) -> (&'static str, &'static str) {
    match (result.outcome, result.weight.severity()) {
        (Outcome::Breached, Some(severity)) => ("fail", level(severity)),
        // What only the law of another place or time asks is for review, and fails nothing.
        (Outcome::Breached, None) => ("review", "none"),
        // Some viewers list only what fails, and a silence would not be seen there.
        (Outcome::NotStated, Some(_)) if report.open_as_warning => ("fail", "warning"),
        // Of any kind but `fail` the standard allows no level but `none` (3.27.10).
        (Outcome::NotStated | Outcome::CannotTell, _) => ("open", "none"),
        (Outcome::Met, _) => ("pass", "none"),
        (Outcome::NotApplicable, _) => ("notApplicable", "none"),
    }
}

fn fingerprints(
    assessment: &Assessment<'_>,
    result: &RuleResult<'_>,
) -> BTreeMap<&'static str, String> {
    let severity = result.weight.severity();
    let print = severity.map(|_| result.fingerprint(assessment.agreement));
    print
        .map(|print| ("lacunaFinding/v1", print))
        .into_iter()
        .collect()
}

fn suppressions(report: &Report<'_>, result: &RuleResult<'_>) -> Vec<Suppression> {
    let waived = result.waived.iter().map(|waived| Suppression {
        // A waiver is in a file of its own and not in the agreement (3.35.2).
        kind: "external",
        status: if waived.state == WaiverState::Expired {
            // No status says that it has ended, and this one suppresses nothing (3.35.3).
            "rejected"
        } else {
            "accepted"
        },
        justification: standing::waiver(result, waived, report.messages),
    });

    waived.collect()
}

fn message(report: &Report<'_>, assessment: &Assessment<'_>, result: &RuleResult<'_>) -> String {
    let words = sentences(report.messages, assessment, result);
    // What is met or does not apply has no sentence of its own, and a result needs a message.
    if words.is_empty() {
        let document = assessment.agreement.document();
        let asks = fill(report.messages, &result.rule.asks, document, None);
        let asks = visible(&asks);

        return plain(&format!(
            "{}: {asks}",
            report.messages.outcome(result.outcome)
        ));
    }

    let ask = ask(report.messages, assessment, result);

    let changed = settings::severity(assessment, result, report.messages);
    let changed = changed
        .map(|changed| format!(" {}", visible(&changed)))
        .unwrap_or_default();

    plain(&format!(
        "{words} {}{changed}",
        report.messages.text("text_ask", &[("ask", ask.into())])
    ))
}
