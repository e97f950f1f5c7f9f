//! `lacuna validate`: schema and cross references only.

use std::path::PathBuf;

use super::{Ending, Outcome, input, output};

/// What `lacuna validate` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Agreement files, folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let count = input::agreements(&arguments.paths)?.len();
    output::print(&format!("{count} agreement {} valid\n", if count == 1 { "file is" } else { "files are" }))?;
    Ok(Ending::Clean)
}
