//! Values of facts in words: choices by their meaning, days, numbers, countries and lists in one phrase.

use chrono::NaiveDate;
use serde_json::Value;

use super::tongue::inside;
use lacuna_core::source_file::{visible, visible_lines};
use lacuna_core::vocabulary::{FieldKind, Vocabulary};
use lacuna_messages::Messages;

/// The longest meaning of a choice that replaces its word, in characters.
const MEANING: usize = 90;

/// Puts values into the words of a language.
pub(super) struct ValueWords<'m> {
    pub(super) messages: &'m Messages,
    /// The facts that the agreement can state, those of a house too; without it, those of the published schema.
    pub(super) vocabulary: &'m Vocabulary,
    /// Marks words of this program that are in English in a text of another language.
    pub(super) english: &'m dyn Fn(&str) -> String,
    /// Marks words of a file, which may be in any language.
    pub(super) said: &'m dyn Fn(&str) -> String,
}

impl<'m> ValueWords<'m> {
    /// Values for a text that marks no languages.
    pub(super) fn unmarked(messages: &'m Messages) -> Self {
        Self::unmarked_of(messages, Vocabulary::agreement())
    }

    /// The same, for an agreement that may state facts of a house.
    pub(super) fn unmarked_of(messages: &'m Messages, vocabulary: &'m Vocabulary) -> Self {
        Self {
            messages,
            vocabulary,
            english: &unmarked,
            said: &unmarked,
        }
    }

    /// A JSON value in words, by what the fact at a dotted path may be.
    pub(super) fn value_at(&self, path: &str, raw: &str) -> String {
        let steps: Vec<&str> = path.split('.').collect();
        let kind = self.vocabulary.field(&steps).map(|field| &field.kind);

        let value: Value = match serde_json::from_str(raw) {
            Ok(value) => value,
            // A long value was cut where it was found, and is no JSON any more.
            Err(_) => return visible(raw).into_owned(),
        };

        match (&value, kind) {
            (Value::Array(items), kind) if is_plain(items) => {
                let of = match kind {
                    Some(FieldKind::List(of)) => Some(&**of),
                    _ => None,
                };

                let words = items.iter().map(|item| self.item(item, of));
                self.listed(words)
                    .unwrap_or_else(|| self.messages.plain("value_none"))
            }
            // Whoever shows groups names their entries, since their fields are facts of their own.
            (Value::Array(_) | Value::Object(_) | Value::Null, _) => visible(raw).into_owned(),
            (item, kind) => self.item(item, kind),
        }
    }

    /// Words as a list in one phrase; `None` where there are none.
    pub(super) fn listed(&self, words: impl Iterator<Item = String>) -> Option<String> {
        words.reduce(|before, next| {
            self.messages.text(
                "value_list",
                &[("before", before.into()), ("next", next.into())],
            )
        })
    }

    /// A whole number with its thousands apart, as the reader writes them.
    pub(super) fn grouped(&self, digits: &str) -> String {
        // Four digits stay together, as in the sentences of rules (`condition/template.rs`).
        const ALONE: usize = 4;
        if digits.len() <= ALONE || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return digits.to_owned();
        }
        let mark = self.messages.plain("value_thousands");

        let apart = digits.char_indices().flat_map(|(at, digit)| {
            let starts_group = at > 0 && (digits.len() - at).is_multiple_of(3);
            mark.chars()
                .filter(move |_| starts_group)
                .chain([digit])
                .collect::<Vec<_>>()
        });

        apart.collect()
    }

    fn item(&self, item: &Value, kind: Option<&FieldKind>) -> String {
        match (item, kind) {
            (Value::Bool(true), _) => self.messages.plain("value_true"),
            (Value::Bool(false), _) => self.messages.plain("value_false"),
            (Value::Number(number), _) => self.grouped(&number.to_string()),
            (Value::String(code), Some(FieldKind::Country)) => self.messages.word("country", code),
            (Value::String(word), Some(FieldKind::Choice(choices))) => self.choice(word, choices),
            (Value::String(text), _) => self.word(text),
            _ => visible(&item.to_string()).into_owned(),
        }
    }

    /// A choice by what it means, where that is short, as it is inside a sentence.
    fn choice(&self, word: &str, choices: &[(String, String)]) -> String {
        let meaning = choices
            .iter()
            .find(|(known, _)| known == word)
            .map(|(_, meaning)| meaning.trim_end_matches('.'));

        match meaning {
            Some(meaning) if !meaning.is_empty() && meaning.chars().count() <= MEANING => {
                inside(&(self.english)(meaning))
            }
            _ => self.word(word),
        }
    }

    fn word(&self, text: &str) -> String {
        if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return self.messages.day(day);
        }

        // A word of a closed list looks so, and is known even where the vocabulary lacks the field.
        let is_choice = text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');

        let shown = visible_lines(text);
        if is_choice {
            (self.english)(&shown.replace('_', " "))
        } else {
            (self.said)(&shown)
        }
    }
}

fn unmarked(words: &str) -> String {
    words.to_owned()
}

fn is_plain(items: &[Value]) -> bool {
    items
        .iter()
        .all(|item| item.is_string() || item.is_number())
}
