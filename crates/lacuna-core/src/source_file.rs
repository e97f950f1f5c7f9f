//! Source text with places a person can point at: spans, one-based lines and columns, and a display that obeys no control character.

mod digest;
mod display;
mod lines;
mod other;

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

pub use digest::digest;
pub use display::{escaped_json, is_hidden, visible, visible_lines};
use lines::LineTable;

/// The largest input that is read, in bytes (64 MiB); offsets are kept in 32 bits.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// A named piece of UTF-8 text, as it was read.
pub struct SourceFile {
    name: String,
    content: String,
    /// Whether a UTF-8 byte-order mark was before the content.
    marked: bool,
    record: Option<Record>,
    /// Worked out for the first place that is shown, since most texts show none.
    places: OnceLock<LineTable>,
    /// Worked out for the first that wants it, since an audit that prints text wants that of no policy file.
    content_digest: OnceLock<String>,
}

/// The place of a text in a file that holds several, one per line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record {
    /// Which record of the file it is, from 1; blank lines are none.
    pub number: u32,
    /// The line it is on, from 1.
    pub line: u32,
}

/// A byte range in a [`SourceFile`]; `end` is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// A place in a text as an editor shows it: line and column count from one, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in Unicode code points, from 1.
    pub column: u32,
}

/// The reason why bytes are not a text, and where that shows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct DecodeError {
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Where it is wrong; absent where the whole input is.
    pub position: Option<Position>,
}

impl Span {
    /// Returns the span from `start` up to and without `end`, in bytes; offsets past 4 GiB are cut to it.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let cut = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            start: cut(start),
            end: cut(end),
        }
    }

    /// Returns the span as a range of byte indices.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the same span moved on by `bytes`.
    #[must_use]
    pub fn moved(self, bytes: usize) -> Self {
        Self::new(self.start as usize + bytes, self.end as usize + bytes)
    }

    /// Returns the smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

impl Record {
    /// Returns a line of the record as a line of the file.
    fn moved(self, line: u32) -> u32 {
        self.line.saturating_add(line.saturating_sub(1))
    }
}

/// The name and the length: a whole file says nothing in a message.
impl fmt::Debug for SourceFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({}, {} bytes)", self.name, self.content.len())
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

impl SourceFile {
    /// Takes text that is known to be UTF-8.
    #[must_use]
    pub fn new(name: impl Into<String>, content: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            content: content.into(),
            marked: false,
            record: None,
            places: OnceLock::new(),
            content_digest: OnceLock::new(),
        }
    }

    /// Reads bytes as UTF-8. A UTF-8 byte-order mark, as Windows programs write it, is passed over.
    ///
    /// # Errors
    /// Empty input, more than [`MAX_BYTES`], bytes that are not UTF-8, or a document that is not text file.
    pub fn from_bytes(name: impl Into<String>, mut bytes: Vec<u8>) -> Result<Self, DecodeError> {
        let name = name.into();
        if bytes.len() > MAX_BYTES {
            return Err(DecodeError {
                message: format!(
                    "the file has {} bytes; the limit is {MAX_BYTES}",
                    bytes.len()
                ),
                help: "split the file, or remove whatever is not part of the agreement".to_owned(),
                position: None,
            });
        }

        // Before UTF-8, which a PDF fails too: its name helps more than its first bad byte.
        if let Some(unreadable) = other::document(&name, &bytes) {
            return Err(unreadable);
        }

        // A parser of JSON may take this mark for an error (RFC 8259, section 8.1).
        let marked = bytes.starts_with(&[0xEF, 0xBB, 0xBF]);
        if marked {
            bytes.drain(..3);
        }

        let content = String::from_utf8(bytes).map_err(|error| not_utf8(&error))?;
        if content.trim().is_empty() {
            return Err(DecodeError {
                message: "the file is empty".to_owned(),
                help: "check the path; an agreement needs at least a title, an instrument and its parties".to_owned(),
                position: None,
            });
        }

        Ok(Self {
            marked,
            ..Self::new(name, content)
        })
    }

    /// Reads bytes as UTF-8 that are one record of a file; places are then those in the file.
    ///
    /// # Errors
    /// Those of [`SourceFile::from_bytes`].
    pub fn of_record(
        name: impl Into<String>,
        bytes: Vec<u8>,
        record: Record,
    ) -> Result<Self, DecodeError> {
        let moved = |position: Position| Position {
            line: record.moved(position.line),
            ..position
        };
        Self::from_bytes(name, bytes)
            .map(|text| Self {
                record: Some(record),
                ..text
            })
            .map_err(|error| DecodeError {
                position: error.position.map(moved),
                ..error
            })
    }

    /// Returns which record of its file it is; absent where it is the whole file.
    #[must_use]
    pub fn record(&self) -> Option<Record> {
        self.record
    }

    /// Returns the name it was read under, such as a path, or `<stdin>`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the file as it was read: the content with the byte-order mark that was before it, for digests.
    #[must_use]
    pub fn source(&self) -> Cow<'_, str> {
        if self.marked {
            Cow::Owned(format!("\u{feff}{}", self.content))
        } else {
            Cow::Borrowed(&self.content)
        }
    }

    /// Returns the whole content, without a byte-order mark.
    #[must_use]
    pub fn content(&self) -> &str {
        &self.content
    }

    /// SHA-256 of the content, in hexadecimal.
    #[must_use]
    pub fn content_digest(&self) -> &str {
        self.content_digest.get_or_init(|| digest(&self.content))
    }

    /// Returns the text in a span; empty where the span does not lie on character boundaries.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.content.get(span.range()).unwrap_or("")
    }

    /// Returns the line of a byte offset: that of [`Self::position`], at the cost of the text before it alone.
    #[must_use]
    pub fn line(&self, offset: u32) -> u32 {
        let before = self.content.as_bytes().iter().take(offset as usize);
        let breaks = before.filter(|byte| **byte == b'\n').count();
        let line = Span::new(breaks + 1, 0).start;

        self.record.map_or(line, |record| record.moved(line))
    }

    /// Returns the line and column of a byte offset; an offset past the end is the end.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let offset = (offset as usize).min(self.content.len());
        let places = self.places.get_or_init(|| LineTable::of(&self.content));
        // The lines that begin up to the offset are as many as its own number, counted from one.
        let line = places
            .line_starts
            .partition_point(|start| *start as usize <= offset);

        let start = places
            .line_starts
            .get(line.saturating_sub(1))
            .map_or(0, |start| *start as usize);

        let column = places.characters_before(&self.content, offset)
            - places.characters_before(&self.content, start);
        let line = Span::new(line, 0).start;
        // The columns stay, since a record is a whole line of its file.
        let line = self.record.map_or(line, |record| record.moved(line));

        Position {
            line,
            column: column + 1,
        }
    }
}

