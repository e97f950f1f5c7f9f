//! Slips in every TOML file: what is wrong, at its place, in words of TOML and never of the program's types, and how to write it.

use std::fs;
use std::process::Command;

/// What `lacuna validate` says of a file, and its exit code.
fn told(name: &str, content: &str) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), content).unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(["validate", name])
        .current_dir(folder.path())
        .output()
        .unwrap();

    (
        run.status.code(),
        String::from_utf8_lossy(&run.stderr).into_owned(),
    )
}

/// Words of the libraries and of Rust, which say nothing to a person who writes TOML.
const FOREIGN: [&str; 9] = [
    "struct ",
    "enum ",
    "variant",
    "a map",
    "sequence",
    "i64",
    "u32",
    "invalid type",
    "expected literal",
];

fn check(name: &str, content: &str, place: &str, says: &[&str]) {
    let (code, text) = told(name, content);
    assert_eq!(code, Some(2), "{content}\n{text}");
    assert!(
        text.contains(&format!("{name}:{place}")),
        "{content}\n{text}"
    );
    for words in says {
        assert!(text.contains(words), "{words}:\n{content}\n{text}");
    }
    for words in FOREIGN {
        assert!(!text.contains(words), "{words}:\n{content}\n{text}");
    }
}

#[test]
fn slips_in_settings_are_told_in_words() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "[severity]\nRET-003 = \"low\"\n",
            "2:11",
            &["write { severity = \"low\", reason = \"why\" }"],
        ),
        (
            "packs = \"retention\"\n",
            "1:9",
            &[
                "a list in square brackets is expected here, and this is text in quotes",
                "[\"retention\"]",
            ],
        ),
        (
            "severity = \"low\"\n",
            "1:12",
            &["a table is expected here", "as in [name]"],
        ),
        ("fail-on = 3\n", "1:11", &["it holds one of: low, medium"]),
        (
            "fail-on-policy = \"yes\"\n",
            "1:18",
            &[
                "true or false is expected here",
                "write true without quotes",
            ],
        ),
        (
            "[parameters]\nmax_waiver_days = 3.5\n",
            "2:19",
            &[
                "a whole number, text or a list of texts",
                "round it to a whole number",
            ],
        ),
        (
            "[rules-off]\nRET-003 = true\n",
            "2:11",
            &["text in quotes is expected here", "\"true\""],
        ),
        (
            "packs = [\"retention\"\n",
            "1:",
            &["this list does not end", "put ] after its last entry"],
        ),
        (
            "packs = [retention]\n",
            "1:10",
            &["a text needs quotes here", "write \"retention\""],
        ),
        ("outputs = [1]\n", "1:12", &["put it in quotes: \"1\""]),
        (
            "[severity.RET-003]\nreason = \"x\"\n",
            "1:1",
            &["the field `severity` is missing here", "add a line"],
        ),
        (
            "[[waivers]]\na = 1\n",
            "1:1",
            &["text in quotes is expected here, and this is"],
        ),
        (
            "rules-off = [\"RET-003\"]\n",
            "1:13",
            &["a table is expected here, and this is a list"],
        ),
        (
            "packs = []\npacks = []\n",
            "2:1",
            &["given twice", "keep one of the two"],
        ),
        (
            "ignore = [\"RET-003\"]\n",
            "1:1",
            &["did you mean `rules-off`?"],
        ),
        ("packs\n", "1:", &["is missing"]),
        ("language = 'fr\n", "1:", &["this text does not end"]),
        (
            "language = \"fr\"\n",
            "1:12",
            &["the languages are: en, zh"],
        ),
        (
            "packs = [\"retentoin\"]\n",
            "1:10",
            &["did you mean `retention`?"],
        ),
        ("format = \"jsn\"\n", "1:10", &["did you mean json?"]),
        (
            "waivers = \"none.toml\"\n",
            "1:11",
            &["there is nothing at none.toml", "the folder of this file"],
        ),
        (
            "policies = [\"rules\"]\n",
            "1:13",
            &["there is nothing at rules"],
        ),
        (
            "[rules-off]\nRET-999 = \"r\"\n",
            "2:1",
            &["did you mean `RET-009`?"],
        ),
        ("{\"packs\": []}\n", "1:1", &["this is JSON"]),
        ("[\"retention\"]\n", "1:1", &["this is JSON"]),
    ];

    for (content, place, says) in cases {
        check("lacuna.toml", content, place, says);
    }
}

const WAIVER: &str = "[[waiver]]\nagreement = \"a\"\nrule = \"RET-003\"\nfingerprint = \"0123456789abcdef\"\n\
                      by = \"A, head\"\nreason = \"r\"\nexpires = \"2027-01-01\"\n";

#[test]
fn a_day_needs_no_quotes() {
    let waiver = WAIVER.replace("\"2027-01-01\"", "2027-01-01");
    let (code, text) = told("w.toml", &waiver);
    assert_eq!(code, Some(0), "{text}");
}

