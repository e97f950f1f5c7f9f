//! `lacuna init` on a pseudo-terminal: whole runs, stops in the middle, ends of input, narrow terminals, hostile answers.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use rexpect::reader::Options;
use rexpect::session::{PtySession, spawn_with_options};
use serde_json::{Value, json};

/// How long the slowest machine may take for one answer; nothing waits so long unless it hangs.
const PATIENCE: u64 = 60_000;

struct Terminal {
    session: PtySession,
    /// All that was shown.
    seen: String,
}

impl Terminal {
    /// Starts the program on a terminal of so many columns.
    fn open(folder: &Path, columns: usize, arguments: &str) -> Self {
        let mut command = Command::new("sh");
        let program = env!("CARGO_BIN_EXE_lacuna");
        command.arg("-c").arg(format!(
            "stty cols {columns} rows 50; exec '{program}' new {arguments} --as-of 2026-11-24"
        ));

        command
            .current_dir(folder)
            .env("TERM", "xterm")
            .env_remove("NO_COLOR");

        let options = Options::new()
            .timeout_ms(Some(PATIENCE))
            .strip_ansi_escape_codes(true);

        Self {
            session: spawn_with_options(command, options).unwrap(),
            seen: String::new(),
        }
    }

    /// Waits for a text.
    fn sees(&mut self, text: &str) {
        let before = self
            .session
            .exp_string(text)
            .unwrap_or_else(|error| panic!("no {text:?}: {error}\n{}", self.seen));

        self.seen.push_str(&before);
        self.seen.push_str(text);
    }

    /// Waits for a question, then for its prompt, and answers.
    fn answers(&mut self, question: &str, answer: &str) {
        self.sees(question);
        self.sees("> ");
        self.types(answer);
    }

    fn types(&mut self, line: &str) {
        self.session.send(line).unwrap();
        self.session.send("\r").unwrap();
        self.session.flush().unwrap();
    }

    /// Pastes, as terminals do it for programs that ask for it.
    fn pastes(&mut self, text: &str) {
        self.types(&format!("\u{1b}[200~{text}\u{1b}[201~"));
    }

    /// The core: a title, a kind of paper and two parties.
    fn begins_with_the_core(&mut self) {
        self.answers("The title of the agreement", "A deal");
        self.answers("The type of instrument", "contract");
        self.answers("Who the parties are", "The Ministry");
        self.answers("another one?", "Acme Ltd");
        self.answers("another one?", "");
    }

    /// The core; then the law, without which no rule of law can be asked (issue 16).
    fn begins(&mut self) {
        self.begins_with_the_core();
        self.answers("Which law governs the use of the data", "GB");
        self.sees("Clause, such as 14.2");
        self.types("");
    }

    /// Waits for the end, and gives the exit code.
    fn ends(mut self) -> (i32, String) {
        let rest = self
            .session
            .exp_eof()
            .unwrap_or_else(|error| panic!("it goes on: {error}\n{}", self.seen));

        self.seen.push_str(&rest);
        let status = format!("{:?}", self.session.process().wait().unwrap());
        let code = status
            .rsplit_once(", ")
            .unwrap()
            .1
            .trim_end_matches(')')
            .parse()
            .unwrap_or_else(|_| panic!("{status}"));

        (code, self.seen)
    }
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("deal.json");
    (folder, file)
}

