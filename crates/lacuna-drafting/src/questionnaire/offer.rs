//! Passages of a contract that are offered under a question: a person takes one by its number, or none.

use anstyle::Style;

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
pub fn shown_passages(passages: &[OfferedPassage], width: usize) -> String {
    let mut page = WrappedText::new(width);
    let plain = Style::new();
    page.blank();
    if passages.is_empty() {
        page.put(
            plain,
            "",
            0,
            "No passage was found by its words; the text may still address it.",
        );
        return page.text;
    }

    page.put(plain, "", 0, "Passages, by their words; `@1` after the answer takes the clause, page and quote of the first:");
    for (at, passage) in passages.iter().enumerate() {
        let place = describe_place(passage);
        let words = format!("{place}“{}”", passage.quote);
        page.put(plain, &format!(" @{} ", at + 1), 4, &words);
        if !passage.values.is_empty() {
            page.put(
                plain,
                "    ",
                4,
                &format!("In it: {}", passage.values.join("; ")),
            );
        }
    }

    page.text
}

/// Where a passage is, before its words; empty where nothing is known of its place.
pub(super) fn describe_place(passage: &OfferedPassage) -> String {
    let clause = passage.clause.as_deref();
    let clause = clause.map(|clause| format!("clause {clause}"));
    let number = passage.page.map(|page| format!("page {page}"));
    let perhaps = (!passage.is_likely).then(|| "perhaps".to_owned());
    let place: Vec<String> = [perhaps, clause, number].into_iter().flatten().collect();
    if place.is_empty() {
        return String::new();
    }

    format!("{}: ", place.join(", "))
}
