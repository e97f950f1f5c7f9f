//! The names that a condition may use: facts, parameters, shared definitions, and `it`.

use std::collections::BTreeMap;

use crate::vocabulary::{FieldKind, Vocabulary};

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
    /// Returns the words of a list of words; none of anything else.
    #[must_use]
    pub fn words(&self) -> &[String] {
        match self {
            Self::Texts(words) => words,
            Self::Integer(_) | Self::Text(_) => &[],
        }
    }
}

impl std::fmt::Display for Constant {
    /// Returns the value on one line.
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
    /// What `it` is, in a rule that loops over a list.
    pub it: Option<&'p FieldKind>,
}
