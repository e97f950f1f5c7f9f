//! `--decisions`: what reviewers decided, read from the files that reports save.

use std::path::PathBuf;

use super::other_files::describe_other_data;
use super::{CliError, input};
use crate::decision::Decisions;
use crate::diagnostic::Diagnostic;
use crate::source_file::Span;

/// The files of decisions that an audit shows.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Waivers, baseline and decisions")]
pub(super) struct DecisionArguments {
    /// A decisions.json saved from a report; shown with the findings, without changing a result. May be repeated.
    #[arg(long, value_name = "FILE")]
    decisions: Vec<PathBuf>,
}

impl DecisionArguments {
    /// The decisions of all files; all that is wrong with them is reported together.
    pub(super) fn read(&self) -> Result<Vec<Decisions>, CliError> {
        let mut decisions = Vec::new();
        let mut problems: Vec<Diagnostic> = Vec::new();
        for path in &self.decisions {
            let read = input::read(path)
                .map_err(|problem| vec![problem])
                .and_then(|text| {
                    // First, since the errors of decisions would not say what the file is instead.
                    match describe_other_data(path, text.content(), "a decisions file") {
                        Some(message) => {
                            Err(vec![Diagnostic::at(&text, Span::new(0, 1), message).help(
                                "save one with the button Download decisions of a report",
                            )])
                        }
                        None => Decisions::read(&text),
                    }
                });

            match read {
                Ok(own) => decisions.push(own),
                Err(found) => problems.extend(found),
            }
        }
        if problems.is_empty() {
            Ok(decisions)
        } else {
            Err(CliError::Problems(problems))
        }
    }
}
