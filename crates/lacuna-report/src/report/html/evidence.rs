//! Facts as a reader meets them: what the agreement says in its own words, what the file says of it, and what is unsaid.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde::Serialize;

use super::paper::PaperSource;
use super::writer::PageContext;
use crate::report::entry;
use lacuna_core::agreement::{AbsenceKind, ReadExtent, View, absence_of};
use lacuna_core::assessment::{EvidenceClause, Fact, Found, OfferedFact, Provenance};
use lacuna_core::condition::FactRead;
use lacuna_core::source_file::visible_lines;

/// How many lines of evidence a finding shows before the rest is left to its check.
const SHOWN: usize = 6;

/// How many facts are kept once they are computed: enough for a page that people read, and a bound for one that is huge.
const KEPT: usize = 32_768;

/// Something the agreement says or leaves unsaid: facts that share a clause, or an absence of one kind.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Quotation {
    /// `quote`, `value` or `absence`.
    kind: &'static str,
    /// Whose words these are, or how they are absent; `None` where that is as of the one before.
    pub(super) heading: Option<String>,
    quote: Option<String>,
    lang: Option<String>,
    /// The clause and page.
    place: Option<String>,
    /// Where the text lies, where its address may be a link.
    url: Option<String>,
    notes: Vec<String>,
    pub(super) lines: Vec<String>,
}

/// What the agreement says of some facts, and how many more there are than are shown.
#[derive(Debug, Default, Serialize)]
pub(super) struct Sayings {
    pub(super) list: Vec<Quotation>,
    more: Option<String>,
}

impl<'a> PageContext<'a> {
    /// What the agreement says of some facts; facts that share a clause are under it.
    pub(super) fn sayings(&self, facts: &[Rc<Fact>]) -> Sayings {
        let mut list: Vec<Quotation> = Vec::new();
        for fact in facts.iter().take(SHOWN) {
            let mut saying = self.saying(fact);
            // Among all that are shown, since facts of one clause need not follow each other.
            let same = |known: &&mut Quotation| {
                (
                    known.kind,
                    &known.heading,
                    &known.quote,
                    &known.place,
                    &known.notes,
                ) == (
                    saying.kind,
                    &saying.heading,
                    &saying.quote,
                    &saying.place,
                    &saying.notes,
                )
            };

            match list.iter_mut().find(same) {
                Some(known) => known.lines.append(&mut saying.lines),
                None => list.push(saying),
            }
        }

        let mut before = None;
        for saying in &mut list {
            let own = saying.heading.clone();
            if own == before {
                saying.heading = None;
            }
            before = own;
        }

        let more = facts.len().saturating_sub(SHOWN);
        Sayings {
            list,
            more: self.more("says_more", more),
        }
    }

    /// A fact's label, with the name of the entry it belongs to where it is a fact of one of several.
    pub(super) fn label(&self, label: &str, pointer: &str) -> String {
        let label = self.english(label);
        match entry::around(self.document, pointer).map(|entry| self.name(entry)) {
            Some(name) if !name.is_empty() => self.messages.text(
                "label_of",
                &[("label", label.into()), ("subject", self.said(name).into())],
            ),
            _ => label,
        }
    }

    /// The facts that were read, each once, in the order of reading. What is computed of one is kept: a page comes back
    /// to the same facts from many sides.
    pub(super) fn facts<'r>(&self, reads: impl Iterator<Item = &'r FactRead<'a>>) -> Vec<Rc<Fact>>
    where
        'a: 'r,
    {
        let mut seen = BTreeSet::new();
        // With what is missing: several absent facts of one group are read at the same node.
        let first = reads.filter(|read| seen.insert((read.node, read.missing)));
        first.map(|read| self.fact_of(read)).collect()
    }

    fn fact_of(&self, read: &FactRead<'a>) -> Rc<Fact> {
        let mut known = self.known.borrow_mut();
        if let Some(fact) = known.get(read) {
            return Rc::clone(fact);
        }

        let fact = Rc::new(Fact::of(self.assessment.agreement, read));
        if known.len() < KEPT {
            known.insert(*read, Rc::clone(&fact));
        }

        fact
    }

    /// What the agreement says of one fact.
    pub(super) fn saying(&self, fact: &Fact) -> Quotation {
        let clause = fact.clause.as_ref();
        let quote = clause
            .and_then(|clause| clause.quote.as_deref())
            .map(|quote| visible_lines(quote).into_owned());

        let label = self.label(&fact.label, &fact.pointer);
        let (kind, heading, text, notes) = match &fact.found {
            Found::Nothing {
                kind,
                reason,
                place,
                positions,
            } => {
                let mut notes = self.absence_notes(reason.as_deref(), place.as_deref(), positions);
                notes.extend(
                    fact.offered
                        .as_ref()
                        .map(|offered| self.offered_note(fact, offered)),
                );
                ("absence", self.absence(*kind), label, notes)
            }
            _ => {
                let kind = if quote.is_some() { "quote" } else { "value" };
                let heading = self.whose_words(fact, quote.is_some());
                (kind, heading, self.stated(&label, fact), self.read_in(fact))
            }
        };

        Quotation {
            kind,
            heading: Some(heading),
            lang: clause
                // Only the quote takes the language: the lines below it mark their own words.
                .filter(|_| quote.is_some())
                .and_then(|clause| self.language(clause.lang.as_deref())),
            quote,
            place: clause.and_then(|clause| self.clause(clause)),
            url: clause.and_then(|clause| self.page_url(clause)),
            notes,
            lines: vec![text],
        }
    }

