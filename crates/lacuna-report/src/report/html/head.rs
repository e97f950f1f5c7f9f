//! The head of the page: which paper was audited, between whom, when, with which rules.

use serde::Serialize;

use super::paper::shown;
use super::writer::PageContext;
use lacuna_core::agreement::{ReadExtent, View};
use lacuna_core::source_file::visible;

/// The head.
#[derive(Debug, Serialize)]
pub(super) struct Head {
    title: String,
    parties: String,
    kind: String,
    reference: String,
    version: String,
    status: String,
    day: String,
    /// The organisation that made the report, where the settings name one.
    made_by: Option<String>,
    packs: String,
    invented: bool,
    /// How much of the agreement's own text was read.
    reading: String,
    /// What the deal is, in the file's own sentence.
    deal: String,
    /// That house settings change the rules, where they do.
    settings: Option<String>,
    /// That printing the whole page takes long, where it does.
    long: Option<String>,
}

/// From how many findings on a browser takes minutes to print the page; at three thousand it may give up.
const LONG: usize = 1_000;
/// Up to how many packs the head names.
const NAMED: usize = 3;

impl PageContext<'_> {
    /// The head.
    pub(super) fn head(&self) -> Head {
        let instrument = self.assessment.agreement.view().instrument();
        let status = shown(instrument.status());
        Head {
            title: self.said(self.paper.title()),
            parties: self.parties(),
            kind: self.kind(),
            reference: shown(instrument.reference()),
            version: shown(instrument.version()),
            status: if status.is_empty() {
                status
            } else {
                self.messages.word("status", &status)
            },
            day: self.messages.day(self.assessment.day),
            made_by: self.made_by(),
            packs: self.packs(),
            invented: self.assessment.agreement.is_hypothetical(),
            reading: self.reading(),
            deal: self.deal(),
            settings: self.settings(),
            long: self.long(),
        }
    }

    /// The organisation of the settings: a party by its name, or any other.
    fn made_by(&self) -> Option<String> {
        let organisation = self.assessment.policy.organisation.as_deref()?;
        let mut parties = self.assessment.agreement.view().parties().entries();
        // Settings may name a party by its id, which no reader of the page knows.
        let party = parties.find(|party| shown(party.id()) == organisation);
        let name = party.and_then(View::node).map_or_else(
            || visible(organisation).into_owned(),
            |party| self.said(self.name(party)),
        );

        Some(
            self.messages
                .text("made_by", &[("organisation", name.into())]),
        )
    }

    fn long(&self) -> Option<String> {
        let findings = self
            .assessment
            .results
            .iter()
            .filter(|result| result.weight.severity().is_some())
            .count();

        let count = self.grouped(&findings.to_string());
        (findings >= LONG).then(|| {
            self.messages
                .text("print_long", &[("findings", count.into())])
        })
    }

    fn settings(&self) -> Option<String> {
        let changes = crate::report::settings::changes(self.assessment.policy, self.messages);
        let arguments = [
            ("n", changes.len().into()),
            ("section", self.messages.plain("checked").into()),
        ];

        let note = (!changes.is_empty()).then(|| self.messages.text("settings_note", &arguments));
        let filter = crate::report::settings::filter(self.assessment, self.messages);
        let lines: Vec<String> = filter.into_iter().chain(note).collect();

        (!lines.is_empty()).then(|| lines.join(" "))
    }

    fn reading(&self) -> String {
        self.messages
            .plain(match self.assessment.agreement.reading() {
                ReadExtent::Whole => "reading_whole",
                ReadExtent::Part => "reading_part",
                ReadExtent::NotRead => "reading_not_read",
            })
    }

    /// The first sentences of the file's summary: one, or more while they are very short.
    fn deal(&self) -> String {
        const SHORT: usize = 90;
        let summary = shown(self.assessment.agreement.view().summary());
        let mut deal = String::new();
        // A full stop without a space, as in 1.5 or an address, ends no sentence.
        for sentence in summary.split_inclusive(". ") {
            if deal.chars().count() >= SHORT {
                break;
            }
            deal.push_str(sentence);
        }

        self.said(deal.trim())
    }

    /// The names of the parties as one phrase.
    pub(super) fn parties(&self) -> String {
        let parties: Vec<String> = self
            .paper
            .parties()
            .iter()
            .map(|name| self.said(name))
            .collect();

        match parties.as_slice() {
            [] => self.messages.plain("parties_none"),
            [one] => one.clone(),
            [first @ .., last] => {
                let more = |before: String, next: &String| {
                    self.messages.text(
                        "parties_more",
                        &[("before", before.into()), ("next", next.into())],
                    )
                };

                let first = first
                    .iter()
                    .cloned()
                    .reduce(|before, next| more(before, &next))
                    .unwrap_or_default();

                self.messages.text(
                    "parties_two",
                    &[("first", first.into()), ("second", last.into())],
                )
            }
        }
    }

    fn kind(&self) -> String {
        let kind = self.messages.word("instrument", &self.paper.instrument());
        let id = match self
            .assessment
            .agreement
            .view()
            .instrument()
            .binding()
            .value()
        {
            Some(true) => "kind_binding",
            Some(false) => "kind_not_binding",
            None => "kind_binding_silent",
        };

        self.messages.text(id, &[("kind", kind.into())])
    }

    fn packs(&self) -> String {
        let packs = &self.assessment.policy.packs;
        if packs.len() > NAMED {
            return self
                .messages
                .text("packs_in_section_9", &[("n", packs.len().into())]);
        }

        let named = packs.iter().map(|pack| {
            self.messages.text(
                "pack",
                &[
                    ("name", (&pack.id).into()),
                    ("version", (&pack.version).into()),
                ],
            )
        });

        let joined = named.reduce(|before, next| {
            self.messages.text(
                "value_list",
                &[("before", before.into()), ("next", next.into())],
            )
        });

        joined.unwrap_or_else(|| self.messages.plain("value_none"))
    }
}
