//! Benchmarks: what the law of another place or time would ask, plainly marked and outside both verdicts.

use serde::Serialize;

use super::writer::{OutcomeBadge, PageContext};
use lacuna_core::assessment::{BenchmarkReason, Outcome, RuleResult};
use lacuna_core::policy::Basis;

/// A rule that no law of this agreement carries.
#[derive(Debug, Serialize)]
pub(super) struct BenchmarkView {
    id: String,
    mark: OutcomeBadge,
    heading: String,
    asks: Vec<String>,
    /// Why it is not law here.
    because: String,
}

impl PageContext<'_> {
    /// The rules that would be breached or open if their law governed.
    pub(super) fn benchmarks(&self) -> Vec<BenchmarkView> {
        let results = self.assessment.results.iter();
        let mut benchmarks: Vec<_> = results.filter(|result| is_benchmark(result)).collect();
        benchmarks.sort_by_key(|result| {
            (
                // A benchmark has no weight, so that the rule's own severity orders it.
                std::cmp::Reverse((result.outcome, result.rule.severity)),
                result.rule.id.as_str(),
            )
        });

        benchmarks
            .into_iter()
            .map(|result| BenchmarkView {
                id: result.rule.id.clone(),
                mark: self.mark(result.outcome),
                heading: self.heading(result),
                asks: self.sentences(&result.rule.asks, result),
                because: self.messages.word(
                    "because",
                    result.because.map_or("not_law", BenchmarkReason::as_str),
                ),
            })
            .collect()
    }
}

/// Whether a result is only a benchmark, and would be breached or lack its answer.
pub(super) fn is_benchmark(result: &RuleResult<'_>) -> bool {
    result.basis == Basis::Benchmark
        && matches!(result.outcome, Outcome::Breached | Outcome::NotStated)
}
