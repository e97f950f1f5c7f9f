//! Finds the heading of a clause: its whole first line, or the words before its first full stop.

use crate::{
    document::BlockKind,
    label::{Label, Marker},
};

/// The longest heading, in characters.
const MAX_HEADING: usize = 110;

/// The most words of a heading that the text runs on behind.
const MAX_WORDS: usize = 9;

/// Abbreviations that end with a full stop and end no heading.
const ABBREVIATIONS: [&str; 18] = [
    "art", "arts", "abs", "no", "nos", "nr", "inc", "ltd", "gem", "lit", "para", "e.g", "i.e",
    "ca", "bzw", "vgl", "co", "s",
];

/// Returns the heading that the words behind a label begin with.
pub(super) fn read_heading(words: &str, kind: BlockKind, label: &Label) -> Option<String> {
    let words = words.trim();
    let title = words
        .trim_start_matches(|c: char| c.is_whitespace() || "-–—:.".contains(c))
        .trim_end_matches([':', '.']);

    if title.is_empty() {
        return None;
    }

    // Behind `Schedule 2` comes its title, however it is written.
    let is_unit = matches!(label.marker, Marker::Unit { .. });
    if matches!(kind, BlockKind::Heading(_)) || (is_unit && title.chars().count() <= MAX_HEADING) {
        return Some(title.to_owned());
    }

    let is_limb = words.contains(';') || words.ends_with(" and") || words.ends_with(" or");

    let is_sentence = is_limb || words.ends_with(['.', ';', ',', ':']);
    let is_short = words.chars().count() <= 80 && words.split_whitespace().count() <= 10;
    if is_short && !is_sentence && is_title_case(title) {
        return Some(title.to_owned());
    }

    run_in_heading(words)
}

/// Returns a heading that the text runs on behind, such as `Audit Rights.` before a sentence.
fn run_in_heading(words: &str) -> Option<String> {
    let end = words.find(['.', ':', '–', '—'])?;
    let (heading, rest) = words.split_at_checked(end)?;
    let heading = heading.trim();
    let runs_on = rest.chars().nth(1).is_none_or(char::is_whitespace);
    let count = heading.split_whitespace().count();
    let last = heading
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();

    // "Art." and "gem." end no heading, and neither do words that lead in a list.
    let is_abbreviation = ABBREVIATIONS.contains(&last.to_lowercase().as_str());
    let leads_in = rest == ":" || heading.contains([',', '(']) && !heading.contains(')');
    let is_heading = runs_on
        && !is_abbreviation
        && !leads_in
        && heading.chars().count() >= 3
        && count <= MAX_WORDS
        && is_title_case(heading);

    // A defined term before a colon is a definition.
    (is_heading && !heading.starts_with(['“', '"', '‘', '\''])).then(|| heading.to_owned())
}

/// Whether most of the words that carry meaning begin with a capital.
fn is_title_case(text: &str) -> bool {
    let long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(|c: char| c.is_uppercase());
    let (long_words, capitals) = (
        words.iter().copied().filter(long).count(),
        words.iter().copied().filter(long).filter(capital).count(),
    );

    let starts = words.first().is_some_and(capital);

    // German nouns and short headings in sentence case carry one capital.
    starts && (capitals * 2 >= long_words || words.len() <= 4)
}
