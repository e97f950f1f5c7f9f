//! Facts as a reader meets them: what the agreement says in its own words, and what the program found where.

use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use super::paper::Reading;
use super::writer::PageContext;
use crate::report::entry;
use lacuna_core::assessment::{Clause, Fact, Found, OfferedFact, Provenance};
use lacuna_core::condition::FactRead;
use lacuna_core::document::{Kind, NodeId};
use lacuna_core::source_file::{visible, visible_lines};

/// How many lines of evidence a finding shows before the rest is left to its check.
const SHOWN: usize = 8;

/// How many facts are kept once they are worked out: enough for a page that people read, and a bound for one that is huge.
const KEPT: usize = 32_768;

/// Something the agreement says or leaves unsaid: facts that share a clause, or an absence of one kind.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Quotation {
    /// `quote`, `value` or `absence`.
    kind: &'static str,
    quote: Option<String>,
    lang: Option<String>,
    /// The clause and page.
    place: Option<String>,
    /// How it is absent, where it is.
    pub(super) lead: Option<String>,
    notes: Vec<String>,
    pub(super) lines: Vec<Line>,
}

/// One fact in a saying.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) pointer: String,
}

/// What the agreement says of some facts, and how many more there are than are shown.
#[derive(Debug, Default, Serialize)]
pub(super) struct Sayings {
    pub(super) list: Vec<Quotation>,
    more: Option<String>,
}

/// One fact as the program found it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Finding {
    pointer: String,
    /// The value as it is written, where there is one.
    value: Option<String>,
    /// The kind of absence, where there is none.
    absence: Option<String>,
    /// Its line and column, and the clause that says it.
    place: String,
}

impl<'a> PageContext<'a> {
    /// What the agreement says of some facts; facts that share a clause stand under it.
    pub(super) fn sayings(&self, facts: &[Rc<Fact>]) -> Sayings {
        let mut list: Vec<Quotation> = Vec::new();
        for fact in facts.iter().take(SHOWN) {
            let mut saying = self.saying(fact);
            let same = |known: &&mut Quotation| {
                (
                    known.kind,
                    &known.quote,
                    &known.place,
                    &known.lead,
                    &known.notes,
                ) == (
                    saying.kind,
                    &saying.quote,
                    &saying.place,
                    &saying.lead,
                    &saying.notes,
                )
            };

            match list.iter_mut().find(same) {
                Some(known) => known.lines.append(&mut saying.lines),
                None => list.push(saying),
            }
        }

        let more = facts.len().saturating_sub(SHOWN);
        let more = (more > 0).then(|| self.messages.text("says_more", &[("n", more.into())]));

        Sayings { list, more }
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

    /// The facts that were read, each once, in the order of reading. What is worked out of one is kept: a page comes back
    /// to the same facts from many sides.
    pub(super) fn facts<'r>(&self, reads: impl Iterator<Item = &'r FactRead<'a>>) -> Vec<Rc<Fact>>
    where
        'a: 'r,
    {
        let mut seen = BTreeSet::new();
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
        let (kind, lead, text, notes) = match &fact.found {
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
                        .map(|offered| self.offered_note(offered)),
                );
                ("absence", Some(self.absence(kind)), label, notes)
            }
            _ => {
                let kind = if quote.is_some() { "quote" } else { "value" };
                (kind, None, self.stated(&label, fact), self.provenance(fact))
            }
        };

