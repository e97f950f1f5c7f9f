//! The JSON Schemas as they are published in `schemas/`. A test holds each against the types that it is made from, so that
//! the program need not make it again.

use std::sync::LazyLock;

use serde_json::Value;

/// Read once: the vocabulary and the table of forms are both made from it when the program starts.
static AGREEMENT: LazyLock<Value> = LazyLock::new(|| PublishedSchema::Agreement.to_json());

/// A kind of file whose schema is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum PublishedSchema {
    Agreement,
    Rule,
    Pack,
    Facts,
    Settings,
    Waivers,
    Decisions,
    Assessment,
    AssessmentLine,
}

impl PublishedSchema {
    /// Returns the schema (2020-12) as the file has it.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Agreement => include_str!("../../../../schemas/agreement.schema.json"),
            Self::Rule => include_str!("../../../../schemas/rule.schema.json"),
            Self::Pack => include_str!("../../../../schemas/pack.schema.json"),
            Self::Facts => include_str!("../../../../schemas/facts.schema.json"),
            Self::Settings => include_str!("../../../../schemas/settings.schema.json"),
            Self::Waivers => include_str!("../../../../schemas/waivers.schema.json"),
            Self::Decisions => include_str!("../../../../schemas/decisions.schema.json"),
            Self::Assessment => include_str!("../../../../schemas/assessment.schema.json"),
            Self::AssessmentLine => include_str!("../../../../schemas/assessment-line.schema.json"),
        }
    }

    /// Returns the schema of agreements, which most commands need.
    pub(crate) fn of_agreements() -> &'static Value {
        &AGREEMENT
    }

    /// Returns the schema as a value.
    #[must_use]
    pub fn to_json(self) -> Value {
        // The file is generated and held fresh by a test, so a schema that is no JSON cannot be committed.
        serde_json::from_str(self.text()).unwrap_or(Value::Null)
    }
}
