//! Finds where a cursor is in JSON that may be half written.

use std::ops::Range;

use lacuna_core::vocabulary::{Field, FieldKind, GroupId, Vocabulary};

/// A step from a value to one inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
}

/// What a cursor is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CursorPlace {
    /// A key, or where one can be written.
    Key,
    /// A value, or where one can be written.
    Value,
}

/// A cursor's place in a document.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cursor {
    /// The way to the value; of a key, to the object that it is in.
    pub(crate) path: Vec<Step>,
    pub(crate) place: CursorPlace,
    /// The bytes of the token under the cursor, with its quotes; empty where there is none.
    pub(crate) token: Range<usize>,
    /// The keys that are before the cursor in the same object.
    pub(crate) keys_before: Vec<String>,
}

#[derive(Debug)]
enum Frame {
    Object {
        keys: Vec<String>,
        after_colon: bool,
    },
    List {
        index: usize,
    },
}

impl Cursor {
    /// Walks a text up to a byte offset. Whatever is wrong before it is passed over.
    pub(crate) fn find(text: &str, offset: usize) -> Self {
        let mut frames: Vec<Frame> = Vec::new();
        let mut at = 0;
        let mut token = offset..offset;

        while let Some(&byte) = text.as_bytes().get(at).filter(|_| at < offset) {
            let end = match byte {
                b'"' => string_end(text, at),
                b'{' | b'}' | b'[' | b']' | b',' | b':' => at + 1,
                byte if byte.is_ascii_whitespace() => at + 1,
                _ => word_end(text, at),
            };
            let is_token = byte == b'"' || end > at + 1 || byte.is_ascii_alphanumeric();
            let is_closed =
                byte == b'"' && end > at + 1 && text.as_bytes().get(end - 1) == Some(&b'"');
            // Behind its closing quote a text is over. A word or an open text may still go on.
            if is_token && (offset < end || (offset == end && !is_closed)) {
                token = at..end;
                break;
            }

            step(&mut frames, byte, text.get(at..end).unwrap_or_default());
            at = end;
        }

        Self::from_frames(&frames, token)
    }

    fn from_frames(frames: &[Frame], token: Range<usize>) -> Self {
        let place = match frames.last() {
            Some(Frame::Object {
                after_colon: false, ..
            }) => CursorPlace::Key,
            _ => CursorPlace::Value,
        };

        let around = match place {
            CursorPlace::Key => frames.len() - 1,
            CursorPlace::Value => frames.len(),
        };

        let steps = frames.iter().take(around).map(|frame| match frame {
            Frame::Object { keys, .. } => Step::Key(keys.last().cloned().unwrap_or_default()),
            Frame::List { index } => Step::Index(*index),
        });

        let keys_before = match frames.last() {
            Some(Frame::Object { keys, .. }) => keys.clone(),
            _ => Vec::new(),
        };

        Self {
            path: steps.collect(),
            place,
            token,
            keys_before,
        }
    }
}

fn step(frames: &mut Vec<Frame>, byte: u8, token: &str) {
    match (byte, frames.last_mut()) {
        (b'{', _) => frames.push(Frame::Object {
            keys: Vec::new(),
            after_colon: false,
        }),
        (b'[', _) => frames.push(Frame::List { index: 0 }),
        // Half-written text may close what it never opened: either bracket ends the innermost.
        (b'}' | b']', _) => drop(frames.pop()),
        (b',', Some(Frame::Object { after_colon, .. })) => *after_colon = false,
        (b',', Some(Frame::List { index })) => *index += 1,
        (b':', Some(Frame::Object { after_colon, .. })) => *after_colon = true,
        (b'"', Some(Frame::Object { keys, after_colon })) if !*after_colon => {
            keys.push(unquote(token))
        }
        _ => {}
    }
}

/// The text of a string token; as it is written where it is not closed.
pub(crate) fn unquote(token: &str) -> String {
    serde_json::from_str(token).unwrap_or_else(|_| token.trim_matches('"').to_owned())
}

/// Where a string ends that begins at `start`: after its quote, or at the end of the line where it has none.
fn string_end(text: &str, start: usize) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(start + 1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            // No string of JSON holds a break: one that is open must not take in the lines below.
            b'\n' => return at,
            _ => {}
        }
    }

    text.len()
}

