//! Why a rule applies to this agreement, in the words of the shared conditions and of the facts that its guard read.

use super::writer::PageContext;
use crate::report::tongue::inside;
use lacuna_core::assessment::RuleResult;
use lacuna_core::condition::{Expression, Path};
use lacuna_core::source_file::visible;

/// How many reasons a finding gives.
const SHOWN: usize = 3;

impl<'a> PageContext<'a> {
    /// Why the rule of a finding applies; `None` where it applies to every agreement.
    pub(super) fn applies_because(&self, result: &'a RuleResult<'a>) -> Option<String> {
        let guard = &result.rule.when.as_ref()?.expression;
        // Each part of a conjunction is a reason of its own. Any other guard is one reason.
        let terms = match guard {
            Expression::And(terms) => terms.as_slice(),
            one => std::slice::from_ref(one),
        };

        let mut reasons: Vec<String> = Vec::new();
        for term in terms {
            for reason in self.reasons_of(term, result) {
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
        }

        reasons.truncate(SHOWN);
        let list = reasons.into_iter().reduce(|before, next| {
            self.messages.text(
                "reasons_list",
                &[("before", before.into()), ("next", next.into())],
            )
        })?;

        Some(
            self.messages
                .text("applies_because", &[("reasons", list.into())]),
        )
    }

    /// What one part of a guard comes to: the meaning of a shared condition, or the facts that it read.
    fn reasons_of(&self, term: &Expression, result: &'a RuleResult<'a>) -> Vec<String> {
        if let Expression::Definition(number) = term {
            let known = self.assessment.policy.definitions.get(*number);
            return known
                .map(|known| self.english(visible(&known.means)))
                .into_iter()
                .collect();
        }

        let mut paths = Vec::new();
        paths_of(term, &mut paths);
        let facts = result
            .worst()
            .next()
            .map(|answer| self.facts(answer.applies_by.iter()))
            .unwrap_or_default();

        facts
            .iter()
            // The path of a loop's variable has no beginning here, so only the ends are compared.
            .filter(|fact| paths.iter().any(|path| fact.path.ends_with(path.as_str())))
            .filter_map(|fact| self.stated_words(fact))
            // One fact is enough for its part, since a loop over all parties reads a fact of each.
            .take(1)
            .map(|words| inside(&words))
            .collect()
    }
}

/// The dotted paths of the facts that an expression reads, without where they start.
fn paths_of(expression: &Expression, paths: &mut Vec<String>) {
    match expression {
        Expression::Fact(path) | Expression::Stated(path) => paths.extend(dotted(path)),
        other => other
            .parts()
            .into_iter()
            .for_each(|part| paths_of(part, paths)),
    }
}

fn dotted(path: &Path) -> Option<String> {
    let path = path.names().join(".");
    (!path.is_empty()).then_some(path)
}
