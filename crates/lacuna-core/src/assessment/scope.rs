//! The scope of an audit: whose law governs an agreement, which data each answer is about, and on which days.
//!
//! An answer is *law* or *guidance* only where a cited source of that kind governs the agreement, speaks to the regime of
//! the very data in question, and was in force while the agreement ran and by the day of the audit. Otherwise the rule is
//! a benchmark, or what its author says it is then. No author can forget this: the register of sources carries it.

use chrono::{Months, NaiveDate};

use crate::agreement::CheckedAgreement;
use crate::condition::{Path, Phase, Root, Setting};
use crate::document::{Document, NodeId};
use crate::policy::{
    Basis, Citation, DataRegime, DutyHolder, Jurisdiction, Otherwise, Policy, Rule, Source,
};

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
    pub phase: Phase,
    datasets: Option<Vec<DatasetRegime<'a>>>,
}

/// How the governing law is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LawKnown {
    /// The agreement states it.
    Stated,
    /// The country of the public bodies that are parties suggests it.
    FromPublicBodies,
    /// Nothing says it: no verdict of law can be given.
    Unknown,
}

/// The regime of a dataset.
#[derive(Debug, Clone)]
struct DatasetRegime<'a> {
    node: NodeId,
    id: std::borrow::Cow<'a, str>,
    regime: KnownRegime,
}

/// What is known of the regime of a dataset.
#[derive(Debug, Clone, Copy)]
enum KnownRegime {
    Under(DataRegime),
    /// No data protection law of the packs: the data is not personal, or another country's law protects it.
    None,
    Open,
}

/// A source that governs an answer.
#[derive(Debug, Clone, Copy)]
pub struct Governing<'a> {
    /// Whether it is law or guidance.
    pub basis: Basis,
    /// The source.
    pub source: &'a Source,
    /// Whether it is known to speak to the data in question.
    pub is_certain: bool,
}

/// What an answer rests on, and why it is no law where the rule's author had law in mind.
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

/// Why a rule is only a benchmark for an agreement. The order is that of nearness: the last that a source passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BenchmarkReason {
    /// Nobody knows which law governs the agreement.
    LawUnknown,
    /// Its sources are the law of another place.
    OtherPlace,
    /// Its sources were not in force while the agreement ran, or are not yet.
    OtherTime,
    /// Its sources speak to other data than this.
    OtherData,
    /// Its sources are no law for the parties: they could not be read, or bind only States.
    NotLaw,
}

impl BenchmarkReason {
    /// The word for it in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LawUnknown => "law_unknown",
            Self::OtherPlace => "other_place",
            Self::OtherTime => "other_time",
            Self::OtherData => "other_data",
            Self::NotLaw => "not_law",
        }
    }
}

impl<'a> LegalScope<'a> {
    /// Works out the scope of an audit.
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

