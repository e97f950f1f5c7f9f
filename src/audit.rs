//! The audit: an agreement, a policy and a day give an assessment; nothing is read from anywhere else.

use chrono::NaiveDate;

use crate::agreement::{CheckedAgreement, ReadExtent};
use crate::assessment::{
    Answer, AppliedChecklist, Assessment, Disposition, FailedRule, Outcome, Reason, RuleResult, has_reports,
    is_only_reported, is_recorded,
};
use crate::condition::{EvalError, Evaluator, FactRead, FactReads, ReadKind, Subjects, Truth};
use crate::document::NodeId;
use crate::policy::{Checklist, Policy, Rule, Severity, Silence};

/// Asks every rule of a policy about an agreement, as at a day.
#[must_use]
pub fn audit<'a>(agreement: &'a CheckedAgreement, policy: &'a Policy, day: NaiveDate) -> Assessment<'a> {
    let mut auditor = Auditor::new(agreement, policy, day);
    let mut assessment = Assessment {
        agreement,
        policy,
        day,
        results: Vec::with_capacity(policy.rules.len()),
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
            Ok(applies) => assessment.checklists.push(AppliedChecklist { checklist, applies }),
            Err(failure) => {
                assessment.failures.push(FailedRule { rule: checklist.id.clone(), message: failure.to_string() });
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
    Auditor::new(agreement, policy, day).result(rule)
}

fn result<'a>(rule: &'a Rule, answers: Vec<Answer<'a>>) -> RuleResult<'a> {
    let worst = answers.iter().map(|answer| (answer.outcome, answer.weight)).max();
    let (outcome, _) = worst.unwrap_or((Outcome::NotApplicable, Disposition::Nothing));
    // A silent element may weigh more than a breached one whose severity was adjusted; the rule shows its heaviest.
    let weight = answers.iter().map(|answer| answer.weight).max().unwrap_or(Disposition::Nothing);
    RuleResult { rule, outcome, weight, answers, counted_with: None, waived: None, decisions: Vec::new(), change: None }
}

struct Auditor<'a> {
    agreement: &'a CheckedAgreement,
    evaluator: Evaluator<'a>,
    day: NaiveDate,
    /// How much of the agreement's own text was read.
    reading: ReadExtent,
    /// Whether any fact can be one that others only report.
    reports: bool,
}

impl<'a> Auditor<'a> {
    fn new(agreement: &'a CheckedAgreement, policy: &'a Policy, day: NaiveDate) -> Self {
        let evaluator = Evaluator::new(agreement.document(), &policy.conditions, day);
        Self { agreement, evaluator, day, reading: agreement.reading(), reports: has_reports(agreement.document()) }
    }

    fn result(&mut self, rule: &'a Rule) -> Result<RuleResult<'a>, FailedRule> {
        match self.rule(rule) {
            Ok(answers) => Ok(result(rule, answers)),
            Err(failure) => Err(FailedRule { rule: rule.id.clone(), message: failure.to_string() }),
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
        if !rule.in_force(self.day) {
            return Ok(vec![answer(Outcome::NotApplicable, Reason::NotInForce)]);
        }
        let Some(each) = &rule.each else { return Ok(vec![self.subject(rule, None)?]) };
        match self.evaluator.subjects(each)? {
            Subjects::Silent(list) => Ok(vec![self.without_list(rule, list)?]),
            Subjects::Stated(list) => {
                let elements = self.agreement.document().children(list);
                let mut answers: Vec<Answer<'a>> = Vec::with_capacity(elements.clone().count());
                for element in elements {
                    answers.push(self.subject(rule, Some(element))?);
                }
                if !answers.is_empty() {
                    return Ok(answers);
                }
                let mut answer = answer(Outcome::NotApplicable, Reason::EmptyList);
                answer.evidence = FactReads::One(FactRead { node: list, missing: &[], kind: ReadKind::Empty });
                Ok(vec![answer])
            }
        }
    }

    /// A rule whose list is not stated: it does not apply where its guard is false whatever the list holds; else the
    /// list is asked for, after whatever else keeps the guard open.
    fn without_list(&mut self, rule: &'a Rule, list: FactRead<'a>) -> Result<Answer<'a>, EvalError> {
        let mut silent = answer(Outcome::NotStated, Reason::Guard);
        let mut open: Vec<FactRead<'a>> = Vec::new();
        if let Some(when) = &rule.when {
            let guard = self.evaluator.guard(when, None)?;
            if guard.truth == Truth::False && !guard.evidence.iter().all(is_absence) {
                return Ok(Answer { outcome: Outcome::NotApplicable, evidence: guard.evidence, ..silent });
            }
            open.extend(guard.evidence.iter().filter(|read| is_absence(read)));
        }
        open.push(list);
        silent.evidence = open.as_slice().into();
        if rule.silence == Silence::Ignore {
            return Ok(Answer { outcome: Outcome::NotApplicable, reason: Reason::OnlyStated, ..silent });
        }
        Ok(Answer { weight: Disposition::Question, ..silent })
    }

    fn subject(&mut self, rule: &'a Rule, it: Option<NodeId>) -> Result<Answer<'a>, EvalError> {
        let mut applies_by = FactReads::None;
        if let Some(when) = &rule.when {
            let guard = self.evaluator.guard(when, it)?;
            let open = guard.truth == Truth::Unknown || (guard.truth == Truth::False && guard.rests_on_absence());
            if open || guard.truth == Truth::False {
                let mut answer = answer(if open { Outcome::NotStated } else { Outcome::NotApplicable }, Reason::Guard);
                if open && rule.silence == Silence::Ignore {
                    answer.outcome = Outcome::NotApplicable;
                    answer.reason = Reason::OnlyStated;
                } else if open {
                    answer.weight = Disposition::Question;
                }
                answer.subject = it;
                answer.evidence = guard.evidence;
                return Ok(answer);
            }
            applies_by = guard.evidence;
        }
        let requirement = self.evaluator.evaluate(&rule.require, it)?;
        let outcome = match requirement.truth {
            Truth::True => Outcome::Met,
            Truth::False if !requirement.rests_on_absence() => Outcome::Breached,
            _ => Outcome::NotStated,
        };
        let mut answer = answer(outcome, Reason::Requirement);
        answer.subject = it;
        answer.evidence = requirement.evidence;
        answer.asked = requirement.asked;
        answer.applies_by = applies_by;
        self.weigh(rule, it, answer)
    }

    fn weigh(&mut self, rule: &'a Rule, it: Option<NodeId>, mut answer: Answer<'a>) -> Result<Answer<'a>, EvalError> {
        if answer.outcome == Outcome::Met {
            let document = self.agreement.document();
            if self.reports && answer.evidence.iter().any(|read| is_only_reported(document, read)) {
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
        answer.weight = match (answer.outcome, rule.silence) {
            (Outcome::Breached, _) | (_, Silence::Finding) => Disposition::Finding(severity),
            (_, Silence::Lower) => Disposition::Finding(severity.lower()),
            (_, Silence::Question) => Disposition::Question,
            (_, Silence::Ignore) => Disposition::Nothing,
        };
        if answer.weight == Disposition::Nothing {
            answer.outcome = Outcome::NotApplicable;
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
            ReadExtent::Whole => false,
            ReadExtent::Part => absent.any(|read| !is_recorded(document, read)),
            ReadExtent::NotRead => absent.next().is_some(),
        }
    }

    /// The severity after the first adjustment whose circumstance is stated; a silence never moves it.
    fn severity(&mut self, rule: &'a Rule, it: Option<NodeId>) -> Result<(Severity, Option<&'a str>), EvalError> {
        for adjustment in &rule.adjustments {
            if self.evaluator.decide(&adjustment.when, it)? == Truth::True {
                return Ok((adjustment.severity, Some(adjustment.reason.as_str())));
            }
        }
        Ok((rule.severity, None))
    }
}

fn answer<'a>(outcome: Outcome, reason: Reason) -> Answer<'a> {
    Answer {
        subject: None,
        outcome,
        weight: Disposition::Nothing,
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
