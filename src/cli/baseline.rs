//! `--baseline`: an earlier assessment beside today's.

use std::path::PathBuf;

use super::{Trouble, input};
use crate::assessment::Assessment;
use crate::baseline::Baseline;
use crate::problem::Problem;

/// The earlier assessment, and whether only what changed since fails a run.
#[derive(Debug, clap::Args)]
pub(super) struct BaselineArguments {
    /// What an earlier run wrote with --format json: findings are told apart as new, worse, unchanged and gone.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Let only findings that are new or worse than in the baseline fail the run.
    #[arg(long, requires = "baseline")]
    pub(super) fail_on_new: bool,
}

impl BaselineArguments {
    /// Notes on the assessments what changed since the baseline.
    pub(super) fn compare(&self, assessments: &mut [Assessment<'_>]) -> Result<(), Trouble> {
        let Some(path) = &self.baseline else { return Ok(()) };
        let text = input::read(path).map_err(|problem| Trouble::Problems(vec![problem]))?;
        let baseline = Baseline::read(&text).map_err(|problem| Trouble::Problems(vec![problem]))?;
        let missing = assessments.iter_mut().filter_map(|assessment| baseline.compare(assessment).err());
        let problems: Vec<Problem> = missing
            .map(|message| {
                Problem::in_file(input::name(path), message)
                    .help("give the baseline of these agreements, or write it anew")
            })
            .collect();
        if problems.is_empty() { Ok(()) } else { Err(Trouble::Problems(problems)) }
    }
}
