//! The syntax tree of a condition: what is written, before any name in it is looked up.

use super::Operator;
use crate::source_file::Span;

/// A condition as it is written, before any name in it is looked up.
#[derive(Debug, Clone, PartialEq)]
pub struct Syntax {
    /// What it is.
    pub kind: SyntaxKind,
    /// Where it is in the condition, without brackets around it.
    pub span: Span,
}

/// The forms that the subset of CEL has.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names are the forms of the language")]
pub enum SyntaxKind {
    Boolean(bool),
    Integer(i64),
    Text(String),
    List(Vec<Syntax>),
    Name(String),
    Select(Box<Syntax>, String),
    Not(Box<Syntax>),
    And(Vec<Syntax>),
    Or(Vec<Syntax>),
    Compare(Operator, Box<Syntax>, Box<Syntax>),
    In(Box<Syntax>, Box<Syntax>),
    Arithmetic(char, Box<Syntax>, Box<Syntax>),
    /// A function, or a method where there is a target.
    Call {
        name: String,
        target: Option<Box<Syntax>>,
        arguments: Vec<Syntax>,
    },
}
