//! Which cited provisions govern an agreement, whatever data is in question: place, time and case.

use std::collections::BTreeMap;

use super::{BenchmarkReason, LawKnown, LegalScope};
use crate::condition::{Evaluator, FactRead, FactReads, Truth};
use crate::policy::{DutyHolder, LegalSource};

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
        let mut looked_up: Option<(&str, Option<&LegalSource>)> = None;

        for ((key, pinpoint), number) in provisions {
            // The provisions of a source are neighbours: one look-up does for all of them.
            let source = match looked_up {
                Some((known, source)) if known == key => source,
                _ => self.policy.sources.get(key),
            };

            looked_up = Some((key, source));
            if let Some(place) = reached.get_mut(*number) {
                *place = self.reach(source, pinpoint);
            }
        }

        reached
    }

    /// Holds a provision against all but the data: that it is in the register, place, time and case.
    pub(super) fn reach(
        &self,
        source: Option<&'a LegalSource>,
        pinpoint: &str,
    ) -> Result<Reached<'a>, BenchmarkReason> {
        let source = source.ok_or(BenchmarkReason::NotLaw)?;

        // In the order of `BenchmarkReason`: which check fails tells how near a source came.
        if self.known == LawKnown::Unknown {
            return Err(BenchmarkReason::LawUnknown);
        }

        if !self.is_home_law(source) || !self.covers_territory(source) {
            return Err(BenchmarkReason::OtherPlace);
        }

        // What ended is judged by the law of its last day.
        let last = self.ends.map_or(self.day, |ends| ends.min(self.day));
        if !source.is_in_force_between(pinpoint, self.starts, last) {
            return Err(BenchmarkReason::OtherTime);
        }

        let mut is_open = false;
        for circumstance in self.circumstances_of(source, pinpoint) {
            match circumstance {
                Circumstance::Holds => {}
                Circumstance::Open(_) => is_open = true,
                Circumstance::Fails => return Err(BenchmarkReason::OtherCase),
            }
        }

        Ok(Reached {
            source,
            is_open,
            binds_instrument: source.duty_at(pinpoint).contains(&DutyHolder::Instrument),
        })
    }

    fn is_home_law(&self, source: &LegalSource) -> bool {
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
