//! The published schemas of rule, pack and settings files, made from the same types that read them.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::Value;

use std::collections::BTreeMap;

use super::files::{FactFile, PackFile, RuleFile};
use super::settings_file::SettingsFile;
use crate::vocabulary::identified;

/// Makes the JSON Schema (2020-12) of a rule file.
#[must_use]
pub fn rule_schema() -> Value {
    identified(schema::<RuleFile>(), "rule")
}

/// Makes the JSON Schema (2020-12) of a pack file.
#[must_use]
pub fn pack_schema() -> Value {
    identified(schema::<PackFile>(), "pack")
}

/// Makes the JSON Schema (2020-12) of a `facts.toml`: facts by their dotted paths.
#[must_use]
pub fn facts_schema() -> Value {
    let mut schema = schema::<BTreeMap<String, FactFile>>();
    schema["title"] = "Lacuna facts".into();

    identified(schema, "facts")
}

/// Makes the JSON Schema (2020-12) of a `lacuna.toml`.
#[must_use]
pub fn settings_schema() -> Value {
    identified(schema::<SettingsFile>(), "settings")
}

fn schema<T: JsonSchema>() -> Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    let mut schema = generator.into_root_schema_for::<T>();
    crate::vocabulary::tidy(&mut schema);
    schema.to_value()
}
