//! The format `gitlab`: a code quality report, which GitLab shows in a merge request.

use serde::Serialize;

use super::place::{places, title};
use super::rule_sentences::sentences;
use super::settings::{filter, house_rules, severity as severity_change};
use super::standing::waiver;
use super::{RenderError, Report};
use lacuna_core::assessment::{Assessment, RuleResult};
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::policy::{Severity, digest};
use lacuna_core::source_file::{escaped_json, visible};

/// What this program is called in each entry.
const ENGINE: &str = "lacuna";

/// One entry of a code quality report (GitLab documentation, "Code Quality report format").
#[derive(Debug, Serialize)]
struct Entry {
    /// The name by which a later run knows the file as its own; GitLab reads nothing of it.
    engine_name: &'static str,
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Debug, Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Debug, Serialize)]
struct Lines {
    begin: u32,
}

pub(super) fn render(report: &Report<'_>) -> Result<String, RenderError> {
    let mut entries: Vec<Entry> = report.problems().map(problem).collect();
    for assessment in report.assessments {
        entries.extend(
            filter(assessment, report.messages).map(|text| remark(assessment, "filter", text)),
        );
        entries.extend(
            house_rules(assessment.policy, report.messages)
                .into_iter()
                .map(|text| remark(assessment, "settings", text)),
        );
        entries.extend(
            assessment
                .findings()
                .into_iter()
                .map(|finding| entry(report, assessment, finding)),
        );
    }

    let text =
        serde_json::to_string_pretty(&entries).map_err(|error| RenderError(error.to_string()))?;

    Ok(escaped_json(&text).into_owned() + "\n")
}

fn entry(report: &Report<'_>, assessment: &Assessment<'_>, finding: &RuleResult<'_>) -> Entry {
    let outcome = report.messages.outcome(finding.outcome);
    let place = places(assessment, finding).into_iter().next();
    let severity = match finding.weight.severity().unwrap_or(Severity::Low) {
        _ if finding.is_waived() => "info",
        // The words of GitLab are one step higher: its `critical` is below its `blocker`.
        Severity::Critical => "blocker",
        Severity::High => "critical",
        Severity::Medium => "major",
        Severity::Low => "minor",
    };

    let name = assessment.agreement.document().text().name();
    let waiver = finding
        .waived
        .as_ref()
        .map(|waived| format!(" {}", waiver(finding, waived, report.messages)));

    let waiver = waiver.unwrap_or_default();
    let changed = severity_change(assessment, finding, report.messages);
    let changed = changed
        .map(|changed| format!(" {changed}"))
        .unwrap_or_default();

    Entry {
        engine_name: ENGINE,
        description: format!(
            "{}: {}{waiver}{changed}",
            title(finding, &outcome),
            sentences(report.messages, assessment, finding)
        ),
        check_name: finding.rule.id.clone(),
        // Two agreements can have the same finding; their entries must differ.
        fingerprint: digest(&format!(
            "{name} {}",
            finding.fingerprint(assessment.agreement)
        )),
        severity,
        location: Location {
            path: visible(name).into_owned(),
            // The format requires a line, even where a finding has no place in the file.
            lines: Lines {
                begin: place.map_or(1, |place| place.start.line),
            },
        },
    }
}

/// An entry that says what limits or changes the report, since the format holds nothing but entries.
fn remark(assessment: &Assessment<'_>, name: &str, description: String) -> Entry {
    let path = visible(assessment.agreement.document().text().name()).into_owned();
    Entry {
        engine_name: ENGINE,
        // Over the words too, since several remarks share a name and each needs its own print.
        fingerprint: digest(&format!("{path} {name} {description}")),
        description,
        check_name: name.to_owned(),
        severity: "info",
        location: Location {
            path,
            lines: Lines { begin: 1 },
        },
    }
}

fn problem(problem: &Diagnostic) -> Entry {
    let line = problem.position.map_or(1, |position| position.line);
    let pointer = problem.pointer.as_deref().unwrap_or_default();
    Entry {
        engine_name: ENGINE,
        description: visible(&problem.message).into_owned(),
        check_name: "input".to_owned(),
        fingerprint: digest(&format!(
            "{} {pointer} {line} {}",
            problem.file, problem.message
        )),
        severity: "blocker",
        location: Location {
            path: visible(&problem.file).into_owned(),
            lines: Lines { begin: line },
        },
    }
}
