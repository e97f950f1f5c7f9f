//! Which clauses of its own text an agreement file cites: what nobody cited may still say something.

use super::NamedDocument;
use crate::agreement::CitedDocument;
use crate::document::{Document, NodeId};

/// Finds, for each document of the agreement's own text that is at hand, the clauses that no fact cites.
pub(super) fn find_cited(file: &Document, documents: &[NamedDocument]) -> Vec<CitedDocument> {
    let references = references(file);
    let texts = documents.iter().filter(|named| named.is_agreement_text);

    texts
        .filter_map(|named| {
            let document = named.document.as_ref()?;
            let own = references.iter().filter(|reference| {
                let source = reference.source.as_deref();
                source.is_none_or(|source| source == named.id)
            });

            let coverage = document.cover_clauses(own.map(|reference| reference.label.as_str()));
            Some(CitedDocument {
                source: named.source,
                clauses: coverage.clauses,
                uncited: coverage.uncited,
            })
        })
        .collect()
}

/// A clause that the file names.
struct Reference {
    label: String,
    /// The id of the source; none where it is the agreement's own text, whichever file that is in.
    source: Option<String>,
}

/// All clauses that the file names: those that state a fact, and those that show why one is absent.
fn references(file: &Document) -> Vec<Reference> {
    let text = |group: NodeId, key: &str| {
        let node = file.get(group, key)?;
        file.string(node).map(|text| text.into_owned())
    };

    file.ids()
        .filter_map(|id| {
            Some(Reference {
                label: text(id, "ref").or_else(|| text(id, "clause"))?,
                source: text(id, "source"),
            })
        })
        .collect()
}
