//! `lacuna validate`: files against their schemas and cross references, each by what it is; no rule is asked.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::targets::parse_format;
use super::{CliError, ExitStatus, Outcome, input, output, policy_layer};
use crate::agreement::CheckedAgreement;
use crate::baseline::Baseline;
use crate::decision::Decisions;
use crate::diagnostic::{Diagnostic, RejectedInput};
use crate::policy::{builtin, load, settings};
use crate::report::{Format, Messages, Report};
use crate::source_file::SourceFile;
use crate::waiver::Waivers;

/// What `lacuna validate` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna validate agreements/               every agreement of a folder
  lacuna validate .                         and policies, settings and waivers, by what each file is
  lacuna validate . --format github         problems at the lines of a pull request")]
pub(super) struct Arguments {
    /// Files, folders of them, or - for an agreement on standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The format in which problems are printed too: json, ndjson, sarif, junit, markdown, github or gitlab.
    #[arg(long, value_name = "FORMAT", value_parser = parse_format)]
    format: Option<&'static Format>,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Agreement,
    Policy,
    Settings,
    Waivers,
    Decisions,
    Assessment,
}

impl Kind {
    fn noun(self, count: usize) -> String {
        let (one, many) = match self {
            Self::Agreement => ("agreement file", "agreement files"),
            Self::Policy => ("policy file", "policy files"),
            Self::Settings => ("settings file", "settings files"),
            Self::Waivers => ("file of waivers", "files of waivers"),
            Self::Decisions => ("file of decisions", "files of decisions"),
            Self::Assessment => ("assessment", "assessments"),
        };
        format!("{count} {}", if count == 1 { one } else { many })
    }
}

/// What was checked so far.
#[derive(Default)]
struct Checked {
    counts: BTreeMap<Kind, usize>,
    problems: Vec<Diagnostic>,
    /// Folders of policy files, each of which is loaded as a whole.
    policies: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let mut checked = Checked::default();
    for path in &arguments.paths {
        checked.path(path);
    }
    checked.load_policies()?;
    if !checked.problems.is_empty() {
        if let Some(format) = arguments.format.filter(|format| format.tells_problems) {
            let messages = Messages::english();
            let files = checked.problems.chunk_by(|one, next| one.file == next.file);
            let refused: Vec<RejectedInput> = files
                .filter_map(|problems| {
                    let file = problems.first()?.file.clone();
                    Some(RejectedInput { file, record: None, problems: problems.to_vec() })
                })
                .collect();
            let report = Report { refused: &refused, ..Report::new(&[], &messages) };
            let text = (format.render)(&report).map_err(|error| CliError::Message(error.to_string()))?;
            output::print(&text)?;
        }
        return Err(CliError::Problems(checked.problems));
    }
    let nouns: Vec<String> = checked.counts.iter().map(|(kind, count)| kind.noun(*count)).collect();
    let total: usize = checked.counts.values().sum();
    let text = match nouns.as_slice() {
        [] => return Err(CliError::Message("there is nothing here that can be checked".to_owned())),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    if arguments.format.is_none() {
        output::print(&format!("{text} {} valid\n", if total == 1 { "is" } else { "are" }))?;
    }
    Ok(ExitStatus::Clean)
}

impl Checked {
    fn path(&mut self, path: &Path) {
        let before = self.counts.values().sum::<usize>() + self.problems.len();
        let named = !path.is_dir();
        for found in input::files(path) {
            match found {
                Ok(file) => self.file(&file, named),
                Err(problem) => self.problems.push(problem),
            }
        }
        if self.counts.values().sum::<usize>() + self.problems.len() == before {
            self.problems.push(
                Diagnostic::in_file(input::name(path), "there is nothing here that can be checked")
                    .help("agreements end in .json; policies, lacuna.toml and waivers in .toml"),
            );
        }
    }

    fn file(&mut self, path: &Path, named: bool) {
        let is_toml = path.extension().is_some_and(|ending| ending == "toml");
        // A folder can hold TOML files that are none of this program's.
        let text = match input::read(path) {
            Ok(text) => text,
            Err(problem) => return self.problems.push(problem),
        };
        let kind = if is_toml { toml_kind(path, &text) } else { json_kind(&text) };
        let outcome = match kind {
            Some(Kind::Agreement) => CheckedAgreement::read(Arc::clone(&text)).map(drop),
            Some(Kind::Assessment) => Baseline::read(&text).map(drop).map_err(|problem| vec![problem]),
            Some(Kind::Decisions) => Decisions::read(&text).map(drop),
            Some(Kind::Settings) => settings(&text).map(drop),
            Some(Kind::Waivers) => Waivers::read(&text).map(drop),
            Some(Kind::Policy) => {
                self.policy(path);
                Ok(())
            }
            None if named => Err(vec![
                Diagnostic::in_file(input::name(path), "this is no kind of file that can be checked")
                    .help("it is no rule, no pack, no lacuna.toml and no file of waivers"),
            ]),
            None => return,
        };
        match (outcome, kind) {
            (Ok(()), Some(kind)) => *self.counts.entry(kind).or_default() += 1,
            (Ok(()), None) => {}
            (Err(problems), _) => self.problems.extend(problems),
        }
    }

    /// Notes the folder whose policies a file belongs to: that of its pack, or the one above.
    fn policy(&mut self, path: &Path) {
        let pack = path.parent().unwrap_or(Path::new("."));
        if !self.policies.iter().any(|known| known == pack) {
            self.policies.push(pack.to_path_buf());
        }
    }

    fn load_policies(&mut self) -> Result<(), CliError> {
        let mut layers = vec![builtin()];
        for folder in std::mem::take(&mut self.policies) {
            let mut layer = policy_layer(&folder)?;
            layer.files.retain(|(path, text)| {
                !path.ends_with(".toml") || toml_kind(Path::new(path), text) == Some(Kind::Policy)
            });
            layers.push(layer);
        }
        if layers.len() > 1
            && let Err(problems) = load(&layers)
        {
            self.problems.extend(problems);
        }
        Ok(())
    }
}

/// What a TOML file is, by its name and by what stands in it; nothing where it is none of this program's.
fn toml_kind(path: &Path, text: &SourceFile) -> Option<Kind> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let begins = |start: &str| text.content().lines().any(|line| line.trim_start().starts_with(start));
    match name.as_str() {
        "lacuna.toml" => Some(Kind::Settings),
        "pack.toml" | "parameters.toml" | "sources.toml" | "definitions.toml" | "checklists.toml" => Some(Kind::Policy),
        _ if begins("[[waiver]]") => Some(Kind::Waivers),
        _ if begins("require") || begins("[[example]]") => Some(Kind::Policy),
        _ => None,
    }
}

/// What a JSON file is: an agreement, unless it plainly is something else.
fn json_kind(text: &SourceFile) -> Option<Kind> {
    let Ok(serde_json::Value::Object(object)) = serde_json::from_str(text.content()) else {
        return Some(Kind::Agreement);
    };
    let is_schema =
        object.get("$schema").and_then(|schema| schema.as_str()).is_some_and(|uri| uri.contains("json-schema.org"));
    if object.contains_key("assessments") && object.contains_key("lacuna") {
        return Some(Kind::Assessment);
    }
    if object.contains_key("decisions") && (object.contains_key("reviewer") || object.contains_key("format")) {
        return Some(Kind::Decisions);
    }
    (!is_schema).then_some(Kind::Agreement)
}
