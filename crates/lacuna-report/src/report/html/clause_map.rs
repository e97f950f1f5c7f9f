//! Where in the agreement the findings are: a cell for each clause that the file names.

use lacuna_core::agreement::clauses_of;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::found::is_numbered;
use super::leads::Lead;
use super::writer::PageContext;
use lacuna_core::assessment::RuleResult;
use lacuna_core::document::{NodeId, NodeKind};
use lacuna_core::source_file::visible;

/// How many cells are drawn.
const CELLS: usize = 24;
/// The longest name of a cell, in characters.
const NAME: usize = 12;

/// The cells, and how many findings are in no clause.
#[derive(Debug, Serialize)]
pub(super) struct ClauseMap {
    cells: Vec<ClauseCell>,
    /// How many findings rest on no clause, and how many clauses are not drawn.
    notes: Vec<String>,
}

/// One clause.
#[derive(Debug, Serialize)]
struct ClauseCell {
    name: String,
    n: usize,
    /// What it holds, for those who cannot see it.
    words: String,
    /// The worst finding in it.
    id: Option<String>,
}

/// As many digits as a name can have, which is cut before.
const WIDTH: usize = NAME;

/// A clause in the order of the agreement: by its number, the others behind by name. What it is called comes last.
type ClauseKey = (u64, String, String);

impl<'a> PageContext<'a> {
    /// The cells of the clauses that the file names, with the findings in each.
    pub(super) fn clause_map(&self, leads: &[Lead<'a>]) -> ClauseMap {
        let mut cells: BTreeMap<ClauseKey, (usize, Option<String>)> = self
            .clause_keys()
            .into_iter()
            .map(|key| (key, (0, None)))
            .collect();

        let results = leads
            .iter()
            .flat_map(|lead| std::iter::once(lead.result).chain(lead.follows.iter().copied()));

        let mut elsewhere = 0;
        for result in results {
            let keys = self.keys_of(result);
            elsewhere += usize::from(keys.is_empty());
            for key in keys {
                let (n, worst) = cells.entry(key).or_default();
                *n += 1;
                // Findings come worst first, so that the first of a clause is its worst.
                worst.get_or_insert_with(|| result.rule.id.clone());
            }
        }

        let hidden = cells.len().saturating_sub(CELLS);
        let notes = [
            self.more("clauses_elsewhere", elsewhere),
            self.more("clauses_hidden", hidden),
        ];

        ClauseMap {
            notes: notes.into_iter().flatten().collect(),
            cells: cells
                .into_iter()
                .take(CELLS)
                .map(|((_, _, name), (n, id))| ClauseCell {
                    words: self.messages.text(
                        "clause_holds",
                        &[("clause", self.clause_named(&name).into()), ("n", n.into())],
                    ),
                    name,
                    n,
                    id,
                })
                .collect(),
        }
    }

    /// The clauses that the evidence of a finding names.
    fn keys_of(&self, result: &'a RuleResult<'a>) -> BTreeSet<ClauseKey> {
        let facts = self.facts(result.deciding_reads());
        let references = facts
            .iter()
            .filter_map(|fact| fact.clause.as_ref()?.reference.as_deref());

        references.filter_map(key).collect()
    }

    /// Every clause that the file names.
    fn clause_keys(&self) -> BTreeSet<ClauseKey> {
        let mut keys = BTreeSet::new();
        let mut open = vec![NodeId::ROOT];
        while let Some(node) = open.pop() {
            let clauses = clauses_of(self.document, node).entries();
            let references = clauses.filter_map(|clause| clause.reference().string());
            keys.extend(references.filter_map(|text| key(&text)));
            open.extend(self.document.children(node).filter(|child| {
                matches!(
                    self.document.kind(*child),
                    NodeKind::Object | NodeKind::List
                )
            }));
        }

        keys
    }
}

/// The clause that a reference lies in: the number it begins with, or the first words of its name.
fn key(reference: &str) -> Option<ClauseKey> {
    let reference = reference.trim();
    let words = reference
        .split([' ', '\u{a0}'])
        .find(|word| is_numbered(word));
    let leading = reference
        .split(' ')
        .next()
        .unwrap_or_default()
        .trim_end_matches('.')
        .to_lowercase();

    let is_plain = [
        "clause",
        "section",
        "article",
        "paragraph",
        "para",
        "cl",
        "s",
    ]
    .contains(&leading.as_str());

    let numbered = match words {
        _ if is_numbered(reference) => Some(reference),
        // Behind other words a number names no clause: `Annex B row 4` is not clause 4.
        Some(word) if is_plain => Some(word),
        _ => None,
    };

    if let Some(text) = numbered {
        // A cell is a whole clause, so that 14.2 lies in that of 14.
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        return Some((digits.parse().ok()?, String::new(), digits));
    }

    let name: String = visible(reference).chars().take(NAME).collect();
    let name = name.trim_end().to_owned();
    (!name.is_empty()).then(|| (u64::MAX, in_natural_order(&name), name))
}

/// A name by which others sort as people count: V8 before V98, and V98 before V998.
fn in_natural_order(name: &str) -> String {
    let mut sorted = String::new();
    let mut digits = String::new();
    // A last character that is no digit, so that digits at the end are written out too.
    for c in name.chars().chain(['\0']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            // Zeros before a number do not change its place: V08 is V8.
            let number = digits.trim_start_matches('0');
            sorted.push_str(&format!("{number:0>WIDTH$}"));
            digits.clear();
        }

        sorted.push(c);
    }

    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_falls_under_the_clause_it_begins_with() {
        for (reference, name) in [
            ("11.2", "11"),
            ("clause 5.3", "5"),
            ("Article 4(2)", "4"),
            ("Schedule 2", "Schedule 2"),
            ("Annex B row 4", "Annex B row"),
        ] {
            assert_eq!(key(reference).unwrap().2, name);
        }

        assert_eq!(key(" "), None);
    }

    #[test]
    fn names_are_counted_and_not_spelt() {
        let mut names = [
            "V998",
            "V8",
            "Schedule 10",
            "V98",
            "Schedule 2",
            "V9.10",
            "V9.9",
        ];
        names.sort_by_key(|name| key(name));
        assert_eq!(
            names,
            [
                "Schedule 2",
                "Schedule 10",
                "V8",
                "V9.9",
                "V9.10",
                "V98",
                "V998"
            ]
        );
    }
}
