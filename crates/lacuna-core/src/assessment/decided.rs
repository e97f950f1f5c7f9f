//! What reviewers decided on findings: kept beside the machine's outcome, which it never changes.

use serde::{Deserialize, Serialize};

use super::{Assessment, RuleResult};
use crate::agreement::CheckedAgreement;
use crate::document::Document;
use crate::policy::{Severity, digest};

/// What a reviewer says of a finding.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// The finding is right.
    Accept,
    /// The finding is wrong; the reason says why.
    Dispute,
    /// The finding is right and the agreement must change; the reason says how.
    NeedsChange,
}

/// One reviewer's decision on one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewerDecision {
    /// The place of the reviewer in the assessment's list.
    pub reviewer: usize,
    /// What was decided.
    pub decision: Decision,
    /// Why; empty only where a finding is accepted.
    pub reason: String,
}

/// Who decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewer {
    /// The name.
    pub name: String,
    /// The role or office; may be empty.
    pub role: String,
}

impl Decision {
    /// Returns the word for it in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Dispute => "dispute",
            Self::NeedsChange => "needs_change",
        }
    }
}

impl RuleResult<'_> {
    /// 16 hexadecimal digits over all that a decision rests on: the finding's fingerprint, its severity, the rule as it
    /// is in its file, and what the rule asks with its parameters.
    #[must_use]
    pub fn evidence_hash(&self, agreement: &CheckedAgreement) -> String {
        self.evidence_hash_over(agreement.document(), &self.fingerprint(agreement))
    }

    /// Returns the same with the finding's fingerprint, where that is already computed.
    pub fn evidence_hash_over(&self, document: &Document, fingerprint: &str) -> String {
        let mut asks: Vec<String> = self
            .worst()
            .map(|answer| self.rule.asks.render(document, answer.subject, ""))
            .collect();

        // What a rule asks holds its parameters: a changed threshold ends a decision, another order
        // of entries does not.
        asks.sort();
        asks.dedup();
        let severity = self.weight.severity().map_or("", Severity::as_str);
        let parts = [
            fingerprint,
            severity,
            self.rule.file.content_digest(),
            &asks.join("\u{1f}"),
        ];

        digest(&parts.join("\u{1e}")).chars().take(16).collect()
    }

    /// Returns whether reviewers decided differently.
    #[must_use]
    pub fn is_disagreed(&self) -> bool {
        // Neighbours are enough: where no two of them differ, all are alike.
        self.decisions
            .windows(2)
            .any(|pair| matches!(pair, [one, other] if one.decision != other.decision))
    }
}

impl<'a> Assessment<'a> {
    /// Returns what somebody decided on: disagreements first, then findings, worst first, then open and met rules.
    #[must_use]
    pub fn decided(&self) -> Vec<&RuleResult<'a>> {
        let mut decided = self.findings();
        let others = self
            .results
            .iter()
            .filter(|result| result.weight.severity().is_none());

        decided.extend(others);
        decided.retain(|result| !result.decisions.is_empty());
        decided.sort_by_key(|finding| !finding.is_disagreed());
        decided
    }
}
