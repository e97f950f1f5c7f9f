//! What an agreement states of a fact, for exports: its value, or why there is none; what is only reported is kept apart.

use std::borrow::Cow;

use lacuna_core::agreement::{
    AbsenceKind, Agreement, CheckedAgreement, FactValue, ReadExtent, View, absence_of,
};
use lacuna_core::assessment::is_only_reported;
use lacuna_core::condition::{FactRead, ReadKind};
use lacuna_core::document::{Document, NodeId, NodeKind};

/// An agreement that is looked at fact by fact.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    agreement: &'a CheckedAgreement,
    document: &'a Document,
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

    /// The agreement by its facts.
    pub(super) fn view(&self) -> View<'a, Agreement> {
        self.agreement.view()
    }

    /// What is said of a fact.
    pub(super) fn said<T>(&self, fact: View<'a, T>) -> Said {
        let Some(node) = fact.node() else {
            // The deepest group that is there has the record: those below were never written.
            return Said::Nothing(self.absence(fact.missing()));
        };

        // The same look that the audit takes, so that both call the same facts only reported.
        let read = FactRead {
            node,
            missing: &[],
            kind: ReadKind::Stated,
        };

        if is_only_reported(self.agreement, &read) {
            Said::Reported(node)
        } else {
            Said::Stated(node)
        }
    }

    /// A fact, where the agreement states it; what is only reported is not a fact here.
    pub(super) fn stated<T>(&self, fact: View<'a, T>) -> Option<View<'a, T>> {
        matches!(self.said(fact), Said::Stated(_)).then_some(fact)
    }

    /// A stated text.
    pub(super) fn text<T>(&self, fact: View<'a, T>) -> Option<String> {
        self.stated(fact)
            .and_then(View::string)
            .map(Cow::into_owned)
    }

    /// A stated value.
    pub(super) fn value<T: FactValue>(&self, fact: View<'a, T>) -> Option<T::Value> {
        self.stated(fact).and_then(View::value)
    }

    /// The entries of a stated list; none where it is not stated.
    pub(super) fn entries<T>(&self, list: View<'a, Vec<T>>) -> impl Iterator<Item = View<'a, T>> {
        self.stated(list).into_iter().flat_map(View::entries)
    }

    /// The texts of a stated list.
    pub(super) fn texts<T>(&self, list: View<'a, Vec<T>>) -> Vec<String> {
        let texts = self.entries(list).filter_map(View::string);
        texts.map(Cow::into_owned).collect()
    }

    /// Why a fact is absent: as the file records it, else by how much of the text was read.
    fn absence(&self, missing: Option<(NodeId, &str)>) -> String {
        let record = missing.and_then(|(group, name)| absence_of(self.document, group, name));
        let Some(record) = record else {
            return match self.agreement.reading() {
                ReadExtent::Whole => "not stated",
                ReadExtent::Part => "not stated in what was read",
                ReadExtent::NotRead => "not known: the agreement's text was not read",
            }
            .to_owned();
        };

        let place = [record.document().string(), record.clause().string()];
        let place: Vec<_> = place.into_iter().flatten().collect();
        let place = if place.is_empty() {
            String::new()
        } else {
            format!(": {}", place.join(", "))
        };

        match record.kind().value() {
            Some(AbsenceKind::Redacted) => format!("redacted{place}"),
            Some(AbsenceKind::ByReference) => format!("by reference{place}"),
            Some(AbsenceKind::NotAgreed) => "not agreed yet".to_owned(),
            Some(AbsenceKind::Disputed) => {
                let said: Vec<_> = record.positions().strings().collect();
                if said.is_empty() {
                    "disputed".to_owned()
                } else {
                    format!("disputed: {}", said.join(" / "))
                }
            }
            Some(AbsenceKind::NotApplicable) => record.reason().string().map_or_else(
                || "not applicable".to_owned(),
                |why| format!("not applicable: {why}"),
            ),
            // Nobody read it, so that nobody knows whether it is silent.
            Some(AbsenceKind::NotRead) => "not read".to_owned(),
            Some(AbsenceKind::Silent) | None => "not stated".to_owned(),
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
