//! Section 7: what is claimed of the agreement beside what its text says; a claim never decides a rule.

use serde::Serialize;

use super::evidence::Sayings;
use super::paper::shown;
use super::writer::PageContext;
use lacuna_core::agreement::{Claim, ReadExtent, View};
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
        let claims = self.assessment.agreement.view().claims();
        claims.entries().map(|claim| self.claim(claim)).collect()
    }

    fn claim(&self, claim: View<'_, Claim>) -> ClaimView {
        let about = shown(claim.about());
        let steps: Vec<&str> = about.split('.').collect();
        let label = self
            .assessment
            .agreement
            .vocabulary()
            .field(&steps)
            .map_or(about.as_str(), |field| field.label.as_str());

        let source = self.paper.source(&shown(claim.source()));
        let url = source.map(|source| source.url.clone()).unwrap_or_default();
        let stated = self.at(&steps);

        ClaimView {
            about: self.english(label),
            by: self.by(claim),
            quote: shown(claim.quote()),
            lang: self.language(
                claim
                    .lang()
                    .is_stated()
                    .then(|| shown(claim.lang()))
                    .as_deref(),
            ),
            says: self.said(shown(claim.says())),
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

    fn by(&self, claim: View<'_, Claim>) -> String {
        let by = self.said(shown(claim.by()));
        match claim.on().value() {
            Some(day) => self.messages.text(
                "claim_by_on",
                &[("by", by.into()), ("day", self.messages.day(day).into())],
            ),
            None => by,
        }
    }

    fn silence(&self) -> String {
        self.messages
            .plain(match self.assessment.agreement.reading() {
                ReadExtent::Whole => "claim_silent",
                ReadExtent::Part => "claim_silent_part",
                ReadExtent::NotRead => "claim_silent_unread",
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