/// Where a number or a word ends that begins at `start`.
fn word_end(text: &str, start: usize) -> usize {
    // Bytes are enough, since no part of a longer character is one of ASCII in UTF-8.
    let ends = |byte: u8| byte.is_ascii_whitespace() || b"{}[],:\"".contains(&byte);
    let mut bytes = text.bytes().enumerate().skip(start + 1);
    bytes
        .find(|(_, byte)| ends(*byte))
        .map_or(text.len(), |(at, _)| at)
}

/// What the schema says about the value at a path.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Meaning<'v> {
    /// The kind of the value.
    pub(crate) kind: &'v FieldKind,
    /// The field it is the value of, or an entry of.
    pub(crate) field: Option<&'v Field>,
    /// The group whose evidence it belongs to, under `clauses` or `absent`.
    pub(crate) evidence_of: Option<GroupId>,
}

/// Follows a path through the schema; `None` where the schema knows no such place.
pub(crate) fn look_up<'v>(vocabulary: &'v Vocabulary, path: &[Step]) -> Option<Meaning<'v>> {
    static AGREEMENT: FieldKind = FieldKind::Group(GroupId::AGREEMENT);
    let mut found = Meaning {
        kind: &AGREEMENT,
        field: None,
        evidence_of: None,
    };

    for step in path {
        match (found.kind, step) {
            (FieldKind::Group(id), Step::Key(name)) => {
                let field = vocabulary.group(*id).get(name)?;
                if field.evidence {
                    found.evidence_of = Some(*id);
                }
                (found.kind, found.field) = (&field.kind, Some(field));
            }
            (FieldKind::List(element), Step::Index(_))
            | (FieldKind::Map(element), Step::Key(_)) => {
                found.kind = element;
            }
            _ => return None,
        }
    }

    Some(found)
}

/// The dotted path of the fact at a path, without positions in lists.
pub(crate) fn dotted(path: &[Step]) -> String {
    let names = path.iter().filter_map(|step| match step {
        Step::Key(name) => Some(name.as_str()),
        Step::Index(_) => None,
    });

    names.collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Finds the cursor that `|` marks.
    fn at(marked: &str) -> (String, CursorPlace, String) {
        let offset = marked.find('|').expect("the text has a mark");
        let text = marked.replace('|', "");
        let cursor = Cursor::find(&text, offset);
        (
            dotted(&cursor.path),
            cursor.place,
            text[cursor.token].to_owned(),
        )
    }

    #[test]
    fn a_cursor_is_found_in_whole_and_in_half_written_text() {
        use CursorPlace::{Key, Value};
        let cases = [
            ("|", "", Value, ""),
            ("{ | }", "", Key, ""),
            ("{ \"reten|tion\": 1 }", "", Key, "\"retention\""),
            (
                "{ \"retention\": { \"on_end\": | } }",
                "retention.on_end",
                Value,
                "",
            ),
            (
                "{ \"retention\": { \"on_end\": \"del|",
                "retention.on_end",
                Value,
                "\"del",
            ),
            (
                "{ \"retention\": { \"on_end\": \"del|\n }, \"x\": 1",
                "retention.on_end",
                Value,
                "\"del",
            ),
            ("{ \"a\": { \"b\": 1 }, \"c|", "", Key, "\"c"),
            (
                "{ \"datasets\": [ {}, { \"name\": \"|\" } ] }",
                "datasets.name",
                Value,
                "\"\"",
            ),
            ("{ \"a\": [ 1, | ] }", "a", Value, ""),
            ("{ \"a\": tr|ue }", "a", Value, "true"),
            ("{ \"a\": \"x{y\", | }", "", Key, ""),
            ("{ \"a\\\"b\": | }", "a\"b", Value, ""),
        ];

        for (marked, path, place, token) in cases {
            assert_eq!(
                at(marked),
                (path.to_owned(), place, token.to_owned()),
                "{marked}"
            );
        }
    }

    #[test]
    fn no_offset_of_any_text_is_a_crash() {
        let text = "{ \"é\": [ \"𝄞\\\"\", {\"b\": nul}, ]], \"c\" : ";
        for offset in 0..text.len() + 3 {
            drop(Cursor::find(text, offset));
        }
    }
}
