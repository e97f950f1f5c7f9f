//! A finding that a named person accepts until a day.

use chrono::NaiveDate;

use super::{Assessment, Outcome, RuleResult};
use crate::policy::{Severity, Silence};

/// Who accepts a finding, why, and until when. The answer itself stays what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedWaiver {
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The last day.
    pub expires: NaiveDate,
    /// Whether it holds on the day of the audit.
    pub state: WaiverState,
}

/// Whether a waiver holds on the day of the audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaiverState {
    /// It holds.
    Active,
    /// It holds, and ends within 30 days.
    EndsSoon,
    /// It has ended, and does not apply.
    Expired,
}

impl WaiverState {
    /// Returns the word for it in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::EndsSoon => "ends_soon",
            Self::Expired => "expired",
        }
    }
}

impl RuleResult<'_> {
    /// Returns the severity that the finding has by the rule's own file, whatever settings made of it.
    #[must_use]
    pub fn own_severity(&self) -> Option<Severity> {
        self.weight.severity()?;
        // An answer keeps its reason alone: of two adjustments with one reason the worse counts.
        let adjusted = |reason: &str| {
            let all = self
                .rule
                .adjustments
                .iter()
                .filter(move |adjustment| adjustment.reason == reason);

            all.map(|adjustment| adjustment.own_severity).max()
        };

        let findings = self
            .worst()
            .filter(|answer| answer.weight.severity().is_some());

        let own = findings.map(|answer| {
            let severity = answer
                .adjusted
                .and_then(adjusted)
                .unwrap_or(self.rule.own_severity);

            match self.rule.silence {
                _ if answer.outcome != Outcome::NotStated => severity,
                Silence::Lower => severity.lower(),
                // As the audit weighs it: no silence weighs more than the breach.
                _ => self
                    .rule
                    .severity_silent
                    .map_or(severity, |silent| silent.min(severity)),
            }
        });

        own.max()
    }

    /// Returns whether a waiver holds for it on the day of the audit.
    #[must_use]
    pub fn is_waived(&self) -> bool {
        self.waived
            .as_ref()
            .is_some_and(|waived| waived.state != WaiverState::Expired)
    }
}

impl<'a> Assessment<'a> {
    /// Returns the findings with a waiver, those that ended included.
    #[must_use]
    pub fn waived(&self) -> Vec<(&RuleResult<'a>, &AppliedWaiver)> {
        self.findings()
            .into_iter()
            .filter_map(|finding| Some((finding, finding.waived.as_ref()?)))
            .collect()
    }
}
