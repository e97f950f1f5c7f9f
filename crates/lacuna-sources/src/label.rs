//! The label that a clause begins with, such as `8.2`, `(a)`, `§ 3` or `Schedule 2`.

mod parse;

pub(crate) use parse::{parse_label, starts_label};

/// A label at the beginning of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    /// What it says.
    pub marker: Marker,
    /// The marks around it.
    pub marks: Marks,
    /// The bytes that it takes, with the blanks behind it.
    pub length: usize,
}

impl Label {
    /// Whether it is the next one after another in the same marks.
    pub(crate) fn follows(&self, before: &Self) -> bool {
        if self.marks != before.marks {
            return false;
        }

        match (&before.marker, &self.marker) {
            (Marker::Letters(before), Marker::Letters(letters)) => {
                let is_next = |value: fn(&str) -> Option<u32>| {
                    value(letters)
                        .zip(value(before))
                        .is_some_and(|(a, b)| a == b + 1)
                };

                // `i`, `v` and `x` are letters and numerals, and the label before shows which.
                is_next(letter_value) || is_next(roman_value)
            }
            (Marker::Number { parts: before, .. }, Marker::Number { parts, .. }) => {
                let last = before.split_last().zip(parts.split_last());
                last.is_some_and(|((last, path), (own, own_path))| {
                    path == own_path && own.number == last.number + 1
                })
            }
            _ => false,
        }
    }
}

impl Label {
    /// Returns the labels in brackets that can be before this one.
    pub(crate) fn before_it(&self) -> Vec<String> {
        let bracketed = |text: String| format!("({text})");
        match &self.marker {
            Marker::Number { parts, .. } => {
                let number = parts
                    .first()
                    .and_then(|part| part.number.checked_sub(1))
                    .filter(|number| *number > 0);

                number
                    .map(|number| bracketed(number.to_string()))
                    .into_iter()
                    .collect()
            }
            Marker::Letters(letters) => {
                let before = |value: Option<u32>| value?.checked_sub(1);
                let letter = before(letter_value(letters)).and_then(letters_of);
                let roman = before(roman_value(letters)).and_then(roman_of);
                let found = letter.into_iter().chain(roman);

                let is_upper = letters.starts_with(|c: char| c.is_ascii_uppercase());

                found
                    .map(|text| {
                        bracketed(if is_upper {
                            text.to_ascii_uppercase()
                        } else {
                            text
                        })
                    })
                    .collect()
            }
            Marker::Unit { .. } => Vec::new(),
        }
    }
}

/// What a label says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Marker {
    /// A word for a part of a document with its number, such as `Schedule 2`; the number is empty in `Annex` alone.
    Unit {
        /// The kind of part.
        unit: Unit,
        /// The word as printed, with one capital.
        word: String,
        /// The number as printed.
        number: String,
    },
    /// Numbers with dots between them.
    Number {
        /// As printed, without the dot at its end.
        printed: String,
        /// Its parts.
        parts: Vec<NumberPart>,
    },
    /// A letter, a doubled letter or a Roman numeral.
    Letters(String),
}

/// A part of a number, such as `5` or `5A`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NumberPart {
    /// The number.
    pub number: u32,
    /// The place of the letter behind it, from 1; 0 where there is none.
    pub letter: u8,
}

/// The marks around a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marks {
    /// None.
    None,
    /// A dot behind it.
    Dot,
    /// A closing bracket behind it.
    Close,
    /// Brackets around it.
    Brackets,
}

/// The kinds of parts of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// A paper behind the agreement, with its own numbers: schedule, annex, appendix.
    Schedule,
    /// A part that holds clauses: part, chapter, title.
    Part,
    /// A clause by a word: article, section, clause.
    Article,
}

/// The words for parts of a document, in lower case.
const UNIT_WORDS: [(&str, Unit); 27] = [
    ("schedule", Unit::Schedule),
    ("annex", Unit::Schedule),
    ("annexe", Unit::Schedule),
    ("annexure", Unit::Schedule),
    ("appendix", Unit::Schedule),
    ("exhibit", Unit::Schedule),
    ("attachment", Unit::Schedule),
    ("addendum", Unit::Schedule),
    ("anlage", Unit::Schedule),
    ("anhang", Unit::Schedule),
    ("part", Unit::Part),
    ("chapter", Unit::Part),
    ("title", Unit::Part),
    ("teil", Unit::Part),
    ("abschnitt", Unit::Part),
    ("kapitel", Unit::Part),
    ("partie", Unit::Part),
    ("chapitre", Unit::Part),
    ("titre", Unit::Part),
    ("module", Unit::Part),
    ("article", Unit::Article),
    ("artikel", Unit::Article),
    ("section", Unit::Article),
    ("clause", Unit::Article),
    ("klausel", Unit::Article),
    ("ziffer", Unit::Article),
    ("§", Unit::Article),
];

/// Returns the place of a letter in the alphabet, from 1; doubled letters follow `z`.
pub(crate) fn letter_value(letters: &str) -> Option<u32> {
    let first = letters.chars().next()?.to_ascii_lowercase();
    let same = letters.chars().all(|c| c.to_ascii_lowercase() == first);
    let repeats = u32::try_from(letters.len())
        .ok()
        .filter(|repeats| *repeats <= 3)?;

    (same && first.is_ascii_lowercase())
        .then(|| u32::from(first) - u32::from('a') + 1 + 26 * (repeats - 1))
}

/// Returns the value of a Roman numeral up to 89; none for a wrongly formed one.
pub(crate) fn roman_value(numeral: &str) -> Option<u32> {
    if numeral.len() > 9 || !numeral.chars().all(|c| "ivxlIVXL".contains(c)) {
        return None;
    }

    let numeral = numeral.to_ascii_lowercase();
    // Numerals are built and compared, so that `iiii` and `vv` are none.
    (1..90).find(|value| roman_of(*value).as_deref() == Some(&numeral))
}

/// Returns the letter at a place in the alphabet, from 1 to 78: doubled letters follow `z`, and trebled ones those.
fn letters_of(value: u32) -> Option<String> {
    let index = usize::try_from(value.checked_sub(1)?).ok()?;
    let letter = (b'a'..=b'z').nth(index % 26).map(char::from)?;
    Some(letter.to_string().repeat(index / 26 + 1))
}

/// Returns the Roman numeral of a value from 1 to 89.
fn roman_of(value: u32) -> Option<String> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    const TENS: [&str; 9] = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"];
    let value = usize::try_from(value).ok().filter(|value| *value > 0)?;
    let (tens, ones) = (TENS.get(value / 10)?, ONES.get(value % 10)?);
    Some(format!("{tens}{ones}"))
}

#[cfg(test)]
mod tests;
