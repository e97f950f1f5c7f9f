//! What became of a value of a record: mapped, quoted, left silent, disputed, doubtful or not known.

use serde::Serialize;

use lacuna_core::document::{Document, NodeId};
use lacuna_core::source_file::Position;

/// What was done with a value of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MappingStatus {
    /// It states a fact.
    Mapped,
    /// It is kept in its own words, and states nothing.
    Quoted,
    /// It states nothing that an agreement file holds.
    Silent,
    /// It contradicts another value of the same record; both are kept.
    Disputed,
    /// It should be looked at by a person.
    Doubtful,
    /// Its name or its words are not known.
    Unknown,
}

/// One value of a record, and what was done with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MappingNote {
    /// What was done.
    pub told: MappingStatus,
    /// The file of the record.
    pub file: String,
    /// The line of the value, from 1.
    pub line: u32,
    /// Its column, from 1.
    pub column: u32,
    /// The JSON pointer of the value in the record.
    pub pointer: String,
    /// The JSON pointer of the fact in the agreement, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// Why, in a sentence without a full stop; empty where the fact says it all.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub message: String,
}

impl MappingStatus {
    /// All of them, in the order in which they are reported.
    pub const ALL: [Self; 6] = [
        Self::Mapped,
        Self::Quoted,
        Self::Silent,
        Self::Disputed,
        Self::Doubtful,
        Self::Unknown,
    ];

    /// A phrase that completes a count.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mapped => "mapped",
            Self::Quoted => "quoted",
            Self::Silent => "left silent",
            Self::Disputed => "disputed",
            Self::Doubtful => "to check",
            Self::Unknown => "not known",
        }
    }
}

impl MappingNote {
    /// A remark on a value.
    pub(super) fn new(
        document: &Document,
        node: NodeId,
        told: MappingStatus,
        message: impl Into<String>,
    ) -> Self {
        let Position { line, column } = document.text().position(document.span(node).start);
        let file = document.text().name().to_owned();
        Self {
            told,
            file,
            line,
            column,
            pointer: document.pointer(node),
            fact: None,
            message: message.into(),
        }
    }

    /// Names the fact.
    pub(super) fn fact(mut self, pointer: String) -> Self {
        self.fact = Some(pointer);
        self
    }
}
