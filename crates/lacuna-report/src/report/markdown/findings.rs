//! The findings of an agreement as a table.

use super::escaped;
use crate::report::Report;
use crate::report::place::{places, title};
use crate::report::rule_sentences::sentences;
use lacuna_core::assessment::{Assessment, Outcome, RuleResult};
use lacuna_core::source_file::visible;

/// Findings beyond these are counted: a comment is read on a screen, and hosts cut long ones off.
const SHOWN: usize = 60;

pub(super) fn render(report: &Report<'_>, assessment: &Assessment<'_>) -> String {
    let findings = assessment.findings();
    if findings.is_empty() {
        return String::new();
    }

    let mut text = table_head(report);
    findings
        .iter()
        .take(SHOWN)
        .for_each(|finding| text.push_str(&row(report, assessment, finding)));

    if findings.len() > SHOWN {
        let more = (findings.len() - SHOWN).into();
        text.push_str(&format!(
            "\n{}\n",
            report.messages.text("markdown_more", &[("n", more)])
        ));
    }

    text
}

pub(super) fn table_head(report: &Report<'_>) -> String {
    let heads = [
        "markdown_severity",
        "markdown_rule",
        "markdown_fact",
        "markdown_place",
    ];

    let heads: Vec<String> = heads.iter().map(|id| report.messages.plain(id)).collect();
    format!("\n| {} |\n|---|---|---|---|\n", heads.join(" | "))
}

pub(super) fn row(
    report: &Report<'_>,
    assessment: &Assessment<'_>,
    finding: &RuleResult<'_>,
) -> String {
    let severity = finding
        .weight
        .severity()
        .map(|severity| report.messages.severity(severity))
        .unwrap_or_default();

    let outcome = report.messages.outcome(finding.outcome);
    let mut marks = report.messages.basis(finding.basis);
    if finding.outcome == Outcome::NotStated {
        let arguments = [("marks", marks.into()), ("outcome", outcome.into())];
        marks = report.messages.text("marks_outcome", &arguments);
    }
    if finding.is_waived() {
        let arguments = [("marks", marks.into())];
        marks = report.messages.text("marks_waived", &arguments);
    }

    let place = places(assessment, finding).into_iter().next();
    // The file's name is untrusted, and a backtick in it would end the code span.
    let place = place
        .map(|place| {
            format!(
                "`{}:{}`",
                visible(&place.file).replace('`', "'"),
                place.start
            )
        })
        .unwrap_or_default();

    // Of a silence no title is shown: it would accuse, and the marks say the outcome.
    format!(
        "| {severity} | {}{} | {} | {} |\n",
        escaped(format!("{} {}", finding.rule.id, title(finding, "")).trim()),
        report
            .messages
            .text("markdown_marks", &[("marks", marks.into())]),
        escaped(&sentences(report.messages, assessment, finding)),
        place.replace('|', "\\|")
    )
}
