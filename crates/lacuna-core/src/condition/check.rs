//! Checks a condition against the agreement's schema and turns it into what is evaluated; a slip of the pen ends here.

use std::rc::Rc;

use super::ConditionError;
use super::expression::{Condition, Expression, NamedWord, Operator};
use super::parse::parse;
use super::scope::Scope;
use super::syntax::{Syntax, SyntaxKind};
use super::types::{Type, comparable};
use crate::source_file::Span;
use crate::vocabulary::FieldKind;

pub(super) type Checked<'v> = Result<(Expression, Type<'v>), ConditionError>;

/// Parses and checks a condition, which must give true or false.
///
/// # Errors
/// Everything that is wrong, in the order of places: grammar; else unknown names, paths that the schema does not have,
/// words that a field cannot hold, values that cannot be compared, and bounds that are passed.
pub fn compile(source: &str, scope: Scope<'_>) -> Result<Condition, Vec<ConditionError>> {
    let syntax = parse(source)?;
    let mut checker = Checker::new(scope);
    match checker.truth(&syntax) {
        Ok(expression) => Ok(Condition {
            source: source.into(),
            expression,
        }),
        Err(last) => {
            let mut faults = checker.faults;
            faults.push(last);
            // The fault that was kept back may lie before those that were noted.
            faults.sort_by_key(|fault| fault.span);
            Err(faults)
        }
    }
}

/// Checks one condition, part by part.
pub(super) struct Checker<'v> {
    pub(super) scope: Scope<'v>,
    pub(super) variables: Vec<(String, Type<'v>)>,
    /// What was found wrong in parts beside the one whose fault is returned.
    faults: Vec<ConditionError>,
}

impl<'v> Checker<'v> {
    /// Starts on a condition; `it` is the first variable, where the rule loops over a list.
    pub(super) fn new(scope: Scope<'v>) -> Self {
        let it = scope.it.map(|kind| ("it".to_owned(), Type::of(kind)));
        Self {
            scope,
            variables: it.into_iter().collect(),
            faults: Vec::new(),
        }
    }

    /// Checks a part of a condition, and says what type of value it gives.
    pub(super) fn check(&mut self, syntax: &Syntax) -> Checked<'v> {
        let word = |text: &str| NamedWord {
            text: text.to_owned(),
            span: syntax.span,
        };

