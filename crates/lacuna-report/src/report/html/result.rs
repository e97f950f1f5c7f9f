//! Section 1: the result on one printed page, in the order in which a reader in a hurry stops reading.

use serde::Serialize;

use super::asks::Ask;
use super::paper::Reading;
use super::questions::QuestionLine;
use super::room::{ALONE, ListBudget, WITH_NOTICE};
use super::writer::{OutcomeBadge, PageContext};
use crate::report::standing;
use lacuna_core::assessment::{
    Disposition, Fact, Outcome, Provenance, RuleResult, Verdict, evidence_of, has_reports,
    is_only_reported,
};
use lacuna_core::condition::FactRead;
use lacuna_core::policy::{Basis, Pack, Severity};
use lacuna_core::source_file::visible;

/// Up to how many rules there is one mark a rule; above it, counts say more.
const MARKED: usize = 60;

/// Section 1.
#[derive(Debug, Serialize)]
pub(super) struct ResultView {
    failed: Option<String>,
    sentence: String,
    waiting: Option<String>,
    no_instrument: Option<NoInstrument>,
    verdicts: Vec<VerdictView>,
    counted_once: bool,
    marks: Vec<MarkCount>,
    has_shapes: bool,
    asks: Vec<Ask>,
    asks_more: Option<String>,
    questions: Vec<QuestionLine>,
    questions_more: Option<String>,
    in_place: Vec<Rule>,
    in_place_more: Option<String>,
    cannot_tell: Vec<String>,
    waivers: Vec<String>,
    baseline: Vec<String>,
}

/// That the paper is no data-sharing agreement, and what one must settle.
#[derive(Debug, Serialize)]
struct NoInstrument {
    statement: String,
    /// That so many points of law are silent here, under the packs that follow.
    intro: Option<String>,
    needs: Vec<Need>,
    more: Option<String>,
}

/// The points of law of one pack that are silent.
#[derive(Debug, Serialize)]
struct Need {
    pack: String,
    words: String,
}

/// A rule by what it asks.
#[derive(Debug, Serialize)]
struct Rule {
    id: String,
    asks: String,
}

#[derive(Debug, Serialize)]
struct VerdictView {
    heading: String,
    kind: &'static str,
    words: String,
    grounds: String,
    counts: Vec<String>,
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct MarkCount {
    mark: OutcomeBadge,
    n: usize,
    words: String,
}

impl PageContext<'_> {
    /// Section 1.
    pub(super) fn result(&self) -> ResultView {
        let no_instrument = self.assessment.is_memorandum_with_vendor();
        let space = if no_instrument { &WITH_NOTICE } else { &ALONE };
        let (asks, asks_left) = self.asks(&space.asks);
        let (questions, questions_left) = self.question_lines(&space.questions);
        let (in_place, in_place_left) = self.rules(self.quiet(Outcome::Met), &space.in_place);
        let assessment = self.assessment;

        ResultView {
            failed: self.more("result_failed", assessment.failures.len()),
            sentence: self.result_sentence(),
            waiting: self.more("result_waiting", self.waiting()),
            no_instrument: no_instrument.then(|| self.no_instrument()),
            verdicts: vec![self.verdict_view(false), self.verdict_view(true)],
            counted_once: assessment
                .results
                .iter()
                .any(|result| result.grouped_under.is_some()),
            marks: Outcome::WORST_FIRST
                .into_iter()
                .map(|outcome| self.mark_count(outcome))
                .collect(),
            has_shapes: assessment.results.len() <= MARKED,
            asks,
            asks_more: self.more("more_in_findings", asks_left),
            questions,
            questions_more: self.more("questions_more", questions_left),
            in_place,
            in_place_more: self.more("in_place_more", in_place_left),
            cannot_tell: self.cannot_tell(),
            waivers: standing::waivers(assessment, self.messages),
            baseline: standing::comparison(assessment, self.messages),
        }
    }

