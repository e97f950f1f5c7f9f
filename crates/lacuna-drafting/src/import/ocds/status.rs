//! The status of a contract, an award or a tender, and what its words say.

use super::process::Versions;
use lacuna_core::document::{Document, NodeId};

/// What a word under `status` says. The lists of the standard, and the words that registers write beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StatusMeaning {
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

const WORDS: [(&str, StatusMeaning); 24] = [
    ("active", StatusMeaning::InForce),
    ("complete", StatusMeaning::InForce),
    ("completed", StatusMeaning::InForce),
    ("terminated", StatusMeaning::Ended),
    ("pending", StatusMeaning::Pending),
    ("planned", StatusMeaning::Pending),
    ("planning", StatusMeaning::Pending),
    ("draft", StatusMeaning::Pending),
    ("proposed", StatusMeaning::Pending),
    ("awaiting", StatusMeaning::Pending),
    ("cancelled", StatusMeaning::NotAgreed),
    ("canceled", StatusMeaning::NotAgreed),
    ("unsuccessful", StatusMeaning::NotAgreed),
    ("withdrawn", StatusMeaning::NotAgreed),
    ("annulled", StatusMeaning::NotAgreed),
    ("revoked", StatusMeaning::NotAgreed),
    ("rejected", StatusMeaning::NotAgreed),
    ("rescinded", StatusMeaning::NotAgreed),
    ("disqualified", StatusMeaning::NotAgreed),
    ("void", StatusMeaning::NotAgreed),
    ("deserted", StatusMeaning::NotAgreed),
    ("abandoned", StatusMeaning::NotAgreed),
    ("discontinued", StatusMeaning::NotAgreed),
    ("failed", StatusMeaning::NotAgreed),
];

/// A status with its place.
pub(super) struct Status {
    /// The value.
    pub(super) node: NodeId,
    /// Its words.
    pub(super) text: String,
    /// What they say.
    pub(super) word: StatusMeaning,
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

        let word = found.map_or(StatusMeaning::NotKnown, |(_, word)| *word);

        Some(Self { node, text, word })
    }

    /// Whether it says this.
    pub(super) fn is(&self, word: StatusMeaning) -> bool {
        self.word == word
    }
}
