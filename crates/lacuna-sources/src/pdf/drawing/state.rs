//! The state of drawing: transformations, the font and its spacing, and paths.

use std::rc::Rc;

use crate::{
    limits::MAX_GLYPHS_PER_PAGE,
    pdf::{
        fonts::LoadedFont,
        glyph::{Area, Matrix},
    },
};

/// What the operators of a page have set.
#[derive(Clone)]
pub(super) struct GraphicsState<'a> {
    pub transform: Matrix,
    pub text: Matrix,
    pub line: Matrix,
    pub font: Option<Rc<LoadedFont<'a>>>,
    pub size: f64,
    pub character_spacing: f64,
    pub word_spacing: f64,
    pub scale: f64,
    pub leading: f64,
    pub rise: f64,
    pub is_invisible: bool,
}

impl GraphicsState<'_> {
    /// Returns the state at the beginning of a page.
    pub(super) fn new(transform: Matrix) -> Self {
        Self {
            transform,
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            font: None,
            size: 1.0,
            character_spacing: 0.0,
            word_spacing: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            is_invisible: false,
        }
    }

    /// Moves to the next line.
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.line = self.line.after(&Matrix::shift(x, y));
        self.text = self.line;
    }
}

/// Text in the place of glyphs; it is shown once, at the first of them.
#[derive(Debug, Default)]
pub(super) struct ActualText {
    pub text: Option<String>,
    pub is_used: bool,
}

/// The shapes of the open path, as the points of each.
#[derive(Debug, Default)]
pub(super) struct PathTracker {
    shapes: Vec<Vec<(f64, f64)>>,
    /// Whether a part of it is curved.
    pub is_curved: bool,
    points: usize,
}

impl PathTracker {
    /// Begins a shape.
    pub(super) fn begin(&mut self, point: (f64, f64)) {
        // A page can open shapes without end, and each of them would be kept.
        if self.points < MAX_GLYPHS_PER_PAGE {
            self.shapes.push(vec![point]);
            self.points += 1;
        }
    }

    /// Adds a point to the open shape.
    pub(super) fn extend(&mut self, point: (f64, f64)) {
        if self.points < MAX_GLYPHS_PER_PAGE
            && let Some(shape) = self.shapes.last_mut()
        {
            shape.push(point);
            self.points += 1;
        }
    }

    /// Returns the areas of the shapes; none of a path with curves.
    pub(super) fn areas(&self) -> Vec<Area> {
        // Areas are looked at for thin lines that strike words out, and a curve is none.
        if self.is_curved {
            return Vec::new();
        }

        self.shapes
            .iter()
            .filter_map(|points| Area::around(points))
            .collect()
    }

    /// Ends the path.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

/// Decodes a text string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with a mark, else Latin letters.
pub(in crate::pdf) fn decode_text_string(bytes: &[u8]) -> String {
    if let Some(units) = bytes.strip_prefix(&[0xfe, 0xff]) {
        let units: Vec<u16> = units
            .chunks_exact(2)
            .filter_map(|pair| Some(u16::from_be_bytes(pair.try_into().ok()?)))
            .collect();

        return String::from_utf16_lossy(&units);
    }

    if let Some(text) = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        return String::from_utf8_lossy(text).into_owned();
    }

    // PDFDocEncoding differs from Latin-1 in some marks and in hardly a letter.
    bytes.iter().map(|byte| char::from(*byte)).collect()
}
