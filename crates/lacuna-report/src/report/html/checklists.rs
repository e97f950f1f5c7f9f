//! Section 6: what the whole instrument must hold, item by item, with what the rules found and where.

use serde::Serialize;

use super::citations::with_pinpoint;
use super::writer::{OutcomeBadge, PageContext};
use crate::report::checklist::{tally, word};
use crate::source_title::name_and_about;
use lacuna_core::assessment::{AppliedChecklist, CheckedItem, Fact, Found};
use lacuna_core::policy::Citation;
use lacuna_core::source_file::visible;

/// How many places of an item are named.
const PLACES: usize = 3;

/// A checklist that applies, or that may.
#[derive(Debug, Serialize)]
pub(super) struct ChecklistView {
    title: String,
    about: String,
    tally: String,
    /// Said where the agreement leaves open whether the checklist applies.
    open: Option<String>,
    items: Vec<Item>,
}

#[derive(Debug, Serialize)]
struct Item {
    id: String,
    asks: String,
    cites: Vec<String>,
    /// Nothing where a person has to read the text.
    mark: Option<OutcomeBadge>,
    word: String,
    places: Vec<String>,
    rules: Vec<String>,
    note: Option<String>,
}

impl PageContext<'_> {
    /// The checklists that apply, and those of which the agreement leaves that open.
    pub(super) fn checklists(&self) -> Vec<ChecklistView> {
        let all = self.assessment.checklists.iter();
        all.filter(|applied| applied.applies != Some(false))
            .map(|applied| self.checklist(applied))
            .collect()
    }

    fn checklist(&self, applied: &AppliedChecklist<'_>) -> ChecklistView {
        let list = applied.checklist;
        let items = self.assessment.items(list);
        ChecklistView {
            title: self.english(visible(&list.title)),
            about: self.english(visible(&list.about)),
            tally: tally("checklist_counts", list, &items, self.messages),
            open: applied
                .applies
                .is_none()
                .then(|| self.messages.plain("checklist_open")),
            items: items.iter().map(|item| self.checklist_item(item)).collect(),
        }
    }

    fn checklist_item(&self, checked: &CheckedItem<'_, '_>) -> Item {
        let item = checked.item;
        let mut places: Vec<String> = Vec::new();
        let stated = |fact: &Fact| !matches!(fact.found, Found::Nothing { .. });

        // What is not stated is nowhere that a reader could look it up.
        for fact in checked.facts(self.assessment).into_iter().filter(stated) {
            let clause = fact
                .clause
                .as_ref()
                .and_then(|clause| clause.reference.as_ref());

            let place = clause.map_or_else(
                || self.label(&fact.label, &fact.pointer),
                |reference| self.clause_named(reference),
            );

            if !places.contains(&place) && places.len() < PLACES {
                places.push(place);
            }
        }

        Item {
            id: visible(&item.id).into_owned(),
            asks: self.english(visible(&item.asks)),
            cites: self.item_provisions(&item.citations),
            mark: checked.outcome.map(|outcome| self.mark(outcome)),
            word: word(checked.outcome, self.messages),
            places,
            rules: checked
                .results
                .iter()
                .map(|result| result.rule.id.clone())
                .collect(),
            note: item.note.as_deref().map(|note| self.english(visible(note))),
        }
    }

    /// The provisions that ask for an item here, or all where none does.
    fn item_provisions(&self, citations: &[Citation]) -> Vec<String> {
        let scope = &self.assessment.scope;
        let here = |citation: &&Citation| scope.is_of_this_place_and_data(citation);
        let all = !citations.iter().any(|citation| here(&citation));
        citations
            .iter()
            .filter(|citation| all || here(citation))
            .map(|citation| self.provision(citation))
            .collect()
    }

    /// A provision by its short name: what the register says before its bracket, with the pinpoint.
    fn provision(&self, citation: &Citation) -> String {
        let title = self
            .assessment
            .policy
            .sources
            .get(citation.source.as_str())
            .map_or("", |source| source.title.as_str());

        let (name, _) = name_and_about(title);
        self.english(visible(&with_pinpoint(name, &citation.pinpoint)))
    }
}
