//! The facts behind a finding then and now: which are not as they were, and which moved away from what the rule asks.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::agreement::CheckedAgreement;
use crate::assessment::{ChangedFact, EvidenceClause, Fact, FactState, Found, RuleResult};
use crate::condition::{Expression, Operator};

/// How many facts of a finding are compared.
const COMPARED: usize = 64;

/// An answer of a rule, as an earlier run wrote it.
#[derive(Debug, Deserialize)]
pub(super) struct EarlierAnswer {
    pub(super) outcome: String,
    /// Its subject by ids; absent where it has none, and in what older versions wrote.
    pub(super) subject_id: Option<String>,
    #[serde(default)]
    evidence: Vec<EarlierFact>,
}

#[derive(Debug, Deserialize)]
struct EarlierFact {
    fact: String,
    pointer: String,
    value: Option<Value>,
    clause: Option<String>,
    quote: Option<String>,
}

/// A fact in the order of its pointer: its dotted path, and what was found.
type States = BTreeMap<String, (String, FactState)>;

/// The facts behind a finding that are not as they were.
pub(super) fn changed_facts(
    answers: &[EarlierAnswer],
    outcome: &str,
    result: &RuleResult<'_>,
    agreement: &CheckedAgreement,
) -> Vec<ChangedFact> {
    // Only the answers at their worst, as `deciding_reads` gives those of today.
    let earlier = answers.iter().filter(|answer| answer.outcome == outcome);
    let before: States = earlier
        .flat_map(|answer| &answer.evidence)
        .take(COMPARED)
        .map(|fact| (fact.pointer.clone(), (fact.fact.clone(), fact.state())))
        .collect();

    let now: States = result
        .deciding_reads()
        .take(COMPARED)
        .map(|read| Fact::of(agreement, read))
        .map(|fact| (fact.pointer.clone(), (fact.path.clone(), state(&fact))))
        .collect();

    let mut pointers: Vec<&String> = before.keys().chain(now.keys()).collect();
    pointers.sort();
    pointers.dedup();

    let pairs = pointers.into_iter().filter_map(|pointer| {
        let (then, today) = (before.get(pointer), now.get(pointer));
        let (path, _) = then.or(today)?;

        Some(ChangedFact {
            path: path.clone(),
            pointer: pointer.clone(),
            before: then.map(|(_, state)| state.clone()),
            now: today.map(|(_, state)| state.clone()),
        })
    });

    pairs.filter(|fact| fact.before != fact.now).collect()
}

impl EarlierFact {
    fn state(&self) -> FactState {
        FactState {
            value: self.value.as_ref().map(Value::to_string),
            clause: self.clause.clone(),
            quote: self.quote.clone(),
        }
    }
}

fn state(fact: &Fact) -> FactState {
    let clause = fact.clause.as_ref();
    let words =
        |part: fn(&EvidenceClause) -> &Option<String>| clause.and_then(|own| part(own).clone());

    FactState {
        // Written again, so that white space makes no difference to what an earlier run wrote.
        value: match &fact.found {
            Found::Value(raw) => Some(
                serde_json::from_str::<Value>(raw)
                    .map_or_else(|_| raw.clone(), |value| value.to_string()),
            ),
            Found::Empty => Some("[]".to_owned()),
            Found::Nothing { .. } => None,
        },
        clause: words(|own| &own.reference),
        quote: words(|own| &own.quote),
    }
}

/// Whether a number moved away from the bound that a rule sets to it.
pub(super) fn is_further(require: &Expression, fact: &ChangedFact) -> bool {
    let number = |state: &Option<FactState>| {
        let value = state.as_ref()?.value.as_ref()?;
        value.parse::<i64>().ok()
    };

    let (Some(before), Some(now)) = (number(&fact.before), number(&fact.now)) else {
        return false;
    };

    match bound(require, &fact.path, true) {
        Some(Bound::AtMost) => now > before,
        Some(Bound::AtLeast) => now < before,
        None => false,
    }
}

/// On which side of a bound a number must stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    AtMost,
    AtLeast,
}

/// The first bound that a requirement sets to the number at a path.
fn bound(expression: &Expression, path: &str, is_positive: bool) -> Option<Bound> {
    match expression {
        Expression::Not(inner) => bound(inner, path, !is_positive),
        Expression::Compare(operator, left, right) => {
            let is_low = match operator {
                Operator::Less | Operator::LessOrEqual => true,
                Operator::Greater | Operator::GreaterOrEqual => false,
                // From a value that must be equal, a number can move away in either direction.
                Operator::Equal | Operator::NotEqual => return None,
            };

            // A number on both sides, or on none, has no bound on one side of it.
            let is_left = match (reads(left, path), reads(right, path)) {
                (true, false) => true,
                (false, true) => false,
                _ => return None,
            };

            Some(if (is_low == is_left) == is_positive {
                Bound::AtMost
            } else {
                Bound::AtLeast
            })
        }
        other => other
            .parts()
            .into_iter()
            .find_map(|part| bound(part, path, is_positive)),
    }
}

/// Whether an expression reads the fact at a path, from the agreement or from a loop variable.
fn reads(expression: &Expression, path: &str) -> bool {
    match expression {
        Expression::Fact(own) => {
            let own = own.names().join(".");
            path == own || path.ends_with(&format!(".{own}"))
        }
        other => other.parts().into_iter().any(|part| reads(part, path)),
    }
}
