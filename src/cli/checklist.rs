//! `lacuna checklist`: what a kind of instrument must hold, and what an agreement holds of it.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::{CliError, ExitStatus, Outcome, PolicyArguments, agreements, day, output};
use crate::audit::audit;
use crate::diagnostic::nearest;
use crate::handbook;
use crate::policy::{Checklist, Policy};
use crate::report;

/// What `lacuna checklist` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna checklist                              the checklists there are
  lacuna checklist article-28                   its items, with their provisions and rules
  lacuna checklist article-28 agreement.json    which of them the agreement contains")]
pub(super) struct Arguments {
    /// The checklist, such as article-28 [default: list the checklists].
    id: Option<String>,
    /// An agreement file, or - for standard input.
    #[arg(value_name = "FILE")]
    path: Option<PathBuf>,
    /// Date of the audit, such as 2026-02-05 [default: today, UTC].
    #[arg(long, value_name = "DAY", value_parser = super::parse_day)]
    as_of: Option<NaiveDate>,
    #[command(flatten)]
    policies: PolicyArguments,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let in_force = arguments.policies.in_force(arguments.path.as_slice())?;
    let (policy, messages) = (&in_force.policy, in_force.messages());
    let Some(id) = &arguments.id else {
        let lines = policy
            .checklists
            .iter()
            .map(|list| format!("{:14} {}\n", list.id, list.title));

        output::print(&lines.collect::<String>())?;
        return Ok(ExitStatus::Clean);
    };

    let list = find(policy, id)?;
    let Some(path) = &arguments.path else {
        output::print(&handbook::checklist(policy, list, &messages))?;
        return Ok(ExitStatus::Clean);
    };

    let agreements = agreements::read_agreements(std::slice::from_ref(path), &policy.schema)?;
    let mut text = String::new();

    for agreement in &agreements {
        let assessment = audit(agreement, policy, day(arguments.as_of));
        let applied = assessment
            .checklists
            .iter()
            .find(|applied| applied.checklist.id == list.id);

        // Only a checklist whose condition failed to be evaluated is missing here.
        let Some(applied) = applied else {
            let message = assessment
                .failures
                .iter()
                .map(|failure| failure.message.as_str())
                .collect::<Vec<_>>();

            return Err(CliError::Message(format!("{id}: {}", message.join("; "))));
        };

        text.push_str(&report::checklist(&assessment, applied, &messages));
    }

    output::print(&text)?;

    Ok(ExitStatus::Clean)
}

fn find<'p>(policy: &'p Policy, id: &str) -> Result<&'p Checklist, CliError> {
    policy.checklist(id).ok_or_else(|| {
        let names: Vec<&str> = policy
            .checklists
            .iter()
            .map(|list| list.id.as_str())
            .collect();

        let hint = nearest(id, names.iter().copied()).map_or_else(
            || format!("the checklists are {}", names.join(", ")),
            |near| format!("did you mean {near}?"),
        );

        CliError::Message(format!(
            "there is no checklist {}; {hint}",
            crate::source_file::visible(id)
        ))
    })
}
