//! Places of a form that are still to be filled in.

use crate::document::SourceDocument;
use crate::quotes::{find_clause, find_page};
use std::ops::Range;

/// The longest text in square brackets that counts as an instruction to fill in, in bytes.
const MAX_BRACKETS: usize = 160;

/// A place that is still to be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// The bytes of the document's text.
    pub range: Range<usize>,
    /// The innermost clause, as a position in [`SourceDocument::clauses`].
    pub clause: Option<usize>,
    /// The page, counted from 1.
    pub page: Option<u32>,
}

/// Finds underscores, dots, `[Insert name]`, `[XX]`, `[●]`, `<<name>>` and `{{name}}`.
#[must_use]
pub fn find_blanks(document: &SourceDocument) -> Vec<Blank> {
    let text = &document.text;
    let mut blanks: Vec<Blank> = Vec::new();
    let mut at = 0;

    while let Some(found) = text
        .get(at..)
        .and_then(|rest| rest.find(['_', '[', '.', '…', '<', '{']))
    {
        let start = at + found;
        let rest = text.get(start..).unwrap_or_default();
        let length = measure_run(rest)
            .or_else(|| measure_brackets(rest))
            .or_else(|| measure_template(rest));
        let Some(length) = length else {
            at = start + rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };

        let range = start..start + length;
        match blanks.last_mut() {
            // `[address]______` is one place.
            Some(last)
                if text
                    .get(last.range.end..start)
                    .is_some_and(|gap| gap.trim().is_empty()) =>
            {
                last.range.end = range.end;
            }
            _ => {
                let (clause, page) = (
                    find_clause(&document.clauses, start),
                    find_page(document, start),
                );

                blanks.push(Blank {
                    range: range.clone(),
                    clause,
                    page,
                });
            }
        }
        at = range.end;
    }

    blanks
}

/// Four or more underscores, or eight or more dots.
fn measure_run(rest: &str) -> Option<usize> {
    let mark = rest.chars().next()?;
    let least = match mark {
        '_' => 4,
        // Three dots leave words out, and four do so behind a sentence.
        '.' => 8,
        '…' => 3,
        _ => return None,
    };

    let count = rest.chars().take_while(|&c| c == mark).count();
    (count >= least).then(|| count * mark.len_utf8())
}

/// Finds the mark that closes a blank, no further than a blank is long.
///
/// To look for it to the end of the text would cost the square of the text, were it full of marks that nothing closes.
fn find_close(inside: &str, close: &str) -> Option<usize> {
    let bound = inside.floor_char_boundary(MAX_BRACKETS + close.len());
    inside.get(..bound)?.find(close)
}

/// Words in square brackets that are not link, no note and no omission.
fn measure_brackets(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('[')?;
    let close = find_close(inside, "]")?;
    let words = inside.get(..close)?;

    // Before a round bracket they are a link of Markdown.
    if words.contains(['[', '\n'])
        || inside
            .get(close + 1..)
            .is_some_and(|after| after.starts_with('('))
    {
        return None;
    }

    let trimmed = words.trim();

    let is_note = trimmed.starts_with('^')
        || trimmed.chars().all(|c| c.is_ascii_digit() || c == ',') && !trimmed.is_empty();
    let is_omission = matches!(trimmed, "..." | "…" | "sic");
    // One letter or one word with a small beginning mends a quotation: `[t]he`.
    let joins_word = inside
        .get(close + 1..)
        .is_some_and(|after| after.starts_with(char::is_alphanumeric));

    let is_tick_box = matches!(trimmed, "" | "x" | "X" | "✓" | " ");
    let mends_quotation = joins_word && trimmed.len() < 3;
    let is_blank = ![is_note, is_omission, mends_quotation, is_tick_box].contains(&true);

    is_blank.then_some(close + 2)
}

/// The marks of templates: `<<name>>`, `{{name}}`, `<insert name>`.
fn measure_template(rest: &str) -> Option<usize> {
    for (open, close) in [("<<", ">>"), ("{{", "}}")] {
        if let Some(inside) = rest.strip_prefix(open) {
            let end = find_close(inside, close)?;
            return Some(open.len() + end + close.len());
        }
    }

    let inside = rest.strip_prefix('<')?;
    let end = find_close(inside, ">")?;
    // Only the first word is compared, and it is short.
    let lower = inside.get(..end)?.chars().take(12);
    let lower: String = lower.flat_map(char::to_lowercase).collect();

    [
        "insert",
        "enter",
        "name",
        "date",
        "address",
        "einfügen",
        "bitte",
        "insérer",
    ]
    .iter()
    .any(|word| lower.starts_with(word))
    .then_some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_looked_for_no_further_than_a_blank_is_long() {
        let inside = "é".repeat(MAX_BRACKETS / 2 - 3);
        for (open, close) in [("[", "]"), ("<<", ">>"), ("{{", "}}"), ("<name ", ">")] {
            let measure = |text: &str| measure_brackets(text).or_else(|| measure_template(text));

            let blank = format!("{open}{inside}{close}");
            assert_eq!(
                measure(&format!("{blank} behind")),
                Some(blank.len()),
                "{blank}"
            );

            let long = format!("{open}{inside}{inside}{close}");
            assert_eq!(measure(&long), None, "{long}");
            assert_eq!(measure(open), None);
        }
    }
}