fn held(file: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

fn is_valid(file: &Path) -> bool {
    Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(["validate", file.to_str().unwrap()])
        .output()
        .unwrap()
        .status
        .success()
}

/// The schema that a file names, as it lies beside the file; without the remark that says who wrote it.
fn schema_beside(file: &Path) -> Value {
    let named = held(file)["$schema"].as_str().unwrap().to_owned();
    assert_eq!(named, ".agreement.schema.json");
    let mut schema = held(&file.with_file_name(named));
    let remark = schema.as_object_mut().unwrap().remove("$comment").unwrap();
    assert!(remark.as_str().unwrap().starts_with("Written by Lacuna"));
    schema
}

/// Only what the folder should hold: no file that was left half written.
fn is_tidy(folder: &Path) {
    let names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();

    assert!(
        names.iter().all(|name| name == "deal.json"
            || name == "lacuna.toml"
            || name == ".agreement.schema.json"),
        "{names:?}"
    );
}

#[test]
fn a_short_run_from_the_first_question_to_the_last() {
    let (folder, file) = folder();
    // One pack of rules asks little.
    fs::write(
        folder.path().join("lacuna.toml"),
        "packs = [\"retention\"]\n",
    )
    .unwrap();

    let mut terminal = Terminal::open(folder.path(), 80, "deal.json");
    terminal.begins();
    let mut silences = 0;

    loop {
        let (before, found) = terminal
            .session
            .exp_any(vec![
                rexpect::reader::ReadUntil::String("> ".to_owned()),
                rexpect::reader::ReadUntil::String("all is right): ".to_owned()),
            ])
            .unwrap();

        if found != "> " {
            terminal.types("");
            terminal.sees("To see the result");
            break;
        }

        terminal.types(if before.contains("How much of the source was read") {
            "whole"
        } else {
            "silent"
        });

        silences += 1;
        assert!(silences < 100);
    }

    let (code, _) = terminal.ends();
    assert_eq!(code, 0);
    assert!(silences > 1, "{silences}");
    let agreement = held(&file);
    assert_eq!(schema_beside(&file), lacuna::agreement::schema());
    assert_eq!(agreement["id"], "deal");
    assert_eq!(agreement["sources"][0]["read"], "whole");
    assert_eq!(
        agreement["parties"][1],
        json!({ "id": "acme-ltd", "name": "Acme Ltd" })
    );

    assert!(
        agreement["absent"]
            .as_object()
            .is_some_and(|absent| !absent.is_empty()),
        "{agreement}"
    );

    assert!(is_valid(&file));
    is_tidy(folder.path());
}

#[test]
fn a_text_without_pages_is_not_asked_for_pages_again() {
    let (folder, file) = folder();
    let mut terminal = Terminal::open(folder.path(), 80, "deal.json");
    terminal.begins();

    for (party, kind, pages) in [
        ("The Ministry", "central_government", true),
        ("Acme Ltd", "vendor", false),
    ] {
        terminal.answers(&format!("In parties: {party}"), kind);
        terminal.sees("Clause, such as 14.2");
        terminal.types("1.1");

        if pages {
            terminal.sees("Page of the file");
            terminal.types("-");
        }

        terminal.sees("The exact words");
        terminal.types(party);
    }

    terminal.answers("Whether the vendor gets access", "stop");
    let (code, seen) = terminal.ends();
    assert_eq!(
        (code, seen.matches("Page of the file").count()),
        (0, 1),
        "{seen}"
    );

    let clause = json!([{ "ref": "1.1", "quote": "Acme Ltd", "covers": ["kind"] }]);
    assert_eq!(held(&file)["parties"][1]["clauses"], clause);
    is_tidy(folder.path());
}

#[test]
fn a_stop_in_the_middle_is_gone_on_with() {
    let (folder, file) = folder();
    let mut terminal = Terminal::open(folder.path(), 80, "deal.json");
    terminal.begins();
    terminal.answers("The kind of party", "central_government");
    terminal.sees("Clause, such as 14.2");
    terminal.types("1.1");
    terminal.sees("Page of the file");
    terminal.types("two");
    terminal.sees("a page is a number from 1");
    terminal.types("2");
    terminal.sees("The exact words");
    terminal.pastes("The Ministry (“the Authority”)\nof the first part");
    terminal.answers("In parties: Acme Ltd", "stop");
    let (code, seen) = terminal.ends();
    assert_eq!(code, 0, "{seen}");
    assert!(
        seen.contains("To continue: lacuna init deal.json"),
        "{seen}"
    );
    let clause = json!([{ "ref": "1.1", "page": 2, "quote": "The Ministry (“the Authority”)\nof the first part", "covers": ["kind"] }]);
    assert_eq!(held(&file)["parties"][0]["clauses"], clause);
    let before = fs::read_to_string(&file).unwrap();

    let mut terminal = Terminal::open(folder.path(), 80, "deal.json");
    terminal.sees("Continuing with deal.json.");
    terminal.answers("In parties: Acme Ltd", "other");
    terminal.sees("Clause, such as 14.2");
    terminal.types("back");
    terminal.answers("In parties: Acme Ltd", "vendor");
    terminal.sees("Clause, such as 14.2");
    terminal.types("skip");
    terminal.answers("Whether the vendor gets access", "back");
    terminal.answers("In parties: Acme Ltd", "back");
    terminal.sees("this is the first question of this run");
    terminal.types("stop");
    assert_eq!(terminal.ends().0, 0);
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        before,
        "what was taken back is gone from the file"
    );

    is_tidy(folder.path());
}

