//! The two verdicts: that of law and official guidance large, that of policy as one line, never merged.

use serde::Serialize;

use super::writer::PageContext;
use crate::report::standing;
use lacuna_core::assessment::Verdict;
use lacuna_core::policy::{Basis, Severity};

/// One verdict.
#[derive(Debug, Serialize)]
pub(super) struct VerdictView {
    heading: String,
    kind: &'static str,
    words: String,
    grounds: String,
    counts: String,
    note: Option<String>,
}

impl PageContext<'_> {
    /// The verdict of law and guidance, or that of policy.
    pub(super) fn verdict_view(&self, is_policy: bool) -> VerdictView {
        let verdict = if is_policy {
            self.assessment.policy_verdict()
        } else {
            self.assessment.verdict()
        };

        let heading = self.messages.plain(if is_policy {
            "verdict_policy"
        } else {
            "verdict_law"
        });

        let mut rules = self.assessment.policy.rules.iter();
        if !rules.any(|rule| (rule.basis == Basis::Policy) == is_policy) {
            // No objection from no rules would read as a pass.
            return VerdictView {
                heading,
                kind: "unasked",
                words: self.messages.plain("verdict_unasked"),
                grounds: self.messages.plain("grounds_empty"),
                counts: String::new(),
                note: None,
            };
        }

        // The note says what findings of policy mean, and appears only where there is one.
        let raises = self.assessment.all_counts(&[Basis::Policy]).total() > 0;
        VerdictView {
            heading,
            kind: verdict.as_str(),
            words: standing::verdict(self.assessment, is_policy, self.messages),
            grounds: self.messages.plain(self.grounds(is_policy, verdict)),
            counts: self.finding_counts(is_policy),
            note: (is_policy && raises).then(|| self.messages.plain(self.policy_note())),
        }
    }

    /// What a finding of policy says of the law: nothing, where the packs do not hold the law on all the data.
    fn policy_note(&self) -> &'static str {
        let assessment = self.assessment;
        if assessment.holds_governing_law() && !assessment.scope.leaves_data_without_law() {
            "verdict_policy_note"
        } else {
            "verdict_policy_note_law_wanting"
        }
    }

    /// Why the verdict is what it is, by the same ladder.
    fn grounds(&self, is_policy: bool, verdict: Verdict) -> &'static str {
        let bases: &[Basis] = if is_policy {
            &[Basis::Policy]
        } else {
            &[Basis::Law, Basis::Guidance]
        };

        let counts = self.assessment.all_counts(bases);
        let worst = Severity::WORST_FIRST
            .into_iter()
            .find(|severity| counts.of(*severity) > 0);

        match verdict {
            Verdict::NotGiven if self.assessment.holds_governing_law() => {
                "grounds_data_without_law"
            }
            Verdict::NotGiven => "grounds_not_given",
            Verdict::Stop => "grounds_critical",
            Verdict::FixFirst if worst == Some(Severity::High) => "grounds_high",
            Verdict::FixFirst if !self.assessment.failures.is_empty() => "grounds_failed",
            Verdict::FixFirst => "grounds_must_answer",
            Verdict::RecordReasons if worst == Some(Severity::Medium) => "grounds_medium",
            Verdict::RecordReasons => "grounds_open",
            Verdict::NoObjection => "grounds_low",
        }
    }

    /// How many root causes there are of each severity, in one sentence.
    fn finding_counts(&self, is_policy: bool) -> String {
        let bases: &[Basis] = if is_policy {
            &[Basis::Policy]
        } else {
            &[Basis::Law, Basis::Guidance]
        };

        let all = self.assessment.all_counts(bases);
        let count = |severity| all.of(severity);

        let ids = ["count_critical", "count_high", "count_medium", "count_low"];
        let counts = Severity::WORST_FIRST
            .into_iter()
            .zip(ids)
            .filter_map(|(severity, id)| self.more(id, count(severity)));

        let counts = self
            .listed_words(counts)
            .unwrap_or_else(|| self.messages.plain("count_none"));

        self.messages
            .text("verdict_counts", &[("counts", counts.into())])
    }
}
