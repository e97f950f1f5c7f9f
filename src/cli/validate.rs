//! `lacuna validate`: files against their schemas and cross references, each by what it is. Of the rules, only those about facts
//! that contradict each other are asked.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::foreign::holds_foreign_lines;
use super::identities::{Identities, Identity};
use super::kinds::{
    FileKind, is_foreign_json, json_kind, named_toml_kind, policy_folder, toml_kind,
};
use super::known_texts::add_known_texts;
use super::other_files::describe_other_text;
use super::problems::DiagnosticPrinter;
use super::quote_check::check_quotes;
use super::records::InputQueue;
use super::settings::PolicyArguments;
use super::targets::{check_outputs, parse_format};
use super::{CliError, ExitStatus, Outcome, input, names, output, policy_layer};
use crate::agreement::{AgreementSchema, CheckedAgreement};
use crate::audit::find_contradictions;
use crate::baseline::Baseline;
use crate::decision::Decisions;
use crate::diagnostic::{Diagnostic, RejectedInput};
use crate::policy::{Policy, builtin, compiled_in, load, load_in, settings};
use crate::report::{Format, Messages, Report};
use crate::source_file::SourceFile;
use crate::waiver::Waivers;

/// What `lacuna validate` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna validate agreements/               every agreement of a folder
  lacuna validate all.ndjson                agreements, one on each line
  lacuna validate .                         and policies, settings and waivers, by what each file is
  lacuna validate . --format github         problems at the lines of a pull request")]
pub(super) struct Arguments {
    /// Files, folders of them, or - for an agreement on standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Skip files that belong to other programs, even if named, for use in hooks; each one is reported.
    #[arg(long)]
    skip_foreign: bool,
    /// Format in which problems are also printed: json, ndjson, sarif, junit, markdown, github or gitlab.
    #[arg(long, value_name = "FORMAT", value_parser = parse_format)]
    format: Option<&'static Format>,
    #[command(flatten)]
    policies: PolicyArguments,
}

/// What was checked so far.
struct Checked<'a> {
    /// Which policies are asked about contradictions.
    arguments: &'a Arguments,
    /// Those policies, loaded for the first agreement.
    policy: OnceCell<Policy>,
    /// What agreements are checked against, with the facts of the house.
    schema: Arc<AgreementSchema>,
    counts: BTreeMap<FileKind, usize>,
    problems: Vec<Diagnostic>,
    /// What is wrong with the facts of valid files: quotes that are not in their documents, documents that have changed, and
    /// facts that contradict each other.
    fact_problems: Vec<Diagnostic>,
    identities: Identities,
    /// The files that were checked, by their real places.
    seen: BTreeSet<PathBuf>,
    /// Files of folders that are none of this program's.
    skipped: Vec<String>,
    /// Folders of policy files, each of which is loaded as a whole.
    policies: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let mut checked = Checked::against(arguments, arguments.policies.schema(&arguments.paths)?);
    for path in &arguments.paths {
        checked.path(path, arguments.skip_foreign);
    }

    checked.load_policies()?;
    input::report_passed(&checked.skipped, "no file of this program");
    if !checked.problems.is_empty() {
        print_problems(arguments, &checked.problems)?;
        return Err(CliError::Problems(checked.problems));
    }

    // Such a file is valid, but some of its quotes are not in their documents, or some of its facts contradict each other.
    if !checked.fact_problems.is_empty() {
        print_problems(arguments, &checked.fact_problems)?;
        // Only an error is shown by whoever runs the command, and findings end it without one.
        let mut telling = DiagnosticPrinter::default();
        telling.tell(&checked.fact_problems);
        telling.end();
        return Ok(ExitStatus::Findings);
    }

    print_counts(arguments, &checked.counts)
}

/// Prints problems in the format that was asked for, where it can tell them.
fn print_problems(arguments: &Arguments, problems: &[Diagnostic]) -> Result<(), CliError> {
    let Some(format) = arguments.format.filter(|format| format.tells_problems) else {
        return Ok(());
    };

    let messages = Messages::english();
    // Problems are collected file by file, so that those of one file are neighbours.
    let files = problems.chunk_by(|one, next| one.file == next.file);
    let refused: Vec<RejectedInput> = files
        .filter_map(|problems| {
            let file = problems.first()?.file.clone();
            Some(RejectedInput {
                file,
                record: None,
                problems: problems.to_vec(),
            })
        })
        .collect();

    let report = Report {
        refused: &refused,
        ..Report::new(&[], &messages)
    };

    let text = (format.render)(&report).map_err(|error| CliError::Message(error.to_string()))?;
    output::print(&text)
}