#[test]
fn slips_in_waivers_are_told_in_words() {
    let without = WAIVER.replace("fingerprint = \"0123456789abcdef\"\n", "");
    check(
        "w.toml",
        &without,
        "1:1",
        &[
            "the field `fingerprint` is missing here",
            "`lacuna waive` writes it",
        ],
    );

    let cases: &[(&str, &str, &str, &[&str])] = &[
        ("expires =", "until =", "7:1", &["did you mean `expires`?"]),
        ("reason =", "why =", "6:1", &["did you mean `reason`?"]),
        (
            "expires =",
            "expirse =",
            "7:1",
            &["did you mean `expires`?"],
        ),
        (
            "\"2027-01-01\"",
            "2027-02-30",
            "7:11",
            &["there is no such day in the calendar"],
        ),
        (
            "\"2027-01-01\"",
            "2027-01-01T12:00:00Z",
            "7:11",
            &["a date with a time", "write the day alone"],
        ),
        (
            "\"2027-01-01\"",
            "01/02/2027",
            "7:11",
            &["not a day as TOML writes it", "\"2027-02-05\""],
        ),
        (
            "by = \"A, head\"",
            "by = 3",
            "5:6",
            &["put it in quotes: \"3\""],
        ),
        (
            "by = \"A, head\"",
            "by = [\"A\"]",
            "5:6",
            &["it is one text"],
        ),
        (
            "by = \"A, head\"",
            "by =",
            "5:",
            &["a value is missing here"],
        ),
        ("by = \"A, head\"", "by: \"A\"", "5:", &["and not a colon"]),
    ];

    for (old, new, place, says) in cases {
        check("w.toml", &WAIVER.replacen(old, new, 1), place, says);
    }
}

#[test]
fn settings_and_waivers_of_any_name_are_checked_when_they_are_named() {
    assert_eq!(
        told("settings.toml", "packs = [\"retention\"]\n").0,
        Some(0)
    );
    check(
        "settings.toml",
        "packs = \"retention\"\n",
        "1:9",
        &["a list in square brackets"],
    );
    let (code, text) = told("other.toml", "a = 1\n");
    assert_eq!(code, Some(2));
    assert!(text.contains("it has no field of a rule"), "{text}");
}

#[test]
fn slips_in_policies_are_told_in_words() {
    let pack = "name = \"Ours\"\nauthority = \"A\"\nversion = \"1\"\nedition = \"2026-01-01\"\n";
    let cases: &[(&str, &str, &str, &[&str])] = &[
        ("\"1\"", "1", "3:11", &["put it in quotes: \"1\""]),
        (
            "version = \"1\"\n",
            "",
            "1:1",
            &["the field `version` is missing here"],
        ),
        ("version", "versoin", "3:1", &["did you mean `version`?"]),
    ];

    for (old, new, place, says) in cases {
        check("pack.toml", &pack.replacen(old, new, 1), place, says);
    }

    let parameter = "[days]\nvalue = 3\nunit = \"days\"\nreason = \"r\"\nbasis = \"policy\"\n";
    let cases: &[(&str, &str, &str, &[&str])] = &[
        ("= 3", "= 3.5", "2:9", &["round it to a whole number"]),
        (
            "\"policy\"",
            "\"polcy\"",
            "5:9",
            &["this field cannot hold `polcy`", "did you mean `policy`?"],
        ),
        ("\"policy\"", "3", "5:9", &["a word in quotes is expected"]),
        ("unit =", "unti =", "3:1", &["did you mean `unit`?"]),
        (
            "unit = \"days\"\n",
            "",
            "1:1",
            &["the field `unit` is missing here"],
        ),
    ];

    for (old, new, place, says) in cases {
        check(
            "parameters.toml",
            &parameter.replacen(old, new, 1),
            place,
            says,
        );
    }

    check(
        "facts.toml",
        "[ours.x]\ntype = \"boolean\"\n",
        "1:",
        &["needs quotes"],
    );
    check(
        "definitions.toml",
        "[x]\nmeans = \"m\"\ncondition = agreement.term.months <= 3\n",
        "3:",
        &["put text in quotes"],
    );
}

#[test]
fn slips_in_decisions_are_told_in_words() {
    let file = r#"{"format":"lacuna-decisions/1","agreement":"x","report":"r","reviewer":{"name":"A"},"decisions":[
{"rule":"RET-003","evidence":"0123456789abcdef","decision":"accept"}]}"#;
    let cases: &[(&str, &str, &str, &[&str])] = &[
        (
            r#"{"name":"A"}"#,
            r#""A""#,
            "1:",
            &["a group in braces is expected here, and this is text in quotes"],
        ),
        (
            r#""accept""#,
            r#""agree""#,
            "2:",
            &["this field cannot hold `agree`", "accept, dispute"],
        ),
        (
            r#""decision":"#,
            r#""decison":"#,
            "2:",
            &["did you mean `decision`?"],
        ),
        (
            r#""rule":"RET-003","#,
            "",
            "2:",
            &["the field `rule` is missing here"],
        ),
    ];

    for (old, new, place, says) in cases {
        check("d.json", &file.replacen(old, new, 1), place, says);
    }
}
