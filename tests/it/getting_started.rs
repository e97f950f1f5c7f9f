//! The worked case of the first guide: its answers are typed on a terminal, and file, questions and numbers are as it says.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use rexpect::reader::Options;
use rexpect::session::spawn_with_options;

const PAGE: &str = "docs/getting-started.md";
const FILE: &str = "tests/fixtures/getting-started/core.json";

/// What was typed, by question: the fact that is asked for, then each line.
fn answers() -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string("tests/fixtures/getting-started/answers.txt").unwrap();
    let typed = |line: &str| {
        line.strip_prefix('>')
            .unwrap_or_else(|| panic!("{line}"))
            .trim()
            .to_owned()
    };

    let blocks = text.split("\n\n").map(|block| {
        let mut lines = block.lines();
        (lines.next().unwrap().to_owned(), lines.map(typed).collect())
    });

    blocks.collect()
}

/// Types all answers at 80 columns; gives what was shown, and the file.
fn performed() -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new("sh");
    let program = env!("CARGO_BIN_EXE_lacuna");
    command.arg("-c").arg(format!(
        "stty -echo cols 80 rows 60; exec '{program}' new core.json --as-of 2026-11-24"
    ));

    command
        .current_dir(folder.path())
        .env("TERM", "xterm")
        .env_remove("NO_COLOR");

    let options = Options::new()
        .timeout_ms(Some(60_000))
        .strip_ansi_escape_codes(true);

    let mut session = spawn_with_options(command, options).unwrap();
    let mut seen = String::new();
    for (fact, lines) in answers() {
        for (at, line) in lines.iter().enumerate() {
            let before = session
                .exp_string(if at == 0 { "> " } else { "): " })
                .unwrap();

            assert!(
                at > 0 || before.contains(&format!("\n{fact}\r\n")),
                "{fact} is not asked for in:\n{before}"
            );

            seen.push_str(&before);
            session.send(line).unwrap();
            session.send("\r").unwrap();
            session.flush().unwrap();
        }
    }

    seen.push_str(&session.exp_eof().unwrap());
    // The terminal's bytes come as one character each.
    let bytes = seen
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();

    let seen = String::from_utf8(bytes).unwrap().replace('\r', "");

    (
        seen,
        fs::read_to_string(folder.path().join("core.json")).unwrap(),
    )
}

#[test]
fn the_questions_of_the_guide_are_asked_and_its_answers_make_its_file() {
    let (seen, file) = performed();
    // The fixture lies in the project, which has the schema elsewhere.
    let schema = "  \"$schema\": \".agreement.schema.json\",\n";
    assert!(file.contains(schema));
    let file = file.replacen(schema, "", 1);
    if std::env::var_os("LACUNA_UPDATE").is_some() {
        fs::write(FILE, &file).unwrap();
    }

    assert_eq!(
        fs::read_to_string(FILE).unwrap_or_default(),
        file,
        "run with LACUNA_UPDATE=1 and read the difference"
    );

    let page = fs::read_to_string(PAGE).unwrap();
    let question = page
        .split_once("```text\n")
        .unwrap()
        .1
        .split_once("```")
        .unwrap()
        .0;

    assert!(
        question.starts_with("── ") && seen.contains(question),
        "this question is not asked:\n{question}\n{seen}"
    );

    let left = seen
        .rsplit_once("; at most ")
        .and_then(|(_, rest)| rest.split_once(" more"))
        .unwrap()
        .0;

    assert!(
        page.contains(&format!("At most {left} others, among them")),
        "the guide does not say that {left} are left"
    );
}

#[test]
fn the_numbers_and_the_table_of_the_guide_are_those_of_its_answers() {
    let answers = answers();
    let page = fs::read_to_string(PAGE).unwrap();
    let asked = answers
        .iter()
        .filter(|(_, lines)| lines != &["stop"])
        .count();

    let silent = answers
        .iter()
        .filter(|(_, lines)| lines == &["silent"])
        .count();

    let told = format!("after {asked} questions, {silent} of them `silent`");
    assert!(page.contains(&told), "the guide does not say: {told}");
    let mut typed: BTreeMap<&str, Vec<&[String]>> = BTreeMap::new();
    for (fact, lines) in &answers {
        typed.entry(fact).or_default().push(lines);
    }

    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.split(" | ").collect())
        .collect();

    assert!(rows.len() > 10, "{}", rows.len());
    for row in rows {
        let [fact, place, answer] = row.as_slice() else {
            panic!("{row:?}")
        };

        let given = &typed[fact.trim_matches(['|', ' ', '`'])];
        for answer in answer.split('`').skip(1).step_by(2) {
            assert!(
                given.iter().any(|lines| lines[0] == answer),
                "{fact}: {answer} was not typed"
            );
        }

        if let Some((before, rest)) = place
            .split_once('“')
            .filter(|(before, _)| before.starts_with(char::is_numeric))
        {
            let clause = before.split(' ').next().unwrap();
            let words = rest.trim_end_matches('”');
            let quoted = |lines: &&&[String]| {
                lines.iter().any(|line| line == clause) && lines.iter().any(|line| line == words)
            };
            assert!(
                given.iter().any(|lines| quoted(&lines)),
                "{fact}: {clause} {words} was not typed"
            );
        }
    }
}
