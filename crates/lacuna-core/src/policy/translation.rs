//! Texts of policy files in another language: the words of rules, packs, sources, lists and facts, and nothing that decides.
//!
//! Translations are in `translations/LANGUAGE/` of a policy folder: `rules/PACK.toml` with an entry for each rule, and `packs.toml`,
//! `sources.toml`, `checklists.toml`, `definitions.toml`, `parameters.toml` and `facts.toml`. A translation belongs to the folder it is in: a rule
//! that a later folder replaces is shown in the words of that folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use super::files::RuleFile;
use super::loader::PolicyLoader;
use super::reading::span;
use crate::diagnostic::Diagnostic;
use crate::source_file::{SourceFile, Span};
use crate::vocabulary::{FieldTexts, Vocabulary};

/// The folder of a policy folder in which the translations are.
pub(super) const TRANSLATIONS: &str = "translations";

/// The words of a rule; what is absent stays as the rule file has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleTexts {
    title: Option<String>,
    asks: Option<String>,
    message: Option<String>,
    unstated: Option<Spanned<String>>,
    why: Option<String>,
    remedy: Option<String>,
    remedy_silent: Option<Spanned<String>>,
    accept: Option<Spanned<String>>,
    /// The reasons of its adjustments, in their order.
    reasons: Option<Spanned<Vec<String>>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PackTexts {
    name: Option<String>,
    gloss: Option<String>,
    note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceTexts {
    title: Option<String>,
    says: Option<String>,
    /// The remark on the source.
    note: Option<String>,
    /// The text that was read.
    read: Option<String>,
    /// What each part says, by its pinpoint.
    #[serde(default)]
    pinpoints: BTreeMap<Spanned<String>, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChecklistTexts {
    title: Option<String>,
    about: Option<String>,
    /// What each item asks, by its id.
    #[serde(default)]
    items: BTreeMap<Spanned<String>, String>,
    /// The remarks on items, by their ids.
    #[serde(default)]
    notes: BTreeMap<Spanned<String>, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ParameterTexts {
    unit: Option<String>,
    reason: Option<String>,
}

/// The language of a path that leads to a translation, with the rest of the path behind the language.
pub(super) fn translation(path: &str) -> Option<(&str, &str)> {
    let rest = match path.find(TRANSLATIONS) {
        Some(0) => path,
        // The folder may lie deeper, but none whose name only ends like it.
        Some(at) if path[..at].ends_with('/') => &path[at..],
        _ => return None,
    };

    rest.strip_prefix(TRANSLATIONS)?
        .strip_prefix('/')?
        .split_once('/')
}

impl PolicyLoader {
    /// Takes the translations of one folder, once its other files are taken.
    pub(super) fn translations(&mut self, files: &[(&str, &Arc<SourceFile>)]) {
        for (path, text) in files {
            match *path {
                "packs.toml" => self.pack_texts(text),
                "sources.toml" => self.source_texts(text),
                "checklists.toml" => self.checklist_texts(text),
                "definitions.toml" => self.definition_texts(text),
                "parameters.toml" => self.parameter_texts(text),
                "facts.toml" => self.fact_texts(text),
                // A file of rules has the name of its pack, which is not known here.
                _ => self.rule_texts(text),
            }
        }
    }

    fn rule_texts(&mut self, text: &Arc<SourceFile>) {
        for (id, texts) in self.entries::<RuleTexts>(text) {
            match self.rules.get_mut(id.get_ref()) {
                Some((_, _, rule)) => {
                    let surplus = texts.surplus(rule);
                    texts.apply(rule);
                    for (at, message) in surplus {
                        self.problems.push(Diagnostic::at(text, at, message));
                    }
                }
                None => self.untranslatable(text, &id, "rule"),
            }
        }
    }

    fn pack_texts(&mut self, text: &Arc<SourceFile>) {
        for (id, texts) in self.entries::<PackTexts>(text) {
            match self.packs.get_mut(id.get_ref()) {
                Some(pack) => {
                    replace(&mut pack.name, texts.name);
                    pack.gloss = texts.gloss.or(pack.gloss.take());
                    pack.note = texts.note.or(pack.note.take());
                }
                None => self.untranslatable(text, &id, "pack"),
            }
        }
    }

    fn source_texts(&mut self, text: &Arc<SourceFile>) {
        for (key, texts) in self.entries::<SourceTexts>(text) {
            let Some(source) = self.sources.get_mut(key.get_ref()) else {
                self.untranslatable(text, &key, "source");
                continue;
            };

            // Kept for a later folder, to which a translation would look like a replacement.
            self.untranslated_sources
                .entry(key.get_ref().clone())
                .or_insert_with(|| source.clone());

            replace(&mut source.title, texts.title);
            replace(&mut source.says, texts.says);
            replace(&mut source.read, texts.read);
            source.note = texts.note.or(source.note.take());
            for (pinpoint, says) in texts.pinpoints {
                match source.pinpoints.get_mut(pinpoint.get_ref()) {
                    Some(part) => part.says = Some(says),
                    None => self.problems.push(surplus(text, &key, "part", &pinpoint)),
                }
            }
        }
    }

    fn checklist_texts(&mut self, text: &Arc<SourceFile>) {
        for (id, texts) in self.entries::<ChecklistTexts>(text) {
            let Some((_, list)) = self.checklists.get_mut(id.get_ref()) else {
                self.untranslatable(text, &id, "checklist");
                continue;
            };

            self.untranslated_checklists
                .entry(id.get_ref().clone())
                .or_insert_with(|| list.clone());

            replace(&mut list.title, texts.title);
            replace(&mut list.about, texts.about);
            for (item, asks) in texts.items {
                match list
                    .item
                    .iter_mut()
                    .find(|known| known.id == *item.get_ref())
                {
                    Some(known) => known.asks = asks,
                    None => self.problems.push(surplus(text, &id, "item", &item)),
                }
            }

            for (item, note) in texts.notes {
                match list
                    .item
                    .iter_mut()
                    .find(|known| known.id == *item.get_ref())
                {
                    Some(known) => known.note = Some(note),
                    None => self.problems.push(surplus(text, &id, "item", &item)),
                }
            }
        }
    }

    fn definition_texts(&mut self, text: &Arc<SourceFile>) {
        for (name, means) in self.entries::<String>(text) {
            let known = self
                .definitions
                .iter_mut()
                .find(|(known, ..)| known == name.get_ref());

            match known {
                Some((_, _, definition)) => {
                    // A later folder is compared with the words as they were written.
                    let own = std::mem::replace(&mut definition.means, means);
                    self.untranslated_definitions
                        .entry(name.into_inner())
                        .or_insert(own);
                }
                None => self.untranslatable(text, &name, "definition"),
            }
        }
    }

    fn parameter_texts(&mut self, text: &Arc<SourceFile>) {
        for (name, texts) in self.entries::<ParameterTexts>(text) {
            match self.parameters.get_mut(name.get_ref()) {
                Some(parameter) => {
                    replace(&mut parameter.unit, texts.unit);
                    replace(&mut parameter.reason, texts.reason);
                }
                None => self.untranslatable(text, &name, "parameter"),
            }
        }
    }

    /// Takes the words of facts, which the vocabulary is given when the schema is made.
    pub(super) fn fact_texts(&mut self, text: &Arc<SourceFile>) {
        for (path, texts) in self.entries::<FieldTexts>(text) {
            self.labels.insert(path.get_ref().clone(), texts);
            self.label_places.push((Arc::clone(text), path));
        }
    }

    /// Checks that the facts whose words were taken are in the schema, once that is made.
    pub(super) fn check_labels(&mut self, vocabulary: &Vocabulary) {
        for (text, path) in std::mem::take(&mut self.label_places) {
            let steps: Vec<&str> = path.get_ref().split('.').collect();
            if vocabulary.field(&steps).is_none() {
                self.untranslatable(&text, &path, "fact");
            }
        }
    }

    fn untranslatable(&mut self, text: &Arc<SourceFile>, name: &Spanned<String>, kind: &str) {
        let message = format!("there is no {kind} `{}` to translate", name.get_ref());
        self.problems
            .push(Diagnostic::at(text, span(&name.span()), message));
    }
}

/// A translation of a part that its source or its checklist does not have.
fn surplus(
    text: &Arc<SourceFile>,
    whole: &Spanned<String>,
    kind: &str,
    part: &Spanned<String>,
) -> Diagnostic {
    let (whole, name) = (whole.get_ref(), part.get_ref());
    let message = format!("{whole} has no {kind} `{name}` to translate");
    Diagnostic::at(text, span(&part.span()), message)
}

impl RuleTexts {
    /// Lists the words of sentences and reasons that the rule does not have, each with its place.
    fn surplus(&self, rule: &RuleFile) -> Vec<(Span, String)> {
        let sentences = [
            ("unstated", &self.unstated, rule.unstated.is_some()),
            (
                "remedy_silent",
                &self.remedy_silent,
                rule.remedy_silent.is_some(),
            ),
            ("accept", &self.accept, rule.accept.is_some()),
        ];

        let id = &rule.id;
        let mut surplus = Vec::new();
        for (name, words, is_there) in sentences {
            if let Some(words) = words.as_ref().filter(|_| !is_there) {
                let message = format!("{id} has no `{name}` to translate");
                surplus.push((span(&words.span()), message));
            }
        }

        let there = rule.adjust.len();
        if let Some(reasons) = &self.reasons
            && reasons.get_ref().len() > there
        {
            let given = reasons.get_ref().len();
            let noun = if there == 1 { "reason" } else { "reasons" };
            let message = format!("{id} has {there} {noun} to translate, and here are {given}");
            surplus.push((span(&reasons.span()), message));
        }

        surplus
    }

    fn apply(self, rule: &mut RuleFile) {
        replace(&mut rule.title, self.title);

        // A sentence that the rule does not have is none that a translation could add.
        let words = |text: Option<Spanned<String>>| text.map(Spanned::into_inner);
        for (slot, text) in [
            (Some(&mut rule.asks), self.asks),
            (Some(&mut rule.message), self.message),
            (rule.unstated.as_mut(), words(self.unstated)),
            (Some(&mut rule.why), self.why),
            (Some(&mut rule.remedy), self.remedy),
            (rule.remedy_silent.as_mut(), words(self.remedy_silent)),
            (rule.accept.as_mut(), words(self.accept)),
        ] {
            if let (Some(slot), Some(text)) = (slot, text) {
                // A slip in a hole is then told at the sentence that was translated.
                *slot = Spanned::new(slot.span(), text);
            }
        }

        let reasons = self.reasons.map(Spanned::into_inner).unwrap_or_default();
        for (adjustment, reason) in rule.adjust.iter_mut().zip(reasons) {
            adjustment.reason = reason;
        }
    }
}

fn replace(slot: &mut String, text: Option<String>) {
    if let Some(text) = text {
        *slot = text;
    }
}
