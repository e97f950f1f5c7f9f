//! Leads from an id to the entry that has it.

use std::ops::Range;

use lacuna_core::agreement::id_of;
use lacuna_core::document::{Document, NodeId};
use lacuna_core::vocabulary::Vocabulary;

use crate::cursor::{Cursor, CursorPlace, look_up, unquote};

/// Finds the bytes of the id that the value at an offset names.
pub(crate) fn find_definition(
    text: &str,
    offset: usize,
    document: &Document,
    vocabulary: &Vocabulary,
) -> Option<Range<usize>> {
    let cursor = Cursor::find(text, offset);
    // A key is the name of a field, and only values name entries.
    if cursor.place == CursorPlace::Key {
        return None;
    }
    let field = look_up(vocabulary, &cursor.path)?.field?;
    let named = unquote(text.get(cursor.token)?);
    let list = document.get(NodeId::ROOT, field.refers_to.as_deref()?)?;

    let ids = document.children(list).map(|entry| id_of(document, entry));
    let mut ids = ids.filter(|id| id.string().is_some_and(|own| own == named));
    Some(document.span(ids.next()?.node()?).range())
}
