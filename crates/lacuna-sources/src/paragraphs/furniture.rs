//! Finds running heads, footers and page numbers: lines at the edge of pages that come back on most of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::{document::SetApartKind, paragraphs::PrintedLine};

/// How many lines from the head of a page may be furniture: letterheads have up to nine.
const HEAD_LINES: usize = 9;

/// How many lines from the foot of a page may be furniture.
const FOOT_LINES: usize = 7;

/// How many lines of the page itself may be between lines of furniture, such as the title of a section.
const MAX_BETWEEN: usize = 1;

/// A line of furniture, or what is apart in it, with its page.
type Furniture = (u32, SetApartKind, String);

/// Takes the furniture of pages out of the lines, and returns what is attached to none of them.
///
/// Furniture is attached to the next line that stays.
pub(super) fn set_furniture_apart(
    lines: Vec<PrintedLine>,
    has_pages: bool,
    pages: u32,
) -> (Vec<PrintedLine>, Vec<Furniture>) {
    let marks = if has_pages {
        mark_furniture(&lines, pages)
    } else {
        mark_beside_numbers(&lines)
    };

    let mut kept: Vec<PrintedLine> = Vec::new();
    let mut waiting = Vec::new();
    for (mut line, is_furniture) in lines.into_iter().zip(marks) {
        if is_furniture || is_framed_number(&line.text) {
            waiting.push((line.page, SetApartKind::PageFurniture, line.text));
            // A comment may be anchored at a running head.
            let apart = line.set_apart.into_iter();
            waiting.extend(apart.map(|(kind, words)| (line.page, kind, words)));
            continue;
        }
        line.furniture.append(&mut waiting);

        kept.push(line);
    }

    // What stands behind the last line belongs to it as well.
    if let Some(last) = kept.last_mut() {
        last.furniture.append(&mut waiting);
    }

    (kept, waiting)
}

/// Marks lines that come back beside the page numbers of a text without pages.
fn mark_beside_numbers(lines: &[PrintedLine]) -> Vec<bool> {
    let numbers = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| is_framed_number(&line.text))
        .map(|(index, _)| index);

    let beside: Vec<usize> = numbers
        .flat_map(|index| [index.checked_sub(1), Some(index + 1)])
        .flatten()
        .collect();

    let key_at = |index: &usize| lines.get(*index).map(|line| furniture_key(&line.text));

    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for key in beside.iter().filter_map(key_at) {
        *counts.entry(key).or_default() += 1;
    }

    let mut marks = vec![false; lines.len()];
    for index in beside {
        // What is beside a number only once may be a line of the sentence that the page breaks.
        let comes_back = key_at(&index)
            .and_then(|key| counts.get(&key).copied())
            .is_some_and(|count| count >= 2);

        if let Some(mark) = marks.get_mut(index) {
            *mark = comes_back;
        }
    }

    marks
}

/// Marks the lines that come back on most pages or are page numbers, from the head and the foot of each page inwards.
fn mark_furniture(lines: &[PrintedLine], pages: u32) -> Vec<bool> {
    let pages = usize::try_from(pages).unwrap_or(usize::MAX);
    let order = order_by_place(lines);
    let counts = count_edge_lines(lines, &order);
    let is_candidate = |index: usize| {
        let Some(line) = lines.get(index) else {
            return false;
        };

        let count = counts
            .get(&furniture_key(&line.text))
            .copied()
            .unwrap_or_default();

        // Heads that differ on left and right pages come back on half of the pages each.
        (pages >= 2 && count >= 2.max(pages * 2 / 5)) || is_page_number(&line.text)
    };

    let mut marks = vec![false; lines.len()];

    // Begun at the edges, this leaves a line that two pages share in their middle as text.
    for page in &order {
        mark_inwards(
            page.iter().copied().take(HEAD_LINES),
            is_candidate,
            &mut marks,
        );

        mark_inwards(
            page.iter().rev().copied().take(FOOT_LINES),
            is_candidate,
            &mut marks,
        );
    }

    marks
}

