//! Where the lines and characters of a text begin, so that an offset becomes a line and a column at once.

use super::Span;

/// The table that turns offsets into lines and columns, in a time that does not grow with the length of lines.
pub(super) struct LineTable {
    /// Where lines begin, in bytes.
    pub(super) line_starts: Vec<u32>,
    /// How many characters begin before each block of [`BLOCK`] bytes.
    characters: Vec<u32>,
}

/// The size of the blocks in which characters are counted, in bytes.
const BLOCK: usize = 1024;

impl LineTable {
    /// Counts the lines and characters of a text.
    pub(super) fn of(content: &str) -> Self {
        let breaks = content
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n');

        let line_starts = std::iter::once(0)
            .chain(breaks.map(|(at, _)| Span::new(at + 1, 0).start))
            .collect();

        let blocks = content.as_bytes().chunks(BLOCK).map(begun);
        let running = blocks.scan(0, |before, block| {
            let own = *before;
            *before += block;
            Some(own)
        });

        Self {
            line_starts,
            characters: running.collect(),
        }
    }

    /// Counts how many characters begin before an offset in bytes.
    pub(super) fn characters_before(&self, content: &str, offset: usize) -> u32 {
        // The end of a text whose blocks are all full lies behind the last of them.
        let block = (offset / BLOCK).min(self.characters.len().saturating_sub(1));
        let before = self.characters.get(block).copied().unwrap_or_default();
        before
            + begun(
                content
                    .as_bytes()
                    .get(block * BLOCK..offset)
                    .unwrap_or_default(),
            )
    }
}

/// Counts how many characters begin in a piece of UTF-8.
fn begun(bytes: &[u8]) -> u32 {
    let count = bytes
        .iter()
        // All bytes but those that begin with the bits 10, by which UTF-8 goes on with a character.
        .filter(|byte| **byte & 0b1100_0000 != 0b1000_0000)
        .count();

    Span::new(count, 0).start
}
