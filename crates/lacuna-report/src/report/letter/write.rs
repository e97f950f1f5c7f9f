//! Puts a letter together: address, opening, amendments, questions, the table of absences, closing and annexes.

use super::amendments::AmendmentRequest;
use super::model::{ItemGroup, Letter, Section, Table};
use super::questions::MOST;
use super::writer::{LetterWriter, one_line};
use crate::report::tongue;
use lacuna_core::agreement::{InstrumentType, ReadExtent};
use lacuna_core::assessment::{Fact, Question};

/// How many amendments a letter asks for; the others are listed in its annex.
// With twelve questions, so many keep a letter to three pages (a test holds it).
const AMENDMENTS: usize = 8;

impl LetterWriter<'_> {
    /// Whether an addressee can answer a question about a fact.
    pub(super) fn is_for_addressee(&self, fact: &Fact) -> bool {
        let document = self.assessment.agreement.document();
        self.people
            .can_answer(document, fact.answerers, &fact.path, &fact.pointer)
    }

    /// Writes the letter, or the list for the own side.
    pub(super) fn write(&self) -> Letter {
        if self.options.is_own_side {
            return self.own_side();
        }

        let (amendments, more) = self.asked_amendments();
        // What an amendment settles, in the letter or its annex, is not asked as a question too.
        let settled: Vec<String> = amendments
            .iter()
            .chain(&more)
            .flat_map(|amendment| amendment.settles.iter().cloned())
            .collect();

        let open = self.open_points(&|question: &Question<'_>| {
            !settled.contains(&question.fact.pointer) && self.is_for_addressee(&question.fact)
        });

        let (groups, left) = self.questions(open, MOST, amendments.len() + 1);
        let absences = self.absences();
        let mut sections = vec![
            self.amendment_section(amendments),
            self.section(
                "letter_questions",
                &["letter_how"],
                groups,
                Table::default(),
            ),
            self.section(
                "letter_absences",
                &["letter_absences_lead"],
                Vec::new(),
                absences,
            ),
        ];

        let mut annexes = vec![
            self.section(self.annex_heading(), &[], Vec::new(), self.rows(&more)),
            self.section("letter_annex_questions", &[], Vec::new(), left),
        ];

        // Before the opening and the closing, which speak of the sections that are left.
        sections.retain(|section| !section.is_empty());
        annexes.retain(|section| !section.is_empty());
        let title = self.assessment.agreement.title();

        Letter {
            address: self.address(),
            subject: self.said(&title),
            salutation: Some(self.salutation()),
            opening: self.opening(&sections),
            closing: self.closing(&sections, &annexes),
            sections,
            signature: self.signature(),
            annexes,
            written_on: self.options.dated(self.assessment).to_string(),
        }
    }

    /// The amendments of the letter, and those of its annex.
    fn asked_amendments(&self) -> (Vec<AmendmentRequest>, Vec<AmendmentRequest>) {
        let (leads, secondary): (Vec<_>, Vec<_>) = self
            .amendments()
            .into_iter()
            .partition(|amendment| !amendment.is_secondary);

        let mut amendments = leads;
        let mut more = amendments.split_off(amendments.len().min(AMENDMENTS));
        more.extend(secondary);
        (amendments, more)
    }

    fn amendment_section(&self, amendments: Vec<AmendmentRequest>) -> Section {
        let (heading, lead) = match (self.assessment.is_ended(), self.people.is_from_outside()) {
            (true, _) => ("letter_account", "letter_account_lead"),
            (false, true) => ("letter_changes", "letter_changes_lead"),
            (false, false) => ("letter_amendments", "letter_amendments_lead"),
        };

        let items: Vec<_> = amendments
            .into_iter()
            .map(|amendment| amendment.item)
            .collect();

        let groups = if items.is_empty() {
            Vec::new()
        } else {
            vec![ItemGroup {
                subject: None,
                first: 1,
                items,
            }]
        };

        self.section(heading, &[lead], groups, Table::default())
    }

    /// The heading of what follows the first points. Nothing is changed any more in what has ended.
    fn annex_heading(&self) -> &'static str {
        if self.assessment.is_ended() {
            "letter_annex_account"
        } else {
            "letter_annex_amendments"
        }
    }

    fn section(
        &self,
        heading: &str,
        lead: &[&str],
        groups: Vec<ItemGroup>,
        table: Table,
    ) -> Section {
        Section {
            heading: self.messages.plain(heading),
            lead: lead.iter().map(|id| self.messages.plain(id)).collect(),
            groups,
            table,
        }
    }

    /// The amendments of the annex, a row each.
    fn rows(&self, amendments: &[AmendmentRequest]) -> Table {
        let rows = amendments.iter().map(|amendment| {
            let item = &amendment.item;
            let wording = item.wording.as_ref().map(|(_, wording)| wording.clone());
            vec![
                item.ask.clone(),
                self.messages
                    .joined("sentences", item.notes.iter().cloned()),
                wording.unwrap_or_default(),
            ]
        });

        let what = if self.assessment.is_ended() {
            "letter_head_point"
        } else {
            "letter_head_ask"
        };

        Table {
            rows: rows.collect(),
            heads: [what, "letter_head_now", "letter_head_wording"]
                .map(|id| self.messages.plain(id))
                .to_vec(),
        }
    }

    fn address(&self) -> Vec<(String, String)> {
        let agreement = self.assessment.agreement;
        let theirs = one_line(
            &agreement
                .view()
                .instrument()
                .reference()
                .string()
                .unwrap_or_default(),
        );
        let ours = self.options.reference.map(one_line).unwrap_or_default();
        let day = |day| self.messages.day(day);
        let lines = [
            ("letter_to", self.names(&self.people.to)),
            ("letter_from", self.names(&self.people.from)),
            ("letter_date", day(self.options.dated(self.assessment))),
            ("letter_our_reference", ours),
            ("letter_agreement_reference", theirs),
            ("letter_reply_by", day(self.options.due(self.assessment))),
        ];

        let lines = lines.into_iter().filter(|(_, value)| !value.is_empty());
        lines
            .map(|(id, value)| (self.messages.plain(id), value))
            .collect()
    }

    fn salutation(&self) -> String {
        self.options
            .salutation
            .map_or_else(|| self.messages.plain("letter_salutation"), one_line)
    }

    fn opening(&self, sections: &[Section]) -> Vec<String> {
        let agreement = self.assessment.agreement;
        let mut lines = Vec::new();
        if agreement.is_hypothetical() {
            lines.push(self.messages.plain("letter_invented"));
        }

        lines.push(self.first_sentence(sections));
        if self.assessment.is_ended() {
            lines.push(self.messages.plain("letter_ended"));
        }

        match agreement.reading() {
            ReadExtent::Whole => {}
            ReadExtent::Part => lines.push(self.messages.plain("letter_part_read")),
            ReadExtent::NotRead => lines.push(self.messages.plain("letter_not_read")),
        }

        if self.assessment.is_memorandum_with_vendor() {
            lines.push(self.messages.plain("letter_memorandum"));
        }

        if !self.messages.is_english() {
            lines.push(self.messages.plain("rules_in_english"));
        }

        lines
    }

    fn first_sentence(&self, sections: &[Section]) -> String {
        let items = |heading: &str| {
            let heading = self.messages.plain(heading);
            sections.iter().any(|section| section.heading == heading)
        };

        let asks = items("letter_questions");
        let changes = items("letter_amendments") || items("letter_changes");
        let what = match (changes, asks, items("letter_account")) {
            (true, true, _) => "letter_opening_both",
            (true, false, _) => "letter_opening_changes",
            (false, true, false) => "letter_opening_questions",
            (false, _, true) => "letter_opening_account",
            (false, false, false) => "letter_opening_nothing",
        };

        let agreement = self.assessment.agreement;
        let instrument = agreement.view().instrument();
        let kind = match instrument.r#type().value() {
            // The catalogue's word for `other` explains itself, and fits into no sentence.
            None | Some(InstrumentType::Other) => self.messages.plain("letter_kind_other"),
            Some(_) => {
                let kind = instrument.r#type().string().unwrap_or_default();
                tongue::inside(&self.messages.word("instrument", &kind))
            }
        };

        let signed = instrument.signed_on().value();
        let named = match signed.map(|day| self.messages.day(day)) {
            Some(day) => self.messages.text(
                "letter_named_of",
                &[("kind", kind.into()), ("day", day.into())],
            ),
            None => self.messages.text("letter_named", &[("kind", kind.into())]),
        };

        self.messages.text(what, &[("agreement", named.into())])
    }

    fn closing(&self, sections: &[Section], annexes: &[Section]) -> Vec<String> {
        let mut lines = Vec::new();
        if !annexes.is_empty() {
            lines.push(self.messages.plain("letter_see_annex"));
        }

        // Without a section there is nothing that could be replied to.
        if sections.is_empty() {
            return lines;
        }

        let day = self.messages.day(self.options.due(self.assessment));
        lines.push(
            self.messages
                .text("letter_please_reply", &[("day", day.into())]),
        );

        lines.push(self.messages.plain("letter_no_criticism"));
        lines
    }

    fn signature(&self) -> Vec<String> {
        // British letters close sincerely to a person who is named, and else faithfully.
        let id = if self.options.salutation.is_some() {
            "letter_yours_sincerely"
        } else {
            "letter_yours_faithfully"
        };

        vec![self.messages.plain(id), self.names(&self.people.from)]
    }
}
