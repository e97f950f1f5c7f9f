//! Passages by subject, and the subjects on which none was found with the words that were looked for.

use std::ops::Range;

use lacuna_sources::{Cues, Passage, SubjectPassages, Tier};

use super::layout::{heading, line, paragraph};
use super::places::{describe_place, words};
use crate::cli::read::ReadContract;

/// How many passages of the first tier are quoted for a subject.
const MAX_LIKELY: usize = 3;
/// How many of the second tier are quoted where the first is empty.
const MAX_POSSIBLE: usize = 2;

pub(super) fn render_subjects(out: &mut String, contract: &ReadContract, cues: &Cues) {
    let with_passages: Vec<&SubjectPassages> = contract
        .reading
        .subjects
        .iter()
        .filter(|subject| !subject.passages.is_empty())
        .collect();

    if with_passages.is_empty() {
        return;
    }

    heading(out, "Passages by subject");
    for subject in in_order(&with_passages, cues) {
        out.push('\n');
        line(out, 2, label(cues, &subject.subject));
        render_subject(out, contract, subject);
    }
}

fn render_subject(out: &mut String, contract: &ReadContract, subject: &SubjectPassages) {
    let passages = subject
        .passages
        .iter()
        .map(|passage| (passage, describe_place(contract, passage)));

    let (likely, possible): (Vec<_>, Vec<_>) =
        passages.partition(|(passage, _)| passage.tier == Tier::Likely);
    let (title, first, most) = match likely.is_empty() {
        false => ("Appears to address it:", &likely, MAX_LIKELY),
        true => ("May address it:", &possible, MAX_POSSIBLE),
    };

    line(out, 4, title);

    // A heading alone says nothing; its place does.
    let mut quoted: Vec<&(&Passage, String)> = first
        .iter()
        .filter(|(passage, _)| !is_heading(contract, &passage.focus))
        .take(most)
        .collect();

    // Where all are headings, the first at least shows where to look.
    if quoted.is_empty() {
        quoted = first.iter().take(1).collect();
    }

    quoted
        .iter()
        .for_each(|(passage, place)| render_passage(out, contract, passage, place));

    let mut shown: Vec<&str> = quoted.iter().map(|(_, place)| place.as_str()).collect();
    let (also, perhaps) = if likely.is_empty() {
        (None, &possible)
    } else {
        (Some(&likely), &possible)
    };

    for (before, passages) in [("Also: ", also), ("Possibly also: ", Some(perhaps))] {
        let mut places: Vec<&str> = Vec::new();
        for (_, place) in passages.into_iter().flatten() {
            // Several passages may be at one place, which is named once.
            if !shown.contains(&place.as_str()) {
                shown.push(place);
                places.push(place);
            }
        }

        if !places.is_empty() {
            paragraph(out, 6, &format!("{before}{}", places.join("; ")));
        }
    }
}

/// Whether a sentence is a heading and nothing more.
fn is_heading(contract: &ReadContract, range: &Range<usize>) -> bool {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = flat(words(contract, range));
    let clauses = contract
        .document
        .clauses
        .iter()
        .filter_map(|clause| clause.heading.as_deref());

    clauses
        .map(flat)
        // The number before a heading, as in `12.3 (a)`, takes a few letters.
        .any(|heading| text.ends_with(&heading) && text.len() <= heading.len() + 12)
}

fn render_passage(out: &mut String, contract: &ReadContract, passage: &Passage, place: &str) {
    paragraph(out, 6, &format!("{place}:"));
    let quoted = words(contract, &passage.focus)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");

    paragraph(out, 8, &format!("\"{quoted}\""));
}

pub(super) fn render_unfound(out: &mut String, contract: &ReadContract, cues: &Cues) {
    let unfound: Vec<&SubjectPassages> = contract.reading.subjects_without_passage().collect();
    if unfound.is_empty() {
        return;
    }

    heading(out, "Subjects for which no passage was found");
    let note = "The agreement may deal with them in other words. Each subject is followed by the words that were \
                searched for: a slash means \"or\", \"/…\" more words of the kind, \"…\" words in between, \"+\" in the same \
                sentence, and an asterisk any ending.";

    paragraph(out, 2, note);
    for subject in in_order(&unfound, cues) {
        out.push('\n');
        line(out, 2, label(cues, &subject.subject));
        paragraph(
            out,
            4,
            &format!("Searched for: {}", subject.words.join("; ")),
        );
    }
}

/// Puts subjects in the order of the cues, which is a lawyer's.
fn in_order<'a>(found: &[&'a SubjectPassages], cues: &Cues) -> Vec<&'a SubjectPassages> {
    let mut found = found.to_vec();
    found.sort_by_key(|subject| {
        cues.subjects()
            .iter()
            .position(|own| own.id == subject.subject)
    });

    found
}

fn label<'a>(cues: &'a Cues, id: &'a str) -> &'a str {
    cues.subjects()
        .iter()
        .find(|subject| subject.id == id)
        .map_or(id, |subject| &subject.label)
}
