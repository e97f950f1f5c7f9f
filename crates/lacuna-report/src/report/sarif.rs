//! The format `sarif`: SARIF 2.1.0 (OASIS), for code hosts and editors; columns count characters.
//!
//! A breach is `fail`; what is not stated, and what cannot be told to apply, is `open`, since the agreement gives too
//! little to decide; what is met is `pass`; what does not apply is `notApplicable`.

mod limits;
mod places;
mod problems;
mod results;
mod rules;
mod wire;

use std::collections::BTreeMap;

use self::places::{plain, uri};
use self::wire::{
    Artifact, ArtifactLocation, Driver, Finding, Invocation, Log, Notification, Run, SarifText,
    Tool, Verdicts,
};
use super::{RenderError, Report, standing};
use lacuna_core::VERSION;
use lacuna_core::assessment::{Assessment, Outcome, RuleResult};
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::policy::digest;
use lacuna_core::source_file::{escaped_json, visible};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn render(report: &Report<'_>) -> Result<String, RenderError> {
    let mut most = limits::RESULTS;
    loop {
        let log = Log {
            schema: SCHEMA,
            version: "2.1.0",
            runs: vec![run(report, most)],
        };

        let text =
            serde_json::to_string_pretty(&log).map_err(|error| RenderError(error.to_string()))?;
        let text = escaped_json(&text).into_owned() + "\n";
        // Half as many results are tried until a code host takes them; one result is always left.
        if limits::compressed(&text) <= limits::COMPRESSED || most <= 1 {
            return Ok(text);
        }
        // From what is held: to halve a limit that was not reached would write the same log again.
        let held = log.runs.iter().map(|run| run.results.len()).sum::<usize>();

        most = most.min(held) / 2;
    }
}

fn run(report: &Report<'_>, most: usize) -> Run {
    let policy = report
        .assessments
        .first()
        .map(|assessment| assessment.policy);

    let mut rules = policy.map(rules::descriptors).unwrap_or_default();
    if !report.refused.is_empty() {
        rules.push(rules::input_rule());
    }

    // Files that could not be read come before all findings.
    let problems: Vec<&Diagnostic> = report.problems().take(most).collect();
    let kept = limits::keep(report, most - problems.len());
    let chosen = kept.results.iter();
    let mut results: Vec<Finding> = chosen
        .map(|(index, assessment, result)| results::finding(report, assessment, *index, result))
        .collect();

    let mut artifacts: Vec<Artifact> = report.assessments.iter().map(artifact).collect();
    // The rule on inputs was added last, and it is there whenever there are problems.
    let rule = rules.len().saturating_sub(1);
    results.extend(problems::findings(&problems, &mut artifacts, rule));

    Run {
        tool: Tool {
            driver: Driver {
                name: "lacuna",
                full_name: "Lacuna, which audits data-sharing agreements",
                semantic_version: VERSION,
                information_uri: policy.and_then(|policy| policy.handbook.clone()),
                rules,
            },
        },
        invocations: vec![invocation(report, &kept)],
        artifacts,
        results,
        column_kind: "unicodeCodePoints",
        // The standard has no field for a verdict, and keeps property bags for such (3.8).
        properties: (!report.assessments.is_empty()).then(|| Verdicts {
            verdicts: verdicts(report),
        }),
    }
}

fn invocation(report: &Report<'_>, kept: &limits::Kept<'_, '_>) -> Invocation {
    let mut notifications = failures(report);
    // Before the remarks, which take nothing from the run's success.
    let is_complete = report.refused.is_empty() && notifications.is_empty();
    notifications.extend(remarks(report, kept).into_iter().map(|text| Notification {
        level: "note",
        message: SarifText { text },
    }));

    Invocation {
        execution_successful: is_complete,
        tool_execution_notifications: notifications,
    }
}

/// The rules that gave no answer, as errors of the program's run.
fn failures(report: &Report<'_>) -> Vec<Notification> {
    let failures = report
        .assessments
        .iter()
        .flat_map(|assessment| &assessment.failures);

    failures
        .map(|failed| Notification {
            level: "error",
            message: SarifText {
                text: format!("{}: {}", failed.rule, visible(&failed.message)),
            },
        })
        .collect()
}

/// What limits or changes the run: filters, settings, and results that are omitted.
fn remarks(report: &Report<'_>, kept: &limits::Kept<'_, '_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    if let Some(first) = report.assessments.first() {
        lines.extend(
            super::settings::remarks(first, report.messages)
                .iter()
                .map(|line| plain(&visible(line))),
        );
    }

    let settled = kept.settled;
    if settled > 0 {
        lines.push(format!(
            "{settled} results of rules that are met, do not apply or cannot be shown to apply are omitted, since code \
             hosts take at most {} results and 10 MB per run; the format json includes them.",
            limits::RESULTS
        ));
    }

    if kept.open > 0 {
        lines.push(format!(
            "{} questions and findings are omitted for the same reason, the least severe first; audit fewer \
             agreements at a time, or use the format json.",
            kept.open
        ));
    }

    lines
}

fn verdicts(report: &Report<'_>) -> BTreeMap<String, Vec<String>> {
    let told = |assessment: &Assessment<'_>| {
        let name = visible(assessment.agreement.document().text().name()).into_owned();
        (name, standing::verdicts(assessment, report.messages))
    };
    report.assessments.iter().map(told).collect()
}

fn artifact(assessment: &Assessment<'_>) -> Artifact {
    let text = assessment.agreement.document().text();
    Artifact {
        location: ArtifactLocation {
            uri: uri(text.name()),
            index: None,
        },
        hashes: BTreeMap::from([("sha-256", digest(&text.source()))]),
    }
}
