//! A checked condition: names resolved, types known, parameters put in; all that evaluation needs.

use chrono::NaiveDate;

use super::setting::AgreementPhase;
use crate::document::Name;
use crate::source_file::Span;

/// A condition that was checked against the agreement's schema.
#[derive(Debug, Clone)]
pub struct Condition {
    /// As it is written in the rule file.
    pub source: String,
    /// What is evaluated.
    pub expression: Expression,
}

/// A path to a fact, from the agreement or from a loop variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Where it starts.
    pub root: Root,
    /// The fields, outermost first; empty for the start itself.
    pub fields: Vec<Name>,
}

impl Path {
    /// Returns the names of the fields, outermost first.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.fields.iter().map(Name::as_str).collect()
    }
}

/// Where a path starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Root {
    /// The agreement.
    Agreement,
    /// A loop variable by its number; 0 is `it`, where the rule has one.
    Variable(usize),
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Operator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// A checked expression.
#[derive(Debug, Clone)]
pub enum Expression {
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A text, or one of a field's words.
    Text(String),
    /// A calendar day.
    Date(NaiveDate),
    /// The day of the audit.
    Today,
    /// Constants in brackets, or a parameter that is a list.
    List(Vec<Expression>),
    /// The value of a fact.
    Fact(Path),
    /// Whether a fact is stated.
    Stated(Path),
    /// Not.
    Not(Box<Expression>),
    /// Whether all of these hold.
    And(Vec<Expression>),
    /// Whether one of these holds.
    Or(Vec<Expression>),
    /// A comparison of two values of one type.
    Compare(Operator, Box<Expression>, Box<Expression>),
    /// Whether a value is in a list.
    In(Box<Expression>, Box<Expression>),
    /// A sum, a difference or a product of whole numbers, or a day some days on, or the days between two days.
    Arithmetic(char, Box<Expression>, Box<Expression>),
    /// Whether a condition holds of every element.
    All(Loop),
    /// Whether a condition holds of some element.
    Exists(Loop),
    /// Of how many elements a condition holds.
    Count(Loop),
    /// The sum of a number over the elements of which a condition holds.
    Sum(Loop, Box<Expression>),
    /// How many elements a list has.
    Size(Box<Expression>),
    /// A shared definition by its number.
    Definition(usize),
    /// Whether a country lies outside the home area of the law that governs the agreement.
    Abroad(Box<Expression>),
    /// Whether the governing law has found a country's protection adequate for the data in question.
    Adequate(Box<Expression>),
    /// Whether it has found that of some recipients there adequate, such as the members of a framework.
    AdequateInPart(Box<Expression>),
    /// Whether the agreement is in a phase on the day of the audit.
    Phase(AgreementPhase),
}

/// A walk over a list: the list, the number of the loop variable, and the condition asked of each element.
#[derive(Debug, Clone)]
pub struct Loop {
    /// The list.
    pub list: Box<Expression>,
    /// The number of the variable that stands for the element.
    pub variable: usize,
    /// The condition.
    pub body: Box<Expression>,
}

impl Expression {
    /// Returns the expressions directly inside.
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::List(parts) | Self::And(parts) | Self::Or(parts) => parts.iter().collect(),
            Self::Not(inner)
            | Self::Size(inner)
            | Self::Abroad(inner)
            | Self::Adequate(inner)
            | Self::AdequateInPart(inner) => {
                vec![inner]
            }
            Self::Compare(_, left, right)
            | Self::In(left, right)
            | Self::Arithmetic(_, left, right) => {
                vec![left, right]
            }
            Self::All(over) | Self::Exists(over) | Self::Count(over) => {
                vec![&over.list, &over.body]
            }
            Self::Sum(over, value) => vec![&over.list, &over.body, value],
            _ => Vec::new(),
        }
    }
}

impl Expression {
    /// Returns whether this reads a loop variable that is bound outside of it.
    #[must_use]
    pub fn reads_variable(&self, number: usize) -> bool {
        match self {
            Self::Fact(path) | Self::Stated(path) => path.root == Root::Variable(number),
            // A definition has no parts here, and reads no variable of those who use it.
            other => other.parts().iter().any(|part| part.reads_variable(number)),
        }
    }
}

impl Expression {
    /// Returns whether the value can differ from one day of audit to another.
    #[must_use]
    pub fn depends_on_day(&self, definitions: &[Condition]) -> bool {
        match self {
            Self::Today | Self::Adequate(_) | Self::AdequateInPart(_) | Self::Phase(_) => true,
            Self::Definition(number) => definitions
                .get(*number)
                .is_some_and(|known| known.expression.depends_on_day(definitions)),
            other => other
                .parts()
                .iter()
                .any(|part| part.depends_on_day(definitions)),
        }
    }
}

impl Expression {
    /// Returns whether this asks which countries were found adequate. The answer depends on the data in question, which the rule
    /// knows and a shared condition does not.
    #[must_use]
    pub fn asks_adequacy(&self) -> bool {
        matches!(self, Self::Adequate(_) | Self::AdequateInPart(_))
            || self.parts().into_iter().any(Self::asks_adequacy)
    }
}

/// A name used in a condition and where, for messages.
#[derive(Debug, Clone)]
pub(super) struct NamedWord {
    pub(super) text: String,
    pub(super) span: Span,
}

impl Expression {
    /// Returns whether a fact that is not stated could make this true by being asked for with `has`.
    ///
    /// `has` under a negation, or inside anything but a connective or a quantifier, turns absence into truth.
    #[must_use]
    pub fn is_met_by_silence(&self, definitions: &[Condition]) -> bool {
        self.asks_absence(definitions, true)
    }

    /// Returns whether this asks only whether facts are stated, so that no stated value can make it false.
    #[must_use]
    pub fn only_asks_presence(&self, definitions: &[Condition]) -> bool {
        match self {
            // Not under a negation: what is stated makes `!has(...)` false.
            Self::Stated(_) => true,
            Self::And(terms) | Self::Or(terms) => terms
                .iter()
                .all(|term| term.only_asks_presence(definitions)),
            Self::All(over) | Self::Exists(over) => over.body.only_asks_presence(definitions),
            Self::Definition(number) => definitions
                .get(*number)
                .is_some_and(|known| known.expression.only_asks_presence(definitions)),
            _ => false,
        }
    }

    fn asks_absence(&self, definitions: &[Condition], positive: bool) -> bool {
        match self {
            Self::Stated(_) => !positive,
            Self::Not(inner) => inner.asks_absence(definitions, !positive),
            Self::And(terms) | Self::Or(terms) => terms
                .iter()
                .any(|term| term.asks_absence(definitions, positive)),
            Self::All(over) | Self::Exists(over) => over.body.asks_absence(definitions, positive),
            Self::Definition(number) => definitions
                .get(*number)
                .is_some_and(|known| known.expression.asks_absence(definitions, positive)),
            // Inside a comparison or a count absence can turn either way, so both are refused.
            other => other.parts().iter().any(|part| {
                part.asks_absence(definitions, true) || part.asks_absence(definitions, false)
            }),
        }
    }
}
