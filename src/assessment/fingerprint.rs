//! A finding's fingerprint: the same for as long as the rule's id, the places, the values and the clauses are the same.

use super::{Fact, Found, RuleResult};
use crate::agreement::CheckedAgreement;
use crate::policy::digest;

impl RuleResult<'_> {
    /// 16 hexadecimal digits over the rule id, the outcome, and pointer by id, value and clause of each deciding fact.
    ///
    /// Line numbers, the order of lists and the wording of rules do not change it.
    #[must_use]
    pub fn fingerprint(&self, agreement: &CheckedAgreement) -> String {
        let mut facts: Vec<String> = self
            .worst_reads()
            .map(|read| {
                let fact = Fact::of(agreement, read);
                let value = match fact.found {
                    Found::Value(value) => value,
                    Found::Empty => "[]".to_owned(),
                    Found::Nothing { kind, .. } => format!("absent:{kind}"),
                };
                let clause = fact.clause.unwrap_or_default();
                let words = [clause.reference.unwrap_or_default(), clause.quote.unwrap_or_default()];
                [fact.stable_pointer, value, words.concat()].join("\u{1f}")
            })
            .collect();
        facts.sort();
        facts.dedup();
        let whole = format!("{}\u{1e}{}\u{1e}{}", self.rule.id, self.outcome.as_str(), facts.join("\u{1e}"));
        digest(&whole).chars().take(16).collect()
    }
}
