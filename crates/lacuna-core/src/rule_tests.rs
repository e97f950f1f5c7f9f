//! Every rule proves itself: its examples give what they say, and silence or a wrong type never makes it pass.

mod changes;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::Value;

use crate::agreement::CheckedAgreement;
use crate::assessment::{Outcome, RuleResult};
use crate::audit::ask;
use crate::condition::{FactRead, ReadKind};
use crate::diagnostic::Diagnostic;
use crate::policy::{Example, ExpectedOutcome, Policy, Rule, Silence};
use crate::source_file::{SourceFile, Span, visible};

pub use changes::{ChangeError, apply as changed};

/// The result of running one rule's examples.
#[derive(Debug)]
pub struct RuleTestReport {
    /// How many examples ran.
    pub examples: usize,
    /// How many facts were taken away or given a wrong type, one at a time.
    pub deletions: usize,
    /// What is wrong with the rule.
    pub problems: Vec<Diagnostic>,
}

/// Runs a rule's examples over the base agreement, and tries to make it pass by silence.
///
/// From each breached example, each fact that the rule read is omitted, one at a time: the rule must never turn to met.
/// Then each is given a wrong type: the agreement must be refused.
#[must_use]
pub fn prove(policy: &Policy, rule: &Rule, day: NaiveDate) -> RuleTestReport {
    let mut prover = Prover {
        policy,
        rule,
        day,
        proof: RuleTestReport {
            examples: 0,
            deletions: 0,
            problems: Vec::new(),
        },
    };

    let base = policy
        .base
        .as_ref()
        .and_then(|text| serde_json::from_str(text.content()).ok());

    match base {
        Some(base) => prover.run(&base),
        None => prover.fault(
            Span::default(),
            "there is no base agreement to change",
            "add a base.json that is valid JSON",
        ),
    }

    prover.proof
}

struct Prover<'a> {
    policy: &'a Policy,
    rule: &'a Rule,
    day: NaiveDate,
    proof: RuleTestReport,
}

