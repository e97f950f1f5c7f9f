//! How the quotes of an agreement file appear in their documents. The documents are read elsewhere; the results come as data.

use super::{Clause, View};
use std::collections::BTreeMap;

use super::CheckedAgreement;
use crate::diagnostic::Diagnostic;
use crate::document::NodeId;

/// How a quote appears in the document it is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteStanding {
    /// Word for word.
    Verbatim,
    /// Word for word, in another clause or on another page than the file names.
    Elsewhere,
    /// In parts that an ellipsis joins, in order.
    Joined,
    /// Word for word, but the rest of its sentence turns it.
    Cut,
    /// With a difference that leaves the meaning.
    Altered,
    /// With a difference in a number, a modal verb, a negation, a condition or a party.
    GravelyAltered,
    /// Only in words that are deleted, moved away or hidden.
    Struck,
    /// Not at all.
    NotFound,
    /// Not in the pages that can be read, and others cannot.
    Unreadable,
    /// Not looked up: no document is at hand.
    NoDocument,
}

impl QuoteStanding {
    /// Gives the name that other programs read.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Elsewhere => "elsewhere",
            Self::Joined => "joined",
            Self::Cut => "cut",
            Self::Altered => "altered",
            Self::GravelyAltered => "gravely_altered",
            Self::Struck => "struck",
            Self::NotFound => "not_found",
            Self::Unreadable => "unreadable",
            Self::NoDocument => "no_document",
        }
    }
}

/// What looking one quote up has shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteCheck {
    /// How the quote appears.
    pub standing: QuoteStanding,
    /// Where, or what differs, in a few English words; may be empty.
    pub details: String,
    /// Whether the quote supports its facts; one that does not leaves them only reported.
    pub supports: bool,
}

/// What looking up all quotes of an agreement file has shown; empty where no source names a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuoteChecks {
    /// By the clause that holds the quote, in the order of the file.
    pub quotes: BTreeMap<NodeId, QuoteCheck>,
    /// The `file` of each source whose document is not the one that was read: its `sha256` differs.
    pub changed: Vec<NodeId>,
    /// How far the clauses of each document of the agreement's own text are cited, in the order of the sources.
    pub cited: Vec<CitedDocument>,
}

/// Which clauses of a document the agreement file cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedDocument {
    /// The entry of `sources` that names the document.
    pub source: NodeId,
    /// How many clauses the document has; of a clause that has parts, only the parts count.
    pub clauses: usize,
    /// The labels of the clauses that no fact of the file cites, in the order of the document.
    pub uncited: Vec<String>,
}

impl QuoteChecks {
    /// Finds how the quote of a clause appears.
    #[must_use]
    pub fn of(&self, clause: NodeId) -> Option<&QuoteCheck> {
        self.quotes.get(&clause)
    }

    /// Whether the quote of a clause was looked up and does not support its facts.
    #[must_use]
    pub fn refutes(&self, clause: NodeId) -> bool {
        self.of(clause).is_some_and(|check| !check.supports)
    }

    /// Whether any quote was looked up and does not support its facts.
    #[must_use]
    pub fn refutes_any(&self) -> bool {
        self.quotes.values().any(|check| !check.supports)
    }
}

impl CheckedAgreement {
    /// Says what must be reported of the documents and quotes: changed documents, and quotes that support nothing, each at
    /// its place in the file.
    #[must_use]
    pub fn quote_problems(&self) -> Vec<Diagnostic> {
        let document = self.document();
        let at = |node: NodeId, message: String| {
            Diagnostic::at(document.text(), document.span(node), message)
                .pointer(document.pointer(node))
        };

        let changed = self.quotes().changed.iter().map(|&file| {
            let path = document.string(file).unwrap_or_default();
            at(
                file,
                format!("{path} has changed since it was read: its `sha256` differs"),
            )
            .help("read the document again, then record its new `sha256`")
        });

        let unproved = self.quotes().quotes.iter().filter_map(|(&clause, check)| {
            // A quote can differ and still support its facts, and is then no problem.
            if check.supports {
                return None;
            }

            let node = View::<Clause>::at(document, clause)
                .quote()
                .node()
                .unwrap_or(clause);
            let details = match check.details.as_str() {
                "" => String::new(),
                details => format!(" ({details})"),
            };
            let message = match check.standing {
                QuoteStanding::Struck => "the quote appears only in words that were struck out",
                QuoteStanding::NotFound => "the quote is not in the document",
                QuoteStanding::Joined => "the quote omits words that change its meaning",
                _ => "the quote differs from the document",
            };

            let problem = at(node, format!("{message}{details}"));
            Some(problem.help("correct the quote; until then its facts count as only reported"))
        });

        changed.chain(unproved).collect()
    }
}
