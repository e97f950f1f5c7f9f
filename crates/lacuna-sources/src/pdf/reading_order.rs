//! Puts the segments of a page in reading order: the order of drawing, with cells of table rows and fields in place.

use crate::pdf::segments::GlyphRun;

/// The most lines of a cell; a taller one is a column of text.
const MAX_CELL_LINES: usize = 14;

/// The most cells of a row; what is wider is not a table.
const MAX_CELLS: usize = 64;

/// The most fields of a page.
const MAX_FIELDS: usize = 2_000;

/// A row: one cell for running text, several for a table.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Its cells, each as its lines.
    pub cells: Vec<Vec<GlyphRun>>,
    /// Whether it begins at the head of a new column.
    pub turns: bool,
}

impl Row {
    fn of(segment: GlyphRun, turns: bool) -> Self {
        Self {
            cells: vec![vec![segment]],
            turns,
        }
    }

    /// Returns the segments of all cells.
    pub(super) fn segments(&self) -> impl Iterator<Item = &GlyphRun> {
        self.cells.iter().flatten()
    }

    fn last(&self) -> Option<&GlyphRun> {
        self.cells.last().and_then(|cell| cell.last())
    }

    fn top(&self) -> f64 {
        self.segments()
            .map(|segment| segment.y)
            .fold(f64::INFINITY, f64::min)
    }

    fn right(&self) -> f64 {
        self.segments()
            .map(|segment| segment.x1)
            .fold(f64::NEG_INFINITY, f64::max)
    }
}

/// Puts segments in reading order.
pub(super) fn read_rows(segments: Vec<GlyphRun>) -> Vec<Row> {
    let (fields, mut segments): (Vec<GlyphRun>, Vec<GlyphRun>) =
        segments.into_iter().partition(|segment| segment.is_field);
    // The order of drawing is kept where it can be: it knows columns, and places on the page do
    // not.
    if is_scattered(&segments) {
        sort_by_place(&mut segments);
    }

    place_fields(&mut segments, fields);

    let mut rows: Vec<Row> = Vec::new();
    for segment in segments {
        push_segment(&mut rows, segment);
    }

    rows
}

/// Whether the order of drawing jumps about so much that it cannot be the order of reading.
fn is_scattered(segments: &[GlyphRun]) -> bool {
    let jumps = segments.windows(2).filter(|pair| match pair {
        // Up and to the right is the head of the next column, and no jump.
        [first, second] => second.y < first.y - 0.6 * first.size && second.x0 < first.x1,
        _ => false,
    });

    segments.len() > 8 && jumps.count() * 3 > segments.len()
}

fn sort_by_place(segments: &mut [GlyphRun]) {
    segments.sort_by(|a, b| a.y.total_cmp(&b.y));
    // Baselines that differ by less than half a letter are one line.
    let mut line: Vec<(usize, f64)> = Vec::new();
    let mut number = 0;
    let mut height = f64::NEG_INFINITY;

    for (index, segment) in segments.iter().enumerate() {
        if segment.y - height > 0.5 * segment.size {
            number += 1;
            height = segment.y;
        }

        line.push((index, f64::from(number)));
    }

    // Comparing heights with a tolerance is no total order, and a sort by it may panic.
    let mut keyed: Vec<(f64, GlyphRun)> = line
        .into_iter()
        .filter_map(|(index, key)| Some((key, segments.get(index)?.clone())))
        .collect();

    keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.x0.total_cmp(&b.1.x0)));
    for (slot, (_, segment)) in segments.iter_mut().zip(keyed) {
        *slot = segment;
    }
}

/// Puts what is filled into fields where it is on the page; it is drawn last.
fn place_fields(segments: &mut Vec<GlyphRun>, fields: Vec<GlyphRun>) {
    let mut placed: Vec<(usize, GlyphRun)> = Vec::new();

    // Each field looks through all segments, hence the bound.
    for field in fields.into_iter().take(MAX_FIELDS) {
        let same_line = segments.iter().rposition(|segment| {
            (segment.y - field.y).abs() < 0.6 * field.size.max(segment.size)
                && segment.x0 <= field.x0
        });

        let below = || {
            segments
                .iter()
                .position(|segment| segment.y > field.y)
                .unwrap_or(segments.len())
        };

        placed.push((same_line.map_or_else(below, |index| index + 1), field));
    }

    placed.sort_by_key(|(place, _)| *place);

    // Inserting each field alone would move the rest of the page every time.
    let mut fields = placed.into_iter().peekable();
    for (index, segment) in std::mem::take(segments).into_iter().enumerate() {
        while let Some((_, field)) = fields.next_if(|(place, _)| *place <= index) {
            segments.push(field);
        }
        segments.push(segment);
    }

    segments.extend(fields.map(|(_, field)| field));
}

/// Where a segment is, without its words.
struct SegmentPlace {
    x0: f64,
    x1: f64,
    y: f64,
    size: f64,
    is_field: bool,
    /// Whether it is as short as a label or a bullet.
    is_short: bool,
}

