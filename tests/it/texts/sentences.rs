//! What every sentence must be: without identifiers, with a noun before its pronouns, and short.

use std::sync::LazyLock;

use regex::Regex;

use super::text::{Finding, Kind, Text};

/// The most words of a sentence.
const WORDS: usize = 30;

/// The most characters of a title.
const TITLE: usize = 70;

static IDENTIFIER: LazyLock<Regex> = LazyLock::new(|| {
    let parts = [
        // A field or a value of the file: `lawful_basis`.
        r"\b[a-z][a-z0-9]*_[a-z0-9_]+\b",
        // A JSON pointer: `/purposes/0`.
        r"(^|\s)/[a-z_]+(/[\w-]+)*",
        // A dotted path: `datasets.retention.days`.
        r"\b(agreement|parameters|it|datasets|purposes|parties|hosting|access|retention)\.[a-z_]+\b",
    ];

    Regex::new(&parts.join("|")).unwrap()
});

static RULE_ID: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b[A-Z]{3}-\d{3}\b").unwrap());

static PRONOUN: LazyLock<Regex> = LazyLock::new(|| {
    let verbs = "is|are|was|were|has|have|had|does|do|can|may|might|must|should|will|would|could|needs?|lets?|makes?|\
                 gives?|takes?|includes?|counts?|applies|apply|concerns?|depends?|means?|goes|go|covers?|says?|follows?|\
                 also|only|not";
    Regex::new(&format!(
        r"^(It|They|Them)\b|^(This|That|These|Those) ({verbs})\b"
    ))
    .unwrap()
});

/// A provision with its Act: "section 109(2) of the Data Protection Act 2018".
static PROVISION: LazyLock<Regex> = LazyLock::new(|| {
    let part = r"(Articles?|[Ss]ections?|[Pp]aragraphs?|Schedule|[Pp]arts?) \d[\w()]*((,| or| and| to) (\(\w+\)|\d[\w()]*))*";
    let act = r"( (of|to) the (UK GDPR|EU GDPR|GDPR|([A-Z]\w+ ((of|for|and) )?)+Act \d{4}))?";
    Regex::new(&format!("{part}{act}")).unwrap()
});

/// Names of fields, pointers and, in texts of rules, names of rules.
pub(super) fn identifiers(text: &Text) -> Vec<Finding> {
    let words = text.with_holes_as("{}");
    let mut found: Vec<&str> = IDENTIFIER.find_iter(&words).map(|m| m.as_str()).collect();
    let is_policy = text.kind.is_of_a_rule() || matches!(text.kind, Kind::Name | Kind::Says);
    if is_policy {
        found.extend(RULE_ID.find_iter(&words).map(|m| m.as_str()));
    }

    found
        .into_iter()
        .map(|found| {
            text.finding(
                found.trim(),
                "write the name of the thing, not its identifier",
            )
        })
        .collect()
}

/// A pronoun at the beginning of a text, where no noun stands before it.
pub(super) fn pronouns(text: &Text) -> Vec<Finding> {
    // The noun of a choice is in the label above it.
    let found = PRONOUN
        .find(&text.words)
        .filter(|_| text.kind != Kind::Choice);
    found
        .into_iter()
        .map(|found| text.finding(found.as_str(), "begin with the noun"))
        .collect()
}

/// Sentences and titles that are too long.
pub(super) fn lengths(text: &Text) -> Vec<Finding> {
    let words = text.with_holes_as("X");
    let mut findings = Vec::new();

    let is_title = matches!(text.kind, Kind::Title | Kind::Heading);
    let length = words.chars().count();
    if is_title && length > TITLE {
        let reason = format!("a title of {length} characters; at most {TITLE}");
        findings.push(text.finding(&text.words, reason));
    }

    for sentence in sentences(&words) {
        // A provision is one word, however many it is written with.
        let counted = PROVISION.replace_all(sentence, "X");
        let count = counted.split(' ').filter(|word| is_word(word)).count();
        let clause = text.kind == Kind::Wording && sentence.contains("(a)");
        if count > WORDS && !clause {
            let start: String = sentence.chars().take(50).collect();
            let reason = format!("a sentence of {count} words; at most {WORDS}: {start}…");
            findings.push(text.finding(&text.words, reason));
        }
    }

    findings
}

fn is_word(word: &str) -> bool {
    word.contains(char::is_alphanumeric)
}

/// The sentences of a text: each ends with a full stop, a question mark or an exclamation mark before a capital.
pub(super) fn sentences(words: &str) -> Vec<&str> {
    static END: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("[.?!][\"”’)]* +(?:[\"“‘(]*[A-Z0-9{])").unwrap());

    let mut sentences = Vec::new();
    let mut start = 0;
    for end in END.find_iter(words) {
        // The match ends behind the first letter of the next sentence.
        let gap = words[..end.end()].rfind(' ').unwrap();
        sentences.push(&words[start..gap]);
        start = gap + 1;
    }

    sentences.push(&words[start..]);
    sentences
}
