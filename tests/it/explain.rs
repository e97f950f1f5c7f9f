//! Facts are explained from the same data that runs: what rules read, and examples that a file could hold.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output};

use lacuna::agreement::CheckedAgreement;
use lacuna::audit::audit;
use lacuna::handbook::Readers;
use lacuna::policy::{builtin, load};
use lacuna::report::Messages;
use lacuna::vocabulary::Vocabulary;
use serde_json::{Value, json};

fn explain(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .arg("explain")
        .args(arguments)
        .output()
        .unwrap()
}

/// What an audit asks is among what the conditions are said to read, for every rule and every agreement.
#[test]
fn no_rule_reads_a_fact_that_does_not_name_it() {
    let policy = load(&[builtin()]).unwrap();
    let messages = Messages::english();
    let readers = Readers::of(&policy, &messages);
    let mut seen = BTreeSet::new();
    let files = fs::read_dir("agreements")
        .unwrap()
        .map(|file| file.unwrap().path());

    for path in files.chain(["policies/base.json".into()]) {
        let text = lacuna::source_file::SourceFile::new("a", fs::read_to_string(path).unwrap());
        let agreement = CheckedAgreement::read(std::sync::Arc::new(text)).unwrap();
        for result in audit(&agreement, &policy, "2026-11-24".parse().unwrap()).results {
            for read in result
                .answers
                .iter()
                .flat_map(|answer| answer.asked.iter().chain(&answer.evidence))
            {
                let fact = read.fact(agreement.document()).join(".");
                let named = readers
                    .rules(&fact)
                    .iter()
                    .any(|rule| rule.id == result.rule.id);
                assert!(named, "{} reads {fact}", result.rule.id);
                seen.insert(fact);
            }
        }
    }

    assert!(seen.len() > 200, "{}", seen.len());
}

/// Each example is a piece of a file: with the core beside it, it can be laid out as one.
#[test]
fn every_fact_has_an_example_that_a_file_could_hold() {
    let policy = load(&[builtin()]).unwrap();
    let messages = Messages::english();
    let readers = Readers::of(&policy, &messages);
    for (path, _) in Vocabulary::agreement().paths() {
        let explained = readers.explain(&path).unwrap();
        let mut agreement = json!({
            "schema_version": 1, "id": "a", "title": "A", "instrument": { "type": "mou" }, "parties": [],
        });

        for (name, value) in explained.example.as_object().unwrap() {
            agreement[name] = value.clone();
        }

        lacuna::draft::layout(&agreement)
            .unwrap_or_else(|error| panic!("{path}: {error}: {}", explained.example));
        assert!(
            explained.example.pointer(&explained.pointer).is_some(),
            "{path}: {}",
            explained.example
        );

        assert!(
            explained.example.to_string().len() < 1_000,
            "{path}: {}",
            explained.example
        );
    }
}

#[test]
fn a_fact_is_explained_for_people_and_for_programs() {
    let run = explain(&["datasets.retention.days", "--format", "json"]);
    let told: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(told[0]["pointer"], "/datasets/0/retention/days");
    assert!(!told[0]["rules"].as_array().unwrap().is_empty());
    assert!(
        told[0]["example"]["datasets"][0]["id"].is_string(),
        "an entry cannot do without its id"
    );

    let named = explain(&["retention", "--format", "json"]);
    assert_eq!(
        serde_json::from_slice::<Value>(&named.stdout)
            .unwrap()
            .as_array()
            .unwrap()
            .len(),
        2
    );

    let hostile = explain(&["\u{1b}[31m\u{202E}"]);
    assert_eq!(hostile.status.code(), Some(2));
    let said = String::from_utf8(hostile.stderr).unwrap();
    assert!(
        said.contains("⟨U+001B⟩") && !said.contains('\u{1b}'),
        "{said}"
    );
}

/// A name that begins another is not read where only the longer one is.
#[test]
fn a_rule_s_page_lists_exactly_the_parameters_that_its_conditions_read() {
    // Of this name, which no rule reads, several begin.
    let parameters = "[mass]\nvalue = 5\nunit = \"people\"\nreason = \"So.\"\nbasis = \"policy\"\n";
    let text = std::sync::Arc::new(lacuna::source_file::SourceFile::new(
        "parameters.toml",
        parameters,
    ));
    let house = lacuna::policy::PolicyLayer {
        files: vec![("parameters.toml".to_owned(), text)],
    };
    let policy = load(&[builtin(), house]).unwrap();
    assert!(policy.parameters.contains_key("mass"));
    for rule in &policy.rules {
        let read: BTreeSet<String> = rule
            .conditions()
            .flat_map(|condition| {
                let words = condition
                    .source
                    .split(|c: char| !c.is_alphanumeric() && !"_.".contains(c));
                words
                    .filter_map(|word| word.strip_prefix("parameters."))
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .collect();

        let messages = Messages::english();
        let page = lacuna::handbook::rule(&policy, rule, &messages);
        let listed = page
            .lines()
            .filter_map(|line| line.strip_prefix("- `parameters."));
        let listed: BTreeSet<String> = listed
            .map(|line| line.split('`').next().unwrap().to_owned())
            .collect();

        assert_eq!(listed, read, "{}", rule.id);
    }
}
