//! How much of what was asked the agreement answers.

use super::verdict::is_on_ladder;
use super::{Answer, Assessment, Outcome, Reason, evidence_of};
use crate::condition::{FactRead, ReadKind};
use crate::policy::Basis;

/// The facts that rules asked for, and which of them are not stated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// How many facts were asked for.
    pub asked: usize,
    /// The JSON pointers of those that are not stated, in the order of their names.
    pub silent: Vec<String>,
}

impl Coverage {
    /// Counts how many facts are stated of those that were asked for.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.asked - self.silent.len()
    }
}

impl Assessment<'_> {
    /// Returns the facts asked for by rules that apply, and by guards that silence left open.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        let document = self.agreement.document();
        let mut facts: Vec<_> = self.asked().map(|read| (read.node, read.missing)).collect();
        facts.sort_unstable();
        facts.dedup();
        let silent = facts.iter().filter(|(_, missing)| !missing.is_empty());
        let mut silent: Vec<String> = silent
            .map(|(node, missing)| {
                FactRead {
                    node: *node,
                    missing,
                    kind: ReadKind::Silent,
                }
                .pointer(document)
            })
            .collect();

        silent.sort();

        Coverage {
            asked: facts.len(),
            silent,
        }
    }

    /// Counts how many facts were asked for, and how many of them are stated: the numbers of [`Self::coverage`] alone.
    #[must_use]
    pub fn covered(&self) -> (usize, usize) {
        // A flag for each node costs less than sorting what some hundred rules looked at.
        let mut stated = vec![false; self.agreement.document().len()];
        let mut silent = Vec::new();
        for read in self.asked() {
            if !read.missing.is_empty() {
                silent.push((read.node, read.missing));
            } else if let Some(node) = stated.get_mut(read.node.number()) {
                *node = true;
            }
        }

        silent.sort_unstable();
        silent.dedup();
        let answered = stated.iter().filter(|stated| **stated).count();

        (answered + silent.len(), answered)
    }

    /// Returns whether every fact that was asked for on the way to a verdict is stated: that of policy, or that of law.
    #[must_use]
    pub fn is_fully_covered(&self, is_policy: bool) -> bool {
        self.asked_by(move |basis| is_on_ladder(basis, is_policy))
            .all(|read| read.missing.is_empty())
    }

    fn asked(&self) -> impl Iterator<Item = &FactRead<'_>> {
        self.asked_by(|basis| basis != Basis::Benchmark)
    }

    fn asked_by(
        &self,
        counts: impl Fn(Basis) -> bool + Copy,
    ) -> impl Iterator<Item = &FactRead<'_>> {
        let answers = move || {
            let answers = self.every_result().flat_map(|result| &result.answers);
            answers.filter(move |answer| counts(answer.basis))
        };

        answers()
            .flat_map(needed)
            .chain(evidence_of(answers().filter(|answer| is_open(answer))))
    }
}

/// Returns the facts that the requirement of an answer asked for.
fn needed<'r, 'a>(answer: &'r Answer<'a>) -> impl Iterator<Item = &'r FactRead<'a>> {
    let met = answer.outcome == Outcome::Met;
    // What only a stated bad term would break is not missed where nothing is stated.
    let requirement = answer.reason != Reason::OnlyStated;
    let stated = |read: &FactRead<'_>| read.missing.is_empty();
    // A rule that is met did not need what it also looked at and did not find.
    answer
        .asked
        .iter()
        .filter(move |read| requirement && (!met || stated(read)))
}

/// Returns whether silence keeps a rule from applying; what its guard rests on is then asked for.
fn is_open(answer: &Answer<'_>) -> bool {
    answer.outcome == Outcome::CannotTell && answer.reason != Reason::OnlyStated
}
