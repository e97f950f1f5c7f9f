//! The five states of the rules as one bar with its numbers, and the one sentence that reconciles every count of the page.

use serde::Serialize;

use super::leads::Lead;
use super::writer::{OutcomeBadge, PageContext};
use lacuna_core::assessment::Outcome;

/// The bar.
#[derive(Debug, Serialize)]
pub(super) struct States {
    heading: String,
    shares: Vec<Share>,
    /// How findings, breaches, silences and root causes hang together.
    reconciled: Option<String>,
    questions: Option<String>,
}

/// One state.
#[derive(Debug, Serialize)]
pub(super) struct Share {
    pub(super) mark: OutcomeBadge,
    pub(super) n: usize,
    words: String,
    /// Where it begins on the bar and how wide it is, in per cent.
    at: String,
    width: String,
}

impl<'a> PageContext<'a> {
    /// The bar of the five states.
    pub(super) fn states(&self, leads: &[Lead<'a>]) -> States {
        let all = self.assessment.results.len();
        let counts = Outcome::WORST_FIRST.map(|outcome| (outcome, self.assessment.count(outcome)));
        States {
            heading: self.messages.text("states", &[("n", all.into())]),
            shares: self.shares(&counts),
            reconciled: self.reconciled(leads),
            questions: self.more("states_questions", self.assessment.questions().len()),
        }
    }

    /// The shares of a bar for counts of outcomes.
    pub(super) fn shares(&self, counts: &[(Outcome, usize)]) -> Vec<Share> {
        let all: usize = counts.iter().map(|(_, n)| n).sum();
        let mut before = 0;
        let share = |(outcome, n): &(Outcome, usize)| {
            // Both ends from the sums, so that rounding leaves no gap between two parts of the bar.
            let (from, to) = (per_mille(before, all), per_mille(before + n, all));
            before += n;
            Share {
                mark: self.mark(*outcome),
                n: *n,
                words: self.state_words(*outcome, *n),
                // For attributes of SVG: the policy of the page lets no `style` attribute apply.
                at: percent(from),
                width: percent(to - from),
            }
        };

        counts.iter().map(share).collect()
    }

    fn state_words(&self, outcome: Outcome, n: usize) -> String {
        let id = match outcome {
            Outcome::Breached => "marks_breached",
            Outcome::NotStated => "marks_not_stated",
            Outcome::Met => "marks_met",
            Outcome::CannotTell => "marks_cannot_tell",
            Outcome::NotApplicable => "marks_not_applicable",
        };

        self.messages.text(id, &[("n", n.into())])
    }

    fn reconciled(&self, leads: &[Lead<'a>]) -> Option<String> {
        let results = leads
            .iter()
            .flat_map(|lead| std::iter::once(lead.result).chain(lead.follows.iter().copied()));

        let (breaches, silences): (Vec<_>, Vec<_>) =
            results.partition(|result| result.outcome == Outcome::Breached);

        let all = breaches.len() + silences.len();
        let numbers = [
            ("findings", all.into()),
            ("breaches", breaches.len().into()),
            ("silences", silences.len().into()),
            ("causes", leads.len().into()),
        ];

        (all > 1).then(|| self.messages.text("states_reconciled", &numbers))
    }
}

fn per_mille(part: usize, all: usize) -> usize {
    // Whole numbers, so that no machine rounds another way.
    part * 1_000 / all.max(1)
}

fn percent(per_mille: usize) -> String {
    format!("{}.{}%", per_mille / 10, per_mille % 10)
}
