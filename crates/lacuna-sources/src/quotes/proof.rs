//! What the proof of a quote comes to, and where the words were found.

use std::ops::Range;

use crate::document::SetApartKind;

/// Where an agreement file says that a quote appears.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedPlace {
    /// The number of the clause, such as `8.2(c)`.
    pub clause: Option<String>,
    /// The page, by its number in the file or the number printed on it.
    pub page: Option<u32>,
}

/// A place at which quoted words are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotePlace {
    /// The bytes of the document's text.
    pub range: Range<usize>,
    /// The innermost clause, as a position in [`crate::SourceDocument::clauses`].
    pub clause: Option<usize>,
    /// The page, counted from 1.
    pub page: Option<u32>,
}

/// Words between two parts of a quote that its ellipsis omits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Omission {
    /// The words; empty where the ellipsis leaves nothing out.
    pub text: String,
    /// A word among them that turns what is quoted around them, such as `not`.
    pub turns: Option<String>,
    /// Whether the parts belong to different clauses.
    pub crosses_clause: bool,
}

/// Words of a quote that the document does not have at that place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The position of the word in the quote, counted from 1.
    pub word: usize,
    /// The words of the quote; empty where the quote leaves words out.
    pub quoted: String,
    /// The words of the document; empty where the quote adds words.
    pub found: String,
    /// What kind of word differs.
    pub kind: DifferenceKind,
}

/// What kind of word differs between a quote and its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DifferenceKind {
    /// Capital letters only.
    Capitals,
    /// Punctuation only.
    Punctuation,
    /// A number in figures or words, or the unit or currency that it counts.
    Number,
    /// `may`, `shall`, `must` and the like.
    Modal,
    /// `not` and the like, or a prefix such as `un-`.
    Negation,
    /// `unless`, `subject to`, `if`, `only` and the like.
    Condition,
    /// The word for a party.
    Party,
    /// Any other word.
    Wording,
}

impl DifferenceKind {
    /// Whether such a difference changes what a clause says, by its kind alone.
    #[must_use]
    pub fn is_grave(self) -> bool {
        matches!(
            self,
            Self::Number | Self::Modal | Self::Negation | Self::Condition | Self::Party
        )
    }
}

/// What was found out about a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteProof {
    /// It appears word for word at the named place, or none was named.
    Verbatim {
        /// Every place.
        at: Vec<QuotePlace>,
    },
    /// It appears word for word, but in another clause or on another page than named.
    Elsewhere {
        /// Every place.
        at: Vec<QuotePlace>,
    },
    /// Its parts appear word for word and in order, and an ellipsis joins them.
    Joined {
        /// The places of the parts.
        parts: Vec<QuotePlace>,
        /// What is between them.
        omitted: Vec<Omission>,
    },
    /// It appears word for word, but a word beside it turns it.
    Cut {
        /// The place.
        at: QuotePlace,
        /// The word, such as `not` or `unless`.
        turns: String,
    },
    /// Nearly the same words appear in the document.
    Altered {
        /// The place of those words.
        near: QuotePlace,
        /// What differs.
        differences: Vec<Difference>,
        /// Whether a number, a modal verb, a negation, a condition or a party differs.
        grave: bool,
    },
    /// It is only in words that are not the agreement's: deleted, moved away or hidden.
    Struck {
        /// Why those words are set apart.
        kind: SetApartKind,
        /// The page, counted from 1.
        page: Option<u32>,
    },
    /// It is not in the document.
    NotFound,
    /// It was not found, and these pages cannot be read.
    Unreadable {
        /// The numbers of the pages.
        pages: Vec<u32>,
    },
}

impl QuoteProof {
    /// Whether every quoted word is in the document and nothing omitted or cut off turns it.
    #[must_use]
    pub fn is_proved(&self) -> bool {
        match self {
            // A wrong place is a slip of the file, and the words are the document's all the same.
            Self::Verbatim { .. } | Self::Elsewhere { .. } => true,
            // Parts of two clauses read as one sentence that nobody agreed to.
            Self::Joined { omitted, .. } => omitted
                .iter()
                .all(|gap| gap.turns.is_none() && !gap.crosses_clause),
            _ => false,
        }
    }

    /// Whether facts that rest on this quote are only reported: it is struck, absent or gravely altered, or joined
    /// across words that turn it.
    #[must_use]
    pub fn is_only_reported(&self) -> bool {
        match self {
            Self::Altered { grave, .. } => *grave,
            Self::Struck { .. } | Self::NotFound => true,
            Self::Joined { .. } => !self.is_proved(),
            // A cut quote is there word for word, and an unreadable page may hold the words.
            _ => false,
        }
    }
}
