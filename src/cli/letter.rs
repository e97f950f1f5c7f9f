//! `lacuna letter`: the letter about an agreement, which asks for amendments and for what the other side can answer.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::overwrite::{Permit, refuse_loss};
use super::targets::ending_of;
use super::{CliError, ExitStatus, Outcome, PolicyArguments, agreements, day, names, output};
use crate::assessment::Assessment;
use crate::audit::audit;
use crate::report::{Format, LETTERS, LetterOptions, Report};

/// What `lacuna letter` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna letter agreement.json                                  the letter on the terminal
  lacuna letter agreement.json --output letter.docx             and one to edit in Word
  lacuna letter agreement.json --from \"Open Data Trust\" --to ministry
                                                                from a sender who is not a party
  lacuna letter agreement.json --own-side                       what only our own records can answer

A file that a person may have edited is kept: a letter is replaced only by the same letter, unless --force is given.")]
pub(super) struct Arguments {
    /// An agreement file, or - for standard input.
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// Output format [default: by the ending of --output, else text].
    #[arg(long, value_name = "FORMAT", value_parser = parse_format)]
    format: Option<&'static Format>,
    /// Output file [default: standard output].
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace a letter in text, Markdown or HTML that differs from the new one. Other files are never replaced.
    #[arg(long, requires = "output")]
    force: bool,
    /// The sender: the id or name of a party, or any other name [default: the organisation in the settings, else the public body].
    #[arg(long, value_name = "PARTY")]
    from: Option<String>,
    /// The addressee: the id or name of a party; may be repeated [default: the other side].
    #[arg(long, value_name = "PARTY")]
    to: Vec<String>,
    /// Date of the letter, such as 2026-02-05 [default: the date of the audit].
    #[arg(long, value_name = "DAY", value_parser = super::parse_day)]
    date: Option<NaiveDate>,
    /// The sender's reference.
    #[arg(long, value_name = "TEXT")]
    reference: Option<String>,
    /// Date by which a reply is requested [default: 28 days after the date of the letter].
    #[arg(long, value_name = "DAY", value_parser = super::parse_day)]
    reply_by: Option<NaiveDate>,
    /// Salutation, such as "Dear Ms Smith," [default: Dear Sir or Madam,].
    #[arg(long, value_name = "TEXT")]
    salutation: Option<String>,
    /// List the points that only the sender's own records, or a public record, can answer.
    #[arg(long)]
    own_side: bool,
    /// Date of the audit, such as 2026-02-05 [default: today, UTC].
    #[arg(long, value_name = "DAY", value_parser = super::parse_day)]
    as_of: Option<NaiveDate>,
    #[command(flatten)]
    policies: PolicyArguments,
}

fn parse_format(name: &str) -> Result<&'static Format, String> {
    let names: Vec<&str> = LETTERS.iter().map(|format| format.name).collect();
    let found = LETTERS.iter().find(|format| format.name == name);
    found.ok_or_else(|| format!("the formats of a letter are {}", names.join(", ")))
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let format = chosen(arguments)?;
    let paths = std::slice::from_ref(&arguments.path);
    let in_force = arguments.policies.in_force(paths)?;
    let messages = in_force.messages();
    let organisation = in_force.settings.as_ref().and_then(|settings| {
        let organisation = settings.file.organisation.as_ref();
        organisation.map(|name| name.get_ref().clone())
    });

    let policy = in_force.policy;
    let agreements = agreements::read_agreements(paths, &policy.schema)?;
    let day = day(arguments.as_of);
    let assessments: Vec<Assessment<'_>> = agreements
        .iter()
        .map(|agreement| audit(agreement, &policy, day))
        .collect();

    if assessments.len() > 1 && !format.holds_several {
        return Err(CliError::Message(format!(
            "the format {} takes one letter, and there are {}; name one agreement at a time",
            format.name,
            assessments.len()
        )));
    }

    let report = Report {
        letter: LetterOptions {
            from: arguments.from.as_deref().or(organisation.as_deref()),
            to: &arguments.to,
            date: arguments.date,
            reference: arguments.reference.as_deref(),
            reply_by: arguments.reply_by,
            salutation: arguments.salutation.as_deref(),
            is_own_side: arguments.own_side,
        },
        ..Report::new(&assessments, &messages)
    };

    write(arguments, format, &report)?;

    // The letter is written, but may lack what a failed rule would have asked for.
    let has_failed = assessments
        .iter()
        .any(|assessment| !assessment.failures.is_empty());

    Ok(if has_failed {
        ExitStatus::Bad
    } else {
        ExitStatus::Clean
    })
}

fn write(arguments: &Arguments, format: &Format, report: &Report<'_>) -> Result<(), CliError> {
    let fail = |error: crate::report::RenderError| CliError::Message(error.0);
    match &arguments.output {
        Some(path) => {
            let letter = format.write(report).map_err(fail)?;
            if !arguments.force {
                refuse_edited(path, &letter)?;
            }

            output::write_bytes(path, &letter)
        }
        None => output::print(&(format.render)(report).map_err(fail)?),
    }
}

/// Refuses to replace a letter that somebody may have edited: nothing in a letter that is to be sent can carry a mark of
/// what was written first. A Word document carries one where no reader sees it.
fn refuse_edited(path: &Path, letter: &[u8]) -> Result<(), CliError> {
    let is_file = std::fs::metadata(path).is_ok_and(|found| found.is_file());
    if !is_file || letter.starts_with(b"PK") {
        return Ok(());
    }

    refuse_loss(path, Permit::Results)?;

    // Other ends of lines, as Git writes them on Windows, are no change by a person.
    let words = |text: &[u8]| String::from_utf8_lossy(text).replace('\r', "");
    let held = std::fs::read(path).unwrap_or_default();
    // An empty file, as `touch` makes it, holds no words that could be lost.
    if held.trim_ascii().is_empty() || words(&held) == words(letter) {
        return Ok(());
    }

    Err(CliError::Message(format!(
        "cannot write to {}: it differs from the new letter, and may contain your changes; choose another name, or \
         give --force to replace it",
        names::name(path)
    )))
}

fn chosen(arguments: &Arguments) -> Result<&'static Format, CliError> {
    let [text, ..] = &LETTERS;
    let (None, Some(path)) = (arguments.format, &arguments.output) else {
        return Ok(arguments.format.unwrap_or(text));
    };

    let ending = ending_of(path);
    let found = LETTERS.iter().find(|format| format.ending == ending);
    found.ok_or_else(|| {
        let endings: Vec<String> = LETTERS
            .iter()
            .map(|format| format!(".{}", format.ending))
            .collect();

        CliError::Message(format!(
            "{}: no format has this file ending; use {}, or give --format",
            names::name(path),
            endings.join(", ")
        ))
    })
}
