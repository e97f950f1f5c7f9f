//! `lacuna validate`: schema and cross references only.

use std::path::PathBuf;

use super::{Ending, Outcome, Trouble, input, output};
use crate::agreement::CheckedAgreement;

/// What `lacuna validate` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Agreement files, folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let texts = input::agreements(&arguments.paths)?;
    let count = texts.len();
    let problems: Vec<_> = texts.into_iter().filter_map(|text| CheckedAgreement::read(text).err()).flatten().collect();
    if !problems.is_empty() {
        return Err(Trouble::Problems(problems));
    }
    output::print(&format!("{count} agreement {} valid\n", if count == 1 { "file is" } else { "files are" }))?;
    Ok(Ending::Clean)
}
