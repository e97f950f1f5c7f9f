//! The format `json`: everything an assessment holds, for other programs; its schema is published.

mod answers;
mod each;
mod line;
mod wire;

use std::borrow::Cow;

use schemars::{SchemaGenerator, generate::SchemaSettings};
use std::collections::BTreeMap;

use serde_json::Value;

use self::each::LazySeq;
use self::wire::{
    Wire, WireAbsence, WireAssessment, WireBases, WireChecklist, WireCitedDocument, WireComparison,
    WireCounts, WireCoverage, WireDecision, WireFailure, WireFilter, WireItem, WireOffered,
    WireOutcomeCounts, WirePack, WireParameter, WireProblem, WireQuestion, WireQuotes,
    WireReplacement, WireRule, WireRuleOff, WireSeverity, WireWaiver,
};
use super::absence::declared;
use super::{RenderError, Report};
use lacuna_core::VERSION;
use lacuna_core::agreement::CheckedAgreement;
use lacuna_core::assessment::{
    AppliedChecklist, Assessment, BaselineDiff, CheckedItem, Counts, DiffStatus, Filtered, Found,
    Outcome, Provenance, Question, ReviewerDecision, RuleResult, Verdict,
};
use lacuna_core::diagnostic::RejectedInput;
use lacuna_core::document::NodeId;
use lacuna_core::policy::{Basis, Policy, Severity, digest};
use lacuna_core::source_file::escaped_json;

pub(super) use line::render as render_lines;
pub use line::{policy_sha256, schema as line_schema};

/// The JSON Schema (2020-12) of what this format writes.
#[must_use]
pub fn schema() -> Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    let mut schema = generator.into_root_schema_for::<Wire<'static>>();
    lacuna_core::vocabulary::tidy(&mut schema);
    lacuna_core::vocabulary::identified(schema.to_value(), "assessment")
}

pub(super) fn render(report: &Report<'_>) -> Result<String, RenderError> {
    // All assessments of a run share one policy. Of a run without any, none is known.
    let policy = report
        .assessments
        .first()
        .map(|assessment| assessment.policy);

    let wire = Wire {
        schema_version: 1,
        lacuna: VERSION,
        packs: policy.map(packs).unwrap_or_default(),
        packs_left_out: policy
            .map(|policy| policy.packs_left_out.clone())
            .unwrap_or_default(),
        severities_changed: policy.map(severities).unwrap_or_default(),
        rules_off: policy.and_then(rules_off),
        replaced: policy.and_then(replaced),
        settings_sha256: policy.map(Policy::settings_digest).unwrap_or_default(),
        parameters_changed: policy.map(parameters).unwrap_or_default(),
        problems: report.refused.iter().flat_map(problems).collect(),
        assessments: LazySeq::of(report.assessments, assessment),
    };

    let text =
        serde_json::to_string_pretty(&wire).map_err(|error| RenderError(error.to_string()))?;

    // Hidden characters are rare, and a text of many megabytes is not copied without need.
    let escaped = match escaped_json(&text) {
        Cow::Owned(escaped) => Some(escaped),
        Cow::Borrowed(_) => None,
    };

    let mut text = escaped.unwrap_or(text);
    text.push('\n');
    Ok(text)
}

fn packs(policy: &Policy) -> Vec<WirePack> {
    let packs = policy.packs.iter().map(|pack| WirePack {
        id: pack.id.clone(),
        version: pack.version.clone(),
        sha256: pack.fingerprint().to_owned(),
    });

    packs.collect()
}

fn problems(refused: &RejectedInput) -> impl Iterator<Item = WireProblem> {
    refused.problems.iter().map(|problem| WireProblem {
        file: problem.file.clone(),
        // What is wrong can lie in another file.
        record: refused.record.filter(|_| problem.file == refused.file),
        line: problem.position.map(|position| position.line),
        column: problem.position.map(|position| position.column),
        pointer: problem.pointer.clone(),
        message: problem.message.clone(),
        help: problem.help.clone(),
    })
}

fn severities(policy: &Policy) -> Vec<WireSeverity> {
    let changes = policy.severity_changes.iter().map(|change| WireSeverity {
        rule: change.rule.clone(),
        from: change.from.as_str(),
        to: change.to.as_str(),
        reason: change.reason.clone(),
    });

    changes.collect()
}

/// The rules that are off; `None` where none is.
fn rules_off(policy: &Policy) -> Option<Vec<WireRuleOff>> {
    let off = policy.rules_off.iter().map(|off| WireRuleOff {
        rule: off.rule.clone(),
        severity: off.severity.as_str(),
        basis: off.basis.as_str(),
        reason: off.reason.clone(),
    });

    (!policy.rules_off.is_empty()).then(|| off.collect())
}

