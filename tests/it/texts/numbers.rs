//! Number: what stands before a name and a verb, and a unit behind a number, is right for one and for several.

use std::sync::LazyLock;

use regex::Regex;

use super::text::{Finding, Kind, Text};

/// A hole with the verb behind it, and the word before it.
static NAME_AND_VERB: LazyLock<Regex> = LazyLock::new(|| {
    let verbs = "is|are|has|have|was|were|does|do|comes|come|goes|go|holds|hold|covers|cover|uses|use|lets|let";
    Regex::new(&format!(
        r#"(?:(?P<before>[A-Za-z-]+) )?["“]?\{{(?P<hole>[^}}]+)\}}["”]? (?P<verb>{verbs})\b"#
    ))
    .unwrap()
});

/// A number with its unit.
static NUMBER_AND_UNIT: LazyLock<Regex> = LazyLock::new(|| {
    let units = "days|months|years|hours|weeks|people|working days|records|pounds";
    Regex::new(&format!(
        r"\{{(?P<hole>(?:it|agreement)\.[^}}]+)\}} (?P<unit>{units})\b"
    ))
    .unwrap()
});

/// Words that are no noun, so that a name behind them is the subject itself.
const NO_NOUNS: [&str; 21] = [
    "the", "a", "an", "of", "to", "in", "for", "by", "from", "with", "on", "and", "or", "whether",
    "that", "which", "where", "if", "when", "about", "because",
];

/// Verbs in the plural, which no fixed singular noun can have.
const PLURAL: [&str; 11] = [
    "are", "have", "were", "do", "come", "go", "hold", "cover", "use", "let", "include",
];

/// Names that are the subject of a verb: one name, two names and a plural name must all read well.
pub(super) fn verbs_behind_names(text: &Text) -> Vec<Finding> {
    if !text.kind.is_of_a_rule() {
        return Vec::new();
    }

    let found = NAME_AND_VERB.captures_iter(&text.words);
    found
        .filter(|found| {
            let before = found.name("before").map_or("", |word| word.as_str());
            let noun = !before.is_empty() && !NO_NOUNS.contains(&before.to_lowercase().as_str());
            let several = before.ends_with('s') && !before.ends_with("ss");
            !noun || several || PLURAL.contains(&&found["verb"])
        })
        .map(|found| {
            let reason = "put a fixed singular noun before the name: the dataset \"{it.name}\" is";
            text.finding(&found[0], reason)
        })
        .collect()
}

/// Numbers of an agreement with a plural noun behind them, which may be one.
pub(super) fn units_in_rules(text: &Text) -> Vec<Finding> {
    if !text.kind.is_of_a_rule() || text.kind == Kind::Wording {
        return Vec::new();
    }

    let found = NUMBER_AND_UNIT.captures_iter(&text.words);
    found
        .map(|found| {
            let reason = format!(
                "may be one of the {}: say it without a plural",
                &found["unit"]
            );
            text.finding(&found[0], reason)
        })
        .collect()
}
