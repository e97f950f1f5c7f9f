//! The questionnaire without a terminal: what it asks, in which order, and that no answer makes a file that is not valid.

mod file;
mod order;
mod proposals;
mod replies;
mod traps;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use lacuna::agreement::AbsenceKind;
use lacuna::audit::audit;
use lacuna::draft;
use lacuna::policy::{Policy, Severity, builtin, compiled, load};
use lacuna::questionnaire::{
    Detail, Details, ParsedLine, Prompt, PromptKind, Questionnaire, Response, WORDS,
    begun as begun_draft, shown, slug,
};
use lacuna::report::Messages;
use lacuna::vocabulary::{FieldKind, Vocabulary, country};
use serde_json::{Value, json};

fn policy() -> Policy {
    compiled().unwrap()
}

fn start(policy: &Policy) -> Questionnaire<'_> {
    Questionnaire::start(
        json!({ "schema_version": 1, "id": "a" }),
        policy,
        "2026-11-24".parse().unwrap(),
    )
}

/// Types an answer, with details where any are given.
fn reply(
    questionnaire: &mut Questionnaire<'_>,
    typed: &str,
    details: &[(Detail, &str)],
) -> Result<(), String> {
    let inquiry = questionnaire.next().unwrap();
    let ParsedLine::Reply(reply) = ParsedLine::read(&inquiry, typed)? else {
        panic!("{typed} is no answer")
    };
    let mut given = Details::default();
    for (detail, text) in details {
        given.take(*detail, text, Messages::originals())?;
    }
    questionnaire.answer(&inquiry, &reply, &given)
}

/// A draft of two parties and the law that governs, which is asked for first (issue 16); nothing else is known.
fn begun(policy: &Policy) -> Questionnaire<'_> {
    let mut questionnaire = start(policy);
    for typed in ["A deal", "contract", "Ministry", "Acme", "", "GB"] {
        reply(&mut questionnaire, typed, &[]).unwrap();
    }

    questionnaire
}

/// Skips until a fact is asked for.
fn skip_to<'p>(questionnaire: &mut Questionnaire<'p>, path: &str) -> Prompt<'p> {
    loop {
        let inquiry = questionnaire
            .next()
            .unwrap_or_else(|| panic!("{path} is never asked for"));

        if inquiry.path == path {
            return inquiry;
        }

        questionnaire
            .answer(&inquiry, &Response::Skip, &Details::default())
            .unwrap();
    }
}

/// The facts that would be asked for if all were skipped.
fn waiting(questionnaire: &Questionnaire<'_>) -> BTreeSet<String> {
    let policy = policy();
    let draft = questionnaire.whole().unwrap().clone();
    let mut other = Questionnaire::start(draft, &policy, "2026-11-24".parse().unwrap());
    let mut asked = BTreeSet::new();

    while let Some(inquiry) = other.next() {
        other
            .answer(&inquiry, &Response::Skip, &Details::default())
            .unwrap();

        asked.insert(inquiry.pointer);
    }

    asked
}

/// A line without its colours.
fn plain(line: &str) -> String {
    let mut text = String::new();
    let mut parts = line.split('\u{1b}');
    text.push_str(parts.next().unwrap_or_default());
    parts.for_each(|part| text.push_str(part.split_once('m').map_or(part, |(_, rest)| rest)));

    text
}
