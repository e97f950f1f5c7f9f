//! Which format goes where: what is printed, and which files are written.

mod choice;

use std::path::{Path, PathBuf};

use toml::Spanned;

use super::output::StagedOutput;
use super::overwrite::Permit;
use super::place;
use super::settings::Settings;
use super::{CliError, names};
use crate::assessment::Assessment;
use crate::diagnostic::Diagnostic;
use crate::report::{self, Format, Report};
use crate::source_file::{Span, visible};
use choice::{by_ending, is_folder};
pub(super) use choice::{ending_of, parse_format};

/// The formats and files that a command line names.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Output")]
pub(super) struct TargetArguments {
    /// Output format. Repeat it once per --output to set the format of each file.
    #[arg(long, value_name = "FORMAT", value_parser = parse_format)]
    format: Vec<&'static Format>,
    /// Output file, whose ending sets the format, or a folder for one file per agreement. May be repeated.
    #[arg(long, short, value_name = "FILE")]
    output: Vec<PathBuf>,
    /// How SARIF reports points that are not stated: as open, or as warnings for viewers that show only failures.
    #[arg(long, value_name = "KIND", default_value = "open", value_parser = ["open", "warning"])]
    sarif_open_as: String,
}

/// What a run prints and writes.
pub(super) struct OutputPlan {
    /// The format that is printed.
    pub(super) printed: &'static Format,
    /// Files, or folders for one file per agreement, with their formats.
    files: Vec<(PathBuf, &'static Format)>,
    /// Whether what is not stated comes out as a warning.
    open_as_warning: bool,
}

/// Checks the formats and outputs that settings name.
///
/// # Errors
/// A format that does not exist, or an output whose ending chooses none.
pub(super) fn check_outputs(settings: &Settings) -> Result<(), CliError> {
    let arguments = TargetArguments {
        format: Vec::new(),
        output: Vec::new(),
        sarif_open_as: "open".to_owned(),
    };

    arguments.decide(Some(settings)).map(drop)
}

impl TargetArguments {
    /// Decides on formats and files; what the command line leaves open comes from the settings.
    pub(super) fn decide(&self, settings: Option<&Settings>) -> Result<OutputPlan, CliError> {
        let [text, ..] = &report::FORMATS;
        let mut targets = OutputPlan {
            printed: text,
            files: Vec::new(),
            open_as_warning: self.sarif_open_as == "warning",
        };

        if let Some(settings) = settings {
            targets.printed = printed(settings)?.unwrap_or(text);
            // An output on the command line takes the place of those in the settings, and does not
            // add to them.
            if self.output.is_empty() {
                for output in settings.file.outputs.iter().flatten() {
                    let path = settings.folder.join(output.get_ref());
                    let format = by_ending(&path).map_err(|unknown| {
                        let message =
                            format!("{}: no format has this file ending", names::name(&path));
                        let help = format!("use {}.{}", unknown.endings, unknown.hint);
                        refuse(settings, output, message, help)
                    })?;

                    targets.files.push((path, format));
                }
            }
        }

        // Of one each too: a format beside an output is that file's, and text is printed.
        let paired = !self.output.is_empty() && self.format.len() == self.output.len();
        match self.format.as_slice() {
            [] => {}
            _ if paired => {}
            [format] => targets.printed = format,
            several => {
                return Err(CliError::Message(format!(
                    "--format is given {} times, and --output {} times; give one --format for each --output, in the same \
                     order, or one --format for what is printed",
                    several.len(),
                    self.output.len()
                )));
            }
        }

        for (at, path) in self.output.iter().enumerate() {
            let given = self.format.get(at).copied().filter(|_| paired);
            let format = given.map_or_else(|| by_ending(path), Ok).map_err(|unknown| {
                CliError::Message(format!(
                    "{}: no format has this file ending; use {}, or give one --format for each --output.{}",
                    names::name(path),
                    unknown.endings,
                    unknown.hint
                ))
            })?;

            targets.files.push((path.clone(), format));
        }

        once_each(&targets.files)?;
        Ok(targets)
    }
}

/// Refuses a file that two formats would be written to.
fn once_each(files: &[(PathBuf, &Format)]) -> Result<(), CliError> {
    // Several formats can go to one folder.
    let ending = |path: &Path, format: &Format| if is_folder(path) { format.ending } else { "" };
    // Whatever the spelling: ./x, a link to x, and x are one file.
    let spelling = |path: &Path| {
        if is_folder(path) {
            folder_spelling(path)
        } else {
            place::spelling(path)
        }
    };

    let mut names: Vec<_> = files
        .iter()
        .map(|(path, format)| (spelling(path), ending(path, format), path))
        .collect();

    names.sort();
    match names
        .array_windows()
        .find(|[left, right]| (&left.0, left.1) == (&right.0, right.1))
    {
        Some([_, (_, _, twice)]) => Err(CliError::Message(format!(
            "{}: this file would be written twice",
            names::name(twice)
        ))),
        None => Ok(()),
    }
}

fn folder_spelling(path: &Path) -> PathBuf {
    // A folder that is still to be made has no canonical path.
    std::fs::canonicalize(path)
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_path_buf())
}

fn printed(settings: &Settings) -> Result<Option<&'static Format>, CliError> {
    let Some(name) = &settings.file.format else {
        return Ok(None);
    };

    parse_format(name.get_ref()).map(Some).map_err(|help| {
        let message = format!("there is no format `{}`", visible(name.get_ref()));
        refuse(settings, name, message, help)
    })
}

