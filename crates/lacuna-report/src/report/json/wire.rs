//! What the format `json` writes, as types from which its schema is made.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::each::LazySeq;

/// What `lacuna audit --format json` writes.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Lacuna assessment")]
pub(super) struct Wire<'a> {
    /// The version of this layout; it changes when a field changes its meaning or goes.
    // The first three fields, in this order, are how `own_json.rs` knows a file of this program.
    pub(super) schema_version: u32,
    /// The version of the program.
    pub(super) lacuna: &'static str,
    /// The packs that were asked, in the order of their names.
    pub(super) packs: Vec<WirePack>,
    /// Packs that settings omitted, whose rules were not asked.
    pub(super) packs_left_out: Vec<String>,
    /// Severities that settings changed.
    pub(super) severities_changed: Vec<WireSeverity>,
    /// Rules that settings switched off, which were not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rules_off: Option<Vec<WireRuleOff>>,
    /// Rules, shared conditions and sources that a policy folder put in the place of earlier ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) replaced: Option<Vec<WireReplacement>>,
    /// SHA-256 over the house thresholds and the shared conditions in force, in hexadecimal.
    pub(super) settings_sha256: String,
    /// House thresholds whose value is not the default.
    pub(super) parameters_changed: Vec<WireParameter>,
    /// What is wrong with files and records that could not be audited; they have no assessment.
    pub(super) problems: Vec<WireProblem>,
    /// An assessment for each agreement, in the order of the inputs.
    pub(super) assessments: LazySeq<'a, WireAssessment<'a>>,
}

/// A pack of rules.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WirePack {
    /// Its folder.
    pub(super) id: String,
    /// Its version.
    pub(super) version: String,
    /// SHA-256 over its files, in hexadecimal.
    pub(super) sha256: String,
}

/// A filter that hides results. Verdicts, coverage and checklists count them all the same.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireFilter {
    /// The filter, as it was asked for on the command line.
    pub(super) filter: String,
    /// How many findings it hides.
    pub(super) hidden_findings: usize,
}

/// A rule that settings switched off.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireRuleOff {
    /// Its id.
    pub(super) rule: String,
    /// The severity that a breach would have.
    pub(super) severity: &'static str,
    /// What it rests on.
    pub(super) basis: &'static str,
    /// Why it is off.
    pub(super) reason: String,
}

/// A part of the policies that a policy folder put in the place of an earlier one.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireReplacement {
    /// What it is: `rule`, `definition` or `source`.
    pub(super) kind: &'static str,
    /// Its id, name or key.
    pub(super) name: String,
    /// Why it was replaced.
    pub(super) reason: String,
}

/// A severity that settings changed.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireSeverity {
    /// The rule's id.
    pub(super) rule: String,
    /// The rule's own severity.
    pub(super) from: &'static str,
    /// The severity in force.
    pub(super) to: &'static str,
    /// Why, where the settings say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
}

/// A house threshold whose value is not the default.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireParameter {
    /// Its name.
    pub(super) name: String,
    /// The value in force, on one line.
    pub(super) value: String,
    /// The default, on one line.
    pub(super) default: String,
}

/// The assessment of one agreement.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireAssessment<'a> {
    /// The agreement's id.
    pub(super) id: String,
    /// The agreement's title.
    pub(super) title: String,
    /// The file, as it was named.
    pub(super) file: String,
    /// Which record of the file it is, from 1; only of a file that holds one agreement per line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) record: Option<u32>,
    /// SHA-256 of the file's text, or of the record's, in hexadecimal.
    pub(super) sha256: String,
    /// The day of the audit (ISO 8601).
    pub(super) as_of: String,
    /// What the findings of law and guidance come to: stop, fix_first, record_reasons or no_objection.
    pub(super) verdict: &'static str,
    /// Whether a verdict of fix_first rests on nothing but questions that nobody has answered.
    pub(super) waits_for_answers: bool,
    /// What the findings of house policy come to; never merged into the other.
    pub(super) policy_verdict: &'static str,
    /// The same of the verdict of house policy.
    pub(super) policy_waits_for_answers: bool,
    /// The filter that hides results of this assessment, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) filter: Option<WireFilter>,
    /// The verdict of law and guidance where waived findings are left aside; only where a finding has a waiver.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verdict_with_waivers: Option<&'static str>,
    /// The verdict of house policy where waived findings are left aside; only where a finding has a waiver.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) policy_verdict_with_waivers: Option<&'static str>,
    /// What changed since the baseline; only where one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) baseline: Option<WireComparison>,
    /// Findings by basis and severity.
    pub(super) counts: WireBases,
    /// How many rules gave each of the five outcomes.
    pub(super) outcome_counts: WireOutcomeCounts,
    /// How many of the facts that were asked for are stated.
    pub(super) coverage: WireCoverage,
    /// The quotes that were looked up in their documents; only where a source names its document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) quotes: Option<WireQuotes>,
    /// One result for each rule, in the order of packs and ids.
    pub(super) rules: LazySeq<'a, WireRule>,
    /// The checklists that apply, or that may.
    pub(super) checklists: Vec<WireChecklist>,
    /// Facts that are not stated, with the rules that wait for them: what the agreement should say first, then what the
    /// vendor can answer, then the public body's own file.
    pub(super) questions: Vec<WireQuestion>,
    /// What the agreement's file declares absent, whether or not a rule asks for it.
    pub(super) declared_absent: Vec<WireAbsence>,
    /// Rules that could not be evaluated. Where there is one, nothing here is complete.
    pub(super) failures: Vec<WireFailure>,
}

