//! The facts that are still open: what the audit of the draft waits for, and what rules read that only speak of what is stated.

mod count;
mod fact;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::Value;

use super::State;
use super::inquiry::{Progress, Prompt};
use super::unfinished;
use crate::draft;
use count::count;
pub(super) use fact::is_open;
use fact::is_path_open;
use lacuna_core::assessment::{Answer, Assessment, LawKnown, Outcome, Reason, RuleResult};
use lacuna_core::audit::audit;
use lacuna_core::condition::{Condition, ReadKind};
use lacuna_core::document::Document;
use lacuna_core::policy::{Basis, Policy, Rule, Silence};
use lacuna_core::vocabulary::FieldKind;

/// The pointer of the fact on which all rules of law depend.
const LAW: &str = "/instrument/jurisdiction";
/// The path of the fact that says under which law of data protection a dataset is.
const REGIME: &str = "datasets.regime";
/// The pointers of the facts that say when an agreement ran.
const TIMES: [&str; 4] = [
    "/instrument/status",
    "/instrument/signed_on",
    "/instrument/effective_on",
    "/term/ends_on",
];

/// The facts that each rule reads, by dotted path, in the order of the policy.
#[derive(Debug)]
pub(super) struct RuleFacts(Vec<BTreeSet<String>>);

/// The open questions of a draft, and how far the person is.
pub(super) struct OpenFacts<'p> {
    /// The worst first.
    pub prompts: Vec<Prompt<'p>>,
    pub progress: Progress,
}

impl RuleFacts {
    pub(super) fn of(policy: &Policy) -> Self {
        let facts = |rule: &Rule| {
            let conditions = rule.when.iter().chain([&rule.require]);
            let read = conditions
                .flat_map(|condition| condition.facts(&policy.conditions, rule.each.as_ref()));

            // A group has no question of its own, only its facts have.
            let is_group = |path: &String| {
                let steps: Vec<&str> = path.split('.').collect();
                let field = policy.vocabulary().field(&steps);
                field.is_none_or(|field| matches!(field.kind, FieldKind::Group(_)))
            };

            read.filter(|path| !is_group(path)).collect()
        };

        Self(policy.rules.iter().map(facts).collect())
    }

    /// Whether any rule reads a fact.
    pub(super) fn contains(&self, path: &str) -> bool {
        self.0.iter().any(|facts| facts.contains(path))
    }
}

/// Finds all that is open; of a draft that cannot be a file yet, nothing but what it lacks.
pub(super) fn find<'p>(
    policy: &'p Policy,
    facts: &RuleFacts,
    day: NaiveDate,
    state: &State,
) -> OpenFacts<'p> {
    let needed = unfinished::all(&state.draft, policy.vocabulary());
    // An entry that is being written cannot be read yet; what the rest of the draft leaves open is the same meanwhile.
    let draft = without_entries(&state.draft, &needed);
    // Nothing is asked after `rest`, so that nothing need be audited.
    let read = if state.is_finished {
        None
    } else {
        draft::read_with("the draft", &draft, &policy.schema).ok()
    };

    let Some(agreement) = read else {
        // Before the core is there, every rule can still come to matter.
        let ahead = facts.0.iter().zip(&policy.rules);
        let ahead = ahead.filter(|_| !state.is_finished && !needed.is_empty());
        return OpenFacts {
            prompts: Vec::new(),
            progress: count(policy.vocabulary(), ahead, &[], state, needed.len()),
        };
    };

    let assessment = audit(&agreement, policy, day);
    let prompts = find_prompts(policy, &assessment, state);
    let results: BTreeMap<&str, &RuleResult<'_>> = assessment
        .results
        .iter()
        .map(|result| (result.rule.id.as_str(), result))
        .collect();

    let is_undecided = |rule: &Rule| {
        let result = results.get(rule.id.as_str());
        result.is_some_and(|result| waits(result, &assessment, state))
    };

    let ahead = facts.0.iter().zip(&policy.rules);
    // Rules may stay undecided when no question is left, and then nothing is open any more.
    let ahead = ahead.filter(|(_, rule)| !prompts.is_empty() && is_undecided(rule));
    let progress = count(policy.vocabulary(), ahead, &prompts, state, needed.len());

    OpenFacts {
        // What the file cannot do without is asked before any open fact.
        prompts: if needed.is_empty() {
            prompts
        } else {
            Vec::new()
        },
        progress,
    }
}

