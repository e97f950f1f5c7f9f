//! Passages of a contract: paragraphs and short lists with their headings, and the sentences in which cues are sought.

use super::asides::find_asides;
use super::pattern::ValueMarks;
use super::sentences::split_sentences;
use super::shapes::{is_capital_title, is_definition};
use super::tokens::{WordTable, split_words};
use super::values::{find_values, mark_values};
use crate::document::{Block, BlockKind, SourceDocument};
use crate::quotes::{find_block, find_clause, find_page};
use std::ops::Range;

/// A list with no more words than this is shown and searched together with its lead-in.
const MAX_LIST_WORDS: usize = 110;
/// How many words of a lead-in are read before an item.
const MAX_LEAD_WORDS: usize = 40;

/// A sentence with what leads in to it.
pub(crate) struct Sentence {
    pub(crate) range: Range<usize>,
    /// The numbers of the words, the lead-in first.
    pub(crate) words: Vec<u32>,
    /// How many of them lead in.
    pub(crate) lead: usize,
    pub(crate) marks: ValueMarks,
    /// Whether it defines a term.
    pub(crate) is_definition: bool,
    /// Whether it is a title, which says nothing by itself.
    pub(crate) is_title: bool,
}

/// A paragraph, or a short list with its lead-in.
pub(crate) struct PassageUnit {
    pub(crate) range: Range<usize>,
    pub(crate) sentences: Vec<Sentence>,
    /// The headings above it, each as the numbers of its words, the nearest first.
    pub(crate) headings: Vec<Vec<u32>>,
    /// The number of its words.
    pub(crate) length: usize,
}

/// Splits a document into passages and numbers their words.
pub(crate) fn build_units(
    document: &SourceDocument,
    vocabulary: &mut WordTable,
) -> Vec<PassageUnit> {
    let blocks: Vec<&Block> = document
        .blocks
        .iter()
        .filter(|block| !block.range.is_empty())
        .collect();

    let mut units = Vec::new();
    let mut headings: Vec<(u8, Range<usize>)> = Vec::new();
    let mut lead: Option<Range<usize>> = None;
    let mut at = 0;

    while let Some(block) = blocks.get(at) {
        at += 1;
        if let BlockKind::Heading(level) = block.kind {
            headings.retain(|(outer, _)| *outer < level);
            headings.push((level, block.range.clone()));
            lead = None;

            // A heading that is a sentence says something itself.
            if count_words(document, &block.range) < 7 {
                continue;
            }
        }

        let mut members = vec![*block];
        if opens_list(document, block) {
            let items = list_items(document, blocks.get(at..).unwrap_or_default());
            let total: usize = items
                .iter()
                .map(|item| count_words(document, &item.range))
                .sum();

            lead = Some(last_sentence(document, block));
            if !items.is_empty() && total <= MAX_LIST_WORDS {
                members.extend(&items);
                at += items.len();
            }
        } else if !is_item(document, block) {
            lead = None;
        }

        // The paragraph that leads in is not led in to by itself.
        let lead_in = lead.clone().filter(|range| range.end <= block.range.start);
        units.push(build_unit(
            document, &members, lead_in, &headings, vocabulary,
        ));
    }

    units
}

fn build_unit(
    document: &SourceDocument,
    members: &[&Block],
    lead_in: Option<Range<usize>>,
    headings: &[(u8, Range<usize>)],
    vocabulary: &mut WordTable,
) -> PassageUnit {
    let text = &document.text;
    let mut number = |range: &Range<usize>| -> Vec<u32> {
        let own = text.get(range.clone()).unwrap_or_default();
        let asides = find_asides(own);
        let is_aside = |at: usize| asides.iter().any(|aside| aside.contains(&at));
        let words = split_words(own, 0);
        words
            .iter()
            .filter(|word| !is_aside(word.range.start))
            .map(|word| vocabulary.number(&word.lower))
            .collect()
    };

    let mut lead_words = lead_in.map(|range| number(&range)).unwrap_or_default();
    let mut sentences = Vec::new();
    for (position, block) in members.iter().enumerate() {
        // The first member of a list leads in to the others.
        if position == 1
            && let Some(first) = members.first()
        {
            lead_words = number(&last_sentence(document, first));
        }

        // Of a long lead-in the end counts, which is nearest to the item.
        let surplus = lead_words.len().saturating_sub(MAX_LEAD_WORDS);
        for (nth, range) in split_sentences(text, block.range.clone())
            .into_iter()
            .enumerate()
        {
            // Only the first sentence of an item goes on from what leads in.
            let mut words = if nth == 0 {
                lead_words.get(surplus..).unwrap_or_default().to_vec()
            } else {
                Vec::new()
            };

            let lead = words.len();
            words.extend(number(&range));
            sentences.push(describe_sentence(text, block.kind, range, words, lead));
        }
    }

    let start = members.first().map_or(0, |block| block.range.start);
    let end = members.last().map_or(start, |block| block.range.end);
    let length = sentences
        .iter()
        .map(|sentence| sentence.words.len() - sentence.lead)
        .sum();

    let above = headings_above(document, start, headings);
    let headings = above.iter().map(&mut number).collect();

    PassageUnit {
        range: start..end,
        sentences,
        headings,
        length,
    }
}

