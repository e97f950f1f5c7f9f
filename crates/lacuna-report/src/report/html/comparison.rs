//! The agreement beside an earlier draft: what is new or worse, what is settled, and which words changed, side by side.

use serde::Serialize;

use super::writer::{FindingLink, PageContext};
use lacuna_core::assessment::{
    BaselineDiff, ChangedFact, DiffStatus, FactState, ResolvedFinding, RuleResult,
};
use lacuna_core::source_file::{visible, visible_lines};

/// How many facts of one finding are set side by side.
const SHOWN: usize = 6;

/// What changed since the baseline.
#[derive(Debug, Serialize)]
pub(super) struct ComparisonView {
    /// What it comes to, in one sentence.
    headline: String,
    /// What else is not as it was.
    causes: Vec<String>,
    worse: Vec<ComparedFinding>,
    settled: Vec<ComparedFinding>,
    reworded: Vec<ComparedFinding>,
    unchanged: Option<String>,
}

/// A finding that is not as it was.
#[derive(Debug, Serialize)]
struct ComparedFinding {
    title: String,
    /// Where it is, or where its rule does; absent where the rule is gone.
    id: Option<String>,
    status: String,
    words: Vec<WordsChanged>,
}

/// How a finding of today compares with the baseline, beside the finding.
#[derive(Debug, Serialize)]
pub(super) struct Change {
    status: String,
    words: Vec<WordsChanged>,
}

/// A fact then and now.
#[derive(Debug, Serialize)]
struct WordsChanged {
    what: String,
    before: String,
    now: String,
}

impl<'a> PageContext<'a> {
    /// What changed since the baseline, where there is one.
    pub(super) fn comparison(&self) -> Option<ComparisonView> {
        let diff = self.assessment.comparison.as_ref()?;
        let findings = self.assessment.findings();
        let of = |status| {
            findings
                .iter()
                .filter(move |finding| finding.change == Some(status))
        };

        let new = of(DiffStatus::New).chain(of(DiffStatus::Worse));
        let reworded = of(DiffStatus::Unchanged)
            // Still open over other words: somebody changed the draft, and the rule is not met yet.
            .filter(|finding| !facts_of(diff, &finding.rule.id).is_empty());

        let reworded: Vec<_> = reworded
            .map(|finding| self.compared(diff, finding))
            .collect();
        let unchanged = of(DiffStatus::Unchanged).count() - reworded.len();
        let numbers = [
            ("since", self.since(&diff.since).into()),
            ("settled", diff.gone.len().into()),
            ("new", of(DiffStatus::New).count().into()),
            ("worse", of(DiffStatus::Worse).count().into()),
            ("open", of(DiffStatus::Unchanged).count().into()),
        ];

        Some(ComparisonView {
            headline: self.messages.text("compared_headline", &numbers),
            causes: self.causes(diff),
            worse: new.map(|finding| self.compared(diff, finding)).collect(),
            settled: diff.gone.iter().map(|gone| self.resolved(gone)).collect(),
            reworded,
            unchanged: self.more("compared_unchanged", unchanged),
        })
    }

    /// How one finding compares with the baseline.
    pub(super) fn change(&self, result: &RuleResult<'_>) -> Option<Change> {
        let diff = self.assessment.comparison.as_ref()?;
        let status = result.change?;
        let words = self.words_changed(facts_of(diff, &result.rule.id));
        // Over the same words, an open finding says nothing that its heading does not.
        if status == DiffStatus::Unchanged && words.is_empty() {
            return None;
        }

        Some(Change {
            status: self.status_words(status),
            words,
        })
    }

    fn status_words(&self, status: DiffStatus) -> String {
        self.messages.plain(match status {
            DiffStatus::New => "compared_new",
            DiffStatus::Worse => "compared_worse",
            DiffStatus::Unchanged => "compared_reworded",
        })
    }

    fn since(&self, since: &str) -> String {
        chrono::NaiveDate::parse_from_str(since, "%Y-%m-%d").map_or_else(
            |_| visible(since).into_owned(),
            |day| self.messages.day(day),
        )
    }

    fn compared(&self, diff: &BaselineDiff, finding: &RuleResult<'_>) -> ComparedFinding {
        let FindingLink { id, title, .. } = self.link(finding);
        ComparedFinding {
            title,
            id: Some(id),
            status: self.status_words(finding.change.unwrap_or(DiffStatus::Unchanged)),
            words: self.words_changed(facts_of(diff, &finding.rule.id)),
        }
    }

    fn resolved(&self, gone: &ResolvedFinding) -> ComparedFinding {
        let mut results = self.assessment.results.iter();
        let now = results.find(|result| result.rule.id == gone.rule);
        let status = match now {
            Some(result) => self.messages.text(
                "compared_now",
                &[("outcome", self.messages.outcome(result.outcome).into())],
            ),
            // The rule is not asked today, which does not show that the point is settled.
            None => self.messages.plain("compared_not_asked"),
        };

        ComparedFinding {
            title: self.english(visible(&gone.title)),
            id: now.map(|result| result.rule.id.clone()),
            status,
            words: self.words_changed(&gone.facts),
        }
    }

    fn words_changed(&self, facts: &[ChangedFact]) -> Vec<WordsChanged> {
        let words = facts.iter().take(SHOWN).map(|fact| {
            let steps: Vec<&str> = fact.path.split('.').collect();
            let label = self
                .assessment
                .agreement
                .vocabulary()
                .field(&steps)
                .map_or("", |field| field.label.as_str());

            WordsChanged {
                what: self.label(label, &fact.pointer),
                before: self.state(fact, fact.before.as_ref()),
                now: self.state(fact, fact.now.as_ref()),
            }
        });

        words.collect()
    }

    /// What was found of a fact: the agreement's words where there are any, and the value.
    fn state(&self, fact: &ChangedFact, state: Option<&FactState>) -> String {
        let Some(state) = state else {
            // The finding rests on the fact at one of the two times only.
            return self.messages.plain("compared_no_ground");
        };

        let value = match &state.value {
            Some(raw) => self.value_at(&fact.path, raw),
            None => self.messages.plain("compared_silent"),
        };

        let Some(quote) = &state.quote else {
            return value;
        };

        self.messages.text(
            "compared_quote",
            &[
                ("value", value.into()),
                ("quote", self.said(visible_lines(quote)).into()),
            ],
        )
    }

    /// What else is not as it was, so that nobody takes other rules for another contract.
    fn causes(&self, diff: &BaselineDiff) -> Vec<String> {
        let same =
            (!diff.agreement_changed).then(|| self.messages.plain("baseline_same_agreement"));
        let names = diff.rules_changed.iter().map(|id| {
            let mut packs = self.assessment.policy.packs.iter();
            let name = packs.find(|pack| pack.id == *id).map(|pack| &pack.name);
            self.english(visible(name.unwrap_or(id)))
        });

        let rules = self.listed_words(names).map(|packs| {
            self.messages
                .text("baseline_other_rules", &[("packs", packs.into())])
        });

        let settings = diff
            .settings_changed
            .then(|| self.messages.plain("baseline_other_settings"));

        let program = diff.program_changed.as_ref().map(|version| {
            self.messages
                .text("baseline_other_program", &[("version", version.into())])
        });

        [same, rules, settings, program]
            .into_iter()
            .flatten()
            .collect()
    }
}

/// The facts of a finding that are not as they were.
fn facts_of<'d>(diff: &'d BaselineDiff, rule: &str) -> &'d [ChangedFact] {
    let mut changed = diff.changed.iter();
    changed
        .find(|changed| changed.rule == rule)
        .map_or(&[], |changed| &changed.facts)
}
