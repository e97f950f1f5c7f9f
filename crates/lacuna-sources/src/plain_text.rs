//! Reads plain text: wrapped lines become paragraphs, form feeds begin pages.

use crate::{
    builder::DocumentBuilder,
    document::{Page, RemarkKind},
    error::{SourceError, SourceErrorKind},
    limits::MAX_LINES,
    paragraphs::{self, PrintedLine},
};

/// Decodes text: UTF-8, with a byte order mark or without.
///
/// # Errors
///
/// If it is in another encoding; UTF-16 is named, and the line of the first wrong byte is given.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, SourceError> {
    let remedy = "Save it as UTF-8";
    if bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || looks_like_utf16(bytes)
    {
        return Err(SourceError::new(
            SourceErrorKind::Encoding,
            "The file is text in UTF-16",
            remedy,
        ));
    }

    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + bytes
            .iter()
            .take(error.valid_up_to())
            .filter(|byte| **byte == b'\n')
            .count();

        let problem = if bytes.iter().take(4_096).any(|byte| *byte == 0) {
            "The file is not text, and not in a format that can be read".to_owned()
        } else {
            format!("The file is text in an encoding other than UTF-8 (first in line {line})")
        };

        SourceError::new(SourceErrorKind::Encoding, problem, remedy)
    })?;

    // A program or a picture without a known beginning can be valid UTF-8 by chance.
    if bytes.contains(&0) {
        let problem = "The file is not text, and not in a format that can be read";
        return Err(SourceError::new(
            SourceErrorKind::Unsupported,
            problem,
            "Give a PDF, Word or text file",
        ));
    }
    if text.trim().is_empty() {
        return Err(SourceError::new(
            SourceErrorKind::Empty,
            "The file contains only blanks",
            "Fetch or save it again",
        ));
    }

    Ok(text.to_owned())
}

/// Whether every other byte of the beginning is zero, as in Latin letters in UTF-16 without a byte order mark.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let start = bytes.get(..64).unwrap_or(bytes);
    let zeros = |offset: usize| start.iter().skip(offset).step_by(2).all(|byte| *byte == 0);

    // Zeros on both sides are no letters in any encoding.
    start.len() >= 4 && start.len() % 2 == 0 && (zeros(0) != zeros(1))
}

/// Reads text into blocks.
///
/// # Errors
///
/// If there are more than [`MAX_LINES`] lines.
pub(crate) fn read_plain_text(
    text: &str,
    builder: &mut DocumentBuilder,
) -> Result<(), SourceError> {
    if text.lines().count() > MAX_LINES {
        return Err(SourceError::too_large(format!(
            "The file has more than {MAX_LINES} lines"
        )));
    }

    let (lines, pages) = print_lines(text);
    let ranges = paragraphs::push_paragraphs(lines, pages > 1, builder);
    if pages > 1 {
        for (index, range) in ranges.into_iter().enumerate() {
            let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
            builder.push_page(Page {
                number,
                label: None,
                range,
                readable: true,
            });
        }

        builder.push_remark(
            RemarkKind::Other,
            "Pages are counted by the form feeds in the text.",
            None,
        );
    }

    Ok(())
}

/// Measures the lines as if they were printed, a character wide and a line high for each; returns how many pages there are.
fn print_lines(text: &str) -> (Vec<PrintedLine>, u32) {
    let mut lines = Vec::new();
    let mut page = 1;
    let mut gap = true;
    for line in text.lines() {
        for (index, piece) in line.split('\u{c}').enumerate() {
            if index > 0 {
                page += 1;

                // The blank lines before a form feed are the margin, and end no sentence that runs on.
                gap = false;
            }

            if piece.trim().is_empty() {
                gap = gap || index == 0;
                continue;
            }

            let indent = piece
                .chars()
                .take_while(|c| c.is_whitespace())
                // Where tabs lead is not known. Four is more than a level of indent (three).
                .map(|c| if c == '\t' { 4.0 } else { 1.0 });

            let left: f64 = indent.sum();
            let right =
                left + f64::from(u32::try_from(piece.trim().chars().count()).unwrap_or(u32::MAX));
            lines.push(PrintedLine {
                gap,
                left,
                right,
                ..PrintedLine::new(piece.trim(), page)
            });

            gap = false;
        }
    }

    (lines, page)
}
