//! That the instrument is not a data-sharing agreement, and what one would have to settle.

use serde::Serialize;

use super::writer::PageContext;
use lacuna_core::assessment::{Outcome, RuleResult};
use lacuna_core::policy::{Basis, Pack};
use lacuna_core::source_file::visible;

/// How many topics are named.
const TOPICS: usize = 8;

/// The notice.
#[derive(Debug, Serialize)]
pub(super) struct NoInstrument {
    statement: String,
    intro: Option<String>,
    needs: Vec<Need>,
    more: Option<String>,
}

/// The points of law of one pack that are silent.
#[derive(Debug, Serialize)]
struct Need {
    pack: String,
    words: String,
}

impl PageContext<'_> {
    /// The notice, where the instrument is a memorandum or the like with a vendor.
    pub(super) fn no_instrument(&self) -> Option<NoInstrument> {
        if !self.assessment.is_memorandum_with_vendor() {
            return None;
        }

        let mut topics: Vec<_> = self
            .assessment
            .policy
            .packs
            .iter()
            .map(|pack| (self.silent_points(pack), pack))
            .filter(|(points, _)| *points > 0)
            .collect();

        topics.sort_by_key(|(points, pack)| (std::cmp::Reverse(*points), pack.id.as_str()));
        let all: usize = topics.iter().map(|(points, _)| points).sum();
        let left = topics.iter().skip(TOPICS).map(|(points, _)| points).sum();
        let need = |(points, pack): &(usize, &Pack)| Need {
            pack: visible(&pack.id).into_owned(),
            words: self.messages.text(
                "no_instrument_need",
                &[
                    ("pack", self.english(visible(&pack.name)).into()),
                    ("n", (*points).into()),
                ],
            ),
        };

        Some(NoInstrument {
            statement: self
                .messages
                .word("no_instrument", &self.paper.instrument()),
            intro: self.more("no_instrument_needs", all),
            needs: topics.iter().take(TOPICS).map(need).collect(),
            more: self.more("no_instrument_more", left),
        })
    }

    /// How many rules of law of a pack lack their answer.
    fn silent_points(&self, pack: &Pack) -> usize {
        let is_silent = |result: &&RuleResult<'_>| {
            result.basis == Basis::Law
                && result.outcome == Outcome::NotStated
                && result.rule.pack == pack.id
        };

        self.assessment.results.iter().filter(is_silent).count()
    }
}
