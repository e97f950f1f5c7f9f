//! What an answer comes to: a pure function of what was found, what silence means to the rule, and whose law governs.
//!
//! The audit evaluates conditions; this module judges. It holds three promises of the whole program. A guard that is open
//! never says that a rule applies or that it does not. Absence alone never breaches a rule and never meets one. And a
//! silence is a finding of law only where a law that governs tells the agreement itself what to say.
//!
//! # A worked example
//!
//! The agreement says nothing of a period. The rule rests on a law that tells the controller to fix one, not the
//! agreement to state it: the silence is a question, whatever the rule's author wrote.
//!
//! ```
//! use lacuna_core::assessment::{Disposition, Outcome};
//! use lacuna_core::audit::{EvidenceWorth, JudgedScope, Resolution, Weighing, judge};
//! use lacuna_core::policy::{Severity, Silence};
//!
//! let weighing = Weighing {
//!     silence: Silence::Finding,
//!     severity: Severity::High,
//!     severity_silent: None,
//! };
//!
//! let silent = |scope| judge(Resolution::Holds, Resolution::Open, EvidenceWorth::Plain, &weighing, scope);
//! let question = silent(JudgedScope::DutyOfOthers);
//! assert_eq!(question.outcome, Outcome::NotStated);
//! assert_eq!(question.weight, Disposition::Question);
//!
//! let finding = silent(JudgedScope::BindsInstrument);
//! assert_eq!(finding.weight, Disposition::Finding(Severity::High));
//! ```

use crate::assessment::{AnswerBasis, Disposition, Outcome, Reason};
use crate::condition::{Evaluation, Truth};
use crate::policy::{Basis, Otherwise, Severity, Silence};

/// What an evaluation makes of a guard or of a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// It is true.
    Holds,
    /// It is false, and something stated decided that.
    Fails,
    /// It is unknown, or false only because facts are absent: the agreement might say otherwise.
    Open,
}

/// What the facts behind an answer are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvidenceWorth {
    /// They are what the agreement says, or does not say.
    Plain,
    /// A requirement holds only by what others report of the agreement.
    OnlyReported,
    /// A fact that is absent may be in what was not read of the text.
    Unread,
}

/// Whose law an answer rests on, as far as it changes what the answer counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JudgedScope {
    /// A law that governs, and that tells the agreement itself what to say.
    BindsInstrument,
    /// A law that governs, and that tells somebody else what to do.
    DutyOfOthers,
    /// Guidance, or a house policy.
    NoLaw,
    /// It would be law for data of one kind, and nobody knows whether the data is of that kind.
    Uncertain,
    /// The law of another place, time or body of law.
    Benchmark,
    /// Nothing that it rests on governs, and its author says that it then does not apply.
    OutOfScope,
}

/// How much a breach and a silence of a rule weigh.
#[derive(Debug, Clone, Copy)]
pub struct Weighing {
    /// What a silence means.
    pub silence: Silence,
    /// How much a breach matters, after adjustments.
    pub severity: Severity,
    /// How much a silence matters, where that is less.
    pub severity_silent: Option<Severity>,
}

/// What an answer comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// The outcome.
    pub outcome: Outcome,
    /// Why it is that.
    pub reason: Reason,
    /// What it counts for.
    pub weight: Disposition,
}

impl Resolution {
    /// Reads what an evaluation found.
    #[must_use]
    pub fn of(evaluation: &Evaluation<'_>) -> Self {
        match evaluation.truth {
            Truth::True => Self::Holds,
            // False for want of facts alone has not been answered.
            Truth::False if !evaluation.rests_on_absence() => Self::Fails,
            Truth::False | Truth::Unknown => Self::Open,
        }
    }
}

impl JudgedScope {
    /// Reads what the scope of an audit made of a rule.
    #[must_use]
    pub fn of(basis: &AnswerBasis, otherwise: Otherwise) -> Self {
        match basis.basis {
            Basis::Benchmark if otherwise == Otherwise::NotApplicable => Self::OutOfScope,
            Basis::Benchmark => Self::Benchmark,
            _ if !basis.is_certain => Self::Uncertain,
            Basis::Law if basis.binds_instrument => Self::BindsInstrument,
            Basis::Law => Self::DutyOfOthers,
            Basis::Guidance | Basis::Policy => Self::NoLaw,
        }
    }
}

