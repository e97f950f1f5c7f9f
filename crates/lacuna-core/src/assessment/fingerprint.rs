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
        let facts: Vec<Fact> = self
            .deciding_reads()
            .map(|read| Fact::of(agreement, read))
            .collect();

        self.fingerprint_over(facts.iter())
    }

    /// Returns the same over the deciding facts, where they are already computed.
    pub fn fingerprint_over<'f>(&self, facts: impl Iterator<Item = &'f Fact>) -> String {
        let mut facts: Vec<String> = facts.map(told).collect();
        // Sorted, so that another order of entries in the file makes no new finding.
        facts.sort();
        facts.dedup();
        let whole = format!(
            "{}\u{1e}{}\u{1e}{}",
            self.rule.id,
            self.outcome.as_str(),
            facts.join("\u{1e}")
        );

        digest(&whole).chars().take(16).collect()
    }
}

fn told(fact: &Fact) -> String {
    let absent;
    let value = match &fact.found {
        Found::Value(value) => value.as_str(),
        Found::Empty => "[]",
        Found::Nothing { kind, .. } => {
            // With its kind: what was silent and is redacted now has to be looked at again.
            absent = format!("absent:{}", kind.as_str());
            absent.as_str()
        }
    };

    let clause = fact.clause.as_ref();
    let reference = clause
        .and_then(|clause| clause.reference.as_deref())
        .unwrap_or_default();

    let quote = clause
        .and_then(|clause| clause.quote.as_deref())
        .unwrap_or_default();

    format!(
        "{}\u{1f}{value}\u{1f}{reference}{quote}",
        fact.stable_pointer
    )
}
