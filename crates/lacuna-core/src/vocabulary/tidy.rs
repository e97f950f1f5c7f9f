//! Makes schemas that were generated from types say what is meant.

use schemars::Schema;
use serde_json::{Map, Value, json};

/// The largest whole number that every JSON reader holds exactly: 2^53 - 1.
const LARGEST: u64 = 9_007_199_254_740_991;

/// The most that a fact can state by the end of its name: more is a slip of the pen. A thousand years in months and in days,
/// ten years in hours and in working days, and the whole of a share.
const MOST: [(&str, u64); 5] = [
    ("months", 12_000),
    ("working_days", 3_660),
    ("days", 366_000),
    ("hours", 87_840),
    ("share_percent", 100),
];

/// Makes a generated schema say what is meant.
///
/// An optional field is omitted, never null; a choice of words lists its words; a number has bounds and no formats
/// that only Rust knows; `absent` takes the names of its group's other fields.
pub fn tidy(schema: &mut Schema) {
    walk(schema.as_value_mut());
}

trait AsValueMut {
    fn as_value_mut(&mut self) -> &mut Map<String, Value>;
}

impl AsValueMut for Schema {
    fn as_value_mut(&mut self) -> &mut Map<String, Value> {
        self.ensure_object()
    }
}

fn walk(object: &mut Map<String, Value>) {
    // First, since what is left of `anyOf` without its null may be a choice of words or a number.
    without_null(object);
    words(object);
    numbers(object);
    absences(object);

    for value in object.values_mut() {
        walk_value(value);
    }

    // Only now: the numbers of the fields have their general bounds.
    bounds(object);
}

fn walk_value(value: &mut Value) {
    match value {
        Value::Object(object) => walk(object),
        Value::Array(elements) => elements.iter_mut().for_each(walk_value),
        _ => {}
    }
}

/// `anyOf [T, null]` becomes T, and `type [t, null]` becomes t: null would be a second spelling of silence.
fn without_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }

    if let Some(Value::Array(options)) = object.get_mut("anyOf") {
        options.retain(|option| *option != json!({ "type": "null" }));
        if let [Value::Object(only)] = options.as_slice() {
            let only = only.clone();
            object.remove("anyOf");
            for (name, value) in only {
                object.entry(name).or_insert(value);
            }
        }
    }

    if let Some(Value::Array(words)) = object.get_mut("enum") {
        words.retain(|word| !word.is_null());
    }
}

/// Words that carry a sentence each come as `oneOf` of constants; validators say more about an `enum`.
fn words(object: &mut Map<String, Value>) {
    let Some(Value::Array(options)) = object.get("oneOf") else {
        return;
    };

    let constants: Option<Vec<Value>> = options
        .iter()
        .map(|option| option.get("const").cloned())
        .collect();

    // An option that is no constant makes it a choice of types, which stays as it is.
    let Some(constants) = constants else { return };
    let meanings: Vec<Value> = options
        .iter()
        .map(|option| {
            option
                .get("description")
                .cloned()
                .unwrap_or_else(|| json!(""))
        })
        .collect();

    object.remove("oneOf");
    object.insert("type".to_owned(), json!("string"));
    object.insert("enum".to_owned(), Value::Array(constants));
    object.insert("enumDescriptions".to_owned(), Value::Array(meanings));
}

fn numbers(object: &mut Map<String, Value>) {
    let rusts = [
        "uint", "uint8", "uint16", "uint32", "uint64", "int32", "int64",
    ];

    if object
        .get("format")
        .and_then(Value::as_str)
        .is_some_and(|format| rusts.contains(&format))
    {
        object.remove("format");
        object.entry("minimum").or_insert(json!(0));
        object.insert("maximum".to_owned(), json!(LARGEST));
    }
}

/// Narrows the bounds of fields whose names give their unit.
fn bounds(object: &mut Map<String, Value>) {
    let Some(Value::Object(properties)) = object.get_mut("properties") else {
        return;
    };

    for (name, field) in properties {
        // The first that fits: `working_days` ends in `days` too.
        let most = MOST.iter().find(|(unit, _)| name.ends_with(unit));
        let is_number = field.get("maximum").and_then(Value::as_u64) == Some(LARGEST);
        if let Some((_, most)) = most.filter(|_| is_number) {
            field["maximum"] = json!(most);
        }
    }
}

fn absences(object: &mut Map<String, Value>) {
    let required: Vec<Value> = object
        .get("required")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();

    let Some(Value::Object(properties)) = object.get_mut("properties") else {
        return;
    };

    // These belong to the file, and say nothing that an agreement could be silent on.
    let never = ["clauses", "absent", "id", "$schema", "schema_version"];
    let names: Vec<Value> = properties
        .keys()
        .filter(|name| {
            !never.contains(&name.as_str())
                && !required.iter().any(|needed| needed == name.as_str())
        })
        .map(|name| json!(name))
        .collect();

    if let Some(Value::Object(absent)) = properties.get_mut("absent") {
        absent.insert("propertyNames".to_owned(), json!({ "enum": names }));
    }
}
