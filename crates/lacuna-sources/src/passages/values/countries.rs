//! Countries and regions, by their names in English, German and French or by a code in capitals.

use std::ops::Range;

use lacuna_core::vocabulary::countries;

use super::{OfferedValue, ValueKind, Word};

/// Names of countries and regions as contracts use them, beside the short names of ISO 3166.
const COUNTRY_NAMES: &[(&str, &str)] = &[
    ("united kingdom", "GB"),
    ("great britain", "GB"),
    // The longer of two names that begin alike comes first.
    ("england and wales", "GB"),
    ("england", "GB"),
    ("scotland", "GB"),
    ("northern ireland", "GB"),
    ("united states of america", "US"),
    ("united states", "US"),
    ("european economic area", "EEA"),
    ("european union", "EU"),
    ("south korea", "KR"),
    ("russia", "RU"),
    ("vereinigtes königreich", "GB"),
    ("vereinigten königreich", "GB"),
    ("deutschland", "DE"),
    ("österreich", "AT"),
    ("schweiz", "CH"),
    ("frankreich", "FR"),
    ("europäischen union", "EU"),
    ("europäische union", "EU"),
    ("europäischen wirtschaftsraum", "EEA"),
    ("vereinigten staaten", "US"),
    ("royaume uni", "GB"),
    ("états unis", "US"),
    ("union européenne", "EU"),
    ("espace économique européen", "EEA"),
    ("allemagne", "DE"),
    ("suisse", "CH"),
    ("belgique", "BE"),
];

/// Short forms that are only countries in capitals.
const COUNTRY_CODES: &[(&str, &str)] = &[
    ("UK", "GB"),
    ("US", "US"),
    ("USA", "US"),
    ("EU", "EU"),
    ("EEA", "EEA"),
    ("EWR", "EEA"),
    ("EEE", "EEA"),
];

/// Reads a country or a region that begins at a word.
pub(super) fn read_country(text: &str, words: &[Word], at: usize) -> Option<OfferedValue> {
    let word = words.get(at)?;
    let printed = text.get(word.range.clone())?;

    // In small letters `turkey`, `china` and `jersey` are no countries.
    if !printed.starts_with(char::is_uppercase) {
        return None;
    }

    if let Some((_, code)) = COUNTRY_CODES.iter().find(|(name, _)| *name == printed) {
        return country_value(word.range.clone(), code);
    }

    let names = COUNTRY_NAMES
        .iter()
        .copied()
        .chain(countries().iter().map(|&(code, name)| (name, code)));

    for (name, code) in names {
        // Nearly every name is ruled out by its first word, without a copy of it.
        let first = name.split([' ', '-']).next().unwrap_or(name);
        if first.len() != word.lower.len()
            || !first
                .chars()
                .flat_map(char::to_lowercase)
                .eq(word.lower.chars())
        {
            continue;
        }

        // ISO 3166 puts the form of government in brackets: `Iran (Islamic Republic of)`.
        let short = name.split(" (").next().unwrap_or(name).to_lowercase();

        let parts: Vec<&str> = short.split([' ', '-']).collect();
        let is_name = parts
            .iter()
            .enumerate()
            .all(|(i, part)| words.get(at + i).is_some_and(|w| w.lower == *part));

        if is_name && short.len() > 3 {
            return country_value(
                word.range.start..words.get(at + parts.len() - 1)?.range.end,
                code,
            );
        }
    }

    None
}

fn country_value(range: Range<usize>, code: &str) -> Option<OfferedValue> {
    Some(OfferedValue {
        kind: ValueKind::Country {
            code: code.to_owned(),
        },
        range,
    })
}
