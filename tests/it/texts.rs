//! The texts that a user reads, held to docs/style.md: a finding names the file, the field and the reason. What is
//! accepted all the same stands in `texts/accepted.toml` and `texts/words.txt`, each entry with its reason.

mod accepted;
mod catalogues;
mod command_help;
mod facts;
mod numbers;
mod pages;
mod planted;
mod policies;
mod says_which;
mod sentences;
mod spelling;
mod text;
mod words_to_avoid;

use std::sync::LazyLock;

use accepted::judge;
use text::{Finding, Text};

/// Everything that a user reads, from every place where it is written.
static TEXTS: LazyLock<Vec<Text>> = LazyLock::new(|| {
    let mut texts = policies::texts();
    texts.extend(facts::texts());
    texts.extend(catalogues::texts());
    texts.extend(command_help::texts());
    texts.extend(pages::texts());
    texts
});

/// What a check finds in all texts.
fn all(check: impl Fn(&Text) -> Vec<Finding>) -> Vec<Finding> {
    TEXTS.iter().flat_map(check).collect()
}

#[test]
fn every_place_of_texts_is_read() {
    let count = |place: &str| {
        TEXTS
            .iter()
            .filter(|text| text.file.starts_with(place))
            .count()
    };

    // Each place has at least so many; a reader that finds fewer has lost some.
    for (place, least) in [
        ("policies/", 4000),
        ("policies/sources/", 400),
        ("crates/lacuna-core/src/agreement", 1000),
        ("reports/messages/", 600),
        ("lacuna ", 150),
        ("docs/", 300),
        ("README.md", 30),
    ] {
        assert!(count(place) >= least, "{place}: only {}", count(place));
    }
}

#[test]
fn no_text_uses_a_word_to_avoid() {
    judge("words_to_avoid", all(words_to_avoid::check));
}

#[test]
fn no_text_holds_an_identifier_or_a_pointer() {
    judge("identifiers", all(sentences::identifiers));
}

#[test]
fn no_text_begins_with_a_pronoun() {
    judge("pronouns", all(sentences::pronouns));
}

#[test]
fn sentences_and_titles_are_short() {
    judge("lengths", all(sentences::lengths));
}

#[test]
fn words_are_spelt_as_in_britain() {
    judge("spelling", spelling::check(&TEXTS));
}

#[test]
fn verbs_and_nouns_agree_with_names_and_numbers() {
    let mut findings = all(numbers::verbs_behind_names);
    findings.extend(all(numbers::units_in_rules));
    findings.extend(catalogues::counts_without_a_plural());
    judge("numbers", findings);
}

#[test]
fn a_message_says_which_of_two_things_is_wrong() {
    judge("alternatives", all(says_which::alternatives));
}

#[test]
fn a_silence_is_called_a_silence() {
    judge("silences", all(says_which::silences));
}

#[test]
fn a_request_on_a_silence_presupposes_no_breach() {
    judge("requests", all(says_which::requests));
}
