//! The examples of `docs/conditions.md` are run, so that the page is true.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use lacuna::condition::{Constant, Evaluator, Scope, Truth, compile};
use lacuna::document::Document;
use lacuna::source_file::SourceFile;
use lacuna::vocabulary::Vocabulary;

/// The value behind a word at the start of a line of an example.
fn line<'e>(example: &'e str, word: &str) -> Option<&'e str> {
    example
        .lines()
        .find_map(|line| line.strip_prefix(word))
        .map(str::trim)
}

fn outcome(given: &str, ask: &str) -> Result<String, String> {
    let constants: BTreeMap<String, Constant> = BTreeMap::new();
    let scope = Scope {
        vocabulary: Vocabulary::agreement(),
        parameters: &constants,
        definitions: &BTreeMap::new(),
        it: None,
    };
    let condition =
        compile(ask, scope).map_err(|faults| faults.into_iter().next().unwrap().message)?;
    let document = Document::parse(Arc::new(SourceFile::new("example", given))).unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let mut evaluator = Evaluator::new(&document, &[], lacuna::condition::Setting::on(day));
    let evaluation = evaluator
        .evaluate(&condition, None)
        .map_err(|failure| failure.to_string())?;
    let facts: Vec<String> = evaluation
        .evidence
        .iter()
        .map(|read| read.pointer(&document))
        .collect();
    Ok(match evaluation.truth {
        Truth::True => "true".to_owned(),
        Truth::False => "false".to_owned(),
        Truth::Unknown => format!("not stated: {}", facts.join(" ")),
    })
}

#[test]
fn every_example_on_the_page_is_true() {
    let page = std::fs::read_to_string("docs/conditions.md").unwrap();
    let examples: Vec<&str> = page
        .split("```example\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .collect();

    assert!(examples.len() > 15, "{}", examples.len());
    for example in examples {
        let ask = line(example, "ask").unwrap();
        let found = outcome(line(example, "given").unwrap_or("{}"), ask);
        match (line(example, "gives"), line(example, "refused")) {
            (Some(expected), None) => assert_eq!(found.as_deref(), Ok(expected), "{example}"),
            (None, Some(expected)) => assert_eq!(found, Err(expected.to_owned()), "{example}"),
            _ => panic!("an example has either `gives` or `refused`:\n{example}"),
        }
    }
}
