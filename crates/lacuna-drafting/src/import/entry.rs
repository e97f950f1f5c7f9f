//! An agreement that is being made from a record: each fact with the value it came from, and a remark on everything else.

mod record;

use serde_json::{Map, Value, json};

use super::remark::{MappingNote, MappingStatus};
use super::words::slug;
use super::{Import, Imported};
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::document::{Document, NodeId, NodeKind};
use lacuna_core::source_file::Span;

/// What says a thing: the source in the agreement file, and the name that claims are made under.
#[derive(Debug, Clone, Copy)]
pub(super) struct Register {
    /// The id of the source.
    pub(super) source: &'static str,
    /// Who says it.
    pub(super) name: &'static str,
}

/// An agreement in the making.
pub(super) struct Entry<'d> {
    pub(super) document: &'d Document,
    register: Register,
    facts: Value,
    remarks: Vec<MappingNote>,
}

/// A text of a record that is not empty.
pub(super) struct FoundText {
    pub(super) node: NodeId,
    pub(super) text: String,
}

impl<'d> Entry<'d> {
    pub(super) fn new(document: &'d Document, register: Register) -> Self {
        Self {
            document,
            register,
            facts: json!({ "schema_version": 1 }),
            remarks: Vec::new(),
        }
    }

    /// The remarks alone, of what stands outside of any agreement.
    pub(super) fn into_remarks(self) -> Vec<MappingNote> {
        self.remarks
    }

    /// The agreement as it is, under its id.
    pub(super) fn finish(mut self, id: String, note: &str, sources: Value) -> Imported {
        let doubts: Vec<&MappingNote> = self
            .remarks
            .iter()
            .filter(|remark| {
                matches!(
                    remark.told,
                    MappingStatus::Doubtful | MappingStatus::Unknown
                )
            })
            .collect();

        let place = |doubt: &MappingNote| in_record(self.document, &doubt.pointer).to_owned();
        let doubts: Vec<String> = doubts
            .iter()
            .map(|doubt| format!("{}: {}.", place(doubt), doubt.message))
            .collect();

        // The note travels with the agreement file. The remarks stay behind.
        let to_check = if doubts.is_empty() {
            String::new()
        } else {
            format!(" To check. {}", doubts.join(" "))
        };

        self.set("", "id", json!(id));
        self.set("", "note", json!(format!("{note}{to_check}")));
        self.set("", "sources", sources);

        Imported {
            id,
            agreement: self.facts,
            // It is laid out later, when ids are settled and the file is checked.
            text: String::new(),
            remarks: self.remarks,
            origin: None,
        }
    }
}

