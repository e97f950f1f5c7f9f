//! What build servers take: SARIF, annotations, comments and JUnit within their limits, worst first; filters that are said
//! in every format; ids that are told apart.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn base() -> Value {
    serde_json::from_str(&fs::read_to_string("policies/base.json").unwrap()).unwrap()
}

/// A folder of agreements; the last of them alone has a critical finding of law.
fn folder(count: usize, note: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("d")).unwrap();
    for at in 0..count {
        let mut agreement = base();
        agreement["id"] = format!("a-{at:04}").into();
        agreement["title"] = format!("Agreement {at} {note}").into();
        agreement.as_object_mut().unwrap().remove("security");

        if at + 1 == count {
            agreement["retention"]["on_end"] = json!("retain");
        }

        fs::write(
            folder.path().join(format!("d/{at:04}.json")),
            agreement.to_string(),
        )
        .unwrap();
    }

    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let fixed = ["--as-of", "2026-11-24", "-q", "--fail-on", "never"];
    Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(arguments)
        .args(fixed)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn out(run: &Output) -> String {
    assert_eq!(
        run.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );

    String::from_utf8(run.stdout.clone()).unwrap()
}

#[test]
fn sarif_stays_within_the_limits_of_code_hosts_and_keeps_the_worst() {
    let folder = folder(130, "");
    let text = out(&run(folder.path(), &["audit", "d", "--format", "sarif"]));
    let log: Value = serde_json::from_str(&text).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(
        results.len() <= 25_000 && results.len() > 130,
        "{}",
        results.len()
    );

    let failed = |result: &&Value| result["kind"] == "fail" && result["ruleId"] == "RET-005";
    assert_eq!(
        results.iter().filter(failed).count(),
        1,
        "the one critical finding is kept"
    );

    assert!(
        results
            .iter()
            .all(|result| result["kind"] != "pass" && result["kind"] != "notApplicable")
    );

    let notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"].to_string();
    assert!(notes.contains("are omitted"), "{notes}");
    assert_eq!(
        log["runs"][0]["invocations"][0]["executionSuccessful"],
        true
    );

    fs::write(folder.path().join("o.sarif"), &text).unwrap();
    let gzip = Command::new("gzip")
        .args(["-c", "o.sarif"])
        .current_dir(folder.path())
        .output()
        .unwrap();

    assert!(gzip.stdout.len() < 10_000_000, "{}", gzip.stdout.len());
    // Below the limit nothing is left out.
    let few = out(&run(
        folder.path(),
        &["audit", "d/0000.json", "--format", "sarif"],
    ));

    assert!(
        few.contains("\"notApplicable\"") && few.contains("\"pass\"") && !few.contains("omitted")
    );
}

#[test]
fn comments_fit_and_say_what_they_leave_out() {
    for (count, note) in [
        (1, ""),
        (12, ""),
        (140, "中文标题"),
        (
            700,
            "with a title that goes on and on and on, for a whole line and more",
        ),
    ] {
        let folder = folder(count, note);
        let text = out(&run(folder.path(), &["audit", "d", "--format", "markdown"]));
        assert!(
            text.encode_utf16().count() <= 65_536,
            "{count}: {}",
            text.encode_utf16().count()
        );

        assert!(
            text.contains("RET-005"),
            "{count}: the worst finding of the last agreement is there"
        );

        assert_eq!(
            text.contains("this comment is shortened"),
            count > 100,
            "{count}"
        );
    }
}

