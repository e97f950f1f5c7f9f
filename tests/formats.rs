//! Each format of two agreements, held as files that were read before they were accepted.
//!
//! `LACUNA_UPDATE=1 cargo test --test formats` writes them anew. The JSON is also held against its published schema, and its
//! places against the file.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "tests may fail and may read files")]

use std::fs;
use std::sync::{Arc, LazyLock};

use lacuna::agreement::CheckedAgreement;
use lacuna::audit::audit;
use lacuna::policy::{Policy, builtin, load};
use lacuna::report::{Messages, Report, format};
use lacuna::text::Text;
use serde_json::Value;

static POLICY: LazyLock<Policy> = LazyLock::new(|| load(&[builtin()]).unwrap());

fn rendered(name: &str, kind: &str) -> String {
    let path = format!("agreements/{name}.json");
    let agreement =
        CheckedAgreement::read(Arc::new(Text::new(path.clone(), fs::read_to_string(&path).unwrap()))).unwrap();
    let assessments = [audit(&agreement, &POLICY, chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap())];
    let messages = Messages::english();
    let report = Report { assessments: &assessments, messages: &messages, colour: false };
    (format(kind).unwrap().render)(&report).unwrap()
}

#[test]
fn the_formats_are_those_that_were_read() {
    let update = std::env::var_os("LACUNA_UPDATE").is_some();
    for name in ["uk-openai-mou-2025", "as-the-article-feared"] {
        // The page of the invented agreement is long, and says nothing that its data does not.
        let kinds: &[&str] = if name.starts_with("uk") { &["text", "json", "html"] } else { &["text", "json"] };
        for kind in kinds {
            let format = format(kind).unwrap();
            let path = format!("tests/snapshots/{name}.{}", format.ending);
            let found = rendered(name, kind);
            if update {
                fs::write(&path, &found).unwrap();
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            assert!(
                found == expected,
                "{path} is stale; run LACUNA_UPDATE=1 cargo test --test formats, and read the change"
            );
        }
    }
}

#[test]
fn the_json_conforms_to_its_schema_and_its_places_lead_to_its_values() {
    let schema: Value = serde_json::from_str(&fs::read_to_string("schemas/assessment.schema.json").unwrap()).unwrap();
    let validator = jsonschema::options().offline().build(&schema).unwrap();
    for file in fs::read_dir("agreements").unwrap().map(|file| file.unwrap().path()) {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let written: Value = serde_json::from_str(&rendered(&name, "json")).unwrap();
        let errors: Vec<String> = validator.iter_errors(&written).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        let text = Text::new("t", fs::read_to_string(&file).unwrap());
        let whole: Value = serde_json::from_str(text.content()).unwrap();
        let mut places = 0;
        for rule in written["assessments"][0]["rules"].as_array().unwrap() {
            for fact in
                rule["answers"].as_array().unwrap().iter().flat_map(|answer| answer["evidence"].as_array().unwrap())
            {
                places += usize::from(leads_to_its_value(&text, &whole, fact));
            }
        }
        assert!(places > 0 || name.contains("cohere"), "{name}");
    }
}

/// Reads the value at the line and column of a fact out of the file, and compares it with the one at its pointer.
fn leads_to_its_value(text: &Text, whole: &Value, fact: &Value) -> bool {
    let value = whole.pointer(fact["pointer"].as_str().unwrap());
    assert_eq!(value.is_some(), fact.get("value").is_some(), "{fact}");
    let Some(value) = value else { return false };
    if value.is_array() || value.is_object() {
        return false;
    }
    let line = text.content().lines().nth(usize::try_from(fact["line"].as_u64().unwrap()).unwrap() - 1).unwrap();
    let rest: String = line.chars().skip(usize::try_from(fact["column"].as_u64().unwrap()).unwrap() - 1).collect();
    assert!(rest.starts_with(&serde_json::to_string(value).unwrap()), "{fact}: {rest}");
    true
}

/// The terminal output for the memorandum fits on two screens of 50 lines, and no line is wider than 80 columns save for paths.
#[test]
fn the_memorandum_fits_on_two_screens_and_says_first_what_matters_most() {
    let text = rendered("uk-openai-mou-2025", "text");
    assert!(text.lines().count() <= 100, "{} lines", text.lines().count());
    for line in text.lines().filter(|line| !line.contains(".json:")) {
        assert!(line.chars().count() <= 100, "{line}");
    }
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is not said"));
    assert!(at("not a data-sharing agreement") < at("Law and guidance"));
    assert!(at("Law and guidance") < at("Findings"));
    assert!(at("Findings") < at("questions to answer"));
    assert_eq!(text.matches("Whether the vendor gets access to the data").count(), 1, "a question is asked once");
}
