//! Evaluates checked conditions over an agreement with three truth values, and keeps the facts that decided.
//!
//! Kleene's strong logic: a path to an absent fact is unknown, and says which fact. Connectives and quantifiers look at
//! every term, so that each fact that decides is named, and not only the first.

use super::MAX_VARIABLES;
use super::evidence::{Evaluation, FactRead, FactReads, KleeneFold, ReadKind, Truth, drop_repeats};
use super::expression::{Condition, Expression, Operator};
use super::setting::{AdequacyFinding, JURISDICTION, RegimeSet, Setting};
use super::values::{EvalError, Value, between, calculate, dated, order, same, wrong};
use crate::agreement::View;
use crate::document::{Document, Name, NodeId};

/// Steps that any evaluation may take, whatever the size of the agreement.
const BASE_STEPS: u64 = 100_000;
/// Steps that each value of the agreement adds, so that a long list is not a failure but a hostile loop is.
const STEPS_PER_VALUE: u64 = 200;

#[derive(Debug, Clone, Copy)]
pub(super) struct Variable<'e> {
    pub(super) node: Option<NodeId>,
    pub(super) value: Value<'e>,
}

const UNBOUND: Variable<'_> = Variable {
    node: None,
    value: Value::Unknown,
};

/// The list that a rule goes over.
#[derive(Debug, Clone)]
pub enum Subjects<'e> {
    /// It is stated.
    Stated(NodeId),
    /// It is absent.
    Silent(FactRead<'e>),
}

/// Evaluates conditions over one agreement; shared definitions are computed once.
#[derive(Debug)]
pub struct Evaluator<'e> {
    pub(super) document: &'e Document,
    definitions: &'e [Condition],
    setting: Setting,
    /// The bodies of law for all of which a country must have been found adequate; none where a finding for any will do.
    regimes: RegimeSet,
    /// The agreement's own members by the marks of their keys: nearly every path begins with one.
    pub(super) members: Vec<(u32, NodeId)>,
    known: Vec<Option<Evaluation<'e>>>,
    pub(super) variables: [Variable<'e>; MAX_VARIABLES],
    pub(super) evidence: Vec<FactRead<'e>>,
    asked: Vec<FactRead<'e>>,
    pub(super) steps: u64,
}

pub(super) type Evaluated<'e> = Result<Value<'e>, EvalError>;

impl<'e> Evaluator<'e> {
    /// Starts on an agreement, in the setting in which it is judged.
    #[must_use]
    pub fn new(document: &'e Document, definitions: &'e [Condition], setting: Setting) -> Self {
        let mut members: Vec<(u32, NodeId)> = document
            .children(NodeId::ROOT)
            .map(|member| (document.key_mark(member), member))
            .collect();

        members.sort_unstable();
        Self {
            document,
            definitions,
            setting,
            regimes: RegimeSet::default(),
            members,
            known: vec![None; definitions.len()],
            variables: [UNBOUND; MAX_VARIABLES],
            evidence: Vec::new(),
            asked: Vec::new(),
            steps: 0,
        }
    }

    /// Sets the bodies of law for all of which a country must have been found adequate; none where a finding for any will do.
    pub fn ask_under(&mut self, regimes: RegimeSet) {
        self.regimes = regimes;
    }

