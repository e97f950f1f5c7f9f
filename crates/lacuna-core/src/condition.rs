//! The condition language: a subset of CEL with three truth values, evidence, and checking before running.
//!
//! A condition goes through four steps: [`parse()`] makes syntax of its text, with places and recovery; `check` holds each
//! path, word and type against the [vocabulary](crate::vocabulary) and gives a [`Condition`]; an [`Evaluator`] asks it of an
//! agreement; a [`Template`] puts values into sentences.
//!
//! Truth is Kleene's: true, false or unknown. A path to a fact that is not stated is unknown. `a && b` is false where either
//! is false, whatever the other; else unknown where either is unknown. `||`, `all` and `exists` follow. `has(x)` is never
//! unknown. Evaluation looks at every term, and keeps the facts that decided:
//!
//! | term | other term | `&&` | its evidence |
//! |---|---|---|---|
//! | false | false | false | what made both false |
//! | false | true or unknown | false | what made the one false |
//! | true | true | true | both |
//! | unknown | true | unknown | what is silent in the one |
//! | unknown | unknown | unknown | what is silent in both |
//!
//! # A worked example
//!
//! ```
//! use std::collections::BTreeMap;
//! use std::sync::Arc;
//!
//! use lacuna_core::condition::{Evaluator, AgreementPhase, Scope, Setting, Truth, compile};
//! use lacuna_core::document::Document;
//! use lacuna_core::source_file::SourceFile;
//! use lacuna_core::vocabulary::Vocabulary;
//!
//! let (parameters, definitions) = (BTreeMap::new(), BTreeMap::new());
//! let scope = Scope {
//!     vocabulary: Vocabulary::agreement(),
//!     parameters: &parameters,
//!     definitions: &definitions,
//!     it: None,
//! };
//!
//! // A path that the schema does not have is refused before anything is evaluated.
//! let refused = compile("agreement.term.moths <= 36", scope).unwrap_err();
//! assert_eq!(refused[0].help.as_deref(), Some("did you mean `months`?"));
//!
//! let condition = compile("agreement.term.months <= 36 && has(agreement.exit)", scope).unwrap();
//! let setting = || Setting {
//!     day: chrono::NaiveDate::default(),
//!     phase: AgreementPhase::Draft,
//!     home: None,
//!     adequate: Arc::new([]),
//! };
//!
//! // The months are not stated, and no exit is: the second alone decides, and is the evidence.
//! let text = SourceFile::new("agreement.json", r#"{"term": {}}"#);
//! let document = Document::parse(Arc::new(text)).unwrap();
//! let answer = Evaluator::new(&document, &[], setting()).evaluate(&condition, None).unwrap();
//! assert_eq!(answer.truth, Truth::False);
//! assert_eq!(answer.evidence.iter().map(|read| read.pointer(&document)).collect::<Vec<_>>(), ["/exit"]);
//!
//! // False for want of facts alone: the audit calls that not stated, never breached.
//! assert!(answer.rests_on_absence());
//! ```

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
pub use setting::{AdequacyFinding, AgreementPhase, RegimeSet, Setting};
pub use syntax::{Syntax, SyntaxKind};
pub use template::Template;
pub use values::EvalError;

use crate::source_file::Span;

/// How many loop variables may be in force at once, `it` included.
pub const MAX_VARIABLES: usize = 8;

/// A fault in a condition, with its place in the condition's own text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
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
