//! The audit: an agreement, a policy and a day give an assessment; nothing is read from anywhere else.
//!
//! A rule is asked once, or once for each element of its list. Its guard is evaluated first: where that is false, the rule
//! does not apply; where it is open, the fact that it waits for is asked. Then its requirement is. [`judge()`] says what
//! the two come to, in the scope that the register of sources and the agreement's own facts give
//! ([`LegalScope`]).

mod contradiction;
mod evidence;
mod judge;

use chrono::NaiveDate;

use crate::agreement::CheckedAgreement;
use crate::assessment::{
    Answer, AppliedChecklist, Assessment, Disposition, FailedRule, LegalScope, Outcome, Reason,
    RuleResult,
};
use crate::condition::{
    EvalError, Evaluator, FactRead, FactReads, ReadKind, RegimeSet, Subjects, Truth,
};
use crate::document::NodeId;
use crate::policy::{Basis, Checklist, Otherwise, Policy, Rule, Severity, Silence};

pub use contradiction::find_contradictions;
use evidence::EvidenceWeigher;
pub use judge::{EvidenceWorth, JudgedScope, Judgement, Resolution, Weighing, judge};

/// Asks every rule of a policy about an agreement, as at a day.
#[must_use]
pub fn audit<'a>(
    agreement: &'a CheckedAgreement,
    policy: &'a Policy,
    day: NaiveDate,
) -> Assessment<'a> {
    let scope = LegalScope::new(agreement, policy, day);
    let mut auditor = Auditor::new(agreement, policy, scope);
    let mut assessment = Assessment {
        agreement,
        policy,
        day,
        scope: auditor.scope.clone(),
        results: Vec::with_capacity(policy.rules.len()),
        filtered: None,
        checklists: Vec::new(),
        comparison: None,
        reviewers: Vec::new(),
        failures: Vec::new(),
    };

    for rule in &policy.rules {
        match auditor.result(rule) {
            Ok(result) => assessment.results.push(result),
            Err(failed) => assessment.failures.push(failed),
        }
    }

    for checklist in &policy.checklists {
        match auditor.applies(checklist) {
            Ok(applies) => assessment
                .checklists
                .push(AppliedChecklist { checklist, applies }),
            // Beside the rules: a list that is merely missing would read as one that does not apply.
            Err(failure) => {
                assessment.failures.push(FailedRule {
                    rule: checklist.id.clone(),
                    message: failure.to_string(),
                    cause: failure,
                });
            }
        }
    }

    // Only now: which finding leads a root cause depends on the weight of every other.
    assessment.group_by_root_cause();

    assessment
}

/// Asks one rule.
///
/// # Errors
/// A rule that could not be evaluated.
pub fn ask<'a>(
    agreement: &'a CheckedAgreement,
    policy: &'a Policy,
    rule: &'a Rule,
    day: NaiveDate,
) -> Result<RuleResult<'a>, FailedRule> {
    let scope = LegalScope::new(agreement, policy, day);
    Auditor::new(agreement, policy, scope).result(rule)
}

/// Sums up the answers of a rule. A benchmark counts only where nothing else was answered.
fn result<'a>(rule: &'a Rule, answers: Vec<Answer<'a>>) -> RuleResult<'a> {
    // An element to which the rule does not apply bears the basis that its author had in mind, and answers nothing: beside it a
    // benchmark would otherwise be lost, and the rule be shown as law that does not apply.
    let all_benchmarks = answers
        .iter()
        .all(|answer| answer.basis == Basis::Benchmark || answer.outcome == Outcome::NotApplicable);

    let counting = || {
        answers
            .iter()
            .filter(|answer| all_benchmarks || answer.basis != Basis::Benchmark)
    };

    let worst = counting()
        .map(|answer| (answer.outcome, answer.weight))
        .max();

    let (outcome, _) = worst.unwrap_or((Outcome::NotApplicable, Disposition::Nothing));
    // A silent element may weigh more than a breached one whose severity was adjusted; the rule shows its heaviest.
    let weight = counting()
        .map(|answer| answer.weight)
        .max()
        .unwrap_or(Disposition::Nothing);

    // Where answers of one outcome rest on several bases, the rule shows the strongest of them.
    let heaviest = counting()
        .filter(|answer| answer.outcome == outcome)
        .min_by_key(|answer| answer.basis);

    let (basis, because) =
        heaviest.map_or((rule.basis, None), |answer| (answer.basis, answer.because));

    RuleResult {
        rule,
        outcome,
        weight,
        basis,
        because,
        answers,
        grouped_under: None,
        waived: None,
        decisions: Vec::new(),
        change: None,
    }
}

struct Auditor<'a> {
    agreement: &'a CheckedAgreement,
    evaluator: Evaluator<'a>,
    scope: LegalScope<'a>,
    evidence: EvidenceWeigher<'a>,
}

