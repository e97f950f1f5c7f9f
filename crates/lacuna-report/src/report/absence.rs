//! What an agreement's file declares absent: withheld, held elsewhere, not agreed, disputed, not read, or silent.

use std::borrow::Cow;

use super::{Messages, entry};
use lacuna_core::agreement::{Absence, AbsenceKind, View, absences_of};
use lacuna_core::document::{Document, NodeId, NodeKind, escape_pointer};
use lacuna_core::source_file::visible;
use lacuna_core::vocabulary::Vocabulary;

/// The kinds of absence in the order in which they are listed: what somebody keeps back comes first.
pub(super) const KINDS: [AbsenceKind; 7] = [
    AbsenceKind::Redacted,
    AbsenceKind::ByReference,
    AbsenceKind::NotAgreed,
    AbsenceKind::Disputed,
    AbsenceKind::NotRead,
    AbsenceKind::Silent,
    AbsenceKind::NotApplicable,
];

/// A fact that the file itself says is not there, whether or not a rule asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DeclaredAbsence {
    /// The kind of absence.
    pub(super) kind: AbsenceKind,
    /// The dotted path of the fact without list positions.
    pub(super) path: String,
    /// The JSON pointer where the value would be.
    pub(super) pointer: String,
    /// A phrase for the fact that completes "... is not stated".
    pub(super) label: String,
    /// The name of the entry of a list that the fact belongs to; empty where it belongs to none.
    pub(super) entry: String,
    /// Why, as the file says it.
    pub(super) reason: Option<String>,
    /// The document or clause that the file names.
    pub(super) place: Option<String>,
    /// The positions of those who disagree.
    pub(super) positions: Vec<String>,
}

impl DeclaredAbsence {
    /// A phrase for the fact, with the name of the entry that it belongs to.
    pub(super) fn point(&self, messages: &Messages) -> String {
        if self.entry.is_empty() {
            return visible(&self.label).into_owned();
        }

        let arguments = [
            ("label", (&self.label).into()),
            ("subject", (&self.entry).into()),
        ];

        messages.text("label_of", &arguments)
    }

    /// Where the answer is, why it is absent, and who holds what, in the words of the file.
    pub(super) fn detail(&self, messages: &Messages) -> String {
        let words = self.place.iter().chain(&self.reason).chain(&self.positions);
        let words = words.map(|words| visible(words).into_owned());
        let all = words.reduce(|before, next| {
            // What is a sentence in the file is a part of one here.
            let before = before.trim_end_matches(['.', '。']);
            let arguments = [("before", before.into()), ("next", next.into())];
            messages.text("absence_parts", &arguments)
        });

        all.unwrap_or_default()
    }
}

/// Finds every recorded absence, by kind and then in the order of the file.
pub(super) fn declared(document: &Document, vocabulary: &Vocabulary) -> Vec<DeclaredAbsence> {
    let mut found = Vec::new();
    let mut groups = vec![NodeId::ROOT];
    while let Some(node) = groups.pop() {
        if let Some(records) = absences_of(document, node).node() {
            let path = entry::dotted_path(document, node);
            let records = document.children(records);
            found.extend(
                records.map(|record| (record, of(document, vocabulary, node, record, &path))),
            );
        }

        groups.extend(
            document
                .children(node)
                .filter(|child| matches!(document.kind(*child), NodeKind::Object | NodeKind::List)),
        );
    }

    let rank = |kind: AbsenceKind| KINDS.iter().position(|own| *own == kind);
    // Nodes are numbered in the order of the file, which the walk over a stack does not keep.
    found.sort_by_key(|(record, absence)| (rank(absence.kind), *record));
    found.into_iter().map(|(_, absence)| absence).collect()
}

fn of(
    document: &Document,
    vocabulary: &Vocabulary,
    group: NodeId,
    record: NodeId,
    path: &str,
) -> DeclaredAbsence {
    let name = document.key(record);
    let path = if path.is_empty() {
        name.to_string()
    } else {
        format!("{path}.{name}")
    };

    let steps: Vec<&str> = path.split('.').collect();
    let pointer = format!("{}/{}", document.pointer(group), escape_pointer(&name));
    let named = entry::around(document, &pointer).map(|entry| entry::name(document, entry));
    let view = View::<Absence>::at(document, record);
    let place = [view.document().string(), view.clause().string()];

    DeclaredAbsence {
        kind: view.kind().value().unwrap_or(AbsenceKind::Silent),
        label: vocabulary
            .field(&steps)
            .map_or_else(|| name.replace('_', " "), |field| field.label.clone()),
        entry: named.unwrap_or_default(),
        reason: view.reason().string().map(Cow::into_owned),
        place: Some(place.into_iter().flatten().collect::<Vec<_>>().join(", "))
            .filter(|place| !place.is_empty()),
        positions: view.positions().strings().map(Cow::into_owned).collect(),
        pointer,
        path,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use lacuna_core::source_file::SourceFile;

    #[test]
    fn every_record_is_found_at_any_depth_and_by_kind() {
        let text = r#"{
            "absent": { "reporting": { "kind": "silent" } },
            "datasets": [{ "id": "a", "name": "Tax records",
                "retention": { "absent": { "days": { "kind": "redacted", "clause": "9" } } } }],
            "term": { "absent": { "months": { "kind": "disputed", "positions": ["12", "24"] } } }
        }"#;

        let document =
            Document::parse(Arc::new(SourceFile::new("a.json", text.to_owned()))).unwrap();

        let found = declared(&document, Vocabulary::agreement());
        let paths: Vec<&str> = found.iter().map(|absence| absence.path.as_str()).collect();
        assert_eq!(
            paths,
            ["datasets.retention.days", "term.months", "reporting"]
        );

        assert_eq!(found[0].pointer, "/datasets/0/retention/days");
        assert_eq!(found[0].entry, "Tax records");
        assert_eq!(found[0].place.as_deref(), Some("9"));
        assert_eq!(found[1].positions, ["12", "24"]);
    }

    #[test]
    fn a_reason_that_is_a_sentence_goes_on_to_the_positions() {
        let text = r#"{ "absent": { "term": { "kind": "disputed", "reason": "The record says both.",
            "positions": ["The trust: a year.", "The firm: ten."] } } }"#;
        let document =
            Document::parse(Arc::new(SourceFile::new("a.json", text.to_owned()))).unwrap();

        assert_eq!(
            declared(&document, Vocabulary::agreement())[0].detail(&Messages::english()),
            "The record says both; The trust: a year; The firm: ten."
        );
    }
}