/// How many rules gave each outcome.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireOutcomeCounts {
    /// The agreement says the opposite of what they ask.
    pub(super) breached: usize,
    /// They apply, and the agreement does not say.
    pub(super) not_stated: usize,
    /// The agreement says what they ask.
    pub(super) met: usize,
    /// Whether they apply is open.
    pub(super) cannot_tell: usize,
    /// They do not apply.
    pub(super) not_applicable: usize,
}

/// A fact that the file itself says is not there.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireAbsence {
    /// redacted, by_reference, not_agreed, disputed, not_read, silent or not_applicable.
    pub(super) kind: String,
    /// A phrase for the fact that completes "... is not stated".
    pub(super) label: String,
    /// JSON pointer where the value would be.
    pub(super) pointer: String,
    /// Why, as the file says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
    /// The document or clause that the file names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<String>,
    /// The positions of those who disagree.
    // The default makes the schema call the field optional, since it is not always written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) positions: Vec<String>,
}

/// Counts by basis.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireBases {
    /// Findings of law.
    pub(super) law: WireCounts,
    /// Findings of guidance.
    pub(super) guidance: WireCounts,
    /// Findings of house policy.
    pub(super) policy: WireCounts,
}

/// Counts by severity.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireCounts {
    /// Critical findings.
    pub(super) critical: usize,
    /// High findings.
    pub(super) high: usize,
    /// Medium findings.
    pub(super) medium: usize,
    /// Low findings.
    pub(super) low: usize,
}

/// How much of what was asked is answered.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireCoverage {
    /// Facts asked for.
    pub(super) asked: usize,
    /// Facts stated.
    pub(super) answered: usize,
    /// JSON pointers of those that are not.
    pub(super) silent: Vec<String>,
}

/// What one rule found.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireRule {
    /// The rule's id.
    pub(super) id: String,
    /// The pack it is in.
    pub(super) pack: String,
    /// The offence, whether or not it was found.
    pub(super) title: String,
    /// What the rule asks for.
    pub(super) asks: String,
    /// law, guidance or policy.
    pub(super) basis: &'static str,
    /// breached, not_stated, met, cannot_tell or not_applicable.
    pub(super) outcome: &'static str,
    /// critical, high, medium or low; only of a finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) severity: Option<&'static str>,
    /// The first rule whose finding has the same root cause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) grouped_under: Option<String>,
    /// 16 hexadecimal digits that stay the same while rule, places, values and clauses do; only of a finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fingerprint: Option<String>,
    /// Who accepts the finding until when; only of a finding with a waiver.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) waiver: Option<WireWaiver>,
    /// What reviewers decided, in their order; it changes nothing else here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) decisions: Option<Vec<WireDecision>>,
    /// new, worse or unchanged; only of a finding, where a baseline was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) change: Option<&'static str>,
    /// What to ask for; only of a finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) remedy: Option<String>,
    /// The answers: one, or one for each element of the list that the rule goes over.
    pub(super) answers: Vec<WireAnswer>,
}

/// One answer of a rule.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireAnswer {
    /// JSON pointer of the element it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) subject: Option<String>,
    /// The same with ids in the place of list positions, which survives a change of order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) subject_id: Option<String>,
    /// breached, not_stated, met, cannot_tell or not_applicable.
    pub(super) outcome: &'static str,
    /// What decided: requirement, guard, empty_list, not_in_force, only_stated or only_reported.
    pub(super) reason: &'static str,
    /// The sentence of fact; only where something is wrong or missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<String>,
    /// The facts that decided.
    pub(super) evidence: Vec<WireFact>,
    /// The answer of this rule, by its place from 0, under whose evidence these facts are; only where they are many and
    /// the same as there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) evidence_as: Option<usize>,
    /// How many further facts decided that are not listed, since very many answers rest on very many facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) evidence_left_out: Option<usize>,
    /// The facts that made the rule apply.
    pub(super) applies_by: Vec<WireFact>,
    /// The same for these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) applies_by_as: Option<usize>,
    /// The same for these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) applies_by_left_out: Option<usize>,
}

/// A fact that an answer rests on.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireFact {
    /// The dotted path of the fact.
    pub(super) fact: String,
    /// JSON pointer of the value, or where it would be.
    pub(super) pointer: String,
    /// Line of the value or of the group that lacks it, from 1.
    pub(super) line: u32,
    /// Column in characters, from 1.
    pub(super) column: u32,
    /// The value; omitted where the fact is not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value: Option<Value>,
    /// The kind of absence: silent, redacted, by_reference, not_agreed, disputed or not_applicable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) absent: Option<String>,
    /// The clause that says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) clause: Option<String>,
    /// The words of the clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) quote: Option<String>,
    /// Whether the fact is only reported: its text was not read, or its quote is not in its document.
    pub(super) reported: bool,
    /// How the quote appears in its document; only where it was looked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) quote_check: Option<WireQuoteCheck>,
}

