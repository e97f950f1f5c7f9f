//! Facts as the program found them, with pointer, value and line, for those who check a finding by hand.

use serde::Serialize;

use super::writer::PageContext;
use lacuna_core::assessment::{EvidenceClause, Fact, Found};
use lacuna_core::condition::FactRead;
use lacuna_core::source_file::{visible, visible_lines};

/// How many facts of one subject are listed; an agreement of a thousand parties would list a million.
const LISTED: usize = 100;

/// The facts of one subject: as many as a person would go through, and how many there are beyond.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct FoundFacts {
    list: Vec<FoundFact>,
    more: Option<String>,
}

/// One fact as the program found it.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct FoundFact {
    pointer: String,
    /// The value as it is written, where there is one.
    value: Option<String>,
    /// The kind of absence, where there is none.
    absence: Option<String>,
    /// Its line and column.
    place: String,
}

impl<'a> PageContext<'a> {
    /// Facts as the program found them, each once; `None` where there are none.
    pub(super) fn found(
        &self,
        reads: impl Iterator<Item = &'a FactRead<'a>>,
    ) -> Option<FoundFacts> {
        let facts = self.facts(reads);
        let listed = facts.iter().take(LISTED);

        (!facts.is_empty()).then(|| FoundFacts {
            list: listed.map(|fact| self.found_fact(fact)).collect(),
            more: self.more("facts_more", facts.len().saturating_sub(LISTED)),
        })
    }

    fn found_fact(&self, fact: &Fact) -> FoundFact {
        let (value, absence) = match &fact.found {
            Found::Value(raw) => (Some(visible_lines(raw).into_owned()), None),
            // An empty list is a value, and says that there are none.
            Found::Empty => (
                Some("[]".to_owned()),
                Some(self.messages.plain("found_empty")),
            ),
            Found::Nothing { kind, .. } => {
                (None, Some(self.messages.word("absence", kind.as_str())))
            }
        };

        let place = [
            ("line", fact.position.line.into()),
            ("column", fact.position.column.into()),
        ];

        FoundFact {
            pointer: visible(&fact.pointer).into_owned(),
            value,
            absence,
            place: self.messages.text("fact_place", &place),
        }
    }

    /// A clause as words; `None` where the file names neither reference nor page.
    pub(super) fn clause(&self, clause: &EvidenceClause) -> Option<String> {
        let page = clause.page.map(|page| page.to_string());
        let Some(reference) = clause.reference.as_deref() else {
            return page.map(|page| self.messages.text("page", &[("page", page.into())]));
        };

        let Some(page) = page else {
            return Some(self.clause_named(reference));
        };

        let id = if is_numbered(reference) {
            "clause_and_page"
        } else {
            "place_and_page"
        };

        let arguments = [("reference", reference.into()), ("page", page.into())];
        Some(self.messages.text(id, &arguments))
    }

    /// A clause by its number or name.
    pub(super) fn clause_named(&self, reference: &str) -> String {
        if is_numbered(reference) {
            self.messages
                .text("clause", &[("reference", reference.into())])
        } else {
            visible(reference).into_owned()
        }
    }
}

/// Whether the name of a clause begins with a number, and so takes the word clause.
pub(super) fn is_numbered(reference: &str) -> bool {
    reference.starts_with(|first: char| first.is_ascii_digit())
}