/// The parts that were replaced; `None` where none was.
fn replaced(policy: &Policy) -> Option<Vec<WireReplacement>> {
    let replaced = policy
        .replacements
        .iter()
        .map(|replacement| WireReplacement {
            kind: replacement.kind.as_str(),
            name: replacement.name.clone(),
            reason: replacement.reason.clone(),
        });

    (!policy.replacements.is_empty()).then(|| replaced.collect())
}

fn parameters(policy: &Policy) -> Vec<WireParameter> {
    let changed = policy.parameters.iter().filter_map(|(name, parameter)| {
        let default = parameter.default.as_ref()?.to_string();
        Some(WireParameter {
            name: name.clone(),
            value: parameter.value.to_string(),
            default,
        })
    });

    changed.collect()
}

fn assessment<'a>(assessment: &'a Assessment<'a>) -> WireAssessment<'a> {
    let agreement = assessment.agreement;
    let text = agreement.document().text();
    let coverage = assessment.coverage();
    let waived = !assessment.waived().is_empty();

    WireAssessment {
        id: agreement.id().into_owned(),
        title: agreement.title().into_owned(),
        file: text.name().to_owned(),
        record: text.record().map(|record| record.number),
        sha256: digest(&text.source()),
        as_of: assessment.day.to_string(),
        verdict: assessment.verdict().as_str(),
        waits_for_answers: waits(assessment, assessment.verdict(), false),
        policy_verdict: assessment.policy_verdict().as_str(),
        policy_waits_for_answers: waits(assessment, assessment.policy_verdict(), true),
        filter: assessment.filtered.as_ref().map(filter),
        // Without waivers both pairs of verdicts are the same.
        verdict_with_waivers: waived.then(|| assessment.verdict_with_waivers().as_str()),
        policy_verdict_with_waivers: waived
            .then(|| assessment.policy_verdict_with_waivers().as_str()),
        baseline: assessment.comparison.as_ref().map(comparison),
        counts: bases(assessment),
        outcome_counts: count_outcomes(assessment),
        coverage: WireCoverage {
            asked: coverage.asked,
            answered: coverage.answered(),
            silent: coverage.silent,
        },
        quotes: quotes(assessment.agreement),
        // Made as they are written: all at once they take more than twice the memory of an audit.
        rules: LazySeq::of(&assessment.results, |result| rule(assessment, result)),
        checklists: assessment
            .checklists
            .iter()
            .filter_map(|applied| checklist(assessment, applied))
            .collect(),
        questions: assessment.questions().iter().map(question).collect(),
        declared_absent: declared_absent(assessment),
        failures: failures(assessment),
    }
}

/// Whether a verdict rests on nothing but questions that nobody has answered.
fn waits(assessment: &Assessment<'_>, verdict: Verdict, is_policy: bool) -> bool {
    verdict == Verdict::FixFirst && assessment.waits_for_answers(is_policy, false)
}

fn count_outcomes(assessment: &Assessment<'_>) -> WireOutcomeCounts {
    WireOutcomeCounts {
        breached: assessment.count(Outcome::Breached),
        not_stated: assessment.count(Outcome::NotStated),
        met: assessment.count(Outcome::Met),
        cannot_tell: assessment.count(Outcome::CannotTell),
        not_applicable: assessment.count(Outcome::NotApplicable),
    }
}

fn declared_absent(assessment: &Assessment<'_>) -> Vec<WireAbsence> {
    let agreement = assessment.agreement;
    let absences = declared(agreement.document(), agreement.vocabulary()).into_iter();
    absences
        .map(|absence| WireAbsence {
            kind: absence.kind.as_str().to_owned(),
            label: absence.label,
            pointer: absence.pointer,
            reason: absence.reason,
            place: absence.place,
            positions: absence.positions,
        })
        .collect()
}

/// Sums up the quotes that were looked up; `None` where none was.
fn quotes(agreement: &CheckedAgreement) -> Option<WireQuotes> {
    let (checks, document) = (agreement.quotes(), agreement.document());
    if checks.quotes.is_empty() && checks.changed.is_empty() && checks.cited.is_empty() {
        return None;
    }

    let mut by_standing = BTreeMap::new();
    for check in checks.quotes.values() {
        *by_standing.entry(check.standing.as_str()).or_default() += 1;
    }

    let unsupported = checks.quotes.iter().filter(|(_, check)| !check.supports);

    Some(WireQuotes {
        by_standing,
        unsupported: unsupported
            .map(|(&clause, _)| format!("{}/quote", document.pointer(clause)))
            .collect(),
        changed_documents: checks
            .changed
            .iter()
            .map(|&file| document.pointer(file))
            .collect(),
        cited_documents: checks
            .cited
            .iter()
            .map(|cited| WireCitedDocument {
                source: document.pointer(cited.source),
                clauses: cited.clauses,
                uncited: cited.uncited.clone(),
            })
            .collect(),
    })
}

