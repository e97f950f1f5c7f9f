//! Which entries of the register of sources somebody has to look at: undated, unread, or due for another look.

use chrono::NaiveDate;

use super::{LegalSource, LegalSourceKind, Policy, Verification};

/// The reason why somebody has to look at a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceIssue {
    /// It is a law without a first day, so that no audit can tell whether it was in force.
    Undated,
    /// Nobody has read it: it is in the register from memory.
    Unread,
    /// The day by which somebody had to look again has come.
    Due(NaiveDate),
    /// No day is set for another look.
    NeverDue,
}

/// An issue with one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceRemark<'p> {
    /// Its key in the register.
    pub key: &'p str,
    /// The source.
    pub source: &'p LegalSource,
    /// What is the matter.
    pub issue: SourceIssue,
}

/// Looks through the register as at a day, in the order of its keys.
#[must_use]
pub fn check_sources(policy: &Policy, day: NaiveDate) -> Vec<SourceRemark<'_>> {
    let remarks = policy.sources.iter().flat_map(|(key, source)| {
        issues(source, day)
            .into_iter()
            .map(|issue| SourceRemark { key, source, issue })
    });

    remarks.collect()
}

fn issues(source: &LegalSource, day: NaiveDate) -> Vec<SourceIssue> {
    let mut issues = Vec::new();
    let is_law = matches!(
        source.kind,
        LegalSourceKind::Statute | LegalSourceKind::Directive
    );
    if is_law && source.in_force_from.is_none() {
        issues.push(SourceIssue::Undated);
    }

    // What was checked in a secondary source was read, and carries its mark; what stands from memory was not.
    if source.mark == Verification::Unverified || source.read_on.is_none() {
        issues.push(SourceIssue::Unread);
    }

    match source.recheck_by {
        Some(by) if by <= day => issues.push(SourceIssue::Due(by)),
        Some(_) => {}
        None => issues.push(SourceIssue::NeverDue),
    }

    issues
}
