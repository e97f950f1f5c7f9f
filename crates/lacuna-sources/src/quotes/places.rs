//! Where words are: their clause and page, and whether that is where an agreement file says.

use super::{NamedPlace, QuotePlace, QuoteProver};
use crate::document::{Block, DocumentClause, SourceDocument};
use std::ops::Range;

impl QuoteProver<'_> {
    pub(super) fn locate(&self, range: Range<usize>) -> QuotePlace {
        let clause = find_clause(&self.document.clauses, range.start);
        let page = find_page(self.document, range.start);
        QuotePlace {
            range,
            clause,
            page,
        }
    }

    pub(super) fn stands_where_named(&self, place: &QuotePlace, named: &NamedPlace) -> bool {
        let clause_agrees = match (&named.clause, self.document.clauses.is_empty()) {
            // Where no clauses were found, none contradicts the one that is named.
            (None, _) | (_, true) => true,
            (Some(reference), false) => self.clause_agrees(place, reference),
        };

        // A quote may run over the page, and be cited by either.
        let last_page = find_page(self.document, place.range.end.saturating_sub(1));
        let label_of = |number: u32| {
            let page = self
                .document
                .pages
                .iter()
                .find(|page| page.number == number);

            page.and_then(|page| page.label.as_deref())
                .and_then(|label| label.trim().parse::<u32>().ok())
        };

        let page_agrees = named.page.is_none_or(|wanted| {
            let pages: Vec<u32> = [place.page, last_page].into_iter().flatten().collect();
            // A document without pages, such as a Word file, contradicts no page that was read off
            // a print.
            pages.is_empty()
                || pages
                    .iter()
                    .any(|&page| page == wanted || label_of(page) == Some(wanted))
        });

        clause_agrees && page_agrees
    }

    /// Whether a clause on the way from the root to a place carries the number that a file names, or the file names a
    /// part of it that the document does not set apart.
    fn clause_agrees(&self, place: &QuotePlace, reference: &str) -> bool {
        let wanted = split_reference(reference);

        // A word alone, such as `paragraph`, names no place that could be wrong.
        if wanted.is_empty() {
            return true;
        }

        // A quote may run over several clauses, of which the file names one.
        let clauses = &self.document.clauses;
        let overlaps =
            |range: &Range<usize>| range.start < place.range.end && place.range.start < range.end;

        clauses
            .iter()
            .filter(|clause| overlaps(&clause.range))
            .any(|clause| {
                let label = split_reference(&clause.label);
                let heading = clause
                    .heading
                    .as_deref()
                    .map(split_reference)
                    .unwrap_or_default();

                // From the end, since a file may say `2(c)` of what the paper calls Schedule 1,
                // paragraph 2(c).
                !label.is_empty()
                    && (label.ends_with(&wanted) || is_part_of(&label, &wanted, clause, clauses))
                    || !heading.is_empty() && heading == wanted
            })
    }
}

/// Whether a file names a part, such as `8.2(c)`, of a clause `8.2` that the reader took no further apart.
fn is_part_of(
    label: &[String],
    wanted: &[String],
    clause: &DocumentClause,
    clauses: &[DocumentClause],
) -> bool {
    let has_children = clauses.iter().any(|other| {
        other.range.start > clause.range.start
            && other.range.end <= clause.range.end
            && other.label != clause.label
    });

    !has_children && label.len() < wanted.len() && wanted.starts_with(label)
}

/// Splits a reference to a clause into its numbers, without the words for clause or section.
fn split_reference(reference: &str) -> Vec<String> {
    const WORDS: [&str; 17] = [
        "clause",
        "clauses",
        "section",
        "sections",
        "article",
        "art",
        "paragraph",
        "para",
        "part",
        "ziffer",
        "nummer",
        "nr",
        "absatz",
        "abs",
        "artikel",
        "paragraphe",
        "no",
    ];

    reference
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty() && !WORDS.contains(part))
        .map(str::to_owned)
        .collect()
}

/// Finds the innermost clause around a byte of the text.
///
/// Clauses are in document order, so that it is the last one that begins before the byte or a clause around that.
pub(crate) fn find_clause(clauses: &[DocumentClause], at: usize) -> Option<usize> {
    let mut position = clauses
        .partition_point(|clause| clause.range.start <= at)
        .checked_sub(1)?;

    // Bounded by the number of clauses, should a parent ever point back.
    for _ in 0..clauses.len() {
        let clause = clauses.get(position)?;
        if clause.range.contains(&at) {
            return Some(position);
        }

        position = clause.parent?;
    }

    None
}

/// Finds the block around a byte of the text.
pub(crate) fn find_block(document: &SourceDocument, at: usize) -> Option<&Block> {
    let position = document
        .blocks
        .partition_point(|block| block.range.start <= at)
        .checked_sub(1)?;

    document
        .blocks
        .get(position)
        .filter(|block| block.range.contains(&at))
}

/// Finds the page of a byte of the text.
pub(crate) fn find_page(document: &SourceDocument, at: usize) -> Option<u32> {
    let page = document
        .pages
        .iter()
        .find(|page| page.range.contains(&at))
        .map(|page| page.number);

    page.or_else(|| find_block(document, at).and_then(|block| block.page))
}
