//! Words of a text with their stems, numbered so that patterns compare numbers.

use crate::language::Language;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::BTreeMap;
use std::ops::Range;

/// Prefixes that some documents write with a hyphen and some without.
const JOINED_PREFIXES: &[&str] = &[
    "sub", "re", "de", "non", "pre", "e", "co", "pseudo", "un", "sous", "multi",
];

/// Reduces words to stems in one language.
pub(crate) struct WordStemmer {
    stemmer: Stemmer,
    language: Language,
}

impl WordStemmer {
    /// Makes the stemmer of a language.
    pub(crate) fn new(language: Language) -> Self {
        let algorithm = match language {
            Language::German => Algorithm::German,
            Language::French => Algorithm::French,
            _ => Algorithm::English,
        };

        Self {
            stemmer: Stemmer::create(algorithm),
            language,
        }
    }

    /// Reduces a lower-case word to its stem; British and American spelling give the same one.
    pub(crate) fn stem(&self, word: &str) -> String {
        if self.language != Language::English {
            return self.stemmer.stem(word).into_owned();
        }

        let mut british = word.to_owned();
        for (american, spelling) in [
            ("iz", "is"),
            ("yz", "ys"),
            ("defens", "defenc"),
            ("licens", "licenc"),
            ("fulfill", "fulfil"),
        ] {
            // Short words such as `size` are left alone. In longer ones text and cue change alike.
            if british.len() > american.len() + 3 {
                british = british.replace(american, spelling);
            }
        }

        stem_agent_noun(&british).unwrap_or_else(|| self.stemmer.stem(&british).into_owned())
    }
}

/// Words that the stemmer would run together with others of another meaning: `information` with `inform`.
const DISTINCT_WORDS: &[&str] = &[
    "information",
    "personal",
    "personally",
    "international",
    "internal",
    "publication",
    "public",
    "directive",
    "objective",
    "objection",
    "transition",
    "response",
    "important",
    "importance",
    "product",
    "production",
    "universal",
    "policy",
    "executive",
    "insurance",
    "assurance",
    "marketing",
    "trading",
    "meaning",
    "building",
    "housing",
    "household",
    "hearing",
    "standing",
    "lawful",
    "lawfully",
    "unlawful",
];

/// Takes only the inflection off a word in -er or -or, which names who does a thing: `providers` is not `provide`.
fn stem_agent_noun(word: &str) -> Option<String> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    if DISTINCT_WORDS.contains(&word) || DISTINCT_WORDS.contains(&singular) {
        return Some(singular.to_owned());
    }

    match word {
        "policies" => return Some("policy".to_owned()),
        // The terms of a paper are not its term, and what is one's own is not what one owns.
        "terms" | "own" => return Some(format!("{word}.")),
        _ => {}
    }

    let base = ["ing", "ed"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(singular);

    (base.len() > 4 && (base.ends_with("er") || base.ends_with("or"))).then(|| base.to_owned())
}

/// A word of the text.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// In lower case.
    pub(crate) lower: String,
    /// Its bytes in the text.
    pub(crate) range: Range<usize>,
}

/// Splits a text into words; `offset` is added to their places.
pub(crate) fn split_words(text: &str, offset: usize) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut current: Option<(usize, String)> = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        if character.is_alphanumeric() {
            let (_, word) = current.get_or_insert_with(|| (at, String::new()));
            word.extend(character.to_lowercase());
            continue;
        }

        // Both are within words and do not show.
        if matches!(character, '\u{ad}' | '\u{200b}') {
            continue;
        }
        if let Some((start, lower)) = current.take() {
            push_word(
                &mut words,
                Word {
                    lower,
                    range: offset + start..offset + at,
                },
                text,
                offset,
            );
        }
    }

    words
}

/// Adds a word, or joins it to a prefix that is before it with a hyphen.
fn push_word(words: &mut Vec<Word>, word: Word, text: &str, offset: usize) {
    if let Some(last) = words.last_mut() {
        let between = text
            .get(last.range.end - offset..word.range.start - offset)
            .unwrap_or_default();

        let is_prefix = JOINED_PREFIXES.contains(&last.lower.as_str());

        // `sub-processor`, `sub processor` and `subprocessor` are one word.
        let is_hyphen = matches!(between, "-" | "‑" | "‐" | "\u{ad}");
        if is_prefix && (is_hyphen || last.lower == "sub" && between == " ") {
            last.lower.push_str(&word.lower);
            last.range.end = word.range.end;
            return;
        }
    }

    words.push(word);
}

/// The words of one document, each stem with a number.
pub(crate) struct WordTable {
    stemmer: WordStemmer,
    /// Word in lower case to the number of its stem.
    words: BTreeMap<String, u32>,
    stems: BTreeMap<String, u32>,
}

impl WordTable {
    /// Makes an empty vocabulary.
    pub(crate) fn new(language: Language) -> Self {
        Self {
            stemmer: WordStemmer::new(language),
            words: BTreeMap::new(),
            stems: BTreeMap::new(),
        }
    }

    /// Gives the number of a word's stem, a new one where it is not known yet.
    pub(crate) fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.words.get(word) {
            return number;
        }

        // Stemming is the dear part, so each spelling is stemmed once.
        let next = u32::try_from(self.stems.len()).unwrap_or(u32::MAX);
        let number = *self.stems.entry(self.stemmer.stem(word)).or_insert(next);
        self.words.insert(word.to_owned(), number);

        number
    }

    /// Lists the numbers that a word of a pattern stands for; `*` stands for any letters.
    pub(crate) fn match_word(&self, word: &str) -> Vec<u32> {
        // With `*` whole words are compared, since a stem has lost the ending that is asked for.
        let mut numbers = match (word.strip_prefix('*'), word.strip_suffix('*')) {
            (None, None) => {
                return self
                    .stems
                    .get(&self.stemmer.stem(word))
                    .copied()
                    .into_iter()
                    .collect();
            }
            (Some(end), None) => self.matching(|candidate| candidate.ends_with(end)),
            (None, Some(start)) => self.matching(|candidate| candidate.starts_with(start)),
            (Some(_), Some(_)) => {
                let inner = word.trim_matches('*');
                self.matching(|candidate| candidate.contains(inner))
            }
        };

        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn matching(&self, test: impl Fn(&str) -> bool) -> Vec<u32> {
        self.words
            .iter()
            .filter(|(word, _)| test(word))
            .map(|(_, &number)| number)
            .collect()
    }
}
