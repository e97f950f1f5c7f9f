//! The scope of an audit: whose law governs an agreement, which data each answer is about, and on which days.
//!
//! An answer is *law* or *guidance* only where a cited source of that kind governs the agreement in a part of the country that
//! it covers, is in force on the day of the audit or was on the agreement's last day, is about such bodies, contracts and services
//! as its parties', and speaks to the regime of the very data in question. Otherwise the rule is a benchmark, or what its
//! author says it is then. No author can forget this: the register of sources carries it.

mod adequacy;
mod data;
mod reach;
mod stated;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::agreement::{CheckedAgreement, datasets_of};
use crate::condition::{AgreementPhase, FactRead, FactReads, Path, Root, Setting};
use crate::document::{Document, NodeId};
use crate::policy::{
    Basis, Citation, DataRegime, Jurisdiction, LegalSource, LegalSourceKind, Otherwise, Policy,
    Provision, Rule,
};
use data::{DataInQuestion, StatedDatasets};
use reach::{Circumstance, Reached};
use stated::{governing_codes, parts_of, phase, regimes, run_of};

/// The law, the data and the days that decide which sources govern an agreement.
#[derive(Debug, Clone)]
pub struct LegalScope<'a> {
    policy: &'a Policy,
    document: &'a Document,
    /// The codes of the law that governs, as stated, or as the country of the public bodies suggests.
    pub codes: Vec<String>,
    /// Whether the codes are stated, presumed, or not known.
    pub known: LawKnown,
    /// The jurisdictions of the packs that the codes belong to.
    pub jurisdictions: Vec<&'a Jurisdiction>,
    /// The first day of the agreement, where dates state one.
    pub starts: Option<NaiveDate>,
    /// The last day of the agreement, where dates state one.
    pub ends: Option<NaiveDate>,
    /// The day of the audit.
    pub day: NaiveDate,
    /// How far the agreement is on that day.
    pub phase: AgreementPhase,
    datasets: Option<StatedDatasets<'a>>,
    /// The provisions that rules cite, held against place, time and case once and not for each answer.
    reached: Vec<Result<Reached<'a>, BenchmarkReason>>,
    /// The parts of a jurisdiction that the agreement covers, by their codes; empty where it states none.
    parts: Vec<&'a str>,
    /// The conditions under which sources govern, by their text.
    circumstances: BTreeMap<&'a str, Circumstance<'a>>,
}

/// The way in which the governing law is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LawKnown {
    /// The agreement states it.
    Stated,
    /// The country of the public bodies that are parties suggests it.
    FromPublicBodies,
    /// Nothing says it: no verdict of law can be given.
    Unknown,
}

/// A source that governs an answer.
#[derive(Debug, Clone, Copy)]
pub struct Governing<'a> {
    /// Whether it is law or guidance.
    pub basis: Basis,
    /// The source.
    pub source: &'a LegalSource,
    /// Whether it is known to speak to the data in question.
    pub is_certain: bool,
    /// Whether it tells the agreement itself what to say.
    pub binds_instrument: bool,
}

/// The basis of an answer, and why it is not law where the rule's author had law in mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerBasis {
    /// The basis.
    pub basis: Basis,
    /// Why it is a benchmark, where it is one.
    pub because: Option<BenchmarkReason>,
    /// Whether a law that governs tells the agreement itself what to say.
    pub binds_instrument: bool,
    /// Whether it is known that a source governs. It is not where the agreement does not say which data it is about: then
    /// the rule can ask, and cannot find.
    pub is_certain: bool,
}

impl AnswerBasis {
    /// Returns a basis that is known, and that binds nobody in particular.
    fn certain(basis: Basis) -> Self {
        Self {
            basis,
            because: None,
            binds_instrument: false,
            is_certain: true,
        }
    }
}

/// The support that the sources of a rule give an answer.
struct Support {
    /// Whether a source of the rule's own kind certainly governs.
    is_carried: bool,
    /// Whether one would govern if the data in question were what it speaks of.
    may_be_carried: bool,
    /// Whether a law that governs tells the agreement itself what to say.
    binds_instrument: bool,
    /// Whether a directive on the very data asks for it: national law does, which the packs do not hold.
    is_asked_by_directive: bool,
    /// The farthest that a source came which does not govern.
    nearest: BenchmarkReason,
}

/// The reason why a rule is only a benchmark for an agreement. The order is that of nearness: the last that a source passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BenchmarkReason {
    /// Nobody knows which law governs the agreement.
    LawUnknown,
    /// Its sources are the law of another place.
    OtherPlace,
    /// Its sources were no longer in force on the day that counts, or are not yet.
    OtherTime,
    /// Its sources are about another kind of body, contract or service than this.
    OtherCase,
    /// Its sources speak to other data than this.
    OtherData,
    /// Its sources are not law for the parties: they could not be read, or bind only States.
    NotLaw,
}

impl BenchmarkReason {
    /// Returns the word for it in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LawUnknown => "law_unknown",
            Self::OtherPlace => "other_place",
            Self::OtherTime => "other_time",
            Self::OtherCase => "other_case",
            Self::OtherData => "other_data",
            Self::NotLaw => "not_law",
        }
    }
}

