//! The fields of rule files with their meanings, read from the published schema of rules.

use std::sync::LazyLock;

use lacuna_core::vocabulary::PublishedSchema;
use serde_json::Value;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| PublishedSchema::Rule.to_json());

/// A field of a rule file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RuleField {
    pub(crate) name: &'static str,
    pub(crate) help: &'static str,
    pub(crate) is_required: bool,
    schema: &'static Value,
}

/// Lists the fields of a table of a rule file; at the top the table has no name.
pub(crate) fn list_fields(table: &str) -> Vec<RuleField> {
    let Some(object) = find_table(table) else {
        return Vec::new();
    };

    let required = object["required"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let fields = object["properties"].as_object().into_iter().flatten();

    fields
        .map(|(name, schema)| RuleField {
            name,
            help: schema["description"].as_str().unwrap_or_default(),
            is_required: required.iter().any(|own| own == name),
            schema,
        })
        .collect()
}

/// Finds a field of a table.
pub(crate) fn find_field(table: &str, key: &str) -> Option<RuleField> {
    list_fields(table)
        .into_iter()
        .find(|field| field.name == key)
}

impl RuleField {
    /// The words that it can hold, each with what it means; none where it holds a text.
    pub(crate) fn words(&self) -> Vec<(&'static str, &'static str)> {
        let definition = resolve(self.schema);
        let list = |key: &str| definition[key].as_array().into_iter().flatten();
        let texts = list("enumDescriptions").map(Value::as_str);

        list("enum")
            .filter_map(Value::as_str)
            .zip(
                texts
                    .map(Option::unwrap_or_default)
                    // A shorter list of meanings must not cut the words off.
                    .chain(std::iter::repeat("")),
            )
            .collect()
    }
}

fn find_table(table: &str) -> Option<&'static Value> {
    if table.is_empty() {
        return Some(&SCHEMA);
    }
    let field = SCHEMA["properties"].get(table)?;
    // A table that may be repeated is a list in the schema, and its fields are those of an entry.
    let object = resolve(field.get("items").unwrap_or(field));

    object.get("properties").map(|_| object)
}

/// The definition that a part of the schema refers to, or the part itself.
fn resolve(part: &'static Value) -> &'static Value {
    let named = part["$ref"]
        .as_str()
        .and_then(|named| named.strip_prefix('#'));
    named
        .and_then(|pointer| SCHEMA.pointer(pointer))
        .unwrap_or(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_every_table_has_a_meaning() {
        for table in ["", "each", "adjust", "example"] {
            let fields = list_fields(table);
            assert!(!fields.is_empty(), "{table}");
            for field in fields {
                assert!(!field.help.is_empty(), "{table}.{}", field.name);
            }
        }
    }

    #[test]
    fn words_are_those_of_the_schema() {
        let words = find_field("", "silence").expect("it is a field").words();
        let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        assert_eq!(names, ["finding", "lower", "question", "ignore"]);
        assert!(words.iter().all(|(_, means)| !means.is_empty()));
        assert!(
            find_field("", "why")
                .expect("it is a field")
                .words()
                .is_empty()
        );
    }
}
