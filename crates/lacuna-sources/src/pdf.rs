//! Reads PDF: draws each page into glyphs with places, and makes lines of them in reading order.

mod annotations;
mod drawing;
mod fonts;
mod glyph;
mod lines;
mod reading_order;
mod segments;
mod stream_bounds;

use std::ops::Range;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::{
    builder::DocumentBuilder,
    document::{Page, RemarkKind, SetApartKind},
    error::{SourceError, SourceErrorKind},
    limits::{MAX_GLYPHS_PER_PAGE, MAX_LINES, MAX_OPERATORS, MAX_PAGES},
    paragraphs::{self, PrintedLine},
};
use drawing::{Drawing, DrawnPage};
use fonts::FontLibrary;

/// The share of glyphs without a letter, in percent, beyond which a page is not read: some fonts lack a few signs.
const MAX_UNKNOWN_PERCENT: usize = 5;

/// The fewest letters of a page that is mostly a picture: a stamp or a reference number over a scan has fewer.
const FEW_LETTERS: usize = 250;

/// What stands out about a page.
struct PageReading {
    readable: bool,
    lines: Vec<PrintedLine>,
    /// Its comments, where it has no line that they could be at.
    loose_comments: Vec<String>,
}

/// Reads a PDF into blocks.
///
/// # Errors
///
/// If it is damaged, protected by a password or too large.
pub(crate) fn read_pdf(bytes: &[u8], builder: &mut DocumentBuilder) -> Result<(), SourceError> {
    // The parser itself may unpack streams of objects while it opens the file.
    stream_bounds::check_streams(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(describe_load_error)?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(SourceError::broken(
            "The PDF has no pages that can be found",
        ));
    }
    if pages.len() > MAX_PAGES {
        return Err(SourceError::too_large(format!(
            "The PDF has more than {MAX_PAGES} pages"
        )));
    }

    let fonts = FontLibrary::new();
    let mut operators = 0;
    let mut lines = Vec::new();
    let mut readings = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let mut drawing = Drawing::new(&fonts, operators);
        drawing.draw_page(page);
        operators = drawing.operators;

        // Drawing stops at these bounds by itself and leaves it to this check to say so.
        check_bounds(number, operators, drawing.page.glyphs.len(), lines.len())?;

        let comments = drawing.page.comments.iter();
        let comments: Vec<String> = comments.map(|comment| comment.words.clone()).collect();
        let mut reading = read_page(number, drawing.page, builder);
        // A scan may have comments too, at no line of its own.
        if reading.lines.is_empty() {
            reading.loose_comments = comments;
        }

        lines.append(&mut reading.lines);
        readings.push(reading);
    }

    let ranges = paragraphs::push_paragraphs(lines, true, builder);
    push_pages(readings, ranges, builder);

    Ok(())
}

/// Adds the pages with the ranges of their words, and their comments that are at no line.
fn push_pages(
    readings: Vec<PageReading>,
    mut ranges: Vec<Range<usize>>,
    builder: &mut DocumentBuilder,
) {
    // Pages behind the last line, such as a scan at the end, have no range yet.
    let end = builder.position();
    ranges.resize(readings.len(), end..end);

    for (index, (range, reading)) in ranges.into_iter().zip(readings).enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        for words in &reading.loose_comments {
            let (kind, page) = (SetApartKind::Comment, Some(number));
            builder.push_set_apart_at(kind, words, page, range.start);
        }

        let label = builder.printed_page_number(number);
        builder.push_page(Page {
            number,
            label,
            range,
            readable: reading.readable,
        });
    }
}

fn describe_load_error(error: LoadPdfError) -> SourceError {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => SourceError::new(
            SourceErrorKind::Encrypted,
            "The PDF is protected by a password",
            "Open it with the password, print or save it without one, and try again",
        ),
        LoadPdfError::Decryption(_) => SourceError::new(
            SourceErrorKind::Encrypted,
            "The PDF is encrypted in a way that cannot be read",
            "Open it in a PDF program, save it without protection, and try again",
        ),
        LoadPdfError::Invalid => {
            SourceError::broken("The file begins as a PDF, but its structure is damaged")
        }
    }
}

