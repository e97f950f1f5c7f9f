//! The published schema of an agreement, made from the types and tidied for editors, validators and readers.

use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::Agreement;

/// The largest whole number that every JSON reader holds exactly: 2^53 - 1.
const LARGEST: u64 = 9_007_199_254_740_991;

/// The JSON Schema (2020-12) of an agreement file.
#[must_use]
pub fn schema() -> Value {
    let mut schema = SchemaGenerator::new(SchemaSettings::draft2020_12()).into_root_schema_for::<Agreement>();
    tidy(&mut schema);
    let mut value = schema.to_value();
    join_lines(&mut value);
    value["title"] = json!("Lacuna agreement");
    value["properties"]["schema_version"] = json!({
        "const": 1,
        "type": "integer",
        "description": "The version of this layout\n\nAlways 1.",
    });
    value
}

/// Makes a generated schema say what is meant.
///
/// An optional field is left out, never null; a choice of words lists its words; a number has bounds and no formats
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
    without_null(object);
    words(object);
    numbers(object);
    absences(object);
    for value in object.values_mut() {
        walk_value(value);
    }
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
    let Some(Value::Array(options)) = object.get("oneOf") else { return };
    let constants: Option<Vec<Value>> = options.iter().map(|option| option.get("const").cloned()).collect();
    let Some(constants) = constants else { return };
    let meanings: Vec<Value> =
        options.iter().map(|option| option.get("description").cloned().unwrap_or_else(|| json!(""))).collect();
    object.remove("oneOf");
    object.insert("type".to_owned(), json!("string"));
    object.insert("enum".to_owned(), Value::Array(constants));
    object.insert("enumDescriptions".to_owned(), Value::Array(meanings));
}

fn numbers(object: &mut Map<String, Value>) {
    let rusts = ["uint", "uint8", "uint16", "uint32", "uint64", "int32", "int64"];
    if object.get("format").and_then(Value::as_str).is_some_and(|format| rusts.contains(&format)) {
        object.remove("format");
        object.entry("minimum").or_insert(json!(0));
        object.insert("maximum".to_owned(), json!(LARGEST));
    }
}

/// A doc comment is wrapped for the source file; a description is shown in rooms of any width, so only paragraphs stay.
fn join_lines(value: &mut Value) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(text)) = object.get_mut("description") {
                *text =
                    text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect::<Vec<_>>().join("\n\n");
            }
            object.values_mut().for_each(join_lines);
        }
        Value::Array(elements) => elements.iter_mut().for_each(join_lines),
        _ => {}
    }
}

fn absences(object: &mut Map<String, Value>) {
    let required: Vec<Value> = object.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let Some(Value::Object(properties)) = object.get_mut("properties") else { return };
    let never = ["clauses", "absent", "id", "$schema", "schema_version"];
    let names: Vec<Value> = properties
        .keys()
        .filter(|name| !never.contains(&name.as_str()) && !required.iter().any(|needed| needed == name.as_str()))
        .map(|name| json!(name))
        .collect();
    if let Some(Value::Object(absent)) = properties.get_mut("absent") {
        absent.insert("propertyNames".to_owned(), json!({ "enum": names }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn descriptions(value: &Value, found: &mut Vec<(String, String)>) {
        match value {
            Value::Object(object) => {
                for (name, property) in object.get("properties").and_then(Value::as_object).into_iter().flatten() {
                    let text = property["description"].as_str().unwrap_or_default();
                    found.push((name.clone(), text.split("\n\n").next().unwrap_or_default().to_owned()));
                }
                object.values().for_each(|inner| descriptions(inner, found));
            }
            Value::Array(elements) => elements.iter().for_each(|inner| descriptions(inner, found)),
            _ => {}
        }
    }

    #[test]
    fn every_field_has_a_phrase_that_completes_is_not_stated() {
        let mut found = Vec::new();
        descriptions(&schema(), &mut found);
        assert!(found.len() > 400, "{}", found.len());
        for (name, phrase) in found {
            assert!(!phrase.contains('\n'), "{name}: {phrase}");
            assert!(!phrase.is_empty(), "{name} has no description");
            assert!(phrase.chars().count() <= 90, "{name}: {phrase}");
            assert!(!phrase.ends_with('.'), "{name}: {phrase}");
            assert!(phrase.chars().next().is_some_and(char::is_uppercase), "{name}: {phrase}");
        }
    }

    #[test]
    fn no_field_may_be_null_and_every_word_is_explained() {
        fn check(value: &Value) {
            match value {
                Value::Object(object) => {
                    assert_ne!(object.get("type"), Some(&json!("null")));
                    assert!(object.get("type").is_none_or(|kind| kind.is_string() || kind.is_object()), "{object:?}");
                    if let (Some(Value::Array(words)), Some(Value::Array(meanings))) =
                        (object.get("enum"), object.get("enumDescriptions"))
                    {
                        assert_eq!(words.len(), meanings.len());
                        assert!(
                            meanings.iter().all(|meaning| meaning.as_str().is_some_and(|text| !text.is_empty())),
                            "{words:?}"
                        );
                    }
                    object.values().for_each(check);
                }
                Value::Array(elements) => elements.iter().for_each(check),
                Value::Null => panic!("the schema holds a null"),
                _ => {}
            }
        }
        check(&schema());
    }
}