/// The draft without the entries of lists in which something is missing that they cannot do without.
fn without_entries<'d>(draft: &'d Value, needed: &[String]) -> Cow<'d, Value> {
    let mut rest = Cow::Borrowed(draft);
    // From behind, so that the places of those before stay what they are.
    for pointer in needed.iter().rev() {
        let steps: Vec<&str> = pointer.split('/').collect();
        // The innermost entry alone is left out, which is the one that is being written.
        let Some(at) = steps.iter().rposition(|step| step.parse::<usize>().is_ok()) else {
            continue;
        };

        let (Some(list), Some(Ok(entry))) = (
            steps.get(..at).map(|steps| steps.join("/")),
            steps.get(at).map(|step| step.parse::<usize>()),
        ) else {
            continue;
        };

        let entries = rest
            .to_mut()
            .pointer_mut(&list)
            .and_then(Value::as_array_mut);
        if let Some(entries) = entries.filter(|entries| entry < entries.len()) {
            entries.remove(entry);
        }
    }

    rest
}

/// The questions in order: the one that the most severe rules wait for first, and of these the one that most wait for.
fn find_prompts<'p>(
    policy: &'p Policy,
    assessment: &Assessment<'_>,
    state: &State,
) -> Vec<Prompt<'p>> {
    let questions = assessment.open_facts_excluding(&|pointer| state.skipped.contains(pointer));
    let asked = questions.into_iter().map(|question| {
        let ids = question.rules.iter().map(|rule| rule.id.clone());
        (question.fact.pointer, ids.collect::<Vec<_>>(), false)
    });

    let mut all: Vec<_> = asked
        .filter(|(pointer, ..)| is_open(pointer, state))
        .collect();

    let mut known: BTreeSet<String> = all.iter().map(|(pointer, ..)| pointer.clone()).collect();
    for (pointer, rules) in find_missed(assessment, state) {
        if known.insert(pointer.clone()) {
            all.push((pointer, rules, false));
        }
    }

    // Traps come last, since a fact that another rule waits for is none.
    let traps = find_traps(assessment, state).into_iter();
    all.extend(
        traps
            .filter(|(pointer, _)| !known.contains(pointer))
            .map(|(pointer, rules)| (pointer, rules, true)),
    );

    let mut prompts: Vec<Prompt<'p>> = all
        .into_iter()
        .filter_map(|(pointer, rules, is_trap)| {
            let prompt = Prompt::of(policy.vocabulary(), &pointer, &state.draft, false)?;
            let waiting = rules.iter().filter_map(|id| policy.rule(id)).collect();

            Some(Prompt {
                waiting,
                is_trap,
                ..prompt
            })
        })
        .collect();

    // The sort is stable: the law that governs stays before all else where it is not known.
    prompts.sort_by_key(|prompt| {
        let is_first = prompt.pointer == LAW && assessment.scope.known == LawKnown::Unknown;
        let worst = std::cmp::Reverse((prompt.worst(), prompt.waiting.len()));
        (!is_first, worst, prompt.pointer.clone())
    });

    prompts
}

/// The facts that only rules read which say nothing of a silence, with these rules, worst first.
///
/// The audit waits for none of them, since it makes nothing of their silence. A person who reads the text can tell.
fn find_traps(assessment: &Assessment<'_>, state: &State) -> BTreeMap<String, Vec<String>> {
    let document = assessment.agreement.document();
    let results = assessment.results.iter();
    let ignoring = results.filter(|result| result.rule.silence == Silence::Ignore);
    by_fact(ignoring, |answer| {
        if counts(answer) {
            find_waited_for(answer, document, state)
        } else {
            Vec::new()
        }
    })
}

/// The facts that rules took as not there, though nobody was asked: a reason or a cap that would mend a breach, and what would
/// take a rule that applies out again. Their absence decides, so that the audit waits for none of them.
fn find_missed(assessment: &Assessment<'_>, state: &State) -> BTreeMap<String, Vec<String>> {
    let document = assessment.agreement.document();
    by_fact(assessment.results.iter(), |answer| {
        missed(answer, document, state)
    })
}

