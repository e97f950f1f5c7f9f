//! What the terminal prints in Chinese is Chinese, apart from quotations, code, ids and names.

use std::process::Command;

use lacuna::handbook::{self, Readers};
use lacuna::policy::{builtin, load_in};
use lacuna::report::Messages;

use super::chinese_reports::{LEAST, is_han, latin_words};

/// What a command prints.
fn printed(arguments: &[&str]) -> String {
    let ended = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(arguments)
        .args(["--lang", "zh"])
        .output()
        .unwrap();

    assert!(ended.status.success(), "{arguments:?}: {ended:?}");
    String::from_utf8(ended.stdout).unwrap()
}

/// The prose of a page: without quotations, examples of files, paths of facts, and what stands as code in it.
fn prose(page: &str) -> String {
    // Where a source was read is a name of a repository or of a file.
    let page = match (page.split_once("### 法源"), page.split_once("### 示例")) {
        (Some((before, _)), Some((_, after))) => format!("{before}{after}"),
        _ => page.to_owned(),
    };

    let is_path = |line: &str| !line.contains(is_han) && line.starts_with(['#', '-']);
    let mut is_code = false;
    let lines = page.lines().filter(|line| {
        is_code ^= line.starts_with("```");
        !is_code && !line.starts_with(['>', ' ', '`']) && !is_path(line)
    });

    let mut words = String::new();
    for line in lines {
        // Every second piece between backticks is code.
        words.extend(line.split('`').step_by(2));
        words.push('\n');
    }

    words
}

/// A law keeps its English name, of which these are parts.
const LAWS: [&str; 5] = ["Act", "Data", "Directive", "Protection", "Regulation"];

pub(super) fn assert_chinese(name: &str, text: &str) {
    let chinese = text.chars().filter(|letter| is_han(*letter)).count();
    let is_path = |word: &str| word.contains('.');
    let words = latin_words(text).into_iter();
    let latin: Vec<&str> = words
        .filter(|word| !is_path(word) && !LAWS.contains(word))
        .collect();

    let other: usize = latin.iter().map(|word| word.len()).sum();
    assert!(
        chinese > 20,
        "{name}: only {chinese} Chinese letters\n{text}"
    );
    assert!(
        chinese * 100 >= LEAST * (chinese + other),
        "{name}: {chinese} Chinese letters and {other} others: {latin:?}"
    );
}

#[test]
fn the_pages_of_the_handbook_are_chinese() {
    let policy = load_in(&[builtin()], Some("zh")).unwrap();
    let messages = Messages::in_language("zh").unwrap();
    let rules: Vec<String> = policy
        .rules
        .iter()
        .map(|rule| handbook::rule(&policy, rule, &messages))
        .collect();

    assert_chinese(
        "rules",
        &rules.iter().map(|page| prose(page)).collect::<String>(),
    );
    let readers = Readers::of(&policy, &messages);
    let facts = policy.vocabulary().paths().into_iter();
    let facts = facts.filter_map(|(path, _)| readers.explain(&path));
    let facts: String = facts
        .map(|fact| prose(handbook::fact(&fact).split_once('\n').unwrap().1))
        .collect();

    assert_chinese("facts", &facts);
    assert_chinese(
        "checklists",
        &prose(&handbook::checklists(&policy, &messages).1),
    );
    assert_chinese("index", &prose(&handbook::index(&policy, &messages).1));
    assert_chinese("all facts", &prose(&handbook::facts(&policy, &messages).1));
}

#[test]
fn rules_facts_and_checklists_are_explained_in_chinese() {
    for arguments in [
        &["rules", "list"][..],
        &["rules", "explain", "RET-003"],
        &["explain", "datasets.retention.months"],
        &["explain", "retention"],
        &["checklist"],
        &["checklist", "article-28"],
        &[
            "checklist",
            "article-28",
            "agreements/nhs-federated-data-platform-2023.json",
        ],
    ] {
        let text = printed(arguments);
        assert_chinese(&arguments.join(" "), &prose(&text));
        // A Chinese sentence ends in its own full stop, and brackets are those of its words.
        for line in prose(&text).lines() {
            let after_han = |mark| {
                line.match_indices(mark)
                    .any(|(at, _)| line[..at].ends_with(is_han))
            };
            for mark in [". ", ", ", ": ", "; ", " ("] {
                assert!(!after_han(mark), "{mark:?} in {line}");
            }
        }
    }
}

/// The columns of a list stand under each other on a terminal, where a Chinese character takes two.
#[test]
fn the_columns_of_the_list_of_rules_are_straight() {
    let list = printed(&["rules", "list"]);
    for line in list.lines() {
        let title = line.rsplit("  ").next().unwrap();
        let before = line.strip_suffix(title).unwrap();
        let width: usize = before.chars().map(|c| 1 + usize::from(is_han(c))).sum();
        assert_eq!(width, 29, "{line}");
    }
}

