//! The annotations of a page: filled form fields, lines drawn through words, and comments.

use hayro_syntax::{
    object::{Array, Dict, Name, Stream, String as PdfString},
    page::{Page, Resources},
};

use super::{
    drawing::{Drawing, PageComment, decode_text_string},
    glyph::{Area, Matrix},
};

/// The most annotations of a page.
const MAX_ANNOTATIONS: usize = 5_000;

/// Draws what the annotations of a page show.
pub(super) fn draw_annotations<'a>(drawing: &mut Drawing<'a, '_>, page: &Page<'a>, base: Matrix) {
    let Some(annotations) = page.raw().get::<Array<'a>>("Annots") else {
        return;
    };

    for annotation in annotations.iter::<Dict<'a>>().take(MAX_ANNOTATIONS) {
        // The second bit of the flags hides an annotation.
        if annotation
            .get::<i32>("F")
            .is_some_and(|flags| flags & 2 != 0)
        {
            continue;
        }
        match annotation.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Widget" | b"FreeText" | b"Stamp") => {
                draw_appearance(drawing, &annotation, page.resources(), base)
            }
            Some(b"StrikeOut") => strike_out(drawing, &annotation, base),
            Some(b"Text" | b"Highlight" | b"Underline" | b"Squiggly") => {
                push_comment(drawing, &annotation, base)
            }
            // Links and pop-ups show no words of their own.
            _ => {}
        }
    }
}

fn draw_appearance<'a>(
    drawing: &mut Drawing<'a, '_>,
    annotation: &Dict<'a>,
    resources: &Resources<'a>,
    base: Matrix,
) {
    let Some(appearances) = annotation.get::<Dict<'a>>("AP") else {
        return;
    };

    // A box to tick has one appearance for each of its states.
    let form = appearances.get::<Stream<'a>>("N").or_else(|| {
        let states = appearances.get::<Dict<'a>>("N")?;
        let state = annotation.get::<Name<'_>>("AS")?;
        states.get::<Stream<'a>>(state)
    });

    let (Some(form), Some(place)) = (form, area_of(annotation, "Rect")) else {
        return;
    };

    // The box of the form is fitted into the rectangle (ISO 32000-2, 12.5.5).
    let matrix = form
        .dict()
        .get::<[f64; 6]>("Matrix")
        .map_or(Matrix::IDENTITY, Matrix);

    let bounds = area_of(form.dict(), "BBox").unwrap_or(place);
    let bounds = matrix.apply_area(bounds);

    // An empty box cannot be stretched to any size.
    let scale = |to: f64, from: f64| if from.abs() < 1e-6 { 1.0 } else { to / from };
    let (x, y) = (
        scale(place.x1 - place.x0, bounds.x1 - bounds.x0),
        scale(place.y1 - place.y0, bounds.y1 - bounds.y0),
    );

    let fit = Matrix([
        x,
        0.0,
        0.0,
        y,
        place.x0 - bounds.x0 * x,
        place.y0 - bounds.y0 * y,
    ]);

    drawing.draw_field(&form, resources, base.after(&fit));
}

fn area_of(dict: &Dict<'_>, key: &str) -> Option<Area> {
    let [a, b, c, d] = dict.get::<[f64; 4]>(key)?;
    Area::around(&[(a, b), (c, d)])
}

/// Adds a rule for each run of words that a reader's program strikes through.
fn strike_out(drawing: &mut Drawing<'_, '_>, annotation: &Dict<'_>, base: Matrix) {
    let Some(numbers) = annotation.get::<Array<'_>>("QuadPoints") else {
        return;
    };

    let numbers: Vec<f64> = numbers.iter::<f64>().take(MAX_ANNOTATIONS).collect();
    for quad in numbers.chunks_exact(8) {
        let points: Vec<(f64, f64)> = quad
            .chunks_exact(2)
            .filter_map(|p| Some(base.apply(*p.first()?, *p.get(1)?)))
            .collect();

        // Acrobat writes the corners in another order than the standard, so any order will do.
        if let Some(area) = Area::around(&points) {
            // The middle of the box lies where a pen would go through the letters.
            let middle = area.y0 + 0.6 * (area.y1 - area.y0);
            drawing.page.rules.push(Area {
                y0: middle,
                y1: middle,
                ..area
            });
        }
    }

    push_comment(drawing, annotation, base);
}

fn push_comment(drawing: &mut Drawing<'_, '_>, annotation: &Dict<'_>, base: Matrix) {
    if let Some(words) = annotation.get::<PdfString<'_>>("Contents") {
        let words = decode_text_string(words.as_bytes());
        if !words.trim().is_empty() {
            let area = area_of(annotation, "Rect").map(|area| base.apply_area(area));
            drawing.page.comments.push(PageComment { words, area });
        }
    }
}
