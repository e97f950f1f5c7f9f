//! What an audit found: an answer for each rule, with its evidence, and what follows from all of them together.

mod checklists;
mod comparison;
mod coverage;
mod decided;
mod facts;
mod fingerprint;
mod questions;
mod verdict;
mod waived;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::agreement::CheckedAgreement;
use crate::condition::{FactRead, FactReads};
use crate::document::NodeId;
use crate::policy::{Basis, Policy, Rule, Severity};

pub use checklists::{AppliedChecklist, CheckedItem};
pub use comparison::{BaselineDiff, DiffStatus, ResolvedFinding};
pub use coverage::Coverage;
pub use decided::{Decision, Reviewer, ReviewerDecision};
pub use facts::{Clause, Fact, Found, Provenance};
pub(crate) use facts::{has_reports, is_only_reported, is_recorded};
pub use questions::Question;
pub use verdict::{Counts, Lifecycle, Verdict};
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
    /// A result for each rule that ran, in the order of the policy.
    pub results: Vec<RuleResult<'a>>,
    /// The checklists of the policy, and whether each applies.
    pub checklists: Vec<AppliedChecklist<'a>>,
    /// What changed since an earlier assessment, where one was given.
    pub comparison: Option<BaselineDiff>,
    /// Who decided on findings, in the order of their files.
    pub reviewers: Vec<Reviewer>,
    /// Rules that gave no answer. While there is one, nothing here is complete.
    pub failures: Vec<FailedRule>,
}

/// What one rule found.
#[derive(Debug)]
pub struct RuleResult<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// The worst of its answers.
    pub outcome: Outcome,
    /// The weight of the worst of its answers.
    pub weight: Disposition,
    /// One answer, or one for each element of the list it goes over.
    pub answers: Vec<Answer<'a>>,
    /// The id of the finding with the same root cause that counts for both, where that is another one.
    pub counted_with: Option<&'a str>,
    /// What reviewers decided on the finding, in their order.
    pub decisions: Vec<ReviewerDecision>,
    /// The waiver of the finding, where there is one.
    pub waived: Option<AppliedWaiver>,
    /// How the finding stands to the earlier assessment, where there is one.
    pub change: Option<DiffStatus>,
}

/// One answer of a rule.
#[derive(Debug)]
pub struct Answer<'a> {
    /// The element it is about, where the rule goes over a list.
    pub subject: Option<NodeId>,
    /// The answer.
    pub outcome: Outcome,
    /// What it counts for.
    pub weight: Disposition,
    /// Why, where the outcome alone does not say it.
    pub reason: Reason,
    /// The facts that decided, or whose absence left it open.
    pub evidence: FactReads<'a>,
    /// The facts that made the rule apply.
    pub applies_by: FactReads<'a>,
    /// Every fact that the rule asked for once it applied.
    pub asked: FactReads<'a>,
    /// Why the severity is not the rule's own, where it is not.
    pub adjusted: Option<&'a str>,
}

/// The four answers there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The rule does not apply.
    NotApplicable,
    /// What the rule asks for is there.
    Met,
    /// The agreement does not say.
    NotStated,
    /// The agreement says the contrary.
    Breached,
}

/// What an answer counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disposition {
    /// Nothing.
    Nothing,
    /// A question to be answered, without a severity.
    Question,
    /// A finding.
    Finding(Severity),
}

/// Why an answer is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// What the rule requires was worked out.
    Requirement,
    /// Whether the rule applies was worked out, and that decided it.
    Guard,
    /// The list it goes over is stated to be empty.
    EmptyList,
    /// The rule is not in force on the day of the audit.
    NotInForce,
    /// The rule speaks only of what is stated, and nothing is.
    OnlyStated,
    /// The requirement is met, but only by what others report of the agreement.
    OnlyReported,
    /// The agreement's own text was not read where the fact may stand, so that its silence is not known.
    Unread,
}

/// A rule that could not be worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedRule {
    /// Its id.
    pub rule: String,
    /// Why.
    pub message: String,
}

impl Outcome {
    /// The outcomes in the order of reports: the worst first.
    pub const WORST_FIRST: [Self; 4] = [Self::Breached, Self::NotStated, Self::Met, Self::NotApplicable];

    /// The word for it in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotApplicable => "not_applicable",
            Self::Met => "met",
            Self::NotStated => "not_stated",
            Self::Breached => "breached",
        }
    }
}

impl Disposition {
    /// The severity, where it is a finding.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Finding(severity) => Some(severity),
            _ => None,
        }
    }
}

