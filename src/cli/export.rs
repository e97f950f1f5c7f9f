//! `lacuna export`: agreements for other programs and offices.

use std::path::{Path, PathBuf};

use super::overwrite::{Permit, refuse_loss};
use super::settings::PolicyArguments;
use super::{CliError, ExitStatus, Outcome, agreements, names, output};
use crate::export::{ExportFormat, KINDS, kind};

/// What `lacuna export` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna export ropa agreements/ --output record.csv       the record of processing of a folder of agreements
  lacuna export dpv agreement.json --output agreement.jsonld")]
pub(super) struct Arguments {
    /// The kind of export.
    #[arg(value_name = "KIND", value_parser = parse_kind)]
    kind: &'static ExportFormat,
    /// Agreements: files, folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Output file [default: standard output].
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn parse_kind(name: &str) -> Result<&'static ExportFormat, String> {
    kind(name).ok_or_else(|| {
        let known: Vec<String> = KINDS
            .iter()
            .map(|kind| format!("{} ({})", kind.name, kind.about))
            .collect();

        format!("the kinds are {}", known.join(", "))
    })
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    // An agreement may state facts of its house, which the settings above it name.
    let schema = PolicyArguments::default().schema(&arguments.paths)?;
    let agreements = agreements::read_agreements(&arguments.paths, &schema)?;

    // The agreements are read before, which notes them as inputs that no output may replace.
    if let Some(path) = &arguments.output {
        refuse_loss(path, Permit::Results)?;
        check_ending(path, arguments.kind)?;
    }

    let text = (arguments.kind.write)(&agreements)
        .map_err(|error| CliError::Message(error.to_string()))?;
    match &arguments.output {
        Some(path) => output::write(path, &text)?,
        None => output::print(&text)?,
    }

    Ok(ExitStatus::Clean)
}

/// Refuses a name whose ending promises something else than the export is.
fn check_ending(path: &Path, kind: &ExportFormat) -> Result<(), CliError> {
    let Some(ending) = path.extension() else {
        return Ok(());
    };
    if kind
        .endings
        .iter()
        .any(|own| ending.eq_ignore_ascii_case(own))
    {
        return Ok(());
    }

    let endings: Vec<String> = kind.endings.iter().map(|own| format!(".{own}")).collect();
    Err(CliError::Message(format!(
        "{}: the export {} is not written in this format; use a name that ends in {}",
        names::name(path),
        kind.name,
        endings.join(" or ")
    )))
}
