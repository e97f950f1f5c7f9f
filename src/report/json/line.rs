//! The format `ndjson`: an assessment a line, each of which stands alone; what could not be audited has a line of its own.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde::Serialize;
use serde_json::Value;

use super::wire::{WireAssessment, WireProblem};
use super::{assessment, problems};
use crate::VERSION;
use crate::policy::{Policy, digest};
use crate::report::{Report, Unrendered};
use crate::text::escaped_json;

/// A line of what `lacuna audit --format ndjson` writes: an assessment, or what is wrong with a file or a record.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(title = "Lacuna assessment, one a line")]
enum WireLine {
    /// What an audit found.
    Audited(Box<WireAudited>),
    /// What could not be audited.
    Refused(WireRefused),
}

/// The assessment of one agreement, with what it needs to stand alone.
#[derive(Debug, Serialize, JsonSchema)]
struct WireAudited {
    /// The version of this layout; it changes when a field changes its meaning or goes.
    schema_version: u32,
    /// The version of the program.
    lacuna: &'static str,
    /// SHA-256 over the packs, thresholds and severities in force, in hexadecimal: the same where the same was asked.
    policy_sha256: String,
    #[serde(flatten)]
    assessment: WireAssessment,
}

/// A file or a record that could not be audited.
#[derive(Debug, Serialize, JsonSchema)]
struct WireRefused {
    /// The version of this layout.
    schema_version: u32,
    /// The version of the program.
    lacuna: &'static str,
    /// The file, as it was named.
    file: String,
    /// Which record of the file it is, from 1; only of a file that holds one agreement a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<u32>,
    /// What is wrong with it, in the order of places. They can lie in another file, such as one of waivers.
    problems: Vec<WireProblem>,
}

/// The JSON Schema (2020-12) of a line.
#[must_use]
pub fn schema() -> Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    let mut schema = generator.into_root_schema_for::<WireLine>();
    crate::vocabulary::tidy(&mut schema);
    schema.to_value()
}

/// What tells whether two lines come from the same rules, thresholds and severities.
#[must_use]
pub fn policy_sha256(policy: &Policy) -> String {
    let packs = policy.packs.iter().map(|pack| format!("{} {} {}", pack.id, pack.version, pack.fingerprint));
    let severities = policy.severity_changes.iter();
    let severities = severities.map(|change| format!("{} {}", change.rule, change.to.as_str()));
    let all: Vec<String> = packs.chain(severities).chain([policy.settings_digest()]).collect();
    digest(&all.join("\n"))
}

pub(in crate::report) fn render(report: &Report<'_>) -> Result<String, Unrendered> {
    let mut text = String::new();
    for audited in report.assessments {
        let line = WireAudited {
            schema_version: 1,
            lacuna: VERSION,
            policy_sha256: report.policy_sha256.map_or_else(|| policy_sha256(audited.policy), str::to_owned),
            assessment: assessment(audited),
        };
        write(&mut text, &WireLine::Audited(Box::new(line)))?;
    }
    for refused in report.refused {
        let line = WireRefused {
            schema_version: 1,
            lacuna: VERSION,
            file: refused.file.clone(),
            record: refused.record,
            problems: problems(refused).collect(),
        };
        write(&mut text, &WireLine::Refused(line))?;
    }
    Ok(text)
}

fn write(text: &mut String, line: &WireLine) -> Result<(), Unrendered> {
    let json = serde_json::to_string(line).map_err(|error| Unrendered(error.to_string()))?;
    text.push_str(&escaped_json(&json));
    text.push('\n');
    Ok(())
}
