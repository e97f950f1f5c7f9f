//! What the governing law has found adequate, for the data that an answer is about.
//!
//! A finding permits transfers under the bodies of law that it was made for: the United Kingdom has found Argentina adequate under
//! the UK GDPR, and not for the police.

use std::sync::Arc;

use super::data::set_of;
use super::{LegalScope, last_day};
use crate::condition::{AdequacyFinding, RegimeSet};
use crate::document::NodeId;
use crate::policy::{Adequacy, Rule};

impl LegalScope<'_> {
    /// Returns what the governing law has found adequate on the day whose law counts.
    pub(super) fn adequate(&self) -> Arc<[AdequacyFinding]> {
        let day = last_day(self.ends, self.day);
        self.findings()
            .filter(|finding| finding.is_in_force_on(day))
            .map(|finding| AdequacyFinding {
                country: finding.country.clone(),
                regimes: regimes_of(finding),
                is_whole: finding.is_whole,
            })
            .collect()
    }

    /// Returns the bodies of law for all of which a country must have been found adequate; none where a finding for any will do.
    ///
    /// A rule asks about the data that its sources speak to. Where they speak to none of it, the rule is no law here, and asks about
    /// the data that there is.
    #[must_use]
    pub fn regimes_of_transfer(&self, rule: &Rule, subject: Option<NodeId>) -> RegimeSet {
        // A body of law for which nothing was ever found has no such findings: Part 4 of the 2018 Act.
        let decided = self
            .findings()
            .filter(|finding| !finding.regimes.is_empty())
            .map(regimes_of)
            .fold(RegimeSet::default(), RegimeSet::union);

        let cited = rule
            .citations
            .iter()
            .filter_map(|citation| self.policy.sources.get(citation.source.as_str()))
            .filter(|source| self.is_home_law(source))
            .map(|source| set_of(&source.regimes))
            .fold(RegimeSet::default(), RegimeSet::union)
            .intersection(decided);

        let data = self.data_in_question(rule, subject).unwrap_or_default();
        let known = data.known.intersection(decided);

        // Data of which nothing is known may be what the sources speak to, whatever the rest is.
        let otherwise = if data.is_open {
            [cited, known]
        } else {
            [known, cited]
        };

        std::iter::once(known.intersection(cited))
            .chain(otherwise)
            .find(|regimes| !regimes.is_empty())
            .unwrap_or_default()
    }

    fn findings(&self) -> impl Iterator<Item = &Adequacy> {
        self.jurisdictions.iter().flat_map(|law| &law.adequate)
    }
}

fn regimes_of(finding: &Adequacy) -> RegimeSet {
    if finding.regimes.is_empty() {
        RegimeSet::ALL
    } else {
        set_of(&finding.regimes)
    }
}
