//! The audit: an agreement, a policy and a day give an assessment; nothing is read from anywhere else.

use chrono::NaiveDate;

use crate::agreement::{CheckedAgreement, ReadExtent};
use crate::assessment::{
    Answer, AnswerBasis, AppliedChecklist, Assessment, Disposition, FailedRule, LegalScope,
    Outcome, Reason, RuleResult, has_reports, is_only_reported, is_recorded, is_unread,
};
use crate::condition::{EvalError, Evaluator, FactRead, FactReads, ReadKind, Subjects, Truth};
use crate::document::NodeId;
use crate::policy::{Basis, Checklist, Otherwise, Policy, Rule, Severity, Silence};

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
            Err(failure) => {
                assessment.failures.push(FailedRule {
                    rule: checklist.id.clone(),
                    message: failure.to_string(),
                });
            }
        }
    }

    assessment.group_by_root_cause();

    assessment
}

/// Asks one rule.
///
/// # Errors
/// A rule that could not be worked out.
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
    let all_benchmarks = answers
        .iter()
        .all(|answer| answer.basis == Basis::Benchmark);

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
    /// How much of the agreement's own text was read.
    reading: ReadExtent,
    /// Whether any fact can be one that others only report.
    reports: bool,
}

impl<'a> Auditor<'a> {
    fn new(agreement: &'a CheckedAgreement, policy: &'a Policy, scope: LegalScope<'a>) -> Self {
        let evaluator = Evaluator::new(agreement.document(), &policy.conditions, scope.setting());
        Self {
            agreement,
            evaluator,
            scope,
            reading: agreement.reading(),
            reports: has_reports(agreement),
        }
    }

