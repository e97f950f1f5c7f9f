//! Section 2: every rule at a glance, packs by outcomes; the totals are those of every other section.

use serde::Serialize;

use super::writer::{Chip, Mark, Writer};
use crate::assessment::Outcome;
use crate::text::visible;

/// The table.
#[derive(Debug, Serialize)]
pub(super) struct Glance {
    heads: Vec<Mark>,
    rows: Vec<Row>,
    totals: Vec<usize>,
    key: Vec<Explained>,
}

#[derive(Debug, Serialize)]
struct Row {
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
    mark: Mark,
    meaning: String,
}

impl Writer<'_> {
    /// Every rule that ran, under its pack and its outcome.
    pub(super) fn glance(&self) -> Glance {
        let outcomes = Outcome::WORST_FIRST;
        Glance {
            heads: outcomes.iter().map(|outcome| self.mark(*outcome)).collect(),
            rows: self.assessment.policy.packs.iter().map(|pack| self.row(&pack.id, &pack.name)).collect(),
            totals: outcomes.iter().map(|outcome| self.assessment.count(*outcome)).collect(),
            key: outcomes
                .iter()
                .map(|outcome| Explained {
                    mark: self.mark(*outcome),
                    meaning: self.messages.word("key", outcome.as_str()),
                })
                .collect(),
        }
    }

    fn row(&self, pack: &str, name: &str) -> Row {
        let cell = |outcome: Outcome| {
            let results = self.assessment.results.iter();
            let mut results: Vec<_> =
                results.filter(|result| result.rule.pack == pack && result.outcome == outcome).collect();
            results.sort_by_key(|result| (std::cmp::Reverse(result.weight), result.rule.id.as_str()));
            Cell { kind: outcome.as_str(), chips: results.into_iter().map(|result| self.chip(result)).collect() }
        };
        Row { name: visible(name).into_owned(), cells: Outcome::WORST_FIRST.into_iter().map(cell).collect() }
    }
}
