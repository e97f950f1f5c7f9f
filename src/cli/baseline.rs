//! `--baseline`: an earlier assessment beside today's.

use std::path::PathBuf;

use super::{CliError, input, names};
use crate::baseline::Baseline;

/// The earlier assessment, and whether only what changed since fails a run.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Waivers, baseline and decisions")]
pub(super) struct BaselineArguments {
    /// Output of an earlier run with --format json; findings are marked new, worse, unchanged or gone.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Fail the run only on findings that are new or worse than in the baseline.
    #[arg(long, requires = "baseline")]
    pub(super) fail_on_new: bool,
}

impl BaselineArguments {
    /// The earlier assessment, with the name of its file.
    pub(super) fn read(&self) -> Result<Option<(String, Baseline)>, CliError> {
        let Some(path) = &self.baseline else {
            return Ok(None);
        };
        let read = input::read(path).and_then(|text| Baseline::read(&text));
        Ok(Some((
            names::name(path),
            read.map_err(|problem| CliError::Problems(vec![problem]))?,
        )))
    }
}