impl Reason {
    /// The word for it in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Requirement => "requirement",
            Self::Guard => "guard",
            Self::EmptyList => "empty_list",
            Self::NotInForce => "not_in_force",
            Self::OnlyStated => "only_stated",
            Self::OnlyReported => "only_reported",
            Self::Unread => "unread",
        }
    }
}

impl<'a> Assessment<'a> {
    /// The results that are findings, worst first; of equal severity breaches before silences, law before guidance
    /// before policy, then by id.
    #[must_use]
    pub fn findings(&self) -> Vec<&RuleResult<'a>> {
        let mut findings: Vec<_> = self.results.iter().filter(|result| result.weight.severity().is_some()).collect();
        findings.sort_by_key(|result| result.standing());
        findings
    }

    /// How many rules gave an outcome.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> usize {
        self.results.iter().filter(|result| result.outcome == outcome).count()
    }

    /// Notes, of findings with one root cause, which one counts for all: the worst, then law before guidance before
    /// policy, then the first by id.
    pub(crate) fn group_by_root_cause(&mut self) {
        let mut leads: BTreeMap<&'a str, (Standing<'a>, &'a str)> = BTreeMap::new();
        for result in self.results.iter().filter(|result| result.weight.severity().is_some()) {
            let Some(root) = result.rule.root.as_deref() else { continue };
            let own = (result.standing(), result.rule.id.as_str());
            let lead = leads.entry(root).or_insert(own);
            *lead = own.min(*lead);
        }
        for result in &mut self.results {
            let lead = result.rule.root.as_deref().and_then(|root| leads.get(root)).map(|(_, id)| *id);
            result.counted_with = lead.filter(|id| result.weight.severity().is_some() && *id != result.rule.id);
        }
    }
}

/// Where a finding stands among others, worst first.
type Standing<'a> = (Reverse<Disposition>, Reverse<Outcome>, Basis, &'a str);

impl<'a> RuleResult<'a> {
    fn standing(&self) -> Standing<'a> {
        (Reverse(self.weight), Reverse(self.outcome), self.rule.basis, self.rule.id.as_str())
    }
}

impl RuleResult<'_> {
    /// The answers that share the rule's outcome and weight at their worst: those that a finding is about.
    pub fn worst(&self) -> impl Iterator<Item = &Answer<'_>> {
        self.answers.iter().filter(|answer| answer.outcome == self.outcome)
    }

    /// The facts that those answers rest on, in their order.
    pub(crate) fn deciding_reads(&self) -> impl Iterator<Item = &FactRead<'_>> {
        evidence_of(self.worst())
    }
}

/// The facts that answers rest on, in their order. What several of them share is gone through once: an agreement with ten
/// thousand datasets can have ten thousand answers that each rest on all of them.
pub(crate) fn evidence_of<'s, 'a: 's>(
    answers: impl Iterator<Item = &'s Answer<'a>>,
) -> impl Iterator<Item = &'s FactRead<'a>> {
    let mut seen = std::collections::BTreeSet::new();
    let new = answers.filter(move |answer| answer.evidence.shared().is_none_or(|shared| seen.insert(shared)));
    new.flat_map(|answer| &answer.evidence)
}

impl Assessment<'_> {
    /// What an answer says as a sentence of fact; nothing where nothing is wrong or missing.
    #[must_use]
    pub fn sentence(&self, rule: &Rule, answer: &Answer<'_>) -> Option<String> {
        let template = match answer.outcome {
            Outcome::Breached => &rule.message,
            Outcome::NotStated => rule.unstated.as_ref()?,
            _ => return None,
        };
        Some(template.render(self.agreement.document(), answer.subject, "…"))
    }
}

impl Assessment<'_> {
    /// Whether the paper is a memorandum, a letter of intent or heads of terms with a vendor: no data-sharing instrument.
    ///
    /// The ICO's data sharing code says that a memorandum on its own is none, save between public bodies.
    #[must_use]
    pub fn is_memorandum_with_vendor(&self) -> bool {
        let kind = self.agreement.text_at(&["instrument", "type"]);
        let document = self.agreement.document();
        let vendor = document.get(NodeId::ROOT, "parties").is_some_and(|parties| {
            document.children(parties).any(|party| {
                document.get(party, "kind").and_then(|kind| document.string(kind)).is_some_and(|kind| kind == "vendor")
            })
        });
        vendor && matches!(kind.as_str(), "mou" | "letter_of_intent" | "heads_of_terms")
    }
}
