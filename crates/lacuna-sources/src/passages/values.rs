//! Values in a passage: periods, dates, sums and countries, offered to a person and never filled in.

mod countries;
mod money;

use self::countries::read_country;
use self::money::read_money;
use super::pattern::ValueMarks;
use super::tokens::{Word, split_words};
use crate::spelt_numbers::read_cardinals;
use std::ops::Range;

/// The most words of a number: `three hundred and sixty-five`, and as many again for thousands.
const MAX_NUMBER_WORDS: usize = 8;

/// A value that is in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedValue {
    /// What it is.
    pub kind: ValueKind,
    /// The bytes of the document's text.
    pub range: Range<usize>,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueKind {
    /// A period of time.
    Duration {
        /// How many units.
        amount: u32,
        /// The unit.
        unit: DurationUnit,
        /// Whether only working days or hours count.
        working: bool,
        /// Whether the words say another number than the figures beside them.
        words_disagree: bool,
    },
    /// A day.
    Date {
        /// ISO 8601, where the document leaves no doubt about day and month.
        iso: Option<String>,
    },
    /// A sum of money.
    Money {
        /// ISO 4217.
        currency: &'static str,
        /// The number as printed.
        amount: String,
    },
    /// A country or a region.
    Country {
        /// ISO 3166-1 alpha-2, or `EU` and `EEA`.
        code: String,
    },
}

/// Units of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the units")]
pub enum DurationUnit {
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
}

/// Finds the values in a range of a text, in the order in which they are.
#[must_use]
pub fn find_values(text: &str, range: Range<usize>) -> Vec<OfferedValue> {
    let part = text.get(range.clone()).unwrap_or_default();
    let words = split_words(part, range.start);
    let mut values: Vec<OfferedValue> = Vec::new();

    for at in 0..words.len() {
        let found = read_duration(text, &words, at)
            .or_else(|| read_date(&words, at))
            .or_else(|| read_money(text, &words, at))
            .or_else(|| read_country(text, &words, at));

        // What overlaps the value before is a part of it, as the year of a date is.
        if let Some(value) = found
            && values
                .last()
                .is_none_or(|last| last.range.end <= value.range.start)
        {
            values.push(value);
        }
    }

    values
}

/// Says which kinds of values are among some.
pub(crate) fn mark_values(values: &[OfferedValue]) -> ValueMarks {
    let mut marks = ValueMarks::default();
    for value in values {
        match value.kind {
            ValueKind::Duration { .. } => marks.duration = true,
            ValueKind::Date { .. } => marks.date = true,
            ValueKind::Money { .. } => marks.money = true,
            ValueKind::Country { .. } => marks.country = true,
        }
    }

    marks
}

fn read_duration(text: &str, words: &[Word], at: usize) -> Option<OfferedValue> {
    const WORKING: &[&str] = &[
        "business",
        "working",
        "werktage",
        "werktagen",
        "arbeitstage",
        "arbeitstagen",
        "ouvrés",
        "ouvrables",
        "ouvré",
    ];

    const BETWEEN: &[&str] = &[
        "business",
        "working",
        "calendar",
        "clear",
        "consecutive",
        "full",
        "further",
        "whole",
    ];

    let unit_word = &words.get(at)?.lower;
    let unit = read_unit(unit_word)?;
    if is_other_word(words, at) {
        return None;
    }

    let mut working = WORKING.contains(&unit_word.as_str());

    if let Some(next) = words.get(at + 1) {
        working |= matches!(next.lower.as_str(), "ouvrés" | "ouvrables" | "ouvré");
    }

    let mut before = at.checked_sub(1)?;
    while BETWEEN.contains(&words.get(before)?.lower.as_str()) {
        working |= WORKING.contains(&words.get(before)?.lower.as_str());
        before = before.checked_sub(1)?;
    }

    // `under clause 30. Days` ends a sentence, and `am 30. Tag` is an ordinal.
    let between = text.get(words.get(before)?.range.end..words.get(at)?.range.start)?;
    if between.contains(['.', ';', ':']) {
        return None;
    }

    let (amount, first, words_disagree) = read_number(text, words, before)?;
    let range = words.get(first)?.range.start..words.get(at)?.range.end;

    Some(OfferedValue {
        kind: ValueKind::Duration {
            amount,
            unit,
            working,
            words_disagree,
        },
        range,
    })
}