impl<'a> LegalScope<'a> {
    /// Determines the scope of an audit.
    #[must_use]
    pub fn new(agreement: &'a CheckedAgreement, policy: &'a Policy, day: NaiveDate) -> Self {
        let document = agreement.document();
        let (codes, known) = governing_codes(document, policy);
        let jurisdictions: Vec<&Jurisdiction> = policy
            .jurisdictions
            .iter()
            .filter(|law| codes.iter().any(|code| law.governs(code)))
            .collect();

        let (starts, ends) = run_of(document);

        let mut scope = Self {
            policy,
            document,
            known,
            starts,
            ends,
            day,
            phase: phase(document, starts, ends, day),
            datasets: regimes(document, &jurisdictions).map(StatedDatasets::new),
            parts: parts_of(document, &jurisdictions),
            circumstances: BTreeMap::new(),
            reached: Vec::new(),
            jurisdictions,
            codes,
        };

        // Last, since conditions may ask which countries are abroad.
        scope.circumstances = scope.circumstances();
        scope.reached = scope.reach_all();
        scope
    }

    /// Says what conditions may ask of the scope.
    #[must_use]
    pub fn setting(&self) -> Setting {
        // The word `other` states a law without saying which, so that no country is home.
        let known = self.known != LawKnown::Unknown && !self.codes.is_empty();
        let homes = self
            .jurisdictions
            .iter()
            .flat_map(|law| law.home.iter().cloned());

        // A country whose law the packs do not hold is at home in itself, and in the area that it shares, as Norway shares that
        // of the European Union.
        let own = self
            .codes
            .iter()
            .filter(|code| !self.jurisdictions.iter().any(|law| law.governs(code)));

        let shared = own.clone().flat_map(|code| {
            let areas = self.policy.jurisdictions.iter().map(|law| &law.home);
            areas.filter(move |area| area.contains(code)).flatten()
        });

        Setting {
            day: self.day,
            phase: self.phase,
            home: known.then(|| homes.chain(shared.cloned()).chain(own.cloned()).collect()),
            adequate: self.adequate(),
        }
    }

    /// Determines on what an answer rests: the best that its sources carry for this agreement and this data.
    #[must_use]
    pub fn basis_of(&self, rule: &Rule, subject: Option<NodeId>) -> AnswerBasis {
        // A house asks what it likes of anybody; no law has to govern for that.
        if rule.basis == Basis::Policy {
            return AnswerBasis::certain(Basis::Policy);
        }

        let support = self.support(rule, subject);
        if support.is_carried {
            return AnswerBasis {
                binds_instrument: support.binds_instrument,
                ..AnswerBasis::certain(rule.basis)
            };
        }

        // What may be law for data that nobody has named can ask, and cannot find.
        if support.may_be_carried && rule.otherwise != Otherwise::Policy {
            return AnswerBasis {
                is_certain: false,
                ..AnswerBasis::certain(rule.basis)
            };
        }

        // What a directive asks of all Member States weighs, though only their own law says so with force.
        let basis = if rule.otherwise == Otherwise::Policy || support.is_asked_by_directive {
            Basis::Policy
        } else {
            Basis::Benchmark
        };

        AnswerBasis {
            because: Some(support.nearest),
            ..AnswerBasis::certain(basis)
        }
    }

    /// Returns how far the sources of a rule carry an answer.
    fn support(&self, rule: &Rule, subject: Option<NodeId>) -> Support {
        let mut support = Support {
            is_carried: false,
            may_be_carried: false,
            binds_instrument: false,
            is_asked_by_directive: false,
            nearest: BenchmarkReason::LawUnknown,
        };

        let data = self.data_in_question(rule, subject);
        for citation in &rule.citations {
            match self.governs_data(citation, data) {
                Ok(Governing {
                    is_certain: false, ..
                }) => support.may_be_carried = true,
                Ok(Governing {
                    basis: Basis::Law,
                    binds_instrument,
                    ..
                }) => {
                    support.is_carried = true;
                    support.binds_instrument |= binds_instrument;
                }
                // Guidance carries a rule of guidance, and never one that its author calls law.
                Ok(_) => support.is_carried |= rule.basis == Basis::Guidance,
                // The source that came farthest explains best why the rule is no law here.
                Err(reason) => {
                    support.nearest = support.nearest.max(reason);
                    support.is_asked_by_directive |=
                        reason == BenchmarkReason::NotLaw && self.is_directive_on(citation, data);
                }
            }
        }

        support
    }

    /// Returns whether a citation is of a directive that is about the data in question.
    fn is_directive_on(&self, citation: &Citation, data: Option<DataInQuestion>) -> bool {
        let source = self.policy.sources.get(citation.source.as_str());
        source.is_some_and(|source| {
            source.kind == LegalSourceKind::Directive
                && !source.regimes.is_empty()
                && speaks_to(source, data) == Some(true)
        })
    }

