//! The questions of a letter: what is open and the addressee can answer, by subject, a few at a time.

use lacuna_core::agreement::AbsenceKind;
use std::collections::{BTreeMap, BTreeSet};

use super::model::{Item, ItemGroup, Table};
use super::subjects::subject_of;
use super::writer::LetterWriter;
use crate::report::tongue::inside;
use crate::report::{absence, entry};
use lacuna_core::assessment::Question;
use lacuna_core::policy::Severity;
use lacuna_core::source_file::visible;
use lacuna_core::vocabulary::answered_by;

/// How many questions a letter asks; the others are listed in its annex.
pub(super) const MOST: usize = 12;
/// How many points a question has; the others are listed in the annex.
const POINTS: usize = 5;
/// What the table of absences asks about, so that no question asks it again.
const ASKED_BY_TABLE: [AbsenceKind; 4] = [
    AbsenceKind::Redacted,
    AbsenceKind::ByReference,
    AbsenceKind::NotAgreed,
    AbsenceKind::Disputed,
];

/// Open points about one group of facts, and about the same entries of a list.
#[derive(Debug, Default)]
pub(super) struct OpenPoints {
    subject: (usize, &'static str),
    entries: Vec<String>,
    points: Vec<String>,
    worst: Option<Severity>,
    rules: BTreeSet<String>,
    /// Where the first of them was among all questions.
    rank: usize,
}

impl LetterWriter<'_> {
    /// The open points that pass a test, by group of facts and entries, the weightiest first.
    pub(super) fn open_points(&self, asks: &dyn Fn(&Question<'_>) -> bool) -> Vec<OpenPoints> {
        let by_table = self.pointers_of_table();
        let questions = self.assessment.open_facts();
        let asked = questions
            .iter()
            .filter(|question| asks(question) && !by_table.contains(&question.fact.pointer));

        // A point that is open for several entries of a list is one point about all of them.
        let mut points: Vec<(String, OpenPoints)> = Vec::new();
        for (rank, question) in asked.enumerate() {
            let group = group_of(&question.fact.path).to_owned();
            let label = self.label(&question.fact.path, &question.fact.label);
            let known = points
                .iter_mut()
                .find(|(own, open)| *own == group && open.points.first() == Some(&label));

            let open = match known {
                Some((_, open)) => open,
                None => {
                    let open = OpenPoints {
                        subject: subject_of(&question.fact.path),
                        points: vec![label],
                        rank,
                        ..OpenPoints::default()
                    };

                    points.push((group, open));
                    let Some((_, open)) = points.last_mut() else {
                        continue;
                    };

                    open
                }
            };

            open.entries
                .extend(self.entry_of(&question.fact.path, &question.fact.pointer));
            open.worst = open.worst.max(question.worst());
            open.rules
                .extend(question.rules.iter().map(|rule| rule.id.clone()));
        }

        merged(points)
    }

    /// The first questions by subject, and a table of the points that are left.
    pub(super) fn questions(
        &self,
        mut open: Vec<OpenPoints>,
        most: usize,
        first: usize,
    ) -> (Vec<ItemGroup>, Table) {
        let mut left = open.split_off(open.len().min(most));
        // The weightiest were chosen before. Those that are asked are then put by subject.
        open.sort_by_key(|points| (points.subject.0, points.rank));
        let mut groups: Vec<ItemGroup> = Vec::new();
        for (number, points) in (first..).zip(open.iter_mut()) {
            let rest = points.points.split_off(points.points.len().min(POINTS));
            // The list for the own side has no annex that could take the rest.
            if !rest.is_empty() && most != usize::MAX {
                left.push(OpenPoints {
                    points: rest,
                    entries: points.entries.clone(),
                    subject: points.subject,
                    ..OpenPoints::default()
                });
            } else {
                points.points.extend(rest);
            }

            let subject = Some(self.messages.word("letter_subject", points.subject.1));
            match groups.last_mut().filter(|group| group.subject == subject) {
                Some(group) => group.items.push(self.question(points)),
                None => groups.push(ItemGroup {
                    subject,
                    first: number,
                    items: vec![self.question(points)],
                }),
            }
        }

        (groups, self.left(left))
    }

    /// One question, as a sentence or with its points below.
    fn question(&self, open: &OpenPoints) -> Item {
        let entries = self.listed(&open.entries);
        if let [point] = open.points.as_slice() {
            let id = if entries.is_empty() {
                "letter_ask_one"
            } else {
                "letter_ask_one_for"
            };

            let arguments = [("entries", entries.into()), ("point", point.into())];
            return Item {
                ask: self.messages.text(id, &arguments),
                ..Item::default()
            };
        }

        let last = open.points.len().saturating_sub(1);
        let end = |at: usize| {
            if at == last {
                "letter_point_last"
            } else {
                "letter_point"
            }
        };

        let points = open.points.iter().enumerate();
        let points =
            points.map(|(at, point)| self.messages.text(end(at), &[("point", point.into())]));

        let ask = if entries.is_empty() {
            self.messages.plain("letter_ask_many")
        } else {
            self.messages
                .text("letter_ask_many_for", &[("entries", entries.into())])
        };

        Item {
            ask,
            points: points.collect(),
            ..Item::default()
        }
    }

    /// The points that no question holds, a row for each group.
    fn left(&self, mut left: Vec<OpenPoints>) -> Table {
        left.sort_by_key(|points| (points.subject.0, points.rank));
        let rows = left.iter().map(|open| {
            let subject = self.messages.word("letter_subject", open.subject.1);
            (subject, self.points_of(open))
        });

        // One row for each subject.
        let mut table: Vec<Vec<String>> = Vec::new();
        for (subject, points) in rows {
            match table.last_mut().map(Vec::as_mut_slice) {
                Some([own, known]) if *own == subject => {
                    *known = self.joined(&[std::mem::take(known), points]);
                }
                _ => table.push(vec![subject, points]),
            }
        }

        Table {
            rows: table,
            heads: ["letter_head_subject", "letter_head_point"]
                .map(|id| self.messages.plain(id))
                .to_vec(),
        }
    }

    /// Points on one line, with the entries that they are about.
    fn points_of(&self, open: &OpenPoints) -> String {
        let points = self.joined(&open.points);
        let entries = self.listed(&open.entries);
        if entries.is_empty() {
            return points;
        }

        let arguments = [("entries", entries.into()), ("points", points.into())];
        self.messages.text("letter_points_of", &arguments)
    }

    /// What the file declares absent: one table, whether or not a rule asks.
    pub(super) fn absences(&self) -> Table {
        // Points with one status and one detail share a row, so that the table stays short.
        let mut rows: BTreeMap<(usize, &str, String), Vec<OpenPoints>> = BTreeMap::new();
        for absence in self.shown_absences() {
            let kind = absence::KINDS.iter().position(|own| *own == absence.kind);
            let detail = self.detail(&absence);
            let label = self.label(&absence.path, &absence.label);
            let entry = Some(absence.entry.as_str()).filter(|entry| !entry.is_empty());
            let entry = entry.map(|entry| self.quoted(entry));
            let key = (kind.unwrap_or_default(), absence.kind.as_str(), detail);
            add_point(rows.entry(key).or_default(), label, entry);
        }

        let rows = rows.into_iter().map(|((_, kind, detail), points)| {
            let status = self.messages.word("letter_absence", kind);
            let points: Vec<String> = same_entries(points)
                .iter()
                .map(|open| self.points_of(open))
                .collect();

            vec![self.joined(&points), status, detail]
        });

        Table {
            rows: rows.collect(),
            heads: [
                "letter_head_point",
                "letter_head_status",
                "letter_head_detail",
            ]
            .map(|id| self.messages.plain(id))
            .to_vec(),
        }
    }

    /// The absences that the addressee can do something about, or that the text should settle.
    fn shown_absences(&self) -> Vec<absence::DeclaredAbsence> {
        let document = self.assessment.agreement.document();
        let vocabulary = self.assessment.agreement.vocabulary();
        let is_shown = |absence: &absence::DeclaredAbsence| {
            // A public body that is a party holds the text without the black bars, and wrote them.
            let is_own_secret = absence.kind == AbsenceKind::Redacted
                && self
                    .people
                    .own_side_can_answer(answered_by("transparency.redacted_clauses"));

            let steps: Vec<&str> = absence.path.split('.').collect();
            let answerers = vocabulary.answerers(&steps);
            let can_amend =
                self.people
                    .can_amend(document, answerers, &absence.path, &absence.pointer);

            can_amend
                && !is_own_secret
                // A silence is asked about elsewhere, and what cannot arise is not asked at all.
                && !matches!(
                    absence.kind,
                    AbsenceKind::Silent | AbsenceKind::NotApplicable
                )
        };

        let declared = absence::declared(document, vocabulary).into_iter();
        declared.filter(is_shown).collect()
    }

    fn pointers_of_table(&self) -> BTreeSet<String> {
        let document = self.assessment.agreement.document();
        let declared =
            absence::declared(document, self.assessment.agreement.vocabulary()).into_iter();
        declared
            .filter(|absence| ASKED_BY_TABLE.contains(&absence.kind))
            .map(|absence| absence.pointer)
            .collect()
    }

    /// Where the answer is, why it is absent, and who holds what.
    fn detail(&self, absence: &absence::DeclaredAbsence) -> String {
        // Why a part was not read is a note of the writer of the file.
        if absence.kind == AbsenceKind::NotRead {
            return String::new();
        }

        let said = absence
            .place
            .iter()
            .chain(&absence.reason)
            .chain(&absence.positions);

        let said: Vec<String> = said
            .map(|words| self.said(words.trim_end_matches('.')))
            .collect();

        self.joined(&said)
    }

    /// A phrase for a fact inside a sentence to the addressee: that of the catalogue, where it has one.
    pub(super) fn label(&self, path: &str, label: &str) -> String {
        let name = path.replace('.', "_");
        if self.messages.has(&format!("fact_{name}")) {
            return self.messages.word("fact", &name);
        }

        let label = inside(&visible(label));
        // Only English labels say `the vendor` in words that can be replaced.
        if !self.messages.is_english() {
            return self.english(label);
        }

        // The addressee is named, and not spoken of as one of many.
        match self.only_vendor() {
            Some(vendor) => replaced(&label, "the vendor", &vendor),
            None => label,
        }
    }

    /// The entry of a list that a fact belongs to, or the thing that its label speaks of as "it".
    fn entry_of(&self, path: &str, pointer: &str) -> Option<String> {
        if path.starts_with("infrastructure.") {
            return Some(self.messages.plain("letter_the_infrastructure"));
        }

        let document = self.assessment.agreement.document();
        let entry = entry::around(document, pointer)?;
        let name = entry::name(document, entry);
        (!name.is_empty()).then(|| self.quoted(&name))
    }

    fn joined(&self, points: &[String]) -> String {
        points.join(self.messages.plain("letter_between").as_str())
    }
}

/// Adds a point about an entry to points, each of which is about one or more entries.
fn add_point(points: &mut Vec<OpenPoints>, label: String, entry: Option<String>) {
    match points
        .iter_mut()
        .find(|open| open.points == [label.as_str()])
    {
        Some(open) => open.entries.extend(entry),
        None => points.push(OpenPoints {
            points: vec![label],
            entries: entry.into_iter().collect(),
            ..OpenPoints::default()
        }),
    }
}

/// Puts points about the same entries together, in their order.
fn same_entries(points: Vec<OpenPoints>) -> Vec<OpenPoints> {
    let mut groups: Vec<OpenPoints> = Vec::new();
    for open in points {
        match groups
            .iter_mut()
            .find(|known| are_same(&known.entries, &open.entries))
        {
            Some(known) => known.points.extend(open.points),
            None => groups.push(open),
        }
    }

    groups
}

/// The group of facts that a fact is in, or the list inside it.
fn group_of(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(group, _)| group)
}

