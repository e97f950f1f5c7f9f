//! Finds the terms that a document defines.

use std::ops::Range;

use crate::{
    document::{Block, SourceDocument},
    label,
};

/// A term that the document defines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefinedTerm {
    /// The term, without quotation marks.
    pub term: String,
    /// The position in [`SourceDocument::clauses`] of the innermost clause that defines it.
    pub clause: Option<usize>,
    /// The range of the paragraph that defines it, in bytes of [`SourceDocument::text`].
    pub range: Range<usize>,
}

/// Quotation marks, opening and closing; a closing mark may open where a document uses one for both.
const OPENING: &str = "“\"‘„«”'";
const CLOSING: &str = "”\"’“»'‘";

/// The longest term, in characters.
const MAX_TERM: usize = 80;

/// The longest bracket that may define terms, in characters.
const MAX_BRACKET: usize = 300;

/// What follows a term where it is defined, in lower case.
const VERBS: [&str; 27] = [
    "means",
    "mean ",
    "shall mean",
    "will mean",
    "shall have the meaning",
    "will have the meaning",
    "has the meaning",
    "have the meaning",
    "has the same meaning",
    "have the same meaning",
    "shall have the same meaning",
    "is defined",
    "are defined",
    "are all defined",
    "includes",
    "refers to",
    "refer to",
    "bezeichnet",
    "bezeichnen",
    "bedeutet",
    "ist ",
    "sind ",
    "meint",
    "désigne",
    "désignent",
    "signifie",
    ": ",
];

/// What follows a term at the head of a paragraph of definitions, in lower case.
const ARTICLES: [&str; 7] = ["a ", "an ", "the ", "any ", "all ", "each ", "(i) "];

/// What follows a term without quotation marks where it is defined.
const PLAIN_VERBS: [&str; 4] = [" means ", " has the meaning ", " shall mean ", ": means "];

/// Words that are before `means` without being defined.
const PRONOUNS: [&str; 6] = ["this", "that", "it", "which", "what", "these"];

/// Words that may be before a term in brackets that define it.
const LEADS: [&str; 32] = [
    "the",
    "this",
    "each",
    "a",
    "an",
    "together",
    "collectively",
    "individually",
    "and",
    "or",
    "as",
    "hereinafter",
    "referred",
    "to",
    "defined",
    "called",
    "nachfolgend",
    "der",
    "die",
    "das",
    "im",
    "folgenden",
    "und",
    "oder",
    "ci",
    "après",
    "le",
    "la",
    "les",
    "any",
    "such",
    "in",
];

/// Returns the terms that a document defines, in the order of their definitions.
#[must_use]
pub fn defined_terms(document: &SourceDocument) -> Vec<DefinedTerm> {
    let mut terms = Vec::new();
    for block in &document.blocks {
        let text = document.text.get(block.range.clone()).unwrap_or_default();
        let mut found = defined_at_head(text);
        found.extend(defined_without_marks(text));
        found.extend(defined_in_brackets(text));

        for (term, at) in found {
            terms.push(DefinedTerm {
                term,
                clause: innermost_clause(document, block, block.range.start + at),
                range: block.range.clone(),
            });
        }
    }

    terms
}

/// Returns the innermost clause at a position: the last that begins there or before, or the nearest around it.
fn innermost_clause(document: &SourceDocument, block: &Block, at: usize) -> Option<usize> {
    let begun = document
        .clauses
        .partition_point(|clause| clause.range.start <= at);

    let mut candidate = begun.checked_sub(1);
    while let Some(index) = candidate {
        let clause = document.clauses.get(index)?;
        if clause.range.contains(&at) || clause.range.start == block.range.start {
            return Some(index);
        }
        candidate = clause.parent;
    }

    None
}

