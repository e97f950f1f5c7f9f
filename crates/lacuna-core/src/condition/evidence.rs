//! What an answer rests on: the facts that decided it, kept while a condition is evaluated.

use std::sync::Arc;

use crate::document::{Document, Name, NodeId, NodeKind};

use super::values::Value;

/// True, false, or not stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Truth {
    True,
    False,
    Unknown,
}

/// One look at a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactRead<'e> {
    /// The value that was read; of an absent fact, the deepest group that is there.
    pub node: NodeId,
    /// The path from there to an absent fact; empty for a stated one.
    pub missing: &'e [Name],
    /// What was seen.
    pub kind: ReadKind,
}

/// What a look at a fact saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadKind {
    /// The fact is stated.
    Stated,
    /// The list is stated, and empty: "none".
    Empty,
    /// The fact is absent, which left the answer open.
    Silent,
    /// The fact is absent, which is what was asked.
    Absent,
}

/// Looks at facts, in the order in which they were taken. Answers that rest on the same looks share them.
#[derive(Debug, Clone, Default)]
pub enum FactReads<'e> {
    /// None.
    #[default]
    None,
    /// One, which is the most common number.
    One(FactRead<'e>),
    /// Several.
    Several(Arc<[FactRead<'e>]>),
}

impl FactReads<'_> {
    /// Says what tells looks that answers share from others; absent where there is one at most, which is sooner looked at.
    pub fn shared(&self) -> Option<usize> {
        match self {
            // The address serves to compare within one run, and reaches no output.
            Self::Several(reads) => Some(reads.as_ptr().addr()),
            Self::None | Self::One(_) => None,
        }
    }
}

impl<'e> std::ops::Deref for FactReads<'e> {
    type Target = [FactRead<'e>];

    fn deref(&self) -> &[FactRead<'e>] {
        match self {
            Self::None => &[],
            Self::One(read) => std::slice::from_ref(read),
            Self::Several(reads) => reads,
        }
    }
}

impl<'e> From<&[FactRead<'e>]> for FactReads<'e> {
    fn from(reads: &[FactRead<'e>]) -> Self {
        match reads {
            [] => Self::None,
            [read] => Self::One(*read),
            several => Self::Several(several.into()),
        }
    }
}

impl<'s, 'e> IntoIterator for &'s FactReads<'e> {
    type Item = &'s FactRead<'e>;
    type IntoIter = std::slice::Iter<'s, FactRead<'e>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// What a condition gave.
#[derive(Debug, Clone)]
pub struct Evaluation<'e> {
    /// The answer.
    pub truth: Truth,
    /// The facts that decided it; of an unknown, the facts whose absence left it open.
    pub evidence: FactReads<'e>,
    /// Every fact that was looked at, as often as it was.
    pub asked: FactReads<'e>,
}

impl Evaluation<'_> {
    /// Returns whether the answer rests on absence alone: nothing that is stated decided it.
    #[must_use]
    pub fn rests_on_absence(&self) -> bool {
        // Without evidence the condition decided by itself, as `phase("ended")` does.
        !self.evidence.is_empty() && self.evidence.iter().all(|read| read.is_absent())
    }
}

impl FactRead<'_> {
    /// Returns whether the fact is not there, whether that left the answer open or was what was asked.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        matches!(self.kind, ReadKind::Silent | ReadKind::Absent)
    }

    /// Returns the dotted path of the fact from the agreement, without list positions, such as `datasets.retention.days`.
    #[must_use]
    pub fn fact(&self, document: &Document) -> Vec<String> {
        let mut path = Vec::new();
        let mut at = self.node;
        while let Some(parent) = document.parent(at) {
            // List positions are left out: the path names a fact of the vocabulary, which has none.
            if document.kind(parent) == NodeKind::Object {
                path.push(document.key(at).into_owned());
            }

            at = parent;
        }

        path.reverse();
        path.extend(self.missing.iter().map(Name::to_string));

        path
    }

    /// Returns the JSON pointer of the fact, or where it would be.
    #[must_use]
    pub fn pointer(&self, document: &Document) -> String {
        self.missing
            .iter()
            .fold(document.pointer(self.node), |pointer, step| {
                pointer + "/" + &crate::document::escape_pointer(step.as_str())
            })
    }
}

/// Leaves each read only where it is first.
pub(super) fn drop_repeats(reads: &mut Vec<FactRead<'_>>) {
    /// Up to so many, comparing each with all before it costs less than keeping a set.
    const FEW: usize = 24;
    if reads.len() > FEW {
        let mut seen = std::collections::BTreeSet::new();
        return reads.retain(|read| seen.insert(*read));
    }

    let mut kept = 0;
    for at in 0..reads.len() {
        let (before, rest) = reads.split_at(at);
        let known = before.get(..kept).unwrap_or_default();
        if !rest.first().is_some_and(|read| known.contains(read)) {
            // It changes places with a repeat, so that the others keep their order.
            reads.swap(kept, at);
            kept += 1;
        }
    }

    reads.truncate(kept);
}

/// Folds terms by Kleene's logic and keeps the evidence of the terms that decide: the decisive ones where there are
/// any, else the unknown ones, else all.
pub(super) struct KleeneFold {
    start: usize,
    decisive: Truth,
    rank: u8,
}

impl KleeneFold {
    pub(super) fn new(start: usize, decisive: Truth) -> Self {
        Self {
            start,
            decisive,
            rank: 0,
        }
    }

    pub(super) fn take(&mut self, evidence: &mut Vec<FactRead<'_>>, mark: usize, truth: Truth) {
        let rank = if truth == self.decisive {
            2
        } else {
            u8::from(truth == Truth::Unknown)
        };

        // A term that decides more strongly makes the evidence of all terms before it irrelevant.
        if rank > self.rank {
            evidence.drain(self.start..mark);
            self.rank = rank;
        } else if rank < self.rank {
            evidence.truncate(mark);
        }
    }

    pub(super) fn value<'e>(&self) -> Value<'e> {
        match self.rank {
            2 => Value::Boolean(self.decisive == Truth::True),
            1 => Value::Unknown,
            _ => Value::Boolean(self.decisive != Truth::True),
        }
    }
}