fn mark_inwards(
    edge: impl Iterator<Item = usize>,
    is_candidate: impl Fn(usize) -> bool,
    marks: &mut [bool],
) {
    let mut between = 0;
    for index in edge {
        if is_candidate(index) {
            if let Some(mark) = marks.get_mut(index) {
                *mark = true;
            }
        } else {
            between += 1;
            if between > MAX_BETWEEN {
                return;
            }
        }
    }
}

/// Returns the positions of the lines of each page, from the head to the foot.
fn order_by_place(lines: &[PrintedLine]) -> Vec<Vec<usize>> {
    let mut pages = Vec::new();
    let mut start = 0;
    for page in lines.chunk_by(|a, b| a.page == b.page) {
        let mut order: Vec<(usize, usize)> = page
            .iter()
            .enumerate()
            .map(|(index, line)| (line.rank.unwrap_or(index), start + index))
            .collect();
        order.sort_unstable();
        pages.push(order.into_iter().map(|(_, index)| index).collect());
        start += page.len();
    }
    pages
}

/// Counts on how many pages each line near an edge is, digits apart.
fn count_edge_lines(lines: &[PrintedLine], order: &[Vec<usize>]) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in order {
        let near = page
            .iter()
            .enumerate()
            .filter(|(rank, _)| *rank < HEAD_LINES || rank + FOOT_LINES >= page.len());

        // In a set, a line that is twice on one page counts once.
        let keys: BTreeSet<String> = near
            .filter_map(|(_, index)| lines.get(*index))
            .map(|line| furniture_key(&line.text))
            .collect();

        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }

    counts
}

/// Returns a line in lower case with each run of digits as one mark.
///
/// A label is kept as it is: `1. Fees` and `2. Fees` are clauses, not furniture.
fn furniture_key(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let starts_with_digit =
        text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(char::is_alphabetic);
    if starts_with_digit {
        // `3 of 12` begins with a digit too, and is another on every page.
        let is_count = text
            .split_whitespace()
            .nth(1)
            .is_some_and(|word| ["of", "von", "/", "|"].contains(&word));

        if !is_count {
            return text;
        }
    }

    let mut key = String::new();
    for c in text.chars() {
        if !c.is_ascii_digit() {
            key.push(c);
        } else if !key.ends_with('#') {
            key.push('#');
        }
    }

    key
}

/// Returns the number in a line that is a page number alone.
pub(crate) fn printed_number(text: &str) -> Option<String> {
    let digits = text
        .split(|c: char| !c.is_ascii_digit())
        .find(|part| !part.is_empty());

    digits.filter(|_| is_page_number(text)).map(str::to_owned)
}

/// Whether a line is a page number alone, such as `4`, `- 4 -`, `Page | 4` or `4 of 12`.
fn is_page_number(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let text = ["page", "seite", "p."]
        .iter()
        .find_map(|word| lower.strip_prefix(word))
        .unwrap_or(&lower);

    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || "|-–—/[]".contains(c))
        .filter(|word| !word.is_empty())
        .collect();

    let is_number = |word: &str| word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit());

    // With l, c, d and m, the words `mild` and `civil` would be numbers.
    let is_roman = |word: &str| word.len() <= 5 && word.chars().all(|c| "ivx".contains(c));
    match words.as_slice() {
        [only] => is_number(only) || is_roman(only),
        [first, second] => is_number(first) && is_number(second),
        [first, of, second] => {
            ["of", "von", "sur", "de"].contains(of) && is_number(first) && is_number(second)
        }
        _ => false,
    }
}

/// Whether dashes are on both sides of a page number, as typists set them.
fn is_framed_number(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 8
        && text.starts_with(['-', '–'])
        && text.ends_with(['-', '–'])
        && text.contains(|c: char| c.is_ascii_digit())
}
