//! A contract as text with places: blocks, pages and clauses, and what is set apart from the agreement's words.

use std::ops::Range;

/// A contract that was read.
///
/// All ranges count bytes of [`SourceDocument::text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDocument {
    /// The format it was read from.
    pub format: SourceFormat,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The agreement's own words in reading order; blocks are separated by one line feed.
    pub text: String,
    /// Paragraphs, headings, list items and table rows, in reading order.
    pub blocks: Vec<Block>,
    /// The pages, in order; empty where the format has none.
    pub pages: Vec<Page>,
    /// The clauses as a tree in document order, filled in by the clause reader.
    pub clauses: Vec<DocumentClause>,
    /// What is in the file and is not the agreement's words.
    pub set_apart: Vec<SetApart>,
    /// Byte offsets, ascending, where a hyphen ended a printed line: after a hyphen that was kept, or where one was
    /// removed. Whoever compares words has to try both spellings there.
    pub line_end_hyphens: Vec<usize>,
    /// What a reader has to know about the reading, such as a page without readable letters.
    pub remarks: Vec<Remark>,
}

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the formats")]
pub enum SourceFormat {
    Pdf,
    Docx,
    Odt,
    Html,
    Markdown,
    PlainText,
}

/// A run of text that belongs together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its words, without an automatic number.
    pub range: Range<usize>,
    /// What it is.
    pub kind: BlockKind,
    /// The number of its page, from 1, where the format has pages.
    pub page: Option<u32>,
    /// The number or letter that a word processor prints before it and that is not in the text, such as `8.2` or `(a)`.
    pub automatic_number: Option<String>,
    /// How far it is indented, in levels; 0 where nothing is known.
    pub indent: u8,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading; 1 is the outermost level.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A row of a table, its cells separated by ` | `.
    TableRow,
    /// A footnote or an endnote.
    Footnote,
    /// A field of a form with what is filled in.
    FormField,
}

/// A page of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its number in the file, from 1.
    pub number: u32,
    /// The number printed on it, where that is another one.
    pub label: Option<String>,
    /// Its part of the text.
    pub range: Range<usize>,
    /// Whether its letters could be read; nothing may be concluded from a page that could not.
    pub readable: bool,
}

/// A clause: a numbered or headed part of the agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentClause {
    /// The full number as a lawyer cites it, such as `8.2(c)` or `Schedule 2, paragraph 3`; never repaired.
    pub label: String,
    /// The heading, where there is one.
    pub heading: Option<String>,
    /// From its number to the next clause of its level.
    pub range: Range<usize>,
    /// The position of the clause that it is a part of.
    pub parent: Option<usize>,
}

/// Words of the file that are not the agreement's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetApart {
    /// Why.
    pub kind: SetApartKind,
    /// The words.
    pub text: String,
    /// Where in [`SourceDocument::text`] they would be.
    pub at: usize,
    /// The number of the page, from 1.
    pub page: Option<u32>,
}

/// Why words are set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SetApartKind {
    /// A running head, a footer or a page number.
    PageFurniture,
    /// Deleted with changes tracked, or struck through.
    Deleted,
    /// Moved away with changes tracked; the words are at their new place.
    MovedFrom,
    /// Hidden from whoever reads the page.
    Hidden,
    /// A comment in the margin.
    Comment,
    /// Markup, such as the front matter of a page.
    Markup,
}

/// Something that a reader has to know about the reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it is about.
    pub kind: RemarkKind,
    /// One sentence for a person.
    pub message: String,
    /// The number of the page, from 1.
    pub page: Option<u32>,
}

/// What a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RemarkKind {
    /// A page without readable letters.
    UnreadablePage,
    /// Changes that are neither accepted nor rejected.
    OpenChanges,
    /// A picture that may hold words.
    Picture,
    /// Anything else.
    Other,
}