    /// Whose words a stated fact is in: the agreement's own, those of a report, or those of the file about it.
    fn whose_words(&self, fact: &Fact, is_quoted: bool) -> String {
        match (fact.provenance, self.source_of(fact)) {
            (Provenance::Reported | Provenance::Statement, Some(source)) => self.messages.text(
                "says_reported",
                &[("source", self.said(&source.name).into())],
            ),
            (Provenance::Reported | Provenance::Statement, None) => {
                self.messages.plain("says_reported_unnamed")
            }
            (Provenance::Unproved, _) => self.messages.plain("says_unproved"),
            // Words of an authority that decided, which settle what they hold and are no words of the agreement.
            (Provenance::Agreement, Some(source)) if is_quoted && source.is_of_an_authority() => {
                self.messages.text(
                    "says_decision",
                    &[("source", self.said(&source.name).into())],
                )
            }
            (Provenance::Agreement, _) if is_quoted => self.messages.plain("agreement_says"),
            (Provenance::Agreement, _) => self.messages.plain("file_says"),
        }
    }

    fn source_of(&self, fact: &Fact) -> Option<&PaperSource> {
        let clause = fact.clause.as_ref()?;
        self.paper.source(clause.source.as_deref()?)
    }

    /// In which of several sources a fact was read, and how its quotation was proved; the heading names a report already.
    fn read_in(&self, fact: &Fact) -> Vec<String> {
        let source = self
            .source_of(fact)
            .filter(|_| fact.provenance == Provenance::Agreement && self.paper.sources.len() > 1);

        let note = source.map(|source| {
            self.messages
                .text("says_source", &[("source", self.said(&source.name).into())])
        });

        let check = fact
            .clause
            .as_ref()
            .and_then(|clause| clause.check.as_ref())
            .map(|check| self.messages.word("quote_check", check.standing.as_str()));

        note.into_iter().chain(check).collect()
    }

    /// The address of the page that a clause is on, where the file gives one that may be a link.
    fn page_url(&self, clause: &EvidenceClause) -> Option<String> {
        let source = match &clause.source {
            Some(id) => self.paper.source(id),
            None => self.paper.only_text(),
        };

        let url = source.map(|source| source.url.as_str())?;
        // Viewers of PDF open at the fragment `page` (RFC 8118). A web page has no such place.
        let page = clause.page.filter(|_| url.ends_with(".pdf"));

        // The file is untrusted: no other scheme may become a link.
        url.starts_with("https://").then(|| match page {
            Some(page) => format!("{url}#page={page}"),
            None => url.to_owned(),
        })
    }

    /// The language of quoted words: their own, or the agreement's, where it is not that of the page.
    pub(super) fn language(&self, own: Option<&str>) -> Option<String> {
        let agreement = self.paper.language();
        let language = own.unwrap_or(&agreement);
        (!language.is_empty() && language != self.messages.language()).then(|| language.to_owned())
    }

    /// The kind of absence; that the text is silent is said only as far as the text was read.
    pub(super) fn absence(&self, kind: AbsenceKind) -> String {
        self.messages
            .plain(match (kind, self.assessment.agreement.reading()) {
                // What the file records holds however much was read. Only a silence depends on that.
                (AbsenceKind::Redacted, _) => "unsaid_redacted",
                (AbsenceKind::ByReference, _) => "unsaid_by_reference",
                (AbsenceKind::NotAgreed, _) => "unsaid_not_agreed",
                (AbsenceKind::Disputed, _) => "unsaid_disputed",
                (AbsenceKind::NotApplicable, _) => "unsaid_not_applicable",
                (AbsenceKind::NotRead, _) => "unsaid_not_read",
                (AbsenceKind::Silent, ReadExtent::Whole) => "unsaid_silent",
                (AbsenceKind::Silent, ReadExtent::Part) => "unsaid_silent_part",
                (AbsenceKind::Silent, ReadExtent::NotRead) => "unsaid_silent_unread",
            })
    }

    /// How a fact is absent, as far as the file records it.
    pub(super) fn unsaid<T>(&self, fact: View<'_, T>) -> String {
        let record = fact
            .missing()
            .and_then(|(group, name)| absence_of(self.document, group, name));
        let kind = record.and_then(|record| record.kind().value());
        self.absence(kind.unwrap_or(AbsenceKind::Silent))
    }

    /// What incorporated standard terms say of a fact that is not stated.
    fn offered_note(&self, fact: &Fact, offered: &OfferedFact) -> String {
        let clause = offered.clause.as_deref().unwrap_or_default();
        self.messages.text(
            "question_offered",
            &[
                ("title", self.said(&offered.title).into()),
                ("clause", clause.into()),
                ("value", self.value_at(&fact.path, &offered.value).into()),
            ],
        )
    }

    fn absence_notes(
        &self,
        reason: Option<&str>,
        place: Option<&str>,
        positions: &[String],
    ) -> Vec<String> {
        let note = |id: &str, hole: &str, words: &str| {
            self.messages.text(id, &[(hole, self.said(words).into())])
        };

        let reason = reason.map(|reason| note("unsaid_reason", "reason", reason));
        let place = place.map(|place| note("unsaid_place", "place", place));
        let positions = positions
            .iter()
            .map(|position| note("unsaid_position", "position", position));

        reason.into_iter().chain(place).chain(positions).collect()
    }
}
