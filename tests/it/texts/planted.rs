//! Faults planted in texts: each check finds its own, and passes the text that says it well.

use super::text::{Finding, Kind, Text};
use super::{numbers, says_which, sentences, spelling, words_to_avoid};

type Check = fn(&Text) -> Vec<Finding>;

/// A check, the kind of text, a text with the fault, and the text without it.
const PLANTED: [(Check, Kind, &str, &str); 17] = [
    (
        words_to_avoid::check,
        Kind::Message,
        "The paper is signed.",
        "The agreement is signed.",
    ),
    (
        words_to_avoid::check,
        Kind::Help,
        "Where nothing is said, it is left out.",
        "It is omitted where the agreement is silent.",
    ),
    (
        words_to_avoid::check,
        Kind::Title,
        "Nobody supervises the vendor",
        "No body supervises the vendor",
    ),
    (
        words_to_avoid::check,
        Kind::Prose,
        "What is new is listed.",
        "New findings are listed.",
    ),
    (
        sentences::identifiers,
        Kind::Why,
        "The lawful_basis is missing.",
        "The lawful basis is missing.",
    ),
    (
        sentences::identifiers,
        Kind::Message,
        "See /purposes/0 of the file.",
        "See the first purpose and/or its basis.",
    ),
    (
        sentences::identifiers,
        Kind::Why,
        "As RET-003 asks.",
        "As the rule on retention asks.",
    ),
    (
        sentences::pronouns,
        Kind::Why,
        "This is a risk.",
        "This agreement is a risk.",
    ),
    (
        sentences::pronouns,
        Kind::Help,
        "It ends by itself.",
        "Its end is stated in the term.",
    ),
    (
        sentences::lengths,
        Kind::Title,
        "A title that goes on and on, long after every reader has seen what it is about",
        "A title",
    ),
    (
        sentences::lengths,
        Kind::Why,
        "One two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three \
         four five six seven eight nine ten one.",
        "One two three four five six seven eight nine ten one two three four five. Six seven eight nine ten one two three \
         four five six seven eight nine ten one.",
    ),
    (
        numbers::verbs_behind_names,
        Kind::Message,
        "\"{it.name}\" is held abroad.",
        "The dataset \"{it.name}\" is held abroad.",
    ),
    (
        numbers::verbs_behind_names,
        Kind::Message,
        "The datasets \"{it.name}\" are held abroad.",
        "The transfer to {it.destination} has no mechanism.",
    ),
    (
        numbers::units_in_rules,
        Kind::Message,
        "It takes {agreement.term.months} moons.",
        "It takes {agreement.term.months} months.",
    ),
    (
        says_which::alternatives,
        Kind::Message,
        "The licence is perpetual, or survives the agreement.",
        "The licence survives the agreement.",
    ),
    (
        says_which::silences,
        Kind::Unstated,
        "The vendor may keep the data.",
        "The agreement does not say whether the vendor may keep the data.",
    ),
    (
        says_which::requests,
        Kind::RemedySilent,
        "Remove the licence.",
        "State what the licence allows.",
    ),
];

#[test]
fn each_check_finds_its_fault_and_nothing_in_the_text_without_it() {
    for (check, kind, bad, good) in PLANTED {
        let text = |words| Text::new("a file", "a field", kind, words);
        assert!(!check(&text(bad)).is_empty(), "nothing is found in: {bad}");
        let findings = check(&text(good));
        assert!(findings.is_empty(), "{good}: {findings:?}");
    }
}

#[test]
fn american_and_misspelt_words_are_found() {
    let found = |words| {
        let texts = [Text::new("a file", "a field", Kind::Why, words)];
        let findings = spelling::check(&texts).into_iter();
        // Words of the list that this one text does not use are findings too.
        let own = findings.filter(|finding| finding.text.file == "a file");
        own.map(|finding| finding.words).collect::<Vec<_>>()
    };

    assert_eq!(
        found("The organization's color and the agrement."),
        ["organization's", "color", "agrement"]
    );
    assert!(found("The organisation's colour, the DPIA and the licence of {it.nmae}.").is_empty());
}
