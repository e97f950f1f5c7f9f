//! The format `ndjson`: a line for each agreement, which stands alone; what could not be audited has a line of its own.
//!
//! A line says what was found and where. What each answer rests on, word for word, is for the format `json`: of a hundred
//! thousand agreements nobody reads it, and it is some twenty times as long as the agreement.

use std::borrow::Cow;

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde::Serialize;
use serde_json::Value;

use super::wire::{
    WireBases, WireComparison, WireDecision, WireFailure, WireFilter, WireProblem, WireReplacement,
    WireRuleOff, WireSeverity,
};
use super::{
    bases, comparison, decision, failures, filter, problems, replaced, rules_off, severities,
};
use crate::report::{RenderError, Report};
use lacuna_core::VERSION;
use lacuna_core::assessment::{Assessment, DiffStatus, Outcome, RuleResult, WaiverState};
use lacuna_core::policy::{Policy, Severity, digest};
use lacuna_core::source_file::escaped_json;

/// A line of what `lacuna audit --format ndjson` writes: what an audit found, or what is wrong with a file or a record.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(title = "Lacuna assessment, one per line")]
enum WireLine<'a> {
    /// What an audit found.
    Audited(Box<WireAudited<'a>>),
    /// What could not be audited.
    Refused(WireRefused),
}

/// What an audit found about one agreement.
#[derive(Debug, Serialize, JsonSchema)]
struct WireAudited<'a> {
    /// The version of this layout; it changes when a field changes its meaning or goes.
    // The first three fields, in this order, are how `own_json.rs` knows a file of this program.
    schema_version: u32,
    /// The version of the program.
    lacuna: &'static str,
    /// SHA-256 over the packs, thresholds and severities in force, in hexadecimal: the same where the same was asked.
    policy_sha256: Cow<'a, str>,
    /// The agreement's id.
    id: String,
    /// Its title.
    title: String,
    /// The file it was read from, as it was named.
    file: &'a str,
    /// Which record of the file it is, from 1; only of a file that holds one agreement per line.
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<u32>,
    /// SHA-256 of the file, or of the record without the end of its line, in hexadecimal.
    sha256: String,
    /// The day of the audit (ISO 8601).
    as_of: String,
    /// What law and guidance come to: `stop`, `fix_first`, `record_reasons` or `no_objection`. Never a statement of compliance.
    verdict: &'static str,
    /// What house policy comes to, on the same ladder.
    policy_verdict: &'static str,
    /// The filter that hides results of this line, where there is one; both verdicts count every rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    filter: Option<WireFilter>,
    /// Severities that the settings changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    severities_changed: Option<Vec<WireSeverity>>,
    /// Rules that settings switched off, which were not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    rules_off: Option<Vec<WireRuleOff>>,
    /// Rules, shared conditions and sources that a policy folder put in the place of earlier ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced: Option<Vec<WireReplacement>>,
    /// The verdict where findings with a waiver that holds are left aside; only where there are waivers.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict_with_waivers: Option<&'static str>,
    /// The same by house policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    policy_verdict_with_waivers: Option<&'static str>,
    /// What changed since an earlier assessment, where one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<WireComparison>,
    /// Findings by basis and severity.
    counts: WireBases,
    /// How much of what was asked is stated.
    coverage: WireCovered,
    /// The rules by what they found, in the order of their packs.
    outcomes: WireOutcomes<'a>,
    /// The findings, worst first.
    findings: Vec<WireFinding<'a>>,
    /// Rules that could not be evaluated.
    failures: Vec<WireFailure>,
}

/// How many facts were asked for, and how many of them are stated.
#[derive(Debug, Serialize, JsonSchema)]
struct WireCovered {
    /// How many facts were asked for.
    asked: usize,
    /// How many of them are stated.
    answered: usize,
}

/// The ids of the rules that gave each outcome.
#[derive(Debug, Serialize, JsonSchema)]
struct WireOutcomes<'a> {
    /// The agreement says the opposite of what they ask.
    breached: Vec<&'a str>,
    /// The agreement does not say.
    not_stated: Vec<&'a str>,
    /// The agreement says what they ask.
    met: Vec<&'a str>,
    /// Whether they apply is open.
    cannot_tell: Vec<&'a str>,
    /// They do not apply.
    not_applicable: Vec<&'a str>,
}

/// A finding, and where it is.
#[derive(Debug, Serialize, JsonSchema)]
struct WireFinding<'a> {
    /// The rule's id.
    rule: &'a str,
    /// `law`, `guidance` or `policy`.
    basis: &'static str,
    /// `breached` or `not_stated`.
    outcome: &'static str,
    /// `critical`, `high`, `medium` or `low`.
    severity: &'static str,
    /// The first rule whose finding has the same root cause.
    #[serde(skip_serializing_if = "Option::is_none")]
    grouped_under: Option<&'a str>,
    /// The state of its waiver, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    waiver: Option<&'static str>,
    /// How it compares with the earlier assessment, where one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<&'static str>,
    /// What reviewers decided on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    decisions: Option<Vec<WireDecision>>,
    /// Where the first deciding fact of each answer is, or would be.
    places: Vec<WirePlace>,
}

