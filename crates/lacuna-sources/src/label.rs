//! Reads the label that a clause begins with, such as `8.2`, `(a)`, `§ 3` or `Schedule 2`.

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
    /// Returns the labels in brackets that can stand before this one.
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
                const ROMANS: [&str; 10] =
                    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
                let before = |value: Option<u32>| {
                    value.and_then(|value| usize::try_from(value).ok()?.checked_sub(2))
                };

                let letter =
                    before(letter_value(letters)).and_then(|index| (b'a'..=b'z').nth(index));
                let roman =
                    before(roman_value(letters)).and_then(|index| ROMANS.get(index).copied());
                let found = letter
                    .map(|letter| char::from(letter).to_string())
                    .into_iter()
                    .chain(roman.map(str::to_owned));

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
    /// A word for a part of a paper with its number, such as `Schedule 2`; the number is empty in `Annex` alone.
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

/// The kinds of parts of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// A paper behind the agreement, with its own numbers: schedule, annex, appendix.
    Schedule,
    /// A part that holds clauses: part, chapter, title.
    Part,
    /// A clause by a word: article, section, clause.
    Article,
}

/// The words for parts of a paper, in small letters.
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

/// Whether a line begins with what may be a label.
pub(crate) fn starts_label(line: &str) -> bool {
    parse_label(line.trim_start()).is_some()
}

/// Reads the label at the beginning of a text without blanks before it.
pub(crate) fn parse_label(text: &str) -> Option<Label> {
    parse_unit(text)
        .or_else(|| parse_bracketed(text))
        .or_else(|| parse_number(text))
        .or_else(|| parse_letters(text))
}

fn parse_unit(text: &str) -> Option<Label> {
    let (word, rest) = if let Some(rest) = text.strip_prefix('§') {
        ("§", rest)
    } else {
        let end = text.find(|c: char| !c.is_alphabetic())?;
        text.split_at_checked(end)?
    };

    let unit = UNIT_WORDS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(word))
        .map(|(_, unit)| *unit)?;

    if !word.starts_with(|c: char| c.is_uppercase() || c == '§') {
        return None;
    }

    let trimmed = rest.trim_start_matches([' ', '\u{a0}', '\t', '#', '-', '–']);

    let end = trimmed
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(trimmed.len());

    let number = trimmed
        .get(..end)
        .filter(|number| is_unit_number(number) && rest.len() > trimmed.len());

    let number = number.or_else(|| {
        trimmed
            .get(..end)
            .filter(|number| word == "§" && is_unit_number(number))
    })?;

    let behind = trimmed.get(end..).unwrap_or_default();
    // "Section 5.2" and "Article 5(1)" refer; they do not begin a clause.
    let mut next = behind.chars();
    let (first, second) = (next.next(), next.next());
    if first == Some('(') || (first == Some('.') && second.is_some_and(|c| c.is_ascii_digit())) {
        return None;
    }

    let behind = behind
        .trim_start_matches(['.', ':', ')'])
        .trim_start_matches(is_gap);

    let word = capitalise(word);
    let marker = Marker::Unit {
        unit,
        word,
        number: number.to_owned(),
    };

    Some(Label {
        marker,
        marks: Marks::None,
        length: text.len() - behind.len(),
    })
}

fn is_unit_number(number: &str) -> bool {
    let digits = number.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let is_number =
        !digits.is_empty() && digits.len() <= 3 && digits.chars().all(|c| c.is_ascii_digit());
    let is_capital = number.len() == 1 && number.chars().all(|c| c.is_ascii_uppercase());
    let is_roman = number.len() <= 6
        && number.chars().all(|c| c.is_ascii_uppercase())
        && roman_value(number).is_some();

    let is_word = [
        "One", "Two", "Three", "Four", "Five", "ONE", "TWO", "THREE", "FOUR", "FIVE",
    ]
    .contains(&number);

    number.len() <= digits.len() + 1 && is_number || is_capital || is_roman || is_word
}

fn capitalise(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_string() + &letters.as_str().to_lowercase()
    })
}

fn parse_bracketed(text: &str) -> Option<Label> {
    let inside = text.strip_prefix('(')?;
    let (inner, behind) = inside.split_once(')')?;
    let gap = behind.trim_start_matches(is_gap);

    // "(s)" within a word is no label; a label ends with a blank or the text.
    if gap.len() == behind.len() && !behind.is_empty() {
        return None;
    }

    let marker =
        if inner.len() <= 2 && !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit()) {
            number_marker(inner)?
        } else {
            letters_marker(inner)?
        };

    Some(Label {
        marker,
        marks: Marks::Brackets,
        length: text.len() - gap.len(),
    })
}

fn letters_marker(inner: &str) -> Option<Marker> {
    let same_case = inner.chars().all(|c| c.is_ascii_lowercase())
        || inner.chars().all(|c| c.is_ascii_uppercase());
    let known = letter_value(inner).is_some() || roman_value(inner).is_some();
    (same_case && known).then(|| Marker::Letters(inner.to_owned()))
}

