//! `lacuna sources`: which entries of the register of sources somebody has to look at.

use chrono::NaiveDate;

use super::settings::PolicyArguments;
use super::{ExitStatus, Outcome, day, output};
use crate::policy::{SourceIssue, SourceRemark, check_sources};
use crate::source_file::visible;

/// What `lacuna sources` does.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    #[command(after_help = "Examples:
  lacuna sources check                      as at today
  lacuna sources check --as-of 2027-03-01   what will be due by then
Exit codes: 0 nothing to review; 1 some sources need review.")]
    /// List the sources that are undated, unread, or due for review.
    Check {
        /// Date as at which sources are due, such as 2026-02-05 [default: today, UTC].
        #[arg(long, value_name = "DAY", value_parser = super::parse_day)]
        as_of: Option<NaiveDate>,
        #[command(flatten)]
        policies: PolicyArguments,
    },
}

pub(super) fn run(command: &Command) -> Outcome {
    let Command::Check { as_of, policies } = command;
    let policy = policies.in_force(&[])?.policy;
    let remarks = check_sources(&policy, day(*as_of));

    let mut text: String = remarks.iter().map(describe).collect();
    // A source with several remarks is still one that needs review.
    let keys: std::collections::BTreeSet<&str> = remarks.iter().map(|remark| remark.key).collect();
    text.push_str(&format!(
        "{} of {} sources need review\n",
        keys.len(),
        policy.sources.len()
    ));

    output::print(&text)?;

    Ok(if remarks.is_empty() {
        ExitStatus::Clean
    } else {
        ExitStatus::Findings
    })
}

/// One line: the key, what is the matter, and the name of the source.
fn describe(remark: &SourceRemark<'_>) -> String {
    let issue = match remark.issue {
        SourceIssue::Undated => "undated: no first day in force is recorded".to_owned(),
        SourceIssue::Unread => "unread: nobody has read its text".to_owned(),
        SourceIssue::Due(by) => format!("due for review since {by}"),
        SourceIssue::NeverDue => "no date is set for the next review".to_owned(),
    };

    format!(
        "{}: {issue} ({})\n",
        visible(remark.key),
        visible(&remark.source.title)
    )
}
