//! Section 1: the first screen, and what belongs to the result below it, in the order in which a reader in a hurry stops.

use lacuna_core::agreement::ReadExtent;
use std::collections::BTreeSet;

use serde::Serialize;

use super::clause_map::ClauseMap;
use super::comparison::ComparisonView;
use super::flow::Places;
use super::leads::Lead;
use super::no_instrument::NoInstrument;
use super::official::Official;
use super::priorities::{FIRST, Priorities};
use super::questions::QuestionLine;
use super::room::{ALONE, ListBudget, WITH_NOTICE};
use super::route::RouteBox;
use super::states::States;
use super::verdicts::VerdictView;
use super::writer::PageContext;
use crate::report::standing;
use lacuna_core::assessment::{
    Fact, Outcome, Provenance, RuleResult, evidence_of, has_reports, is_only_reported,
};
use lacuna_core::condition::FactRead;

/// Section 1.
#[derive(Debug, Serialize)]
pub(super) struct ResultView {
    failed: Option<String>,
    law: VerdictView,
    policy: VerdictView,
    officials: Vec<Official>,
    /// That reviewers disagree, or how much they decided.
    reviewers: Option<String>,
    priorities: Priorities,
    questions_heading: String,
    questions: Vec<QuestionLine>,
    questions_more: Option<String>,
    states: States,
    clauses: ClauseMap,
    route: Vec<RouteBox>,
    coverage: String,
    no_instrument: Option<NoInstrument>,
    comparison: Option<ComparisonView>,
    waivers: Vec<String>,
    in_place: Vec<InPlace>,
    in_place_more: Option<String>,
    cannot_tell: Vec<String>,
}

/// A rule that is met, by what it asks.
#[derive(Debug, Serialize)]
struct InPlace {
    id: String,
    asks: String,
}

