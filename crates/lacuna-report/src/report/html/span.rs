//! Time without dates: how long the agreement runs and the data stays, counted from the start.

use serde::Serialize;

use super::writer::PageContext;
use lacuna_core::agreement::{OnEnd, Renewal};

/// A stretch of time from the start.
#[derive(Debug, Serialize)]
pub(super) struct Stretch {
    /// `term`, `open`, `over` or `end`; the last has no width.
    kind: &'static str,
    at: String,
    width: String,
    /// What is under its beginning.
    label: String,
    what: String,
}

/// Where the line begins and ends, in per cent, and how much of it the endless part takes.
const FIRST: usize = 4;
const LAST: usize = 96;
const ENDLESS: usize = 26;

impl PageContext<'_> {
    /// The stretches of an agreement that states how long it runs, and no dates.
    pub(super) fn span(&self) -> Vec<Stretch> {
        let term = self.assessment.agreement.view().term();
        // A day that is stated stands among the days; how far it is from a start that nobody knows cannot be drawn.
        if term.ends_on().is_stated() {
            return Vec::new();
        }

        let longest = term.max_months().value();
        let Some(first) = term.months().value().or(longest) else {
            return Vec::new();
        };

        // A longest term below the term itself contradicts it. The line then shows the term.
        let whole = longest.unwrap_or(first).max(first);
        let endless = self.endless();
        let room = LAST - FIRST - if endless.is_some() { ENDLESS } else { 0 };
        let place = |months: u64| {
            // The file may state any number of months.
            let part = months.saturating_mul(room as u64) / whole.max(1);
            FIRST + usize::try_from(part).unwrap_or(room)
        };

        let start = self.messages.plain("time_span_start");
        let mut spans = vec![self.stretch(
            "term",
            (FIRST, place(first)),
            start,
            self.messages.plain("time_span_term"),
        )];

        if whole > first {
            spans.push(self.stretch(
                "open",
                (place(first), place(whole)),
                self.months(first),
                self.messages.plain("time_span_longest"),
            ));
        }

        let end = place(whole);
        match endless {
            Some(what) => {
                spans.push(self.stretch("over", (end, LAST), self.months(whole), what));
                let ever = self.messages.plain("time_span_ever");
                spans.push(self.stretch("end", (LAST, LAST), ever, String::new()));
            }
            None => {
                let label = self.months(whole);
                spans.push(self.stretch("end", (end, end), label, String::new()));
            }
        }

        spans
    }

    /// What continues after the end: the data that is kept, or an agreement that renews itself.
    fn endless(&self) -> Option<String> {
        let agreement = self.assessment.agreement.view();
        let (on_end, renewal) = (agreement.retention().on_end(), agreement.term().renewal());

        let said = |id: &str, what: String| self.messages.text(id, &[("what", what.into())]);
        let kept = match on_end.value() {
            Some(OnEnd::Retain | OnEnd::VendorChoice) => self.line(on_end),
            _ => None,
        };

        let renewed = match renewal.value() {
            Some(Renewal::Automatic | Renewal::Perpetual) => self.line(renewal),
            _ => None,
        };

        kept.map(|what| said("time_span_kept", what))
            .or_else(|| renewed.map(|what| said("time_span_endless", what)))
    }

    fn stretch(
        &self,
        kind: &'static str,
        (from, to): (usize, usize),
        label: String,
        what: String,
    ) -> Stretch {
        Stretch {
            kind,
            at: format!("{from}%"),
            width: format!("{}%", to.saturating_sub(from)),
            label,
            what,
        }
    }
}
