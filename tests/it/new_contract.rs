//! `lacuna new` with a contract beside the questions, and the way in for other programs.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

const CONTRACT: &str = "# Data Processing Agreement

This Agreement is made on 3 March 2026 between Northmoor Council (the \"Council\") and Examplia Ltd (the \"Supplier\").

## 1. Retention

1.1 The Supplier shall delete the Personal Data within 30 days after the end of this Agreement.

## 2. Audit

2.1 The Council may audit the Supplier's compliance with this Agreement once a year.

## 3. Law

3.1 This Agreement is governed by the law of England and Wales.
";

fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lacuna"));
    command.args(arguments).current_dir(folder);
    let mut run = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();

    drop(run.stdin.take().unwrap().write_all(input.as_bytes()));
    run.wait_with_output().unwrap()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("contract.md"), CONTRACT).unwrap();
    folder
}

fn held(folder: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(folder.join("deal.json")).unwrap()).unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Answers questions by fact, and skips all others.
fn answered(folder: &Path, arguments: &[&str], answers: &[(&str, &str)]) -> Output {
    // Which question comes when is worked out by asking with one line more each time.
    let mut input = String::new();
    loop {
        let output = run(folder, arguments, &input);
        let seen = text(&output.stdout);
        let Some(last) = seen.rsplit("\n── ").next().filter(|_| !seen.contains("all is right")) else {
            return output;
        };

        let fact = last.lines().nth(2).unwrap_or_default();
        let place = answers.iter().find(|(asked, _)| *asked == fact);
        fs::remove_file(folder.join("deal.json")).ok();
        match place {
            Some((_, "stop")) => {
                input.push_str("stop\n");
                return run(folder, arguments, &input);
            }
            Some((_, typed)) => input.push_str(&format!("{typed}\n")),
            None => input.push('\n'),
        }

        assert!(input.lines().count() < 120, "{seen}");
    }
}

#[test]
fn a_number_takes_clause_and_words_of_a_passage_into_the_file() {
    let folder = folder();
    let arguments = ["new", "deal.json", "--from", "contract.md", "--as-of", "2026-11-24"];
    let core = "DPA\nprocessor_contract\nNorthmoor Council\nExamplia Ltd\n\n";
    let first = run(folder.path(), &arguments, core);
    let seen = text(&first.stdout);
    assert!(seen.contains("Which law governs"), "{seen}");

    let second = run(folder.path(), &["new", "deal.json", "--questions"], "");
    let questions: Value = serde_json::from_slice(&second.stdout).unwrap();
    assert_eq!(questions["document"]["file"], "contract.md");
    let open = questions["questions"].as_array().unwrap();
    let law = &open[0];
    assert_eq!(law["pointer"], "/instrument/jurisdiction");

    // The law is asked for first; its passage is taken by number.
    let third = run(folder.path(), &arguments, "GB @1\nstop\n");
    let seen = text(&third.stdout);
    assert!(third.status.success(), "{}", text(&third.stderr));
    let draft = held(folder.path());
    let clause = &draft["instrument"]["clauses"][0];
    assert_eq!(clause["ref"], "3.1", "{seen}");
    assert!(CONTRACT.contains(clause["quote"].as_str().unwrap()));
    assert_eq!(draft["sources"][0]["file"], "contract.md");
    assert_eq!(draft["sources"][0]["sha256"].as_str().unwrap().len(), 64);
    assert!(seen.contains("carry no answer: 1.1, 2.1"), "{seen}");
    let proved = run(folder.path(), &["quotes", "deal.json"], "");
    assert!(text(&proved.stdout).contains("1 quote: 1 verbatim"), "{}", text(&proved.stdout));

    let wrong = run(folder.path(), &arguments, "silent @99\nstop\n");
    assert!(text(&wrong.stdout).contains("there is no passage of this number"));
}

#[test]
fn the_values_of_a_passage_are_offered_and_never_filled_in() {
    let folder = folder();
    let arguments = ["new", "deal.json", "--from", "contract.md", "--as-of", "2026-11-24"];
    let end = answered(
        folder.path(),
        &arguments,
        &[
            ("title", "DPA"),
            ("instrument.type", "processor_contract"),
            ("parties", "Northmoor Council"),
            ("retention.delete_days", "stop"),
        ],
    );

    let seen = text(&end.stdout);
    assert!(seen.contains("In it: 30 days (30 days)"), "{seen}");
    assert!(held(folder.path()).get("retention").is_none());
}

