//! The documents that an agreement names under `sources`, as links, and those that the clauses at a place come from.

use std::borrow::Cow;

use lacuna_core::agreement::{Clause, Source, View, clauses_of};
use std::ops::Range;

use lacuna_core::document::{Document, NodeId, escape_pointer};

use crate::cursor::{Cursor, CursorPlace, Step, unquote};

/// A text of an agreement that leads somewhere: its bytes without quotes, and what it says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) bytes: Range<usize>,
    pub(crate) named: Named,
}

/// What a link names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// A file beside the agreement.
    File(String),
    /// An address on the web.
    Address(String),
}

/// Lists the links of `sources`: the file of each, and its address on the web.
pub(crate) fn list_links(document: &Document) -> Vec<Link> {
    let links = View::of(document).sources().entries().flat_map(|entry| {
        let link = |node: Option<NodeId>, name: fn(String) -> Named| {
            let node = node?;
            let named = document.string(node)?.into_owned();
            let bytes = document.span(node).range();
            Some(Link {
                // Without the quotes, which an editor would underline as a part of the link.
                bytes: bytes.start + 1..bytes.end - 1,
                named: name(named),
            })
        };
        let address = link(entry.url().node(), Named::Address).filter(|link| {
            // Another scheme could start a program.
            matches!(&link.named, Named::Address(at) if at.starts_with("https://") || at.starts_with("http://"))
        });
        link(entry.file().node(), Named::File).into_iter().chain(address)
    });

    links.collect()
}

/// Names the files of the sources at a byte offset: of the clause that it is in, else of the clauses of the nearest group.
pub(crate) fn find_documents(text: &str, offset: usize, document: &Document) -> Vec<String> {
    let cursor = Cursor::find(text, offset);
    let mut steps: Vec<String> = cursor.path.iter().map(describe_step).collect();
    if cursor.place == CursorPlace::Key {
        let key = unquote(text.get(cursor.token).unwrap_or_default());
        steps.push(escape_pointer(&key).into_owned());
    }

    loop {
        let pointer: String = steps.iter().map(|step| format!("/{step}")).collect();
        let files = document.at(&pointer).map(|node| files_of(document, node));
        if let Some(files) = files.filter(|files| !files.is_empty()) {
            return files;
        }
        // A field has the clauses of the nearest group around it that names a document.
        if steps.pop().is_none() {
            return Vec::new();
        }
    }
}

fn describe_step(step: &Step) -> String {
    match step {
        Step::Key(name) => escape_pointer(name).into_owned(),
        Step::Index(index) => index.to_string(),
    }
}

/// The files of a source, of a clause, or of the clauses of a group, each once.
fn files_of(document: &Document, node: NodeId) -> Vec<String> {
    let file_of = |id: &str| {
        let mut sources = View::of(document).sources().entries();
        let source = sources.find(|source| source.id().string().is_some_and(|own| own == id))?;
        source.file().string()
    };

    // The node may be any of the three, and a member that it does not have is missing.
    let own = View::<Source>::at(document, node).file().string();
    let clauses = clauses_of(document, node).entries();
    let named = std::iter::once(View::<Clause>::at(document, node)).chain(clauses);
    let mut files: Vec<String> = own.into_iter().map(Cow::into_owned).collect();
    for file in named.filter_map(|clause| file_of(&clause.source().string()?)) {
        if !files.iter().any(|known| *known == file) {
            files.push(file.into_owned());
        }
    }

    files
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use lacuna_core::source_file::SourceFile;

    use super::*;

    const AGREEMENT: &str = r#"{ "sources": [ { "id": "a", "file": "a.pdf", "url": "https://example.org/a" },
        { "id": "b", "file": "b.md", "url": "file:///bin/sh" } ],
        "term": { "months": 1, "clauses": [ { "source": "a" }, { "source": "b" } ] }, "price": { "amount": 2 } }"#;

    fn parsed() -> Document {
        Document::parse(Arc::new(SourceFile::new("", AGREEMENT))).expect("it is JSON")
    }

    fn at(mark: &str) -> Vec<String> {
        let offset = AGREEMENT.find(mark).expect("the mark is there") + 2;
        find_documents(AGREEMENT, offset, &parsed())
    }

    #[test]
    fn a_place_leads_to_the_documents_of_its_clauses() {
        assert_eq!(at("\"months\""), ["a.pdf", "b.md"]);
        assert_eq!(at("\"term\""), ["a.pdf", "b.md"]);
        assert_eq!(at("\"b\" } ] }"), ["b.md"]);
        assert_eq!(at("\"a.pdf\""), ["a.pdf"]);
        assert_eq!(at("\"amount\""), Vec::<String>::new());
    }

    #[test]
    fn only_files_and_addresses_on_the_web_are_links() {
        let shown: Vec<String> = list_links(&parsed())
            .into_iter()
            .map(|link| AGREEMENT[link.bytes].to_owned())
            .collect();
        assert_eq!(shown, ["a.pdf", "https://example.org/a", "b.md"]);
    }
}
