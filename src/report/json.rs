//! The format `json`: everything an assessment holds, for other programs; its schema is published.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde::Serialize;
use serde_json::Value;

use super::{Report, Unrendered, VERSION};
use crate::assessment::{
    Answer, AppliedChecklist, Assessment, CheckedItem, Counts, Fact, Found, Outcome, Provenance, Question, RuleResult,
};
use crate::document::NodeId;
use crate::policy::{Basis, Severity, digest};
use crate::text::escaped_json;

/// What `lacuna audit --format json` writes.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Lacuna assessment")]
struct Wire {
    /// The version of this layout; it changes when a field changes its meaning or goes.
    schema_version: u32,
    /// The version of the program.
    lacuna: &'static str,
    /// The packs that were asked, in the order of their names.
    packs: Vec<WirePack>,
    /// An assessment for each agreement, in the order of the inputs.
    assessments: Vec<WireAssessment>,
}

/// A pack of rules.
#[derive(Debug, Serialize, JsonSchema)]
struct WirePack {
    /// Its folder.
    id: String,
    /// Its version.
    version: String,
    /// SHA-256 over its files, in hexadecimal.
    sha256: String,
}

/// The assessment of one agreement.
#[derive(Debug, Serialize, JsonSchema)]
struct WireAssessment {
    /// The agreement's id.
    id: String,
    /// The agreement's title.
    title: String,
    /// The file, as it was named.
    file: String,
    /// SHA-256 of the file's text, in hexadecimal.
    sha256: String,
    /// The day of the audit (ISO 8601).
    as_of: String,
    /// What the findings of law and guidance come to: stop, fix_first, record_reasons or no_objection.
    verdict: &'static str,
    /// What the findings of house policy come to; never merged into the other.
    policy_verdict: &'static str,
    /// Findings by basis and severity; those with one root cause count once.
    counts: WireBases,
    /// How many of the facts that were asked for are stated.
    coverage: WireCoverage,
    /// One result for each rule, in the order of packs and ids.
    rules: Vec<WireRule>,
    /// The checklists that apply, or that may.
    checklists: Vec<WireChecklist>,
    /// Facts that are not stated, with the rules that wait for them, the gravest first.
    questions: Vec<WireQuestion>,
    /// Rules that could not be worked out. Where there is one, nothing here is complete.
    failures: Vec<WireFailure>,
}

/// Counts by basis.
#[derive(Debug, Serialize, JsonSchema)]
struct WireBases {
    /// Findings of law.
    law: WireCounts,
    /// Findings of guidance.
    guidance: WireCounts,
    /// Findings of house policy.
    policy: WireCounts,
}

/// Counts by severity.
#[derive(Debug, Serialize, JsonSchema)]
struct WireCounts {
    /// Critical findings.
    critical: usize,
    /// High findings.
    high: usize,
    /// Medium findings.
    medium: usize,
    /// Low findings.
    low: usize,
}

/// How much of what was asked is answered.
#[derive(Debug, Serialize, JsonSchema)]
struct WireCoverage {
    /// Facts asked for.
    asked: usize,
    /// Facts stated.
    answered: usize,
    /// JSON pointers of those that are not.
    silent: Vec<String>,
}

/// What one rule found.
#[derive(Debug, Serialize, JsonSchema)]
struct WireRule {
    /// The rule's id.
    id: String,
    /// The pack it is in.
    pack: String,
    /// The offence.
    title: String,
    /// law, guidance or policy.
    basis: &'static str,
    /// breached, not_stated, met or not_applicable.
    outcome: &'static str,
    /// critical, high, medium or low; only of a finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    severity: Option<&'static str>,
    /// The rule that counts for this finding too, having the same root cause.
    #[serde(skip_serializing_if = "Option::is_none")]
    counted_with: Option<String>,
    /// 16 hexadecimal digits that stay the same while rule, places, values and clauses do; only of a finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
    /// What to ask for; only of a finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    remedy: Option<String>,
    /// The answers: one, or one for each element of the list that the rule goes over.
    answers: Vec<WireAnswer>,
}

