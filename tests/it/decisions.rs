//! Decisions of reviewers stand beside the findings, change none of them, and are refused where the evidence has changed.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

/// The good agreement with a finding of law (RET-001) and one of house policy (COM-003).
fn faulty() -> Value {
    let mut agreement: Value =
        serde_json::from_str(&fs::read_to_string("policies/base.json").unwrap()).unwrap();
    agreement["commitments"][0]
        .as_object_mut()
        .unwrap()
        .remove("remedy");

    for name in ["ends_on", "months"] {
        agreement["term"].as_object_mut().unwrap().remove(name);
    }

    agreement
}

fn write(folder: &Path, name: &str, value: &Value) {
    fs::write(folder.join(name), format!("{value:#}")).unwrap();
}

fn audit(folder: &Path, more: &[&str]) -> Output {
    let fixed = ["audit", "case.json", "--as-of", "2026-11-24", "--no-config"];
    Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(fixed)
        .args(more)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn page(folder: &Path, more: &[&str]) -> String {
    let output = audit(folder, &[more, &["--format", "html"]].concat());
    assert_ne!(
        output.status.code(),
        Some(2),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );

    String::from_utf8(output.stdout).unwrap()
}

fn code(page: &str, rule: &str) -> String {
    let finding = page
        .split(&format!("<article id=\"{rule}\""))
        .nth(1)
        .unwrap();

    finding
        .split("<dt>Evidence<dd>")
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap()
        .to_owned()
}

fn decided(name: &str, entries: &[(&str, &str, &str, &str)]) -> Value {
    let entries: Vec<Value> = entries
        .iter()
        .map(|(rule, evidence, decision, reason)| {
            json!({ "rule": rule, "evidence": evidence, "decision": decision, "reason": reason })
        })
        .collect();

    json!({
        "format": "lacuna-decisions/1", "agreement": "base", "report": "L-2026-11-24-00000000",
        "reviewer": { "name": name, "role": "DPO" }, "decisions": entries,
    })
}

fn refused(folder: &Path, file: &Value) -> String {
    write(folder, "d.json", file);
    let output = audit(folder, &["--decisions", "d.json", "--output", "out.html"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        output.stdout.is_empty() && !folder.join("out.html").exists(),
        "something was written"
    );

    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn every_reviewer_has_a_column_and_disagreements_come_first() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "case.json", &faulty());
    let before = page(folder, &[]);
    let (ret, com) = (code(&before, "RET-001"), code(&before, "COM-003"));
    write(
        folder,
        "a.json",
        &decided(
            "Jo Field",
            &[
                ("RET-001", &ret, "accept", ""),
                ("COM-003", &com, "accept", ""),
            ],
        ),
    );

    write(
        folder,
        "b.json",
        &decided(
            "Kim <b>Lee",
            &[("COM-003", &com, "dispute", "Annex 2 has it.\u{202E}")],
        ),
    );

    let more = ["--decisions", "a.json", "--decisions", "b.json"];
    let after = page(folder, &more);
    let table = after
        .split("class=\"reviewers\"")
        .nth(1)
        .unwrap()
        .split("</table>")
        .next()
        .unwrap();

    assert!(
        table.find("COM-003").unwrap() < table.find("RET-001").unwrap(),
        "the disagreement does not come first"
    );

    assert!(
        table.contains("Jo Field, DPO") && table.contains("Kim &lt;b&gt;Lee, DPO"),
        "{table}"
    );

    assert!(table.contains("Annex 2 has it.") && !after.contains('\u{202E}'));
    assert_eq!(table.matches("no decision").count(), 1);

    // No outcome, verdict or exit code changes.
    assert_eq!(
        audit(folder, &[]).status.code(),
        audit(folder, &more).status.code()
    );

    let data = |more: &[&str]| -> Value {
        serde_json::from_slice(&audit(folder, &[more, &["--format", "json"]].concat()).stdout)
            .unwrap()
    };

    let (plain, mut with) = (data(&[]), data(&more));
    let mut found = 0;
    for rule in with["assessments"][0]["rules"].as_array_mut().unwrap() {
        found += rule
            .as_object_mut()
            .unwrap()
            .remove("decisions")
            .map_or(0, |list| list.as_array().unwrap().len());
    }

    assert_eq!((found, with), (3, plain));
    let text = String::from_utf8(audit(folder, &more).stdout).unwrap();
    assert!(text.contains("COM-003: the reviewers disagree."), "{text}");
}

#[test]
fn decisions_on_other_evidence_are_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "case.json", &faulty());
    let before = page(folder, &[]);
    let ret = code(&before, "RET-001");
    let file = decided("Jo", &[("RET-001", &ret, "accept", "")]);
    let mut changed = faulty();
    changed["term"]["months"] = json!(0);
    write(folder, "case.json", &changed);
    let message = refused(folder, &file);
    assert!(
        message.contains("RET-001") && message.contains("d.json:"),
        "{message}"
    );

    // A change elsewhere changes nothing here.
    changed = faulty();
    changed["title"] = json!("Another title");
    write(folder, "case.json", &changed);
    assert_eq!(code(&page(folder, &[]), "RET-001"), ret);

    let message = refused(folder, &decided("Jo", &[("TRN-001", &ret, "accept", "")]));
    assert!(
        message.contains("the evidence of TRN-001 has changed"),
        "{message}"
    );

    let mut other = file.clone();
    other["agreement"] = json!("other");
    assert!(refused(folder, &other).contains("`other`"));
}

#[test]
fn files_that_are_no_decisions_are_refused_at_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "case.json", &faulty());
    let ret = code(&page(folder, &[]), "RET-001");
    let good = decided("Jo", &[("RET-001", &ret, "dispute", "Clause 4 says it.")]);
    let with = |pointer: &str, value: Value| {
        let mut file = good.clone();
        *file.pointer_mut(pointer).unwrap() = value;
        refused(folder, &file)
    };

    for (pointer, value, told) in [
        ("/format", json!("something/1"), "not a decisions file"),
        ("/decisions/0/reason", json!(" "), "RET-001 gives no reason"),
        ("/decisions/0/decision", json!("ignore"), "needs_change"),
        ("/decisions/0/evidence", json!("0"), "has changed"),
        ("/reviewer/name", json!(""), "has no name"),
        ("/reviewer", json!([]), "cannot be used"),
    ] {
        let message = with(pointer, value);
        assert!(
            message.contains(told) && message.contains("d.json:"),
            "{pointer}: {message}"
        );
    }

    let twice = decided(
        "Jo",
        &[
            ("RET-001", &ret, "accept", ""),
            ("RET-001", &ret, "accept", ""),
        ],
    );

    assert!(refused(folder, &twice).contains("decided twice"));
    assert!(refused(folder, &json!([])).contains("not a decisions file"));
}
