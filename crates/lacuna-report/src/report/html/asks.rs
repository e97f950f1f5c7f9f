//! The numbered list of what to ask for: verbs for a negotiator, each with its clause, its finding and its weight.

use serde::Serialize;

use super::room::ListBudget;
use super::writer::{Chip, PageContext, SeverityBadge};
use lacuna_core::assessment::{Clause, RuleResult};
use lacuna_core::condition::ReadKind;

/// One thing to ask for.
#[derive(Debug, Serialize)]
pub(super) struct Ask {
    text: String,
    elsewhere: Option<String>,
    place: String,
    chip: Chip,
    level: SeverityBadge,
    basis: String,
    together: Vec<Chip>,
}

impl<'a> PageContext<'a> {
    /// What to ask for, worst first, findings of one root cause under their lead; and how many are left.
    pub(super) fn asks(&self, room: &ListBudget) -> (Vec<Ask>, usize) {
        let findings = self.assessment.findings();
        let leads: Vec<_> = findings
            .iter()
            .filter(|result| result.grouped_under.is_none())
            .collect();

        let asks = leads.iter().take(room.most).map(|lead| {
            let same_root = findings
                .iter()
                .filter(|result| result.grouped_under == Some(lead.rule.id.as_str()));

            self.ask(lead, same_root.map(|result| self.chip(result)).collect())
        });

        let asks: Vec<Ask> = asks.collect();
        let shown = room.holds(asks.iter().map(|ask| {
            ask.text.chars().count()
                + if ask.together.is_empty() {
                    0
                } else {
                    room.letters
                }
        }));

        (asks.into_iter().take(shown).collect(), leads.len() - shown)
    }

    fn ask(&self, result: &'a RuleResult<'a>, together: Vec<Chip>) -> Ask {
        let mut remedies = self.sentences(result.remedy(), result).into_iter();
        Ask {
            text: remedies.next().unwrap_or_default(),
            elsewhere: self.more("ask_elsewhere", remedies.len()),
            place: self.ask_place(result),
            chip: Chip {
                level: None,
                ..self.chip(result)
            },
            level: self.level(result.weight.severity().unwrap_or(result.rule.severity)),
            basis: self.messages.basis(result.basis),
            together,
        }
    }

    /// The clause to change: those that the evidence names, or a new one where it is all absence.
    fn ask_place(&self, result: &'a RuleResult<'a>) -> String {
        let reads = || result.deciding_reads();
        let mut clauses: Vec<String> = Vec::new();
        for fact in self.facts(reads()) {
            let reference = fact.clause.clone().map(|clause| Clause {
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
            None if reads().any(|read| matches!(read.kind, ReadKind::Stated | ReadKind::Empty)) => {
                self.messages.plain("ask_no_clause")
            }
            None => self.messages.plain("ask_new_clause"),
        }
    }
}
