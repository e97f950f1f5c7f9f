//! What messages claim: which of two things is wrong, no breach where the agreement is silent, and no request that
//! presupposes one.

use std::sync::LazyLock;

use regex::Regex;

use super::text::{Finding, Kind, Text};

/// Silences are told by one of these.
static SILENCE: LazyLock<Regex> = LazyLock::new(|| {
    let verbs = [
        "say",
        "state",
        "name",
        "identify",
        "specify",
        "show",
        "record",
        "give",
        "list",
        "define",
        "describe",
        "explain",
        "set",
        "mention",
        "require",
        "provide",
        "cover",
        "address",
        "make clear",
        "settle",
        "indicate",
        "confirm",
        "include",
        "contain",
        "limit",
        "prohibit",
        "fix",
        "oblige",
        "commit",
        "allocate",
        "assign",
        "appoint",
        "deal with",
        "grant",
        "disclose",
        "refer",
    ]
    .join("|");

    Regex::new(&format!(
        r"(?i)\b(does|do) not (expressly |clearly )?({verbs})\b|\b(is|are) not (stated|recorded|known|identified|named|specified)\b|\bno \w+ (is|are) (stated|recorded|named|identified|given)\b"
    ))
    .unwrap()
});

/// The words with which a request on a silence may begin.
const REQUESTS: [&str; 17] = [
    "State", "Add", "Confirm", "Identify", "Provide", "Name", "Agree", "Record", "Specify", "Set",
    "List", "Describe", "Explain", "Define", "Include", "Give", "Attach",
];

/// Two faults in one message, of which the evaluation knows which it is.
pub(super) fn alternatives(text: &Text) -> Vec<Finding> {
    if !matches!(text.kind, Kind::Message | Kind::Unstated) {
        return Vec::new();
    }

    let found = text.words.match_indices(", or ");
    found
        .map(|(at, _)| {
            let around: String = text.words[at..].chars().take(30).collect();
            text.finding(&around, "say which of the two is wrong")
        })
        .collect()
}

/// A text about a silence that does not say that the agreement is silent.
pub(super) fn silences(text: &Text) -> Vec<Finding> {
    if text.kind != Kind::Unstated || SILENCE.is_match(&text.words) {
        return Vec::new();
    }

    vec![text.finding(&text.words, "write: The agreement does not say …")]
}

/// A request on a silence that begins otherwise than with a word that asks for the missing statement.
pub(super) fn requests(text: &Text) -> Vec<Finding> {
    let first = text.words.split([' ', ',', ':']).next().unwrap_or_default();
    if text.kind != Kind::RemedySilent || REQUESTS.contains(&first) {
        return Vec::new();
    }

    let reason = format!("begin with one of {}", REQUESTS.join(", "));
    vec![text.finding(first, reason)]
}
