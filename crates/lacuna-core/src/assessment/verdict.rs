//! Verdicts and counts: two ladders side by side, never merged, and no score.

use super::{Assessment, Disposition, LawKnown, RuleResult};
use crate::condition::AgreementPhase;
use crate::policy::{Basis, Severity};

/// The verdict on the findings of one kind. It never says that an agreement complies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// These rules raise no objection. Needs every fact that they asked for.
    NoObjection,
    /// Mend what is medium, or record why not.
    RecordReasons,
    /// None can be given: it is not known which law governs, or the packs do not hold it.
    NotGiven,
    /// Mend before signature.
    FixFirst,
    /// Do not sign, or do not start.
    Stop,
}

/// The number of findings of each severity; each counts, whether or not it shares its root cause with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Low, medium, high, critical.
    by_severity: [usize; 4],
}

impl Verdict {
    /// Returns the word for it in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoObjection => "no_objection",
            Self::RecordReasons => "record_reasons",
            Self::NotGiven => "not_given",
            Self::FixFirst => "fix_first",
            Self::Stop => "stop",
        }
    }
}

impl Counts {
    /// Counts how many there are of a severity.
    #[must_use]
    pub fn of(&self, severity: Severity) -> usize {
        self.by_severity
            .get(severity as usize)
            .copied()
            .unwrap_or_default()
    }

    /// Counts them.
    #[must_use]
    pub fn total(&self) -> usize {
        self.by_severity.iter().sum()
    }

    fn add(&mut self, severity: Severity) {
        if let Some(count) = self.by_severity.get_mut(severity as usize) {
            *count += 1;
        }
    }
}

impl Assessment<'_> {
    /// Returns how far the agreement is on the day of the audit.
    #[must_use]
    pub fn phase(&self) -> AgreementPhase {
        self.scope.phase
    }

    /// Returns whether it has ended by that day: no word of it can be changed any more.
    #[must_use]
    pub fn is_ended(&self) -> bool {
        self.phase() == AgreementPhase::Ended
    }

    /// Returns the verdict by law and guidance.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.law_verdict(&|_| true)
    }

    /// Returns the verdict by law and guidance where findings with a waiver that holds are left aside.
    #[must_use]
    pub fn verdict_with_waivers(&self) -> Verdict {
        self.law_verdict(&|result| !result.is_waived())
    }

    /// Returns the verdict by house policy where findings with a waiver that holds are left aside.
    #[must_use]
    pub fn policy_verdict_with_waivers(&self) -> Verdict {
        self.verdict_for(true, &|result| !result.is_waived())
    }

    /// Returns the verdict by house policy, which is beside the other and is never merged into it.
    #[must_use]
    pub fn policy_verdict(&self) -> Verdict {
        self.verdict_for(true, &|_| true)
    }

    /// Counts how many findings rest on a basis, by severity.
    #[must_use]
    pub fn counts(&self, basis: Basis) -> Counts {
        let mut counts = Counts::default();
        for result in self.results.iter().filter(|result| result.basis == basis) {
            result
                .weight
                .severity()
                .into_iter()
                .for_each(|severity| counts.add(severity));
        }
        counts
    }

    /// Counts how many findings rest on some bases, by severity, those that a filter hides included: what a verdict rests on.
    #[must_use]
    pub fn all_counts(&self, bases: &[Basis]) -> Counts {
        let mut counts = Counts::default();
        self.every_result()
            .filter(|result| bases.contains(&result.basis))
            .filter_map(|result| result.weight.severity())
            .for_each(|severity| counts.add(severity));

        counts
    }

    /// Returns whether a verdict of [`Verdict::FixFirst`] rests on nothing but questions that nobody has answered; waived findings
    /// are left aside, or not.
    #[must_use]
    pub fn waits_for_answers(&self, is_policy: bool, without_waived: bool) -> bool {
        let mut results = self.every_result().filter(|result| {
            is_on_ladder(result.basis, is_policy) && !(without_waived && result.is_waived())
        });

        self.failures.is_empty()
            && !results.any(|result| result.weight >= Disposition::Finding(Severity::High))
    }

    /// Returns whether the packs hold the law that governs, which must be known for that.
    #[must_use]
    pub fn holds_governing_law(&self) -> bool {
        self.scope.known != LawKnown::Unknown && !self.scope.jurisdictions.is_empty()
    }

    /// No law can object, or fail to, where nobody knows which law governs or the packs do not hold it.
    fn law_verdict(&self, counts: &dyn Fn(&RuleResult<'_>) -> bool) -> Verdict {
        if !self.holds_governing_law() {
            return Verdict::NotGiven;
        }

        match self.verdict_for(false, counts) {
            // Rules that could not object to the use of some of the data have not found it unobjectionable, whatever else
            // is still to be recorded.
            Verdict::NoObjection | Verdict::RecordReasons
                if self.scope.leaves_data_without_law() =>
            {
                Verdict::NotGiven
            }
            verdict => verdict,
        }
    }

    fn verdict_for(&self, is_policy: bool, counts: &dyn Fn(&RuleResult<'_>) -> bool) -> Verdict {
        let results = || {
            self.every_result()
                .filter(|result| is_on_ladder(result.basis, is_policy) && counts(result))
        };

        let worst = results()
            .filter_map(|result| result.weight.severity())
            .max();

        // A silent fact on which a grave rule waits must be answered before anybody signs.
        let blocking_question = results().any(|result| {
            result.weight == Disposition::Question && result.rule.severity >= Severity::High
        });

        let open = results().any(|result| result.weight == Disposition::Question);

        match worst {
            Some(Severity::Critical) => Verdict::Stop,
            Some(Severity::High) => Verdict::FixFirst,
            // A rule that could not be worked out may hide a grave finding.
            _ if blocking_question || !self.failures.is_empty() => Verdict::FixFirst,
            Some(Severity::Medium) => Verdict::RecordReasons,
            // No objection needs an answer to every fact that was asked for.
            _ if open || !self.is_fully_covered(is_policy) => Verdict::RecordReasons,
            _ => Verdict::NoObjection,
        }
    }
}

/// Returns whether a basis counts for the verdict of policy, or for that of law and guidance. A benchmark counts for neither.
pub(super) fn is_on_ladder(basis: Basis, is_policy: bool) -> bool {
    match basis {
        Basis::Law | Basis::Guidance => !is_policy,
        Basis::Policy => is_policy,
        Basis::Benchmark => false,
    }
}
