//! `lacuna init` with a contract beside the questions, and the way in for other programs.

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

const ARGUMENTS: [&str; 6] = [
    "new",
    "deal.json",
    "--from",
    "contract.md",
    "--as-of",
    "2026-11-24",
];

/// The core, and the law that governs without a place.
const CORE: &str = "DPA\nprocessor_contract\nNorthmoor Council\nExamplia Ltd\n\nGB\n\n";

#[test]
fn a_number_takes_clause_and_words_of_a_passage_into_the_file() {
    let folder = folder();
    // First all is skipped, to see which question shows which passages.
    let skipped = run(
        folder.path(),
        &ARGUMENTS,
        &format!("{CORE}{}", "\n".repeat(70)),
    );

    let seen = text(&skipped.stdout);
    let questions: Vec<&str> = seen.split("\n── ").skip(1).collect();
    let at = questions
        .iter()
        .position(|shown| shown.contains("Answer: yes or no") && shown.contains("\n @1 "))
        .unwrap_or_else(|| panic!("{seen}"));

    // Durations are offered and never filled in.
    assert!(seen.contains("In it: 30 days (30 days)"), "{seen}");
    assert!(!seen.contains("In it: £"), "{seen}");

    fs::remove_file(folder.path().join("deal.json")).unwrap();
    // The law took two lines, and every question before it one.
    let before = "\n".repeat(at - 6);
    let taken = run(
        folder.path(),
        &ARGUMENTS,
        &format!("{CORE}{before}yes @99\nyes @1\nstop\n"),
    );

    let seen = text(&taken.stdout);
    assert!(taken.status.success(), "{}", text(&taken.stderr));
    assert!(
        seen.contains("there is no passage with this number"),
        "{seen}"
    );
    let draft = held(folder.path());
    let written = draft.to_string();
    let fact = questions[at].lines().nth(2).unwrap();
    assert!(written.contains("\"quote\":"), "{fact}: {written}");
    assert_eq!(draft["sources"][0]["file"], "contract.md");
    assert_eq!(draft["sources"][0]["sha256"].as_str().unwrap().len(), 64);
    assert!(
        seen.contains("1 of them with a quote from contract.md"),
        "{seen}"
    );
    assert!(seen.contains("clauses carry no answer"), "{seen}");
    let proved = run(folder.path(), &["quotes", "deal.json"], "");
    let proved = text(&proved.stdout);
    assert!(proved.contains("1 quote: 1 verbatim"), "{proved}");

    // The contract is found again by the file that names it.
    let questions = run(folder.path(), &["new", "deal.json", "--questions"], "");
    let questions: Value = serde_json::from_slice(&questions.stdout).unwrap();
    assert_eq!(questions["document"]["file"], "contract.md");
}