#[test]
fn another_document_is_refused_and_a_missing_one_is_told() {
    let folder = folder();
    let arguments = ["new", "deal.json", "--from", "contract.md"];
    run(folder.path(), &arguments, "DPA\nprocessor_contract\nNorthmoor Council\n\nGB\n\nstop\n");
    let before = held(folder.path());
    fs::write(folder.path().join("contract.md"), CONTRACT.replace("30", "300")).unwrap();
    let changed = run(folder.path(), &arguments, "stop\n");
    assert_eq!(changed.status.code(), Some(2));
    let told = text(&changed.stderr);
    assert!(told.contains("not the document that deal.json was made from"), "{told}");
    assert_eq!(held(folder.path()), before);

    let missing = run(folder.path(), &["new", "other.json", "--from", "none.pdf"], "");
    assert_eq!(missing.status.code(), Some(2));
    assert!(text(&missing.stderr).contains("none.pdf"));
}

/// The answers that a program proposes for the contract.
fn proposals(folder: &Path, more: Value) {
    let mut answers = vec![
        json!({ "pointer": "/title", "value": "DPA" }),
        json!({ "pointer": "/instrument/type", "value": "processor_contract" }),
        json!({ "pointer": "/parties", "value": "Northmoor Council" }),
        json!({ "pointer": "/parties", "value": "Examplia Ltd" }),
        json!({
            "pointer": "/retention/delete_days", "value": 30, "clause": "1.1",
            "quote": "The Supplier shall delete the Personal Data within 30 days",
        }),
    ];

    answers.extend(more.as_array().unwrap().iter().cloned());
    let file = json!({ "answers": answers });
    fs::write(folder.join("answers.json"), file.to_string()).unwrap();
}

#[test]
fn a_proposed_fact_whose_quote_does_not_stand_there_is_refused_by_name() {
    let folder = folder();
    let arguments = ["new", "deal.json", "--from", "contract.md", "--answers", "answers.json"];
    for (answer, wrong) in [
        (
            json!({ "pointer": "/oversight/audit/exists", "value": true, "quote": "The Council shall audit the Supplier's compliance" }),
            "other words: `may` for `shall`",
        ),
        (
            json!({ "pointer": "/oversight/audit/exists", "value": true, "quote": "pigs fly over the moon at night" }),
            "does not stand in contract.md",
        ),
        (
            json!({ "pointer": "/oversight/audit/exists", "value": true, "clause": "1.1", "quote": "The Council may audit the Supplier's compliance" }),
            "at another place of contract.md: clause 2.1",
        ),
        (
            json!({ "pointer": "/oversight/audit/exists", "value": true, "clause": "2.1" }),
            "it has no quote",
        ),
        (
            json!({ "pointer": "/oversight/audit/exists", "absent": "silent" }),
            "no quote can prove a silence",
        ),
    ] {
        proposals(folder.path(), json!([answer]));
        let run = run(folder.path(), &arguments, "");
        let told = text(&run.stderr);
        assert_eq!(run.status.code(), Some(2), "{told}");
        assert!(told.contains("oversight.audit.exists"), "{told}");
        assert!(told.contains(wrong), "{told}");
        assert!(!folder.path().join("deal.json").exists());
    }

    proposals(folder.path(), json!([]));
    let blind = ["new", "deal.json", "--answers", "answers.json"];
    let without = run(folder.path(), &blind, "");
    assert_eq!(without.status.code(), Some(2));
    assert!(text(&without.stderr).contains("name the document with --from"));

    let done = run(folder.path(), &arguments, "");
    assert!(done.status.success(), "{}", text(&done.stderr));
    let draft = held(folder.path());
    assert_eq!(draft["retention"]["delete_days"], 30);
    assert_eq!(draft["sources"][0]["read"], "part");
    let proved = run(folder.path(), &["quotes", "deal.json"], "");
    assert!(proved.status.success(), "{}", text(&proved.stdout));
}

/// Whatever stands in `docs/questions.md` as a key is printed, and nothing else.
#[test]
fn the_questions_have_the_keys_that_their_page_documents() {
    let folder = folder();
    let run = run(folder.path(), &["new", "deal.json", "--from", "contract.md", "--questions"], "");
    let printed: Value = serde_json::from_slice(&run.stdout).unwrap();
    let page = fs::read_to_string("docs/questions.md").unwrap();
    let mut keys: Vec<&String> = printed.as_object().unwrap().keys().collect();
    keys.extend(printed["questions"][0].as_object().unwrap().keys());
    for key in keys {
        assert!(page.contains(&format!("`{key}`")), "{key} is not documented");
    }

    assert!(!folder.path().join("deal.json").exists());
}
