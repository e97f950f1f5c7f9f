//! Settings: what a `lacuna.toml` changes of the policies, and what it chooses for a run.

use std::sync::Arc;

use toml::Spanned;

use super::files::ParameterValue;
use super::loader::{Changes, PolicyLoader};
use super::reading::{FileShape, read, span};
use super::replacement::RuleOff;
use super::rule::Rule;
use super::settings_file::{SettingsFile, SeveritySetting};
use super::{Pack, Severity};
use crate::condition::Constant;
use crate::diagnostic::Diagnostic;
use crate::source_file::{SourceFile, visible};

/// A severity that settings changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeverityChange {
    /// The id of the rule.
    pub rule: String,
    /// The rule's own severity.
    pub from: Severity,
    /// The severity in force.
    pub to: Severity,
    /// Why, where the settings say it.
    pub reason: Option<String>,
}

/// The changes that settings came to make.
#[derive(Default)]
pub(super) struct ChangesMade {
    pub(super) severities: Vec<SeverityChange>,
    pub(super) rules_off: Vec<RuleOff>,
    pub(super) packs_left_out: Vec<String>,
}

/// Reads a `lacuna.toml`.
///
/// # Errors
/// Every unknown key, with the nearest known one; else the first thing that TOML or a type refuses.
pub fn settings(text: &Arc<SourceFile>) -> Result<SettingsFile, Vec<Diagnostic>> {
    read(text, &FileShape::Settings)
}

impl PolicyLoader {
    /// Takes the part of the settings that is about policies.
    pub(super) fn settings(&mut self, text: &Arc<SourceFile>) {
        let file = match settings(text) {
            Ok(file) => file,
            Err(problems) => return self.problems.extend(problems),
        };

        for (name, value) in file.parameters {
            self.parameter(text, &name, value);
        }

        self.organisation = file
            .organisation
            .as_ref()
            .map(|name| name.get_ref().clone());
        if let Some(address) = &file.handbook {
            if !["https://", "http://"]
                .iter()
                .any(|scheme| address.get_ref().starts_with(scheme))
            {
                let problem = Diagnostic::at(
                    text,
                    span(&address.span()),
                    "the handbook needs a whole address",
                );
                self.problems
                    .push(problem.help("such as https://example.org/lacuna/docs/rules"));
            }
            self.handbook = Some(address.get_ref().clone());
        }

        self.changes = Changes {
            text: Some(Arc::clone(text)),
            packs: file.packs,
            severity: file.severity,
            rules_off: file.rules_off,
        };
    }

    fn parameter(
        &mut self,
        text: &Arc<SourceFile>,
        name: &Spanned<String>,
        value: Spanned<ParameterValue>,
    ) {
        let at = span(&value.span());
        let value = Constant::from(value.into_inner());
        let Some(known) = self.parameters.get_mut(name.get_ref()) else {
            let names = self.parameters.keys().map(String::as_str);
            self.problems.push(
                Diagnostic::at(
                    text,
                    span(&name.span()),
                    format!("there is no parameter `{}`", visible(name.get_ref())),
                )
                .help("`lacuna config` lists the parameters")
                .suggest(name.get_ref(), names),
            );

            return;
        };

        // Else every rule that reads it would fail to compile, far from the line that is wrong.
        if std::mem::discriminant(&known.value) != std::mem::discriminant(&value) {
            let kind = match known.value {
                Constant::Integer(_) => "a whole number",
                Constant::Text(_) => "a text in quotes",
                Constant::Texts(_) => "a list of texts",
            };

            let message = format!("the parameter `{}` is {kind}", name.get_ref());
            self.problems.push(
                Diagnostic::at(text, at, message).help(format!("its unit is: {}", known.unit)),
            );

            return;
        }

        // The first default is kept, so that a value that is set back to it counts as no change.
        let before = known.default.clone().unwrap_or_else(|| known.value.clone());
        known.default = (before != value).then_some(before);
        known.value = value;
    }