        Self {
            policy,
            document,
            known,
            starts,
            ends,
            day,
            phase: phase(document, starts, ends, day),
            datasets: regimes(document, &jurisdictions),
            jurisdictions,
            codes,
        }
    }

    /// What conditions may ask of the scope.
    #[must_use]
    pub fn setting(&self) -> Setting {
        let known = self.known != LawKnown::Unknown && !self.codes.is_empty();
        let homes = self
            .jurisdictions
            .iter()
            .flat_map(|law| law.home.iter().cloned());

        // A country whose law the packs do not hold is at home in itself.
        let own = self
            .codes
            .iter()
            .filter(|code| !self.jurisdictions.iter().any(|law| law.governs(code)))
            .cloned();

        let home = known.then(|| homes.chain(own).collect());
        let adequate = self
            .jurisdictions
            .iter()
            .flat_map(|law| law.adequate_on(self.day))
            .map(str::to_owned);

        Setting {
            day: self.day,
            phase: self.phase,
            home,
            adequate: adequate.collect(),
        }
    }

    /// Works out on what an answer rests: the best that its sources carry for this agreement and this data.
    #[must_use]
    pub fn basis_of(&self, rule: &Rule, subject: Option<NodeId>) -> AnswerBasis {
        if rule.basis == Basis::Policy {
            return AnswerBasis {
                basis: Basis::Policy,
                because: None,
                binds_instrument: false,
                is_certain: true,
            };
        }

        let mut is_carried = false;
        let mut may_be_carried = false;
        let mut binds_instrument = false;
        let mut nearest = BenchmarkReason::LawUnknown;

        for citation in &rule.citations {
            match self.governs(citation, rule, subject) {
                Ok(Governing {
                    is_certain: false, ..
                }) => may_be_carried = true,
                Ok(Governing {
                    basis: Basis::Law,
                    source,
                    ..
                }) => {
                    is_carried = true;
                    binds_instrument |= source
                        .duty_at(&citation.pinpoint)
                        .contains(&DutyHolder::Instrument);
                }
                // Guidance carries a rule of guidance, and never one that its author calls law.
                Ok(_) => is_carried |= rule.basis == Basis::Guidance,
                Err(reason) => nearest = nearest.max(reason),
            }
        }

        if is_carried {
            return AnswerBasis {
                basis: rule.basis,
                because: None,
                binds_instrument,
                is_certain: true,
            };
        }

        if may_be_carried && rule.otherwise != Otherwise::Policy {
            return AnswerBasis {
                basis: rule.basis,
                because: None,
                binds_instrument: false,
                is_certain: false,
            };
        }

        let basis = if rule.otherwise == Otherwise::Policy {
            Basis::Policy
        } else {
            Basis::Benchmark
        };

        AnswerBasis {
            basis,
            because: Some(nearest),
            binds_instrument: false,
            is_certain: true,
        }
    }

    /// Whether a citation governs an answer; else what is in the way.
    ///
    /// # Errors
    /// The reason why it does not.
    pub fn governs(
        &self,
        citation: &Citation,
        rule: &Rule,
        subject: Option<NodeId>,
    ) -> Result<Governing<'a>, BenchmarkReason> {
        let Some(source) = self.policy.sources.get(citation.source.as_str()) else {
            return Err(BenchmarkReason::NotLaw);
        };
        if self.known == LawKnown::Unknown {
            return Err(BenchmarkReason::LawUnknown);
        }
        if !self.is_home_law(source) {
            return Err(BenchmarkReason::OtherPlace);
        }
        // What ended is judged by the law of its last day.
        let last = self.ends.map_or(self.day, |ends| ends.min(self.day));
        if !source.is_in_force_between(&citation.pinpoint, self.starts, last) {
            return Err(BenchmarkReason::OtherTime);
        }
        let is_certain = match self.speaks_to(source, rule, subject) {
            Some(false) => return Err(BenchmarkReason::OtherData),
            speaks => speaks.is_some(),
        };
        let basis = source.basis().ok_or(BenchmarkReason::NotLaw)?;
        Ok(Governing {
            basis,
            source,
            is_certain,
        })
    }

    fn is_home_law(&self, source: &Source) -> bool {
        let code = source.jurisdiction.as_str();
        self.codes.iter().any(|own| own == code)
            || self.jurisdictions.iter().any(|law| law.code == code)
    }

    /// Whether a source speaks to the data that an answer is about; absent where the agreement does not say which data
    /// that is, or under which law it falls.
    fn speaks_to(&self, source: &Source, rule: &Rule, subject: Option<NodeId>) -> Option<bool> {
        if source.regimes.is_empty() {
            return Some(true);
        }

        let datasets = self.datasets.as_ref()?;
        let ids = self.ids_of(rule, subject);
        let is_meant = |dataset: &&DatasetRegime<'_>| match (&ids, subject) {
            (Some(ids), _) => ids.contains(&dataset.id),
            (None, Some(node)) if is_dataset(self.document, node) => dataset.node == node,
            (None, _) => true,
        };

        let mut is_open = false;
        for dataset in datasets.iter().filter(is_meant) {
            match dataset.regime {
                KnownRegime::Under(regime) if source.regimes.contains(&regime) => {
                    return Some(true);
                }
                KnownRegime::Open => is_open = true,
                KnownRegime::Under(_) | KnownRegime::None => {}
            }
        }

        if is_open { None } else { Some(false) }
    }

    /// The ids of the datasets that an answer is about, where its rule or the element it goes over names them.
    fn ids_of(
        &self,
        rule: &Rule,
        subject: Option<NodeId>,
    ) -> Option<Vec<std::borrow::Cow<'a, str>>> {
        let list = match &rule.data {
            Some(path) => self.node_at(path, subject),
            None => subject.and_then(|node| self.document.get(node, "datasets")),
        };
        let list = list?;
        Some(
            self.document
                .children(list)
                .filter_map(|id| self.document.string(id))
                .collect(),
        )
    }

    fn node_at(&self, path: &Path, subject: Option<NodeId>) -> Option<NodeId> {
        let start = match path.root {
            Root::Agreement => NodeId::ROOT,
            Root::Variable(_) => subject?,
        };

        self.document.descend(start, &path.names())
    }
}

fn is_dataset(document: &Document, node: NodeId) -> bool {
    let list = document.parent(node);
    list.is_some() && list == document.get(NodeId::ROOT, "datasets")
}

