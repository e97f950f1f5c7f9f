//! Finds the facts that a condition names in the agreement, and notes each read: what was stated, and what was not.

use super::evaluate::{Evaluated, Evaluator, Subjects};
use super::evidence::{FactRead, ReadKind};
use super::expression::{Path, Root};
use super::values::{EvalError, Value, wrong};
use crate::document::{Name, NodeId, NodeKind};
use crate::vocabulary::EVIDENCE_FIELDS;

impl<'e> Evaluator<'e> {
    /// Returns the list at a path.
    ///
    /// # Errors
    /// A [`EvalError`] where the path does not lead to a list.
    pub fn subjects(&self, path: &'e Path) -> Result<Subjects<'e>, EvalError> {
        match self.walk(NodeId::ROOT, &path.fields) {
            Ok(list) if self.document.kind(list) == NodeKind::List => Ok(Subjects::Stated(list)),
            Ok(_) => Err(EvalError::Type(
                "a rule loops over something that is not a list".to_owned(),
            )),
            Err((node, missing)) => Ok(Subjects::Silent(FactRead {
                node,
                missing,
                kind: ReadKind::Silent,
            })),
        }
    }

    /// Returns the value at a path, which is noted as evidence; unknown where it is not stated.
    pub(super) fn fact(&mut self, path: &'e Path) -> Evaluated<'e> {
        let start = match path.root {
            Root::Agreement => NodeId::ROOT,
            Root::Variable(at) => {
                let Some(variable) = self.variables.get(at).copied() else {
                    return Err(wrong("a loop variable"));
                };

                // A constant that is gone over has no node, and is no evidence about the agreement.
                match variable.node {
                    Some(node) if path.fields.is_empty() => {
                        if !matches!(variable.value, Value::Held(_)) {
                            self.log(node, &[], ReadKind::Stated);
                        }

                        return Ok(variable.value);
                    }
                    Some(node) => node,
                    None => return Ok(variable.value),
                }
            }
        };

        match self.walk(start, &path.fields) {
            Ok(node) => {
                let value = self.value(node)?;
                // A list or a group is noted by whoever looks into it.
                if !matches!(value, Value::Held(_)) {
                    self.log(node, &[], ReadKind::Stated);
                }

                Ok(value)
            }
            Err((node, missing)) => {
                self.log(node, missing, ReadKind::Silent);
                Ok(Value::Unknown)
            }
        }
    }

    /// Returns whether a path leads to something stated, which is never unknown.
    pub(super) fn stated(&mut self, path: &'e Path) -> Evaluated<'e> {
        let start = match path.root {
            Root::Agreement => NodeId::ROOT,
            Root::Variable(at) => match self.variables.get(at).and_then(|variable| variable.node) {
                Some(node) => node,
                // Without its list a rule has no element, and nobody knows what it would state.
                None => return Ok(Value::Unknown),
            },
        };

        let (node, missing, kind) = match self.walk(start, &path.fields) {
            Ok(node) if self.states(node) => (node, [].as_slice(), ReadKind::Stated),
            // A group that only says why facts are absent states none of them.
            Ok(node) => {
                let last = path.fields.len().saturating_sub(1);
                let around = self.document.parent(node).unwrap_or(NodeId::ROOT);
                (
                    around,
                    path.fields.get(last..).unwrap_or_default(),
                    ReadKind::Absent,
                )
            }
            // Absent and not silent: the absence is what was asked, and leaves nothing open.
            Err((node, missing)) => (node, missing, ReadKind::Absent),
        };

        self.log(node, missing, kind);
        Ok(Value::Boolean(kind == ReadKind::Stated))
    }

    /// Returns whether a value states anything: a group that holds nothing but evidence does not.
    fn states(&self, node: NodeId) -> bool {
        let document = self.document;
        let is_fact = |child: &NodeId| {
            !EVIDENCE_FIELDS
                .iter()
                .any(|name| document.is_key(*child, name))
        };

        document.kind(node) != NodeKind::Object
            || document
                .children(node)
                .filter(is_fact)
                .any(|child| self.states(child))
    }

    /// Returns the value at a path, or the deepest group on the way and the rest of the path.
    fn walk(&self, start: NodeId, fields: &'e [Name]) -> Result<NodeId, (NodeId, &'e [Name])> {
        let mut at = start;
        for (depth, field) in fields.iter().enumerate() {
            let next = if at == NodeId::ROOT {
                self.member(field)
            } else {
                self.document.find(at, field)
            };

            match next {
                Some(next) => at = next,
                None => return Err((at, fields.get(depth..).unwrap_or_default())),
            }
        }
        Ok(at)
    }

    /// Returns a member of the agreement itself.
    fn member(&self, name: &Name) -> Option<NodeId> {
        let from = self
            .members
            .partition_point(|(mark, _)| *mark < name.mark());

        // Different keys can have one mark, so the letters decide.
        let same = self
            .members
            .iter()
            .skip(from)
            .take_while(|(mark, _)| *mark == name.mark());

        same.map(|(_, node)| *node)
            .find(|node| self.document.is_key(*node, name.as_str()))
    }

    /// Returns the value of a node.
    pub(super) fn value(&self, node: NodeId) -> Evaluated<'e> {
        let document = self.document;
        Ok(match document.kind(node) {
            NodeKind::True => Value::Boolean(true),
            NodeKind::False => Value::Boolean(false),
            NodeKind::Number => Value::Integer(
                document
                    .integer(node)
                    .ok_or_else(|| wrong("a whole number"))?,
            ),
            NodeKind::String => Value::Text(node),
            NodeKind::List | NodeKind::Object => Value::Held(node),
            NodeKind::Null => return Err(wrong("a value that is not null")),
        })
    }
}
