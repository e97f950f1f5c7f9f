//! A fact as evidence: what was found, where it is, and which clause says it; computed only for what is shown.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Assessment;
use super::evidence_clauses::{
    EvidenceClause, Provenance, covering, provenance, shown_clause, words_of,
};
use crate::agreement::{Absence, AbsenceKind, CheckedAgreement, Clause, View, absence_of, id_of};
use crate::condition::{FactRead, ReadKind};
use crate::document::{Document, NodeId, NodeKind, escape_pointer};
use crate::source_file::Position;
use crate::vocabulary::Answerer;

/// One fact that an answer rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The dotted path without list positions, such as `datasets.retention.days`.
    pub path: String,
    /// A phrase for it that completes "... is not stated".
    pub label: String,
    /// Who can answer it, in the order of asking.
    pub answerers: &'static [Answerer],
    /// The JSON pointer of the value, or where it would be.
    pub pointer: String,
    /// The same with ids in the place of list positions, which survives a change of order.
    pub stable_pointer: String,
    /// What was found.
    pub found: Found,
    /// Line and column of the value, or of the group that lacks it.
    pub position: Position,
    /// Where the value ends: line and column after its last character; only of a fact that is stated.
    pub end: Option<Position>,
    /// The clause that says it, where the file names one.
    pub clause: Option<EvidenceClause>,
    /// What kind of document or report it comes from.
    pub provenance: Provenance,
    /// What incorporated standard terms say of it; only of a fact that is not stated.
    pub offered: Option<OfferedFact>,
}

/// A fact of standard terms that the agreement incorporates. It settles nothing until a person records it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedFact {
    /// The title of the standard terms.
    pub title: String,
    /// The value, as it is written in their file.
    pub value: String,
    /// The clause of the standard terms.
    pub clause: Option<String>,
}

/// The state in which a fact was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A value, as it is written in the file.
    Value(String),
    /// An empty list: "none".
    Empty,
    /// Nothing, and the kind of absence that the file records.
    Nothing {
        /// How it is absent: silent, where the file records nothing.
        kind: AbsenceKind,
        /// The reason that the file gives.
        reason: Option<String>,
        /// The document or clause that it names.
        place: Option<String>,
        /// The positions of those who disagree, where it is disputed.
        positions: Vec<String>,
    },
}

impl Fact {
    /// Determines what a read saw.
    #[must_use]
    pub fn of(agreement: &CheckedAgreement, read: &FactRead<'_>) -> Self {
        let document = agreement.document();
        let path = read.fact(document);
        let steps: Vec<&str> = path.iter().map(String::as_str).collect();
        let shown = shown_clause(agreement, read);
        let clause = shown.map(|clause| words_of(agreement, clause));
        let source = clause.as_ref().and_then(|clause| clause.source.clone());
        let is_unproved = shown.is_some_and(|clause| agreement.quotes().refutes(clause));

        Self {
            label: agreement
                .vocabulary()
                .field(&steps)
                .map_or("", |field| &field.label)
                .to_owned(),
            answerers: agreement.vocabulary().answerers(&steps),
            path: steps.join("."),
            pointer: read.pointer(document),
            stable_pointer: read
                .missing
                .iter()
                .fold(stable_pointer(document, read.node), |pointer, step| {
                    pointer + "/" + &escape_pointer(step.as_str())
                }),
            found: found(document, read),
            position: document.text().position(document.span(read.node).start),
            // The position of an absent fact is its group's, whose end would say nothing of it.
            end: matches!(read.kind, ReadKind::Stated | ReadKind::Empty)
                .then(|| document.text().position(document.span(read.node).end)),
            provenance: match source {
                // Before the source: words that do not stand in the document are no better for the
                // name of the document.
                _ if is_unproved => Provenance::Unproved,
                Some(id) => provenance(document, &id),
                None => Provenance::Agreement,
            },
            clause,
            offered: find_offered(agreement, read),
        }
    }
}

impl Assessment<'_> {
    /// Returns the facts that were read, each once, in the order of reading.
    pub fn facts<'s, 'e: 's>(&self, reads: impl Iterator<Item = &'s FactRead<'e>>) -> Vec<Fact> {
        let mut seen = BTreeSet::new();
        let first = reads.filter(|read| seen.insert((read.node, read.missing)));
        first.map(|read| Fact::of(self.agreement, read)).collect()
    }
}

