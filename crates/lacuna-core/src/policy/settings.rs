//! Settings: what a `lacuna.toml` changes of the policies, and what it chooses for a run.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::files::ParameterValue;
use super::load::PolicyLoader;
use super::reading::{Shape, read, span};
use super::rule::Rule;
use super::{Pack, Severity};
use crate::condition::Constant;
use crate::diagnostic::Diagnostic;
use crate::source_file::{SourceFile, visible};

/// The settings of a folder: which rules are asked of the agreements below it, and how runs over them end.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Lacuna settings")]
pub struct SettingsFile {
    /// The packs whose rules are asked; left out, all of them. The report names those that are left out.
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
}

/// The least severity that ends a run with exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FailOn {
    /// Any finding.
    Low,
    /// Medium findings and graver ones.
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

    /// The choice that a word names.
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

    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.least().map_or("never", Severity::as_str)
    }

    /// The least severity that fails a run; nothing where none does.
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

/// Reads a `lacuna.toml`.
///
/// # Errors
/// Every unknown key, with the nearest known one; else the first thing that TOML or a type refuses.
pub fn settings(text: &Arc<SourceFile>) -> Result<SettingsFile, Vec<Diagnostic>> {
    read(text, &Shape::Settings)
}

/// What settings change once all rules are compiled.
#[derive(Default)]
pub(super) struct Changes {
    text: Option<Arc<SourceFile>>,
    packs: Option<Vec<Spanned<String>>>,
    severity: BTreeMap<Spanned<String>, SeveritySetting>,
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
                .help("`lacuna config` shows the parameters there are")
                .suggest(name.get_ref(), names),
            );

            return;
        };

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

        let before = known.default.clone().unwrap_or_else(|| known.value.clone());
        known.default = (before != value).then_some(before);
        known.value = value;
    }

    /// Changes severities, and leaves out the rules of packs that were not chosen.
    pub(super) fn change(&mut self, rules: &mut Vec<Rule>) -> (Vec<SeverityChange>, Vec<String>) {
        let changes = std::mem::take(&mut self.changes);
        let Some(text) = changes.text else {
            return (Vec::new(), Vec::new());
        };

        let severities = changes
            .severity
            .into_iter()
            .filter_map(|(id, setting)| self.severity(&text, &id, setting, rules));

        let severities = severities.collect();
        let Some(chosen) = changes.packs else {
            return (severities, Vec::new());
        };

        for name in &chosen {
            self.chosen(&text, name);
        }

        let keeps = |pack: &str| chosen.iter().any(|name| name.get_ref() == pack);
        let left_out = self
            .packs
            .keys()
            .filter(|pack| !keeps(pack))
            .cloned()
            .collect();

        rules.retain(|rule| keeps(&rule.pack));

        (severities, left_out)
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
            let problem = Diagnostic::at(
                text,
                span(&id.span()),
                format!("there is no rule `{}`", visible(id.get_ref())),
            )
            .help("`lacuna rules list` shows the rules there are")
            .suggest(id.get_ref(), rules.iter().map(|rule| rule.id.as_str()));

            self.problems.push(problem);
            return None;
        };

        let from = rule.severity;
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

        rule.severity = to;
        for adjustment in &mut rule.adjustments {
            adjustment.severity = if to > from {
                adjustment.severity.max(to)
            } else {
                adjustment.severity.min(to)
            };
        }

        (to != from).then(|| SeverityChange {
            rule: rule.id.clone(),
            from,
            to,
            reason,
        })
    }
}

/// Which packs were kept, of those that have a rule.
pub(super) fn kept(packs: impl Iterator<Item = Pack>, rules: &[Rule]) -> Vec<Pack> {
    packs
        .filter(|pack| rules.iter().any(|rule| rule.pack == pack.id))
        .collect()
}