/// Refuses a value of the settings at its line.
fn refuse(settings: &Settings, value: &Spanned<String>, message: String, help: String) -> CliError {
    let range = value.span();
    let span = Span::new(range.start, range.end);
    CliError::Problems(vec![
        Diagnostic::at(&settings.text, span, message).help(help),
    ])
}

impl OutputPlan {
    /// Everything as it will be in its files, so that a fault leaves no half of a set.
    pub(super) fn stage(&self, report: &Report<'_>) -> Result<Vec<StagedOutput>, CliError> {
        let report = Report {
            open_as_warning: self.open_as_warning,
            // A file would show the codes of colours, which only a terminal obeys.
            colour: false,
            ..*report
        };

        let mut staged = Vec::new();
        for (path, format) in &self.files {
            if is_folder(path) {
                let mut folder = StagedOutput::folder(path, Permit::Results)?;
                for assessment in report.assessments {
                    let report = Report {
                        assessments: std::slice::from_ref(assessment),
                        // What could not be audited has no id to name a file by.
                        refused: &[],
                        ..report
                    };

                    let content = one(&names::name(path), format, &report)?;
                    into_folder(&mut folder, format, assessment, &content)?;
                }

                staged.push(folder);
            } else {
                let content = one(&names::name(path), format, &report)?;
                let mut file = StagedOutput::file(path)?;
                file.add(&content)?;
                staged.push(file);
            }
        }

        Ok(staged)
    }

    /// Says whether each agreement can be written as it comes, and nothing has to be kept for the end.
    pub(super) fn are_apart(&self) -> bool {
        let file = |(path, format): &(PathBuf, &Format)| is_folder(path) || format.apart.is_some();
        self.printed.apart.is_some() && self.files.iter().all(file)
    }

    /// Opens all files for agreements that are written as they come.
    pub(super) fn open(&self) -> Result<Vec<StagedOutput>, CliError> {
        let open = |(path, _): &(PathBuf, _)| {
            if is_folder(path) {
                StagedOutput::folder(path, Permit::Results)
            } else {
                StagedOutput::file(path)
            }
        };
        self.files.iter().map(open).collect()
    }

    /// One agreement, or one thing that could not be audited, as it goes to each of the files in turn.
    pub(super) fn parts(&self, report: &Report<'_>) -> Result<Vec<Part>, CliError> {
        let report = Report {
            open_as_warning: self.open_as_warning,
            // As in `stage`, only a terminal obeys the codes of colours.
            colour: false,
            ..*report
        };

        let part = |(path, format): &(PathBuf, &'static Format)| {
            let name = report
                .assessments
                .first()
                .map(|assessment| file_name(format, assessment));

            let name = name.unwrap_or_default();
            // As in `stage`, what could not be audited has no id to name a file by.
            if is_folder(path) && report.assessments.is_empty() {
                return Ok(Part {
                    name,
                    content: None,
                    apart: "",
                });
            }

            let content = Some(one(&names::name(path), format, &report)?);

            Ok(Part {
                name,
                content,
                apart: format.apart.unwrap_or_default(),
            })
        };

        self.files.iter().map(part).collect()
    }

    /// What is printed.
    pub(super) fn print(&self, report: &Report<'_>) -> Result<String, CliError> {
        holds("standard output", self.printed, report)?;
        let report = Report {
            open_as_warning: self.open_as_warning,
            ..*report
        };

        (self.printed.render)(&report).map_err(|error| CliError::Message(error.to_string()))
    }

    /// The same for files that could not be audited: only formats that tell of problems have anything to say.
    pub(super) fn for_problems(&self) -> Self {
        let files = self
            .files
            .iter()
            // In a folder each file is about one agreement, and here is none.
            .filter(|(path, format)| format.tells_problems && !is_folder(path));

        Self {
            files: files.cloned().collect(),
            ..*self
        }
    }
}

/// What one agreement adds to a file, or to the files of a folder.
pub(super) struct Part {
    /// Its name in a folder.
    pub(super) name: String,
    /// What is written; `None` where a folder has no page for it.
    pub(super) content: Option<Vec<u8>>,
    /// What is between it and the one before.
    pub(super) apart: &'static str,
}

fn one(place: &str, format: &Format, report: &Report<'_>) -> Result<Vec<u8>, CliError> {
    holds(place, format, report)?;
    format
        .write(report)
        .map_err(|error| CliError::Message(error.to_string()))
}

/// Refuses more agreements than a format holds.
fn holds(place: &str, format: &Format, report: &Report<'_>) -> Result<(), CliError> {
    // The refused count too, or a page on the only one audited would pass for the whole run.
    let several = report.assessments.len() + report.refused.len();
    if several > 1 && !format.holds_several {
        return Err(CliError::Message(format!(
            "{place}: the format {} takes one agreement, and {several} were given; name a folder, such as --output reports/",
            format.name,
        )));
    }

    Ok(())
}

fn file_name(format: &Format, assessment: &Assessment<'_>) -> String {
    format!("{}.{}", assessment.agreement.id(), format.ending)
}

fn into_folder(
    folder: &mut StagedOutput,
    format: &Format,
    assessment: &Assessment<'_>,
    content: &[u8],
) -> Result<(), CliError> {
    let name = file_name(format, assessment);
    if folder.add_file(&name, content)? {
        Ok(())
    } else {
        Err(twice(&name))
    }
}

/// Two agreements with one id.
pub(super) fn twice(name: &str) -> CliError {
    let id = name.rsplit_once('.').map_or(name, |(id, _)| id);
    CliError::Message(format!(
        "two agreements have the id {id}, and would be written to the same file"
    ))
}
