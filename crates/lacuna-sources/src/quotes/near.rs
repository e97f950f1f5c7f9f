//! The nearest passage to a quote that does not stand in a document, and the words in which the two differ.

use super::fold::SearchForm;
use super::turning::classify_difference;
use super::{Difference, DifferenceKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// The most words of a quote that are aligned; the cost is their number times the document's words.
const MAX_ALIGNED_WORDS: usize = 400;

/// A word of a search form.
struct Word {
    /// As printed, hyphens and blanks folded.
    printed: String,
    /// Without capitals and punctuation.
    key: String,
    units: Range<usize>,
}

/// The passage nearest to a quote.
pub(super) struct NearMiss {
    pub(super) units: Range<usize>,
    pub(super) differences: Vec<Difference>,
}

/// One step from a quote to the document.
#[derive(Clone, Copy)]
enum Step {
    Match { quoted: usize, found: usize },
    Missing { found: usize, before: usize },
    Added { quoted: usize },
}

/// Aligns a quote with the passage that needs the fewest changed words.
///
/// Returns nothing where more than a quarter of the words differ: that is another sentence.
pub(super) fn find_near_miss(document: &SearchForm, quote: &SearchForm) -> Option<NearMiss> {
    let mut quoted = split_words(quote);
    // The beginning is enough to find the passage, and the cost grows with both lengths.
    quoted.truncate(MAX_ALIGNED_WORDS);
    let words = split_words(document);

    // One word or two are near to passages all over the document.
    if quoted.len() < 3 || words.is_empty() {
        return None;
    }

    let (quoted_keys, document_keys) = number_keys(&quoted, &words);

    let (window, cost) = find_window(&quoted_keys, &document_keys);

    // In a quote of three words, one may differ.
    if cost * 4 > quoted.len().max(4) {
        return None;
    }

    let steps = align_window(&quoted_keys, document_keys.get(window.clone())?);
    let found = words.get(window)?;
    let differences = list_differences(&steps, &quoted, found);
    let (first, last) = (found.first()?, found.last()?);

    Some(NearMiss {
        units: first.units.start..last.units.end,
        differences,
    })
}

fn split_words(form: &SearchForm) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (at, unit) in form.units.iter().enumerate() {
        // A hyphen joins, even one with a blank behind it, which may have ended a line.
        let begins = at == 0 || unit.gap.blank && !unit.gap.hyphen || unit.gap.bullet;
        if begins {
            words.push(Word {
                printed: String::new(),
                key: String::new(),
                units: at..at,
            });
        }

        if let Some(word) = words.last_mut() {
            word.printed.push(unit.letter);
            if unit.letter.is_alphanumeric() {
                word.key.extend(unit.letter.to_lowercase());
            }

            word.units.end = at + 1;
        }
    }

    words
}

/// Gives equal words equal numbers, so that comparing them is cheap.
fn number_keys(quoted: &[Word], words: &[Word]) -> (Vec<u32>, Vec<u32>) {
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    for (word, number) in quoted.iter().zip(1u32..) {
        numbers.entry(&word.key).or_insert(number);
    }

    // All words that the quote does not have are zero, since none of them can match.
    let number = |word: &Word| numbers.get(word.key.as_str()).copied().unwrap_or(0);
    (
        quoted.iter().map(number).collect(),
        words.iter().map(number).collect(),
    )
}

/// Finds the window of the document with the fewest edits: Sellers' algorithm, free at both ends of the document.
fn find_window(quoted: &[u32], document: &[u32]) -> (Range<usize>, usize) {
    let mut costs: Vec<(u32, u32)> = (0..).map(|cost| (cost, 0)).take(quoted.len() + 1).collect();
    let mut best = (0..0, quoted.len());
    for (position, &word) in document.iter().enumerate() {
        let here = u32::try_from(position).unwrap_or(u32::MAX);
        let mut diagonal = (0, here);
        let mut above = (0, here + 1);

        for (row, &key) in quoted.iter().enumerate() {
            let Some(cell) = costs.get_mut(row + 1) else {
                continue;
            };

            let left = *cell;
            let substituted = (diagonal.0 + u32::from(key != word), diagonal.1);
            let next = substituted
                .min((left.0 + 1, left.1))
                .min((above.0 + 1, above.1));

            // At equal cost a changed word is better, since it shows what is said in its place.
            let next = if next.0 == substituted.0 {
                substituted
            } else {
                next
            };

            diagonal = left;
            above = next;
            *cell = next;
        }

        let (cost, start) = costs.last().copied().unwrap_or_default();
        if (cost as usize) < best.1 {
            best = (start as usize..position + 1, cost as usize);
        }
    }

    best
}

