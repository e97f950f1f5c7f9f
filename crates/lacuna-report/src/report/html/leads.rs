//! The order in which findings are read: by root cause, and within a severity by what settles most.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::writer::PageContext;
use lacuna_core::assessment::RuleResult;

/// A finding that counts for its root cause, with the findings that fall with it.
pub(super) struct Lead<'a> {
    pub(super) result: &'a RuleResult<'a>,
    /// The findings of the same root cause, worst first.
    pub(super) follows: Vec<&'a RuleResult<'a>>,
}

impl Lead<'_> {
    /// How many findings are settled with it.
    pub(super) fn carries(&self) -> usize {
        1 + self.follows.len()
    }
}

impl<'a> PageContext<'a> {
    /// The findings by root cause: worst first, then what carries most with it, law before guidance before policy, what
    /// is in the agreement's own words, and then the order of the agreement.
    pub(super) fn leads(&self) -> Vec<Lead<'a>> {
        let findings = self.assessment.findings();
        let mut under: BTreeMap<&str, Vec<&'a RuleResult<'a>>> = BTreeMap::new();
        for finding in &findings {
            if let Some(lead) = finding.grouped_under {
                under.entry(lead).or_default().push(finding);
            }
        }

        let leading = findings
            .iter()
            .filter(|finding| finding.grouped_under.is_none());

        let mut leads: Vec<Lead<'a>> = leading
            .map(|result| Lead {
                result,
                follows: under.remove(result.rule.id.as_str()).unwrap_or_default(),
            })
            .collect();

        // A filter can hide a lead, and must not hide what it counts for.
        leads.extend(under.into_values().flatten().map(|result| Lead {
            result,
            follows: Vec::new(),
        }));

        // Cached, since each key works out facts.
        leads.sort_by_cached_key(|lead| {
            let facts = self.facts(lead.result.deciding_reads());
            let is_quoted = facts.iter().any(|fact| {
                fact.clause
                    .as_ref()
                    .is_some_and(|clause| clause.quote.is_some())
            });

            let place = facts.first().map(|fact| fact.position);
            (
                Reverse(lead.result.weight),
                Reverse(lead.carries()),
                lead.result.basis,
                (!is_quoted, Reverse(lead.result.outcome)),
                place.map(|place| (place.line, place.column)),
                lead.result.rule.id.as_str(),
            )
        });

        leads
    }
}