#[test]
fn another_document_is_refused_and_a_missing_one_is_told() {
    let folder = folder();
    let arguments = ["new", "deal.json", "--from", "contract.md"];
    run(
        folder.path(),
        &arguments,
        "DPA\nprocessor_contract\nNorthmoor Council\n\nGB\n\nstop\n",
    );
    let before = held(folder.path());
    fs::write(
        folder.path().join("contract.md"),
        CONTRACT.replace("30", "300"),
    )
    .unwrap();
    let changed = run(folder.path(), &arguments, "stop\n");
    assert_eq!(changed.status.code(), Some(2));
    let told = text(&changed.stderr);
    assert!(
        told.contains("not the document that deal.json was made from"),
        "{told}"
    );
    assert_eq!(held(folder.path()), before);

    let missing = run(
        folder.path(),
        &["new", "other.json", "--from", "none.pdf"],
        "",
    );
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
    let arguments = [
        "new",
        "deal.json",
        "--from",
        "contract.md",
        "--answers",
        "answers.json",
    ];
    for (answer, wrong) in [
        (
            json!({ "pointer": "/oversight/audit/exists", "value": true, "quote": "The Council shall audit the Supplier's compliance" }),
            "other words: `may` for `shall`",
        ),
        (
            json!({ "pointer": "/oversight/audit/exists", "value": true, "quote": "pigs fly over the moon at night" }),
            "its quote is not in contract.md",
        ),
        (
            json!({ "pointer": "/oversight/audit/exists", "value": true, "clause": "1.1", "quote": "The Council may audit the Supplier's compliance" }),
            "appears elsewhere in contract.md: clause 2.1",
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
    let run = run(
        folder.path(),
        &["new", "deal.json", "--from", "contract.md", "--questions"],
        "",
    );
    let printed: Value = serde_json::from_slice(&run.stdout).unwrap();
    let page = fs::read_to_string("docs/questions.md").unwrap();
    let mut keys: Vec<&String> = printed.as_object().unwrap().keys().collect();
    keys.extend(printed["questions"][0].as_object().unwrap().keys());
    for key in keys {
        assert!(
            page.contains(&format!("`{key}`")),
            "{key} is not documented"
        );
    }

    assert!(!folder.path().join("deal.json").exists());
}

/// A line typed under the first sheet, and what is shown after it.
fn typed_on_a_sheet(folder: &Path, lines: &str) -> (String, Option<Value>) {
    drop(fs::remove_file(folder.join("deal.json")));
    let skipped = run(folder, &ARGUMENTS, &format!("{CORE}{}", "\n".repeat(70)));
    let seen = text(&skipped.stdout);
    let questions: Vec<&str> = seen.split("\n── ").skip(1).collect();
    let at = questions
        .iter()
        .position(|shown| shown.contains("questions on one passage"))
        .unwrap_or_else(|| panic!("{seen}"));

    fs::remove_file(folder.join("deal.json")).unwrap();
    let before = "\n".repeat(at - 6);
    let typed = run(
        folder,
        &ARGUMENTS,
        &format!("{CORE}{before}{lines}\nstop\n"),
    );
    let seen = text(&typed.stdout);
    let after = seen.split("questions on one passage").nth(1).unwrap();
    let draft = folder.join("deal.json").exists().then(|| held(folder));

    (after.to_owned(), draft)
}

#[test]
fn questions_that_share_a_passage_are_answered_in_one_line_with_its_clause_and_words() {
    let folder = folder();
    let (seen, draft) = typed_on_a_sheet(folder.path(), "A: granted, b silent");
    let draft = draft.unwrap();
    assert_eq!(draft["access"]["vendor"], "granted", "{seen}");
    let clause = &draft["access"]["clauses"][0];
    assert_eq!(clause["covers"], json!(["vendor"]), "{draft}");
    assert!(CONTRACT.contains(clause["quote"].as_str().unwrap()));
    assert_eq!(
        draft["access"]["absent"]["vendor_collects_from_public"]["kind"], "silent",
        "{draft}"
    );

    let proved = run(folder.path(), &["quotes", "deal.json"], "");
    assert!(text(&proved.stdout).contains("1 quote: 1 verbatim"));
}

#[test]
fn a_line_that_is_wrong_in_one_part_records_nothing_and_one_step_back_takes_all_of_a_sheet() {
    let folder = folder();
    let wrong = [
        ("yes", "begins with no letter"),
        ("z yes", "begins with no letter"),
        ("a", "has no answer"),
        ("a granted, a none", "a is answered twice"),
        ("a granted, b perhaps", "b: answer yes or no"),
        ("a redacted", "omit a"),
        ("a granted @1", "omit @1"),
        ("nothing", "type the letter"),
    ];

    for (line, says) in wrong {
        let (seen, draft) = typed_on_a_sheet(folder.path(), line);
        let seen = seen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(seen.contains(says), "{line}: {seen}");
        assert!(draft.unwrap().get("access").is_none(), "{line}");
    }

    let (_, draft) = typed_on_a_sheet(folder.path(), "a b silent\nback");
    assert!(draft.unwrap().get("access").is_none());
}

#[test]
fn what_a_sheet_leaves_open_is_asked_by_itself_and_help_says_what_to_look_for() {
    let folder = folder();
    let (seen, _) = typed_on_a_sheet(folder.path(), "?\nb silent");
    assert!(seen.contains("express grants"), "{seen}");
    assert!(
        seen.contains("\nWhether the vendor has access to the data\n"),
        "{seen}"
    );
}
