//! What a condition calls: functions, and loops over a list with a name for each element.

use chrono::NaiveDate;

use super::check::{Checked, Checker};
use super::expression::{Expression, Loop};
use super::setting::AgreementPhase;
use super::syntax::{Syntax, SyntaxKind};
use super::types::Type;
use super::{ConditionError, MAX_VARIABLES};
use crate::source_file::Span;
use crate::vocabulary::FieldKind;

impl<'v> Checker<'v> {
    pub(super) fn call(
        &mut self,
        name: &str,
        target: Option<&Syntax>,
        arguments: &[Syntax],
        span: Span,
    ) -> Checked<'v> {
        match (name, target, arguments) {
            ("has", None, [fact]) => match self.check(fact)? {
                // `has(it)` would always be true, and hide a rule that asks nothing.
                (Expression::Fact(path), _) if !path.fields.is_empty() => {
                    Ok((Expression::Stated(path), Type::Boolean))
                }
                _ => Err(ConditionError::new(
                    fact.span,
                    "has(...) asks about a fact, such as has(it.retention.days)",
                )),
            },
            ("date", None, [day]) => date(day),
            ("abroad" | "adequate" | "adequate_in_part", None, [country]) => {
                let country = self.country(country)?;
                Ok((of_country(name, country), Type::Boolean))
            }
            ("phase", None, [word]) => phase(word),
            // CEL has both spellings, `size(xs)` and `xs.size()`.
            ("size", None, [list]) | ("size", Some(list), []) => match self.check(list)? {
                (expression, Type::Fact(FieldKind::List(_))) => {
                    Ok((Expression::Size(Box::new(expression)), Type::Integer))
                }
                (_, other) => Err(ConditionError::new(
                    list.span,
                    format!("size needs a list of the agreement, not {}", other.name()),
                )),
            },
            ("all" | "exists" | "count", Some(list), [variable, body]) => {
                let (over, ()) = self.walk(list, variable, body, |_| Ok(()))?;
                Ok(match name {
                    "all" => (Expression::All(over), Type::Boolean),
                    "exists" => (Expression::Exists(over), Type::Boolean),
                    _ => (Expression::Count(over), Type::Tally),
                })
            }
            ("sum", Some(list), [variable, body, value]) => {
                let (over, value) = self.walk(list, variable, body, |checker| {
                    // The bounds of a sum rest on amounts that are never negative, as facts are.
                    match checker.check(value)? {
                        (expression @ Expression::Fact(_), Type::Integer) => Ok(expression),
                        _ => Err(ConditionError::new(
                            value.span,
                            "sum adds up a whole number that the elements state",
                        )),
                    }
                })?;

                Ok((Expression::Sum(over, Box::new(value)), Type::Tally))
            }
            _ => Err(unknown_call(name, target.is_some(), span)),
        }
    }

    /// Returns a country that the agreement states.
    fn country(&mut self, country: &Syntax) -> Result<Box<Expression>, ConditionError> {
        match self.check(country)? {
            (expression, Type::Fact(FieldKind::Country)) => Ok(Box::new(expression)),
            (_, other) => Err(ConditionError::new(
                country.span,
                format!(
                    "a country of the agreement is expected here, not {}",
                    other.name()
                ),
            )),
        }
    }

    fn walk<T>(
        &mut self,
        list: &Syntax,
        variable: &Syntax,
        body: &Syntax,
        more: impl FnOnce(&mut Self) -> Result<T, ConditionError>,
    ) -> Result<(Loop, T), ConditionError> {
        // Before the variable is bound: a list cannot hang on its own elements.
        let (list_expression, list_type) = self.check(list)?;
        let element = match list_type {
            Type::Fact(FieldKind::List(element)) => Type::of(element),
            Type::WordList(words) => Type::Words(words),
            Type::NumberList => Type::Integer,
            other => {
                return Err(ConditionError::new(
                    list.span,
                    format!("this needs a list, not {}", other.name()),
                ));
            }
        };

        let SyntaxKind::Name(name) = &variable.kind else {
            return Err(ConditionError::new(
                variable.span,
                "a name for the element is expected here, such as d in .all(d, d.personal)",
            ));
        };

        self.check_variable(name, variable.span)?;
        self.variables.push((name.clone(), element));
        let body = self.truth(body);
        let extra = more(self);
        // Before a fault is returned, for what stands beside this call is checked too.
        self.variables.pop();
        let (body, extra) = (body?, extra?);
        Ok((
            Loop {
                list: Box::new(list_expression),
                // After the pop the length is the number that the variable had.
                variable: self.variables.len(),
                body: Box::new(body),
            },
            extra,
        ))
    }

    fn check_variable(&self, name: &str, span: Span) -> Result<(), ConditionError> {
        // No shadowing: a reader of a rule must know from the name alone what it stands for.
        let taken = ["agreement", "parameters", "today"].contains(&name)
            || self.scope.definitions.contains_key(name)
            || self.variables.iter().any(|(known, _)| known == name);
        if taken {
            return Err(
                ConditionError::new(span, format!("`{name}` already has a meaning here"))
                    .help("choose another name"),
            );
        }

        // The evaluator keeps its variables in an array of that length.
        if self.variables.len() >= MAX_VARIABLES {
            return Err(ConditionError::new(
                span,
                format!("more than {MAX_VARIABLES} loop variables are in force here"),
            ));
        }

        Ok(())
    }
}

fn date<'v>(day: &Syntax) -> Checked<'v> {
    let fault = || {
        ConditionError::new(
            day.span,
            "date(...) needs a day that exists, such as date(\"2026-02-05\")",
        )
    };

    let SyntaxKind::Text(text) = &day.kind else {
        return Err(fault());
    };

    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| fault())?;
    Ok((Expression::Date(date), Type::Date))
}

fn phase<'v>(word: &Syntax) -> Checked<'v> {
    let known = AgreementPhase::ALL.map(AgreementPhase::as_str);
    let fault = || {
        ConditionError::new(
            word.span,
            format!("phase(...) needs one of: {}", known.join(", ")),
        )
    };

    let SyntaxKind::Text(text) = &word.kind else {
        return Err(fault());
    };

    let phase = AgreementPhase::from_word(text).ok_or_else(|| fault().suggest(text, known))?;

    Ok((Expression::Phase(phase), Type::Boolean))
}

/// What a function asks about a country.
fn of_country(name: &str, country: Box<Expression>) -> Expression {
    match name {
        "abroad" => Expression::Abroad(country),
        "adequate" => Expression::Adequate(country),
        _ => Expression::AdequateInPart(country),
    }
}

fn unknown_call(name: &str, method: bool, span: Span) -> ConditionError {
    let known: &[&str] = if method {
        &["all", "exists", "count", "sum", "size"]
    } else {
        &[
            "has",
            "size",
            "date",
            "abroad",
            "adequate",
            "adequate_in_part",
            "phase",
        ]
    };

    let fault = ConditionError::new(span, format!("`{name}` cannot be called like this"));
    match crate::diagnostic::nearest(name, known.iter().copied()) {
        // With a right name and wrong arguments the name would be suggested for itself.
        Some(near) if near != name => fault.help(format!("did you mean `{near}`?")),
        _ => fault.help(
            "the functions are has(fact), size(list), date(\"2026-02-05\"), abroad(country), adequate(country), \
             adequate_in_part(country), phase(\"ended\"), and of a list .all(x, ...), .exists(x, ...), \
             .count(x, ...) and .sum(x, condition, number)",
        ),
    }
}
