//! Evaluates checked conditions over an agreement with three truth values, and keeps the facts that decided.
//!
//! Kleene's strong logic: a path to an absent fact is unknown, and says which fact. Connectives and quantifiers look at
//! every term, so that each fact that decides is named, and not only the first.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::MAX_VARIABLES;
use super::evidence::{Evaluation, Fold, Read, ReadKind, Truth};
use super::expression::{Condition, Expression, Loop, Operator, Path, Root};
use super::values::{Failure, Value, between, calculate, dated, order, same, wrong};
use crate::document::{Document, Kind, NodeId};

/// Steps that any evaluation may take, whatever the size of the agreement.
const BASE_STEPS: u64 = 100_000;
/// Steps that each value of the agreement adds, so that a long list is no failure but a hostile loop is.
const STEPS_PER_VALUE: u64 = 200;

#[derive(Debug, Clone)]
struct Variable<'e> {
    node: Option<NodeId>,
    value: Value<'e>,
}

/// The list that a rule goes over.
#[derive(Debug, Clone)]
pub enum Subjects<'e> {
    /// Its elements, and the list itself.
    Stated(NodeId, Vec<NodeId>),
    /// It is absent.
    Silent(Read<'e>),
}

/// Evaluates conditions over one agreement; shared definitions are worked out once.
#[derive(Debug)]
pub struct Evaluator<'e> {
    document: &'e Document,
    definitions: &'e [Condition],
    today: NaiveDate,
    known: Vec<Option<Evaluation<'e>>>,
    variables: Vec<Variable<'e>>,
    evidence: Vec<Read<'e>>,
    asked: Vec<Read<'e>>,
    steps: u64,
}

type Evaluated<'e> = Result<Value<'e>, Failure>;

impl<'e> Evaluator<'e> {
    /// Starts on an agreement, as at a day.
    #[must_use]
    pub fn new(document: &'e Document, definitions: &'e [Condition], today: NaiveDate) -> Self {
        Self {
            document,
            definitions,
            today,
            known: vec![None; definitions.len()],
            variables: vec![Variable { node: None, value: Value::Unknown }; MAX_VARIABLES],
            evidence: Vec::new(),
            asked: Vec::new(),
            steps: 0,
        }
    }

