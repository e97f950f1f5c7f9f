//! How much of what was asked the agreement answers.

use std::collections::BTreeMap;

use super::{Answer, Assessment, Outcome, Reason};
use crate::condition::{Read, ReadKind};

/// The facts that rules asked for, and which of them are not stated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// How many facts were asked for.
    pub asked: usize,
    /// The JSON pointers of those that are not stated, in the order of their names.
    pub silent: Vec<String>,
}

impl Coverage {
    /// How many facts are stated of those that were asked for.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.asked - self.silent.len()
    }

    /// Whether every fact that was asked for is stated.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.silent.is_empty()
    }
}

impl Assessment<'_> {
    /// The facts asked for by rules that apply, and by guards that silence left open.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        let document = self.agreement.document();
        let mut facts: BTreeMap<(crate::document::NodeId, &[String]), bool> = BTreeMap::new();
        for read in self.results.iter().flat_map(|result| &result.answers).flat_map(asked) {
            facts.insert((read.node, read.missing), matches!(read.kind, ReadKind::Stated | ReadKind::Empty));
        }
        let silent = facts.iter().filter(|(_, stated)| !**stated);
        let mut silent: Vec<String> = silent
            .map(|((node, missing), _)| Read { node: *node, missing, kind: ReadKind::Silent }.pointer(document))
            .collect();
        silent.sort();
        Coverage { asked: facts.len(), silent }
    }
}

/// The facts that an answer asked for: what its requirement read, or the silences that kept it from applying.
fn asked<'r, 'a>(answer: &'r Answer<'a>) -> impl Iterator<Item = &'r Read<'a>> {
    let met = answer.outcome == Outcome::Met;
    // What only a stated bad term would break is not missed where nothing is stated.
    let requirement = answer.reason != Reason::OnlyStated;
    let open_guard = answer.outcome == Outcome::NotStated && answer.reason == Reason::Guard;
    let stated = |read: &Read<'_>| matches!(read.kind, ReadKind::Stated | ReadKind::Empty);
    // A rule that is met did not need what it also looked at and did not find.
    let needed = answer.asked.iter().filter(move |read| requirement && (!met || stated(read)));
    needed.chain(answer.evidence.iter().filter(move |_| open_guard))
}
