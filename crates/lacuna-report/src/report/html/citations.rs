//! The law beside a finding: the provision that governs, in our words and with its official text, and the others by name.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::writer::PageContext;
use crate::source_title::name_and_about;
use lacuna_core::assessment::{Governing, RuleResult};
use lacuna_core::policy::{Basis, Citation, LegalSource, Verification};
use lacuna_core::source_file::visible;

/// How many further provisions a finding names.
const NAMED: usize = 2;

/// What the law says, or guidance, or the policy.
#[derive(Debug, Serialize)]
pub(super) struct LawColumn {
    heading: String,
    says: Vec<String>,
    /// The provision that is quoted, where one governs.
    main: Option<Cited>,
    /// Other provisions that govern; the list of sources holds each.
    others: Vec<Cited>,
    others_more: Option<String>,
}

/// A provision.
#[derive(Debug, Serialize)]
pub(super) struct Cited {
    text: String,
    /// The address of the official text.
    url: Option<String>,
    /// Its place in the list of sources.
    anchor: String,
    /// How it was checked.
    checked: Option<String>,
}

/// A source in the list of all that findings rest on.
#[derive(Debug, Serialize)]
pub(super) struct ListedSource {
    anchor: String,
    title: String,
    says: String,
    url: Option<String>,
    checked: String,
    notes: Vec<String>,
}

impl<'a> PageContext<'a> {
    /// What is in the middle column of a finding.
    pub(super) fn law_column(&self, result: &'a RuleResult<'a>) -> LawColumn {
        let governing = self.governing(result);
        let asks = || self.sentences(&result.rule.asks, result);
        let Some((citation, main)) = governing.first() else {
            let id = match result.basis {
                Basis::Benchmark => "benchmark_says",
                _ => "policy_says",
            };

            return LawColumn {
                heading: self.messages.plain(id),
                says: asks(),
                main: None,
                others: Vec::new(),
                others_more: None,
            };
        };

        let heading = match main.basis {
            Basis::Law => "law_says",
            _ => "guidance_says",
        };

        let says = main.source.says_at(&citation.pinpoint);
        let others = governing.iter().skip(1);
        let others: Vec<Cited> = others
            .map(|(citation, other)| self.cited(citation, other.source, false))
            .collect();

        LawColumn {
            heading: self.messages.plain(heading),
            // The register may hold no words for a provision. Those of the rule are then shown.
            says: if says.trim().is_empty() {
                asks()
            } else {
                vec![self.english(visible(says))]
            },
            main: Some(self.cited(citation, main.source, true)),
            others_more: self.more("law_more", others.len().saturating_sub(NAMED)),
            others: others.into_iter().take(NAMED).collect(),
        }
    }

    /// The citations of a finding that govern it, those of its own kind first, each source once.
    fn governing(&self, result: &'a RuleResult<'a>) -> Vec<(&'a Citation, Governing<'a>)> {
        // A policy of the house is never shown as law, even where a law would carry a like rule.
        if matches!(result.basis, Basis::Policy | Basis::Benchmark) {
            return Vec::new();
        }

        let subject = result.worst().next().and_then(|answer| answer.subject);
        let mut seen = BTreeSet::new();
        let mut governing: Vec<_> = result
            .rule
            .citations
            .iter()
            .filter_map(|citation| {
                let found = self
                    .assessment
                    .scope
                    .governs(citation, result.rule, subject);

                Some((citation, found.ok()?))
            })
            .filter(|(citation, _)| seen.insert(citation.source.as_str()))
            .collect();

        // What the finding rests on comes first: a law that stands behind a guidance asks less than the guidance does.
        let is_guidance = result.basis == Basis::Guidance;
        governing.sort_by_key(|(_, found)| {
            let is_behind = is_guidance && found.basis == Basis::Law;
            (is_behind, found.basis, !found.is_certain)
        });

        governing
    }

    fn cited(&self, citation: &Citation, source: &LegalSource, is_main: bool) -> Cited {
        Cited {
            text: self.english(visible(&with_pinpoint(&source.title, &citation.pinpoint))),
            url: link(source).filter(|_| is_main),
            anchor: anchor(&citation.source),
            checked: (is_main || source.mark == Verification::Unverified)
                // One that is only named needs a word on its checking where there was none.
                .then(|| self.checked_words(source)),
        }
    }

