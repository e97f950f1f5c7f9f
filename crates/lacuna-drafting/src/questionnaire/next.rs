//! Which question is worth asking next: what the file cannot do without, then the facts that are open.

use serde_json::Value;

use super::inquiry::{Prompt, PromptKind};
use super::open::OpenFacts;
use super::paper::seldom_holds;
use super::{State, unfinished};
use lacuna_core::vocabulary::Vocabulary;

/// Chooses the next question; `None` where none is left.
pub(super) fn choose<'p>(
    vocabulary: &'p Vocabulary,
    open: OpenFacts<'p>,
    state: &State,
) -> Option<Prompt<'p>> {
    let draft = &state.draft;
    let needed = unfinished::all(draft, vocabulary);
    let progress = open.progress;
    let first = match (needed.first(), &state.growing) {
        // An entry that is begun is finished before its list grows.
        (Some(pointer), _) => Prompt::of(vocabulary, pointer, draft, false),
        (None, Some(list)) => Prompt::of(vocabulary, list, draft, true),
        (None, None) => choose_open(open.prompts, state).or_else(|| reading(vocabulary, state)),
    };

    first.map(|inquiry| Prompt {
        progress,
        ..inquiry
    })
}

/// So many rules wait for a fact that decides about whole subjects.
const MANY: usize = 10;

fn choose_open<'p>(open: Vec<Prompt<'p>>, state: &State) -> Option<Prompt<'p>> {
    let first = open.first()?;
    if first.waiting.len() >= MANY && !first.is_trap {
        return open.into_iter().next();
    }

    let last = state.last.as_deref().unwrap_or_default();
    // What a text may hide beside the fact that was just looked up is found without turning a page.
    if let Some(at) = open
        .iter()
        .position(|prompt| prompt.is_trap && is_beside(&prompt.pointer, last))
    {
        return open.into_iter().nth(at);
    }

    if !state.order.is_empty() {
        let place = |prompt: &Prompt<'_>| state.order.get(&prompt.path).copied();
        // The first of equals is the gravest.
        return open
            .into_iter()
            .min_by_key(|prompt| place(prompt).unwrap_or(usize::MAX));
    }

    nearest(open, last, &state.draft)
}

/// Of the questions that the most severe rules wait for, those that a document of this kind answers; of these the one nearest to
/// the question before, for who reads a contract stays with a subject until it is done; else the one that most wait for.
fn nearest<'p>(open: Vec<Prompt<'p>>, last: &str, draft: &Value) -> Option<Prompt<'p>> {
    let worst = open.first()?.worst();
    let gravest = open
        .into_iter()
        .take_while(|inquiry| inquiry.worst() == worst);
    let near = |inquiry: &Prompt<'_>| {
        let steps = inquiry
            .pointer
            .split('/')
            .skip(1)
            .zip(last.split('/').skip(1));

        let shared = steps.take_while(|(one, other)| one == other).count();
        (!seldom_holds(draft, &inquiry.path), shared)
    };

    // The last of equals is taken: from behind, that is the first.
    let gravest: Vec<Prompt<'p>> = gravest.collect();
    gravest.into_iter().rev().max_by_key(near)
}

/// Whether two facts are in one group, other than the agreement itself.
fn is_beside(pointer: &str, last: &str) -> bool {
    let group = |pointer: &str| pointer.rsplit_once('/').map(|(group, _)| group.to_owned());
    group(pointer).is_some_and(|own| !own.is_empty() && group(last) == Some(own))
}

/// How much of the text was read, where the draft says in part and no fact was left for later.
fn reading<'p>(vocabulary: &'p Vocabulary, state: &State) -> Option<Prompt<'p>> {
    let sources = state.draft.get("sources")?.as_array()?;
    let in_part = |source: &Value| source["kind"] == "agreement_text" && source["read"] == "part";
    let at = sources
        .iter()
        .position(in_part)
        // Whoever left facts for later is not done with reading.
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