/// Judges an answer. A rule without a guard has one that holds.
#[must_use]
pub fn judge(
    guard: Resolution,
    requirement: Resolution,
    evidence: EvidenceWorth,
    weighing: &Weighing,
    scope: JudgedScope,
) -> Judgement {
    let judgement = |outcome, reason, weight| Judgement {
        outcome,
        reason,
        weight,
    };

    // What does not apply by its own guard needs no reason why it would not be law.
    if guard == Resolution::Fails {
        return judgement(Outcome::NotApplicable, Reason::Guard, Disposition::Nothing);
    }

    if scope == JudgedScope::OutOfScope {
        return judgement(
            Outcome::NotApplicable,
            Reason::OutOfScope,
            Disposition::Nothing,
        );
    }

    let mut judged = if guard == Resolution::Open {
        match weighing.silence {
            Silence::Ignore => judgement(
                Outcome::CannotTell,
                Reason::OnlyStated,
                Disposition::Nothing,
            ),
            _ => judgement(Outcome::CannotTell, Reason::Guard, Disposition::Question),
        }
    } else {
        let (outcome, reason) = answer(requirement, evidence, weighing.silence);
        judgement(outcome, reason, weigh(outcome, reason, weighing, scope))
    };

    // A benchmark is shown, and stands outside every verdict.
    if scope == JudgedScope::Benchmark {
        judged.weight = Disposition::Nothing;
    }

    judged
}

/// Says what a rule that applies answers, and why.
fn answer(requirement: Resolution, evidence: EvidenceWorth, silence: Silence) -> (Outcome, Reason) {
    match (requirement, evidence) {
        (Resolution::Holds, EvidenceWorth::OnlyReported) => {
            (Outcome::NotStated, Reason::OnlyReported)
        }
        (Resolution::Holds, _) => (Outcome::Met, Reason::Requirement),
        // A rule that speaks only of what is stated is silent on silence, read or not.
        (Resolution::Open, _) if silence == Silence::Ignore => {
            (Outcome::NotStated, Reason::OnlyStated)
        }
        // What a text says that nobody read is not known, and not knowing is no finding.
        (_, EvidenceWorth::Unread) => (Outcome::NotStated, Reason::Unread),
        (Resolution::Fails, _) => (Outcome::Breached, Reason::Requirement),
        (Resolution::Open, _) => (Outcome::NotStated, Reason::Requirement),
    }
}

fn weigh(outcome: Outcome, reason: Reason, weighing: &Weighing, scope: JudgedScope) -> Disposition {
    match (outcome, reason) {
        (Outcome::Met, _) => Disposition::Nothing,
        (_, Reason::OnlyReported | Reason::Unread) => Disposition::Question,
        // Which data is meant nobody knows, so that nothing is found on the strength of a law about data.
        _ if scope == JudgedScope::Uncertain => Disposition::Question,
        (Outcome::Breached, _) => Disposition::Finding(weighing.severity),
        _ => weigh_silence(weighing, scope),
    }
}

