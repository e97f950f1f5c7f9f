//! Number: what stands before a name and a verb, and a unit behind a number, is right for one and for several.

use std::sync::{Arc, LazyLock};

use lacuna::agreement::CheckedAgreement;
use lacuna::policy::{PolicyLayer, builtin, load};
use lacuna::source_file::SourceFile;
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

/// A policy with one rule, whose message counts months of the agreement and days of a parameter.
fn counting(days: u32) -> lacuna::Policy {
    let pack =
        "name = \"Counts\"\nauthority = \"Tests\"\nversion = \"1.0.0\"\nedition = \"2026-02-05\"\n";
    let parameters = format!(
        "[house_days]\nvalue = {days}\nunit = \"days\"\nreason = \"A test.\"\nbasis = \"policy\"\n"
    );
    let rule = "id = \"CNT-001\"\ntitle = \"Counts\"\nseverity = \"low\"\nbasis = \"policy\"\nsilence = \"ignore\"\n\
                require = \"agreement.term.months > 100\"\nasks = \"A.\"\n\
                message = \"On {agreement.term.months} months' notice, {agreement.term.months} months, {parameters.house_days} days.\"\n\
                why = \"W.\"\nremedy = \"R.\"\nwording = \"C.\"\ncites = []\n";

    let files = [
        ("parameters.toml", parameters),
        ("counts/pack.toml", pack.to_owned()),
        ("counts/CNT-001.toml", rule.to_owned()),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), Arc::new(SourceFile::new(path, text))));
    let layer = PolicyLayer {
        files: files.into_iter().collect(),
    };
    load(&[builtin(), layer]).unwrap_or_else(|problems| panic!("{problems:?}"))
}

#[test]
fn a_count_of_one_has_its_unit_in_the_singular() {
    let said = |months: u32, days: u32| {
        let text = format!(
            r#"{{ "schema_version": 1, "id": "a", "title": "A", "instrument": {{ "type": "mou" }}, "parties": [], "term": {{ "months": {months} }} }}"#
        );
        let agreement = CheckedAgreement::read(Arc::new(SourceFile::new("a.json", text))).unwrap();
        let policy = counting(days);
        let rule = policy.rule("CNT-001").unwrap();
        rule.message.render(agreement.document(), None, "?")
    };

    assert_eq!(said(1, 1), "On 1 month's notice, 1 month, 1 day.");
    assert_eq!(said(12, 30), "On 12 months' notice, 12 months, 30 days.");
}
