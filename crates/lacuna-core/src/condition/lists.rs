//! What conditions ask of lists: quantifiers, counts and sums, size and membership; each visits every element.

use super::evaluate::{Evaluated, Evaluator, Variable};
use super::evidence::{KleeneFold, ReadKind, Truth};
use super::expression::{Expression, Loop};
use super::values::{EvalError, Value, same, wrong};
use crate::document::{ChildNodes, NodeId};

/// The elements of a list, one after the other.
enum Elements<'e> {
    Held(ChildNodes<'e>),
    Constants(std::slice::Iter<'e, Expression>),
}

impl<'e> Evaluator<'e> {
    pub(super) fn quantifier(&mut self, over: &'e Loop, decisive: Truth) -> Evaluated<'e> {
        let start = self.evidence.len();
        let Some(mut elements) = self.elements(over)? else {
            return Ok(Value::Unknown);
        };

        let mut fold = KleeneFold::new(start, decisive);
        while let Some(element) = self.next(&mut elements)? {
            self.bind(over.variable, element);
            let mark = self.evidence.len();
            let truth = self.truth(&over.body)?;
            fold.take(&mut self.evidence, mark, truth);
        }

        Ok(fold.value())
    }

    pub(super) fn tally(&mut self, over: &'e Loop, value: Option<&'e Expression>) -> Evaluated<'e> {
        let Some(mut elements) = self.elements(over)? else {
            return Ok(Value::Unknown);
        };

        let (mut least, mut most) = (0i64, Some(0i64));
        while let Some(element) = self.next(&mut elements)? {
            self.bind(over.variable, element);
            let truth = self.truth(&over.body)?;
            // An element of which nobody knows whether it counts goes on, and widens the bounds.
            if truth == Truth::False {
                continue;
            }

            let amount = match value.map(|value| self.expression(value)).transpose()? {
                None => Some(1),
                Some(Value::Integer(amount)) => Some(amount),
                Some(_) => None,
            };

            // Only what certainly counts raises the least; an amount that is not stated adds
            // nothing to it.
            if truth == Truth::True {
                least = least
                    .checked_add(amount.unwrap_or(0))
                    .ok_or(EvalError::Overflow)?;
            }

            // One amount that is not stated leaves the sum without an upper bound.
            // No fact is negative: what may count raises only the most, which past 64 bits is open.
            most = most
                .zip(amount)
                .and_then(|(most, amount)| most.checked_add(amount));
        }

        Ok(Value::Between(least, most))
    }

    pub(super) fn size(&mut self, list: &'e Expression) -> Evaluated<'e> {
        match self.expression(list)? {
            Value::Unknown => Ok(Value::Unknown),
            Value::Held(list) => {
                let count = self.document.children(list).count();
                self.log(
                    list,
                    &[],
                    if count == 0 {
                        ReadKind::Empty
                    } else {
                        ReadKind::Stated
                    },
                );

                i64::try_from(count)
                    .map(Value::Integer)
                    .map_err(|_| EvalError::Overflow)
            }
            _ => Err(wrong("a list")),
        }
    }

    pub(super) fn membership(
        &mut self,
        needle: &'e Expression,
        list: &'e Expression,
    ) -> Evaluated<'e> {
        let needle = self.expression(needle)?;
        let list = self.expression(list)?;
        let found = match (needle, list) {
            (Value::Unknown, _) | (_, Value::Unknown) => return Ok(Value::Unknown),
            (_, Value::Constants(constants)) => {
                let mut found = false;
                for constant in constants {
                    found |= match constant {
                        Expression::Text(word) => same(self.document, needle, Value::Word(word)),
                        other => same(self.document, needle, self.expression(other)?),
                    };
                }

                found
            }
            (_, Value::Held(held)) => self.holds(held, needle)?,
            _ => return Err(wrong("a list")),
        };

        Ok(Value::Boolean(found))
    }

    /// Returns whether a list of the agreement has an element.
    fn holds(&mut self, list: NodeId, needle: Value<'e>) -> Result<bool, EvalError> {
        let document = self.document;
        let mut found = false;
        for node in document.children(list) {
            self.steps = self.steps.checked_sub(1).ok_or(EvalError::Budget)?;
            found |= same(document, needle, self.value(node)?);
        }

        // The list is the evidence and not the element found: what it lacks decides as well.
        let empty = document.children(list).next().is_none();
        self.log(
            list,
            &[],
            if empty {
                ReadKind::Empty
            } else {
                ReadKind::Stated
            },
        );
        Ok(found)
    }

    /// Returns the elements of a loop's list; `None` where the list is not stated.
    fn elements(&mut self, over: &'e Loop) -> Result<Option<Elements<'e>>, EvalError> {
        match self.expression(&over.list)? {
            Value::Unknown => Ok(None),
            Value::Held(list) => {
                let document = self.document;
                // Elements are noted when they are read; an empty list is noted here, or nothing
                // would be evidence of it.
                if document.children(list).next().is_none() {
                    self.log(list, &[], ReadKind::Empty);
                }

                Ok(Some(Elements::Held(document.children(list))))
            }
            Value::Constants(constants) => Ok(Some(Elements::Constants(constants.iter()))),
            _ => Err(wrong("a list")),
        }
    }

    fn next(&mut self, elements: &mut Elements<'e>) -> Result<Option<Variable<'e>>, EvalError> {
        Ok(match elements {
            Elements::Held(nodes) => match nodes.next() {
                Some(node) => Some(Variable {
                    node: Some(node),
                    value: self.value(node)?,
                }),
                None => None,
            },
            Elements::Constants(constants) => match constants.next() {
                Some(constant) => Some(Variable {
                    node: None,
                    value: self.expression(constant)?,
                }),
                None => None,
            },
        })
    }
}
