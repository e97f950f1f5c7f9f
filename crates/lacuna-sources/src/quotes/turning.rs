//! The words that turn what is beside them.

/// Words that turn a sentence wherever they are beside a quote, in English, German and French.
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "neither", "nor", "none", "cannot", "without", "nothing", "nicht",
    "kein", "keine", "keinen", "keiner", "keinem", "keines", "nie", "niemals", "weder", "ohne",
    "ne", "pas", "aucun", "aucune", "jamais", "sans", "ni",
];

/// Words and phrases that open an exception or a condition, in English, German and French; of two that begin alike, the
/// longer comes first.
pub(super) const CONDITIONS: &[&str] = &[
    "unless",
    "except",
    "excluding",
    "save",
    "notwithstanding",
    "other than",
    "apart from",
    "subject to",
    "subject always to",
    "provided that",
    "provided always that",
    "provided however that",
    "providing that",
    "but not",
    "to the extent that",
    "to the extent",
    "in so far as",
    "insofar as",
    "so long as",
    "as long as",
    "on condition that",
    "on the condition that",
    "without prejudice to",
    "only if",
    "only where",
    "only when",
    "es sei denn",
    "ausser",
    "außer",
    "sofern nicht",
    "soweit nicht",
    "vorbehaltlich",
    "unter dem vorbehalt",
    "unter der bedingung",
    "unter der voraussetzung",
    "vorausgesetzt",
    "unbeschadet",
    "mit ausnahme",
    "abgesehen von",
    "ausgenommen",
    "sauf",
    "excepté",
    "sous réserve",
    "à moins que",
    "à moins qu",
    "à moins d",
    "à l'exception",
    "à l'exclusion",
    "hormis",
    "nonobstant",
    "sans préjudice",
    "à condition que",
    "à condition qu",
    "à condition d",
    "à la condition",
    "pourvu que",
    "pourvu qu",
    "dans la mesure où",
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
        // Words such as `is prohibited from` turn what follows without any negation.
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

pub(super) fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(&word) || word.ends_with("n't")
}

fn contains_phrase(text: &str, phrase: &str) -> bool {
    find_phrase(text, phrase).next().is_some()
}

/// Finds a phrase where it is as whole words.
pub(super) fn find_phrase<'a>(text: &'a str, phrase: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(phrase).filter_map(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + phrase.len()..).unwrap_or_default();
        let is_whole =
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        is_whole.then_some(at)
    })
}

/// Splits a text into lower-case words without their punctuation.
pub(super) fn split_words(text: &str) -> Vec<String> {
    // Contractions such as `don't` are written with either apostrophe.
    text.replace(['’', '‘'], "'")
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/'))
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .filter(|word| !word.is_empty())
        .collect()
}
