//! Model clauses at a finding or an open fact. They are shown and never put into the agreement file, which records what a text says.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use lacuna_core::assessment::{Answer, Assessment};
use lacuna_core::document::NodeId;
use lacuna_core::policy::Rule;
use lacuna_core::source_file::visible;

use crate::diagnostics::find_anchor;

/// More clauses than this at one place do not help: those of the most severe rules come first.
const MOST: usize = 5;

/// A model clause, with the rule that it would meet.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ModelClause {
    pub(crate) rule: String,
    /// The title of the rule.
    pub(crate) title: String,
    pub(crate) wording: String,
}

/// Gives the model clauses of the rules that find something, or wait for a fact, at a place; the most severe first.
pub(crate) fn offer_wordings(
    selected: &Range<usize>,
    assessment: &Assessment<'_>,
) -> Vec<ModelClause> {
    let mut rules = find_rules(assessment, selected);
    rules.sort_by_key(|(rule, subject)| (Reverse(rule.severity), rule.id.as_str(), *subject));
    // Behind the sorting, so that of several entries the first in the file fills the clause.
    let mut seen = BTreeSet::new();
    rules.retain(|(rule, _)| seen.insert(rule.id.as_str()));

    let document = assessment.agreement.document();
    let clauses = rules.into_iter().take(MOST).map(|(rule, subject)| {
        let wording = rule.wording.render(document, subject, "[…]");
        ModelClause {
            rule: rule.id.clone(),
            title: rule.title.clone(),
            // Names come from the agreement: they are shown and never obeyed.
            wording: wording
                .trim()
                .lines()
                .map(visible)
                .collect::<Vec<_>>()
                .join("\n"),
        }
    });

    clauses.collect()
}

/// The rules with a finding or an open fact at a place, each with the entry of a list that it is about.
fn find_rules<'a>(
    assessment: &Assessment<'a>,
    selected: &Range<usize>,
) -> Vec<(&'a Rule, Option<NodeId>)> {
    let document = assessment.agreement.document();
    let is_here = |pointer: &str| {
        let anchor = find_anchor(document, pointer);
        anchor.start <= selected.end && selected.start <= anchor.end
    };

    let mut rules = Vec::new();
    for finding in assessment.findings() {
        let here = finding.worst().filter(|answer| {
            let first = answer.evidence.first();
            first.is_some_and(|read| is_here(&read.pointer(document)))
        });
        rules.extend(here.map(|answer| (finding.rule, answer.subject)));
    }

    for question in assessment.open_facts() {
        let pointer = &question.fact.pointer;
        if !is_here(pointer) {
            continue;
        }
        let waits = |answer: &&Answer<'_>| {
            let mut reads = answer.evidence.iter();
            reads.any(|read| read.pointer(document) == *pointer)
        };
        rules.extend(question.rules.iter().map(|rule| {
            let mut results = assessment.results.iter();
            let result = results.find(|result| result.rule.id == rule.id);
            let answer = result.and_then(|result| result.answers.iter().find(waits));
            (*rule, answer.and_then(|answer| answer.subject))
        }));
    }

    rules
}
