//! The catalogue of rules is whole, cites no law that has gone, and holds no rule that can only ever say one thing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use lacuna::agreement::CheckedAgreement;
use lacuna::assessment::Outcome;
use lacuna::audit::{ask, audit};
use lacuna::policy::{
    Basis, Citation, LegalSourceKind, Policy, PolicyLayer, Rule, Verification, builtin, load,
};
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
        assert!(
            wanted.remove(id) && reason.len() > 40,
            "{id} is left out without a reason, or was never there"
        );
    }

    wanted.extend(merged["added"].keys().cloned());
    let found: BTreeSet<String> = POLICY.rules.iter().map(|rule| rule.id.clone()).collect();
    assert_eq!(found, wanted);
    let mut packs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();

    for pack in &POLICY.packs {
        if let Some(concern) = &pack.concern {
            packs
                .entry(concern.as_str())
                .or_default()
                .push(pack.id.as_str());
        }
    }

    assert_eq!(packs.len(), 28, "a pack for each concern");
    // What contradicts itself, what an authority found and sharing without a vendor stand in packs of their own.
    let shared: BTreeMap<&str, Vec<&str>> = packs
        .into_iter()
        .filter(|(_, packs)| packs.len() > 1)
        .collect();

    let wanted = [
        ("C00", vec!["consistency", "instrument"]),
        ("C04", vec!["purpose", "sharing"]),
        ("C06", vec!["official", "oversight"]),
    ];

    assert_eq!(shared, BTreeMap::from(wanted));
}

/// Provisions that have gone, or that one jurisdiction does not have (section 5 of the facts). What ended is cited only for the
/// days before its end, and beside what took its place.
#[test]
fn no_rule_cites_law_that_has_gone() {
    let cites = |rule: &Rule, source: Option<&str>| {
        rule.citations
            .iter()
            .any(|citation| Some(citation.source.as_str()) == source)
    };

    let gone = ["UKGDPR-22", "UKGDPR-45", "UKGDPR-48", "UKGDPR-89"];
    for rule in &POLICY.rules {
        for citation in &rule.citations {
            // What has a last day in the register carries nothing after it.
            let ends = POLICY
                .sources
                .get(&citation.source)
                .and_then(|source| source.in_force_until);

            assert!(
                !gone.contains(&citation.source.as_str()) || ends.is_some(),
                "{} cites {}",
                rule.id,
                citation.source
            );

            let whole = format!("{}{}", citation.source, citation.pinpoint);
            assert!(
                !whole.starts_with("UKGDPR-6(4)"),
                "{} cites {whole}",
                rule.id
            );

            let source = &POLICY.sources[citation.source.as_str()];
            let edition = POLICY.pack(rule).unwrap().edition;
            let follows = source.successor.as_deref();
            assert!(
                source.in_force_until.is_none_or(|until| until >= edition)
                    || cites(rule, follows)
                    // What took its place may ask something else, of which a rule of the same concern is made.
                    || POLICY
                        .rules
                        .iter()
                        .any(|other| other.root == rule.root && rule.root.is_some() && cites(other, follows)),
                "{} cites {whole}, which ended, and not what took its place",
                rule.id
            );
        }
    }
}

/// A rule of law that rests on a provision alone counts as law only while that provision is in force.
#[test]
fn a_rule_of_law_is_not_law_before_its_law() {
    let agreement = read(&base());
    let complaints = POLICY.rule("PUB-004").unwrap();
    let before = ask(&agreement, &POLICY, complaints, day("2026-06-18")).unwrap();
    assert_ne!(before.basis, Basis::Law);
    let after = ask(&agreement, &POLICY, complaints, day("2026-06-19")).unwrap();
    assert_eq!((after.outcome, after.basis), (Outcome::Met, Basis::Law));
}

