//! What an audit found: an answer for each rule, with its evidence, and what follows from all of them together.

mod checklists;
mod comparison;
mod coverage;
mod decided;
mod evidence_clauses;
mod facts;
mod filtered;
mod fingerprint;
mod questions;
mod scope;
mod verdict;
mod waived;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::agreement::CheckedAgreement;
use crate::condition::{EvalError, Evaluator, FactRead, FactReads, Template, Truth};
use crate::document::NodeId;
use crate::policy::{Basis, Policy, Rule, Severity};

pub use checklists::{AppliedChecklist, CheckedItem};
pub use comparison::{
    BaselineDiff, ChangedFact, ChangedFinding, DiffStatus, FactState, ResolvedFinding,
};
pub use coverage::Coverage;
pub use decided::{Decision, Reviewer, ReviewerDecision};
use evidence_clauses::is_quoted;
pub use evidence_clauses::{
    EvidenceClause, Provenance, has_reports, has_statements, is_only_reported, rests_on_statement,
};
pub use facts::{Fact, Found};
pub use facts::{OfferedFact, stable_pointer};
pub(crate) use facts::{is_recorded, is_unread};
pub use filtered::Filtered;
pub use questions::Question;
pub use scope::{AnswerBasis, BenchmarkReason, Governing, LawKnown, LegalScope};
pub use verdict::{Counts, Verdict};
pub use waived::{AppliedWaiver, WaiverState};

/// The answers of all rules about one agreement, as at one day.
#[derive(Debug)]
pub struct Assessment<'a> {
    /// The agreement.
    pub agreement: &'a CheckedAgreement,
    /// The rules that were asked.
    pub policy: &'a Policy,
    /// The day of the audit.
    pub day: NaiveDate,
    /// Whose law governs, which data is in question, and when.
    pub scope: LegalScope<'a>,
    /// A result for each rule that ran, in the order of the policy.
    pub results: Vec<RuleResult<'a>>,
    /// What a filter hides, where there is one.
    pub filtered: Option<Filtered<'a>>,
    /// The checklists of the policy, and whether each applies.
    pub checklists: Vec<AppliedChecklist<'a>>,
    /// What changed since an earlier assessment, where one was given.
    pub comparison: Option<BaselineDiff>,
    /// Who decided on findings, in the order of their files.
    pub reviewers: Vec<Reviewer>,
    /// Rules that gave no answer. While there is one, nothing here is complete.
    pub failures: Vec<FailedRule>,
}

/// The result of one rule: its answers, and what they come to.
#[derive(Debug)]
pub struct RuleResult<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// The worst of its answers.
    pub outcome: Outcome,
    /// The weight of the worst of its answers.
    pub weight: Disposition,
    /// What the answers that count rest on: the strongest basis among the worst.
    pub basis: Basis,
    /// Why the rule is only a benchmark or a policy here, where its author had law or guidance in mind.
    pub because: Option<BenchmarkReason>,
    /// One answer, or one for each element of the list it goes over.
    pub answers: Vec<Answer<'a>>,
    /// The id of the first of the findings with the same root cause, where that is another one.
    pub grouped_under: Option<&'a str>,
    /// What reviewers decided on the finding, in their order.
    pub decisions: Vec<ReviewerDecision>,
    /// The waiver of the finding, where there is one.
    pub waived: Option<AppliedWaiver>,
    /// How the finding compares with the earlier assessment, where there is one.
    pub change: Option<DiffStatus>,
}

/// One answer of a rule.
#[derive(Debug)]
pub struct Answer<'a> {
    /// The element it is about, where the rule loops over a list.
    pub subject: Option<NodeId>,
    /// The answer.
    pub outcome: Outcome,
    /// What it counts for.
    pub weight: Disposition,
    /// Whether law, guidance or a policy asks for it here, or only the law of another place, time or data.
    pub basis: Basis,
    /// Why it is only a benchmark or a policy, where the rule's author had law or guidance in mind.
    pub because: Option<BenchmarkReason>,
    /// Why, where the outcome alone does not say it.
    pub reason: Reason,
    /// The facts that decided, or whose absence left it open.
    pub evidence: FactReads<'a>,
    /// The facts that made the rule apply.
    pub applies_by: FactReads<'a>,
    /// Every fact that the rule asked for once it applied.
    pub asked: FactReads<'a>,
    /// The facts for want of which nobody knows whether what the rule rests on governs here; only of a question.
    pub scope_open: FactReads<'a>,
    /// Why the severity is not the rule's own, where it is not.
    pub adjusted: Option<&'a str>,
}

