//! `lacuna quotes`: proves word for word that the quotes of agreement files are in their documents.

use crate::agreement::{Clause, View};
use std::collections::BTreeMap;
use std::path::PathBuf;

use super::quote_check::{NO_FILE, quoting_clauses, shorten};
use super::settings::PolicyArguments;
use super::{ExitStatus, Outcome, agreements, output};
use crate::agreement::{CheckedAgreement, QuoteStanding};
use crate::document::{Document, NodeId};
use crate::source_file::visible;

/// What `lacuna quotes` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna quotes agreement.json      one line for each quote, with its status in the document

A source of the agreement file names its document in `file`, as a path from the folder of the agreement file.
Exit code 1: a quote is gravely altered, struck out or not found, or a document is not the one that was read.")]
pub(super) struct Arguments {
    /// Agreements: files, folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// Counts of quotes by how they appear.
#[derive(Default)]
struct Tally {
    counts: BTreeMap<String, usize>,
    fails: bool,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    // An agreement may state facts of its house, which the settings above it name.
    let schema = PolicyArguments::default().schema(&arguments.paths)?;
    let agreements = agreements::read_agreements(&arguments.paths, &schema)?;
    let (lines, fails) = describe_quotes(&agreements);
    output::print(&lines)?;

    Ok(if fails {
        ExitStatus::Findings
    } else {
        ExitStatus::Clean
    })
}

/// Says of every quote how it appears in its document, and whether one of them fails.
pub(super) fn describe_quotes(agreements: &[CheckedAgreement]) -> (String, bool) {
    let mut tally = Tally::default();
    let mut lines = String::new();

    for agreement in agreements {
        list_quotes(agreement, &mut tally, &mut lines);
    }

    lines.push_str(&tally.summary());

    (lines, tally.fails)
}

impl Tally {
    /// Counts all quotes, and those that appear in each way.
    fn summary(&self) -> String {
        let total: usize = self.counts.values().sum();
        let counts = self.counts.iter().map(|(name, count)| {
            let name = name.replace("no document", "without a document");
            format!("{count} {name}")
        });

        let counts: Vec<String> = counts.collect();
        let noun = if total == 1 { "quote" } else { "quotes" };
        let colon = if total == 0 { "" } else { ": " };

        format!("{total} {noun}{colon}{}\n", counts.join(", "))
    }
}

fn list_quotes(agreement: &CheckedAgreement, tally: &mut Tally, lines: &mut String) {
    let (file, checks) = (agreement.document(), agreement.quotes());

    for &source in &checks.changed {
        // What was read is not what is there now, even if every quote still appears in it.
        tally.fails = true;
        let path = file.string(source).unwrap_or_default();
        let message = format!(
            "document changed: {} is not the file that was read; its `sha256` differs",
            visible(&path)
        );
        push_line(lines, file, source, &message);
    }

    for clause in quoting_clauses(file) {
        let Some(node) = View::<Clause>::at(file, clause).quote().node() else {
            continue;
        };

        let check = checks.of(clause);
        tally.fails |= checks.refutes(clause);
        let standing = check.map_or(QuoteStanding::NoDocument, |check| check.standing);
        let name = standing.as_str().replace('_', " ");
        let details = match check.map_or(NO_FILE, |check| check.details.as_str()) {
            "" => String::new(),
            details => format!(" ({details})"),
        };

        let quote = file.string(node).unwrap_or_default();
        let line = format!("{name}{details}: \"{}\"", visible(&shorten(&quote)));
        push_line(lines, file, node, &line);
        *tally.counts.entry(name).or_default() += 1;
    }
}

fn push_line(lines: &mut String, file: &Document, node: NodeId, message: &str) {
    let position = file.text().position(file.span(node).start);
    lines.push_str(&format!(
        "{}:{position}: {message}\n",
        visible(file.text().name())
    ));
}
