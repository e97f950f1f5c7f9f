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
