//! What a run comes to: its counts, for the log of a build, and how it ends.

use super::Arguments;
use crate::assessment::{Assessment, DiffStatus, LawKnown, Outcome, RuleResult, Verdict};
use crate::cli::ExitStatus;
use crate::cli::settings::Settings;
use crate::policy::{Basis, FailOn, Severity};

/// Counts over all agreements of a run.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RunSummary {
    /// Agreements that were audited.
    pub(super) agreements: usize,
    /// Files and records that could not be.
    pub(super) refused: usize,
    findings: usize,
    silences: usize,
    waivers: usize,
    ending: Option<ExitStatus>,
}

impl RunSummary {
    /// One agreement.
    pub(super) fn of(assessment: &Assessment<'_>, gate: &ExitPolicy) -> Self {
        let count = |one: &dyn Fn(&RuleResult<'_>) -> bool| {
            assessment
                .results
                .iter()
                .filter(|result| one(result))
                .count()
        };

        Self {
            agreements: 1,
            refused: 0,
            findings: count(&|result| result.weight.severity().is_some()),
            silences: count(&|result| result.outcome == Outcome::NotStated),
            waivers: count(&|result| result.is_waived()),
            ending: Some(gate.ending(assessment)),
        }
    }

    /// Something that could not be audited.
    pub(super) fn of_refused() -> Self {
        Self {
            refused: 1,
            ending: Some(ExitStatus::Bad),
            ..Self::default()
        }
    }

    /// Adds others.
    pub(super) fn add(&mut self, other: Self) {
        self.agreements += other.agreements;
        self.refused += other.refused;
        self.findings += other.findings;
        self.silences += other.silences;
        self.waivers += other.waivers;
        // A run ends as the worst of its agreements does.
        self.ending = self.ending.max(other.ending);
    }

    /// How the run ends; nothing done is never well done.
    pub(super) fn ending(&self) -> ExitStatus {
        self.ending.unwrap_or(ExitStatus::Bad)
    }

    /// How much was done, for the log of a build.
    pub(super) fn summary(&self, rules: usize) -> String {
        let several = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
        let refused = if self.refused > 0 {
            format!(", {} not audited", self.refused)
        } else {
            String::new()
        };

        format!(
            "{}, {}, {}, {} not stated, {}{refused}\n",
            several(self.agreements, "agreement"),
            several(rules, "rule"),
            several(self.findings, "finding"),
            several(self.silences, "answer"),
            several(self.waivers, "waiver")
        )
    }
}

/// What fails a run.
pub(super) struct ExitPolicy {
    least: Option<Severity>,
    policy: bool,
    only_new: bool,
}

impl ExitPolicy {
    pub(super) fn decide(arguments: &Arguments, settings: Option<&Settings>) -> Self {
        let set = settings
            .and_then(|settings| settings.file.fail_on.as_ref())
            .map(|fail_on| *fail_on.get_ref());

        let policy = settings
            .and_then(|settings| settings.file.fail_on_policy)
            .unwrap_or_default();

        Self {
            least: arguments.fail_on.or(set).unwrap_or(FailOn::High).least(),
            policy: arguments.fail_on_policy || policy,
            only_new: arguments.baseline.fail_on_new,
        }
    }

    pub(super) fn ending(&self, assessment: &Assessment<'_>) -> ExitStatus {
        // A rule that failed gave no answer, and `--fail-on never` does not excuse that.
        if !assessment.failures.is_empty() {
            return ExitStatus::Bad;
        }

        let Some(least) = self.least else {
            return ExitStatus::Clean;
        };

        // Where nobody knows which law governs, no law could object; that is no clean result.
        if assessment.scope.known == LawKnown::Unknown {
            return ExitStatus::Findings;
        }

        // Where none of the packs holds the law that governs, policy is all that can object.
        let counts_policy = self.policy || assessment.verdict() == Verdict::NotGiven;
        let counts = |result: &&RuleResult<'_>| {
            (result.basis != Basis::Policy || counts_policy)
                && !result.is_waived()
                && (!self.only_new || result.change != Some(DiffStatus::Unchanged))
        };

        let mut findings = assessment.results.iter().filter(counts);
        let fails = findings.any(|result| {
            result
                .weight
                .severity()
                .is_some_and(|severity| severity >= least)
        });

        if fails {
            ExitStatus::Findings
        } else {
            ExitStatus::Clean
        }
    }
}
