//! Names what would be lost where an output replaces a file: all that does not carry a mark of this program.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use super::kinds;
use super::own_json::is_own_json;
use crate::report::{LETTER_MARK, WORKBOOK_MARK, is_own_report};
use crate::source_file::MAX_BYTES;

/// How much of the beginning of a file is looked at, after blanks, in bytes.
const HEAD: u64 = 1024 * 1024;
/// How much of its end is looked at, in bytes.
const END: i64 = 256 * 1024;
/// The two ends of a file.
#[derive(Debug, Default)]
pub(super) struct Ends {
    pub(super) head: Vec<u8>,
    end: Vec<u8>,
}

impl Ends {
    /// Reads the ends of a file. Blanks before the first word are passed over, however many there are.
    pub(super) fn read(path: &Path) -> std::io::Result<Self> {
        let mut reader = BufReader::new(File::open(path)?);
        loop {
            let held = reader.fill_buf()?;
            let blanks = held.iter().take_while(|byte| byte.is_ascii_whitespace());
            let (blanks, all) = (blanks.count(), held.len());
            reader.consume(blanks);
            if blanks < all || all == 0 {
                break;
            }
        }

        let mut head = Vec::new();
        reader.take(HEAD).read_to_end(&mut head)?;
        let mut file = File::open(path)?;
        let length = i64::try_from(file.metadata()?.len()).unwrap_or(i64::MAX);
        // Before the start of a shorter file, a seek would fail.
        file.seek(SeekFrom::End(-length.min(END)))?;
        let mut end = Vec::new();
        file.read_to_end(&mut end)?;

        Ok(Self { head, end })
    }

    /// Names what the file holds, where it would be lost. Nothing for what this program wrote, and for a file without content.
    pub(super) fn irreplaceable(&self, path: &Path) -> Option<&'static str> {
        if self.is_letter() || self.end.ends_with(WORKBOOK_MARK.as_bytes()) {
            return None;
        }

        // After the marks of our own workbook and letter, which are binary documents too.
        if let Some(document) = kinds::binary_document(&self.head) {
            return Some(document);
        }

        let text = kinds::decode(&self.head);
        let text = text.trim_start_matches('\u{feff}').trim();
        let is_empty = ["", "[]", "{}"].contains(&text);
        if is_empty || is_own_text(text, &self.decoded_end()) {
            return None;
        }

        kinds::toml_content(path, text).or_else(|| Some(describe_text(text)))
    }

    /// Whether a Word document is a letter as this program wrote it. A word processor compresses what it saves, so that the
    /// mark of a letter that somebody has edited cannot be read any more.
    fn is_letter(&self) -> bool {
        let mark = LETTER_MARK.as_bytes();
        self.head.starts_with(b"PK\x03\x04") && self.head.windows(mark.len()).any(|own| own == mark)
    }

    /// The end as text. What is before a whole character there is cut off.
    fn decoded_end(&self) -> String {
        match self.head.as_slice() {
            // Of UTF-16, the end has no mark; a file that is longer than its end is not taken for one of this program's.
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => kinds::decode(&self.head),
            _ => String::from_utf8_lossy(&self.end).into_owned(),
        }
    }
}

/// Whether a text was written by this program: a report, a letter, a reading, an export, data or a schema.
fn is_own_text(start: &str, end: &str) -> bool {
    is_own_json(start)
        || is_own_report(start, end)
        || crate::export::is_own_export(start)
        || is_own_reading(start)
        || kinds::is_own_schema(start)
}

/// Whether a text is a first reading of a contract, as `lacuna read` writes it.
fn is_own_reading(start: &str) -> bool {
    let Some((head, _)) = start
        .split_once("\n\n")
        .or_else(|| start.split_once("\r\n\r\n"))
    else {
        return false;
    };

    head.starts_with("First reading of ")
        && head.lines().any(|line| {
            line.trim_end()
                .strip_prefix("sha256:")
                .is_some_and(|digest| digest.len() == 64)
        })
}

fn describe_text(text: &str) -> &'static str {
    let kind = kinds::content_of_json(text);
    match kind {
        // Even broken: whoever loses a half-finished agreement loses an agreement.
        Some(kind) => kind.content(),
        None if text.starts_with(['{', '[', '"', '/']) => "JSON that this program did not write",
        None => "text that this program did not write",
    }
}

/// Whether a file holds an agreement that can be read, so that `import --force` may write it anew.
pub(super) fn holds_agreement(path: &Path) -> bool {
    let mut bytes = Vec::new();
    let read =
        File::open(path).and_then(|file| file.take(MAX_BYTES as u64).read_to_end(&mut bytes));

    read.is_ok()
        && std::str::from_utf8(&bytes)
            .is_ok_and(|text| kinds::is_agreement(text.trim_start_matches('\u{feff}')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(name: &str, content: &str) -> Option<&'static str> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();

        Ends::read(&path).unwrap().irreplaceable(&path)
    }

    #[test]
    fn the_name_of_this_program_alone_makes_no_file_its_own() {
        for content in [
            "{\"lacuna\": \"my notes\"}",
            "{\"schema_version\": 1, \"lacuna\": \"0.1.0\", \"id\": \"x\"}",
            "{\"version\": \"1\", \"runs\": [1]}",
            "[{\"check_name\": \"x\", \"description\": \"lacuna\"}]",
            "{\"@context\": {}, \"@graph\": []}",
            "{\"kind\": \"x\", \"records\": []}",
            "\"a string\"",
            "// comment\n{\"schema_version\": 1, \"id\": \"lacuna\"}",
            "{\"schema_version\": 1, \"id\": \"lacuna\", \"ti",
            "old text",
            "# notes",
            "a,b\n1,2\n",
            "<html><body>old</body></html>",
            "key: value\n",
            "print('x')\n",
        ] {
            assert!(held("x.txt", content).is_some(), "{content}");
            let blanks = format!("{}{content}", " ".repeat(1024 * 1024 + 7));
            assert!(held("x.txt", &blanks).is_some(), "{content} after blanks");
        }

        assert!(held("x.toml", "# only a comment\n").is_some());
        assert_eq!(held("x.txt", " \n "), None);
    }

    #[test]
    fn an_agreement_is_named_even_if_it_is_broken() {
        for content in [
            "// comment\n{\"schema_version\": 1, \"id\": \"lacuna\"}",
            "{\"schema_version\": 1, \"id\": \"lacuna\", \"ti",
        ] {
            assert_eq!(
                held("x.json", content),
                Some(kinds::FileKind::Agreement.content())
            );
        }
    }
}
