//! What settings changed in the rules, in sentences: packs omitted, severities, thresholds.

use lacuna_core::assessment::{Assessment, RuleResult};
use lacuna_core::policy::{Policy, ReplacedPart, SeverityChange};
use lacuna_messages::Messages;

/// What limits or changes a report: a filter in force, then what settings changed.
#[must_use]
pub fn remarks(assessment: &Assessment<'_>, messages: &Messages) -> Vec<String> {
    let mut lines: Vec<String> = filter(assessment, messages).into_iter().collect();
    lines.extend(changes(assessment.policy, messages));
    lines
}

/// The filter that is in force, with how much it hides.
#[must_use]
pub fn filter(assessment: &Assessment<'_>, messages: &Messages) -> Option<String> {
    let filtered = assessment.filtered.as_ref()?;
    let hidden = filtered.findings();
    let all = hidden + assessment.findings().len();
    let arguments = [
        ("filter", (&filtered.filter).into()),
        ("hidden", hidden.into()),
        ("all", all.into()),
    ];

    Some(messages.text("filter_in_force", &arguments))
}

/// That settings changed the severity of a finding, and why; `None` where they did not.
#[must_use]
pub fn severity(
    assessment: &Assessment<'_>,
    result: &RuleResult<'_>,
    messages: &Messages,
) -> Option<String> {
    let mut changes = assessment.policy.severity_changes.iter();
    let change = changes.find(|change| change.rule == result.rule.id)?;
    Some(changed(change, messages))
}

fn changed(change: &SeverityChange, messages: &Messages) -> String {
    let (from, to) = (messages.severity(change.from), messages.severity(change.to));
    let id = if change.reason.is_some() {
        "settings_severity_reason"
    } else {
        "settings_severity"
    };

    let reason = change.reason.as_deref().unwrap_or_default();
    let arguments = [
        ("rule", (&change.rule).into()),
        ("from", from.into()),
        ("to", to.into()),
        ("reason", reason.into()),
    ];

    messages.text(id, &arguments)
}

/// A sentence for each change, packs first; empty where the rules are as they come.
#[must_use]
pub fn changes(policy: &Policy, messages: &Messages) -> Vec<String> {
    let mut lines = Vec::new();
    if !policy.packs_left_out.is_empty() {
        let packs = policy.packs_left_out.iter().cloned();
        let packs = messages.joined("value_list", packs);
        let arguments = [
            ("n", policy.packs_left_out.len().into()),
            ("packs", packs.into()),
        ];

        lines.push(messages.text("settings_packs", &arguments));
    }

    lines.extend(house_rules(policy, messages));
    lines.extend(
        policy
            .severity_changes
            .iter()
            .map(|change| changed(change, messages)),
    );

    for (name, parameter) in &policy.parameters {
        // A threshold keeps its default only where the value in force is another.
        if let Some(default) = &parameter.default {
            let arguments = [
                ("name", name.into()),
                ("value", parameter.value.to_string().into()),
                ("default", default.to_string().into()),
            ];

            lines.push(messages.text("settings_parameter", &arguments));
        }
    }

    lines
}

/// A sentence for each rule that is off, and for each part that the house replaced.
#[must_use]
pub fn house_rules(policy: &Policy, messages: &Messages) -> Vec<String> {
    let mut lines = Vec::new();
    for off in &policy.rules_off {
        let arguments = [
            ("rule", (&off.rule).into()),
            ("title", (&off.title).into()),
            ("severity", messages.severity(off.severity).into()),
            ("reason", (&off.reason).into()),
        ];

        lines.push(messages.text("settings_rule_off", &arguments));
    }

    for replacement in &policy.replacements {
        let id = match replacement.kind {
            ReplacedPart::Rule => "settings_replaced_rule",
            ReplacedPart::Definition => "settings_replaced_definition",
            ReplacedPart::Source => "settings_replaced_source",
            ReplacedPart::Jurisdiction => "settings_replaced_jurisdiction",
            ReplacedPart::Checklist => "settings_replaced_checklist",
        };

        let arguments = [
            ("name", (&replacement.name).into()),
            ("reason", (&replacement.reason).into()),
        ];

        lines.push(messages.text(id, &arguments));
    }

    lines
}
