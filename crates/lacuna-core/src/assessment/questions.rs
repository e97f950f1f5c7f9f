//! Questions, once for a fact and not once for a rule: rules that the same silence leaves open are together under it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{
    Answer, Assessment, Disposition, Fact, Found, LawKnown, Outcome, Reason, RuleResult,
    is_only_reported, rests_on_statement,
};
use crate::agreement::{AbsenceKind, CheckedAgreement};
use crate::condition::{FactRead, JURISDICTION, ReadKind};
use crate::document::{Name, NodeId};
use crate::policy::{Basis, Rule, Severity};
use crate::vocabulary::Answerer;

/// A fact that is not stated, and the rules that wait for it.
#[derive(Debug)]
pub struct Question<'a> {
    /// The fact.
    pub fact: Fact,
    /// The rules that wait for it, worst first.
    pub rules: Vec<&'a Rule>,
}

/// A look at a silent fact, and the rules that wait for it.
type Waiting<'a> = (FactRead<'a>, Vec<&'a Rule>);

impl Question<'_> {
    /// Returns the worst severity that waits.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.rules.iter().map(|rule| rule.severity).max()
    }

    /// Who is the first that can answer it.
    #[must_use]
    pub fn answerer(&self) -> Answerer {
        let answerers = self.fact.answerers;
        answerers.first().copied().unwrap_or(Answerer::PublicBody)
    }
}

impl<'a> Assessment<'a> {
    /// Returns the questions that keep rules open: those that the agreement's text should answer, then those for the vendor, then
    /// those for the public body's own file; in each, the one that the most severe rules wait for first, then the one that
    /// most wait for.
    #[must_use]
    pub fn questions(&self) -> Vec<Question<'a>> {
        // A rule that is breached for one element may be open for another.
        let asks = |answer: &Answer<'a>| answer.weight == Disposition::Question;
        let mut questions = self.grouped(
            |result| result.weight == Disposition::Question || result.answers.iter().any(asks),
            |answer| {
                let read = asks(answer).then(|| first(self.agreement, answer));
                read.flatten().into_iter().collect()
            },
        );