    /// Evaluates a condition; `it` is the element a rule goes over, where it loops over a list.
    ///
    /// # Errors
    /// A [`EvalError`]: the rule failed, and nothing was learnt about the agreement.
    pub fn evaluate(
        &mut self,
        condition: &'e Condition,
        it: Option<NodeId>,
    ) -> Result<Evaluation<'e>, EvalError> {
        let truth = self.answer(condition, it)?;
        drop_repeats(&mut self.evidence);
        Ok(Evaluation {
            truth,
            evidence: self.evidence.as_slice().into(),
            asked: self.asked.as_slice().into(),
        })
    }

    /// Evaluates a condition whose answer is all that matters.
    ///
    /// # Errors
    /// As [`Self::evaluate`].
    pub fn decide(
        &mut self,
        condition: &'e Condition,
        it: Option<NodeId>,
    ) -> Result<Truth, EvalError> {
        self.answer(condition, it)
    }

    /// Evaluates a condition on which it depends whether more is asked: an answer with what decided it.
    ///
    /// # Errors
    /// As [`Self::evaluate`].
    pub fn guard(
        &mut self,
        condition: &'e Condition,
        it: Option<NodeId>,
    ) -> Result<Evaluation<'e>, EvalError> {
        // The evidence of a shared guard is handed on as it is: answers that rest on it can then be
        // told by its address.
        if let Expression::Definition(number) = &condition.expression {
            self.refill();
            let known = self.known(*number)?;
            return Ok(Evaluation {
                truth: known.truth,
                evidence: known.evidence.clone(),
                // Coverage counts what rules ask that apply, and of a guard what left it open.
                asked: FactReads::None,
            });
        }

        let truth = self.answer(condition, it)?;
        drop_repeats(&mut self.evidence);
        Ok(Evaluation {
            truth,
            evidence: self.evidence.as_slice().into(),
            asked: FactReads::None,
        })
    }

    /// Starts a budget of steps anew.
    fn refill(&mut self) {
        self.steps = BASE_STEPS + STEPS_PER_VALUE * self.document.len() as u64;
    }

    fn answer(&mut self, condition: &'e Condition, it: Option<NodeId>) -> Result<Truth, EvalError> {
        self.refill();
        // A rule whose list is not stated is asked without an element: all that hangs on it is then unknown.
        let value = it.map_or(Ok(Value::Unknown), |node| self.value(node))?;
        self.bind(0, Variable { node: it, value });
        self.evidence.clear();
        self.asked.clear();
        self.truth(&condition.expression)
    }

    pub(super) fn bind(&mut self, at: usize, variable: Variable<'e>) {
        if let Some(slot) = self.variables.get_mut(at) {
            *slot = variable;
        }
    }

    pub(super) fn log(&mut self, node: NodeId, missing: &'e [Name], kind: ReadKind) {
        let read = FactRead {
            node,
            missing,
            kind,
        };

        self.evidence.push(read);
        self.asked.push(read);
    }

    pub(super) fn truth(&mut self, expression: &'e Expression) -> Result<Truth, EvalError> {
        match self.expression(expression)? {
            Value::Boolean(true) => Ok(Truth::True),
            Value::Boolean(false) => Ok(Truth::False),
            Value::Unknown => Ok(Truth::Unknown),
            _ => Err(wrong("a yes or no")),
        }
    }

    pub(super) fn expression(&mut self, expression: &'e Expression) -> Evaluated<'e> {
        // Every node costs a step, so that nested loops cannot multiply beyond the budget.
        self.steps = self.steps.checked_sub(1).ok_or(EvalError::Budget)?;
        match expression {
            Expression::Boolean(value) => Ok(Value::Boolean(*value)),
            Expression::Integer(value) => Ok(Value::Integer(*value)),
            Expression::Text(text) => Ok(Value::Word(text)),
            Expression::Date(day) => Ok(Value::Date(*day)),
            Expression::Today => Ok(Value::Date(self.setting.day)),
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
            Expression::Compare(operator, left, right) => {
                self.open(|own| own.compare(*operator, left, right))
            }
            Expression::In(needle, list) => self.open(|own| own.membership(needle, list)),
            Expression::Arithmetic(sign, left, right) => {
                self.open(|own| own.arithmetic(*sign, left, right))
            }
            Expression::Definition(number) => self.definition(*number),
            Expression::Abroad(country) => self.open(|own| own.abroad(country)),
            Expression::Adequate(country) => {
                self.open(|own| own.adequate(country, |finding| finding.is_whole))
            }
            Expression::AdequateInPart(country) => {
                self.open(|own| own.adequate(country, |finding| !finding.is_whole))
            }
            Expression::Phase(phase) => Ok(Value::Boolean(self.setting.phase == *phase)),
        }
    }

    /// Keeps, of an unknown, only the facts whose absence left it open, and of a known value only what is stated.
    fn open(&mut self, evaluate: impl FnOnce(&mut Self) -> Evaluated<'e>) -> Evaluated<'e> {
        let mark = self.evidence.len();
        let value = evaluate(self)?;
        let unknown = matches!(value, Value::Unknown);
        let mut kept = mark;

        for at in mark..self.evidence.len() {
            let silent = self
                .evidence
                .get(at)
                .is_some_and(|read| read.kind == ReadKind::Silent);

            // A tally carries its silences until it is compared.
            if silent == unknown || matches!(value, Value::Between(..)) {
                self.evidence.swap(kept, at);
                kept += 1;
            }
        }

        self.evidence.truncate(kept);

        Ok(value)
    }

    /// `&&` and `||`: `decisive` is the truth that one term is enough for.
    fn connective(&mut self, terms: &'e [Expression], decisive: Truth) -> Evaluated<'e> {
        let mut fold = KleeneFold::new(self.evidence.len(), decisive);
        // No short circuit: a second silent term is a second fact to ask for.
        for term in terms {
            let mark = self.evidence.len();
            let truth = self.truth(term)?;
            fold.take(&mut self.evidence, mark, truth);
        }

        Ok(fold.value())
    }

    fn compare(
        &mut self,
        operator: Operator,
        left: &'e Expression,
        right: &'e Expression,
    ) -> Evaluated<'e> {
        let left = self.expression(left)?;
        let right = self.expression(right)?;
        match (left, right) {
            (Value::Unknown, _) | (_, Value::Unknown) => Ok(Value::Unknown),
            (Value::Between(..), _) | (_, Value::Between(..)) => between(operator, left, right),
            _ => Ok(Value::Boolean(operator.holds(order(
                self.document,
                left,
                right,
            )?))),
        }
    }

    fn arithmetic(
        &mut self,
        sign: char,
        left: &'e Expression,
        right: &'e Expression,
    ) -> Evaluated<'e> {
        let left = dated(self.document, self.expression(left)?);
        let right = dated(self.document, self.expression(right)?);
        if matches!(left, Value::Unknown) || matches!(right, Value::Unknown) {
            return Ok(Value::Unknown);
        }
        calculate(sign, left, right)
    }

    /// Returns whether a country is abroad; unknown where nobody knows which law governs.
    fn abroad(&mut self, country: &'e Expression) -> Evaluated<'e> {
        let country = self.expression(country)?;
        // Then the governing law is the fact to ask for, and not the country.
        if self.setting.home.is_none() {
            let instrument = View::of(self.document).instrument().node();
            let instrument = instrument.unwrap_or(NodeId::ROOT);

            self.log(instrument, JURISDICTION.as_slice(), ReadKind::Silent);
            return Ok(Value::Unknown);
        }

        Ok(match (country, &self.setting.home) {
            (Value::Unknown, _) | (_, None) => Value::Unknown,
            (country, Some(home)) => Value::Boolean(!is_among(self.document, country, home)),
        })
    }

    /// Returns whether a country was found adequate, which no country at home needs, by findings that are enough.
    fn adequate(
        &mut self,
        country: &'e Expression,
        is_enough: fn(&AdequacyFinding) -> bool,
    ) -> Evaluated<'e> {
        let abroad = self.abroad(country)?;
        if !matches!(abroad, Value::Boolean(true)) {
            return Ok(if matches!(abroad, Value::Boolean(false)) {
                Value::Boolean(true)
            } else {
                Value::Unknown
            });
        }

        let mark = self.evidence.len();
        let country = self.expression(country)?;
        // `abroad` has noted the country already; a second look at it would be shown as a second
        // fact.
        self.evidence.truncate(mark);

        let findings = self.setting.adequate.iter().filter(|finding| {
            is_enough(finding) && same(self.document, country, Value::Word(&finding.country))
        });

        // Of several bodies of law, one finding may cover one and another the next.
        let (is_found, covered) = findings.fold((false, RegimeSet::default()), |found, finding| {
            (true, found.1.union(finding.regimes))
        });

        let is_covered = covered.intersection(self.regimes) == self.regimes;
        Ok(Value::Boolean(is_found && is_covered))
    }

    fn definition(&mut self, number: usize) -> Evaluated<'e> {
        let known = self.known(number)?;
        let (truth, evidence, asked) = (known.truth, known.evidence.clone(), known.asked.clone());
        self.evidence.extend_from_slice(&evidence);
        self.asked.extend_from_slice(&asked);

        Ok(match truth {
            Truth::True => Value::Boolean(true),
            Truth::False => Value::Boolean(false),
            Truth::Unknown => Value::Unknown,
        })
    }

    /// Says what a shared condition gives, computed when it is first asked for.
    fn known(&mut self, number: usize) -> Result<&Evaluation<'e>, EvalError> {
        if self.known.get(number).is_none_or(Option::is_none) {
            let Some(condition) = self.definitions.get(number) else {
                return Err(wrong("a definition"));
            };

            // A definition is worked out as if it stood alone: what its caller noted must not be
            // taken for its evidence.
            let outer = (
                std::mem::take(&mut self.evidence),
                std::mem::take(&mut self.asked),
                self.variables,
                std::mem::take(&mut self.regimes),
            );

            // An error leaves all this as it is: the rule has failed, and the next starts afresh.
            let truth = self.truth(&condition.expression)?;
            let mut evidence = std::mem::replace(&mut self.evidence, outer.0);
            let asked = std::mem::replace(&mut self.asked, outer.1);
            self.variables = outer.2;
            self.regimes = outer.3;
            drop_repeats(&mut evidence);
            let known = Evaluation {
                truth,
                evidence: evidence.as_slice().into(),
                asked: asked.as_slice().into(),
            };

            if let Some(slot) = self.known.get_mut(number) {
                *slot = Some(known);
            }
        }

        self.known
            .get(number)
            .and_then(Option::as_ref)
            .ok_or_else(|| wrong("a definition"))
    }
}

/// Returns whether a country is in a list of country codes.
fn is_among(document: &Document, country: Value<'_>, countries: &[String]) -> bool {
    countries
        .iter()
        .any(|known| same(document, country, Value::Word(known)))
}
