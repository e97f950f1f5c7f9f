//! Audits agreements in memory, for programs that call the library instead of starting the command.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use clap::Parser;

use super::{Arguments, Notes, refused};
use crate::agreement::CheckedAgreement;
use crate::assessment::Assessment;
use crate::audit::audit;
use crate::baseline::Baseline;
use crate::cli::known_texts::add_known_texts;
use crate::cli::settings::PolicyArguments;
use crate::cli::{CliError, day, other_files};
use crate::diagnostic::{Diagnostic, RejectedInput};
use crate::policy::Policy;
use crate::report::{
    FORMATS, Format, LETTERS, LetterOptions, Messages, Report, format, policy_sha256,
};
use crate::source_file::SourceFile;

/// Which policies, settings and waivers an [`Auditor`] works with; nothing is looked for beside them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct AuditorOptions {
    /// Folders of policy files that add to the built-in ones, or replace those of the same id.
    pub policies: Vec<PathBuf>,
    /// The settings file.
    pub config: Option<PathBuf>,
    /// The file of waivers.
    pub waivers: Option<PathBuf>,
    /// The language of letters and reports: `en` or `zh`; absent for that of the settings.
    pub language: Option<String>,
}

/// A policy that is loaded once and asked of many agreements.
pub struct Auditor {
    /// Where the policy came from.
    policies: PolicyArguments,
    policy: Policy,
    messages: Messages,
    notes: Notes,
    policy_sha256: String,
}

/// The arguments of the command, so that an option means the same in both.
#[derive(Debug, Parser)]
struct AuditCommand {
    #[command(flatten)]
    arguments: Arguments,
}

impl Auditor {
    /// Loads policies, settings and waivers.
    ///
    /// # Errors
    /// What is wrong with one of these files, or with the language.
    pub fn load(options: &AuditorOptions) -> Result<Self, Vec<Diagnostic>> {
        let command = AuditCommand::try_parse_from(command_line(options))
            .map_err(|error| vec![Diagnostic::in_file("", error.to_string())])?;
        Self::from_arguments(&command.arguments).map_err(CliError::into_problems)
    }

    fn from_arguments(arguments: &Arguments) -> Result<Self, CliError> {
        let in_force = arguments.policies.in_force(&arguments.paths)?;
        let notes = Notes::read(arguments, in_force.settings.as_ref())?;
        let messages = in_force.messages();

        Ok(Self {
            policies: arguments.policies.clone(),
            policy_sha256: policy_sha256(&in_force.policy),
            policy: in_force.policy,
            messages,
            notes,
        })
    }

    /// The policy that is asked.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Loads the policy that is asked once more, with the examples of its rules and the texts of their files.
    ///
    /// # Errors
    /// What is wrong with a file by now.
    pub(in crate::cli) fn load_whole_policy(&self) -> Result<Policy, Vec<Diagnostic>> {
        let in_force = self.policies.load_whole();
        in_force
            .map(|in_force| in_force.policy)
            .map_err(CliError::into_problems)
    }

    /// The sentences in the language of its reports.
    pub(in crate::cli) fn messages(&self) -> &Messages {
        &self.messages
    }

    /// Checks an agreement's bytes against the schema, with the facts of the house, and its cross references.
    ///
    /// # Errors
    /// Every problem of the file, with its place.
    pub fn check(&self, name: &str, bytes: Vec<u8>) -> Result<CheckedAgreement, Vec<Diagnostic>> {
        let unreadable = |error| vec![Diagnostic::unreadable(name, error)];
        let text = Arc::new(SourceFile::from_bytes(name, bytes).map_err(unreadable)?);

        if let Some((message, help)) =
            other_files::describe_other_text(Path::new(name), text.content())
        {
            let mut problem = Diagnostic::in_file(name, message).help(help);
            problem.position = Some(text.position(0));
            return Err(vec![problem]);
        }

        CheckedAgreement::read_with(text, &self.policy.schema).and_then(add_known_texts)
    }

    /// Audits an agreement and writes its assessment in one of the formats of `lacuna audit`.
    ///
    /// `as_of` is the day of the audit; absent, today (UTC).
    ///
    /// # Errors
    /// What is wrong with the agreement, with a waiver of it, or with the name of the format.
    pub fn audit(
        &self,
        name: &str,
        bytes: Vec<u8>,
        as_of: Option<NaiveDate>,
        output: &str,
    ) -> Result<String, Vec<Diagnostic>> {
        let chosen = audit_format(output)?;
        let agreement = self.check(name, bytes)?;
        let assessments = [self.assess(&agreement, as_of)?];

        let report = self.report(&assessments);
        (chosen.render)(&report).map_err(unrendered)
    }