/// The dates stand with the sources: on the day before the first source of a rule begins, nothing that the rule says is law.
#[test]
fn a_rule_begins_with_its_law() {
    let agreement = read(&base());
    let (mut asked, mut wrong) = (0, Vec::new());
    for rule in POLICY.rules.iter().filter(|rule| rule.basis == Basis::Law) {
        let begins = |citation: &Citation| POLICY.sources[citation.source.as_str()].in_force_from;
        let days: Option<Vec<NaiveDate>> = rule.citations.iter().map(begins).collect();
        let Some(eve) = days
            .and_then(|days| days.into_iter().min())
            .and_then(|first| first.pred_opt())
        else {
            continue;
        };
        let result = ask(&agreement, &POLICY, rule, eve).unwrap();
        asked += 1;
        if result.basis == Basis::Law && result.outcome != Outcome::NotApplicable {
            wrong.push(format!("{} is law on {eve}", rule.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    assert!(
        asked > 50,
        "only {asked} rules have sources that all begin on a known day"
    );
}

/// A rule of law rests on a law whose words were read or worked out; a record of what happened is no ground of any rule.
#[test]
fn a_rule_of_law_rests_on_law_that_was_read() {
    let mut wrong = Vec::new();
    for rule in &POLICY.rules {
        let sources: Vec<_> = rule
            .citations
            .iter()
            .map(|citation| &POLICY.sources[citation.source.as_str()])
            .collect();

        let rests = sources.iter().any(|source| {
            matches!(
                source.kind,
                LegalSourceKind::Statute | LegalSourceKind::Directive
            ) && matches!(source.mark, Verification::Verified | Verification::Derived)
        });

        if rule.basis == Basis::Law && !rests {
            wrong.push(format!("{} rests on no law that was read", rule.id));
        }

        if sources
            .iter()
            .any(|source| source.kind == LegalSourceKind::Record)
        {
            wrong.push(format!("{} cites a record", rule.id));
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Checklists of Article 28, of the duties beside the contract, of data sharing and of joint control name every item of the catalogue, once.
#[test]
fn the_checklists_are_whole() {
    let ids = |list: &str| -> Vec<String> {
        POLICY
            .checklist(list)
            .unwrap()
            .items
            .iter()
            .map(|item| item.id.clone())
            .collect()
    };

    assert_eq!(
        ids("article-28"),
        (1..=18)
            .map(|number| format!("A28-{number:02}"))
            .collect::<Vec<_>>()
    );

    assert_eq!(
        ids("processor-duties"),
        (1..=6)
            .map(|number| format!("PD-{number:02}"))
            .collect::<Vec<_>>()
    );

    let sharing = [
        "01", "02", "03", "04", "05", "06", "07", "08a", "08b", "08c", "08d", "08e", "08f",
    ];

    let sharing: Vec<&str> = sharing
        .into_iter()
        .chain(["09", "10", "11", "12", "13", "14", "15"])
        .collect();

    assert_eq!(
        ids("data-sharing"),
        sharing
            .iter()
            .map(|number| format!("DSA-{number}"))
            .collect::<Vec<_>>()
    );

    assert_eq!(
        ids("joint-control"),
        (1..=6)
            .map(|number| format!("JC-{number:02}"))
            .collect::<Vec<_>>()
    );

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
        files: vec![(
            "checklists.toml".to_owned(),
            Arc::new(SourceFile::new("mine/checklists.toml", text)),
        )],
    };

    let problems = load(&[builtin(), layer]).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].position.map(|position| position.line), Some(10));
    assert_eq!(problems[0].message, "there is no rule `RET-01`");
}

/// The outcome of one item of a checklist that applies.
fn item_outcome(agreement: &Value, list: &str, id: &str) -> Option<Outcome> {
    let agreement = read(agreement);
    let assessment = audit(&agreement, &POLICY, day("2026-11-24"));
    let applied = assessment
        .checklists
        .iter()
        .find(|applied| applied.checklist.id == list)
        .unwrap();

    assert_eq!(applied.applies, Some(true));
    let items = assessment.items(applied.checklist);

    items
        .iter()
        .find(|item| item.item.id == id)
        .unwrap()
        .outcome
}

/// The good processor contract also holds what binds beside the contract.
#[test]
fn the_base_holds_the_duties_beside_the_contract() {
    let items = &POLICY.checklist("processor-duties").unwrap().items;
    let open: Vec<(&str, Option<Outcome>)> = items
        .iter()
        .map(|item| {
            (
                item.id.as_str(),
                item_outcome(&base(), "processor-duties", &item.id),
            )
        })
        .filter(|(_, outcome)| *outcome != Some(Outcome::Met))
        .collect();

    assert!(open.is_empty(), "{open:?}");
}

/// A good processor contract holds every item; one clause struck out opens one item, and never leaves it met.
#[test]
fn an_item_follows_its_rules() {
    let outcome = item_outcome;
    for item in &POLICY.checklist("article-28").unwrap().items {
        assert_eq!(
            outcome(&base(), "article-28", &item.id),
            Some(Outcome::Met),
            "{}",
            item.id
        );
    }

    let without = changed(&base(), &[], &["/retention/on_end".to_owned()]).unwrap();
    assert_eq!(
        outcome(&without, "article-28", "A28-16"),
        Some(Outcome::NotStated)
    );

    let refused = changed(
        &base(),
        &[("/oversight/audit/exists".to_owned(), json!(false))],
        &[],
    )
    .unwrap();

    assert_eq!(
        outcome(&refused, "article-28", "A28-18"),
        Some(Outcome::Breached)
    );

    let police = changed(
        &base(),
        &[("/datasets/0/regime".to_owned(), json!("dpa_part3"))],
        &[],
    )
    .unwrap();

    let warning = POLICY.rule("PRO-010").unwrap();
    assert_eq!(
        ask(&read(&base()), &POLICY, warning, day("2026-11-24"))
            .unwrap()
            .basis,
        Basis::Law
    );

    let police = read(&police);
    let asked = ask(&police, &POLICY, warning, day("2026-11-24")).unwrap();
    assert_ne!(
        asked.basis,
        Basis::Law,
        "section 59 does not list it, so that no law asks"
    );
}

/// F4: OFFICIAL data in Ireland with a recorded decision.
#[test]
fn official_data_abroad_with_a_decision_is_no_finding() {
    let agreement = read(
        &changed(
            &base(),
            &[("/hosting/locations".to_owned(), json!(["IE"]))],
            &[],
        )
        .unwrap(),
    );

    let result = ask(
        &agreement,
        &POLICY,
        POLICY.rule("DEF-003").unwrap(),
        day("2026-11-24"),
    )
    .unwrap();

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
    let result = ask(
        &agreement,
        &POLICY,
        POLICY.rule("TRF-007").unwrap(),
        day("2026-11-24"),
    )
    .unwrap();

    assert_eq!(result.outcome, Outcome::Met);
}

/// F6: a commercial laboratory that claims research: that the claim is commercial is no finding, that its safeguards lack is.
#[test]
fn a_commercial_research_claim_is_asked_for_its_safeguards_and_nothing_else() {
    let with = [
        (
            "training".to_owned(),
            json!({ "allowed": "yes", "ground": "scientific_research", "research_safeguards": [] }),
        ),
        // The base prohibits training, which would contradict the claim.
        (
            "/use_limits/prohibited".to_owned(),
            json!([
                "reidentification",
                "resale",
                "advertising",
                "onward_sharing"
            ]),
        ),
    ];

    let agreement = read(&changed(&base(), &with, &[]).unwrap());
    let assessment = audit(&agreement, &POLICY, day("2026-11-24"));
    let found: Vec<&str> = assessment
        .findings()
        .iter()
        .map(|finding| finding.rule.id.as_str())
        .collect();

    assert_eq!(found, ["TRN-005"]);
}

/// Law, guidance and policy are told apart: nothing of policy counts in the verdict by law.
#[test]
fn the_bases_are_those_of_the_catalogue() {
    let count = |basis| {
        POLICY
            .rules
            .iter()
            .filter(|rule| rule.basis == basis)
            .count()
    };

    // 170 rules in the catalogue; `policies/merged.toml` gives the reason for each other one.
    assert_eq!(
        [
            count(Basis::Law),
            count(Basis::Guidance),
            count(Basis::Policy)
        ],
        [113, 138, 150]
    );
}

/// A fact that no rule reads is listed with a reason; the guide of the agreement file, which is made from the rules, shows it.
#[test]
fn facts_that_no_rule_reads_are_listed_with_a_reason() {
    let text = fs::read_to_string("tests/it/unread_facts.toml").unwrap();
    let table: toml::Table = toml::from_str(&text).unwrap();
    let mut listed = BTreeSet::new();
    for kept in table["kept"].as_array().unwrap() {
        assert!(kept["why"].as_str().unwrap().len() > 20, "{kept:?}");
        for fact in kept["facts"].as_array().unwrap() {
            let fact = fact.as_str().unwrap().to_owned();
            assert!(!listed.contains(&fact), "{fact} is listed twice");
            listed.insert(fact);
        }
    }

    let guide = fs::read_to_string("docs/agreement.md").unwrap();
    let mut read: BTreeMap<String, bool> = BTreeMap::new();
    let mut current = String::new();
    for line in guide.lines() {
        if let Some(path) = line.strip_prefix("### ") {
            path.clone_into(&mut current);
            read.insert(current.clone(), false);
        } else if line.starts_with("## ") {
            current.clear();
        } else if line.starts_with("Read by [") && !current.is_empty() {
            read.insert(current.clone(), true);
        }
    }

    // Labels of evidence and ids are for the reader and for references; a group is read where its facts are.
    let labels = [
        "absent.",
        "clauses.",
        "claims.",
        "sources.",
        "official_findings.",
    ];
    let mut unread = BTreeSet::new();
    for (path, known) in &read {
        let label = path.ends_with(".id") || labels.iter().any(|label| path.starts_with(label));
        let group = read
            .keys()
            .any(|other| other.starts_with(&format!("{path}.")));

        if !known && !label && !group {
            unread.insert(path.clone());
        }
    }

    assert_eq!(unread, listed);
}
