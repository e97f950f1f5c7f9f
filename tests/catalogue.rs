//! The catalogue of rules is whole, cites no law that has gone, and holds no rule that can only ever say one thing.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "tests may fail and may read files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use lacuna::agreement::CheckedAgreement;
use lacuna::assessment::{Outcome, Reason};
use lacuna::audit::{ask, audit};
use lacuna::policy::{Basis, Citation, Policy, PolicyLayer, builtin, load};
use lacuna::rule_tests::changed;
use lacuna::source_file::SourceFile;
use serde_json::{Value, json};

static POLICY: LazyLock<Policy> = LazyLock::new(|| load(&[builtin()]).unwrap());

/// The rows of the catalogue: 170 in 30 series.
const CATALOGUE: [(&str, usize); 30] = [
    ("INS", 8),
    ("SCL", 7),
    ("HLT", 4),
    ("TAX", 2),
    ("COR", 2),
    ("CRM", 2),
    ("TRN", 8),
    ("PUR", 8),
    ("RET", 8),
    ("OVS", 8),
    ("DEF", 8),
    ("FOR", 6),
    ("TRF", 8),
    ("LCK", 8),
    ("PRC", 5),
    ("CTY", 5),
    ("REC", 5),
    ("NTP", 4),
    ("TRA", 7),
    ("PUB", 4),
    ("CNS", 5),
    ("SME", 6),
    ("COM", 5),
    ("INF", 5),
    ("IPV", 5),
    ("SOV", 4),
    ("EXC", 4),
    ("BEN", 3),
    ("ADM", 8),
    ("SEC", 8),
];

fn base() -> Value {
    serde_json::from_str(POLICY.base.as_ref().unwrap().content()).unwrap()
}

fn read(agreement: &Value) -> CheckedAgreement {
    CheckedAgreement::read(Arc::new(SourceFile::new("case", agreement.to_string()))).unwrap()
}

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

#[test]
fn every_row_of_the_catalogue_is_a_rule_or_its_absence_is_explained() {
    let merged: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(&fs::read_to_string("policies/merged.toml").unwrap()).unwrap();
    let mut wanted: BTreeSet<String> = CATALOGUE
        .iter()
        .flat_map(|(series, count)| (1..=*count).map(move |number| format!("{series}-{number:03}")))
        .collect();
    assert_eq!(wanted.len(), 170);
    for (id, reason) in &merged["left_out"] {
        assert!(wanted.remove(id) && reason.len() > 40, "{id} is left out without a reason, or was never there");
    }
    wanted.extend(merged["added"].keys().cloned());
    let found: BTreeSet<String> = POLICY.rules.iter().map(|rule| rule.id.clone()).collect();
    assert_eq!(found, wanted);
    let concerns = POLICY.packs.iter().filter(|pack| pack.concern.is_some());
    assert_eq!(concerns.count(), 28, "a pack for each concern");
}

/// Provisions that have gone, or that one jurisdiction does not have (section 5 of the facts).
#[test]
fn no_rule_cites_law_that_has_gone() {
    let gone = ["UKGDPR-22", "UKGDPR-44", "UKGDPR-45", "UKGDPR-48", "UKGDPR-89"];
    for rule in &POLICY.rules {
        for citation in &rule.citations {
            assert!(!gone.contains(&citation.source.as_str()), "{} cites {}", rule.id, citation.source);
            let whole = format!("{}{}", citation.source, citation.pinpoint);
            assert!(!whole.starts_with("UKGDPR-6(4)"), "{} cites {whole}", rule.id);
            let source = &POLICY.sources[citation.source.as_str()];
            let edition = POLICY.pack(rule).unwrap().edition;
            assert!(
                source.in_force_until.is_none_or(|until| until >= edition),
                "{} cites {whole}, which ended",
                rule.id
            );
        }
    }
}

/// A rule of law that rests on a provision alone is asked only while that provision is in force.
#[test]
fn a_rule_of_law_is_not_asked_before_its_law() {
    let agreement = read(&base());
    let complaints = POLICY.rule("PUB-004").unwrap();
    let before = ask(&agreement, &POLICY, complaints, day("2026-06-18")).unwrap();
    assert_eq!((before.outcome, before.answers[0].reason), (Outcome::NotApplicable, Reason::NotInForce));
    let after = ask(&agreement, &POLICY, complaints, day("2026-06-19")).unwrap();
    assert_eq!(after.outcome, Outcome::Met);
}

/// A rule of law all of whose sources begin on a known day begins on the first of these days, or later.
#[test]
fn a_rule_begins_with_its_law() {
    for rule in POLICY.rules.iter().filter(|rule| rule.basis == Basis::Law) {
        let begins = |citation: &Citation| POLICY.sources[citation.source.as_str()].in_force_from;
        let days: Option<Vec<NaiveDate>> = rule.citations.iter().map(begins).collect();
        if let Some(first) = days.and_then(|days| days.into_iter().min()) {
            assert!(rule.in_force_from.is_some_and(|from| from >= first), "{} begins before {first}", rule.id);
        }
    }
}

