//! `lacuna schema`: the JSON Schemas, for editors and other programs.

use super::settings::PolicyArguments;
use super::{CliError, ExitStatus, Outcome, output};
use crate::vocabulary::PublishedSchema;

/// What `lacuna schema` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna schema agreement > agreement.schema.json
  lacuna schema agreement --policies house/    with the facts that a house adds
  lacuna schema facts                          how facts.toml is written
  lacuna schema rule")]
pub(super) struct Arguments {
    /// The kind of file.
    #[arg(value_enum, default_value_t = SchemaKind::Agreement)]
    kind: SchemaKind,
    #[command(flatten)]
    policies: PolicyArguments,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum SchemaKind {
    /// Agreement files.
    Agreement,
    /// Rule files.
    Rule,
    /// Pack files.
    Pack,
    /// A facts.toml: facts that a house adds.
    Facts,
    /// A lacuna.toml.
    Settings,
    /// Files of waivers.
    Waivers,
    /// Files of decisions, as reports export them.
    Decisions,
    /// What `audit --format json` writes.
    Assessment,
    /// A line of what `audit --format ndjson` writes.
    AssessmentLine,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let schema = match arguments.kind {
        SchemaKind::Agreement => arguments.policies.schema(&[])?.to_json(),
        SchemaKind::Rule => PublishedSchema::Rule.to_json(),
        SchemaKind::Pack => PublishedSchema::Pack.to_json(),
        SchemaKind::Facts => PublishedSchema::Facts.to_json(),
        SchemaKind::Settings => PublishedSchema::Settings.to_json(),
        SchemaKind::Waivers => PublishedSchema::Waivers.to_json(),
        SchemaKind::Decisions => PublishedSchema::Decisions.to_json(),
        SchemaKind::Assessment => PublishedSchema::Assessment.to_json(),
        SchemaKind::AssessmentLine => PublishedSchema::AssessmentLine.to_json(),
    };

    let text = serde_json::to_string_pretty(&schema)
        .map_err(|error| CliError::Message(error.to_string()))?;
    output::print(&format!("{text}\n"))?;
    Ok(ExitStatus::Clean)
}
