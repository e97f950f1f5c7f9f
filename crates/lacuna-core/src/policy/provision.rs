//! A provision that rules cite, with all that decides whether it governs an agreement but place and data.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::register::{DutyHolder, LegalSource};

/// A cited part of a source, read once from its entry and the parts around it: an audit asks each of them for every agreement.
#[derive(Debug)]
pub(crate) struct Provision {
    /// Its number, which its citations have.
    pub(crate) number: usize,
    /// The key of its source.
    pub(crate) source: String,
    /// The first day it is in force, where one is known.
    in_force_from: Option<NaiveDate>,
    /// The last day it is in force, where there is one.
    in_force_until: Option<NaiveDate>,
    /// Whether it tells the agreement itself what to say.
    pub(crate) binds_instrument: bool,
    /// The conditions that must hold for it to govern.
    pub(crate) conditions: Vec<String>,
}

impl Provision {
    /// Reads a provision from its source.
    pub(crate) fn of(number: usize, key: &str, source: &LegalSource, pinpoint: &str) -> Self {
        let (in_force_from, in_force_until) = source.in_force_at(pinpoint);

        Self {
            number,
            source: key.to_owned(),
            in_force_from,
            in_force_until,
            binds_instrument: source.duty_at(pinpoint).contains(&DutyHolder::Instrument),
            conditions: source.conditions_at(pinpoint).map(str::to_owned).collect(),
        }
    }

    /// Reads the provisions that rules cite, in the order of their sources.
    pub(super) fn all(
        cited: &BTreeMap<(String, String), usize>,
        sources: &BTreeMap<String, LegalSource>,
    ) -> Vec<Self> {
        cited
            .iter()
            .filter_map(|((key, pinpoint), number)| {
                Some(Self::of(*number, key, sources.get(key)?, pinpoint))
            })
            .collect()
    }

    /// Returns whether it was in force on a day.
    pub(crate) fn is_in_force_on(&self, day: NaiveDate) -> bool {
        self.in_force_from.is_none_or(|from| from <= day)
            && self.in_force_until.is_none_or(|until| day <= until)
    }
}