        match &syntax.kind {
            SyntaxKind::Boolean(value) => Ok((Expression::Boolean(*value), Type::Boolean)),
            SyntaxKind::Integer(value) => Ok((Expression::Integer(*value), Type::Integer)),
            // With its place: whether a field can hold the word shows only beside that field.
            SyntaxKind::Text(text) => Ok((
                Expression::Text(text.as_str().into()),
                Type::Words(Rc::new([word(text)])),
            )),
            SyntaxKind::List(parts) => self.constants(parts, syntax.span),
            SyntaxKind::Name(_) | SyntaxKind::Select(..) => self.name(syntax),
            SyntaxKind::Not(inner) => {
                Ok((Expression::Not(Box::new(self.truth(inner)?)), Type::Boolean))
            }
            SyntaxKind::And(terms) => Ok((Expression::And(self.truths(terms)?), Type::Boolean)),
            SyntaxKind::Or(terms) => Ok((Expression::Or(self.truths(terms)?), Type::Boolean)),
            SyntaxKind::Compare(operator, left, right) => {
                self.compare(*operator, left, right, syntax.span)
            }
            SyntaxKind::In(needle, list) => self.membership(needle, list, syntax.span),
            SyntaxKind::Arithmetic(sign, left, right) => {
                self.arithmetic(*sign, left, right, syntax.span)
            }
            SyntaxKind::Call {
                name,
                target,
                arguments,
            } => self.call(name, target.as_deref(), arguments, syntax.span),
        }
    }

    pub(super) fn truth(&mut self, syntax: &Syntax) -> Result<Expression, ConditionError> {
        match self.check(syntax)? {
            (expression, Type::Boolean) => Ok(expression),
            (_, other) => Err(ConditionError::new(
                syntax.span,
                format!("a condition is expected here, not {}", other.name()),
            )
            .help("compare it with something, or ask whether it is stated with has(...)")),
        }
    }

    /// Checks all terms, also those behind one that is wrong.
    fn truths(&mut self, terms: &[Syntax]) -> Result<Vec<Expression>, ConditionError> {
        let mut expressions = Vec::with_capacity(terms.len());
        let mut last = None;
        for term in terms {
            match self.truth(term) {
                Ok(expression) => expressions.push(expression),
                // One fault is kept back to be returned; the others are noted, so that an author
                // sees every slip at once.
                Err(fault) => self.faults.extend(last.replace(fault)),
            }
        }
        last.map_or(Ok(expressions), Err)
    }

    /// Checks both sides of an operator, the right one also where the left one is wrong.
    fn sides(
        &mut self,
        left: &Syntax,
        right: &Syntax,
    ) -> Result<[(Expression, Type<'v>); 2], ConditionError> {
        match (self.check(left), self.check(right)) {
            (Ok(left), Ok(right)) => Ok([left, right]),
            (Err(left), Err(right)) => {
                self.faults.push(left);
                Err(right)
            }
            (Err(fault), _) | (_, Err(fault)) => Err(fault),
        }
    }

    fn constants(&mut self, parts: &[Syntax], span: Span) -> Checked<'v> {
        let mut expressions = Vec::new();
        let mut words = Vec::new();
        let mut numbers = 0;

        for part in parts {
            match self.check(part)? {
                (expression @ Expression::Text(_), Type::Words(text)) => {
                    words.extend(text.iter().cloned());
                    expressions.push(expression);
                }
                (expression @ Expression::Integer(_), _) => {
                    numbers += 1;
                    expressions.push(expression);
                }
                _ => {
                    return Err(ConditionError::new(
                        part.span,
                        "a list in a condition holds only constants",
                    ));
                }
            }
        }

        if numbers > 0 && !words.is_empty() {
            return Err(ConditionError::new(
                span,
                "a list holds either texts or numbers, not both",
            ));
        }

        let kind = if numbers > 0 {
            Type::NumberList
        } else {
            Type::WordList(words.into())
        };

        Ok((Expression::List(expressions), kind))
    }

    fn compare(
        &mut self,
        operator: Operator,
        left: &Syntax,
        right: &Syntax,
        span: Span,
    ) -> Checked<'v> {
        // `1 < x < 5` is how mathematics writes it, and here it compares a yes or no with a number.
        let is_chained = matches!(left.kind, SyntaxKind::Compare(..));
        let [(left, left_type), (right, right_type)] = self.sides(left, right)?;
        let ordered = !matches!(operator, Operator::Equal | Operator::NotEqual);
        comparable(&left_type, &right_type, span).map_err(|fault| match is_chained {
            true => fault.help("comparisons do not chain: write `a < b && b < c`"),
            false => fault,
        })?;

        // The left type speaks for both, which were just found comparable.
        if ordered && !matches!(left_type, Type::Integer | Type::Tally | Type::Date) {
            return Err(ConditionError::new(
                span,
                format!(
                    "{} has no order; only numbers and dates have",
                    left_type.name()
                ),
            ));
        }

        Ok((
            Expression::Compare(operator, Box::new(left), Box::new(right)),
            Type::Boolean,
        ))
    }

    fn membership(&mut self, needle: &Syntax, list: &Syntax, span: Span) -> Checked<'v> {
        let [
            (needle_expression, needle_type),
            (list_expression, list_type),
        ] = self.sides(needle, list)?;

        match list_type {
            Type::WordList(words) => comparable(&needle_type, &Type::Words(words), span)?,
            Type::NumberList => comparable(&needle_type, &Type::Integer, span)?,
            Type::Fact(FieldKind::List(element)) => {
                comparable(&needle_type, &Type::of(element), span)?
            }
            other => {
                return Err(ConditionError::new(
                    list.span,
                    format!("`in` needs a list, not {}", other.name()),
                ));
            }
        }

        Ok((
            Expression::In(Box::new(needle_expression), Box::new(list_expression)),
            Type::Boolean,
        ))
    }

    fn arithmetic(&mut self, sign: char, left: &Syntax, right: &Syntax, span: Span) -> Checked<'v> {
        let [(left, left_type), (right, right_type)] = self.sides(left, right)?;
        let kind =
            match (sign, &left_type, &right_type) {
                (_, Type::Integer, Type::Integer) | ('-', Type::Date, Type::Date) => Type::Integer,
                ('+' | '-', Type::Date, Type::Integer) => Type::Date,
                _ => return Err(ConditionError::new(
                    span,
                    format!("`{sign}` does not work on {} and {}", left_type.name(), right_type.name()),
                )
                .help(
                    "it works on whole numbers, on a date and a number of days, and - also on two dates (giving days)",
                )),
            };

        Ok((
            Expression::Arithmetic(sign, Box::new(left), Box::new(right)),
            kind,
        ))
    }
}
