//! Waivers: findings that a named person accepts until a day; they never change an answer, only whether it counts.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde::Deserialize;
use serde_json::Value;
use toml::Spanned;

use crate::agreement::CheckedAgreement;
use crate::assessment::{AppliedWaiver, Assessment, Outcome, RuleResult, WaiverState};
use crate::condition::Constant;
use crate::diagnostic::Diagnostic;
use crate::policy::{Basis, Policy, Severity, read_toml, span_of};
use crate::source_file::{SourceFile, Span, visible};
use crate::vocabulary::{Vocabulary, identified, tidy};

/// The parameter that holds the longest time a waiver may run, in days.
const LONGEST: &str = "max_waiver_days";
/// From how many days before its end a waiver is warned of.
const WARNED: i64 = 30;

/// The waivers of a folder: findings that named persons accept until a day.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Lacuna waivers")]
pub struct WaiverFile {
    /// The waivers.
    #[serde(default)]
    pub waiver: Vec<Waiver>,
}

/// One finding that a named person accepts until a day.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The id of the agreement.
    #[schemars(with = "String")]
    pub agreement: Spanned<String>,
    /// The id of the rule.
    #[schemars(with = "String")]
    pub rule: Spanned<String>,
    /// The fingerprint of the finding, as reports show it: 16 hexadecimal digits.
    #[schemars(with = "String", regex(pattern = r"^[0-9a-f]{16}$"))]
    pub fingerprint: Spanned<String>,
    /// Who accepts it: a person with their office.
    #[schemars(with = "String", length(min = 1))]
    pub by: Spanned<String>,
    /// Why. Reports print it.
    #[schemars(with = "String", length(min = 1))]
    pub reason: Spanned<String>,
    /// The last day it holds (UTC), no further away than the maximum.
    #[schemars(with = "String", extend("format" = "date"))]
    pub expires: Spanned<String>,
}

/// Waivers that were read, with the file they are in.
#[derive(Debug)]
pub struct Waivers {
    text: Arc<SourceFile>,
    entries: Vec<(Waiver, NaiveDate)>,
}

/// Makes the JSON Schema (2020-12) of a file of waivers.
#[must_use]
pub fn schema() -> Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    let mut schema = generator.into_root_schema_for::<WaiverFile>();
    tidy(&mut schema);
    identified(schema.to_value(), "waivers")
}

impl Waivers {
    /// Reads a file of waivers.
    ///
    /// # Errors
    /// Unknown fields, with the nearest known one; fields that are missing, empty, or no day that exists; two waivers
    /// of one finding.
    pub fn read(text: &Arc<SourceFile>) -> Result<Self, Vec<Diagnostic>> {
        let file: WaiverFile = read_toml(text, &Vocabulary::from_schema(&schema()))?;
        let mut problems = Vec::new();
        let mut entries = Vec::new();
        for waiver in file.waiver {
            // A file is read without its schema, which would refuse an empty text.
            for (name, field) in [("by", &waiver.by), ("reason", &waiver.reason)] {
                if field.get_ref().trim().is_empty() {
                    let message = format!("`{name}` is empty");
                    problems.push(
                        Diagnostic::at(text, span(field), message)
                            .help("a waiver must name a person and give a reason"),
                    );
                }
            }

            problems.extend(malformed(text, &waiver));
            problems.extend(repeated(
                text,
                &waiver,
                entries.iter().map(|(earlier, _)| earlier),
            ));

            match NaiveDate::parse_from_str(waiver.expires.get_ref(), "%Y-%m-%d") {
                Ok(day) => entries.push((waiver, day)),
                Err(_) => problems.push(
                    Diagnostic::at(
                        text,
                        span(&waiver.expires),
                        format!(
                            "`{}` is not a valid date",
                            visible(waiver.expires.get_ref())
                        ),
                    )
                    .help("write it as 2027-02-05"),
                ),
            }
        }
        if problems.is_empty() {
            Ok(Self {
                text: Arc::clone(text),
                entries,
            })
        } else {
            Err(problems)
        }
    }