/// The five answers there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    // In this order: of several answers the worst is the greatest.
    /// The rule does not apply.
    NotApplicable,
    /// What the rule asks for is there.
    Met,
    /// Whether the rule applies is open: its guard rests on what the agreement does not say.
    CannotTell,
    /// The agreement does not say.
    NotStated,
    /// The agreement says the opposite.
    Breached,
}

/// The weight of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disposition {
    // In this order: of several answers the heaviest is the greatest.
    /// Nothing.
    Nothing,
    /// A question to be answered, without a severity.
    Question,
    /// A finding.
    Finding(Severity),
}

/// The reason why an answer is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// What the rule requires was evaluated.
    Requirement,
    /// Whether the rule applies was evaluated, and that decided it.
    Guard,
    /// The list it goes over is stated to be empty.
    EmptyList,
    /// The rule is not in force on the day of the audit.
    NotInForce,
    /// None of its sources governs, and its author says that it then does not apply.
    OutOfScope,
    /// The rule speaks only of what is stated, and nothing is.
    OnlyStated,
    /// The requirement is met, but only by what others report of the agreement.
    OnlyReported,
    /// The agreement's own text was not read where the fact may be, so that its silence is not known.
    Unread,
}

/// A rule that could not be evaluated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{rule}: {message}")]
pub struct FailedRule {
    /// Its id.
    pub rule: String,
    /// Why, as a sentence without a full stop.
    pub message: String,
    /// What the evaluation met.
    #[source]
    pub cause: EvalError,
}

impl Outcome {
    /// Returns the sentence of fact that a rule has for this; `None` where nothing is wrong or missing.
    #[must_use]
    pub fn sentence_of(self, rule: &Rule) -> Option<&Template> {
        match self {
            Self::Breached => Some(&rule.message),
            Self::NotStated => rule.unstated.as_ref(),
            // Under an open guard neither sentence is known to hold.
            _ => None,
        }
    }

    /// The outcomes in the order of reports: the worst first.
    pub const WORST_FIRST: [Self; 5] = [
        Self::Breached,
        Self::NotStated,
        Self::Met,
        Self::CannotTell,
        Self::NotApplicable,
    ];

    /// Returns the word for it in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotApplicable => "not_applicable",
            Self::Met => "met",
            Self::NotStated => "not_stated",
            Self::CannotTell => "cannot_tell",
            Self::Breached => "breached",
        }
    }
}

impl Disposition {
    /// Returns the severity, where it is a finding.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Finding(severity) => Some(severity),
            _ => None,
        }
    }
}

impl Reason {
    /// Returns the word for it in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Requirement => "requirement",
            Self::Guard => "guard",
            Self::EmptyList => "empty_list",
            Self::NotInForce => "not_in_force",
            Self::OutOfScope => "out_of_scope",
            Self::OnlyStated => "only_stated",
            Self::OnlyReported => "only_reported",
            Self::Unread => "unread",
        }
    }
}

impl<'a> Assessment<'a> {
    /// Returns the results that are findings, worst first; of equal severity breaches before silences, then what carries most
    /// other findings with it, law before guidance before policy, what has the agreement's own words, and what is
    /// first in the agreement.
    #[must_use]
    pub fn findings(&self) -> Vec<&RuleResult<'a>> {
        let mut carried: BTreeMap<&str, usize> = BTreeMap::new();
        for lead in self
            .results
            .iter()
            .filter_map(|result| result.grouped_under)
        {
            *carried.entry(lead).or_default() += 1;
        }

        let mut findings: Vec<_> = self
            .results
            .iter()
            .filter(|result| result.weight.severity().is_some())
            .collect();

        // Cached, since each key looks for a clause in the document.
        findings.sort_by_cached_key(|result| {
            let first = result.deciding_reads().next();
            (
                Reverse((result.weight, result.outcome)),
                Reverse(carried.get(result.rule.id.as_str()).copied()),
                result.basis,
                !first.is_some_and(|read| is_quoted(self.agreement, read)),
                first.map(|read| read.node),
            )
        });

