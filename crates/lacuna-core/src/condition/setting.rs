//! Where and when an agreement is judged: what conditions may ask beyond the agreement's own facts.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::document::Name;

/// The fact that decides which law governs, for answers that wait for it.
pub(crate) static JURISDICTION: LazyLock<[Name; 1]> =
    LazyLock::new(|| [Name::from("jurisdiction")]);

/// The day of an audit, the phase of the agreement on it, and the area of the law that governs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The day of the audit.
    pub day: NaiveDate,
    /// How far the agreement is on that day.
    pub phase: AgreementPhase,
    /// The countries (ISO 3166-1 alpha-2) that are not abroad; absent where no law is known to govern.
    pub home: Option<Vec<String>>,
    /// What the governing law has found adequate.
    pub adequate: Arc<[AdequacyFinding]>,
}

/// A finding that the protection of a country is adequate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdequacyFinding {
    /// The country (ISO 3166-1 alpha-2).
    pub country: String,
    /// The bodies of law whose transfers it permits.
    pub regimes: RegimeSet,
    /// Whether it covers every recipient there, and not only some, such as the members of a framework.
    pub is_whole: bool,
}

/// Some bodies of data protection law, a bit for each as who makes the set numbers them. Every answer asks for such sets, and lists
/// would be made anew each time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RegimeSet(pub u8);

impl RegimeSet {
    /// All bodies of law.
    pub const ALL: Self = Self(u8::MAX);

    /// Returns whether it has none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns those in both sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Returns those in either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The phase of an agreement on the day of an audit, computed from its dates and its stated status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AgreementPhase {
    /// A draft, or nothing says that it is more.
    Draft,
    /// Signed, and not yet in force.
    Signed,
    /// In force.
    InForce,
    /// Ended or withdrawn.
    Ended,
}

impl Setting {
    /// Makes a setting in which only the day is known.
    #[must_use]
    pub fn on(day: NaiveDate) -> Self {
        Self {
            day,
            phase: AgreementPhase::Draft,
            home: None,
            adequate: Arc::new([]),
        }
    }
}

impl AgreementPhase {
    /// The phases, in the order in which an agreement goes through them.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Signed, Self::InForce, Self::Ended];

    /// Returns the word for it in conditions and in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Signed => "signed",
            Self::InForce => "in_force",
            Self::Ended => "ended",
        }
    }

    /// Returns the phase that a word names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.as_str() == word)
    }
}
