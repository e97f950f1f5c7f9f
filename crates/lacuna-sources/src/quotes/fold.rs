//! The form of a text in which quotes are looked up: what does not matter is folded, what does is kept.

use memchr::memmem;
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What is between two letters, folded away in the search form and compared afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Gap {
    /// White space of any kind, or the rule between two cells of a table.
    pub(super) blank: bool,
    /// A hyphen or a dash of any length.
    pub(super) hyphen: bool,
    /// White space before the hyphen.
    pub(super) spaced: bool,
    /// The end of a line or a paragraph.
    pub(super) line_feed: bool,
    /// White space after the hyphen, as at the end of a line.
    pub(super) broken: bool,
    /// A mark that begins an item of a list.
    pub(super) bullet: bool,
    /// The end of a printed line where a hyphen was kept or removed, and either may be right.
    pub(super) line_end: bool,
}

impl Gap {
    fn is_empty(self) -> bool {
        !(self.blank || self.hyphen || self.bullet)
    }
}

/// A letter or mark of the search form.
#[derive(Debug, Clone, Copy)]
pub(super) struct FoldedChar {
    /// The character as folded.
    pub(super) letter: char,
    /// Where it begins in the source.
    pub(super) start: u32,
    /// Where it ends in the source.
    pub(super) end: u32,
    /// What is before it.
    pub(super) gap: Gap,
}

/// A piece of text that is folded into a form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment<'a> {
    /// The words.
    pub(super) text: &'a str,
    /// Where they begin in the source.
    pub(super) offset: usize,
    /// Whether they appear in the source, and not only at this place of it, as the number of a clause does.
    pub(super) in_source: bool,
}

/// A text without blanks and hyphens, with quotation marks, dashes and ligatures folded and a way back to the source.
#[derive(Debug, Default)]
pub(super) struct SearchForm {
    letters: String,
    /// The position in `units` of each byte of `letters`.
    index: Vec<u32>,
    pub(super) units: Vec<FoldedChar>,
    pending: Gap,
    /// Whether nothing but blanks was met since the last line feed.
    at_line_start: bool,
}

impl SearchForm {
    /// Folds one text.
    pub(super) fn fold(text: &str) -> Self {
        Self::fold_segments([Segment {
            text,
            offset: 0,
            in_source: true,
        }])
    }

