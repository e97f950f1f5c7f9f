//! Checks a condition against the agreement's schema and turns it into what is evaluated; a slip of the pen ends here.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::ConditionError;
use super::expression::{Condition, Expression, Operator, Path, Root, Word};
use super::parse::parse;
use super::syntax::{Syntax, SyntaxKind};
use super::types::{Type, comparable};
use crate::document::Name;
use crate::source_file::Span;
use crate::vocabulary::{FieldKind, Group, GroupId, Vocabulary};

/// A value that a policy gives a name to: a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Constant {
    /// A whole number.
    Integer(i64),
    /// One word.
    Text(String),
    /// A list of words.
    Texts(Vec<String>),
}

impl Constant {
    /// The words of a list of words; none of anything else.
    #[must_use]
    pub fn words(&self) -> &[String] {
        match self {
            Self::Texts(words) => words,
            Self::Integer(_) | Self::Text(_) => &[],
        }
    }
}

impl std::fmt::Display for Constant {
    /// The value on one line.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::Texts(texts) => f.write_str(&texts.join(", ")),
        }
    }
}

/// The names a condition may use beside `agreement` and `today`.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'p> {
    /// The facts there are.
    pub vocabulary: &'p Vocabulary,
    /// The values behind `parameters.name`.
    pub parameters: &'p BTreeMap<String, Constant>,
    /// The shared definitions by name, with their numbers.
    pub definitions: &'p BTreeMap<String, usize>,
    /// What `it` is, in a rule that goes over a list.
    pub it: Option<&'p FieldKind>,
}

pub(super) type Checked<'v> = Result<(Expression, Type<'v>), ConditionError>;

/// Parses and checks a condition, which must give true or false.
///
/// # Errors
/// Everything that is wrong, in the order of places: grammar; else unknown names, paths that the schema does not have,
/// words that a field cannot hold, values that cannot be compared, and bounds that are passed.
pub fn compile(source: &str, scope: Scope<'_>) -> Result<Condition, Vec<ConditionError>> {
    let syntax = parse(source)?;
    let mut checker = Checker {
        scope,
        variables: Vec::new(),
        faults: Vec::new(),
    };
    checker
        .variables
        .extend(scope.it.map(|kind| ("it".to_owned(), Type::of(kind))));
    match checker.truth(&syntax) {
        Ok(expression) => Ok(Condition {
            source: source.into(),
            expression,
        }),
        Err(last) => {
            let mut faults = checker.faults;
            faults.push(last);
            faults.sort_by_key(|fault| fault.span);
            Err(faults)
        }
    }
}

/// Parses and checks a path to a fact, such as `agreement.datasets` or `it.name`, and says what kind of value it leads to.
///
/// # Errors
/// The first of those of [`compile`], and anything that is not a path to a fact.
pub fn path<'p>(source: &str, scope: Scope<'p>) -> Result<(Path, &'p FieldKind), ConditionError> {
    let whole = Span::new(0, source.len());
    let first = |faults: Vec<ConditionError>| faults.into_iter().next();
    let syntax = parse(source).map_err(|faults| {
        first(faults).unwrap_or_else(|| ConditionError::new(whole, "this is not a path"))
    })?;
    let mut checker = Checker {
        scope,
        variables: Vec::new(),
        faults: Vec::new(),
    };
    checker
        .variables
        .extend(scope.it.map(|kind| ("it".to_owned(), Type::of(kind))));
    let not_a_fact = || {
        ConditionError::new(
            syntax.span,
            "a path to a fact is expected here, such as agreement.datasets",
        )
    };
    let mut fields = Vec::new();
    let mut at = &syntax;
    while let SyntaxKind::Select(operand, field) = &at.kind {
        fields.push(Name::from(field.as_str()));
        at = operand;
    }
    fields.reverse();
    let SyntaxKind::Name(name) = &at.kind else {
        return Err(not_a_fact());
    };
    let start = if name == "agreement" {
        GroupId::AGREEMENT
    } else {
        scope.it.and_then(FieldKind::group).ok_or_else(not_a_fact)?
    };
    checker.check(&syntax)?;
    let root = if name == "agreement" {
        Root::Agreement
    } else {
        Root::Variable(0)
    };
    let mut kind = None;
    let mut group = start;
    for field in &fields {
        kind = scope
            .vocabulary
            .group(group)
            .get(field.as_str())
            .map(|field| &field.kind);

        group = kind.and_then(FieldKind::group).unwrap_or(group);
    }
    let kind = kind
        .or(scope.it.filter(|_| root == Root::Variable(0)))
        .ok_or_else(not_a_fact)?;
    Ok((Path { root, fields }, kind))
}

/// Checks one condition, part by part.
pub(super) struct Checker<'v> {
    pub(super) scope: Scope<'v>,
    pub(super) variables: Vec<(String, Type<'v>)>,
    /// What was found wrong in parts beside the one whose fault is returned.
    faults: Vec<ConditionError>,
}

impl<'v> Checker<'v> {
    pub(super) fn check(&mut self, syntax: &Syntax) -> Checked<'v> {
        let word = |text: &str| Word {
            text: text.to_owned(),
            span: syntax.span,
        };

