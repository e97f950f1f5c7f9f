//! Questions, once for a fact and not once for a rule: rules that the same silence leaves open stand together under it.

use std::collections::BTreeMap;

use super::{Assessment, Fact, Outcome, Weight};
use crate::condition::{Read, ReadKind};
use crate::policy::{Rule, Severity};

/// A fact that is not stated, and the rules that wait for it.
#[derive(Debug)]
pub struct Question<'a> {
    /// The fact.
    pub fact: Fact,
    /// The rules that wait for it, worst first.
    pub rules: Vec<&'a Rule>,
}

impl Question<'_> {
    /// The worst severity that waits.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.rules.iter().map(|rule| rule.severity).max()
    }
}

impl<'a> Assessment<'a> {
    /// The questions that keep rules open, the one that the gravest rules wait for first, then the one that most wait for.
    #[must_use]
    pub fn questions(&self) -> Vec<Question<'a>> {
        let mut waiting: BTreeMap<String, (Read<'a>, Vec<&'a Rule>)> = BTreeMap::new();
        for result in self.results.iter().filter(|result| result.weight == Weight::Question) {
            for answer in result.answers.iter().filter(|answer| answer.outcome == Outcome::NotStated) {
                // The first silent fact in the rule's own order is the one to ask; the others may then not matter.
                let silent = |read: &&Read<'_>| matches!(read.kind, ReadKind::Silent | ReadKind::Absent);
                let Some(read) = answer.evidence.iter().find(silent).or_else(|| answer.evidence.first()) else {
                    continue;
                };
                let (_, rules) = waiting.entry(read.pointer(self.agreement.document())).or_insert((*read, Vec::new()));
                if !rules.iter().any(|rule| rule.id == result.rule.id) {
                    rules.push(result.rule);
                }
            }
        }
        let mut questions: Vec<_> = waiting.into_values().map(|(read, rules)| self.question(&read, rules)).collect();
        questions.sort_by_key(|question| {
            (
                std::cmp::Reverse(question.worst()),
                std::cmp::Reverse(question.rules.len()),
                question.fact.pointer.clone(),
            )
        });
        questions
    }

    fn question(&self, read: &Read<'a>, mut rules: Vec<&'a Rule>) -> Question<'a> {
        rules.sort_by_key(|rule| (std::cmp::Reverse(rule.severity), rule.id.as_str()));
        Question { fact: Fact::of(self.agreement, read), rules }
    }
}
