//! Names bytes that are not UTF-8 text for what they are: PDF, Word, archives, other encodings.

use super::{DecodeError, Position};

/// Names a file that is not UTF-8 text for what it is, with what to do about it.
pub(super) fn document(name: &str, bytes: &[u8]) -> Option<DecodeError> {
    let refuse = |what: &str, help: String| {
        let position = Some(Position { line: 1, column: 1 });
        Some(DecodeError {
            message: what.to_owned(),
            help,
            position,
        })
    };

    let read = format!(
        "`lacuna read {name}` lists its passages by subject; `lacuna init agreement.json` records their facts"
    );

    let utf8 =
        "save the file as UTF-8; Windows PowerShell writes UTF-16 with >, so write results with --output".to_owned();
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => refuse("this is a PDF document, not a text file", read),
        // Both are ZIP archives, in which the names of the parts stand uncompressed.
        [b'P', b'K', 3, 4, ..] if holds(bytes, b"word/") => {
            refuse("this is a Word document (DOCX), not a text file", read)
        }
        [b'P', b'K', 3, 4, ..] if holds(bytes, b"opendocument.text") => {
            refuse("this is an OpenDocument text (ODT), not a text file", read)
        }
        [b'P', b'K', 3, 4, ..] => refuse(
            "this is a ZIP archive, not a text file",
            "unpack it first".to_owned(),
        ),
        // The compound file (OLE), in which Office kept its documents before 2007.
        [0xD0, 0xCF, 0x11, 0xE0, ..] => refuse(
            "this is an old Word document (DOC), not a text file",
            "save it as DOCX first".to_owned(),
        ),
        [b'{', b'\\', b'r', b't', b'f', ..] => refuse(
            "this is a document in Rich Text Format (RTF)",
            "save it as DOCX or plain text first".to_owned(),
        ),
        // Before UTF-16, whose mark is the beginning of the first of these.
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => refuse(
            "the file begins with a UTF-32 byte-order mark",
            "save the file as UTF-8".to_owned(),
        ),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
            refuse("the file begins with a UTF-16 byte-order mark", utf8)
        }
        // JSON begins with ASCII, so that a zero beside it is UTF-16 (RFC 4627, section 3).
        [b'{' | b'[', 0, ..] | [0, b'{' | b'[', ..] => {
            refuse("the file is UTF-16 without a byte-order mark", utf8)
        }
        _ => None,
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
