//! `lacuna validate` knows each file by what it is, and tells what is wrong in it at its line.

use std::fs;
use std::path::Path;
use std::process::Command;

/// What is named twice, or reached by a folder and by its name, is counted and told once.
#[test]
fn a_file_that_is_named_twice_is_one_file() {
    let all = |folder: &Path, arguments: &[&str]| {
        let run = Command::new(env!("CARGO_BIN_EXE_lacuna"))
            .arg("validate")
            .args(arguments)
            .current_dir(folder)
            .output()
            .unwrap();

        let said = String::from_utf8(run.stdout).unwrap();
        (
            run.status.code(),
            said,
            String::from_utf8(run.stderr).unwrap(),
        )
    };

    for (name, good, bad, told) in kinds() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name), &good).unwrap();
        let other = format!("./{name}");
        let (code, once, wrong) = all(folder.path(), &[name]);
        assert_eq!(code, Some(0), "{wrong}");
        for arguments in [[name, name], [name, &other], [".", name], [name, "."]] {
            let (code, said, wrong) = all(folder.path(), &arguments);
            assert_eq!((code, &said), (Some(0), &once), "{arguments:?}: {wrong}");
        }

        fs::write(folder.path().join(name), bad).unwrap();
        let (code, _, once) = all(folder.path(), &[name]);
        let (again, _, twice) = all(folder.path(), &[name, &other]);
        assert_eq!((code, again), (Some(2), Some(2)));
        assert_eq!(
            once.matches(told).count(),
            twice.matches(told).count(),
            "{twice}"
        );
    }

    let folder = tempfile::tempdir().unwrap();
    let base: serde_json::Value =
        serde_json::from_str(&fs::read_to_string("policies/base.json").unwrap()).unwrap();

    fs::write(folder.path().join("all.ndjson"), format!("{base}\n")).unwrap();
    let (code, said, wrong) = all(folder.path(), &["all.ndjson", "all.ndjson"]);
    assert_eq!(
        (code, said.as_str()),
        (Some(0), "1 agreement file is valid\n"),
        "{wrong}"
    );
}

fn validate(path: &Path) -> (Option<i32>, String, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .arg("validate")
        .arg(path)
        .output()
        .unwrap();

    (
        run.status.code(),
        String::from_utf8(run.stdout).unwrap(),
        String::from_utf8(run.stderr).unwrap(),
    )
}

/// A file of each kind, whole, and the same with one slip and what is said of it.
fn kinds() -> Vec<(&'static str, String, String, &'static str)> {
    let agreement = fs::read_to_string("policies/base.json").unwrap();
    let rule = fs::read_to_string("policies/retention/RET-003.toml")
        .unwrap()
        .replace("RET-003", "KEP-001");

    let waiver = "[[waiver]]\nagreement = \"a\"\nrule = \"RET-003\"\nfingerprint = \"0123456789abcdef\"\nby = \"Jo\"\n\
                  reason = \"r\"\nexpires = \"2027-01-31\"\n";
    let decisions = "{\n  \"format\": \"lacuna-decisions/1\",\n  \"agreement\": \"a\",\n  \"report\": \"L-1\",\n  \"reviewer\": { \"name\": \"Jo\", \"role\": \"DPO\" },\n  \
                     \"decisions\": []\n}\n";
    let assessment = fs::read_to_string("tests/snapshots/uk-openai-mou-2025.json").unwrap();

    vec![
        (
            "agreement.json",
            agreement.clone(),
            agreement.replace("\"retention\": {", "\"retentoin\": {"),
            "retentoin",
        ),
        (
            "KEP-001.toml",
            rule.clone(),
            rule.replace("severity =", "severty ="),
            "severty",
        ),
        (
            "lacuna.toml",
            "packs = [\"retention\"]\n".to_owned(),
            "pakcs = []\n".to_owned(),
            "pakcs",
        ),
        (
            "waivers.toml",
            waiver.to_owned(),
            waiver.replace("reason", "raeson"),
            "raeson",
        ),
        (
            "decisions.json",
            decisions.to_owned(),
            decisions.replace("\"reviewer\"", "\"revewer\""),
            "revewer",
        ),
        (
            "assessment.json",
            assessment.clone(),
            assessment.replace("\"packs\": [", "\"pakcs\": ["),
            "packs",
        ),
    ]
}

#[test]
fn each_kind_of_file_is_checked_against_its_own_schema() {
    for (name, good, bad, told) in kinds() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        fs::write(&file, good).unwrap();
        let (code, said, wrong) = validate(&file);
        assert_eq!(code, Some(0), "{name}: {wrong}");
        assert!(said.starts_with("1 "), "{said}");
        fs::write(&file, bad).unwrap();
        let (code, _, wrong) = validate(&file);
        assert_eq!(code, Some(2), "{name}");
        assert!(
            wrong.contains(told) && wrong.contains(name),
            "{name}: {wrong}"
        );
    }
}

#[test]
fn a_folder_of_all_kinds_is_counted_kind_by_kind() {
    let folder = tempfile::tempdir().unwrap();
    for (name, good, ..) in kinds() {
        fs::write(folder.path().join(name), good).unwrap();
    }

    // What is none of this program's is left alone in a folder.
    fs::write(
        folder.path().join("Cargo.toml"),
        "[package]\nname = \"x\"\n",
    )
    .unwrap();

    let (code, said, wrong) = validate(folder.path());
    assert_eq!(code, Some(0), "{wrong}");
    let counted = "1 agreement file, 1 policy file, 1 settings file, 1 file of waivers, 1 file of decisions and 1 assessment are valid\n";
    assert_eq!(said, counted);
}

