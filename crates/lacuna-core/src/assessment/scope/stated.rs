//! What an agreement states of its law, its days and its data, as far as the scope of an audit rests on it.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::LawKnown;
use crate::agreement::{InstrumentStatus, Party, PartyKind, View};
use crate::condition::AgreementPhase;
use crate::document::{Document, NodeId};
use crate::policy::{DataRegime, Jurisdiction, Policy};

/// The regime of a dataset.
#[derive(Debug, Clone)]
pub(super) struct DatasetRegime<'a> {
    pub(super) node: NodeId,
    pub(super) id: Cow<'a, str>,
    pub(super) regime: KnownRegime,
}

/// The knowledge of the regime of a dataset.
#[derive(Debug, Clone, Copy)]
pub(super) enum KnownRegime {
    Under(DataRegime),
    /// No data protection law of the packs: the data is not personal, or another country's law protects it.
    None,
    Open,
}

/// Returns the codes of the law that governs: as the agreement states it, or else the countries of its public bodies.
pub(super) fn governing_codes(document: &Document, policy: &Policy) -> (Vec<String>, LawKnown) {
    let stated = View::of(document).instrument().jurisdiction();

    // Files of the first layout have a word; `other` is a law that the packs do not hold.
    match stated.string().as_deref() {
        Some("uk") => return (vec!["GB".to_owned()], LawKnown::Stated),
        Some("eu") => return (vec!["EU".to_owned()], LawKnown::Stated),
        Some(_) => return (Vec::new(), LawKnown::Stated),
        None => {}
    }

    // An empty list names no law, and leaves it to the public bodies to suggest one.
    let codes: Vec<String> = stated.codes().strings().map(Cow::into_owned).collect();
    if !codes.is_empty() {
        return (codes, LawKnown::Stated);
    }

    let codes = countries_of_public_bodies(document, policy);
    let known = if codes.is_empty() {
        LawKnown::Unknown
    } else {
        LawKnown::FromPublicBodies
    };

    (codes, known)
}

/// Returns the countries in which the public bodies among the parties are established, each once.
fn countries_of_public_bodies(document: &Document, policy: &Policy) -> Vec<String> {
    let public = policy
        .parameters
        .get("public_bodies")
        .map(|known| known.value.words())
        .unwrap_or_default();

    let is_public = |party: &View<'_, Party>| {
        party
            .kind()
            .string()
            .is_some_and(|kind| public.iter().any(|known| *known == kind))
    };

    let parties = View::of(document).parties().entries();
    let countries = parties
        .filter(is_public)
        .filter_map(|party| party.incorporated_in().string());

    let mut codes: Vec<String> = countries.map(Cow::into_owned).collect();
    codes.sort();
    codes.dedup();

    codes
}

/// Returns the codes of the parts of a jurisdiction that an agreement says it covers.
pub(super) fn parts_of<'a>(document: &Document, laws: &[&'a Jurisdiction]) -> Vec<&'a str> {
    let words = View::of(document).instrument().nations().strings();
    let code = |word: Cow<'_, str>| laws.iter().find_map(|law| law.parts.get(word.as_ref()));
    words.filter_map(code).map(String::as_str).collect()
}

/// Returns the first and the last day of an agreement, as its dates and its term give them.
pub(super) fn run_of(document: &Document) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let agreement = View::of(document);
    let term = agreement.term();

    // With all extensions: an agreement that may still run is not taken for ended.
    let longest = match term.max_months() {
        longest if longest.is_stated() => longest,
        _ => term.months(),
    };

    let starts = agreement.first_day();
    let ends = term.ends_on().value();
    let ends = ends.or_else(|| agreement.last_day_of(longest));

    (starts, ends)
}

/// Returns how far an agreement is: its dates decide where they do, and its stated status otherwise.
pub(super) fn phase(
    document: &Document,
    starts: Option<NaiveDate>,
    ends: Option<NaiveDate>,
    day: NaiveDate,
) -> AgreementPhase {
    let instrument = View::of(document).instrument();
    let signed = instrument.signed_on().value();

    match instrument.status().value() {
        // An end that is stated, and a draft that nobody signed, need no date.
        Some(InstrumentStatus::Ended | InstrumentStatus::Withdrawn) => AgreementPhase::Ended,
        Some(InstrumentStatus::Draft) => AgreementPhase::Draft,
        _ if ends.is_some_and(|ends| ends < day) => AgreementPhase::Ended,
        // Signed with no day at all stays signed: nothing says that it has begun.
        Some(InstrumentStatus::Signed) if starts.is_none_or(|starts| starts > day) => {
            AgreementPhase::Signed
        }
        Some(InstrumentStatus::Signed | InstrumentStatus::Active) => AgreementPhase::InForce,
        // Without a status, only a day that has come shows more than a draft.
        None if signed.is_none_or(|signed| signed > day)
            && starts.is_none_or(|starts| starts > day) =>
        {
            AgreementPhase::Draft
        }
        None if starts.is_some_and(|starts| starts > day) => AgreementPhase::Signed,
        None => AgreementPhase::InForce,
    }
}

/// Returns the regime of every dataset; absent where the agreement lists no datasets.
///
/// Where a dataset states none, the general regime of the governing law is presumed for personal data, as it is the rule
/// for public bodies; but not where police, courts or intelligence services are a party, whose data may be under another.
pub(super) fn regimes<'a>(
    document: &'a Document,
    laws: &[&Jurisdiction],
) -> Option<Vec<DatasetRegime<'a>>> {
    let agreement = View::of(document);
    let datasets = agreement.datasets();
    datasets.node()?;

    let mut kinds = agreement
        .parties()
        .entries()
        .filter_map(|party| party.kind().value());

    let special = kinds.any(|kind| {
        matches!(
            kind,
            PartyKind::Police | PartyKind::Court | PartyKind::Intelligence
        )
    });

    let general = laws.iter().find_map(|law| law.regime).filter(|_| !special);

    let regimes = datasets.entries().filter_map(|dataset| {
        let impersonal = dataset.personal().value() == Some(false);

        let regime = match dataset.regime().string() {
            Some(word) => {
                DataRegime::from_word(&word).map_or(KnownRegime::None, KnownRegime::Under)
            }
            None if impersonal => KnownRegime::None,
            None => general.map_or(KnownRegime::Open, KnownRegime::Under),
        };

        Some(DatasetRegime {
            node: dataset.node()?,
            id: dataset.id().string().unwrap_or_default(),
            regime,
        })
    });

    Some(regimes.collect())
}
