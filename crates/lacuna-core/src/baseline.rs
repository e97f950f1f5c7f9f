//! Baselines: an earlier assessment beside today's, matched by rule and subject, never by line or by fingerprint alone.

mod facts;

use std::sync::Arc;

use serde::Deserialize;

use crate::agreement::CheckedAgreement;
use crate::assessment::{
    Assessment, BaselineDiff, ChangedFinding, DiffStatus, ResolvedFinding, RuleResult,
    stable_pointer,
};
use crate::diagnostic::Diagnostic;
use crate::policy::{Severity, digest};
use crate::source_file::{SourceFile, visible};
use facts::{EarlierAnswer, changed_facts, is_further};

/// What an earlier run wrote with `--format json`, as far as a comparison needs it.
#[derive(Debug, Deserialize)]
pub struct Baseline {
    lacuna: String,
    packs: Vec<Pack>,
    settings_sha256: String,
    severities_changed: Vec<SeverityChanged>,
    assessments: Vec<Earlier>,
}

#[derive(Debug, Deserialize)]
struct Pack {
    id: String,
    sha256: String,
}

#[derive(Debug, Deserialize, PartialEq, Eq)]
struct SeverityChanged {
    rule: String,
    to: String,
}

#[derive(Debug, Deserialize)]
struct Earlier {
    id: String,
    sha256: String,
    as_of: String,
    /// Present where a filter hid findings.
    filter: Option<serde::de::IgnoredAny>,
    rules: Vec<Finding>,
}

#[derive(Debug, Deserialize)]
struct Finding {
    id: String,
    title: String,
    severity: Option<Severity>,
    fingerprint: Option<String>,
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    answers: Vec<EarlierAnswer>,
}

/// The reason why a baseline cannot be held against an assessment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BaselineError {
    /// It is about other agreements.
    #[error("the baseline contains no assessment of `{}`; it contains {}", visible(.id), describe_ids(.held))]
    Missing {
        /// The agreement that was audited.
        id: String,
        /// The agreements that it is about.
        held: Vec<String>,
    },
    /// It was written with a filter, so that what it lacks may have been there.
    #[error("the baseline of `{}` was written with a filter, and lacks what the filter hid", visible(.id))]
    Filtered {
        /// The agreement that was audited.
        id: String,
    },
}

fn describe_ids(ids: &[String]) -> String {
    if ids.is_empty() {
        return "none".to_owned();
    }

    let quoted: Vec<String> = ids.iter().map(|id| format!("`{}`", visible(id))).collect();
    quoted.join(", ")
}

impl Baseline {
    /// Reads what an earlier run wrote.
    ///
    /// # Errors
    /// A file that is not JSON, or that no run with `--format json` wrote.
    pub fn read(text: &Arc<SourceFile>) -> Result<Self, Diagnostic> {
        serde_json::from_str(text.content()).map_err(|error| {
            let mut problem = Diagnostic::json_misfit(text, &error);
            problem.message = format!("this is not an assessment: {}", problem.message);
            problem.help(
                "a baseline is what `lacuna audit --format json` wrote for the same agreements",
            )
        })
    }

    /// Notes on an assessment what is new, worse and unchanged in it, and what has gone.
    ///
    /// # Errors
    /// A baseline that lacks this agreement, or some of its findings.
    pub fn compare(&self, assessment: &mut Assessment<'_>) -> Result<(), BaselineError> {
        let earlier = self.earlier(&assessment.agreement.id())?;
        let gone = earlier.gone(assessment);
        let changed = earlier.note_changes(assessment);

        assessment.comparison = Some(BaselineDiff {
            gone,
            changed,
            since: earlier.as_of.clone(),
            // With the byte-order mark, as the format `json` takes the digest of the same file.
            agreement_changed: earlier.sha256
                != digest(&assessment.agreement.document().text().source()),
            rules_changed: self.other_packs(assessment),
            settings_changed: self.other_settings(assessment),
            program_changed: (self.lacuna != crate::VERSION).then(|| self.lacuna.clone()),
        });

        Ok(())
    }

    /// Returns the earlier assessment of an agreement, which must hold all its findings.
    fn earlier(&self, id: &str) -> Result<&Earlier, BaselineError> {
        let Some(earlier) = self.assessments.iter().find(|earlier| earlier.id == id) else {
            let held = self.assessments.iter().map(|earlier| earlier.id.clone());
            return Err(BaselineError::Missing {
                id: id.to_owned(),
                held: held.collect(),
            });
        };

        if earlier.filter.is_some() {
            return Err(BaselineError::Filtered { id: id.to_owned() });
        }

        Ok(earlier)
    }