    /// Folds pieces that follow each other; a blank is between two of them.
    pub(super) fn fold_segments<'a>(segments: impl IntoIterator<Item = Segment<'a>>) -> Self {
        let mut form = Self {
            at_line_start: true,
            ..Self::default()
        };

        for segment in segments {
            form.pending.blank = true;
            form.push_segment(segment);
        }

        form
    }

    fn push_segment(&mut self, segment: Segment<'_>) {
        let mut characters = segment.text.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            // A letter takes its marks along, so that both ways to write é in Unicode fold alike.
            let mut end = at + character.len_utf8();
            while let Some(&(next, mark)) = characters.peek() {
                if !is_combining_mark(mark) {
                    break;
                }

                end = next + mark.len_utf8();
                characters.next();
            }

            let (start, stop) = if segment.in_source {
                (segment.offset + at, segment.offset + end)
            } else {
                (segment.offset, segment.offset)
            };

            let place = (
                u32::try_from(start).unwrap_or(u32::MAX),
                u32::try_from(stop).unwrap_or(u32::MAX),
            );

            // Normalising leaves ASCII as it is, and nearly all letters are ASCII.
            if character.is_ascii() && end == at + 1 {
                self.push(character, place, characters.peek().map(|&(_, next)| next));
            } else {
                let next = characters.peek().map(|&(_, next)| next);
                for folded in segment.text.get(at..end).unwrap_or_default().nfkc() {
                    self.push(folded, place, next);
                }
            }
        }
    }

    fn push(&mut self, character: char, (start, end): (u32, u32), next: Option<char>) {
        match fold_letter(character) {
            Folded::Nothing => {}
            Folded::Blank => self.push_blank(matches!(
                character,
                '\n' | '\r' | '\u{c}' | '\u{2028}' | '\u{2029}'
            )),
            Folded::Hyphen if self.at_line_start && next.is_none_or(char::is_whitespace) => {
                self.pending.bullet = true
            }
            Folded::Hyphen => {
                self.pending.spaced |= self.pending.blank;
                self.pending.hyphen = true;
                self.pending.broken = false;
                self.at_line_start = false;
            }
            Folded::Bullet => self.pending.bullet = true,
            // Markdown and e-mail mark lines that they quote so.
            Folded::Letter('>') if self.at_line_start => {}
            // How long a blank to fill in was drawn does not matter.
            Folded::Letter('_') if self.units.last().is_some_and(|unit| unit.letter == '_') => {
                if let Some(unit) = self.units.last_mut() {
                    unit.end = unit.end.max(end);
                }
            }
            Folded::Letter(letter) => {
                let position = u32::try_from(self.units.len()).unwrap_or(u32::MAX);
                self.letters.push(letter);
                self.index.resize(self.letters.len(), position);
                self.units.push(FoldedChar {
                    letter,
                    start,
                    end,
                    gap: std::mem::take(&mut self.pending),
                });

                self.at_line_start = false;
            }
        }
    }

    fn push_blank(&mut self, ends_line: bool) {
        if self.pending.hyphen {
            self.pending.broken = true;
        }

        self.pending.blank = true;
        self.pending.line_feed |= ends_line;
        self.at_line_start |= ends_line;
    }

    /// Marks the letters before which a hyphen ended a printed line; `offsets` ascend.
    pub(super) fn mark_line_ends(&mut self, offsets: &[usize]) {
        let mut offsets = offsets.iter().copied().peekable();
        for unit in &mut self.units {
            while offsets
                .next_if(|&offset| offset < unit.start as usize)
                .is_some()
            {}
            if offsets.peek() == Some(&(unit.start as usize)) {
                unit.gap.line_end = true;
                offsets.next();
            }
        }
    }

    /// Whether nothing is left after folding.
    pub(super) fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// Finds every place where `quote` appears word for word, as ranges of units.
    pub(super) fn find(&self, quote: &Self) -> Vec<Range<usize>> {
        if quote.is_empty() {
            return Vec::new();
        }

        let mut found = Vec::new();

        // Letters are found first, as fast as bytes. Gaps are compared only where they agree.
        for at in memmem::find_iter(self.letters.as_bytes(), quote.letters.as_bytes()) {
            let Some(&start) = self.index.get(at) else {
                continue;
            };

            let range = start as usize..start as usize + quote.units.len();
            // Letters alone would join words: `there in` is not `therein`.
            if self.agrees(&range, quote) && self.is_at_word_edges(&range) {
                found.push(range);
            }
        }

        found
    }

    /// The bytes of the source that a range of units is in.
    pub(super) fn source_range(&self, units: &Range<usize>) -> Range<usize> {
        let found = self.units.get(units.clone()).unwrap_or_default();

        // What was put in, such as the number of a clause, has no width and is not in the text.
        let start = found
            .iter()
            .find(|unit| unit.end > unit.start)
            .or(found.first())
            .map_or(0, |unit| unit.start as usize);

        let end = found
            .iter()
            .rev()
            .find(|unit| unit.end > unit.start)
            .or(found.last())
            .map_or(0, |unit| unit.end as usize);

        start..end.max(start)
    }

    fn agrees(&self, range: &Range<usize>, quote: &Self) -> bool {
        self.gaps_agree_within(range, quote, &(0..quote.units.len()))
    }

    /// Whether a part of this form is, letter by letter, a part of a quote.
    pub(super) fn agrees_within(
        &self,
        range: &Range<usize>,
        quote: &Self,
        quoted: &Range<usize>,
    ) -> bool {
        let letters = |form: &Self, range: &Range<usize>| {
            let units = form.units.get(range.clone()).unwrap_or_default();
            units.iter().map(|unit| unit.letter).collect::<Vec<char>>()
        };

        letters(self, range) == letters(quote, quoted)
            && self.gaps_agree_within(range, quote, quoted)
    }

    /// Whether what is between the letters of a part agrees with a part of a quote that has the same letters.
    fn gaps_agree_within(&self, range: &Range<usize>, quote: &Self, quoted: &Range<usize>) -> bool {
        let parts = self.units.get(range.clone());
        let Some((here, there)) = parts.zip(quote.units.get(quoted.clone())) else {
            return false;
        };

        here.windows(2)
            .zip(there.windows(2))
            .enumerate()
            .all(|(at, (mine, theirs))| {
                let ([before, after], [_, quoted]) = (mine, theirs) else {
                    return false;
                };

                // The word behind a hyphen may run on behind the part.
                let conjunction = || {
                    let behind = self.units.get(range.start + at + 1..);
                    starts_with_conjunction(behind.unwrap_or_default())
                };
                gaps_agree(
                    after.gap,
                    quoted.gap,
                    before.letter,
                    after.letter,
                    conjunction,
                )
            })
    }

    /// Writes out the letters of a range of units with the hyphens between them.
    pub(super) fn print(&self, range: &Range<usize>) -> String {
        let units = self.units.get(range.clone()).unwrap_or_default();
        let mut printed = String::new();
        for (at, unit) in units.iter().enumerate() {
            if at > 0 && unit.gap.hyphen {
                printed.push_str(if unit.gap.spaced { " - " } else { "-" });
            }

            printed.push(unit.letter);
        }

        printed
    }

    /// A hit that begins or ends within a word is none: `aw of England`.
    fn is_at_word_edges(&self, range: &Range<usize>) -> bool {
        let is_edge = |at: usize| {
            let (Some(before), Some(after)) = (
                at.checked_sub(1).and_then(|at| self.units.get(at)),
                self.units.get(at),
            ) else {
                return true;
            };

            let joined = before.letter.is_alphanumeric() && after.letter.is_alphanumeric();
            !joined || !after.gap.is_empty() || is_ideograph(after.letter)
        };

        is_edge(range.start) && is_edge(range.end)
    }
}

