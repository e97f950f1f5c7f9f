//! Lines, headings and lists of a reading, 80 columns wide.

use crate::source_file::visible;

/// The width of the text in columns.
pub(super) const WIDTH: usize = 80;
/// How many entries of a list are shown; JSON has them all.
const MAX_LISTED: usize = 20;
/// How many characters of a set-apart text or a blank's surroundings are shown.
const MAX_EXCERPT: usize = 200;

/// Cuts a text after a number of characters, and puts it on one line.
pub(super) fn shorten(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(MAX_EXCERPT) {
        Some((end, _)) => format!("{} ...", flat.get(..end).unwrap_or_default()),
        None => flat,
    }
}

pub(super) fn heading(out: &mut String, title: &str) {
    out.push('\n');
    line(out, 0, title);
    line(out, 0, &"-".repeat(title.chars().count()));
}

pub(super) fn list(out: &mut String, title: &str, entries: &[String]) {
    if entries.is_empty() {
        return;
    }

    heading(out, title);
    let mut own: Vec<&String> = Vec::new();
    for entry in entries {
        if !own.contains(&entry) {
            own.push(entry);
        }
    }

    own.iter()
        .take(MAX_LISTED)
        .for_each(|entry| paragraph(out, 2, entry));

    if let Some(more) = own.len().checked_sub(MAX_LISTED).filter(|&more| more > 0) {
        line(
            out,
            2,
            &format!("and {more} more, which --format json lists"),
        );
    }
}

pub(super) fn line(out: &mut String, indent: usize, text: &str) {
    out.push_str(&" ".repeat(indent));
    out.push_str(&visible(text));
    out.push('\n');
}

/// Wraps a text; what continues is indented two columns further.
pub(super) fn paragraph(out: &mut String, indent: usize, text: &str) {
    let (first, rest) = (" ".repeat(indent), " ".repeat(indent + 2));
    let rest = if indent == 0 { "" } else { rest.as_str() };
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(&first)
        .subsequent_indent(rest)
        // A long address is of use only in one piece.
        .break_words(false);

    // Words are shown as the document has them, and not cut at their hyphens.
    let options = options.word_splitter(textwrap::WordSplitter::NoHyphenation);
    let text = visible(text);
    for wrapped in textwrap::wrap(&text, options) {
        out.push_str(&wrapped);
        out.push('\n');
    }
}