    /// Returns the packs that are not those of the baseline.
    fn other_packs(&self, assessment: &Assessment<'_>) -> Vec<String> {
        let packs = &assessment.policy.packs;
        let now = packs.iter().filter(|pack| {
            !self
                .packs
                .iter()
                .any(|known| known.id == pack.id && known.sha256 == pack.fingerprint())
        });

        let gone = self
            .packs
            .iter()
            .filter(|known| !packs.iter().any(|pack| pack.id == known.id));

        let mut names: Vec<String> = now
            .map(|pack| pack.id.clone())
            .chain(gone.map(|known| known.id.clone()))
            .collect();

        names.sort();

        names
    }

    fn other_settings(&self, assessment: &Assessment<'_>) -> bool {
        let policy = assessment.policy;
        let severities: Vec<SeverityChanged> = policy
            .severity_changes
            .iter()
            .map(|change| SeverityChanged {
                rule: change.rule.clone(),
                to: change.to.as_str().to_owned(),
            })
            .collect();

        // The digest holds no severities, which alone can make a finding new or worse.
        self.settings_sha256 != policy.settings_digest() || severities != self.severities_changed
    }
}

impl Earlier {
    /// The finding that a rule made then.
    fn finding_of(&self, rule: &str) -> Option<&Finding> {
        // The format `json` lists every rule, and only a finding among them has a severity.
        self.rules
            .iter()
            .find(|known| known.id == rule && known.severity.is_some())
    }

    /// Notes on each finding how it compares with then, and returns those that rest on other values or words.
    fn note_changes(&self, assessment: &mut Assessment<'_>) -> Vec<ChangedFinding> {
        let agreement = assessment.agreement;
        let mut changed = Vec::new();
        let findings = assessment
            .results
            .iter_mut()
            .filter(|result| result.weight.severity().is_some());

        for result in findings {
            let Some(before) = self.finding_of(&result.rule.id) else {
                result.change = Some(DiffStatus::New);
                continue;
            };

            let is_same = before.fingerprint.as_ref() == Some(&result.fingerprint(agreement));
            // The facts that decide need not lie in the subject, so that a fingerprint does not tell it.
            let is_worse = before.severity < result.weight.severity()
                || before.has_new_subject(result, agreement)
                || !is_same && before.is_worse_now(result, agreement);

            result.change = Some(if is_worse {
                DiffStatus::Worse
            } else {
                DiffStatus::Unchanged
            });

            if !is_same {
                changed.push(ChangedFinding {
                    rule: result.rule.id.clone(),
                    facts: changed_facts(&before.answers, &before.outcome, result, agreement),
                });
            }
        }

        changed
    }

    /// The findings of rules that find nothing now.
    fn gone(&self, assessment: &Assessment<'_>) -> Vec<ResolvedFinding> {
        let now = |rule: &str| {
            assessment
                .results
                .iter()
                .find(|result| result.rule.id == rule)
        };

        let is_gone = |known: &&Finding| {
            known.severity.is_some()
                // A rule that is no longer asked finds nothing either.
                && now(&known.id).is_none_or(|result| result.weight.severity().is_none())
        };

        let resolved = |known: &Finding| ResolvedFinding {
            rule: known.id.clone(),
            title: known.title.clone(),
            facts: now(&known.id)
                .map(|result| {
                    changed_facts(&known.answers, &known.outcome, result, assessment.agreement)
                })
                .unwrap_or_default(),
        };

        self.rules.iter().filter(is_gone).map(resolved).collect()
    }
}

impl Finding {
    /// Whether a finding of equal severity weighs more than it did: a breach where there was silence, or a number further
    /// from what the rule asks.
    fn is_worse_now(&self, result: &RuleResult<'_>, agreement: &CheckedAgreement) -> bool {
        let was_silent = self.outcome == crate::assessment::Outcome::NotStated.as_str();
        if was_silent && result.outcome == crate::assessment::Outcome::Breached {
            return true;
        }

        changed_facts(&self.answers, &self.outcome, result, agreement)
            .iter()
            .any(|fact| is_further(&result.rule.require.expression, fact))
    }

    /// Whether the finding is about a subject that it was not about; where the earlier run named none, about more of them.
    fn has_new_subject(&self, result: &RuleResult<'_>, agreement: &CheckedAgreement) -> bool {
        let before = self
            .answers
            .iter()
            .filter(|answer| answer.outcome == self.outcome);

        let known: Vec<&str> = before
            .clone()
            .filter_map(|answer| answer.subject_id.as_deref())
            .collect();

        let before = before.count();
        if known.len() < before {
            return result.worst().count() > before;
        }

        let document = agreement.document();
        // By ids and not by positions, so that another order of entries adds no subject.
        let mut subjects = result.worst().filter_map(|answer| answer.subject);
        subjects.any(|subject| !known.contains(&stable_pointer(document, subject).as_str()))
    }
}
