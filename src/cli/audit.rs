//! `lacuna audit`: agreements against rules, to the terminal and to files.

mod apart;
pub mod in_memory;
mod notes;
mod tally;
mod whole;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use self::notes::Notes;
use self::tally::ExitPolicy;
use super::baseline::BaselineArguments;
use super::decisions::DecisionArguments;
use super::filter::{Filter, FilterArguments};
use super::identities::{Identities, Identity};
use super::in_order::processors;
use super::known_texts::add_known_texts;
use super::quote_check::check_quotes;
use super::records::{InputFormat, InputItem, InputQueue};
use super::settings::{PolicyArguments, ResolvedPolicy};
use super::targets::{OutputPlan, TargetArguments};
use super::waivers::WaiverArguments;
use super::{CliError, ExitStatus, Outcome, day};
use crate::agreement::CheckedAgreement;
use crate::assessment::Assessment;
use crate::audit::audit;
use crate::diagnostic::{Diagnostic, RejectedInput};
use crate::policy::{FailOn, Policy};
use crate::report::Messages;
use crate::source_file::SourceFile;

/// What `lacuna audit` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna audit agreement.json                         print the findings
  lacuna audit agreement.json --output report.html    and write a report to share
  lacuna audit agreements/ --format json              every agreement of a folder, as data
  cat agreement.json | lacuna audit -                 from standard input
  lacuna audit all.ndjson --format ndjson             one agreement per line, one assessment per line")]
pub(super) struct Arguments {
    /// Agreement files, folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Input format: one agreement per file (json) or one per line (ndjson) [default: by file ending, else json].
    #[arg(long, value_name = "FORMAT")]
    input_format: Option<InputFormat>,
    /// Number of threads; the output does not depend on it [default: one per processor].
    #[arg(long, short, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Skip files that are not agreements, even if named, for use in hooks; each one is reported.
    #[arg(long)]
    skip_foreign: bool,
    #[command(flatten)]
    targets: TargetArguments,
    /// Date of the audit, such as 2026-02-05 [default: today, UTC].
    #[arg(long, value_name = "DAY", value_parser = super::parse_day)]
    as_of: Option<NaiveDate>,
    /// Exit with code 1 if a finding has at least this severity [default: high].
    #[arg(long, value_name = "SEVERITY", value_parser = fail_on(), help_heading = "Exit code")]
    fail_on: Option<FailOn>,
    /// Fail the run on findings of house policy too, not only on those of law and guidance.
    #[arg(long, help_heading = "Exit code")]
    fail_on_policy: bool,
    #[command(flatten)]
    filter: FilterArguments,
    #[command(flatten)]
    waivers: WaiverArguments,
    #[command(flatten)]
    baseline: BaselineArguments,
    #[command(flatten)]
    decisions: DecisionArguments,
    #[command(flatten)]
    policies: PolicyArguments,
}

fn fail_on() -> impl TypedValueParser<Value = FailOn> {
    PossibleValuesParser::new(FailOn::WORDS)
        // The parser lets no other word through, so the default is never taken.
        .map(|word| FailOn::from_word(&word).unwrap_or(FailOn::High))
}

/// What a run works with, the same for each agreement.
struct Session<'r> {
    policy: &'r Policy,
    messages: &'r Messages,
    targets: &'r OutputPlan,
    gate: ExitPolicy,
    notes: Notes,
    filter: Option<Filter>,
    day: NaiveDate,
    jobs: usize,
    quiet: bool,
}

pub(super) fn run(arguments: &Arguments, quiet: bool) -> Outcome {
    let in_force = arguments.policies.in_force(&arguments.paths)?;
    let messages = in_force.messages();
    let ResolvedPolicy {
        policy, settings, ..
    } = in_force;

    // It is needed until the process ends; to give its parts back one by one would only take time.
    let policy: &Policy = Box::leak(Box::new(policy));
    let targets = arguments.targets.decide(settings.as_ref())?;
    let session = Session {
        policy,
        messages: &messages,
        targets: &targets,
        gate: ExitPolicy::decide(arguments, settings.as_ref()),
        notes: Notes::read(arguments, settings.as_ref())?,
        filter: arguments.filter.decide(policy)?,
        day: day(arguments.as_of),
        jobs: arguments.jobs.map_or_else(processors, NonZeroUsize::get),
        quiet,
    };

    let mut inputs = InputQueue::find(&arguments.paths, arguments.input_format);

    // A commit without any agreement in it must not fail its hook.
    if arguments.skip_foreign && inputs.skip_foreign() {
        return Ok(ExitStatus::Clean);
    }

    let inputs_are_one = inputs.is_one();

    // A single bad file gets no report, and only `whole` holds its report back.
    let outcome = if inputs_are_one || !targets.are_apart() {
        whole::run(&session, inputs)
    } else {
        apart::run(&session, inputs)
    };

    // Other commands take a closed pipe for no fault. An audit that was cut off is no success.
    outcome.map_err(|trouble| match trouble {
        CliError::Gone => CliError::Message(format!(
            "standard output was closed before everything was printed{}",
            if targets.are_apart() && !inputs_are_one {
                ", and no file was written"
            } else {
                ""
            }
        )),
        other => other,
    })
}

impl Session<'_> {
    /// The answers about one agreement, with what is noted beside them; or what keeps them from being given.
    fn assess<'a>(
        &'a self,
        agreement: &'a CheckedAgreement,
    ) -> Result<Assessment<'a>, RejectedInput> {
        let mut assessment = audit(agreement, self.policy, self.day);
        match self.notes.note(&mut assessment) {
            Ok(()) => {
                if let Some(filter) = &self.filter {
                    filter.apply(&mut assessment);
                }

                Ok(assessment)
            }
            Err(problems) => Err(refused(agreement.document().text(), problems)),
        }
    }
}

fn read(piece: InputItem, policy: &Policy) -> Result<CheckedAgreement, RejectedInput> {
    let text = piece.read()?;
    CheckedAgreement::read_with(Arc::clone(&text), &policy.schema)
        .and_then(check_quotes)
        .and_then(add_known_texts)
        .map_err(|problems| refused(&text, problems))
}

/// An agreement whose id another one of the run has.
fn repeated(identity: &Identity, identities: &mut Identities) -> Option<RejectedInput> {
    let problem = identities.claim(identity).err()?;
    Some(RejectedInput {
        file: problem.file.clone(),
        record: identity.record(),
        problems: vec![problem],
    })
}

fn refused(text: &SourceFile, problems: Vec<Diagnostic>) -> RejectedInput {
    RejectedInput {
        file: text.name().to_owned(),
        record: text.record().map(|record| record.number),
        problems,
    }
}
