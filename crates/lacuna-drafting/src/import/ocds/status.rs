//! The status of a contract, an award or a tender, and what its words say.

use super::process::Versions;
use lacuna_core::document::{Document, NodeId};

/// What a word under `status` says. The lists of the standard, and the words that registers write beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// It is in force, or was carried out.
    InForce,
    /// It was agreed, and is over.
    Ended,
    /// It is not agreed yet.
    Pending,
    /// It came to nothing.
    NotAgreed,
    /// The word is not in any list.
    NotKnown,
}

const WORDS: [(&str, Word); 24] = [
    ("active", Word::InForce),
    ("complete", Word::InForce),
    ("completed", Word::InForce),
    ("terminated", Word::Ended),
    ("pending", Word::Pending),
    ("planned", Word::Pending),
    ("planning", Word::Pending),
    ("draft", Word::Pending),
    ("proposed", Word::Pending),
    ("awaiting", Word::Pending),
    ("cancelled", Word::NotAgreed),
    ("canceled", Word::NotAgreed),
    ("unsuccessful", Word::NotAgreed),
    ("withdrawn", Word::NotAgreed),
    ("annulled", Word::NotAgreed),
    ("revoked", Word::NotAgreed),
    ("rejected", Word::NotAgreed),
    ("rescinded", Word::NotAgreed),
    ("disqualified", Word::NotAgreed),
    ("void", Word::NotAgreed),
    ("deserted", Word::NotAgreed),
    ("abandoned", Word::NotAgreed),
    ("discontinued", Word::NotAgreed),
    ("failed", Word::NotAgreed),
];

/// A status with its place.
pub(super) struct Status {
    /// The value.
    pub(super) node: NodeId,
    /// Its words.
    pub(super) text: String,
    /// What they say.
    pub(super) word: Word,
}

impl Status {
    /// The latest status of an object that is a word.
    pub(super) fn of(document: &Document, versions: &Versions) -> Option<Self> {
        let holder = versions.holder(document, "status")?;
        let node = document.get(holder, "status")?;
        let text = document
            .string(node)
            .filter(|text| !text.trim().is_empty())?
            .into_owned();

        let found = WORDS
            .iter()
            .find(|(word, _)| text.trim().eq_ignore_ascii_case(word));

        let word = found.map_or(Word::NotKnown, |(_, word)| *word);

        Some(Self { node, text, word })
    }

    /// Whether it says this.
    pub(super) fn is(&self, word: Word) -> bool {
        self.word == word
    }
}
