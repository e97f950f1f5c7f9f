//! Changes to a JSON value by merging and by pointer, as rule examples make them.

use serde_json::{Map, Value};

/// Merges values in (RFC 7396), sets those whose name is a JSON pointer, and leaves out pointers.
///
/// # Errors
/// A pointer whose parent is not there, or that leaves out what is not there.
pub fn apply(base: &Value, with: &[(String, Value)], without: &[String]) -> Result<Value, String> {
    let mut changed = base.clone();
    for (name, value) in with {
        if name.starts_with('/') {
            set(&mut changed, name, value.clone())?;
        } else if let Value::Object(members) = &mut changed {
            merge(members.entry(name.clone()).or_insert(Value::Null), value);
        }
    }
    for pointer in without {
        remove(&mut changed, pointer)?;
    }
    Ok(changed)
}

/// The same value with something of another type at a pointer; nothing where the pointer leads nowhere.
pub(super) fn wrong_type(value: &Value, pointer: &str) -> Option<Value> {
    let mut changed = value.clone();
    let place = changed.pointer_mut(pointer)?;
    *place = if place.is_object() || place.is_array() {
        Value::Bool(true)
    } else {
        Value::Object(Map::new())
    };

    Some(changed)
}

fn merge(into: &mut Value, from: &Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (name, value) in from {
                merge(into.entry(name.clone()).or_insert(Value::Null), value);
            }
        }
        (into, from) => *into = from.clone(),
    }
}

fn set(value: &mut Value, pointer: &str, new: Value) -> Result<(), String> {
    let (parent, last) = split(pointer);
    let place = value
        .pointer_mut(parent)
        .ok_or_else(|| format!("there is nothing at {parent}"))?;
    match place {
        Value::Object(members) => {
            members.insert(last, new);
            Ok(())
        }
        Value::Array(elements) if last == "-" => {
            elements.push(new);
            Ok(())
        }
        Value::Array(elements) => {
            let element = last
                .parse::<usize>()
                .ok()
                .and_then(|at| elements.get_mut(at));

            element
                .map(|element| *element = new)
                .ok_or_else(|| format!("there is no element {pointer}"))
        }
        _ => Err(format!("{parent} holds no other values")),
    }
}

fn remove(value: &mut Value, pointer: &str) -> Result<(), String> {
    let (parent, last) = split(pointer);
    let absent = || format!("there is nothing to leave out at {pointer}");
    match value.pointer_mut(parent).ok_or_else(absent)? {
        Value::Object(members) => members.remove(&last).map(drop).ok_or_else(absent),
        Value::Array(elements) => match last.parse::<usize>() {
            Ok(at) if at < elements.len() => {
                elements.remove(at);
                Ok(())
            }
            _ => Err(absent()),
        },
        _ => Err(absent()),
    }
}

fn split(pointer: &str) -> (&str, String) {
    let (parent, last) = pointer.rsplit_once('/').unwrap_or(("", pointer));
    (parent, last.replace("~1", "/").replace("~0", "~"))
}