    /// Audits an agreement and writes the line of `lacuna audit --format ndjson`, for a bad agreement too.
    ///
    /// # Errors
    /// The line cannot be written, which is a fault of the program.
    pub fn audit_line(
        &self,
        name: &str,
        bytes: Vec<u8>,
        as_of: Option<NaiveDate>,
    ) -> Result<String, Vec<Diagnostic>> {
        self.audit(name, bytes, as_of, "ndjson")
            .or_else(|problems| {
                let refused = [RejectedInput {
                    file: name.to_owned(),
                    record: None,
                    problems,
                }];
                let report = Report {
                    refused: &refused,
                    ..self.report(&[])
                };
                let line = format("ndjson").map(|format| (format.render)(&report));
                line.unwrap_or_else(|| Ok(String::new()))
                    .map_err(unrendered)
            })
    }

    /// Writes the letter that asks for what an agreement leaves open; to the vendors where no party is named.
    ///
    /// # Errors
    /// What is wrong with the agreement, the format (`text`, `markdown`, `html`) or a party's id.
    pub fn letter(
        &self,
        name: &str,
        bytes: Vec<u8>,
        as_of: Option<NaiveDate>,
        output: &str,
        addressees: &[String],
    ) -> Result<String, Vec<Diagnostic>> {
        let chosen = letter_format(output)?;
        let agreement = self.check(name, bytes)?;
        let assessments = [self.assess(&agreement, as_of)?];
        let report = Report {
            letter: LetterOptions {
                to: addressees,
                ..LetterOptions::default()
            },
            ..self.report(&assessments)
        };
        (chosen.render)(&report).map_err(unrendered)
    }

    /// Audits two states of one agreement, and writes the report on the new one with what changed since the old.
    ///
    /// # Errors
    /// What is wrong with one of them, or that they are two agreements.
    pub fn compare(
        &self,
        old: (&str, Vec<u8>),
        new: (&str, Vec<u8>),
        as_of: Option<NaiveDate>,
        output: &str,
    ) -> Result<String, Vec<Diagnostic>> {
        // The old state goes through its JSON, so that this compares as `--baseline` does.
        let before = self.audit(old.0, old.1, as_of, "json")?;
        let before = Arc::new(SourceFile::new(old.0, before));
        let baseline = Baseline::read(&before).map_err(|problem| vec![problem])?;

        let agreement = self.check(new.0, new.1)?;
        let mut assessment = self.assess(&agreement, as_of)?;
        baseline
            .compare(&mut assessment)
            .map_err(|message| vec![Diagnostic::in_file(new.0, message.to_string())])?;
        let assessments = [assessment];
        let chosen = audit_format(output)?;
        (chosen.render)(&self.report(&assessments)).map_err(unrendered)
    }

    /// Determines the answers about one agreement, with waivers noted beside them.
    ///
    /// # Errors
    /// A waiver that does not fit its finding.
    pub fn assess<'a>(
        &'a self,
        agreement: &'a CheckedAgreement,
        as_of: Option<NaiveDate>,
    ) -> Result<Assessment<'a>, Vec<Diagnostic>> {
        let mut assessment = audit(agreement, &self.policy, day(as_of));
        match self.notes.note(&mut assessment) {
            Ok(()) => Ok(assessment),
            Err(problems) => Err(refused(agreement.document().text(), problems).problems),
        }
    }

    fn report<'a>(&'a self, assessments: &'a [Assessment<'a>]) -> Report<'a> {
        Report {
            policy_sha256: Some(&self.policy_sha256),
            ..Report::new(assessments, &self.messages)
        }
    }
}

fn audit_format(output: &str) -> Result<&'static Format, Vec<Diagnostic>> {
    format(output).ok_or_else(|| {
        let problem = Diagnostic::in_file("", format!("there is no format `{output}`"));
        vec![problem.suggest(output, FORMATS.iter().map(|format| format.name))]
    })
}

fn letter_format(output: &str) -> Result<&'static Format, Vec<Diagnostic>> {
    let found = LETTERS.iter().find(|format| format.name == output);
    found.ok_or_else(|| {
        let names: Vec<&str> = LETTERS.iter().map(|format| format.name).collect();
        let message = format!("there is no letter in the format `{output}`");
        let problem = Diagnostic::in_file("", message);
        vec![problem.help(format!("the formats of a letter are {}", names.join(", ")))]
    })
}

fn unrendered(error: crate::report::RenderError) -> Vec<Diagnostic> {
    vec![Diagnostic::in_file("", error.to_string())]
}

/// The command line that asks for the same as the options.
fn command_line(options: &AuditorOptions) -> Vec<OsString> {
    // The command demands a path. `-` is never read here.
    let mut line: Vec<OsString> = vec!["audit".into(), "-".into()];
    let mut option = |name: &str, value: OsString| line.extend([OsString::from(name), value]);

    for folder in &options.policies {
        option("--policies", folder.into());
    }
    if let Some(waivers) = &options.waivers {
        option("--waivers", waivers.into());
    }
    if let Some(language) = &options.language {
        option("--lang", language.into());
    }

    match &options.config {
        Some(config) => option("--config", config.into()),
        // A caller says what is in force; the folder a process happens to run in does not.
        None => line.push("--no-config".into()),
    }

    line
}
