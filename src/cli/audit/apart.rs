//! An audit whose results are written as they come, in the order of the inputs: memory does not grow with their number.

use super::tally::RunSummary;
use super::{Session, read, repeated};
use crate::cli::identities::{Identities, Identity};
use crate::cli::in_order::in_order;
use crate::cli::output::{self, StagedOutput};
use crate::cli::problems::DiagnosticPrinter;
use crate::cli::progress::ProgressDisplay;
use crate::cli::records::{InputItem, InputQueue};
use crate::cli::targets::{Part, twice};
use crate::cli::{CliError, Outcome, interrupt};
use crate::diagnostic::{Diagnostic, RejectedInput};
use crate::report::{Report, policy_sha256};

/// What one agreement, or one thing that could not be audited, adds to the outputs.
struct Entry {
    printed: String,
    parts: Vec<Part>,
    tally: RunSummary,
    refused: Option<RejectedInput>,
    /// What is wrong with the quotes and documents of an agreement that was audited.
    quote_problems: Vec<Diagnostic>,
    /// The id of the agreement; `None` where there is none.
    identity: Option<Identity>,
    bytes: u64,
}

pub(super) fn run(session: &Session<'_>, mut inputs: InputQueue) -> Outcome {
    // Else the watch begins with the first file, and a run may write to standard output alone.
    interrupt::watch();
    // The policy is hashed once, and not for each agreement.
    let rules = policy_sha256(session.policy);
    let colour = output::takes_colour();
    let report = Report {
        colour,
        policy_sha256: Some(&rules),
        ..Report::new(&[], session.messages)
    };

    let mut writer = Writer::open(session, report, inputs.bytes)?;
    // Threads beyond the number of inputs would have nothing to do.
    let jobs = session.jobs.min(inputs.most());
    let take = || inputs.batch();
    let work = |pieces: Vec<InputItem>| -> Result<Vec<Entry>, CliError> {
        pieces
            .into_iter()
            .map(|piece| entry(session, &report, piece))
            .collect()
    };

    let hand = |entries: Result<Vec<Entry>, CliError>| {
        entries?
            .into_iter()
            .try_for_each(|entry| writer.write(entry))
    };

    in_order(jobs, take, work, hand)?;

    writer.end()
}

fn entry(session: &Session<'_>, report: &Report<'_>, piece: InputItem) -> Result<Entry, CliError> {
    let bytes = piece.len();
    let agreement = match read(piece, session.policy) {
        Ok(agreement) => agreement,
        Err(refused) => return not_audited(session, report, refused, bytes),
    };

    // The size of a file is known only when it was read; a bar that counted none would stand still.
    let bytes = bytes.max(agreement.document().text().content().len());
    match session.assess(&agreement) {
        Ok(assessment) => {
            let tally = RunSummary::of(&assessment, &session.gate);
            let report = Report {
                assessments: &[assessment],
                ..*report
            };

            let identity = Some(Identity::of(&agreement));
            Ok(Entry {
                quote_problems: agreement.quote_problems(),
                identity,
                ..rendered(session, &report, tally, bytes)?
            })
        }
        Err(refused) => not_audited(session, report, refused, bytes),
    }
}

fn not_audited(
    session: &Session<'_>,
    report: &Report<'_>,
    refused: RejectedInput,
    bytes: usize,
) -> Result<Entry, CliError> {
    let all = [refused];
    let report = Report {
        refused: &all,
        ..*report
    };
    let entry = rendered(session, &report, RunSummary::of_refused(), bytes)?;
    let [refused] = all;
    Ok(Entry {
        refused: Some(refused),
        ..entry
    })
}

fn rendered(
    session: &Session<'_>,
    report: &Report<'_>,
    tally: RunSummary,
    bytes: usize,
) -> Result<Entry, CliError> {
    let printed = session.targets.print(report)?;
    Ok(Entry {
        printed,
        parts: session.targets.parts(report)?,
        tally,
        refused: None,
        quote_problems: Vec::new(),
        identity: None,
        bytes: bytes as u64,
    })
}

/// Where results go, one after the other.
struct Writer<'s> {
    report: Report<'s>,
    identities: Identities,
    session: &'s Session<'s>,
    files: Vec<StagedOutput>,
    apart: &'static str,
    begun: bool,
    tally: RunSummary,
    telling: DiagnosticPrinter,
    progress: ProgressDisplay,
}

impl<'s> Writer<'s> {
    fn open(
        session: &'s Session<'s>,
        report: Report<'s>,
        bytes: Option<u64>,
    ) -> Result<Self, CliError> {
        Ok(Self {
            report,
            identities: Identities::default(),
            session,
            files: session.targets.open()?,
            apart: session.targets.printed.apart.unwrap_or_default(),
            begun: false,
            tally: RunSummary::default(),
            telling: DiagnosticPrinter::default(),
            progress: ProgressDisplay::new(bytes, session.quiet),
        })
    }

    fn write(&mut self, entry: Entry) -> Result<(), CliError> {
        // Only here the agreements come in the order of the inputs, in which the second of two is known.
        let repeated = entry
            .identity
            .as_ref()
            .and_then(|own| repeated(own, &mut self.identities));
        let entry = match repeated {
            Some(refused) => not_audited(
                self.session,
                &self.report,
                refused,
                usize::try_from(entry.bytes).unwrap_or(0),
            )?,
            None => entry,
        };

        if self.begun {
            output::print(self.apart)?;
        }

        output::print(&entry.printed)?;
        for (file, part) in self.files.iter_mut().zip(entry.parts) {
            let Some(content) = part.content else {
                continue;
            };
            if self.begun {
                file.add(part.apart)?;
            }

            file.add(&content)?;
            if !file.add_file(&part.name, &content)? {
                return Err(twice(&part.name));
            }
        }

        self.begun = true;
        self.tally.add(entry.tally);
        if let Some(refused) = entry.refused {
            self.progress.aside(|| self.telling.tell(&refused.problems));
        }
        if !entry.quote_problems.is_empty() {
            self.progress
                .aside(|| self.telling.warn(&entry.quote_problems));
        }

        self.progress.go_on(entry.bytes, self.tally.agreements);
        Ok(())
    }

    fn end(self) -> Outcome {
        // The bar goes first, since what follows is written to the same terminal.
        self.progress.end();
        self.session.notes.report_unmatched(&self.identities);
        // Decisions on an agreement that was not audited end the run, so nothing may stand by then.
        self.session.notes.all_met()?;
        output::commit(self.files)?;
        self.telling.end();

        if !self.session.quiet {
            output::remark(&self.tally.summary(self.session.policy.rules.len()));
        }

        Ok(self.tally.ending())
    }
}