/// Prints how many files of each kind are valid.
fn print_counts(arguments: &Arguments, counts: &BTreeMap<FileKind, usize>) -> Outcome {
    let nouns: Vec<String> = counts
        .iter()
        .map(|(kind, count)| kind.noun(*count))
        .collect();

    let total: usize = counts.values().sum();
    let text = match nouns.as_slice() {
        // A commit without any file of this program must not fail its hook.
        [] if arguments.skip_foreign => return Ok(ExitStatus::Clean),
        [] => {
            return Err(CliError::Message(
                "there is nothing here that can be checked".to_owned(),
            ));
        }
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };

    if arguments.format.is_none() {
        output::print(&format!(
            "{text} {} valid\n",
            if total == 1 { "is" } else { "are" }
        ))?;
    }

    Ok(ExitStatus::Clean)
}

impl<'a> Checked<'a> {
    fn against(arguments: &'a Arguments, schema: Arc<AgreementSchema>) -> Self {
        Self {
            arguments,
            policy: OnceCell::new(),
            schema,
            counts: BTreeMap::new(),
            problems: Vec::new(),
            fact_problems: Vec::new(),
            identities: Identities::default(),
            seen: BTreeSet::new(),
            skipped: Vec::new(),
            policies: Vec::new(),
        }
    }

    fn path(&mut self, path: &Path, skip_foreign: bool) {
        let before = self.counts.values().sum::<usize>() + self.problems.len();
        let mut is_known = false;
        // A hook names every file of a commit, whoever's it is.
        let named = !path.is_dir() && !skip_foreign;
        let skipped = self.skipped.len();

        for found in input::files(path) {
            match found {
                // A file that is named twice, or reached by a link as well, is one file.
                Ok(file) if self.seen.contains(&real(&file)) => is_known = true,
                Ok(file) => self.file(&file, named),
                Err(problem) => self.problems.push(problem),
            }
        }

        if skip_foreign && self.skipped.len() > skipped {
            return;
        }

        if !is_known && self.counts.values().sum::<usize>() + self.problems.len() == before {
            self.problems.push(
                Diagnostic::in_file(
                    names::name(path),
                    "there is nothing here that can be checked",
                )
                .help("agreements end in .json; policies, lacuna.toml and waivers in .toml"),
            );
        }
    }

    /// Checks the agreements of a file that holds one on each line.
    fn lines(&mut self, path: &Path, named: bool) {
        if !named && holds_foreign_lines(path) {
            return self.skip(path);
        }

        self.seen.insert(real(path));

        let mut queue = InputQueue::find(&[path.to_path_buf()], None);
        while let Some(batch) = queue.batch() {
            for item in batch {
                let outcome = match item.read() {
                    Ok(text) => self.agreement_text(&text),
                    Err(refused) => Err(refused.problems),
                };

                self.count(outcome, Some(FileKind::Agreement));
            }
        }
    }

    fn count(&mut self, outcome: Result<(), Vec<Diagnostic>>, kind: Option<FileKind>) {
        match (outcome, kind) {
            (Ok(()), Some(kind)) => *self.counts.entry(kind).or_default() += 1,
            (Ok(()), None) => {}
            (Err(problems), _) => self.problems.extend(problems),
        }
    }

    fn file(&mut self, path: &Path, named: bool) {
        if input::has_ending(path, &["ndjson", "jsonl"]) {
            return self.lines(path, named);
        }

        let is_toml = input::has_ending(path, &["toml"]);
        // A folder can hold TOML files that are none of this program's.
        let text = match input::read(path) {
            Ok(text) => text,
            Err(problem) => return self.problems.push(problem),
        };

        let kind = if is_toml {
            let known = toml_kind(path, text.content());
            // A folder can hold the settings of other programs; a file that is named is meant.
            known.or_else(|| named.then(|| named_toml_kind(text.content())).flatten())
        } else {
            json_kind(text.content())
        };

        let outcome = match kind {
            Some(FileKind::Agreement) if !named && is_foreign_json(text.content()) => {
                return self.skip(path);
            }
            Some(FileKind::Agreement) => self.agreement(path, &text, named),
            Some(FileKind::Assessment) => Baseline::read(&text)
                .map(drop)
                .map_err(|problem| vec![problem]),
            Some(FileKind::Decisions) => Decisions::read(&text).map(drop),
            Some(FileKind::Settings) => settings(&text)
                .and_then(|_| check_settings(path).map_err(CliError::into_problems)),
            Some(FileKind::Waivers) => Waivers::read(&text).map(drop),
            Some(FileKind::Policy) => {
                self.policy(path);
                Ok(())
            }
            None if named => Err(vec![
                Diagnostic::in_file(names::name(path), "this kind of file cannot be checked")
                    .help("it has no field of a rule, a pack, settings or waivers; docs/rule-file.md and docs/ci.md show them"),
            ]),
            None => return self.skip(path),
        };

        self.seen.insert(real(path));
        self.count(outcome, kind);
    }

