//! What files say about findings: waivers, an earlier assessment, decisions of reviewers.

use std::sync::atomic::{AtomicBool, Ordering};

use super::Arguments;
use crate::assessment::Assessment;
use crate::baseline::Baseline;
use crate::cli::CliError;
use crate::cli::identities::Identities;
use crate::cli::output::remark;
use crate::cli::settings::Settings;
use crate::decision::Decisions;
use crate::diagnostic::Diagnostic;
use crate::source_file::visible;
use crate::waiver::Waivers;

/// The files that were read.
pub(super) struct Notes {
    waivers: Option<Waivers>,
    baseline: Option<(String, Baseline)>,
    /// Decisions, and whether an agreement of theirs was met.
    decisions: Vec<(Decisions, AtomicBool)>,
}

impl Notes {
    /// Reads all of them.
    pub(super) fn read(
        arguments: &Arguments,
        settings: Option<&Settings>,
    ) -> Result<Self, CliError> {
        let decisions = arguments.decisions.read()?;
        Ok(Self {
            waivers: arguments.waivers.read(settings)?,
            baseline: arguments.baseline.read()?,
            decisions: decisions
                .into_iter()
                .map(|own| (own, AtomicBool::new(false)))
                .collect(),
        })
    }

    /// Notes on an assessment all that is about its agreement, or says why it does not fit.
    pub(super) fn note(&self, assessment: &mut Assessment<'_>) -> Result<(), Vec<Diagnostic>> {
        // All three are tried, so that whatever does not fit is reported at once.
        let mut problems = Vec::new();
        if let Some(waivers) = &self.waivers {
            problems.extend(waivers.apply(assessment).err().into_iter().flatten());
        }

        if let Some((file, baseline)) = &self.baseline
            && let Err(error) = baseline.compare(assessment)
        {
            problems.push(
                Diagnostic::in_file(file, error.to_string())
                    .help("give the baseline of these agreements, or write a new one"),
            );
        }

        for (decisions, met) in &self.decisions {
            if assessment.agreement.id() == decisions.agreement() {
                // Threads note at once, and what was met is read when they have ended.
                met.store(true, Ordering::Relaxed);
                problems.extend(decisions.apply(assessment).err().into_iter().flatten());
            }
        }

        if problems.is_empty() {
            Ok(())
        } else {
            Err(problems)
        }
    }

    /// Reports waivers of agreements that were not audited. A file of waivers can serve several runs, so they fail none.
    pub(super) fn report_unmatched(&self, identities: &Identities) {
        for problem in self
            .waivers
            .iter()
            .flat_map(|waivers| waivers.unmatched(&identities.ids()))
        {
            let position = problem
                .position
                .map(|position| format!(":{position}"))
                .unwrap_or_default();
            let help = problem.help.as_deref().unwrap_or_default();
            remark(&format!(
                "note: {}{position}: {}; {}\n",
                problem.file,
                visible(&problem.message),
                visible(help)
            ));
        }
    }

    /// Refuses decisions on agreements that were not among those audited.
    pub(super) fn all_met(&self) -> Result<(), CliError> {
        let foreign = self
            .decisions
            .iter()
            .filter(|(_, met)| !met.load(Ordering::Relaxed));
        let problems: Vec<Diagnostic> = foreign.map(|(decisions, _)| decisions.foreign()).collect();
        if problems.is_empty() {
            Ok(())
        } else {
            Err(CliError::Problems(problems))
        }
    }
}
