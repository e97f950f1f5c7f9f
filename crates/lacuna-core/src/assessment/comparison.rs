//! What changed since an earlier assessment of the same agreement, and what can have caused it.

/// The standing of a finding against an earlier assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffStatus {
    /// It was not there.
    New,
    /// It was there, and weighed less.
    Worse,
    /// It was there.
    Unchanged,
}

/// An assessment beside an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaselineDiff {
    /// The findings that are no longer there.
    pub gone: Vec<ResolvedFinding>,
    /// The findings that were there and rest on other values or words now, by the id of their rule.
    pub changed: Vec<ChangedFinding>,
    /// The day of the earlier assessment (ISO 8601).
    pub since: String,
    /// Whether the agreement's file is another one.
    pub agreement_changed: bool,
    /// The packs whose rules are others, by id.
    pub rules_changed: Vec<String>,
    /// Whether other thresholds, severities or shared conditions were in force.
    pub settings_changed: bool,
    /// The version of the program then, where it was another one.
    pub program_changed: Option<String>,
}

/// A finding that is no longer there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolvedFinding {
    /// The id of its rule.
    pub rule: String,
    /// The title of its rule then.
    pub title: String,
    /// What it rested on, and what is there now.
    pub facts: Vec<ChangedFact>,
}

/// A finding that was there and rests on other values or words now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedFinding {
    /// The id of its rule.
    pub rule: String,
    /// The facts that are not as they were.
    pub facts: Vec<ChangedFact>,
}

/// A fact then and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedFact {
    /// The dotted path of the fact.
    pub path: String,
    /// Its JSON pointer, in the file where it is.
    pub pointer: String,
    /// What was found then; absent where it was not a ground of the finding.
    pub before: Option<FactState>,
    /// What is found now.
    pub now: Option<FactState>,
}

/// What was found of a fact in one of two assessments.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FactState {
    /// The value as JSON; absent where the fact is not stated.
    pub value: Option<String>,
    /// The clause that says it.
    pub clause: Option<String>,
    /// The words of the clause.
    pub quote: Option<String>,
}

impl DiffStatus {
    /// Returns the word for it in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Worse => "worse",
            Self::Unchanged => "unchanged",
        }
    }
}
