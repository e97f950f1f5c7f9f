//! Makes printed lines of the rows of a page, with what their place and size say about them.

use crate::{
    document::{BlockKind, SetApartKind},
    label::starts_label,
    paragraphs::PrintedLine,
    pdf::{
        drawing::{DrawnPage, PageComment},
        glyph::{Direction, Glyph},
        reading_order::{Row, read_rows},
        segments::{GlyphRun, read_segments},
    },
};

/// Reads the lines of a page in reading order.
///
/// A comment is at the line beside its mark; one of a page without lines belongs to no line.
pub(super) fn read_lines(
    number: u32,
    mut page: DrawnPage,
    is_recognised: bool,
) -> Vec<PrintedLine> {
    let comments = std::mem::take(&mut page.comments);
    let (glyphs, mut apart) = choose_glyphs(page, is_recognised);
    let rows = read_rows(read_segments(&glyphs));

    let pitch = line_pitch(&rows);
    let mut lines: Vec<PrintedLine> = Vec::new();
    let mut before: Option<f64> = None;
    let mut heights = Vec::new();

    for row in &rows {
        let Some(mut line) = line_of(row, number) else {
            continue;
        };

        let top = row
            .segments()
            .map(|segment| segment.y)
            .fold(f64::INFINITY, f64::min);

        let bottom = row
            .segments()
            .map(|segment| segment.y)
            .fold(f64::NEG_INFINITY, f64::max);

        // A page of one line has no pitch, so the size of its letters counts too.
        let is_far = before.is_some_and(|before| top - before > 1.3 * pitch.max(line.size));
        line.gap = is_far && !row.turns;
        line.turns = row.turns;
        before = Some(bottom);
        heights.push(top);
        lines.push(line);
    }

    mark_columns(&mut lines);
    rank_lines(&mut lines, &heights);
    mark_notes(&mut lines, &heights);

    attach_comments(&mut lines, &heights, comments);
    if let Some(first) = lines.first_mut() {
        first.set_apart.append(&mut apart);
    }

    lines
}

/// Attaches each comment to the line that is nearest to its mark, or to the first where it has none.
fn attach_comments(lines: &mut [PrintedLine], heights: &[f64], comments: Vec<PageComment>) {
    for PageComment { words, area } in comments {
        let distance = |(line, height): (&PrintedLine, &f64)| {
            area.map_or(0.0, |area| {
                let (x, y) = ((area.x0 + area.x1) / 2.0, (area.y0 + area.y1) / 2.0);
                // Lines of two columns stand at one height. The middle of the letters is above their baseline.
                let aside = (line.left - x).max(x - line.right).max(0.0);
                (height - 0.3 * line.size - y).abs() + aside
            })
        };

        let nearest = lines
            .iter()
            .zip(heights)
            .map(distance)
            .enumerate()
            .min_by(|(_, one), (_, other)| one.total_cmp(other));

        if let Some(line) = nearest.and_then(|(index, _)| lines.get_mut(index)) {
            line.set_apart.push((SetApartKind::Comment, words));
        }
    }
}

/// Omits glyphs that are not part of the running text: hidden ones and watermarks.
fn choose_glyphs(
    page: DrawnPage,
    is_recognised: bool,
) -> (Vec<Glyph>, Vec<(SetApartKind, String)>) {
    let count = |direction: Direction| {
        page.glyphs
            .iter()
            .filter(|glyph| glyph.direction == direction)
            .count()
    };

    let directions = [Direction::Right, Direction::Up, Direction::Down];
    // A page that is turned as a whole, such as a wide table, is text and no margin note.
    let main = directions
        .into_iter()
        .max_by_key(|direction| count(*direction))
        .unwrap_or(Direction::Right);

    let mut kept = Vec::new();
    let (mut hidden, mut turned) = (String::new(), String::new());
    for glyph in page.glyphs {
        // Turned letters have turned places, which the edges of the page do not bound.
        let is_outside = main == Direction::Right
            && (glyph.x1 < -1.0
                || glyph.x0 > page.width + 1.0
                || glyph.y < -1.0
                || glyph.y > page.height + glyph.size);

        if glyph.direction != main && !glyph.text.trim().is_empty() {
            turned.push_str(&glyph.text);
        } else if (glyph.is_invisible && !is_recognised) || is_outside || glyph.size < 1.0 {
            hidden.push_str(&glyph.text);
        } else {
            kept.push(glyph);
        }
    }

    let apart = vec![
        (SetApartKind::Hidden, hidden),
        (SetApartKind::PageFurniture, turned),
    ];

    (
        kept,
        apart
            .into_iter()
            .filter(|(_, words)| !words.trim().is_empty())
            .collect(),
    )
}

/// Returns the usual distance between lines of a page, in points.
fn line_pitch(rows: &[Row]) -> f64 {
    let heights: Vec<(f64, f64)> = rows
        .iter()
        .filter_map(|row| row.segments().next())
        .map(|s| (s.y, s.size))
        .collect();

    let mut steps: Vec<f64> = heights
        .windows(2)
        .filter_map(|pair| match pair {
            [first, second] => Some(second.0 - first.0)
                .filter(|step| *step > 0.5 * first.1 && *step < 3.0 * first.1),
            _ => None,
        })
        .collect();

    steps.sort_by(f64::total_cmp);
    // The lower quarter: gaps between paragraphs are the larger ones.
    steps.get(steps.len() / 4).copied().unwrap_or(0.0)
}