fn weigh_silence(weighing: &Weighing, scope: JudgedScope) -> Disposition {
    let severity = weighing.severity;
    match weighing.silence {
        Silence::Ignore => Disposition::Nothing,
        Silence::Question => Disposition::Question,
        // What the law asks of somebody is, where the agreement is silent, a question to them.
        _ if scope == JudgedScope::DutyOfOthers => Disposition::Question,
        Silence::Lower => Disposition::Finding(severity.lower()),
        Silence::Finding => Disposition::Finding(
            weighing
                .severity_silent
                // A circumstance can take the breach lower, and no silence weighs more than it.
                .map_or(severity, |silent| silent.min(severity)),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOUND: [(&str, Resolution); 3] = [
        ("holds", Resolution::Holds),
        ("fails", Resolution::Fails),
        ("open", Resolution::Open),
    ];

    const EVIDENCE: [(&str, EvidenceWorth); 3] = [
        ("plain", EvidenceWorth::Plain),
        ("reported", EvidenceWorth::OnlyReported),
        ("unread", EvidenceWorth::Unread),
    ];

    const SILENCE: [(&str, Silence); 4] = [
        ("finding", Silence::Finding),
        ("lower", Silence::Lower),
        ("question", Silence::Question),
        ("ignore", Silence::Ignore),
    ];

    const SCOPE: [(&str, JudgedScope); 6] = [
        ("binds", JudgedScope::BindsInstrument),
        ("others", JudgedScope::DutyOfOthers),
        ("no_law", JudgedScope::NoLaw),
        ("uncertain", JudgedScope::Uncertain),
        ("benchmark", JudgedScope::Benchmark),
        ("out", JudgedScope::OutOfScope),
    ];

    /// Guard, requirement, evidence, silence, scope; then outcome, reason, weight. The first row that fits holds.
    const TABLE: &str = "
        fails *     *        *        *         = not_applicable guard        nothing
        *     *     *        *        out       = not_applicable out_of_scope nothing
        open  *     *        ignore   *         = cannot_tell    only_stated  nothing
        open  *     *        *        benchmark = cannot_tell    guard        nothing
        open  *     *        *        *         = cannot_tell    guard        question
        holds holds reported *        benchmark = not_stated     only_reported nothing
        holds holds reported *        *         = not_stated     only_reported question
        holds holds *        *        *         = met            requirement  nothing
        holds open  *        ignore   uncertain = not_stated     only_stated  question
        holds open  *        ignore   *         = not_stated     only_stated  nothing
        holds *     unread   *        benchmark = not_stated     unread       nothing
        holds *     unread   *        *         = not_stated     unread       question
        holds fails *        *        benchmark = breached       requirement  nothing
        holds fails *        *        uncertain = breached       requirement  question
        holds fails *        *        *         = breached       requirement  critical
        holds open  *        *        benchmark = not_stated     requirement  nothing
        holds open  *        *        uncertain = not_stated     requirement  question
        holds open  *        question *         = not_stated     requirement  question
        holds open  *        *        others    = not_stated     requirement  question
        holds open  *        lower    *         = not_stated     requirement  high
        holds open  *        finding  *         = not_stated     requirement  medium
    ";

    fn words(judgement: Judgement) -> Vec<String> {
        let reason = match judgement.reason {
            Reason::Requirement => "requirement",
            Reason::Guard => "guard",
            Reason::EmptyList => "empty_list",
            Reason::NotInForce => "not_in_force",
            Reason::OutOfScope => "out_of_scope",
            Reason::OnlyStated => "only_stated",
            Reason::OnlyReported => "only_reported",
            Reason::Unread => "unread",
        };

        let weight = match judgement.weight {
            Disposition::Nothing => "nothing",
            Disposition::Question => "question",
            Disposition::Finding(severity) => severity.as_str(),
        };

        [judgement.outcome.as_str(), reason, weight]
            .map(str::to_owned)
            .to_vec()
    }

    #[test]
    fn every_combination_is_judged_as_the_table_says_and_every_row_is_needed() {
        let rows: Vec<(Vec<&str>, Vec<&str>)> = TABLE
            .lines()
            .filter_map(|line| line.split_once('='))
            .map(|(given, judged)| {
                (
                    given.split_whitespace().collect(),
                    judged.split_whitespace().collect(),
                )
            })
            .collect();

        let mut used = vec![0; rows.len()];
        for (guard_word, guard) in FOUND {
            for (requirement_word, requirement) in FOUND {
                for (evidence_word, evidence) in EVIDENCE {
                    for (silence_word, silence) in SILENCE {
                        for (scope_word, scope) in SCOPE {
                            let given = [
                                guard_word,
                                requirement_word,
                                evidence_word,
                                silence_word,
                                scope_word,
                            ];

                            let fits = |row: &[&str]| {
                                row.iter()
                                    .zip(given)
                                    .all(|(pattern, word)| *pattern == "*" || *pattern == word)
                            };

                            let at = rows.iter().position(|(row, _)| fits(row)).unwrap();
                            used[at] += 1;

                            // A silence that weighs less than a breach, so that each way to weigh shows.
                            let weighing = Weighing {
                                silence,
                                severity: Severity::Critical,
                                severity_silent: Some(Severity::Medium),
                            };

                            let judged = judge(guard, requirement, evidence, &weighing, scope);
                            assert_eq!(words(judged), rows[at].1, "{given:?}");
                        }
                    }
                }
            }
        }

        assert!(used.iter().all(|count| *count > 0), "{used:?}");
    }

    #[test]
    fn no_silence_meets_a_rule_and_none_breaches_one() {
        for (_, evidence) in EVIDENCE {
            for (_, silence) in SILENCE {
                for (_, scope) in SCOPE {
                    let weighing = Weighing {
                        silence,
                        severity: Severity::High,
                        severity_silent: None,
                    };

                    let judged = judge(
                        Resolution::Holds,
                        Resolution::Open,
                        evidence,
                        &weighing,
                        scope,
                    );
                    assert!(!matches!(judged.outcome, Outcome::Met | Outcome::Breached));
                }
            }
        }
    }
}