/// A place in the agreement's file.
#[derive(Debug, Serialize, JsonSchema)]
struct WirePlace {
    /// The JSON pointer of the fact, or where it would be.
    pointer: String,
    /// Line of the value, or of the group that lacks it, from 1.
    line: u32,
    /// Column, from 1.
    column: u32,
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
    /// Which record of the file it is, from 1; only of a file that holds one agreement per line.
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<u32>,
    /// What is wrong with it, in the order of places. They can lie in another file, such as one of waivers.
    problems: Vec<WireProblem>,
}

/// The JSON Schema (2020-12) of a line.
#[must_use]
pub fn schema() -> Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    let mut schema = generator.into_root_schema_for::<WireLine<'_>>();
    lacuna_core::vocabulary::tidy(&mut schema);
    lacuna_core::vocabulary::identified(schema.to_value(), "assessment-line")
}

/// What tells whether two lines come from the same rules, thresholds and severities.
#[must_use]
pub fn policy_sha256(policy: &Policy) -> String {
    let packs = policy
        .packs
        .iter()
        .map(|pack| format!("{} {} {}", pack.id, pack.version, pack.fingerprint()));

    let severities = policy.severity_changes.iter();
    // Not what the severity was before, which the digests of the packs determine.
    let severities = severities.map(|change| format!("{} {}", change.rule, change.to.as_str()));
    let all: Vec<String> = packs
        .chain(severities)
        .chain([policy.settings_digest()])
        .collect();

    digest(&all.join("\n"))
}

pub(in crate::report) fn render(report: &Report<'_>) -> Result<String, RenderError> {
    let mut text = String::new();
    for assessment in report.assessments {
        write(
            &mut text,
            &WireLine::Audited(Box::new(audited(assessment, report.policy_sha256))),
        )?;
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

fn audited<'a>(assessment: &'a Assessment<'_>, policy: Option<&'a str>) -> WireAudited<'a> {
    let agreement = assessment.agreement;
    let text = agreement.document().text();
    let waived = assessment.results.iter().any(RuleResult::is_waived);
    let (asked, answered) = assessment.covered();
    let ids = |outcome| {
        let results = assessment
            .results
            .iter()
            .filter(move |result| result.outcome == outcome);

        results.map(|result| result.rule.id.as_str()).collect()
    };

    WireAudited {
        schema_version: 1,
        lacuna: VERSION,
        // The same on every line: a run over many agreements works it out once, and hands it in.
        policy_sha256: policy
            .map_or_else(|| policy_sha256(assessment.policy).into(), Cow::Borrowed),
        id: agreement.id().into_owned(),
        title: agreement.title().into_owned(),
        file: text.name(),
        record: text.record().map(|record| record.number),
        sha256: digest(&text.source()),
        as_of: assessment.day.to_string(),
        verdict: assessment.verdict().as_str(),
        policy_verdict: assessment.policy_verdict().as_str(),
        filter: assessment.filtered.as_ref().map(filter),
        severities_changed: Some(severities(assessment.policy))
            .filter(|changed| !changed.is_empty()),
        rules_off: rules_off(assessment.policy),
        replaced: replaced(assessment.policy),
        verdict_with_waivers: waived.then(|| assessment.verdict_with_waivers().as_str()),
        policy_verdict_with_waivers: waived
            .then(|| assessment.policy_verdict_with_waivers().as_str()),
        baseline: assessment.comparison.as_ref().map(comparison),
        counts: bases(assessment),
        coverage: WireCovered { asked, answered },
        outcomes: WireOutcomes {
            breached: ids(Outcome::Breached),
            not_stated: ids(Outcome::NotStated),
            met: ids(Outcome::Met),
            cannot_tell: ids(Outcome::CannotTell),
            not_applicable: ids(Outcome::NotApplicable),
        },
        findings: assessment
            .findings()
            .into_iter()
            .filter_map(|result| finding(assessment, result))
            .collect(),
        failures: failures(assessment),
    }
}

fn finding<'a>(assessment: &Assessment<'_>, result: &'a RuleResult<'_>) -> Option<WireFinding<'a>> {
    let document = assessment.agreement.document();
    let places = result
        .worst()
        .filter_map(|answer| answer.evidence.first())
        .map(|read| {
            // Without `Fact::of`, which looks for labels and clauses that a line does not hold.
            let position = document.text().position(document.span(read.node).start);
            WirePlace {
                pointer: read.pointer(document),
                line: position.line,
                column: position.column,
            }
        });

    Some(WireFinding {
        rule: &result.rule.id,
        basis: result.basis.as_str(),
        outcome: result.outcome.as_str(),
        severity: result.weight.severity().map(Severity::as_str)?,
        grouped_under: result.grouped_under,
        waiver: result
            .waived
            .as_ref()
            .map(|waived| waived.state)
            .map(WaiverState::as_str),
        change: result.change.map(DiffStatus::as_str),
        decisions: (!result.decisions.is_empty()).then(|| {
            result
                .decisions
                .iter()
                .filter_map(|decided| decision(assessment, decided))
                .collect()
        }),
        places: places.collect(),
    })
}

fn write(text: &mut String, line: &WireLine<'_>) -> Result<(), RenderError> {
    let json = serde_json::to_string(line).map_err(|error| RenderError(error.to_string()))?;
    text.push_str(&escaped_json(&json));
    text.push('\n');
    Ok(())
}