/// Refuses a file that draws more than a contract does.
fn check_bounds(
    number: u32,
    operators: usize,
    glyphs: usize,
    lines: usize,
) -> Result<(), SourceError> {
    let problem = match () {
        () if operators > MAX_OPERATORS => {
            format!("The PDF draws more than {MAX_OPERATORS} strokes and letters (page {number})")
        }
        () if glyphs > MAX_GLYPHS_PER_PAGE => {
            format!("Page {number} of the PDF has more than {MAX_GLYPHS_PER_PAGE} letters")
        }
        () if lines > MAX_LINES => format!("The PDF has more than {MAX_LINES} lines"),
        () => return Ok(()),
    };

    Err(SourceError::too_large(problem))
}

fn read_page(number: u32, page: DrawnPage, builder: &mut DocumentBuilder) -> PageReading {
    let visible = page
        .glyphs
        .iter()
        .filter(|glyph| !glyph.text.trim().is_empty())
        .count();

    let remark = |builder: &mut DocumentBuilder, message: String| {
        builder.push_remark(RemarkKind::UnreadablePage, message, Some(number));
        PageReading {
            readable: false,
            lines: Vec::new(),
            loose_comments: Vec::new(),
        }
    };

    if let Some(message) = describe_unreadable(number, &page, visible) {
        return remark(builder, message);
    }

    let (readable, is_recognised) = judge_pictures(number, &page, visible, builder);
    let struck: usize = page.glyphs.iter().filter(|glyph| glyph.is_struck).count();
    if struck > 0 {
        let message = format!(
            "Page {number} shows text that is struck through; it was not taken as the agreement's words."
        );

        builder.push_remark(RemarkKind::OpenChanges, message, Some(number));
    }

    let lines = lines::read_lines(number, page, is_recognised);

    // Dynamic forms (XFA) have only this page for readers other than Adobe's.
    if lines
        .iter()
        .take(4)
        .any(|line| line.text.starts_with("Please wait..."))
        && visible < 1_500
    {
        return remark(
            builder,
            format!(
                "Page {number} only asks to open the form in another program; the form was not read."
            ),
        );
    }

    PageReading {
        readable,
        lines,
        loose_comments: Vec::new(),
    }
}

/// Says why nothing on a page can be read; `None` if something can.
fn describe_unreadable(number: u32, page: &DrawnPage, visible: usize) -> Option<String> {
    let is_unknown = page.unknown * 100 > (visible + page.unknown) * MAX_UNKNOWN_PERCENT;

    match () {
        () if page.is_refused => Some(format!(
            "Page {number}: its content is compressed in a way that cannot be read."
        )),
        () if is_unknown => Some(format!(
            "Page {number}: the file does not say which letters its signs are; its text cannot be read."
        )),
        () if visible == 0 && page.pictures > 0 => Some(format!(
            "Page {number} is a picture; it has no text to read."
        )),
        // Letters that were turned into outlines take hundreds of shapes, a frame a few.
        () if visible == 0 && page.paths > 300 => Some(format!(
            "Page {number} shows shapes instead of letters; it has no text to read."
        )),
        () => None,
    }
}

/// Remarks on the pictures of a page; returns whether its words count as read, and whether a machine recognised them.
fn judge_pictures(
    number: u32,
    page: &DrawnPage,
    visible: usize,
    builder: &mut DocumentBuilder,
) -> (bool, bool) {
    // Text over a scan comes from a machine; a stamp over one is not the page.
    let invisible = page
        .glyphs
        .iter()
        .filter(|glyph| glyph.is_invisible && !glyph.text.trim().is_empty())
        .count();

    let is_scan = page.picture_share > 0.6;
    let is_recognised = is_scan && invisible * 2 > visible;
    let mut readable = true;

    if is_recognised {
        let message = format!(
            "Page {number} is a picture; its words were recognised by a machine and may be wrong."
        );

        builder.push_remark(RemarkKind::Picture, message, Some(number));
    } else if is_scan && visible < FEW_LETTERS {
        readable = false;
        let message =
            format!("Page {number} is mostly a picture; only the words printed over it were read.");
        builder.push_remark(RemarkKind::UnreadablePage, message, Some(number));
    } else if page.pictures > 0 {
        let message = format!("Page {number} shows a picture, whose words were not read.");
        builder.push_remark(RemarkKind::Picture, message, Some(number));
    }

    (readable, is_recognised)
}
