//! The quiet answers: rules that are met, with what they rest on, and rules that do not apply, with the reason.

use serde::Serialize;

use super::evidence::Sayings;
use super::writer::{OutcomeBadge, PageContext};
use crate::report::tongue::inside;
use lacuna_core::assessment::{Answer, Outcome, Reason, RuleResult, evidence_of};

/// Rules that raise nothing.
#[derive(Debug, Serialize)]
pub(super) struct PassingRules {
    met: Vec<Met>,
    met_count: String,
    na: Vec<NotApplicable>,
    na_count: String,
}

#[derive(Debug, Serialize)]
struct Met {
    id: String,
    mark: OutcomeBadge,
    asks: Vec<String>,
    says: Sayings,
    /// The code that a decision on it carries.
    evidence: String,
}

#[derive(Debug, Serialize)]
struct NotApplicable {
    id: String,
    mark: OutcomeBadge,
    asks: Vec<String>,
    reasons: Vec<String>,
    says: Sayings,
}

impl<'a> PageContext<'a> {
    /// The rules that are met and those that do not apply.
    pub(super) fn quiet_answers(&self) -> PassingRules {
        let met: Vec<Met> = self
            .quiet(Outcome::Met)
            .into_iter()
            .map(|result| self.met(result))
            .collect();

        let na: Vec<_> = self
            .quiet(Outcome::NotApplicable)
            .into_iter()
            .map(|result| self.not_applicable(result))
            .collect();

        PassingRules {
            met_count: self.messages.text("met_count", &[("n", met.len().into())]),
            na_count: self.messages.text("na_count", &[("n", na.len().into())]),
            met,
            na,
        }
    }

    fn met(&self, result: &'a RuleResult<'a>) -> Met {
        Met {
            id: result.rule.id.clone(),
            mark: self.mark(result.outcome),
            asks: self.sentences(&result.rule.asks, result),
            says: self.sayings(&self.facts(result.deciding_reads())),
            evidence: result.evidence_hash(self.assessment.agreement),
        }
    }

    fn not_applicable(&self, result: &'a RuleResult<'a>) -> NotApplicable {
        // Answers about many entries often have one reason, which is said once.
        let mut reasons = Vec::new();
        for reason in result.worst().map(|answer| self.reason(answer)) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }

        let guards = result
            .worst()
            // Only a guard rests on facts that explain it: a day or a scope decides without any.
            .filter(|answer| answer.reason == Reason::Guard);

        NotApplicable {
            id: result.rule.id.clone(),
            mark: self.mark(result.outcome),
            asks: self.sentences(&result.rule.asks, result),
            reasons,
            says: self.sayings(&self.facts(evidence_of(guards))),
        }
    }

    fn reason(&self, answer: &'a Answer<'a>) -> String {
        match answer.reason {
            Reason::NotInForce => self.messages.text(
                "na_not_in_force",
                &[("day", self.messages.day(self.assessment.day).into())],
            ),
            Reason::EmptyList => {
                let label = self
                    .facts(answer.evidence.iter().take(1))
                    .into_iter()
                    .next();

                let label = label.as_ref().map_or("", |fact| &fact.label);
                self.messages.text(
                    "na_empty",
                    &[("label", inside(&self.english(label)).into())],
                )
            }
            Reason::OutOfScope => self.messages.plain("na_out_of_scope"),
            Reason::OnlyStated => self.messages.plain("na_only_stated"),
            Reason::Guard | Reason::Requirement | Reason::OnlyReported | Reason::Unread => {
                self.messages.plain("na_guard")
            }
        }
    }
}
