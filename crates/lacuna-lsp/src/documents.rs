//! The documents that an agreement names under `sources`, as links, and those that the clauses at a place come from.

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
    let sources = document.get(NodeId::ROOT, "sources");
    let entries = sources.into_iter().flat_map(|list| document.children(list));

    let links = entries.flat_map(|entry| {
        let link = |key: &str, name: fn(String) -> Named| {
            let node = document.get(entry, key)?;
            let named = document.string(node)?.into_owned();
            let bytes = document.span(node).range();
            Some(Link {
                // Without the quotes, which an editor would underline as a part of the link.
                bytes: bytes.start + 1..bytes.end - 1,
                named: name(named),
            })
        };
        let address = link("url", Named::Address).filter(|link| {
            // Another scheme could start a program.
            matches!(&link.named, Named::Address(at) if at.starts_with("https://") || at.starts_with("http://"))
        });
        link("file", Named::File).into_iter().chain(address)
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
    let text = |node, key| {
        let value = document.get(node, key)?;
        document.string(value).map(|text| text.into_owned())
    };

    let file_of = |id: &str| {
        let sources = document.get(NodeId::ROOT, "sources")?;
        let mut entries = document.children(sources);
        let entry = entries.find(|entry| text(*entry, "id").as_deref() == Some(id))?;
        text(entry, "file")
    };

    let clauses = document.get(node, "clauses").into_iter();
    let clauses = clauses.flat_map(|list| document.children(list));
    let named = std::iter::once(node).chain(clauses);
    let mut files: Vec<String> = text(node, "file").into_iter().collect();
    for file in named.filter_map(|clause| file_of(&text(clause, "source")?)) {
        if !files.contains(&file) {
            files.push(file);
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