/// Reads the number that ends at a word: `30`, `thirty`, `twenty-four (24)`, `one hundred and eighty`.
fn read_number(text: &str, words: &[Word], last: usize) -> Option<(u32, usize, bool)> {
    let figure = |at: usize| {
        words
            .get(at)
            .and_then(|word| word.lower.parse::<u32>().ok())
            // A longer number is a sum or an identifier.
            .filter(|&n| n < 10_000)
    };

    match figure(last) {
        Some(amount) => match last
            .checked_sub(1)
            .and_then(|at| read_spelt(text, words, at))
        {
            Some((word, first)) => Some((amount, first, word != amount)),
            None => Some((amount, last, false)),
        },
        None => read_spelt(text, words, last).map(|(amount, first)| (amount, first, false)),
    }
}

/// Reads the longest number in words that ends at a word, and returns where it begins.
fn read_spelt(text: &str, words: &[Word], last: usize) -> Option<(u32, usize)> {
    let mut found = None;
    for first in (last.saturating_sub(MAX_NUMBER_WORDS - 1)..=last).rev() {
        let spelt = words.get(first..=last)?;
        let is_run = spelt.windows(2).all(|pair| match pair {
            [before, after] => {
                // A comma ends a number: `clause twenty, five days`.
                let between = text.get(before.range.end..after.range.start);
                between.is_some_and(|between| {
                    between
                        .chars()
                        .all(|c| c.is_whitespace() || matches!(c, '-' | '‑' | '‐' | '\u{ad}'))
                })
            }
            _ => true,
        });

        if !is_run {
            break;
        }

        let spelt: Vec<&str> = spelt.iter().map(|word| word.lower.as_str()).collect();
        if let Some(number) = read_cardinals(&spelt) {
            found = Some((number, first));
        }
    }

    found
}

/// Whether a word that is a unit in one language is another word here: `clause 12 an audit`, `paragraph 3 tag`.
fn is_other_word(words: &[Word], at: usize) -> bool {
    // None of them is common in English or German.
    const FRENCH: &[&str] = &[
        "à", "au", "aux", "de", "du", "la", "le", "les", "un", "une", "et", "par", "pour", "après",
        "dans", "est", "sont", "chaque", "durée", "pendant", "délai", "que", "qui", "l", "d",
    ];
    const GERMAN: &[&str] = &[
        "ein",
        "einem",
        "einen",
        "eines",
        "am",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "und",
        "nach",
        "vor",
        "von",
        "ab",
        "je",
        "pro",
        "frist",
        "innerhalb",
        "binnen",
        "beträgt",
    ];

    /// How far around a word others tell its language.
    const NEAR: usize = 6;

    let tells = |language: &[&str]| {
        words
            .iter()
            .skip(at.saturating_sub(NEAR))
            .take(2 * NEAR + 1)
            .any(|word| language.contains(&word.lower.as_str()))
    };

    match words.get(at).map(|word| word.lower.as_str()) {
        Some("an") => !tells(FRENCH),
        Some("tag") => !tells(GERMAN),
        _ => false,
    }
}

