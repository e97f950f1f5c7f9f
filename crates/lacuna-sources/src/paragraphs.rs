//! Makes paragraphs of printed lines: sets page furniture apart, and joins lines, also across pages.

mod furniture;
mod hyphens;
mod kinds;
mod writer;

use std::ops::Range;

use crate::{
    builder::{DocumentBuilder, ends_sentence},
    document::{BlockKind, SetApartKind},
    label::{self, Marks, starts_label},
};
pub(crate) use furniture::printed_number;
use hyphens::Hyphenation;
use kinds::bullet_text;
use writer::ParagraphWriter;

/// The most lines of a paragraph: forty pages. Beyond it, the work would grow with the square.
const MAX_PARAGRAPH_LINES: usize = 2_000;

/// How many lines back the item before an inline one is looked for.
const INLINE_LINES: usize = 40;

/// A line as it is printed.
#[derive(Debug, Clone)]
pub(crate) struct PrintedLine {
    /// Its words.
    pub text: String,
    /// The number of its page, from 1.
    pub page: u32,
    /// Whether more white space is before it than between lines of a paragraph.
    pub gap: bool,
    /// Where it begins, in points or characters.
    pub left: f64,
    /// Where it ends, in points or characters.
    pub right: f64,
    /// The size of its letters, in points; 1 where nothing is known.
    pub size: f64,
    /// Whether all its letters are bold.
    pub bold: bool,
    /// What it is, where the layout says so.
    pub kind: Option<BlockKind>,
    /// Whether it must not be joined to the line before.
    pub starts_block: bool,
    /// Whether it begins at the head of a column.
    pub turns: bool,
    /// How many lines of its page are higher, where that is known; else the order of lines says it.
    pub rank: Option<usize>,
    /// Where its column begins and ends, where that is known.
    pub column: Option<(f64, f64)>,
    /// Words that are not the agreement's and are directly before it.
    pub set_apart: Vec<(SetApartKind, String)>,
    /// The furniture before it, and what is apart in that; it may belong to the page before, each with its page.
    pub furniture: Vec<(u32, SetApartKind, String)>,
}

impl PrintedLine {
    /// Makes a line of which only the words and the page are known.
    pub(crate) fn new(text: impl Into<String>, page: u32) -> Self {
        Self {
            text: text.into(),
            page,
            gap: false,
            left: 0.0,
            right: 0.0,
            size: 1.0,
            bold: false,
            kind: None,
            starts_block: false,
            turns: false,
            rank: None,
            column: None,
            set_apart: Vec::new(),
            furniture: Vec::new(),
        }
    }
}

/// The measures that most lines of a document share.
struct PaperMeasures {
    left: f64,
    right: f64,
    size: f64,
    step: f64,
}

/// Adds the paragraphs that the lines form and returns the range of each page.
pub(crate) fn push_paragraphs(
    lines: Vec<PrintedLine>,
    has_pages: bool,
    builder: &mut DocumentBuilder,
) -> Vec<Range<usize>> {
    let pages = lines.iter().map(|line| line.page).max().unwrap_or(1);
    let (lines, rest) = furniture::set_furniture_apart(lines, has_pages, pages);
    for (page, kind, words) in rest {
        builder.push_set_apart(kind, &words, has_pages.then_some(page));
    }

    let mut writer = ParagraphWriter {
        measures: measure(&lines),
        hyphenation: Hyphenation::of(&lines),
        starts: vec![None; usize::try_from(pages).unwrap_or_default()],
        has_pages,
        builder,
    };

    let mut open: Vec<PrintedLine> = Vec::new();
    let mut notes: Vec<PrintedLine> = Vec::new();

    for line in lines {
        // A note at the foot of a page would cut the sentence that runs on to the next page.
        if line.kind == Some(BlockKind::Footnote) {
            notes.push(line);
            continue;
        }

        if begins_paragraph(&open, &line, &writer.measures) {
            writer.push_paragraph(&mut open);
            writer.push_notes(&mut notes);
        }

        open.push(line);
    }

    writer.push_paragraph(&mut open);
    writer.push_notes(&mut notes);

    page_ranges(&writer.starts, writer.builder.position())
}

/// Returns the range of each page; a page without words of its own is empty, at the end of the page before.
fn page_ranges(starts: &[Option<usize>], end: usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut next = end;
    for start in starts.iter().rev() {
        // A page with only a note may start behind the next one, since notes are written later.
        let start = start.unwrap_or(next).min(next);
        ranges.push(start..next);
        next = start;
    }

    ranges.reverse();

    ranges
}

fn measure(lines: &[PrintedLine]) -> PaperMeasures {
    let percentile = |mut values: Vec<f64>, share: usize| {
        values.sort_by(f64::total_cmp);
        values
            .get(values.len().saturating_sub(1) * share / 100)
            .copied()
            .unwrap_or_default()
    };

    let size = percentile(lines.iter().map(|line| line.size).collect(), 50);
    PaperMeasures {
        // Extremes would move with one line in the margin or one wide table.
        left: percentile(lines.iter().map(|line| line.left).collect(), 5),
        right: percentile(lines.iter().map(|line| line.right).collect(), 80),
        size,
        // Characters have no size; a level of indentation is then three of them.
        step: if size > 1.0 { size * 1.6 } else { 3.0 },
    }
}

