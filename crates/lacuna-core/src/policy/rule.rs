//! A rule as it runs: conditions compiled, sentences checked, citations resolved.

use std::sync::Arc;

use chrono::NaiveDate;

use super::files::ExampleOutcome;
use super::{Basis, Otherwise, Severity, Silence};
use crate::condition::{Condition, Path, Template};
use crate::source_file::{SourceFile, Span};

/// A rule, checked against the agreement's schema.
#[derive(Debug)]
pub struct Rule {
    /// The id, such as `RET-003`.
    pub id: String,
    /// The id of its pack.
    pub pack: String,
    /// The offence in a few words.
    pub title: String,
    /// How much a breach matters, before adjustments.
    pub severity: Severity,
    /// The same as the rule's own file says it, whatever settings made of it.
    pub own_severity: Severity,
    /// Whether law, guidance or a house policy asks for it.
    pub basis: Basis,
    /// What it means when its facts are not stated.
    pub silence: Silence,
    /// How much a silence matters, where that is less than a breach.
    pub severity_silent: Option<Severity>,
    /// Where a silence asks and finds nothing, since what is not stated may be in another document.
    pub asks_where: Option<Condition>,
    /// What it is where none of its sources governs.
    pub otherwise: Otherwise,
    /// Whether validation reports a breach as well; its answer depends neither on the law that governs nor on a day.
    pub validate: bool,
    /// The path to the ids of the datasets that an answer is about, where the rule names one.
    pub data: Option<Path>,
    /// The root cause it shares with other rules.
    pub root: Option<String>,
    /// The list it goes over.
    pub each: Option<Path>,
    /// When it applies.
    pub when: Option<Condition>,
    /// What must be true.
    pub require: Condition,
    /// Whether its conditions ask which countries were found adequate.
    pub asks_adequacy: bool,
    /// Circumstances that move the severity.
    pub adjustments: Vec<Adjustment>,
    /// What it asks.
    pub asks: Template,
    /// What is wrong when it is breached.
    pub message: Template,
    /// What is missing when its facts are not stated.
    pub unstated: Option<Template>,
    /// Why it matters.
    pub why: Template,
    /// What to ask for where it is breached.
    pub remedy: Template,
    /// What to ask for where its facts are not stated.
    pub remedy_silent: Option<Template>,
    /// The least that can be accepted instead.
    pub accept: Option<Template>,
    /// A clause to paste.
    pub wording: Template,
    /// What it rests on.
    pub citations: Vec<Citation>,
    /// The first day it is in force.
    pub in_force_from: Option<NaiveDate>,
    /// The last day it is in force.
    pub in_force_until: Option<NaiveDate>,
    /// Its proof; not in the policy that comes with the program.
    pub examples: Vec<Example>,
    /// The file it is in.
    pub file: Arc<SourceFile>,
}

/// A circumstance that moves a severity by one level when it is stated.
#[derive(Debug)]
pub struct Adjustment {
    /// The circumstance.
    pub when: Condition,
    /// The severity then.
    pub severity: Severity,
    /// The same as the rule's own file says it.
    pub own_severity: Severity,
    /// Why.
    pub reason: String,
}

/// A source with a pinpoint, such as `UKGDPR-28(3)(g)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The key of the source in the register.
    pub source: String,
    /// The pinpoint inside it, such as `(3)(g)`; empty for the whole.
    pub pinpoint: String,
    /// Its number among the provisions that the rules of a policy cite; none where no rule does.
    pub(crate) number: Option<usize>,
}

impl Citation {
    /// Cites a provision that no rule of a policy needs to cite.
    #[must_use]
    pub fn new(source: &str, pinpoint: &str) -> Self {
        Self {
            source: source.to_owned(),
            pinpoint: pinpoint.to_owned(),
            number: None,
        }
    }
}

/// The answer that an example expects.
pub type ExpectedOutcome = ExampleOutcome;

/// A change to the base agreement, with the answer that the rule must give.
#[derive(Debug)]
pub struct Example {
    /// The answer.
    pub outcome: ExpectedOutcome,
    /// Values that are merged in, or set where the name is a JSON pointer.
    pub with: Vec<(String, serde_json::Value)>,
    /// JSON pointers of values that are omitted.
    pub without: Vec<String>,
    /// Exactly the places that the answer rests on.
    pub at: Option<Vec<String>>,
    /// The severity of the finding.
    pub severity: Option<Severity>,
    /// What the answer rests on.
    pub basis: Option<Basis>,
    /// The day of the audit; where none is given, the day on which the rule is tested.
    pub as_of: Option<NaiveDate>,
    /// Where it is in the rule file.
    pub span: Span,
}

impl Rule {
    /// Returns all its conditions.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let adjustments = self.adjustments.iter().map(|adjustment| &adjustment.when);
        self.when
            .iter()
            .chain([&self.require])
            .chain(&self.asks_where)
            .chain(adjustments)
    }

    /// Returns whether the rule is in force on a day.
    #[must_use]
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.in_force_from.is_none_or(|from| from <= day)
            && self.in_force_until.is_none_or(|until| day <= until)
    }
}
