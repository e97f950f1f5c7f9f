//! Checklists over an assessment: for each item what its rules found; nothing is asked twice.

use super::{Assessment, Fact, Outcome, RuleResult};
use crate::policy::{Checklist, ChecklistItem};

/// A checklist, and whether it applies to the agreement.
#[derive(Debug, Clone, Copy)]
pub struct AppliedChecklist<'a> {
    /// The checklist.
    pub checklist: &'a Checklist,
    /// Whether it applies; `None` where the agreement leaves that open.
    pub applies: Option<bool>,
}

/// One item of a checklist, with what its rules found.
#[derive(Debug)]
pub struct CheckedItem<'s, 'a> {
    /// The item.
    pub item: &'a ChecklistItem,
    /// The worst answer of its rules; `None` where none of them asks this of the agreement, so that a person has to
    /// read the text.
    pub outcome: Option<Outcome>,
    /// What its rules found, in the order of the item.
    pub results: Vec<&'s RuleResult<'a>>,
}

impl<'a> Assessment<'a> {
    /// Returns the items of a checklist, in their order.
    #[must_use]
    pub fn items<'s>(&'s self, checklist: &'a Checklist) -> Vec<CheckedItem<'s, 'a>> {
        let found = |id: &String| self.every_result().find(|result| result.rule.id == *id);
        let checked = checklist.items.iter().map(|item| {
            let results: Vec<_> = item.rules.iter().filter_map(found).collect();
            // A rule that does not apply says nothing about an item that the law asks of every such paper.
            let outcomes = results.iter().map(|result| result.outcome);
            let outcome = outcomes
                .filter(|outcome| *outcome != Outcome::NotApplicable)
                .max();

            CheckedItem {
                item,
                outcome,
                results,
            }
        });

        checked.collect()
    }
}

impl CheckedItem<'_, '_> {
    /// Returns the facts that the item's answer rests on, each once.
    #[must_use]
    pub fn facts(&self, assessment: &Assessment<'_>) -> Vec<Fact> {
        let results = self
            .results
            .iter()
            .filter(|result| Some(result.outcome) == self.outcome);

        let reads = results.flat_map(|result| result.deciding_reads());
        assessment.facts(reads)
    }
}
