//! The words of a record: those that appear for no value, and names that become ids.

use lacuna_core::agreement::without_accents;

/// Whether a text stands for no value, as forms have it that refuse an empty field.
pub(super) fn is_blank_word(text: &str) -> bool {
    const WORDS: [&str; 22] = [
        "n/a",
        "na",
        "n.a",
        "n/k",
        "nil",
        "none",
        "null",
        "undefined",
        "unknown",
        "unspecified",
        "not applicable",
        "not available",
        "not known",
        "not provided",
        "not specified",
        "not stated",
        "tba",
        "tbc",
        "tbd",
        "to be agreed",
        "to be confirmed",
        "to be determined",
    ];

    // People fill forms in with `[N/A]` and `Not applicable.` too.
    let word = text
        .trim()
        .trim_matches(|c: char| ".[]()<>\"'".contains(c))
        .to_lowercase();

    let is_dashes = word
        .chars()
        .all(|c| c.is_whitespace() || "-–—_./?*".contains(c));

    is_dashes || WORDS.contains(&word.as_str())
}

/// Small letters, digits and single hyphens, 80 characters at most.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in without_accents(name).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }

    // Only ASCII is in it, so the cut cannot fall within a letter.
    slug.truncate(80);
    slug.trim_end_matches('-').to_owned()
}