fn begins_paragraph(open: &[PrintedLine], line: &PrintedLine, measures: &PaperMeasures) -> bool {
    let Some(last) = open.last() else { return true };
    if line.starts_block || line.kind != last.kind || open.len() >= MAX_PARAGRAPH_LINES {
        return true;
    }

    // Cells hold what they hold; their lines are cut where the cell ends.
    if line.kind == Some(BlockKind::TableRow) {
        return false;
    }

    let ended = ends_sentence(&last.text);
    let (left, right) = last.column.unwrap_or((measures.left, measures.right));
    let width = (right - left).max(1.0);

    // A ragged edge leaves less, since only the next word did not fit there.
    let is_short = last.right < right - 0.25 * width;
    let lower = line.text.starts_with(char::is_lowercase);

    // Before everything that joins lines: a bullet is never the middle of a sentence.
    if bullet_text(&line.text).is_some() {
        return true;
    }
    if continues_inline(open, line) {
        return false;
    }

    // A label begins a clause where the line before may end one, or where either is printed bold.
    if starts_label(&line.text)
        && (ended || is_short || line.gap || line.bold || last.bold)
        && !is_wrapped_reference(last, line)
    {
        return true;
    }

    // Items may end without a stop, as in a schedule of data. Their indent shows them then.
    if open
        .first()
        .is_some_and(|first| continues_list(first, line))
    {
        return true;
    }
    if (line.size - last.size).abs() > 0.12 * last.size.max(line.size) {
        return true;
    }

    if line.bold != last.bold
        && !lower
        && (ended || is_short)
        // Where its lines are mixed already, bold is emphasis within the text and no heading.
        && open.iter().all(|l| l.bold == last.bold)
    {
        return true;
    }
    if line.page != last.page || line.turns {
        // A page or a column breaks paragraphs where it likes, so that only the words tell.
        return ended && !lower;
    }

    // A wide gap ends a paragraph, unless a sentence plainly runs on; an empty line in plain text does so unless it
    // frames a page number.
    if line.gap {
        let is_empty_line = line.size <= 1.0 && line.furniture.is_empty();
        return is_empty_line || ended || !lower || is_short;
    }

    let is_indented = line.left > last.left + measures.step;

    // A short line that ends with `and` or a bracket has often wrapped, and ends nothing.
    (ends_strictly(&last.text) && (is_short || is_indented && !lower))
        || (is_short && !lower && !ended && is_list_like(last, line, width))
}

/// Whether a line ends with a sign that plainly ends a sentence or an item of a list.
fn ends_strictly(text: &str) -> bool {
    text.trim_end()
        .ends_with(['.', ';', ':', '”', '"', '?', '!'])
}

/// Whether a number at the beginning of a line belongs to a reference that the line before began.
fn is_wrapped_reference(last: &PrintedLine, line: &PrintedLine) -> bool {
    let word = last
        .text
        .trim_end()
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default()
        .to_lowercase();

    let refers = [
        "section",
        "sections",
        "clause",
        "clauses",
        "paragraph",
        "paragraphs",
        "article",
        "articles",
        "schedule",
        "annex",
        "appendix",
        "part",
        "no.",
        "art.",
        "ziffer",
        "abs.",
        "nr.",
        "§",
        "anlage",
        "page",
        "version",
        // The `5` of `clauses 3 to 5` may begin a line as well.
        "to",
    ];

    line.page == last.page && !line.gap && refers.contains(&word.trim_start_matches('('))
}

/// Whether a line begins the item after the one that another line begins, at the same indent.
fn continues_list(first: &PrintedLine, line: &PrintedLine) -> bool {
    let (Some(before), Some(label)) = (
        label::parse_label(&first.text),
        label::parse_label(&line.text),
    ) else {
        return false;
    };

    // A level of indent is at least three, in characters as in points.
    (first.left - line.left).abs() < 2.5 && first.page == line.page && label.follows(&before)
}

/// Whether a line begins with the next item of a list that runs within the paragraph, such as `(1) x or` / `(2) y`.
fn continues_inline(open: &[PrintedLine], line: &PrintedLine) -> bool {
    // Lists within a sentence have brackets, and a line that begins with `2.` is a paragraph.
    let Some(label) = label::parse_label(&line.text).filter(|label| label.marks == Marks::Brackets)
    else {
        return false;
    };

    let before = label.before_it();
    open.iter()
        .enumerate()
        .rev()
        // Every line asks this, and a paragraph may have thousands of them.
        .take(INLINE_LINES)
        .any(|(index, earlier)| {
            // At the head of the paragraph it is an item of a list whose items are paragraphs.
            let text = if index == 0 {
                skip_first(&earlier.text)
            } else {
                &earlier.text
            };

            before.iter().any(|mark| text.contains(mark.as_str()))
        })
}

fn skip_first(text: &str) -> &str {
    text.split_once(char::is_whitespace)
        .map_or("", |(_, rest)| rest)
}

/// Whether two short lines are lines of their own, such as those of an address or a title.
fn is_list_like(last: &PrintedLine, line: &PrintedLine, width: f64) -> bool {
    last.right - last.left < 0.5 * width && line.right - line.left < 0.9 * width
}
