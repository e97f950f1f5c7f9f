//! The table of forms against a validator of JSON Schema, and the quick walk against the slow one, over changed files.

use std::sync::Arc;

use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use serde_json::{Value, json};

use super::*;
use crate::agreement::CheckedAgreement;
use crate::agreement::faults::{FaultKind, find_faults};
use crate::agreement::layout::AgreementSchema;
use crate::source_file::SourceFile;
use crate::vocabulary::{
    COUNTRY_FORMAT, JURISDICTION_FORMAT, PublishedSchema, is_country, is_jurisdiction,
};

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap() % sides
    }
}

fn read(path: &str) -> Value {
    #[expect(clippy::disallowed_methods, reason = "tests may read files")]
    let text =
        std::fs::read_to_string(format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn good() -> Vec<Value> {
    let names = [
        "as-the-article-feared",
        "uk-openai-mou-2025",
        "nhs-federated-data-platform-2023",
        "uk-biobank-nhs-data",
    ];

    let real = names
        .iter()
        .map(|name| read(&format!("agreements/{name}.json")));

    real.chain([read("policies/base.json")]).collect()
}

fn document(value: &Value) -> Document {
    Document::parse(Arc::new(SourceFile::new("t", value.to_string()))).unwrap()
}

fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (name, inner) in members {
                places(
                    inner,
                    &format!("{at}/{}", crate::document::escape_pointer(name)),
                    found,
                );
            }
        }
        Value::Array(elements) => {
            for (number, inner) in elements.iter().enumerate() {
                places(inner, &format!("{at}/{number}"), found);
            }
        }
        _ => {}
    }
}

/// Values that some fields take and others do not.
const VALUES: &str = r#"["", "x", "UK", "GB", "gb", "2026-02-30", "2026-02-28", "0000-01-01", "2026-2-8", "a-b",
    "a--b", "-a", "A", "en", "zh-Hans", "e", "http://a", "http://a/b?c", "http://", "ftp://a", "not an address",
    "http://a b", "http://a:b", "http://[::1]/", "http://a/%zz", "http://a/%20", "urn:x:y", "mailto:a@b", "//a/b",
    "0999-01-01", "2024-02-29", "2026-00-10", "uk", "other", 100, 1e2, -1.5, 1e30, 12001, 367000, "é", "yes", "no", "vendor", "granted", "silent", "parties", "access.vendor",
    "datasets.nothing", "contoso", 0, 1, 2, -1, 1.5, 2.0, 9007199254740991, 9007199254740992, true, null, [], {},
    ["x"], [{}], {"kind": "silent"}, {"a": 1}]"#;

fn values() -> Vec<Value> {
    let mut values: Vec<Value> = serde_json::from_str(VALUES).unwrap();
    values.push(json!("x".repeat(101)));
    values
}

/// Changes one thing somewhere: omits, puts in another value, renames, repeats, records as absent.
fn change(value: &mut Value, dice: &mut Dice) {
    let mut all = Vec::new();
    places(value, "", &mut all);
    let Some(at) = all.get(dice.roll(all.len())).filter(|at| !at.is_empty()) else {
        return;
    };

    let (parent, name) = at.rsplit_once('/').unwrap();
    let name = name.replace("~1", "/").replace("~0", "~");
    let values = values();
    let new = values.get(dice.roll(values.len())).cloned().unwrap();

    match value.pointer_mut(parent).unwrap() {
        Value::Object(members) => match dice.roll(5) {
            0 => drop(members.remove(&name)),
            1 => drop(members.insert(name, new)),
            2 => {
                let old = members.remove(&name).unwrap();
                members.insert(format!("{name}s"), old);
            }
            3 => {
                let mut absent = serde_json::Map::new();
                absent.insert(name, json!({"kind": "silent"}));
                members.insert("absent".to_owned(), Value::Object(absent));
            }
            _ => drop(members.insert(
                "clauses".to_owned(),
                json!([{"ref": "1", "covers": [name]}]),
            )),
        },
        Value::Array(elements) => match dice.roll(3) {
            0 => drop(elements.remove(name.parse().unwrap())),
            1 => elements.push(new),
            _ => elements.push(elements[0].clone()),
        },
        _ => {}
    }
}

fn is_certain(document: &Document) -> bool {
    let schema = AgreementSchema::published();
    is_sound(document, schema.forms(), schema.vocabulary())
}

