//! The published schema of an agreement, made from the types and tidied for editors, validators and readers.

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::Agreement;
use crate::vocabulary::{identified, tidy};

/// Makes the JSON Schema (2020-12) of an agreement file.
#[must_use]
pub fn schema() -> Value {
    let mut schema =
        SchemaGenerator::new(SchemaSettings::draft2020_12()).into_root_schema_for::<Agreement>();
    tidy(&mut schema);
    let mut value = schema.to_value();
    join_lines(&mut value);
    value["title"] = json!("Lacuna agreement");
    // By hand, since the type `u64` cannot say that there is one version only.
    value["properties"]["schema_version"] = json!({
        "const": 1,
        "type": "integer",
        "description": "The version of this layout\n\nAlways 1.",
    });

    identified(value, "agreement")
}

/// Joins the lines of each paragraph: a doc comment is wrapped for the source file, a description for no width.
fn join_lines(value: &mut Value) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(text)) = object.get_mut("description") {
                *text = text
                    .split("\n\n")
                    .map(|paragraph| paragraph.replace('\n', " "))
                    .collect::<Vec<_>>()
                    .join("\n\n");
            }

            object.values_mut().for_each(join_lines);
        }
        Value::Array(elements) => elements.iter_mut().for_each(join_lines),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn descriptions(value: &Value, found: &mut Vec<(String, String)>) {
        match value {
            Value::Object(object) => {
                for (name, property) in object
                    .get("properties")
                    .and_then(Value::as_object)
                    .into_iter()
                    .flatten()
                {
                    let text = property["description"].as_str().unwrap_or_default();
                    found.push((
                        name.clone(),
                        text.split("\n\n").next().unwrap_or_default().to_owned(),
                    ));
                }

                object.values().for_each(|inner| descriptions(inner, found));
            }
            Value::Array(elements) => elements.iter().for_each(|inner| descriptions(inner, found)),
            _ => {}
        }
    }

    #[test]
    fn every_field_has_a_phrase_that_completes_is_not_stated() {
        let (mut found, mut plurals) = (Vec::new(), Vec::new());
        descriptions(&schema(), &mut found);
        assert!(found.len() > 400, "{}", found.len());

        for (name, phrase) in found {
            assert!(!phrase.contains('\n'), "{name}: {phrase}");
            assert!(!phrase.is_empty(), "{name} has no description");
            assert!(phrase.chars().count() <= 90, "{name}: {phrase}");
            assert!(!phrase.ends_with('.'), "{name}: {phrase}");
            assert!(
                phrase.chars().next().is_some_and(char::is_uppercase),
                "{name}: {phrase}"
            );
            if is_plural(&phrase) {
                plurals.push(format!("{name}: {phrase} is not stated"));
            }
        }

        assert!(plurals.is_empty(), "{}", plurals.join("\n"));
    }

    /// Whether the noun that a phrase begins with is a plural: "The purposes of the use is not stated" is not a sentence. Phrases
    /// with "which" or "whether" are singular.
    fn is_plural(phrase: &str) -> bool {
        const BEHIND_THE_NOUN: [&str; 16] = [
            "if", "between", "of", "for", "in", "that", "on", "with", "to", "under", "from", "at",
            "before", "after", "relied", "made",
        ];
        let asks = [
            "Wh",
            "How",
            "For which",
            "Through which",
            "From which",
            "Under which",
        ];
        if asks.iter().any(|start| phrase.starts_with(start)) {
            return false;
        }

        let noun = phrase
            .split([' ', ','])
            .take_while(|word| !BEHIND_THE_NOUN.contains(word))
            .last()
            .unwrap_or_default();
        noun.ends_with('s') && !["ss", "us", "is"].iter().any(|end| noun.ends_with(end))
    }

    #[test]
    fn no_field_may_be_null_and_every_word_is_explained() {
        fn check(value: &Value) {
            match value {
                Value::Object(object) => {
                    assert_ne!(object.get("type"), Some(&json!("null")));
                    // A field whose older form is one word takes a list and a word.
                    let kinds = object.get("type").and_then(Value::as_array);
                    assert!(kinds.is_none_or(|kinds| !kinds.contains(&json!("null"))));
                    assert!(
                        object.get("type").is_none_or(|kind| kind.is_string()
                            || kind.is_object()
                            || kind.is_array()),
                        "{object:?}"
                    );

                    if let (Some(Value::Array(words)), Some(Value::Array(meanings))) =
                        (object.get("enum"), object.get("enumDescriptions"))
                    {
                        assert_eq!(words.len(), meanings.len());
                        assert!(
                            meanings.iter().all(|meaning| meaning
                                .as_str()
                                .is_some_and(|text| !text.is_empty())),
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
