//! What documents of each kind seldom hold: it is asked last, and still asked.

use lacuna_core::agreement::InstrumentType;
use serde::Deserialize as _;
use serde_json::Value;

/// Kinds of document (`instrument.type`), each with the groups of facts that it seldom holds.
const SELDOM: [(InstrumentType, &[&str]); 7] = [
    (InstrumentType::DataSharingAgreement, PURCHASE),
    (InstrumentType::JointControllerArrangement, PURCHASE),
    (InstrumentType::Direction, PURCHASE),
    (InstrumentType::Licence, PURCHASE),
    // The terms of the purchase stand in the main contract.
    (InstrumentType::ProcessorContract, PURCHASE),
    (
        InstrumentType::LetterOfIntent,
        &["processor_terms", "subprocessors"],
    ),
    (
        InstrumentType::HeadsOfTerms,
        &["processor_terms", "subprocessors"],
    ),
];

/// What belongs to a purchase.
const PURCHASE: &[&str] = &[
    "commercial",
    "commitments",
    "concessions",
    "contract",
    "function",
    "infrastructure",
    "procurement",
    "service",
];

/// Whether a document of the draft's kind seldom says anything on the subject of a fact.
pub(super) fn seldom_holds(draft: &Value, path: &str) -> bool {
    let kind = draft
        .get("instrument")
        .and_then(|instrument| instrument.get("type"))
        .and_then(|kind| InstrumentType::deserialize(kind).ok());

    let subject = path.split('.').next().unwrap_or_default();
    // No agreement says what authorities have found about it.
    if subject == "official_findings" {
        return true;
    }

    SELDOM
        .iter()
        .any(|(known, groups)| Some(*known) == kind && groups.contains(&subject))
}
