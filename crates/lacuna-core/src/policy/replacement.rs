//! What a house changes of the rules that it builds on: parts that it replaces, and rules that it switches off.

use super::{Basis, Severity};

/// A part of the policies that a later folder put in the place of an earlier one's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// What kind of part it is.
    pub kind: ReplacedPart,
    /// Its id, name or key.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// How much a rule of law mattered that a later folder put another in the place of: what nobody can waive stays so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplacedLaw {
    /// The severity of a breach, in the circumstances that make it worst.
    pub breached: Severity,
    /// The severity of a silence.
    pub silent: Severity,
}

impl ReplacedLaw {
    /// Returns the worse of two, severity by severity.
    #[must_use]
    pub fn worst(self, other: Self) -> Self {
        Self {
            breached: self.breached.max(other.breached),
            silent: self.silent.max(other.silent),
        }
    }
}

/// A kind of part that can be replaced. The order is that in which reports list them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReplacedPart {
    /// A rule.
    Rule,
    /// A shared condition, on which many rules may rest.
    Definition,
    /// An entry of the register of sources, which decides what is law where.
    Source,
    /// A jurisdiction, which decides what is abroad.
    Jurisdiction,
    /// A checklist.
    Checklist,
}

/// A rule that settings switched off: it is not asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleOff {
    /// Its id.
    pub rule: String,
    /// The offence in a few words.
    pub title: String,
    /// How much a breach matters.
    pub severity: Severity,
    /// What it rests on.
    pub basis: Basis,
    /// Why it is not asked.
    pub reason: String,
}

impl ReplacedPart {
    /// Returns the word for it, as in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Definition => "definition",
            Self::Source => "source",
            Self::Jurisdiction => "jurisdiction",
            Self::Checklist => "checklist",
        }
    }
}
