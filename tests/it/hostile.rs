//! Hostile input ends in a clear error or in a harmless display: never a panic, an abort, or exit code 0 on what was not read.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use lacuna::agreement::CheckedAgreement;
use lacuna::audit::audit;
use lacuna::policy::{builtin, load};
use lacuna::report::{FORMATS, Messages, Report};
use lacuna::source_file::SourceFile;
use serde_json::Value;

fn lacuna(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// A run that must be refused: exit code 2, a message, no panic, and nothing on standard output.
fn refused(name: &str, content: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), content).unwrap();
    let output = lacuna(&["audit", name, "--output", "report.html"], folder.path());
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(
        !message.contains("panicked") && !message.is_empty(),
        "{message}"
    );

    assert!(output.stdout.is_empty());
    assert!(
        !folder.path().join("report.html").exists(),
        "a report was written"
    );

    message
}

fn core(more: &str) -> String {
    format!(
        r#"{{"schema_version":1,"id":"case","title":"A case","instrument":{{"type":"contract"}},"parties":[{{"id":"v","name":"V","kind":"vendor"}}]{more}}}"#
    )
}

#[test]
fn depth_bombs_are_refused() {
    for bomb in [
        "[".repeat(200_000),
        "{\"a\":".repeat(200_000),
        format!("{}{}", "[".repeat(5_000), "]".repeat(5_000)),
    ] {
        assert!(refused("bomb.json", bomb.as_bytes()).contains("nested more than"));
    }
}

#[test]
fn a_string_of_50_megabytes_is_read_or_refused_and_never_printed_whole() {
    let long = "a".repeat(50_000_000);
    let message = refused(
        "long.json",
        core(&format!(",\"sumary\":\"{long}\"")).as_bytes(),
    );

    assert!(message.len() < 5_000, "{} bytes of message", message.len());
    assert!(message.contains("summary"), "{message}");
}

#[test]
fn more_than_the_limit_is_refused() {
    let message = refused("huge.json", &vec![b' '; 65 * 1024 * 1024]);
    assert!(message.contains("limit"), "{message}");
}

#[test]
fn many_problems_are_counted_and_not_all_printed() {
    let fields: String = (0..5_000)
        .map(|number| format!(",\"f{number}\":1"))
        .collect();

    let message = refused("many.json", core(&fields).as_bytes());
    assert!(
        message.contains("5000 problems") && message.len() < 200_000,
        "{} bytes",
        message.len()
    );
}

#[test]
fn numbers_and_bytes_that_are_none_are_refused() {
    assert!(
        refused(
            "number.json",
            core(",\"term\":{\"months\":4e800}").as_bytes()
        )
        .contains("too large")
    );

    assert!(refused("bytes.json", b"{\"title\":\"\xff\"}").contains("UTF-8"));
}

