//! Waivers on the command line: the file that a run reads, and `lacuna waive`, which adds to it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::settings::{PolicyArguments, ResolvedPolicy, Settings};
use super::{CliError, ExitStatus, Outcome, agreements, day, input, names, output, place};
use crate::agreement::CheckedAgreement;
use crate::assessment::Assessment;
use crate::audit::audit;
use crate::diagnostic::{Diagnostic, nearest, short};
use crate::source_file::SourceFile;
use crate::waiver::{Waivers, longest};

/// The name that a file of waivers has where none is given.
const NAME: &str = "lacuna-waivers.toml";

/// The file of waivers that an audit reads.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Waivers, baseline and decisions")]
pub(super) struct WaiverArguments {
    /// A waivers file: findings that named persons accept until a date.
    #[arg(long, value_name = "FILE")]
    waivers: Option<PathBuf>,
}

/// What `lacuna waive` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna waive agreement.json RULE --by 'Jo Field, head of procurement' \\
      --reason 'The list comes with the first annex.' --until 2027-03-31
  lacuna audit agreement.json --waivers lacuna-waivers.toml")]
pub(super) struct Arguments {
    /// The agreement file.
    #[arg(value_name = "AGREEMENT")]
    agreement: PathBuf,
    /// The id of the rule whose finding is accepted, such as RET-003.
    #[arg(value_name = "RULE")]
    rule: String,
    /// Who accepts it: a named person and their office.
    #[arg(long, value_name = "PERSON")]
    by: String,
    /// The reason, which reports print.
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// The last day on which the waiver applies, such as 2027-03-31.
    #[arg(long, value_name = "DAY", value_parser = super::parse_day)]
    until: NaiveDate,
    /// The waivers file to add to, created if missing [default: that of lacuna.toml, else lacuna-waivers.toml].
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Date of the audit, such as 2026-02-05 [default: today, UTC].
    #[arg(long, value_name = "DAY", value_parser = super::parse_day)]
    as_of: Option<NaiveDate>,
    #[command(flatten)]
    policies: PolicyArguments,
}

impl WaiverArguments {
    /// The waivers of the file, or of the settings.
    pub(super) fn read(&self, settings: Option<&Settings>) -> Result<Option<Waivers>, CliError> {
        let of_settings = settings.and_then(|settings| {
            let named = settings.file.waivers.as_ref()?;
            Some(settings.existing(named))
        });
        let path = match (&self.waivers, of_settings) {
            (Some(path), _) => path.clone(),
            (None, Some(path)) => path?,
            (None, None) => return Ok(None),
        };

        let text = input::read(&path).map_err(|problem| CliError::Problems(vec![problem]))?;
        Ok(Some(Waivers::read(&text)?))
    }
}

/// The file of waivers that the settings name.
fn set(settings: Option<&Settings>) -> Option<PathBuf> {
    let settings = settings?;
    Some(
        settings
            .folder
            .join(settings.file.waivers.as_ref()?.get_ref()),
    )
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let paths = std::slice::from_ref(&arguments.agreement);
    let ResolvedPolicy {
        policy, settings, ..
    } = arguments.policies.in_force(paths)?;

    let agreements = agreements::read_agreements(paths, &policy.schema)?;
    let [agreement] = agreements.as_slice() else {
        return Err(CliError::Message(
            "name one agreement file: a waiver is about one finding of one agreement".to_owned(),
        ));
    };

    let mut assessment = audit(agreement, &policy, day(arguments.as_of));
    // A waiver names its rule letter by letter, and people type ids in small letters too.
    let rule = arguments.rule.to_uppercase();
    let fingerprint = assessment
        .results
        .iter()
        .find(|result| result.rule.id == rule && result.weight.severity().is_some())
        .map(|result| result.fingerprint(agreement))
        // The reader of the entry says what is wrong with it.
        .unwrap_or_else(|| "0".repeat(16));

    let entry = format_entry(agreement, &rule, &fingerprint, arguments);
    check(&mut assessment, arguments, &entry)?;
    let path = arguments
        .file
        .clone()
        .or_else(|| set(settings.as_ref()))
        .unwrap_or_else(|| PathBuf::from(NAME));

    // Two runs at once would each add to what they read, and the later would undo the earlier.
    let _lock = output::lock_folder(&path)?;
    let before = existing(&path)?;
    let whole = if before.is_empty() {
        entry
    } else {
        format!("{}\n\n{entry}", before.trim_end())
    };

    let text = Arc::new(SourceFile::new(names::name(&path), whole.clone()));
    // Before it is written, the file is read as the next audit will read it.
    Waivers::read(&text).map_err(told)?.apply(&mut assessment)?;
    output::update(&path, &whole)?;
    let shown = names::name(&path);
    let mut text = format!("{rule} is waived until {} in {shown}\n", arguments.until);

    // Where the settings name this file, audits apply it by themselves.
    if set(settings.as_ref()).is_none_or(|set| place::spelling(&set) != place::spelling(&path)) {
        text.push_str(&format!(
            "Audits apply it with --waivers {shown}, or where lacuna.toml says waivers = \"...\".\n"
        ));
    }

    output::print(&text)?;

    Ok(ExitStatus::Clean)
}