/// Checklists of Article 28, of data sharing and of joint control name every item of the catalogue, once.
#[test]
fn the_checklists_are_whole() {
    let ids = |list: &str| -> Vec<String> {
        POLICY.checklist(list).unwrap().items.iter().map(|item| item.id.clone()).collect()
    };
    assert_eq!(ids("article-28"), (1..=22).map(|number| format!("A28-{number:02}")).collect::<Vec<_>>());
    let sharing = ["01", "02", "03", "04", "05", "06", "07", "08a", "08b", "08c", "08d", "08e", "08f"];
    let sharing: Vec<&str> = sharing.into_iter().chain(["09", "10", "11", "12", "13", "14"]).collect();
    assert_eq!(ids("data-sharing"), sharing.iter().map(|number| format!("DSA-{number}")).collect::<Vec<_>>());
    assert_eq!(ids("joint-control"), (1..=6).map(|number| format!("JC-{number:02}")).collect::<Vec<_>>());
    for item in POLICY.checklists.iter().flat_map(|list| &list.items) {
        assert!(
            !item.rules.is_empty() || item.note.is_some(),
            "{} has neither a rule nor a word to its reader",
            item.id
        );
    }
}

/// A checklist that names no rule is refused at its line, with the nearest rule.
#[test]
fn a_checklist_names_rules_that_exist() {
    let text = "[mine]\ntitle = \"Mine\"\nabout = \"A test\"\nwhen = \"personal_data\"\n\n[[mine.item]]\nid = \"M-1\"\n\
        asks = \"An end\"\ncites = []\nrules = [\"RET-01\"]\n";
    let layer = PolicyLayer {
        files: vec![("checklists.toml".to_owned(), Arc::new(SourceFile::new("mine/checklists.toml", text)))],
    };
    let problems = load(&[builtin(), layer]).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].position.map(|position| position.line), Some(10));
    assert_eq!(problems[0].message, "there is no rule `RET-01`");
}

/// A good processor contract holds every item; one clause struck out opens one item, and never leaves it met.
#[test]
fn an_item_follows_its_rules() {
    let outcome = |agreement: &Value, id: &str| {
        let agreement = read(agreement);
        let assessment = audit(&agreement, &POLICY, day("2026-11-24"));
        let applied = assessment.checklists.iter().find(|applied| applied.checklist.id == "article-28").unwrap();
        assert_eq!(applied.applies, Some(true));
        let items = assessment.items(applied.checklist);
        items.iter().find(|item| item.item.id == id).unwrap().outcome
    };
    for item in &POLICY.checklist("article-28").unwrap().items {
        assert_eq!(outcome(&base(), &item.id), Some(Outcome::Met), "{}", item.id);
    }
    let without = changed(&base(), &[], &["/retention/on_end".to_owned()]).unwrap();
    assert_eq!(outcome(&without, "A28-16"), Some(Outcome::NotStated));
    let refused = changed(&base(), &[("/oversight/audit/exists".to_owned(), json!(false))], &[]).unwrap();
    assert_eq!(outcome(&refused, "A28-18"), Some(Outcome::Breached));
    let police = changed(&base(), &[("/datasets/0/regime".to_owned(), json!("dpa_part3"))], &[]).unwrap();
    assert_eq!(outcome(&police, "A28-19"), None, "section 59 does not list it, so that no rule asks");
}

/// F4: OFFICIAL data in Ireland with a recorded decision.
#[test]
fn official_data_abroad_with_a_decision_is_no_finding() {
    let agreement = read(&changed(&base(), &[("/hosting/locations".to_owned(), json!(["IE"]))], &[]).unwrap());
    let result = ask(&agreement, &POLICY, POLICY.rule("DEF-003").unwrap(), day("2026-11-24")).unwrap();
    assert_eq!(result.outcome, Outcome::Met);
}

/// F5: a police processor abroad under section 73(4)(aa), with a section 59 contract and an instruction.
#[test]
fn a_police_processor_abroad_under_instruction_is_no_finding() {
    let with = [
        ("/datasets/0/regime".to_owned(), json!("dpa_part3")),
        (
            "transfers".to_owned(),
            json!([{ "id": "us", "destination": "US", "recipient": "vendor", "section_59_contract": true, "particular_instruction": true }]),
        ),
    ];
    let agreement = read(&changed(&base(), &with, &[]).unwrap());
    let result = ask(&agreement, &POLICY, POLICY.rule("TRF-007").unwrap(), day("2026-11-24")).unwrap();
    assert_eq!(result.outcome, Outcome::Met);
}

/// F6: a commercial laboratory that claims research: that the claim is commercial is no finding, that its safeguards lack is.
#[test]
fn a_commercial_research_claim_is_asked_for_its_safeguards_and_nothing_else() {
    let with = [(
        "training".to_owned(),
        json!({ "allowed": "yes", "ground": "scientific_research", "research_safeguards": [] }),
    )];
    let agreement = read(&changed(&base(), &with, &[]).unwrap());
    let assessment = audit(&agreement, &POLICY, day("2026-11-24"));
    let found: Vec<&str> = assessment.findings().iter().map(|finding| finding.rule.id.as_str()).collect();
    assert_eq!(found, ["TRN-005"]);
}

/// Law, guidance and policy are told apart: nothing of policy counts in the verdict by law.
#[test]
fn the_bases_are_those_of_the_catalogue() {
    let count = |basis| POLICY.rules.iter().filter(|rule| rule.basis == basis).count();
    // 81, 59 and 30 in the catalogue. Added: of law seventeen on Article 28 and joint control, and SCL-008; of guidance
    // RET-009, INS-013, HLT-005 and OVS-010; of policy OVS-009 and nine that real cases suggested.
    assert_eq!([count(Basis::Law), count(Basis::Guidance), count(Basis::Policy)], [99, 63, 40]);
}
