//! An audit whose outputs know all agreements: everything is read and audited before anything is written.

use super::tally::RunSummary;
use super::{Session, read, repeated};
use crate::agreement::CheckedAgreement;
use crate::assessment::Assessment;
use crate::cli::identities::{Identities, Identity};
use crate::cli::in_order::in_order;
use crate::cli::problems::DiagnosticPrinter;
use crate::cli::records::{InputItem, InputQueue};
use crate::cli::{CliError, Outcome, output};
use crate::diagnostic::{Diagnostic, RejectedInput};
use crate::report::Report;

pub(super) fn run(session: &Session<'_>, mut inputs: InputQueue) -> Outcome {
    let jobs = session.jobs.min(inputs.most());
    let mut found: Vec<Result<CheckedAgreement, RejectedInput>> = Vec::new();
    let work = |pieces: Vec<InputItem>| {
        let read = |piece| read(piece, session.policy);
        pieces.into_iter().map(read).collect::<Vec<_>>()
    };

    in_order(
        jobs,
        || inputs.batch(),
        work,
        |read| {
            found.extend(read);
            Ok(())
        },
    )?;

    // After all are read, in the order of the inputs, so that the second of two with one id is the
    // one refused.
    let mut identities = Identities::default();
    for read in &mut found {
        if let Ok(agreement) = read
            && let Some(refused) = repeated(&Identity::of(agreement), &mut identities)
        {
            *read = Err(refused);
        }
    }

    let mut refused = Vec::new();
    let mut assessments = Vec::new();
    let mut left = found.iter();
    in_order(
        jobs,
        || left.next(),
        |read| assess(session, read),
        |result| {
            match result {
                Ok(assessment) => assessments.push(assessment),
                Err(own) => refused.push(own),
            }

            Ok(())
        },
    )?;

    session.notes.report_unmatched(&identities);

    finish(session, &assessments, &refused)
}

fn assess<'a>(
    session: &'a Session<'_>,
    read: &'a Result<CheckedAgreement, RejectedInput>,
) -> Result<Assessment<'a>, RejectedInput> {
    read.as_ref()
        .map_err(RejectedInput::clone)
        .and_then(|agreement| session.assess(agreement))
}

fn finish(
    session: &Session<'_>,
    assessments: &[Assessment<'_>],
    refused: &[RejectedInput],
) -> Outcome {
    let report = Report {
        refused,
        ..Report::new(assessments, session.messages)
    };

    // No report on nothing: an empty page would read as a clean one.
    if assessments.is_empty() {
        return Err(tell(session, &report));
    }

    // Before anything is written, since a run that ends in an error leaves nothing behind.
    session.notes.all_met()?;
    let staged = session.targets.stage(&report)?;
    let printed = session.targets.print(&Report {
        colour: output::takes_colour(),
        ..report
    })?;

    // Files are written whether or not anybody reads what is printed.
    let shown = output::print(&printed);
    if matches!(shown, Ok(()) | Err(CliError::Gone)) {
        output::commit(staged)?;
    }

    shown?;

    let mut tally = RunSummary::default();
    assessments
        .iter()
        .for_each(|assessment| tally.add(RunSummary::of(assessment, &session.gate)));

    refused
        .iter()
        .for_each(|_| tally.add(RunSummary::of_refused()));

    let mut telling = DiagnosticPrinter::default();
    telling.tell(report.problems());
    for assessment in assessments {
        telling.warn(&assessment.agreement.quote_problems());
    }

    telling.end();

    if !session.quiet {
        output::remark(&tally.summary(session.policy.rules.len()));
    }

    Ok(tally.ending())
}

/// Writes what is wrong with files in the formats that can tell it, so that a build shows it at its lines. It is reported on
/// standard error as well, and the run still ends as one that could not be done.
fn tell(session: &Session<'_>, report: &Report<'_>) -> CliError {
    let targets = session.targets.for_problems();
    let written = targets.stage(report).and_then(|staged| {
        if targets.printed.tells_problems {
            output::print(&targets.print(report)?)?;
        }

        output::commit(staged)
    });

    let problems: Vec<Diagnostic> = report.problems().cloned().collect();
    written.err().unwrap_or(CliError::Problems(problems))
}