    /// A sentence about a number, where there is any.
    pub(super) fn more(&self, id: &str, n: usize) -> Option<String> {
        (n > 0).then(|| self.messages.text(id, &[("n", n.into())]))
    }

    fn result_sentence(&self) -> String {
        let [breached, silent] =
            [Outcome::Breached, Outcome::NotStated].map(|outcome| self.assessment.count(outcome));
        let applying = self.applying();
        let id = match (applying, breached, silent) {
            (0, ..) => return self.messages.plain("result_none_apply"),
            (_, 0, 0) => "result_neither",
            (all, 0, silent) if all == silent => "result_all_silent",
            (_, 0, _) => "result_silent_only",
            (_, _, 0) => "result_breached_only",
            _ => "result_both",
        };

        let paper = self.messages.word(
            "paper",
            if self.assessment.is_memorandum_with_vendor() {
                "memorandum"
            } else {
                "agreement"
            },
        );

        let reading = match self.paper.reading() {
            Reading::Whole => "whole",
            Reading::Part => "part",
            Reading::Unread => "unread",
        };

        let arguments = [
            ("paper", paper.into()),
            ("reading", reading.into()),
            ("applying", applying.into()),
            ("breached", breached.into()),
            ("silent", silent.into()),
        ];

        let sentence = self.messages.text(id, &arguments);
        match self.more(
            "result_cannot_tell",
            self.assessment.count(Outcome::CannotTell),
        ) {
            Some(others) => format!("{sentence} {others}"),
            None => sentence,
        }
    }

    fn waiting(&self) -> usize {
        self.assessment
            .results
            .iter()
            .filter(|result| result.weight == Disposition::Question)
            .count()
    }

    fn mark_count(&self, outcome: Outcome) -> MarkCount {
        let n = self.assessment.count(outcome);
        let id = match outcome {
            Outcome::Breached => "marks_breached",
            Outcome::NotStated => "marks_not_stated",
            Outcome::Met => "marks_met",
            Outcome::CannotTell => "marks_cannot_tell",
            Outcome::NotApplicable => "marks_not_applicable",
        };

        MarkCount {
            mark: self.mark(outcome),
            n,
            words: self.messages.text(id, &[("n", n.into())]),
        }
    }

    fn no_instrument(&self) -> NoInstrument {
        const PACKS: usize = 8;
        let silent = |result: &&RuleResult<'_>| {
            result.basis == Basis::Law && result.outcome == Outcome::NotStated
        };

        let all = self.assessment.results.iter().filter(silent).count();
        let packs = self.assessment.policy.packs.iter();
        let of = |pack: &Pack| {
            self.assessment
                .results
                .iter()
                .filter(silent)
                .filter(|result| result.rule.pack == pack.id)
                .count()
        };

        let mut packs: Vec<_> = packs
            .map(|pack| (of(pack), pack))
            .filter(|(points, _)| *points > 0)
            .collect();

        packs.sort_by_key(|(points, pack)| (std::cmp::Reverse(*points), pack.id.as_str()));
        let left = packs.iter().skip(PACKS).map(|(points, _)| points).sum();
        let need = |(points, pack): &(usize, &Pack)| Need {
            pack: visible(&pack.id).into_owned(),
            words: self.messages.text(
                "no_instrument_need",
                &[
                    ("pack", self.english(visible(&pack.name)).into()),
                    ("n", (*points).into()),
                ],
            ),
        };

