//! What a draft lacks that its groups cannot do without.

use serde_json::Value;

use lacuna_core::vocabulary::{Field, FieldKind, GroupId, Vocabulary};

/// JSON pointers of the required facts that are not there, in the order in which they are best asked.
pub(super) fn all(draft: &Value, vocabulary: &Vocabulary) -> Vec<String> {
    let mut found = Vec::new();
    group(draft, vocabulary, GroupId::AGREEMENT, "", &mut found);
    found
}

fn group(
    value: &Value,
    vocabulary: &Vocabulary,
    id: GroupId,
    pointer: &str,
    found: &mut Vec<String>,
) {
    let fields = vocabulary.group(id);
    for (name, field) in required(vocabulary, id) {
        let place = format!("{pointer}/{name}");
        match (value.get(name), &field.kind) {
            (None, FieldKind::Group(inner)) => {
                group(&Value::Null, vocabulary, *inner, &place, found)
            }
            (None, _) => found.push(place),
            // Nobody makes an agreement; the list of those who do is begun by its first entry.
            (Some(Value::Array(list)), FieldKind::List(_)) if list.is_empty() => found.push(place),
            _ => {}
        }
    }

    for (name, field) in fields.facts() {
        let Some(inner) = value.get(name) else {
            continue;
        };

        let place = format!("{pointer}/{name}");
        match (&field.kind, inner) {
            (FieldKind::Group(id), _) => group(inner, vocabulary, *id, &place, found),
            (FieldKind::List(element), Value::Array(entries)) => {
                let Some(id) = element.group() else { continue };
                for (at, entry) in entries.iter().enumerate() {
                    group(entry, vocabulary, id, &format!("{place}/{at}"), found);
                }
            }
            _ => {}
        }
    }
}

/// The facts that a group cannot do without, names first, lists last.
pub(super) fn required(vocabulary: &Vocabulary, group: GroupId) -> Vec<(&str, &Field)> {
    let facts = vocabulary.group(group).facts();
    let mut required: Vec<_> = facts.filter(|(_, field)| field.required).collect();
    required.sort_by_key(|(_, field)| match field.kind {
        // A reference chooses among names, which are asked for first.
        FieldKind::Text if field.refers_to.is_none() => 0,
        FieldKind::List(_) => 2,
        _ => 1,
    });

    required
}
