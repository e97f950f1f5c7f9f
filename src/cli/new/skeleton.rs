//! `lacuna init --blank`: an agreement file that holds only what every one must, to be filled in with an editor.

use std::path::Path;

use serde_json::{Value, json};

use super::super::{CliError, ExitStatus, Outcome, names, output, schema_beside};
use crate::draft;
use crate::report::Messages;

/// What every placeholder begins with, so that none is taken for the real thing.
const REPLACE: &str = "REPLACE: ";

pub(super) fn write(path: &Path, messages: &Messages) -> Outcome {
    if path.exists() {
        return Err(CliError::Message(format!(
            "{}: this file already exists, and is not overwritten",
            names::name(path)
        )));
    }

    let schema = schema_beside::reference(path, "agreement");
    let text = draft::layout(&skeleton(&super::id(path), schema.as_deref()))
        .map_err(|error| CliError::Message(error.to_string()))?;

    // The schema comes first, since the new file names it.
    schema_beside::write(
        path,
        "agreement",
        &crate::vocabulary::PublishedSchema::Agreement.to_json(),
    )?;
    output::write(path, &text)?;
    let name = names::name(path);
    let arguments = [("file", name.into()), ("mark", REPLACE.trim().into())];
    let written = messages.text("ask_blank", &arguments);
    let explained = match schema {
        Some(schema) => messages.text("ask_blank_schema", &[("schema", schema.into())]),
        None => messages.plain("ask_blank_field"),
    };

    output::print(&format!("{written}\n{explained}\n"))?;

    Ok(ExitStatus::Clean)
}

/// The skeleton: nothing of the text was read for it, so that all its silences are questions.
fn skeleton(id: &str, schema: Option<&str>) -> Value {
    let mut skeleton = json!({
        "schema_version": 1,
        "id": id,
        "title": format!("{REPLACE}the title as it appears on the agreement"),
        // The schema takes no placeholder here, and every other word would claim something.
        "instrument": { "type": "other" },
        "parties": [
            { "id": "public-body", "name": format!("{REPLACE}the full name of the public body") },
            { "id": "vendor", "name": format!("{REPLACE}the full legal name of the vendor") },
        ],
        "sources": [{
            "id": "agreement",
            "title": format!("{REPLACE}the title of the document that is read for this file"),
            "kind": "agreement_text",
            "read": "not_read",
        }],
    });

    if let Some(schema) = schema {
        skeleton["$schema"] = schema.into();
    }

    skeleton
}

/// The first place that still holds a placeholder of the skeleton.
pub(super) fn placeholder(draft: &Value) -> Option<String> {
    let inner = |steps: Vec<(String, &Value)>| {
        steps
            .into_iter()
            .find_map(|(step, value)| Some(format!("/{step}{}", placeholder(value)?)))
    };

    match draft {
        Value::String(text) => text.starts_with(REPLACE).then(String::new),
        Value::Array(entries) => inner(
            entries
                .iter()
                .enumerate()
                .map(|(at, entry)| (at.to_string(), entry))
                .collect(),
        ),
        Value::Object(fields) => inner(
            fields
                .iter()
                .map(|(name, field)| (name.clone(), field))
                .collect(),
        ),
        _ => None,
    }
}
