//! Which format goes where: what is printed, and which files are written.

use std::path::{Path, PathBuf};

use super::settings::Settings;
use super::{Trouble, input};
use crate::report::{self, Format, Report};

/// The formats and files that a command line names.
#[derive(Debug, clap::Args)]
pub(super) struct TargetArguments {
    /// The format of what is printed; or, given as often as --output, that of each file in turn.
    #[arg(long, value_name = "FORMAT", value_parser = parse_format)]
    format: Vec<&'static Format>,
    /// A file to write, whose ending chooses the format; a folder takes one file for each agreement. May be given again.
    #[arg(long, short, value_name = "FILE")]
    output: Vec<PathBuf>,
    /// How SARIF tells of findings about what is not stated: as open, or as warnings for viewers that show only failures.
    #[arg(long, value_name = "KIND", default_value = "open", value_parser = ["open", "warning"])]
    sarif_open_as: String,
}

/// What a run prints and writes.
pub(super) struct Targets {
    /// The format that is printed.
    pub(super) printed: &'static Format,
    /// Files, or folders for one file an agreement, with their formats.
    files: Vec<(PathBuf, &'static Format)>,
    /// Whether what is not stated comes out as a warning.
    open_as_warning: bool,
}

pub(super) fn parse_format(name: &str) -> Result<&'static Format, String> {
    report::format(name).ok_or_else(|| {
        let names: Vec<&str> = report::FORMATS.iter().map(|format| format.name).collect();
        format!("the formats are {}", names.join(", "))
    })
}

impl TargetArguments {
    /// Decides on formats and files; what the command line leaves open comes from the settings.
    pub(super) fn decide(&self, settings: Option<&Settings>) -> Result<Targets, Trouble> {
        let [text, ..] = &report::FORMATS;
        let mut targets =
            Targets { printed: text, files: Vec::new(), open_as_warning: self.sarif_open_as == "warning" };
        if let Some(settings) = settings {
            targets.printed = printed(settings)?.unwrap_or(text);
            if self.output.is_empty() {
                for output in settings.file.outputs.iter().flatten() {
                    let path = settings.folder.join(output.get_ref());
                    targets.files.push((path.clone(), by_ending(&path)?));
                }
            }
        }
        let paired = !self.output.is_empty() && self.format.len() == self.output.len();
        match self.format.as_slice() {
            [] => {}
            _ if paired => {}
            [format] => targets.printed = format,
            several => {
                return Err(Trouble::Message(format!(
                    "--format is given {} times, and --output {} times; give one --format for each --output, in the same \
                     order, or one --format for what is printed",
                    several.len(),
                    self.output.len()
                )));
            }
        }
        for (at, path) in self.output.iter().enumerate() {
            let given = self.format.get(at).copied().filter(|_| paired);
            targets.files.push((path.clone(), given.map_or_else(|| by_ending(path), Ok)?));
        }
        Ok(targets)
    }
}

fn printed(settings: &Settings) -> Result<Option<&'static Format>, Trouble> {
    let Some(name) = &settings.file.format else { return Ok(None) };
    let problem = |help| {
        let range = name.span();
        let span = crate::text::Span::new(range.start, range.end);
        let message = format!("there is no format `{}`", crate::text::visible(name.get_ref()));
        Trouble::Problems(vec![crate::problem::Problem::at(&settings.text, span, message).help(help)])
    };
    parse_format(name.get_ref()).map(Some).map_err(problem)
}

fn by_ending(path: &Path) -> Result<&'static Format, Trouble> {
    // A folder is asked for by those who want a page for each agreement.
    if let Some(html) = report::format("html").filter(|_| is_folder(path)) {
        return Ok(html);
    }
    let found = report::FORMATS.iter().find(|format| path.extension().is_some_and(|ending| ending == format.ending));
    found.ok_or_else(|| {
        let endings: Vec<String> = report::FORMATS.iter().map(|format| format!(".{}", format.ending)).collect();
        Trouble::Message(format!(
            "{}: the ending chooses no format; use {}, or give one --format for each --output",
            input::name(path),
            endings.join(", ")
        ))
    })
}

impl Targets {
    /// The contents of all files. Everything is made before anything is written, so that a fault leaves no half of a set.
    pub(super) fn render(&self, report: &Report<'_>) -> Result<Vec<(PathBuf, String)>, Trouble> {
        let report = Report { open_as_warning: self.open_as_warning, colour: false, ..*report };
        let mut files: Vec<(PathBuf, String)> = Vec::new();
        for (path, format) in &self.files {
            if is_folder(path) {
                files.extend(one_each(path, format, &report)?);
            } else {
                files.push((path.clone(), one(&input::name(path), format, &report)?));
            }
        }
        let mut names: Vec<&PathBuf> = files.iter().map(|(path, _)| path).collect();
        names.sort();
        match names.array_windows().find(|[left, right]| left == right) {
            Some([twice, _]) => {
                Err(Trouble::Message(format!("{}: this file would be written twice", input::name(twice))))
            }
            None => Ok(files),
        }
    }

    /// What is printed.
    pub(super) fn print(&self, report: &Report<'_>) -> Result<String, Trouble> {
        one("standard output", self.printed, &Report { open_as_warning: self.open_as_warning, ..*report })
    }

    /// The same for files that could not be audited: only formats that tell of problems have anything to say.
    pub(super) fn for_problems(&self) -> Self {
        let files = self.files.iter().filter(|(path, format)| format.tells_problems && !is_folder(path));
        Self { files: files.cloned().collect(), ..*self }
    }

    /// The folders that files are written to, one an agreement.
    pub(super) fn folders(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|(path, _)| path.as_path()).filter(|path| is_folder(path))
    }
}

fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with('/')
}

fn one(place: &str, format: &Format, report: &Report<'_>) -> Result<String, Trouble> {
    if report.assessments.len() > 1 && !format.holds_several {
        return Err(Trouble::Message(format!(
            "{place}: the format {} holds one agreement, and {} were given; name a folder, such as --output reports/",
            format.name,
            report.assessments.len()
        )));
    }
    (format.render)(report).map_err(|error| Trouble::Message(error.to_string()))
}

fn one_each(folder: &Path, format: &'static Format, report: &Report<'_>) -> Result<Vec<(PathBuf, String)>, Trouble> {
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    for assessment in report.assessments {
        let id = assessment.agreement.text_at(&["id"]);
        let path = folder.join(format!("{id}.{}", format.ending));
        if files.iter().any(|(known, _)| *known == path) {
            return Err(Trouble::Message(format!(
                "two agreements have the id {id}, and would be written to the same file"
            )));
        }
        let report = Report { assessments: std::slice::from_ref(assessment), ..*report };
        files.push((path, one(&input::name(folder), format, &report)?));
    }
    Ok(files)
}
