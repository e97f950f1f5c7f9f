//! Exports say what the agreement states and no more: every term is one that was looked up, every cell comes back as it
//! went in, and none of them is a formula. `LACUNA_UPDATE=1 cargo test --test it export` writes the examples anew; read them.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use std::sync::Arc;

use lacuna::agreement::CheckedAgreement;
use lacuna::export::{KINDS, kind};
use lacuna::source_file::SourceFile;
use serde_json::{Value, json};

/// Terms that were looked up in the published files of DPV 2.0 (the modules of the core, and `legal/eu/gdpr`), of Dublin
/// Core, RDF and XML Schema. A term is added here only after it was looked up.
const TERMS: [&str; 79] = [
    "dct:description",
    "dct:identifier",
    "dct:title",
    "rdf:value",
    "xsd:date",
    "xsd:duration",
    "dpv:AnonymisedData",
    "dpv:CommercialPurpose",
    "dpv:Consent",
    "dpv:Contract",
    "dpv:Country",
    "dpv:Data",
    "dpv:DataController",
    "dpv:DataProcessor",
    "dpv:DataProtectionOfficer",
    "dpv:DataSubProcessor",
    "dpv:DataSubject",
    "dpv:Frequency",
    "dpv:JointDataControllers",
    "dpv:LegalEntity",
    "dpv:LegalObligation",
    "dpv:LegitimateInterest",
    "dpv:NonPersonalData",
    "dpv:PersonalData",
    "dpv:Process",
    "dpv:ProcessingLocation",
    "dpv:PseudonymisedData",
    "dpv:PublicInterest",
    "dpv:Purpose",
    "dpv:Recipient",
    "dpv:SpecialCategoryPersonalData",
    "dpv:StorageDuration",
    "dpv:StorageLocation",
    "dpv:SupraNationalUnion",
    "dpv:SyntheticData",
    "dpv:TechnicalOrganisationalMeasure",
    "dpv:TemporalDuration",
    "dpv:ThirdCountry",
    "dpv:UntilEventDuration",
    "dpv:UntilTimeDuration",
    "dpv:VitalInterest",
    "dpv:hasContact",
    "dpv:hasCountry",
    "dpv:hasData",
    "dpv:hasDataController",
    "dpv:hasDataProcessor",
    "dpv:hasDataProtectionOfficer",
    "dpv:hasDataSubject",
    "dpv:hasDuration",
    "dpv:hasEntity",
    "dpv:hasFrequency",
    "dpv:hasIdentifier",
    "dpv:hasJointDataControllers",
    "dpv:hasJurisdiction",
    "dpv:hasLegalBasis",
    "dpv:hasName",
    "dpv:hasProcess",
    "dpv:hasProcessingCondition",
    "dpv:hasPurpose",
    "dpv:hasRecipient",
    "dpv:hasStorageCondition",
    "dpv:hasTechnicalOrganisationalMeasure",
    "dpv:hasThirdCountry",
    "eu-gdpr:A6-1-a",
    "eu-gdpr:A6-1-b",
    "eu-gdpr:A6-1-c",
    "eu-gdpr:A6-1-d",
    "eu-gdpr:A6-1-e",
    "eu-gdpr:A6-1-f",
    "eu-gdpr:A9-2-a",
    "eu-gdpr:A9-2-b",
    "eu-gdpr:A9-2-c",
    "eu-gdpr:A9-2-d",
    "eu-gdpr:A9-2-e",
    "eu-gdpr:A9-2-f",
    "eu-gdpr:A9-2-g",
    "eu-gdpr:A9-2-h",
    "eu-gdpr:A9-2-i",
    "eu-gdpr:A9-2-j",
];

fn read(agreement: &Value) -> CheckedAgreement {
    CheckedAgreement::read(Arc::new(SourceFile::new(
        "case.json",
        agreement.to_string(),
    )))
    .unwrap()
}

fn base() -> Value {
    serde_json::from_str(&fs::read_to_string("policies/base.json").unwrap()).unwrap()
}

