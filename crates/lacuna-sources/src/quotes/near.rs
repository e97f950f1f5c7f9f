//! The nearest passage to a quote that is not in a document, and the words in which the two differ.

use super::Difference;
use super::difference::{CONTEXT_WORDS, classify_difference};
use super::fold::SearchForm;
use std::collections::BTreeMap;
use std::ops::Range;

/// The words of a quote that are aligned at once. Its beginning is enough to find the passage, at a cost of this number
/// times the document's words; the words behind it are aligned with what follows in the document.
const WORDS_AT_ONCE: usize = 400;

/// A word of a search form.
struct Word {
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

impl Step {
    /// Moves a step of a part to where the part is in the quote and the document.
    fn shift(self, quoted_by: usize, found_by: usize) -> Self {
        match self {
            Self::Match { quoted, found } => Self::Match {
                quoted: quoted + quoted_by,
                found: found + found_by,
            },
            Self::Missing { found, before } => Self::Missing {
                found: found + found_by,
                before: before + quoted_by,
            },
            Self::Added { quoted } => Self::Added {
                quoted: quoted + quoted_by,
            },
        }
    }
}

/// Aligns a quote with the passage that needs the fewest changed words.
///
/// Returns nothing where more than a quarter of the words differ: that is another sentence.
pub(super) fn find_near_miss(document: &SearchForm, quote: &SearchForm) -> Option<NearMiss> {
    let quoted = split_words(quote);
    let words = split_words(document);

    // One word or two are near to passages all over the document.
    if quoted.len() < 3 || words.is_empty() {
        return None;
    }

    let (quoted_keys, document_keys) = number_keys(&quoted, &words);

    let head = quoted_keys.get(..quoted_keys.len().min(WORDS_AT_ONCE))?;
    let (window, cost) = find_window(head, &document_keys);

    // In a quote of three words, one may differ.
    let allowed = quoted.len().max(4) / 4;
    if cost > allowed {
        return None;
    }

    let (steps, end) = align_parts(&quoted_keys, &document_keys, window.clone())?;
    let changed = |step: &&Step| match **step {
        Step::Match { quoted, found } => quoted_keys.get(quoted) != document_keys.get(found),
        Step::Missing { .. } | Step::Added { .. } => true,
    };

    // The beginning of a long quote may be near a passage, and the rest of it far from all.
    if steps.iter().filter(changed).count() > allowed {
        return None;
    }

    let differences = Comparison {
        quote,
        document,
        quoted: &quoted,
        found: &words,
        steps: &steps,
    }
    .list_differences();

    let passage = words.get(window.start..end)?;
    Some(NearMiss {
        units: passage.first()?.units.start..passage.last()?.units.end,
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
                key: String::new(),
                units: at..at,
            });
        }