fn filter(filtered: &Filtered<'_>) -> WireFilter {
    WireFilter {
        filter: filtered.filter.clone(),
        hidden_findings: filtered.findings(),
    }
}

fn bases(assessment: &Assessment<'_>) -> WireBases {
    WireBases {
        law: counts(assessment.counts(Basis::Law)),
        guidance: counts(assessment.counts(Basis::Guidance)),
        policy: counts(assessment.counts(Basis::Policy)),
    }
}

fn failures(assessment: &Assessment<'_>) -> Vec<WireFailure> {
    let failures = assessment.failures.iter();
    failures
        .map(|failed| WireFailure {
            rule: failed.rule.clone(),
            message: failed.message.clone(),
        })
        .collect()
}

fn comparison(comparison: &BaselineDiff) -> WireComparison {
    WireComparison {
        since: comparison.since.clone(),
        gone: comparison
            .gone
            .iter()
            .map(|gone| gone.rule.clone())
            .collect(),
        agreement_changed: comparison.agreement_changed,
        rules_changed: comparison.rules_changed.clone(),
        settings_changed: comparison.settings_changed,
        program_changed: comparison.program_changed.clone(),
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

    let items = assessment
        .items(applied.checklist)
        .into_iter()
        .map(item)
        .collect();

    Some(WireChecklist {
        id: applied.checklist.id.clone(),
        applies: applied.applies,
        items,
    })
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
        // About no one entry, since the rule is one and its answers are many.
        asks: result.rule.asks.render(document, None, "…"),
        basis: result.basis.as_str(),
        outcome: result.outcome.as_str(),
        severity: severity.map(Severity::as_str),
        grouped_under: result.grouped_under.map(str::to_owned),
        // Only a finding can be waived or compared, which a fingerprint is for.
        fingerprint: severity.map(|_| result.fingerprint(assessment.agreement)),
        waiver: result.waived.as_ref().map(|waived| WireWaiver {
            by: waived.by.clone(),
            reason: waived.reason.clone(),
            expires: waived.expires.to_string(),
            state: waived.state.as_str(),
        }),
        decisions: (!result.decisions.is_empty()).then(|| {
            result
                .decisions
                .iter()
                .filter_map(|decided| decision(assessment, decided))
                .collect()
        }),
        change: result.change.map(DiffStatus::as_str),
        // A remedy is one sentence, and of several subjects it can name the first alone.
        remedy: severity.map(|_| result.remedy().render(document, first_subject(result), "…")),
        answers: answers::of(assessment, result),
    }
}

/// The element that the first of the worst answers is about.
fn first_subject(result: &RuleResult<'_>) -> Option<NodeId> {
    result.worst().next().and_then(|answer| answer.subject)
}

fn decision(assessment: &Assessment<'_>, decided: &ReviewerDecision) -> Option<WireDecision> {
    let reviewer = assessment.reviewers.get(decided.reviewer)?;
    Some(WireDecision {
        reviewer: reviewer.name.clone(),
        role: reviewer.role.clone(),
        decision: decided.decision.as_str(),
        reason: decided.reason.clone(),
    })
}

fn question(question: &Question<'_>) -> WireQuestion {
    WireQuestion {
        label: question.fact.label.clone(),
        pointer: question.fact.pointer.clone(),
        absent: match &question.fact.found {
            Found::Nothing { kind, .. } => kind.as_str().to_owned(),
            // A stated fact is asked about only where the agreement's own text does not show it.
            _ if question.fact.provenance == Provenance::Unproved => "unproved".to_owned(),
            _ => "reported".to_owned(),
        },
        offered: question.fact.offered.as_ref().map(|offered| WireOffered {
            text: offered.title.clone(),
            clause: offered.clause.clone(),
            value: serde_json::from_str(&offered.value)
                .unwrap_or_else(|_| Value::String(offered.value.clone())),
        }),
        rules: question.rules.iter().map(|rule| rule.id.clone()).collect(),
        answered_by: question
            .fact
            .answerers
            .iter()
            .map(|answerer| answerer.as_str())
            .collect(),
        worst: question.worst().map_or("low", Severity::as_str),
    }
}