/// Finds what incorporated standard terms say of a fact that the agreement does not state. Entries of lists are those of
/// one agreement, and never offered.
fn find_offered(agreement: &CheckedAgreement, read: &FactRead<'_>) -> Option<OfferedFact> {
    if !read.is_absent() || agreement.known_texts().is_empty() {
        return None;
    }

    let pointer = read.pointer(agreement.document());
    // The second dataset of standard terms is not the second dataset of this agreement.
    let is_entry = |step: &str| step.bytes().all(|byte| byte.is_ascii_digit());
    if pointer.split('/').skip(1).any(is_entry) {
        return None;
    }

    agreement.known_texts().iter().find_map(|text| {
        let document = text.document();
        let stated = FactRead {
            node: document.at(&pointer)?,
            missing: &[],
            kind: ReadKind::Stated,
        };
        let covering = covering(document, &stated);
        let clause = covering
            .first()
            .and_then(|clause| View::<Clause>::at(document, *clause).reference().string());

        Some(OfferedFact {
            title: text.title().into_owned(),
            value: one_line(document, stated.node),
            clause: clause.map(Cow::into_owned),
        })
    })
}

fn found(document: &Document, read: &FactRead<'_>) -> Found {
    match read.kind {
        ReadKind::Empty => Found::Empty,
        ReadKind::Stated => Found::Value(shown(document, read.node)),
        ReadKind::Silent | ReadKind::Absent => absence(document, read),
    }
}

/// Returns a value on one line; of a group or a long list only so much that it can be known again.
fn shown(document: &Document, node: NodeId) -> String {
    const LONGEST: usize = 200;
    let raw = one_line(document, node);
    if raw.chars().count() <= LONGEST {
        return raw;
    }

    raw.chars().take(LONGEST).chain(['…']).collect()
}

/// Returns the JSON of a value without line breaks.
fn one_line(document: &Document, node: NodeId) -> String {
    match document.kind(node) {
        NodeKind::List | NodeKind::Object => {
            // Written anew, since a group has the line breaks of its file.
            serde_json::from_str::<serde_json::Value>(document.raw(node))
                .map_or_else(|_| document.raw(node).to_owned(), |value| value.to_string())
        }
        _ => document.raw(node).to_owned(),
    }
}

/// Returns whether the file says of an absent fact why it is absent, and does not only omit it or say that nobody read it.
pub(crate) fn is_recorded(document: &Document, read: &FactRead<'_>) -> bool {
    record(document, read).is_some() && !is_unread(document, read)
}

/// Returns whether the file says that the part of the text where an absent fact would be was not read.
pub(crate) fn is_unread(document: &Document, read: &FactRead<'_>) -> bool {
    record(document, read).is_some_and(|record| record.kind().value() == Some(AbsenceKind::NotRead))
}

fn record<'d>(document: &'d Document, read: &FactRead<'_>) -> Option<View<'d, Absence>> {
    // The first missing step: in a group that is not there nothing can be recorded.
    let name = read.missing.first()?;
    absence_of(document, read.node, name.as_str())
}

/// Returns the absence that the file records for a missing fact, or for the nearest missing group around it.
fn absence(document: &Document, read: &FactRead<'_>) -> Found {
    let Some(record) = record(document, read) else {
        return Found::Nothing {
            kind: AbsenceKind::Silent,
            reason: None,
            place: None,
            positions: Vec::new(),
        };
    };

    let place: Vec<_> = [record.document().string(), record.clause().string()]
        .into_iter()
        .flatten()
        .collect();

    Found::Nothing {
        kind: record.kind().value().unwrap_or(AbsenceKind::Silent),
        reason: record.reason().string().map(Cow::into_owned),
        place: (!place.is_empty()).then(|| place.join(", ")),
        positions: record.positions().strings().map(Cow::into_owned).collect(),
    }
}

/// Returns a pointer that names entries of lists by their ids, where they have ids, so that it survives a change of order.
#[must_use]
pub fn stable_pointer(document: &Document, node: NodeId) -> String {
    let Some(parent) = document.parent(node) else {
        return String::new();
    };

    let own = match document.kind(parent) {
        NodeKind::Object => escape_pointer(&document.key(node)).into_owned(),
        _ => id_of(document, node).string().map_or_else(
            // Without an id nothing but the position tells the entry from others.
            || document.index(node).unwrap_or_default().to_string(),
            |id| format!("[{}]", escape_pointer(&id)),
        ),
    };

    format!("{}/{own}", stable_pointer(document, parent))
}
