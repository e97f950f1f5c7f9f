//! Which cited provisions govern an agreement, whatever data is in question: place, time and case.

use std::collections::BTreeMap;

use super::{BenchmarkReason, LawKnown, LegalScope, last_day};
use crate::condition::{Evaluator, FactRead, FactReads, Truth};
use crate::policy::{LegalSource, Provision};

/// A cited provision that governs the agreement, if it speaks to the data in question.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reached<'a> {
    pub(super) source: &'a LegalSource,
    /// Whether a condition under which it governs is open.
    pub(super) is_open: bool,
    /// Whether it tells the agreement itself what to say.
    pub(super) binds_instrument: bool,
}

/// A condition under which sources govern, held against the agreement.
#[derive(Debug, Clone)]
pub(super) enum Circumstance<'a> {
    /// It holds.
    Holds,
    /// It does not.
    Fails,
    /// The agreement leaves it open, for want of these facts.
    Open(FactReads<'a>),
}

impl<'a> LegalScope<'a> {
    /// Works out the conditions under which sources govern.
    pub(super) fn circumstances(&self) -> BTreeMap<&'a str, Circumstance<'a>> {
        let mut evaluator = Evaluator::new(self.document, &self.policy.conditions, self.setting());

        let conditions = self.policy.source_conditions.iter();
        conditions
            .map(|(text, condition)| {
                let found = match evaluator.guard(condition, None) {
                    Ok(found) if found.truth == Truth::True => Circumstance::Holds,
                    // As of a guard of a rule: false for want of facts alone decides nothing.
                    Ok(found) if found.truth == Truth::False && !found.rests_on_absence() => {
                        Circumstance::Fails
                    }
                    Ok(found) => Circumstance::Open(silent(&found.evidence)),
                    // The source asks, and finds nothing.
                    Err(_) => Circumstance::Open(FactReads::None),
                };

                (text.as_str(), found)
            })
            .collect()
    }

    /// Holds every provision that rules cite against all but the data.
    pub(super) fn reach_all(&self) -> Vec<Result<Reached<'a>, BenchmarkReason>> {
        let provisions = &self.policy.provisions;
        let mut reached = vec![Err(BenchmarkReason::NotLaw); provisions.len()];

        // Both are in the order of keys, so that one walk finds the source of every provision.
        let mut sources = self.policy.sources.iter().peekable();
        for provision in provisions {
            while sources
                .next_if(|(key, _)| **key < provision.source)
                .is_some()
            {}
            let source = sources.peek().filter(|(key, _)| **key == provision.source);
            if let (Some((_, source)), Some(place)) = (source, reached.get_mut(provision.number)) {
                *place = self.reach(source, provision);
            }
        }

        reached
    }

    /// Holds a provision against all but the data: place, time and case.
    pub(super) fn reach(
        &self,
        source: &'a LegalSource,
        provision: &Provision,
    ) -> Result<Reached<'a>, BenchmarkReason> {
        // In the order of `BenchmarkReason`: which check fails tells how near a source came.
        if self.known == LawKnown::Unknown {
            return Err(BenchmarkReason::LawUnknown);
        }

        if !self.is_home_law(source) || !self.covers_territory(source) {
            return Err(BenchmarkReason::OtherPlace);
        }

        if !provision.is_in_force_on(last_day(self.ends, self.day)) {
            return Err(BenchmarkReason::OtherTime);
        }

        let mut is_open = false;
        for condition in &provision.conditions {
            match self.circumstances.get(condition.as_str()) {
                Some(Circumstance::Holds) => {}
                // One that nobody worked out holds no more than one that the agreement leaves open.
                Some(Circumstance::Open(_)) | None => is_open = true,
                Some(Circumstance::Fails) => return Err(BenchmarkReason::OtherCase),
            }
        }

        Ok(Reached {
            source,
            is_open,
            binds_instrument: provision.binds_instrument,
        })
    }

    pub(super) fn is_home_law(&self, source: &LegalSource) -> bool {
        let code = source.jurisdiction.as_str();
        // A Member State is under its own law and that of the Union, of which it is a member.
        self.codes.iter().any(|own| own == code)
            || self.jurisdictions.iter().any(|law| law.code == code)
    }

    /// Returns whether a source is in force in a part of its jurisdiction that the agreement covers. An agreement that names no
    /// part may cover any.
    fn covers_territory(&self, source: &LegalSource) -> bool {
        source.territory.is_empty()
            || self.parts.is_empty()
            || source
                .territory
                .iter()
                .any(|part| self.parts.contains(&part.as_str()))
    }

    /// Returns the conditions under which a cited provision governs.
    pub(super) fn circumstances_of(
        &self,
        source: &'a LegalSource,
        pinpoint: &str,
    ) -> impl Iterator<Item = &Circumstance<'a>> {
        source
            .conditions_at(pinpoint)
            .filter_map(|condition| self.circumstances.get(condition))
    }
}

/// Returns the facts among those that were read that are not there.
fn silent<'a>(evidence: &FactReads<'a>) -> FactReads<'a> {
    let silent: Vec<FactRead<'a>> = evidence
        .iter()
        .filter(|read| read.is_absent())
        .copied()
        .collect();

    silent.as_slice().into()
}
