//! The words of facts in another language: label, help and what each choice means.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{FieldKind, GroupId, Vocabulary};

/// The words of one fact; what is absent stays as the schema has it.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldTexts {
    /// A phrase that says what the fact is.
    pub label: Option<String>,
    /// What to look for in the contract.
    pub help: Option<String>,
    /// What each word of a choice means.
    #[serde(default)]
    pub choices: BTreeMap<String, String>,
}

impl Vocabulary {
    /// Replaces the words of facts by their dotted paths; a path that leads to no fact is passed over, since the vocabulary of
    /// another edition may lack it.
    pub fn translate(&mut self, texts: &BTreeMap<String, FieldTexts>) {
        for (path, texts) in texts {
            let steps: Vec<&str> = path.split('.').collect();
            let Some((last, before)) = steps.split_last() else {
                continue;
            };

            let group = before.iter().try_fold(GroupId::AGREEMENT, |at, name| {
                self.group(at).get(name)?.kind.group()
            });

            let field = group
                .and_then(|group| self.groups.get_mut(group.0))
                .and_then(|group| group.fields.get_mut(*last));

            if let Some(field) = field {
                replace(&mut field.label, texts.label.as_ref());
                replace(&mut field.help, texts.help.as_ref());
                translate_choices(&mut field.kind, &texts.choices);
            }
        }
    }
}

fn translate_choices(kind: &mut FieldKind, texts: &BTreeMap<String, String>) {
    match kind {
        FieldKind::Choice(choices) => {
            for (word, meaning) in choices {
                replace(meaning, texts.get(word));
            }
        }
        FieldKind::List(element) | FieldKind::Map(element) => translate_choices(element, texts),
        _ => {}
    }
}

fn replace(slot: &mut String, text: Option<&String>) {
    if let Some(text) = text {
        slot.clone_from(text);
    }
}
