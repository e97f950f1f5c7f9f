//! `lacuna audit`: agreements against rules, to the terminal and to files.

use std::io::IsTerminal;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::baseline::BaselineArguments;
use super::decisions::DecisionArguments;
use super::settings::{InForce, PolicyArguments, Settings};
use super::targets::{TargetArguments, Targets};
use super::waivers::WaiverArguments;
use super::{Ending, Outcome, Trouble, day, input, output};
use crate::assessment::{Assessment, Change, Outcome as Answer, RuleResult};
use crate::audit::audit;
use crate::policy::{Basis, FailOn, Severity};
use crate::report::{Messages, Report};

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
    #[command(flatten)]
    targets: TargetArguments,
    /// The day of the audit, as 2026-02-05; left out, today (UTC).
    #[arg(long, value_name = "DAY", value_parser = super::parse_day)]
    as_of: Option<NaiveDate>,
    /// End with exit code 1 when a finding is at least this grave [default: high].
    #[arg(long, value_name = "SEVERITY", value_parser = fail_on())]
    fail_on: Option<FailOn>,
    /// Let findings of house policy fail the run too, and not only those of law and guidance.
    #[arg(long)]
    fail_on_policy: bool,
    #[command(flatten)]
    waivers: WaiverArguments,
    #[command(flatten)]
    baseline: BaselineArguments,
    /// The language of the report [default: that of the settings, else en]; texts of rules stay in English.
    #[arg(long, value_name = "LANGUAGE", value_parser = Messages::LANGUAGES)]
    lang: Option<String>,
    #[command(flatten)]
    decisions: DecisionArguments,
    #[command(flatten)]
    policies: PolicyArguments,
}

fn fail_on() -> impl TypedValueParser<Value = FailOn> {
    PossibleValuesParser::new(FailOn::WORDS).map(|word| FailOn::from_word(&word).unwrap_or(FailOn::High))
}

pub(super) fn run(arguments: &Arguments, quiet: bool) -> Outcome {
    let in_force = arguments.policies.in_force(&arguments.paths)?;
    let messages = in_force.messages(arguments.lang.as_deref());
    let InForce { policy, settings } = in_force;
    let targets = arguments.targets.decide(settings.as_ref())?;
    let gate = Gate::decide(arguments, settings.as_ref());
    let agreements = input::agreements(&arguments.paths).map_err(|trouble| tell(trouble, &targets, &messages))?;
    let day = day(arguments.as_of);
    let mut assessments: Vec<Assessment<'_>> =
        agreements.iter().map(|agreement| audit(agreement, &policy, day)).collect();
    arguments.waivers.apply(settings.as_ref(), &mut assessments)?;
    arguments.baseline.compare(&mut assessments)?;
    arguments.decisions.apply(&mut assessments)?;
    let report = Report::new(&assessments, &messages);
    let files = targets.render(&report)?;
    let colour = std::io::stdout().is_terminal() || targets.printed.name == "text";
    let printed = targets.print(&Report { colour, ..report })?;
    for folder in targets.folders() {
        output::make_folder(folder)?;
    }
    for (path, content) in &files {
        output::write(path, content)?;
    }
    output::print(&printed)?;
    if !quiet {
        output::remark(&summary(&assessments, policy.rules.len()));
    }
    Ok(assessments.iter().map(|assessment| gate.ending(assessment)).max().unwrap_or(Ending::Bad))
}

/// How much was done, for the log of a build.
fn summary(assessments: &[Assessment<'_>], rules: usize) -> String {
    let count = |one: &dyn Fn(&RuleResult<'_>) -> bool| {
        assessments.iter().flat_map(|assessment| &assessment.results).filter(|result| one(result)).count()
    };
    let several = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    let findings = count(&|result| result.weight.severity().is_some());
    let silences = count(&|result| result.outcome == Answer::NotStated);
    let waivers = count(&|result| result.is_waived());
    format!(
        "{}, {}, {}, {} not stated, {}\n",
        several(assessments.len(), "agreement"),
        several(rules, "rule"),
        several(findings, "finding"),
        several(silences, "answer"),
        several(waivers, "waiver")
    )
}

/// Writes what is wrong with files in the formats that can tell it, so that a build shows it at its lines. It is told on
/// standard error as well, and the run still ends as one that could not be done.
fn tell(trouble: Trouble, targets: &Targets, messages: &Messages) -> Trouble {
    let Trouble::Problems(problems) = trouble else { return trouble };
    let report = Report { problems: &problems, ..Report::new(&[], messages) };
    let targets = targets.for_problems();
    let written = targets.render(&report).and_then(|files| {
        files.iter().try_for_each(|(path, content)| output::write(path, content))?;
        if targets.printed.tells_problems { output::print(&targets.print(&report)?) } else { Ok(()) }
    });
    match written {
        Ok(()) => Trouble::Problems(problems),
        Err(other) => other,
    }
}

/// What fails a run.
struct Gate {
    least: Option<Severity>,
    policy: bool,
    only_new: bool,
}

impl Gate {
    fn decide(arguments: &Arguments, settings: Option<&Settings>) -> Self {
        let set = settings.and_then(|settings| settings.file.fail_on.as_ref()).map(|fail_on| *fail_on.get_ref());
        let policy = settings.and_then(|settings| settings.file.fail_on_policy).unwrap_or_default();
        Self {
            least: arguments.fail_on.or(set).unwrap_or(FailOn::High).least(),
            policy: arguments.fail_on_policy || policy,
            only_new: arguments.baseline.fail_on_new,
        }
    }

    fn ending(&self, assessment: &Assessment<'_>) -> Ending {
        if !assessment.failures.is_empty() {
            return Ending::Bad;
        }
        let Some(least) = self.least else { return Ending::Clean };
        let counts = |result: &&RuleResult<'_>| {
            (result.rule.basis != Basis::Policy || self.policy)
                && !result.is_waived()
                && (!self.only_new || result.change != Some(Change::Unchanged))
        };
        let mut findings = assessment.results.iter().filter(counts);
        let fails = findings.any(|result| result.weight.severity().is_some_and(|severity| severity >= least));
        if fails { Ending::Findings } else { Ending::Clean }
    }
}
