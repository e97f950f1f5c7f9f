//! Reads what a person typed: one of a few words, or a value of the kind that the fact has.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::inquiry::{Choice, Prompt, PromptKind};
use lacuna_core::agreement::AbsenceKind;
use lacuna_core::diagnostic::nearest;
use lacuna_core::vocabulary::{FieldKind, country};
use lacuna_messages::{Argument, Messages};

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Response {
    /// The fact has this value; of a new entry, the fact that names it has.
    Value(Value),
    /// The fact is not there, for this reason.
    Absent(AbsenceKind),
    /// Not now.
    Skip,
    /// The list has no other entry.
    NoMore,
}

/// What a person typed.
#[derive(Debug, Clone, PartialEq)]
pub enum ParsedLine {
    /// An answer.
    Reply(Response),
    /// To the question before.
    Back,
    /// Save, and end.
    Stop,
    /// Show everything that waits for the answer.
    Rules,
    /// The text says nothing on the whole subject.
    Nothing,
    /// All of the text was read, and what is not answered is silent.
    Rest,
    /// Show all answers, and go back to any.
    Review,
}

/// A word typed where something about an answer is asked, and not another answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// Nothing is known of it.
    Skip,
    /// Take the answer back.
    Back,
    /// Keep the answer, save, and end.
    Stop,
}

impl Aside {
    /// Reads such a word; `None` where something else was typed.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        match plain(typed).as_str() {
            "skip" => Some(Self::Skip),
            "back" => Some(Self::Back),
            "stop" | "quit" | "exit" => Some(Self::Stop),
            _ => None,
        }
    }
}

/// The words that are answers to every question; the catalogue says what each means.
pub const WORDS: [&str; 11] = [
    "silent",
    "nothing",
    "redacted",
    "elsewhere",
    "not agreed",
    "disputed",
    "skip",
    "back",
    "review",
    "rest",
    "stop",
];

impl ParsedLine {
    /// Reads what was typed as an answer to a question.
    ///
    /// # Errors
    /// What is wrong with it and what would be right, for the person who typed it.
    pub fn read(inquiry: &Prompt<'_>, typed: &str) -> Result<Self, String> {
        let text = tidied(typed, inquiry.messages)?;
        let word = plain(&text);
        let further = matches!(inquiry.asks, PromptKind::Entry { first: false, .. });
        let absent = |kind| {
            if further {
                Err(inquiry.messages.plain("ask_wrong_absence"))
            } else {
                Ok(Self::Reply(Response::Absent(kind)))
            }
        };

        match word.as_str() {
            // Enter means no other entry here, and not now everywhere else.
            "" | "skip" if further => return Ok(Self::Reply(Response::NoMore)),
            "no" | "n" | "none" | "no more" | "nothing" if further => {
                return Ok(Self::Reply(Response::NoMore));
            }
            "" | "skip" => return Ok(Self::Reply(Response::Skip)),
            "back" => return Ok(Self::Back),
            "stop" | "quit" | "exit" => return Ok(Self::Stop),
            "?" | "help" => return Ok(Self::Rules),
            "nothing" => return Ok(Self::Nothing),
            "rest" => return Ok(Self::Rest),
            "review" => return Ok(Self::Review),
            "silent" => return absent(AbsenceKind::Silent),
            "redacted" | "blacked out" => return absent(AbsenceKind::Redacted),
            "elsewhere" | "by reference" => return absent(AbsenceKind::ByReference),
            "not read" => return absent(AbsenceKind::NotRead),
            "not agreed" => return absent(AbsenceKind::NotAgreed),
            "disputed" => return absent(AbsenceKind::Disputed),
            _ => {}
        }

        value(inquiry, &text, &word).map(|value| Self::Reply(Response::Value(value)))
    }
}

/// What people type where a text holds nothing. As a text it would be a fact, and could satisfy a rule.
const NO_TEXT: [&str; 11] = [
    "yes",
    "y",
    "no",
    "n",
    "none",
    "n/a",
    "na",
    "not stated",
    "not applicable",
    "unknown",
    "not known",
];

/// A text without blanks around it; line breaks are kept, and other control characters are refused.
pub(super) fn tidied(typed: &str, messages: &Messages) -> Result<String, String> {
    let text = typed
        .replace("\r\n", "\n")
        // Terminals paste the end of a line as a carriage return.
        .replace('\r', "\n")
        .trim()
        .to_owned();
    match text
        .chars()
        .find(|c| c.is_control() && *c != '\n' && *c != '\t')
    {
        Some(c) => Err(messages.text("ask_wrong_control", &[("character", c.to_string().into())])),
        None => Ok(text),
    }
}

/// A word as it is compared: lower-case letters, with single blanks for whatever is between.
fn plain(text: &str) -> String {
    let text = text.to_lowercase();
    // The schema writes words with underscores, and people type blanks.
    text.split(|c: char| c.is_whitespace() || c == '_' || c == '-')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A word in quotation marks is meant as a text, and not as a word of the questionnaire.
fn unquoted(text: &str) -> &str {
    let inner = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));

    let is_word = |inner: &&str| {
        WORDS.contains(&plain(inner).as_str()) || NO_TEXT.contains(&plain(inner).as_str())
    };

    inner.filter(is_word).unwrap_or(text)
}