impl<'a> Auditor<'a> {
    fn new(agreement: &'a CheckedAgreement, policy: &'a Policy, scope: LegalScope<'a>) -> Self {
        let evaluator = Evaluator::new(agreement.document(), &policy.conditions, scope.setting());
        Self {
            agreement,
            evaluator,
            scope,
            evidence: EvidenceWeigher::new(agreement),
        }
    }

    fn result(&mut self, rule: &'a Rule) -> Result<RuleResult<'a>, FailedRule> {
        match self.rule(rule) {
            Ok(answers) => Ok(result(rule, answers)),
            Err(failure) => Err(FailedRule {
                rule: rule.id.clone(),
                message: failure.to_string(),
                cause: failure,
            }),
        }
    }

    /// Returns whether a checklist applies; `None` where the agreement leaves that open.
    fn applies(&mut self, checklist: &'a Checklist) -> Result<Option<bool>, EvalError> {
        self.evaluator.ask_under(RegimeSet::default());
        let guard = self.evaluator.guard(&checklist.when, None)?;
        Ok(match guard.truth {
            Truth::True => Some(true),
            // As of a guard of a rule: false for want of facts alone decides nothing.
            Truth::False if !guard.rests_on_absence() => Some(false),
            _ => None,
        })
    }

    fn rule(&mut self, rule: &'a Rule) -> Result<Vec<Answer<'a>>, EvalError> {
        // Not asked at all: a rule of a later law must add no question and no coverage today.
        if !rule.in_force(self.scope.day) {
            return Ok(vec![answer(
                rule,
                Outcome::NotApplicable,
                Reason::NotInForce,
            )]);
        }

        let Some(each) = &rule.each else {
            return Ok(vec![self.subject(rule, None)?]);
        };

        match self.evaluator.subjects(each)? {
            Subjects::Silent(list) => Ok(vec![self.without_list(rule, list)?]),
            Subjects::Stated(list) => {
                let elements = self.agreement.document().children(list);
                let mut answers: Vec<Answer<'a>> = Vec::with_capacity(elements.clone().count());
                for element in elements {
                    answers.push(self.subject(rule, Some(element))?);
                }

                // A list that is stated and empty says "none", which answers the rule without a
                // question.
                if !answers.is_empty() {
                    return Ok(answers);
                }

                let mut answer = answer(rule, Outcome::NotApplicable, Reason::EmptyList);
                answer.evidence = FactReads::One(FactRead {
                    node: list,
                    missing: &[],
                    kind: ReadKind::Empty,
                });

                Ok(vec![answer])
            }
        }
    }

    /// Answers a rule whose list is not stated. If its guard is false whatever the list might hold, it does not apply.
    /// Otherwise the answer is a question about the list, after any other absent fact that the guard waits for.
    fn without_list(
        &mut self,
        rule: &'a Rule,
        list: FactRead<'a>,
    ) -> Result<Answer<'a>, EvalError> {
        let mut open: Vec<FactRead<'a>> = Vec::new();
        self.ask_under_its_law(rule, None);

        if let Some(when) = &rule.when {
            let guard = self.evaluator.guard(when, None)?;
            // A guard that is false for want of the list alone is open, whatever else is absent.
            if guard.truth == Truth::False && !guard.evidence.iter().all(FactRead::is_absent) {
                return Ok(Answer {
                    evidence: guard.evidence,
                    ..answer(rule, Outcome::NotApplicable, Reason::Guard)
                });
            }

            open.extend(guard.evidence.iter().filter(|read| read.is_absent()));
        }

        // Last, since what else the guard waits for may show that the list does not matter.
        open.push(list);
        let silent = Answer {
            evidence: open.as_slice().into(),
            ..answer(rule, Outcome::CannotTell, Reason::Guard)
        };

        // Without its list a rule stays in view: whether it is out of scope is asked of each element.
        Ok(self.open_guard(rule, silent, Otherwise::Benchmark))
    }

    /// Has conditions ask what was found adequate for the data that the answer is about.
    fn ask_under_its_law(&mut self, rule: &'a Rule, it: Option<NodeId>) {
        let regimes = if rule.asks_adequacy {
            self.scope.regimes_of_transfer(rule, it)
        } else {
            RegimeSet::default()
        };

        self.evaluator.ask_under(regimes);
    }

    /// Judges an answer whose guard is open.
    fn open_guard(&self, rule: &'a Rule, answer: Answer<'a>, otherwise: Otherwise) -> Answer<'a> {
        let scope = self.scope.basis_of(rule, answer.subject);
        let judgement = judge(
            Resolution::Open,
            Resolution::Open,
            EvidenceWorth::Plain,
            &weighing(rule, rule.severity, rule.silence),
            JudgedScope::of(&scope, otherwise),
        );

        Answer {
            basis: scope.basis,
            because: scope.because,
            outcome: judgement.outcome,
            reason: judgement.reason,
            weight: judgement.weight,
            ..answer
        }
    }

