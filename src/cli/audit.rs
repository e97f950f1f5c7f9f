//! `lacuna audit`: agreements against rules, to the terminal and to files.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{Ending, Outcome, PolicyArguments, Trouble, day, input, output};
use crate::assessment::Assessment;
use crate::audit::audit;
use crate::policy::{Basis, Severity};
use crate::report::{self, Format, Messages, Report};

/// What `lacuna audit` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna audit agreement.json                         findings on the terminal
  lacuna audit agreement.json --output report.html    and a report to hand on
  lacuna audit agreements/ --format json              every agreement of a folder, as data
  cat agreement.json | lacuna audit -                 from standard input")]
pub(super) struct Arguments {
    /// Agreement files, folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The format of the output: text, json or html.
    #[arg(long, value_name = "FORMAT", value_parser = parse_format)]
    format: Option<&'static Format>,
    /// A file to write, whose ending chooses the format; a folder takes one file for each agreement. May be given again.
    #[arg(long, short, value_name = "FILE")]
    output: Vec<PathBuf>,
    /// The day of the audit, as 2026-02-05; left out, today (UTC).
    #[arg(long, value_name = "DAY", value_parser = super::parse_day)]
    as_of: Option<NaiveDate>,
    /// End with exit code 1 when a finding is at least this grave.
    #[arg(long, value_name = "SEVERITY", default_value = "high")]
    fail_on: FailOn,
    /// Let findings of house policy fail the run too, and not only those of law and guidance.
    #[arg(long)]
    fail_on_policy: bool,
    #[command(flatten)]
    policies: PolicyArguments,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum FailOn {
    Low,
    Medium,
    High,
    Critical,
    Never,
}

fn parse_format(name: &str) -> Result<&'static Format, String> {
    report::format(name).ok_or_else(|| {
        let names: Vec<&str> = report::FORMATS.iter().map(|format| format.name).collect();
        format!("the formats are {}", names.join(", "))
    })
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let targets = targets(arguments)?;
    let policy = arguments.policies.load()?;
    let agreements = input::agreements(&arguments.paths)?;
    let day = day(arguments.as_of);
    let assessments: Vec<Assessment<'_>> = agreements.iter().map(|agreement| audit(agreement, &policy, day)).collect();
    let messages = Messages::english();
    let report = |assessments, colour| Report { assessments, messages: &messages, colour };
    // Everything is made before anything is written, so that a fault leaves no half of a set behind.
    let mut files = Vec::new();
    for (path, format) in &targets.files {
        if path.is_dir() || path.as_os_str().to_string_lossy().ends_with('/') {
            files.extend(one_each(path, format, &assessments, &messages)?);
        } else {
            if assessments.len() > 1 && !format.holds_several {
                return Err(Trouble::Message(format!(
                    "{}: the format {} holds one agreement, and {} were given; name a folder, such as --output reports/",
                    input::name(path),
                    format.name,
                    assessments.len()
                )));
            }
            files.push((path.clone(), render(format, &report(&assessments, false))?));
        }
    }
    let terminal = std::io::stdout().is_terminal();
    let printed = if targets.printed.holds_several || assessments.len() == 1 {
        render(targets.printed, &report(&assessments, terminal || targets.printed.name == "text"))?
    } else {
        return Err(Trouble::Message(format!(
            "the format {} holds one agreement; add --output FOLDER/",
            targets.printed.name
        )));
    };
    for (path, content) in &files {
        output::write(path, content)?;
    }
    output::print(&printed)?;
    Ok(assessments.iter().map(|assessment| ending(assessment, arguments)).max().unwrap_or(Ending::Bad))
}

struct Targets {
    printed: &'static Format,
    files: Vec<(PathBuf, &'static Format)>,
}

fn targets(arguments: &Arguments) -> Result<Targets, Trouble> {
    let [text, ..] = &report::FORMATS;
    let single = arguments.output.len() == 1;
    let mut files = Vec::new();
    for path in &arguments.output {
        let by_ending =
            report::FORMATS.iter().find(|format| path.extension().is_some_and(|ending| ending == format.ending));
        // One format and one file belong together, whatever the file is called.
        let format = if single { arguments.format.or(by_ending) } else { by_ending };
        let Some(format) = format else {
            let endings: Vec<String> = report::FORMATS.iter().map(|format| format!(".{}", format.ending)).collect();
            return Err(Trouble::Message(format!(
                "{}: the ending chooses no format; use {}, or give one --format with one --output",
                input::name(path),
                endings.join(", ")
            )));
        };
        files.push((path.clone(), format));
    }
    let printed = if single { text } else { arguments.format.unwrap_or(text) };
    Ok(Targets { printed, files })
}

fn one_each(
    folder: &Path,
    format: &'static Format,
    assessments: &[Assessment<'_>],
    messages: &Messages,
) -> Result<Vec<(PathBuf, String)>, Trouble> {
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    for assessment in assessments {
        let id = assessment.agreement.text_at(&["id"]);
        let path = folder.join(format!("{id}.{}", format.ending));
        if files.iter().any(|(known, _)| *known == path) {
            return Err(Trouble::Message(format!(
                "two agreements have the id {id}, and would be written to the same file"
            )));
        }
        let report = Report { assessments: std::slice::from_ref(assessment), messages, colour: false };
        files.push((path, render(format, &report)?));
    }
    output::make_folder(folder)?;
    Ok(files)
}

fn render(format: &Format, report: &Report<'_>) -> Result<String, Trouble> {
    (format.render)(report).map_err(|error| Trouble::Message(error.to_string()))
}

fn ending(assessment: &Assessment<'_>, arguments: &Arguments) -> Ending {
    if !assessment.failures.is_empty() {
        return Ending::Bad;
    }
    let least = match arguments.fail_on {
        FailOn::Low => Severity::Low,
        FailOn::Medium => Severity::Medium,
        FailOn::High => Severity::High,
        FailOn::Critical => Severity::Critical,
        FailOn::Never => return Ending::Clean,
    };
    let counts = |basis: Basis| basis != Basis::Policy || arguments.fail_on_policy;
    let fails = assessment
        .results
        .iter()
        .any(|result| counts(result.rule.basis) && result.weight.severity().is_some_and(|severity| severity >= least));
    if fails { Ending::Findings } else { Ending::Clean }
}