/// What the settings changed is bounded like the rest, and what is omitted of it is counted.
#[test]
fn a_comment_fits_however_many_reasons_the_settings_give() {
    let reason =
        "So it was decided by the board, after long talks and for many reasons. ".repeat(20);
    for count in [3, 400] {
        let folder = folder(140, "");
        let policy = lacuna::policy::load(&[lacuna::policy::builtin()]).unwrap();
        // What is low already cannot be lowered.
        let rules = policy
            .rules
            .iter()
            .filter(|rule| rule.severity > lacuna::policy::Severity::Low);
        let lines: Vec<String> = rules
            .take(count)
            .map(|rule| {
                format!(
                    "{} = {{ severity = \"low\", reason = \"{reason}\" }}\n",
                    rule.id
                )
            })
            .collect();

        let settings = format!("[severity]\n{}", lines.concat());
        fs::write(folder.path().join("lacuna.toml"), settings).unwrap();
        let text = out(&run(folder.path(), &["audit", "d", "--format", "markdown"]));
        let length = text.encode_utf16().count();
        assert!(length <= 65_536, "{count}: {length}");
        assert!(text.contains("this comment is shortened"), "{count}");
        // Agreements and findings keep their room.
        assert!(
            text.lines().filter(|line| line.starts_with("| ")).count() > 100,
            "{count}"
        );
        let told = text.matches("counts as Low here").count();
        if count == 3 {
            assert_eq!(told, 3);
            assert!(!text.contains("of the settings"), "{text}");
        } else {
            let left = format!(
                "{} more changes of the settings are not listed here",
                lines.len() - told
            );
            assert!(told > 10 && text.contains(&left), "{told}: {left}");
        }
    }
}

#[test]
fn annotations_give_the_worst_of_the_whole_run_first() {
    let folder = folder(6, "");
    let text = out(&run(folder.path(), &["audit", "d", "--format", "github"]));
    let commands: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("::notice"))
        .collect();

    assert!(
        commands[0].contains("RET-005") && commands[0].contains("d/0005.json"),
        "{}",
        commands[0]
    );

    let warning = commands
        .iter()
        .position(|line| line.starts_with("::warning"))
        .unwrap();

    assert!(
        commands[warning..]
            .iter()
            .all(|line| !line.starts_with("::error")),
        "errors come before all warnings"
    );

    assert!(
        text.lines()
            .next()
            .unwrap()
            .contains("GitHub shows the first 10 of each"),
        "{text}"
    );
}

#[test]
fn junit_is_well_formed_whatever_a_text_holds() {
    let folder = tempfile::tempdir().unwrap();
    let mut agreement = base();
    let odd = "\u{0}\u{1}\u{8}\u{b}\u{1f}\u{7f}\u{85}\u{2028}\u{fffe}\u{ffff}\u{fdd0}\u{1fffe}\u{10ffff}<&\"'>]]>\u{feff}";
    agreement["title"] = odd.into();

    for party in agreement["parties"].as_array_mut().unwrap() {
        party["name"] = format!("X {odd}").into();
    }

    agreement["retention"]["on_end"] = json!("retain");
    fs::write(folder.path().join("a.json"), agreement.to_string()).unwrap();
    fs::write(folder.path().join("b.json"), "{\"\u{ffff}\": \"\u{fffe}\"}").unwrap();

    for name in ["a.json", "b.json"] {
        let run = run(folder.path(), &["audit", name, "--format", "junit"]);
        let text = String::from_utf8(run.stdout).unwrap();
        // XML 1.0, section 2.2: what a document may hold.
        let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
        assert!(!text.is_empty() && text.chars().all(allowed), "{name}");
        assert!(!text.contains("]]>") && !text.contains("<&"), "{name}");
    }
}

