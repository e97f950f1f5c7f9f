//! What fails a run: a waiver that holds and a baseline take findings out of the count, and nothing else does.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// The agreement of the examples with two grave breaches of law, which a person can waive. A memorandum that says little
/// fails no run any more: a duty on which it is silent is a question (issue 15).
const AGREEMENT: &str = "deal.json";

/// A folder with the agreement in it.
fn with_agreement() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let base = concat!(env!("CARGO_MANIFEST_DIR"), "/policies/base.json");
    let mut agreement: Value = serde_json::from_str(&fs::read_to_string(base).unwrap()).unwrap();

    for term in ["controller_rights", "compliance_assistance"] {
        agreement["processor_terms"][term] = false.into();
    }

    fs::write(folder.path().join(AGREEMENT), agreement.to_string()).unwrap();

    folder
}

fn lacuna(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// How an audit of the agreement ends on a day.
fn code(folder: &Path, day: &str, more: &[&str]) -> Option<i32> {
    lacuna(
        folder,
        &[&["audit", AGREEMENT, "--as-of", day], more].concat(),
    )
    .status
    .code()
}

/// The assessment of the agreement, and its grave findings of law and guidance.
fn assessed(folder: &Path) -> (Value, Vec<String>) {
    let output = lacuna(
        folder,
        &[
            "audit",
            AGREEMENT,
            "--as-of",
            "2026-11-24",
            "--format",
            "json",
        ],
    );

    let assessment: Value = serde_json::from_slice(&output.stdout).unwrap();
    let rules = assessment["assessments"][0]["rules"].as_array().unwrap();
    let grave = rules.iter().filter(|rule| {
        rule["fingerprint"].is_string()
            && rule["basis"] != "policy"
            && ["high", "critical"]
                .map(Value::from)
                .contains(&rule["severity"])
    });

    let grave = grave
        .map(|rule| rule["id"].as_str().unwrap().to_owned())
        .collect();

    (assessment, grave)
}

#[test]
fn a_waiver_takes_a_finding_out_of_the_count_until_its_last_day() {
    let folder = with_agreement();
    let folder = folder.path();
    let (_, grave) = assessed(folder);
    assert!(grave.len() > 1, "{grave:?}");
    assert_eq!(code(folder, "2026-11-24", &[]), Some(1));
    let with = ["--waivers", "lacuna-waivers.toml"];

    for (done, rule) in grave.iter().enumerate() {
        if done > 0 {
            assert_eq!(code(folder, "2026-11-24", &with), Some(1), "{rule} is left");
        }

        let terms = [
            "--by",
            "Jo Field",
            "--reason",
            "The annex comes.",
            "--until",
            "2027-03-31",
        ];

        let output = lacuna(
            folder,
            &[
                &["waive", AGREEMENT, rule, "--as-of", "2026-11-24"],
                &terms[..],
            ]
            .concat(),
        );

        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    assert_eq!(code(folder, "2026-11-24", &with), Some(0));
    assert_eq!(code(folder, "2027-03-31", &with), Some(0));
    assert_eq!(
        code(folder, "2027-04-01", &with),
        Some(1),
        "they have ended"
    );

    assert_eq!(
        code(folder, "2026-11-24", &[]),
        Some(1),
        "no file, no waiver"
    );

    assert_eq!(
        code(folder, "2026-11-24", &["--waivers", "none.toml"]),
        Some(2)
    );
}

#[test]
fn only_new_and_worse_findings_fail_a_run_that_asks_for_that() {
    let folder = with_agreement();
    let folder = folder.path();
    let (known, grave) = assessed(folder);
    let with = ["--baseline", "baseline.json"];
    let only_new = ["--baseline", "baseline.json", "--fail-on-new"];
    fs::write(folder.join("baseline.json"), known.to_string()).unwrap();
    assert_eq!(
        code(folder, "2026-12-24", &with),
        Some(1),
        "known findings still count"
    );

    assert_eq!(code(folder, "2026-12-24", &only_new), Some(0));
    let changes: [fn(&mut Value); 2] = [
        |rule| {
            rule["fingerprint"] = Value::Null;
            rule["severity"] = Value::Null;
        },
        |rule| rule["severity"] = "low".into(),
    ];

    for change in changes {
        let mut earlier = known.clone();
        let rules = earlier["assessments"][0]["rules"].as_array_mut().unwrap();
        change(
            rules
                .iter_mut()
                .find(|rule| rule["id"] == grave[0].as_str())
                .unwrap(),
        );

        fs::write(folder.join("baseline.json"), earlier.to_string()).unwrap();
        assert_eq!(
            code(folder, "2026-12-24", &only_new),
            Some(1),
            "{} is new, or worse",
            grave[0]
        );
    }

    assert_eq!(
        code(folder, "2026-12-24", &["--fail-on-new"]),
        Some(2),
        "new beside what?"
    );

    let other = known
        .to_string()
        .replace("\"id\":\"base\"", "\"id\":\"another\"");

    fs::write(folder.join("baseline.json"), other).unwrap();
    let output = lacuna(
        folder,
        &[
            "audit",
            AGREEMENT,
            "--baseline",
            "baseline.json",
            "--output",
            "report.html",
        ],
    );

    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("the baseline contains no assessment of `base`; it contains `another`"),
        "{said}"
    );

    assert_eq!(output.status.code(), Some(2));
    assert!(
        output.stdout.is_empty() && !folder.join("report.html").exists(),
        "nothing half written"
    );
}

#[test]
fn where_no_pack_holds_the_law_that_governs_a_contradiction_still_fails_the_run() {
    let folder = tempfile::tempdir().unwrap();
    let base = concat!(env!("CARGO_MANIFEST_DIR"), "/policies/base.json");
    // At home in Japan: data in the United Kingdom would be abroad.
    let base = fs::read_to_string(base)
        .unwrap()
        .replace("\"GB\"", "\"JP\"");
    let mut agreement: Value = serde_json::from_str(&base).unwrap();
    let write = |agreement: &Value| {
        fs::write(folder.path().join(AGREEMENT), agreement.to_string()).unwrap();
    };

    agreement["instrument"]["jurisdiction"] = serde_json::json!(["JP"]);
    write(&agreement);
    assert_eq!(code(folder.path(), "2026-11-24", &[]), Some(0));

    // It ends before it begins.
    agreement["instrument"]["effective_on"] = "2026-03-04".into();
    agreement["term"]["ends_on"] = "2025-03-03".into();
    write(&agreement);
    assert_eq!(code(folder.path(), "2026-11-24", &[]), Some(1));
}
