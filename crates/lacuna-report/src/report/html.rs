//! The format `html`: one page that can be handed over, read in two minutes and verified in an hour.

mod absences;
mod answers;
mod benchmarks;
mod checked;
mod checklists;
mod citations;
mod claims;
mod clause_map;
mod comparison;
mod concerns;
mod decisions;
mod evidence;
mod findings;
mod flow;
mod found;
mod grounds;
mod head;
mod leads;
mod lighten;
mod no_instrument;
mod official;
mod paper;
mod priorities;
mod questions;
mod reasons;
mod result;
mod room;
mod route;
mod seal;
mod span;
mod states;
mod time;
mod values;
mod verdicts;
mod view;
mod writer;

use std::sync::LazyLock;

use serde::Serialize;
use tera::{Context, Tera};

use super::{Messages, RenderError, Report, tongue};
use lacuna_core::assessment::Assessment;
use writer::PageContext;

/// The templates, under the names by which they include each other; the ending turns escaping on.
const TEMPLATES: [(&str, &str); 12] = [
    (
        "parts.html",
        include_str!("../../../../reports/audit/parts.html"),
    ),
    (
        "head.html",
        include_str!("../../../../reports/audit/head.html"),
    ),
    (
        "result.html",
        include_str!("../../../../reports/audit/result.html"),
    ),
    (
        "concerns.html",
        include_str!("../../../../reports/audit/concerns.html"),
    ),
    (
        "flow.html",
        include_str!("../../../../reports/audit/flow.html"),
    ),
    (
        "findings.html",
        include_str!("../../../../reports/audit/findings.html"),
    ),
    (
        "checklists.html",
        include_str!("../../../../reports/audit/checklists.html"),
    ),
    (
        "claims.html",
        include_str!("../../../../reports/audit/claims.html"),
    ),
    (
        "checked.html",
        include_str!("../../../../reports/audit/checked.html"),
    ),
    (
        "letter.html",
        include_str!("../../../../reports/letter.html"),
    ),
    (
        "decisions.html",
        include_str!("../../../../reports/audit/decisions.html"),
    ),
    ("audit.html", include_str!("../../../../reports/audit.html")),
];

static PAGES: LazyLock<Result<Tera, String>> = LazyLock::new(|| {
    let mut tera = Tera::new();
    // In place of the engine's own, since marks of language become elements as text is escaped.
    tera.set_escape_fn(tongue::escape);
    // A title of a page holds no elements, and would show their tags as text.
    tera.register_filter(
        "bare",
        |text: &str, _: tera::Kwargs, _: &tera::State<'_>| tongue::bare(text),
    );

    tera.add_raw_templates(TEMPLATES)
        .map_err(|error| error.to_string())?;

    Ok(tera)
});

/// Writes the page about one agreement.
///
/// # Errors
/// More or fewer agreements than one; a template that asks for what is not there.
pub(super) fn render(report: &Report<'_>) -> Result<String, RenderError> {
    match report.assessments {
        [assessment] => page(assessment, report.messages),
        others => Err(RenderError(format!(
            "an HTML page is about one agreement, and there are {}",
            others.len()
        ))),
    }
}

/// The page about one agreement.
///
/// # Errors
/// A template that asks for what is not there.
pub fn page(assessment: &Assessment<'_>, messages: &Messages) -> Result<String, RenderError> {
    let tera = PAGES.as_ref().map_err(|error| RenderError(error.clone()))?;
    let view = view::page(&PageContext::new(assessment, messages));
    let context = Context::from_serialize(&view).map_err(|error| RenderError(error.to_string()))?;
    let page = tera
        .render("audit.html", &context)
        .map_err(|error| RenderError(error.to_string()))?;

    Ok(lighten::lighten(&page))
}

/// The content security policy of a page with one style and no script: nothing else may load or run.
#[must_use]
pub fn style_policy(style: &str) -> String {
    seal::policy(style, "")
}

/// The style of the letter.
const LETTER_STYLE: &str = include_str!("../../../../reports/letter.css");

/// A letter as a page.
///
/// # Errors
/// A template that asks for what is not there.
pub(super) fn letter(letter: &impl Serialize, messages: &Messages) -> Result<String, RenderError> {
    let tera = PAGES.as_ref().map_err(|error| RenderError(error.clone()))?;
    let mut context =
        Context::from_serialize(letter).map_err(|error| RenderError(error.to_string()))?;
    context.insert("language", messages.language());
    context.insert("text", messages.labels());
    context.insert("policy", &seal::policy(LETTER_STYLE, ""));
    context.insert("style", LETTER_STYLE);
    tera.render("letter.html", &context)
        .map_err(|error| RenderError(error.to_string()))
}