#[test]
fn sarif_carries_no_live_link() {
    let folder = tempfile::tempdir().unwrap();
    let mut agreement = base();
    for (at, party) in agreement["parties"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .enumerate()
    {
        party["name"] =
            format!("[click {at}](javascript:alert(1)) \\[x](https://evil.example)").into();
        party.as_object_mut().unwrap().remove("role");
    }

    fs::write(folder.path().join("a.json"), agreement.to_string()).unwrap();
    let log: Value = serde_json::from_str(&out(&run(
        folder.path(),
        &["audit", "a.json", "--format", "sarif"],
    )))
    .unwrap();

    let messages: Vec<&str> = log["runs"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|result| result["message"]["text"].as_str())
        .collect();

    assert!(
        messages.iter().any(|message| message.contains("click")),
        "the name is shown"
    );

    assert!(
        messages.iter().all(|message| !message.contains("](")),
        "{messages:?}"
    );
}

const FORMATS: [&str; 9] = [
    "text", "json", "ndjson", "html", "sarif", "junit", "markdown", "github", "gitlab",
];

#[test]
fn a_filter_hides_findings_lightens_no_verdict_and_is_said_in_every_format() {
    let folder = folder(1, "");
    let line = |arguments: &[&str]| -> Value {
        let all: Vec<&str> = ["audit", "d/0000.json", "--format", "ndjson"]
            .iter()
            .chain(arguments)
            .copied()
            .collect();
        serde_json::from_str(&out(&run(folder.path(), &all))).unwrap()
    };

    let whole = line(&[]);
    let rules = |line: &Value| -> Vec<String> {
        line["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| finding["rule"].as_str().unwrap().to_owned())
            .collect()
    };

    let cases: [(&[&str], fn(&Value) -> bool); 6] = [
        (&["--select", "SEC"], |finding| {
            finding["rule"].as_str().unwrap().starts_with("SEC")
        }),
        (&["--select", "security"], |finding| {
            finding["rule"].as_str().unwrap().starts_with("SEC")
        }),
        (&["--select", "RET-005,sec"], |finding| {
            finding["rule"] == "RET-005" || finding["rule"].as_str().unwrap().starts_with("SEC")
        }),
        (&["--min-severity", "critical"], |finding| {
            finding["severity"] == "critical"
        }),
        (&["--only", "law"], |finding| finding["basis"] == "law"),
        (&["--only", "policy,guidance"], |finding| {
            finding["basis"] != "law"
        }),
    ];

    for (arguments, keeps) in cases {
        let filtered = line(arguments);
        let expected: Vec<String> = whole["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| keeps(one))
            .map(|one| one["rule"].as_str().unwrap().to_owned())
            .collect();

        assert_eq!(rules(&filtered), expected, "{arguments:?}");
        assert_eq!(
            (&filtered["verdict"], &filtered["policy_verdict"]),
            (&whole["verdict"], &whole["policy_verdict"]),
            "{arguments:?}"
        );

        assert_eq!(filtered["coverage"], whole["coverage"]);
        assert!(
            filtered["filter"]["filter"]
                .as_str()
                .unwrap()
                .starts_with(arguments[0])
        );
    }

    for format in FORMATS {
        let text = out(&run(
            folder.path(),
            &["audit", "d", "--format", format, "--select", "SEC"],
        ));

        assert!(
            text.contains("--select SEC"),
            "{format} does not say that a filter was in force"
        );
    }

    // The exit code goes by what is shown.
    let code = |arguments: &[&str]| {
        let run = Command::new(env!("CARGO_BIN_EXE_lacuna"))
            .args([
                "audit",
                "d",
                "--as-of",
                "2026-11-24",
                "-q",
                "--fail-on",
                "critical",
            ])
            .args(arguments)
            .current_dir(folder.path())
            .output();

        run.unwrap().status.code()
    };

    assert_eq!(
        (
            code(&[]),
            code(&["--select", "RET-005"]),
            code(&["--select", "TRA"])
        ),
        (Some(1), Some(1), Some(0))
    );

    // A part is no baseline.
    fs::write(
        folder.path().join("part.json"),
        out(&run(
            folder.path(),
            &["audit", "d", "--format", "json", "--select", "SEC"],
        )),
    )
    .unwrap();

    let run = run(folder.path(), &["audit", "d", "--baseline", "part.json"]);
    assert_eq!(
        run.status.code(),
        Some(2),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

#[test]
fn a_lowered_severity_makes_nothing_waivable_and_shows_in_every_format() {
    let folder = folder(1, "");
    fs::write(
        folder.path().join("lacuna.toml"),
        "[severity]\nRET-005 = { severity = \"low\", reason = \"Ours, we say.\" }\n",
    )
    .unwrap();

    for format in FORMATS {
        let text = out(&run(folder.path(), &["audit", "d", "--format", format]));
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            text.contains("Ours, we say."),
            "{format} does not show the lowered severity"
        );
    }

    let waive = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args([
            "waive",
            "d/0000.json",
            "RET-005",
            "--as-of",
            "2026-11-24",
            "--by",
            "A, b",
            "--reason",
            "r",
            "--until",
            "2027-01-01",
        ])
        .current_dir(folder.path())
        .output()
        .unwrap();

    let said = String::from_utf8_lossy(&waive.stderr).into_owned();
    assert_eq!(waive.status.code(), Some(2), "{said}");
    assert!(
        said.contains("critical finding of law by the rule's own severity"),
        "{said}"
    );
}

#[test]
fn two_agreements_with_one_id_are_a_problem_of_the_second() {
    let folder = folder(3, "");
    fs::copy(
        folder.path().join("d/0000.json"),
        folder.path().join("d/copy.json"),
    )
    .unwrap();

    std::os::unix::fs::symlink("0001.json", folder.path().join("d/link.json")).unwrap();
    for arguments in [
        &["audit", "d", "--format", "json"][..],
        &["audit", "d", "--format", "ndjson"],
        &["audit", "d", "--format", "ndjson", "-j", "7"],
        &["audit", "d/0000.json", "d/copy.json", "--format", "text"],
    ] {
        let run = run(folder.path(), arguments);
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(
            said.contains("the id `a-0000` is already that of d/0000.json:1")
                && said.contains("d/copy.json:1"),
            "{said}"
        );

        assert!(
            said.contains("1 problem found"),
            "a link is no second agreement: {said}"
        );
    }

    for arguments in [&["validate", "d"][..], &["export", "ropa", "d"]] {
        let run = Command::new(env!("CARGO_BIN_EXE_lacuna"))
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();

        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(
            run.status.code() == Some(2) && said.contains("is already that of"),
            "{arguments:?}: {said}"
        );
    }
}

#[test]
fn a_waiver_of_an_agreement_that_was_not_audited_is_reported() {
    let folder = folder(1, "");
    let waiver = "[[waiver]]\nagreement = \"a-9999\"\nrule = \"RET-001\"\nfingerprint = \"0123456789abcdef\"\nby = \"A, b\"\nreason = \"r\"\nexpires = \"2026-12-31\"\n";
    fs::write(folder.path().join("w.toml"), waiver).unwrap();

    for format in ["text", "json"] {
        let run = run(
            folder.path(),
            &["audit", "d", "--waivers", "w.toml", "--format", format],
        );

        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(
            said.contains("w.toml:2:") && said.contains("a-9999"),
            "{said}"
        );

        assert_eq!(
            run.status.code(),
            Some(0),
            "one file of waivers can serve several runs"
        );
    }
}

#[test]
fn a_thousand_parties_take_output_in_proportion() {
    let folder = tempfile::tempdir().unwrap();
    let size = |count: usize| {
        let mut agreement = base();
        let parties = agreement["parties"].as_array_mut().unwrap();
        parties.extend((0..count).map(
            |at| json!({"id": format!("v{at}"), "name": format!("Vendor {at}"), "kind": "vendor", "role": "processor"}),
        ));

        fs::write(folder.path().join("p.json"), agreement.to_string()).unwrap();

        out(&run(
            folder.path(),
            &["audit", "p.json", "--format", "json", "--no-config"],
        ))
        .len()
    };

    let (few, many) = (size(250), size(1_000));
    assert!(many < 22_000_000, "{many} bytes");
    assert!(many < few * 5, "{few} bytes, then {many}");
}

#[test]
fn the_order_of_clauses_decides_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut agreement = base();
    agreement["sources"] = json!([
        {"id": "text", "title": "The text", "kind": "agreement_text", "read": "whole"},
        {"id": "press", "title": "A newspaper", "kind": "press", "read": "whole"},
    ]);

    let clauses = [
        json!({"ref": "1", "source": "text"}),
        json!({"ref": "2", "source": "press"}),
        json!({"ref": "3", "source": "press", "covers": ["on_end"]}),
    ];

    let orders = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ];

    let mut outcome = |order: [usize; 3]| {
        agreement["retention"]["clauses"] = order.iter().map(|at| clauses[*at].clone()).collect();
        fs::write(folder.path().join("a.json"), agreement.to_string()).unwrap();
        let line: Value = serde_json::from_str(&out(&run(
            folder.path(),
            &["audit", "a.json", "--format", "ndjson"],
        )))
        .unwrap();

        (line["outcomes"].clone(), line["verdict"].clone())
    };

    let outcomes: Vec<_> = orders.iter().map(|order| outcome(*order)).collect();
    assert!(outcomes.iter().all(|other| *other == outcomes[0]));
}
