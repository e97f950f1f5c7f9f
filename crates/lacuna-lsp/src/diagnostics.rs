//! Problems of a file and findings about it, at the fact or where the fact should be.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use lacuna_core::agreement::CheckedAgreement;
use lacuna_core::assessment::{Assessment, Outcome, Question, RuleResult};
use lacuna_core::audit::audit;
use lacuna_core::diagnostic::Diagnostic as Problem;
use lacuna_core::document::{Document, NodeId};
use lacuna_core::policy::{Policy, Severity};
use lacuna_core::source_file::{SourceFile, visible};
use lsp_types::{Diagnostic, DiagnosticSeverity, NumberOrString};

use crate::positions::LineIndex;

/// How many open facts a message lists before it counts the rest.
const LISTED: usize = 8;

/// Checks and audits an agreement, and gives what an editor shows.
pub(crate) fn diagnose(
    text: &str,
    index: &LineIndex<'_>,
    policy: &Policy,
    day: NaiveDate,
) -> Vec<Diagnostic> {
    let source = Arc::new(SourceFile::new("", text));
    match CheckedAgreement::read_with(source, &policy.schema) {
        Ok(agreement) => describe_assessment(&audit(&agreement, policy, day), index),
        Err(problems) => problems
            .iter()
            .map(|problem| convert_problem(problem, index))
            .collect(),
    }
}

/// Converts a problem of a file; one without a place is at the beginning.
pub(crate) fn convert_problem(problem: &Problem, index: &LineIndex<'_>) -> Diagnostic {
    let bytes = problem
        .place
        .as_ref()
        .map_or(0..0, |place| place.span.range());
    let help = problem.help.as_deref().map(|help| format!("\n{help}"));
    let message = format!("{}{}", problem.message, help.unwrap_or_default());
    show(
        index.range(bytes),
        DiagnosticSeverity::ERROR,
        "schema",
        &message,
    )
}

fn describe_assessment(assessment: &Assessment<'_>, index: &LineIndex<'_>) -> Vec<Diagnostic> {
    let findings = assessment.findings().into_iter();
    let mut all: Vec<Diagnostic> = findings
        .flat_map(|finding| describe_finding(assessment, finding, index))
        .collect();

    all.extend(describe_open_facts(assessment, index));
    let failures = assessment.failures.iter().map(|failure| {
        let message = format!("this rule could not be evaluated: {}", failure.message);
        show(
            index.range(0..0),
            DiagnosticSeverity::ERROR,
            &failure.rule,
            &message,
        )
    });

    all.extend(failures);

    all
}

/// A finding, once for each of its answers.
fn describe_finding(
    assessment: &Assessment<'_>,
    finding: &RuleResult<'_>,
    index: &LineIndex<'_>,
) -> Vec<Diagnostic> {
    let document = assessment.agreement.document();
    let Some(severity) = finding.weight.severity() else {
        return Vec::new();
    };

    // No finding is an error, which is kept for slips in the file.
    let level = match severity {
        Severity::Critical | Severity::High => DiagnosticSeverity::WARNING,
        Severity::Medium | Severity::Low => DiagnosticSeverity::INFORMATION,
    };

    let answers = finding.worst();
    answers
        .map(|answer| {
            let pointer = answer.evidence.first().map(|read| read.pointer(document));
            let bytes = pointer.map_or(0..0, |pointer| find_anchor(document, &pointer));
            let sentence = assessment.sentence(finding.rule, answer);
            // A title names the offence, of which nobody is accused where nothing is stated.
            let title = if finding.outcome == Outcome::NotStated {
                format!("not stated: {}", finding.rule.title)
            } else {
                finding.rule.title.clone()
            };

            let message = format!(
                "{} ({}, {})\n{}",
                sentence.unwrap_or(title),
                severity.as_str(),
                finding.basis.as_str(),
                finding.remedy().render(document, answer.subject, "…"),
            );
            show(
                index.range(bytes),
                level,
                &finding.rule.id,
                message.trim_end(),
            )
        })
        .collect()
}

/// The facts that are not stated, gathered at the group in which each would be.
fn describe_open_facts(assessment: &Assessment<'_>, index: &LineIndex<'_>) -> Vec<Diagnostic> {
    let document = assessment.agreement.document();
    // By place, since an editor would show one mark over another for each open fact of a group.
    let mut groups: BTreeMap<(usize, usize), Vec<Question<'_>>> = BTreeMap::new();
    for question in assessment.open_facts() {
        let bytes = find_anchor(document, &question.fact.pointer);
        groups
            .entry((bytes.start, bytes.end))
            .or_default()
            .push(question);
    }

    let described = groups.into_iter().map(|((start, end), questions)| {
        let lines = questions.iter().take(LISTED).map(describe_question);
        let more = questions.len().saturating_sub(LISTED);
        let rest = (more > 0).then(|| format!("and {more} more"));
        let message: Vec<String> = std::iter::once("Not stated here:".to_owned())
            .chain(lines)
            .chain(rest)
            .collect();

        let level = DiagnosticSeverity::HINT;
        show(
            index.range(start..end),
            level,
            "not-stated",
            &message.join("\n"),
        )
    });

    described.collect()
}

fn describe_question(question: &Question<'_>) -> String {
    let rules = match question.rules.len() {
        1 => "1 rule depends on the answer".to_owned(),
        count => format!("{count} rules depend on the answer"),
    };
    let worst = question.worst().map_or("", Severity::as_str);
    format!(
        "- {}: {} ({rules}, up to {worst})",
        question.fact.path, question.fact.label
    )
}

/// The bytes at which a fact is shown: its value; else the key of the nearest group around where it would be.
pub(crate) fn find_anchor(document: &Document, pointer: &str) -> Range<usize> {
    if let Some(node) = document.at(pointer) {
        return shorten(document, node, document.span(node).range());
    }

    let mut above = pointer;
    while let Some((parent, _)) = above.rsplit_once('/') {
        above = parent;
        // The root has no key, and would be marked over the whole file.
        if let Some(node) = document.at(above).filter(|node| *node != NodeId::ROOT) {
            return shorten(document, node, document.key_span(node).range());
        }
    }

    first_byte(document, NodeId::ROOT)
}

/// A group is marked at its key or its bracket, not over all its lines.
fn shorten(document: &Document, node: NodeId, bytes: Range<usize>) -> Range<usize> {
    let is_group = document.raw(node).starts_with(['{', '[']);
    let has_key = document.key_span(node) != document.span(node);
    match (is_group, has_key) {
        (true, true) => document.key_span(node).range(),
        (true, false) => first_byte(document, node),
        _ => bytes,
    }
}

fn first_byte(document: &Document, node: NodeId) -> Range<usize> {
    let start = document.span(node).range().start;
    start..start + 1
}

fn show(
    range: lsp_types::Range,
    severity: DiagnosticSeverity,
    code: &str,
    message: &str,
) -> Diagnostic {
    Diagnostic {
        range,
        severity: Some(severity),
        code: Some(NumberOrString::String(code.to_owned())),
        source: Some("lacuna".to_owned()),
        // Text of an agreement is shown and never obeyed.
        message: message.lines().map(visible).collect::<Vec<_>>().join("\n"),
        ..Diagnostic::default()
    }
}
