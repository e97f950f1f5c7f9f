//! Section 5: the findings, each with the rule beside the agreement's words and the check that proves it.

use serde::Serialize;

use super::decisions::Cell;
use super::evidence::{Finding as FoundFact, Sayings};
use super::writer::{Level, Mark, Writer, once_each};
use crate::assessment::{Answer, Outcome, RuleResult};
use crate::condition::{Path, Root, Template};
use crate::policy::{Basis, Citation, Mark as SourceMark, Rule};
use crate::report::standing::waiver;
use crate::text::{visible, visible_lines};

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
    mark: Mark,
    level: Level,
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
    counted_with: Option<String>,
    waived: Option<String>,
    lead: Option<String>,
    /// The code that a decision on it carries.
    evidence: String,
    disagreed: bool,
    decisions: Vec<Cell>,
    check: Check,
}

/// A source that a rule rests on.
#[derive(Debug, Serialize)]
struct Cited {
    text: String,
    mark: String,
    /// Whether it was never checked, which must be seen.
    unchecked: bool,
    notes: Vec<String>,
}

/// Everything needed to decide again by hand.
#[derive(Debug, Serialize)]
struct Check {
    places: Vec<Place>,
    each: Option<String>,
    when: Option<String>,
    require: String,
    file: String,
    pack: String,
    fingerprint: String,
}

#[derive(Debug, Serialize)]
struct Place {
    subject: String,
    facts: Vec<FoundFact>,
    applies: Vec<FoundFact>,
}