impl SegmentPlace {
    fn of(segment: &GlyphRun) -> Self {
        let GlyphRun {
            x0,
            x1,
            y,
            size,
            is_field,
            ref text,
            ..
        } = *segment;

        Self {
            x0,
            x1,
            y,
            size,
            is_field,
            is_short: text.trim().chars().nth(7).is_none(),
        }
    }
}

fn push_segment(rows: &mut Vec<Row>, segment: GlyphRun) {
    let Some(last) = rows.last().and_then(Row::last).map(SegmentPlace::of) else {
        rows.push(Row::of(segment, false));
        return;
    };

    let size = last.size.min(segment.size).max(1.0);
    let is_level = (segment.y - last.y).abs() < 0.5 * size;

    // What is wider is no table, and each further cell costs a look at all before it.
    let is_wide = rows.last().is_some_and(|row| row.cells.len() >= MAX_CELLS);
    if is_wide {
        rows.push(Row::of(segment, false));
        return;
    }

    if is_level && segment.x0 >= last.x0 {
        join_on_line(rows, segment, &last);
        return;
    }

    // Higher and to the right is the next cell of a row, or the head of a column.
    if segment.y < last.y - 0.5 * size && segment.x0 > last.x0 {
        if open_cell(rows, &segment) {
            if let Some(row) = rows.last_mut() {
                row.cells.push(vec![segment]);
            }
        } else {
            rows.push(Row::of(segment, true));
        }

        return;
    }

    if continues_cell(rows, &segment) {
        if let Some(cell) = rows.last_mut().and_then(|row| row.cells.last_mut()) {
            cell.push(segment);
        }
        return;
    }

    let turns = segment.y < last.y - 2.0 * size;
    rows.push(Row::of(segment, turns));
}

/// Joins a segment to the one before it on the same line, or begins a cell with it.
fn join_on_line(rows: &mut [Row], segment: GlyphRun, last: &SegmentPlace) {
    let Some(row) = rows.last_mut() else { return };
    let gap = segment.x0 - last.x1;
    // Behind a label or a bullet stands a tab, however wide.
    let is_label = last.is_short && row.cells.len() == 1;
    let is_near = gap < 2.2 * last.size.max(segment.size);
    match row.cells.last_mut() {
        // A field belongs to the words that ask for it, however far apart they are.
        Some(cell) if is_near || is_label || segment.is_field || last.is_field => {
            if let Some(before) = cell.last_mut() {
                append(before, segment);
            }
        }
        _ => row.cells.push(vec![segment]),
    }
}

fn append(before: &mut GlyphRun, segment: GlyphRun) {
    // Parts of one word that are set in different fonts touch.
    let touches = segment.x0 - before.x1 < 0.12 * before.size.min(segment.size);
    if !touches || before.is_field != segment.is_field {
        before.text.push(' ');
    }
    before.text.push_str(segment.text.trim_start());

    before.x1 = before.x1.max(segment.x1);
    before.is_bold &= segment.is_bold;
    before.size = before.size.max(segment.size);
    before.set_apart.extend(segment.set_apart);
}

/// Gathers the lines beside a segment into a cell that it follows; false if there are none, or a whole column.
fn open_cell(rows: &mut Vec<Row>, segment: &GlyphRun) -> bool {
    let top = segment.y - 0.6 * segment.size;
    if rows.last().is_some_and(|row| row.cells.len() > 1) {
        // A further cell of the same row.
        return rows.last().is_some_and(|row| {
            row.top() >= top - segment.size * 2.0 && row.right() <= segment.x0 + 2.0
        });
    }

    let near = rows.iter().rev().take(MAX_CELL_LINES + 1);

    let beside = near
        .take_while(|row| row.cells.len() == 1 && row.top() >= top && !row.turns)
        .count();

    let start = rows.len() - beside;
    let fits = rows
        .iter()
        .skip(start)
        .all(|row| row.right() <= segment.x0 + 2.0);

    if beside == 0 || beside > MAX_CELL_LINES || !fits {
        return false;
    }

    let cell: Vec<GlyphRun> = rows
        .drain(start..)
        .flat_map(|row| row.cells.into_iter().flatten())
        .collect();

    rows.push(Row {
        cells: vec![cell],
        turns: false,
    });

    true
}

/// Whether a segment is a further line of the last cell of a row with several.
fn continues_cell(rows: &[Row], segment: &GlyphRun) -> bool {
    let Some(row) = rows.last().filter(|row| row.cells.len() > 1) else {
        return false;
    };
    let Some(cell) = row.cells.last() else {
        return false;
    };
    let (Some(first), Some(last)) = (cell.first(), cell.last()) else {
        return false;
    };

    let drop = segment.y - last.y;

    drop > 0.0 && drop < 1.7 * last.size && segment.x0 > first.x0 - 0.5 * first.size
}
