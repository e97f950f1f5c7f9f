//! Bad input is normal: each file in `tests/invalid` gives the problems that stand beside it, placed and worded for a person.
//! Those in `tests/invalid/conditions` are conditions of rules, one a file.
//!
//! `LACUNA_UPDATE=1 cargo test --test it invalid` writes the expectations; read them before they are committed.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use lacuna::agreement::CheckedAgreement;
use lacuna::condition::{ConditionError, Constant, Scope, compile};
use lacuna::diagnostic::Diagnostic;
use lacuna::source_file::{SourceFile, visible};
use lacuna::vocabulary::Vocabulary;

fn problems(name: &str, bytes: Vec<u8>) -> Vec<Diagnostic> {
    match SourceFile::from_bytes(name, bytes) {
        Ok(text) => CheckedAgreement::read(Arc::new(text))
            .err()
            .unwrap_or_default(),
        Err(unreadable) => vec![Diagnostic::unreadable(name, unreadable)],
    }
}

/// One line for each problem: its place, its pointer, what is wrong and what to do.
fn told(problem: &Diagnostic) -> String {
    let place = problem
        .position
        .map_or_else(|| "-".to_owned(), |position| position.to_string());

    let pointer = problem
        .pointer
        .as_deref()
        .map(|pointer| format!(" {}", visible(pointer)))
        .unwrap_or_default();

    let help = problem
        .help
        .as_deref()
        .map(|help| format!("\n    {}", visible(help)))
        .unwrap_or_default();

    format!("{place}{pointer}: {}{help}\n", visible(&problem.message))
}

#[test]
fn each_invalid_agreement_is_refused_with_its_problems() {
    let update = std::env::var_os("LACUNA_UPDATE").is_some();
    let files = walkdir::WalkDir::new("tests/invalid")
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap);

    let mut cases = 0;
    for file in files.filter(|file| {
        file.path()
            .extension()
            .is_some_and(|ending| ending == "json")
    }) {
        let found = problems("case.json", fs::read(file.path()).unwrap());
        assert!(!found.is_empty(), "{} was accepted", file.path().display());
        let found: String = found.iter().map(told).collect();
        let beside = file.path().with_extension("problems");
        if update {
            fs::write(&beside, &found).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(found, expected, "{}", file.path().display());
        cases += 1;
    }
    assert!(cases > 30, "{cases}");
}

/// What is wrong in a condition, in a policy of two definitions and two parameters.
fn condition_faults(source: &str) -> Vec<ConditionError> {
    let names = ["vendor_access", "personal_data"].into_iter().enumerate();
    let definitions: BTreeMap<String, usize> = names
        .map(|(number, name)| (name.to_owned(), number))
        .collect();

    let parameters = BTreeMap::from([
        ("retention_days".to_owned(), Constant::Integer(30)),
        (
            "adequate_countries".to_owned(),
            Constant::Texts(vec!["GB".to_owned()]),
        ),
    ]);

    let vocabulary = Vocabulary::agreement();
    let scope = Scope {
        vocabulary,
        parameters: &parameters,
        definitions: &definitions,
        it: None,
    };

    compile(source, scope).err().unwrap_or_default()
}

#[test]
fn each_invalid_condition_is_refused_with_its_faults() {
    let update = std::env::var_os("LACUNA_UPDATE").is_some();
    let files = walkdir::WalkDir::new("tests/invalid/conditions")
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap);

    let mut cases = 0;
    for file in files.filter(|file| {
        file.path()
            .extension()
            .is_some_and(|ending| ending == "cel")
    }) {
        let source = fs::read_to_string(file.path()).unwrap();
        let source = source.trim_end_matches('\n');
        let text = SourceFile::new("case", source);
        let faults = condition_faults(source);
        assert!(!faults.is_empty(), "{} was accepted", file.path().display());
        let found = faults.iter().map(|fault| {
            let place = text.position(fault.span.start);
            let help = fault
                .help
                .as_deref()
                .map(|help| format!("\n    {}", visible(help)))
                .unwrap_or_default();

            format!(
                "{place} {}\n  {}{help}\n",
                visible(text.slice(fault.span)),
                visible(&fault.message)
            )
        });
        let found: String = found.collect();
        let beside = file.path().with_extension("problems");
        if update {
            fs::write(&beside, &found).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(found, expected, "{}", file.path().display());
        cases += 1;
    }
    assert!(cases > 40, "{cases}");
}

/// The place of a value is cut out of the file again and compared with the value itself.
#[test]
fn places_are_where_the_values_are() {
    use lacuna::document::{Document, NodeId, NodeKind};
    let text = Arc::new(SourceFile::new(
        "base",
        fs::read_to_string("policies/base.json").unwrap(),
    ));

    let document = Document::parse(Arc::clone(&text)).unwrap();
    let whole: serde_json::Value = serde_json::from_str(text.content()).unwrap();
    let mut checked = 0;

    for id in document.ids().filter(|id| *id != NodeId::ROOT) {
        let pointer = document.pointer(id);
        assert_eq!(document.at(&pointer), Some(id), "{pointer}");
        let position = text.position(document.span(id).start);
        let line = text
            .content()
            .lines()
            .nth(position.line as usize - 1)
            .unwrap();
        let rest: String = line.chars().skip(position.column as usize - 1).collect();
        let value = whole.pointer(&pointer).unwrap();
        if !matches!(document.kind(id), NodeKind::List | NodeKind::Object) {
            let written = serde_json::to_string(value).unwrap();
            assert!(
                rest.starts_with(&written),
                "{pointer}: {rest} does not begin with {written}"
            );
            checked += 1;
        }
    }
    assert!(checked > 200, "{checked}");
}
