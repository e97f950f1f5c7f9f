//! `--baseline`: an earlier assessment beside today's.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::kinds::content_of_json;
use super::other_files::describe_other_data;
use super::own_json::is_own_json;
use super::{CliError, input, names};
use crate::baseline::Baseline;
use crate::diagnostic::Diagnostic;
use crate::source_file::{SourceFile, Span};

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
        let read = input::read(path).and_then(|text| {
            Baseline::read(&text).map_err(|problem| other_file(path, &text).unwrap_or(problem))
        });

        Ok(Some((
            names::name(path),
            read.map_err(|problem| CliError::Problems(vec![problem]))?,
        )))
    }
}

/// Names a file that holds something else than an assessment for what it is.
fn other_file(path: &Path, text: &Arc<SourceFile>) -> Option<Diagnostic> {
    let content = text.content();
    let message = describe_other_data(path, content, "a baseline").or_else(|| {
        // An assessment has a `schema_version` too, and would count as an agreement by it.
        let kind = content_of_json(content).filter(|_| !is_own_json(content))?;
        Some(format!(
            "this file contains {}, and a baseline is an assessment",
            kind.content()
        ))
    })?;

    Some(Diagnostic::at(text, Span::new(0, 1), message).help(
        "write one with `lacuna audit agreement.json --format json --output baseline.json`, and name that file",
    ))
}
