//! What to settle first: the root causes in the order of a negotiator, each with its clause and how much it settles.

use serde::Serialize;

use super::leads::Lead;
use super::room::ListBudget;
use super::writer::{PageContext, SeverityBadge};
use lacuna_core::assessment::{EvidenceClause, RuleResult};
use lacuna_core::condition::ReadKind;

/// How many the first screen names.
pub(super) const FIRST: usize = 5;

/// One thing to settle.
#[derive(Debug, Serialize)]
pub(super) struct Priority {
    id: String,
    title: String,
    ask: String,
    place: String,
    /// How many findings are settled with it, where it is more than one.
    carries: Option<String>,
    level: SeverityBadge,
    basis: String,
    /// Whether reviewers disagree about it.
    disputed: bool,
}

/// What to settle.
#[derive(Debug, Serialize)]
pub(super) struct Priorities {
    /// What the first of them come to, as a sentence.
    carried: Option<String>,
    first: Vec<Priority>,
    next: Vec<Priority>,
    more: Option<String>,
}

impl<'a> PageContext<'a> {
    /// What to settle first, what next, and how much is left.
    pub(super) fn priorities(&self, leads: &[Lead<'a>], room: &ListBudget) -> Priorities {
        let priority = |lead: &Lead<'a>| self.priority(lead);
        let first: Vec<Priority> = leads.iter().take(FIRST).map(priority).collect();
        let next: Vec<Priority> = leads
            .iter()
            .skip(FIRST)
            .take(room.most)
            .map(priority)
            .collect();

        let shown = room.holds(next.iter().map(|one| one.ask.chars().count()));
        let carries = |leads: &[Lead<'a>]| leads.iter().map(Lead::carries).sum::<usize>();
        let carried = carries(leads.get(..first.len()).unwrap_or_default());

        Priorities {
            carried: (!first.is_empty()).then(|| {
                self.messages.text(
                    "first_carry",
                    &[("carried", carried.into()), ("all", carries(leads).into())],
                )
            }),
            more: self.more(
                "more_in_findings",
                leads.len().saturating_sub(first.len() + shown),
            ),
            first,
            next: next.into_iter().take(shown).collect(),
        }
    }

    fn priority(&self, lead: &Lead<'a>) -> Priority {
        let result = lead.result;
        let ask = self.sentences(result.remedy(), result).into_iter().next();
        Priority {
            id: result.rule.id.clone(),
            title: self.heading(result),
            ask: ask.unwrap_or_default(),
            place: self.ask_place(result),
            carries: self.more("carries", lead.follows.len()),
            level: self.level(result.weight.severity().unwrap_or(result.rule.severity)),
            basis: self.messages.basis(result.basis),
            disputed: result.is_disagreed(),
        }
    }

    /// The clause to change: those that the evidence names, or a new one where it is all absence.
    fn ask_place(&self, result: &'a RuleResult<'a>) -> String {
        let reads = || result.deciding_reads();
        let mut clauses: Vec<String> = Vec::new();
        for fact in self.facts(reads()) {
            let reference = fact.clause.clone().map(|clause| EvidenceClause {
                // Quotes from two pages of a clause are one clause to change.
                page: None,
                ..clause
            });

            let clause = reference.and_then(|clause| self.clause(&clause));
            clauses.extend(clause.filter(|clause| !clauses.contains(clause)));
        }

        let more = clauses.len().saturating_sub(1);
        match clauses.into_iter().next() {
            Some(only) if more == 0 => only,
            Some(first) => self.messages.text(
                "ask_clauses_more",
                &[("first", first.into()), ("n", more.into())],
            ),
            // The agreement says something, only the file does not say where: no new clause is due.
            None if reads().any(|read| matches!(read.kind, ReadKind::Stated | ReadKind::Empty)) => {
                self.messages.plain("ask_no_clause")
            }
            None => self.messages.plain("ask_new_clause"),
        }
    }
}