#[test]
fn the_end_of_input_an_interrupt_and_a_killed_terminal_lose_nothing() {
    for end in ['d', 'c'] {
        let (folder, file) = folder();
        let mut terminal = Terminal::open(folder.path(), 80, "deal.json");
        terminal.begins();
        terminal.answers("The kind of party", "vendor");
        // In the middle of what is asked after an answer.
        terminal.sees("Clause, such as 14.2");
        terminal.session.send_control(end).unwrap();
        assert_eq!(terminal.ends().0, 0);
        assert_eq!(held(&file)["parties"][0]["kind"], "vendor");
        assert!(is_valid(&file));
        is_tidy(folder.path());
    }

    let (folder, file) = folder();
    let mut terminal = Terminal::open(folder.path(), 80, "deal.json");
    terminal.begins();
    terminal.answers("The kind of party", "vendor");
    terminal.sees("Clause, such as 14.2");
    drop(terminal);
    assert_eq!(held(&file)["parties"][0]["kind"], "vendor");
    is_tidy(folder.path());
}

#[test]
fn nothing_is_written_before_it_can_be_a_file() {
    for end in ["stop", "\u{4}", "\u{3}"] {
        let (folder, file) = folder();
        let mut terminal = Terminal::open(folder.path(), 80, "deal.json");
        terminal.answers("The title of the agreement", "A deal");
        terminal.sees("The type of instrument");
        terminal.sees("> ");
        terminal.types(end);
        let (code, seen) = terminal.ends();
        assert_eq!(code, 2);
        assert!(
            seen.contains("nothing is written") && seen.contains("Who the parties are"),
            "{seen}"
        );

        assert!(
            !seen.contains("answered: The title"),
            "what was answered is not missing: {seen}"
        );

        assert!(!file.exists());
        is_tidy(folder.path());
    }
}

#[test]
fn a_terminal_of_40_columns_is_wide_enough() {
    let (folder, file) = folder();
    let mut terminal = Terminal::open(folder.path(), 40, "deal.json");
    terminal.begins_with_the_core();
    terminal.answers("Which law governs the use of the data", "skip");
    terminal.answers("The kind of party", "?");
    terminal.sees("every rule that depends");
    terminal.sees("> ");
    terminal.types("stop");
    let (code, seen) = terminal.ends();
    assert_eq!(code, 0);

    for line in seen
        .lines()
        .filter(|line| !line.contains("> ") && !line.contains("deal.json"))
    {
        // The terminal's bytes come as one character each.
        let bytes = line
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'));
        let line = String::from_utf8_lossy(&bytes.collect::<Vec<_>>()).into_owned();
        assert!(line.trim_end().chars().count() < 40, "{line:?}");
    }
    assert!(is_valid(&file));
}

