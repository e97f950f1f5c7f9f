//! Agreements written out for other programs and offices: linked data, and the record of processing; a list of kinds, one file each.

mod dpv;
mod ropa;
mod stated;

use lacuna_core::agreement::CheckedAgreement;

/// A kind of export: its name on the command line, what it is, and how it is written.
#[derive(Debug, Clone, Copy)]
pub struct ExportFormat {
    /// The name that `lacuna export` takes.
    pub name: &'static str,
    /// What it is, for help.
    pub about: &'static str,
    /// The endings of its files.
    pub endings: &'static [&'static str],
    /// Writes agreements.
    pub write: fn(&[CheckedAgreement]) -> Result<String, ExportError>,
}

/// Every kind there is. A new one is a file of its own and a line here.
pub const KINDS: &[ExportFormat] = &[
    ExportFormat {
        name: "dpv",
        about: "W3C Data Privacy Vocabulary 2, as JSON-LD",
        endings: &["jsonld", "json"],
        write: dpv::write,
    },
    ExportFormat {
        name: "ropa",
        about: "record of processing activities (GDPR Article 30), as CSV",
        endings: &["csv"],
        write: ropa::write,
    },
];

/// An export that could not be written: a fault of this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportError(pub String);

impl std::fmt::Display for ExportError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the agreement cannot be written: {}", self.0)
    }
}

impl std::error::Error for ExportError {}

/// A kind by its name.
#[must_use]
pub fn kind(name: &str) -> Option<&'static ExportFormat> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// Decides whether a text begins as one of the exports does.
#[must_use]
pub fn is_own_export(start: &str) -> bool {
    ropa::is_own(start) || dpv::is_own(start)
}
