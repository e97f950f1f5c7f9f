//! Which format a name or the ending of a file chooses, and what to do where it chooses none.

use std::path::Path;

use crate::diagnostic::nearest;
use crate::report::{self, Format};

/// Finds the format of a name.
///
/// # Errors
/// There is no such format: what was meant, or the formats there are.
pub(in crate::cli) fn parse_format(name: &str) -> Result<&'static Format, String> {
    report::format(name).ok_or_else(|| {
        let names: Vec<&str> = report::formats().map(|format| format.name).collect();
        let hint = match office_document(name) {
            Some(hint) => hint.to_owned(),
            None => match name_of_ending(name).or_else(|| nearest(name, names.iter().copied())) {
                Some(near) => format!("did you mean {near}?"),
                None => return format!("the formats are {}", names.join(", ")),
            },
        };

        format!("{hint} The formats are {}", names.join(", "))
    })
}

/// The format whose files have an ending that was given as a format.
fn name_of_ending(name: &str) -> Option<&'static str> {
    let ending = name.trim_start_matches('.').to_lowercase();
    let ending = if ending == "htm" { "html" } else { &ending };
    let format = report::formats().find(|format| format.ending == ending)?;

    Some(format.name)
}

/// What to do for those who want a PDF or a Word document.
fn office_document(ending: &str) -> Option<&'static str> {
    match ending.to_lowercase().as_str() {
        "pdf" => Some("Write --output report.html, and print that page to PDF in a browser."),
        "doc" | "docx" | "odt" | "rtf" | "word" => Some(
            "Write --output report.html and open that page in a word processor, or `lacuna letter` with --output \
             letter.docx.",
        ),
        "xls" | "ods" | "excel" => Some("Write --output findings.xlsx."),
        _ => None,
    }
}

/// An ending that chooses no format.
pub(super) struct UnknownEnding {
    /// Those that choose one, in a row.
    pub(super) endings: String,
    /// A sentence about the file that was wanted, with a blank before it; or nothing.
    pub(super) hint: String,
}

/// Returns the ending of a file in small letters, as the formats have it; empty where it has none.
pub(in crate::cli) fn ending_of(path: &Path) -> String {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default();

    match ending.as_str() {
        "htm" => "html".to_owned(),
        _ => ending,
    }
}

/// Chooses the format by the ending of a file.
///
/// # Errors
/// No format has that ending.
pub(super) fn by_ending(path: &Path) -> Result<&'static Format, UnknownEnding> {
    // A folder is asked for by those who want a page for each agreement.
    if let Some(html) = report::format("html").filter(|_| is_folder(path)) {
        return Ok(html);
    }

    let ending = ending_of(path);
    let found = report::formats().find(|format| format.ending == ending);
    found.ok_or_else(|| {
        let endings: Vec<String> = report::formats()
            .map(|format| format!(".{}", format.ending))
            .collect();

        UnknownEnding {
            endings: endings.join(", "),
            hint: office_document(&ending)
                .map(|hint| format!(" {hint}"))
                .unwrap_or_default(),
        }
    })
}

/// Returns whether an output is a folder.
pub(super) fn is_folder(path: &Path) -> bool {
    // A folder that is not there yet shows itself by the slash at its end.
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with('/')
}