#[test]
fn hostile_answers_are_kept_whole_or_refused_with_a_reason() {
    let (folder, file) = folder();
    let mut terminal = Terminal::open(folder.path(), 60, "deal.json");
    let title = format!("A\u{202E}B 😀 {}", "long ".repeat(2_000));
    terminal.sees("The title of the agreement");
    terminal.sees("> ");
    terminal.pastes(&title);
    terminal.answers("The type of instrument", "99");
    terminal.sees("is not one of the answers; write a number from 1 to");
    terminal.types("contrat");
    terminal.sees("did you mean contract?");
    terminal.pastes("con\u{202E}tract");
    terminal.sees("U+202E");
    terminal.sees("is not one of the answers");
    terminal.types("silent");
    terminal.sees("this must be answered");
    terminal.types("contract");
    terminal.answers("Who the parties are", "中文");
    terminal.answers("another one?", "Acme\tLtd");
    terminal.answers("another one?", "");
    terminal.answers("Which law governs the use of the data", "UK");
    terminal.sees("the United Kingdom is GB");
    terminal.types("Atlantis");
    terminal.sees("such as GB, US or CN, or its name");
    terminal.types("GB");
    terminal.sees("Clause, such as 14.2");
    terminal.types("");
    terminal.answers("In parties: ", "stop");
    let (code, seen) = terminal.ends();
    assert_eq!(code, 0, "{seen}");
    let agreement = held(&file);
    assert_eq!(agreement["title"], title.trim());
    assert_eq!(
        agreement["parties"][0],
        json!({ "id": "parties-1", "name": "中文" })
    );

    assert!(fs::read_to_string(&file).unwrap().contains(r"A\u202eB"));
    assert!(is_valid(&file));
}

/// Runs without a terminal, with answers on standard input.
fn piped(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lacuna"));
    command.arg("new").args(arguments).current_dir(folder);
    let mut run = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();

    // A run that ends early reads no more.
    drop(run.stdin.take().unwrap().write_all(input.as_bytes()));

    run.wait_with_output().unwrap()
}

#[test]
fn answers_can_come_from_a_pipe() {
    let (folder, file) = folder();
    let run = piped(
        folder.path(),
        &["deal.json"],
        "A deal\nmou\nThe Ministry\nAcme\n\nEU, GB\n\nvendor\n2\n\n\n",
    );

    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );

    let agreement = held(&file);
    assert_eq!(agreement["instrument"]["jurisdiction"], json!(["EU", "GB"]));
    assert_eq!(agreement["parties"][0]["kind"], "vendor");
    assert_eq!(
        agreement["parties"][0]["clauses"],
        json!([{ "ref": "2", "covers": ["kind"] }])
    );

    assert!(!String::from_utf8(run.stdout).unwrap().contains('\u{1b}'));
    let nothing = piped(folder.path(), &["other.json"], "");
    assert_eq!(nothing.status.code(), Some(2));
    assert!(
        String::from_utf8(nothing.stderr)
            .unwrap()
            .contains("nothing is written")
    );

    let broken = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(["new", "third.json"])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();

    assert_eq!(broken.status.code(), Some(2));
    is_tidy(folder.path());
}

#[test]
fn a_file_that_is_not_valid_is_refused_and_left_as_it_is() {
    let (folder, file) = folder();
    for (content, wrong) in [
        (
            "{ \"schema_version\": 1, \"titel\": \"A\" }",
            "did you mean `title`?",
        ),
        ("{", "deal.json:1"),
        ("", "empty"),
    ] {
        fs::write(&file, content).unwrap();
        let run = piped(folder.path(), &["deal.json"], "A deal\n");
        assert_eq!(run.status.code(), Some(2));
        let told = String::from_utf8(run.stderr).unwrap();
        assert!(told.contains(wrong), "{told}");
        assert_eq!(fs::read_to_string(&file).unwrap(), content);
    }

    is_tidy(folder.path());
}

