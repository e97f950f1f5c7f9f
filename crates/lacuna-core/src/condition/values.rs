//! The values a condition works with, and how they are compared and reckoned.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::expression::{Expression, Operator};
use crate::document::{Document, NodeId};

/// The reason why a condition gave no answer. A rule that meets one is a failed rule, never a passed one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EvalError {
    /// The step budget is used up.
    #[error("the condition takes too many steps; its loops multiply each other")]
    Budget,
    /// A sum or product passed 64 bits, or a day the calendar.
    #[error("the condition's arithmetic exceeds the range of numbers or dates")]
    Overflow,
    /// A value is not of the type that the schema gives it.
    #[error("{0}")]
    Type(String),
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Value<'e> {
    Boolean(bool),
    Integer(i64),
    /// A count or sum over a list with silences: at least, and at most where that is known.
    Between(i64, Option<i64>),
    Date(NaiveDate),
    /// A text of the condition.
    Word(&'e str),
    /// A text of the agreement.
    Text(NodeId),
    Held(NodeId),
    Constants(&'e [Expression]),
    Unknown,
}

impl Operator {
    pub(super) fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
        }
    }

    fn turned(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::Greater => Self::Less,
            Self::GreaterOrEqual => Self::LessOrEqual,
            same => same,
        }
    }
}

impl<'e> Value<'e> {
    /// Returns the letters of a text, from wherever they are.
    fn letters(self, document: &'e Document) -> Option<Cow<'e, str>> {
        match self {
            Self::Word(word) => Some(Cow::Borrowed(word)),
            Self::Text(node) => document.string(node),
            _ => None,
        }
    }
}

/// Compares a number known within bounds: definite where every number within them would give the same answer.
pub(super) fn between<'e>(
    operator: Operator,
    left: Value<'_>,
    right: Value<'_>,
) -> Result<Value<'e>, EvalError> {
    let (operator, least, most, number) = match (left, right) {
        (Value::Between(least, most), Value::Integer(number)) => (operator, least, most, number),
        (Value::Integer(number), Value::Between(least, most)) => {
            (operator.turned(), least, most, number)
        }
        _ => return Err(wrong("a count and a number")),
    };

    // Where nothing bounds the number from above, it may be greater than any other.
    let (lowest, highest) = (
        least.cmp(&number),
        most.map_or(std::cmp::Ordering::Greater, |most| most.cmp(&number)),
    );

    let equality = matches!(operator, Operator::Equal | Operator::NotEqual);
    // Both ends can differ from a number that lies between them, so for equality the ends alone
    // decide nothing.
    let may_be_either = equality && lowest.is_le() && highest.is_ge() && most != Some(least);
    let (low, high) = (operator.holds(lowest), operator.holds(highest));
    let known = (low == high && !may_be_either).then_some(low);
    Ok(known.map_or(Value::Unknown, Value::Boolean))
}

pub(super) fn same(document: &Document, left: Value<'_>, right: Value<'_>) -> bool {
    match (left, right) {
        (Value::Boolean(left), Value::Boolean(right)) => left == right,
        (Value::Integer(left), Value::Integer(right)) => left == right,
        // A date of a fact is a text until it is compared with a day.
        (Value::Date(day), other) | (other, Value::Date(day)) => {
            matches!(dated(document, other), Value::Date(own) if own == day)
        }
        _ => left
            .letters(document)
            .is_some_and(|left| right.letters(document).is_some_and(|right| left == right)),
    }
}

/// Returns a date is written as a text; arithmetic takes it as a day.
pub(super) fn dated<'e>(document: &Document, value: Value<'e>) -> Value<'e> {
    value
        .letters(document)
        .and_then(|text| day(&text))
        .map_or(value, Value::Date)
}

pub(super) fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

pub(super) fn wrong(expected: &str) -> EvalError {
    EvalError::Type(format!(
        "the condition met something that is not {expected}"
    ))
}

pub(super) fn calculate<'e>(
    sign: char,
    left: Value<'_>,
    right: Value<'_>,
) -> Result<Value<'e>, EvalError> {
    let value = match (sign, left, right) {
        ('+', Value::Integer(left), Value::Integer(right)) => {
            left.checked_add(right).map(Value::Integer)
        }
        ('-', Value::Integer(left), Value::Integer(right)) => {
            left.checked_sub(right).map(Value::Integer)
        }
        ('*', Value::Integer(left), Value::Integer(right)) => {
            left.checked_mul(right).map(Value::Integer)
        }
        ('-', Value::Date(left), Value::Date(right)) => {
            Some(Value::Integer(left.signed_duration_since(right).num_days()))
        }
        // The plain operators of chrono panic beyond their range, which a rule's number can reach.
        (sign @ ('+' | '-'), Value::Date(day), Value::Integer(days)) => {
            let days = if sign == '-' {
                days.checked_neg()
            } else {
                Some(days)
            };

            days.and_then(chrono::TimeDelta::try_days)
                .and_then(|by| day.checked_add_signed(by))
                .map(Value::Date)
        }
        _ => return Err(wrong("numbers or dates")),
    };

    value.ok_or(EvalError::Overflow)
}

/// Returns how two stated values of one type compare.
pub(super) fn order(
    document: &Document,
    left: Value<'_>,
    right: Value<'_>,
) -> Result<std::cmp::Ordering, EvalError> {
    match (left, right) {
        (Value::Boolean(left), Value::Boolean(right)) => return Ok(left.cmp(&right)),
        (Value::Integer(left), Value::Integer(right)) => return Ok(left.cmp(&right)),
        (Value::Date(left), Value::Date(right)) => return Ok(left.cmp(&right)),
        _ => {}
    }

    let dated = |text: &str| day(text).ok_or_else(|| wrong("a date"));
    // Days are texts in the agreement and dates in the condition: only mixed pairs need parsing.
    match (left.letters(document), right.letters(document)) {
        // Days that the schema takes have one form, in which they are ordered as their letters are.
        (Some(left), Some(right)) => Ok(left.cmp(&right)),
        (Some(text), None) => match right {
            Value::Date(other) => Ok(dated(&text)?.cmp(&other)),
            _ => Err(wrong("values of one type")),
        },
        (None, Some(text)) => match left {
            Value::Date(other) => Ok(other.cmp(&dated(&text)?)),
            _ => Err(wrong("values of one type")),
        },
        (None, None) => Err(wrong("values of one type")),
    }
}
