//! Which fact is worth asking next: what the file cannot do without, then what the audit of the draft waits for.

use chrono::NaiveDate;
use serde_json::Value;

use super::inquiry::{Progress, Prompt, PromptKind, answered};
use super::{State, unfinished};
use crate::draft;
use lacuna_core::audit::audit;
use lacuna_core::policy::{Policy, Rule, Severity};
use lacuna_core::vocabulary::{GroupId, Vocabulary};

pub(super) fn inquiry<'p>(policy: &'p Policy, day: NaiveDate, state: &State) -> Option<Prompt<'p>> {
    let draft = &state.draft;
    let vocabulary = policy.vocabulary();
    let needed = unfinished::all(draft, vocabulary);
    let open = if needed.is_empty() {
        open(policy, day, state)
    } else {
        Vec::new()
    };

    let progress = counted(policy, draft, &open, needed.len());
    let first = match (needed.first(), &state.growing) {
        (Some(pointer), _) => Prompt::of(vocabulary, pointer, draft, false),
        (None, Some(list)) => Prompt::of(vocabulary, list, draft, true),
        (None, None) => nearest(open, state.last.as_deref()).or_else(|| reading(vocabulary, state)),
    };

    first.map(|inquiry| Prompt {
        progress,
        ..inquiry
    })
}

/// So many rules wait for a fact that decides about whole subjects.
const MANY: usize = 10;

/// Of the questions that the gravest rules wait for, the one that many wait for; then the one nearest to the question
/// before, for who reads a contract stays with a subject until it is done; else the one that most wait for.
fn nearest<'p>(open: Vec<Prompt<'p>>, last: Option<&str>) -> Option<Prompt<'p>> {
    let first = open.first()?;
    if first.waiting.len() >= MANY {
        return open.into_iter().next();
    }

    let worst = first.worst();
    let gravest: Vec<Prompt<'p>> = open
        .into_iter()
        .take_while(|inquiry| inquiry.worst() == worst)
        .collect();

    let near = |inquiry: &Prompt<'_>| {
        let steps = inquiry
            .pointer
            .split('/')
            .skip(1)
            .zip(last.unwrap_or_default().split('/').skip(1));

        steps.take_while(|(one, other)| one == other).count()
    };

    // The last of equals is taken: from behind, that is the first.
    gravest.into_iter().rev().max_by_key(near)
}

/// How much of the text was read, where the draft says in part and no fact was left for later.
fn reading<'p>(vocabulary: &'p Vocabulary, state: &State) -> Option<Prompt<'p>> {
    let sources = state.draft.get("sources")?.as_array()?;
    let in_part = |source: &Value| source["kind"] == "agreement_text" && source["read"] == "part";
    let at = sources
        .iter()
        .position(in_part)
        .filter(|_| state.skipped.is_empty())?;

    let inquiry = Prompt::of(
        vocabulary,
        &format!("/sources/{at}/read"),
        &state.draft,
        false,
    )?;

    Some(Prompt {
        asks: PromptKind::Reading,
        ..inquiry
    })
}

pub(super) fn progress(policy: &Policy, day: NaiveDate, state: &State) -> Progress {
    let needed = unfinished::all(&state.draft, policy.vocabulary()).len();
    let open = if needed == 0 {
        open(policy, day, state)
    } else {
        Vec::new()
    };

    counted(policy, &state.draft, &open, needed)
}

fn counted(policy: &Policy, draft: &Value, open: &[Prompt<'_>], needed: usize) -> Progress {
    let critical = open
        .iter()
        .filter(|inquiry| inquiry.worst() == Some(Severity::Critical))
        .count();

    Progress {
        answered: answered(policy.vocabulary(), draft, GroupId::AGREEMENT),
        open: open.len() + needed,
        critical,
    }
}

/// The facts that the audit waits for and that were neither answered nor skipped: the one that the gravest rules wait for
/// first, and of these the one that most wait for.
fn open<'p>(policy: &'p Policy, day: NaiveDate, state: &State) -> Vec<Prompt<'p>> {
    let Ok(agreement) = draft::read_with("the draft", &state.draft, &policy.schema) else {
        return Vec::new();
    };

    let assessment = audit(&agreement, policy, day);
    let questions = assessment
        .open_facts_excluding(&|pointer| state.skipped.contains(pointer))
        .into_iter();

    let asked = questions
        .filter(|question| is_open(&question.fact.pointer, state))
        .filter_map(|question| {
            let inquiry = Prompt::of(
                policy.vocabulary(),
                &question.fact.pointer,
                &state.draft,
                false,
            )?;
            let waiting: Vec<&Rule> = question
                .rules
                .iter()
                .filter_map(|rule| policy.rule(&rule.id))
                .collect();

            Some(Prompt { waiting, ..inquiry })
        });

    asked.collect()
}

fn is_open(pointer: &str, state: &State) -> bool {
    !state.skipped.contains(pointer)
        && state.draft.pointer(pointer).is_none()
        && !is_absent(pointer, &state.draft)
}

/// Whether the draft says why a fact is not there, or why a group around it is not.
fn is_absent(pointer: &str, draft: &Value) -> bool {
    let mut at = draft;
    for step in pointer.split('/').skip(1) {
        if at
            .get("absent")
            .and_then(|absent| absent.get(step))
            .is_some()
        {
            return true;
        }
        let inner = match at {
            Value::Array(entries) => step
                .parse::<usize>()
                .ok()
                .and_then(|position| entries.get(position)),
            _ => at.get(step),
        };

        match inner {
            Some(inner) => at = inner,
            None => return false,
        }
    }

    false
}
