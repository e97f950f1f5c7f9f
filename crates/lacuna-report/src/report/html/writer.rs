//! What every part of the page is written with: the assessment, the sentences, and the small pieces that recur.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde::Serialize;

use super::paper::Paper;
use crate::report::{Messages, entry, tongue};
use lacuna_core::assessment::{Answer, Assessment, Disposition, Fact, Outcome, RuleResult};
use lacuna_core::condition::{FactRead, Template};
use lacuna_core::document::{Document, NodeId};
use lacuna_core::policy::{Rule, Severity};
use lacuna_core::source_file::{visible, visible_lines};

/// The writer of one page.
pub(super) struct PageContext<'a> {
    pub(super) assessment: &'a Assessment<'a>,
    pub(super) messages: &'a Messages,
    pub(super) document: &'a Document,
    pub(super) paper: Paper<'a>,
    /// Facts that were worked out, by what was looked at.
    pub(super) known: RefCell<BTreeMap<FactRead<'a>, Rc<Fact>>>,
}

/// An outcome: its shape and its word.
#[derive(Debug, Clone, Serialize)]
pub(super) struct OutcomeBadge {
    pub(super) kind: &'static str,
    pub(super) word: String,
}

/// A severity: how many bars, and its word.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SeverityBadge {
    pub(super) bars: u8,
    pub(super) word: String,
}

/// A rule as a link to its evidence.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Chip {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) mark: OutcomeBadge,
    /// Only of rules that are breached or not stated.
    pub(super) level: Option<SeverityBadge>,
    /// Whether the rule waits for the answer to a question, and is no finding.
    pub(super) waits: bool,
}

/// How many findings are named at a place of the page that is about something else.
const NAMED: usize = 4;

/// The gravest findings about something, and how many more there are.
#[derive(Debug, Default, Serialize)]
pub(super) struct Chips {
    list: Vec<Chip>,
    more: Option<String>,
}

impl<'a> PageContext<'a> {
    pub(super) fn new(assessment: &'a Assessment<'a>, messages: &'a Messages) -> Self {
        let document = assessment.agreement.document();
        Self {
            assessment,
            messages,
            document,
            paper: Paper::new(assessment.agreement),
            known: RefCell::default(),
        }
    }

    /// Words of rules, of the law and of the vocabulary.
    pub(super) fn english(&self, words: impl AsRef<str>) -> String {
        tongue::english(words.as_ref(), self.messages)
    }

    /// Words of the agreement file.
    pub(super) fn said(&self, words: impl AsRef<str>) -> String {
        tongue::said(
            words.as_ref(),
            &self.paper.text(&["language"]),
            self.messages,
        )
    }

    pub(super) fn mark(&self, outcome: Outcome) -> OutcomeBadge {
        OutcomeBadge {
            kind: outcome.as_str(),
            word: self.messages.outcome(outcome),
        }
    }

    pub(super) fn level(&self, severity: Severity) -> SeverityBadge {
        SeverityBadge {
            bars: severity as u8 + 1,
            word: self.messages.severity(severity),
        }
    }

    pub(super) fn chip(&self, result: &RuleResult<'_>) -> Chip {
        let open = matches!(
            result.outcome,
            Outcome::Breached | Outcome::NotStated | Outcome::CannotTell
        );

        let severity = result.weight.severity().unwrap_or(result.rule.severity);
        Chip {
            id: result.rule.id.clone(),
            title: self.english(visible(&result.rule.title)),
            mark: self.mark(result.outcome),
            level: open.then(|| self.level(severity)),
            waits: result.weight == Disposition::Question,
        }
    }

    /// The gravest of some findings, which come worst first.
    pub(super) fn chips<'f>(&self, findings: impl Iterator<Item = &'f RuleResult<'f>>) -> Chips {
        let findings: Vec<_> = findings.collect();
        Chips {
            list: findings
                .iter()
                .take(NAMED)
                .map(|finding| self.chip(finding))
                .collect(),
            more: self.more("more_in_findings", findings.len().saturating_sub(NAMED)),
        }
    }

    /// A sentence of a rule about one subject.
    pub(super) fn sentence(&self, template: &Template, subject: Option<NodeId>) -> String {
        let hole = self.messages.plain("silent_hole");
        let sentence = template.render(self.document, subject, &hole);
        self.english(visible_lines(sentence.trim()))
    }

    /// A sentence of a rule about each subject of its worst answers, each sentence once.
    pub(super) fn sentences(&self, template: &Template, result: &RuleResult<'_>) -> Vec<String> {
        once_each(
            result
                .worst()
                .map(|answer| self.sentence(template, answer.subject)),
        )
    }

    /// What is wrong or missing by one answer, with the name of its subject in front where the sentence lacks it.
    pub(super) fn fact(&self, rule: &Rule, answer: &Answer<'_>) -> String {
        let template = match (answer.outcome, &rule.unstated) {
            (Outcome::NotStated, Some(unstated)) => unstated,
            _ => &rule.message,
        };

        let sentence = self.sentence(template, answer.subject);
        match answer.subject.map(|subject| self.name(subject)) {
            Some(name) if !name.is_empty() && !sentence.contains(&name) => self.messages.text(
                "about",
                &[
                    ("subject", self.said(name).into()),
                    ("sentence", sentence.into()),
                ],
            ),
            _ => sentence,
        }
    }

    /// The name of an entry of a list; empty where it has none.
    pub(super) fn name(&self, subject: NodeId) -> String {
        entry::name(self.document, subject)
    }

    /// The results with an outcome and a weight of no finding, the gravest rules first.
    pub(super) fn quiet(&self, outcome: Outcome) -> Vec<&'a RuleResult<'a>> {
        let results = self.assessment.results.iter();
        let mut quiet: Vec<_> = results
            .filter(|result| result.outcome == outcome && result.weight == Disposition::Nothing)
            .collect();

        quiet.sort_by_key(|result| {
            (
                std::cmp::Reverse(result.rule.severity),
                result.rule.id.as_str(),
            )
        });

        quiet
    }
}

/// Sentences without those that were said before.
pub(super) fn once_each(sentences: impl Iterator<Item = String>) -> Vec<String> {
    let mut said = BTreeSet::new();
    sentences
        .filter(|sentence| said.insert(sentence.clone()))
        .collect()
}