/// Of one answer, the open facts that were taken as not there.
fn missed(answer: &Answer<'_>, document: &Document, state: &State) -> Vec<String> {
    // A benchmark counts in no verdict, so that nothing is asked for it.
    if answer.basis == Basis::Benchmark
        || !matches!(answer.outcome, Outcome::Breached | Outcome::NotStated)
    {
        return Vec::new();
    }

    let reads = answer.evidence.iter().chain(answer.applies_by.iter());
    reads
        .filter(|read| read.kind == ReadKind::Absent)
        .map(|read| read.pointer(document))
        .filter(|pointer| is_open(pointer, state))
        .collect()
}

/// Whether an answer took an open fact as not there: once it is stated, the rule can apply, or no longer be met.
fn rests_on_open_fact(answer: &Answer<'_>, document: &Document, state: &State) -> bool {
    let reads = answer.evidence.iter().chain(answer.applies_by.iter());
    reads
        .filter(|read| read.kind == ReadKind::Absent)
        .any(|read| is_open(&read.pointer(document), state))
}

/// The facts that answers lead to, each with the rules that lead there, worst first.
fn by_fact<'r, 'a: 'r>(
    results: impl Iterator<Item = &'r RuleResult<'a>>,
    facts: impl Fn(&Answer<'a>) -> Vec<String>,
) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<&Rule>> = BTreeMap::new();
    for result in results {
        for pointer in result.answers.iter().flat_map(&facts) {
            let rules = found.entry(pointer).or_default();
            // The answers of one rule come in a row, so only the last rule can be the same.
            if rules.last().is_none_or(|rule| rule.id != result.rule.id) {
                rules.push(result.rule);
            }
        }
    }

    let in_order = |mut rules: Vec<&Rule>| {
        rules.sort_by_key(|rule| (std::cmp::Reverse(rule.severity), rule.id.as_str()));
        rules.into_iter().map(|rule| rule.id.clone()).collect()
    };

    found
        .into_iter()
        .map(|(pointer, rules)| (pointer, in_order(rules)))
        .collect()
}

/// Whether an answer is open, and would count for something.
fn counts(answer: &Answer<'_>) -> bool {
    matches!(answer.outcome, Outcome::NotStated | Outcome::CannotTell)
        && answer.basis != Basis::Benchmark
}

/// The open facts that an open answer waits for: of a guard the next one, of a requirement all.
fn find_waited_for(answer: &Answer<'_>, document: &Document, state: &State) -> Vec<String> {
    let silent = answer
        .evidence
        .iter()
        .filter(|read| read.is_absent())
        .map(|read| read.pointer(document));

    // Behind a fact that was left for later, the guard goes on to its next.
    let mut open = silent.filter(|pointer| !state.skipped.contains(pointer));
    let mut found: Vec<String> = if answer.outcome == Outcome::CannotTell {
        open.next().into_iter().collect()
    } else {
        open.collect()
    };

    found.retain(|pointer| is_open(pointer, state));
    found
}

/// Whether a rule can still be decided by an answer.
fn waits(result: &RuleResult<'_>, assessment: &Assessment<'_>, state: &State) -> bool {
    // Until it is known which law governs which data, a rule that does not count may come to.
    let is_scope_open = is_open(LAW, state) || is_path_open(REGIME, state);
    let is_outside = |answer: &Answer<'_>| {
        answer.basis == Basis::Benchmark || answer.reason == Reason::OutOfScope
    };

    if is_scope_open
        // House policy holds under any law.
        && result.rule.basis != Basis::Policy
        && (assessment.scope.known == LawKnown::Unknown || result.answers.iter().any(is_outside))
    {
        return true;
    }

    // The same of a rule that asks how far the agreement is, while nobody knows when it ran.
    let depends_on_time = |condition: &Condition| {
        let definitions = &assessment.policy.conditions;
        condition.expression.depends_on_day(definitions)
    };

    let mut conditions = result.rule.when.iter().chain([&result.rule.require]);
    if TIMES.iter().any(|time| is_open(time, state)) && conditions.any(depends_on_time) {
        return true;
    }

    let document = assessment.agreement.document();
    result.answers.iter().any(|answer| {
        let mut absent = answer.evidence.iter().filter(|read| read.is_absent());
        // Any of them: where the first is recorded as silent, another can still decide.
        (counts(answer) && absent.any(|read| is_open(&read.pointer(document), state)))
            || rests_on_open_fact(answer, document, state)
    })
}
