//! What policy files look like on disk: the fields of rules, packs, parameters, definitions and sources.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::{
    Basis, DataRegime, DutyHolder, LegalSourceKind, Otherwise, Severity, Silence, Verification,
};
use crate::condition::Constant;
use crate::vocabulary::{FactKnower, HouseFactKind};

/// A rule of Lacuna: what is asked of an agreement, what it means when it is breached or silent, and examples that prove it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Lacuna rule")]
pub struct RuleFile {
    /// The id, such as RET-003; the file has the same name.
    // `Spanned` keeps the place for messages. The schema has the text that an author writes.
    #[schemars(with = "String", regex(pattern = r"^[A-Z][A-Z0-9]*-[0-9]{3}$"))]
    pub id: Spanned<String>,
    /// The offence in a few words, so that "allow X" reads well.
    pub title: String,
    /// How much a breach matters.
    pub severity: Severity,
    /// Whether law, guidance or a house policy asks for it.
    pub basis: Basis,
    /// What it means when the facts are not stated.
    pub silence: Silence,
    /// How much a silence matters, where that is less than a breach; only with silence = "finding".
    pub severity_silent: Option<Severity>,
    /// Where this holds, a silence asks and finds nothing: what is not stated here may be in another document. Only with
    /// silence = "finding" or "lower".
    #[schemars(with = "Option<String>")]
    pub asks_where: Option<Spanned<String>>,
    /// What the rule is where none of its sources governs the agreement; a benchmark, where this is omitted.
    pub otherwise: Option<Otherwise>,
    /// Whether `lacuna validate` reports a breach as well: for rules about facts that contradict each other. Such a rule has
    /// silence = "ignore" and otherwise = "policy", and depends on no day.
    #[serde(default)]
    pub validate: bool,
    /// The ids of the datasets that an answer is about, as a path such as it.datasets; if omitted, the engine knows them from
    /// the element that the rule goes over.
    #[schemars(with = "Option<String>")]
    pub data: Option<Spanned<String>>,
    /// The name of the root cause; findings with one root cause count once.
    pub root: Option<String>,
    /// The list that the rule goes over, giving one answer for each element.
    pub each: Option<Each>,
    /// When the rule applies; if omitted, it always applies.
    #[schemars(with = "Option<String>")]
    pub when: Option<Spanned<String>>,
    /// What must be true for the rule to be met.
    #[schemars(with = "String")]
    pub require: Spanned<String>,
    /// What the rule asks, as one sentence.
    #[schemars(with = "String")]
    pub asks: Spanned<String>,
    /// What is wrong when the rule is breached, as one sentence of fact.
    #[schemars(with = "String")]
    pub message: Spanned<String>,
    /// What is missing when the facts are not stated, as one sentence of fact.
    #[schemars(with = "Option<String>")]
    pub unstated: Option<Spanned<String>>,
    /// Why it matters, for a reader who is not a lawyer.
    #[schemars(with = "String")]
    pub why: Spanned<String>,
    /// What to ask the other side for where the rule is breached, beginning with a verb.
    #[schemars(with = "String")]
    pub remedy: Spanned<String>,
    /// What to ask for where the facts are not stated: State, Add or Confirm.
    #[schemars(with = "Option<String>")]
    pub remedy_silent: Option<Spanned<String>>,
    /// The least that can be accepted instead.
    #[schemars(with = "Option<String>")]
    pub accept: Option<Spanned<String>>,
    /// A clause that could be pasted into the agreement.
    #[schemars(with = "String")]
    pub wording: Spanned<String>,
    /// The laws and guidance it rests on, as keys of the register with a pinpoint.
    #[schemars(with = "Vec<String>")]
    pub cites: Vec<Spanned<String>>,
    /// From which day the rule is in force.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub in_force_from: Option<Spanned<String>>,
    /// Until which day the rule is in force.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub in_force_until: Option<Spanned<String>>,
    /// A remark for those who maintain the rule.
    pub note: Option<String>,
    /// Why it replaces a rule of the same id in an earlier folder; needed there, and only there. Reports print it.
    #[schemars(with = "Option<String>")]
    pub reason: Option<Spanned<String>>,
    /// Stated circumstances that move the severity by one level.
    #[serde(default)]
    pub adjust: Vec<AdjustFile>,
    /// Changes to the base agreement with the answer they must give.
    #[serde(default)]
    pub example: Vec<ExampleFile>,
}

