//! Which facts a condition reads, without an agreement: every path in it, with loop variables followed to their lists.

use std::collections::BTreeSet;

use super::expression::{Condition, Expression, Loop, Path, Root};
use crate::document::Name;

/// Dotted paths of facts from the agreement, such as `datasets.retention.days`.
pub type FactPaths = BTreeSet<String>;

impl Condition {
    /// Returns the facts that the condition reads, those of shared definitions included; `it` is the list that its rule goes over.
    #[must_use]
    pub fn facts(&self, definitions: &[Self], it: Option<&Path>) -> FactPaths {
        let it = it.map(|list| list.fields.clone());
        let mut walk = Walk {
            definitions,
            variables: vec![it],
            facts: FactPaths::new(),
        };

        walk.expression(&self.expression);
        walk.facts
    }
}

struct Walk<'c> {
    definitions: &'c [Condition],
    /// The list that each loop variable goes over; none where it goes over constants.
    variables: Vec<Option<Vec<Name>>>,
    facts: FactPaths,
}

impl Walk<'_> {
    fn expression(&mut self, expression: &Expression) {
        match expression {
            Expression::Fact(path) | Expression::Stated(path) => {
                let facts = self
                    .absolute(path)
                    .map(|path| dotted(&path))
                    .filter(|path| !path.is_empty());

                self.facts.extend(facts);
            }
            Expression::All(over) | Expression::Exists(over) | Expression::Count(over) => {
                self.over(over, None)
            }
            Expression::Sum(over, value) => self.over(over, Some(value)),
            Expression::Definition(number) => {
                let Some(known) = self.definitions.get(*number) else {
                    return;
                };

                // A definition speaks of the agreement alone, and counts its own variables.
                let outer = std::mem::take(&mut self.variables);
                self.expression(&known.expression);
                self.variables = outer;
            }
            other => other
                .parts()
                .into_iter()
                .for_each(|part| self.expression(part)),
        }
    }

    fn over(&mut self, over: &Loop, value: Option<&Expression>) {
        self.expression(&over.list);
        let list = match &*over.list {
            Expression::Fact(path) => self.absolute(path),
            _ => None,
        };

        // Loops that stand beside each other have one number, so that the slot is written anew.
        if self.variables.len() <= over.variable {
            self.variables.resize(over.variable + 1, None);
        }
        if let Some(slot) = self.variables.get_mut(over.variable) {
            *slot = list;
        }

        self.expression(&over.body);
        value.into_iter().for_each(|value| self.expression(value));
    }

    fn absolute(&self, path: &Path) -> Option<Vec<Name>> {
        match path.root {
            Root::Agreement => Some(path.fields.clone()),
            Root::Variable(at) => {
                let list = self.variables.get(at)?.as_ref()?;
                Some([list.as_slice(), &path.fields].concat())
            }
        }
    }
}

fn dotted(path: &[Name]) -> String {
    path.iter().map(Name::as_str).collect::<Vec<_>>().join(".")
}
