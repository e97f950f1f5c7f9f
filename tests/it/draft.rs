//! The layout of an agreement file: nothing is lost, nothing is moved twice, and the audit finds the same.

use std::fs;

use lacuna::agreement::CheckedAgreement;
use lacuna::audit::audit;
use lacuna::draft::{layout, read};
use lacuna::policy::{Policy, builtin, load};
use serde_json::{Value, json};

fn agreements() -> Vec<(String, Value)> {
    let files = fs::read_dir("agreements")
        .unwrap()
        .map(|file| file.unwrap().path());

    let files = files.chain([std::path::PathBuf::from("policies/base.json")]);
    let read = |path: std::path::PathBuf| {
        serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap()
    };

    files
        .map(|path| (path.display().to_string(), read(path)))
        .collect()
}

/// What each rule answers, and from which facts.
fn answers(agreement: &CheckedAgreement, policy: &Policy) -> Vec<String> {
    let assessment = audit(agreement, policy, "2026-11-24".parse().unwrap());
    assert!(assessment.failures.is_empty());
    let document = agreement.document();
    let answers = assessment.results.iter().flat_map(|result| {
        result.answers.iter().map(move |answer| {
            let facts: Vec<String> = answer
                .evidence
                .iter()
                .map(|read| read.pointer(document))
                .collect();

            format!(
                "{} {:?} {:?} {facts:?}",
                result.rule.id, answer.outcome, answer.weight
            )
        })
    });

    answers.collect()
}

#[test]
fn a_laid_out_agreement_is_the_same_agreement() {
    let policy = load(&[builtin()]).unwrap();
    for (name, value) in agreements() {
        let text = layout(&value).unwrap();
        let back: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back, value, "{name}");
        assert_eq!(layout(&back).unwrap(), text, "{name}");
        let written = fs::read_to_string(&name).unwrap();
        let original = CheckedAgreement::read(std::sync::Arc::new(
            lacuna::source_file::SourceFile::new(&name, written),
        ))
        .unwrap();

        assert_eq!(
            answers(&read(&name, &back).unwrap(), &policy),
            answers(&original, &policy),
            "{name}"
        );
    }
}

fn smallest() -> Value {
    json!({
        "schema_version": 1, "id": "a", "title": "A", "instrument": { "type": "mou" },
        "parties": [{ "kind": "vendor", "name": "B", "id": "b" }],
    })
}

#[test]
fn fields_stand_in_the_order_of_the_schema_whatever_order_they_came_in() {
    let mut agreement = smallest();
    agreement["retention"] = json!({ "absent": { "on_end": { "kind": "silent" } } });
    agreement["$schema"] = json!("agreement.schema.json");
    let text = layout(&agreement).unwrap();
    assert!(text.ends_with("}\n") && !text.ends_with("\n\n"));
    let order = [
        "$schema",
        "schema_version",
        "\"id\": \"a\"",
        "title",
        "instrument",
        "parties",
        "\"id\": \"b\"",
        "\"name\"",
        "retention",
    ];

    let places: Vec<usize> = order.iter().map(|word| text.find(word).unwrap()).collect();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn hidden_characters_stand_as_escapes() {
    let mut agreement = smallest();
    agreement["title"] = json!("A\u{202E}B\u{7f}\u{E0041} 中文");
    let text = layout(&agreement).unwrap();
    assert!(text.contains(r"A\u202eB\u007f\udb40\udc41 中文"), "{text}");
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), agreement);
}

#[test]
fn a_whole_number_is_one_however_it_is_written() {
    let mut agreement = smallest();
    agreement["retention"] = json!({ "delete_days": 30.0 });
    assert!(
        layout(&agreement)
            .unwrap()
            .contains("\"delete_days\": 30\n")
    );

    agreement["retention"] = json!({ "delete_days": 30.5 });
    assert!(layout(&agreement).is_err());
}

#[test]
fn what_is_no_agreement_is_refused_and_told_at_its_place() {
    let mut agreement = smallest();
    agreement["retention"] = json!({ "on_end": null });
    assert!(
        layout(&agreement).is_err(),
        "a null is not dropped without a word"
    );

    let problems = read("draft.json", &agreement).unwrap_err();
    assert_eq!(problems[0].pointer.as_deref(), Some("/retention/on_end"));
    agreement["retention"] = json!({ "on_ned": "delete" });
    assert!(layout(&agreement).is_err());
    assert!(
        read("draft.json", &agreement).unwrap_err()[0]
            .help
            .as_deref()
            .unwrap()
            .contains("on_end")
    );

    assert!(layout(&json!([])).is_err());
    // The types alone cannot tell that a reference leads nowhere.
    let mut dangling = smallest();
    dangling["purposes"] = json!([{ "id": "p", "text": "P", "datasets": ["none"] }]);
    assert!(layout(&dangling).is_ok());
    assert!(read("draft.json", &dangling).is_err());
}
