//! Sums of money, with the sign or the name of the currency before or after the number.

use super::{OfferedValue, ValueKind, Word};

/// The signs and codes of currencies; the longer of two that end alike comes first.
const CURRENCIES: &[(&str, &str)] = &[
    ("£", "GBP"),
    ("€", "EUR"),
    ("US$", "USD"),
    ("$", "USD"),
    ("GBP", "GBP"),
    ("EUR", "EUR"),
    ("USD", "USD"),
    ("CHF", "CHF"),
];

/// Reads a sum of money whose number is at a word.
pub(super) fn read_money(text: &str, words: &[Word], at: usize) -> Option<OfferedValue> {
    let word = words.get(at)?;
    if !word.lower.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }

    let end = find_amount_end(text, words, at)?;
    let before = text.get(..word.range.start)?.trim_end();
    let after = text.get(end..)?.trim_start();
    let amount = text.get(word.range.start..end)?.to_owned();

    if let Some((sign, currency)) = CURRENCIES.iter().find(|(sign, _)| before.ends_with(sign)) {
        let range = before.len() - sign.len()..end;
        return Some(OfferedValue {
            kind: ValueKind::Money { currency, amount },
            range,
        });
    }

    let names = CURRENCIES.iter().chain(&[
        ("Euro", "EUR"),
        ("euro", "EUR"),
        ("pounds", "GBP"),
        ("francs", "CHF"),
    ]);

    let (sign, currency) = names.clone().find(|(sign, _)| after.starts_with(sign))?;
    let end = text.len() - after.len() + sign.len();

    Some(OfferedValue {
        kind: ValueKind::Money { currency, amount },
        range: word.range.start..end,
    })
}

/// Returns where an amount ends: behind its groups of digits, and behind a word such as `million`.
fn find_amount_end(text: &str, words: &[Word], at: usize) -> Option<usize> {
    let mut end = words.get(at)?.range.end;
    for next in words.iter().skip(at + 1) {
        let between = text.get(end..next.range.start)?;
        let is_digits = next.lower.chars().all(|c| c.is_ascii_digit());
        let is_scale = matches!(
            next.lower.as_str(),
            "million" | "billion" | "thousand" | "m" | "bn" | "millionen" | "millions"
        );

        // Swiss sums are grouped by apostrophes.
        if !(is_digits && matches!(between, "," | "." | "'" | "’") || is_scale && between == " ")
        {
            break;
        }

        end = next.range.end;
    }

    Some(end)
}
