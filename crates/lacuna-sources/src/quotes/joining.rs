//! Quotes with an ellipsis: their parts appear in order and belong to one clause, and what they omit is shown.

use super::fold::SearchForm;
use super::{Omission, QuotePlace, QuoteProof, QuoteProver, find_clause, turning};
use std::ops::Range;

/// How far apart two parts may be where the document has no clauses, in bytes.
const MAX_GAP_WITHOUT_CLAUSES: usize = 1_500;

impl QuoteProver<'_> {
    /// Proves a quote whose parts are joined by an ellipsis.
    pub(super) fn prove_joined(&self, quote: &str) -> Option<QuoteProof> {
        let fragments = split_at_ellipses(quote);
        let parts: Vec<SearchForm> = fragments
            .iter()
            .map(|text| SearchForm::fold(text))
            .collect();

        // Without an ellipsis the only part is the whole quote.
        if parts.is_empty() || !fragments.iter().any(|text| text.len() < quote.trim().len()) {
            return None;
        }

        // A fragment of one short word would be found anywhere.
        if parts.len() > 1 && parts.iter().any(|part| part.units.len() < 4) {
            return None;
        }

        let (form, placed) = self
            .forms
            .iter()
            .find_map(|form| Some((form, place_parts(form, &parts)?)))?;

        let places: Vec<QuotePlace> = placed
            .iter()
            .map(|units| self.locate(form.source_range(units)))
            .collect();

        let omitted = places
            .windows(2)
            .filter_map(|pair| self.describe_omission(pair))
            .collect();

        Some(QuoteProof::Joined {
            parts: places,
            omitted,
        })
    }

    fn describe_omission(&self, pair: &[QuotePlace]) -> Option<Omission> {
        let [before, after] = pair else { return None };
        let text = self
            .document
            .text
            .get(before.range.end..after.range.start)
            .unwrap_or_default()
            .trim();

        let crosses_clause = match self.numbered_clause(before.range.start) {
            Some(clause) => !clause.contains(&after.range.start),
            None => text.len() > MAX_GAP_WITHOUT_CLAUSES,
        };

        Some(Omission {
            text: text.to_owned(),
            turns: turning::find_turn_within(text),
            crosses_clause,
        })
    }

    /// The range of the clause around a place, with the lettered limbs of one clause taken as one.
    fn numbered_clause(&self, at: usize) -> Option<Range<usize>> {
        let clauses = &self.document.clauses;
        let mut clause = clauses.get(find_clause(clauses, at)?)?;
        // Bounded by the number of clauses, should a parent ever point back.
        for _ in 0..clauses.len() {
            let is_limb = clause.label.ends_with(')');
            match clause.parent.and_then(|parent| clauses.get(parent)) {
                Some(parent) if is_limb && !parent.label.is_empty() => clause = parent,
                _ => break,
            }
        }

        Some(clause.range.clone())
    }
}

/// Chooses the places of the parts, in order, with the smallest largest gap.
///
/// For each place of the first part the earliest next places are the tightest, so that no search back is needed.
fn place_parts(form: &SearchForm, parts: &[SearchForm]) -> Option<Vec<Range<usize>>> {
    let found: Vec<Vec<Range<usize>>> = parts.iter().map(|part| form.find(part)).collect();
    let (first, others) = found.split_first()?;
    let mut best: Option<(usize, Vec<Range<usize>>)> = None;

    for start in first {
        let mut placed = vec![start.clone()];
        let mut largest = 0;
        for places in others {
            let from = placed.last().map_or(0, |range| range.end);
            let Some(next) = places.get(places.partition_point(|range| range.start < from)) else {
                break;
            };

            largest = largest.max(next.start - from);
            placed.push(next.clone());
        }

        let is_better = best.as_ref().is_none_or(|(gap, _)| largest < *gap);
        if placed.len() == parts.len() && is_better {
            best = Some((largest, placed));
        }
    }

    best.map(|(_, placed)| placed)
}

/// Splits a quote at `…`, `...`, `. . .`, `[…]`, `(...)` and at words in square brackets that the quoting hand put in.
fn split_at_ellipses(quote: &str) -> Vec<String> {
    let mut marked = quote.replace('…', "...").replace(". . .", "...");

    // The fourth dot is the full stop before the ellipsis.
    while marked.contains("....") {
        marked = marked.replace("....", "...");
    }

    marked = marked
        .replace("[...]", "...")
        .replace("(...)", "...")
        .replace("[ ... ]", "...");

    let mut parts = Vec::new();
    for piece in marked.split("...") {
        let mut rest = piece;
        // `[the Supplier]` stands for words of the document.
        while let (Some(open), Some(close)) = (rest.find('['), rest.find(']')) {
            if open > close {
                break;
            }

            parts.push(rest.get(..open).unwrap_or_default().trim().to_owned());
            rest = rest.get(close + 1..).unwrap_or_default();
        }

        parts.push(rest.trim().to_owned());
    }

    parts.retain(|part| part.chars().any(char::is_alphanumeric));

    parts
}