/// A program reads the words of JSON, and a person sets the language of a house once.
#[test]
fn the_language_of_the_settings_serves_these_pages_and_json_keeps_its_words() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("lacuna.toml"), "language = \"zh\"\n").unwrap();
    let run = |arguments: &[&str]| {
        let ended = Command::new(env!("CARGO_BIN_EXE_lacuna"))
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();
        String::from_utf8(ended.stdout).unwrap()
    };

    assert!(run(&["rules", "explain", "RET-003"]).contains("严重程度：高。依据：法律。"));
    assert!(run(&["checklist", "article-28"]).contains("适用条件"));
    let json = run(&["explain", "term.months", "--format", "json"]);
    assert!(json.contains("\"kind\": \"a whole number\""), "{json}");
    assert!(json.contains("\"severity\": \"high\""), "{json}");
}

/// A whole run of `lacuna init`: every question, every word about it, and slips.
#[test]
fn the_questions_of_a_new_agreement_are_chinese() {
    use std::io::Write;
    use std::process::Stdio;

    let folder = tempfile::tempdir().unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(["init", "deal.json", "--lang", "zh", "--as-of", "2026-11-24"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();

    let typed = "交易\n\nfoo\ncontract\n教育部\n某公司\n\nGB\n14.2\n0\n-\n某条原文\n?\nback\nxx\nredacted\n\n\
                 没有理由\nnothing\nskip\nyes\nelsewhere\n\n\nreview\n99\n1\n\n\nrest\nno\nrest\nyes\n\n";
    let mut input = program.stdin.take().unwrap();
    input.write_all(typed.as_bytes()).unwrap();
    drop(input);
    let ended = program.wait_with_output().unwrap();
    assert!(ended.status.success(), "{ended:?}");
    let text = String::from_utf8(ended.stdout).unwrap();

    // A path stands under its question, and the words that are typed are the same in every language.
    let kept = [
        "silent",
        "nothing",
        "redacted",
        "elsewhere",
        "not agreed",
        "disputed",
        "skip",
        "back",
        "review",
        "rest",
        "stop",
        "none",
        "yes",
        "lacuna init",
        "lacuna audit",
    ];

    let lines = text.lines().filter(|line| line.contains(is_han));
    // Choices are words of the file, each before its meaning.
    let words = lines.map(|line| match line.split_once('：') {
        Some((word, means)) if word.trim_start().starts_with(|c: char| c.is_ascii_digit()) => means,
        _ => line,
    });

    let mut words = words.collect::<Vec<_>>().join("\n");
    for word in kept {
        words = words.replace(word, "");
    }

    assert_chinese("lacuna init", &words);
    let english = text.lines().filter(|line| {
        line.split(' ')
            .filter(|word| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase()))
            .count()
            > 3
    });
    let english: Vec<&str> = english.filter(|line| !line.contains(is_han)).collect();
    assert_eq!(english, [] as [&str; 0]);
    for line in ["Answer", "depend", "answered", "Enter", "To see", "Number"] {
        assert!(!text.contains(line), "{line} in {text}");
    }
}

/// Words of the program are joined with Chinese marks; a quotation and what the file itself says keep theirs.
#[test]
fn letters_and_reports_as_text_join_words_with_chinese_marks() {
    for agreement in ["as-the-article-feared", "uk-openai-mou-2025"] {
        let path = format!("agreements/{agreement}.json");
        let day = ["--as-of", "2026-11-24"];
        for format in ["text", "markdown"] {
            let audit = ["audit", &path, "--format", format, "--fail-on", "never"];
            let letter = ["letter", &path, "--format", format];
            for arguments in [&audit[..], &letter[..]] {
                let text = printed(&[arguments, &day[..]].concat());
                let wrong: Vec<&str> = text.lines().filter(|line| joins_in_ascii(line)).collect();
                assert!(wrong.is_empty(), "{arguments:?}:\n{}", wrong.join("\n"));
            }
        }

        let letter = printed(&[&["letter", &path][..], &day[..]].concat());
        assert!(letter.starts_with("致："), "{letter}");
        assert!(!letter.contains("： "), "{letter}");
    }
}

/// Whether an ASCII mark stands between Chinese words, or behind them before a space.
fn joins_in_ascii(line: &str) -> bool {
    let letters: Vec<char> = line.chars().collect();
    letters.windows(3).any(|three| match three {
        [before, mark, after] => {
            is_han(*before)
                && (".,;:".contains(*mark) && (*after == ' ' || is_han(*after))
                    || *mark == ' ' && *after == '(')
        }
        _ => false,
    })
}
