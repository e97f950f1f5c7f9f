//! Baselines: an earlier assessment beside today's, matched by fingerprint and never by line.

use std::sync::Arc;

use serde::Deserialize;

use crate::assessment::{Assessment, BaselineDiff, DiffStatus, ResolvedFinding, RuleResult};
use crate::diagnostic::Diagnostic;
use crate::policy::{Severity, digest};
use crate::source_file::{SourceFile, Span, visible};

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
}

/// The reason why a baseline cannot be held against an assessment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BaselineError {
    /// It is about other agreements.
    #[error("the baseline holds no assessment of `{}`; it holds {}", visible(.id), describe_ids(.held))]
    Missing {
        /// The agreement that was audited.
        id: String,
        /// The agreements that it is about.
        held: Vec<String>,
    },
    /// It was written with a filter, so that what it lacks may have been there.
    #[error("the baseline of `{}` was written with a filter, and lacks what that hid", visible(.id))]
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
    /// A file that is no JSON, or that no run with `--format json` wrote.
    pub fn read(text: &Arc<SourceFile>) -> Result<Self, Diagnostic> {
        serde_json::from_str(text.content()).map_err(|error| {
            let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
            let starts = text.content().match_indices('\n').map(|(at, _)| at + 1);
            let start = std::iter::once(0)
                .chain(starts)
                .nth(line.saturating_sub(1) as usize)
                .unwrap_or_default();

            let at = (start + error.column().saturating_sub(1)).min(text.content().len());
            let message = format!("this is no assessment: {}", visible(&error.to_string()));

            Diagnostic::at(text, Span::new(at, at), message).help(
                "a baseline is what `lacuna audit --format json` wrote for the same agreements",
            )
        })
    }

    /// Notes on an assessment what is new, worse and unchanged in it, and what has gone.
    ///
    /// # Errors
    /// A baseline that lacks this agreement, or some of its findings.
    pub fn compare(&self, assessment: &mut Assessment<'_>) -> Result<(), BaselineError> {
        let earlier = self.earlier(&assessment.agreement.text_at(&["id"]))?;
        let kept = earlier.mark_changes(assessment);
        let gone = earlier.gone(assessment, &kept);
        let agreement = assessment.agreement;

        assessment.comparison = Some(BaselineDiff {
            gone,
            since: earlier.as_of.clone(),
            agreement_changed: earlier.sha256 != digest(&agreement.document().text().source()),
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
                .any(|known| known.id == pack.id && known.sha256 == pack.fingerprint)
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

        self.settings_sha256 != policy.settings_digest() || severities != self.severities_changed
    }
}

impl Earlier {
    /// Marks each finding of an assessment as new, worse or unchanged; the fingerprints that were seen.
    fn mark_changes(&self, assessment: &mut Assessment<'_>) -> Vec<String> {
        let agreement = assessment.agreement;
        let mut seen = Vec::new();

        for result in assessment
            .results
            .iter_mut()
            .filter(|result| result.weight.severity().is_some())
        {
            let fingerprint = result.fingerprint(agreement);
            result.change = Some(self.status(result, &fingerprint));
            seen.push(fingerprint);
        }

        seen
    }

    /// Tells how a finding stands to what was found before.
    fn status(&self, result: &RuleResult<'_>, fingerprint: &String) -> DiffStatus {
        let severity = result.weight.severity();
        let same = self
            .rules
            .iter()
            .find(|known| known.fingerprint.as_ref() == Some(fingerprint));

        let of_rule = self
            .rules
            .iter()
            .find(|known| known.id == result.rule.id && known.severity.is_some());

        match (same, of_rule) {
            (Some(same), _) if same.severity >= severity => DiffStatus::Unchanged,
            (Some(_), _) => DiffStatus::Worse,
            (None, Some(before)) if before.severity < severity => DiffStatus::Worse,
            (None, _) => DiffStatus::New,
        }
    }

    /// Returns the findings that are no longer there, of which `seen` are the fingerprints of today's.
    fn gone(&self, assessment: &Assessment<'_>, seen: &[String]) -> Vec<ResolvedFinding> {
        let came_back_worse = |known: &Finding| {
            assessment.results.iter().any(|result| {
                result.rule.id == known.id && result.change == Some(DiffStatus::Worse)
            })
        };

        let is_gone = |known: &&Finding| {
            known
                .fingerprint
                .as_ref()
                .is_some_and(|print| !seen.contains(print))
                // A finding that came back changed and worse has not gone.
                && !came_back_worse(known)
        };

        let gone = self.rules.iter().filter(is_gone);
        gone.map(|known| ResolvedFinding {
            rule: known.id.clone(),
            title: known.title.clone(),
        })
        .collect()
    }
}
