//! The sources that a rule rests on, with whatever a reader must bear in mind before citing it.

use serde::Serialize;

use super::writer::PageContext;
use lacuna_core::policy::{Citation, Source, Verification};
use lacuna_core::source_file::visible;

/// A source that a rule rests on.
#[derive(Debug, Serialize)]
pub(super) struct Cited {
    text: String,
    /// How it was read; nothing where it was checked against its own text, as the page says of all of which nothing else is said.
    mark: Option<String>,
    /// Whether it was never checked, which must be seen.
    unchecked: bool,
    notes: Vec<String>,
}

impl PageContext<'_> {
    /// The sources that a rule rests on; places of one source that follow each other stand together.
    pub(super) fn citations(&self, citations: &[Citation]) -> Vec<Cited> {
        citations
            .chunk_by(|one, other| one.source == other.source)
            .map(|places| self.cited(places))
            .collect()
    }

    fn cited(&self, places: &[Citation]) -> Cited {
        let name = places.first().map_or("", |place| place.source.as_str());
        let source = self.assessment.policy.sources.get(name);
        let title = self.english(visible(source.map_or(name, |source| source.title.as_str())));
        let pinpoints = places
            .iter()
            .map(|place| visible(&place.pinpoint).into_owned())
            .filter(|text| !text.is_empty());

        let pinpoints = pinpoints.reduce(|before, next| {
            self.messages.text(
                "value_list",
                &[("before", before.into()), ("next", next.into())],
            )
        });

        let mark = source.map_or(Verification::Unverified, |source| source.mark);

        Cited {
            text: match pinpoints {
                Some(at) => self.messages.text(
                    "citation",
                    &[("title", title.into()), ("pinpoint", at.into())],
                ),
                None => title,
            },
            mark: (mark != Verification::Verified)
                .then(|| self.messages.word("mark", mark.as_str())),
            unchecked: mark == Verification::Unverified,
            notes: source
                .map(|source| self.bearing(source))
                .unwrap_or_default(),
        }
    }

    /// What a source is to this agreement: another jurisdiction's, or not in force all the time.
    fn bearing(&self, source: &Source) -> Vec<String> {
        let scope = &self.assessment.scope;
        let code = &source.jurisdiction;
        let is_home =
            scope.codes.contains(code) || scope.jurisdictions.iter().any(|law| law.code == *code);
        let mut notes = Vec::new();

        if !is_home {
            let jurisdiction = self.messages.word("jurisdiction", &source.jurisdiction);
            notes.push(self.messages.text(
                "citation_benchmark",
                &[("jurisdiction", jurisdiction.into())],
            ));
        }

        let day = |day| [("day", self.messages.day(day).into())];
        // That a law was in force all along goes without saying.
        let starts = scope.starts.unwrap_or(scope.day);
        notes.extend(
            source
                .in_force_from
                .filter(|from| *from > starts)
                .map(|from| self.messages.text("citation_from", &day(from))),
        );

        notes.extend(
            source
                .in_force_until
                .map(|until| self.messages.text("citation_until", &day(until))),
        );

        notes
    }
}
