//! The commands of the guides are run: each ```console block of the pages below, in a folder of its own that holds the
//! agreements. `LACUNA_UPDATE=1 cargo test --test it docs` writes what they print anew; read it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

const PAGES: [&str; 6] = [
    "docs/bulk.md",
    "docs/ci.md",
    "docs/export.md",
    "docs/getting-started.md",
    "docs/import.md",
    "docs/waivers.md",
];

/// What a command prints, with its errors, and how it ends, where that is not 0.
fn run(command: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_lacuna")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    let ended = shell
        .arg("-c")
        .arg(format!("({command}) 2>&1"))
        .current_dir(folder)
        .env("PATH", path)
        .output()
        .unwrap();

    let mut text = String::from_utf8(ended.stdout).unwrap();
    if let Some(code) = ended.status.code().filter(|code| *code != 0) {
        writeln!(text, "? {code}").unwrap();
    }
    text
}

/// A page with the output of its commands as it is now. `...` on a line of its own stands for what is left out.
fn performed(page: &str, folder: &Path) -> String {
    let mut text = String::new();
    let mut in_session = false;
    let mut lines = page.lines().peekable();

    while let Some(line) = lines.next() {
        writeln!(text, "{line}").unwrap();
        in_session = if line.starts_with("```") {
            line == "```console"
        } else {
            in_session
        };

        let Some(command) = line.strip_prefix("$ ").filter(|_| in_session) else {
            continue;
        };

        let mut command = command.to_owned();
        while command.ends_with('\\') {
            let next = lines.next().unwrap();
            writeln!(text, "{next}").unwrap();
            command = format!("{command}\n{next}");
        }

        let mut expected = Vec::new();
        while let Some(next) =
            lines.next_if(|next| !next.starts_with("$ ") && !next.starts_with("```"))
        {
            expected.push(next);
        }
        let found = run(&command, folder);

        let found: Vec<&str> = found.lines().collect();
        let kept = expected
            .iter()
            .position(|line| *line == "...")
            .map(|at| &expected[..at]);

        let same = kept.is_some_and(|start| found.starts_with(start));
        let shown = if same { expected } else { found };
        shown
            .iter()
            .for_each(|line| writeln!(text, "{line}").unwrap());
    }

    text
}

fn copied(from: &str, to: &Path) {
    fs::create_dir(to).unwrap();
    for file in fs::read_dir(from).unwrap().map(Result::unwrap) {
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

#[test]
fn the_guides_say_what_their_commands_print() {
    for path in PAGES {
        let page = fs::read_to_string(path).unwrap();
        let folder = tempfile::tempdir().unwrap();
        copied("agreements", &folder.path().join("agreements"));
        // Records of a register, and its file history.
        copied(
            "tests/fixtures/registers/nhs",
            &folder.path().join("register"),
        );

        copied(
            "tests/fixtures/registers/nhs-releases",
            &folder.path().join("releases"),
        );

        // The agreement that the first guide makes; tests/getting_started.rs makes it.
        fs::copy(
            "tests/fixtures/getting-started/core.json",
            folder.path().join("core.json"),
        )
        .unwrap();

        let now = performed(&page, folder.path());
        if std::env::var_os("LACUNA_UPDATE").is_some() {
            fs::write(path, &now).unwrap();
            continue;
        }

        assert!(
            now == page,
            "{path} is stale; run LACUNA_UPDATE=1 cargo test --test it docs, and read the change"
        );
    }
}
