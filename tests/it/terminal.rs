//! How the program behaves on a terminal, in a pipe and in a script.

use std::fs;
use std::process::{Command, Output};

fn lacuna(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(arguments)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn text_fits_80_columns_and_carries_no_colour_into_a_pipe() {
    for file in fs::read_dir("agreements")
        .unwrap()
        .map(|file| file.unwrap().path())
    {
        let run = lacuna(&[
            "audit",
            file.to_str().unwrap(),
            "--as-of",
            "2026-11-24",
            "--fail-on",
            "never",
        ]);
        let written = text(&run.stdout);
        assert!(!written.contains('\u{1b}'), "{}", file.display());
        // Places are paths and pointers, which cannot be broken; questions list the ids of rules.
        for line in written.lines().filter(|line| !line.starts_with("    ")) {
            assert!(line.chars().count() <= 80, "{}: {line}", file.display());
        }
        assert!(
            text(&run.stderr).contains("1 agreement, "),
            "{}",
            text(&run.stderr)
        );
    }
}

#[test]
fn colours_come_when_they_are_asked_for() {
    let file = "agreements/as-the-article-feared.json";
    assert!(text(&lacuna(&["audit", file, "--color", "always"]).stdout).contains('\u{1b}'));
    assert!(!text(&lacuna(&["audit", file, "--color", "never"]).stdout).contains('\u{1b}'));
    let quiet = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(["audit", file])
        .env("NO_COLOR", "1")
        .output()
        .unwrap();

    assert!(!text(&quiet.stdout).contains('\u{1b}'));
}

#[test]
fn quiet_runs_say_nothing_beside_their_results() {
    let run = lacuna(&[
        "audit",
        "agreements/uk-openai-mou-2025.json",
        "--quiet",
        "--fail-on",
        "never",
    ]);

    assert!(
        run.status.success() && run.stderr.is_empty(),
        "{}",
        text(&run.stderr)
    );

    // What is wrong is told all the same.
    assert!(
        !lacuna(&["audit", "no-such.json", "--quiet"])
            .stderr
            .is_empty()
    );
}

#[test]
fn what_was_not_read_never_ends_well() {
    let empty = tempfile::tempdir().unwrap();
    let folder = empty.path().to_str().unwrap();
    let cases: [&[&str]; 7] = [
        &["audit", "no-such.json"],
        &["audit", folder],
        &["validate", folder],
        &["validate", "Cargo.toml"],
        &["audit", "policies/base.json", "--policies", folder],
        &["audit", "policies/base.json", "--waivers", "no-such.toml"],
        &["audit", "policies/base.json", "--baseline", "no-such.json"],
    ];

    for arguments in cases {
        let run = lacuna(arguments);
        assert_eq!(
            run.status.code(),
            Some(2),
            "{arguments:?}: {}",
            text(&run.stdout)
        );

        assert!(!run.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn several_formats_go_each_to_its_file_or_none_does() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (sarif, page) = (at("a.sarif"), at("page"));
    let file = "agreements/as-the-article-feared.json";
    let run = lacuna(&[
        "audit", file, "--format", "sarif", "--output", &sarif, "--format", "html", "--output",
        &page,
    ]);

    assert_eq!(run.status.code(), Some(1), "{}", text(&run.stderr));
    assert!(fs::read_to_string(&sarif).unwrap().starts_with('{'));
    assert!(
        fs::read_to_string(&page)
            .unwrap()
            .starts_with("<!doctype html>")
    );

    let (one, two) = (at("one.json"), at("two.html"));
    let run = lacuna(&["audit", "agreements", "--output", &one, "--output", &two]);
    assert_eq!(
        run.status.code(),
        Some(2),
        "an HTML page holds one agreement"
    );

    assert!(!folder.path().join("one.json").exists() && !folder.path().join("two.html").exists());
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        2,
        "nothing is left lying about"
    );
}

#[test]
fn shells_and_manual_readers_get_every_command() {
    let help = lacuna(&["--help"]);
    let commands: Vec<String> = text(&help.stdout)
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .filter(|name| name != "help")
        .collect();

    assert!(commands.len() >= 8, "{commands:?}");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = lacuna(&["completions", shell]);
        assert!(
            commands
                .iter()
                .all(|name| text(&script.stdout).contains(name.as_str())),
            "{shell}"
        );
    }

    let folder = tempfile::tempdir().unwrap();
    assert!(
        lacuna(&["man", folder.path().to_str().unwrap()])
            .status
            .success()
    );

    for name in commands {
        let page = fs::read_to_string(folder.path().join(format!("lacuna-{name}.1"))).unwrap();
        assert!(page.contains(".SH NAME"), "{name}");
    }
}

/// Folders of policies that settings name are asked, from the folder of the settings.
#[test]
fn settings_add_policies_from_their_own_folder() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("house/keep")).unwrap();
    fs::create_dir_all(folder.path().join("drafts")).unwrap();
    let rule = fs::read_to_string("policies/retention/RET-003.toml")
        .unwrap()
        .replace("RET-003", "KEP-001");

    fs::write(folder.path().join("house/keep/KEP-001.toml"), rule).unwrap();
    fs::write(
        folder.path().join("lacuna.toml"),
        "policies = [\"house\"]\npacks = [\"keep\"]\n",
    )
    .unwrap();

    let draft = folder.path().join("drafts/draft.json");
    fs::copy("policies/base.json", &draft).unwrap();
    let run = lacuna(&["audit", draft.to_str().unwrap(), "--format", "json"]);
    let written: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    let rules = written["assessments"][0]["rules"].as_array().unwrap();
    assert_eq!(
        rules
            .iter()
            .map(|rule| rule["id"].as_str().unwrap())
            .collect::<Vec<_>>(),
        ["KEP-001"]
    );
}

#[test]
fn the_language_comes_from_the_command_line_or_from_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("draft.json");
    fs::copy("policies/base.json", &draft).unwrap();
    let draft = draft.to_str().unwrap();
    let said = |arguments: &[&str]| {
        let run = lacuna(&[&["audit", draft, "--quiet"], arguments].concat());
        (
            run.status.code(),
            text(&run.stdout).to_owned(),
            text(&run.stderr).to_owned(),
        )
    };

    let english = said(&[]).1;
    fs::write(folder.path().join("lacuna.toml"), "language = \"zh\"\n").unwrap();
    assert_ne!(said(&[]).1, english);
    assert_eq!(said(&["--lang", "en"]).1, english);
    fs::write(folder.path().join("lacuna.toml"), "language = \"tlh\"\n").unwrap();
    let (code, _, wrong) = said(&[]);
    assert_eq!(code, Some(2));
    assert!(
        wrong.contains("lacuna.toml:1:12") && wrong.contains("en, zh"),
        "{wrong}"
    );
}