/// The codes of the law that governs: as the agreement states it, or else the countries of its public bodies.
fn governing_codes(document: &Document, policy: &Policy) -> (Vec<String>, LawKnown) {
    let texts = |list| {
        let items = document
            .children(list)
            .filter_map(|item| document.string(item));

        items.map(std::borrow::Cow::into_owned).collect::<Vec<_>>()
    };

    if let Some(stated) = document.descend(NodeId::ROOT, &["instrument", "jurisdiction"]) {
        // Files of the first layout have a word; `other` is a law that the packs do not hold.
        match document.string(stated).as_deref() {
            Some("uk") => return (vec!["GB".to_owned()], LawKnown::Stated),
            Some("eu") => return (vec!["EU".to_owned()], LawKnown::Stated),
            Some(_) => return (Vec::new(), LawKnown::Stated),
            None => {}
        }

        let codes = texts(stated);
        if !codes.is_empty() {
            return (codes, LawKnown::Stated);
        }
    }

    let public = policy
        .parameters
        .get("public_bodies")
        .map(|known| known.value.words())
        .unwrap_or_default();

    let text = |node, name| {
        document
            .get(node, name)
            .and_then(|node| document.string(node))
    };

    let parties = document
        .get(NodeId::ROOT, "parties")
        .into_iter()
        .flat_map(|list| document.children(list));

    let countries = parties
        .filter(|party| {
            text(*party, "kind").is_some_and(|kind| public.iter().any(|known| *known == kind))
        })
        .filter_map(|party| text(party, "incorporated_in"));

    let mut codes: Vec<String> = countries.map(std::borrow::Cow::into_owned).collect();
    codes.sort();
    codes.dedup();
    let known = if codes.is_empty() {
        LawKnown::Unknown
    } else {
        LawKnown::FromPublicBodies
    };

    (codes, known)
}

/// The first and the last day of an agreement, as its dates and its term give them.
fn run_of(document: &Document) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let date = |path: &[&str]| {
        let text = document
            .descend(NodeId::ROOT, path)
            .and_then(|node| document.string(node))?;

        text.parse::<NaiveDate>().ok()
    };

    let starts =
        date(&["instrument", "effective_on"]).or_else(|| date(&["instrument", "signed_on"]));
    let months = document
        .descend(NodeId::ROOT, &["term", "max_months"])
        .or_else(|| document.descend(NodeId::ROOT, &["term", "months"]))
        .and_then(|node| document.integer(node))
        .and_then(|months| u32::try_from(months).ok());

    let by_months = || {
        starts
            .zip(months)
            .and_then(|(starts, months)| starts.checked_add_months(Months::new(months)))
    };

    let ends = date(&["term", "ends_on"]).or_else(by_months);

    (starts, ends)
}

/// How far an agreement is: its dates decide where they do, and its stated status otherwise.
fn phase(
    document: &Document,
    starts: Option<NaiveDate>,
    ends: Option<NaiveDate>,
    day: NaiveDate,
) -> Phase {
    let status = document
        .descend(NodeId::ROOT, &["instrument", "status"])
        .and_then(|node| document.string(node));

    let status = status.as_deref().unwrap_or_default();
    let signed = document
        .descend(NodeId::ROOT, &["instrument", "signed_on"])
        .and_then(|node| document.string(node))
        .and_then(|text| text.parse::<NaiveDate>().ok());

    match status {
        // An end that is stated, and a draft that nobody signed, need no date.
        "ended" | "withdrawn" => Phase::Ended,
        "draft" => Phase::Draft,
        _ if ends.is_some_and(|ends| ends < day) => Phase::Ended,
        "signed" if starts.is_none_or(|starts| starts > day) => Phase::Signed,
        "signed" | "active" => Phase::InForce,
        _ if signed.is_none_or(|signed| signed > day)
            && starts.is_none_or(|starts| starts > day) =>
        {
            Phase::Draft
        }
        _ if starts.is_some_and(|starts| starts > day) => Phase::Signed,
        _ => Phase::InForce,
    }
}

/// The regime of every dataset; absent where the agreement lists no datasets.
///
/// Where a dataset states none, the general regime of the governing law is presumed for personal data, as it is the rule
/// for public bodies; but not where police, courts or intelligence services are a party, whose data may be under another.
fn regimes<'a>(document: &'a Document, laws: &[&Jurisdiction]) -> Option<Vec<DatasetRegime<'a>>> {
    let text = |node, name| {
        document
            .get(node, name)
            .and_then(|node| document.string(node))
    };

    let list = document.get(NodeId::ROOT, "datasets")?;
    let parties = document
        .get(NodeId::ROOT, "parties")
        .into_iter()
        .flat_map(|list| document.children(list));

    let special = parties
        .filter_map(|party| text(party, "kind"))
        .any(|kind| matches!(kind.as_ref(), "police" | "court" | "intelligence"));

    let general = laws.iter().find_map(|law| law.regime).filter(|_| !special);

    let datasets = document.children(list).map(|node| {
        let stated = text(node, "regime");
        let impersonal = document
            .get(node, "personal")
            .and_then(|node| document.boolean(node))
            == Some(false);

        let regime = match stated {
            Some(word) => {
                DataRegime::from_word(&word).map_or(KnownRegime::None, KnownRegime::Under)
            }
            None if impersonal => KnownRegime::None,
            None => general.map_or(KnownRegime::Open, KnownRegime::Under),
        };

        DatasetRegime {
            node,
            id: text(node, "id").unwrap_or_default(),
            regime,
        }
    });

    Some(datasets.collect())
}
