//! A whole subject on which the text says nothing, recorded at one stroke, and the rest of a text that was read whole.

use serde_json::{Value, json};

use super::State;
use super::apply;
use super::details::Details;
use super::inquiry::{Prompt, path, said};
use super::open::{RuleFacts, is_open};
use lacuna_core::agreement::AbsenceKind;
use lacuna_core::vocabulary::{FieldKind, GroupId, Vocabulary};

/// Records silence for every open fact of the group that a question belongs to, and gives these facts in words.
///
/// The group is the innermost one around the fact. Of the agreement itself, and of an entry of a list, only facts that
/// rules read are recorded, so that no file is filled with silences that nobody asks for.
pub(super) fn record_nothing(
    vocabulary: &Vocabulary,
    state: &mut State,
    prompt: &Prompt<'_>,
    facts: &RuleFacts,
) -> Vec<String> {
    let group = prompt
        .pointer
        .rsplit_once('/')
        .map_or("", |(group, _)| group);
    // The fact that was asked for is silent even where it is not in a group.
    let mut pointers = vec![prompt.pointer.clone()];
    if let Some(id) = group_at(vocabulary, group).filter(|_| !group.is_empty()) {
        collect(vocabulary, id, group, facts, &mut pointers);
    }

    pointers.dedup();
    let mut recorded = Vec::new();
    for pointer in pointers {
        // A fact that was left for later belongs to the subject as well.
        if is_open(&pointer, state) || state.skipped.contains(&pointer) {
            let silent = AbsenceKind::Silent;
            apply::absent(&mut state.draft, &pointer, silent, &Details::default());
            recorded.push(said(vocabulary, &pointer, &state.draft, prompt.messages));
        }
    }

    recorded
}

/// The group at a pointer.
fn group_at(vocabulary: &Vocabulary, pointer: &str) -> Option<GroupId> {
    vocabulary.field(&path(pointer))?.kind.group()
}

/// The facts of a group that rules read, those of the groups in it included, as pointers.
fn collect(
    vocabulary: &Vocabulary,
    id: GroupId,
    pointer: &str,
    facts: &RuleFacts,
    found: &mut Vec<String>,
) {
    for (name, field) in vocabulary.group(id).facts() {
        let place = format!("{pointer}/{name}");
        match &field.kind {
            // What a group cannot do without cannot be silent.
            _ if field.required => {}
            FieldKind::Group(inner) => collect(vocabulary, *inner, &place, facts, found),
            _ if facts.contains(&path(&place).join(".")) && !found.contains(&place) => {
                found.push(place);
            }
            _ => {}
        }
    }
}

/// Says that the agreement's own text was read as a whole: what is not answered is then silent.
pub(super) fn record_whole(draft: &mut Value) {
    let Some(fields) = draft.as_object_mut() else {
        return;
    };

    let sources = fields.entry("sources").or_insert_with(|| json!([]));
    let Some(sources) = sources.as_array_mut() else {
        return;
    };

    let mut is_known = false;
    let texts = sources
        .iter_mut()
        .filter(|source| source["kind"] == "agreement_text");

    for source in texts {
        is_known = true;
        source["read"] = json!("whole");
    }

    if !is_known {
        // Ids are unique, and another source may have the usual one.
        let taken = |id: &str| sources.iter().any(|source| source["id"] == id);
        let id = ["agreement", "agreement-text", "text-of-the-agreement"]
            .into_iter()
            .find(|id| !taken(id))
            .unwrap_or("the-agreement-itself");

        sources.push(json!({ "id": id, "title": "The text of the agreement", "kind": "agreement_text", "read": "whole" }));
    }
}
