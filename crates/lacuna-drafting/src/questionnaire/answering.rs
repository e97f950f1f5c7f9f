//! How a question can be answered, on a line or two.

use super::inquiry::{Prompt, PromptKind};
use lacuna_core::vocabulary::FieldKind;

/// How the question can be answered, on a line or two.
pub(super) fn how(inquiry: &Prompt<'_>) -> String {
    let id = match inquiry.asks {
        // Without it there is no file or no entry, so that nobody can skip it.
        _ if inquiry.is_needed() => "ask_how_needed",
        PromptKind::Reading => "ask_how_reading",
        PromptKind::Entry { first: false, .. } => "ask_how_another",
        PromptKind::Entry {
            first: true,
            named: Some(_),
        } => "ask_how_first",
        PromptKind::Entry {
            first: true,
            named: None,
        } => return inquiry.messages.plain("ask_how_exists"),
        _ => "ask_how",
    };

    let value = describe_value(inquiry);
    inquiry.messages.text(id, &[("value", value.into())])
}

/// What a value of the fact looks like when it is typed.
fn describe_value(inquiry: &Prompt<'_>) -> String {
    let messages = inquiry.messages;
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
            let label = decapitalised(&named.label);
            let arguments = [("label", label.into()), ("value", one(kind).into())];
            messages.text("ask_value_named", &arguments)
        }
        // Before the lists of countries: `EU` is an answer to it, and no country.
        _ if inquiry.is_law() => messages.plain("ask_value_laws"),
        // A text may have commas in it.
        (_, FieldKind::List(element))
            if matches!(**element, FieldKind::Text) && inquiry.choices.is_empty() =>
        {
            messages.plain("ask_value_texts")
        }
        (_, FieldKind::List(element)) => {
            messages.text("ask_value_list", &[("value", one(element).into())])
        }
        (_, kind) => one(kind),
    }
}

/// What a value of a kind looks like.
pub(super) fn kind_of_answer(inquiry: &Prompt<'_>, kind: &FieldKind) -> String {
    inquiry.messages.plain(match kind {
        _ if !inquiry.choices.is_empty() => "ask_value_choice",
        FieldKind::Boolean => "ask_value_boolean",
        FieldKind::Integer => "ask_value_integer",
        FieldKind::Date => "ask_value_date",
        FieldKind::Country => "ask_value_country",
        _ => "ask_value_text",
    })
}

pub(super) fn decapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}
