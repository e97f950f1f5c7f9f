//! The types of a condition's values, and which of them can be compared.

use std::rc::Rc;

use super::ConditionError;
use super::expression::NamedWord;
use crate::source_file::Span;
use crate::vocabulary::{FieldKind, is_country};

/// What a checked expression gives.
#[derive(Debug, Clone)]
pub(super) enum Type<'v> {
    Boolean,
    Integer,
    /// How many, or how much, over a list with silences: known only within bounds, so only compared.
    Tally,
    Date,
    /// Text, a country, a choice, a group or a list, as the schema has it.
    Fact(&'v FieldKind),
    /// A constant text, or a variable over constant texts.
    Words(Rc<[NamedWord]>),
    /// A list of constant texts.
    WordList(Rc<[NamedWord]>),
    /// A list of constant numbers.
    NumberList,
}

impl<'v> Type<'v> {
    pub(super) fn of(kind: &'v FieldKind) -> Self {
        match kind {
            FieldKind::Boolean => Self::Boolean,
            FieldKind::Integer => Self::Integer,
            FieldKind::Date => Self::Date,
            other => Self::Fact(other),
        }
    }

    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Boolean => "a yes or no",
            Self::Integer => "a whole number",
            Self::Tally => "a count",
            Self::Date => "a date",
            Self::Fact(FieldKind::Country) => "a country",
            Self::Fact(FieldKind::Choice(_)) => "a choice of words",
            Self::Fact(FieldKind::Group(_)) => "a group of facts",
            Self::Fact(FieldKind::List(_)) => "a list",
            Self::Fact(_) | Self::Words(_) => "a text",
            Self::WordList(_) | Self::NumberList => "a list of constants",
        }
    }
}

/// Returns whether two values can be compared; a word is checked against the words the field can hold.
pub(super) fn comparable(
    left: &Type<'_>,
    right: &Type<'_>,
    span: Span,
) -> Result<(), ConditionError> {
    match (left, right) {
        (Type::Boolean, Type::Boolean)
        | (Type::Integer | Type::Tally, Type::Integer)
        | (Type::Integer, Type::Tally)
        | (Type::Date, Type::Date) => Ok(()),
        (Type::Fact(kind), Type::Words(words)) | (Type::Words(words), Type::Fact(kind)) => {
            words.iter().try_for_each(|word| holds(kind, word))
        }
        // The answer would be the same for every agreement.
        (Type::Words(_), Type::Words(_)) => {
            Err(ConditionError::new(span, "this compares two constants"))
        }
        // Choices of different words are refused here too, since they could never be equal.
        (Type::Fact(left), Type::Fact(right))
            if left == right && !matches!(left, FieldKind::Group(_) | FieldKind::List(_)) =>
        {
            Ok(())
        }
        _ => {
            let message = format!("{} cannot be compared with {}", left.name(), right.name());
            let fault = ConditionError::new(span, message);
            Err(match (left, right) {
                (Type::Date, Type::Words(_)) | (Type::Words(_), Type::Date) => {
                    fault.help("write a day as date(\"2026-02-05\")")
                }
                _ => fault,
            })
        }
    }
}

fn holds(kind: &FieldKind, word: &NamedWord) -> Result<(), ConditionError> {
    match kind {
        FieldKind::Text => Ok(()),
        FieldKind::Country if is_country(&word.text) => Ok(()),
        // The institutions of the European Union write UK and EL where ISO 3166 has GB and GR.
        FieldKind::Country => Err(ConditionError::new(
            word.span,
            format!("`{}` is not a country code (ISO 3166-1 alpha-2)", word.text),
        )
        .help("the United Kingdom is GB, Greece is GR")),
        FieldKind::Choice(choices) if choices.iter().any(|(value, _)| **value == *word.text) => {
            Ok(())
        }
        FieldKind::Choice(choices) => {
            let values: Vec<&str> = choices.iter().map(|(value, _)| value.as_str()).collect();
            let fault =
                ConditionError::new(word.span, format!("the field cannot hold `{}`", word.text));
            match crate::diagnostic::nearest(&word.text, values.iter().copied()) {
                Some(near) => Err(fault.help(format!("did you mean `{near}`?"))),
                None => Err(fault.help(format!("it holds one of: {}", values.join(", ")))),
            }
        }
        _ => Err(ConditionError::new(
            word.span,
            "a text is compared with something that is not a text",
        )),
    }
}
