//! How many facts are open: each once, and no more after an answer than before.

use std::collections::{BTreeMap, BTreeSet};

use super::fact::is_path_open;
use crate::questionnaire::State;
use crate::questionnaire::inquiry::{Progress, Prompt, answered, path};
use lacuna_core::policy::{Rule, Severity};
use lacuna_core::vocabulary::{GroupId, Vocabulary};

/// Counts the facts that can still be asked for, each once, however many entries it is asked for in.
///
/// What is decided stays decided, so that the count falls with each answer. Only a new entry of a list adds the facts that the
/// entry cannot do without.
pub(super) fn count<'r>(
    vocabulary: &Vocabulary,
    ahead: impl Iterator<Item = (&'r BTreeSet<String>, &'r Rule)>,
    prompts: &[Prompt<'_>],
    state: &State,
    needed: usize,
) -> Progress {
    let mut open: BTreeMap<String, Severity> = BTreeMap::new();
    let asked = prompts.iter().filter_map(|prompt| {
        let worst = prompt.worst()?;
        Some((path(&prompt.pointer).join("."), worst))
    });

    let read = ahead.flat_map(|(facts, rule)| {
        let facts = facts.iter().filter(|path| is_path_open(path, state));
        facts.map(move |path| (path.clone(), rule.severity))
    });

    for (path, severity) in asked.chain(read) {
        let worst = open.entry(path).or_insert(severity);
        *worst = severity.max(*worst);
    }

    let critical = open.values().filter(|worst| **worst == Severity::Critical);
    Progress {
        answered: answered(vocabulary, &state.draft, GroupId::AGREEMENT),
        critical: critical.count(),
        open: open.len() + needed,
    }
}
