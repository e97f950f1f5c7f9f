//! Section 2: every rule at a glance, packs by outcomes; the totals are those of every other section.

use std::cmp::Reverse;

use serde::Serialize;

use super::writer::{Chip, OutcomeBadge, PageContext};
use lacuna_core::assessment::{Outcome, RuleResult};
use lacuna_core::policy::Pack;
use lacuna_core::source_file::visible;

/// The table.
#[derive(Debug, Serialize)]
pub(super) struct Glance {
    heads: Vec<OutcomeBadge>,
    rows: Vec<Row>,
    totals: Vec<usize>,
    key: Vec<Explained>,
}

#[derive(Debug, Serialize)]
struct Row {
    /// The id of its pack.
    id: String,
    name: String,
    cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
struct Cell {
    kind: &'static str,
    chips: Vec<Chip>,
}

#[derive(Debug, Serialize)]
struct Explained {
    mark: OutcomeBadge,
    meaning: String,
}

impl PageContext<'_> {
    /// Every rule that ran, under its pack and its outcome.
    pub(super) fn glance(&self) -> Glance {
        let outcomes = Outcome::WORST_FIRST;
        Glance {
            heads: outcomes.iter().map(|outcome| self.mark(*outcome)).collect(),
            rows: self
                .packs_by_weight()
                .into_iter()
                .map(|pack| self.row(pack))
                .collect(),
            totals: outcomes
                .iter()
                .map(|outcome| self.assessment.count(*outcome))
                .collect(),
            key: outcomes
                .iter()
                .map(|outcome| Explained {
                    mark: self.mark(*outcome),
                    meaning: self.messages.word("key", outcome.as_str()),
                })
                .collect(),
        }
    }

    /// The packs, the one with the gravest findings first.
    fn packs_by_weight(&self) -> Vec<&Pack> {
        let mut packs: Vec<&Pack> = self.assessment.policy.packs.iter().collect();
        packs.sort_by_cached_key(|pack| {
            let mut weights: Vec<_> = self
                .of_pack(pack)
                .map(|result| Reverse(result.weight))
                .collect();

            weights.sort();
            (weights, pack.id.as_str())
        });

        packs
    }

    fn of_pack(&self, pack: &Pack) -> impl Iterator<Item = &RuleResult<'_>> {
        self.assessment
            .results
            .iter()
            .filter(move |result| result.rule.pack == pack.id)
    }

    fn row(&self, pack: &Pack) -> Row {
        let cell = |outcome: Outcome| {
            let mut results: Vec<_> = self
                .of_pack(pack)
                .filter(|result| result.outcome == outcome)
                .collect();

            results.sort_by_key(|result| {
                (
                    Reverse(result.weight),
                    Reverse(result.rule.severity),
                    &result.rule.id,
                )
            });

            Cell {
                kind: outcome.as_str(),
                chips: results
                    .into_iter()
                    .map(|result| self.chip(result))
                    .collect(),
            }
        };

        let name = self.english(visible(&pack.name));
        Row {
            id: visible(&pack.id).into_owned(),
            name,
            cells: Outcome::WORST_FIRST.into_iter().map(cell).collect(),
        }
    }
}
