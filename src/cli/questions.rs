//! `lacuna questions`: the letter that asks the vendor, or another party, for what an agreement leaves open.

use std::borrow::Cow;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::{CliError, ExitStatus, Outcome, PolicyArguments, day, input, names, output};
use crate::agreement::CheckedAgreement;
use crate::assessment::Assessment;
use crate::audit::audit;
use crate::diagnostic::nearest;
use crate::document::NodeId;
use crate::report::{Format, LETTERS, Messages, Report};
use crate::source_file::visible;

/// What `lacuna questions` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna questions agreement.json                         the letter on the terminal
  lacuna questions agreement.json --output letter.html    and one to print
  lacuna questions agreement.json --to ministry           to the ministry instead of the vendor")]
pub(super) struct Arguments {
    /// An agreement file, or - for standard input.
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// The format; left out, that of the ending of --output, or text.
    #[arg(long, value_name = "FORMAT", value_parser = parse_format)]
    format: Option<&'static Format>,
    /// The file to write; left out, the letter is printed.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The id of a party that the letter goes to; left out, it goes to the vendors. May be given several times.
    #[arg(long, value_name = "PARTY")]
    to: Vec<String>,
    /// The day of the letter, as 2026-02-05; left out, today (UTC).
    #[arg(long, value_name = "DAY", value_parser = super::parse_day)]
    as_of: Option<NaiveDate>,
    /// The language of the letter [default: that of the settings, else en]; texts of rules stay in English.
    #[arg(long, value_name = "LANGUAGE", value_parser = Messages::LANGUAGES)]
    lang: Option<String>,
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
    let messages = in_force.messages(arguments.lang.as_deref());
    let policy = in_force.policy;
    let agreements = input::agreements(paths)?;
    agreements
        .iter()
        .try_for_each(|agreement| is_addressable(agreement, &arguments.to))?;

    let day = day(arguments.as_of);
    let assessments: Vec<Assessment<'_>> = agreements
        .iter()
        .map(|agreement| audit(agreement, &policy, day))
        .collect();

    if assessments.len() > 1 && !format.holds_several {
        let message = format!(
            "the format {} holds one letter, and there are {}",
            format.name,
            assessments.len()
        );

        return Err(CliError::Message(format!(
            "{message}; name one agreement at a time"
        )));
    }

    let report = Report {
        addressees: &arguments.to,
        ..Report::new(&assessments, &messages)
    };

    let letter = (format.render)(&report).map_err(|error| CliError::Message(error.to_string()))?;
    match &arguments.output {
        Some(path) => output::write(path, &letter)?,
        None => output::print(&letter)?,
    }

    let failed = assessments
        .iter()
        .any(|assessment| !assessment.failures.is_empty());

    Ok(if failed {
        ExitStatus::Bad
    } else {
        ExitStatus::Clean
    })
}

/// That an agreement has all the parties that a letter is to go to.
pub(super) fn is_addressable(
    agreement: &CheckedAgreement,
    addressees: &[String],
) -> Result<(), CliError> {
    let document = agreement.document();
    let parties = document
        .get(NodeId::ROOT, "parties")
        .into_iter()
        .flat_map(|list| document.children(list));
    let ids = parties.filter_map(|party| document.string(document.get(party, "id")?));
    let ids: Vec<String> = ids.map(Cow::into_owned).collect();
    let Some(unknown) = addressees.iter().find(|addressee| !ids.contains(addressee)) else {
        return Ok(());
    };
    let hint = match nearest(unknown, ids.iter().map(String::as_str)) {
        Some(id) => format!("did you mean `{}`?", visible(id)),
        None => format!("the parties are: {}", visible(&ids.join(", "))),
    };
    let name = document.text().name();
    Err(CliError::Message(format!(
        "{name}: no party has the id `{}`; {hint}",
        visible(unknown)
    )))
}

fn chosen(arguments: &Arguments) -> Result<&'static Format, CliError> {
    let [text, ..] = &LETTERS;
    let (None, Some(path)) = (arguments.format, &arguments.output) else {
        return Ok(arguments.format.unwrap_or(text));
    };
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    let ending = if ending == "htm" {
        "html"
    } else {
        ending.as_str()
    };
    let found = LETTERS.iter().find(|format| format.ending == ending);
    found.ok_or_else(|| {
        let endings: Vec<String> = LETTERS
            .iter()
            .map(|format| format!(".{}", format.ending))
            .collect();

        let message = format!(
            "the ending chooses no format; use {}, or give --format",
            endings.join(", ")
        );

        CliError::Message(format!("{}: {message}", names::name(path)))
    })
}