        match &syntax.kind {
            SyntaxKind::Boolean(value) => Ok((Expression::Boolean(*value), Type::Boolean)),
            SyntaxKind::Integer(value) => Ok((Expression::Integer(*value), Type::Integer)),
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

    fn name(&mut self, syntax: &Syntax) -> Checked<'v> {
        match &syntax.kind {
            SyntaxKind::Select(operand, field) => {
                if let SyntaxKind::Name(name) = &operand.kind
                    && name == "parameters"
                {
                    return self.parameter(field, syntax.span);
                }

                self.select(operand, field, syntax.span)
            }
            SyntaxKind::Name(name) => {
                if let Some(at) = self.variables.iter().rposition(|(known, _)| known == name) {
                    let kind = self
                        .variables
                        .get(at)
                        .map_or(Type::Boolean, |(_, kind)| kind.clone());
                    return Ok((
                        Expression::Fact(Path {
                            root: Root::Variable(at),
                            fields: Vec::new(),
                        }),
                        kind,
                    ));
                }
                if let Some(number) = self.scope.definitions.get(name) {
                    return Ok((Expression::Definition(*number), Type::Boolean));
                }

                match name.as_str() {
                    "today" => Ok((Expression::Today, Type::Date)),
                    "agreement" => Err(ConditionError::new(
                        syntax.span,
                        "`agreement` alone is no fact",
                    )
                    .help("name a fact of it, such as agreement.term.ends_on")),
                    "parameters" => Err(ConditionError::new(
                        syntax.span,
                        "`parameters` alone is no value",
                    )),
                    _ => Err(self.unknown_name(name, syntax.span)),
                }
            }
            _ => Err(ConditionError::new(syntax.span, "a name is expected here")),
        }
    }

    fn unknown_name(&self, name: &str, span: Span) -> ConditionError {
        let fault = ConditionError::new(
            span,
            format!("`{name}` is not a definition, a loop variable or `agreement`"),
        );

        if name == "it" {
            return fault.help("only a rule with `each = { it = \"...\" }` has an `it`");
        }

        let fault =
            fault.help("facts begin with `agreement`; definitions.toml lists the definitions");
        let variables = self.variables.iter().map(|(name, _)| name.as_str());
        let known = ["agreement", "parameters", "today"].into_iter();

        fault.suggest(
            name,
            variables
                .chain(known)
                .chain(self.scope.definitions.keys().map(String::as_str)),
        )
    }

    fn parameter(&self, name: &str, span: Span) -> Checked<'v> {
        let word = |text: &String| Word {
            text: text.clone(),
            span,
        };

        match self.scope.parameters.get(name) {
            Some(Constant::Integer(value)) => Ok((Expression::Integer(*value), Type::Integer)),
            Some(Constant::Text(text)) => Ok((
                Expression::Text(text.as_str().into()),
                Type::Words(Rc::new([word(text)])),
            )),
            Some(Constant::Texts(texts)) => Ok((
                Expression::List(
                    texts
                        .iter()
                        .map(|text| Expression::Text(text.as_str().into()))
                        .collect(),
                ),
                Type::WordList(texts.iter().map(word).collect()),
            )),
            None => Err(
                ConditionError::new(span, format!("there is no parameter `{name}`"))
                    .help("`lacuna config` shows the parameters there are")
                    .suggest(name, self.scope.parameters.keys().map(String::as_str)),
            ),
        }
    }

    /// A field of a group, by a path from the agreement or a variable.
    fn select(&mut self, operand: &Syntax, field: &str, span: Span) -> Checked<'v> {
        let (mut path, group) = self.group(operand)?;
        let name_span = Span {
            start: span.end.saturating_sub(Span::new(field.len(), 0).start),
            end: span.end,
        };

        match group.get(field) {
            Some(found) if found.evidence => Err(ConditionError::new(
                name_span,
                format!("`{field}` is no fact, so no rule can read it"),
            )),
            Some(found) => {
                path.fields.push(Name::from(field));
                Ok((Expression::Fact(path), Type::of(&found.kind)))
            }
            None => Err(ConditionError::new(
                name_span,
                format!("the agreement's schema has no field `{field}` here"),
            )
            .help(format!(
                "the fields are: {}",
                group
                    .facts()
                    .map(|(name, _)| name)
                    .collect::<Vec<_>>()
                    .join(", ")
            ))
            .suggest(field, group.facts().map(|(name, _)| name))),
        }
    }

    fn group(&mut self, operand: &Syntax) -> Result<(Path, &'v Group), ConditionError> {
        if let SyntaxKind::Name(name) = &operand.kind
            && name == "agreement"
        {
            let path = Path {
                root: Root::Agreement,
                fields: Vec::new(),
            };

            return Ok((path, self.scope.vocabulary.group(GroupId::AGREEMENT)));
        }
        match self.check(operand)? {
            (Expression::Fact(path), Type::Fact(FieldKind::Group(id))) => {
                Ok((path, self.scope.vocabulary.group(*id)))
            }
            (_, Type::Fact(FieldKind::List(_))) => Err(ConditionError::new(
                operand.span,
                "this is a list, and a field is asked of it",
            )
            .help("ask it of its elements, with .exists(x, ...), .all(x, ...) or `each`")),
            (_, other) => Err(ConditionError::new(
                operand.span,
                format!("this is {}, which has no fields", other.name()),
            )),
        }
    }

    fn compare(
        &mut self,
        operator: Operator,
        left: &Syntax,
        right: &Syntax,
        span: Span,
    ) -> Checked<'v> {
        let is_chained = matches!(left.kind, SyntaxKind::Compare(..));
        let [(left, left_type), (right, right_type)] = self.sides(left, right)?;
        let ordered = !matches!(operator, Operator::Equal | Operator::NotEqual);
        comparable(&left_type, &right_type, span).map_err(|fault| match is_chained {
            true => fault.help("comparisons do not chain: write `a < b && b < c`"),
            false => fault,
        })?;

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
