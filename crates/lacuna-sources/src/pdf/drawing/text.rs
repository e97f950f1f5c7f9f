//! The text operators of a page.

use std::rc::Rc;

use hayro_syntax::{content::ops::TypedInstruction, object::Object, page::Resources};

use super::{Drawing, state::GraphicsState};
use crate::pdf::glyph::{Direction, Glyph, Matrix};

impl<'a> Drawing<'a, '_> {
    /// Follows an operator of text.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each text operator of ISO 32000, in one table"
    )]
    pub(super) fn draw_text(
        &mut self,
        operator: &TypedInstruction<'_, '_>,
        resources: &[&Resources<'a>],
        state: &mut GraphicsState<'a>,
    ) {
        match operator {
            TypedInstruction::BeginText(_) => {
                state.text = Matrix::IDENTITY;
                state.line = Matrix::IDENTITY;
            }
            TypedInstruction::SetTextMatrix(t) => {
                let numbers = [&t.0, &t.1, &t.2, &t.3, &t.4, &t.5].map(|number| number.as_f64());
                state.line = Matrix(numbers);
                state.text = state.line;
            }
            TypedInstruction::NextLine(shift) => {
                state.next_line(shift.0.as_f64(), shift.1.as_f64())
            }
            TypedInstruction::NextLineAndSetLeading(shift) => {
                state.leading = -shift.1.as_f64();
                state.next_line(shift.0.as_f64(), shift.1.as_f64());
            }
            TypedInstruction::NextLineUsingLeading(_) => state.next_line(0.0, -state.leading),
            TypedInstruction::CharacterSpacing(spacing) => {
                state.character_spacing = spacing.0.as_f64()
            }
            TypedInstruction::WordSpacing(spacing) => state.word_spacing = spacing.0.as_f64(),
            TypedInstruction::HorizontalScaling(scale) => state.scale = scale.0.as_f64() / 100.0,
            TypedInstruction::TextLeading(leading) => state.leading = leading.0.as_f64(),
            TypedInstruction::TextRise(rise) => state.rise = rise.0.as_f64(),
            // Modes 3 and 7 leave no ink.
            TypedInstruction::TextRenderingMode(mode) => {
                state.is_invisible = [3.0, 7.0].contains(&mode.0.as_f64())
            }
            TypedInstruction::TextFont(font) => {
                state.size = font.1.as_f64();
                state.font = resources
                    .iter()
                    .find_map(|resources| self.fonts.load(&resources.fonts, font.0));
            }
            TypedInstruction::ShowText(text) => self.show(state, text.0.as_bytes()),
            TypedInstruction::NextLineAndShowText(text) => {
                state.next_line(0.0, -state.leading);
                self.show(state, text.0.as_bytes());
            }
            TypedInstruction::ShowTextWithParameters(text) => {
                state.word_spacing = text.0.as_f64();
                state.character_spacing = text.1.as_f64();
                state.next_line(0.0, -state.leading);
                self.show(state, text.2.as_bytes());
            }
            TypedInstruction::ShowTexts(texts) => {
                for object in texts.0.iter::<Object<'_>>() {
                    match object {
                        Object::Number(number) => adjust(state, number.as_f64()),
                        Object::String(text) => self.show(state, text.as_bytes()),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn show(&mut self, state: &mut GraphicsState<'a>, bytes: &[u8]) {
        let Some(font) = state.font.clone() else {
            // Another program may show these words, so the page must not pass for one without them.
            self.page.unknown += bytes.iter().filter(|byte| **byte != b' ').count();
            return;
        };

        let mut offset = 0;
        while offset < bytes.len() && !self.is_full() {
            let (code, length) = font.read_code(bytes, offset);

            // A damaged font may read nothing, and the loop must move on.
            offset += length.max(1);

            // A letter counts as an operator, since one string may hold thousands of them.
            self.operators += 1;

            let coded = font.glyph(code);
            let width = coded.advance.0 / 1_000.0;
            let matrix = Matrix([
                state.size * state.scale,
                0.0,
                0.0,
                state.size,
                0.0,
                state.rise,
            ]);

            let placed = state.transform.after(&state.text).after(&matrix);
            self.push_glyph(coded.text, &placed, width, font.is_bold, state.is_invisible);

            // Only the one-byte code 32 is a space here, whatever it shows (ISO 32000-2, 9.3.3).
            let spacing = state.character_spacing
                + if length == 1 && code == 32 {
                    state.word_spacing
                } else {
                    0.0
                };

            let shift = if font.is_horizontal() {
                Matrix::shift((width * state.size + spacing) * state.scale, 0.0)
            } else {
                // Scaling is across only, also where the writing runs downwards.
                Matrix::shift(0.0, coded.advance.1 / 1_000.0 * state.size + spacing)
            };

            state.text = state.text.after(&shift);
        }
    }

    /// Gives the text of a glyph: that of the marked content around it, once, or its own.
    fn choose_text(&mut self, own: Option<Rc<str>>) -> Option<Rc<str>> {
        let marked = self.actual_texts.iter_mut().rev();
        match marked.into_iter().find(|actual| actual.text.is_some()) {
            Some(actual) if !actual.is_used => {
                actual.is_used = true;
                Some(
                    actual
                        .text
                        .as_deref()
                        .map_or_else(|| Rc::from(""), Rc::from),
                )
            }
            Some(_) => Some(Rc::from("")),
            None => own,
        }
    }

    fn push_glyph(
        &mut self,
        text: Option<Rc<str>>,
        placed: &Matrix,
        width: f64,
        is_bold: bool,
        is_invisible: bool,
    ) {
        let (x0, y0) = placed.apply(0.0, 0.0);
        let (x1, y1) = placed.apply(width, 0.0);
        let (up_x, up_y) = placed.apply(0.0, 1.0);
        let size = (up_x - x0).hypot(up_y - y0);

        // A hostile matrix can send letters to infinity, where no two places compare.
        if ![x0, y0, x1, y1, size]
            .iter()
            .all(|number| number.is_finite() && number.abs() < 1e6)
        {
            return;
        }

        let Some(text) = self.choose_text(text) else {
            self.page.unknown += 1;
            return;
        };

        let direction = find_direction(x1 - x0, y1 - y0);

        // A page that is written sideways is read as if it were turned.
        let (x0, x1, y) = match direction {
            Direction::Right | Direction::Other => (x0, x1, y0),
            Direction::Up => (-y0, -y1, x0),
            Direction::Down => (y0, y1, -x0),
        };

        let is_field = self.is_field;
        self.page.glyphs.push(Glyph {
            text,
            x0,
            x1,
            y,
            size,
            is_bold,
            is_invisible,
            is_struck: false,
            is_field,
            direction,
        });
    }
}

/// Moves by a number between strings, in thousandths of the size, against the direction of writing.
fn adjust(state: &mut GraphicsState<'_>, number: f64) {
    let distance = -number / 1_000.0 * state.size;
    let is_horizontal = state.font.as_ref().is_none_or(|font| font.is_horizontal());
    let shift = if is_horizontal {
        Matrix::shift(distance * state.scale, 0.0)
    } else {
        Matrix::shift(0.0, distance)
    };

    state.text = state.text.after(&shift);
}

/// Finds the direction in which a glyph advances, from its advance across and up.
fn find_direction(across: f64, up: f64) -> Direction {
    // A fifth is eleven degrees, so that a page that is slightly askew is read as straight.
    let (dx, dy) = (across.abs(), up.abs());
    match () {
        () if dy <= dx * 0.2 && across >= 0.0 => Direction::Right,
        () if dy <= dx * 0.2 => Direction::Other,
        () if dx <= dy * 0.2 && up < 0.0 => Direction::Up,
        () if dx <= dy * 0.2 => Direction::Down,
        () => Direction::Other,
    }
}