fn number_marker(printed: &str) -> Option<Marker> {
    let mut parts = Vec::new();
    for part in printed.split('.') {
        // "8.4.a": the letter is the last part.
        if let ([letter @ b'a'..=b'z'], false) = (part.as_bytes(), parts.is_empty()) {
            parts.push(NumberPart {
                number: 0,
                letter: letter - b'a' + 1,
            });

            continue;
        }

        let digits = part.trim_end_matches(|c: char| c.is_ascii_uppercase());
        let letter = part
            .as_bytes()
            .get(digits.len())
            .map_or(0, |letter| letter - b'A' + 1);

        if digits.is_empty() || digits.len() > 3 || part.len() > digits.len() + 1 {
            return None;
        }
        parts.push(NumberPart {
            number: digits.parse().ok()?,
            letter,
        });
    }

    (parts.len() <= 8).then(|| Marker::Number {
        printed: printed.to_owned(),
        parts,
    })
}

fn parse_number(text: &str) -> Option<Label> {
    let mut end = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    if end == 0 {
        return None;
    }
    if takes_letter(text, end) {
        end += 1;
    }

    let (number, behind) = text.split_at_checked(end)?;
    // Printed with changes showing, a number may have its former one behind it: "3.3[4.1]".
    let behind = behind
        .strip_prefix('[')
        .and_then(|inside| {
            let (former, behind) = inside.split_once(']')?;
            former
                .chars()
                .all(|c| c.is_ascii_digit() || c == '.')
                .then_some(behind)
        })
        .unwrap_or(behind);

    let printed = number.trim_end_matches('.');
    let (marks, behind) = match behind.strip_prefix(')') {
        Some(behind) => (Marks::Close, behind),
        None if printed.len() < number.len() => (Marks::Dot, behind),
        None => match behind.strip_prefix('.') {
            Some(behind) => (Marks::Dot, behind),
            None => (Marks::None, behind),
        },
    };

    let marker = number_marker(printed)?;

    let gap = behind.trim_start_matches(is_gap);
    let glued = gap.len() == behind.len() && !behind.is_empty();
    // "1.Definitions" is a label; "20mm" and "9:00" are none.
    let is_dotted_word = marks == Marks::Dot && behind.starts_with(|c: char| c.is_uppercase());
    if (glued && !is_dotted_word) || !may_follow_number(&marker, marks, gap) {
        return None;
    }
    Some(Label {
        marker,
        marks,
        length: text.len() - gap.len(),
    })
}

/// Whether a letter behind a number belongs to it: `5A.` or `8.4.a`.
fn takes_letter(text: &str, end: usize) -> bool {
    let (Some(number), Some(letter)) = (text.get(..end), text.as_bytes().get(end)) else {
        return false;
    };

    let ends_there = text
        .get(end + 1..)
        .is_some_and(|rest| rest.starts_with(['.', ')', ' ', '\t']));

    let is_part = number.ends_with('.')
        && number.trim_end_matches('.').contains('.')
        && letter.is_ascii_lowercase();

    let is_suffix = !number.ends_with('.') && letter.is_ascii_uppercase();

    ends_there && (is_part || is_suffix)
}

/// Whether words may follow a number that is a label; "30 days" and "12 March" begin with no label.
fn may_follow_number(marker: &Marker, marks: Marks, behind: &str) -> bool {
    let Marker::Number { parts, .. } = marker else {
        return true;
    };
    if marks != Marks::None {
        return true;
    }

    let opens = behind.starts_with(|c: char| c.is_uppercase() || "“\"‘'„«[(".contains(c));
    let word: String = behind.chars().take_while(|c| c.is_alphabetic()).collect();
    const MONTHS: [&str; 14] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Januar",
        "März",
    ];

    let is_date = parts.len() == 1 && MONTHS.contains(&word.as_str());
    // A name may begin with a digit.
    let first: String = behind.chars().take_while(|c| c.is_alphanumeric()).collect();
    let is_name = behind.starts_with(char::is_alphabetic) || first.ends_with(char::is_alphabetic);

    opens && !is_date || (parts.len() >= 2 && (behind.is_empty() || is_name))
}

fn parse_letters(text: &str) -> Option<Label> {
    let end = text.find(|c: char| !c.is_ascii_alphabetic())?;
    let (letters, rest) = text.split_at_checked(end)?;
    let (marks, behind) = match (rest.strip_prefix('.'), rest.strip_prefix(')')) {
        (Some(behind), _) => (Marks::Dot, behind),
        (_, Some(behind)) => (Marks::Close, behind),
        _ => return None,
    };

    let gap = behind.trim_start_matches(is_gap);
    if gap.len() == behind.len() && !behind.is_empty() {
        return None;
    }

    Some(Label {
        marker: letters_marker(letters)?,
        marks,
        length: text.len() - gap.len(),
    })
}

fn is_gap(c: char) -> bool {
    c.is_whitespace()
}

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
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    const TENS: [&str; 9] = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"];
    if numeral.len() > 9 || !numeral.chars().all(|c| "ivxlIVXL".contains(c)) {
        return None;
    }
    let numeral = numeral.to_ascii_lowercase();

    let values = TENS
        .iter()
        .flat_map(|tens| ONES.iter().map(move |ones| (tens, ones)));

    for (value, (tens, ones)) in (0..).zip(values) {
        if value > 0 && numeral.strip_prefix(tens) == Some(ones) {
            return Some(value);
        }
    }

    None
}

#[cfg(test)]
mod tests;