/// The list that a rule goes over.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Each {
    /// A path to a list, such as agreement.datasets; conditions call its element `it`.
    #[schemars(with = "String")]
    pub it: Spanned<String>,
}

/// A stated circumstance that moves a rule's severity by one level.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdjustFile {
    /// The circumstance; only when it is true, never when it is not stated.
    #[schemars(with = "String")]
    pub when: Spanned<String>,
    /// The severity then, one level from the rule's own.
    #[schemars(with = "Severity")]
    pub severity: Spanned<Severity>,
    /// Why.
    pub reason: String,
}

/// A change to the base agreement, with the answer that the rule must give.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExampleFile {
    /// The answer: met, breached, not_stated, cannot_tell or not_applicable.
    #[schemars(with = "String")]
    pub outcome: Spanned<ExampleOutcome>,
    /// Values merged into the base agreement; a name that begins with `/` is a JSON pointer whose value is replaced.
    #[serde(default)]
    pub with: BTreeMap<String, serde_json::Value>,
    /// JSON pointers of values that are omitted.
    #[serde(default)]
    pub without: Vec<String>,
    /// Exactly the places (JSON pointers) that the answer rests on.
    pub at: Option<Vec<String>>,
    /// The severity of the finding, where the example is about it.
    pub severity: Option<Severity>,
    /// What the answer rests on, where the example is about it: law, guidance, policy or benchmark.
    pub basis: Option<Basis>,
    /// The day of the audit, where the example is about it; else the edition of the pack.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub as_of: Option<Spanned<String>>,
}

/// The answer that an example expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExampleOutcome {
    /// The rule is met.
    Met,
    /// The rule is breached.
    Breached,
    /// The facts are not stated.
    NotStated,
    /// Whether the rule applies is open.
    CannotTell,
    /// The rule does not apply.
    NotApplicable,
}

/// A pack of rules: the `pack.toml` of a folder.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Lacuna pack")]
pub struct PackFile {
    /// What the pack is about, in a few words.
    pub name: String,
    /// The id of the concern it answers, such as C05.
    pub concern: Option<String>,
    /// The concern in the words of the article it came from.
    pub phrase: Option<String>,
    /// What those words say, in English.
    pub gloss: Option<String>,
    /// A caution for readers of the pack's findings.
    pub note: Option<String>,
    /// Who answers for the pack.
    pub authority: String,
    /// The pack's version.
    pub version: String,
    /// The day whose state of the law the pack was written to.
    #[schemars(with = "String", extend("format" = "date"))]
    pub edition: Spanned<String>,
}

/// A house threshold: an entry of `parameters.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParameterFile {
    /// A whole number, a word or a list of words.
    pub value: ParameterValue,
    /// The unit of a number, or what the words are.
    pub unit: String,
    /// Why this value.
    pub reason: String,
    /// Whether law, guidance or a house choice is behind it.
    pub basis: Basis,
}

/// The value of a parameter.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
// An author writes 30 or "GB", and names no type.
#[serde(untagged)]
pub enum ParameterValue {
    /// A whole number.
    Integer(i64),
    /// A word.
    Text(String),
    /// A list of words.
    Texts(Vec<String>),
}

impl From<ParameterValue> for Constant {
    fn from(value: ParameterValue) -> Self {
        match value {
            ParameterValue::Integer(value) => Self::Integer(value),
            ParameterValue::Text(text) => Self::Text(text),
            ParameterValue::Texts(texts) => Self::Texts(texts),
        }
    }
}

/// A shared condition: an entry of `definitions.toml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DefinitionFile {
    /// What it means, as a phrase.
    pub means: String,
    /// The condition; it may use the definitions that are above it.
    #[schemars(with = "String")]
    pub condition: Spanned<String>,
    /// Why it replaces a definition of the same name in an earlier folder; needed there, and only there.
    #[schemars(with = "Option<String>")]
    pub reason: Option<Spanned<String>>,
}