/// Writing the agreement.
impl Entry<'_> {
    /// States facts of a group, all from one value of the record.
    pub(super) fn state(&mut self, group: &str, facts: &[(&str, Value)], node: NodeId) {
        self.state_with(group, facts, node, "");
    }

    /// States facts of a group with a sentence on how the value was read.
    pub(super) fn state_with(
        &mut self,
        group: &str,
        facts: &[(&str, Value)],
        node: NodeId,
        how: &str,
    ) {
        let names: Vec<&str> = facts.iter().map(|(name, _)| *name).collect();
        for (name, value) in facts {
            self.set(group, name, value.clone());
            self.remark(
                node,
                MappingStatus::Mapped,
                how.to_owned(),
                Some(format!("{group}/{name}")),
            );
        }

        self.clause(group, node, &names);
    }

    /// States facts that the register as a whole stands for, and no value of this record.
    pub(super) fn state_of_register(&mut self, group: &str, facts: &[(&str, Value)]) {
        let names: Vec<&str> = facts.iter().map(|(name, _)| *name).collect();
        for (name, value) in facts {
            self.set(group, name, value.clone());
        }

        let clause = json!({ "covers": names, "source": self.register.source });
        self.append(group, "clauses", clause);
    }

    /// Sets a field without a source, such as an id of our own.
    pub(super) fn set(&mut self, group: &str, field: &str, value: Value) {
        if let Some(group) = reach(&mut self.facts, group) {
            group.insert(field.to_owned(), value);
        }
    }

    /// Adds an entry to a list at the top, and gives its pointer.
    pub(super) fn push(&mut self, list: &str, entry: Value) -> String {
        let at = self.append("", list, entry);
        format!("/{list}/{at}")
    }

    /// Keeps a value in its own words beside a group, stating nothing.
    pub(super) fn quote(&mut self, group: &str, node: NodeId, why: impl Into<String>) {
        self.clause(group, node, &[]);
        self.remark(
            node,
            MappingStatus::Quoted,
            why.into(),
            Some(group.to_owned()),
        );
    }

    /// Keeps what the record says of a fact as a claim, which satisfies no rule.
    pub(super) fn claim(&mut self, about: &str, nodes: &[NodeId], quote: Option<&str>, says: &str) {
        // Several claims can be about one fact, so each has a number in its id.
        let number = self
            .facts
            .get("claims")
            .and_then(Value::as_array)
            .map_or(0, Vec::len);

        let mut claim = Map::new();
        claim.insert(
            "id".to_owned(),
            json!(format!("{}-{}", about.replace(['.', '_'], "-"), number + 1)),
        );

        claim.insert("about".to_owned(), json!(about));
        claim.insert("by".to_owned(), json!(self.register.name));
        claim.insert("says".to_owned(), json!(says));
        claim.insert("source".to_owned(), json!(self.register.source));

        // The schema refuses an empty text, and a claim can do without a quote.
        if let Some(quote) = quote.filter(|quote| !quote.is_empty()) {
            claim.insert("quote".to_owned(), json!(quote));
        }

        let fact = self.push("claims", Value::Object(claim));

        for node in nodes {
            self.remark(
                *node,
                MappingStatus::Quoted,
                says.to_owned(),
                Some(fact.clone()),
            );
        }
    }

    /// Records a fact on which the record contradicts itself, with each value as a position.
    pub(super) fn dispute(
        &mut self,
        group: &str,
        field: &str,
        reason: &str,
        positions: &[(NodeId, String)],
    ) {
        let said: Vec<&String> = positions.iter().map(|(_, said)| said).collect();
        self.absent(
            group,
            field,
            json!({ "kind": "disputed", "reason": reason, "positions": said }),
        );

        for (node, _) in positions {
            self.remark(
                *node,
                MappingStatus::Disputed,
                reason.to_owned(),
                Some(format!("{group}/{field}")),
            );
        }
    }

    /// Records why a fact is absent.
    pub(super) fn absent(&mut self, group: &str, field: &str, mut absence: Value) {
        if let Some(absence) = absence.as_object_mut() {
            absence.insert("source".to_owned(), json!(self.register.source));
        }

        self.set(&format!("{group}/absent"), field, absence);
    }

    /// A clause with the words of a value, under its pointer in the record.
    fn clause(&mut self, group: &str, node: NodeId, covers: &[&str]) {
        let reference = self.document.pointer(node);
        let reference = in_record(self.document, &reference);
        // A number is quoted as it is written, such as `250000.75`, and not as it was read.
        let quote = self.document.string(node).map_or_else(
            || self.document.raw(node).to_owned(),
            |text| text.into_owned(),
        );

        let mut clause =
            json!({ "ref": reference, "covers": covers, "source": self.register.source });
        if let Some(clause) = clause.as_object_mut().filter(|_| !quote.is_empty()) {
            clause.insert("quote".to_owned(), json!(quote));
        }
        self.append(group, "clauses", clause);
    }

    /// A clause of another source than the record.
    pub(super) fn add_clause(&mut self, group: &str, clause: Value) {
        self.append(group, "clauses", clause);
    }

    fn append(&mut self, group: &str, list: &str, entry: Value) -> usize {
        let group = reach(&mut self.facts, group);
        let list = group.map(|group| group.entry(list).or_insert_with(|| json!([])));
        list.and_then(Value::as_array_mut).map_or(0, |list| {
            list.push(entry);
            list.len() - 1
        })
    }

    pub(super) fn silent(&mut self, node: NodeId, why: &str) {
        self.remark(node, MappingStatus::Silent, why.to_owned(), None);
    }

    pub(super) fn doubt(&mut self, node: NodeId, what: impl Into<String>) {
        self.remark(node, MappingStatus::Doubtful, what.into(), None);
    }

    pub(super) fn unknown(&mut self, node: NodeId, what: impl Into<String>) {
        self.remark(node, MappingStatus::Unknown, what.into(), None);
    }

    /// Reports a word that a field is not known to hold, by name.
    pub(super) fn unknown_word(&mut self, found: &FoundText, field: &str) {
        // A whole text may be in the place of a word.
        let shown: String = found.text.chars().take(120).collect();
        self.unknown(
            found.node,
            format!(
                "`{}` is not known as a value of {field}",
                lacuna_core::source_file::visible(&shown)
            ),
        );
    }

    fn remark(&mut self, node: NodeId, told: MappingStatus, message: String, fact: Option<String>) {
        let remark = MappingNote::new(self.document, node, told, message);
        self.remarks.push(match fact {
            Some(fact) => remark.fact(fact),
            None => remark,
        });
    }

    /// Adds remarks on another document, such as a history of releases.
    pub(super) fn add(&mut self, remark: MappingNote) {
        self.remarks.push(remark);
    }

    /// An id made of a name that no entry of a list has yet.
    pub(super) fn fresh_id(&self, list: &str, name: &str, fallback: &str) -> String {
        let entries = self
            .facts
            .get(list)
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default();

        let taken = |id: &str| {
            entries
                .iter()
                .any(|entry| entry.get("id").and_then(Value::as_str) == Some(id))
        };

        let base = Some(slug(name))
            .filter(|slug| !slug.is_empty())
            .unwrap_or_else(|| fallback.to_owned());

        if !taken(&base) {
            return base;
        }

        // One more name than there are entries is always free.
        let mut names = (2..=entries.len() + 2).map(|number| format!("{base}-{number}"));

        names.find(|name| !taken(name)).unwrap_or(base)
    }
}

