//! What documents of each kind seldom hold: it is asked last, and still asked.

use serde_json::Value;

/// Kinds of document (`instrument.type`), each with the groups of facts that it seldom holds.
const SELDOM: [(&str, &[&str]); 7] = [
    ("data_sharing_agreement", PURCHASE),
    ("joint_controller_arrangement", PURCHASE),
    ("direction", PURCHASE),
    ("licence", PURCHASE),
    // The terms of the purchase stand in the main contract.
    ("processor_contract", PURCHASE),
    ("letter_of_intent", &["processor_terms", "subprocessors"]),
    ("heads_of_terms", &["processor_terms", "subprocessors"]),
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
        .and_then(Value::as_str)
        .unwrap_or_default();

    let subject = path.split('.').next().unwrap_or_default();
    SELDOM
        .iter()
        .any(|(known, groups)| *known == kind && groups.contains(&subject))
}