/// The agreements of the repository, the whole one of the policies, and variants that reach every branch.
fn agreements() -> Vec<Value> {
    let mut files: Vec<_> = fs::read_dir("agreements")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();

    files.sort();
    let mut all: Vec<Value> = files
        .iter()
        .map(|path| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
        .collect();

    let bases = [
        "consent",
        "contract",
        "legal_obligation",
        "vital_interests",
        "public_task",
        "legitimate_interests",
        "part4",
    ];

    let conditions = [
        "explicit_consent",
        "employment",
        "vital_interests",
        "not_for_profit",
        "made_public",
        "legal_claims",
        "substantial_public_interest",
        "health_care",
        "public_health",
        "research",
    ];

    let forms = [
        "identifiable",
        "pseudonymised",
        "anonymised",
        "synthetic",
        "aggregate",
    ];

    // Each word of each list occurs under each law.
    for (at, condition) in conditions.iter().enumerate() {
        for law in ["GB", "EU", "US"] {
            let mut agreement = base();
            agreement["id"] = json!(format!("{}-{at}", law.to_lowercase()));
            agreement["instrument"]["jurisdiction"] = json!([law]);
            agreement["purposes"][0]["lawful_basis"] = json!(bases[at % bases.len()]);
            agreement["purposes"][0]["article_9_condition"] = json!(condition);
            agreement["purposes"][0]["commercial"] = json!(true);
            agreement["datasets"][0]["form"] = json!(forms[at % forms.len()]);
            agreement["datasets"][0]["personal"] = json!(at % forms.len() != 2);
            agreement["datasets"][0]["frequency"] = json!("daily");
            agreement["datasets"][0]["retention"] =
                json!({ "days": 30, "event": "the close of the case" });

            for party in agreement["parties"].as_array_mut().unwrap() {
                party["role"] = json!("joint_controller");
                party["registry_number"] = json!("01234567");
                party["data_protection_officer"] = json!("The officer");
            }

            agreement["use_limits"]["recipients"] = json!(["The regulator"]);
            agreement["transfers"] = json!([{ "id": "out", "destination": "US" }, { "id": "home", "destination": "GB" }]);
            all.push(agreement);
        }
    }

    // With the roles that they have.
    all.push(base());

    all
}

fn dpv(agreements: &[CheckedAgreement]) -> Value {
    serde_json::from_str(&(kind("dpv").unwrap().write)(agreements).unwrap()).unwrap()
}

fn ropa(agreements: &[CheckedAgreement]) -> Vec<Vec<String>> {
    let text = (kind("ropa").unwrap().write)(agreements).unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());

    reader
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// A column of the record by its name, one entry a row.
fn column(rows: &[Vec<String>], name: &str) -> Vec<String> {
    let at = rows[0].iter().position(|column| column == name).unwrap();
    rows[1..].iter().map(|row| row[at].clone()).collect()
}

/// Every term of a graph: properties, classes, and values that are terms.
fn terms(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let names_terms = name == "@type"
                    || (name == "@id" && field.as_str().is_some_and(|id| !id.starts_with('#')));
                if names_terms {
                    let classes = field
                        .as_array()
                        .map_or_else(|| vec![field.clone()], Clone::clone);

                    into.extend(
                        classes
                            .iter()
                            .map(|class| class.as_str().unwrap().to_owned()),
                    );
                } else if !name.starts_with('@') {
                    into.insert(name.clone());
                }

                terms(field, into);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| terms(entry, into)),
        _ => {}
    }
}

#[test]
fn every_term_of_the_graph_was_looked_up() {
    let mut used = BTreeSet::new();
    for agreement in agreements() {
        let file = dpv(&[read(&agreement)]);
        assert_eq!(file["@context"]["dpv"], "https://w3id.org/dpv#");
        assert_eq!(
            file["@context"]["eu-gdpr"],
            "https://w3id.org/dpv/legal/eu/gdpr#"
        );

        assert_eq!(file["@context"]["dct"], "http://purl.org/dc/terms/");
        terms(&file["@graph"], &mut used);
    }

    let known: BTreeSet<String> = TERMS.iter().map(|term| (*term).to_owned()).collect();
    let new: Vec<&String> = used.difference(&known).collect();
    assert!(
        new.is_empty(),
        "look these up before they are used: {new:?}"
    );

    let idle: Vec<&String> = known.difference(&used).collect();
    assert!(
        idle.is_empty(),
        "no agreement of this test leads to {idle:?}"
    );
}

fn leaves(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                if name == "@id" || name == "@type" {
                    continue;
                }
                leaves(field, into);
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| leaves(entry, into)),
        leaf => into.push(leaf.as_str().unwrap().to_owned()),
    }
}

