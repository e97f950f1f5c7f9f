//! What every part of the page is written with: the assessment, the sentences, and the small pieces that recur.

use lacuna_core::source_file::visible;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde::Serialize;

use super::paper::Paper;
use crate::report::{Messages, entry, tongue};
use lacuna_core::assessment::{
    Answer, AppliedWaiver, Assessment, Disposition, Fact, Outcome, Reason, RuleResult, WaiverState,
};
use lacuna_core::condition::{FactRead, Template};
use lacuna_core::document::{Document, NodeId};
use lacuna_core::policy::{Rule, Severity};
use lacuna_core::source_file::visible_lines;

/// The writer of one page.
pub(super) struct PageContext<'a> {
    pub(super) assessment: &'a Assessment<'a>,
    pub(super) messages: &'a Messages,
    pub(super) document: &'a Document,
    pub(super) paper: Paper<'a>,
    /// Facts that were computed, by what was looked at.
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

/// A finding by its heading.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FindingLink {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) mark: OutcomeBadge,
}

/// How many findings are named at a place of the page that is about something else.
const NAMED: usize = 2;

/// The most serious findings about something, and how many more there are.
#[derive(Debug, Default, Serialize)]
pub(super) struct Links {
    list: Vec<FindingLink>,
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
        tongue::said(words.as_ref(), &self.paper.language(), self.messages)
    }

    pub(super) fn mark(&self, outcome: Outcome) -> OutcomeBadge {
        OutcomeBadge {
            kind: outcome.as_str(),
            word: self.messages.outcome(outcome),
        }
    }

    pub(super) fn level(&self, severity: Severity) -> SeverityBadge {
        SeverityBadge {
            // From 1 to 4, by which the style and the script of the page know a severity.
            bars: severity as u8 + 1,
            word: self.messages.severity(severity),
        }
    }

    /// A finding as a link by its heading.
    pub(super) fn link(&self, result: &RuleResult<'_>) -> FindingLink {
        self.link_about(result, None)
    }

    /// The same beside one entry of the agreement: of several things that are not stated, what is not stated of it.
    fn link_about(&self, result: &RuleResult<'_>, entry: Option<NodeId>) -> FindingLink {
        FindingLink {
            id: result.rule.id.clone(),
            title: tongue::without_full_stop(&self.heading_about(result, entry)),
            mark: self.mark(result.outcome),
        }
    }

    /// The most serious of some findings, which come worst first.
    pub(super) fn links<'f>(
        &self,
        findings: impl Iterator<Item = &'f RuleResult<'f>>,
        entry: Option<NodeId>,
    ) -> Links {
        let findings: Vec<_> = findings.collect();
        Links {
            list: findings
                .iter()
                .take(NAMED)
                .map(|finding| self.link_about(finding, entry))
                .collect(),
            more: self.more("more_in_findings", findings.len().saturating_sub(NAMED)),
        }
    }

    /// A sentence about a number, where there is any.
    pub(super) fn more(&self, id: &str, n: usize) -> Option<String> {
        (n > 0).then(|| self.messages.text(id, &[("n", n.into())]))
    }

    /// Who accepts a finding until when, and why.
    pub(super) fn waiver(&self, waived: &AppliedWaiver) -> String {
        let id = match waived.state {
            WaiverState::Active => "finding_waived",
            WaiverState::EndsSoon => "finding_waived_soon",
            WaiverState::Expired => "finding_waived_expired",
        };

        let day = self.messages.day(waived.expires);
        let arguments = [
            ("by", (&waived.by).into()),
            ("day", day.into()),
            ("reason", (&waived.reason).into()),
        ];

        self.messages.text(id, &arguments)
    }

    /// A sentence of a rule about one subject.
    pub(super) fn sentence(&self, template: &Template, subject: Option<NodeId>) -> String {
        let hole = self.messages.plain("silent_hole");
        let sentence = template.render_pieces(
            self.document,
            subject,
            &hole,
            |words| visible_lines(words).into_owned(),
            |fact| self.said(visible_lines(&fact)),
            |code| self.english(self.messages.country(code)),
        );

        self.english(sentence.trim())
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
        // Without a sentence for silence a rule speaks only of what is stated, and its message would accuse.
        let Some(template) = answer.outcome.sentence_of(rule) else {
            return self.messages.plain(match answer.reason {
                Reason::OnlyReported => "na_only_reported",
                _ => "na_only_stated",
            });
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

    /// The name of an entry of a list as a reader knows it: its name, its title or what it says; its id, with spaces, only
    /// where it has nothing else.
    pub(super) fn name(&self, subject: NodeId) -> String {
        const LONGEST: usize = 64;
        let text = |field: &&str| {
            let node = self.document.get(subject, field)?;
            self.document
                .string(node)
                .map(|text| visible(&text).into_owned())
        };

        let known = ["name", "title", "what", "text"]
            .iter()
            .filter_map(text)
            .find(|name| !name.is_empty());

        let Some(name) = known else {
            return entry::name(self.document, subject).replace('-', " ");
        };

        if name.chars().count() <= LONGEST {
            return name;
        }

        // A name is cut between words where it has any.
        let start: String = name.chars().take(LONGEST).collect();
        let words = start
            .rsplit_once(' ')
            .map_or(start.as_str(), |(words, _)| words);

        format!("{words}…")
    }

    /// The results with an outcome and a weight of no finding, the most serious rules first.
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
