//! Looks up every quote of an agreement file in the documents that its sources name and that are at hand.

mod cited;
mod describe;

use crate::agreement::{Clause, SourceKind, View};
use std::collections::BTreeMap;
use std::path::Path;

use lacuna_sources::{NamedPlace, QuoteProver, SourceDocument};

use self::describe::{describe_proof, standing_of};
use super::{input, place};
use crate::agreement::{CheckedAgreement, QuoteCheck, QuoteChecks, QuoteStanding};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, NodeId};
use crate::source_file::visible;

pub(super) use self::describe::shorten;

/// What is said of a quote whose source names no file.
pub(super) const NO_FILE: &str = "no source names a file for it";

/// A document that an agreement file names as a source.
struct NamedDocument {
    /// Its entry in `sources`.
    source: NodeId,
    /// The id of the source.
    id: String,
    is_agreement_text: bool,
    /// The place of `file` in the agreement file.
    file: Option<NodeId>,
    /// The path as the agreement file has it.
    path: String,
    document: Option<SourceDocument>,
    /// Whether its `sha256` differs from the one in the agreement file.
    changed: bool,
}

/// Adds to an agreement how its quotes appear. One whose sources name no file is given back as it is.
///
/// # Errors
/// A document that is at hand and cannot be read, or a path that leads out of the folder of the agreement file.
pub(super) fn check_quotes(
    agreement: CheckedAgreement,
) -> Result<CheckedAgreement, Vec<Diagnostic>> {
    let documents = read_documents(agreement.document())?;
    if documents.iter().all(|named| named.file.is_none()) {
        return Ok(agreement);
    }

    let changed = documents.iter().filter(|named| named.changed);
    let checks = QuoteChecks {
        changed: changed.filter_map(|named| named.file).collect(),
        quotes: prove_quotes(agreement.document(), &documents),
        cited: cited::find_cited(agreement.document(), &documents),
    };

    Ok(agreement.with_quotes(checks))
}

/// Finds the clauses that quote something, in the order of the file.
pub(super) fn quoting_clauses(file: &Document) -> impl Iterator<Item = NodeId> {
    file.ids()
        .filter(|&id| is_clause(file, id) && View::<Clause>::at(file, id).quote().is_stated())
}

/// Reads the documents that the sources of an agreement file name and that are at hand.
fn read_documents(file: &Document) -> Result<Vec<NamedDocument>, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let mut documents = Vec::new();

    for source in View::of(file).sources().entries() {
        let mut named = NamedDocument {
            source: source.node().unwrap_or(NodeId::ROOT),
            id: source.id().string().unwrap_or_default().into_owned(),
            is_agreement_text: source.kind().value() == Some(SourceKind::AgreementText),
            file: source.file().node(),
            path: source.file().string().unwrap_or_default().into_owned(),
            document: None,
            changed: false,
        };
        if let Some(node) = named.file {
            match read_document(file, &named.path) {
                Ok(document) => named.document = document,
                Err(problem) => problems.push(locate(file, node, problem)),
            }
        }
        if let (Some(document), Some(expected)) = (&named.document, source.sha256().string()) {
            // Get-FileHash of PowerShell writes capitals.
            named.changed = !document.sha256.eq_ignore_ascii_case(expected.trim());
        }
        documents.push(named);
    }

    if problems.is_empty() {
        Ok(documents)
    } else {
        Err(problems)
    }
}

