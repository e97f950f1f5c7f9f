//! The shapes that data disclosure agreements come in: alone, in a list, or in an answer of a marketplace.

use lacuna_core::document::{Document, NodeId, NodeKind};

/// Members under which marketplaces hand agreements out.
const WRAPPERS: [&str; 6] = [
    "dda",
    "dataDisclosureAgreement",
    "dataDisclosureAgreementRecord",
    "dataDisclosureAgreements",
    "dataDisclosureAgreementTemplate",
    "ddas",
];

/// Every agreement of a file; the file itself where it has no such shape.
pub(super) fn agreements(document: &Document) -> Vec<NodeId> {
    let mut found = Vec::new();
    collect(document, NodeId::ROOT, &mut found);
    found
}

fn collect(document: &Document, node: NodeId, found: &mut Vec<NodeId>) {
    match document.kind(node) {
        NodeKind::List => document
            .children(node)
            .for_each(|entry| collect(document, entry, found)),
        // A line that is not JSON was reported already, and stands in the list as null.
        NodeKind::Null if node != NodeId::ROOT => {}
        // What has a controller is an agreement, whatever else is in it.
        NodeKind::Object if document.get(node, "dataController").is_none() => {
            let inner = WRAPPERS
                .into_iter()
                .filter_map(|key| document.get(node, key));

            let inner: Vec<NodeId> = inner
                .filter(|inner| matches!(document.kind(*inner), NodeKind::Object | NodeKind::List))
                .collect();

            if inner.is_empty() {
                found.push(node);
            }

            inner
                .into_iter()
                .for_each(|inner| collect(document, inner, found));
        }
        _ => found.push(node),
    }
}
