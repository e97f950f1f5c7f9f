//! Glyphs with places on a page, and the matrices that place them.

use std::rc::Rc;

/// A letter, or several, with its place; `y` grows downwards.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// Its letters.
    pub text: Rc<str>,
    /// Where it begins.
    pub x0: f64,
    /// Where it ends.
    pub x1: f64,
    /// Its baseline.
    pub y: f64,
    /// The size of its font on the page, in points.
    pub size: f64,
    /// Whether its font is bold.
    pub is_bold: bool,
    /// Whether it is drawn without ink.
    pub is_invisible: bool,
    /// Whether a line is drawn through it.
    pub is_struck: bool,
    /// Whether it belongs to a field of a form.
    pub is_field: bool,
    /// The direction in which it is written.
    pub direction: Direction,
}

/// The directions in which text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Right,
    Up,
    Down,
    Other,
}

/// A rectangle on a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub x0: f64,
    pub y0: f64,
    pub x1: f64,
    pub y1: f64,
}

impl Area {
    /// Returns the smallest area around some points; `None` without points.
    pub(super) fn around(points: &[(f64, f64)]) -> Option<Self> {
        let first = points.first()?;
        let mut area = Self {
            x0: first.0,
            y0: first.1,
            x1: first.0,
            y1: first.1,
        };

        for (x, y) in points {
            area.x0 = area.x0.min(*x);
            area.x1 = area.x1.max(*x);
            area.y0 = area.y0.min(*y);
            area.y1 = area.y1.max(*y);
        }

        Some(area)
    }

    /// Returns its size.
    pub(super) fn size(&self) -> f64 {
        (self.x1 - self.x0).max(0.0) * (self.y1 - self.y0).max(0.0)
    }
}

/// An affine transformation, with its six numbers in PDF's order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matrix(pub [f64; 6]);

impl Matrix {
    /// The transformation that changes nothing.
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Returns a shift.
    pub(super) fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// Returns the transformation that first does `inner`, then this one.
    pub(super) fn after(&self, inner: &Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [k, l, m, n, o, p] = inner.0;
        Self([
            a * k + c * l,
            b * k + d * l,
            a * m + c * n,
            b * m + d * n,
            a * o + c * p + e,
            b * o + d * p + f,
        ])
    }

    /// Returns where a point goes.
    pub(super) fn apply(&self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// Returns the area around the corners of an area once transformed.
    pub(super) fn apply_area(&self, area: Area) -> Area {
        // All four, since a rotation makes another corner the lowest or the leftmost.
        let corners = [
            self.apply(area.x0, area.y0),
            self.apply(area.x1, area.y0),
            self.apply(area.x0, area.y1),
            self.apply(area.x1, area.y1),
        ];

        Area::around(&corners).unwrap_or(area)
    }
}
