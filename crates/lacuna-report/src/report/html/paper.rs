//! What the page reads from the agreement itself, and not from answers: its title, its parties, its sources.

use lacuna_core::agreement::CheckedAgreement;
use lacuna_core::document::{Document, NodeId};
use lacuna_core::source_file::visible;

/// A text or report that the file was written from.
pub(super) struct PaperSource {
    /// Its entry in the file.
    pub(super) node: NodeId,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) url: String,
    /// What kind of document it is, such as `agreement_text` or `press`.
    pub(super) kind: String,
    /// `whole`, `part` or `not_read`.
    pub(super) read: String,
}

/// How much of the agreement's own text was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextExtent {
    /// All of it, or the file does not say.
    Whole,
    /// Some of it.
    Part,
    /// None of it.
    Unread,
}

/// The agreement as a document.
pub(super) struct Paper<'a> {
    document: &'a Document,
    pub(super) sources: Vec<PaperSource>,
}

impl<'a> Paper<'a> {
    pub(super) fn new(agreement: &'a CheckedAgreement) -> Self {
        let document = agreement.document();
        let sources = list(document, "sources")
            .map(|node| PaperSource::read(document, node))
            .collect();

        Self { document, sources }
    }

    /// A text by the names that lead to it from the agreement, as it may be shown; empty where it is not stated.
    pub(super) fn text(&self, path: &[&str]) -> String {
        let node = self.document.descend(NodeId::ROOT, path);
        node.and_then(|node| self.document.string(node))
            .map(|text| visible(&text).into_owned())
            .unwrap_or_default()
    }

    pub(super) fn title(&self) -> String {
        self.text(&["title"])
    }

    /// The names of the parties.
    pub(super) fn parties(&self) -> Vec<String> {
        list(self.document, "parties")
            .map(|party| text_of(self.document, party, "name"))
            .collect()
    }

    /// What kind of document it is, such as `mou`.
    pub(super) fn instrument(&self) -> String {
        self.text(&["instrument", "type"])
    }

    /// Whether the document binds, where the file says so.
    pub(super) fn is_binding(&self) -> Option<bool> {
        let node = self
            .document
            .descend(NodeId::ROOT, &["instrument", "binding"])?;

        self.document.boolean(node)
    }

    /// How much of the agreement's own text was read, over all its sources.
    pub(super) fn reading(&self) -> TextExtent {
        let texts = || self.sources.iter().filter(|source| source.is_text());
        if texts().next().is_none() || texts().all(|source| source.reading() == TextExtent::Whole) {
            return TextExtent::Whole;
        }
        if texts().all(|source| source.reading() == TextExtent::Unread) {
            TextExtent::Unread
        } else {
            TextExtent::Part
        }
    }

    /// The agreement's texts of which not all was read.
    pub(super) fn partly_read(&self) -> impl Iterator<Item = &PaperSource> {
        self.sources
            .iter()
            .filter(|source| source.is_text() && source.reading() != TextExtent::Whole)
    }

    /// The agreement's text, where the file names exactly one.
    pub(super) fn only_text(&self) -> Option<&PaperSource> {
        // Of two texts nobody knows which one a clause that names no source is in.
        let mut texts = self.sources.iter().filter(|source| source.is_text());
        texts.next().filter(|_| texts.next().is_none())
    }

    pub(super) fn source(&self, id: &str) -> Option<&PaperSource> {
        self.sources.iter().find(|source| source.id == id)
    }
}

impl PaperSource {
    fn read(document: &Document, node: NodeId) -> Self {
        let text = |name| text_of(document, node, name);
        let id = text("id");
        let title = text("title");
        let name = if title.is_empty() { id.clone() } else { title };

        Self {
            node,
            id,
            name,
            url: text("url"),
            kind: text("kind"),
            read: text("read"),
        }
    }

    /// Whether it is the agreement's own text.
    fn is_text(&self) -> bool {
        self.kind == "agreement_text"
    }

    pub(super) fn reading(&self) -> TextExtent {
        match self.read.as_str() {
            "part" => TextExtent::Part,
            "not_read" => TextExtent::Unread,
            _ => TextExtent::Whole,
        }
    }
}

/// The entries of a top-level list.
pub(super) fn list<'d>(
    document: &'d Document,
    name: &str,
) -> impl Iterator<Item = NodeId> + use<'d> {
    let node = document.get(NodeId::ROOT, name);
    node.into_iter().flat_map(|node| document.children(node))
}

/// A text field of an entry, as it may be shown; empty where it is not stated.
pub(super) fn text_of(document: &Document, node: NodeId, name: &str) -> String {
    let field = document
        .get(node, name)
        .and_then(|field| document.string(field));

    field
        .map(|text| visible(&text).into_owned())
        .unwrap_or_default()
}
