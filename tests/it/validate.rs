//! `lacuna validate` knows each file by what it is, and tells what is wrong in it at its line.

use std::fs;
use std::path::Path;
use std::process::Command;

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