        findings
    }

    /// Counts how many rules gave an outcome.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> usize {
        self.results
            .iter()
            .filter(|result| result.outcome == outcome)
            .count()
    }

    /// Counts the breached rules that bind nobody here and count in no verdict.
    #[must_use]
    pub fn breached_benchmarks(&self) -> usize {
        let breached = self.results.iter().filter(|result| {
            result.outcome == Outcome::Breached && result.basis == Basis::Benchmark
        });

        breached.count()
    }

    /// Notes, of findings with one root cause, under which one the others are listed: the worst, then law before guidance before
    /// policy, then the first by id.
    pub(crate) fn group_by_root_cause(&mut self) {
        let mut leads: BTreeMap<&'a str, (Standing<'a>, &'a str)> = BTreeMap::new();
        for result in self
            .results
            .iter()
            .filter(|result| result.weight.severity().is_some())
        {
            let Some(root) = result.rule.root.as_deref() else {
                continue;
            };
            let own = (result.standing(), result.rule.id.as_str());
            let lead = leads.entry(root).or_insert(own);
            // The least, since `standing` reverses the weight and the outcome.
            *lead = own.min(*lead);
        }

        for result in &mut self.results {
            let lead = result
                .rule
                .root
                .as_deref()
                .and_then(|root| leads.get(root))
                .map(|(_, id)| *id);

            result.grouped_under =
                lead.filter(|id| result.weight.severity().is_some() && *id != result.rule.id);
        }
    }
}

/// The place of a finding among others, worst first.
type Standing<'a> = (Reverse<Disposition>, Reverse<Outcome>, Basis, &'a str);

impl<'a> RuleResult<'a> {
    fn standing(&self) -> Standing<'a> {
        (
            Reverse(self.weight),
            Reverse(self.outcome),
            self.basis,
            self.rule.id.as_str(),
        )
    }
}

impl RuleResult<'_> {
    /// Says what to ask for: where the facts are not stated, the ask presupposes no breach.
    #[must_use]
    pub fn remedy(&self) -> &crate::condition::Template {
        match (self.outcome, &self.rule.remedy_silent) {
            (Outcome::NotStated | Outcome::CannotTell, Some(silent)) => silent,
            _ => &self.rule.remedy,
        }
    }

    /// Returns the answers that share the rule's outcome and weight at their worst: those that a finding is about.
    pub fn worst(&self) -> impl Iterator<Item = &Answer<'_>> {
        let is_benchmark = self.basis == Basis::Benchmark;
        // A benchmark beside an answer of law must not appear as evidence of the law's finding.
        let counts = move |answer: &&Answer<'_>| (answer.basis == Basis::Benchmark) == is_benchmark;
        self.answers
            .iter()
            .filter(counts)
            .filter(|answer| answer.outcome == self.outcome)
    }

    /// Returns the facts that those answers rest on, in their order.
    pub fn deciding_reads(&self) -> impl Iterator<Item = &FactRead<'_>> {
        evidence_of(self.worst())
    }
}

/// Returns the facts that answers rest on, in their order. What several of them share is gone through once: an agreement with ten
/// thousand datasets can have ten thousand answers that each rest on all of them.
pub fn evidence_of<'s, 'a: 's>(
    answers: impl Iterator<Item = &'s Answer<'a>>,
) -> impl Iterator<Item = &'s FactRead<'a>> {
    let mut seen = std::collections::BTreeSet::new();
    let new = answers.filter(move |answer| {
        answer
            .evidence
            .shared()
            .is_none_or(|shared| seen.insert(shared))
    });
    new.flat_map(|answer| &answer.evidence)
}

impl Assessment<'_> {
    /// Says what an answer says as a sentence of fact, in which countries have their English names; `None` where nothing is
    /// wrong or missing.
    #[must_use]
    pub fn sentence(&self, rule: &Rule, answer: &Answer<'_>) -> Option<String> {
        let template = answer.outcome.sentence_of(rule)?;
        Some(template.render(self.agreement.document(), answer.subject, "…"))
    }
}

/// The shared condition of the policies by which a report leads with what kind of instrument it is.
const MEMORANDUM: &str = "memorandum_with_vendor";

impl Assessment<'_> {
    /// Returns whether the instrument is a memorandum, a letter of intent or heads of terms with a vendor, as the policies define it.
    #[must_use]
    pub fn is_memorandum_with_vendor(&self) -> bool {
        let number = self
            .policy
            .definitions
            .iter()
            .position(|definition| definition.name == MEMORANDUM);

        let Some(condition) = number.and_then(|number| self.policy.conditions.get(number)) else {
            return false;
        };

        let mut evaluator = Evaluator::new(
            self.agreement.document(),
            &self.policy.conditions,
            self.scope.setting(),
        );

        evaluator
            .decide(condition, None)
            // An answer that is open or failed is no ground for a report to lead with it.
            .is_ok_and(|truth| truth == Truth::True)
    }
}
