//! `lacuna init --blank`: an agreement file that holds only what every one must, to be filled in with an editor.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::super::{CliError, ExitStatus, Outcome, names, output};
use crate::draft;

/// What every placeholder begins with, so that none is taken for the real thing.
const REPLACE: &str = "REPLACE: ";

/// The schema beside a skeleton that lies in no copy of the project; a name with a point is not taken for an agreement.
const BESIDE: &str = ".agreement.schema.json";

pub(super) fn write(path: &Path) -> Outcome {
    if path.exists() {
        return Err(CliError::Message(format!(
            "{}: this file already exists, and is not overwritten",
            names::name(path)
        )));
    }

    let known = published(path);
    let schema = known.clone().unwrap_or_else(|| BESIDE.to_owned());
    let text = draft::layout(&skeleton(&super::id(path), &schema))
        .map_err(|error| CliError::Message(error.to_string()))?;

    if known.is_none() {
        let schema = serde_json::to_string_pretty(&crate::agreement::schema());
        let schema = schema.map_err(|error| CliError::Message(error.to_string()))? + "\n";
        output::write(&path.with_file_name(BESIDE), &schema)?;
    }

    output::write(path, &text)?;
    let name = names::name(path);
    output::print(&format!(
        "{name} is written. Replace all that begins with {}, and say under sources how much of the text was read.\n\
         An editor that knows JSON Schema completes it by {schema}; lacuna explain FIELD explains a field.\n",
        REPLACE.trim()
    ))?;

    Ok(ExitStatus::Clean)
}

/// The skeleton: nothing of the text was read for it, so that all its silences are questions.
fn skeleton(id: &str, schema: &str) -> Value {
    json!({
        "$schema": schema,
        "schema_version": 1,
        "id": id,
        "title": format!("{REPLACE}the title as it appears on the agreement"),
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
    })
}

/// The schema that a copy of the project keeps in the folder of a file or above it, as a path from there.
pub(super) fn published(path: &Path) -> Option<String> {
    const KEPT: &str = "schemas/agreement.schema.json";
    let folder: PathBuf = std::path::absolute(path).ok()?.parent()?.to_path_buf();
    let up = folder
        .ancestors()
        .position(|above| above.join(KEPT).is_file())?;

    Some(format!("{}{KEPT}", "../".repeat(up)))
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
