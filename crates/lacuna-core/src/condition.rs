//! The condition language: a subset of CEL with three truth values, evidence, and checking before running.

mod calls;
mod check;
mod evaluate;
mod evidence;
mod expression;
mod lex;
mod lists;
mod lookup;
mod operand;
mod names;
mod parse;
mod reads;
mod setting;
mod recover;
mod scope;
mod syntax;
mod template;
mod types;
mod values;

pub use check::compile;
pub use evaluate::{Evaluator, Subjects};
pub use evidence::{Evaluation, FactRead, FactReads, ReadKind, Truth};
pub use expression::{Condition, Expression, Operator, Path, Root};
pub use names::path;
pub use parse::{MAX_BYTES, MAX_DEPTH, parse};
pub use reads::FactPaths;
pub use scope::{Constant, Scope};
pub(crate) use setting::JURISDICTION;
pub use setting::{Phase, Setting};
pub use syntax::{Syntax, SyntaxKind};
pub use template::Template;
pub use values::EvalError;

use crate::source_file::Span;

/// How many loop variables may be in force at once, `it` included.
pub const MAX_VARIABLES: usize = 8;

/// What is wrong in a condition, with its place in the condition's own text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionError {
    /// Where, in bytes from the start of the condition.
    pub span: Span,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl ConditionError {
    fn new(span: Span, message: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
            help: None,
        }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn suggest<'a>(self, given: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match crate::diagnostic::nearest(given, known) {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None => self,
        }
    }
}