        if let Some(word) = words.last_mut() {
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

/// Aligns all words of a quote, part by part, from a window that the first part was found in.
///
/// Returns the steps and where the last part ends in the document.
fn align_parts(
    quoted: &[u32],
    document: &[u32],
    window: Range<usize>,
) -> Option<(Vec<Step>, usize)> {
    let mut steps = Vec::new();
    let (mut from, mut end) = (window.start, window.end);
    for (part, words) in quoted.chunks(WORDS_AT_ONCE).enumerate() {
        let is_first = part == 0;
        if !is_first {
            // Twice as many words leave room for what the quote leaves out.
            end = document.len().min(from + 2 * WORDS_AT_ONCE);
        }

        let (aligned, length) = align_window(words, document.get(from..end)?, is_first);
        let shift = |step: Step| step.shift(part * WORDS_AT_ONCE, from);
        steps.extend(aligned.into_iter().map(shift));
        from += length;
    }

    Some((steps, from))
}

/// Aligns words with a window, or with a beginning of it that fits best, and walks back through the table of costs.
///
/// Returns the steps and the length of what was aligned.
fn align_window(quoted: &[u32], window: &[u32], is_whole: bool) -> (Vec<Step>, usize) {
    let width = window.len() + 1;
    let table = fill_costs(quoted, window);
    let read = |row: usize, column: usize| {
        table
            .get(row * width + column)
            .copied()
            .unwrap_or(u32::MAX / 2)
    };

    // Of equal ones the last, so that a changed word at the end of a part takes what is said in its place.
    let best = (0..width)
        .rev()
        .min_by_key(|&column| read(quoted.len(), column));
    let length = best.filter(|_| !is_whole).unwrap_or(window.len());

    let (mut row, mut column) = (quoted.len(), length);
    let mut steps = Vec::new();
    while row > 0 || column > 0 {
        let here = read(row, column);
        let diagonal = row > 0 && column > 0 && {
            let changed = u32::from(quoted.get(row - 1) != window.get(column - 1));
            here == read(row - 1, column - 1) + changed
        };
        if diagonal {
            row -= 1;
            column -= 1;
            steps.push(Step::Match {
                quoted: row,
                found: column,
            });
        } else if column > 0 && here == read(row, column - 1) + 1 {
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

    (steps, length)
}

/// The costs of aligning each beginning of a quote with each beginning of a window, row by row.
fn fill_costs(quoted: &[u32], window: &[u32]) -> Vec<u32> {
    let width = window.len() + 1;
    let mut table = vec![0u32; (quoted.len() + 1) * width];
    let read = |table: &[u32], row: usize, column: usize| {
        table
            .get(row * width + column)
            .copied()
            .unwrap_or(u32::MAX / 2)
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

            if let Some(cell) = table.get_mut(row * width + column) {
                *cell = cost;
            }
        }
    }

    table
}

/// A quote and a document with the steps that lead from one to the other.
struct Comparison<'a> {
    quote: &'a SearchForm,
    document: &'a SearchForm,
    quoted: &'a [Word],
    found: &'a [Word],
    steps: &'a [Step],
}

impl Comparison<'_> {
    /// Turns the steps into differences; words that differ one after the other make one.
    fn list_differences(&self) -> Vec<Difference> {
        let same: Vec<bool> = self.steps.iter().map(|step| self.is_same(*step)).collect();
        let mut differences = Vec::new();
        let mut at = 0;

        while let Some(start) = same.iter().skip(at).position(|same| !same) {
            let start = at + start;
            let length = same.iter().skip(start).position(|same| *same);
            let end = length.map_or(same.len(), |length| start + length);
            differences.extend(self.describe(start..end, &same));
            at = end;
        }

        differences
    }

    fn describe(&self, range: Range<usize>, same: &[bool]) -> Option<Difference> {
        let steps = self.steps.get(range.clone())?;
        let (quoted, found) = self.print(steps);

        let before = self.steps.get(..range.start)?;
        let shared = same.iter().take(range.start).rev();
        let shared = shared.take(CONTEXT_WORDS).take_while(|same| **same).count();
        let (before, _) = self.print(before.get(range.start - shared..)?);

        let behind = self.steps.get(range.end..)?;
        let shared = same.iter().skip(range.end);
        let shared = shared.take(CONTEXT_WORDS).take_while(|same| **same).count();
        let (behind, _) = self.print(behind.get(..shared)?);

        let word = match *steps.first()? {
            Step::Match { quoted, .. } | Step::Added { quoted } => quoted,
            Step::Missing { before, .. } => before,
        };

        Some(Difference {
            word: word + 1,
            kind: classify_difference(&quoted, &found, (&before, &behind)),
            quoted,
            found,
        })
    }

    /// Whether a step leads from a word to the same word, with its punctuation, capitals and hyphens.
    fn is_same(&self, step: Step) -> bool {
        let Step::Match { quoted, found } = step else {
            return false;
        };

        self.quoted
            .get(quoted)
            .zip(self.found.get(found))
            .is_some_and(|(quoted, found)| {
                self.document
                    .agrees_within(&found.units, self.quote, &quoted.units)
            })
    }

    /// Prints the words of some steps as the quote and as the document have them.
    fn print(&self, steps: &[Step]) -> (String, String) {
        let (mut theirs, mut ours) = (String::new(), String::new());
        for step in steps {
            let (quoted, found) = match *step {
                Step::Match { quoted, found } => (Some(quoted), Some(found)),
                Step::Missing { found, .. } => (None, Some(found)),
                Step::Added { quoted } => (Some(quoted), None),
            };

            if let Some(word) = quoted.and_then(|at| self.quoted.get(at)) {
                push_word(&mut theirs, &self.quote.print(&word.units));
            }

            if let Some(word) = found.and_then(|at| self.found.get(at)) {
                push_word(&mut ours, &self.document.print(&word.units));
            }
        }

        (theirs, ours)
    }
}

fn push_word(text: &mut String, word: &str) {
    if !text.is_empty() && !word.is_empty() {
        text.push(' ');
    }

    text.push_str(word);
}
