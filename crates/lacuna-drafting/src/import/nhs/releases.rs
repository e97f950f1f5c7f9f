//! What was released under an agreement: counts in the record, and the history of files that can lie beside it.

use std::collections::BTreeMap;

use serde_json::json;

use super::super::entry::Entry;
use super::super::remark::{MappingNote, MappingStatus};
use super::Version;
use lacuna_core::document::{Document, NodeId, NodeKind};
use lacuna_core::source_file::visible;

/// The id of the source that a history of files is.
pub(super) const SOURCE: &str = "releases";

const FIELDS: [&str; 5] = [
    "dataset",
    "files",
    "first_month",
    "last_month",
    "opt_outs_applied",
];

/// The national data opt-out began on 25 May 2018; a value for an earlier month speaks of another opt-out.
const LAST_MONTH_BEFORE: &str = "2018-05";

/// The files of one dataset in a history.
struct Files<'d> {
    history: &'d Document,
    row: NodeId,
    /// For each value of the opt-out, how many files have it, in which months.
    by_value: BTreeMap<String, Months>,
}

#[derive(Default)]
struct Months {
    files: usize,
    first: String,
    last: String,
}

impl Files<'_> {
    /// The values as positions of a dispute, each with its files and its months.
    fn positions(&self) -> Vec<String> {
        self.by_value
            .iter()
            .map(|(value, months)| {
                let plural = if months.files == 1 { "" } else { "s" };
                format!(
                    "{value}: {} file{plural}, {} to {}",
                    months.files, months.first, months.last
                )
            })
            .collect()
    }
}

impl Version<'_> {
    /// How many files the register counts. None counted is not "nothing shared": access in a secure environment and
    /// sharing onward are not counted.
    pub(super) fn counted_files(&mut self) {
        let (mut said, mut nodes, mut total) = (Vec::new(), Vec::new(), 0);
        for row in self.entry.list(self.node, "releases") {
            if self.entry.document.kind(row) != NodeKind::Object {
                self.entry.not_a(row, "a row on released files");
                continue;
            }

            self.entry.knows(row, &FIELDS);
            if let Some((line, files)) = self.counted(row) {
                said.push(line);
                nodes.push(row);
                total += files;
            }

            let why = "the value of the first file alone; only a history of all files can show this (--releases)";
            self.entry.all_silent(row, &["opt_outs_applied"], why);
        }

        if !said.is_empty() {
            let says = format!("The register counts files released: {}", said.join("; "));
            self.entry
                .claim("instrument.first_data_flow_on", &nodes, None, &says);
        }

        let Some(count) = self.entry.document.get(self.node, "files_released") else {
            return;
        };

        match self.entry.document.integer(count) {
            Some(0) => self.entry.silent(
                count,
                "no file is counted, which does not mean that nothing was shared",
            ),
            Some(files) if files != total => {
                self.entry.doubt(
                    count,
                    format!("{files} files are counted here, and {total} in the rows on releases"),
                );
            }
            Some(_) => self.entry.silent(count, "the sum of the rows on releases"),
            None => self.entry.not_a(count, "a whole number"),
        }
    }

    fn counted(&mut self, row: NodeId) -> Option<(String, i64)> {
        let dataset = self.entry.text(row, "dataset")?;
        let files = self
            .entry
            .document
            .get(row, "files")
            .and_then(|node| self.entry.document.integer(node))?;

        let listed = self
            .entry
            .document
            .get(self.node, "datasets")
            .is_some_and(|list| {
                self.entry
                    .document
                    .children(list)
                    .any(|entry| name_of(self.entry.document, entry, "name") == dataset.text)
            });

        if !listed {
            self.entry.doubt(
                dataset.node,
                "files of a dataset that the agreement does not list",
            );
        }

        let (first, last) = (
            self.entry.text(row, "first_month"),
            self.entry.text(row, "last_month"),
        );

        let months = match (first, last) {
            (Some(first), Some(last)) => format!(" from {} to {}", first.text, last.text),
            _ => String::new(),
        };

        Some((format!("{files} of {}{months}", dataset.text), files))
    }

    /// Whether opt-outs were applied, by the histories of single files that belong to the record.
    pub(super) fn opt_outs(&mut self, reference: &str, histories: &[&Document]) {
        let names: Vec<String> =
            self.entry
                .document
                .get(self.node, "datasets")
                .map_or_else(Vec::new, |list| {
                    let names = self
                        .entry
                        .document
                        .children(list)
                        .map(|entry| name_of(self.entry.document, entry, "name"));

                    // Rows without a name were left out, so that places in this list are those of the datasets.
                    names.filter(|name| !name.trim().is_empty()).collect()
                });

        for history in histories {
            for row in rows(history).filter(|row| name_of(history, *row, "reference") == reference)
            {
                if !names.contains(&name_of(history, row, "dataset")) {
                    let why = "files of a dataset that the agreement does not list";
                    self.entry
                        .add(MappingNote::new(history, row, MappingStatus::Doubtful, why));
                }
            }
            for (at, name) in names.iter().enumerate() {
                let Some(files) = files(history, reference, name) else {
                    continue;
                };

                if names.iter().filter(|other| *other == name).count() > 1 {
                    let why = format!(
                        "{name} is listed more than once, and the history does not say which row it is"
                    );
                    self.entry.add(MappingNote::new(
                        history,
                        files.row,
                        MappingStatus::Doubtful,
                        why,
                    ));
                } else {
                    self.opt_out(&format!("/datasets/{at}"), &files);
                }
            }
        }
    }

    fn opt_out(&mut self, dataset: &str, files: &Files<'_>) {
        let fact = format!("{dataset}/national_opt_out_applied");
        let remark = |told, message: &str| {
            MappingNote::new(files.history, files.row, told, message).fact(fact.clone())
        };

        let before = files
            .by_value
            .values()
            // Months such as `2018-05` have the order of their texts.
            .any(|months| months.first.as_str() <= LAST_MONTH_BEFORE);

        // A value that is not known leaves open what all of them come to.
        if let Some(other) = files
            .by_value
            .keys()
            .find(|value| !["Yes", "No"].contains(&value.as_str()))
        {
            let message = format!("`{}` is not known as a value of an opt-out", visible(other));
            return self.entry.add(remark(MappingStatus::Unknown, &message));
        }

        match (files.by_value.iter().next(), files.by_value.len()) {
            (Some((value, _)), 1) if !before => {
                let pointer = files.history.pointer(files.row);
                let clause = json!({ "ref": pointer, "covers": ["national_opt_out_applied"], "source": SOURCE });
                self.entry
                    .set(dataset, "national_opt_out_applied", json!(value == "Yes"));
                self.entry.add_clause(dataset, clause);
                self.entry.add(remark(MappingStatus::Mapped, ""));
            }
            (Some(_), 1) => {
                let why = "files from before the national data opt-out, which began on 25 May 2018";
                self.entry.add(remark(MappingStatus::Silent, why));
            }
            (Some(_), _) => {
                let reason =
                    "Opt-outs were applied to some of the released files and not to others.";
                let absence = json!({ "kind": "disputed", "reason": reason, "positions": files.positions(), "source": SOURCE });
                self.entry.set(
                    &format!("{dataset}/absent"),
                    "national_opt_out_applied",
                    absence,
                );

                self.entry.add(remark(MappingStatus::Disputed, reason));
            }
            (None, _) => self
                .entry
                .add(remark(MappingStatus::Silent, "no file is listed")),
        }
    }
}

