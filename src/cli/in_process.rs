//! The commands as functions over bytes, for programs that call the library: the Python module and assistants.

use lacuna_sources::{Cues, read_contract};

pub use super::audit::in_memory::{Auditor, AuditorOptions};
use super::read::{self, ReadContract};
use super::{CliError, parse_day};
use crate::diagnostic::Diagnostic;

/// Reads a contract (PDF, DOCX, ODT, HTML, Markdown, text) as `lacuna read --format json` does.
///
/// # Errors
/// The bytes are not contract that can be read; the diagnostic says what to do.
pub fn read_to_json(name: &str, bytes: &[u8]) -> Result<String, Vec<Diagnostic>> {
    let document = lacuna_sources::read(name, bytes)
        .map_err(|error| vec![Diagnostic::in_file(name, error.problem).help(error.remedy)])?;

    let cues =
        Cues::load_builtin().map_err(|error| vec![Diagnostic::in_file("", error.to_string())])?;
    let reading = read_contract(&document, &cues);
    let contract = ReadContract {
        name: name.to_owned(),
        document,
        reading,
    };

    read::render_json(&[contract], &cues).map_err(CliError::into_problems)
}

/// Reads a day written as `2026-02-05`.
///
/// # Errors
/// The text is not a valid date.
pub fn read_day(text: &str) -> Result<chrono::NaiveDate, Vec<Diagnostic>> {
    parse_day(text).map_err(|help| {
        let problem = Diagnostic::in_file("", format!("`{text}` is not a date"));
        vec![problem.help(help)]
    })
}
