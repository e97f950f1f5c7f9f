//! Writes paragraphs of printed lines into a document, with their pages and the words that are apart.

use super::hyphens::Hyphenation;
use super::kinds::{bullet_text, classify};
use super::{PaperMeasures, PrintedLine};
use crate::builder::{BlockDraft, DocumentBuilder, is_kept};
use crate::document::BlockKind;

/// Writes paragraphs into a document, and remembers where each page begins in it.
pub(super) struct ParagraphWriter<'b> {
    pub(super) measures: PaperMeasures,
    pub(super) hyphenation: Hyphenation,
    /// For each page the offset of its first words, once there are any.
    pub(super) starts: Vec<Option<usize>>,
    pub(super) has_pages: bool,
    pub(super) builder: &'b mut DocumentBuilder,
}

impl ParagraphWriter<'_> {
    /// Writes the notes that a page had at its foot, each as a paragraph of its own.
    pub(super) fn push_notes(&mut self, notes: &mut Vec<PrintedLine>) {
        let mut open: Vec<PrintedLine> = Vec::new();
        for note in std::mem::take(notes) {
            if note.starts_block {
                self.push_paragraph(&mut open);
            }

            open.push(note);
        }

        self.push_paragraph(&mut open);
    }

    /// Writes the lines of one paragraph, with the words that are apart from them, and leaves none open.
    pub(super) fn push_paragraph(&mut self, open: &mut Vec<PrintedLine>) {
        let lines = std::mem::take(open);
        let Some(first) = lines.first() else { return };

        let mut text = String::new();
        // Each page with the number of letters before it.
        let mut turns: Vec<(u32, usize)> = Vec::new();
        let mut letters = 0;
        for line in &lines {
            if !text.is_empty() && self.hyphenation.join(&mut text, &line.text) {
                // The hyphen was counted with the line before it.
                letters -= 1;
            }

            if turns.last().map(|turn| turn.0) != Some(line.page) {
                turns.push((line.page, letters));
            }
            letters += count_kept(&line.text);

            text.push_str(&line.text);
        }

        let kind = first
            .kind
            .unwrap_or_else(|| classify(&lines, &text, self.measures.size));

        let stripped = match (kind, bullet_text(&text)) {
            (BlockKind::ListItem, Some(rest)) => rest.to_owned(),
            _ => text.clone(),
        };

        // The bullet is not written, so every page begins that many letters earlier.
        let dropped = count_kept(&text) - count_kept(&stripped);

        let position = self.builder.position();
        let mut draft = BlockDraft::new(kind, stripped);
        draft.page = self.has_pages.then_some(first.page);
        draft.indent = indent_level(first.left - self.measures.left, self.measures.step);

        // A paragraph of marks alone adds no block, and what is set apart in it needs a place.
        let range = self
            .builder
            .push_block(&draft)
            .unwrap_or(position..position);

        let numbers: Vec<usize> = turns
            .iter()
            .map(|(_, letters)| letters.saturating_sub(dropped))
            .collect();

        let offsets = self.builder.offsets_of_letters(&range, &numbers);
        for ((page, _), at) in turns.into_iter().zip(offsets) {
            let index = usize::try_from(page).unwrap_or_default().saturating_sub(1);
            if let Some(entry) = self.starts.get_mut(index) {
                entry.get_or_insert(at);
            }

            push_apart(
                lines.iter().filter(|line| line.page == page),
                at,
                self.has_pages,
                self.builder,
            );
        }
    }
}

/// Sets apart what is in lines of one page.
fn push_apart<'a>(
    lines: impl Iterator<Item = &'a PrintedLine>,
    at: usize,
    has_pages: bool,
    builder: &mut DocumentBuilder,
) {
    for line in lines {
        for (page, kind, words) in &line.furniture {
            builder.push_set_apart_at(*kind, words, has_pages.then_some(*page), at);
        }

        for (kind, words) in &line.set_apart {
            builder.push_set_apart_at(*kind, words, has_pages.then_some(line.page), at);
        }
    }
}

fn count_kept(text: &str) -> usize {
    text.chars().filter(|c| is_kept(*c)).count()
}

fn indent_level(distance: f64, step: f64) -> u8 {
    // Beyond nine levels, nothing is a list.
    let levels = (distance / step).round().clamp(0.0, 9.0);
    (0..=9)
        .rev()
        .find(|level| f64::from(*level) <= levels)
        .unwrap_or(0)
}