#[test]
fn the_graph_holds_only_what_the_agreement_states_and_points_only_at_itself() {
    for agreement in agreements() {
        let file = dpv(&[read(&agreement)]);
        let source = agreement.to_string();
        let mut said = Vec::new();
        leaves(&file["@graph"], &mut said);

        for words in said {
            let quoted = Value::from(words.clone()).to_string();
            let number = words.trim_start_matches('P').trim_end_matches(['D', 'M']);
            let derived =
                ["GB", "EU"].contains(&words.as_str()) || source.contains(&format!(":{number}"));
            assert!(
                derived || source.contains(&quoted),
                "{words} is not in {}",
                agreement["id"]
            );
        }

        let text = file.to_string();
        for id in text
            .split("{\"@id\":\"#")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
        {
            assert!(
                text.matches(&format!("\"@id\":\"#{id}\"")).count() > 0
                    && id.starts_with(agreement["id"].as_str().unwrap())
            );
        }
    }
}

/// What only the press says of an agreement is no fact in a graph that cannot say so, and is marked in a table that can.
#[test]
fn what_is_only_reported_is_not_passed_on_as_stated() {
    let mut agreement = base();
    agreement["sources"] =
        json!([{ "id": "paper", "title": "A newspaper", "kind": "press", "read": "whole" }]);
    agreement["hosting"]["clauses"] = json!([{ "covers": ["locations"], "source": "paper" }]);
    agreement["purposes"][0]["clauses"] =
        json!([{ "covers": ["lawful_basis"], "source": "paper" }]);
    let stated = dpv(&[read(&base())]).to_string();
    let reported = dpv(&[read(&agreement)]).to_string();
    assert!(stated.contains("dpv:StorageLocation") && !reported.contains("dpv:StorageLocation"));
    assert!(stated.contains("dpv:hasLegalBasis"));
    let basis = column(&ropa(&[read(&agreement)]), "lawful basis");
    assert!(basis[0].ends_with(" (only reported)"), "{basis:?}");
}

#[test]
fn each_purpose_has_a_row_with_each_of_its_datasets() {
    let agreement = json!({
        "schema_version": 1, "id": "rows", "title": "Rows",
        "instrument": { "type": "contract" },
        "parties": [
            { "id": "a", "name": "Ministry", "kind": "central_government", "role": "controller", "contact": "data@ministry.example" },
            { "id": "b", "name": "Vendor", "kind": "vendor", "role": "processor" },
            { "id": "c", "name": "Who knows" },
        ],
        "datasets": [
            { "id": "tax", "name": "Tax", "personal": true, "retention": { "days": 30, "counted_from": "the audit" } },
            { "id": "mail", "name": "Mail", "absent": { "retention": { "kind": "redacted", "clause": "9" } } },
            { "id": "maps", "name": "Maps", "personal": false },
            { "id": "idle", "name": "Idle" },
        ],
        "purposes": [
            { "id": "p", "text": "Audit", "datasets": ["tax", "mail", "maps"], "lawful_basis": "public_task" },
            { "id": "q", "text": "Research" },
        ],
        "transfers": [{ "id": "t", "destination": "US", "datasets": ["tax"], "mechanism": "article_46_safeguards" }],
        "retention": { "absent": { "on_end": { "kind": "by_reference", "document": "Framework" } } },
        "security": { "measures": [], "encrypted_at_rest": true },
    });

    let rows = ropa(&[read(&agreement)]);
    assert_eq!(
        column(&rows, "purpose"),
        ["Audit", "Audit", "Research", "not stated for this dataset"]
    );

    // Data that is said not to be personal is no matter of Article 30; data of which that is not said may be.
    assert_eq!(
        column(&rows, "dataset"),
        ["Tax", "Mail", "not stated for this purpose", "Idle"]
    );

    assert_eq!(column(&rows, "personal data")[1], "not stated");
    assert_eq!(
        column(&rows, "time limits for erasure")[..2],
        ["30 days, from the audit", "redacted: 9"]
    );

    let transfers = column(&rows, "transfers to third countries and safeguards");
    assert!(
        transfers[0].starts_with("to US; safeguard: article_46_safeguards"),
        "{transfers:?}"
    );

    assert_eq!(transfers[1], "none");
    assert_eq!(
        column(&rows, "controllers")[0],
        "Ministry (contact: data@ministry.example)"
    );

    assert_eq!(
        column(&rows, "other parties")[0],
        "Who knows (role: not stated)"
    );

    assert!(column(&rows, "at the end of the agreement")[0].starts_with("by reference: Framework"));
    assert_eq!(
        column(&rows, "security measures")[0],
        "none; encrypted at rest: yes; encrypted in transit: not stated"
    );

    assert_eq!(column(&rows, "recipients")[0], "not stated");
}

