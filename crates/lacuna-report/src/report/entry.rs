//! The entry of a list that a fact belongs to, by the name that people call it.

use lacuna_core::document::{Document, NodeId, NodeKind};
use lacuna_core::source_file::visible;

/// The entry of a list in which a pointer leads, or would lead.
pub(super) fn around(document: &Document, pointer: &str) -> Option<NodeId> {
    // From the whole pointer upwards, since a missing fact may lack groups around it too.
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
        // An entry that is a text, as in a list of countries, has no name to call it by.
        if document.kind(parent) == NodeKind::List && document.kind(at) == NodeKind::Object {
            return Some(at);
        }

        at = parent;
    }
}

/// The dotted path of a fact or a group, without the places in lists; empty for the whole agreement.
pub(super) fn dotted_path(document: &Document, node: NodeId) -> String {
    let pointer = document.pointer(node);
    let steps = pointer.split('/').skip(1);
    // Nothing in the schema has a number for a name, so that such a step is a place in a list.
    let names = steps.filter(|step| step.parse::<usize>().is_err());

    names.collect::<Vec<_>>().join(".")
}

/// How many characters of a long text stand for an entry that has no name.
const NAME_LENGTH: usize = 70;

/// The name of an entry as it may be shown: its name, its title, its words, or its id; empty where it has none.
pub(super) fn name(document: &Document, entry: NodeId) -> String {
    let text = |field: &&str| {
        document
            .get(entry, field)
            .and_then(|node| document.string(node))
    };

    // An id is for programs: people know an entry by its words.
    let names = ["name", "title", "what", "text", "id"]
        .iter()
        .filter_map(text);

    names
        // A purpose can be a whole sentence, and here it is in the middle of another.
        .map(|name| shortened(&visible(name.trim_end_matches('.'))))
        .find(|name| !name.is_empty())
        .unwrap_or_default()
}

/// A text cut at the end of a word where it is long.
fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(NAME_LENGTH) else {
        return text.to_owned();
    };

    let cut = text.get(..end).unwrap_or_default();
    // A text without spaces, as Chinese is written, has no word to end at.
    let words = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', ' ', '…']))
}
