//! Section 5: the findings, each with the rule beside the agreement's words and the check that proves it.

use std::rc::Rc;

use serde::Serialize;

use super::citations::Cited;
use super::decisions::Cell;
use super::evidence::{Finding as FoundFact, Sayings};
use super::grounds::{Ground, Grounds};
use super::writer::{OutcomeBadge, PageContext, SeverityBadge, once_each};
use crate::report::standing::waiver;
use lacuna_core::assessment::{Answer, Outcome, RuleResult};
use lacuna_core::condition::{Path, Root, Template};
use lacuna_core::policy::{Basis, Rule};
use lacuna_core::source_file::{visible, visible_lines};

/// How many sentences of one kind a finding with many subjects shows.
const SHOWN: usize = 10;

/// The findings: of law and guidance, and apart from them those of house policy.
#[derive(Debug, Serialize)]
pub(super) struct Findings {
    law: Vec<Finding>,
    policy: Vec<Finding>,
    total: usize,
}

#[derive(Debug, Serialize)]
struct Finding {
    id: String,
    title: String,
    mark: OutcomeBadge,
    level: SeverityBadge,
    basis: String,
    pack: String,
    facts: Vec<String>,
    facts_more: Option<String>,
    asks: Vec<String>,
    says: Sayings,
    why: Vec<String>,
    remedies: Vec<String>,
    wordings: Vec<String>,
    citations: Vec<Cited>,
    adjusted: Option<String>,
    grouped_under: Option<String>,
    waived: Option<String>,
    lead: Option<String>,
    /// The code that a decision on it carries.
    evidence: String,
    disagreed: bool,
    decisions: Vec<Cell>,
    check: Check,
}

/// Everything needed to decide again by hand.
#[derive(Debug, Serialize)]
struct Check {
    places: Vec<Place>,
    each: Option<String>,
    when: Option<String>,
    /// The number of the ground the rule applies on, where it is one for all subjects.
    ground: Option<usize>,
    require: String,
    /// Its file, with the version of its pack.
    rule: String,
}

/// One subject of a finding.
#[derive(Debug, Serialize)]
struct Place {
    subject: String,
    /// What decided it.
    facts: Vec<FoundFact>,
    /// What makes the rule apply to it, where that differs between the subjects.
    applies: Vec<FoundFact>,
}

impl<'a> PageContext<'a> {
    /// The findings, worst first, and the grounds on which their rules apply.
    pub(super) fn findings(&self) -> (Findings, Vec<Ground>) {
        let findings = self.assessment.findings();
        let (policy, law): (Vec<_>, Vec<_>) = findings
            .iter()
            .partition(|result| result.basis == Basis::Policy);

        let mut grounds = Grounds::default();
        let mut told = |results: Vec<&&'a RuleResult<'a>>| -> Vec<Finding> {
            results
                .into_iter()
                .map(|result| self.finding(result, &mut grounds))
                .collect()
        };

        let findings = Findings {
            total: findings.len(),
            law: told(law),
            policy: told(policy),
        };

        (findings, grounds.list())
    }

    fn finding(&self, result: &'a RuleResult<'a>, grounds: &mut Grounds<'a>) -> Finding {
        let rule = result.rule;
        let mut facts = once_each(result.worst().map(|answer| self.fact(rule, answer)));
        let title = self.heading(result, &facts);

        // What stands in the heading is not said again.
        if result.outcome != Outcome::Breached {
            facts.drain(..facts.len().min(1));
        }

        let decided = self.facts(result.deciding_reads());
        let fingerprint = result.fingerprint_over(decided.iter().map(Rc::as_ref));
        let more = facts.len().saturating_sub(SHOWN);
        facts.truncate(SHOWN);
        let several = |template: &Template| {
            self.sentences(template, result)
                .into_iter()
                .take(SHOWN)
                .collect::<Vec<_>>()
        };

        Finding {
            id: rule.id.clone(),
            title,
            mark: self.mark(result.outcome),
            level: self.level(result.weight.severity().unwrap_or(rule.severity)),
            basis: self.messages.basis(result.basis),
            pack: self.pack_name(rule),
            facts,
            facts_more: (more > 0).then(|| self.messages.text("says_more", &[("n", more.into())])),
            asks: several(&rule.asks),
            says: self.sayings(&decided),
            why: several(&rule.why),
            remedies: several(result.remedy()),
            wordings: several(&rule.wording),
            citations: self.citations(&rule.citations),
            adjusted: self.adjusted(result),
            grouped_under: result
                .grouped_under
                .map(|lead| self.messages.text("counted_with", &[("rule", lead.into())])),
            waived: result
                .waived
                .as_ref()
                .map(|waived| waiver(result, waived, self.messages)),
            evidence: result.evidence_hash_over(self.document, &fingerprint),
            disagreed: result.is_disagreed(),
            decisions: result
                .decisions
                .iter()
                .map(|decided| self.cell(decided))
                .collect(),
            lead: result.grouped_under.map(str::to_owned),
            check: self.check(result, grounds),
        }
    }

