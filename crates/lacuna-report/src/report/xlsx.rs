//! The format `xlsx`: a workbook with the findings and the open questions, in which no cell is a formula.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::findings_table::{COLUMNS, rows};
use super::{Messages, RenderError, Report};
use crate::spreadsheet::inert;
use lacuna_core::assessment::Assessment;

/// The widths of the columns of findings, in characters.
const WIDTHS: [f64; 16] = [
    18.0, 28.0, 10.0, 12.0, 14.0, 48.0, 10.0, 40.0, 40.0, 48.0, 10.0, 10.0, 20.0, 24.0, 7.0, 18.0,
];
/// The columns of questions, by the ids of their names, and their widths in characters.
const QUESTION_COLUMNS: [(&str, f64); 6] = [
    ("table_agreement", 18.0),
    ("table_question", 60.0),
    ("table_answerer", 18.0),
    ("table_severity", 10.0),
    ("table_waiting", 10.0),
    ("table_place", 36.0),
];
/// How many characters a cell holds (Excel's specifications and limits).
const CELL: usize = 32_767;

/// Refuses to write a workbook as text.
pub(super) fn as_text(_: &Report<'_>) -> Result<String, RenderError> {
    Err(RenderError(
        "the format xlsx is not text; name a file with --output".to_owned(),
    ))
}

/// The comment of the archive that a workbook is. A spreadsheet program that saves the workbook drops it, so that it tells a
/// workbook of this program from one that somebody has worked on.
pub const WORKBOOK_MARK: &str = "Lacuna workbook, not edited";

pub(super) fn render(report: &Report<'_>) -> Result<Vec<u8>, RenderError> {
    let mut bytes = workbook(report).map_err(|error| RenderError(error.to_string()))?;
    // The archive ends with the length of its comment, zero so far, and the comment (ZIP, 4.3.16).
    if let (Some(before), Ok(length)) = (
        bytes.strip_suffix(&[0, 0]).map(<[u8]>::len),
        u16::try_from(WORKBOOK_MARK.len()),
    ) {
        bytes.truncate(before);
        bytes.extend(length.to_le_bytes());
        bytes.extend(WORKBOOK_MARK.as_bytes());
    }

    Ok(bytes)
}

fn workbook(report: &Report<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The day of the audit and not that of the clock, so that the same audit gives the same bytes.
    if let Some(first) = report.assessments.first() {
        let properties = DocProperties::new().set_creation_datetime(&moment(first.day)?);
        workbook.set_properties(&properties);
    }

    let head = Format::new().set_bold().set_text_wrap();
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let findings = workbook.add_worksheet();
    findings.set_name(report.messages.plain("table_findings"))?;
    let heads = COLUMNS.map(|id| report.messages.plain(id));
    let rows: Vec<Vec<String>> = rows(report).into_iter().map(Vec::from).collect();
    fill(findings, &heads, &WIDTHS, &rows, (&head, &body))?;

    let questions = workbook.add_worksheet();
    questions.set_name(report.messages.plain("table_questions"))?;
    let heads = QUESTION_COLUMNS.map(|(id, _)| report.messages.plain(id));
    let widths = QUESTION_COLUMNS.map(|(_, width)| width);
    let rows: Vec<Vec<String>> = report
        .assessments
        .iter()
        .flat_map(|assessment| question_rows(assessment, report.messages))
        .collect();

    fill(questions, &heads, &widths, &rows, (&head, &body))?;
    workbook.save_to_buffer()
}

fn moment(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    // The calendar of Excel begins in 1900.
    let year = u16::try_from(day.year()).unwrap_or(1900);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}

fn fill(
    sheet: &mut Worksheet,
    heads: &[String],
    widths: &[f64],
    rows: &[Vec<String>],
    (head, body): (&Format, &Format),
) -> Result<(), XlsxError> {
    let last_column = column(heads.len().saturating_sub(1));
    for (at, (name, width)) in heads.iter().zip(widths).enumerate() {
        sheet.write_string_with_format(0, column(at), name, head)?;
        sheet.set_column_width(column(at), *width)?;
    }

    for (line, row) in rows.iter().enumerate() {
        let line = u32::try_from(line + 1).unwrap_or(u32::MAX);
        for (at, cell) in row.iter().enumerate() {
            // A text is never a formula here; it would become one where somebody saves the sheet as CSV.
            // A text that is longer than a cell would fail the whole workbook.
            let cell: String = inert(cell).chars().take(CELL).collect();
            sheet.write_string_with_format(line, column(at), cell, body)?;
        }
    }

    sheet.set_freeze_panes(1, 0)?;
    let last_row = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    Ok(())
}

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// A row for each open question of an agreement.
fn question_rows(assessment: &Assessment<'_>, messages: &Messages) -> Vec<Vec<String>> {
    let id = assessment.agreement.id().into_owned();
    let questions = assessment.questions();
    let rows = questions.iter().map(|question| {
        let severity = question.worst();
        vec![
            id.clone(),
            super::text::label(assessment.agreement.document(), &question.fact, messages),
            messages.word("answerer", question.answerer().as_str()),
            severity.map_or_else(String::new, |severity| messages.severity(severity)),
            question.rules.len().to_string(),
            question.fact.pointer.clone(),
        ]
    });

    rows.collect()
}