#[test]
fn a_file_that_is_gone_on_with_is_not_touched_before_an_answer() {
    let (folder, file) = folder();
    let original = fs::read_to_string("agreements/uk-openai-mou-2025.json").unwrap();
    fs::write(&file, &original).unwrap();
    assert!(
        piped(folder.path(), &["deal.json"], "stop\n")
            .status
            .success()
    );

    assert_eq!(fs::read_to_string(&file).unwrap(), original);
    assert!(
        piped(folder.path(), &["deal.json"], "silent\n")
            .status
            .success()
    );

    let (before, after): (Value, Value) = (serde_json::from_str(&original).unwrap(), held(&file));
    assert_ne!(before, after);
    for (name, value) in before.as_object().unwrap() {
        assert!(
            after
                .get(name)
                .is_some_and(|kept| kept == value || kept.is_object()),
            "{name}"
        );
    }
}

#[test]
fn what_another_program_wrote_meanwhile_is_not_overwritten() {
    let (folder, file) = folder();
    let mut terminal = Terminal::open(folder.path(), 80, "deal.json");
    terminal.begins();
    terminal.sees("The kind of party");
    terminal.sees("> ");
    let theirs = fs::read_to_string(&file)
        .unwrap()
        .replace("A deal", "Another title");

    fs::write(&file, &theirs).unwrap();
    terminal.types("vendor");
    let (code, seen) = terminal.ends();
    assert_eq!(code, 2);
    assert!(
        seen.contains("another program has changed this file"),
        "{seen}"
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), theirs);
}

#[test]
fn the_skeleton_is_valid_and_no_rule_takes_it_for_a_fact() {
    let (folder, file) = folder();
    assert!(
        piped(folder.path(), &["deal.json", "--blank"], "")
            .status
            .success()
    );

    assert!(is_valid(&file));
    assert_eq!(schema_beside(&file), lacuna::agreement::schema());

    let run = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(["audit", file.to_str().unwrap(), "--format", "json"])
        .output()
        .unwrap();

    let told: Value = serde_json::from_slice(&run.stdout).unwrap();
    // Whether a rule applies cannot be told where its guard rests on what nobody said (issue 15): that is no fact either.
    let open = ["not_stated", "cannot_tell", "not_applicable"].map(Value::from);
    for rule in told["assessments"][0]["rules"].as_array().unwrap() {
        assert!(
            open.contains(&rule["outcome"]),
            "{}: {}",
            rule["id"],
            rule["outcome"]
        );
    }

    let written = fs::read_to_string(&file).unwrap();
    for again in [&["deal.json", "--blank"], &["deal.json", "--quiet"]] {
        let run = piped(folder.path(), again, "stop\n");
        assert_eq!(run.status.code(), Some(2), "{again:?}");
        assert_eq!(fs::read_to_string(&file).unwrap(), written);
    }

    // A folder with a skeleton in it can be audited as a whole.
    let audited = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(["audit", folder.path().to_str().unwrap()])
        .output()
        .unwrap();

    assert_ne!(
        audited.status.code(),
        Some(2),
        "{}",
        String::from_utf8_lossy(&audited.stderr)
    );
}

#[test]
fn what_can_be_no_agreement_file_is_refused_before_anything_is_asked() {
    let (folder, _) = folder();
    for (name, wrong) in [
        (".", "this is a folder"),
        ("deal.toml", "ends in .json"),
        ("deal", "ends in .json"),
        ("-", "ends in .json"),
        ("no/such/folder/deal.json", "there is no such folder"),
    ] {
        let run = piped(folder.path(), &[name], "A deal\n");
        assert_eq!(run.status.code(), Some(2), "{name}");
        assert!(
            String::from_utf8(run.stderr).unwrap().contains(wrong),
            "{name}"
        );

        assert!(run.stdout.is_empty(), "{name}");
    }

    is_tidy(folder.path());
}
