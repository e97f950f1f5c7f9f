//! Draws a page: follows its operators and keeps glyphs, thin rules and the share of pictures.

mod state;
mod text;

use hayro_syntax::{
    content::{TypedIter, ops::TypedInstruction},
    object::{Array, Dict, Name, Object, Stream},
    page::{Page, Resources},
};

use crate::{
    limits::{MAX_FORM_DEPTH, MAX_GLYPHS_PER_PAGE, MAX_OPERATORS},
    pdf::{
        annotations,
        fonts::FontLibrary,
        glyph::{Area, Glyph, Matrix},
        stream_bounds,
    },
};
pub(super) use state::decode_text_string;
use state::{ActualText, GraphicsState, PathTracker};

/// The most rules at the height of a glyph that may go through it: a table has a few for each column.
const MAX_RULES: usize = 2_000;

/// The most graphics states that a page may save.
const MAX_SAVED: usize = 512;

/// What was drawn on a page.
#[derive(Debug, Default)]
pub(super) struct DrawnPage {
    /// The glyphs, in the order of drawing.
    pub glyphs: Vec<Glyph>,
    /// Thin lines from left to right.
    pub rules: Vec<Area>,
    /// Glyphs of which the file does not say which letters they are.
    pub unknown: usize,
    /// The pictures.
    pub pictures: usize,
    /// The share of the page that its largest picture covers.
    pub picture_share: f64,
    /// The shapes drawn.
    pub paths: usize,
    /// Whether its content could not be unpacked.
    pub is_refused: bool,
    /// Comments that somebody put on the page.
    pub comments: Vec<PageComment>,
    /// The size of the page.
    pub width: f64,
    /// The height of the page.
    pub height: f64,
}

/// A comment that somebody put on a page.
#[derive(Debug)]
pub(super) struct PageComment {
    pub words: String,
    /// Where its mark is, if the file says so.
    pub area: Option<Area>,
}

/// The drawing of one page.
pub(super) struct Drawing<'a, 'f> {
    fonts: &'f FontLibrary<'a>,
    /// What is drawn so far.
    pub page: DrawnPage,
    /// The operators followed in the whole file.
    pub operators: usize,
    actual_texts: Vec<ActualText>,
    is_field: bool,
}

impl<'a, 'f> Drawing<'a, 'f> {
    /// Begins a page of a file of which some operators are drawn already.
    pub(super) fn new(fonts: &'f FontLibrary<'a>, operators: usize) -> Self {
        Self {
            fonts,
            page: DrawnPage::default(),
            operators,
            actual_texts: Vec::new(),
            is_field: false,
        }
    }

    /// Draws a page with its annotations.
    pub(super) fn draw_page(&mut self, page: &Page<'a>) {
        let (width, height) = page.render_dimensions();
        (self.page.width, self.page.height) = (f64::from(width), f64::from(height));

        // A PDF counts upwards and lines are read downwards, so the page is turned over here.
        let base = Matrix(page.initial_transform(true).as_coeffs());
        let contents: Vec<Stream<'_>> = match page.raw().get::<Array<'_>>("Contents") {
            Some(parts) => parts.iter::<Stream<'_>>().collect(),
            None => page
                .raw()
                .get::<Stream<'_>>("Contents")
                .into_iter()
                .collect(),
        };

        // Before anything is unpacked: a kilobyte can unfold to gigabytes.
        let is_bounded = contents.iter().all(stream_bounds::is_bounded);
        if !is_bounded || (!contents.is_empty() && page.page_stream().is_none()) {
            self.page.is_refused = true;
            return;
        }

        let state = GraphicsState::new(base);

        self.draw(page.typed_operations(), &[page.resources()], &state, 0);
        annotations::draw_annotations(self, page, base);

        // An annotation strikes words as a rule on the page does, so this comes last.
        self.strike();
    }

    /// Draws a form, such as the appearance of a field.
    pub(super) fn draw_field(
        &mut self,
        form: &Stream<'a>,
        resources: &Resources<'a>,
        base: Matrix,
    ) {
        self.is_field = true;
        self.draw_form(form, &[resources], &GraphicsState::new(base), 0);
        self.is_field = false;
    }