    /// Changes severities, and removes rules that are off or whose packs were not chosen.
    pub(super) fn change(&mut self, rules: &mut Vec<Rule>) -> ChangesMade {
        let changes = std::mem::take(&mut self.changes);
        let mut made = ChangesMade::default();
        let Some(text) = changes.text else {
            return made;
        };

        for (id, setting) in changes.severity {
            let change = self.severity(&text, &id, setting, rules);
            made.severities.extend(change);
        }

        for (id, reason) in changes.rules_off {
            let off = self.switch_off(&text, &id, &reason, rules);
            made.rules_off.extend(off);
        }

        rules.retain(|rule| !made.rules_off.iter().any(|off| off.rule == rule.id));

        // Rules are switched off before packs are chosen, so that a rule of a pack that is left out
        // is still known by name.
        let Some(chosen) = changes.packs else {
            return made;
        };

        for name in &chosen {
            self.chosen(&text, name);
        }

        let keeps = |pack: &str| chosen.iter().any(|name| name.get_ref() == pack);
        made.packs_left_out = self
            .packs
            .keys()
            .filter(|pack| !keeps(pack))
            .cloned()
            .collect();

        rules.retain(|rule| keeps(&rule.pack));

        made
    }

    fn switch_off(
        &mut self,
        text: &Arc<SourceFile>,
        id: &Spanned<String>,
        reason: &Spanned<String>,
        rules: &[Rule],
    ) -> Option<RuleOff> {
        let Some(rule) = rules.iter().find(|rule| rule.id == *id.get_ref()) else {
            self.problems.push(no_rule(text, id, rules));
            return None;
        };

        if reason.get_ref().trim().is_empty() {
            let message = format!("{} is switched off, and no reason is given", rule.id);
            self.problems.push(
                Diagnostic::at(text, span(&reason.span()), message)
                    .help("give the reason as a sentence: every report prints it"),
            );
        }

        Some(RuleOff {
            rule: rule.id.clone(),
            title: rule.title.clone(),
            severity: rule.severity,
            basis: rule.basis,
            reason: reason.get_ref().trim().to_owned(),
        })
    }

    fn chosen(&mut self, text: &Arc<SourceFile>, name: &Spanned<String>) {
        if !self.packs.contains_key(name.get_ref()) {
            let problem = Diagnostic::at(
                text,
                span(&name.span()),
                format!("there is no pack `{}`", visible(name.get_ref())),
            )
            .help(format!(
                "the packs are {}",
                self.packs.keys().cloned().collect::<Vec<_>>().join(", ")
            ))
            .suggest(name.get_ref(), self.packs.keys().map(String::as_str));

            self.problems.push(problem);
        }
    }

    fn severity(
        &mut self,
        text: &Arc<SourceFile>,
        id: &Spanned<String>,
        setting: SeveritySetting,
        rules: &mut [Rule],
    ) -> Option<SeverityChange> {
        let to = *setting.severity.get_ref();
        let Some(rule) = rules.iter_mut().find(|rule| rule.id == *id.get_ref()) else {
            self.problems.push(no_rule(text, id, rules));
            return None;
        };

        let from = rule.severity;
        // Blanks give no reason, and a lower severity needs one.
        let reason = setting.reason.filter(|reason| !reason.trim().is_empty());
        if to < from && reason.is_none() {
            let message = format!(
                "{} is {}; a lower severity needs a reason",
                rule.id,
                from.as_str()
            );

            let help = "add reason = \"...\": the report prints it";
            self.problems
                .push(Diagnostic::at(text, span(&setting.severity.span()), message).help(help));
        }

        // What a house confirms it does not change: nothing would say why a circumstance no longer raises it.
        if to == from {
            return None;
        }

        rule.severity = to;
        for adjustment in &mut rule.adjustments {
            // Adjustments go along with a change, or a circumstance would undo what the house has
            // set.
            adjustment.severity = if to > from {
                adjustment.severity.max(to)
            } else {
                adjustment.severity.min(to)
            };
        }

        Some(SeverityChange {
            rule: rule.id.clone(),
            from,
            to,
            reason,
        })
    }
}

fn no_rule(text: &Arc<SourceFile>, id: &Spanned<String>, rules: &[Rule]) -> Diagnostic {
    Diagnostic::at(
        text,
        span(&id.span()),
        format!("there is no rule `{}`", visible(id.get_ref())),
    )
    .help("`lacuna rules list` lists the rules")
    .suggest(id.get_ref(), rules.iter().map(|rule| rule.id.as_str()))
}

/// Returns which packs were kept, of those that have a rule.
pub(super) fn kept(packs: impl Iterator<Item = Pack>, rules: &[Rule]) -> Vec<Pack> {
    packs
        .filter(|pack| rules.iter().any(|rule| rule.pack == pack.id))
        .collect()
}
