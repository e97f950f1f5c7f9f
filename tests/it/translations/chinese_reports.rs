//! Chinese reports of real agreements: their prose is Chinese, apart from quotations, names, and what is marked as English.

use std::process::Command;

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Agreements of three kinds: a memorandum, a contract for health data, and one of another country.
const AGREEMENTS: [&str; 3] = [
    "uk-openai-mou-2025",
    "nhs-federated-data-platform-2023",
    "gsa-openai-2025",
];

/// The least share of Chinese among the letters of the prose, of a hundred.
pub(super) const LEAST: usize = 95;

/// Elements that never hold anything.
const VOID: [&str; 6] = ["br", "col", "hr", "img", "input", "meta"];

/// Elements whose text is a quotation, a name for machines, or for no reader.
const NO_PROSE: [&str; 7] = [
    "q",
    "blockquote",
    "code",
    "style",
    "script",
    "svg",
    "template",
];

/// The prose of a Chinese page.
fn prose(page: &str) -> String {
    let mut emitter = DefaultEmitter::<()>::default();
    emitter.naively_switch_states(true);

    let mut words = String::new();
    // The open elements, each with whether its text is Chinese prose.
    let mut open: Vec<(String, bool)> = Vec::new();
    for token in Tokenizer::new_with_emitter(page, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let language = tag.attributes.get("lang".as_bytes());
                let marked = language.map(|value| value.starts_with(b"zh"));
                let around = open.last().is_none_or(|(_, chinese)| *chinese);
                let chinese = marked.unwrap_or(around) && !NO_PROSE.contains(&name.as_str());
                if !VOID.contains(&name.as_str()) {
                    open.push((name, chinese));
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if let Some(at) = open.iter().rposition(|(own, _)| *own == name) {
                    open.truncate(at);
                }
            }
            Token::String(text) if open.last().is_none_or(|(_, chinese)| *chinese) => {
                words.push_str(&String::from_utf8_lossy(&text));
            }
            _ => {}
        }
        words.push(' ');
    }

    words
}

pub(super) fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

/// The words in Latin letters that are neither ids, citations, paths and hashes nor abbreviations.
pub(super) fn latin_words(prose: &str) -> Vec<&str> {
    let runs = prose.split(|c: char| c.is_whitespace() || !c.is_ascii() || c == '"');
    let names = runs.filter(|run| {
        let is_reference = run.contains(|c: char| c.is_ascii_digit() || "/_-@#".contains(c));
        let is_pinpoint = run.chars().filter(char::is_ascii_alphabetic).count() < 2;
        let is_abbreviation = !run.contains(|c: char| c.is_ascii_lowercase());
        !is_reference && !is_pinpoint && !is_abbreviation
    });

    names.collect()
}

#[test]
fn the_prose_of_a_chinese_report_is_chinese() {
    let folder = tempfile::tempdir().unwrap();
    for agreement in AGREEMENTS {
        let path = folder.path().join("report.html");
        let ended = Command::new(env!("CARGO_BIN_EXE_lacuna"))
            .args(["audit", &format!("agreements/{agreement}.json")])
            .args([
                "--lang",
                "zh",
                "--as-of",
                "2026-11-24",
                "--fail-on",
                "never",
            ])
            .arg("--output")
            .arg(&path)
            .output()
            .unwrap();
        assert!(ended.status.success(), "{agreement}: {ended:?}");

        let prose = prose(&std::fs::read_to_string(&path).unwrap());
        let chinese = prose.chars().filter(|letter| is_han(*letter)).count();
        let latin = latin_words(&prose);
        let other: usize = latin.iter().map(|word| word.len()).sum();
        assert!(
            chinese > 5_000,
            "{agreement}: only {chinese} Chinese letters"
        );
        assert!(
            chinese * 100 >= LEAST * (chinese + other),
            "{agreement}: {chinese} Chinese letters and {other} others: {latin:?}"
        );
        std::fs::remove_file(&path).unwrap();
    }
}

/// Sentences that name a country have its Chinese name, in every format that a person reads.
#[test]
fn sentences_of_a_chinese_run_name_countries_in_chinese() {
    let folder = tempfile::tempdir().unwrap();
    let mut agreement: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string("policies/base.json").unwrap()).unwrap();

    // CON-008 names the country of a sub-processor abroad.
    agreement["subprocessors"]["list"][0]["country"] = "CN".into();
    let path = folder.path().join("a.json");
    std::fs::write(&path, agreement.to_string()).unwrap();

    for format in [
        "text", "markdown", "csv", "junit", "github", "gitlab", "sarif",
    ] {
        let ended = Command::new(env!("CARGO_BIN_EXE_lacuna"))
            .arg("audit")
            .arg(&path)
            .args(["--select", "CON-008", "--fail-on", "never"])
            .args(["--lang", "zh", "--as-of", "2026-11-24"])
            .args(["--format", format])
            .output()
            .unwrap();

        let said = String::from_utf8(ended.stdout).unwrap();
        assert!(said.contains("中国"), "{format}: {said}");
        assert!(!said.contains("China"), "{format}: {said}");
    }
}

/// Whoever works on the policies names the folder of those that are built in; the same files replace nothing.
#[test]
fn a_copy_of_the_built_in_policies_replaces_nothing_in_chinese_either() {
    for language in ["en", "zh"] {
        let ended = Command::new(env!("CARGO_BIN_EXE_lacuna"))
            .args([
                "rules",
                "list",
                "--policies",
                "policies",
                "--lang",
                language,
            ])
            .output()
            .unwrap();

        assert!(ended.status.success(), "{language}: {ended:?}");
    }
}
