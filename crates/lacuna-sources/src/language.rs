//! The language that a contract is written in, identified by its most common words.

use crate::passages::tokens::split_words;

/// A language that can be recognised, and whether there are cues for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English: there are cues.
    English,
    /// German: there are cues.
    German,
    /// French: there are cues.
    French,
    /// Another language that can be named; there are no cues.
    Other(&'static str),
    /// Not enough words to tell; there are no cues.
    Unknown,
}

impl Language {
    /// Gives the ISO 639-1 code; `und` where the language is not known.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Other(code) => code,
            Self::Unknown => "und",
        }
    }

    /// Whether there are cues for it.
    #[must_use]
    pub fn has_cues(self) -> bool {
        matches!(self, Self::English | Self::German | Self::French)
    }
}

/// The most common words of each language that the others do not have.
const COMMON_WORDS: &[(Language, &[&str])] = &[
    (
        Language::English,
        &[
            "the", "of", "and", "to", "shall", "by", "with", "this", "that", "is", "be", "which",
            "any", "will",
        ],
    ),
    (
        Language::German,
        &[
            "der", "die", "das", "und", "den", "dem", "von", "zu", "nicht", "mit", "ist", "werden",
            "auf", "eine",
        ],
    ),
    (
        Language::French,
        &[
            "le", "les", "des", "et", "du", "la", "une", "dans", "pour", "que", "par", "est",
            "aux", "sont",
        ],
    ),
    (
        Language::Other("es"),
        &[
            "el", "los", "las", "y", "del", "para", "por", "una", "con", "se", "en", "que", "su",
            "al",
        ],
    ),
    (
        Language::Other("it"),
        &[
            "il", "di", "che", "della", "dei", "per", "un", "gli", "nel", "con", "sono", "alla",
            "dal", "le",
        ],
    ),
    (
        Language::Other("nl"),
        &[
            "de", "het", "een", "van", "en", "voor", "met", "dat", "niet", "op", "te", "wordt",
            "zijn", "aan",
        ],
    ),
    (
        Language::Other("pt"),
        &[
            "o", "os", "da", "do", "e", "uma", "para", "com", "não", "dos", "em", "que", "ao",
            "das",
        ],
    ),
    (
        Language::Other("pl"),
        &[
            "w", "i", "z", "na", "do", "nie", "jest", "oraz", "lub", "się", "o", "przez", "od",
            "dla",
        ],
    ),
    (
        Language::Other("sv"),
        &[
            "och", "att", "det", "som", "en", "för", "av", "med", "den", "är", "till", "på",
            "inte", "ska",
        ],
    ),
    (
        Language::Other("da"),
        &[
            "og", "at", "det", "som", "en", "for", "af", "med", "den", "er", "til", "på", "ikke",
            "skal",
        ],
    ),
    (
        Language::Other("cy"),
        &[
            "yr", "a", "i", "yn", "o", "y", "ar", "bod", "gan", "neu", "wedi", "eu", "ei", "mae",
        ],
    ),
];

/// How many words are looked at: enough to tell, and bounded.
const MAX_WORDS: usize = 20_000;

/// Tells the language of a text; [`Language::Unknown`] where too few words tell it or two languages are as likely.
#[must_use]
pub fn detect_language(text: &str) -> Language {
    // Chinese has no blanks between its words, so that its letters are counted.
    let ideographs = text
        .chars()
        // A word and its blank are some six characters, so that both counts reach as far.
        .take(MAX_WORDS * 6)
        .filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
        .count();

    let words = split_words(
        text.get(..text.floor_char_boundary(MAX_WORDS * 6))
            .unwrap_or_default(),
        0,
    );

    // A few Chinese names in a contract do not make it a Chinese one.
    if ideographs > 40 && ideographs * 2 > words.len() {
        return Language::Other("zh");
    }

    let mut counts: Vec<(usize, Language)> = COMMON_WORDS
        .iter()
        .map(|(language, common)| {
            (
                words
                    .iter()
                    .filter(|word| common.contains(&word.lower.as_str()))
                    .count(),
                *language,
            )
        })
        .collect();

    counts.sort_by_key(|&(count, language)| (std::cmp::Reverse(count), language));
    match counts.as_slice() {
        [(most, language), (next, _), ..]
            // Danish and Swedish share most of these words, so a quarter more than the next counts.
            if *most >= 8 && most * 12 >= words.len() && *most * 4 > *next * 5 =>
        {
            *language
        }
        _ => Language::Unknown,
    }
}