        Quotation {
            kind,
            lang: clause
                .filter(|_| quote.is_some())
                .and_then(|clause| self.language(clause.lang.as_deref())),
            quote,
            place: clause.and_then(|clause| self.clause(clause)),
            lead,
            notes,
            lines: vec![Line {
                text,
                pointer: visible(&fact.pointer).into_owned(),
            }],
        }
    }

    /// The language of quoted words: their own, or the agreement's, where it is not that of the page.
    pub(super) fn language(&self, own: Option<&str>) -> Option<String> {
        let agreement = self.paper.text(&["language"]);
        let language = own.unwrap_or(&agreement);
        (!language.is_empty() && language != self.messages.language()).then(|| language.to_owned())
    }

    /// A stated fact as a line: its label and its value in words.
    fn stated(&self, label: &str, fact: &Fact) -> String {
        let value = match &fact.found {
            Found::Value(raw) => self
                .entries_of(&fact.pointer)
                .unwrap_or_else(|| self.value(raw)),
            _ => self.messages.plain("value_none"),
        };

        self.messages.text(
            "says_value",
            &[("label", label.into()), ("value", value.into())],
        )
    }

    /// The entries of a list by their names, and a group by the fact that it is there: their fields are read one by one.
    fn entries_of(&self, pointer: &str) -> Option<String> {
        const NAMED: usize = 6;
        let node = self.document.at(pointer)?;
        let is_group = |node: &NodeId| self.document.kind(*node) == Kind::Object;

        if is_group(&node) {
            return Some(self.messages.plain("value_stated"));
        }

        let entries: Vec<NodeId> = self.document.children(node).filter(is_group).collect();
        let names = entries
            .iter()
            .take(NAMED)
            .map(|entry| self.said(self.name(*entry)));

        let named = names
            .filter(|name| !name.is_empty())
            .reduce(|before, next| {
                self.messages.text(
                    "value_list",
                    &[("before", before.into()), ("next", next.into())],
                )
            });

        let (named, more) = (named?, entries.len().saturating_sub(NAMED));
        if more == 0 {
            return Some(named);
        }

        Some(self.messages.text(
            "value_list_more",
            &[("list", named.into()), ("n", more.into())],
        ))
    }

    /// A JSON value in words.
    pub(super) fn value(&self, raw: &str) -> String {
        match serde_json::from_str(raw) {
            Ok(Value::Bool(true)) => self.messages.plain("value_true"),
            Ok(Value::Bool(false)) => self.messages.plain("value_false"),
            Ok(Value::String(text)) => self.word(&text),
            Ok(Value::Number(number)) => self.grouped(&number.to_string()),
            Ok(Value::Array(items))
                if items
                    .iter()
                    .all(|item| item.is_string() || item.is_number()) =>
            {
                let words = items.iter().map(|item| self.value(&item.to_string()));
                words
                    .reduce(|before, next| {
                        self.messages.text(
                            "value_list",
                            &[("before", before.into()), ("next", next.into())],
                        )
                    })
                    .unwrap_or_else(|| self.messages.plain("value_none"))
            }
            _ => visible(raw).into_owned(),
        }
    }

    fn word(&self, text: &str) -> String {
        if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return self.messages.day(day);
        }

        let is_choice = text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');

        let shown = visible_lines(text);
        if is_choice {
            self.english(shown.replace('_', " "))
        } else {
            self.said(shown)
        }
    }

    /// A whole number with its thousands apart, as the reader writes them.
    pub(super) fn grouped(&self, digits: &str) -> String {
        const ALONE: usize = 4;
        if digits.len() <= ALONE || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return digits.to_owned();
        }
        let mark = self.messages.plain("value_thousands");

        let apart = digits.char_indices().flat_map(|(at, digit)| {
            let starts_group = at > 0 && (digits.len() - at).is_multiple_of(3);
            mark.chars()
                .filter(move |_| starts_group)
                .chain([digit])
                .collect::<Vec<_>>()
        });

        apart.collect()
    }

    /// The kind of absence; that the text is silent is said only as far as the text was read.
    pub(super) fn absence(&self, kind: &str) -> String {
        self.messages.plain(match (kind, self.paper.reading()) {
            ("redacted", _) => "unsaid_redacted",
            ("by_reference", _) => "unsaid_by_reference",
            ("not_agreed", _) => "unsaid_not_agreed",
            ("disputed", _) => "unsaid_disputed",
            ("not_applicable", _) => "unsaid_not_applicable",
            (_, Reading::Whole) => "unsaid_silent",
            (_, Reading::Part) => "unsaid_silent_part",
            (_, Reading::Unread) => "unsaid_silent_unread",
        })
    }

    /// How a field of a group is absent, as far as the file records it.
    pub(super) fn unsaid(&self, group: NodeId, name: &str) -> String {
        let record = self.document.descend(group, &["absent", name, "kind"]);
        let kind = record
            .and_then(|kind| self.document.string(kind))
            .unwrap_or("silent".into());

        self.absence(&kind)
    }

    /// What incorporated standard terms say of a fact that is not stated.
    fn offered_note(&self, offered: &OfferedFact) -> String {
        let clause = offered.clause.as_deref().unwrap_or_default();
        self.messages.text(
            "question_offered",
            &[
                ("title", self.said(&offered.title).into()),
                ("clause", clause.into()),
                ("value", self.said(&offered.value).into()),
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

    /// Where a stated fact was read, where that is not the one text there is.
    fn provenance(&self, fact: &Fact) -> Vec<String> {
        let source = fact
            .clause
            .as_ref()
            .and_then(|clause| clause.source.as_deref())
            .and_then(|id| self.paper.source(id));

        let check = fact
            .clause
            .as_ref()
            .and_then(|clause| clause.check.as_ref());
        let check = check
            .map(|check| self.messages.word("quote_check", check.standing.as_str()))
            .into_iter();

        let note = match (fact.provenance, source) {
            (Provenance::Reported, Some(source)) => self.messages.text(
                "says_reported",
                &[("source", self.said(&source.name).into())],
            ),
            (Provenance::Reported, None) => self.messages.plain("says_reported_unnamed"),
            (Provenance::Unproved, _) => self.messages.plain("says_unproved"),
            (Provenance::Agreement, Some(source)) if self.paper.sources.len() > 1 => self
                .messages
                .text("says_source", &[("source", self.said(&source.name).into())]),
            (Provenance::Agreement, _) => return check.collect(),
        };

        std::iter::once(note).chain(check).collect()
    }

    /// A clause as words; nothing where the file names neither reference nor page.
    pub(super) fn clause(&self, clause: &Clause) -> Option<String> {
        let page = clause.page.map(|page| page.to_string());
        let numbered = clause
            .reference
            .as_deref()
            .is_some_and(|text| text.starts_with(|first: char| first.is_ascii_digit()));

        let reference = clause.reference.as_deref().unwrap_or_default();
        Some(match (&clause.reference, page) {
            (None, None) => return None,
            (None, Some(page)) => self.messages.text("page", &[("page", page.into())]),
            (Some(_), Some(page)) if numbered => self.messages.text(
                "clause_and_page",
                &[("reference", reference.into()), ("page", page.into())],
            ),
            (Some(_), Some(page)) => self.messages.text(
                "place_and_page",
                &[("reference", reference.into()), ("page", page.into())],
            ),
            (Some(_), None) if numbered => self
                .messages
                .text("clause", &[("reference", reference.into())]),
            (Some(_), None) => visible(reference).into_owned(),
        })
    }

    /// Facts as the program found them, each once.
    pub(super) fn found(&self, reads: impl Iterator<Item = &'a FactRead<'a>>) -> Vec<Finding> {
        self.facts(reads)
            .iter()
            .map(|fact| self.finding_of(fact))
            .collect()
    }

    fn finding_of(&self, fact: &Fact) -> Finding {
        let (value, absence) = match &fact.found {
            Found::Value(raw) => (Some(visible_lines(raw).into_owned()), None),
            Found::Empty => (
                Some("[]".to_owned()),
                Some(self.messages.plain("found_empty")),
            ),
            Found::Nothing { kind, .. } => (None, Some(self.messages.word("absence", kind))),
        };

        let (line, column) = (fact.position.line.into(), fact.position.column.into());
        let clause = fact.clause.as_ref().and_then(|clause| self.clause(clause));
        let place = match clause {
            Some(clause) => (
                "fact_place_clause",
                vec![
                    ("line", line),
                    ("column", column),
                    ("clause", clause.into()),
                ],
            ),
            None => ("fact_place", vec![("line", line), ("column", column)]),
        };

        Finding {
            pointer: visible(&fact.pointer).into_owned(),
            value,
            absence,
            place: self.messages.text(place.0, &place.1),
        }
    }
}
