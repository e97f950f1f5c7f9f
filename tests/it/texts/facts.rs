//! The texts of the facts: labels, help and choices, as the published schema takes them from the comments of the types.

use std::collections::BTreeSet;

use serde_json::Value;

use super::text::{Kind, Text};

/// Where the types are whose comments these texts are.
const FILE: &str = "crates/lacuna-core/src/agreement";

/// The texts of the published schema.
pub(super) fn texts() -> Vec<Text> {
    let schema = lacuna::agreement::schema();
    let mut texts = Vec::new();
    of_object("agreement", &schema, &mut texts);
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        of_object(name, definition, &mut texts);
    }

    // What every group has, such as `absent`, is one comment of one type.
    let mut seen = BTreeSet::new();
    texts.retain(|text| seen.insert(text.words.clone()));
    texts
}

fn of_object(name: &str, object: &Value, texts: &mut Vec<Text>) {
    if let Some(words) = object["description"].as_str() {
        texts.push(Text::new(FILE, name, Kind::Help, words));
    }

    for (field, schema) in object["properties"].as_object().into_iter().flatten() {
        let Some(description) = schema["description"].as_str() else {
            continue;
        };
        let (label, help) = description.split_once("\n\n").unwrap_or((description, ""));
        let place = format!("{name}.{field}");
        texts.push(Text::new(
            FILE,
            format!("{place} label"),
            Kind::Label,
            label,
        ));
        // Paragraphs of help are shown one below the other.
        for paragraph in help.split("\n\n").filter(|words| !words.is_empty()) {
            texts.push(Text::new(
                FILE,
                format!("{place} help"),
                Kind::Help,
                paragraph,
            ));
        }
    }

    let values = object["enum"].as_array().into_iter().flatten();
    let choices = object["enumDescriptions"].as_array().into_iter().flatten();
    for (value, words) in values.zip(choices) {
        let place = format!("{name} = {}", value.as_str().unwrap_or_default());
        texts.push(Text::new(
            FILE,
            place,
            Kind::Choice,
            words.as_str().unwrap(),
        ));
    }
}
