//! What authorities and courts have found, under the headline: they decide, and are not a position in a dispute.

use chrono::NaiveDate;
use serde::Serialize;

use super::paper::{list, text_of};
use super::writer::PageContext;
use lacuna_core::document::NodeId;

/// A finding of an authority.
#[derive(Debug, Serialize)]
pub(super) struct Official {
    /// `breach`, `partly_breach` or `no_breach`.
    kind: String,
    heading: String,
    held: String,
    quote: String,
    provisions: Option<String>,
    remedied: Option<String>,
    source: String,
    /// The address of the source, where it may be a link.
    url: Option<String>,
}

impl PageContext<'_> {
    /// The official findings that the file records, in its order.
    pub(super) fn officials(&self) -> Vec<Official> {
        list(self.document, "official_findings")
            .map(|finding| self.official(finding))
            .collect()
    }

    fn official(&self, finding: NodeId) -> Official {
        let text = |name| text_of(self.document, finding, name);
        let kind = text("outcome");
        let source = self.paper.source(&text("source"));

        Official {
            heading: self.official_heading(&kind, &text("authority"), &text("found_on")),
            held: self.said(text("held")),
            quote: text("quote"),
            provisions: self.provisions(finding),
            remedied: self.remedied(finding),
            url: source
                .map(|source| source.url.clone())
                // The file is untrusted: no other scheme may become a link.
                .filter(|url| url.starts_with("https://")),
            source: source
                .map(|source| self.said(&source.name))
                .unwrap_or_default(),
            kind,
        }
    }

    fn official_heading(&self, kind: &str, authority: &str, found_on: &str) -> String {
        let id = match kind {
            "breach" => "official_breach",
            "partly_breach" => "official_partly_breach",
            _ => "official_no_breach",
        };

        let authority = self.said(authority);
        let heading = self
            .messages
            .text(id, &[("authority", (&authority).into())]);

        match NaiveDate::parse_from_str(found_on, "%Y-%m-%d") {
            Ok(day) => self.messages.text(
                "official_on",
                &[
                    ("heading", heading.into()),
                    ("day", self.messages.day(day).into()),
                ],
            ),
            Err(_) => heading,
        }
    }

    fn provisions(&self, finding: NodeId) -> Option<String> {
        let list = self.document.get(finding, "provisions")?;
        let provisions = self
            .document
            .children(list)
            .filter_map(|node| self.document.string(node))
            .map(|provision| self.said(lacuna_core::source_file::visible(&provision)));

        let named = self.listed_words(provisions)?;
        Some(
            self.messages
                .text("official_provisions", &[("provisions", named.into())]),
        )
    }

    fn remedied(&self, finding: NodeId) -> Option<String> {
        let node = self.document.get(finding, "remedied")?;
        let id = if self.document.boolean(node)? {
            "official_remedied"
        } else {
            "official_not_remedied"
        };

        Some(self.messages.plain(id))
    }
}
