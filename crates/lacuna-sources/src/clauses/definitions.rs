//! Finds the terms that a paper defines.

use std::ops::Range;

use crate::document::{Block, SourceDocument};

/// A term that the paper defines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefinedTerm {
    /// The term, without quotation marks.
    pub term: String,
    /// The position in [`SourceDocument::clauses`] of the innermost clause that defines it.
    pub clause: Option<usize>,
    /// The range of the paragraph that defines it, in bytes of [`SourceDocument::text`].
    pub range: Range<usize>,
}

/// Quotation marks, opening and closing; a closing mark may open where a paper uses one for both.
const OPENING: &str = "“\"‘„«”'";
const CLOSING: &str = "”\"’“»'‘";

/// The longest term, in characters.
const MAX_TERM: usize = 80;

/// What follows a term where it is defined, in small letters.
const VERBS: [&str; 27] = [
    "means", "mean", "shall mean", "shall have the meaning", "has the meaning", "have the meaning", "has the same meaning",
    "shall have the same meaning", "have the same meaning", "is defined", "are defined", "includes", "refers to", "refer to",
    "will mean", "an assessment", "a request", "bezeichnet", "bezeichnen", "bedeutet", "ist ", "sind ", "meint", "désigne",
    "désignent", "signifie", ": ",
];

/// Returns the terms that a document defines, in the order of their definitions.
#[must_use]
pub fn defined_terms(document: &SourceDocument) -> Vec<DefinedTerm> {
    let mut terms = Vec::new();
    for block in &document.blocks {
        let text = document.text.get(block.range.clone()).unwrap_or_default();
        let mut found = defined_at_head(text);
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

fn innermost_clause(document: &SourceDocument, block: &Block, at: usize) -> Option<usize> {
    let holds = |range: &Range<usize>| range.contains(&at) || range.start == block.range.start;
    document.clauses.iter().rposition(|clause| holds(&clause.range))
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
        let joins = ["or ", "and ", "and/or ", "oder ", "und ", "et ", "ou "].iter().any(|word| lower.starts_with(word));
        let joins = joins || behind.starts_with(", ") && next_quoted(text, end).is_some_and(|(_, next, _)| next <= end + 3);
        if VERBS.iter().any(|verb| lower.starts_with(verb)) || behind.starts_with(':') {
            terms.append(&mut waiting);
        } else if !joins {
            waiting.clear();
        }
    }
    terms
}

/// Returns terms that brackets define in passing, such as `(the “Supplier”)`.
fn defined_in_brackets(text: &str) -> Vec<(String, usize)> {
    let mut terms = Vec::new();
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('(')) {
        let start = at + open + 1;
        let inside = text.get(start..).unwrap_or_default();
        let end = inside.find(')').unwrap_or(inside.len());
        let inside = inside.get(..end).unwrap_or_default();
        at = start;

        let mut from = 0;
        while let Some((term, quoted, next)) = next_quoted(inside, from) {
            let before = inside.get(from..quoted).unwrap_or_default().to_lowercase();
            let leads: Vec<&str> = before.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
            let is_lead = |word: &&str| {
                ["the", "this", "each", "a", "an", "together", "collectively", "individually", "and", "or", "as", "hereinafter",
                 "referred", "to", "defined", "called", "nachfolgend", "der", "die", "das", "im", "folgenden", "und", "oder",
                 "ci", "après", "le", "la", "les", "any", "such", "in"].contains(word)
            };
            if leads.iter().all(is_lead) {
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
        let before = text.get(..at + offset).and_then(|text| text.chars().next_back());
        at = start;

        // An apostrophe within a word opens nothing.
        if before.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let inside = text.get(start..)?;
        let close = inside.char_indices().take(MAX_TERM).find(|(offset, c)| {
            let behind = inside.get(offset + c.len_utf8()..).and_then(|rest| rest.chars().next());
            *offset > 0 && CLOSING.contains(*c) && !behind.is_some_and(char::is_alphanumeric)
        });
        let Some((length, mark)) = close else { continue };
        let term = inside.get(..length)?.trim_matches([' ', '*', ',', '.']);
        if term.chars().any(char::is_alphanumeric) {
            return Some((term.to_owned(), start, start + length + mark.len_utf8()));
        }
    }
}
