//! The entry of a list that a fact belongs to, by the name that people call it.

use lacuna_core::document::{Document, Kind, NodeId};
use lacuna_core::source_file::visible;

/// The entry of a list in which a pointer leads, or would lead.
pub(super) fn around(document: &Document, pointer: &str) -> Option<NodeId> {
    let ends = pointer
        .match_indices('/')
        .map(|(end, _)| end)
        .chain([pointer.len()])
        .rev();

    let mut at = ends
        .filter_map(|end| document.at(pointer.get(..end)?))
        .next()?;

    loop {
        let parent = document.parent(at)?;
        if document.kind(parent) == Kind::List && document.kind(at) == Kind::Object {
            return Some(at);
        }

        at = parent;
    }
}

/// The name of an entry as it may be shown: its name, its title, its id, or what it is; empty where it has none.
pub(super) fn name(document: &Document, entry: NodeId) -> String {
    let text = |field: &&str| {
        document
            .get(entry, field)
            .and_then(|node| document.string(node))
    };

    let names = ["name", "title", "id", "what", "text"]
        .iter()
        .filter_map(text);

    names
        .map(|name| visible(&name).into_owned())
        .find(|name| !name.is_empty())
        .unwrap_or_default()
}
