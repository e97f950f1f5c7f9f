//! The fields of a `lacuna.toml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::Severity;
use super::files::ParameterValue;

/// The settings of a folder: which rules are asked of the agreements below it, and how runs over them end.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Lacuna settings")]
pub struct SettingsFile {
    /// The packs whose rules are asked; if omitted, all of them. The report names those that are omitted.
    #[schemars(with = "Option<Vec<String>>")]
    pub packs: Option<Vec<Spanned<String>>>,
    /// Folders of policy files that add to the built-in ones, from the folder of this file.
    #[schemars(with = "Option<Vec<String>>")]
    pub policies: Option<Vec<Spanned<String>>>,
    /// The least severity that ends a run with exit code 1: low, medium, high, critical or never.
    #[schemars(with = "Option<FailOn>")]
    pub fail_on: Option<Spanned<FailOn>>,
    /// Whether findings of house policy fail a run too.
    pub fail_on_policy: Option<bool>,
    /// The format that is printed.
    #[schemars(with = "Option<String>")]
    pub format: Option<Spanned<String>>,
    /// Files that each run writes, from the folder of this file; the ending chooses the format.
    #[schemars(with = "Option<Vec<String>>")]
    pub outputs: Option<Vec<Spanned<String>>>,
    /// The language of reports.
    #[schemars(with = "Option<String>")]
    pub language: Option<Spanned<String>>,
    /// The organisation that makes the reports and sends the letters: its name, or the id of a party.
    #[schemars(with = "Option<String>")]
    pub organisation: Option<Spanned<String>>,
    /// The address under which the pages of `docs/rules` can be read, for links in SARIF.
    #[schemars(with = "Option<String>", extend("format" = "uri"))]
    pub handbook: Option<Spanned<String>>,
    /// The file of waivers, from the folder of this file.
    #[schemars(with = "Option<String>")]
    pub waivers: Option<Spanned<String>>,
    /// House thresholds, by name. A report shows each with the value it replaces.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, ParameterValue>")]
    pub parameters: BTreeMap<Spanned<String>, Spanned<ParameterValue>>,
    /// Severities, by the id of the rule. A lower one needs a reason, which the report prints.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, SeveritySetting>")]
    pub severity: BTreeMap<Spanned<String>, SeveritySetting>,
    /// Single rules that are not asked, by id, each with the reason, which the report prints.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    pub rules_off: BTreeMap<Spanned<String>, Spanned<String>>,
}

/// The least severity that ends a run with exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FailOn {
    /// Any finding.
    Low,
    /// Medium findings and more severe ones.
    Medium,
    /// High findings and critical ones.
    High,
    /// Critical findings.
    Critical,
    /// None: findings never fail a run.
    Never,
}

impl FailOn {
    /// The words for it.
    pub const WORDS: [&str; 5] = ["low", "medium", "high", "critical", "never"];

    /// Returns the choice that a word names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [
            Self::Low,
            Self::Medium,
            Self::High,
            Self::Critical,
            Self::Never,
        ]
        .into_iter()
        .zip(Self::WORDS)
        .find(|(_, known)| *known == word)
        .map(|(choice, _)| choice)
    }

    /// Returns the word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.least().map_or("never", Severity::as_str)
    }

    /// Returns the least severity that fails a run; `None` where none does.
    #[must_use]
    pub fn least(self) -> Option<Severity> {
        match self {
            Self::Low => Some(Severity::Low),
            Self::Medium => Some(Severity::Medium),
            Self::High => Some(Severity::High),
            Self::Critical => Some(Severity::Critical),
            Self::Never => None,
        }
    }
}

/// The severity that a rule has here.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeveritySetting {
    /// The severity.
    #[schemars(with = "Severity")]
    pub severity: Spanned<Severity>,
    /// Why. Needed where the severity is lower than the rule's own.
    pub reason: Option<String>,
}
