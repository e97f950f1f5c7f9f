//! How a question can be answered, on a line or two.

use super::inquiry::{Prompt, PromptKind};
use lacuna_core::vocabulary::FieldKind;

/// How the question can be answered, on a line or two.
pub(super) fn how(inquiry: &Prompt<'_>) -> String {
    let value = describe_value(inquiry);
    match inquiry.asks {
        // Without it there is no file or no entry, so that nobody can skip it.
        _ if inquiry.is_needed() => format!("Answer: {value}. Or: back, stop."),
        PromptKind::Reading => format!("Answer: {value}. Or: skip, back, stop."),
        PromptKind::Entry { first: false, .. } => {
            format!("Answer: {value}. Enter if there is no other. Or: back, stop.")
        }
        PromptKind::Entry {
            first: true,
            named: Some(_),
        } => {
            format!("Answer for the first: {value}. Or: none, {OTHERS}.")
        }
        PromptKind::Entry {
            first: true,
            named: None,
        } => {
            format!("Answer: yes if there is one. Or: none, {OTHERS}.")
        }
        _ => format!("Answer: {value}. Or: {OTHERS}."),
    }
}

/// What a value of the fact looks like when it is typed.
fn describe_value(inquiry: &Prompt<'_>) -> String {
    let one = |kind: &FieldKind| kind_of_answer(inquiry, kind);
    match (&inquiry.asks, inquiry.kind()) {
        (
            PromptKind::Entry {
                named: Some((_, named)),
                ..
            },
            FieldKind::Text,
        ) if inquiry.choices.is_empty() => decapitalised(&named.label),
        (
            PromptKind::Entry {
                named: Some((_, named)),
                ..
            },
            kind,
        ) => {
            format!("{}: {}", decapitalised(&named.label), one(kind))
        }
        // Before the lists of countries: `EU` is an answer to it, and no country.
        _ if inquiry.is_law() => "codes such as GB, EU or US, separated by commas".to_owned(),
        // A text may have commas in it.
        (_, FieldKind::List(element))
            if matches!(**element, FieldKind::Text) && inquiry.choices.is_empty() =>
        {
            "texts separated by semicolons, or none".to_owned()
        }
        (_, FieldKind::List(element)) => format!("{}, separated by commas, or none", one(element)),
        (_, kind) => one(kind).to_owned(),
    }
}

/// What a value of a kind looks like.
pub(super) fn kind_of_answer(inquiry: &Prompt<'_>, kind: &FieldKind) -> &'static str {
    match kind {
        _ if !inquiry.choices.is_empty() => "a number from the list, or its word",
        FieldKind::Boolean => "yes or no",
        FieldKind::Integer => "a whole number",
        FieldKind::Date => "a day, such as 2026-02-05",
        FieldKind::Country => "a country, such as GB",
        _ => "text",
    }
}

const OTHERS: &str =
    "silent, nothing, redacted, elsewhere, not agreed, disputed, skip, back, review, rest, stop, ?";

pub(super) fn decapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}