/// Aligns a quote with one window and walks back through the table of costs.
fn align_window(quoted: &[u32], window: &[u32]) -> Vec<Step> {
    let width = window.len() + 1;
    let mut table = vec![0u32; (quoted.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    let read = |table: &[u32], row: usize, column: usize| {
        table.get(at(row, column)).copied().unwrap_or(u32::MAX / 2)
    };

    for row in 0..=quoted.len() {
        for column in 0..width {
            let cost = match (row, column) {
                (0, n) | (n, 0) => u32::try_from(n).unwrap_or(u32::MAX),
                _ => {
                    let changed = u32::from(quoted.get(row - 1) != window.get(column - 1));
                    (read(&table, row - 1, column - 1) + changed)
                        .min(read(&table, row - 1, column) + 1)
                        .min(read(&table, row, column - 1) + 1)
                }
            };

            if let Some(cell) = table.get_mut(at(row, column)) {
                *cell = cost;
            }
        }
    }

    let (mut row, mut column) = (quoted.len(), window.len());
    let mut steps = Vec::new();
    while row > 0 || column > 0 {
        let here = read(&table, row, column);
        let diagonal = row > 0 && column > 0 && {
            let changed = u32::from(quoted.get(row - 1) != window.get(column - 1));
            here == read(&table, row - 1, column - 1) + changed
        };
        if diagonal {
            row -= 1;
            column -= 1;
            steps.push(Step::Match {
                quoted: row,
                found: column,
            });
        } else if column > 0 && here == read(&table, row, column - 1) + 1 {
            column -= 1;
            steps.push(Step::Missing {
                found: column,
                before: row,
            });
        } else {
            row -= 1;
            steps.push(Step::Added { quoted: row });
        }
    }

    steps.reverse();

    steps
}

/// Turns the steps into differences; words that differ one after the other make one.
fn list_differences(steps: &[Step], quoted: &[Word], found: &[Word]) -> Vec<Difference> {
    let mut differences: Vec<Difference> = Vec::new();
    let mut runs_on = false;
    for step in steps {
        let (position, theirs, ours) = match *step {
            Step::Match {
                quoted: q,
                found: f,
            } => (q, quoted.get(q), found.get(f)),
            Step::Missing { found: f, before } => (before, None, found.get(f)),
            Step::Added { quoted: q } => (q, quoted.get(q), None),
        };

        let same = theirs
            .zip(ours)
            .is_some_and(|(theirs, ours)| theirs.printed == ours.printed);

        if same {
            runs_on = false;
            continue;
        }

        let (theirs, ours) = (
            theirs.map_or("", |word| &word.printed),
            ours.map_or("", |word| &word.printed),
        );

        match differences.last_mut().filter(|_| runs_on) {
            Some(last) => {
                push_word(&mut last.quoted, theirs);
                push_word(&mut last.found, ours);
            }
            None => differences.push(Difference {
                word: position + 1,
                quoted: theirs.to_owned(),
                found: ours.to_owned(),
                kind: DifferenceKind::Wording,
            }),
        }
        runs_on = true;
    }

    for difference in &mut differences {
        difference.kind = classify_difference(&difference.quoted, &difference.found);
    }

    differences
}

fn push_word(text: &mut String, word: &str) {
    if !text.is_empty() && !word.is_empty() {
        text.push(' ');
    }

    text.push_str(word);
}
