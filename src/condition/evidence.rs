//! What an answer rests on: the facts that decided it, kept while a condition is evaluated.

use crate::document::{Document, Kind, Name, NodeId};
use crate::vocabulary::Vocabulary;

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
pub struct Read<'e> {
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

/// What a condition gave.
#[derive(Debug, Clone)]
pub struct Evaluation<'e> {
    /// The answer.
    pub truth: Truth,
    /// The facts that decided it; of an unknown, the facts whose absence left it open.
    pub evidence: Vec<Read<'e>>,
    /// Every fact that was looked at.
    pub asked: Vec<Read<'e>>,
}

impl Evaluation<'_> {
    /// Whether the answer rests on absence alone: nothing that is stated decided it.
    #[must_use]
    pub fn rests_on_absence(&self) -> bool {
        !self.evidence.is_empty()
            && self.evidence.iter().all(|read| matches!(read.kind, ReadKind::Silent | ReadKind::Absent))
    }
}

impl Read<'_> {
    /// The dotted path of the fact from the agreement, without list positions, such as `datasets.retention.days`.
    #[must_use]
    pub fn fact(&self, document: &Document) -> Vec<String> {
        let mut path = Vec::new();
        let mut at = self.node;
        while let Some(parent) = document.parent(at) {
            if document.kind(parent) == Kind::Object {
                path.push(document.key(at).into_owned());
            }
            at = parent;
        }
        path.reverse();
        path.extend(self.missing.iter().map(Name::to_string));
        path
    }

    /// The JSON pointer of the fact, or where it would stand.
    #[must_use]
    pub fn pointer(&self, document: &Document) -> String {
        let steps = self.missing.iter().map(|step| format!("/{}", crate::document::escape_pointer(step.as_str())));
        document.pointer(self.node) + &steps.collect::<String>()
    }

    /// The label of the fact in the vocabulary: a phrase that completes "... is not stated".
    #[must_use]
    pub fn label<'v>(&self, document: &Document, vocabulary: &'v Vocabulary) -> &'v str {
        let path = self.fact(document);
        let steps: Vec<&str> = path.iter().map(String::as_str).collect();
        vocabulary.field(&steps).map_or("", |field| &field.label)
    }
}

/// Reads in their order, each once.
pub(super) fn without_repeats<'e>(reads: &[Read<'e>]) -> Vec<Read<'e>> {
    /// Up to so many, comparing each with all before it costs less than keeping a set.
    const FEW: usize = 24;
    if reads.is_empty() {
        return Vec::new();
    }
    let mut kept: Vec<Read<'e>> = Vec::with_capacity(reads.len());
    if reads.len() <= FEW {
        for read in reads {
            if !kept.contains(read) {
                kept.push(*read);
            }
        }
    } else {
        let mut seen = std::collections::BTreeSet::new();
        kept.extend(reads.iter().filter(|read| seen.insert(**read)));
    }
    kept
}

/// Folds terms by Kleene's logic and keeps the evidence of the terms that decide: the decisive ones where there are
/// any, else the unknown ones, else all.
pub(super) struct Fold {
    start: usize,
    decisive: Truth,
    rank: u8,
}

impl Fold {
    pub(super) fn new(start: usize, decisive: Truth) -> Self {
        Self { start, decisive, rank: 0 }
    }

    pub(super) fn take(&mut self, evidence: &mut Vec<Read<'_>>, mark: usize, truth: Truth) {
        let rank = if truth == self.decisive { 2 } else { u8::from(truth == Truth::Unknown) };
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
