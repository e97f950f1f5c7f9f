//! `lacuna rules new`: a first rule file, with examples that prove it.

use std::path::Path;

use crate::cli::{CliError, ExitStatus, Outcome, names, output, schema_beside};
use crate::policy::{Policy, is_rule_id};
use crate::source_file::visible;

/// The rule that is written, with a mark where its id goes; the docs explain it field by field.
const FIRST_RULE: &str = include_str!("first_rule.toml");

/// Writes the rule into a folder under its id.
pub(super) fn write(id: &str, folder: &Path, policy: &Policy) -> Outcome {
    let shown = visible(id);
    if !is_rule_id(id) {
        return Err(CliError::Message(format!(
            "`{shown}` is not a rule id; write capitals, a hyphen and three digits, such as HSE-001"
        )));
    }

    if policy.rule(id).is_some() {
        return Err(CliError::Message(format!(
            "there is a rule {shown} already; choose another id, or copy its file to replace it and give the reason"
        )));
    }

    let path = folder.join(format!("{id}.toml"));
    // The rule may be one of the house, which the built-in policies do not know.
    if path.exists() {
        return Err(CliError::Message(format!(
            "{}: this file already exists, and is left as it is",
            names::name(&path)
        )));
    }

    std::fs::create_dir_all(folder).map_err(|error| {
        CliError::Message(format!(
            "{}: this folder cannot be created: {error}",
            names::name(folder)
        ))
    })?;

    let schema = schema_beside::reference(&path, "rule");
    let schema = schema.map_or_else(String::new, |schema| format!("#:schema {schema}\n"));
    // The schema comes first, since the rule file names it.
    schema_beside::write(
        &path,
        "rule",
        &crate::vocabulary::PublishedSchema::Rule.to_json(),
    )?;
    output::write(
        &path,
        &format!("{schema}{}", FIRST_RULE.replace("RULE-ID", id)),
    )?;
    output::print(&format!(
        "{} is written. Change it, and prove it: lacuna rules test {}\n",
        names::name(&path),
        names::name(folder)
    ))?;

    Ok(ExitStatus::Clean)
}