/// Whether text could move a cursor, change a direction or hide a letter.
fn is_tame(text: &str) -> bool {
    !text.chars().any(|c| {
        (c.is_control() && c != '\n')
            || ('\u{202A}'..='\u{202E}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
            || c == '\u{200B}'
    })
}

#[test]
fn messages_obey_no_character_of_the_file() {
    let hostile = "\u{202E}gnp\u{1b}[31m\u{9b}31m\u{200B}";
    let escaped = serde_json::to_string(hostile).unwrap();
    let message = refused(
        "names.json",
        core(&format!(",{escaped}:1,\"term\":{{\"months\":{escaped}}}")).as_bytes(),
    );

    assert!(is_tame(&message), "{message:?}");
    let message = refused(
        "names.json",
        core(&format!(",\"{hostile}\":1").replace('\u{1b}', "")).as_bytes(),
    );

    assert!(is_tame(&message), "{message:?}");
}

/// The base agreement with a text in place of each string that the schema lets be anything, one after the other.
fn with_text_everywhere(text: &str) -> Value {
    let mut agreement: Value =
        serde_json::from_str(&fs::read_to_string("policies/base.json").unwrap()).unwrap();
    let mut pointers = Vec::new();
    collect(&agreement, "", &mut pointers);
    let mut placed = 0;

    for pointer in pointers {
        let mut changed = agreement.clone();
        *changed.pointer_mut(&pointer).unwrap() = Value::String(text.to_owned());
        if CheckedAgreement::read(Arc::new(SourceFile::new("case.json", changed.to_string())))
            .is_ok()
        {
            agreement = changed;
            placed += 1;
        }
    }

    assert!(placed > 30, "{placed}");

    agreement
}

fn collect(value: &Value, at: &str, pointers: &mut Vec<String>) {
    match value {
        Value::String(_) => pointers.push(at.to_owned()),
        Value::Array(elements) => elements
            .iter()
            .enumerate()
            .for_each(|(number, inner)| collect(inner, &format!("{at}/{number}"), pointers)),
        Value::Object(members) => members
            .iter()
            .for_each(|(name, inner)| collect(inner, &format!("{at}/{name}"), pointers)),
        _ => {}
    }
}

#[test]
fn hostile_text_in_every_field_is_shown_and_not_obeyed_in_every_format() {
    let hostile =
        "</script><img src=x onerror=alert(1)>\u{202E}evil\u{1b}[31m\u{9b}\u{200B}&amp;\"'";
    let mut agreement = with_text_everywhere(hostile);
    // Findings are wanted too, since they quote.
    agreement["retention"]["on_end"] = Value::String("retain".to_owned());
    agreement.as_object_mut().unwrap().remove("training");
    let checked = CheckedAgreement::read(Arc::new(SourceFile::new(
        "case.json",
        agreement.to_string(),
    )))
    .unwrap();

    let policy = load(&[builtin()]).unwrap();
    let assessments = [audit(
        &checked,
        &policy,
        chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
    )];

    let messages = Messages::english();
    for format in FORMATS {
        let report = Report::new(&assessments, &messages);
        let page = (format.render)(&report).unwrap();
        assert!(is_tame(&page), "{} obeys a hidden character", format.name);

        if format.name == "html" {
            assert!(!page.contains("<img src=x"), "the page holds live markup");
            assert_eq!(
                page.matches("<script").count(),
                page.matches("</script>").count()
            );
        }
    }
}

#[test]
fn hostile_rules_fail_the_run() {
    let rule = fs::read_to_string("policies/retention/RET-003.toml").unwrap();
    let with = |condition: &str| {
        let own = "has(it.retention.months) || has(it.retention.days) || has(it.retention.event)";
        assert!(rule.contains(own), "the rule asks something else by now");
        rule.replace(own, condition)
    };

    let loops = (0..7).fold("x0 == x0".to_owned(), |inner, number| {
        format!("agreement.datasets.all(x{number}, {inner})")
    });

    let cases: [(&str, String); 9] = [
        ("too long", with(&vec!["it.personal"; 400].join(" && "))),
        (
            "deeply nested",
            with(&format!(
                "{}it.personal{}",
                "(".repeat(900),
                ")".repeat(900)
            )),
        ),
        ("not balanced", with(&"(".repeat(900))),
        ("chain", with(&vec!["!"; 1_500].concat())),
        (
            "too many loops",
            with(&(0..12).fold("it.personal".to_owned(), |inner, number| {
                format!("agreement.datasets.all(x{number}, {inner})")
            })),
        ),
        ("compares groups", with(&loops)),
        ("silence passes", with("!has(it.retention.event)")),
        ("bytes", with("it.personal == b'\\\\xff'")),
        ("unknown", with("it.personel")),
    ];

    for (name, content) in cases {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("retention")).unwrap();
        fs::write(folder.path().join("retention/RET-003.toml"), content).unwrap();

        for arguments in [
            ["rules", "check", "retention"],
            ["rules", "test", "retention"],
        ] {
            let output = lacuna(&arguments, folder.path());
            let message = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(2), "{name}: {message}");
            assert!(
                !message.contains("panicked") && message.contains("RET-003.toml:"),
                "{name}: {message}"
            );
        }
    }
}