#[test]
fn a_decent_document_needs_no_second_look() {
    for value in good() {
        assert!(is_certain(&document(&value)), "{}", value["id"]);
    }
}

/// The judge: a validator of JSON Schema with the two formats that are this schema's own.
fn validator() -> Validator {
    let schema = PublishedSchema::Agreement.to_json();
    jsonschema::options()
        .should_validate_formats(true)
        .with_format(COUNTRY_FORMAT, is_country)
        .with_format(JURISDICTION_FORMAT, is_jurisdiction)
        .build(&schema)
        .unwrap()
}

/// The faults that the judge finds, each as the pointer and a word for what is wrong.
fn judged(validator: &Validator, value: &Value) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for error in validator.iter_errors(value) {
        let pointer = error.instance_path().as_str().to_owned();
        let mut add = |word: &str| found.insert((pointer.clone(), word.to_owned()));
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                for name in unexpected {
                    add(&format!("unknown {name}"));
                }
            }
            ValidationErrorKind::Required { property } => {
                add(&format!("missing {}", property.as_str().unwrap()));
            }
            ValidationErrorKind::Type { .. } => {
                add("type");
            }
            // Looked at with the references.
            ValidationErrorKind::PropertyNames { .. } => {}
            ValidationErrorKind::Enum { .. }
            | ValidationErrorKind::Constant { .. }
            | ValidationErrorKind::Minimum { .. }
            | ValidationErrorKind::Maximum { .. }
            | ValidationErrorKind::MinLength { .. }
            | ValidationErrorKind::MaxLength { .. }
            | ValidationErrorKind::Format { .. }
            | ValidationErrorKind::Pattern { .. } => {
                add("value");
            }
            other => panic!("{other:?}"),
        }
    }

    // A value of another type is told as that, and as nothing else.
    let types: BTreeSet<String> = found
        .iter()
        .filter(|(_, word)| word == "type")
        .map(|(pointer, _)| pointer.clone())
        .collect();

    found.retain(|(pointer, word)| word != "value" || !types.contains(pointer));
    found
}

/// The faults that are found here, in the same words.
fn found(document: &Document) -> BTreeSet<(String, String)> {
    let schema = AgreementSchema::published();
    let faults = find_faults(document, schema.forms());
    let words = faults.iter().flat_map(|fault| {
        let pointer = document.pointer(fault.node);
        let words: Vec<String> = match &fault.kind {
            FaultKind::UnknownFields(members) => members
                .iter()
                .map(|member| format!("unknown {}", document.key(*member)))
                .collect(),
            FaultKind::MissingField(name) => vec![format!("missing {name}")],
            // For the schema an unknown word of the older form is a wrong value.
            FaultKind::WrongType
                if pointer == "/instrument/jurisdiction"
                    && document.kind(fault.node) == NodeKind::String =>
            {
                vec!["value".to_owned()]
            }
            FaultKind::WrongType => vec!["type".to_owned()],
            _ => vec!["value".to_owned()],
        };

        words.into_iter().map(move |word| (pointer.clone(), word))
    });

    words.collect()
}

#[test]
fn the_faults_are_those_of_a_validator_of_json_schema() {
    let validator = validator();
    let good = good();
    let mut dice = Dice(11);
    let mut faults = 0;

    for round in 0..4_000 {
        let mut value = good[round % good.len()].clone();
        for _ in 0..=dice.roll(4) {
            change(&mut value, &mut dice);
        }

        let found = found(&document(&value));
        faults += found.len();
        assert_eq!(found, judged(&validator, &value), "round {round}: {value}");
    }

    assert!(faults > 3_000, "{faults} faults prove little");
}

/// Its "yes" is worth as much as that of the check that says what is wrong, whatever is changed.
#[test]
fn what_it_finds_sound_is_found_without_fault() {
    let good = good();
    let mut dice = Dice(7);
    let (mut sound, mut refused) = (0, 0);

    for round in 0..2_500 {
        let mut value = good[round % good.len()].clone();
        for _ in 0..=dice.roll(3) {
            change(&mut value, &mut dice);
        }

        let passed =
            CheckedAgreement::check(document(&value), &AgreementSchema::published()).is_ok();
        let certain = is_certain(&document(&value));
        assert!(passed || !certain, "round {round}: {value}");
        sound += usize::from(certain);
        refused += usize::from(!passed);
    }

    assert!(
        sound > 300 && refused > 300,
        "{sound} sound, {refused} refused: the changes prove little"
    );
}
