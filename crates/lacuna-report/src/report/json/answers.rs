//! The answers of a rule. Of many facts that several answers rest on, only the first tells each, so that what is written
//! grows with the agreement and not with its square.

use std::collections::BTreeMap;

use serde_json::Value;

use super::wire::{WireAnswer, WireFact, WireQuoteCheck};
use lacuna_core::assessment::{
    Answer, Assessment, Fact, Found, Outcome, Provenance, RuleResult, stable_pointer,
};
use lacuna_core::condition::{FactRead, FactReads};
use lacuna_core::document::NodeId;

/// How many facts answers can share before only the first of them tells them.
const MANY: usize = 8;
/// Up to so many answers of a rule list up to [`MOST`] facts each.
const FEW_ANSWERS: usize = 20;
/// No answer lists more facts than these.
const MOST: usize = 250;
/// Beyond them, about so many facts are listed by all answers of a rule together.
const LISTED: usize = 1_000;

/// The facts that an answer lists, those that it omits, and the answer that lists them in its place.
struct Listed {
    facts: Vec<WireFact>,
    left_out: Option<usize>,
    same_as: Option<usize>,
}

/// Writes the answers of a result.
pub(super) fn of(assessment: &Assessment<'_>, result: &RuleResult<'_>) -> Vec<WireAnswer> {
    let document = assessment.agreement.document();
    let writer = FactWriter {
        assessment,
        most: match result.answers.len() {
            ..=FEW_ANSWERS => MOST,
            // Never none: each of a thousand answers still shows one fact that it rests on.
            answers => (LISTED / answers).clamp(1, 100),
        },
    };

    let (mut evidence, mut guards) = (BTreeMap::new(), BTreeMap::new());
    let wire = |(at, answer): (usize, &Answer<'_>)| {
        let evidence = writer.once(&mut evidence, &answer.evidence, at, answer.subject);
        let applies_by = writer.once(&mut guards, &answer.applies_by, at, answer.subject);
        WireAnswer {
            subject: answer.subject.map(|node| document.pointer(node)),
            // Only findings are matched by their subjects with those of an earlier run.
            subject_id: answer
                .subject
                .filter(|_| matches!(answer.outcome, Outcome::Breached | Outcome::NotStated))
                .map(|node| stable_pointer(document, node)),
            outcome: answer.outcome.as_str(),
            reason: answer.reason.as_str(),
            message: assessment.sentence(result.rule, answer),
            evidence: evidence.facts,
            evidence_as: evidence.same_as,
            evidence_left_out: evidence.left_out,
            applies_by: applies_by.facts,
            applies_by_as: applies_by.same_as,
            applies_by_left_out: applies_by.left_out,
        }
    };

    result.answers.iter().enumerate().map(wire).collect()
}

struct FactWriter<'a> {
    assessment: &'a Assessment<'a>,
    /// How many facts one answer lists.
    most: usize,
}

impl FactWriter<'_> {
    /// Lists facts, or names the answer that listed them before.
    fn once(
        &self,
        known: &mut BTreeMap<usize, usize>,
        reads: &FactReads<'_>,
        at: usize,
        subject: Option<NodeId>,
    ) -> Listed {
        // Known by their place in memory: to compare the facts themselves would take square time.
        let shared = reads.shared().filter(|_| reads.len() > MANY);
        let first = shared.map(|shared| *known.entry(shared).or_insert(at));
        match first.filter(|first| *first != at) {
            Some(first) => Listed {
                facts: Vec::new(),
                left_out: None,
                same_as: Some(first),
            },
            None => self.listed(reads, subject),
        }
    }

    /// Lists facts; of very many those of the element itself come first.
    fn listed(&self, reads: &FactReads<'_>, subject: Option<NodeId>) -> Listed {
        let agreement = self.assessment.agreement;
        let document = agreement.document();
        let write = |read: &FactRead<'_>| fact(&Fact::of(agreement, read));
        if reads.len() <= self.most {
            return Listed {
                facts: reads.iter().map(write).collect(),
                left_out: None,
                same_as: None,
            };
        }

        let span = subject.map(|subject| document.span(subject));
        let is_own = |read: &&FactRead<'_>| {
            let at = document.span(read.node);
            span.is_some_and(|span| span.start <= at.start && at.end <= span.end)
        };

        let own = reads.iter().filter(is_own);
        let first = own.chain(reads.iter().filter(|read| !is_own(read)));
        Listed {
            facts: first.take(self.most).map(write).collect(),
            left_out: Some(reads.len() - self.most),
            same_as: None,
        }
    }
}

fn fact(fact: &Fact) -> WireFact {
    let (value, absent) = match &fact.found {
        Found::Value(value) => (
            // A long value was cut where it was found, and is no JSON any more.
            Some(serde_json::from_str(value).unwrap_or_else(|_| Value::String(value.clone()))),
            None,
        ),
        // An empty list states that there are none, and is no absence.
        Found::Empty => (Some(Value::Array(Vec::new())), None),
        Found::Nothing { kind, .. } => (None, Some(kind.as_str().to_owned())),
    };

    WireFact {
        fact: fact.path.clone(),
        pointer: fact.pointer.clone(),
        line: fact.position.line,
        column: fact.position.column,
        value,
        absent,
        clause: fact
            .clause
            .as_ref()
            .and_then(|clause| clause.reference.clone()),
        quote: fact.clause.as_ref().and_then(|clause| clause.quote.clone()),
        reported: matches!(fact.provenance, Provenance::Reported | Provenance::Unproved),
        quote_check: fact
            .clause
            .as_ref()
            .and_then(|clause| clause.check.as_ref())
            .map(|check| WireQuoteCheck {
                standing: check.standing.as_str(),
                details: check.details.clone(),
                supports: check.supports,
            }),
    }
}
