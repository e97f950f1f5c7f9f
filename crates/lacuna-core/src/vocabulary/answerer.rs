//! Who can answer a fact: the agreement's text, the vendor, the public body, or a public record.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// Somebody or something that can answer a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answerer {
    // In this order: questions of an assessment are sorted by it.
    /// The text of the agreement, which should say it.
    Agreement,
    /// The vendor, or another party that receives the data.
    Vendor,
    /// The public body, from its own file.
    PublicBody,
    /// A public register, notice or judgment.
    PublicRecord,
}

/// The keyword of the schema that names who can answer a fact of a house.
pub(super) const ANSWERED_BY: &str = "x-answered-by";

impl Answerer {
    /// Reads the word for it, as one that can answer alone.
    pub(super) fn alone(word: &str) -> Option<&'static [Self]> {
        match word {
            "agreement" => Some(&[Self::Agreement]),
            "vendor" => Some(&[Self::Vendor]),
            "public_body" => Some(&[Self::PublicBody]),
            "public_record" => Some(&[Self::PublicRecord]),
            _ => None,
        }
    }

    /// The word for it in data.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Vendor => "vendor",
            Self::PublicBody => "public_body",
            Self::PublicRecord => "public_record",
        }
    }
}

const TABLE: &str = include_str!("answered_by.toml");

static TABLE_READ: LazyLock<BTreeMap<String, Vec<Answerer>>> =
    // A table that does not parse cannot be committed: a test reads it.
    LazyLock::new(|| toml::from_str(TABLE).unwrap_or_default());

/// Finds who can answer the fact at a dotted path, in the order of asking; empty where the path leads to no fact.
#[must_use]
pub fn answered_by(path: &str) -> &'static [Answerer] {
    let mut path = path;
    loop {
        if let Some(answerers) = TABLE_READ.get(path) {
            return answerers;
        }

        match path.rsplit_once('.') {
            Some((group, _)) => path = group,
            None => return &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{GroupId, Vocabulary};
    use super::*;

    fn paths(group: GroupId, before: &str, found: &mut Vec<String>) {
        for (name, field) in Vocabulary::agreement().group(group).facts() {
            let path = format!("{before}{name}");
            if let Some(inner) = field.kind.group() {
                paths(inner, &format!("{path}."), found);
            }

            found.push(path);
        }
    }

    #[test]
    fn every_fact_has_somebody_who_can_answer_it_and_no_line_of_the_table_is_idle() {
        let mut found = Vec::new();
        paths(GroupId::AGREEMENT, "", &mut found);
        let silent: Vec<&String> = found
            .iter()
            .filter(|path| answered_by(path).is_empty())
            .collect();

        assert!(silent.is_empty(), "nobody can answer {silent:?}");
        let table: BTreeMap<String, Vec<Answerer>> = toml::from_str(TABLE).unwrap();
        let idle: Vec<&String> = table.keys().filter(|key| !found.contains(key)).collect();
        assert!(idle.is_empty(), "no fact has the path {idle:?}");
    }

    #[test]
    fn what_only_the_authority_knows_is_never_for_the_vendor() {
        for path in [
            "contract.award",
            "dpia.status",
            "dpia.residual",
            "purposes.lawful_basis",
            "governance.dpo_advice",
            "governance.ministerial_contacts_published",
            "equality.assessed",
            "procurement.alternatives_assessed",
            "automated_decisions.significant",
        ] {
            assert!(!answered_by(path).contains(&Answerer::Vendor), "{path}");
        }
    }
}