/// The entry of a waiver as it is in the file.
fn format_entry(
    agreement: &CheckedAgreement,
    rule: &str,
    fingerprint: &str,
    arguments: &Arguments,
) -> String {
    // A reason may hold quotes, backslashes or line breaks, all of which TOML escapes.
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    format!(
        "[[waiver]]\nagreement = {}\nrule = {}\nfingerprint = {}\nby = {}\nreason = {}\nexpires = {}\n",
        quoted(&agreement.id()),
        quoted(rule),
        quoted(fingerprint),
        quoted(&arguments.by),
        quoted(&arguments.reason),
        quoted(&arguments.until.to_string()),
    )
}

/// Says what is wrong with the arguments in the words of the command line, before the file is touched.
fn check(
    assessment: &mut Assessment<'_>,
    arguments: &Arguments,
    entry: &str,
) -> Result<(), CliError> {
    // The core accepts a waiver that has ended, since reports say so; a new one would do nothing.
    if arguments.until < assessment.day {
        return Err(CliError::Message(format!(
            "--until {} has passed; choose a later date",
            arguments.until
        )));
    }

    if (arguments.until - assessment.day).num_days() > longest(assessment) {
        return Err(CliError::Message(format!(
            "--until {} is too far away; a waiver runs at most {} days",
            arguments.until,
            longest(assessment)
        )));
    }
    for (option, given, what) in [
        ("--by", &arguments.by, "name a person and their office"),
        (
            "--reason",
            &arguments.reason,
            "say why the finding is accepted",
        ),
    ] {
        if given.trim().is_empty() {
            return Err(CliError::Message(format!("{option} is empty; {what}")));
        }
    }

    refuse_no_finding(assessment, arguments)?;
    let text = Arc::new(SourceFile::new("the new waiver", entry));
    Waivers::read(&text)
        .map_err(told)?
        .apply(assessment)
        .map_err(told)
}

/// Refuses to waive what is not a finding of this agreement.
fn refuse_no_finding(assessment: &Assessment<'_>, arguments: &Arguments) -> Result<(), CliError> {
    let rule = arguments.rule.to_uppercase();
    let file = names::name(&arguments.agreement);
    let ids = || {
        assessment
            .results
            .iter()
            .map(|result| result.rule.id.as_str())
    };
    let known = assessment
        .results
        .iter()
        .find(|result| result.rule.id == rule);

    match known {
        Some(result) if result.weight.severity().is_some() => Ok(()),
        Some(_) => Err(CliError::Message(format!(
            "{rule} raises no finding in {file}, so there is nothing to waive; `lacuna audit {file}` lists the findings"
        ))),
        None => {
            let hint = match nearest(&rule, ids()) {
                Some(near) => format!("did you mean {near}?"),
                None => "`lacuna rules list` shows the rules".to_owned(),
            };

            Err(CliError::Message(format!(
                "there is no rule {}; {hint}",
                short(&rule)
            )))
        }
    }
}

/// Problems of an entry that is in no file yet, as lines.
fn told(problems: Vec<Diagnostic>) -> CliError {
    let lines = problems.iter().map(|problem| match &problem.help {
        // There is no waiver in a file that could be removed.
        Some(help) => format!(
            "{}; {}",
            problem.message,
            help.trim_start_matches("remove the waiver, and ")
        ),
        None => problem.message.clone(),
    });

    CliError::Message(lines.collect::<Vec<_>>().join("\n"))
}

fn existing(path: &Path) -> Result<String, CliError> {
    if !path.exists() {
        return Ok(String::new());
    }
    // `input::read` refuses a file without a word, and here it only holds no waiver yet.
    if input::is_blank(path) {
        return Ok(String::new());
    }
    let text = input::read(path).map_err(|problem| CliError::Problems(vec![problem]))?;
    Waivers::read(&text)?;
    Ok(text.content().to_owned())
}
