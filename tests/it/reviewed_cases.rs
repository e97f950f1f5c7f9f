//! Agreements that the rules once judged wrongly, as a reader of the statutes and the policies described them.
//!
//! Each is the good agreement of the policies with a few changes. Beside it stands what a careful lawyer says of it: which
//! rules must not find a breach of law, or that some rule must find something.

use std::fs;
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use lacuna::agreement::CheckedAgreement;
use lacuna::assessment::{Disposition, Outcome};
use lacuna::audit::audit;
use lacuna::policy::{Basis, Policy, Severity, builtin, load};
use lacuna::source_file::SourceFile;
use serde_json::{Value, json};

static POLICY: LazyLock<Policy> = LazyLock::new(|| load(&[builtin()]).unwrap());

/// A change to the good agreement: a JSON pointer, and the value there; `null` omits it.
type Change = (&'static str, Value);

fn changed(changes: &[Change]) -> CheckedAgreement {
    let text = fs::read_to_string("policies/base.json").unwrap();
    let mut agreement: Value = serde_json::from_str(&text).unwrap();

    for (pointer, value) in changes {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let parent = agreement
            .pointer_mut(parent)
            .unwrap_or_else(|| panic!("{pointer}"));

        match parent {
            Value::Array(list) if name == "-" => list.push(value.clone()),
            Value::Array(list) => list[name.parse::<usize>().unwrap()] = value.clone(),
            Value::Object(object) if value.is_null() => {
                object.remove(name);
            }
            Value::Object(object) => {
                object.insert(name.to_owned(), value.clone());
            }
            other => panic!("{pointer}: {other}"),
        }
    }

    CheckedAgreement::read(Arc::new(SourceFile::new(
        "case.json",
        agreement.to_string(),
    )))
    .unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// The findings on an agreement: ids, bases and severities.
fn findings(agreement: &CheckedAgreement, day: &str) -> Vec<(String, Basis, Severity)> {
    let day: NaiveDate = day.parse().unwrap();
    let assessment = audit(agreement, &POLICY, day);
    assert!(assessment.failures.is_empty(), "{:?}", assessment.failures);

    let findings = assessment.results.iter().filter_map(|result| {
        let Disposition::Finding(severity) = result.weight else {
            return None;
        };
        assert!(matches!(
            result.outcome,
            Outcome::Breached | Outcome::NotStated
        ));
        Some((result.rule.id.clone(), result.basis, severity))
    });

    findings.collect()
}

const TODAY: &str = "2026-11-24";

/// A second dataset with data of its own: pointer and value.
fn second(changes: Value) -> Change {
    let text = fs::read_to_string("policies/base.json").unwrap();
    let base: Value = serde_json::from_str(&text).unwrap();
    let mut dataset = base["datasets"][0].clone();
    for (name, value) in changes.as_object().unwrap() {
        dataset[name] = value.clone();
    }
    ("/datasets/-", dataset)
}

#[test]
fn law_that_does_not_govern_finds_nothing() {
    let vehicles = || {
        second(json!({
            "id": "vehicles", "name": "Vehicle registrations", "categories": ["location"], "regime": "dpa_part3",
            "collected_for_law_enforcement": true
        }))
    };

    let cases: Vec<(&str, &[&str], &str, Vec<Change>)> = vec![
        (
            "vehicle registrations of the police beside health data: the two are not one dataset",
            &["CRM-002"],
            TODAY,
            vec![vehicles()],
        ),
        (
            "Article 9 is not asked of health data under Part 3",
            &["HLT-001"],
            TODAY,
            vec![
                ("/datasets/0/regime", json!("dpa_part3")),
                ("/purposes/0/article_9_condition", Value::Null),
            ],
        ),
        (
            "nor under Part 4",
            &["HLT-001"],
            TODAY,
            vec![
                ("/datasets/0/regime", json!("dpa_part4")),
                ("/purposes/0/article_9_condition", Value::Null),
            ],
        ),
        (
            "decisions of the police are under section 50B, not under Article 22B",
            &["ADM-002"],
            TODAY,
            vec![
                ("/datasets/0/regime", json!("dpa_part3")),
                ("/automated_decisions/significant", json!(true)),
                ("/automated_decisions/human_involvement", json!("none")),
                ("/automated_decisions/article_22b", Value::Null),
            ],
        ),
        (
            "a transfer of the health data alone needs no instruction of the police",
            &["TRF-007", "TRF-015", "TRF-017"],
            TODAY,
            vec![
                vehicles(),
                (
                    "/transfers",
                    json!([{ "id": "one", "destination": "FR", "datasets": ["letters"], "mechanism": "article_45a_regulations" }]),
                ),
            ],
        ),
        (
            "an award of 9,000 pounds that is no public contract is not under the Procurement Act",
            &[
                "TRA-001", "TRA-003", "TRA-006", "TRA-010", "SME-002", "SME-003", "SME-005",
                "OVS-005", "PRC-004",
            ],
            TODAY,
            vec![
                ("/contract/is_public_contract", json!(false)),
                ("/contract/value_gbp", json!(9000)),
                ("/contract/award", json!("direct")),
                ("/contract/transparency_notice", json!(false)),
                ("/contract/details_notice_days", Value::Null),
                ("/contract/copy_published_days", Value::Null),
            ],
        ),
        (
            "a contract of 2023 breaches no Act that came into force in 2025",
            &[
                "TRA-001", "TRA-003", "TRA-006", "TRA-010", "SME-002", "SME-003", "SME-005",
                "OVS-005", "PRC-004",
            ],
            "2024-01-15",
            vec![
                ("/instrument/signed_on", json!("2023-11-20")),
                ("/instrument/effective_on", json!("2023-11-20")),
                ("/instrument/first_data_flow_on", json!("2023-12-01")),
                ("/instrument/review_on", json!("2024-11-20")),
                ("/contract/procurement_started_on", json!("2023-03-01")),
                ("/contract/transparency_notice", json!(false)),
                ("/contract/award", json!("direct")),
            ],
        ),
        (
            "without personal data no law on personal data is breached",
            &["NTP-001", "INS-002", "FOR-002"],
            TODAY,
            vec![
                ("/datasets/0/personal", json!(false)),
                ("/datasets/0/regime", json!("none")),
                ("/instrument/binding", json!(false)),
                ("/foreign_access", Value::Null),
            ],
        ),
        (
            "who must approve each processor needs no right to object",
            &["OVS-007"],
            TODAY,
            vec![
                ("/subprocessors/authorisation", json!("specific")),
                ("/subprocessors/objection_right", json!(false)),
            ],
        ),
        (
            "logs are law for the police alone",
            &["OVS-008"],
            TODAY,
            vec![("/oversight/logs", Value::Null)],
        ),
        (
            "an exclusive supplier has no exclusive right to re-use documents",
            &["SME-004"],
            TODAY,
            vec![("/commercial/exclusive", json!(true))],
        ),
        (
            "Article 8 is about online services that are offered to a child",
            &["CNS-005"],
            TODAY,
            vec![
                ("/purposes/0/lawful_basis", json!("consent")),
                (
                    "/datasets/0/subject_categories",
                    json!(["patients", "children"]),
                ),
                ("/consent/age_checked", json!(false)),
            ],
        ),
        (
            "an arrangement of 2024 keeps its safeguards without the data protection test of 2026",
            &["TRF-005"],
            TODAY,
            vec![
                ("/instrument/signed_on", json!("2024-09-01")),
                ("/instrument/effective_on", json!("2024-10-01")),
                ("/instrument/first_data_flow_on", json!("2024-11-01")),
                (
                    "/transfers",
                    json!([{ "id": "one", "destination": "IN", "mechanism": "article_46_safeguards" }]),
                ),
            ],
        ),
        (
            "Article 22C was not in force in June 2025",
            &["ADM-001"],
            "2025-06-01",
            vec![
                ("/automated_decisions/significant", json!(true)),
                ("/automated_decisions/human_involvement", json!("none")),
                ("/automated_decisions/safeguards", json!([])),
            ],
        ),
    ];

    for (name, rules, day, changes) in cases {
        let agreement = changed(&changes);
        let accused: Vec<_> = findings(&agreement, day)
            .into_iter()
            .filter(|(id, basis, _)| rules.contains(&id.as_str()) && *basis == Basis::Law)
            .collect();

        assert!(accused.is_empty(), "{name}: {accused:?}");
    }
}

#[test]
fn a_breach_that_no_rule_saw_is_seen() {
    let cases: Vec<(&str, &[&str], Vec<Change>)> = vec![
        (
            "data is kept for a hundred years under a term of three, given in days",
            &["RET-020", "RET-021"],
            vec![("/datasets/0/retention", json!({ "days": 36500 }))],
        ),
        (
            "health data is stored abroad, and the transfers are said to be none",
            &["TRF-010"],
            vec![("/hosting/locations", json!(["US"]))],
        ),
        (
            "staff in China and Russia have access",
            &["TRF-012"],
            vec![("/hosting/remote_access_from", json!(["CN", "RU"]))],
        ),
        (
            "a sub-processor is in China",
            &["TRF-013"],
            vec![("/subprocessors/list/0/country", json!("CN"))],
        ),
        (
            "nothing is encrypted",
            &["SEC-"],
            vec![
                ("/security/encrypted_at_rest", json!(false)),
                ("/security/encrypted_in_transit", json!(false)),
            ],
        ),
        (
            "the impact assessment was completed after data was shared",
            &["SEC-", "CON-"],
            vec![
                ("/instrument/first_data_flow_on", json!("2026-10-01")),
                ("/dpia/completed_on", json!("2026-11-01")),
            ],
        ),
        (
            "the agreement was signed long after data was shared",
            &["INS-", "CON-"],
            vec![
                ("/instrument/first_data_flow_on", json!("2026-01-05")),
                ("/instrument/signed_on", json!("2026-11-05")),
            ],
        ),
        (
            "the contract does not bind, and the linked one is not signed",
            &["PRO-013"],
            vec![
                ("/instrument/binding", json!(false)),
                (
                    "/instrument/linked",
                    json!([{ "type": "contract", "title": "Services contract", "signed": false }]),
                ),
            ],
        ),
        (
            "a licence of defence data survives its end for ever",
            &["RET-", "IPV-", "PRC-", "DEF-"],
            vec![
                ("/datasets/0/personal", json!(false)),
                ("/datasets/0/regime", json!("none")),
                ("/datasets/0/categories", json!(["defence"])),
                (
                    "/rights/vendor_data_licence",
                    json!({ "scope": "service_only", "survives": true, "perpetual": true }),
                ),
            ],
        ),
        (
            "defence data goes to a vendor for no purpose",
            &["PUR-", "DEF-", "NTP-"],
            vec![
                ("/datasets/0/personal", json!(false)),
                ("/datasets/0/regime", json!("none")),
                ("/datasets/0/categories", json!(["defence"])),
                ("/purposes", json!([])),
            ],
        ),
    ];

    // What is found is found for the change.
    assert_eq!(findings(&changed(&[]), TODAY), []);
    for (name, rules, changes) in cases {
        let agreement = changed(&changes);
        let found = findings(&agreement, TODAY);
        assert!(
            found
                .iter()
                .any(|(id, _, _)| rules.iter().any(|rule| id.starts_with(rule))),
            "{name}: {found:?}"
        );
    }
}

/// The case that began it: data of a German hospital goes to the United States without a mechanism, and no rule objected.
#[test]
fn a_german_contract_without_a_transfer_mechanism_breaches_the_law() {
    let changes = [
        ("/instrument/jurisdiction", json!(["DE"])),
        ("/instrument/nations", Value::Null),
        ("/datasets/0/regime", json!("eu_gdpr")),
        ("/parties/0/incorporated_in", json!("DE")),
        (
            "/transfers",
            json!([{ "id": "one", "destination": "US", "mechanism": "none", "datasets": ["letters"] }]),
        ),
    ];

    let agreement = changed(&changes);
    let found = findings(&agreement, TODAY);
    assert!(
        found.contains(&("TRF-002".to_owned(), Basis::Law, Severity::Critical)),
        "{found:?}"
    );
}

/// The other: the UK GDPR told a Japanese paper "Do not sign".
#[test]
fn a_japanese_paper_gets_no_verdict_of_law() {
    let changes = [
        ("/instrument/jurisdiction", json!(["JP"])),
        ("/instrument/nations", Value::Null),
        ("/datasets/0/regime", json!("other_law")),
        ("/processor_terms", Value::Null),
    ];

    let agreement = changed(&changes);
    let found = findings(&agreement, TODAY);
    assert!(
        found.iter().all(|(_, basis, _)| *basis == Basis::Policy),
        "{found:?}"
    );
}