fn gaps_agree(
    source: Gap,
    quoted: Gap,
    before: char,
    after: char,
    conjunction: impl Fn() -> bool,
) -> bool {
    if source.bullet || quoted.bullet {
        return !source.is_empty() && !quoted.is_empty();
    }

    match (source.hyphen, quoted.hyphen) {
        (true, true) => true,
        (a, b) if a != b && source.line_end => true,
        // A hyphen at the end of a line may be the line's or the word's; `pre- and post-trial` ends no line.
        (true, false) => source.broken && quoted.is_empty() && !conjunction(),
        // In a list run into one line, the mark of an item stands where the paper begins a paragraph.
        (false, true) if source.line_feed => {
            quoted.broken && (quoted.spaced || !before.is_alphanumeric())
        }
        // A quote that was copied from print may keep a hyphen that the file does not have.
        (false, true) => quoted.broken && source.is_empty(),
        (false, false) => {
            // Blanks beside a mark are the printer's choice, and between two words they count.
            let between_words = before.is_alphanumeric() && after.is_alphanumeric();
            source.blank == quoted.blank
                || !between_words
                || is_ideograph(before) && is_ideograph(after)
        }
    }
}

fn starts_with_conjunction(units: &[FoldedChar]) -> bool {
    const CONJUNCTIONS: [&str; 9] = ["and", "or", "und", "oder", "bzw", "sowie", "et", "ou", "to"];

    let mut word = String::new();

    // Six letters are one more than the longest, so that no longer word passes for one.
    for (at, unit) in units.iter().take(6).enumerate() {
        if at > 0 && !unit.gap.is_empty() || !unit.letter.is_alphanumeric() {
            break;
        }
        word.extend(unit.letter.to_lowercase());
    }

    CONJUNCTIONS.contains(&word.as_str())
}

/// Whether a letter is Chinese, Japanese or Korean, which is written without blanks.
fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

enum Folded {
    Letter(char),
    Blank,
    Hyphen,
    Bullet,
    Nothing,
}

fn fold_letter(character: char) -> Folded {
    match character {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '「' | '」' => Folded::Letter('"'),
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' | '‹' | '›' => Folded::Letter('\''),
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' | '﹣' | '－' | '⁃' => {
            Folded::Hyphen
        }
        '•' | '·' | '▪' | '●' | '◦' | '\u{f0b7}' => Folded::Bullet,
        // Soft hyphens, zero-width and bidirectional marks; and the marks of Markdown.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '*'
        | '\\' => Folded::Nothing,
        '|' => Folded::Blank,
        _ if character.is_whitespace() => Folded::Blank,
        _ if character.is_control() => Folded::Nothing,
        _ => Folded::Letter(character),
    }
}