    /// Returns whether a citation governs an answer; else what is in the way.
    ///
    /// # Errors
    /// The reason why it does not.
    pub fn governs(
        &self,
        citation: &Citation,
        rule: &Rule,
        subject: Option<NodeId>,
    ) -> Result<Governing<'a>, BenchmarkReason> {
        self.governs_data(citation, self.data_in_question(rule, subject))
    }

    fn governs_data(
        &self,
        citation: &Citation,
        data: Option<DataInQuestion>,
    ) -> Result<Governing<'a>, BenchmarkReason> {
        let known = citation.number.and_then(|number| self.reached.get(number));
        let reached = match known {
            Some(reached) => *reached,
            None => match self.policy.sources.get(citation.source.as_str()) {
                Some(source) => {
                    let key = &citation.source;
                    self.reach(source, &Provision::of(0, key, source, &citation.pinpoint))
                }
                None => Err(BenchmarkReason::NotLaw),
            },
        }?;

        let speaks = speaks_to(reached.source, data);
        if speaks == Some(false) {
            return Err(BenchmarkReason::OtherData);
        }

        let basis = reached.source.basis().ok_or(BenchmarkReason::NotLaw)?;
        Ok(Governing {
            basis,
            source: reached.source,
            is_certain: !reached.is_open && speaks.is_some(),
            binds_instrument: reached.binds_instrument,
        })
    }

    /// Returns whether some of the data is under a body of law of which the packs hold nothing that binds here and counts on
    /// the day: the law of another place than the agreement names, a directive, which binds States alone, or a law that came
    /// later.
    #[must_use]
    pub fn leaves_data_without_law(&self) -> bool {
        // Of the whole register, whatever rules were chosen: those that are left out leave no law unknown.
        let day = last_day(self.ends, self.day);
        let speaks = |regime: DataRegime| {
            self.policy.sources.iter().any(|(key, source)| {
                source.basis() == Some(Basis::Law)
                    && source.regimes.contains(&regime)
                    && self.is_home_law(source)
                    && Provision::of(0, key, source, "").is_in_force_on(day)
            })
        };

        self.datasets
            .as_ref()
            .is_some_and(|datasets| datasets.regimes().any(|regime| !speaks(regime)))
    }

    /// Returns whether a citation is of a source of the place that governs and, where it is about personal data, of a body of
    /// law that some of the data is under. Time and force are left aside: a checklist shows what to look up.
    #[must_use]
    pub fn is_of_this_place_and_data(&self, citation: &Citation) -> bool {
        let source = self.policy.sources.get(citation.source.as_str());
        source.is_some_and(|source| {
            let speaks = self.datasets.as_ref().is_none_or(|datasets| {
                let mut regimes = datasets.regimes();
                regimes.any(|regime| source.regimes.contains(&regime))
            });

            self.is_home_law(source) && (source.regimes.is_empty() || speaks)
        })
    }

    /// Returns the facts for want of which nobody knows whether a source of a rule governs.
    #[must_use]
    pub fn open_facts(&self, rule: &Rule, subject: Option<NodeId>) -> FactReads<'a> {
        let mut open: Vec<FactRead<'a>> = Vec::new();
        for citation in &rule.citations {
            let Ok(Governing {
                is_certain: false,
                source,
                ..
            }) = self.governs(citation, rule, subject)
            else {
                continue;
            };

            for circumstance in self.circumstances_of(source, &citation.pinpoint) {
                if let Circumstance::Open(reads) = circumstance {
                    open.extend(
                        reads
                            .iter()
                            .filter(|read| !open.contains(read))
                            .copied()
                            .collect::<Vec<_>>(),
                    );
                }
            }
        }

        open.as_slice().into()
    }

    /// Returns the regimes of the data that an answer is about; `None` where the agreement lists no datasets.
    fn data_in_question(&self, rule: &Rule, subject: Option<NodeId>) -> Option<DataInQuestion> {
        let datasets = self.datasets.as_ref()?;
        // The ids of datasets, where the rule or the element it goes over names some.
        let named = match &rule.data {
            Some(path) => self.node_at(path, subject),
            None => subject.and_then(|node| datasets_of(self.document, node).node()),
        };

        Some(match named {
            Some(list) => {
                let ids = self.document.children(list);
                datasets.named(ids.filter_map(|id| self.document.string(id)))
            }
            None => datasets.of_element(subject),
        })
    }

    fn node_at(&self, path: &Path, subject: Option<NodeId>) -> Option<NodeId> {
        let start = match path.root {
            Root::Agreement => NodeId::ROOT,
            Root::Variable(_) => subject?,
        };

        self.document.descend(start, &path.names())
    }
}

/// Returns the day whose law counts. What runs is judged by the law of the day of the audit, even where an older law was in force
/// when it began; what ended, by the law of its last day.
fn last_day(ends: Option<NaiveDate>, day: NaiveDate) -> NaiveDate {
    ends.map_or(day, |ends| ends.min(day))
}

/// Returns whether a source speaks to data; `None` where the agreement does not say which data is in question, or under
/// which law it falls.
fn speaks_to(source: &LegalSource, data: Option<DataInQuestion>) -> Option<bool> {
    // Law that is not about personal data, such as procurement, speaks to every dataset.
    if source.regimes.is_empty() {
        return Some(true);
    }

    data?.is_under(&source.regimes)
}