    fn is_full(&self) -> bool {
        self.operators > MAX_OPERATORS || self.page.glyphs.len() > MAX_GLYPHS_PER_PAGE
    }

    fn draw_form(
        &mut self,
        form: &Stream<'a>,
        outer: &[&Resources<'a>],
        state: &GraphicsState<'a>,
        depth: usize,
    ) {
        if depth > MAX_FORM_DEPTH {
            return;
        }

        if !stream_bounds::is_bounded(form) {
            self.page.is_refused = true;
            return;
        }

        let Ok(data) = form.decoded_data() else {
            return;
        };

        let dict = form.dict();
        let matrix = dict
            .get::<[f64; 6]>("Matrix")
            .map_or(Matrix::IDENTITY, Matrix);

        let mut inner = state.clone();
        inner.transform = state.transform.after(&matrix);

        // A form without resources of its own uses those of the page.
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        let mut resources: Vec<&Resources<'a>> = own.iter().collect();
        resources.extend(outer);
        self.draw(TypedIter::new(&data), &resources, &inner, depth + 1);
    }

    fn draw(
        &mut self,
        mut operators: TypedIter<'_>,
        resources: &[&Resources<'a>],
        state: &GraphicsState<'a>,
        depth: usize,
    ) {
        let mut state = state.clone();
        let mut saved: Vec<GraphicsState<'a>> = Vec::new();
        let mut path = PathTracker::default();
        // A form may leave its marks open, which must not swallow the text behind it.
        let marks = self.actual_texts.len();

        while let Some(operator) = operators.next() {
            self.operators += 1;
            if self.is_full() {
                return;
            }

            match operator {
                TypedInstruction::SaveState(_) if saved.len() < MAX_SAVED => {
                    saved.push(state.clone())
                }
                TypedInstruction::RestoreState(_) => {
                    if let Some(before) = saved.pop() {
                        state = before;
                    }
                }
                TypedInstruction::Transform(t) => {
                    let numbers =
                        [&t.0, &t.1, &t.2, &t.3, &t.4, &t.5].map(|number| number.as_f64());
                    state.transform = state.transform.after(&Matrix(numbers));
                }
                TypedInstruction::XObject(x) => self.draw_object(x.0, resources, &state, depth),
                TypedInstruction::InlineImage(_) => self.push_picture(&state.transform),
                // A mark without text is kept too, so that each end finds its own beginning.
                TypedInstruction::BeginMarkedContent(_) => {
                    self.actual_texts.push(ActualText::default())
                }
                TypedInstruction::BeginMarkedContentWithProperties(mark) => {
                    let text = actual_text(mark.1, resources);
                    self.actual_texts.push(ActualText {
                        text,
                        is_used: false,
                    });
                }
                TypedInstruction::EndMarkedContent(_) => {
                    if self.actual_texts.len() > marks {
                        self.actual_texts.pop();
                    }
                }
                other => {
                    if !self.draw_path(&other, &mut path, &state) {
                        self.draw_text(&other, resources, &mut state);
                    }
                }
            }
        }

        self.actual_texts.truncate(marks);
    }

    fn draw_object(
        &mut self,
        name: &Name<'_>,
        resources: &[&Resources<'a>],
        state: &GraphicsState<'a>,
        depth: usize,
    ) {
        let Some(object) = resources
            .iter()
            .find_map(|resources| resources.get_x_object(name))
        else {
            return;
        };

        match object.dict().get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Form") => self.draw_form(&object, resources, state, depth),
            Some(b"Image") => self.push_picture(&state.transform),
            _ => {}
        }
    }

    fn push_picture(&mut self, transform: &Matrix) {
        let area = transform.apply_area(Area {
            x0: 0.0,
            y0: 0.0,
            x1: 1.0,
            y1: 1.0,
        });

        let share = area.size() / (self.page.width * self.page.height).max(1.0);
        // A logo is no page of words; lines and dots are drawn as pictures as well.
        if share > 0.05 {
            self.page.pictures += 1;
            self.page.picture_share = self.page.picture_share.max(share.min(1.0));
        }
    }

    /// Follows an operator of a path; false if it is none.
    fn draw_path(
        &mut self,
        operator: &TypedInstruction<'_, '_>,
        path: &mut PathTracker,
        state: &GraphicsState<'a>,
    ) -> bool {
        match operator {
            TypedInstruction::MoveTo(m) => {
                path.begin(state.transform.apply(m.0.as_f64(), m.1.as_f64()))
            }
            TypedInstruction::LineTo(l) => {
                path.extend(state.transform.apply(l.0.as_f64(), l.1.as_f64()))
            }
            // A rule is straight. The curves of a logo or a signature strike no words.
            TypedInstruction::CubicTo(_)
            | TypedInstruction::CubicStartTo(_)
            | TypedInstruction::CubicEndTo(_) => {
                path.is_curved = true;
            }
            TypedInstruction::RectPath(r) => {
                let (x, y, width, height) =
                    (r.0.as_f64(), r.1.as_f64(), r.2.as_f64(), r.3.as_f64());
                path.begin(state.transform.apply(x, y));
                path.extend(state.transform.apply(x + width, y));
                path.extend(state.transform.apply(x + width, y + height));
                path.extend(state.transform.apply(x, y + height));
            }
            TypedInstruction::StrokePath(_) | TypedInstruction::CloseAndStrokePath(_) => {
                self.paint(path)
            }
            // Word processors draw the line through words as a thin filled rectangle.
            TypedInstruction::FillPathNonZero(_)
            | TypedInstruction::FillPathEvenOdd(_)
            | TypedInstruction::FillPathNonZeroCompatibility(_)
            | TypedInstruction::FillAndStrokeNonZero(_)
            | TypedInstruction::FillAndStrokeEvenOdd(_) => self.paint(path),
            // This ends a path that only clips and leaves no ink.
            TypedInstruction::EndPath(_) => path.clear(),
            _ => return false,
        }

        true
    }

    fn paint(&mut self, path: &mut PathTracker) {
        self.page.paths += 1;
        for area in path.areas() {
            let (width, height) = (area.x1 - area.x0, area.y1 - area.y0);
            if height < 2.0 && width > 3.0 && self.page.rules.len() < MAX_GLYPHS_PER_PAGE {
                self.page.rules.push(area);
            }
        }

        path.clear();
    }

    /// Marks the glyphs that a thin line goes through.
    fn strike(&mut self) {
        let mut rules = std::mem::take(&mut self.page.rules);
        rules.sort_by(|a, b| a.y0.total_cmp(&b.y0));
        for glyph in &mut self.page.glyphs {
            if glyph.text.trim().is_empty() {
                continue;
            }

            // An underline lies at the baseline or below; a line through x-height letters between these bounds.
            let (top, bottom) = (glyph.y - 0.42 * glyph.size, glyph.y - 0.12 * glyph.size);
            let middle = f64::midpoint(glyph.x0, glyph.x1);

            // No rule is higher than two points, so none that begins before these can cross.
            let first = rules.partition_point(|rule| rule.y0 < top - 2.0);
            let crossing = rules
                .iter()
                .skip(first)
                .take(MAX_RULES)
                .take_while(|rule| rule.y0 <= bottom);

            let mut crossing = crossing.filter(|rule| {
                let height = f64::midpoint(rule.y0, rule.y1);
                height > top && height < bottom && rule.x0 <= middle && middle <= rule.x1
            });

            glyph.is_struck |= crossing.next().is_some();
        }
    }
}

/// Returns the text that a mark puts in the place of its glyphs.
fn actual_text(properties: &Object<'_>, resources: &[&Resources<'_>]) -> Option<String> {
    let read = |dict: &Dict<'_>| {
        let text = dict.get::<hayro_syntax::object::String<'_>>("ActualText")?;
        Some(decode_text_string(text.as_bytes()))
    };

    match properties {
        Object::Dict(dict) => read(dict),
        Object::Name(name) => {
            let dict = resources
                .iter()
                .find_map(|resources| resources.properties.get::<Dict<'_>>(name))?;

            read(&dict)
        }
        _ => None,
    }
}
