//! The parties that the head of a contract names.

use super::head_of;
use crate::document::SourceDocument;
use std::ops::Range;

/// How far from the beginning parties are looked for, in bytes.
const HEAD: usize = 6_000;
/// How far before its short name a party's name begins at most, in bytes.
const MAX_NAME: usize = 260;

/// A party as the head of the contract names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedParty {
    /// The name, as printed.
    pub name: String,
    /// The word by which the contract calls it, such as `Supplier`.
    pub called: String,
    /// The bytes of the document's text, from the name to the word.
    pub range: Range<usize>,
}

/// Words in brackets that are short names of other things than parties.
const NO_PARTIES: &[&str] = &[
    "agreement",
    "dpa",
    "mou",
    "contract",
    "amendment",
    "addendum",
    "date",
    "parties",
    "party",
    "terms",
    "services",
    "service",
    "data",
    "purpose",
    "act",
    "gdpr",
    "order",
    "schedule",
    "memorandum",
    "project",
    "system",
    "limited data set",
    "vertrag",
    "avv",
    "parteien",
    "contrat",
    "données",
    "policy",
    "dua",
    "law",
    "laws",
    "regulation",
    "clauses",
    "sccs",
    "tos",
    "annex",
    "website",
    "site",
    "program",
    "programme",
    "statute",
    "platform",
];

/// Finds names that the head of the contract shortens: `Example Ltd (the "Supplier")`.
#[must_use]
pub fn find_parties(document: &SourceDocument) -> Vec<NamedParty> {
    let head = head_of(document, HEAD);
    let mut parties: Vec<NamedParty> = Vec::new();
    for (open, _) in head.match_indices('(') {
        let Some((called, length)) = head.get(open..).and_then(read_short_name) else {
            continue;
        };
        let Some(range) = find_name(head, open) else {
            continue;
        };

        let name = head.get(range.clone()).unwrap_or_default().to_owned();
        // The first counts, since later brackets with the same word refer back to it.
        let is_known = parties.iter().any(|party| party.called == called);
        // `"Law" means ... the Consumer Privacy Act ("CPA")` defines a term and names nobody.
        let is_definition = name.contains(" means ");
        if !is_known && !is_definition && is_party_word(&called) {
            parties.push(NamedParty {
                name,
                called,
                range: range.start..open + length,
            });
        }
    }

    parties
}

/// Reads `(the "Supplier")` and gives the word and the length of the whole.
fn read_short_name(text: &str) -> Option<(String, usize)> {
    const QUOTES: [char; 8] = ['"', '“', '”', '„', '‘', '’', '«', '»'];

    // A longer bracket describes something, and gives no short name.
    let close = text.find(')').filter(|&close| close < 90)?;
    let inside = text.get(1..close)?;
    let opened = inside.find(QUOTES)?;
    let before = inside.get(..opened)?.trim().to_lowercase();
    let leads_in = before.is_empty()
        || [
            "the",
            "hereinafter",
            "hereafter",
            "referred",
            "called",
            "as",
            "each",
            "collectively",
            "together",
            "im folgenden",
            "nachfolgend",
            "ci-après",
            "der",
            "die",
            "le",
            "la",
            "or",
        ]
        .iter()
        .any(|word| {
            before.split([' ', ',']).any(|part| part == *word)
                // A phrase of two words is in none of the single parts.
                || before.contains(word) && word.contains(' ')
        });

    let word = inside.get(opened..)?.trim_start_matches(QUOTES);
    let end = word.find(QUOTES)?;
    let called = word.get(..end)?.trim().trim_matches('*').to_owned();

    // Who is meant collectively is all parties and none of them.
    (leads_in && !called.is_empty() && !before.contains("collectively"))
        .then_some((called, close + 1))
}

fn is_party_word(called: &str) -> bool {
    let lower = called.to_lowercase();
    // By its last word a longer name, such as `Framework Agreement`, shows what it names.
    let last = lower.rsplit(' ').next().unwrap_or_default();
    called.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !NO_PARTIES.contains(&lower.as_str())
        && !NO_PARTIES.contains(&last)
}

/// Finds the name before its short form: back to the end of a sentence, a line, `between`, `and` or a number.
fn find_name(head: &str, open: usize) -> Option<Range<usize>> {
    let floor = head.floor_char_boundary(open.saturating_sub(MAX_NAME));
    let before = head.get(floor..open)?;
    let mut start = 0;

    for mark in [
        "\n\n",
        " between ",
        "between:",
        " among ",
        ";",
        "\nand",
        " and between ",
        " zwischen ",
        " entre ",
        // What comes before is the short name of another party.
        ") and ",
        "), and ",
        "”) ",
    ] {
        if let Some(at) = before.rfind(mark) {
            start = start.max(at + mark.len());
        }
    }

    let last_line = before.get(start..)?;
    // An enumeration or a line of its own begins the name anew.
    if let Some(at) = last_line.rfind('\n')
        && last_line
            .get(at..)
            .is_some_and(|line| line.trim().len() > 3)
    {
        start += at + 1;
    }

    let raw = before.get(start..)?;

    let trimmed = raw.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '[');
    let trimmed = ["and ", "by ", "und ", "et "]
        .iter()
        .fold(trimmed, |text, word| {
            text.strip_prefix(word).unwrap_or(text)
        });

    let begin = floor + start + (raw.len() - trimmed.len());
    let name = trimmed.trim_end();
    let end = begin + find_end_of_name(name);
    let is_name = name.starts_with(|c: char| c.is_uppercase() || c == '[' || c.is_ascii_digit())
        || name.starts_with("the ");

    (is_name && end > begin + 1).then_some(begin..end)
}

/// Finds where the address or the description of a party begins: a comma alone may belong to the name of a ministry.
fn find_end_of_name(name: &str) -> usize {
    const ENDS: &[&str] = &[
        " having ",
        " of [",
        " located ",
        " whose ",
        ", whose",
        " incorporated ",
        ", a ",
        ", an ",
        ", of ",
        ", with ",
        " with its ",
        ", having ",
        ", located ",
        ", registered ",
        ", acting ",
        " acting as ",
        ", on behalf ",
        ", as ",
        " as ",
        ", vertreten",
        ", represented",
    ];

    let described = ENDS.iter().filter_map(|mark| name.find(mark)).min();
    let address = name
        .char_indices()
        .filter(|&(_, c)| c == ',')
        .map(|(at, _)| at)
        .find(|&at| {
            let next = name
                .get(at + 1..)
                .and_then(|rest| rest.split_whitespace().next())
                .unwrap_or_default();

            next.starts_with(|c: char| c.is_ascii_digit())
        });

    let number = name.find(" of ").filter(|&at| {
        name.get(at + 4..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });

    [described, address, number]
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(name.len())
}
