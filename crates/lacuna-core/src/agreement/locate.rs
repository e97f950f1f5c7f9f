//! What the schema knows of a place in a document: the kind of its value, the names around it, the ids of its lists.

use std::collections::BTreeMap;

use crate::document::{Document, NodeId, NodeKind};
use crate::vocabulary::{FieldKind, GroupId, Vocabulary};

/// So many unknown names get a suggestion; nobody reads more, and each is compared with all known ones.
pub(super) const SUGGESTED: usize = 20;

/// Returns the kind that the schema gives to a value of a document.
pub(super) fn kind_of<'v>(
    document: &Document,
    node: NodeId,
    vocabulary: &'v Vocabulary,
) -> Option<&'v FieldKind> {
    let parent = document.parent(node)?;
    if parent == NodeId::ROOT {
        return vocabulary
            .group(GroupId::AGREEMENT)
            .get(&document.key(node))
            .map(|field| &field.kind);
    }

    match kind_of(document, parent, vocabulary)? {
        FieldKind::Group(id) => vocabulary
            .group(*id)
            .get(&document.key(node))
            .map(|field| &field.kind),
        FieldKind::List(element) | FieldKind::Map(element) => Some(element),
        _ => None,
    }
}

/// Returns the names that the schema knows in an object.
pub(super) fn names_in<'v>(
    document: &Document,
    node: NodeId,
    vocabulary: &'v Vocabulary,
) -> Vec<&'v str> {
    let group = if node == NodeId::ROOT {
        Some(GroupId::AGREEMENT)
    } else {
        match kind_of(document, node, vocabulary) {
            Some(FieldKind::Group(id)) => Some(*id),
            _ => None,
        }
    };

    group
        .map(|id| vocabulary.group(id).names().collect())
        .unwrap_or_default()
}

/// Returns the ids that are in each top-level list, with the values that carry them.
pub(super) fn ids(document: &Document) -> BTreeMap<String, Vec<(String, NodeId)>> {
    let lists = document
        .children(NodeId::ROOT)
        .filter(|list| document.kind(*list) == NodeKind::List);
    lists
        .map(|list| {
            let entries = document.children(list).filter_map(|entry| {
                let id = document.get(entry, "id")?;
                // An id of another type is a fault of the schema, and nothing can refer to it.
                Some((document.string(id)?.into_owned(), id))
            });

            (document.key(list).into_owned(), entries.collect())
        })
        .collect()
}