fn read_unit(word: &str) -> Option<DurationUnit> {
    Some(match word {
        "minute" | "minutes" | "minuten" => DurationUnit::Minutes,
        "hour" | "hours" | "stunde" | "stunden" | "heure" | "heures" => DurationUnit::Hours,
        "day" | "days" | "tag" | "tage" | "tagen" | "werktage" | "werktagen" | "arbeitstage"
        | "arbeitstagen" | "jour" | "jours" => DurationUnit::Days,
        "week" | "weeks" | "woche" | "wochen" | "semaine" | "semaines" => DurationUnit::Weeks,
        "month" | "months" | "monat" | "monate" | "monaten" | "mois" => DurationUnit::Months,
        "year" | "years" | "jahr" | "jahre" | "jahren" | "an" | "ans" | "année" | "années" => {
            DurationUnit::Years
        }
        _ => return None,
    })
}

fn read_date(words: &[Word], at: usize) -> Option<OfferedValue> {
    let number = |at: usize| words.get(at).and_then(|word| read_ordinal(&word.lower));
    let year = |at: usize| number(at).filter(|n| (1900..2200).contains(n));
    let word = words.get(at)?;

    // A month between a day and a year, in either order of day and month.
    if let Some(month) = read_month(&word.lower) {
        let day_before = at
            .checked_sub(1)
            .and_then(number)
            .filter(|n| (1..32).contains(n));

        if let (Some(day), Some(year)) = (day_before, year(at + 1)) {
            return date_value(words, at - 1..at + 2, Some((year, month, day)));
        }

        if let (Some(day), Some(year)) =
            (number(at + 1).filter(|n| (1..32).contains(n)), year(at + 2))
        {
            return date_value(words, at..at + 3, Some((year, month, day)));
        }
        return None;
    }

    // Figures only: the order is certain where the year comes first or the day is over 12.
    let (first, second, third) = (number(at)?, number(at + 1)?, number(at + 2)?);

    // Numbers further apart than those of `04/05/2027` are no date.
    let close = words.get(at + 2)?.range.end - word.range.start <= 10;
    if !close {
        return None;
    }
    if (1900..2200).contains(&first) && (1..13).contains(&second) && (1..32).contains(&third) {
        return date_value(words, at..at + 3, Some((first, second, third)));
    }

    if !(1900..2200).contains(&third) || first == 0 || second == 0 || first > 31 || second > 31 {
        return None;
    }

    let certain = match (first > 12, second > 12) {
        (true, false) => Some((third, second, first)),
        (false, true) => Some((third, first, second)),
        // `05/05/2027` is the same day in either order.
        (false, false) if first == second => Some((third, first, second)),
        (true, true) => return None,
        (false, false) => None,
    };

    date_value(words, at..at + 3, certain)
}

fn date_value(
    words: &[Word],
    at: Range<usize>,
    date: Option<(u32, u32, u32)>,
) -> Option<OfferedValue> {
    let range = words.get(at.start)?.range.start..words.get(at.end.checked_sub(1)?)?.range.end;
    let iso = date.map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
    Some(OfferedValue {
        kind: ValueKind::Date { iso },
        range,
    })
}

fn read_ordinal(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    let suffix = word.get(digits.len()..)?;

    // The ending `er` is French: `1er janvier`.
    matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er")
        .then(|| digits.parse().ok())
        .flatten()
}

fn read_month(word: &str) -> Option<u32> {
    const MONTHS: [&[&str]; 12] = [
        &["january", "jan", "januar", "jänner", "janvier"],
        &["february", "feb", "februar", "février"],
        &["march", "mar", "märz", "mars"],
        &["april", "apr", "avril"],
        // The verb is not taken for it, since a month counts only with a day and a year.
        &["may", "mai"],
        &["june", "jun", "juni", "juin"],
        &["july", "jul", "juli", "juillet"],
        &["august", "aug", "août"],
        &["september", "sept", "sep", "septembre"],
        &["october", "oct", "oktober", "octobre"],
        &["november", "nov", "novembre"],
        &["december", "dec", "dezember", "décembre"],
    ];

    (1..)
        .zip(MONTHS)
        .find(|(_, names)| names.contains(&word))
        .map(|(month, _)| month)
}