    /// The heading of a finding. A title names the offence, and where nothing is stated nobody may be accused of it: then
    /// the first fact stands there.
    fn heading(&self, result: &RuleResult<'_>, facts: &[String]) -> String {
        match facts {
            [only] if result.outcome != Outcome::Breached => only.clone(),
            [first, others @ ..] if result.outcome != Outcome::Breached => self.messages.text(
                "finding_unstated",
                &[("fact", first.into()), ("n", others.len().into())],
            ),
            _ => self.english(visible(&result.rule.title)),
        }
    }

    /// The name of a rule's pack.
    pub(super) fn pack_name(&self, rule: &Rule) -> String {
        let pack = self.assessment.policy.pack(rule);
        self.english(visible(
            pack.map_or(rule.pack.as_str(), |pack| pack.name.as_str()),
        ))
    }

    fn adjusted(&self, result: &RuleResult<'_>) -> Option<String> {
        let heaviest = |answer: &&Answer<'_>| answer.weight == result.weight;
        let reason = result
            .answers
            .iter()
            .filter(heaviest)
            .find_map(|answer| answer.adjusted)?;

        let severity = self.messages.severity(result.weight.severity()?);
        let own = self.messages.severity(result.rule.severity);

        Some(self.messages.text(
            "adjusted",
            &[
                ("severity", severity.into()),
                ("own", own.into()),
                ("reason", self.english(reason).into()),
            ],
        ))
    }

    fn check(&self, result: &'a RuleResult<'a>, grounds: &mut Grounds<'a>) -> Check {
        let rule = result.rule;
        let source = |text: &str| visible_lines(text.trim()).into_owned();
        let ground = grounds.of(result, self);
        Check {
            places: result
                .worst()
                .map(|answer| self.place(answer, ground.is_none()))
                .collect(),
            each: rule.each.as_ref().map(path),
            when: rule.when.as_ref().map(|when| source(&when.source)),
            ground,
            require: source(&rule.require.source),
            rule: self.rule_with_version(rule),
        }
    }

    fn rule_with_version(&self, rule: &Rule) -> String {
        let version = self
            .assessment
            .policy
            .pack(rule)
            .map_or("", |pack| pack.version.as_str());

        self.messages.text(
            "check_file",
            &[
                ("file", rule_file(rule).into()),
                ("version", version.into()),
            ],
        )
    }

    fn place(&self, answer: &'a Answer<'a>, own_ground: bool) -> Place {
        Place {
            subject: answer
                .subject
                .map(|subject| self.said(self.name(subject)))
                .unwrap_or_default(),
            facts: self.found(answer.evidence.iter()),
            applies: self.found(answer.applies_by.iter().filter(|_| own_ground)),
        }
    }
}

/// The file a rule stands in, by its folder and name: where the folder lies on a machine is nobody's business.
pub(super) fn rule_file(rule: &Rule) -> String {
    let name = rule.file.name();
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    visible(&format!("{}/{name}", rule.pack)).into_owned()
}

fn path(path: &Path) -> String {
    let root = if path.root == Root::Agreement {
        "agreement"
    } else {
        "it"
    };

    format!("{root}.{}", path.names().join("."))
}
