//! Policies: packs of rules, and the parameters, definitions and sources that rules share; all of it data.

pub mod files;
mod checklist;
mod compile;
mod entries;
mod jurisdiction;
mod load;
mod loader;
mod overrides;
mod provision;
mod reading;
mod register;
mod replacement;
mod rule;
mod schema;
mod settings;
mod settings_file;
mod share;
mod source_check;
mod toml_errors;
mod translation;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::agreement::AgreementSchema;
use crate::condition::{Condition, Constant};
use crate::source_file::SourceFile;
use crate::vocabulary::Vocabulary;

pub use crate::source_file::digest;
pub use checklist::{Checklist, ChecklistItem};
pub use entries::is_rule_id;
pub use jurisdiction::{Adequacy, Jurisdiction, Regulator};
pub use load::{PolicyLayer, agreement_schema, load, load_in, load_to_audit};
pub(crate) use provision::Provision;
pub(crate) use reading::{read_toml, span as span_of};
pub use register::{DataRegime, DutyHolder, LegalSource, LegalSourceKind, Pinpoint};
pub use replacement::{ReplacedLaw, ReplacedPart, Replacement, RuleOff};
pub use rule::{Adjustment, Citation, Example, ExpectedOutcome, Rule};
pub use schema::{facts_schema, pack_schema, rule_schema, settings_schema};
pub use settings::{SeverityChange, settings};
pub use settings_file::{FailOn, SettingsFile, SeveritySetting};
pub use source_check::{SourceIssue, SourceRemark, check_sources};

/// How much a finding matters.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    // In this order: severities are compared, and `Counts` counts them by their numbers.
    /// A note.
    Low,
    /// Mend it, or record why not.
    Medium,
    /// Mend it before signature.
    High,
    /// Do not sign, or do not start.
    Critical,
}

/// What a rule rests on. A breach of a house policy is never called unlawful.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    // In this order: of several bases the strongest is the least.
    /// If the fact is as described, a legal duty is unmet or a legal limit is passed.
    Law,
    /// It departs from official guidance or from a code.
    Guidance,
    /// It follows a concern of policy only: unwise, not unlawful.
    Policy,
    /// The law or guidance of another place, time or body of law asks it; outside every verdict. Worked out for each
    /// answer, and never stated by a rule file.
    Benchmark,
}

/// What it means for a rule that its facts are not stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Silence {
    /// The silence is a finding, at the rule's severity.
    Finding,
    /// The silence is a finding, one severity lower.
    Lower,
    /// The silence is a question without a severity.
    Question,
    /// The rule speaks only of what is stated.
    Ignore,
}

/// What a rule is where none of its sources governs the agreement.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// The law of another place or time, shown as such and outside every verdict.
    #[default]
    Benchmark,
    /// It does not apply.
    NotApplicable,
    /// A concern of policy, with the same severity and silence.
    Policy,
}

/// How a source was checked when it was entered in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verification {
    /// The provision, or the official page, was read.
    Verified,
    /// The text in force was derived from primary texts: the text before, and each amendment.
    Derived,
    /// A secondary page was read, or the EU text of the same article.
    AtOneRemove,
    /// From memory: not checked against its source.
    Unverified,
}

/// All rules in force for a run, compiled and checked, with what they share.
#[derive(Debug)]
pub struct Policy {
    /// The packs, in the order of their names.
    pub packs: Vec<Pack>,
    /// The rules, pack by pack, in the order of their ids.
    pub rules: Vec<Rule>,
    /// Laws and guidance that rules may cite, by key.
    pub sources: BTreeMap<String, LegalSource>,
    /// The jurisdictions whose law the packs hold, in the order of their codes.
    pub jurisdictions: Vec<Jurisdiction>,
    /// The values behind `parameters.name`.
    pub parameters: BTreeMap<String, Parameter>,
    /// The shared conditions; a condition names them by number.
    pub definitions: Vec<Definition>,
    /// The compiled shared conditions, by the same numbers; behind them guards that several rules share.
    pub conditions: Vec<Condition>,
    /// The compiled conditions under which sources govern, by their text.
    pub source_conditions: BTreeMap<String, Condition>,
    /// The provisions that the rules cite, in the order of their sources.
    pub(crate) provisions: Vec<Provision>,
    /// What instruments must hold, item by item: views over the rules.
    pub checklists: Vec<Checklist>,
    /// The severities that settings changed, in the order of rule ids.
    pub severity_changes: Vec<SeverityChange>,
    /// The address under which the pages of the handbook can be read, where settings name one.
    pub handbook: Option<String>,
    /// The organisation that makes the reports, where settings name one: its name, or the id of a party.
    pub organisation: Option<String>,
    /// The packs that settings omitted, by id.
    pub packs_left_out: Vec<String>,
    /// The rules that settings switched off, in the order of their ids.
    pub rules_off: Vec<RuleOff>,
    /// The parts that a later folder put in place of an earlier one's.
    pub replacements: Vec<Replacement>,
    /// How much the rules of law mattered that were replaced, by id.
    pub replaced_law: BTreeMap<String, ReplacedLaw>,
    /// The schema of agreements, with the facts that a house adds.
    pub schema: Arc<AgreementSchema>,
    /// The agreement that rule examples change; not in the policy that comes with the program.
    pub base: Option<Arc<SourceFile>>,
}

