//! Facts of one file that contradict each other, as validation reports them.

use chrono::NaiveDate;

use super::Auditor;
use crate::agreement::CheckedAgreement;
use crate::assessment::{Answer, LegalScope, Outcome};
use crate::diagnostic::Diagnostic;
use crate::policy::{Policy, Rule};

/// Returns each breach of a rule that is marked `validate`, at its first fact in the file, in the order of the rules.
///
/// The loader holds that such rules depend neither on the day nor on the law that governs, so neither is asked for. A rule that
/// cannot be computed says nothing here; the audit names it.
#[must_use]
pub fn find_contradictions(agreement: &CheckedAgreement, policy: &Policy) -> Vec<Diagnostic> {
    let mut rules = policy.rules.iter().filter(|rule| rule.validate).peekable();
    if rules.peek().is_none() {
        return Vec::new();
    }

    let scope = LegalScope::new(agreement, policy, NaiveDate::default());
    let mut auditor = Auditor::new(agreement, policy, scope);

    rules
        .flat_map(|rule| {
            let answers = auditor.rule(rule).unwrap_or_default();
            answers
                .into_iter()
                .filter(|answer| answer.outcome == Outcome::Breached)
                .filter_map(|answer| describe(agreement, rule, &answer))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Describes a contradiction at the first of its facts, and names the places of the others.
fn describe(agreement: &CheckedAgreement, rule: &Rule, answer: &Answer<'_>) -> Option<Diagnostic> {
    let document = agreement.document();
    let mut facts: Vec<_> = answer
        .evidence
        .iter()
        // Only what is stated contradicts, and an absent fact has no place of its own.
        .filter(|read| !read.is_absent())
        .map(|read| read.node)
        .collect();

    facts.sort_by_key(|fact| document.span(*fact).start);
    // A condition can read one fact several times, as `a < b && b < c` does.
    facts.dedup();
    let (first, others) = facts.split_first()?;

    let text = document.text();
    let places: Vec<String> = others
        .iter()
        .map(|fact| text.position(document.span(*fact).start).to_string())
        .collect();

    let places = match places.as_slice() {
        [] => String::new(),
        places => format!("; compare {}", places.join(" and ")),
    };

    let message = rule.message.render(document, answer.subject, "…");
    let problem = Diagnostic::at(text, document.span(*first), message.trim_end_matches('.'));
    Some(problem.pointer(document.pointer(*first)).help(format!(
        "state the one that applies, or record the fact under `absent` as `disputed`{places}"
    )))
}
