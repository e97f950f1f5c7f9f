//! A letter in words, before any format: its text may be shown, and none of it is escaped.

use serde::Serialize;

/// A letter, or a list of the gaps of the own side.
#[derive(Debug, Default, Serialize)]
pub(in crate::report) struct Letter {
    /// The lines above it: what each is called, and what it says.
    pub(super) address: Vec<(String, String)>,
    /// What it is about.
    pub(super) subject: String,
    /// How it greets the addressee; absent in a list for the own side.
    pub(super) salutation: Option<String>,
    /// The paragraphs before its sections.
    pub(super) opening: Vec<String>,
    /// Its sections.
    pub(super) sections: Vec<Section>,
    /// The paragraphs after them.
    pub(super) closing: Vec<String>,
    /// The lines of the signature.
    pub(super) signature: Vec<String>,
    /// What did not fit: further sections, each on a page of its own.
    pub(super) annexes: Vec<Section>,
    /// The day it was written (ISO 8601), for the properties of a file.
    pub(super) written_on: String,
}

/// A section of a letter.
#[derive(Debug, Default, Serialize)]
pub(super) struct Section {
    /// Its heading.
    pub(super) heading: String,
    /// The paragraphs below the heading.
    pub(super) lead: Vec<String>,
    /// Its numbered items, by subject.
    pub(super) groups: Vec<ItemGroup>,
    /// A table; empty where it has none.
    pub(super) table: Table,
}

/// Items on one subject.
#[derive(Debug, Default, Serialize)]
pub(super) struct ItemGroup {
    /// The subject; absent where the section has no subjects.
    pub(super) subject: Option<String>,
    /// The number of its first item; numbers run through the letter.
    pub(super) first: usize,
    /// The items.
    pub(super) items: Vec<Item>,
}

/// A numbered item.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Item {
    /// What is asked.
    pub(super) ask: String,
    /// Sentences below it.
    pub(super) notes: Vec<String>,
    /// What the question asks for, point by point.
    pub(super) points: Vec<String>,
    /// The words that are proposed, and what introduces them.
    pub(super) wording: Option<(String, String)>,
}

/// A table with a head.
#[derive(Debug, Default, Serialize)]
pub(super) struct Table {
    /// The names of its columns.
    pub(super) heads: Vec<String>,
    /// Its rows; each has as many cells as there are columns.
    pub(super) rows: Vec<Vec<String>>,
}

impl Section {
    /// Whether there is nothing below its heading but paragraphs.
    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.table.rows.is_empty()
    }
}
