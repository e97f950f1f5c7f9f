//! Values of facts in words: choices by their meaning, days, numbers, countries and lists by their names.

use chrono::NaiveDate;
use serde_json::Value;

use super::writer::PageContext;
use crate::report::tongue::inside;
use lacuna_core::assessment::{Fact, Found};
use lacuna_core::document::{NodeId, NodeKind};
use lacuna_core::source_file::{visible, visible_lines};
use lacuna_core::vocabulary::{FieldKind, Vocabulary};

/// The longest meaning of a choice that stands in for its word, in characters.
const MEANING: usize = 90;

impl PageContext<'_> {
    /// A stated fact as a line: its label and its value in words; nothing where nothing is stated.
    pub(super) fn stated_words(&self, fact: &Fact) -> Option<String> {
        let label = self.label(&fact.label, &fact.pointer);
        (!matches!(fact.found, Found::Nothing { .. })).then(|| self.stated(&label, fact))
    }

    /// A stated fact as a line: its label and its value in words.
    pub(super) fn stated(&self, label: &str, fact: &Fact) -> String {
        let value = match &fact.found {
            Found::Value(raw) => self
                .entries_of(&fact.pointer)
                .unwrap_or_else(|| self.value_at(&fact.path, raw)),
            _ => self.messages.plain("value_none"),
        };

        self.messages.text(
            "says_value",
            &[("label", label.into()), ("value", value.into())],
        )
    }

    /// The entries of a list by their names, and a group by the fact that it is there: their fields are read one by one.
    fn entries_of(&self, pointer: &str) -> Option<String> {
        const NAMED: usize = 6;
        let node = self.document.at(pointer)?;
        let is_group = |node: &NodeId| self.document.kind(*node) == NodeKind::Object;

        if is_group(&node) {
            return Some(self.messages.plain("value_stated"));
        }

        let entries: Vec<NodeId> = self.document.children(node).filter(is_group).collect();
        let names = entries
            .iter()
            .take(NAMED)
            .map(|entry| self.said(self.name(*entry)))
            .filter(|name| !name.is_empty());

        let (named, more) = (
            self.listed_words(names)?,
            entries.len().saturating_sub(NAMED),
        );

        if more == 0 {
            return Some(named);
        }

        Some(self.messages.text(
            "value_list_more",
            &[("list", named.into()), ("n", more.into())],
        ))
    }

    /// A JSON value in words, by what the fact at a dotted path may be.
    pub(super) fn value_at(&self, path: &str, raw: &str) -> String {
        let steps: Vec<&str> = path.split('.').collect();
        let kind = Vocabulary::agreement()
            .field(&steps)
            .map(|field| &field.kind);

        let value: Value = match serde_json::from_str(raw) {
            Ok(value) => value,
            Err(_) => return visible(raw).into_owned(),
        };

        match (&value, kind) {
            (Value::Array(items), Some(FieldKind::List(of))) if is_plain(items) => {
                let words = items.iter().map(|item| self.item(item, Some(of)));
                self.listed_words(words)
                    .unwrap_or_else(|| self.messages.plain("value_none"))
            }
            (Value::Array(items), _) if is_plain(items) => {
                let words = items.iter().map(|item| self.item(item, None));
                self.listed_words(words)
                    .unwrap_or_else(|| self.messages.plain("value_none"))
            }
            (Value::Array(_) | Value::Object(_) | Value::Null, _) => visible(raw).into_owned(),
            (item, kind) => self.item(item, kind),
        }
    }

    /// The dotted path of a field of a group, without the places in lists.
    pub(super) fn path_of(&self, group: NodeId, field: &str) -> String {
        let pointer = format!("{}/{field}", self.document.pointer(group));
        let steps = pointer
            .split('/')
            .skip(1)
            .filter(|step| step.parse::<usize>().is_err());

        steps.collect::<Vec<_>>().join(".")
    }

    fn item(&self, item: &Value, kind: Option<&FieldKind>) -> String {
        match (item, kind) {
            (Value::Bool(true), _) => self.messages.plain("value_true"),
            (Value::Bool(false), _) => self.messages.plain("value_false"),
            (Value::Number(number), _) => self.grouped(&number.to_string()),
            (Value::String(code), Some(FieldKind::Country)) => self.country(code),
            (Value::String(word), Some(FieldKind::Choice(choices))) => self.choice(word, choices),
            (Value::String(text), _) => self.word(text),
            _ => visible(&item.to_string()).into_owned(),
        }
    }

    /// A choice by what it means, where that is short, as it stands inside a sentence.
    fn choice(&self, word: &str, choices: &[(String, String)]) -> String {
        let meaning = choices
            .iter()
            .find(|(known, _)| known == word)
            .map(|(_, meaning)| meaning.trim_end_matches('.'));

        match meaning {
            Some(meaning) if !meaning.is_empty() && meaning.chars().count() <= MEANING => {
                inside(&self.english(meaning))
            }
            _ => self.word(word),
        }
    }

    /// A country by its name in the language of the page, else by its English name.
    pub(super) fn country(&self, code: &str) -> String {
        self.messages.word("country", code)
    }

    /// Words as a list in one phrase; nothing where there are none.
    pub(super) fn listed_words(&self, words: impl Iterator<Item = String>) -> Option<String> {
        words.reduce(|before, next| {
            self.messages.text(
                "value_list",
                &[("before", before.into()), ("next", next.into())],
            )
        })
    }

    fn word(&self, text: &str) -> String {
        if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return self.messages.day(day);
        }

        let is_choice = text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');

        let shown = visible_lines(text);
        if is_choice {
            self.english(shown.replace('_', " "))
        } else {
            self.said(shown)
        }
    }

    /// A whole number with its thousands apart, as the reader writes them.
    pub(super) fn grouped(&self, digits: &str) -> String {
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
}

fn is_plain(items: &[Value]) -> bool {
    items
        .iter()
        .all(|item| item.is_string() || item.is_number())
}
