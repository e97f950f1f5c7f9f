//! Open questions, each once, with the rules that wait for its answer.

use std::collections::BTreeSet;

use serde::Serialize;

use super::benchmarks::is_benchmark;
use super::evidence::Quotation;
use super::room::ListBudget;
use super::writer::{OutcomeBadge, PageContext, SeverityBadge};
use lacuna_core::assessment::{Disposition, Found, Outcome, Question, RuleResult};

/// The open questions, the most serious first.
#[derive(Debug, Serialize)]
pub(super) struct Questions {
    list: Vec<Asked>,
    /// Rules that are open without a fact to ask for.
    rest: Vec<Waiting>,
    intro: String,
    /// The summary of the closed list.
    count: String,
}

#[derive(Debug, Serialize)]
struct Asked {
    anchor: String,
    label: String,
    level: Option<SeverityBadge>,
    says: Quotation,
    help: Option<String>,
    waiting: String,
    rules: Vec<Waiting>,
}

/// A rule that waits.
#[derive(Debug, Serialize)]
struct Waiting {
    id: String,
    mark: OutcomeBadge,
    /// What it asks for: its title names an offence, which nobody is accused of here.
    asks: String,
    /// Whether links to the rule lead here: a rule that waits for several facts is under each.
    is_target: bool,
    /// The code that a decision on it carries.
    evidence: String,
}

/// A question in one line.
#[derive(Debug, Serialize)]
pub(super) struct QuestionLine {
    anchor: String,
    label: String,
    waiting: String,
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

        // Every rule has one place on the page. Open ones that no question names have it here.
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
            intro: self.messages.plain(intro),
            count: self
                .messages
                .text("questions_count", &[("n", list.len().into())]),
            list,
            rest,
        }
    }

    /// The first questions in one line each, at most so many, and how many are left.
    pub(super) fn question_lines(
        &self,
        room: &ListBudget,
        most: usize,
    ) -> (Vec<QuestionLine>, usize) {
        let questions = self.assessment.questions();
        let lines = questions
            .iter()
            .enumerate()
            .take(room.most.min(most))
            .map(|(at, question)| QuestionLine {
                anchor: anchor(at),
                label: self.label(&question.fact.label, &question.fact.pointer),
                waiting: self.waiting(question),
                level: question.worst().map(|severity| self.level(severity)),
            });

        let lines: Vec<QuestionLine> = lines.collect();
        let shown = room.holds(lines.iter().map(|line| line.label.chars().count()));

        (
            lines.into_iter().take(shown).collect(),
            questions.len() - shown,
        )
    }

    /// How many rules depend on the answer.
    fn waiting(&self, question: &Question<'_>) -> String {
        self.messages
            .text("waiting", &[("n", question.rules.len().into())])
    }

    fn asked(&self, at: usize, question: &Question<'_>, seen: &mut BTreeSet<String>) -> Asked {
        let steps: Vec<&str> = question.fact.path.split('.').collect();
        let help = self
            .assessment
            .agreement
            .vocabulary()
            .field(&steps)
            .map(|field| field.help.as_str())
            // Some of it speaks to whoever fills in the file, in the words of the file.
            .filter(|help| !help.is_empty() && !help.contains('_'));

        let results = question.rules.iter().filter_map(|rule| {
            self.assessment
                .results
                .iter()
                .find(|result| result.rule.id == rule.id)
        });

        let mut says = self.saying(&question.fact);
        if matches!(question.fact.found, Found::Nothing { .. }) {
            // The heading names the fact already.
            says.lines.clear();
        }

        Asked {
            anchor: anchor(at),
            label: self.label(&question.fact.label, &question.fact.pointer),
            level: question.worst().map(|severity| self.level(severity)),
            says,
            help: help.map(|help| self.english(help)),
            waiting: self.waiting(question),
            rules: results
                .map(|result| {
                    self.waits(
                        result,
                        // A finding can wait too, and has its place among the findings.
                        is_open(result) && seen.insert(result.rule.id.clone()),
                    )
                })
                .collect(),
        }
    }

    fn waits(&self, result: &RuleResult<'_>, is_target: bool) -> Waiting {
        // A rule waits at many questions: its sentence is that of its first answer, and its evidence is read at one place only.
        let asks = result
            .worst()
            .next()
            .map(|answer| self.sentence(&result.rule.asks, answer.subject))
            .unwrap_or_default();

        Waiting {
            id: result.rule.id.clone(),
            mark: self.mark(result.outcome),
            asks,
            is_target,
            evidence: if is_target {
                result.evidence_hash(self.assessment.agreement)
            } else {
                String::new()
            },
        }
    }
}

/// Whether a rule is neither a finding nor answered for good: it waits, or it counts for nothing although it is not met.
fn is_open(result: &RuleResult<'_>) -> bool {
    let is_quiet = matches!(result.outcome, Outcome::Met | Outcome::NotApplicable);
    // Benchmarks have their place in a list of their own.
    if is_benchmark(result) {
        return false;
    }

    result.weight == Disposition::Question || (result.weight == Disposition::Nothing && !is_quiet)
}

fn anchor(at: usize) -> String {
    format!("question-{}", at + 1)
}
