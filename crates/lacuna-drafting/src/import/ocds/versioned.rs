//! Versioned releases, in which each value is a list of what it was in which release: the latest of each counts.

use std::sync::Arc;

use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::document::{Document, NodeId, NodeKind};
use lacuna_core::source_file::SourceFile;

/// The file with the latest value of each field in the place of its history; `None` where there is no history in it.
///
/// All else of a history becomes blanks, so that every value keeps its line and its column.
///
/// # Errors
/// A history of which nothing can be read.
pub(super) fn latest(document: &Document) -> Result<Option<Document>, Vec<Diagnostic>> {
    // Few files are versioned, and to look for the word costs less than to look at each value.
    if !document.text().content().contains("\"releaseDate\"") {
        return Ok(None);
    }

    let mut found = Vec::new();
    collect(document, NodeId::ROOT, &mut found);
    if found.is_empty() {
        return Ok(None);
    }

    let text = document.text();
    let mut bytes = text.content().as_bytes().to_vec();
    // The outer histories come first, and what is inside their latest values is blanked after them.
    for (history, kept) in found {
        let kept = document.span(kept).range();
        for at in document.span(history).range() {
            let byte = bytes.get_mut(at).filter(|_| !kept.contains(&at));
            if let Some(byte) = byte.filter(|byte| !matches!(**byte, b'\n' | b'\r')) {
                *byte = b' ';
            }
        }
    }

    let blanked = match text.record() {
        Some(record) => SourceFile::of_record(text.name(), bytes, record),
        None => SourceFile::from_bytes(text.name(), bytes),
    };

    let blanked =
        blanked.map_err(|unreadable| vec![Diagnostic::unreadable(text.name(), unreadable)])?;
    Document::parse(Arc::new(blanked)).map(Some)
}

/// Whether there are histories in a value, at any depth.
pub(super) fn has_history(document: &Document, node: NodeId) -> bool {
    let mut found = Vec::new();
    collect(document, node, &mut found);
    !found.is_empty()
}

/// The moment of the latest value in any history of a release, in milliseconds.
pub(super) fn newest(document: &Document, node: NodeId) -> Option<i64> {
    let own = super::process::moment_at(document, node, "releaseDate");
    let inner = document
        .children(node)
        .filter_map(|child| newest(document, child));

    own.into_iter().chain(inner).max()
}

/// Finds the histories of a value, each with its latest value.
fn collect(document: &Document, node: NodeId, found: &mut Vec<(NodeId, NodeId)>) {
    if let Some(latest) = latest_of(document, node) {
        found.push((node, latest));
        // Older values are blanked as a whole, so only the latest is searched.
        return collect(document, latest, found);
    }

    for child in document.children(node) {
        collect(document, child, found);
    }
}

/// The latest value of a history by the days of its releases; of two of one day the one that comes later.
fn latest_of(document: &Document, history: NodeId) -> Option<NodeId> {
    if document.kind(history) != NodeKind::List {
        return None;
    }

    let mut latest: Option<(i64, NodeId)> = None;
    for entry in document.children(history) {
        // A list with any other entry is no history.
        document.get(entry, "releaseDate")?;
        let value = document.get(entry, "value")?;
        // A value without a day that can be read counts as the oldest.
        let moment = super::process::moment_at(document, entry, "releaseDate").unwrap_or(i64::MIN);
        if latest.is_none_or(|(known, _)| known <= moment) {
            latest = Some((moment, value));
        }
    }

    latest.map(|(_, value)| value)
}