/// A folder of rules about one concern.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The name of its folder, such as `retention`.
    pub id: String,
    /// What it is about, in a few words.
    pub name: String,
    /// The id of the concern it answers, where it answers one of the register.
    pub concern: Option<String>,
    /// The concern in the words of the article it came from.
    pub phrase: Option<String>,
    /// What those words say, in English.
    pub gloss: Option<String>,
    /// A caution for readers of the pack's findings.
    pub note: Option<String>,
    /// Who answers for the pack.
    pub authority: String,
    /// Its version.
    pub version: String,
    /// The state of the law it was written to.
    pub edition: NaiveDate,
    /// Its files: `pack.toml`, then its rules by their ids.
    pub(crate) files: Vec<Arc<SourceFile>>,
    /// Worked out for the first output that names it.
    pub(crate) fingerprint: OnceLock<String>,
}

impl Pack {
    /// SHA-256 over the digests of its files, in hexadecimal.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        self.fingerprint.get_or_init(|| {
            let digests: Vec<&str> = self
                .files
                .iter()
                .map(|file| file.content_digest())
                .collect();
            digest(&digests.join("\n"))
        })
    }
}

/// A house threshold, with its reason.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// The value in force.
    pub value: Constant,
    /// The value that the program comes with, where the one in force differs.
    pub default: Option<Constant>,
    /// The unit, such as `days`.
    pub unit: String,
    /// Why this value.
    pub reason: String,
    /// Whether law, guidance or a house choice is behind it.
    pub basis: Basis,
}

/// A condition with a name that rules share.
#[derive(Debug, Clone)]
pub struct Definition {
    /// The name that conditions use.
    pub name: String,
    /// What it means, as a phrase.
    pub means: String,
}

impl Severity {
    /// The severities, worst first.
    pub const WORST_FIRST: [Self; 4] = [Self::Critical, Self::High, Self::Medium, Self::Low];

    /// Returns the word for it, as in rule files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// One level lower; low stays low.
    #[must_use]
    pub fn lower(self) -> Self {
        match self {
            Self::Critical => Self::High,
            Self::High => Self::Medium,
            Self::Medium | Self::Low => Self::Low,
        }
    }

    /// Returns whether two severities are the same or next to each other.
    #[must_use]
    pub fn is_within_one_of(self, other: Self) -> bool {
        (self as u8).abs_diff(other as u8) <= 1
    }
}

impl Basis {
    /// Returns the word for it, as in rule files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Guidance => "guidance",
            Self::Policy => "policy",
            Self::Benchmark => "benchmark",
        }
    }
}

impl Verification {
    /// Returns the word for it, as in the register.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Derived => "derived",
            Self::AtOneRemove => "at_one_remove",
            Self::Unverified => "unverified",
        }
    }
}

impl Policy {
    /// Returns the pack a rule belongs to.
    #[must_use]
    pub fn pack(&self, rule: &Rule) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.id == rule.pack)
    }

    /// Returns the facts that its rules can read.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        self.schema.vocabulary()
    }

    /// SHA-256, in hexadecimal, over the thresholds, the shared conditions and the rules that are off: what is behind the rules of
    /// every pack, and in no pack's own digest.
    #[must_use]
    pub fn settings_digest(&self) -> String {
        let thresholds = self
            // Values without units and reasons, since another wording of these changes no answer.
            .parameters
            .iter()
            .map(|(name, parameter)| format!("{name} {}", parameter.value));

        let shared = self.definitions.iter().zip(&self.conditions);
        let shared = shared
            .map(|(definition, condition)| format!("{} {}", definition.name, condition.source));
        let off = self.rules_off.iter().map(|off| format!("off {}", off.rule));

        digest(
            &thresholds
                .chain(shared)
                .chain(off)
                .collect::<Vec<_>>()
                .join("\n"),
        )
    }

    /// Returns a checklist by its id.
    #[must_use]
    pub fn checklist(&self, id: &str) -> Option<&Checklist> {
        self.checklists.iter().find(|checklist| checklist.id == id)
    }

    /// Returns a rule by its id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}
