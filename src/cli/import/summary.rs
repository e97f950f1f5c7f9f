//! What an import says at its end: of each record, of histories that belonged to none, and in all.

use std::collections::BTreeSet;

use super::Record;
use crate::document::Document;
use crate::import::{MappingNote, MappingStatus};
use crate::source_file::visible;

/// What became of a record, in short: counts for each agreement, and by name what a person has to look at.
pub(super) fn describe_record(record: &Record) -> String {
    let mut text = String::new();
    let outside: Vec<&MappingNote> = record.import.remarks.iter().collect();
    text.push_str(&to_look_at(&outside));

    if record.import.agreements.is_empty() {
        text.push_str(&format!("{}: no agreement was made from it\n", record.file));
    }

    for made in &record.import.agreements {
        text.push_str(&format!(
            "{}: {}: {}\n",
            record.file,
            made.id,
            counts(&mut made.remarks.iter())
        ));

        text.push_str(&to_look_at(&made.remarks.iter().collect::<Vec<_>>()));
    }

    text
}

/// The histories that no record has anything to do with.
pub(super) fn describe_unused(releases: &[Document], records: &[Record]) -> String {
    let told: BTreeSet<&str> = records
        .iter()
        .flat_map(Record::remarks)
        .map(|remark| remark.file.as_str())
        .collect();

    let unused = releases
        .iter()
        .map(|history| history.text().name())
        .filter(|name| !told.contains(name));

    unused
        .map(|name| {
            format!("  not used: {name}: no file in it was released under one of these records\n")
        })
        .collect()
}

fn to_look_at(remarks: &[&MappingNote]) -> String {
    let told = [
        MappingStatus::Disputed,
        MappingStatus::Doubtful,
        MappingStatus::Unknown,
    ];

    let looked_at = remarks.iter().filter(|remark| told.contains(&remark.told));
    let line = |remark: &&MappingNote| {
        let (line, column) = (remark.line, remark.column);
        let (file, message) = (&remark.file, visible(&remark.message));
        format!(
            "  {}: {file}:{line}:{column} {}: {message}\n",
            remark.told.as_str(),
            visible(&remark.pointer)
        )
    };

    looked_at.map(line).collect()
}

fn counts(remarks: &mut dyn Iterator<Item = &MappingNote>) -> String {
    let remarks: Vec<MappingStatus> = remarks.map(|remark| remark.told).collect();
    let count = |told: MappingStatus| remarks.iter().filter(|other| **other == told).count();
    MappingStatus::ALL
        .map(|told| format!("{} {}", count(told), told.as_str()))
        .join(", ")
}

pub(super) fn describe_total(records: &[Record], bad: usize) -> String {
    let made = records
        .iter()
        .map(|record| record.import.agreements.len())
        .sum::<usize>();

    let remarks = records.iter().flat_map(Record::remarks);
    let noun =
        |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let bad = if bad == 0 {
        String::new()
    } else {
        format!(", {}", noun(bad, "problem"))
    };

    let (records, made) = (noun(records.len(), "record"), noun(made, "agreement"));

    format!(
        "{records}, {made}{bad}: {}\n",
        counts(&mut remarks.into_iter())
    )
}
