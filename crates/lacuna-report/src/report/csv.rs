//! The format `csv`: a row for each finding (RFC 4180), in which no cell is a formula.

use super::findings_table::{COLUMNS, rows};
use super::{RenderError, Report};
use crate::spreadsheet::inert;

pub(super) fn render(report: &Report<'_>) -> Result<String, RenderError> {
    let fail = |error: &dyn std::fmt::Display| RenderError(error.to_string());
    let mut writer = csv::WriterBuilder::new()
        // Always, so that the first line is the one by which `own.rs` knows a table.
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(Vec::new());

    let heads = COLUMNS.map(|id| report.messages.plain(id));
    writer.write_record(heads).map_err(|error| fail(&error))?;
    for row in rows(report) {
        writer
            .write_record(row.iter().map(|cell| inert(cell)))
            .map_err(|error| fail(&error))?;
    }

    let bytes = writer.into_inner().map_err(|error| fail(&error))?;
    String::from_utf8(bytes).map_err(|error| fail(&error))
}
