//! `--decisions`: what reviewers decided, read from the files that reports save.

use std::path::PathBuf;

use super::{Trouble, input};
use crate::assessment::Assessment;
use crate::decision::Decisions;
use crate::problem::Problem;

/// The files of decisions that an audit shows.
#[derive(Debug, clap::Args)]
pub(super) struct DecisionArguments {
    /// A reviewer's decisions, as a report saves them: shown beside the findings, which stay what they are. May be given again.
    #[arg(long, value_name = "FILE")]
    decisions: Vec<PathBuf>,
}

impl DecisionArguments {
    /// Notes the decisions beside the findings; all that is refused is told together.
    pub(super) fn apply(&self, assessments: &mut [Assessment<'_>]) -> Result<(), Trouble> {
        let mut problems: Vec<Problem> = Vec::new();
        for path in &self.decisions {
            let read = input::read(path).map_err(|problem| vec![problem]).and_then(|text| Decisions::read(&text));
            match read {
                Ok(decisions) => problems.extend(apply(&decisions, assessments)),
                Err(found) => problems.extend(found),
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(Trouble::Problems(problems)) }
    }
}

fn apply(decisions: &Decisions, assessments: &mut [Assessment<'_>]) -> Vec<Problem> {
    let its = |assessment: &&mut Assessment<'_>| assessment.agreement.text_at(&["id"]) == decisions.agreement();
    match assessments.iter_mut().find(its) {
        Some(assessment) => decisions.apply(assessment).err().unwrap_or_default(),
        None => vec![decisions.foreign()],
    }
}
