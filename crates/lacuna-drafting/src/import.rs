//! Agreements out of public registers: what a record states becomes facts, every silence is kept, and the rest is reported by name.

mod days;
mod dda;
mod entry;
mod lines;
mod nhs;
mod ocds;
mod remark;
mod settle;
mod words;

use std::sync::Arc;

use serde_json::Value;

use crate::draft;
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::document::{self, Document, NodeId};
use lacuna_core::source_file::SourceFile;

pub use remark::{MappingNote, MappingStatus};
pub use settle::{Origin, Refused, settle};

/// A kind of register: its name on the command line, what it is, and how its records are read.
#[derive(Debug, Clone, Copy)]
pub struct RegisterFormat {
    /// The name that `lacuna import` takes.
    pub name: &'static str,
    /// What the register is, for help.
    pub about: &'static str,
    /// Whether its records can come with histories of releases.
    pub has_releases: bool,
    /// Whether a file can hold one record per line.
    pub has_lines: bool,
    /// Reads one record; the documents beside it are histories of releases.
    pub read: fn(&Document, &[Document]) -> Result<Import, Vec<Diagnostic>>,
}

/// Every kind there is. A new one is a file of its own and a line here.
pub const KINDS: &[RegisterFormat] = &[
    RegisterFormat {
        name: "nhs",
        about: "NHS England Data Uses Register",
        has_releases: true,
        has_lines: false,
        read: nhs::read,
    },
    RegisterFormat {
        name: "ocds",
        about: "Open Contracting releases and records",
        has_releases: false,
        has_lines: true,
        read: ocds::read,
    },
    RegisterFormat {
        name: "dda",
        about: "iGrant.io data disclosure agreements",
        has_releases: false,
        has_lines: true,
        read: dda::read,
    },
];

/// What came out of one record.
#[derive(Debug, Default)]
pub struct Import {
    /// The agreements, one for each version that the record holds.
    pub agreements: Vec<Imported>,
    /// What is to be said of the record outside of any agreement.
    pub remarks: Vec<MappingNote>,
    /// What could not be read, each at its place; the agreements are those of the rest.
    pub problems: Vec<Diagnostic>,
    /// Contracts of which the record says that nothing was agreed; another record may say that something was.
    pub refused: Vec<Refused>,
}

/// One agreement out of a record.
#[derive(Debug)]
pub struct Imported {
    /// The id of the agreement, which names its file.
    pub id: String,
    /// The agreement.
    pub agreement: Value,
    /// The text of its file.
    pub text: String,
    /// What became of each value of the record.
    pub remarks: Vec<MappingNote>,
    /// What it was made of, where several records can speak of one agreement.
    pub origin: Option<Origin>,
}

/// A kind by its name.
#[must_use]
pub fn kind(name: &str) -> Option<&'static RegisterFormat> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// Reads a history of released files, which can belong to records.
///
/// # Errors
/// Text that is not JSON, and JSON that is not such a history.
pub fn history(text: Arc<SourceFile>) -> Result<Document, Vec<Diagnostic>> {
    let document = Document::parse(text)?;
    let list = document
        .get(NodeId::ROOT, "releases")
        .is_some_and(|node| document.kind(node) == document::NodeKind::List);
    if list && document.get(NodeId::ROOT, "base_reference").is_some() {
        return Ok(document);
    }

    let problem = entry::at(
        &document,
        NodeId::ROOT,
        "this is not a history of released files",
    );
    Err(vec![problem.help(
        "a history is an object with `base_reference` and a list of `releases`",
    )])
}

impl RegisterFormat {
    /// Reads a file. What is wrong with one record of several is in [`Import::problems`], beside the others.
    ///
    /// # Errors
    /// Text that is not JSON, and files of which nothing can be read, each at its place. What a record of this kind leaves
    /// out, or says in words that are not known, is no error: see the remarks.
    pub fn import(
        &self,
        text: Arc<SourceFile>,
        releases: &[Document],
    ) -> Result<Import, Vec<Diagnostic>> {
        let (document, unread) = if self.has_lines {
            lines::parse(text)?
        } else {
            (Document::parse(text)?, Vec::new())
        };

        let mut import = (self.read)(&document, releases)?;
        import.problems.extend(unread);
        // This comes before the check, since the text that it lays out has the id in it.
        settle(&mut [&mut import]);
        let Import {
            agreements,
            problems,
            ..
        } = &mut import;

        agreements.retain_mut(
            |imported| match draft::read(&imported.id, &imported.agreement) {
                Ok(checked) => {
                    imported.text = checked.document().text().content().to_owned();
                    true
                }
                Err(wrong) => {
                    problems.extend(
                        wrong
                            .iter()
                            .map(|wrong| invalid(&document, imported, wrong)),
                    );

                    false
                }
            },
        );
        // Only where nothing came of the file: else its good records would be lost with the bad.
        if import.agreements.is_empty() && !import.problems.is_empty() {
            return Err(import.problems);
        }

        Ok(import)
    }
}

/// A record of which no valid agreement can be made, at the value that the fact is from.
fn invalid(document: &Document, imported: &Imported, wrong: &Diagnostic) -> Diagnostic {
    let fact = wrong.pointer.as_deref().unwrap_or_default();
    let is_from = |remark: &&MappingNote| {
        remark
            .fact
            .as_deref()
            // The problem may be one of a group, to which values led by its facts.
            .is_some_and(|own| own.starts_with(fact))
    };

    let from = imported
        .remarks
        .iter()
        .find(is_from)
        // A fact that no value led to is still from this record.
        .or(imported.remarks.first());

    let node = from
        .and_then(|remark| document.at(&remark.pointer))
        .unwrap_or(NodeId::ROOT);

    let message = format!(
        "no valid agreement file can be made from this record: {}",
        wrong.message
    );

    entry::at(document, node, &message)
}
