//! Decides whether a hyphen at the end of a line belongs to the word.

use std::collections::HashSet;

use crate::{builder::HYPHEN_PLACE, paragraphs::PrintedLine};

/// What a document's own words say about hyphens at line ends.
pub(super) struct Hyphenation {
    words: HashSet<String>,
    breaks_words: bool,
}

impl Hyphenation {
    /// Learns from the lines of a document.
    pub(super) fn of(lines: &[PrintedLine]) -> Self {
        let mut words = HashSet::new();
        for line in lines {
            let text = line.text.trim_end();

            // The half of a word before a line end is no evidence of how the word is spelt.
            let kept = if text.ends_with('-') {
                text.rsplit_once(' ').map_or("", |(kept, _)| kept)
            } else {
                text
            };

            for word in kept.split(|c: char| !c.is_alphabetic() && c != '-') {
                words.insert(word.trim_matches('-').to_lowercase());
            }
        }

        let mut hyphenation = Self {
            words,
            breaks_words: false,
        };

        let (mut broken, mut kept) = (0, 0);
        for pair in lines.windows(2) {
            if let [first, second] = pair
                && let Some((left, right)) = halves(&first.text, &second.text)
            {
                broken += usize::from(hyphenation.words.contains(&format!("{left}{right}")));
                kept += usize::from(hyphenation.words.contains(&format!("{left}-{right}")));
            }
        }

        // One word by chance is no evidence that the printer breaks words.
        hyphenation.breaks_words = broken >= 2 && broken > kept;

        hyphenation
    }

    /// Prepares a text so that the words of the next line can be put behind it; returns whether a hyphen was removed.
    pub(super) fn join(&self, text: &mut String, next: &str) -> bool {
        // The builder takes a soft hyphen out and keeps its place.
        if text.ends_with('\u{ad}') {
            return false;
        }
        if text.ends_with(['-', '\u{2010}', '\u{2011}']) {
            return self.join_at_hyphen(text, next);
        }

        let last_word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_address = last_word.contains("://") || last_word.starts_with("www.");

        // An address is broken behind these signs and has no blank in it.
        let breaks_address = is_address && last_word.ends_with(['/', '=', '_']);

        // English type sets an em dash without blanks.
        if !(text.ends_with('—') || next.starts_with('—') || breaks_address) {
            text.push(' ');
        }

        false
    }

    fn join_at_hyphen(&self, text: &mut String, next: &str) -> bool {
        let Some((left, right)) = halves(text, next) else {
            // A dash between blanks, or a hyphen before a number or a capital.
            let before = text.chars().rev().nth(1);
            if before.is_some_and(|c| c.is_alphanumeric()) {
                text.push(HYPHEN_PLACE);
            } else {
                text.push(' ');
            }

            return false;
        };

        let is_one_word = self.words.contains(&format!("{left}{right}"));
        let is_compound = self.words.contains(&format!("{left}-{right}"));

        // Where the contract has both spellings, the hyphen that is printed stays.
        let is_taken_out = !is_compound && (is_one_word || self.breaks_words);

        if is_taken_out {
            text.pop();
        }

        text.push(HYPHEN_PLACE);

        is_taken_out
    }
}

/// Returns the two halves of a word that a hyphen at a line end may have broken, in lower case.
fn halves(line: &str, next: &str) -> Option<(String, String)> {
    let before = line
        .trim_end()
        .strip_suffix(['-', '\u{2010}', '\u{2011}'])?;

    let token = before.rsplit(char::is_whitespace).next()?;
    // Addresses are not words.
    if token.contains(['@', '/', '.']) {
        return None;
    }

    let left: String = token
        .rsplit(|c: char| !c.is_alphabetic())
        .next()?
        .to_lowercase();

    let right: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
    let behind = next.chars().nth(right.chars().count());
    let is_word = right.starts_with(char::is_lowercase) && behind != Some('@');

    (!left.is_empty() && is_word).then(|| (left, right.to_lowercase()))
}
