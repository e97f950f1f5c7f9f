//! Whether one fact is open: neither answered, nor left for later, nor recorded as absent.

use serde_json::Value;

use crate::questionnaire::State;

/// Whether a fact was neither answered nor left for later.
pub(in crate::questionnaire) fn is_open(pointer: &str, state: &State) -> bool {
    !state.skipped.contains(pointer)
        && state.draft.pointer(pointer).is_none()
        && !is_absent(pointer, &state.draft)
}

/// Whether a fact is open in any of the entries that it belongs to.
pub(super) fn is_path_open(path: &str, state: &State) -> bool {
    let steps: Vec<&str> = path.split('.').collect();
    is_open_under(&state.draft, &steps, "", state)
}

fn is_open_under(value: &Value, steps: &[&str], pointer: &str, state: &State) -> bool {
    let Some((step, rest)) = steps.split_first() else {
        return false;
    };

    let place = format!("{pointer}/{step}");
    let is_recorded = value
        .get("absent")
        .is_some_and(|all| all.get(step).is_some());
    match value.get(step) {
        _ if is_recorded || state.skipped.contains(&place) => false,
        None => !rest_is_skipped(&place, rest, state),
        Some(Value::Array(entries)) if !rest.is_empty() => entries
            .iter()
            .enumerate()
            .any(|(at, entry)| is_open_under(entry, rest, &format!("{place}/{at}"), state)),
        Some(inner) => !rest.is_empty() && is_open_under(inner, rest, &place, state),
    }
}

/// Whether a fact in a group that is not there yet was left for later.
fn rest_is_skipped(place: &str, rest: &[&str], state: &State) -> bool {
    let mut place = place.to_owned();
    rest.iter().any(|step| {
        place = format!("{place}/{step}");
        state.skipped.contains(&place)
    })
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
