//! Tests of reading: each format with its traps, hostile files, and real contracts where they are at hand.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "tests may fail and may read files"
)]

mod clauses;
mod contracts;
mod hostile;
mod made;
mod markup;
mod odt;
mod pdf;
mod pdf_bounds;
mod text;
mod word;
mod word_tables;

use lacuna_sources::{Block, SetApartKind, SourceDocument, read};

/// Reads a file that must be readable.
fn read_ok(name: &str, bytes: &[u8]) -> SourceDocument {
    match read(name, bytes) {
        Ok(document) => document,
        Err(error) => panic!("{name}: {error}"),
    }
}

/// Returns each block as its number, if any, and its words.
fn lines(document: &SourceDocument) -> Vec<String> {
    let line = |block: &Block| {
        let number = block
            .automatic_number
            .as_deref()
            .map(|number| format!("{number} "))
            .unwrap_or_default();

        format!("{number}{}", &document.text[block.range.clone()])
    };

    document.blocks.iter().map(line).collect()
}

/// Returns what is set apart for a reason.
fn apart(document: &SourceDocument, kind: SetApartKind) -> Vec<&str> {
    let matching = document.set_apart.iter().filter(|apart| apart.kind == kind);
    matching.map(|apart| apart.text.as_str()).collect()
}

/// Returns the labels of the clauses.
fn labels(document: &SourceDocument) -> Vec<&str> {
    document
        .clauses
        .iter()
        .map(|clause| clause.label.as_str())
        .collect()
}

/// Checks what every reader promises of its ranges.
fn check_ranges(document: &SourceDocument) {
    let mut end = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        assert!(block.range.start < block.range.end, "a block without words");
        if index > 0 {
            assert_eq!(
                block.range.start,
                end + 1,
                "blocks are separated by one line feed"
            );

            assert_eq!(&document.text[end..block.range.start], "\n");
        }

        assert!(!document.text[block.range.clone()].contains('\n'));
        end = block.range.end;
    }

    assert_eq!(end, document.text.len());

    let mut page_end = 0;
    for page in &document.pages {
        assert!(page.range.start >= page_end && page.range.end <= document.text.len());
        assert!(document.text.is_char_boundary(page.range.start));
        page_end = page.range.end;
    }

    for (index, clause) in document.clauses.iter().enumerate() {
        assert!(clause.range.start <= clause.range.end && clause.range.end <= document.text.len());
        assert!(document.text.get(clause.range.clone()).is_some());
        assert!(clause.parent.is_none_or(|parent| parent < index));
    }

    assert!(
        document
            .set_apart
            .iter()
            .all(|apart| apart.at <= document.text.len())
    );

    assert!(
        document
            .line_end_hyphens
            .iter()
            .all(|at| document.text.is_char_boundary(*at))
    );
}
