//! Writes answers into a draft: values, entries of lists, and why a fact is not there.

use serde_json::{Map, Value, json};

use super::details::Details;
use super::inquiry::{Prompt, PromptKind, path};
use lacuna_core::agreement::{AbsenceKind, without_accents};
use lacuna_core::vocabulary::Vocabulary;

/// States a fact, with the clause that says it where one was given.
pub(super) fn state(draft: &mut Value, pointer: &str, value: &Value, details: &Details) {
    let Some((group, name)) = group_of(draft, pointer) else {
        return;
    };

    // A clause that stated the old value does not state the new one.
    clear(group, name);
    group.insert(name.to_owned(), value.clone());
    if let Some(clause) = details.clause() {
        cover(group, clause, name);
    }
}

/// Says why a fact is not there.
pub(super) fn absent(draft: &mut Value, pointer: &str, kind: AbsenceKind, details: &Details) {
    let Some((group, name)) = group_of(draft, pointer) else {
        return;
    };

    clear(group, name);
    let records = group.entry("absent").or_insert_with(|| json!({}));
    if let Some(records) = records.as_object_mut() {
        records.insert(name.to_owned(), details.absence(kind));
    }
}

/// Takes out an answer, with its clauses; where it was the only one of its group, the group stays without it.
pub(super) fn forget(draft: &mut Value, pointer: &str) {
    if let Some((group, name)) = group_of(draft, pointer) {
        clear(group, name);
    }
}

/// Adds an entry to a list: with an id of its own, and with the fact that names it.
pub(super) fn entry(
    draft: &mut Value,
    vocabulary: &Vocabulary,
    inquiry: &Prompt<'_>,
    value: &Value,
) {
    let Some((group, list)) = group_of(draft, &inquiry.pointer) else {
        return;
    };

    // A list with an entry is not absent.
    clear_absence(group, list);
    let entries = group.entry(list.to_owned()).or_insert_with(|| json!([]));
    let Some(entries) = entries.as_array_mut() else {
        return;
    };

    let mut entry = Map::new();
    let has_id = vocabulary
        .field(&[path(&inquiry.pointer).as_slice(), &["id"]].concat())
        .is_some();

    if has_id {
        let number = entries.len() + 1;
        // A name without Latin letters gives no id, so the list and a number do.
        let named = value.as_str().map(slug).filter(|slug| !slug.is_empty());
        let wanted = named.unwrap_or_else(|| format!("{}-{number}", list.replace('_', "-")));
        let taken: Vec<&str> = entries
            .iter()
            .filter_map(|entry| entry.get("id")?.as_str())
            .collect();

        entry.insert("id".to_owned(), json!(unused(&wanted, &taken)));
    }

    if let PromptKind::Entry {
        named: Some((name, _)),
        ..
    } = inquiry.asks
    {
        entry.insert(name.to_owned(), value.clone());
    }

    entries.push(Value::Object(entry));
}

/// An id that no other entry has.
fn unused(wanted: &str, taken: &[&str]) -> String {
    if !taken.contains(&wanted) {
        return wanted.to_owned();
    }

    let numbered = (2usize..)
        .map(|number| format!("{wanted}-{number}"))
        .find(|id| !taken.contains(&id.as_str()));

    numbered.unwrap_or_else(|| wanted.to_owned())
}

/// An id made from a name: lower-case letters, digits and single hyphens; empty where the name has no Latin letter or digit.
#[must_use]
pub fn slug(name: &str) -> String {
    const LONGEST: usize = 40;
    let name = without_accents(name);
    let words = name.split(|c: char| !c.is_alphanumeric());
    let mut slug = String::new();

    for word in words {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if word.is_empty() {
            continue;
        }

        if !slug.is_empty() && slug.len() + 1 + word.len() > LONGEST {
            // A name that is cut off does not end in a word that leads on.
            while let Some((before, "a" | "and" | "for" | "in" | "of" | "on" | "the" | "to")) =
                slug.rsplit_once('-')
            {
                slug.truncate(before.len());
            }
            break;
        }

        slug.push_str(if slug.is_empty() { "" } else { "-" });
        slug.extend(word.chars().take(LONGEST).map(|c| c.to_ascii_lowercase()));
    }

    slug
}

/// Takes out what was answered before: the value, why it was not there, and the clauses that state it.
fn clear(group: &mut Map<String, Value>, name: &str) {
    group.remove(name);
    clear_absence(group, name);

    let Some(clauses) = group.get_mut("clauses").and_then(Value::as_array_mut) else {
        return;
    };

    clauses.retain_mut(|clause| {
        // A clause that names no field covers them all, and stays.
        let Some(covers) = clause.get_mut("covers").and_then(Value::as_array_mut) else {
            return true;
        };

        covers.retain(|covered| covered != name);
        !covers.is_empty()
    });

    if clauses.is_empty() {
        group.remove("clauses");
    }
}

/// Takes out why a fact was not there.
fn clear_absence(group: &mut Map<String, Value>, name: &str) {
    let Some(records) = group.get_mut("absent").and_then(Value::as_object_mut) else {
        return;
    };

    records.remove(name);
    if records.is_empty() {
        group.remove("absent");
    }
}

/// The group that holds a fact, made where it is not there, and the name of the fact in it.
fn group_of<'v, 's>(
    draft: &'v mut Value,
    pointer: &'s str,
) -> Option<(&'v mut Map<String, Value>, &'s str)> {
    let (group, name) = pointer.rsplit_once('/')?;
    let mut at = draft;
    for step in group.split('/').skip(1) {
        at = match at {
            Value::Array(entries) => entries.get_mut(step.parse::<usize>().ok()?)?,
            Value::Object(fields) => fields.entry(step).or_insert_with(|| json!({})),
            _ => return None,
        };
    }
    Some((at.as_object_mut()?, name))
}

/// Notes that a clause states a fact; a clause that is there already covers it too.
fn cover(group: &mut Map<String, Value>, clause: Map<String, Value>, name: &str) {
    let clauses = group.entry("clauses").or_insert_with(|| json!([]));
    let Some(clauses) = clauses.as_array_mut() else {
        return;
    };

    let same = |known: &&mut Value| {
        ["ref", "page", "quote"]
            .iter()
            .all(|field| known.get(*field) == clause.get(*field))
            // A clause of another source has words of its own, even under the same number.
            && known.get("source").is_none()
    };

    match clauses.iter_mut().find(same) {
        Some(known) => match known.get_mut("covers").and_then(Value::as_array_mut) {
            Some(covers) if !covers.iter().any(|covered| covered == name) => {
                covers.push(json!(name))
            }
            // A clause that names no field covers them all.
            _ => {}
        },
        None => {
            let mut clause = clause;
            clause.insert("covers".to_owned(), json!([name]));
            clauses.push(Value::Object(clause));
        }
    }
}
