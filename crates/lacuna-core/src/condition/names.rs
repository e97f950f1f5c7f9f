//! Checks names and paths: variables, definitions, parameters, and the facts that the vocabulary has.

use std::rc::Rc;

use super::ConditionError;
use super::check::{Checked, Checker};
use super::expression::{Expression, NamedWord, Path, Root};
use super::parse::parse;
use super::scope::{Constant, Scope};
use super::syntax::{Syntax, SyntaxKind};
use super::types::Type;
use crate::document::Name;
use crate::source_file::Span;
use crate::vocabulary::{FieldKind, Group, GroupId};

/// Parses and checks a path to a fact, such as `agreement.datasets` or `it.name`, and says what kind of value it leads to.
///
/// # Errors
/// The first of those of [`super::compile`], and anything that is not a path to a fact.
pub fn path<'p>(source: &str, scope: Scope<'p>) -> Result<(Path, &'p FieldKind), ConditionError> {
    let whole = Span::new(0, source.len());
    let syntax = parse(source).map_err(|faults| {
        let first = faults.into_iter().next();
        first.unwrap_or_else(|| ConditionError::new(whole, "this is not a path"))
    })?;

    let not_a_fact = || {
        ConditionError::new(
            syntax.span,
            "a path to a fact is expected here, such as agreement.datasets",
        )
    };

    let (name, fields) = steps(&syntax).ok_or_else(not_a_fact)?;
    let (root, start) = if name == "agreement" {
        (Root::Agreement, GroupId::AGREEMENT)
    } else {
        let it = scope.it.and_then(FieldKind::group);
        (Root::Variable(0), it.ok_or_else(not_a_fact)?)
    };

    // Before the kind is looked up, so that an unknown field is reported with the names near it.
    Checker::new(scope).check(&syntax)?;

    // `it` alone has no last field, and is of the kind of the elements.
    let kind = kind_at(scope, start, &fields)
        .or(scope.it.filter(|_| root == Root::Variable(0)))
        .ok_or_else(not_a_fact)?;

    Ok((Path { root, fields }, kind))
}

/// Returns the name that a path begins with, and the fields after it; `None` where it is not a path.
fn steps(syntax: &Syntax) -> Option<(&str, Vec<Name>)> {
    let mut fields = Vec::new();
    let mut at = syntax;
    while let SyntaxKind::Select(operand, field) = &at.kind {
        fields.push(Name::from(field.as_str()));
        at = operand;
    }

    fields.reverse();

    match &at.kind {
        SyntaxKind::Name(name) => Some((name, fields)),
        _ => None,
    }
}

/// Returns the kind of the last of some fields, from a group on; `None` without fields.
fn kind_at<'p>(scope: Scope<'p>, start: GroupId, fields: &[Name]) -> Option<&'p FieldKind> {
    let mut kind = None;
    let mut group = start;
    for field in fields {
        kind = scope
            .vocabulary
            .group(group)
            .get(field.as_str())
            .map(|field| &field.kind);

        // The path was checked before: only its last field can lead to no group.
        group = kind.and_then(FieldKind::group).unwrap_or(group);
    }

    kind
}

impl<'v> Checker<'v> {
    /// Checks a name, or a field of what a name leads to.
    pub(super) fn name(&mut self, syntax: &Syntax) -> Checked<'v> {
        match &syntax.kind {
            SyntaxKind::Select(operand, field) => {
                if let SyntaxKind::Name(name) = &operand.kind
                    && name == "parameters"
                {
                    return self.parameter(field, syntax.span);
                }

                self.select(operand, field, syntax.span)
            }
            SyntaxKind::Name(name) => self.single_name(name, syntax.span),
            _ => Err(ConditionError::new(syntax.span, "a name is expected here")),
        }
    }

    /// Checks a name that stands alone: a variable, a definition, or `today`.
    fn single_name(&self, name: &str, span: Span) -> Checked<'v> {
        let known = self.variables.iter().enumerate().rev();
        if let Some((at, (_, kind))) = known.into_iter().find(|(_, (known, _))| known == name) {
            let path = Path {
                root: Root::Variable(at),
                fields: Vec::new(),
            };

            return Ok((Expression::Fact(path), kind.clone()));
        }

        if let Some(number) = self.scope.definitions.get(name) {
            return Ok((Expression::Definition(*number), Type::Boolean));
        }

        match name {
            "today" => Ok((Expression::Today, Type::Date)),
            "agreement" => Err(ConditionError::new(span, "`agreement` alone is not a fact")
                .help("name a fact of it, such as agreement.term.ends_on")),
            "parameters" => Err(ConditionError::new(
                span,
                "`parameters` alone is not a value",
            )),
            _ => Err(self.unknown_name(name, span)),
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
        let word = |text: &String| NamedWord {
            text: text.clone(),
            span,
        };

        match self.scope.parameters.get(name) {
            // The value replaces the name: with another threshold the policy is compiled anew.
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
                    .help("`lacuna config` lists the parameters")
                    .suggest(name, self.scope.parameters.keys().map(String::as_str)),
            ),
        }
    }

    /// Returns a field of a group, by a path from the agreement or a variable.
    fn select(&mut self, operand: &Syntax, field: &str, span: Span) -> Checked<'v> {
        let (mut path, group) = self.group(operand)?;
        // Counted from the end, since blanks and comments may stand around the dot.
        let name_span = Span {
            start: span.end.saturating_sub(Span::new(field.len(), 0).start),
            end: span.end,
        };

        match group.get(field) {
            Some(found) if found.evidence => Err(ConditionError::new(
                name_span,
                format!("`{field}` is not a fact, so no rule can read it"),
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
                "this is a list, and a list has no fields",
            )
            .help("name a field of its elements, with .exists(x, ...), .all(x, ...) or `each`")),
            (_, other) => Err(ConditionError::new(
                operand.span,
                format!("this is {}, which has no fields", other.name()),
            )),
        }
    }
}
