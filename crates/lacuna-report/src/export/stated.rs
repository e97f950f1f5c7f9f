//! What an agreement states of a fact, for exports: its value, or why there is none; what is only reported is reported apart.

use lacuna_core::agreement::{CheckedAgreement, ReadExtent};
use lacuna_core::assessment::is_only_reported;
use lacuna_core::condition::{FactRead, ReadKind};
use lacuna_core::document::{Document, NodeId, NodeKind};

/// An agreement that is looked at fact by fact.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    agreement: &'a CheckedAgreement,
    pub(super) document: &'a Document,
}

/// What is said of one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// A value, stated in the agreement.
    Stated(NodeId),
    /// A value that only the press or others report.
    Reported(NodeId),
    /// Nothing, and why, in a few words.
    Nothing(String),
}

impl<'a> Facts<'a> {
    pub(super) fn of(agreement: &'a CheckedAgreement) -> Self {
        Self {
            agreement,
            document: agreement.document(),
        }
    }

    /// A fact by the names that lead to it from a group.
    pub(super) fn at(&self, group: NodeId, path: &[&str]) -> Said {
        let mut at = group;
        for name in path {
            match self.document.get(at, name) {
                Some(next) => at = next,
                // The deepest group that is there has the record: those below were never written.
                None => return Said::Nothing(self.absence(at, name)),
            }
        }

        // The same look that the audit takes, so that both call the same facts only reported.
        let read = FactRead {
            node: at,
            missing: &[],
            kind: ReadKind::Stated,
        };

        if is_only_reported(self.agreement, &read) {
            Said::Reported(at)
        } else {
            Said::Stated(at)
        }
    }

    /// The value of a fact, where the agreement states it; what is only reported is not a value here.
    pub(super) fn value(&self, group: NodeId, path: &[&str]) -> Option<NodeId> {
        match self.at(group, path) {
            Said::Stated(node) => Some(node),
            Said::Reported(_) | Said::Nothing(_) => None,
        }
    }

    /// A stated text.
    pub(super) fn text(&self, group: NodeId, path: &[&str]) -> Option<String> {
        self.value(group, path)
            .and_then(|node| self.document.string(node))
            .map(std::borrow::Cow::into_owned)
    }

    /// Whether a stated fact is true.
    pub(super) fn truth(&self, group: NodeId, path: &[&str]) -> Option<bool> {
        self.value(group, path)
            .and_then(|node| self.document.boolean(node))
    }

    /// The entries of a stated list; none where it is not stated.
    pub(super) fn list(&self, group: NodeId, path: &[&str]) -> Vec<NodeId> {
        self.value(group, path)
            .map(|list| self.document.children(list).collect())
            .unwrap_or_default()
    }

    /// The texts of a stated list.
    pub(super) fn texts(&self, group: NodeId, path: &[&str]) -> Vec<String> {
        let entries = self.list(group, path).into_iter();
        entries
            .filter_map(|entry| {
                self.document
                    .string(entry)
                    .map(std::borrow::Cow::into_owned)
            })
            .collect()
    }

    /// Why a fact is absent: as the file records it, else by how much of the text was read.
    fn absence(&self, group: NodeId, name: &str) -> String {
        let text = |record, name| {
            self.document
                .get(record, name)
                .and_then(|node| self.document.string(node))
        };

        let Some(record) = self.document.descend(group, &["absent", name]) else {
            return match self.agreement.reading() {
                ReadExtent::Whole => "not stated",
                ReadExtent::Part => "not stated in what was read",
                ReadExtent::NotRead => "not known: the agreement's text was not read",
            }
            .to_owned();
        };

        let place: Vec<_> = ["document", "clause"]
            .iter()
            .filter_map(|name| text(record, name))
            .collect();

        let place = if place.is_empty() {
            String::new()
        } else {
            format!(": {}", place.join(", "))
        };

        match text(record, "kind").as_deref() {
            Some("redacted") => format!("redacted{place}"),
            Some("by_reference") => format!("by reference{place}"),
            Some("not_agreed") => "not agreed yet".to_owned(),
            Some("disputed") => {
                let positions = self.document.get(record, "positions");
                let positions = positions
                    .into_iter()
                    .flat_map(|list| self.document.children(list));

                let said: Vec<_> = positions
                    .filter_map(|position| self.document.string(position))
                    .collect();

                if said.is_empty() {
                    "disputed".to_owned()
                } else {
                    format!("disputed: {}", said.join(" / "))
                }
            }
            Some("not_applicable") => text(record, "reason").map_or_else(
                || "not applicable".to_owned(),
                |why| format!("not applicable: {why}"),
            ),
            // Nobody read it, so that nobody knows whether it is silent.
            Some("not_read") => "not read".to_owned(),
            _ => "not stated".to_owned(),
        }
    }

    /// A value in a few words: texts as they are, lists with semicolons, true and false as yes and no.
    pub(super) fn words(&self, node: NodeId) -> String {
        match self.document.kind(node) {
            NodeKind::True => "yes".to_owned(),
            NodeKind::False => "no".to_owned(),
            NodeKind::String => self.document.string(node).unwrap_or_default().into_owned(),
            NodeKind::List => {
                let entries: Vec<String> = self
                    .document
                    .children(node)
                    .map(|entry| self.words(entry))
                    .collect();

                if entries.is_empty() {
                    "none".to_owned()
                } else {
                    entries.join("; ")
                }
            }
            // A number stays as it is written: a sum of 1.50 does not become 1.5.
            _ => self.document.raw(node).to_owned(),
        }
    }
}
