//! Keeps a SARIF run within what code hosts take: results and bytes. What is omitted is counted, the worst is kept.

use std::cmp::Reverse;

use super::{Outcome, Report, RuleResult};
use lacuna_core::assessment::Assessment;

/// The most results of a run that GitHub takes (GitHub documentation, "SARIF support for code scanning").
pub(super) const RESULTS: usize = 25_000;
/// The most bytes that it takes after compression by gzip: 10 MB, less a margin for other compressors.
pub(super) const COMPRESSED: usize = 9_500_000;

/// The results that are written, and how many are omitted.
pub(super) struct Kept<'r, 'a> {
    /// Each with the place of its assessment, in the order of the inputs and of the policy.
    pub(super) results: Vec<(usize, &'r Assessment<'a>, &'r RuleResult<'a>)>,
    /// How many rules that are met or do not apply are omitted.
    pub(super) settled: usize,
    /// How many questions and findings are omitted.
    pub(super) open: usize,
}

/// Chooses at most so many results. Rules that are met or do not apply go first, then questions, then the least severe.
pub(super) fn keep<'r, 'a>(report: &Report<'r>, most: usize) -> Kept<'r, 'a>
where
    'r: 'a,
{
    let all = report.assessments.iter().enumerate();
    let mut results: Vec<_> = all
        .flat_map(|(index, assessment)| {
            assessment
                .results
                .iter()
                .map(move |result| (index, assessment, result))
        })
        .collect();

    let mut kept = Kept {
        results: Vec::new(),
        settled: 0,
        open: 0,
    };

    if results.len() > most {
        let before = results.len();
        results.retain(|(_, _, result)| {
            matches!(result.outcome, Outcome::Breached | Outcome::NotStated)
        });

        kept.settled = before - results.len();
    }

    if results.len() > most {
        kept.open = results.len() - most;
        let mut order: Vec<usize> = (0..results.len()).collect();
        let rank = |at: &usize| {
            results
                .get(*at)
                .map(|(_, _, result)| Reverse((result.weight, result.outcome)))
        };

        // The sort is stable: of equals the first of the inputs are kept.
        order.sort_by_key(rank);
        order.truncate(most);
        // Back to the order of the inputs, which the ranking undid.
        order.sort_unstable();
        results = order
            .into_iter()
            .filter_map(|at| results.get(at).copied())
            .collect();
    }

    kept.results = results;

    kept
}

/// How many bytes a text has when it is compressed as gzip does it by default.
pub(super) fn compressed(text: &str) -> usize {
    // What fits as it is needs no trial, and that is nearly every run.
    if text.len() <= COMPRESSED {
        return text.len();
    }

    miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 6).len()
}