impl Writer<'_> {
    /// The findings, worst first.
    pub(super) fn findings(&self) -> Findings {
        let findings = self.assessment.findings();
        let (policy, law): (Vec<_>, Vec<_>) = findings.iter().partition(|result| result.rule.basis == Basis::Policy);
        Findings {
            total: findings.len(),
            law: law.into_iter().map(|result| self.finding(result)).collect(),
            policy: policy.into_iter().map(|result| self.finding(result)).collect(),
        }
    }

    fn finding(&self, result: &RuleResult<'_>) -> Finding {
        let rule = result.rule;
        let mut facts = once_each(result.worst().map(|answer| self.fact(rule, answer)));
        let title = self.heading(result, &facts);
        // What stands in the heading is not said again.
        if result.outcome != Outcome::Breached {
            facts.drain(..facts.len().min(1));
        }
        let more = facts.len().saturating_sub(SHOWN);
        facts.truncate(SHOWN);
        let several =
            |template: &Template| self.sentences(template, result).into_iter().take(SHOWN).collect::<Vec<_>>();
        Finding {
            id: rule.id.clone(),
            title,
            mark: self.mark(result.outcome),
            level: self.level(result.weight.severity().unwrap_or(rule.severity)),
            basis: self.messages.basis(rule.basis),
            pack: self.pack_name(rule),
            facts,
            facts_more: (more > 0).then(|| self.messages.text("says_more", &[("n", more.into())])),
            asks: several(&rule.asks),
            says: self.sayings(result.worst_reads()),
            why: several(&rule.why),
            remedies: several(&rule.remedy),
            wordings: several(&rule.wording),
            citations: rule.citations.iter().map(|citation| self.citation(citation)).collect(),
            adjusted: self.adjusted(result),
            counted_with: result.counted_with.map(|lead| self.messages.text("counted_with", &[("rule", lead.into())])),
            waived: result.waived.as_ref().map(|waived| waiver(result, waived, self.messages)),
            evidence: result.evidence_code(self.assessment.agreement),
            disagreed: result.is_disagreed(),
            decisions: result.decisions.iter().map(|decided| self.cell(decided)).collect(),
            lead: result.counted_with.map(str::to_owned),
            check: self.check(result),
        }
    }

    /// The heading of a finding. A title names the offence, and where nothing is stated nobody may be accused of it: then
    /// the first fact stands there.
    fn heading(&self, result: &RuleResult<'_>, facts: &[String]) -> String {
        match facts {
            [only] if result.outcome != Outcome::Breached => only.clone(),
            [first, others @ ..] if result.outcome != Outcome::Breached => {
                self.messages.text("finding_unstated", &[("fact", first.into()), ("n", others.len().into())])
            }
            _ => self.english(visible(&result.rule.title)),
        }
    }

    /// The name of a rule's pack.
    pub(super) fn pack_name(&self, rule: &Rule) -> String {
        let pack = self.assessment.policy.pack(rule);
        self.english(visible(pack.map_or(rule.pack.as_str(), |pack| pack.name.as_str())))
    }

    fn adjusted(&self, result: &RuleResult<'_>) -> Option<String> {
        let heaviest = |answer: &&Answer<'_>| answer.weight == result.weight;
        let reason = result.answers.iter().filter(heaviest).find_map(|answer| answer.adjusted)?;
        let severity = self.messages.severity(result.weight.severity()?);
        let own = self.messages.severity(result.rule.severity);
        Some(self.messages.text(
            "adjusted",
            &[("severity", severity.into()), ("own", own.into()), ("reason", self.english(reason).into())],
        ))
    }

    fn citation(&self, citation: &Citation) -> Cited {
        let Some(source) = self.assessment.policy.sources.get(citation.source.as_str()) else {
            let mark = self.messages.word("mark", SourceMark::Unverified.as_str());
            return Cited { text: visible(&citation.source).into_owned(), mark, unchecked: true, notes: Vec::new() };
        };
        let text = match citation.pinpoint.as_str() {
            "" => self.english(visible(&source.title)),
            pinpoint => {
                let title = self.english(&source.title);
                self.messages.text("citation", &[("title", title.into()), ("pinpoint", pinpoint.into())])
            }
        };
        let home = self.paper.text(&["instrument", "jurisdiction"]);
        let home = if home.is_empty() { "uk" } else { home.as_str() };
        let mut notes = Vec::new();
        if source.jurisdiction != home {
            let jurisdiction = self.messages.word("jurisdiction", &source.jurisdiction);
            notes.push(self.messages.text("citation_benchmark", &[("jurisdiction", jurisdiction.into())]));
        }
        let day = |day| [("day", self.messages.day(day).into())];
        notes.extend(source.in_force_from.map(|from| self.messages.text("citation_from", &day(from))));
        notes.extend(source.in_force_until.map(|until| self.messages.text("citation_until", &day(until))));
        let unchecked = source.mark == SourceMark::Unverified;
        Cited { text, mark: self.messages.word("mark", source.mark.as_str()), unchecked, notes }
    }

    fn check(&self, result: &RuleResult<'_>) -> Check {
        let rule = result.rule;
        let source = |text: &str| visible_lines(text.trim()).into_owned();
        Check {
            places: result.worst().map(|answer| self.place(answer)).collect(),
            each: rule.each.as_ref().map(path),
            when: rule.when.as_ref().map(|when| source(&when.source)),
            require: source(&rule.require.source),
            file: rule_file(rule),
            pack: self.pack_with_version(rule),
            fingerprint: result.fingerprint(self.assessment.agreement),
        }
    }

    fn pack_with_version(&self, rule: &Rule) -> String {
        match self.assessment.policy.pack(rule) {
            Some(pack) => {
                self.messages.text("pack", &[("name", (&pack.id).into()), ("version", (&pack.version).into())])
            }
            None => visible(&rule.pack).into_owned(),
        }
    }

    fn place(&self, answer: &Answer<'_>) -> Place {
        let facts = |reads: &[crate::condition::Read<'_>]| {
            self.facts(reads.iter()).iter().map(|fact| self.found(fact)).collect::<Vec<_>>()
        };
        Place {
            subject: answer.subject.map(|subject| self.said(self.name(subject))).unwrap_or_default(),
            facts: facts(&answer.evidence),
            applies: facts(&answer.applies_by),
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
    let root = if path.root == Root::Agreement { "agreement" } else { "it" };
    format!("{root}.{}", path.names().join("."))
}
