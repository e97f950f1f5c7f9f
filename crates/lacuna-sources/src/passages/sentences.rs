//! Sentences: where one ends in a contract, with its abbreviations and numbers.

use crate::document::SourceDocument;
use crate::quotes::find_block;
use std::ops::Range;

/// Abbreviations after which a full stop ends no sentence, in English, German and French.
const ABBREVIATIONS: &[&str] = &[
    "art", "arts", "no", "nos", "para", "paras", "sec", "cl", "inc", "ltd", "co", "corp", "llc",
    "mr", "mrs", "ms", "dr", "prof", "vs", "v", "cf", "e.g", "i.e", "eg", "ie", "etc", "approx",
    "fig", "ref", "reg", "st", "u.s", "u.k", "u.s.c", "c.f.r", "abs", "nr", "nrn", "ziff", "bzw",
    "z.b", "d.h", "u.a", "ggf", "vgl", "inkl", "ca", "lit", "ff", "f", "s", "p", "pp", "str",
    "bspw", "sog", "i.s.d", "i.s.v", "gem", "einschl", "al", "m", "mme", "ex", "n", "pt", "gmbh",
];

/// Splits a range of a text into its sentences.
pub(crate) fn split_sentences(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let part = text.get(range.clone()).unwrap_or_default();
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut characters = part.char_indices().peekable();

    while let Some((at, character)) = characters.next() {
        let ends = match character {
            '.' | '!' | '?' => ends_sentence(part, start, at),
            // Chinese puts no blank behind these.
            '。' | '；' => true,
            _ => false,
        };

        if !ends {
            continue;
        }

        let mut end = at + character.len_utf8();
        while let Some(&(next, mark)) = characters.peek() {
            if !matches!(mark, '"' | '”' | '’' | ')' | '\'' | '“') {
                break;
            }
            end = next + mark.len_utf8();

            characters.next();
        }

        push_trimmed(&mut sentences, part, start..end, range.start);
        start = end;
    }

    push_trimmed(&mut sentences, part, start..part.len(), range.start);

    sentences
}

/// Finds the sentence around a byte of a document; never more than its block.
pub(crate) fn enclosing_sentence(document: &SourceDocument, at: usize) -> Range<usize> {
    let Some(block) = find_block(document, at) else {
        return at..at;
    };

    let sentences = split_sentences(&document.text, block.range.clone());
    sentences
        .into_iter()
        .find(|sentence| at < sentence.end)
        .unwrap_or(block.range.clone())
}

fn ends_sentence(part: &str, start: usize, at: usize) -> bool {
    let after = part.get(at + 1..).unwrap_or_default();
    let mut following = after.chars();
    let next = following
        .by_ref()
        .find(|c| !matches!(c, '"' | '”' | '’' | ')' | '\'' | '“'));

    // A stop within `3.5` or `example.org` has no blank behind it.
    if !next.is_none_or(char::is_whitespace) {
        return false;
    }

    let begins = following.find(|c| !c.is_whitespace());

    // An abbreviation that is not in the list mostly goes on in small letters.
    if begins.is_some_and(char::is_lowercase) {
        return false;
    }

    let before = part.get(start..at).unwrap_or_default();
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or_default();

    let word = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();

    // The first word of a sentence with a stop is a number: `3.1.` or `a.`.
    let is_label =
        before.trim().len() == word.len() && word.len() <= 8 && !word.contains(char::is_whitespace);

    // The initial of a name ends no sentence: `J. Smith`.
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);

    !is_label && !is_initial && !ABBREVIATIONS.contains(&word.as_str())
}

fn push_trimmed(sentences: &mut Vec<Range<usize>>, part: &str, range: Range<usize>, offset: usize) {
    let raw = part.get(range.clone()).unwrap_or_default();
    let trimmed = raw.trim();
    if trimmed.is_empty() {
        return;
    }

    let start = offset + range.start + (raw.len() - raw.trim_start().len());
    sentences.push(start..start + trimmed.len());
}
