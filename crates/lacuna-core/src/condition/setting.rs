//! Where and when an agreement is judged: what conditions may ask beyond the agreement's own facts.

use std::sync::LazyLock;

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
    /// The countries whose protection the governing law has found adequate by that day.
    pub adequate: Vec<String>,
    /// Those where it has found that of some recipients adequate, such as the members of a framework.
    pub adequate_in_part: Vec<String>,
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
            adequate: Vec::new(),
            adequate_in_part: Vec::new(),
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