    fn result(&mut self, rule: &'a Rule) -> Result<RuleResult<'a>, FailedRule> {
        match self.rule(rule) {
            Ok(answers) => Ok(result(rule, answers)),
            Err(failure) => Err(FailedRule {
                rule: rule.id.clone(),
                message: failure.to_string(),
            }),
        }
    }

    /// Whether a checklist applies; nothing where the agreement leaves that open.
    fn applies(&mut self, checklist: &'a Checklist) -> Result<Option<bool>, EvalError> {
        let guard = self.evaluator.guard(&checklist.when, None)?;
        Ok(match guard.truth {
            Truth::True => Some(true),
            Truth::False if !guard.rests_on_absence() => Some(false),
            _ => None,
        })
    }

    fn rule(&mut self, rule: &'a Rule) -> Result<Vec<Answer<'a>>, EvalError> {
        if !rule.in_force(self.scope.day) {
            return Ok(vec![answer(
                rule,
                Outcome::NotApplicable,
                Reason::NotInForce,
            )]);
        }
        let Some(each) = &rule.each else {
            return Ok(vec![self.scoped(rule, None)?]);
        };

        match self.evaluator.subjects(each)? {
            Subjects::Silent(list) => Ok(vec![self.without_list(rule, list)?]),
            Subjects::Stated(list) => {
                let elements = self.agreement.document().children(list);
                let mut answers: Vec<Answer<'a>> = Vec::with_capacity(elements.clone().count());
                for element in elements {
                    answers.push(self.scoped(rule, Some(element))?);
                }

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
        let mut silent = answer(rule, Outcome::CannotTell, Reason::Guard);
        let mut open: Vec<FactRead<'a>> = Vec::new();

        if let Some(when) = &rule.when {
            let guard = self.evaluator.guard(when, None)?;
            if guard.truth == Truth::False && !guard.evidence.iter().all(is_absence) {
                return Ok(Answer {
                    outcome: Outcome::NotApplicable,
                    evidence: guard.evidence,
                    ..silent
                });
            }

            open.extend(guard.evidence.iter().filter(|read| is_absence(read)));
        }

        open.push(list);
        silent.evidence = open.as_slice().into();
        Ok(self.open_guard(rule, None, silent))
    }

    /// Weighs an answer whose guard is open: a question, unless the rule speaks only of what is stated.
    fn open_guard(&self, rule: &'a Rule, it: Option<NodeId>, mut answer: Answer<'a>) -> Answer<'a> {
        let scope = self.scope.basis_of(rule, it);
        (answer.basis, answer.because) = (scope.basis, scope.because);
        if rule.silence == Silence::Ignore {
            answer.reason = Reason::OnlyStated;
        } else if answer.basis != Basis::Benchmark {
            answer.weight = Disposition::Question;
        }

        answer
    }

    /// Answers a rule for one subject, in the scope that its sources have there.
    fn scoped(&mut self, rule: &'a Rule, it: Option<NodeId>) -> Result<Answer<'a>, EvalError> {
        let mut answer = self.subject(rule, it)?;
        // A rule of law that does not apply anyway needs no reason why it would not be law.
        if answer.because.is_some() && rule.otherwise == Otherwise::NotApplicable {
            answer.outcome = Outcome::NotApplicable;
            answer.weight = Disposition::Nothing;
            answer.reason = Reason::OutOfScope;
        }
        if answer.basis == Basis::Benchmark {
            answer.weight = Disposition::Nothing;
        }
        Ok(answer)
    }

    /// Answers a rule for one subject: an element of its list, or the whole agreement.
    fn subject(&mut self, rule: &'a Rule, it: Option<NodeId>) -> Result<Answer<'a>, EvalError> {
        let mut applies_by = FactReads::None;

        if let Some(when) = &rule.when {
            let guard = self.evaluator.guard(when, it)?;
            // A guard that is false only because facts are absent has not been answered: the agreement might say
            // something that makes the rule apply.
            let open = guard.truth == Truth::Unknown
                || (guard.truth == Truth::False && guard.rests_on_absence());
            if open || guard.truth == Truth::False {
                let outcome = if open {
                    Outcome::CannotTell
                } else {
                    Outcome::NotApplicable
                };
                let mut answer = answer(rule, outcome, Reason::Guard);
                answer.subject = it;
                answer.evidence = guard.evidence;
                return Ok(if open {
                    self.open_guard(rule, it, answer)
                } else {
                    answer
                });
            }
            applies_by = guard.evidence;
        }

        let requirement = self.evaluator.evaluate(&rule.require, it)?;
        let outcome = match requirement.truth {
            Truth::True => Outcome::Met,
            // As above: absence alone never breaches a rule.
            Truth::False if !requirement.rests_on_absence() => Outcome::Breached,
            _ => Outcome::NotStated,
        };

        let mut answer = answer(rule, outcome, Reason::Requirement);
        answer.subject = it;
        answer.evidence = requirement.evidence;
        answer.asked = requirement.asked;
        answer.applies_by = applies_by;
        self.weigh(rule, it, answer)
    }

    fn weigh(
        &mut self,
        rule: &'a Rule,
        it: Option<NodeId>,
        mut answer: Answer<'a>,
    ) -> Result<Answer<'a>, EvalError> {
        let scope = self.scope.basis_of(rule, it);
        (answer.basis, answer.because) = (scope.basis, scope.because);

        if answer.outcome == Outcome::Met {
            if self.reports
                && answer
                    .evidence
                    .iter()
                    .any(|read| is_only_reported(self.agreement, read))
            {
                answer.outcome = Outcome::NotStated;
                answer.reason = Reason::OnlyReported;
                answer.weight = Disposition::Question;
            }
            return Ok(answer);
        }

        let asked = answer.outcome == Outcome::Breached || rule.silence != Silence::Ignore;
        if asked && self.may_stand_unread(&answer) {
            // What a text says that nobody read is not known, and not knowing is no finding.
            answer.outcome = Outcome::NotStated;
            answer.reason = Reason::Unread;
            answer.weight = Disposition::Question;
            return Ok(answer);
        }

        let (severity, adjusted) = self.severity(rule, it)?;
        answer.weight = match answer.outcome {
            // Which data is meant nobody knows, so that nothing can be found on the strength of a law about data.
            _ if !scope.is_certain => Disposition::Question,
            Outcome::Breached => Disposition::Finding(severity),
            _ => weigh_silence(rule, severity, &scope),
        };
        if answer.outcome == Outcome::NotStated && rule.silence == Silence::Ignore {
            answer.reason = Reason::OnlyStated;
        }
        answer.adjusted = adjusted.filter(|_| answer.weight.severity().is_some());
        Ok(answer)
    }

    /// Whether an answer rests on a fact that may stand in what was not read of the agreement's text. Of a text that was
    /// read in part, a silence is known only where the file records it.
    fn may_stand_unread(&self, answer: &Answer<'_>) -> bool {
        let document = self.agreement.document();
        let mut absent = answer.evidence.iter().filter(|read| is_absence(read));
        match self.reading {
            ReadExtent::Whole => absent.any(|read| is_unread(document, read)),
            ReadExtent::Part => absent.any(|read| !is_recorded(document, read)),
            ReadExtent::NotRead => absent.next().is_some(),
        }
    }

    /// The severity after the first adjustment whose circumstance is stated; a silence never moves it.
    fn severity(
        &mut self,
        rule: &'a Rule,
        it: Option<NodeId>,
    ) -> Result<(Severity, Option<&'a str>), EvalError> {
        for adjustment in &rule.adjustments {
            if self.evaluator.decide(&adjustment.when, it)? == Truth::True {
                return Ok((adjustment.severity, Some(adjustment.reason.as_str())));
            }
        }
        Ok((rule.severity, None))
    }
}

/// Weighs a silence. It is a finding of law only where a law that governs tells the agreement itself what to say: what
/// the law asks of somebody is, where the paper is silent, a question to them.
fn weigh_silence(rule: &Rule, severity: Severity, scope: &AnswerBasis) -> Disposition {
    let is_duty_of_others = scope.basis == Basis::Law && !scope.binds_instrument;
    match rule.silence {
        Silence::Ignore => Disposition::Nothing,
        Silence::Question => Disposition::Question,
        _ if is_duty_of_others => Disposition::Question,
        Silence::Lower => Disposition::Finding(severity.lower()),
        Silence::Finding => Disposition::Finding(
            rule.severity_silent
                .map_or(severity, |silent| silent.min(severity)),
        ),
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
        adjusted: None,
    }
}

fn is_absence(read: &FactRead<'_>) -> bool {
    matches!(read.kind, ReadKind::Silent | ReadKind::Absent)
}