    /// Finds a problem for each agreement that waivers name and that was not audited, at the first waiver of it.
    #[must_use]
    pub fn unmatched(&self, audited: &BTreeSet<String>) -> Vec<Diagnostic> {
        let mut named = BTreeSet::new();
        let foreign = self.entries.iter().map(|(waiver, _)| &waiver.agreement);
        let foreign = foreign
            .filter(|id| !audited.contains(id.get_ref()) && named.insert(id.get_ref().clone()));
        let known = audited.iter().map(String::as_str);
        let problem = |id: &Spanned<String>| {
            let message = format!(
                "no agreement with the id `{}` was audited, so its waivers have no effect",
                visible(id.get_ref())
            );

            Diagnostic::at(&self.text, span(id), message)
                .help("audit that agreement too, correct the id, or remove the waiver")
                .suggest(id.get_ref(), known.clone())
        };

        foreign.map(problem).collect()
    }

    /// Counts them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Notes on an assessment which of its findings are waived. Waivers of other agreements are left alone.
    ///
    /// # Errors
    /// Waivers of this agreement that fit no finding, that run too long, or that nobody may give.
    pub fn apply(&self, assessment: &mut Assessment<'_>) -> Result<(), Vec<Diagnostic>> {
        let id = assessment.agreement.id();
        let mut problems = Vec::new();
        for (waiver, expires) in self
            .entries
            .iter()
            .filter(|(waiver, _)| *waiver.agreement.get_ref() == id)
        {
            if let Err(problem) = self.waive(assessment, waiver, *expires) {
                problems.push(problem);
            }
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(problems)
        }
    }

    fn waive(
        &self,
        assessment: &mut Assessment<'_>,
        waiver: &Waiver,
        expires: NaiveDate,
    ) -> Result<(), Diagnostic> {
        let days = self.days_left(assessment, waiver, expires)?;
        let at = self.finding(assessment, waiver)?;
        let (agreement, policy) = (assessment.agreement, assessment.policy);
        let Some(result) = assessment.results.get_mut(at) else {
            return Ok(());
        };

        self.check_unchanged(agreement, result, waiver)?;
        self.check_waivable(policy, result, waiver)?;

        // A waiver that has ended is no error: reports say that it no longer applies.
        let state = match days {
            ..0 => WaiverState::Expired,
            0..=WARNED => WaiverState::EndsSoon,
            _ => WaiverState::Active,
        };

        result.waived = Some(AppliedWaiver {
            by: waiver.by.get_ref().clone(),
            reason: waiver.reason.get_ref().clone(),
            expires,
            state,
        });

        Ok(())
    }

    /// Returns the days from the audit to the end of a waiver, which may not be more than the longest that is allowed.
    fn days_left(
        &self,
        assessment: &Assessment<'_>,
        waiver: &Waiver,
        expires: NaiveDate,
    ) -> Result<i64, Diagnostic> {
        let longest = longest(assessment);
        let days = expires.signed_duration_since(assessment.day).num_days();
        if days <= longest {
            return Ok(days);
        }

        let message = format!(
            "a waiver ends at most {longest} days from the date of the audit, and this one ends after {days}"
        );

        Err(self
            .problem(&waiver.expires, message)
            .help("choose an earlier date, and decide again then"))
    }

    /// Returns which result of an assessment is the finding that a waiver is about.
    fn finding(&self, assessment: &Assessment<'_>, waiver: &Waiver) -> Result<usize, Diagnostic> {
        let name = waiver.rule.get_ref();
        let results = &assessment.results;
        let Some(at) = results.iter().position(|result| result.rule.id == *name) else {
            let message = format!("no rule `{}` was applied", visible(name));
            return Err(self
                .problem(&waiver.rule, message)
                .help("remove the waiver, or apply the rule")
                .suggest(name, results.iter().map(|result| result.rule.id.as_str())));
        };

        let is_finding = results
            .get(at)
            .is_some_and(|result| result.weight.severity().is_some());

        if !is_finding {
            let message = format!("{name} raises no finding here, so this waiver has no effect");
            return Err(self
                .problem(&waiver.rule, message)
                .help("remove the waiver: the finding has been resolved"));
        }

        Ok(at)
    }