    fn skip(&mut self, path: &Path) {
        self.skipped.push(names::name(path));
    }

    fn agreement(
        &mut self,
        path: &Path,
        text: &Arc<SourceFile>,
        named: bool,
    ) -> Result<(), Vec<Diagnostic>> {
        if let Some((message, help)) = describe_other_text(path, text.content()).filter(|_| named) {
            return Err(vec![
                Diagnostic::in_file(names::shown(path), message).help(help),
            ]);
        }

        self.agreement_text(text)
    }

    fn agreement_text(&mut self, text: &Arc<SourceFile>) -> Result<(), Vec<Diagnostic>> {
        let agreement = CheckedAgreement::read_with(Arc::clone(text), &self.schema)?;
        self.identities
            .claim(&Identity::of(&agreement))
            .map_err(|problem| vec![problem])?;

        let agreement = check_quotes(agreement).and_then(add_known_texts)?;
        self.fact_problems.extend(agreement.quote_problems());
        self.fact_problems
            .extend(find_contradictions(&agreement, self.policy_in_force()?));
        Ok(())
    }

    /// The policies in force. Where those of the house cannot be used, the built-in ones are asked: what is wrong with a
    /// policy or with settings is reported where these are validated themselves.
    fn policy_in_force(&self) -> Result<&Policy, Vec<Diagnostic>> {
        if let Some(policy) = self.policy.get() {
            return Ok(policy);
        }

        let in_force = self.arguments.policies.in_force(&self.arguments.paths);
        let policy = match in_force {
            Ok(in_force) => in_force.policy,
            Err(_) => compiled_in(None)?,
        };

        Ok(self.policy.get_or_init(|| policy))
    }

    /// Notes the folder whose policies a file belongs to: that of its pack, or the one above its sources or translations.
    fn policy(&mut self, path: &Path) {
        let pack = policy_folder(path);
        if !self.policies.iter().any(|known| known == pack) {
            self.policies.push(pack.to_path_buf());
        }
    }

    fn load_policies(&mut self) -> Result<(), CliError> {
        let mut layers = vec![builtin()];
        for folder in std::mem::take(&mut self.policies) {
            let mut layer = policy_layer(&folder)?;
            // Settings and waivers in the folder are checked as what they are.
            layer.files.retain(|(path, text)| {
                !path.ends_with(".toml")
                    || toml_kind(Path::new(path), text.content()) == Some(FileKind::Policy)
            });

            layers.push(layer);
        }
        // Alone, the built-in policies are nobody's files: the program's own tests load them.
        if layers.len() == 1 {
            return Ok(());
        }

        if let Err(problems) = load(&layers) {
            self.problems.extend(problems);
            // Without policies that load there is nothing that a translation could be held against.
            return Ok(());
        }

        // A translation is only read for its language, and most folders have none.
        let own = layers.iter().skip(1).flat_map(|layer| &layer.files);
        let paths: Vec<&str> = own.map(|(path, _)| path.as_str()).collect();
        for language in Messages::languages().iter().copied() {
            let folder = format!("translations/{language}/");
            if !paths.iter().any(|path| path.contains(&folder)) {
                continue;
            }

            if let Err(problems) = load_in(&layers, Some(language)) {
                self.problems.extend(problems);
            }
        }

        Ok(())
    }
}

/// The place of a file, links followed.
fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// Checks settings as a run over agreements uses them: names of packs, rules and thresholds, formats, and files.
fn check_settings(path: &Path) -> Result<(), CliError> {
    let in_force = PolicyArguments::of_settings(path).in_force(&[])?;
    let Some(settings) = &in_force.settings else {
        return Ok(());
    };

    check_outputs(settings)?;
    if let Some(waivers) = &settings.file.waivers {
        settings.existing(waivers)?;
    }

    Ok(())
}