/// How a quote appears in its document.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireQuoteCheck {
    /// verbatim, elsewhere, joined, cut, altered, gravely_altered, struck, not_found, unreadable or no_document.
    pub(super) standing: &'static str,
    /// Where it is, or what differs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) details: String,
    /// Whether it supports its facts; without support they are only reported.
    pub(super) supports: bool,
}

/// The quotes of an agreement file that were looked up, by how they appear.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireQuotes {
    /// How many quotes appear in each way, under the names of `standing`.
    // Sorted by name, so that the same quotes give the same bytes.
    pub(super) by_standing: BTreeMap<&'static str, usize>,
    /// JSON pointers of the quotes that do not support their facts.
    pub(super) unsupported: Vec<String>,
    /// JSON pointers of the sources whose document has changed since it was read.
    pub(super) changed_documents: Vec<String>,
    /// The documents of the agreement's own text that were at hand, with the clauses that no fact cites.
    pub(super) cited_documents: Vec<WireCitedDocument>,
}

/// Which clauses of a document the agreement file cites.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireCitedDocument {
    /// JSON pointer of its entry in `sources`.
    pub(super) source: String,
    /// How many clauses it has; of a clause that has parts, only the parts count.
    pub(super) clauses: usize,
    /// The numbers of the clauses that no fact cites.
    pub(super) uncited: Vec<String>,
}

/// A fact that is not stated, and the rules that wait for it.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireQuestion {
    /// A phrase for the fact that completes "... is not stated".
    pub(super) label: String,
    /// JSON pointer where it would be.
    pub(super) pointer: String,
    /// The kind of absence.
    pub(super) absent: String,
    /// What incorporated standard terms say; it settles nothing until it is recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) offered: Option<WireOffered>,
    /// The ids of the rules that wait, worst first.
    pub(super) rules: Vec<String>,
    /// Who can answer: agreement (its text), vendor, public_body or public_record, in the order of asking.
    pub(super) answered_by: Vec<&'static str>,
    /// The worst severity that waits.
    pub(super) worst: &'static str,
}

/// What standard terms say that the agreement incorporates.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireOffered {
    /// The title of the standard terms.
    pub(super) text: String,
    /// Their clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) clause: Option<String>,
    /// The value.
    pub(super) value: Value,
}

/// What an instrument must contain, item by item.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireChecklist {
    /// Its id.
    pub(super) id: String,
    /// Whether it applies; omitted where the agreement leaves that open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) applies: Option<bool>,
    /// Its items, in their order.
    pub(super) items: Vec<WireItem>,
}

/// One item of a checklist.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireItem {
    /// Its id.
    pub(super) id: String,
    /// breached, not_stated or met; omitted where no rule asks this of the agreement and a person has to read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) outcome: Option<&'static str>,
    /// The ids of its rules.
    pub(super) rules: Vec<String>,
}

/// A rule that could not be evaluated.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireFailure {
    /// The rule's id.
    pub(super) rule: String,
    /// Why.
    pub(super) message: String,
}

/// A finding that a named person accepts until a day.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireWaiver {
    /// Who.
    pub(super) by: String,
    /// Why.
    pub(super) reason: String,
    /// The last day (ISO 8601).
    pub(super) expires: String,
    /// active, ends_soon or expired; one that has expired does not apply.
    pub(super) state: &'static str,
}

/// A reviewer's decision on a finding.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireDecision {
    /// Who.
    pub(super) reviewer: String,
    /// In which role; may be empty.
    pub(super) role: String,
    /// accept, dispute or needs_change.
    pub(super) decision: &'static str,
    /// Why; may be empty where a finding is accepted.
    pub(super) reason: String,
}

/// What changed since an earlier assessment.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireComparison {
    /// The day of the earlier assessment (ISO 8601).
    pub(super) since: String,
    /// The ids of rules whose finding is no longer there.
    pub(super) gone: Vec<String>,
    /// Whether the agreement's file is another one.
    pub(super) agreement_changed: bool,
    /// Packs whose rules are others: their findings can come from that.
    pub(super) rules_changed: Vec<String>,
    /// Whether other thresholds, severities or shared conditions were in force.
    pub(super) settings_changed: bool,
    /// The version of the program then, where it was another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) program_changed: Option<String>,
}

/// What is wrong with a file that could not be audited.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WireProblem {
    /// The file, as it was named.
    pub(super) file: String,
    /// Which record of the file it is in, from 1; only of a file that holds one agreement per line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) record: Option<u32>,
    /// Line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line: Option<u32>,
    /// Column in characters, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) column: Option<u32>,
    /// JSON pointer of the value, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pointer: Option<String>,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) help: Option<String>,
}
