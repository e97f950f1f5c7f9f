//! What reviewers decided: a column each, disagreements first; and what the page's own form needs.

use serde::Serialize;

use super::writer::{FindingLink, PageContext};
use crate::report::standing::reviewer;
use lacuna_core::assessment::{ReviewerDecision, RuleResult};
use lacuna_core::source_file::{visible, visible_lines};

/// The decisions on the page.
#[derive(Debug, Serialize)]
pub(super) struct DecisionsView {
    /// The id of the agreement, for the file that the page saves.
    agreement: String,
    /// How many findings have a decision, as a sentence for the top of the page; the plain warning where none has.
    strip: String,
    /// What was decided, as one sentence.
    count: String,
    reviewers: Vec<String>,
    rows: Vec<Row>,
}

/// A finding with the decision of each reviewer.
#[derive(Debug, Serialize)]
struct Row {
    finding: FindingLink,
    disagreed: bool,
    /// In the order of the reviewers; empty where one did not decide.
    cells: Vec<Option<Cell>>,
}

/// One decision.
#[derive(Debug, Serialize)]
pub(super) struct Cell {
    kind: &'static str,
    word: String,
    reason: String,
    /// Who.
    by: String,
}

impl PageContext<'_> {
    /// What reviewers decided.
    pub(super) fn decisions(&self) -> DecisionsView {
        let assessment = self.assessment;
        let decided = assessment.decided();
        let numbers = [
            ("decided", decided.len().into()),
            ("findings", assessment.findings().len().into()),
        ];

        let strip = match assessment.reviewers.as_slice() {
            [] => self.messages.plain("strip"),
            _ => self.messages.text("strip_decided", &numbers),
        };

        DecisionsView {
            agreement: visible(&assessment.agreement.id()).into_owned(),
            strip,
            // The first of the lines counts. The others are the rows of the table.
            count: crate::report::standing::decisions(assessment, self.messages)
                .into_iter()
                .next()
                .unwrap_or_default(),
            reviewers: assessment
                .reviewers
                .iter()
                .map(|person| reviewer(person, self.messages))
                .collect(),
            rows: decided
                .into_iter()
                .map(|finding| self.decision_row(finding))
                .collect(),
        }
    }

    fn decision_row(&self, finding: &RuleResult<'_>) -> Row {
        let places = 0..self.assessment.reviewers.len();
        let of = |place| {
            finding
                .decisions
                .iter()
                .find(|decided| decided.reviewer == place)
        };

        let cells = places
            .map(|place| of(place).map(|decided| self.cell(decided)))
            .collect();

        Row {
            finding: self.link(finding),
            disagreed: finding.is_disagreed(),
            cells,
        }
    }

    /// One decision.
    pub(super) fn cell(&self, decided: &ReviewerDecision) -> Cell {
        let person = self.assessment.reviewers.get(decided.reviewer);
        Cell {
            kind: decided.decision.as_str(),
            word: self
                .messages
                .word("decision_word", decided.decision.as_str()),
            reason: visible_lines(&decided.reason).into_owned(),
            by: person
                .map(|person| reviewer(person, self.messages))
                .unwrap_or_default(),
        }
    }
}