impl Prover<'_> {
    fn run(&mut self, base: &Value) {
        self.kinds();
        for example in &self.rule.examples {
            self.proof.examples += 1;
            let changed = changes::apply(base, &example.with, &example.without);
            match changed {
                Ok(agreement) => self.example(example, &agreement),
                Err(error) => self.fault(
                    example.span,
                    error.to_string(),
                    "check the pointer against policies/base.json",
                ),
            }
        }
    }

    /// Checks that a rule has an example of each answer that it can give.
    fn kinds(&mut self) {
        let given: Vec<ExpectedOutcome> = self
            .rule
            .examples
            .iter()
            .map(|example| example.outcome)
            .collect();

        let mut needed = vec![
            (ExpectedOutcome::Met, "met"),
            (ExpectedOutcome::Breached, "breached"),
        ];

        if self.rule.silence != Silence::Ignore {
            needed.push((ExpectedOutcome::NotStated, "not_stated"));
        }

        // A list that is stated to be empty makes a rule not apply, as a guard does.
        if self.rule.when.is_some() || self.rule.each.is_some() {
            needed.push((ExpectedOutcome::NotApplicable, "not_applicable"));
        }

        // A rule that only asks whether something is stated has no bad value, and so nothing to breach.
        if self
            .rule
            .require
            .expression
            .only_asks_presence(&self.policy.conditions)
        {
            needed.retain(|(outcome, _)| *outcome != ExpectedOutcome::Breached);
        }

        for (outcome, name) in needed {
            if !given.contains(&outcome) {
                self.fault(
                    Span::default(),
                    format!("the rule has no example that is {name}"),
                    "add an [[example]] with this outcome",
                );
            }
        }
    }

    fn example(&mut self, example: &Example, agreement: &Value) {
        let Some(checked) = self.read(example, agreement) else {
            return;
        };

        let result = match ask(
            &checked,
            self.policy,
            self.rule,
            example.as_of.unwrap_or(self.day),
        ) {
            Ok(result) => result,
            Err(failed) => {
                return self.fault(
                    example.span,
                    format!("the rule failed: {}", failed.message),
                    "simplify the condition",
                );
            }
        };

        let evidence = worst_pointers(&checked, &result);
        // Beside another answer, its places and its weight would be faults of the same slip.
        if !self.has_outcome(example, &result, &evidence) {
            return;
        }

        self.places(example, &evidence);
        self.severity_and_basis(example, &result);

        if result.outcome == Outcome::Breached {
            for pointer in stated_pointers(&checked, &result) {
                self.without(example, agreement, &pointer);
            }
        }
    }

    /// Returns whether the rule gives the answer that an example expects.
    fn has_outcome(
        &mut self,
        example: &Example,
        result: &RuleResult<'_>,
        evidence: &BTreeSet<String>,
    ) -> bool {
        let expected = outcome(example.outcome);
        if result.outcome == expected {
            return true;
        }

        let message = format!(
            "this example expects {}, and the rule gives {}",
            expected.as_str(),
            result.outcome.as_str()
        );

        let places: Vec<&str> = evidence.iter().map(String::as_str).collect();
        self.fault(
            example.span,
            message,
            format!("it rests on: {}", places.join(", ")),
        );

        false
    }

    /// Compares the severity and the basis, where an example is about them.
    fn severity_and_basis(&mut self, example: &Example, result: &RuleResult<'_>) {
        if let Some(severity) = example.severity
            && result.weight.severity() != Some(severity)
        {
            let found = result
                .weight
                .severity()
                .map_or("no severity", crate::policy::Severity::as_str);

            self.fault(
                example.span,
                format!(
                    "this example expects severity {}, and the rule gives {found}",
                    severity.as_str()
                ),
                "check `adjust` and `silence`",
            );
        }

        if let Some(basis) = example.basis
            && result.basis != basis
        {
            self.fault(
                example.span,
                format!(
                    "this example expects the basis {}, and the rule gives {}",
                    basis.as_str(),
                    result.basis.as_str()
                ),
                "check `cites`, the regime of the data, `jurisdiction` and the dates",
            );
        }
    }

    fn places(&mut self, example: &Example, evidence: &BTreeSet<String>) {
        let needs = matches!(
            example.outcome,
            ExpectedOutcome::Breached | ExpectedOutcome::NotStated
        );

        match &example.at {
            None if needs => self.fault(
                example.span,
                "this example does not say where",
                format!("add at = {:?}", evidence.iter().collect::<Vec<_>>()),
            ),
            Some(at) if at.iter().collect::<BTreeSet<_>>() != evidence.iter().collect() => {
                self.fault(
                    example.span,
                    format!("this example names the places {at:?}"),
                    format!(
                        "the rule rests on {:?}",
                        evidence.iter().collect::<Vec<_>>()
                    ),
                );
            }
            _ => {}
        }
    }

    /// Takes one fact away from a breach, and then gives it a value of a wrong type.
    fn without(&mut self, example: &Example, agreement: &Value, pointer: &str) {
        let deleted = changes::apply(agreement, &[], &[pointer.to_owned()]);
        self.proof.deletions += 1;
        // What makes the file invalid proves nothing, since nobody could hand it in.
        if let Ok(deleted) = deleted
            && let Ok(checked) = read(self.policy, &self.rule.id, &deleted)
            && let Ok(result) = ask(
                &checked,
                self.policy,
                self.rule,
                example.as_of.unwrap_or(self.day),
            )
            && result.outcome == Outcome::Met
        {
            self.fault(
                example.span,
                format!("omitting {pointer} makes this breach pass"),
                "silence must never make a rule pass; correct the condition",
            );
        }

        let wrong = changes::wrong_type(agreement, pointer);
        if wrong.is_some_and(|wrong| read(self.policy, &self.rule.id, &wrong).is_ok()) {
            self.fault(
                example.span,
                format!("a value of the wrong type at {pointer} is not refused"),
                "the schema must give this fact a type",
            );
        }
    }

    fn read(&mut self, example: &Example, agreement: &Value) -> Option<CheckedAgreement> {
        match read(self.policy, &self.rule.id, agreement) {
            Ok(checked) => Some(checked),
            Err(problems) => {
                for problem in problems.iter().take(3) {
                    let place = problem.pointer.as_deref().unwrap_or("");
                    self.fault(
                        example.span,
                        format!(
                            "this example is not a valid agreement: {} at {place}",
                            problem.message
                        ),
                        problem.help.clone().unwrap_or_default(),
                    );
                }

                None
            }
        }
    }

    fn fault(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        // An example can hold any text, and the message may quote it.
        let message = visible(&message.into()).into_owned();
        let help = visible(&help.into()).into_owned();
        self.proof
            .problems
            .push(Diagnostic::at(&self.rule.file, span, message).help(help));
    }
}

/// Reads an example as an agreement of the policy's schema, which has the facts of the house.
fn read(policy: &Policy, id: &str, agreement: &Value) -> Result<CheckedAgreement, Vec<Diagnostic>> {
    let content = serde_json::to_string_pretty(agreement).unwrap_or_default();
    let text = SourceFile::new(format!("example of {id}"), content);

    CheckedAgreement::read_with(Arc::new(text), &policy.schema)
}

fn worst_pointers(agreement: &CheckedAgreement, result: &RuleResult<'_>) -> BTreeSet<String> {
    result
        .worst()
        .flat_map(|answer| &answer.evidence)
        .map(|read| read.pointer(agreement.document()))
        .collect()
}

fn outcome(expected: ExpectedOutcome) -> Outcome {
    match expected {
        ExpectedOutcome::Met => Outcome::Met,
        ExpectedOutcome::Breached => Outcome::Breached,
        ExpectedOutcome::NotStated => Outcome::NotStated,
        ExpectedOutcome::CannotTell => Outcome::CannotTell,
        ExpectedOutcome::NotApplicable => Outcome::NotApplicable,
    }
}

/// Returns the stated facts that an answer read, in its guard, its requirement or its evidence, each once.
fn stated_pointers(agreement: &CheckedAgreement, result: &RuleResult<'_>) -> Vec<String> {
    let reads: BTreeSet<FactRead<'_>> = result
        .answers
        .iter()
        .flat_map(|answer| {
            answer
                .asked
                .iter()
                .chain(&answer.applies_by)
                .chain(&answer.evidence)
        })
        .filter(|read| read.kind != ReadKind::Silent && read.kind != ReadKind::Absent)
        .copied()
        .collect();

    reads
        .iter()
        .map(|read| read.pointer(agreement.document()))
        .collect()
}
