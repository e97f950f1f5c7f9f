//! Section 2: a row a concern, with its worst state, its counts, and what is breached in words.

use std::cmp::Reverse;

use serde::Serialize;

use super::states::Share;
use super::writer::{FindingLink, OutcomeBadge, PageContext};
use lacuna_core::assessment::{Outcome, RuleResult};
use lacuna_core::policy::Pack;
use lacuna_core::source_file::visible;

/// How many breached rules a row names.
const NAMED: usize = 3;

/// The table.
#[derive(Debug, Serialize)]
pub(super) struct Concerns {
    heads: Vec<OutcomeBadge>,
    rows: Vec<Concern>,
    totals: Vec<usize>,
    /// How many of what is breached binds nobody here.
    benchmarks: Option<String>,
    /// Concerns of which no rule applies, in one phrase.
    idle: Option<String>,
    key: Vec<Explained>,
}

#[derive(Debug, Serialize)]
struct Concern {
    /// The id of its pack.
    id: String,
    name: String,
    /// The worst state, with a word for it.
    worst: OutcomeBadge,
    shares: Vec<Share>,
    breached: Vec<FindingLink>,
    more: Option<String>,
}

#[derive(Debug, Serialize)]
struct Explained {
    mark: OutcomeBadge,
    meaning: String,
}

impl PageContext<'_> {
    /// The concerns, the one with the most serious findings first.
    pub(super) fn concerns(&self) -> Concerns {
        let outcomes = Outcome::WORST_FIRST;
        let (busy, idle): (Vec<_>, Vec<_>) = self
            .packs_by_weight()
            .into_iter()
            .partition(|pack| self.of_pack(pack).any(is_busy));

        let idle = idle
            .into_iter()
            .map(|pack| self.english(visible(&pack.name)));

        Concerns {
            heads: outcomes.iter().map(|outcome| self.mark(*outcome)).collect(),
            rows: busy.into_iter().map(|pack| self.concern(pack)).collect(),
            totals: outcomes
                .iter()
                .map(|outcome| self.assessment.count(*outcome))
                .collect(),
            benchmarks: self.breached_benchmarks(),
            idle: self.listed_words(idle).map(|packs| {
                self.messages
                    .text("concerns_idle", &[("packs", packs.into())])
            }),
            key: outcomes
                .iter()
                .map(|outcome| Explained {
                    mark: self.mark(*outcome),
                    meaning: self.messages.word("key", outcome.as_str()),
                })
                .collect(),
        }
    }

    fn breached_benchmarks(&self) -> Option<String> {
        let count = self.assessment.breached_benchmarks();
        (count > 0).then(|| {
            self.messages
                .text("concerns_benchmarks", &[("count", count.into())])
        })
    }

    fn packs_by_weight(&self) -> Vec<&Pack> {
        let mut packs: Vec<&Pack> = self.assessment.policy.packs.iter().collect();
        // Cached, since each key goes through all results of its pack.
        packs.sort_by_cached_key(|pack| {
            let mut weights: Vec<_> = self
                .of_pack(pack)
                .map(|result| Reverse(result.weight))
                .collect();

            // One after the other: of two packs with one critical finding, the next decides.
            weights.sort();
            (Reverse(self.worst_of(pack)), weights, pack.id.as_str())
        });

        packs
    }

    /// The worst state of a pack's rules: what nobody can tell is worse than what is met.
    fn worst_of(&self, pack: &Pack) -> Outcome {
        self.of_pack(pack)
            .map(|result| result.outcome)
            .max()
            .unwrap_or(Outcome::NotApplicable)
    }

    fn of_pack(&self, pack: &Pack) -> impl Iterator<Item = &RuleResult<'_>> {
        self.assessment
            .results
            .iter()
            .filter(move |result| result.rule.pack == pack.id)
    }

    fn concern(&self, pack: &Pack) -> Concern {
        let count = |outcome| {
            let own = |result: &&RuleResult<'_>| result.outcome == outcome;
            (outcome, self.of_pack(pack).filter(own).count())
        };

        let counts = Outcome::WORST_FIRST.map(count);
        let mut breached: Vec<_> = self
            .of_pack(pack)
            .filter(|result| result.outcome == Outcome::Breached)
            .collect();

        breached.sort_by_key(|result| (Reverse(result.weight), &result.rule.id));

        Concern {
            id: visible(&pack.id).into_owned(),
            name: self.english(visible(&pack.name)),
            worst: self.mark(self.worst_of(pack)),
            shares: self.shares(&counts),
            more: self.more("and_more", breached.len().saturating_sub(NAMED)),
            breached: breached
                .into_iter()
                .take(NAMED)
                .map(|result| self.link(result))
                .collect(),
        }
    }
}

/// Whether a result says more than that its rule does not apply.
fn is_busy(result: &RuleResult<'_>) -> bool {
    result.outcome != Outcome::NotApplicable
}