fn not_utf8(error: &std::string::FromUtf8Error) -> DecodeError {
    let valid = error.utf8_error().valid_up_to();
    let before =
        String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or_default()).into_owned();
    let byte = error.as_bytes().get(valid).copied().unwrap_or_default();
    DecodeError {
        message: format!(
            "the file is not UTF-8: byte 0x{byte:02X} does not belong to any character"
        ),
        help: "save the file as UTF-8".to_owned(),
        // The place is the end of what is valid, and an offset past the end is the end.
        position: Some(SourceFile::new("", before).position(u32::MAX)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_from_one_and_columns_count_characters() {
        let text = SourceFile::new("t", "{\n  \"né\": 1\n}");
        assert_eq!(text.position(0), Position { line: 1, column: 1 });
        let one = text
            .content()
            .find('1')
            .map(|at| Span::new(at, at + 1))
            .unwrap();

        assert_eq!(text.position(one.start), Position { line: 2, column: 9 });
        assert_eq!(text.position(u32::MAX), Position { line: 3, column: 2 });

        for offset in [0, 1, 2, one.start, u32::MAX] {
            assert_eq!(text.line(offset), text.position(offset).line);
        }
    }

    #[test]
    fn places_in_a_record_are_those_in_its_file() {
        let record = Record {
            number: 4,
            line: 17,
        };

        let text = SourceFile::of_record("t", b"{}\n".to_vec(), record).unwrap();
        assert_eq!(
            text.position(1),
            Position {
                line: 17,
                column: 2
            }
        );

        assert_eq!(text.record(), Some(record));
        let error = SourceFile::of_record("t", b"{\xFF}".to_vec(), record).unwrap_err();
        assert_eq!(
            error.position,
            Some(Position {
                line: 17,
                column: 2
            })
        );
    }

    #[test]
    fn columns_are_right_in_long_lines_of_any_characters() {
        let content = "é中a𝄞".repeat(2_000) + "\n" + &"ü".repeat(3_000);
        let text = SourceFile::new("t", content.clone());
        for (number, (at, _)) in content
            .char_indices()
            .enumerate()
            .filter(|(number, _)| number % 97 == 0)
        {
            let (line, column) = if number <= 8_000 {
                (1, number + 1)
            } else {
                (2, number - 8_000)
            };
            let expected = Position {
                line,
                column: u32::try_from(column).unwrap(),
            };
            assert_eq!(
                text.position(u32::try_from(at).unwrap()),
                expected,
                "{number}"
            );
        }
    }

    #[test]
    fn a_byte_order_mark_moves_no_place_and_stays_in_the_source() {
        let text = SourceFile::from_bytes("t", b"\xEF\xBB\xBF{}".to_vec()).unwrap();
        assert_eq!((text.content(), &*text.source()), ("{}", "\u{feff}{}"));
        assert_eq!(text.position(0), Position { line: 1, column: 1 });
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_with_their_place() {
        let error = SourceFile::from_bytes("t", b"{\n \xFF}".to_vec()).unwrap_err();
        assert_eq!(error.position, Some(Position { line: 2, column: 2 }));
        assert!(
            SourceFile::from_bytes("t", b"\xFF\xFE{\0}\0".to_vec())
                .unwrap_err()
                .message
                .contains("UTF-16")
        );

        assert!(
            SourceFile::from_bytes("t", b" \n".to_vec())
                .unwrap_err()
                .message
                .contains("empty")
        );
    }
}