/// A change to the base agreement that makes two of its facts contradict each other, what is said of it, and the two facts.
const CONTRADICTIONS: [(&str, &str, &str, [&str; 2]); 9] = [
    (
        "/datasets/0/retention",
        r#"{"days": 30, "months": 240}"#,
        "two conflicting retention periods",
        ["days", "months"],
    ),
    (
        "/datasets/0/retention",
        r#"{"days": 3650, "months": 12}"#,
        "3650-day period",
        ["days", "months"],
    ),
    (
        "/term/ends_on",
        r#""2020-01-01""#,
        "does not take effect until",
        ["effective_on", "ends_on"],
    ),
    (
        "/term/ends_on",
        r#""2027-01-31""#,
        "much earlier than the term implies",
        ["effective_on", "ends_on"],
    ),
    (
        "/term/ends_on",
        r#""2039-01-31""#,
        "much later than that term allows",
        ["effective_on", "ends_on"],
    ),
    (
        "/term/months",
        "60",
        "60-month initial term",
        ["max_months", "months"],
    ),
    (
        "/term/open_ended",
        "true",
        "its end depend on an event",
        ["ends_on", "open_ended"],
    ),
    (
        "/term/notice_days",
        "90",
        "90-day notice",
        ["notice_days", "notice_months"],
    ),
    (
        "/oversight/breach_notice_working_days",
        "30",
        "cannot both apply",
        ["breach_notice_hours", "breach_notice_working_days"],
    ),
];

#[test]
fn facts_that_contradict_each_other_are_reported_at_their_lines() {
    let base: serde_json::Value =
        serde_json::from_str(&fs::read_to_string("policies/base.json").unwrap()).unwrap();

    for (pointer, value, message, facts) in CONTRADICTIONS {
        let mut agreement = base.clone();
        let (group, field) = pointer.rsplit_once('/').unwrap();
        agreement.pointer_mut(group).unwrap()[field] = serde_json::from_str(value).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        let text = serde_json::to_string_pretty(&agreement).unwrap();
        fs::write(&file, &text).unwrap();

        let (code, said, wrong) = validate(&file);
        assert_eq!(code, Some(1), "{pointer}: {said}{wrong}");
        assert!(wrong.contains(message), "{pointer}: {wrong}");
        assert!(
            wrong.contains("record the fact under `absent` as `disputed`"),
            "{wrong}"
        );

        // One of the facts at the line that is named, and another at the line to compare. Others may be reported as well: a
        // longer term contradicts the end date and the maximum term.
        let problem = wrong
            .split("\n\n")
            .find(|problem| problem.contains(message))
            .unwrap();
        let at_line_after = |words: &str| {
            let (_, place) = problem.split_once(words).unwrap();
            let line: usize = place.split(':').next().unwrap().parse().unwrap();
            let line = text.lines().nth(line - 1).unwrap();
            facts
                .into_iter()
                .find(|fact| line.contains(&format!("\"{fact}\":")))
                .unwrap_or_else(|| panic!("{pointer}: {line}: {wrong}"))
        };

        assert_ne!(at_line_after("a.json:"), at_line_after("; compare "));
    }
}

#[test]
fn a_length_under_dispute_or_in_two_units_is_no_contradiction() {
    let base: serde_json::Value =
        serde_json::from_str(&fs::read_to_string("policies/base.json").unwrap()).unwrap();

    for retention in [
        r#"{"days": 365, "months": 12}"#,
        r#"{"months": 240, "absent": {"days": {"kind": "disputed", "positions": ["30 days", "20 years"]}}}"#,
    ] {
        let mut agreement = base.clone();
        agreement["datasets"][0]["retention"] = serde_json::from_str(retention).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        fs::write(&file, agreement.to_string()).unwrap();
        let (code, _, wrong) = validate(&file);
        assert_eq!(code, Some(0), "{retention}: {wrong}");
    }
}

/// The command of the README: whatever lies in a folder of policies is checked as a part of it.
#[test]
fn a_folder_of_policies_is_checked_with_its_sources_jurisdictions_and_translations() {
    let (code, said, wrong) = validate(Path::new("policies"));
    assert_eq!(code, Some(0), "{wrong}");
    let rules = said.split_once(" policy files").unwrap().0;
    let rules: usize = rules.rsplit(' ').next().unwrap().parse().unwrap();
    assert!(rules > 400, "{said}");
    for part in ["sources", "jurisdictions", "translations"] {
        assert!(!wrong.contains(part), "{wrong}");
    }

    // Each alone, and one with a slip.
    for (part, good, bad) in [
        ("policies/sources/eu-digital.toml", "kind = ", "knid = "),
        (
            "policies/jurisdictions/GB.toml",
            "regulator = ",
            "regualtor = ",
        ),
        (
            "policies/translations/zh/rules/consistency.toml",
            "asks = ",
            "aks = ",
        ),
        ("policies/translations/zh/packs.toml", "name = ", "nmae = "),
    ] {
        let (code, _, wrong) = validate(Path::new(part));
        assert_eq!(code, Some(0), "{part}: {wrong}");

        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join(part);
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        let text = fs::read_to_string(part).unwrap();
        assert!(text.contains(good), "{part}");
        fs::write(&copy, text.replacen(good, bad, 1)).unwrap();
        let (code, _, wrong) = validate(&copy);
        assert_eq!(code, Some(2), "{part}");
        assert!(
            wrong.contains(bad.trim_end_matches(" = ")),
            "{part}: {wrong}"
        );
    }
}
