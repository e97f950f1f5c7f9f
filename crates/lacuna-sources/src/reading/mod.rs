//! What a contract shows at first sight: its kind, parties, dates, subjects, blanks and references out of it.

mod blanks;
mod kind;
mod parties;
mod references;

use crate::clauses::{DefinedTerm, defined_terms};
use crate::cues::Cues;
use crate::document::SourceDocument;
use crate::language::{Language, detect_language};
use crate::passages::{OfferedValue, SubjectPassages, ValueKind, find_passages, find_values};
pub use blanks::{Blank, find_blanks};
pub use kind::{PaperKind, detect_paper_kinds};
pub use parties::{NamedParty, find_parties};
pub use references::{OutwardReference, ReferenceTarget, find_outward_references};

/// How many dates are listed at most.
const MAX_DATES: usize = 60;

/// A first reading of a contract: places for a person to look at, never facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The language, which decides whether there are cues.
    pub language: Language,
    /// The kinds of document that its title and first page name, the most telling first.
    pub kinds: Vec<PaperKind>,
    /// The parties that its head names.
    pub parties: Vec<NamedParty>,
    /// The dates in it, in the order in which they are.
    pub dates: Vec<OfferedValue>,
    /// The terms that it defines.
    pub defined_terms: Vec<DefinedTerm>,
    /// What was found on each subject; empty where there are no cues for the language.
    pub subjects: Vec<SubjectPassages>,
    /// References to what is not in the file.
    pub references_out: Vec<OutwardReference>,
    /// Places that are still to be filled in.
    pub blanks: Vec<Blank>,
    /// Pages that cannot be read; nothing may be concluded from what was not found while there are any.
    pub unreadable_pages: Vec<u32>,
}

impl Reading {
    /// Lists the subjects on which no passage was found, with the words that were looked for.
    pub fn subjects_without_passage(&self) -> impl Iterator<Item = &SubjectPassages> {
        self.subjects
            .iter()
            .filter(|subject| subject.passages.is_empty())
    }
}

/// Reads a contract for the first time.
#[must_use]
pub fn read_contract(document: &SourceDocument, cues: &Cues) -> Reading {
    let language = detect_language(&document.text);
    let mut dates: Vec<OfferedValue> = Vec::new();

    // By blocks, since no date runs over the end of a paragraph.
    for block in &document.blocks {
        let is_date = |value: &OfferedValue| matches!(value.kind, ValueKind::Date { .. });
        dates.extend(
            find_values(&document.text, block.range.clone())
                .into_iter()
                .filter(is_date),
        );

        if dates.len() >= MAX_DATES {
            break;
        }
    }

    Reading {
        language,
        kinds: detect_paper_kinds(document),
        parties: find_parties(document),
        dates,
        defined_terms: defined_terms(document),
        subjects: find_passages(document, cues, language),
        references_out: find_outward_references(document),
        blanks: find_blanks(document),
        unreadable_pages: document
            .pages
            .iter()
            .filter(|page| !page.readable)
            .map(|page| page.number)
            .collect(),
    }
}

/// The head of a document: its first blocks, up to a bound in bytes.
fn head_of(document: &SourceDocument, most: usize) -> &str {
    document
        .text
        .get(..document.text.floor_char_boundary(most))
        .unwrap_or_default()
}