    /// Answers a rule for one subject: an element of its list, or the whole agreement.
    fn subject(&mut self, rule: &'a Rule, it: Option<NodeId>) -> Result<Answer<'a>, EvalError> {
        let mut applies_by = FactReads::None;
        self.ask_under_its_law(rule, it);

        if let Some(when) = &rule.when {
            let guard = self.evaluator.guard(when, it)?;
            // Not the bare truth: a guard that is false for want of facts must not take its rule
            // out of view.
            let found = Resolution::of(&guard);
            if found != Resolution::Holds {
                let stopped = Answer {
                    subject: it,
                    evidence: guard.evidence,
                    ..answer(rule, Outcome::NotApplicable, Reason::Guard)
                };

                return Ok(match found {
                    Resolution::Open => self.open_guard(rule, stopped, rule.otherwise),
                    _ => stopped,
                });
            }

            applies_by = guard.evidence;
        }

        let requirement = self.evaluator.evaluate(&rule.require, it)?;
        let found = Resolution::of(&requirement);
        let answer = Answer {
            subject: it,
            evidence: requirement.evidence,
            asked: requirement.asked,
            applies_by,
            ..answer(rule, Outcome::Met, Reason::Requirement)
        };

        self.weigh(rule, found, answer)
    }

    /// Judges the answer of a rule that applies.
    fn weigh(
        &mut self,
        rule: &'a Rule,
        requirement: Resolution,
        answer: Answer<'a>,
    ) -> Result<Answer<'a>, EvalError> {
        let scope = self.scope.basis_of(rule, answer.subject);
        let judged_scope = JudgedScope::of(&scope, rule.otherwise);
        let evidence = self.evidence.worth(requirement, &answer, judged_scope);

        // Circumstances move the weight of a breach or a silence, and of nothing else.
        let is_weighed = requirement != Resolution::Holds && evidence == EvidenceWorth::Plain;
        let (severity, adjusted) = if is_weighed {
            self.severity(rule, answer.subject)?
        } else {
            (rule.severity, None)
        };

        let silence = self.silence(rule, requirement, answer.subject)?;
        let judgement = judge(
            Resolution::Holds,
            requirement,
            evidence,
            &weighing(rule, severity, silence),
            judged_scope,
        );

        // Met or not, an answer that asks nothing needs no fact of the scope.
        let is_asked =
            judged_scope == JudgedScope::Uncertain && judgement.weight == Disposition::Question;
        let scope_open = if is_asked {
            self.scope.open_facts(rule, answer.subject)
        } else {
            FactReads::None
        };

        Ok(Answer {
            basis: scope.basis,
            because: scope.because,
            scope_open,
            outcome: judgement.outcome,
            reason: judgement.reason,
            weight: judgement.weight,
            adjusted: adjusted.filter(|_| judgement.weight.severity().is_some()),
            ..answer
        })
    }

    /// Returns what a silence means here. Only what is stated can turn a finding into a question.
    fn silence(
        &mut self,
        rule: &'a Rule,
        requirement: Resolution,
        it: Option<NodeId>,
    ) -> Result<Silence, EvalError> {
        match &rule.asks_where {
            Some(condition)
                if requirement == Resolution::Open
                    && self.evaluator.decide(condition, it)? == Truth::True =>
            {
                Ok(Silence::Question)
            }
            _ => Ok(rule.silence),
        }
    }

    /// Returns the severity after the first adjustment whose circumstance is stated; a silence never moves it.
    fn severity(
        &mut self,
        rule: &'a Rule,
        it: Option<NodeId>,
    ) -> Result<(Severity, Option<&'a str>), EvalError> {
        // One reason is shown beside a severity, so one circumstance moves it: the first that holds.
        for adjustment in &rule.adjustments {
            if self.evaluator.decide(&adjustment.when, it)? == Truth::True {
                return Ok((adjustment.severity, Some(adjustment.reason.as_str())));
            }
        }
        Ok((rule.severity, None))
    }
}

fn weighing(rule: &Rule, severity: Severity, silence: Silence) -> Weighing {
    Weighing {
        silence,
        severity,
        severity_silent: rule.severity_silent,
    }
}

fn answer<'a>(rule: &Rule, outcome: Outcome, reason: Reason) -> Answer<'a> {
    Answer {
        subject: None,
        outcome,
        weight: Disposition::Nothing,
        basis: rule.basis,
        because: None,
        reason,
        evidence: FactReads::None,
        applies_by: FactReads::None,
        asked: FactReads::None,
        scope_open: FactReads::None,
        adjusted: None,
    }
}
