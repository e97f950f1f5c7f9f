//! The words that turn what stands beside them, and what kind of word differs between a quote and its source.

use super::DifferenceKind;

/// Words that turn a sentence wherever they stand beside a quote, in English, German and French.
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "neither", "nor", "none", "cannot", "without", "nothing", "nicht",
    "kein", "keine", "keinen", "keiner", "keinem", "keines", "nie", "niemals", "weder", "ohne",
    "ne", "pas", "aucun", "aucune", "jamais", "sans", "ni",
];

/// Words and phrases that open an exception or a condition, in English, German and French.
const CONDITIONS: &[&str] = &[
    "unless",
    "except",
    "excluding",
    "save",
    "notwithstanding",
    "other than",
    "subject to",
    "provided that",
    "provided however that",
    "but not",
    "to the extent that",
    "only if",
    "only where",
    "es sei denn",
    "ausser",
    "außer",
    "sofern nicht",
    "soweit nicht",
    "vorbehaltlich",
    "unbeschadet",
    "mit ausnahme",
    "ausgenommen",
    "sauf",
    "excepté",
    "sous réserve",
    "à moins que",
    "à l'exception",
    "hormis",
    "nonobstant",
    "à condition que",
];

const MODALS: &[&str] = &[
    "may", "might", "can", "could", "shall", "must", "will", "would", "should", "ought", "darf",
    "dürfen", "kann", "können", "soll", "sollen", "muss", "müssen", "wird", "werden", "peut",
    "peuvent", "doit", "doivent", "devra", "devront", "pourra", "pourront",
];

const PARTIES: &[&str] = &[
    "customer",
    "supplier",
    "provider",
    "processor",
    "controller",
    "subprocessor",
    "authority",
    "buyer",
    "seller",
    "company",
    "recipient",
    "contractor",
    "subcontractor",
    "vendor",
    "licensor",
    "licensee",
    "discloser",
    "client",
    "user",
    "importer",
    "exporter",
    "kunde",
    "auftraggeber",
    "auftragnehmer",
    "verantwortlicher",
    "verantwortliche",
    "verantwortlichen",
    "auftragsverarbeiter",
    "anbieter",
    "lieferant",
    "responsable",
    "fournisseur",
    "prestataire",
    "titulaire",
];

const NUMBER_WORDS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "fourteen", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
    "eighty", "ninety", "hundred", "thousand", "million", "billion", "once", "twice", "zwei",
    "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "zwölf", "vierzehn",
    "dreißig", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "douze",
    "quinze", "trente",
];

/// Finds a word before a quote that turns it: a negation close to it, or a condition that opens the sentence.
pub(super) fn find_turn_before(rest: &str) -> Option<String> {
    let words = split_words(rest);
    let near = words
        .get(words.len().saturating_sub(4)..)
        .unwrap_or_default();

    // Only close by: a `not` at the head of a long sentence is mostly about another clause of it.
    if let Some(found) = near.iter().rev().find(|word| is_negation(word)) {
        return Some(found.clone());
    }

    // A condition at the head of a sentence governs all of it: `Unless required by law, ...`.
    let opening = words
        .get(..words.len().min(4))
        .unwrap_or_default()
        .join(" ");

    let close = words
        .get(words.len().saturating_sub(6)..)
        .unwrap_or_default()
        .join(" ");

    CONDITIONS
        .iter()
        .find(|phrase| opening.starts_with(**phrase) || contains_phrase(&close, phrase))
        .map(|phrase| (*phrase).to_owned())
}

/// Finds a word after a quote that turns it: a negation that follows at once, or a condition that opens what follows.
pub(super) fn find_turn_after(rest: &str) -> Option<String> {
    let words = split_words(rest);

    // Further on, a `not` is about another verb.
    if let Some(found) = words.iter().take(2).find(|word| is_negation(word)) {
        return Some(found.clone());
    }

    let near = words.iter().take(8).cloned().collect::<Vec<_>>().join(" ");

    // Behind a comma, a condition comes late and governs the whole: `..., unless agreed`.
    let opened = |phrase: &str| {
        rest.split([',', ';', '('])
            .skip(1)
            .any(|part| split_words(part).join(" ").starts_with(phrase))
    };

    CONDITIONS
        .iter()
        .find(|phrase| contains_phrase(&near, phrase) || opened(phrase))
        .map(|phrase| (*phrase).to_owned())
}

/// Finds a word in left-out text that would turn what is quoted around it.
pub(super) fn find_turn_within(omitted: &str) -> Option<String> {
    let words = split_words(omitted);
    if let Some(found) = words
        .iter()
        .find(|word| is_negation(word) || word.starts_with("prohibit"))
    {
        return Some(found.clone());
    }
    let joined = words.join(" ");

    CONDITIONS
        .iter()
        .find(|phrase| contains_phrase(&joined, phrase))
        .map(|phrase| (*phrase).to_owned())
}

/// Says what kind of difference two words make; either may be empty.
pub(super) fn classify_difference(quoted: &str, found: &str) -> DifferenceKind {
    if !quoted.is_empty() && quoted.to_lowercase() == found.to_lowercase() {
        return DifferenceKind::Capitals;
    }

    let (quoted_words, found_words) = (split_words(quoted), split_words(found));
    // Joined, so that `sub-processor` and `subprocessor` differ in their hyphen alone.
    if quoted_words.concat() == found_words.concat() {
        return DifferenceKind::Punctuation;
    }

    // Only words that one side has and the other has not can make the difference.
    let differing: Vec<&String> = quoted_words
        .iter()
        .filter(|word| !found_words.contains(word))
        .chain(
            found_words
                .iter()
                .filter(|word| !quoted_words.contains(word)),
        )
        .collect();

    let any = |test: fn(&str) -> bool| differing.iter().any(|word| test(word));
    // The gravest kind first: a changed number is told even where a modal changed as well.
    if any(is_number) {
        DifferenceKind::Number
    } else if any(is_negation) {
        DifferenceKind::Negation
    } else if any(|word| MODALS.contains(&word)) {
        DifferenceKind::Modal
    } else if any(|word| CONDITIONS.contains(&word) || word == "only" || word == "nur") {
        DifferenceKind::Condition
    } else if any(|word| PARTIES.contains(&word) || PARTIES.contains(&word.trim_end_matches('s'))) {
        DifferenceKind::Party
    } else {
        DifferenceKind::Wording
    }
}

fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(&word) || word.ends_with("n't")
}

fn is_number(word: &str) -> bool {
    word.chars().any(char::is_numeric) || NUMBER_WORDS.contains(&word)
}

fn contains_phrase(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + phrase.len()..).unwrap_or_default();
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

/// Splits a text into lower-case words without their punctuation.
fn split_words(text: &str) -> Vec<String> {
    text.replace(['’', '‘'], "'")
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/'))
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .filter(|word| !word.is_empty())
        .collect()
}