#[test]
fn a_silent_agreement_says_so_in_every_cell() {
    let silent = fs::read_to_string("tests/fixtures/agreements/f7-everything-silent.json").unwrap();
    let rows = ropa(&[read(&serde_json::from_str(&silent).unwrap())]);
    assert!(rows.len() >= 2);

    for name in [
        "lawful basis",
        "recipients",
        "time limits for erasure",
        "security measures",
    ] {
        assert!(
            column(&rows, name)
                .iter()
                .all(|cell| cell.starts_with("not ")),
            "{name}: {:?}",
            column(&rows, name)
        );
    }

    let unread = fs::read_to_string("agreements/nhs-harvey-walsh-2019.json").unwrap();
    let rows = ropa(&[read(&serde_json::from_str(&unread).unwrap())]);
    assert_eq!(
        column(&rows, "recipients")[0],
        "not known: the agreement's text was not read"
    );
}

/// OWASP, CSV injection: a cell that begins like a formula must not be one.
#[test]
fn no_cell_of_the_record_is_a_formula() {
    let starts = [
        "=",
        "+",
        "-",
        "@",
        "\t=",
        "\r=",
        "\n=",
        " =",
        "\u{ff1d}",
        "\u{ff0b}",
        "\u{ff0d}",
        "\u{ff20}",
        "\u{feff}=",
        "\u{202e}=",
    ];

    for start in starts {
        let formula = format!("{start}HYPERLINK(\"http://evil.example\";\"x\"),\"2\nnext;row");
        let mut agreement = base();
        for pointer in [
            "/title",
            "/parties/0/name",
            "/purposes/0/text",
            "/datasets/0/name",
            "/instrument/reference",
        ] {
            let (group, field) = pointer.rsplit_once('/').unwrap();
            let group = if group.is_empty() {
                Some(&mut agreement)
            } else {
                agreement.pointer_mut(group)
            };

            group.unwrap()[field] = json!(formula);
        }

        agreement["use_limits"]["recipients"] = json!([formula, formula]);
        let rows = ropa(&[read(&agreement)]);
        assert!(
            rows.iter().all(|row| row.len() == rows[0].len()),
            "{start:?} breaks the table"
        );

        for cell in rows.iter().flatten() {
            let first = cell.trim_start().chars().next().unwrap();
            assert!(
                !"=+-@\t\r\n\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".contains(first),
                "{start:?}: {cell:?}"
            );

            assert!(!cell.chars().any(char::is_control), "{cell:?}");
        }

        assert!(
            column(&rows, "title")[0].contains("HYPERLINK"),
            "nothing is dropped"
        );
    }
}

#[test]
fn many_agreements_make_one_table_and_one_graph() {
    let all: Vec<CheckedAgreement> = agreements().iter().map(read).collect();
    let rows = ropa(&all);
    assert!(rows.len() > 30 && rows.iter().all(|row| row.len() == rows[0].len()));
    assert_eq!(dpv(&all)["@graph"].as_array().unwrap().len(), all.len());
}

#[test]
fn the_examples_are_as_they_were_read() {
    for kind in KINDS {
        let source: Value = serde_json::from_str(
            &fs::read_to_string("agreements/dluhc-core-data-sharing.json").unwrap(),
        )
        .unwrap();

        let text = (kind.write)(&[read(&source)]).unwrap();
        let path = format!("tests/snapshots/dluhc-core-data-sharing.{}", kind.name);
        if std::env::var_os("LACUNA_UPDATE").is_some() {
            fs::write(&path, &text).unwrap();
        }

        assert!(
            fs::read_to_string(&path).unwrap_or_default() == text,
            "{path} is stale; read the change"
        );
    }
}

#[test]
fn the_command_writes_a_file_or_ends_with_two() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("record.csv");
    let lacuna = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_lacuna"))
            .arg("export")
            .args(arguments)
            .output()
            .unwrap()
    };

    let run = lacuna(&["ropa", "agreements", "--output", out.to_str().unwrap()]);
    assert!(run.status.success() && run.stdout.is_empty());
    assert!(
        fs::read_to_string(&out)
            .unwrap()
            .starts_with("\"agreement\",")
    );

    for wrong in [
        &["zebra", "agreements"][..],
        &["dpv"],
        &["dpv", "no-such.json"],
        &["dpv", "Cargo.toml"],
    ] {
        assert_eq!(lacuna(wrong).status.code(), Some(2), "{wrong:?}");
    }
}