/// One answer of a rule.
#[derive(Debug, Serialize, JsonSchema)]
struct WireAnswer {
    /// JSON pointer of the element it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    /// breached, not_stated, met or not_applicable.
    outcome: &'static str,
    /// What decided: requirement, guard, empty_list, not_in_force, only_stated or only_reported.
    reason: &'static str,
    /// The sentence of fact; only where something is wrong or missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    /// The facts that decided.
    evidence: Vec<WireFact>,
    /// The facts that made the rule apply.
    applies_by: Vec<WireFact>,
}

/// A fact that an answer rests on.
#[derive(Debug, Serialize, JsonSchema)]
struct WireFact {
    /// The dotted path of the fact.
    fact: String,
    /// JSON pointer of the value, or where it would stand.
    pointer: String,
    /// Line of the value or of the group that lacks it, from 1.
    line: u32,
    /// Column in characters, from 1.
    column: u32,
    /// The value; left out where the fact is not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Value>,
    /// The kind of absence: silent, redacted, by_reference, not_agreed, disputed or not_applicable.
    #[serde(skip_serializing_if = "Option::is_none")]
    absent: Option<String>,
    /// The clause that says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<String>,
    /// The words of the clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
    /// Whether the fact is only reported of the agreement, whose own text was not read for it.
    reported: bool,
}

/// A fact that is not stated, and the rules that wait for it.
#[derive(Debug, Serialize, JsonSchema)]
struct WireQuestion {
    /// A phrase for the fact that completes "... is not stated".
    label: String,
    /// JSON pointer where it would stand.
    pointer: String,
    /// The kind of absence.
    absent: String,
    /// The ids of the rules that wait, worst first.
    rules: Vec<String>,
    /// The worst severity that waits.
    worst: &'static str,
}

/// What an instrument must hold, item by item.
#[derive(Debug, Serialize, JsonSchema)]
struct WireChecklist {
    /// Its id.
    id: String,
    /// Whether it applies; left out where the agreement leaves that open.
    #[serde(skip_serializing_if = "Option::is_none")]
    applies: Option<bool>,
    /// Its items, in their order.
    items: Vec<WireItem>,
}

/// One item of a checklist.
#[derive(Debug, Serialize, JsonSchema)]
struct WireItem {
    /// Its id.
    id: String,
    /// breached, not_stated or met; left out where no rule asks this of the agreement and a person has to read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'static str>,
    /// The ids of its rules.
    rules: Vec<String>,
}

/// A rule that could not be worked out.
#[derive(Debug, Serialize, JsonSchema)]
struct WireFailure {
    /// The rule's id.
    rule: String,
    /// Why.
    message: String,
}

/// The JSON Schema (2020-12) of what this format writes.
#[must_use]
pub fn schema() -> Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    let mut schema = generator.into_root_schema_for::<Wire>();
    crate::agreement::tidy(&mut schema);
    schema.to_value()
}

pub(super) fn render(report: &Report<'_>) -> Result<String, Unrendered> {
    let packs = report.assessments.first().map(|assessment| &assessment.policy.packs).into_iter().flatten();
    let wire = Wire {
        schema_version: 1,
        lacuna: VERSION,
        packs: packs
            .map(|pack| WirePack {
                id: pack.id.clone(),
                version: pack.version.clone(),
                sha256: pack.fingerprint.clone(),
            })
            .collect(),
        assessments: report.assessments.iter().map(assessment).collect(),
    };
    let text = serde_json::to_string_pretty(&wire).map_err(|error| Unrendered(error.to_string()))?;
    Ok(escaped_json(&text).into_owned() + "\n")
}

fn assessment(assessment: &Assessment<'_>) -> WireAssessment {
    let agreement = assessment.agreement;
    let text = agreement.document().text();
    let coverage = assessment.coverage();
    WireAssessment {
        id: agreement.text_at(&["id"]),
        title: agreement.text_at(&["title"]),
        file: text.name().to_owned(),
        sha256: digest(text.content()),
        as_of: assessment.day.to_string(),
        verdict: assessment.verdict().as_str(),
        policy_verdict: assessment.policy_verdict().as_str(),
        counts: WireBases {
            law: counts(assessment.counts(Basis::Law)),
            guidance: counts(assessment.counts(Basis::Guidance)),
            policy: counts(assessment.counts(Basis::Policy)),
        },
        coverage: WireCoverage { asked: coverage.asked, answered: coverage.answered(), silent: coverage.silent },
        rules: assessment.results.iter().map(|result| rule(assessment, result)).collect(),
        checklists: assessment.checklists.iter().filter_map(|applied| checklist(assessment, applied)).collect(),
        questions: assessment.questions().iter().map(question).collect(),
        failures: assessment
            .failures
            .iter()
            .map(|failed| WireFailure { rule: failed.rule.clone(), message: failed.message.clone() })
            .collect(),
    }
}