    /// How a source was checked and when, in words that a lawyer uses.
    fn checked_words(&self, source: &LegalSource) -> String {
        let mark = self.messages.word("checked", source.mark.as_str());
        match source.read_on {
            Some(day) if source.mark != Verification::Unverified => self.messages.text(
                "checked_on",
                &[
                    ("mark", mark.into()),
                    ("day", self.messages.day(day).into()),
                ],
            ),
            _ => mark,
        }
    }

    /// Every source that a finding rests on, once.
    pub(super) fn cited_sources(&self) -> Vec<ListedSource> {
        let mut keys = BTreeMap::new();
        for finding in self.assessment.findings() {
            for (citation, found) in self.governing(finding) {
                keys.insert(citation.source.as_str(), found.source);
            }
        }

        keys.into_iter()
            .map(|(key, source)| ListedSource {
                anchor: anchor(key),
                title: self.english(visible(&source.title)),
                says: self.english(visible(&source.says)),
                url: link(source),
                checked: self.checked_words(source),
                notes: self.bearing(source),
            })
            .collect()
    }

    /// What to bear in mind of a source: when it came into force or ends, where it was read, its limits.
    fn bearing(&self, source: &LegalSource) -> Vec<String> {
        let scope = &self.assessment.scope;
        let day = |day| [("day", self.messages.day(day).into())];
        // That a law was in force all along goes without saying.
        let starts = scope.starts.unwrap_or(scope.day);
        let from = source
            .in_force_from
            .filter(|from| *from > starts)
            .map(|from| self.messages.text("citation_from", &day(from)));

        let until = source
            .in_force_until
            .map(|until| self.messages.text("citation_until", &day(until)));

        let read = self.messages.text(
            "citation_read",
            &[("read", self.english(visible(&source.read)).into())],
        );

        let note = source
            .note
            .as_deref()
            .map(|note| self.english(visible(note)));

        [from, until, note, Some(read)]
            .into_iter()
            .flatten()
            .collect()
    }
}

fn link(source: &LegalSource) -> Option<String> {
    source
        .url
        .clone()
        // A policy of others is untrusted: no other scheme may become a link.
        .filter(|url| url.starts_with("https://"))
        .map(|url| visible(&url).into_owned())
}

/// The place of a source in the list, from its key in the register.
fn anchor(key: &str) -> String {
    format!("law-{}", visible(key))
}

/// The title of a source with a pinpoint behind the number of its article, before what the title adds to it.
pub(super) fn with_pinpoint(title: &str, pinpoint: &str) -> String {
    if pinpoint.is_empty() {
        return title.to_owned();
    }

    let (name, rest) = name_and_about(title);

    // Only the number of an article takes its paragraph without a space.
    if pinpoint.starts_with('(')
        && name.ends_with(|last: char| last.is_ascii_digit() || last == '条')
    {
        return format!("{name}{pinpoint}{rest}");
    }

    // Brackets around all of a pinpoint only set it off in the key.
    let alone = pinpoint
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
        .filter(|inner| !inner.contains(['(', ')']));

    format!("{name}, {}{rest}", alone.unwrap_or(pinpoint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pinpoint_stands_behind_the_number_of_its_article() {
        for (title, pinpoint, words) in [
            (
                "UK GDPR Article 28 (processor)",
                "(3)(g)",
                "UK GDPR Article 28(3)(g) (processor)",
            ),
            (
                "Procurement Act 2023 section 47",
                "(1)",
                "Procurement Act 2023 section 47(1)",
            ),
            (
                "ICO Data Sharing Code",
                "list of contents",
                "ICO Data Sharing Code, list of contents",
            ),
            ("ICO guide (2026)", "", "ICO guide (2026)"),
            ("NCSC principles", "(2.1)", "NCSC principles, 2.1"),
            (
                "Directive (EU) 2016/680 Article 22 (processors)",
                "(3)(a)",
                "Directive (EU) 2016/680 Article 22(3)(a) (processors)",
            ),
            (
                "UK GDPR 第28条（处理者）",
                "(3)",
                "UK GDPR 第28条(3)（处理者）",
            ),
            (
                "Act 2023, section 47: longest term",
                "(1)",
                "Act 2023, section 47(1): longest term",
            ),
        ] {
            assert_eq!(with_pinpoint(title, pinpoint), words);
        }
    }
}