fn line_of(row: &Row, number: u32) -> Option<PrintedLine> {
    let first = row.segments().next()?;
    let texts: Vec<String> = row.cells.iter().map(|cell| cell_text(cell)).collect();
    let mut line = PrintedLine::new(texts.join(" | "), number);
    let letters = |segment: &GlyphRun| segment.text.chars().filter(|c| !c.is_whitespace()).count();
    line.left = row
        .segments()
        .map(|segment| segment.x0)
        .fold(first.x0, f64::min);

    line.right = row
        .segments()
        .map(|segment| segment.x1)
        .fold(first.x1, f64::max);

    line.size = row
        .segments()
        // The size of most letters: a large initial or a small mark says nothing of the line.
        .max_by_key(|segment| letters(segment))
        .map_or(first.size, |segment| segment.size);

    line.bold = row.segments().all(|segment| segment.is_bold);
    line.set_apart = row
        .segments()
        .flat_map(|segment| segment.set_apart.clone())
        .collect();

    if row.cells.len() > 1 {
        line.kind = Some(BlockKind::TableRow);
        line.starts_block = true;
    }

    Some(line)
}

fn cell_text(cell: &[GlyphRun]) -> String {
    let mut text = String::new();
    for segment in cell {
        // A cell's lines never come to where hyphens are decided on, so the hyphen stays.
        if !text.is_empty() && !text.ends_with('-') {
            text.push(' ');
        }

        text.push_str(segment.text.trim());
    }

    text
}

/// Gives each line the edges of its column: the lines of a page between two turns.
fn mark_columns(lines: &mut [PrintedLine]) {
    let mut start = 0;
    while start < lines.len() {
        let length = 1 + lines
            .iter()
            .skip(start + 1)
            .take_while(|line| !line.turns)
            .count();

        let column = lines
            .iter()
            .skip(start)
            .take(length)
            .filter(|line| line.kind.is_none());

        let mut rights: Vec<f64> = column.clone().map(|line| line.right).collect();
        let mut lefts: Vec<f64> = column.map(|line| line.left).collect();
        rights.sort_by(f64::total_cmp);
        lefts.sort_by(f64::total_cmp);

        // The outermost lines may hang over the edge of their column.
        let edges = rights
            .get(rights.len() * 85 / 100)
            .zip(lefts.get(lefts.len() / 20))
            .map(|(r, l)| (*l, *r));

        for line in lines.iter_mut().skip(start).take(length) {
            // Fewer lines do not show where a column ends.
            line.column = edges.filter(|_| rights.len() >= 5);
        }

        start += length;
    }
}

/// Says of each line how many lines are higher, whatever the order of drawing.
fn rank_lines(lines: &mut [PrintedLine], heights: &[f64]) {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|a, b| {
        heights
            .get(*a)
            .unwrap_or(&0.0)
            .total_cmp(heights.get(*b).unwrap_or(&0.0))
    });

    for (rank, index) in order.into_iter().enumerate() {
        if let Some(line) = lines.get_mut(index) {
            line.rank = Some(rank);
        }
    }
}

/// Marks footnotes: smaller lines at the foot of the page, the first of which begins with a mark.
fn mark_notes(lines: &mut [PrintedLine], heights: &[f64]) {
    let mut sizes: Vec<f64> = lines.iter().map(|line| line.size).collect();
    sizes.sort_by(f64::total_cmp);
    let body = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let lowest_body = lines
        .iter()
        .zip(heights)
        .filter(|(line, _)| line.size > 0.92 * body);

    let lowest_body = lowest_body
        .map(|(_, height)| *height)
        .fold(f64::NEG_INFINITY, f64::max);

    let is_small = |line: &PrintedLine| line.size <= 0.92 * body && line.kind.is_none();
    let begins_note = |text: &str| {
        let behind = text.trim_start_matches(|c: char| c.is_ascii_digit() || "*†‡".contains(c));
        behind.len() < text.len()
            // A longer number belongs to the text.
            && text.len() - behind.len() <= 3
            && behind.trim_start().starts_with(char::is_alphabetic)
    };

    // The raised marks of the page say which numbers begin a note; column feet may stand above the body's last line.
    let apart = lines.iter().flat_map(|line| &line.set_apart);
    let marks: Vec<String> = apart
        .filter(|(kind, _)| *kind == SetApartKind::Markup)
        .map(|(_, text)| text.trim().to_owned())
        .collect();

    let is_marked = |text: &str| {
        marks
            .iter()
            .any(|mark| !mark.is_empty() && text.starts_with(mark.as_str()))
    };

    let lowest = heights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut within = false;
    for (line, height) in lines.iter_mut().zip(heights) {
        let is_note = is_marked(&line.text) || *height > lowest_body || within;
        // Some notes are as large as the text; then the mark and the place low on the page tell.
        let is_low_note = is_marked(&line.text) && *height > 0.6 * lowest && line.kind.is_none();
        let starts = begins_note(&line.text) && (is_small(line) && is_note || is_low_note);
        within = starts
            || (within
                && (is_small(line) || !(line.gap || line.turns || starts_label(&line.text))));

        if within {
            line.kind = Some(BlockKind::Footnote);
            line.starts_block = starts;
        }
    }
}
