//! The format `github`: workflow commands, which GitHub shows at the lines of a pull request.

use std::cmp::Reverse;

use super::place::{AgreementPlace, places, title};
use super::rule_sentences::{ask, sentences};
use super::standing::{verdicts, waiver};
use super::{RenderError, Report, settings};
use lacuna_core::assessment::{Assessment, RuleResult};
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::policy::Severity;
use lacuna_core::source_file::visible;

/// How many annotations of a kind GitHub shows for a step (GitHub documentation, "Workflow commands").
const SHOWN: usize = 10;

pub(super) fn render(report: &Report<'_>) -> Result<String, RenderError> {
    let mut text = String::new();
    report
        .problems()
        .for_each(|problem| text.push_str(&told(problem)));

    for failed in report
        .assessments
        .iter()
        .flat_map(|assessment| &assessment.failures)
    {
        let words = format!("{}: {}", failed.rule, visible(&failed.message));
        text.push_str(&format!(
            "::error title={}::{}\n",
            property(&failed.rule),
            data(&words)
        ));
    }

    // The host shows only the first of a step, so those come first that are worst in the whole run.
    let mut findings: Vec<_> = report
        .assessments
        .iter()
        .flat_map(|assessment| {
            assessment
                .findings()
                .into_iter()
                .map(move |finding| (assessment, finding))
        })
        .collect();

    findings.sort_by_key(|(_, finding)| {
        (
            finding.is_waived(),
            Reverse((finding.weight, finding.outcome)),
        )
    });

    // Before the findings: of more than ten notices the host would cut off the remark itself.
    for line in remarks(report, &findings) {
        text.push_str(&format!("::notice title=Lacuna::{}\n", data(&line)));
    }

    for (assessment, finding) in &findings {
        text.push_str(&command(report, assessment, finding));
    }

    for assessment in report.assessments {
        let verdicts = verdicts(assessment, report.messages).join("\n");
        let name = visible(assessment.agreement.document().text().name()).into_owned();
        text.push_str(&format!(
            "::notice file={},title=Lacuna::{}\n",
            property(&name),
            data(&verdicts)
        ));
    }

    Ok(text)
}

/// The filter in force, what settings changed, and that not all annotations show, where the host cuts them off.
fn remarks(report: &Report<'_>, findings: &[(&Assessment<'_>, &RuleResult<'_>)]) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(first) = report.assessments.first() {
        lines.extend(
            settings::remarks(first, report.messages)
                .iter()
                .map(|line| visible(line).into_owned()),
        );
    }

    let count = |own: &str| {
        findings
            .iter()
            .filter(|(_, finding)| level(finding) == own)
            .count()
    };

    let (errors, warnings) = (count("error"), count("warning"));
    if errors > SHOWN || warnings > SHOWN {
        let arguments = [
            ("errors", errors.into()),
            ("warnings", warnings.into()),
            ("shown", SHOWN.into()),
        ];
        lines.push(report.messages.text("github_shown", &arguments));
    }

    lines
}

/// The kind of annotation for a finding.
fn level(finding: &RuleResult<'_>) -> &'static str {
    match finding.weight.severity().unwrap_or(Severity::Low) {
        // A waived finding is still shown, but takes none of the ten places for errors.
        _ if finding.is_waived() => "notice",
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "notice",
    }
}

fn command(report: &Report<'_>, assessment: &Assessment<'_>, finding: &RuleResult<'_>) -> String {
    let severity = finding.weight.severity().unwrap_or(Severity::Low);
    let level = level(finding);
    let changed = settings::severity(assessment, finding, report.messages);
    let changed = changed
        .map(|changed| format!("\n{}", visible(&changed)))
        .unwrap_or_default();

    let outcome = report.messages.outcome(finding.outcome);
    let heading = format!(
        "{} {} ({})",
        finding.rule.id,
        title(finding, &outcome),
        report.messages.severity(severity)
    );

    let ask = ask(report.messages, assessment, finding);

    let waiver = finding
        .waived
        .as_ref()
        .map(|waived| format!("\n{}", waiver(finding, waived, report.messages)));

    let words = format!(
        "{}\n{ask}{}{changed}",
        sentences(report.messages, assessment, finding),
        waiver.unwrap_or_default()
    );

    let place = places(assessment, finding).into_iter().next();
    let place = place.as_ref().map(at).unwrap_or_default();

    format!(
        "::{level} {place}title={}::{}\n",
        property(&heading),
        data(&words)
    )
}

fn at(place: &AgreementPlace) -> String {
    let end = place.end.map(|end| {
        // A last column only means something on the line on which the value begins.
        let column = if end.line == place.start.line {
            format!(",endColumn={}", end.column)
        } else {
            String::new()
        };

        format!(",endLine={}{column}", end.line)
    });

    let (line, column) = (place.start.line, place.start.column);
    format!(
        "file={},line={line},col={column}{},",
        property(&visible(&place.file)),
        end.unwrap_or_default()
    )
}

fn told(problem: &Diagnostic) -> String {
    let place = problem
        .position
        .map(|at| format!(",line={},col={}", at.line, at.column))
        .unwrap_or_default();

    let help = problem
        .help
        .as_deref()
        .map(|help| format!("\n{}", visible(help)))
        .unwrap_or_default();

    let words = format!("{}{help}", visible(&problem.message));
    format!(
        "::error file={}{place},title=Lacuna::{}\n",
        property(&visible(&problem.file)),
        data(&words)
    )
}

/// Escapes a message as the runner unescapes it (actions/toolkit, `escapeData`).
fn data(text: &str) -> String {
    // The percent sign first, since the other escapes bring in percent signs of their own.
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes a property as the runner unescapes it (actions/toolkit, `escapeProperty`).
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_or_a_property_before_its_end() {
        assert_eq!(data("a\n::error::100%\r"), "a%0A::error::100%25%0D");
        assert_eq!(property("a,b::c"), "a%2Cb%3A%3Ac");
    }
}