        NoInstrument {
            statement: self
                .messages
                .word("no_instrument", &self.paper.instrument()),
            intro: self.more("no_instrument_needs", all),
            needs: packs.iter().take(PACKS).map(need).collect(),
            more: self.more("no_instrument_more", left),
        }
    }

    /// The first rules by what they ask, and how many are left.
    fn rules(&self, results: Vec<&RuleResult<'_>>, room: &ListBudget) -> (Vec<Rule>, usize) {
        let rules: Vec<Rule> = results
            .iter()
            .take(room.most)
            .map(|result| self.rule(result))
            .collect();

        let shown = room.holds(rules.iter().map(|rule| rule.asks.chars().count()));
        (
            rules.into_iter().take(shown).collect(),
            results.len() - shown,
        )
    }

    fn rule(&self, result: &RuleResult<'_>) -> Rule {
        let asks = self
            .sentences(&result.rule.asks, result)
            .into_iter()
            .next()
            .unwrap_or_default();

        Rule {
            id: result.rule.id.clone(),
            asks,
        }
    }

    fn verdict_view(&self, is_policy: bool) -> VerdictView {
        let verdict = if is_policy {
            self.assessment.policy_verdict()
        } else {
            self.assessment.verdict()
        };

        let heading = self.messages.plain(if is_policy {
            "verdict_policy"
        } else {
            "verdict_law"
        });

        let mut rules = self.assessment.policy.rules.iter();
        if !rules.any(|rule| (rule.basis == Basis::Policy) == is_policy) {
            // No objection from no rules would read as a pass.
            let (words, grounds) = (
                self.messages.plain("verdict_unasked"),
                self.messages.plain("grounds_empty"),
            );
            return VerdictView {
                heading,
                kind: "unasked",
                words,
                grounds,
                counts: Vec::new(),
                note: None,
            };
        }
        let raises = self.assessment.counts(Basis::Policy).total() > 0;

        VerdictView {
            heading,
            kind: verdict.as_str(),
            words: standing::verdict(self.assessment, is_policy, self.messages),
            grounds: self.messages.plain(self.grounds(is_policy, verdict)),
            counts: self.finding_counts(is_policy),
            note: (is_policy && raises).then(|| self.messages.plain("verdict_policy_note")),
        }
    }

    /// Why the verdict is what it is, by the same ladder.
    fn grounds(&self, is_policy: bool, verdict: Verdict) -> &'static str {
        let results = || {
            self.assessment
                .results
                .iter()
                .filter(|result| (result.basis == Basis::Policy) == is_policy)
        };

        let worst = results()
            .filter_map(|result| result.weight.severity())
            .max();

        match verdict {
            Verdict::NotGiven => "grounds_not_given",
            Verdict::Stop => "grounds_critical",
            Verdict::FixFirst if worst == Some(Severity::High) => "grounds_high",
            Verdict::FixFirst if !self.assessment.failures.is_empty() => "grounds_failed",
            Verdict::FixFirst => "grounds_must_answer",
            Verdict::RecordReasons if worst == Some(Severity::Medium) => "grounds_medium",
            Verdict::RecordReasons => "grounds_open",
            Verdict::NoObjection => "grounds_low",
        }
    }

    fn finding_counts(&self, is_policy: bool) -> Vec<String> {
        let bases: &[Basis] = if is_policy {
            &[Basis::Policy]
        } else {
            &[Basis::Law, Basis::Guidance]
        };

        let count = |severity| {
            bases
                .iter()
                .map(|basis| self.assessment.counts(*basis).of(severity))
                .sum::<usize>()
        };

        let ids = ["count_critical", "count_high", "count_medium", "count_low"];
        let mut counts: Vec<String> = Severity::WORST_FIRST
            .into_iter()
            .zip(ids)
            .filter_map(|(severity, id)| self.more(id, count(severity)))
            .collect();

        if counts.is_empty() {
            counts.push(self.messages.plain("count_none"));
        }

        let waits = |result: &&RuleResult<'_>| {
            result.weight == Disposition::Question && bases.contains(&result.basis)
        };

        counts.extend(self.more(
            "count_questions",
            self.assessment.results.iter().filter(waits).count(),
        ));

        counts
    }

    fn cannot_tell(&self) -> Vec<String> {
        let mut limits = Vec::new();
        if self.assessment.agreement.is_hypothetical() {
            limits.push(self.messages.plain("cannot_tell_invented"));
        }

        for source in self.paper.partly_read() {
            let id = if source.reading() == Reading::Unread {
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
            .filter(|read| {
                Fact::of(self.assessment.agreement, read).provenance == Provenance::Reported
            })
            .copied()
            .collect();

        nodes.len()
    }
}
