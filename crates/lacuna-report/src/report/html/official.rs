//! What authorities and courts have found, under the headline: they decide, and are not a position in a dispute.

use serde::Serialize;

use super::paper::shown;
use super::writer::PageContext;
use lacuna_core::agreement::{FindingOutcome, OfficialFinding, View};

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
        let findings = self.assessment.agreement.view().official_findings();
        findings
            .entries()
            .map(|finding| self.official(finding))
            .collect()
    }

    fn official(&self, finding: View<'_, OfficialFinding>) -> Official {
        let outcome = finding.outcome();
        let source = self.paper.source(&shown(finding.source()));

        Official {
            heading: self.official_heading(finding),
            held: self.said(shown(finding.held())),
            quote: shown(finding.quote()),
            provisions: self.provisions(finding),
            remedied: self.remedied(finding),
            url: source
                .map(|source| source.url.clone())
                // The file is untrusted: no other scheme may become a link.
                .filter(|url| url.starts_with("https://")),
            source: source
                .map(|source| self.said(&source.name))
                .unwrap_or_default(),
            kind: shown(outcome),
        }
    }

    fn official_heading(&self, finding: View<'_, OfficialFinding>) -> String {
        let id = match finding.outcome().value() {
            Some(FindingOutcome::Breach) => "official_breach",
            Some(FindingOutcome::PartlyBreach) => "official_partly_breach",
            // The schema demands an outcome, so that an absent one never comes this far.
            Some(FindingOutcome::NoBreach) | None => "official_no_breach",
        };

        let authority = self.said(shown(finding.authority()));
        let heading = self
            .messages
            .text(id, &[("authority", (&authority).into())]);

        match finding.found_on().value() {
            Some(day) => self.messages.text(
                "official_on",
                &[
                    ("heading", heading.into()),
                    ("day", self.messages.day(day).into()),
                ],
            ),
            None => heading,
        }
    }

    fn provisions(&self, finding: View<'_, OfficialFinding>) -> Option<String> {
        let provisions = finding
            .provisions()
            .strings()
            .map(|provision| self.said(lacuna_core::source_file::visible(&provision)));

        let named = self.listed_words(provisions)?;
        Some(
            self.messages
                .text("official_provisions", &[("provisions", named.into())]),
        )
    }

    fn remedied(&self, finding: View<'_, OfficialFinding>) -> Option<String> {
        let id = if finding.remedied().value()? {
            "official_remedied"
        } else {
            "official_not_remedied"
        };

        Some(self.messages.plain(id))
    }
}
