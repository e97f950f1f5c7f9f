//! The format `github`: workflow commands, which GitHub shows at the lines of a pull request.

use super::place::{Place, places, sentences, title};
use super::standing::{verdicts, waiver};
use super::{RenderError, Report};
use lacuna_core::assessment::{Assessment, RuleResult};
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::policy::Severity;
use lacuna_core::source_file::visible;

pub(super) fn render(report: &Report<'_>) -> Result<String, RenderError> {
    let mut text = String::new();
    report.problems().for_each(|problem| text.push_str(&told(problem)));
    for assessment in report.assessments {
        for failed in &assessment.failures {
            let words = format!("{}: {}", failed.rule, visible(&failed.message));
            text.push_str(&format!("::error title={}::{}\n", property(&failed.rule), data(&words)));
        }
        for finding in assessment.findings() {
            text.push_str(&command(report, assessment, finding));
        }
        let verdicts = verdicts(assessment, report.messages).join("\n");
        let name = visible(assessment.agreement.document().text().name()).into_owned();
        text.push_str(&format!("::notice file={},title=Lacuna::{}\n", property(&name), data(&verdicts)));
    }
    Ok(text)
}

fn command(report: &Report<'_>, assessment: &Assessment<'_>, finding: &RuleResult<'_>) -> String {
    let severity = finding.weight.severity().unwrap_or(Severity::Low);
    let level = match severity {
        _ if finding.is_waived() => "notice",
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "notice",
    };
    let outcome = report.messages.outcome(finding.outcome);
    let heading = format!("{} {} ({})", finding.rule.id, title(finding, &outcome), report.messages.severity(severity));
    let ask = visible(&finding.rule.remedy.render(assessment.agreement.document(), None, "…")).into_owned();
    let waiver = finding.waived.as_ref().map(|waived| format!("\n{}", waiver(finding, waived, report.messages)));
    let words = format!("{}\n{ask}{}", sentences(assessment, finding), waiver.unwrap_or_default());
    let place = places(assessment, finding).into_iter().next();
    let place = place.as_ref().map(at).unwrap_or_default();
    format!("::{level} {place}title={}::{}\n", property(&heading), data(&words))
}

fn at(place: &Place) -> String {
    let end = place.end.map(|end| {
        // A last column only means something on the line on which the value begins.
        let column = if end.line == place.start.line { format!(",endColumn={}", end.column) } else { String::new() };
        format!(",endLine={}{column}", end.line)
    });
    let (line, column) = (place.start.line, place.start.column);
    format!("file={},line={line},col={column}{},", property(&visible(&place.file)), end.unwrap_or_default())
}

fn told(problem: &Diagnostic) -> String {
    let place = problem.position.map(|at| format!(",line={},col={}", at.line, at.column)).unwrap_or_default();
    let help = problem.help.as_deref().map(|help| format!("\n{}", visible(help))).unwrap_or_default();
    let words = format!("{}{help}", visible(&problem.message));
    format!("::error file={}{place},title=Lacuna::{}\n", property(&visible(&problem.file)), data(&words))
}

/// Escapes a message as the runner unescapes it (actions/toolkit, `escapeData`).
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
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
