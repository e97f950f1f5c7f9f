//! Finds running heads, footers and page numbers: lines at the edge of pages that come back on most of them.

use std::collections::BTreeMap;

use crate::{document::SetApartKind, paragraphs::PrintedLine};

/// How many lines from the head of a page may be furniture: letterheads have up to nine.
const HEAD_LINES: usize = 9;

/// How many lines from the foot of a page may be furniture.
const FOOT_LINES: usize = 7;

/// Takes the furniture of pages out of the lines; it is attached to the next line that stays.
pub(super) fn set_furniture_apart(lines: Vec<PrintedLine>, has_pages: bool, pages: u32) -> Vec<PrintedLine> {
    let edges = find_edges(&lines, has_pages);
    let counts = count_edge_lines(&lines, &edges);
    let pages = usize::try_from(pages).unwrap_or(usize::MAX);

    let mut kept: Vec<PrintedLine> = Vec::new();
    let mut waiting = Vec::new();
    for (mut line, is_edge) in lines.into_iter().zip(edges) {
        let count = counts.get(&furniture_key(&line.text)).copied().unwrap_or_default();
        let comes_back = has_pages && pages >= 2 && is_edge && count >= 2.max(pages * 2 / 5);
        let is_number = is_page_number(&line.text) && (is_edge || is_framed_number(&line.text));
        if comes_back || is_number {
            waiting.push((SetApartKind::PageFurniture, line.text));
            continue;
        }
        line.set_apart.append(&mut waiting);
        kept.push(line);
    }

    // What stands behind the last line belongs to it as well.
    if let Some(last) = kept.last_mut() {
        last.set_apart.append(&mut waiting);
    }
    kept
}

/// Marks the lines at the head and foot of each page.
fn find_edges(lines: &[PrintedLine], has_pages: bool) -> Vec<bool> {
    let mut edges = vec![false; lines.len()];
    if !has_pages {
        return edges;
    }

    let mut start = 0;
    for page in lines.chunk_by(|a, b| a.page == b.page) {
        for (index, edge) in edges.iter_mut().skip(start).take(page.len()).enumerate() {
            let by_order = index < HEAD_LINES || index + FOOT_LINES >= page.len();
            *edge = page.get(index).and_then(|line| line.at_edge).unwrap_or(by_order);
        }
        start += page.len();
    }
    edges
}

/// Counts on how many pages each line at an edge stands, digits apart.
fn count_edge_lines(lines: &[PrintedLine], edges: &[bool]) -> BTreeMap<String, usize> {
    let mut seen: BTreeMap<String, (usize, u32)> = BTreeMap::new();
    for (line, _) in lines.iter().zip(edges).filter(|(_, edge)| **edge) {
        let entry = seen.entry(furniture_key(&line.text)).or_insert((0, 0));
        if entry.1 != line.page {
            *entry = (entry.0 + 1, line.page);
        }
    }
    seen.into_iter().map(|(key, (count, _))| (key, count)).collect()
}

/// Returns a line in small letters with each run of digits as one mark.
///
/// A label is kept as it is: `1. Fees` and `2. Fees` are clauses, not furniture.
fn furniture_key(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let starts_with_digit = text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(char::is_alphabetic);
    if starts_with_digit {
        let is_count = text.split_whitespace().nth(1).is_some_and(|word| ["of", "von", "/", "|"].contains(&word));
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
    let digits = text.split(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty());
    digits.filter(|_| is_page_number(text)).map(str::to_owned)
}

/// Whether a line is a page number alone, such as `4`, `- 4 -`, `Page | 4` or `4 of 12`.
fn is_page_number(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let text = ["page", "seite", "p."].iter().find_map(|word| lower.strip_prefix(word)).unwrap_or(&lower);
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || "|-–—/[]".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    let is_number = |word: &str| word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit());
    let is_roman = |word: &str| word.len() <= 5 && word.chars().all(|c| "ivx".contains(c));
    match words.as_slice() {
        [only] => is_number(only) || is_roman(only),
        [first, second] => is_number(first) && is_number(second),
        [first, of, second] => ["of", "von", "sur", "de"].contains(of) && is_number(first) && is_number(second),
        _ => false,
    }
}

/// Whether dashes stand on both sides of a page number, as typists set them.
fn is_framed_number(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 8 && text.starts_with(['-', '–']) && text.ends_with(['-', '–']) && text.contains(|c: char| c.is_ascii_digit())
}
