//! Number: what stands before a name and a verb, and a unit behind a number, is right for one and for several.

use std::sync::LazyLock;

use regex::Regex;

use super::text::{Finding, Text};

/// A name with the verb behind it, and up to three words before it.
static NAME_AND_VERB: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?P<before>(?:[A-Za-z-]+,? ){0,3})["“]?\{(?P<hole>[^}]+)\}["”]? (?P<verb>is|are|has|have|was|were|does|do)\b"#,
    )
    .unwrap()
});

/// A number, which the name of its fact shows, with what it counts.
static NUMBER_AND_UNIT: LazyLock<Regex> = LazyLock::new(|| {
    let numbers = "days|months|years|hours|people|subjects|count|records|needed|gbp|capacity";
    Regex::new(&format!(
        r"\{{(?P<hole>[a-z_.]*(?:{numbers}))\}} (?P<unit>(?:working )?[a-z]+s|people)\b"
    ))
    .unwrap()
});

/// The units that a sentence of a rule has in the singular behind a one (`condition/template.rs`).
const KNOWN_UNITS: [&str; 8] = [
    "working days",
    "days",
    "weeks",
    "months",
    "years",
    "hours",
    "people",
    "records",
];

/// Words behind which a name is the subject itself, for want of a noun of its own.
const NO_NOUNS: [&str; 13] = [
    "the", "a", "an", "and", "or", "whether", "that", "which", "where", "if", "when", "about",
    "because",
];

/// Words that bind a name to a noun before it, which is then the subject: "the transfer to {it.destination} has".
const BINDING: [&str; 10] = [
    "of", "to", "in", "for", "by", "from", "with", "on", "between", "under",
];

/// Names that are the subject of a verb: one name, two names and a name in the plural must all read well.
pub(super) fn verbs_behind_names(text: &Text) -> Vec<Finding> {
    if !text.kind.is_of_a_rule() {
        return Vec::new();
    }

    let found = NAME_AND_VERB.captures_iter(&text.words);
    found
        .filter(|found| !is_sound(&found["before"], &found["verb"]))
        .map(|found| {
            let reason = "put a fixed singular noun before the name: the dataset \"{it.name}\" is";
            text.finding(&found[0], reason)
        })
        .collect()
}

/// Whether words before a name make the verb behind it right for every name.
fn is_sound(before: &str, verb: &str) -> bool {
    let words: Vec<String> = before.split_whitespace().map(str::to_lowercase).collect();
    // "of the dataset NAME", "to NAME": the subject comes earlier.
    if words.iter().any(|word| BINDING.contains(&word.as_str())) {
        return true;
    }

    let Some(noun) = words.last() else {
        return false;
    };
    let is_noun = !noun.ends_with(',') && !NO_NOUNS.contains(&noun.as_str());
    let is_several = noun.ends_with('s') && !noun.ends_with("ss");
    is_noun && !is_several && matches!(verb, "is" | "has" | "was" | "does")
}

/// Numbers with a noun behind them that a sentence cannot put into the singular.
pub(super) fn units_in_rules(text: &Text) -> Vec<Finding> {
    if !text.kind.is_of_a_rule() {
        return Vec::new();
    }

    let found = NUMBER_AND_UNIT.captures_iter(&text.words);
    found
        .filter(|found| !KNOWN_UNITS.contains(&&found["unit"]))
        .map(|found| {
            let reason = format!("{} has no form for one: say it otherwise", &found["unit"]);
            text.finding(&found[0], reason)
        })
        .collect()
}
