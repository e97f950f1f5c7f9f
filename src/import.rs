//! Agreements out of public registers: what a record states becomes facts, every silence is kept, and the rest is told by name.

mod dda;
mod entry;
mod nhs;
mod ocds;
mod remark;

use std::sync::Arc;

use serde_json::Value;

use crate::draft;
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::document::{self, Document, NodeId};
use lacuna_core::source_file::SourceFile;

pub use remark::{MappingNote, MappingStatus};

/// A kind of register: its name on the command line, what it is, and how its records are read.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// The name that `lacuna import` takes.
    pub name: &'static str,
    /// What the register is, for help.
    pub about: &'static str,
    /// Whether its records can come with histories of releases.
    pub has_releases: bool,
    /// Reads one record; the documents beside it are histories of releases.
    pub read: fn(&Document, &[Document]) -> Result<Import, Vec<Diagnostic>>,
}

/// Every kind there is. A new one is a file of its own and a line here.
pub const KINDS: &[Kind] = &[
    Kind { name: "nhs", about: "NHS England Data Uses Register", has_releases: true, read: nhs::read },
    Kind { name: "ocds", about: "Open Contracting release packages", has_releases: false, read: ocds::read },
    Kind { name: "dda", about: "iGrant.io data disclosure agreements", has_releases: false, read: dda::read },
];

/// What came out of one record.
#[derive(Debug, Default)]
pub struct Import {
    /// The agreements, one for each version that the record holds.
    pub agreements: Vec<Imported>,
    /// What is to be said of the record outside of any agreement.
    pub remarks: Vec<MappingNote>,
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
}

/// A kind by its name.
#[must_use]
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// Reads a history of released files, which can belong to records.
///
/// # Errors
/// Text that is not JSON, and JSON that is no such history.
pub fn history(text: Arc<SourceFile>) -> Result<Document, Vec<Diagnostic>> {
    let document = Document::parse(text)?;
    let list = document.get(NodeId::ROOT, "releases").is_some_and(|node| document.kind(node) == document::Kind::List);
    if list && document.get(NodeId::ROOT, "base_reference").is_some() {
        return Ok(document);
    }
    let problem = entry::at(&document, NodeId::ROOT, "this is no history of released files");
    Err(vec![problem.help("a history is an object with `base_reference` and a list of `releases`")])
}

impl Kind {
    /// Reads a record.
    ///
    /// # Errors
    /// Text that is not JSON, and records that are not of this kind, each at its place. What a record of this kind leaves
    /// out, or says in words that are not known, is no error: see the remarks.
    pub fn import(&self, text: Arc<SourceFile>, releases: &[Document]) -> Result<Import, Vec<Diagnostic>> {
        let document = Document::parse(text)?;
        let mut import = (self.read)(&document, releases)?;
        let mut problems = Vec::new();
        for imported in &mut import.agreements {
            match draft::read(&imported.id, &imported.agreement) {
                Ok(checked) => imported.text = checked.document().text().content().to_owned(),
                Err(wrong) => problems.extend(wrong.iter().map(|wrong| invalid(&document, &imported.id, wrong))),
            }
        }
        if problems.is_empty() { Ok(import) } else { Err(problems) }
    }
}

/// A record of which no valid agreement can be made.
fn invalid(document: &Document, id: &str, wrong: &Diagnostic) -> Diagnostic {
    let place = wrong.pointer.as_deref().unwrap_or_default();
    let message = format!("no valid agreement file can be made of this record: {} (at {place} of {id})", wrong.message);
    Diagnostic::in_file(document.text().name(), message)
}
