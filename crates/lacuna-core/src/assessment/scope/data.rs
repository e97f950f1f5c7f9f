//! The data that an answer is about, and the regimes of data protection law that it falls under.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::stated::{DatasetRegime, KnownRegime};
use crate::condition::RegimeSet;
use crate::document::NodeId;
use crate::policy::DataRegime;

/// The regimes of some data.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct DataInQuestion {
    /// The known regimes.
    pub(super) known: RegimeSet,
    /// Whether the agreement leaves the regime of some of the data open.
    pub(super) is_open: bool,
}

impl DataInQuestion {
    fn of(regime: KnownRegime) -> Self {
        match regime {
            KnownRegime::Under(regime) => Self {
                known: set_of(&[regime]),
                is_open: false,
            },
            KnownRegime::Open => Self {
                known: RegimeSet::default(),
                is_open: true,
            },
            KnownRegime::None => Self::default(),
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            known: self.known.union(other.known),
            is_open: self.is_open || other.is_open,
        }
    }

    /// Returns whether some of the data is under one of these regimes; `None` where the agreement leaves it open.
    pub(super) fn is_under(self, regimes: &[DataRegime]) -> Option<bool> {
        if !self.known.intersection(set_of(regimes)).is_empty() {
            return Some(true);
        }

        // One dataset of an unknown regime is enough to ask: it may be the one that is meant.
        if self.is_open { None } else { Some(false) }
    }
}

/// Returns the set of some regimes.
pub(super) fn set_of(regimes: &[DataRegime]) -> RegimeSet {
    RegimeSet(regimes.iter().fold(0, |all, regime| all | bit(*regime)))
}

fn bit(regime: DataRegime) -> u8 {
    1 << regime as u8
}

/// The datasets that an agreement lists, found by their entry and by their id: an agreement may have thousands.
#[derive(Debug, Clone)]
pub(super) struct StatedDatasets<'a> {
    by_entry: BTreeMap<NodeId, DataInQuestion>,
    by_id: BTreeMap<Cow<'a, str>, DataInQuestion>,
    all: DataInQuestion,
}

impl<'a> StatedDatasets<'a> {
    pub(super) fn new(datasets: Vec<DatasetRegime<'a>>) -> Self {
        let mut stated = Self {
            by_entry: BTreeMap::new(),
            by_id: BTreeMap::new(),
            all: DataInQuestion::default(),
        };

        for dataset in datasets {
            let own = DataInQuestion::of(dataset.regime);
            stated.all = stated.all.and(own);
            stated.by_entry.insert(dataset.node, own);

            // A draft may give an id twice; then either may be meant.
            let named = stated.by_id.entry(dataset.id).or_default();
            *named = named.and(own);
        }

        stated
    }

    /// Returns the bodies of law that some of the data is known to be under.
    pub(super) fn regimes(&self) -> impl Iterator<Item = DataRegime> {
        let known = self.all.known;
        DataRegime::ALL
            .into_iter()
            .filter(move |regime| !known.intersection(set_of(&[*regime])).is_empty())
    }

    /// Returns the data of the datasets that ids name. An id that names none adds nothing.
    pub(super) fn named(&self, ids: impl Iterator<Item = Cow<'a, str>>) -> DataInQuestion {
        ids.filter_map(|id| self.by_id.get(&id))
            .fold(DataInQuestion::default(), |data, own| data.and(*own))
    }

    /// Returns the data that an answer about an element of a list is about: its own, where it is a dataset, and else all data.
    pub(super) fn of_element(&self, element: Option<NodeId>) -> DataInQuestion {
        element
            .and_then(|node| self.by_entry.get(&node))
            .copied()
            .unwrap_or(self.all)
    }
}

#[cfg(test)]
mod tests {
    use super::bit;
    use crate::policy::DataRegime;

    #[test]
    fn each_regime_has_a_bit_of_its_own() {
        let regimes = [
            DataRegime::UkGdpr,
            DataRegime::DpaPart3,
            DataRegime::DpaPart4,
            DataRegime::EuGdpr,
            DataRegime::EuInstitutions,
            DataRegime::EuLawEnforcement,
        ];

        let all = regimes.iter().fold(0, |all, regime| all | bit(*regime));
        assert_eq!(all.count_ones(), 6);
    }
}