        // What the text should say comes first, then what the vendor can say, then what the own file holds. Among equals, what
        // the parties have left open comes before what nobody has spoken of.
        // The sort is stable, so that further equals stay by the number of rules that wait.
        questions.sort_by_key(|question| {
            let is_left_open = is_left_open(&question.fact);
            (
                question.answerer(),
                Reverse(question.worst()),
                !is_left_open,
            )
        });
        self.ask_for_law_first(&mut questions);
        questions
    }

    /// Every fact that the other side is to be asked for, each once, in the same order: what keeps rules open, and what is
    /// a finding because it is not stated.
    #[must_use]
    pub fn open_facts(&self) -> Vec<Question<'a>> {
        self.open_facts_excluding(&|_| false)
    }

    /// Returns the same, where a person left some facts for later, identified by their JSON pointers: what keeps a rule open is then the
    /// next fact that it depends on.
    #[must_use]
    pub fn open_facts_excluding(&self, left: &dyn Fn(&str) -> bool) -> Vec<Question<'a>> {
        let document = self.agreement.document();
        let mut questions = self.grouped(
            |_| true,
            |answer| {
                let silent: Vec<FactRead<'a>> = answer
                    .evidence
                    .iter()
                    .filter(|read| read.is_absent())
                    .copied()
                    .collect();

                if silent.is_empty() {
                    return first(self.agreement, answer).into_iter().collect();
                }

                // What comes after the first silence of a guard may never be asked, so only that
                // one is.
                if answer.reason == Reason::Guard {
                    return silent
                        .into_iter()
                        .find(|read| !left(&read.pointer(document)))
                        .into_iter()
                        .collect();
                }

                silent
            },
        );

        self.ask_for_law_first(&mut questions);
        questions
    }

    /// Before all else: which law governs, where nobody knows it and every rule of law waits for it.
    fn ask_for_law_first(&self, questions: &mut Vec<Question<'a>>) {
        if self.scope.known != LawKnown::Unknown {
            return;
        }

        let instrument = self
            .agreement
            .view()
            .instrument()
            .node()
            .unwrap_or(NodeId::ROOT);

        let read = FactRead {
            node: instrument,
            missing: JURISDICTION.as_slice(),
            kind: ReadKind::Silent,
        };

        let rules = self
            .policy
            .rules
            .iter()
            .filter(|rule| rule.basis == Basis::Law)
            .collect();

        let question = self.question(&read, rules);
        // A rule may wait for the jurisdiction itself; the fact is asked for once.
        questions.retain(|known| known.fact.pointer != question.fact.pointer);
        questions.insert(0, question);
    }

    fn grouped(
        &self,
        asked: impl Fn(&RuleResult<'a>) -> bool,
        reads: impl Fn(&Answer<'a>) -> Vec<FactRead<'a>>,
    ) -> Vec<Question<'a>> {
        // By the deepest group that is there and the path from it, as a read has them: a fact has one such key.
        let mut waiting: BTreeMap<(NodeId, &[Name]), Waiting<'a>> = BTreeMap::new();
        for result in self.results.iter().filter(|result| asked(result)) {
            let mut seen = BTreeSet::new();
            // A breach is a question too, where a silence leaves open whether what it rests on governs.
            let is_open = |answer: &&Answer<'a>| {
                (matches!(answer.outcome, Outcome::NotStated | Outcome::CannotTell)
                    || !answer.scope_open.is_empty())
                    && answer.weight != Disposition::Nothing
            };
            let open = result.answers.iter().filter(is_open);
            // Answers that rest on the same facts for the same reason ask the same.
            let mut new = |answer: &&Answer<'a>| {
                answer
                    .evidence
                    .shared()
                    .is_none_or(|shared| seen.insert((shared, answer.reason == Reason::Guard)))
            };
            for answer in open.filter(|answer| new(answer)) {
                // Whether anything governs comes first: if nothing does, the rest need not be asked.
                let asked = match answer.scope_open.is_empty() {
                    true => reads(answer),
                    false => answer.scope_open.to_vec(),
                };

                for read in asked {
                    let (_, rules) = waiting
                        .entry((read.node, read.missing))
                        .or_insert((read, Vec::new()));

                    // All answers of a rule stand together.
                    if rules.last().is_none_or(|rule| rule.id != result.rule.id) {
                        rules.push(result.rule);
                    }
                }
            }
        }

        let mut questions: Vec<_> = waiting
            .into_values()
            .map(|(read, rules)| self.question(&read, rules))
            .collect();

        questions.sort_by_key(|question| {
            (
                std::cmp::Reverse(question.worst()),
                std::cmp::Reverse(question.rules.len()),
                question.fact.pointer.clone(),
            )
        });

        questions
    }

    fn question(&self, read: &FactRead<'a>, mut rules: Vec<&'a Rule>) -> Question<'a> {
        rules.sort_by_key(|rule| (std::cmp::Reverse(rule.severity), rule.id.as_str()));
        Question {
            fact: Fact::of(self.agreement, read),
            rules,
        }
    }
}

/// Returns the fact to ask for: the first that is silent, in the rule's own order, since the others may then not matter; where none
/// is, the first that only others report, or that is in no text of the agreement; and else the first that was read.
fn first<'a>(agreement: &CheckedAgreement, answer: &Answer<'a>) -> Option<FactRead<'a>> {
    let reads = || answer.evidence.iter();
    let silent = reads().find(|read| read.is_absent());
    let reported = || reads().find(|read| is_only_reported(agreement, read));
    let spoken_of = || reads().find(|read| rests_on_statement(agreement, read));
    silent
        .or_else(reported)
        .or_else(spoken_of)
        .or_else(|| reads().next())
        .copied()
}

/// Returns whether the file says of a fact that it is not agreed or in dispute.
fn is_left_open(fact: &Fact) -> bool {
    match &fact.found {
        Found::Nothing { kind, .. } => {
            matches!(kind, AbsenceKind::NotAgreed | AbsenceKind::Disputed)
        }
        _ => false,
    }
}