fn checklist(assessment: &Assessment<'_>, applied: &AppliedChecklist<'_>) -> Option<WireChecklist> {
    if applied.applies == Some(false) {
        return None;
    }
    let item = |checked: CheckedItem<'_, '_>| WireItem {
        id: checked.item.id.clone(),
        outcome: checked.outcome.map(Outcome::as_str),
        rules: checked.item.rules.clone(),
    };
    let items = assessment.items(applied.checklist).into_iter().map(item).collect();
    Some(WireChecklist { id: applied.checklist.id.clone(), applies: applied.applies, items })
}

fn counts(counts: Counts) -> WireCounts {
    WireCounts {
        critical: counts.of(Severity::Critical),
        high: counts.of(Severity::High),
        medium: counts.of(Severity::Medium),
        low: counts.of(Severity::Low),
    }
}

fn rule(assessment: &Assessment<'_>, result: &RuleResult<'_>) -> WireRule {
    let severity = result.weight.severity();
    let document = assessment.agreement.document();
    WireRule {
        id: result.rule.id.clone(),
        pack: result.rule.pack.clone(),
        title: result.rule.title.clone(),
        basis: result.rule.basis.as_str(),
        outcome: result.outcome.as_str(),
        severity: severity.map(Severity::as_str),
        counted_with: result.counted_with.map(str::to_owned),
        fingerprint: severity.map(|_| result.fingerprint(assessment.agreement)),
        remedy: severity.map(|_| result.rule.remedy.render(document, None, "")),
        answers: result.answers.iter().map(|answer| self::answer(assessment, result, answer)).collect(),
    }
}

fn answer(assessment: &Assessment<'_>, result: &RuleResult<'_>, answer: &Answer<'_>) -> WireAnswer {
    let agreement = assessment.agreement;
    let facts =
        |reads: &[crate::condition::Read<'_>]| reads.iter().map(|read| fact(&Fact::of(agreement, read))).collect();
    WireAnswer {
        subject: answer.subject.map(|node: NodeId| agreement.document().pointer(node)),
        outcome: answer.outcome.as_str(),
        reason: answer.reason.as_str(),
        message: assessment.sentence(result.rule, answer),
        evidence: facts(&answer.evidence),
        applies_by: facts(&answer.applies_by),
    }
}

fn fact(fact: &Fact) -> WireFact {
    let (value, absent) = match &fact.found {
        Found::Value(value) => {
            (Some(serde_json::from_str(value).unwrap_or_else(|_| Value::String(value.clone()))), None)
        }
        Found::Empty => (Some(Value::Array(Vec::new())), None),
        Found::Nothing { kind, .. } => (None, Some(kind.clone())),
    };
    WireFact {
        fact: fact.path.clone(),
        pointer: fact.pointer.clone(),
        line: fact.position.line,
        column: fact.position.column,
        value,
        absent,
        clause: fact.clause.as_ref().and_then(|clause| clause.reference.clone()),
        quote: fact.clause.as_ref().and_then(|clause| clause.quote.clone()),
        reported: fact.provenance == Provenance::Reported,
    }
}

fn question(question: &Question<'_>) -> WireQuestion {
    WireQuestion {
        label: question.fact.label.clone(),
        pointer: question.fact.pointer.clone(),
        absent: match &question.fact.found {
            Found::Nothing { kind, .. } => kind.clone(),
            _ => "reported".to_owned(),
        },
        rules: question.rules.iter().map(|rule| rule.id.clone()).collect(),
        worst: question.worst().map_or("low", Severity::as_str),
    }
}
