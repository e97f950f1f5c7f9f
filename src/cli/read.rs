//! `lacuna read`: the first reading of a contract, before any agreement file exists.

mod html;
mod json;
mod text;

pub(super) use json::render_readings as render_json;

use std::path::PathBuf;

use clap::ValueEnum;
use lacuna_sources::{Cues, Reading, SourceDocument, read_contract};

use super::{CliError, ExitStatus, Outcome, input, names, output};
use crate::report::Messages;

/// What `lacuna read` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna read contract.docx                            the passages by subject, on the terminal
  lacuna read contract.pdf --output reading.html       a page with the contract on one side and the subjects on the other
  lacuna read contract.pdf --output reading.txt        the text as a file
  lacuna read contract.pdf --format json               the text, its clauses and passages for other programs

A passage is a place to look at, not a finding. `lacuna init agreement.json` records what you decide.")]
pub(super) struct Arguments {
    /// Contracts: files in PDF, DOCX, ODT, HTML, Markdown or plain text, or - for standard input.
    #[arg(required = true, value_name = "CONTRACT")]
    paths: Vec<PathBuf>,
    /// Output format [default: by the ending of --output, else text].
    #[arg(long, value_name = "FORMAT")]
    format: Option<ReadingFormat>,
    /// Output file [default: standard output].
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The language of the HTML page [default: en].
    #[arg(long, value_name = "LANGUAGE", value_parser = super::languages())]
    lang: Option<String>,
}

/// The formats of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReadingFormat {
    /// Text for a terminal, 80 columns wide.
    Text,
    /// JSON for other programs.
    Json,
    /// A page about one contract.
    Html,
}

/// A contract with its first reading.
pub(super) struct ReadContract {
    /// The file's name, as it is shown.
    pub(super) name: String,
    pub(super) document: SourceDocument,
    pub(super) reading: Reading,
}

impl ReadContract {
    /// Finds the innermost clause that holds all of a range of the text.
    fn clause_around(&self, range: &std::ops::Range<usize>) -> Option<usize> {
        self.document
            .clauses
            .iter()
            // A clause comes before those within it, so the last that fits is the innermost.
            .rposition(|own| own.range.start <= range.start && range.end <= own.range.end)
    }

    /// Finds the innermost clause around a byte of the text.
    fn clause_at(&self, at: usize) -> Option<usize> {
        self.document
            .clauses
            .iter()
            .rposition(|clause| clause.range.contains(&at))
    }

    /// Finds the number of the page that a byte of the text is on.
    fn page_at(&self, at: usize) -> Option<u32> {
        self.document
            .pages
            .iter()
            .find(|page| page.range.contains(&at))
            .map(|page| page.number)
    }
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let format = choose_format(arguments)?;
    let cues = Cues::load_builtin().map_err(|error| CliError::Message(error.to_string()))?;
    let mut contracts = Vec::new();
    let mut problems = Vec::new();

    for path in &arguments.paths {
        match input::contract(path) {
            Ok(document) => {
                let reading = read_contract(&document, &cues);
                contracts.push(ReadContract {
                    name: names::shown(path),
                    document,
                    reading,
                });
            }
            Err(problem) => problems.push(problem),
        }
    }

    // A result on some of the contracts would pass for one on all that were named.
    if !problems.is_empty() {
        return Err(CliError::Problems(problems));
    }

    let written = match format {
        ReadingFormat::Text => text::render_readings(&contracts, &cues),
        ReadingFormat::Json => json::render_readings(&contracts, &cues)?,
        ReadingFormat::Html => render_page(&contracts, arguments.lang.as_deref())?,
    };

    match &arguments.output {
        Some(path) => output::write(path, &written)?,
        None => output::print(&written)?,
    }

    Ok(ExitStatus::Clean)
}

/// Renders the page about the one contract that was read.
fn render_page(contracts: &[ReadContract], language: Option<&str>) -> Result<String, CliError> {
    let [contract] = contracts else {
        let message = "an HTML page is about one contract; name one, or use another format";
        return Err(CliError::Message(message.to_owned()));
    };

    let messages = language.and_then(Messages::in_language);
    Ok(html::render_page(
        contract,
        &messages.unwrap_or_else(Messages::english),
    ))
}

fn choose_format(arguments: &Arguments) -> Result<ReadingFormat, CliError> {
    let (None, Some(path)) = (arguments.format, &arguments.output) else {
        return Ok(arguments.format.unwrap_or(ReadingFormat::Text));
    };

    match () {
        () if input::has_ending(path, &["json"]) => Ok(ReadingFormat::Json),
        () if input::has_ending(path, &["html", "htm"]) => Ok(ReadingFormat::Html),
        () if input::has_ending(path, &["txt", "text"]) => Ok(ReadingFormat::Text),
        () => {
            let message =
                "no format has this file ending; use .html, .json or .txt, or give --format";
            Err(CliError::Message(format!(
                "{}: {message}",
                names::name(path)
            )))
        }
    }
}
