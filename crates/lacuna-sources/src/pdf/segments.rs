//! Joins glyphs into segments: runs on one baseline without a wide gap, in the order of drawing.

use crate::{document::SetApartKind, pdf::glyph::Glyph};

/// A gap of this share of the size separates words.
const WORD_GAP: f64 = 0.17;

/// A gap of this share of the size ends a segment.
const SEGMENT_GAP: f64 = 1.6;

/// How many glyphs back a second copy is looked for: bold type is faked by drawing letters twice.
const COPY_DISTANCE: usize = 60;

/// A run of glyphs on one baseline.
#[derive(Debug, Clone)]
pub(super) struct GlyphRun {
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    pub y: f64,
    pub size: f64,
    /// Whether all its letters are bold.
    pub is_bold: bool,
    /// Whether it belongs to a field of a form.
    pub is_field: bool,
    /// The blanks that stand for gaps: their offsets in the text, and the gaps as shares of the size.
    gaps: Vec<(usize, f64)>,
    /// Words that are not the agreement's and are in it.
    pub set_apart: Vec<(SetApartKind, String)>,
}

/// Joins glyphs into segments.
pub(super) fn read_segments(glyphs: &[Glyph]) -> Vec<GlyphRun> {
    let mut segments: Vec<GlyphRun> = Vec::new();
    // Where the pen stands after the last glyph.
    let mut pen = 0.0;
    for (index, glyph) in glyphs.iter().enumerate() {
        // A letter that is drawn twice is bold type, and no doubled letter.
        if is_copy(glyphs, index, glyph) {
            continue;
        }

        let fits = segments
            .last()
            .is_some_and(|segment| is_same_run(segment, glyph, pen));

        if !fits {
            segments.push(GlyphRun {
                text: String::new(),
                x0: glyph.x0,
                x1: glyph.x1,
                y: glyph.y,
                size: glyph.size,
                // Until a letter says otherwise; each that is added can only take it back.
                is_bold: true,
                is_field: glyph.is_field,
                gaps: Vec::new(),
                set_apart: Vec::new(),
            });

            pen = glyph.x0;
        }

        if let Some(segment) = segments.last_mut() {
            push_glyph(segment, glyph, pen);
        }

        pen = glyph.x1;
    }

    keep_written(segments)
}

/// Omits segments without words; what is set apart in them goes to the next.
fn keep_written(segments: Vec<GlyphRun>) -> Vec<GlyphRun> {
    let mut kept: Vec<GlyphRun> = Vec::new();
    let mut waiting = Vec::new();
    for mut segment in segments {
        if segment.text.trim().is_empty() {
            waiting.append(&mut segment.set_apart);
            continue;
        }

        close_letter_spacing(&mut segment);
        waiting.append(&mut segment.set_apart);
        segment.set_apart = std::mem::take(&mut waiting);
        kept.push(segment);
    }

    if let Some(last) = kept.last_mut() {
        last.set_apart.append(&mut waiting);
    }

    kept
}

/// Takes the blanks between the letters of a word that is set apart by letter-spacing out again.
fn close_letter_spacing(segment: &mut GlyphRun) {
    let letters = segment.text.chars().filter(|c| !c.is_whitespace()).count();
    // In running text, a gap follows every fifth letter or so.
    if segment.gaps.len() < 4 || segment.gaps.len() * 10 < letters * 6 {
        return;
    }

    let mut widths: Vec<f64> = segment.gaps.iter().map(|(_, width)| *width).collect();

    widths.sort_by(f64::total_cmp);
    let usual = widths.get(widths.len() / 2).copied().unwrap_or_default();

    // From the back, the offsets that are left stay true.
    for (offset, width) in std::mem::take(&mut segment.gaps).into_iter().rev() {
        // The gaps between the words of such a line are wider than those between its letters.
        if width < 1.6 * usual
            && segment.text.is_char_boundary(offset)
            && offset < segment.text.len()
        {
            segment.text.remove(offset);
        }
    }
}

fn is_copy(glyphs: &[Glyph], index: usize, glyph: &Glyph) -> bool {
    let reach = 0.15 * glyph.size.max(0.1);
    let before = glyphs
        .iter()
        .take(index)
        .skip(index.saturating_sub(COPY_DISTANCE));

    !glyph.text.trim().is_empty()
        && before.rev().any(|other| {
            (other.x0 - glyph.x0).abs() < reach
                && (other.y - glyph.y).abs() < reach
                && other.text == glyph.text
        })
}

fn is_same_run(segment: &GlyphRun, glyph: &Glyph, pen: f64) -> bool {
    let distance = (glyph.y - segment.y).abs();
    let larger = segment.size.max(glyph.size);
    let is_level = distance < 0.15 * larger;
    // A note mark or an ordinal's ending is smaller and raised.
    let is_raised = distance < 0.55 * larger
        && (glyph.size < 0.8 * segment.size || segment.size < 0.8 * glyph.size)
        && (glyph.x0 - pen).abs() < glyph.size.max(segment.size);

    // Kerning takes the pen back a little. Further back is another line or column.
    let is_near = glyph.x0 > pen - 0.6 * glyph.size && glyph.x0 < pen + SEGMENT_GAP * glyph.size;

    (is_level || is_raised) && is_near && segment.is_field == glyph.is_field
}

fn push_glyph(segment: &mut GlyphRun, glyph: &Glyph, pen: f64) {
    segment.x1 = segment.x1.max(glyph.x1);
    let words = segment.text.trim_end().len() < segment.text.len() || segment.text.is_empty();
    let is_blank = glyph.text.trim().is_empty();

    if glyph.x0 - pen > WORD_GAP * glyph.size && !words && !is_blank {
        segment
            .gaps
            .push((segment.text.len(), (glyph.x0 - pen) / glyph.size));

        segment.text.push(' ');
    }

    // Under a replacement text (ActualText) all glyphs but the first have no letters.
    if glyph.text.is_empty() {
        return;
    }

    if glyph.is_struck {
        push_apart(segment, SetApartKind::Deleted, &glyph.text);
        return;
    }

    // The mark of a note would join the word before it, as in `contract1`.
    let is_raised = glyph.size < 0.8 * segment.size && segment.y - glyph.y > 0.2 * segment.size;
    if is_raised
        && glyph
            .text
            .chars()
            .all(|c| c.is_ascii_digit() || "*†‡".contains(c))
    {
        push_apart(segment, SetApartKind::Markup, &glyph.text);
        return;
    }

    if is_blank {
        // The blanks between struck words are struck as well; the others part words.
        if !segment.text.ends_with(' ') {
            segment.text.push(' ');
        }
        if let Some((SetApartKind::Deleted, text)) = segment.set_apart.last_mut() {
            text.push(' ');
        }

        return;
    }

    segment.is_bold &= glyph.is_bold;
    segment.text.push_str(&glyph.text);
    // The baseline is that of the largest letter, or a raised mark at the beginning would move the
    // line.
    if glyph.size > segment.size {
        segment.size = glyph.size;
        segment.y = glyph.y;
    }
}

fn push_apart(segment: &mut GlyphRun, kind: SetApartKind, words: &str) {
    match segment.set_apart.last_mut() {
        Some((last, text)) if *last == kind => text.push_str(words),
        _ => segment.set_apart.push((kind, words.to_owned())),
    }
}
