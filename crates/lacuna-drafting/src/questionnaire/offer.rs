//! Passages of a contract that are offered under a question: a person takes one by its number, or none.

use anstyle::Style;
use lacuna_messages::Messages;

use super::layout::WrappedText;

/// A passage of the agreement's own text, to be taken as the place that states a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedPassage {
    /// The number of the clause.
    pub clause: Option<String>,
    /// The page of the file, from 1.
    pub page: Option<u32>,
    /// Its words, letter for letter.
    pub quote: String,
    /// Durations, dates and countries in it, for a person to choose from.
    pub values: Vec<String>,
    /// Whether it seems to speak to the question; else it perhaps does.
    pub is_likely: bool,
}

/// An answer as it was typed, and the number of the passage that was named behind it, such as `yes @2`.
#[must_use]
pub fn split_passage(typed: &str) -> (&str, Option<usize>) {
    let typed = typed.trim();
    let Some((answer, number)) = typed.rsplit_once('@') else {
        return (typed, None);
    };

    // An address of electronic mail has no blank before its sign, and no number behind it.
    let is_apart = answer.is_empty() || answer.ends_with(char::is_whitespace);
    match number.parse::<usize>() {
        Ok(number) if is_apart && number > 0 => (answer.trim_end(), Some(number)),
        _ => (typed, None),
    }
}

/// The passages by number.
#[must_use]
pub fn shown_passages(passages: &[OfferedPassage], width: usize, messages: &Messages) -> String {
    let mut page = WrappedText::new(width);
    let plain = Style::new();
    page.blank();
    if passages.is_empty() {
        page.put(plain, "", 0, &messages.plain("ask_no_passage"));
        return page.text;
    }

    page.put(plain, "", 0, &messages.plain("ask_passages"));
    for (at, passage) in passages.iter().enumerate() {
        let words = describe_passage(passage, messages);
        page.put(plain, &format!(" @{} ", at + 1), 4, &words);
        if !passage.values.is_empty() {
            page.put(plain, "    ", 4, &describe_values(passage, messages));
        }
    }

    page.text
}

/// The words of a passage behind its place, where something is known of that.
pub(super) fn describe_passage(passage: &OfferedPassage, messages: &Messages) -> String {
    let perhaps = (!passage.is_likely).then(|| messages.plain("ask_place_perhaps"));
    let clause = passage.clause.as_ref();
    let clause =
        clause.map(|clause| messages.text("ask_place_clause", &[("clause", clause.into())]));

    let page = passage.page;
    let page = page.map(|page| messages.text("ask_place_page", &[("page", page.into())]));
    let place = messages.joined("ask_place", [perhaps, clause, page].into_iter().flatten());
    let quote = ("quote", (&passage.quote).into());
    if place.is_empty() {
        return messages.text("ask_passage_only", &[quote]);
    }

    messages.text("ask_passage", &[("place", place.into()), quote])
}

/// The durations, dates and countries in a passage.
pub(super) fn describe_values(passage: &OfferedPassage, messages: &Messages) -> String {
    let values = messages.joined("ask_values", passage.values.iter().cloned());
    messages.text("ask_passage_values", &[("values", values.into())])
}
