//! The grounds on which rules apply: what their guards found, shown once for all the findings that rest on it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::found::FoundFacts;
use super::writer::PageContext;
use lacuna_core::assessment::RuleResult;
use lacuna_core::condition::{FactRead, FactReads};
use lacuna_core::source_file::visible_lines;

/// A guard and the facts by which it holds.
#[derive(Debug, Serialize)]
pub(super) struct Ground {
    number: usize,
    when: String,
    facts: Option<FoundFacts>,
}

/// The grounds that findings have named so far.
#[derive(Default)]
pub(super) struct Grounds<'a> {
    /// Their numbers, by the guard and the facts that were looked at.
    numbers: BTreeMap<(&'a str, &'a [FactRead<'a>]), usize>,
    list: Vec<Ground>,
}

impl<'a> Grounds<'a> {
    /// The number of the ground on which the rule of a finding applies; `None` where it has none, or one for each subject.
    pub(super) fn of(
        &mut self,
        result: &'a RuleResult<'a>,
        writer: &PageContext<'a>,
    ) -> Option<usize> {
        let when = result.rule.when.as_ref()?;
        let mut answers = result.worst();
        let reads = &answers.next()?.applies_by;

        if reads.is_empty() || !answers.all(|answer| same(&answer.applies_by, reads)) {
            return None;
        }

        let next = self.list.len() + 1;

        // By the words of the guard, so that rules of several files that write the same share one.
        let number = *self
            .numbers
            .entry((&*when.source, &**reads))
            .or_insert(next);

        // Only a new ground has its facts worked out.
        if number == next {
            let when = visible_lines(when.source.trim()).into_owned();
            self.list.push(Ground {
                number,
                when,
                facts: writer.found(reads.iter()),
            });
        }

        Some(number)
    }

    /// All of them, by number.
    pub(super) fn list(self) -> Vec<Ground> {
        self.list
    }
}

/// Whether two answers rest on the same looks; of looks that they share, that is seen without going through them.
fn same(one: &FactReads<'_>, other: &FactReads<'_>) -> bool {
    (one.shared().is_some() && one.shared() == other.shared()) || **one == **other
}
