//! Tells headings and items of lists from running text.

use crate::{document::BlockKind, label, paragraphs::PrintedLine};

/// Returns what a paragraph is from its words, its letters and its size.
pub(super) fn classify(lines: &[PrintedLine], text: &str, usual_size: f64) -> BlockKind {
    if bullet_text(text).is_some() {
        return BlockKind::ListItem;
    }

    let body = label::parse_label(text)
        .and_then(|label| text.get(label.length..))
        .unwrap_or(text);

    let letters = body.chars().filter(|c| c.is_alphabetic()).count();
    let is_capitals = letters >= 3 && !body.chars().any(char::is_lowercase);
    let is_short = text.chars().count() <= 120 && lines.len() <= 3;

    // A heading in capitals may end with a stop, as `DEFINITIONS.` does.
    let runs_on = body.trim_end().ends_with(['.', ';', ',', ':']) && !is_capitals;

    // `NAME: ____` is short and in capitals, and is a place to fill in.
    if !is_short || letters < 3 || runs_on || body.contains("____") {
        return BlockKind::Paragraph;
    }

    // The places for signatures are set like headings.
    let signs = [
        "name",
        "print name",
        "title",
        "date",
        "signature",
        "by",
        "signed",
        "datum",
        "ort",
        "unterschrift",
    ];

    if signs.contains(&body.trim().trim_end_matches(':').to_lowercase().as_str()) {
        return BlockKind::Paragraph;
    }

    let size = lines.iter().map(|line| line.size).fold(0.0, f64::max);
    let is_bold = lines.iter().all(|line| line.bold);
    if size >= 1.35 * usual_size {
        BlockKind::Heading(1)
    } else if size >= 1.12 * usual_size || is_capitals {
        BlockKind::Heading(2)
    } else if is_bold && body.starts_with(|c: char| c.is_uppercase()) {
        BlockKind::Heading(3)
    } else {
        BlockKind::Paragraph
    }
}

/// Returns the bullet that a text begins with.
fn bullet(text: &str) -> Option<char> {
    text.chars()
        .next()
        // The fonts of Word leave the private codes of Symbol and Wingdings in a PDF.
        .filter(|c| "•·▪■●○◦‣∙–-*\u{f0b7}\u{f0a7}\u{2751}➢✓".contains(*c))
}

/// Returns the words behind a bullet.
pub(super) fn bullet_text(text: &str) -> Option<&str> {
    let mark = bullet(text)?;
    let rest = text.get(mark.len_utf8()..)?;
    let plain = "–-*".contains(mark);
    let words = rest.trim_start();

    // A dash without a blank behind it may be a minus or a compound.
    (!words.is_empty() && (!plain || words.len() < rest.len())).then_some(words)
}