fn value(inquiry: &Prompt<'_>, text: &str, word: &str) -> Result<Value, String> {
    let messages = inquiry.messages;
    let begins = matches!(inquiry.asks, PromptKind::Entry { .. });
    let is_list = matches!(inquiry.kind(), FieldKind::List(_)) || begins;
    if is_list
        // `no` says that there is no entry, and in a list it would be a text.
        && (word == "none" || (begins && word == "no"))
        // `none` may be one of the words to choose from, and then means that word.
        && !inquiry.choices.iter().any(|choice| choice.word == word)
    {
        if inquiry.is_needed() {
            return Err(messages.plain("ask_wrong_none"));
        }
        if inquiry.is_law() {
            return Err(messages.plain("ask_wrong_no_law"));
        }
        return Ok(json!([]));
    }

    match inquiry.kind() {
        FieldKind::List(element) => {
            let parts = separated(element, inquiry, text);
            let read = |part: &&str| {
                if inquiry.is_law() {
                    law(part, messages)
                } else {
                    one(element, &inquiry.choices, part, messages)
                }
            };

            let values: Result<Vec<Value>, String> = parts.iter().map(read).collect();
            let mut values = values?;
            let mut seen = Vec::new();
            values.retain(|value| {
                !seen.contains(value) && {
                    seen.push(value.clone());
                    true
                }
            });

            Ok(Value::Array(values))
        }
        kind => one(kind, &inquiry.choices, text, messages),
    }
}

/// The entries of a typed list: texts may hold commas, words and codes hold none.
fn separated<'t>(element: &FieldKind, inquiry: &Prompt<'_>, text: &'t str) -> Vec<&'t str> {
    let commas =
        !matches!(element, FieldKind::Text) || !inquiry.choices.is_empty() || inquiry.is_law();
    let parts = text.split(|c| c == ';' || c == '\n' || (commas && c == ','));
    parts
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

fn one(
    kind: &FieldKind,
    choices: &[Choice],
    text: &str,
    messages: &Messages,
) -> Result<Value, String> {
    if !choices.is_empty() {
        return chosen(choices, unquoted(text), messages).map(|word| json!(word));
    }

    match kind {
        FieldKind::Boolean => match plain(text).as_str() {
            "y" | "yes" | "true" | "是" => Ok(json!(true)),
            "n" | "no" | "false" | "否" => Ok(json!(false)),
            _ => Err(messages.plain("ask_wrong_boolean")),
        },
        FieldKind::Integer => whole(text, messages).map(|number| json!(number)),
        FieldKind::Date => day(text, messages).map(|day| json!(day.to_string())),
        FieldKind::Country => one_country(text, messages),
        _ if NO_TEXT.contains(&plain(text).as_str()) => {
            Err(messages.text("ask_wrong_text", &[("text", Argument::Lines(text.into()))]))
        }
        _ => Ok(json!(unquoted(text))),
    }
}

fn one_country(text: &str, messages: &Messages) -> Result<Value, String> {
    match country(text) {
        Some(code) => Ok(json!(code)),
        // UK is what people type. ISO 3166-1 only reserves it, and the code is GB.
        None if text.eq_ignore_ascii_case("uk") => Err(messages.plain("ask_wrong_uk")),
        None => Err(messages.plain("ask_wrong_country")),
    }
}

/// A law: a country, or the European Union.
fn law(text: &str, messages: &Messages) -> Result<Value, String> {
    match plain(text).as_str() {
        "eu" | "european union" => Ok(json!("EU")),
        _ => one_country(text, messages),
    }
}

fn whole(text: &str, messages: &Messages) -> Result<u64, String> {
    // Many programs read JSON numbers as floats, exact up to 2^53 - 1 (RFC 8259, section 6).
    const LARGEST: u64 = 9_007_199_254_740_991;
    let number = text
        .parse::<u64>()
        .ok()
        // Rust takes a sign as well, as in `+30`.
        .filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let number = number.ok_or_else(|| messages.plain("ask_wrong_number"))?;
    if number > LARGEST {
        let numbers = [("number", number), ("largest", LARGEST)];
        let arguments = numbers.map(|(name, number)| (name, number.to_string().into()));
        Err(messages.text("ask_wrong_large", &arguments))
    } else {
        Ok(number)
    }
}

fn day(text: &str, messages: &Messages) -> Result<NaiveDate, String> {
    // `5/2/2026` is in no such form, since it is in May for some and in February for others.
    let forms = ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y"];
    let found = forms
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    // Chrono reads `26-02-05` as a day of the year 26.
    let found = found.filter(|day| (1000..=9999).contains(&chrono::Datelike::year(day)));
    found.ok_or_else(|| messages.plain("ask_wrong_day"))
}

/// A choice by its number or its word.
fn chosen<'c>(choices: &'c [Choice], text: &str, messages: &Messages) -> Result<&'c str, String> {
    let by_number = text
        .parse::<usize>()
        .ok()
        .and_then(|number| choices.get(number.checked_sub(1)?));

    let words: BTreeMap<String, &str> = choices
        .iter()
        .map(|choice| (plain(&choice.word), choice.word.as_str()))
        .collect();

    let by_word = || words.get(&plain(text)).copied();
    if let Some(word) = by_number
        .map(|choice| choice.word.as_str())
        .or_else(by_word)
    {
        return Ok(word);
    }

    let shown = ("text", super::inquiry::short(text).into());
    Err(
        match nearest(&plain(text), words.keys().map(String::as_str)) {
            Some(near) => messages.text("ask_wrong_near", &[shown, ("near", near.into())]),
            None => {
                let last = ("last", choices.len().into());
                messages.text("ask_wrong_choice", &[shown, last])
            }
        },
    )
}
