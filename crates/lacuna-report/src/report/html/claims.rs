//! Section 7: what is claimed of the agreement beside what its text says; a claim never decides a rule.

use chrono::NaiveDate;
use serde::Serialize;

use super::evidence::Sayings;
use super::paper::{TextExtent, list, text_of};
use super::writer::PageContext;
use lacuna_core::condition::{FactRead, ReadKind};
use lacuna_core::document::{NodeId, NodeKind};

/// One claim, and what the text says of the same fact.
#[derive(Debug, Serialize)]
pub(super) struct ClaimView {
    about: String,
    by: String,
    quote: String,
    lang: Option<String>,
    says: String,
    source: Option<String>,
    url: String,
    link: bool,
    text: Sayings,
    silent: Option<String>,
}

impl PageContext<'_> {
    /// The claims that the file records, in its order.
    pub(super) fn claims(&self) -> Vec<ClaimView> {
        list(self.document, "claims")
            .map(|claim| self.claim(claim))
            .collect()
    }

    fn claim(&self, claim: NodeId) -> ClaimView {
        let text = |name| text_of(self.document, claim, name);
        let about = text("about");
        let steps: Vec<&str> = about.split('.').collect();
        let label = self
            .assessment
            .agreement
            .vocabulary()
            .field(&steps)
            .map_or(about.as_str(), |field| field.label.as_str());

        let source = text("source");
        let source = self.paper.source(&source);
        let url = source.map(|source| source.url.clone()).unwrap_or_default();
        let stated = self.at(&steps);

        ClaimView {
            about: self.english(label),
            by: self.by(&text("by"), &text("on")),
            quote: text("quote"),
            lang: self.language(Some(text("lang").as_str()).filter(|lang| !lang.is_empty())),
            says: self.said(text("says")),
            source: source.map(|source| {
                self.messages.text(
                    "claim_source",
                    &[("source", self.said(&source.name).into())],
                )
            }),
            // The file is untrusted: a `javascript:` address would run where it is clicked.
            link: url.starts_with("https://"),
            url,
            silent: stated.is_empty().then(|| self.silence()),
            text: self.sayings(&self.facts(stated.iter())),
        }
    }

    fn by(&self, by: &str, on: &str) -> String {
        match NaiveDate::parse_from_str(on, "%Y-%m-%d") {
            Ok(day) => self.messages.text(
                "claim_by_on",
                &[
                    ("by", self.said(by).into()),
                    ("day", self.messages.day(day).into()),
                ],
            ),
            Err(_) => self.said(lacuna_core::source_file::visible(by)),
        }
    }

    fn silence(&self) -> String {
        self.messages.plain(match self.paper.reading() {
            TextExtent::Whole => "claim_silent",
            TextExtent::Part => "claim_silent_part",
            TextExtent::Unread => "claim_silent_unread",
        })
    }

    /// The stated values at a dotted path, through every entry of the lists on the way.
    fn at(&self, steps: &[&str]) -> Vec<FactRead<'static>> {
        let mut nodes = vec![NodeId::ROOT];
        for step in steps {
            nodes = nodes
                .into_iter()
                .flat_map(|node| self.step(node, step))
                .collect();
        }

        nodes
            .into_iter()
            .map(|node| FactRead {
                node,
                missing: &[],
                kind: ReadKind::Stated,
            })
            .collect()
    }

    fn step(&self, node: NodeId, name: &str) -> Vec<NodeId> {
        match self.document.kind(node) {
            NodeKind::List => self
                .document
                .children(node)
                .filter_map(|entry| self.document.get(entry, name))
                .collect(),
            _ => self.document.get(node, name).into_iter().collect(),
        }
    }
}
