//! The same input gives the same bytes: twice, under another locale, time zone and home, and from another working folder.

use std::fs;
use std::path::Path;
use std::process::Command;

fn audit(format: &str, folder: &Path, environment: &[(&str, &str)]) -> Vec<u8> {
    let agreement = fs::canonicalize("agreements/as-the-article-feared.json").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_lacuna"));
    command
        .args(["audit", "--as-of", "2026-11-24", "--format", format])
        .arg(agreement)
        .current_dir(folder);

    command.env_clear().envs(environment.iter().copied());
    let output = command.output().unwrap();
    assert!(
        !output.stdout.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );

    output.stdout
}

#[test]
fn nothing_but_the_input_changes_a_byte() {
    let other = tempfile::tempdir().unwrap();
    let elsewhere = [
        ("LANG", "tr_TR.UTF-8"),
        ("LC_ALL", "zh_CN.UTF-8"),
        ("TZ", "Pacific/Kiritimati"),
        ("HOME", "/nowhere"),
        ("TERM", "dumb"),
        ("COLUMNS", "40"),
    ];

    for format in ["text", "json", "html"] {
        let first = audit(format, Path::new("."), &[]);
        assert!(
            first == audit(format, Path::new("."), &[]),
            "{format}: twice"
        );

        assert!(
            first == audit(format, other.path(), &elsewhere),
            "{format}: elsewhere"
        );
    }
}

/// The report to hand on does not even depend on the path that the agreement was named by.
#[test]
fn the_page_does_not_know_where_the_file_lay() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("as-the-article-feared.json");
    fs::copy("agreements/as-the-article-feared.json", &copy).unwrap();
    let page = |path: &Path| {
        let output = Command::new(env!("CARGO_BIN_EXE_lacuna"))
            .args(["audit", "--as-of", "2026-11-24", "--format", "html"])
            .arg(path)
            .output()
            .unwrap();

        String::from_utf8(output.stdout).unwrap()
    };

    assert_eq!(
        page(&copy),
        page(Path::new("agreements/as-the-article-feared.json"))
    );
}

/// The order in which files of a policy are found, and the order of members in an agreement, change nothing that is found.
#[test]
fn the_order_of_members_changes_no_answer() {
    use lacuna::{agreement::CheckedAgreement, audit::audit, policy, source_file::SourceFile};
    use std::sync::Arc;
    let written = fs::read_to_string("agreements/as-the-article-feared.json").unwrap();
    // serde_json sorts the members of objects by name.
    let sorted = serde_json::from_str::<serde_json::Value>(&written)
        .unwrap()
        .to_string();

    let mut layer = policy::builtin();
    let forwards = policy::load(&[layer.clone()]).unwrap();
    layer.files.reverse();
    let backwards = policy::load(&[layer]).unwrap();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let found = |content: &str, policy: &policy::Policy| -> Vec<(String, &'static str, String)> {
        let agreement = CheckedAgreement::read(Arc::new(SourceFile::new("case", content))).unwrap();
        let assessment = audit(&agreement, policy, day);
        assessment
            .results
            .iter()
            .map(|result| {
                (
                    result.rule.id.clone(),
                    result.outcome.as_str(),
                    result.fingerprint(&agreement),
                )
            })
            .collect()
    };

    assert_eq!(found(&written, &forwards), found(&sorted, &backwards));
}
