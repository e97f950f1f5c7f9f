//! What the file records as absent, in one table, whether or not a rule asks for it.

use serde::Serialize;

use super::paper::shown;
use super::writer::PageContext;
use lacuna_core::agreement::{Absence, AbsenceKind, View, absences_of};
use lacuna_core::document::{NodeId, NodeKind};
use lacuna_core::source_file::visible;

/// The kinds of absence in the order of the table; those after the bar are shown closed.
const DECLARED: [AbsenceKind; 5] = [
    AbsenceKind::Redacted,
    AbsenceKind::ByReference,
    AbsenceKind::NotAgreed,
    AbsenceKind::Disputed,
    AbsenceKind::NotRead,
];
const CLOSED: [AbsenceKind; 2] = [AbsenceKind::Silent, AbsenceKind::NotApplicable];

/// What is recorded as absent.
#[derive(Debug, Serialize)]
pub(super) struct Absences {
    declared: Vec<AbsenceGroup>,
    /// Silences of a text that was read, and what cannot arise.
    closed: Vec<AbsenceGroup>,
    /// How many facts the table is about, as the summary of the closed part.
    closed_count: Option<String>,
}

/// Everything that is absent in one way.
#[derive(Debug, Serialize)]
struct AbsenceGroup {
    heading: String,
    rows: Vec<AbsenceRow>,
}

/// Facts that are absent for one reason.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct AbsenceRow {
    /// The facts, those of one entry of a list under its name.
    what: Vec<String>,
    place: String,
    reason: String,
    positions: Vec<String>,
}

impl PageContext<'_> {
    /// The table of absences.
    pub(super) fn absences(&self) -> Absences {
        let records = self.absence_records();
        let groups = |kinds: &[AbsenceKind]| -> Vec<AbsenceGroup> {
            kinds
                .iter()
                .filter_map(|kind| self.absence_group(*kind, &records))
                .collect()
        };

        let closed = records
            .iter()
            .filter(|(_, _, record)| {
                let kind = self.absence_kind(*record);
                kind.is_some_and(|kind| CLOSED.contains(&kind))
            })
            .count();

        Absences {
            declared: groups(&DECLARED),
            closed: groups(&CLOSED),
            closed_count: self.more("absences_closed", closed),
        }
    }

    /// Each recorded absence: the group, the name of its field, and the record; in the order of the file.
    fn absence_records(&self) -> Vec<(NodeId, String, NodeId)> {
        let mut records = Vec::new();
        let mut open = vec![NodeId::ROOT];
        while let Some(node) = open.pop() {
            if self.document.kind(node) == NodeKind::Object
                && let Some(absent) = absences_of(self.document, node).node()
            {
                let fields = self.document.children(absent);
                records.extend(
                    fields.map(|record| (node, self.document.key(record).into_owned(), record)),
                );
            }

            // Records are no groups: nothing below them states or lacks a fact.
            let inside = self.document.children(node);
            open.extend(inside.filter(|child| {
                matches!(
                    self.document.kind(*child),
                    NodeKind::Object | NodeKind::List
                ) && self.document.key(*child) != "absent"
            }));
        }

        // The walk over a stack takes the last group first.
        records.sort_by_key(|(_, _, record)| self.document.span(*record).start);
        records
    }

    fn absence_kind(&self, record: NodeId) -> Option<AbsenceKind> {
        View::<Absence>::at(self.document, record).kind().value()
    }

    fn absence_group(
        &self,
        kind: AbsenceKind,
        records: &[(NodeId, String, NodeId)],
    ) -> Option<AbsenceGroup> {
        let mut rows: Vec<AbsenceRow> = Vec::new();
        for (group, field, record) in records {
            if self.absence_kind(*record) != Some(kind) {
                continue;
            }

            let row = self.absence_row(*group, field, *record);
            // One document may hold many facts, and is named once for all of them.
            let same = rows.iter_mut().find(|known| {
                (&known.place, &known.reason, &known.positions)
                    == (&row.place, &row.reason, &row.positions)
            });

            match same {
                Some(known) => known.what.extend(row.what),
                None => rows.push(row),
            }
        }

        (!rows.is_empty()).then(|| AbsenceGroup {
            heading: self.messages.word("absence_heading", kind.as_str()),
            rows,
        })
    }

    fn absence_row(&self, group: NodeId, field: &str, record: NodeId) -> AbsenceRow {
        let pointer = format!("{}/{field}", self.document.pointer(group));
        let steps: Vec<&str> = pointer
            .split('/')
            .skip(1)
            .filter(|step| step.parse::<usize>().is_err())
            .collect();

        let label = self
            .assessment
            .agreement
            .vocabulary()
            .field(&steps)
            .map_or_else(
                || visible(field).replace('_', " "),
                |known| known.label.clone(),
            );

        let record = View::<Absence>::at(self.document, record);
        let clause = shown(record.clause());
        let clause = (!clause.is_empty()).then(|| self.clause_named(&clause));
        let place = [Some(shown(record.document())), clause]
            .into_iter()
            .flatten()
            .filter(|words| !words.is_empty())
            .map(|words| self.said(words));

        let positions = record.positions().strings();

        AbsenceRow {
            what: vec![self.label(&label, &pointer)],
            place: self.listed_words(place).unwrap_or_default(),
            reason: self.said(shown(record.reason())),
            positions: positions
                .map(|position| self.said(visible(&position)))
                .collect(),
        }
    }
}
