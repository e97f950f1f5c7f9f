//! The findings of a run as rows of a table, for spreadsheets.

use super::place::places;
use super::rule_sentences::{fill, remedy, sentence};
use super::{Messages, Report};
use lacuna_core::assessment::{Assessment, RuleResult};
use lacuna_core::condition::Template;
use lacuna_core::source_file::visible;

/// The columns, by the ids of their names.
pub(super) const COLUMNS: [&str; 16] = [
    "table_agreement",
    "table_title",
    "table_severity",
    "table_outcome",
    "table_basis",
    "table_finding",
    "table_clause",
    "table_words",
    "table_ask",
    "table_wording",
    "table_rule",
    "table_cause",
    "table_waiver",
    "table_file",
    "table_line",
    "table_evidence",
];

/// Makes a row for each finding, in the order of the inputs and then worst first.
pub(super) fn rows(report: &Report<'_>) -> Vec<[String; 16]> {
    let rows = report.assessments.iter().flat_map(|assessment| {
        let findings = assessment.findings().into_iter();
        findings.map(move |finding| row(report, assessment, finding))
    });

    rows.collect()
}

fn row(report: &Report<'_>, assessment: &Assessment<'_>, finding: &RuleResult<'_>) -> [String; 16] {
    let messages = report.messages;
    let document = assessment.agreement.document();
    // A row has room for one ask, one clause and one place: those of the first worst answer.
    let subject = finding.worst().next().and_then(|answer| answer.subject);
    let words = |template: &Template| one_line(&fill(messages, template, document, subject));
    let facts = assessment.facts(finding.deciding_reads());
    let clause = facts.iter().find_map(|fact| fact.clause.as_ref());
    let reference = clause.and_then(|clause| clause.reference.clone());
    let quote = clause.and_then(|clause| clause.quote.clone());
    let severity = finding.weight.severity();
    let place = places(assessment, finding).into_iter().next();
    let waiver = finding.waived.as_ref();
    let waiver = waiver.map(|waived| super::standing::waiver(finding, waived, messages));

    [
        // In the order of `COLUMNS`, of which the type holds only the number.
        assessment.agreement.id().into_owned(),
        assessment.agreement.title().into_owned(),
        severity.map_or_else(String::new, |severity| messages.severity(severity)),
        messages.outcome(finding.outcome),
        messages.basis(finding.basis),
        all_sentences(messages, assessment, finding),
        reference.unwrap_or_default(),
        quote.unwrap_or_default(),
        one_line(&remedy(messages, assessment, finding, subject)),
        words(&finding.rule.wording),
        finding.rule.id.clone(),
        finding.grouped_under.unwrap_or_default().to_owned(),
        waiver.unwrap_or_default(),
        document.text().name().to_owned(),
        place.map_or_else(String::new, |place| place.start.line.to_string()),
        finding.fingerprint(assessment.agreement),
    ]
}

/// Every sentence of a finding, each once: a table has room for them.
fn all_sentences(
    messages: &Messages,
    assessment: &Assessment<'_>,
    finding: &RuleResult<'_>,
) -> String {
    let mut sentences: Vec<String> = Vec::new();
    for answer in finding.worst() {
        let sentence = sentence(messages, assessment, finding.rule, answer);
        let sentence = sentence.map(|sentence| one_line(&sentence));
        if let Some(sentence) = sentence.filter(|own| !sentences.contains(own)) {
            sentences.push(sentence);
        }
    }

    messages.joined("sentences", sentences)
}

fn one_line(text: &str) -> String {
    // A break inside a quoted cell is legal CSV, but a reader of lines takes it for a new row.
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