/// Reads a document in the folder of its agreement file or below it; `None` where it is not at hand.
fn read_document(file: &Document, path: &str) -> Result<Option<SourceDocument>, Diagnostic> {
    // Standard input lies in no folder that a path could start from.
    if file.text().name() == "<stdin>" {
        return Ok(None);
    }

    let folder = place::folder_of(Path::new(file.text().name()));
    let refuse = |why: &str| {
        let problem = Diagnostic::in_file(path, why);
        Err(problem.help("put the document in the folder of the agreement file or below it"))
    };

    if Path::new(path).is_absolute() {
        return refuse("this is a path from the root of the disk");
    }

    let full = folder.join(path);
    // What is not there is neither inside nor outside, and only not at hand.
    let Some(is_inside) = place::lies_in(&full, folder) else {
        return Ok(None);
    };

    if !is_inside {
        return refuse("this path is outside the folder of the agreement file");
    }
    if !full.is_file() {
        return refuse("this is not a file");
    }

    input::contract(&full).map(Some)
}

/// Says of a problem with a document at which place of the agreement file it is named.
fn locate(file: &Document, node: NodeId, problem: Diagnostic) -> Diagnostic {
    let message = format!("{}: {}", problem.file, problem.message);
    let mut located =
        Diagnostic::at(file.text(), file.span(node), message).pointer(file.pointer(node));

    located.help = problem.help;
    located
}

fn prove_quotes(file: &Document, documents: &[NamedDocument]) -> BTreeMap<NodeId, QuoteCheck> {
    // A prover goes over the whole document, so there is one for all quotes of it.
    let provers: Vec<Option<QuoteProver<'_>>> = documents
        .iter()
        .map(|named| named.document.as_ref().map(QuoteProver::new))
        .collect();

    let check = |clause: NodeId| {
        let quote = View::<Clause>::at(file, clause).quote().string()?;
        let meant = find_meant(file, clause, documents);
        let named_place = read_named_place(file, clause);
        let proofs = meant.iter().filter_map(|&at| {
            let (named, prover) = (documents.get(at)?, provers.get(at)?.as_ref()?);
            Some((named, prover.prove(&quote, &named_place)))
        });

        // Where several documents make up the agreement's text, one that has the words is enough.
        let best = proofs.min_by_key(|(_, proof)| (proof.is_only_reported(), !proof.is_proved()));
        let check = match best {
            Some((named, proof)) => QuoteCheck {
                standing: standing_of(&proof),
                details: describe_proof(named.document.as_ref(), &proof),
                supports: !proof.is_only_reported(),
            },
            None => QuoteCheck {
                standing: QuoteStanding::NoDocument,
                details: describe_absence(documents, &meant),
                // A document that is not at hand refutes nothing.
                supports: true,
            },
        };

        Some((clause, check))
    };

    quoting_clauses(file).filter_map(check).collect()
}

/// Finds the documents that a clause quotes: its source, or all that are the agreement's text where it names none.
fn find_meant(file: &Document, clause: NodeId, documents: &[NamedDocument]) -> Vec<usize> {
    let source = View::<Clause>::at(file, clause).source().string();
    let is_meant = |named: &NamedDocument| match &source {
        Some(id) => named.id == *id,
        None => named.is_agreement_text,
    };

    (0..documents.len())
        .filter(|&at| documents.get(at).is_some_and(is_meant))
        .collect()
}

fn read_named_place(file: &Document, clause: NodeId) -> NamedPlace {
    let clause = View::<Clause>::at(file, clause);
    NamedPlace {
        clause: clause.reference().string().map(|label| label.into_owned()),
        page: clause
            .page()
            .value()
            .and_then(|page| u32::try_from(page).ok()),
    }
}

/// Whether a value is an entry of a list named `clauses`.
fn is_clause(file: &Document, id: NodeId) -> bool {
    file.parent(id)
        .is_some_and(|list| list != NodeId::ROOT && file.key(list) == "clauses")
}

fn describe_absence(documents: &[NamedDocument], meant: &[usize]) -> String {
    let files: Vec<String> = meant
        .iter()
        .filter_map(|&at| documents.get(at))
        .filter(|named| named.file.is_some())
        .map(|named| visible(&named.path).into_owned())
        .collect();

    match files.as_slice() {
        [] => NO_FILE.to_owned(),
        files => format!("{} is not available", files.join(", ")),
    }
}