/// The group at a pointer, made where it is not there.
fn reach<'v>(value: &'v mut Value, pointer: &str) -> Option<&'v mut Map<String, Value>> {
    let mut steps = pointer.split('/').skip(1);
    let group = steps.try_fold(value, |value, step| match value {
        Value::Array(list) => list.get_mut(step.parse::<usize>().ok()?),
        Value::Object(map) => Some(map.entry(step).or_insert_with(|| json!({}))),
        _ => None,
    });
    group.and_then(Value::as_object_mut)
}

/// A pointer in its record: of a file with one record per line, without the number of the line.
///
/// So the same record gives the same agreement, whether it came alone or in a line of a file.
fn in_record<'p>(document: &Document, pointer: &'p str) -> &'p str {
    let is_line = document
        .text()
        .record()
        // Only a list that was made of lines begins before line 1.
        .is_some_and(|record| record.line == 0);

    let after = pointer
        .get(1..)
        .and_then(|rest| rest.find('/'))
        .and_then(|at| pointer.get(at + 1..));

    if is_line {
        after.unwrap_or("")
    } else {
        pointer
    }
}

/// A position in a dispute: the name of the field and its words.
pub(super) fn said(document: &Document, found: &FoundText) -> String {
    format!("{}: {}", document.key(found.node), found.text)
}

/// A problem of a record, at a value; of a group or a list only at its opening.
pub(super) fn at(document: &Document, node: NodeId, message: &str) -> Diagnostic {
    let span = document.span(node);
    let opening = matches!(document.kind(node), NodeKind::List | NodeKind::Object);
    let span = if opening {
        Span {
            end: span.start + 1,
            ..span
        }
    } else {
        span
    };

    Diagnostic::at(document.text(), span, message).pointer(document.pointer(node))
}

impl Import {
    /// An agreement more, where no other has its id.
    pub(super) fn add(&mut self, imported: Imported) -> bool {
        let fresh = self.agreements.iter().all(|other| other.id != imported.id);
        if fresh {
            self.agreements.push(imported);
        }

        fresh
    }
}
