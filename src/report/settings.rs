//! What settings changed in the rules, told in sentences: packs left out, severities, thresholds.

use super::messages::Messages;
use lacuna_core::policy::Policy;

/// A sentence for each change, packs first; empty where the rules are as they come.
#[must_use]
pub fn changes(policy: &Policy, messages: &Messages) -> Vec<String> {
    let mut lines = Vec::new();
    if !policy.packs_left_out.is_empty() {
        let packs = policy.packs_left_out.join(", ");
        let arguments = [("n", policy.packs_left_out.len().into()), ("packs", packs.into())];
        lines.push(messages.text("settings_packs", &arguments));
    }
    for change in &policy.severity_changes {
        let (from, to) = (messages.severity(change.from), messages.severity(change.to));
        let id = if change.reason.is_some() { "settings_severity_reason" } else { "settings_severity" };
        let reason = change.reason.as_deref().unwrap_or_default();
        let arguments =
            [("rule", (&change.rule).into()), ("from", from.into()), ("to", to.into()), ("reason", reason.into())];
        lines.push(messages.text(id, &arguments));
    }
    for (name, parameter) in &policy.parameters {
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