impl<'a> PageContext<'a> {
    /// Section 1.
    pub(super) fn result(&self, leads: &[Lead<'a>], places: &Places<'_>) -> ResultView {
        let no_instrument = self.no_instrument();
        let space = if no_instrument.is_some() {
            &WITH_NOTICE
        } else {
            &ALONE
        };

        let settled_first = leads.len().min(FIRST);
        // Questions fill what findings leave free of the first five places.
        let (questions, questions_left) =
            self.question_lines(&space.questions, FIRST.saturating_sub(settled_first));

        let (in_place, in_place_left) = self.in_place(&space.in_place);
        let questions_heading = if settled_first == 0 {
            "questions_first"
        } else {
            "questions_then"
        };

        ResultView {
            failed: self.more("result_failed", self.assessment.failures.len()),
            law: self.verdict_view(false),
            policy: self.verdict_view(true),
            officials: self.officials(),
            reviewers: self.reviewers_line(),
            priorities: self.priorities(leads, &space.asks),
            questions_heading: self.messages.plain(questions_heading),
            questions,
            questions_more: self.more("questions_more", questions_left),
            states: self.states(leads),
            clauses: self.clause_map(leads),
            route: self.route(places),
            coverage: self.coverage_line(),
            no_instrument,
            comparison: self.comparison(),
            waivers: self.waivers(),
            in_place,
            in_place_more: self.more("in_place_more", in_place_left),
            cannot_tell: self.cannot_tell(),
        }
    }

    /// What reviewers decided, as one line under the verdict; `None` where nobody did.
    fn reviewers_line(&self) -> Option<String> {
        if self.assessment.reviewers.is_empty() {
            return None;
        }

        let decided = self.assessment.decided();
        let disagreed = decided
            .iter()
            .filter(|finding| finding.is_disagreed())
            .count();

        let numbers = [
            ("decided", decided.len().into()),
            ("disagreed", disagreed.into()),
        ];

        Some(self.messages.text("reviewers_line", &numbers))
    }

    /// The verdicts with and without waivers, and each finding that is waived.
    fn waivers(&self) -> Vec<String> {
        let waived = self.assessment.waived();
        if waived.is_empty() {
            return Vec::new();
        }

        let mut lines = standing::verdicts(self.assessment, self.messages);
        lines.extend(waived.iter().map(|(finding, waived)| {
            self.messages.text(
                "about",
                &[
                    ("subject", self.heading(finding).into()),
                    ("sentence", self.waiver(waived).into()),
                ],
            )
        }));

        lines
    }

    /// How many of the facts asked for are stated.
    pub(super) fn coverage_line(&self) -> String {
        let coverage = self.assessment.coverage();
        let counts = [
            ("asked", coverage.asked.into()),
            ("answered", coverage.answered().into()),
        ];

        self.messages.text("coverage", &counts)
    }

    /// The first rules that are met, by what they ask, and how many are left.
    ///
    /// A rule that shares its root cause with a finding is not shown as a strength of the agreement.
    fn in_place(&self, room: &ListBudget) -> (Vec<InPlace>, usize) {
        let findings = self.assessment.findings();
        let roots: BTreeSet<&str> = findings
            .iter()
            .filter_map(|finding| finding.rule.root.as_deref())
            .collect();

        let mut met = self.quiet(Outcome::Met);
        // That a file does not contradict itself, or that nobody found a breach, is no strength of the agreement.
        met.retain(|result| !["consistency", "official"].contains(&result.rule.pack.as_str()));
        // Law comes first, since it asks more than a policy does.
        met.sort_by_key(|result| result.basis);
        let is_sound = |result: &&&RuleResult<'_>| {
            let root = result.rule.root.as_deref();
            root.is_none_or(|root| !roots.contains(root))
        };

        let lines: Vec<InPlace> = met
            .iter()
            .filter(is_sound)
            .take(room.most)
            .map(|result| InPlace {
                id: result.rule.id.clone(),
                asks: self
                    .sentences(&result.rule.asks, result)
                    .into_iter()
                    .next()
                    .unwrap_or_default(),
            })
            .collect();

        let shown = room.holds(lines.iter().map(|rule| rule.asks.chars().count()));
        // Rules with the root of a finding are counted among the rest, which section 5 shows.
        let left = met.len() - shown;

        (lines.into_iter().take(shown).collect(), left)
    }

    fn cannot_tell(&self) -> Vec<String> {
        let mut limits = Vec::new();
        if self.assessment.agreement.is_hypothetical() {
            limits.push(self.messages.plain("cannot_tell_invented"));
        }

        for source in self.paper.partly_read() {
            let id = if source.reading() == ReadExtent::NotRead {
                "cannot_tell_unread"
            } else {
                "cannot_tell_part"
            };

            limits.push(
                self.messages
                    .text(id, &[("title", self.said(&source.name).into())]),
            );
        }

        limits.extend(self.more("cannot_tell_reported", self.reported()));
        limits.extend(
            [
                "cannot_tell_practice",
                "cannot_tell_signed",
                "cannot_tell_packs",
            ]
            .map(|id| self.messages.plain(id)),
        );

        limits
    }

    /// How many facts that were used rest on what others report.
    fn reported(&self) -> usize {
        // Most agreements have none, and need not be gone through fact by fact.
        if !has_reports(self.assessment.agreement) {
            return 0;
        }

        let answers = || {
            self.assessment
                .results
                .iter()
                .flat_map(|result| &result.answers)
        };

        let reads = evidence_of(answers()).chain(answers().flat_map(|answer| &answer.asked));
        let nodes: std::collections::BTreeSet<FactRead<'_>> = reads
            .filter(|read| is_only_reported(self.assessment.agreement, read))
            // A quote that is not in its document is only reported too, but no report is behind it.
            .filter(|read| {
                Fact::of(self.assessment.agreement, read).provenance == Provenance::Reported
            })
            .copied()
            .collect();

        nodes.len()
    }
}
