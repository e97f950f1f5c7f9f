//! The file that says what became of each value of each record.

use serde::Serialize;

use super::super::CliError;
use super::{Record, unwritten};
use crate::import::{MappingNote, RegisterFormat};
use crate::source_file::escaped_json;

/// What `--report` writes.
#[derive(Serialize)]
struct Report<'a> {
    /// The version of the program.
    lacuna: &'static str,
    kind: &'a str,
    records: Vec<ReportedRecord<'a>>,
}

#[derive(Serialize)]
struct ReportedRecord<'a> {
    file: &'a str,
    remarks: &'a [MappingNote],
    agreements: Vec<ReportedAgreement<'a>>,
}

#[derive(Serialize)]
struct ReportedAgreement<'a> {
    id: &'a str,
    remarks: &'a [MappingNote],
}

/// Renders the file as JSON.
///
/// # Errors
/// JSON that cannot be written, which is a fault of the program.
pub(super) fn render_report(kind: &RegisterFormat, records: &[Record]) -> Result<String, CliError> {
    let records = records.iter().map(|record| ReportedRecord {
        file: &record.file,
        remarks: &record.import.remarks,
        agreements: record
            .import
            .agreements
            .iter()
            .map(|made| ReportedAgreement {
                id: &made.id,
                remarks: &made.remarks,
            })
            .collect(),
    });

    let report = Report {
        lacuna: lacuna_core::VERSION,
        kind: kind.name,
        records: records.collect(),
    };

    let text = serde_json::to_string_pretty(&report).map_err(unwritten)?;
    Ok(escaped_json(&text).into_owned() + "\n")
}
