//! `lacuna mcp` refuses what it was not asked for in the right form, and says what is expected.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// What the tools answer to some calls, each with whether it is an error.
fn answers(calls: &[(&str, Value)]) -> Vec<(String, bool)> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy("policies/base.json", folder.path().join("a.json")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(["mcp", "--root"])
        .arg(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();

    let lines = calls.iter().enumerate().map(|(id, (name, arguments))| {
        let call = json!({ "jsonrpc": "2.0", "id": id, "method": "tools/call",
            "params": { "name": name, "arguments": arguments } });
        format!("{call}\n")
    });

    let mut input = child.stdin.take().unwrap();
    input
        .write_all(lines.collect::<String>().as_bytes())
        .unwrap();
    drop(input);

    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let answer = |line: &str| {
        let answer: Value = serde_json::from_str(line).unwrap();
        let result = &answer["result"];
        let text = result["content"][0]["text"].as_str().unwrap_or(line);
        (text.to_owned(), result["isError"] == true)
    };

    text.lines().map(answer).collect()
}

#[test]
fn arguments_of_a_wrong_type_are_errors_that_say_what_is_expected() {
    let audit = |format: Value| ("audit", json!({ "path": "a.json", "format": format }));
    let letter = |to: Value| ("questions", json!({ "path": "a.json", "to": to }));
    let calls = [
        (
            audit(json!(5)),
            "`format` must be one of text, json, ndjson, markdown",
        ),
        (audit(json!(["json"])), "`format` must be one of"),
        (audit(json!("htlm")), "htlm"),
        (letter(json!(7)), "`to` must be a list of ids of parties"),
        (
            letter(json!({ "id": "vendor" })),
            "`to` must be a list of ids of parties",
        ),
        (
            letter(json!(["vendor", 7])),
            "`to` must be a list of ids of parties",
        ),
        (letter(json!("nobody")), "nobody"),
        (("audit", json!({ "path": 5 })), "`path` must be a path"),
        (
            ("audit", json!({ "path": "a.json", "as_of": 2026 })),
            "`as_of` must be",
        ),
        (
            ("audit", json!({ "path": "a.json", "output": true })),
            "`output` must be",
        ),
        (("audit", json!(["a.json"])), "arguments"),
        (("audit", json!("a.json")), "arguments"),
        (
            ("explain", json!({ "field": ["term"] })),
            "`field` must be a string",
        ),
        (
            (
                "compare",
                json!({ "old": "a.json", "new": "a.json", "format": true }),
            ),
            "`format` must be one of",
        ),
    ];

    let given = answers(&calls.clone().map(|(call, _)| call));
    assert_eq!(given.len(), calls.len());
    for ((call, expected), (text, is_error)) in calls.iter().zip(given) {
        assert!(is_error && text.contains(expected), "{call:?}: {text}");
    }
}

/// A text in the place of a list is a list of one; what is null is not given.
#[test]
fn a_letter_goes_to_the_party_that_is_named() {
    let letter = |to: Value| ("questions", json!({ "path": "a.json", "to": to }));
    let base: Value =
        serde_json::from_str(&std::fs::read_to_string("policies/base.json").unwrap()).unwrap();

    let public_body = base["parties"][0]["id"].as_str().unwrap();
    let given = answers(&[
        letter(json!(public_body)),
        letter(json!([public_body])),
        letter(json!(null)),
        ("questions", json!({ "path": "a.json" })),
        ("audit", json!({ "path": "a.json", "format": null })),
    ]);

    assert!(given.iter().all(|(_, is_error)| !is_error), "{given:?}");
    assert_eq!(given[0], given[1]);
    assert_eq!(given[2], given[3]);
    assert_ne!(given[0], given[2]);
}