    /// Evaluates a condition; `it` is the element a rule goes over, where it goes over a list.
    ///
    /// # Errors
    /// A [`Failure`]: the rule failed, and nothing was learnt about the agreement.
    pub fn evaluate(&mut self, condition: &'e Condition, it: Option<NodeId>) -> Result<Evaluation<'e>, Failure> {
        self.steps = BASE_STEPS + STEPS_PER_VALUE * self.document.len() as u64;
        // A rule whose list is not stated is asked without an element: all that hangs on it is then unknown.
        let value = it.map_or(Ok(Value::Unknown), |node| self.value(node))?;
        self.bind(0, Variable { node: it, value });
        self.evidence.clear();
        self.asked.clear();
        let truth = self.truth(&condition.expression)?;
        let mut asked = std::mem::take(&mut self.asked);
        asked.sort_unstable();
        asked.dedup();
        let mut evidence = std::mem::take(&mut self.evidence);
        let mut seen = std::collections::BTreeSet::new();
        evidence.retain(|read| seen.insert(*read));
        Ok(Evaluation { truth, evidence, asked })
    }

    /// The elements of the list at a path.
    ///
    /// # Errors
    /// A [`Failure`] where the path does not lead to a list.
    pub fn subjects(&self, path: &'e Path) -> Result<Subjects<'e>, Failure> {
        match self.walk(NodeId::ROOT, &path.fields) {
            Ok(list) if self.document.kind(list) == Kind::List => {
                Ok(Subjects::Stated(list, self.document.children(list).collect()))
            }
            Ok(_) => Err(Failure::Type("a rule goes over something that is no list".to_owned())),
            Err((node, missing)) => Ok(Subjects::Silent(Read { node, missing, kind: ReadKind::Silent })),
        }
    }

    fn bind(&mut self, at: usize, variable: Variable<'e>) {
        if let Some(slot) = self.variables.get_mut(at) {
            *slot = variable;
        }
    }

    fn log(&mut self, node: NodeId, missing: &'e [String], kind: ReadKind) {
        let read = Read { node, missing, kind };
        self.evidence.push(read);
        self.asked.push(read);
    }

    fn truth(&mut self, expression: &'e Expression) -> Result<Truth, Failure> {
        match self.expression(expression)? {
            Value::Boolean(true) => Ok(Truth::True),
            Value::Boolean(false) => Ok(Truth::False),
            Value::Unknown => Ok(Truth::Unknown),
            _ => Err(wrong("a yes or no")),
        }
    }

    fn expression(&mut self, expression: &'e Expression) -> Evaluated<'e> {
        self.steps = self.steps.checked_sub(1).ok_or(Failure::Budget)?;
        match expression {
            Expression::Boolean(value) => Ok(Value::Boolean(*value)),
            Expression::Integer(value) => Ok(Value::Integer(*value)),
            Expression::Text(text) => Ok(Value::Text(Cow::Borrowed(text))),
            Expression::Date(day) => Ok(Value::Date(*day)),
            Expression::Today => Ok(Value::Date(self.today)),
            Expression::List(constants) => Ok(Value::Constants(constants)),
            Expression::Fact(path) => self.fact(path),
            Expression::Stated(path) => self.stated(path),
            Expression::Not(inner) => Ok(match self.truth(inner)? {
                Truth::True => Value::Boolean(false),
                Truth::False => Value::Boolean(true),
                Truth::Unknown => Value::Unknown,
            }),
            Expression::And(terms) => self.connective(terms, Truth::False),
            Expression::Or(terms) => self.connective(terms, Truth::True),
            Expression::All(over) => self.quantifier(over, Truth::False),
            Expression::Exists(over) => self.quantifier(over, Truth::True),
            Expression::Count(over) => self.tally(over, None),
            Expression::Sum(over, value) => self.tally(over, Some(value)),
            Expression::Size(list) => self.size(list),
            Expression::Compare(operator, left, right) => self.open(|own| own.compare(*operator, left, right)),
            Expression::In(needle, list) => self.open(|own| own.membership(needle, list)),
            Expression::Arithmetic(sign, left, right) => self.open(|own| own.arithmetic(*sign, left, right)),
            Expression::Definition(number) => self.definition(*number),
        }
    }

    /// Keeps, of an unknown, only the facts whose absence left it open, and of a known value only what is stated.
    fn open(&mut self, evaluate: impl FnOnce(&mut Self) -> Evaluated<'e>) -> Evaluated<'e> {
        let mark = self.evidence.len();
        let value = evaluate(self)?;
        let unknown = matches!(value, Value::Unknown);
        let mut kept = mark;
        for at in mark..self.evidence.len() {
            let silent = self.evidence.get(at).is_some_and(|read| read.kind == ReadKind::Silent);
            // A tally carries its silences until it is compared.
            if silent == unknown || matches!(value, Value::Between(..)) {
                self.evidence.swap(kept, at);
                kept += 1;
            }
        }
        self.evidence.truncate(kept);
        Ok(value)
    }

    fn fact(&mut self, path: &'e Path) -> Evaluated<'e> {
        let start = match path.root {
            Root::Agreement => NodeId::ROOT,
            Root::Variable(at) => {
                let Some(variable) = self.variables.get(at).cloned() else { return Err(wrong("a loop variable")) };
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

    fn stated(&mut self, path: &'e Path) -> Evaluated<'e> {
        let start = match path.root {
            Root::Agreement => NodeId::ROOT,
            Root::Variable(at) => match self.variables.get(at).and_then(|variable| variable.node) {
                Some(node) => node,
                None => return Ok(Value::Unknown),
            },
        };
        let (node, missing, kind) = match self.walk(start, &path.fields) {
            Ok(node) => (node, [].as_slice(), ReadKind::Stated),
            Err((node, missing)) => (node, missing, ReadKind::Absent),
        };
        self.log(node, missing, kind);
        Ok(Value::Boolean(kind == ReadKind::Stated))
    }

    /// The value at a path, or the deepest group on the way and the rest of the path.
    fn walk(&self, start: NodeId, fields: &'e [String]) -> Result<NodeId, (NodeId, &'e [String])> {
        let mut at = start;
        for (depth, field) in fields.iter().enumerate() {
            match self.document.get(at, field) {
                Some(next) => at = next,
                None => return Err((at, fields.get(depth..).unwrap_or_default())),
            }
        }
        Ok(at)
    }

    fn value(&self, node: NodeId) -> Evaluated<'e> {
        let document = self.document;
        Ok(match document.kind(node) {
            Kind::True => Value::Boolean(true),
            Kind::False => Value::Boolean(false),
            Kind::Number => Value::Integer(document.integer(node).ok_or_else(|| wrong("a whole number"))?),
            Kind::String => Value::Text(document.string(node).unwrap_or_default()),
            Kind::List | Kind::Object => Value::Held(node),
            Kind::Null => return Err(wrong("a value that is not null")),
        })
    }

    /// `&&` and `||`: `decisive` is the truth that one term is enough for.
    fn connective(&mut self, terms: &'e [Expression], decisive: Truth) -> Evaluated<'e> {
        let mut fold = Fold::new(self.evidence.len(), decisive);
        for term in terms {
            let mark = self.evidence.len();
            let truth = self.truth(term)?;
            fold.take(&mut self.evidence, mark, truth);
        }
        Ok(fold.value())
    }

    fn quantifier(&mut self, over: &'e Loop, decisive: Truth) -> Evaluated<'e> {
        let start = self.evidence.len();
        let Some(elements) = self.elements(over)? else { return Ok(Value::Unknown) };
        let mut fold = Fold::new(start, decisive);
        for element in elements {
            self.bind(over.variable, element);
            let mark = self.evidence.len();
            let truth = self.truth(&over.body)?;
            fold.take(&mut self.evidence, mark, truth);
        }
        Ok(fold.value())
    }

    fn tally(&mut self, over: &'e Loop, value: Option<&'e Expression>) -> Evaluated<'e> {
        let Some(elements) = self.elements(over)? else { return Ok(Value::Unknown) };
        let (mut least, mut most) = (0i64, Some(0i64));
        for element in elements {
            self.bind(over.variable, element);
            let truth = self.truth(&over.body)?;
            if truth == Truth::False {
                continue;
            }
            let amount = match value.map(|value| self.expression(value)).transpose()? {
                None => Some(1),
                Some(Value::Integer(amount)) => Some(amount),
                Some(_) => None,
            };
            if truth == Truth::True {
                least = least.checked_add(amount.unwrap_or(0)).ok_or(Failure::Overflow)?;
            }
            most = most.zip(amount).and_then(|(most, amount)| most.checked_add(amount));
        }
        Ok(Value::Between(least, most))
    }

    /// The elements of a loop's list as variables; nothing where the list is not stated.
    fn elements(&mut self, over: &'e Loop) -> Result<Option<Vec<Variable<'e>>>, Failure> {
        let list = self.expression(&over.list)?;
        let elements = match list {
            Value::Unknown => return Ok(None),
            Value::Held(list) => {
                let document = self.document;
                let nodes = document.children(list);
                let elements: Result<Vec<_>, _> =
                    nodes.map(|node| Ok(Variable { node: Some(node), value: self.value(node)? })).collect();
                let elements = elements?;
                if elements.is_empty() {
                    self.log(list, &[], ReadKind::Empty);
                }
                elements
            }
            Value::Constants(constants) => {
                let values: Result<Vec<_>, _> = constants.iter().map(|constant| self.expression(constant)).collect();
                values?.into_iter().map(|value| Variable { node: None, value }).collect()
            }
            _ => return Err(wrong("a list")),
        };
        Ok(Some(elements))
    }

    fn size(&mut self, list: &'e Expression) -> Evaluated<'e> {
        match self.expression(list)? {
            Value::Unknown => Ok(Value::Unknown),
            Value::Held(list) => {
                let count = self.document.children(list).count();
                self.log(list, &[], if count == 0 { ReadKind::Empty } else { ReadKind::Stated });
                i64::try_from(count).map(Value::Integer).map_err(|_| Failure::Overflow)
            }
            _ => Err(wrong("a list")),
        }
    }

    fn compare(&mut self, operator: Operator, left: &'e Expression, right: &'e Expression) -> Evaluated<'e> {
        let left = self.expression(left)?;
        let right = self.expression(right)?;
        match (&left, &right) {
            (Value::Unknown, _) | (_, Value::Unknown) => Ok(Value::Unknown),
            (Value::Between(..), _) | (_, Value::Between(..)) => between(operator, &left, &right),
            _ => Ok(Value::Boolean(operator.holds(order(&left, &right)?))),
        }
    }

    fn membership(&mut self, needle: &'e Expression, list: &'e Expression) -> Evaluated<'e> {
        let needle = self.expression(needle)?;
        let list = self.expression(list)?;
        let document = self.document;
        let found = match (&needle, &list) {
            (Value::Unknown, _) | (_, Value::Unknown) => return Ok(Value::Unknown),
            (_, Value::Constants(constants)) => {
                let mut found = false;
                for constant in *constants {
                    found |= same(&needle, &self.expression(constant)?);
                }
                found
            }
            (_, Value::Held(held)) => {
                let mut found = false;
                for node in document.children(*held) {
                    self.steps = self.steps.checked_sub(1).ok_or(Failure::Budget)?;
                    found |= same(&needle, &self.value(node)?);
                }
                let empty = document.children(*held).next().is_none();
                self.log(*held, &[], if empty { ReadKind::Empty } else { ReadKind::Stated });
                found
            }
            _ => return Err(wrong("a list")),
        };
        Ok(Value::Boolean(found))
    }

    fn arithmetic(&mut self, sign: char, left: &'e Expression, right: &'e Expression) -> Evaluated<'e> {
        let left = dated(self.expression(left)?);
        let right = dated(self.expression(right)?);
        if matches!(left, Value::Unknown) || matches!(right, Value::Unknown) {
            return Ok(Value::Unknown);
        }
        calculate(sign, &left, &right)
    }

    fn definition(&mut self, number: usize) -> Evaluated<'e> {
        if self.known.get(number).is_none_or(Option::is_none) {
            let Some(condition) = self.definitions.get(number) else { return Err(wrong("a definition")) };
            let outer = (std::mem::take(&mut self.evidence), std::mem::take(&mut self.asked), self.variables.clone());
            let truth = self.truth(&condition.expression)?;
            let evidence = std::mem::replace(&mut self.evidence, outer.0);
            let asked = std::mem::replace(&mut self.asked, outer.1);
            self.variables = outer.2;
            if let Some(slot) = self.known.get_mut(number) {
                *slot = Some(Evaluation { truth, evidence, asked });
            }
        }
        let Some(Some(known)) = self.known.get(number) else { return Err(wrong("a definition")) };
        self.evidence.extend_from_slice(&known.evidence);
        self.asked.extend_from_slice(&known.asked);
        Ok(match known.truth {
            Truth::True => Value::Boolean(true),
            Truth::False => Value::Boolean(false),
            Truth::Unknown => Value::Unknown,
        })
    }
}
