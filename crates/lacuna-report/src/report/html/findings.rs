//! Section 5: the findings by root cause, each with the agreement, the law and what follows side by side, and the ask below.

use std::rc::Rc;

use serde::Serialize;

use super::citations::LawColumn;
use super::comparison::Change;
use super::decisions::Cell;
use super::evidence::Sayings;
use super::found::FoundFacts;
use super::grounds::{Ground, Grounds};
use super::leads::Lead;
use super::writer::{FindingLink, OutcomeBadge, PageContext, SeverityBadge, once_each};
use lacuna_core::assessment::{Answer, Outcome, RuleResult};
use lacuna_core::condition::{Path, Root, Template};
use lacuna_core::document::NodeId;
use lacuna_core::policy::{Basis, Rule};
use lacuna_core::source_file::{visible, visible_lines};

/// How many sentences of one kind a finding with many subjects shows.
const SHOWN: usize = 8;
/// How many of the findings that an ask settles are named.
const SETTLED: usize = 4;

/// The findings: of law and guidance, and apart from them those of policy.
#[derive(Debug, Serialize)]
pub(super) struct Findings {
    law: Vec<Cause>,
    policy: Vec<Cause>,
    total: usize,
}

/// A root cause: the finding that counts for it, and those that fold into it.
#[derive(Debug, Serialize)]
struct Cause {
    lead: Finding,
    follows: Vec<Finding>,
    /// How many fold into it.
    folded: Option<String>,
}

#[derive(Debug, Serialize)]
struct Finding {
    id: String,
    title: String,
    mark: OutcomeBadge,
    level: SeverityBadge,
    basis: String,
    pack: String,
    says: Sayings,
    law: LawColumn,
    /// What is wrong or missing, where the heading does not say it.
    facts: Vec<String>,
    facts_more: Option<String>,
    why: Vec<String>,
    applies: Option<String>,
    adjusted: Option<String>,
    change: Option<Change>,
    remedies: Vec<String>,
    wordings: Vec<String>,
    accepts: Vec<String>,
    settles: Vec<FindingLink>,
    settles_more: Option<String>,
    waived: Option<String>,
    /// The code that a decision on it carries.
    evidence: String,
    disagreed: bool,
    decisions: Vec<Cell>,
    check: Check,
}

/// How many subjects of a finding are listed with their facts; the formats for machines have all of them.
const PLACES: usize = 40;

/// Everything needed to decide again by hand.
#[derive(Debug, Serialize)]
struct Check {
    places: Vec<Place>,
    /// How many subjects there are beyond those.
    places_more: Option<String>,
    each: Option<String>,
    when: Option<String>,
    /// The number of the ground the rule applies on, where it is one for all subjects.
    ground: Option<usize>,
    require: String,
    /// Its file, with the version of its pack.
    rule: Option<String>,
}

/// One subject of a finding.
#[derive(Debug, Serialize)]
struct Place {
    subject: String,
    /// What decided it.
    facts: Option<FoundFacts>,
    /// What makes the rule apply to it, where that differs between the subjects.
    applies: Option<FoundFacts>,
}