/// Puts points about the same entries together, the weightiest first.
fn merged(points: Vec<(String, OpenPoints)>) -> Vec<OpenPoints> {
    let mut groups: Vec<(String, OpenPoints)> = Vec::new();
    for (group, open) in points {
        let top = group.split('.').next().unwrap_or_default().to_owned();
        let known = groups
            .iter_mut()
            .find(|(own, known)| *own == top && are_same(&known.entries, &open.entries));

        match known {
            Some((_, known)) => {
                known.points.extend(open.points);
                known.worst = known.worst.max(open.worst);
                known.rules.extend(open.rules);
            }
            None => groups.push((top, open)),
        }
    }

    let mut groups: Vec<OpenPoints> = groups.into_iter().map(|(_, open)| open).collect();
    groups.sort_by_key(|open| {
        let weight = (open.worst, open.rules.len());
        (std::cmp::Reverse(weight), open.rank)
    });

    groups
}

/// Whether two lists name the same entries, in whatever order.
fn are_same(one: &[String], other: &[String]) -> bool {
    let set = |entries: &[String]| entries.iter().cloned().collect::<BTreeSet<String>>();
    set(one) == set(other)
}

/// Replaces words, and a possessive after them.
fn replaced(text: &str, words: &str, name: &str) -> String {
    let possessive = if name.ends_with('s') { "'" } else { "'s" };
    // The possessive first, or a name that ends in s would get the wrong ending.
    text.replace(&format!("{words}'s"), &format!("{name}{possessive}"))
        .replace(words, name)
}