/// A fact that a house adds to the vocabulary: an entry of `facts.toml`, under its dotted path in quotes.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactFile {
    /// What kind of value states it.
    #[serde(rename = "type")]
    pub kind: HouseFactKind,
    /// A phrase that completes "... is not stated", such as "Whether the host is certified".
    pub label: String,
    /// What to look for in the contract, and what each answer means.
    pub help: String,
    /// Who can answer it.
    pub who_knows: FactKnower,
    /// The words it can hold, each with what it means; only of a choice.
    #[serde(default)]
    pub choices: BTreeMap<String, String>,
}

/// A law, guidance, decision, standard or record: an entry of the register of sources.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LegalSourceFile {
    /// Its name with the provision.
    pub title: String,
    /// What kind of text it is.
    pub kind: LegalSourceKind,
    /// Where it is in force: an ISO 3166-1 code, EU, or INT.
    pub jurisdiction: String,
    /// The parts of the jurisdiction in which it is in force, as the jurisdiction's file lists them; omitted for all of it.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub territory: Vec<Spanned<String>>,
    /// A condition that must hold for it to govern an agreement, where place, time and kind of data do not say it: which
    /// body, which contract, which service. Left open by the agreement, the source asks and finds nothing.
    #[schemars(with = "Option<String>")]
    pub governs_where: Option<Spanned<String>>,
    /// The bodies of data protection law it speaks to; none where it is not about personal data.
    #[serde(default)]
    pub regimes: Vec<DataRegime>,
    /// On whom it puts its duty.
    #[serde(default)]
    pub duty_on: Vec<DutyHolder>,
    /// What it demands, in your own words.
    pub says: String,
    /// The address of the official text.
    pub url: Option<String>,
    /// The first day it is in force.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub in_force_from: Option<Spanned<String>>,
    /// The last day it is in force.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub in_force_until: Option<Spanned<String>>,
    /// The key of the source that took its place.
    pub successor: Option<String>,
    /// How its text was checked.
    pub check: Verification,
    /// Where it was read.
    #[serde(default)]
    pub read: String,
    /// The day it was read.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub read_on: Option<Spanned<String>>,
    /// The date of the version that was read.
    pub version_date: Option<String>,
    /// SHA-256 of the text that was read.
    pub sha256: Option<String>,
    /// The day by which somebody has to look again.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub recheck_by: Option<Spanned<String>>,
    /// Its limits, and changes that are pending.
    pub note: Option<String>,
    /// Why it replaces a source of the same key in an earlier folder; needed there, and only there.
    #[schemars(with = "Option<String>")]
    pub reason: Option<Spanned<String>>,
    /// What its parts say, where they differ or are cited.
    #[serde(default)]
    pub pinpoints: BTreeMap<String, PinpointFile>,
}

/// A part of a source, such as `(3)(g)`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PinpointFile {
    /// What it demands, in your own words.
    pub says: Option<String>,
    /// A condition that must hold for it to govern an agreement, besides the whole source's.
    #[schemars(with = "Option<String>")]
    pub governs_where: Option<Spanned<String>>,
    /// On whom it puts its duty, where that is not the whole source's.
    pub duty_on: Option<Vec<DutyHolder>>,
    /// The first day it is in force, where that is not the whole source's.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub in_force_from: Option<Spanned<String>>,
    /// The last day it is in force, where that is not the whole source's.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub in_force_until: Option<Spanned<String>>,
}

/// A list of what an instrument must hold: an entry of `checklists.toml`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistFile {
    /// What the list is of, as a phrase.
    pub title: String,
    /// What it rests on, and how binding that is.
    pub about: String,
    /// When it applies to an agreement.
    pub when: Spanned<String>,
    /// Why it replaces an earlier folder's; needed there, and only there. Reports print it.
    pub reason: Option<Spanned<String>>,
    /// Its items, in their order.
    pub item: Vec<ChecklistItemFile>,
}

/// One item of a checklist.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItemFile {
    /// Its id, such as A28-05.
    pub id: String,
    /// What must be there, as a phrase.
    pub asks: String,
    /// What asks for it, as keys of the register with a pinpoint.
    pub cites: Vec<Spanned<String>>,
    /// The rules that ask for it; none where a person has to read the text.
    pub rules: Vec<Spanned<String>>,
    /// What the rules leave to the reader.
    pub note: Option<String>,
}