impl<'a> PageContext<'a> {
    /// The findings, worst first, and the grounds on which their rules apply.
    pub(super) fn findings(&self, leads: &[Lead<'a>]) -> (Findings, Vec<Ground>) {
        let mut grounds = Grounds::default();
        let (mut law, mut policy) = (Vec::new(), Vec::new());
        for lead in leads {
            let cause = self.cause(lead, &mut grounds);
            // Guidance is listed with law, since one verdict counts both.
            if lead.result.basis == Basis::Policy {
                policy.push(cause);
            } else {
                law.push(cause);
            }
        }

        let total = leads.iter().map(Lead::carries).sum();
        (Findings { law, policy, total }, grounds.list())
    }

    fn cause(&self, lead: &Lead<'a>, grounds: &mut Grounds<'a>) -> Cause {
        Cause {
            lead: self.finding(lead.result, &lead.follows, grounds),
            follows: lead
                .follows
                .iter()
                .map(|result| self.finding(result, &[], grounds))
                .collect(),
            folded: self.more("findings_folded", lead.follows.len()),
        }
    }

    fn finding(
        &self,
        result: &'a RuleResult<'a>,
        follows: &[&'a RuleResult<'a>],
        grounds: &mut Grounds<'a>,
    ) -> Finding {
        let rule = result.rule;
        let (title, facts) = self.heading_and_facts(result);
        let decided = self.facts(result.deciding_reads());
        // Over facts that are at hand, which a page of a thousand findings must not make twice.
        let fingerprint = result.fingerprint_over(decided.iter().map(Rc::as_ref));
        let several = |template: &Template| self.first_sentences(template, result);

        Finding {
            id: rule.id.clone(),
            title,
            mark: self.mark(result.outcome),
            level: self.level(result.weight.severity().unwrap_or(rule.severity)),
            basis: self.messages.basis(result.basis),
            pack: self.pack_name(rule),
            says: self.sayings(&decided),
            law: self.law_column(result),
            facts_more: self.more("facts_more", facts.len().saturating_sub(SHOWN)),
            facts: facts.into_iter().take(SHOWN).collect(),
            why: several(&rule.why),
            applies: self.applies_because(result),
            adjusted: self.adjusted(result),
            change: self.change(result),
            remedies: several(result.remedy()),
            wordings: several(&rule.wording),
            accepts: rule.accept.as_ref().map(several).unwrap_or_default(),
            settles: follows
                .iter()
                .take(SETTLED)
                .map(|other| self.link(other))
                .collect(),
            settles_more: self.more("settles_more", follows.len().saturating_sub(SETTLED)),
            waived: result.waived.as_ref().map(|waived| self.waiver(waived)),
            evidence: result.evidence_hash_over(self.document, &fingerprint),
            disagreed: result.is_disagreed(),
            decisions: result
                .decisions
                .iter()
                .map(|decided| self.cell(decided))
                .collect(),
            check: self.check(result, grounds),
        }
    }

    /// A rule's sentences about its worst answers, as many as are shown.
    fn first_sentences(&self, template: &Template, result: &RuleResult<'_>) -> Vec<String> {
        let mut sentences = self.sentences(template, result);
        sentences.truncate(SHOWN);
        sentences
    }

    /// The heading of a finding, and the facts that it does not say.
    ///
    /// A title names the offence, and where nothing is stated nobody may be accused of it: then the first fact is there.
    fn heading_and_facts(&self, result: &RuleResult<'_>) -> (String, Vec<String>) {
        let mut facts = once_each(result.worst().map(|answer| self.fact(result.rule, answer)));

        if result.outcome == Outcome::Breached || facts.is_empty() {
            return (self.english(visible(&result.rule.title)), facts);
        }

        let first = facts.remove(0);
        let heading = match facts.len() {
            0 => first,
            others => self.messages.text(
                "finding_unstated",
                &[("fact", first.into()), ("n", others.into())],
            ),
        };

        (heading, facts)
    }

    /// What a finding is called where it is named elsewhere.
    pub(super) fn heading(&self, result: &RuleResult<'_>) -> String {
        self.heading_about(result, None)
    }

    /// The same beside one entry of the agreement.
    pub(super) fn heading_about(&self, result: &RuleResult<'_>, entry: Option<NodeId>) -> String {
        if result.outcome == Outcome::Breached {
            return self.english(visible(&result.rule.title));
        }

        let own = result
            .worst()
            .find(|answer| entry.is_some() && answer.subject == entry);
        let first = own
            .or_else(|| result.worst().next())
            .map(|answer| self.fact(result.rule, answer));

        first.unwrap_or_else(|| self.english(visible(&result.rule.title)))
    }

    /// The name of a rule's pack.
    pub(super) fn pack_name(&self, rule: &Rule) -> String {
        let pack = self.assessment.policy.pack(rule);
        self.english(visible(
            pack.map_or(rule.pack.as_str(), |pack| pack.name.as_str()),
        ))
    }

    fn adjusted(&self, result: &RuleResult<'_>) -> Option<String> {
        // Another answer may have been adjusted to a lighter weight, for another reason.
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
                .take(PLACES)
                .map(|answer| self.place(answer, ground.is_none()))
                .collect(),
            places_more: self.more("facts_more", result.worst().count().saturating_sub(PLACES)),
            each: rule.each.as_ref().map(path),
            when: rule.when.as_ref().map(|when| source(&when.source)),
            ground,
            require: source(&rule.require.source),
            rule: self.house_rule(rule),
        }
    }

    /// The file and version of a rule, where its pack and id alone do not lead a reader to it.
    fn house_rule(&self, rule: &Rule) -> Option<String> {
        if rule.file.name() == format!("policies/{}/{}.toml", rule.pack, rule.id) {
            return None;
        }

        let pack = self.assessment.policy.pack(rule);
        let version = pack.map_or("", |pack| pack.version.as_str());
        let arguments = [
            ("file", rule_file(rule).into()),
            ("version", version.into()),
        ];
        Some(self.messages.text("check_file", &arguments))
    }

    fn place(&self, answer: &'a Answer<'a>, own_ground: bool) -> Place {
        Place {
            subject: answer
                .subject
                .map(|subject| self.said(self.name(subject)))
                .unwrap_or_default(),
            facts: self.found(answer.evidence.iter()),
            // A ground that all subjects share is shown once, in section 8.
            applies: self.found(answer.applies_by.iter().filter(|_| own_ground)),
        }
    }
}

/// The file of a rule, by its folder and name: where the folder lies on a machine is nobody's business.
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
