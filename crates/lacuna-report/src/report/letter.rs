//! The letter about an agreement: the amendments that are asked for, and the questions that the addressee can answer.

mod address;
mod amendments;
mod docx;
mod markdown;
mod model;
mod own_side;
mod questions;
mod subjects;
mod text;
mod write;
mod writer;

use super::{RenderError, Report};
use lacuna_core::assessment::Assessment;

pub use address::LetterOptions;
pub use docx::LETTER_MARK;
use model::Letter;
use writer::LetterWriter;

/// Writes letters as plain text in lines of 80 columns.
pub(super) fn text(report: &Report<'_>) -> Result<String, RenderError> {
    let letters = each(report, false)?;
    let texts = letters
        .iter()
        .map(|letter| text::render(letter, report.messages))
        .collect::<Vec<_>>();
    Ok(texts.join("\n\n"))
}

/// Writes letters as Markdown in which nothing from an agreement is markup.
pub(super) fn markdown(report: &Report<'_>) -> Result<String, RenderError> {
    let letters = each(report, false)?;
    let texts = letters
        .iter()
        .map(|letter| markdown::render(letter, report.messages))
        .collect::<Vec<_>>();
    Ok(texts.join("\n---\n\n"))
}

/// Writes a letter as a page.
pub(super) fn html(report: &Report<'_>) -> Result<String, RenderError> {
    // Only a page can turn marks of language into `lang`. Elsewhere they would be odd characters.
    let letter = LetterWriter::new(only(report)?, report, true)?.write();
    super::html::letter(&letter, report.messages)
}

/// Refuses to write a letter for Word as text.
pub(super) fn docx_as_text(_: &Report<'_>) -> Result<String, RenderError> {
    Err(RenderError(
        "the format docx is not text; name a file with --output".to_owned(),
    ))
}

/// Writes a letter for Word (Office Open XML, ECMA-376); the same letter gives the same bytes.
pub(super) fn docx(report: &Report<'_>) -> Result<Vec<u8>, RenderError> {
    let letter = LetterWriter::new(only(report)?, report, false)?.write();
    docx::render(&letter, report.messages)
}

fn each(report: &Report<'_>, marks: bool) -> Result<Vec<Letter>, RenderError> {
    let letters = report
        .assessments
        .iter()
        .map(|assessment| Ok(LetterWriter::new(assessment, report, marks)?.write()));

    letters.collect()
}

fn only<'a>(report: &Report<'a>) -> Result<&'a Assessment<'a>, RenderError> {
    match report.assessments {
        [assessment] => Ok(assessment),
        others => Err(RenderError(format!(
            "a letter in this format is about one agreement, and there are {}",
            others.len()
        ))),
    }
}
