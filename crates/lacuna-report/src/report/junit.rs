//! The format `junit`: a test suite for each agreement and a test case for each rule, for build servers.

use super::place::{places, title};
use super::rule_sentences::{remedy, sentences};
use super::settings::remarks;
use super::standing::{verdicts, waiver};
use super::{RenderError, Report};
use lacuna_core::assessment::{Assessment, Outcome, RuleResult};
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::source_file::visible;

pub(super) fn render(report: &Report<'_>) -> Result<String, RenderError> {
    let mut text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"lacuna\">\n".to_owned();
    if !report.refused.is_empty() {
        let count = report.problems().count();
        text.push_str(&format!(
            "<testsuite name=\"input\" tests=\"{count}\" failures=\"0\" errors=\"{count}\" skipped=\"0\">\n"
        ));

        report
            .problems()
            .for_each(|problem| text.push_str(&error(problem)));

        text.push_str("</testsuite>\n");
    }

    report
        .assessments
        .iter()
        .for_each(|assessment| text.push_str(&suite(report, assessment)));
    Ok(text + "</testsuites>\n")
}

fn suite(report: &Report<'_>, assessment: &Assessment<'_>) -> String {
    let fails =
        |result: &&RuleResult<'_>| result.weight.severity().is_some() && !result.is_waived();
    // Build servers know four states, so that open, waived and idle rules are all skipped.
    let skipped = |result: &&RuleResult<'_>| result.outcome != Outcome::Met && !fails(result);
    let results = || assessment.results.iter();
    let mut text = format!(
        "<testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n",
        attribute(&assessment.agreement.id()),
        assessment.results.len() + assessment.failures.len(),
        results().filter(fails).count(),
        assessment.failures.len(),
        results().filter(skipped).count()
    );

    text.push_str("<properties>\n");
    for line in verdicts(assessment, report.messages) {
        text.push_str(&format!(
            "<property name=\"verdict\" value=\"{}\"/>\n",
            attribute(&line)
        ));
    }

    for line in remarks(assessment, report.messages) {
        text.push_str(&format!(
            "<property name=\"remark\" value=\"{}\"/>\n",
            attribute(&line)
        ));
    }

    text.push_str("</properties>\n");
    // Errors and not failures: the program could not decide, which is no fault of the agreement.
    for failed in &assessment.failures {
        let message = attribute(&failed.message);
        text.push_str(&format!(
            "<testcase classname=\"lacuna\" name=\"{}\"><error message=\"{message}\"/></testcase>\n",
            attribute(&failed.rule)
        ));
    }

    results().for_each(|result| text.push_str(&case(report, assessment, result)));

    text + "</testsuite>\n"
}

fn case(report: &Report<'_>, assessment: &Assessment<'_>, result: &RuleResult<'_>) -> String {
    let rule = result.rule;
    let place = places(assessment, result).into_iter().next();
    let file = assessment.agreement.document().text().name();
    let line = place.as_ref().map_or(1, |place| place.start.line);
    let outcome = report.messages.outcome(result.outcome);
    let inside = match (result.outcome, result.weight.severity()) {
        (Outcome::Met, _) => String::new(),
        (_, Some(severity)) if !result.is_waived() => format!(
            "<failure type=\"{}\" message=\"{}\">{}</failure>",
            severity.as_str(),
            attribute(&title(result, &outcome)),
            content(&format!(
                "{}\n{}\n{file}:{line}",
                sentences(report.messages, assessment, result),
                // About no one entry, as in `ask`: it speaks for all places of the finding.
                remedy(report.messages, assessment, result, None)
            ))
        ),
        (_, Some(_)) => {
            let waiver = result
                .waived
                .as_ref()
                .map(|waived| waiver(result, waived, report.messages));

            format!(
                "<skipped message=\"{}\"/>",
                attribute(&waiver.unwrap_or_default())
            )
        }
        _ => format!("<skipped message=\"{}\"/>", attribute(&outcome)),
    };

    format!(
        "<testcase classname=\"{}\" name=\"{} {}\" file=\"{}\" line=\"{line}\">{inside}</testcase>\n",
        attribute(&rule.pack),
        attribute(&rule.id),
        attribute(&rule.title),
        attribute(file)
    )
}

fn error(problem: &Diagnostic) -> String {
    let position = problem
        .position
        .map(|position| format!(":{position}"))
        .unwrap_or_default();

    let help = problem.help.as_deref().unwrap_or_default();
    format!(
        "<testcase classname=\"input\" name=\"{}{position}\"><error message=\"{}\">{}</error></testcase>\n",
        attribute(&problem.file),
        attribute(&problem.message),
        content(help)
    )
}

/// Text between tags. What XML 1.0 cannot hold at all is shown as its code point.
fn content(text: &str) -> String {
    // Line by line, since `visible` would show the breaks between them as marks.
    let lines = text.lines().map(|line| {
        visible(line)
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    });

    lines.collect::<Vec<_>>().join("\n")
}

/// Text in double quotes.
fn attribute(text: &str) -> String {
    // A reader of XML takes a break in an attribute for a space anyway (XML 1.0, 3.3.3).
    content(&text.replace('\n', " ")).replace('"', "&quot;")
}