    /// Refuses a waiver of what was another finding when somebody looked at it.
    fn check_unchanged(
        &self,
        agreement: &CheckedAgreement,
        result: &RuleResult<'_>,
        waiver: &Waiver,
    ) -> Result<(), Diagnostic> {
        let fingerprint = result.fingerprint(agreement);
        if fingerprint == *waiver.fingerprint.get_ref() {
            return Ok(());
        }

        let name = waiver.rule.get_ref();
        let message = format!("the finding of {name} has changed since it was waived");

        Err(self.problem(&waiver.fingerprint, message).help(format!(
            "review it again; its fingerprint is now {fingerprint}"
        )))
    }

    /// Refuses a waiver of a critical finding of law.
    fn check_waivable(
        &self,
        policy: &Policy,
        result: &RuleResult<'_>,
        waiver: &Waiver,
    ) -> Result<(), Diagnostic> {
        let name = waiver.rule.get_ref();
        // A settings file can lower a severity, but not make waivable by it what nobody can waive.
        let worst = result.own_severity().max(result.weight.severity());
        let reason = if result.rule.basis == Basis::Law && worst == Some(Severity::Critical) {
            match result.weight.severity() == worst {
                true => format!("{name} is a critical finding of law, which cannot be waived"),
                false => format!(
                    "{name} is a critical finding of law by the rule's own severity, which cannot be waived"
                ),
            }
        } else if replaces_critical_law(policy, result) {
            // Nor can a folder of rules, by a rule of the same id that weighs less.
            format!(
                "{name} replaces a rule whose finding is a critical one of law, which cannot be waived"
            )
        } else {
            return Ok(());
        };

        Err(self
            .problem(&waiver.rule, reason)
            .help("remove the waiver, and amend the agreement"))
    }

    fn problem(&self, field: &Spanned<String>, message: String) -> Diagnostic {
        Diagnostic::at(&self.text, span(field), message)
    }
}

/// Whether the finding would be a critical one of law by a rule that this one was put in the place of.
fn replaces_critical_law(policy: &Policy, result: &RuleResult<'_>) -> bool {
    let law = policy.replaced_law.get(&result.rule.id);
    let severity = law.map(|law| match result.outcome {
        Outcome::NotStated => law.silent,
        _ => law.breached,
    });

    severity == Some(Severity::Critical)
}

/// Returns the longest time that a waiver may run, in days.
#[must_use]
pub fn longest(assessment: &Assessment<'_>) -> i64 {
    match assessment
        .policy
        .parameters
        .get(LONGEST)
        .map(|parameter| &parameter.value)
    {
        Some(Constant::Integer(days)) => *days,
        // A policy without the limit allows no waiver beyond the day of the audit.
        _ => 0,
    }
}

fn malformed(text: &Arc<SourceFile>, waiver: &Waiver) -> Option<Diagnostic> {
    let print = waiver.fingerprint.get_ref();
    let right = print.len() == 16
        && print
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));

    (!right).then(|| {
        Diagnostic::at(text, span(&waiver.fingerprint), format!("`{}` is not a fingerprint", visible(print)))
            .help("it has 16 hexadecimal digits; `lacuna waive` writes it, and `lacuna audit --format json` shows it")
    })
}

/// Two waivers of one finding would leave it to their order which one holds.
fn repeated<'a>(
    text: &Arc<SourceFile>,
    waiver: &Waiver,
    mut earlier: impl Iterator<Item = &'a Waiver>,
) -> Option<Diagnostic> {
    let key = |waiver: &Waiver| {
        (
            waiver.agreement.get_ref().clone(),
            waiver.rule.get_ref().clone(),
        )
    };

    let first = earlier.find(|other| key(other) == key(waiver))?;
    let line = text.position(span(&first.rule).start).line;
    let message = format!(
        "{} is waived at line {line} already",
        visible(waiver.rule.get_ref())
    );

    Some(
        Diagnostic::at(text, span(&waiver.rule), message)
            .help("keep one of the two; to renew a waiver, change its end date"),
    )
}

fn span(field: &Spanned<String>) -> Span {
    span_of(&field.span())
}
