//! Reads the label at the beginning of a text.

use super::{Label, Marker, Marks, NumberPart, UNIT_WORDS, letter_value, roman_value};

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

    // In small letters the word is within a sentence: `part of`.
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

    // The sign needs no blank before its number, the words do.
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
        // More digits are a year, as in `(2016)`.
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

        // More digits are a year, as in `2025 Act`.
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
