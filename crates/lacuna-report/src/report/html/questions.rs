//! Open questions, each once, with the rules that wait for its answer.

use std::collections::BTreeSet;

use serde::Serialize;

use super::evidence::Quotation;
use super::room::ListBudget;
use super::writer::{Chip, PageContext, SeverityBadge};
use lacuna_core::assessment::{Disposition, Found, Outcome, Provenance, Question, RuleResult};
use lacuna_core::vocabulary::Vocabulary;

/// The open questions, the gravest first.
#[derive(Debug, Serialize)]
pub(super) struct Questions {
    list: Vec<Asked>,
    /// Rules that are open without a fact to ask for.
    rest: Vec<Waiting>,
    intro: Option<String>,
}

#[derive(Debug, Serialize)]
struct Asked {
    anchor: String,
    label: String,
    level: Option<SeverityBadge>,
    pointer: String,
    says: Quotation,
    help: Option<String>,
    waiting: String,
    rules: Vec<Waiting>,
}

/// A rule that waits.
#[derive(Debug, Serialize)]
struct Waiting {
    chip: Chip,
    /// What it asks for: its title names an offence, which nobody is accused of here.
    asks: String,
    /// Whether links to the rule lead here: a rule that waits for several facts stands under each.
    is_target: bool,
}

/// A question in one line.
#[derive(Debug, Serialize)]
pub(super) struct QuestionLine {
    anchor: String,
    sentence: String,
    level: Option<SeverityBadge>,
}

impl PageContext<'_> {
    /// The questions in full.
    pub(super) fn questions(&self) -> Questions {
        let mut seen = BTreeSet::new();
        let questions = self.assessment.questions();
        let list: Vec<Asked> = questions
            .iter()
            .enumerate()
            .map(|(at, question)| self.asked(at, question, &mut seen))
            .collect();

        let open = self
            .assessment
            .results
            .iter()
            .filter(|result| is_open(result));

        let rest: Vec<Waiting> = open
            .filter(|result| seen.insert(result.rule.id.clone()))
            .map(|result| self.waits(result, true))
            .collect();

        let intro = if list.is_empty() && rest.is_empty() {
            "questions_none"
        } else {
            "questions_intro"
        };

        Questions {
            list,
            rest,
            intro: Some(self.messages.plain(intro)),
        }
    }

    /// The first questions in one line each, and how many are left.
    pub(super) fn question_lines(&self, room: &ListBudget) -> (Vec<QuestionLine>, usize) {
        let questions = self.assessment.questions();
        let lines = questions
            .iter()
            .enumerate()
            .take(room.most)
            .map(|(at, question)| QuestionLine {
                anchor: anchor(at),
                sentence: self.question(question),
                level: question.worst().map(|severity| self.level(severity)),
            });

        let lines: Vec<QuestionLine> = lines.collect();
        let shown = room.holds(lines.iter().map(|line| line.sentence.chars().count()));

        (
            lines.into_iter().take(shown).collect(),
            questions.len() - shown,
        )
    }

    fn asked(&self, at: usize, question: &Question<'_>, seen: &mut BTreeSet<String>) -> Asked {
        let steps: Vec<&str> = question.fact.path.split('.').collect();
        let help = Vocabulary::agreement()
            .field(&steps)
            .map(|field| field.help.as_str())
            .filter(|help| !help.is_empty());

        let results = question.rules.iter().filter_map(|rule| {
            self.assessment
                .results
                .iter()
                .find(|result| result.rule.id == rule.id)
        });

        let mut says = self.saying(&question.fact);
        if says.lead.is_some() {
            // The heading names the fact already.
            says.lines.clear();
        }

        Asked {
            anchor: anchor(at),
            label: self.label(&question.fact.label, &question.fact.pointer),
            level: question.worst().map(|severity| self.level(severity)),
            pointer: lacuna_core::source_file::visible(&question.fact.pointer).into_owned(),
            says,
            help: help.map(|help| self.english(help)),
            waiting: self
                .messages
                .text("waiting", &[("n", question.rules.len().into())]),
            rules: results
                .map(|result| {
                    self.waits(
                        result,
                        is_open(result) && seen.insert(result.rule.id.clone()),
                    )
                })
                .collect(),
        }
    }

    fn waits(&self, result: &RuleResult<'_>, is_target: bool) -> Waiting {
        let asks = self
            .sentences(&result.rule.asks, result)
            .into_iter()
            .next()
            .unwrap_or_default();

        Waiting {
            chip: self.chip(result),
            asks,
            is_target,
        }
    }

    fn question(&self, question: &Question<'_>) -> String {
        let id = match (&question.fact.found, question.fact.provenance) {
            (Found::Nothing { kind, .. }, _) => match kind.as_str() {
                "redacted" => "open_redacted",
                "by_reference" => "open_by_reference",
                "not_agreed" => "open_not_agreed",
                "disputed" => "open_disputed",
                "not_applicable" => "open_not_applicable",
                _ => "open_silent",
            },
            (_, Provenance::Reported) => "open_reported",
            (_, Provenance::Unproved) => "open_unproved",
            (_, Provenance::Agreement) => "open_stated",
        };

        let label = self.label(&question.fact.label, &question.fact.pointer);
        self.messages.text(
            id,
            &[("label", label.into()), ("n", question.rules.len().into())],
        )
    }
}

/// Whether a rule is neither a finding nor answered for good: it waits, or it counts for nothing although it is not met.
fn is_open(result: &RuleResult<'_>) -> bool {
    let is_quiet = matches!(result.outcome, Outcome::Met | Outcome::NotApplicable);
    result.weight == Disposition::Question || (result.weight == Disposition::Nothing && !is_quiet)
}

fn anchor(at: usize) -> String {
    format!("question-{}", at + 1)
}