/// Adds to the words of a sentence its values and its shape.
fn describe_sentence(
    text: &str,
    kind: BlockKind,
    range: Range<usize>,
    words: Vec<u32>,
    lead: usize,
) -> Sentence {
    let own = text.get(range.clone()).unwrap_or_default();
    let is_heading = matches!(kind, BlockKind::Heading(_));
    let is_open = !own.trim_end().ends_with(['.', ';', ':', ',']);

    Sentence {
        marks: mark_values(&find_values(text, range.clone())),
        is_definition: is_definition(own),
        is_title: is_capital_title(own) || is_heading && is_open,
        range,
        words,
        lead,
    }
}

/// The headings over a place: inline heading, clauses from the innermost outwards, headings of the page.
fn headings_above(
    document: &SourceDocument,
    at: usize,
    headings: &[(u8, Range<usize>)],
) -> Vec<Range<usize>> {
    let text = &document.text;
    let mut above = Vec::new();
    let own = find_block(document, at);
    above.extend(own.and_then(|block| find_run_in_heading(text, block.range.clone())));

    // A clause's heading stands at its beginning.
    let mut clause = find_clause(&document.clauses, at);

    // Contracts have fewer levels, and the walk must end should a parent ever point back.
    for _ in 0..8 {
        let Some(found) = clause.and_then(|position| document.clauses.get(position)) else {
            break;
        };

        let start = found.range.start;
        let place = found.heading.as_deref().and_then(|heading| {
            // The label before the heading takes the bytes that are added.
            let near = text.get(
                start..text.floor_char_boundary((start + heading.len() + 40).min(text.len())),
            )?;

            near.find(heading)
                .map(|offset| start + offset..start + offset + heading.len())
        });

        // A heading is not above itself.
        above.extend(place.filter(|range| range.start != at || own.is_none()));
        clause = found.parent;
    }

    above.extend(headings.iter().rev().map(|(_, range)| range.clone()));
    above.truncate(5);

    above
}

/// Finds a heading that runs into its paragraph: `Governing Law. This Agreement is ...`.
pub(crate) fn find_run_in_heading(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = text.get(range.clone())?;
    let trimmed = part.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ')' | '(' | ' ' | '*' | '#' | '\t')
    });

    let start = part.len() - trimmed.len();
    let end = trimmed
        .find(['.', ':', '–', '—'])
        .or_else(|| trimmed.find(" - "))?;

    let heading = trimmed.get(..end)?;
    let words: Vec<&str> = heading.split_whitespace().collect();
    let capitals = words
        .iter()
        .filter(|word| word.starts_with(|c: char| c.is_uppercase()))
        .count();

    let is_heading = (1..=9).contains(&words.len())
        && heading.len() > 2
        && capitals * 2 >= words.len()
        // With nothing behind it, it is no heading that runs in.
        && end < trimmed.len() - 1;

    is_heading.then(|| range.start + start..range.start + start + end)
}

fn opens_list(document: &SourceDocument, block: &Block) -> bool {
    let text = document
        .text
        .get(block.range.clone())
        .unwrap_or_default()
        .trim_end()
        .trim_end_matches(['*', '_']);

    text.ends_with([':', '—', '–']) || text.ends_with(" following")
}

/// The items that follow a lead-in, up to the next paragraph that is none.
fn list_items<'a>(document: &SourceDocument, rest: &[&'a Block]) -> Vec<&'a Block> {
    rest.iter()
        .take_while(|block| is_item(document, block))
        .take(40)
        .copied()
        .collect()
}

fn is_item(document: &SourceDocument, block: &Block) -> bool {
    if matches!(block.kind, BlockKind::ListItem | BlockKind::TableRow) {
        return true;
    }
    if matches!(block.kind, BlockKind::Heading(_)) {
        return false;
    }

    let is_limb = |label: &str| {
        let label = label.trim().trim_end_matches('.');
        label.ends_with(')') || label.len() <= 4 && label.chars().all(|c| c.is_ascii_lowercase())
    };

    if block.automatic_number.as_deref().is_some_and(is_limb) {
        return true;
    }

    let text = document
        .text
        .get(block.range.clone())
        .unwrap_or_default()
        .trim_start();

    let label = text.split_whitespace().next().unwrap_or_default();

    label.len() <= 6
        && (label.starts_with('(') && label.ends_with(')')
            || is_bullet(label)
            || is_letter_label(label))
}

fn is_bullet(label: &str) -> bool {
    matches!(label, "-" | "*" | "•" | "–" | "·" | "▪" | "o" | "●")
}

fn is_letter_label(label: &str) -> bool {
    let inner = label.trim_end_matches(['.', ')']);
    inner.len() < label.len()
        && !inner.is_empty()
        && inner.len() <= 4
        && inner.chars().all(|c| c.is_ascii_lowercase())
}

fn last_sentence(document: &SourceDocument, block: &Block) -> Range<usize> {
    split_sentences(&document.text, block.range.clone())
        .pop()
        .unwrap_or(block.range.clone())
}

fn count_words(document: &SourceDocument, range: &Range<usize>) -> usize {
    document
        .text
        .get(range.clone())
        .unwrap_or_default()
        .split_whitespace()
        .count()
}

/// The place of a sentence: its innermost clause and its page.
pub(crate) fn place_of(document: &SourceDocument, at: usize) -> (Option<usize>, Option<u32>) {
    (find_clause(&document.clauses, at), find_page(document, at))
}
