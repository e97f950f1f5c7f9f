//! A rule as it runs: conditions compiled, sentences checked, citations resolved.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::files::ExampleOutcome;
use super::{Basis, Severity, Silence};
use crate::condition::{Condition, Path, Template};
use crate::source_file::{Phrase, SourceFile, Span};

/// A rule, checked against the agreement's schema.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Rule {
    /// The id, such as `RET-003`.
    pub id: String,
    /// The id of its pack.
    pub pack: String,
    /// The offence in a few words.
    pub title: String,
    /// How much a breach matters, before adjustments.
    pub severity: Severity,
    /// Whether law, guidance or a house policy asks for it.
    pub basis: Basis,
    /// What it means when its facts are not stated.
    pub silence: Silence,
    /// The root cause it shares with other rules.
    pub root: Option<String>,
    /// The list it goes over.
    pub each: Option<Path>,
    /// When it applies.
    pub when: Option<Condition>,
    /// What must be true.
    pub require: Condition,
    /// Circumstances that move the severity.
    pub adjustments: Vec<Adjustment>,
    /// What it asks.
    pub asks: Template,
    /// What is wrong when it is breached.
    pub message: Template,
    /// What is missing when its facts are not stated.
    pub unstated: Option<Template>,
    /// Why it matters.
    pub why: Template,
    /// What to ask for.
    pub remedy: Template,
    /// A clause to paste.
    pub wording: Template,
    /// What it rests on.
    pub citations: Vec<Citation>,
    /// The first day it is in force.
    pub in_force_from: Option<NaiveDate>,
    /// The last day it is in force.
    pub in_force_until: Option<NaiveDate>,
    /// Its proof; not in the policy that comes with the program.
    #[serde(skip)]
    pub examples: Vec<Example>,
    /// The file it stands in; of the policy that comes with the program only its name.
    #[serde(with = "name_of")]
    pub file: Arc<SourceFile>,
    /// SHA-256 of the file, in hexadecimal.
    pub fingerprint: String,
}

/// A circumstance that moves a severity by one level when it is stated.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Adjustment {
    /// The circumstance.
    pub when: Condition,
    /// The severity then.
    pub severity: Severity,
    /// Why.
    pub reason: String,
}

/// A source with a pinpoint, such as `UKGDPR-28(3)(g)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Citation {
    /// The key of the source in the register.
    pub source: Phrase,
    /// The pinpoint inside it, such as `(3)(g)`; empty for the whole.
    pub pinpoint: Phrase,
}

/// The answer that an example expects.
pub type ExpectedOutcome = ExampleOutcome;

/// A change to the base agreement, with the answer that the rule must give.
#[derive(Debug)]
pub struct Example {
    /// The answer.
    pub outcome: ExpectedOutcome,
    /// Values that are merged in, or set where the name is a JSON pointer.
    pub with: Vec<(String, serde_json::Value)>,
    /// JSON pointers of values that are left out.
    pub without: Vec<String>,
    /// Exactly the places that the answer rests on.
    pub at: Option<Vec<String>>,
    /// The severity of the finding.
    pub severity: Option<Severity>,
    /// Where it stands in the rule file.
    pub span: Span,
}

impl Rule {
    /// Whether the rule is in force on a day.
    #[must_use]
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.in_force_from.is_none_or(|from| from <= day) && self.in_force_until.is_none_or(|until| day <= until)
    }
}

/// A text that is written as its name alone.
mod name_of {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::source_file::SourceFile;

    pub(super) fn serialize<S: Serializer>(text: &Arc<SourceFile>, serializer: S) -> Result<S::Ok, S::Error> {
        text.name().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<SourceFile>, D::Error> {
        Ok(Arc::new(SourceFile::new(String::deserialize(deserializer)?, "")))
    }
}
