//! The schema that lies beside a new file, so that an editor completes the file anywhere; a copy of the project has its own.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::kinds::is_own_schema;
use super::{CliError, output};
use crate::policy::digest;
use crate::vocabulary::schema_id;

/// What the remark in a schema begins with. The digest behind it shows that nobody edited the file.
const REMARK: &str = "Written by Lacuna, which replaces it while it is unedited. Digest: ";

/// What is at the place of a schema.
enum Occupant {
    Nothing,
    /// A schema that this program wrote and nobody changed.
    Own(String),
    /// A schema of this program that somebody printed there or changed.
    Kept,
    /// Something else.
    Other,
}

/// The address that a file names its schema by; `None` where another file has the schema's place.
pub(super) fn reference(path: &Path, kind: &str) -> Option<String> {
    published(path, kind).or_else(|| match look_at(&place(path, kind)) {
        Occupant::Other => {
            output::remark(&format!(
                "note: {} is not a schema of Lacuna and is left as it is; `lacuna schema {kind}` prints the schema, and \
                 the new file names none\n",
                super::names::name(&place(path, kind))
            ));

            None
        }
        _ => Some(name(kind)),
    })
}

/// The name of the schema beside a file; a name that begins with a dot is not taken for an agreement or a rule.
pub(super) fn name(kind: &str) -> String {
    format!(".{kind}.schema.json")
}

/// The text of the schema to be written beside a file; `None` where the schema is there, or its place belongs to somebody.
pub(super) fn needed(path: &Path, kind: &str, schema: &Value) -> Result<Option<String>, CliError> {
    if published(path, kind).is_some() {
        return Ok(None);
    }

    let text = render(schema)?;
    Ok(match look_at(&place(path, kind)) {
        Occupant::Nothing => Some(text),
        Occupant::Own(own) if own != text => Some(text),
        Occupant::Own(_) | Occupant::Kept | Occupant::Other => None,
    })
}

/// Writes the schema beside a file, where it is needed.
pub(super) fn write(path: &Path, kind: &str, schema: &Value) -> Result<(), CliError> {
    match needed(path, kind, schema)? {
        Some(text) => output::write(&place(path, kind), &text),
        None => Ok(()),
    }
}

fn place(path: &Path, kind: &str) -> PathBuf {
    path.with_file_name(name(kind))
}

/// The schema that a copy of the project keeps in the folder of a file or above it, as a path from there.
fn published(path: &Path, kind: &str) -> Option<String> {
    let kept = format!("schemas/{kind}.schema.json");
    let id = schema_id(kind)?;
    let folder: PathBuf = std::path::absolute(path).ok()?.parent()?.to_path_buf();
    // Another project can have a file of that name.
    let is_ours = |above: &Path| {
        let text = std::fs::read_to_string(above.join(&kept));
        text.is_ok_and(|text| text.contains(id))
    };

    let up = folder.ancestors().position(is_ours)?;
    Some(format!("{}{kept}", "../".repeat(up)))
}

fn look_at(place: &Path) -> Occupant {
    // A link is not followed, since it may lead to anybody's file.
    match std::fs::symlink_metadata(place) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Occupant::Nothing,
        Ok(found) if found.is_file() => {}
        _ => return Occupant::Other,
    }

    let Ok(text) = std::fs::read_to_string(place) else {
        return Occupant::Other;
    };

    if !is_own_schema(&text) {
        return Occupant::Other;
    }

    // All of the text is compared and not the digest alone: another layout is an edit too.
    let is_unedited = serde_json::from_str::<Value>(&text)
        .is_ok_and(|schema| render(&schema).is_ok_and(|own| own == text));
    if is_unedited {
        Occupant::Own(text)
    } else {
        Occupant::Kept
    }
}

/// Writes a schema with the remark, whose digest is that of the schema without it.
fn render(schema: &Value) -> Result<String, CliError> {
    let pretty = |schema: &Value| {
        serde_json::to_string_pretty(schema).map_err(|error| CliError::Message(error.to_string()))
    };

    let mut schema = schema.clone();
    schema
        .as_object_mut()
        .and_then(|root| root.remove("$comment"));
    let digest = digest(&pretty(&schema)?);
    schema["$comment"] = format!("{REMARK}{digest}").into();

    Ok(pretty(&schema)? + "\n")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn beside(folder: &Path) -> PathBuf {
        folder.join(".rule.schema.json")
    }

    #[test]
    fn a_schema_is_written_once_and_anew_for_another_version() {
        let folder = tempfile::tempdir().expect("a folder is made");
        let file = folder.path().join("rule.toml");
        let old =
            json!({ "$schema": "https://json-schema.org/x", "$defs": {}, "title": "Lacuna rule" });
        let new = json!({ "$schema": "https://json-schema.org/x", "$defs": {}, "title": "Lacuna rule", "x": 1 });

        assert_eq!(
            reference(&file, "rule").as_deref(),
            Some(".rule.schema.json")
        );
        assert!(
            !beside(folder.path()).exists(),
            "to ask for it writes nothing"
        );
        write(&file, "rule", &old).expect("it is written");
        let first = std::fs::read_to_string(beside(folder.path())).expect("it is there");
        assert!(needed(&file, "rule", &old).expect("it renders").is_none());
        write(&file, "rule", &new).expect("it is written anew");
        assert_ne!(
            std::fs::read_to_string(beside(folder.path())).expect("it is there"),
            first
        );
    }

    #[test]
    fn what_somebody_else_wrote_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder is made");
        let file = folder.path().join("rule.toml");
        let schema =
            json!({ "$schema": "https://json-schema.org/x", "$defs": {}, "title": "Lacuna rule" });
        write(&file, "rule", &schema).expect("it is written");
        let own = std::fs::read_to_string(beside(folder.path())).expect("it is there");

        let printed = serde_json::to_string(&schema).expect("it renders");
        let edited = own.replace("Lacuna rule", "Lacuna rule, with my notes");
        for (held, is_named) in [
            (edited, true),
            (printed, true),
            ("{}".to_owned(), false),
            (String::new(), false),
        ] {
            std::fs::write(beside(folder.path()), &held).expect("a person writes");
            write(&file, "rule", &json!({ "title": "Lacuna rule", "x": 1 })).expect("it is let be");
            assert_eq!(
                std::fs::read_to_string(beside(folder.path())).expect("it is there"),
                held
            );
            assert_eq!(reference(&file, "rule").is_some(), is_named, "{held}");
        }
    }
}