/// Returns terms in quotation marks that a verb of definition follows, such as `“X” or “Y” means`.
fn defined_at_head(text: &str) -> Vec<(String, usize)> {
    let mut terms = Vec::new();
    let mut waiting: Vec<(String, usize)> = Vec::new();
    let mut at = 0;

    while let Some((term, start, end)) = next_quoted(text, at) {
        let behind = text.get(end..).unwrap_or_default();
        waiting.push((term, start));
        at = end;

        let rest = behind.trim_start_matches([' ', '*', ',']);
        let lower: String = rest.chars().take(40).flat_map(char::to_lowercase).collect();
        let joins = ["or ", "and ", "and/or ", "oder ", "und ", "et ", "ou "]
            .iter()
            .any(|word| lower.starts_with(word));

        let joins = joins
            || behind.starts_with(", ")
                && next_quoted(text, end).is_some_and(|(_, next, _)| next <= end + 3);

        // The opening mark takes up to three bytes, and the place of the term is behind it.
        let begins_paragraph = waiting.first().is_some_and(|(_, first)| *first <= 3);
        let by_place =
            begins_paragraph && ARTICLES.iter().any(|article| lower.starts_with(article));
        if VERBS.iter().any(|verb| lower.starts_with(verb)) || behind.starts_with(':') || by_place {
            terms.append(&mut waiting);
        } else if !joins {
            waiting.clear();
        }
    }

    terms
}

/// Returns the term that a paragraph begins with and defines without quotation marks, as in `Losses means ...`.
fn defined_without_marks(text: &str) -> Option<(String, usize)> {
    // Definitions may be numbered, as in `1.1 Losses means ...`.
    let start = label::parse_label(text).map_or(0, |label| label.length);
    let words = text.get(start..)?;
    let end = PLAIN_VERBS
        .iter()
        .filter_map(|verb| words.find(verb))
        .min()?;

    let term = words.get(..end)?.trim_end_matches(':');

    let is_capital = |word: &str| word.starts_with(char::is_uppercase);

    // Short words such as `of` stay small within a term.
    let long = |word: &&str| word.chars().count() > 3;
    let is_name = term.split_whitespace().next().is_some_and(is_capital)
        && term.split_whitespace().filter(long).all(is_capital)
        && term.split_whitespace().count() <= 7;

    // Punctuation before the verb shows a sentence, and a term has none.
    let is_term = is_name
        && !term.contains(['“', '"', '‘', '.', ',', '('])
        && !PRONOUNS.contains(&term.to_lowercase().as_str());

    is_term.then(|| (term.to_owned(), start))
}

/// Returns terms that brackets define in passing, such as `(the “Supplier”)`.
fn defined_in_brackets(text: &str) -> Vec<(String, usize)> {
    let mut terms = Vec::new();
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('(')) {
        let start = at + open + 1;
        let inside = text.get(start..).unwrap_or_default();
        let near = inside
            .char_indices()
            // Without a bound, each of many opening brackets would be followed to the end.
            .take(MAX_BRACKET)
            .find(|(_, c)| *c == ')')
            .map(|(end, _)| end);
        let inside = near.and_then(|end| inside.get(..end)).unwrap_or_default();
        at = start;

        let mut from = 0;
        while let Some((term, quoted, next)) = next_quoted(inside, from) {
            let before = inside.get(from..quoted).unwrap_or_default().to_lowercase();
            let leads: Vec<&str> = before
                .split(|c: char| !c.is_alphabetic())
                .filter(|word| !word.is_empty())
                .collect();

            if leads.iter().all(|word| LEADS.contains(word)) {
                terms.push((term, start + quoted));
            }
            from = next;
        }
    }

    terms
}

/// Returns the next words in quotation marks from an offset: the words, where they begin, and the end of the closing mark.
fn next_quoted(text: &str, from: usize) -> Option<(String, usize, usize)> {
    let mut at = from;
    loop {
        let rest = text.get(at..)?;
        let (offset, mark) = rest.char_indices().find(|(_, c)| OPENING.contains(*c))?;
        let start = at + offset + mark.len_utf8();
        let before = text
            .get(..at + offset)
            .and_then(|text| text.chars().next_back());

        at = start;

        // An apostrophe within a word opens nothing.
        if before.is_some_and(char::is_alphanumeric) {
            continue;
        }

        let inside = text.get(start..)?;
        let close = inside.char_indices().take(MAX_TERM).find(|(offset, c)| {
            let behind = inside
                .get(offset + c.len_utf8()..)
                .and_then(|rest| rest.chars().next());

            // An apostrophe within a term closes nothing either: `Supplier's Staff`.
            *offset > 0 && CLOSING.contains(*c) && !behind.is_some_and(char::is_alphanumeric)
        });

        let Some((length, mark)) = close else {
            continue;
        };

        let term = inside.get(..length)?.trim_matches([' ', '*', ',', '.']);
        if term.chars().any(char::is_alphanumeric) {
            return Some((term.to_owned(), start, start + length + mark.len_utf8()));
        }
    }
}