/// The histories that belong to a record.
pub(super) fn of_record<'d>(releases: &'d [Document], base: &str) -> Vec<&'d Document> {
    let same = |history: &&Document| {
        let own = history
            .get(NodeId::ROOT, "base_reference")
            .and_then(|node| history.string(node));

        // Without this, a history without a reference would belong to every record without one.
        !base.is_empty() && own.is_some_and(|own| own == base)
    };

    releases.iter().filter(same).collect()
}

/// What a history holds that is not known, or of versions that the record does not have.
pub(super) fn remarks(history: &Document, references: &[String]) -> Vec<MappingNote> {
    let mut remarks = Entry::new(history, super::REGISTER);
    remarks.knows(NodeId::ROOT, &["base_reference", "releases"]);
    for row in rows(history) {
        remarks.knows(row, &["channel", "dataset", "files", "reference"]);
        if let Some(channel) = remarks
            .text(row, "channel")
            .filter(|channel| channel.text != "file")
        {
            remarks.unknown_word(&channel, "channel");
        }
        if !references.contains(&name_of(history, row, "reference")) {
            remarks.doubt(row, "files under a version that the record does not have");
        }
    }

    remarks.into_remarks()
}

/// The rows of a history, each of one dataset under one version.
fn rows(history: &Document) -> impl Iterator<Item = NodeId> {
    history
        .get(NodeId::ROOT, "releases")
        .into_iter()
        .flat_map(|list| history.children(list))
}

fn name_of(document: &Document, node: NodeId, key: &str) -> String {
    document
        .get(node, key)
        .and_then(|node| document.string(node))
        .map(std::borrow::Cow::into_owned)
        .unwrap_or_default()
}

/// The files of a dataset under a version, where the history has any.
fn files<'d>(history: &'d Document, reference: &str, dataset: &str) -> Option<Files<'d>> {
    let of_dataset = |row: &NodeId| {
        name_of(history, *row, "reference") == reference
            && name_of(history, *row, "dataset") == dataset
    };

    let mut found: Option<Files<'d>> = None;
    for row in rows(history).filter(of_dataset) {
        let files = found.get_or_insert_with(|| Files {
            history,
            row,
            by_value: BTreeMap::new(),
        });

        for file in history
            .get(row, "files")
            .into_iter()
            .flat_map(|list| history.children(list))
        {
            let text = |at| {
                history
                    .children(file)
                    .nth(at)
                    .and_then(|node| history.string(node))
                    .unwrap_or_default()
            };

            // A file is a list without names: its id, the month, whether opt-outs were applied.
            let (month, value) = (text(1).into_owned(), text(2).into_owned());
            let months = files.by_value.entry(value).or_default();
            months.files += 1;
            if months.first.is_empty() || month < months.first {
                months.first.clone_from(&month);
            }
            if month > months.last {
                months.last = month;
            }
        }
    }

    found
}
