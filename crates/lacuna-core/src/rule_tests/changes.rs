//! Changes to a JSON value by merging and by pointer, as rule examples make them.

use serde_json::{Map, Value};

/// The reason why an example's change cannot be made, each with the JSON pointer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The group or list around the value is not there.
    #[error("there is nothing at {0}")]
    NoParent(String),
    /// The list has no such element.
    #[error("there is no element {0}")]
    NoElement(String),
    /// What is around the value is neither a group nor a list.
    #[error("{0} holds no other values")]
    NoContainer(String),
    /// What is to be omitted is not there.
    #[error("there is nothing to omit at {0}")]
    NothingThere(String),
}

/// Merges values in (RFC 7396), sets those whose name is a JSON pointer, and omits pointers.
///
/// # Errors
/// A pointer whose parent is not there, or that omits what is not there.
pub fn apply(
    base: &Value,
    with: &[(String, Value)],
    without: &[String],
) -> Result<Value, ChangeError> {
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

/// Returns the same value with something of another type at a pointer; `None` where the pointer leads nowhere.
pub(super) fn wrong_type(value: &Value, pointer: &str) -> Option<Value> {
    let mut changed = value.clone();
    let place = changed.pointer_mut(pointer)?;
    // No field takes both a group and a truth, so that one of the two is always wrong.
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

fn set(value: &mut Value, pointer: &str, new: Value) -> Result<(), ChangeError> {
    let (parent, last) = split(pointer);
    let place = value
        .pointer_mut(parent)
        .ok_or_else(|| ChangeError::NoParent(parent.to_owned()))?;
    match place {
        Value::Object(members) => {
            members.insert(last, new);
            Ok(())
        }
        // The place behind the last element (RFC 6901, section 4), as JSON Patch adds there.
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
                .ok_or_else(|| ChangeError::NoElement(pointer.to_owned()))
        }
        _ => Err(ChangeError::NoContainer(parent.to_owned())),
    }
}

fn remove(value: &mut Value, pointer: &str) -> Result<(), ChangeError> {
    let (parent, last) = split(pointer);
    let absent = || ChangeError::NothingThere(pointer.to_owned());
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
    // In this order, or `~01` would end as a slash and not as `~1` (RFC 6901, section 4).
    (parent, last.replace("~1", "/").replace("~0", "~"))
}
