//! Byte offsets as positions of the protocol (lines from 0, columns in UTF-8 or UTF-16 units), and back.

use std::ops::Range;

use lsp_types::Position;

/// What a column counts, as client and server agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Bytes.
    Utf8,
    /// Units of UTF-16, which every client knows.
    Utf16,
}

/// A text with the beginnings of its lines.
#[derive(Debug)]
pub(crate) struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
    encoding: Encoding,
}

impl<'t> LineIndex<'t> {
    pub(crate) fn new(text: &'t str, encoding: Encoding) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(breaks).collect(),
            encoding,
        }
    }

    /// Converts a byte offset; one past the end is the end.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let start = self.starts.get(line).copied().unwrap_or_default();
        let before = self.text.get(start..offset).unwrap_or_default();

        let column = match self.encoding {
            Encoding::Utf8 => before.len(),
            Encoding::Utf16 => before.encode_utf16().count(),
        };
        Position::new(saturate(line), saturate(column))
    }

    pub(crate) fn range(&self, bytes: Range<usize>) -> lsp_types::Range {
        lsp_types::Range::new(self.position(bytes.start), self.position(bytes.end))
    }

    /// Converts a position; a column past the end of its line is that end, as the protocol has it.
    pub(crate) fn offset(&self, position: Position) -> usize {
        let line = position.line as usize;
        let Some(&start) = self.starts.get(line) else {
            return self.text.len();
        };

        let end = self
            .starts
            .get(line + 1)
            .copied()
            .unwrap_or(self.text.len());
        let content = self.text.get(start..end).unwrap_or_default();
        // No column is behind the break of a line, which may be CRLF.
        let content = content.trim_end_matches(['\n', '\r']);

        let mut left = position.character as usize;
        for (at, character) in content.char_indices() {
            let units = match self.encoding {
                Encoding::Utf8 => character.len_utf8(),
                Encoding::Utf16 => character.len_utf16(),
            };
            // A column inside a character, as between the two units of a clef, is its beginning.
            if left < units {
                return start + at;
            }
            left -= units;
        }

        start + content.len()
    }
}

fn saturate(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_come_back_from_their_positions_in_both_encodings() {
        let text = "{\r\n  \"é\": \"𝄞 x\",\n\n}";
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            let index = LineIndex::new(text, encoding);
            for (offset, character) in text.char_indices() {
                // A line's end has one place before its break.
                if character != '\n' {
                    assert_eq!(index.offset(index.position(offset)), offset);
                }
            }
        }
    }

    #[test]
    fn a_clef_is_two_units_of_utf16_and_four_bytes() {
        let text = "𝄞x";
        let columns = [Encoding::Utf16, Encoding::Utf8]
            .map(|encoding| LineIndex::new(text, encoding).position(4).character);
        assert_eq!(columns, [2, 4]);
    }

    #[test]
    fn a_place_outside_the_text_is_its_nearest_end() {
        let index = LineIndex::new("ab\ncd", Encoding::Utf16);
        assert_eq!(index.offset(Position::new(0, 99)), 2);
        assert_eq!(index.offset(Position::new(9, 0)), 5);
        assert_eq!(index.position(99), Position::new(1, 2));
    }
}
