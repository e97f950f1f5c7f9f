//! Finds where a cursor is in a rule file that may be half written.

use std::ops::Range;

use crate::cursor::CursorPlace;

/// A cursor's place in a rule file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct RuleCursor {
    /// The table it is in: `adjust`, `example`, `each`, or nothing at the top.
    pub(crate) table: String,
    /// The key that it is on, or whose value it is in; of an unfinished key what is written.
    pub(crate) key: String,
    pub(crate) place: CursorPlace,
    /// The bytes of the key, or of the text in a value without its quotes; empty between them.
    pub(crate) token: Range<usize>,
    /// Whether the cursor is inside quotes.
    pub(crate) is_quoted: bool,
}

/// What has been passed on the way to the cursor.
#[derive(Debug, Default)]
struct Walk {
    table: String,
    key: String,
    /// The table and key around an inline table, outermost first.
    around: Vec<(String, String)>,
    lists: usize,
    in_value: bool,
}

impl RuleCursor {
    /// Walks a text up to a byte offset. Whatever is wrong before it is passed over.
    pub(crate) fn find(text: &str, offset: usize) -> Self {
        let mut walk = Walk::default();
        let mut at = 0;
        while let Some(&byte) = text.as_bytes().get(at).filter(|_| at < offset) {
            let rest = text.get(at..).unwrap_or_default();
            if byte == b'"' || byte == b'\'' {
                let (inner, end) = find_string(text, at);
                if offset < end || (offset == end && end == inner.end) {
                    return walk.stop(inner, true);
                }
                // A quoted key of an inline table, such as a JSON pointer.
                walk.take_word(text.get(inner).unwrap_or_default());
                at = end;
                continue;
            }

            let length = match byte {
                b'#' => rest.find('\n').unwrap_or(rest.len()),
                // Outside a value a bracket begins the head of a table, to the end of its line.
                b'[' if !walk.in_value => rest.find('\n').unwrap_or(rest.len()),
                _ if is_word(byte) => rest.bytes().take_while(|byte| is_word(*byte)).count(),
                // Never into the middle of a character.
                _ => rest.chars().next().map_or(1, char::len_utf8),
            };
            let end = at + length;
            if is_word(byte) && offset <= end {
                return walk.stop(at..end, false);
            }
            // In a comment or a head nothing is offered, as inside a quoted key.
            if length > 1 && offset < end {
                return walk.stop(offset..offset, true);
            }
            walk.step(byte, text.get(at..end).unwrap_or_default());
            at = end;
        }

        walk.stop(offset..offset, false)
    }
}

impl Walk {
    fn step(&mut self, byte: u8, passed: &str) {
        match byte {
            b'[' if !self.in_value => {
                self.table = passed
                    .trim_matches(|c: char| !c.is_alphanumeric() && c != '_')
                    .to_owned();
                self.key.clear();
            }
            b'[' => self.lists += 1,
            b']' => self.lists = self.lists.saturating_sub(1),
            b'{' => {
                let outer = (self.table.clone(), std::mem::take(&mut self.key));
                self.table = outer.1.clone();
                self.around.push(outer);
                self.in_value = false;
            }
            b'}' => {
                if let Some((table, key)) = self.around.pop() {
                    (self.table, self.key) = (table, key);
                    self.in_value = true;
                }
            }
            b',' if self.lists == 0 && !self.around.is_empty() => self.end_value(),
            // A line ends a value, except in a list; an inline table that is left open is given up.
            b'\n' if self.lists == 0 => {
                if let Some((table, _)) = self.around.drain(..).next() {
                    self.table = table;
                }
                self.end_value();
            }
            b'=' => self.in_value = true,
            byte if is_word(byte) => self.take_word(passed),
            _ => {}
        }
    }

    fn take_word(&mut self, word: &str) {
        if !self.in_value {
            word.clone_into(&mut self.key);
        }
    }

    fn end_value(&mut self) {
        self.in_value = false;
        self.key.clear();
    }

    fn stop(self, token: Range<usize>, is_quoted: bool) -> RuleCursor {
        let place = if self.in_value {
            CursorPlace::Value
        } else {
            CursorPlace::Key
        };
        RuleCursor {
            table: self.table,
            key: self.key,
            place,
            token,
            is_quoted,
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// The inside of a string that begins at `start`, and where it ends: after its quotes, or at the end of its line or text.
fn find_string(text: &str, start: usize) -> (Range<usize>, usize) {
    let rest = text.get(start..).unwrap_or_default();
    let is_basic = rest.starts_with('"');
    let quote = match () {
        // Three before one, which every three begin with.
        () if rest.starts_with("\"\"\"") => "\"\"\"",
        () if rest.starts_with("'''") => "'''",
        () if is_basic => "\"",
        () => "'",
    };

    let inner = start + quote.len();
    let body = text.get(inner..).unwrap_or_default();
    let mut is_escaped = false;
    for (at, character) in body.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            // A literal string knows no escapes (TOML 1.0, "String").
            '\\' if is_basic => is_escaped = true,
            '\n' if quote.len() == 1 => return (inner..inner + at, inner + at),
            _ if body.get(at..).is_some_and(|after| after.starts_with(quote)) => {
                return (inner..inner + at, inner + at + quote.len());
            }
            _ => {}
        }
    }

    (inner..text.len(), text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(marked: &str) -> (String, String, CursorPlace, String) {
        let offset = marked.find('|').expect("the text has a mark");
        let text = marked.replacen('|', "", 1);
        let found = RuleCursor::find(&text, offset);
        (
            found.table,
            found.key,
            found.place,
            text[found.token].to_owned(),
        )
    }

    #[test]
    fn a_cursor_is_found_in_whole_and_in_half_written_rules() {
        use CursorPlace::{Key, Value};
        let cases = [
            ("|", "", "", Key, ""),
            ("id = \"A\"\nsev|", "", "", Key, "sev"),
            ("sev|erity = \"high\"", "", "", Key, "severity"),
            ("severity = \"hi|gh\"", "", "severity", Value, "high"),
            ("severity = |", "", "severity", Value, ""),
            ("severity = \"|", "", "severity", Value, ""),
            ("severity = \"|\nbasis = 1", "", "severity", Value, ""),
            (
                "each = { it = \"agreement.|\" }",
                "each",
                "it",
                Value,
                "agreement.",
            ),
            ("each = { i| }", "each", "", Key, "i"),
            ("each = { it = \"a\" }\nwh|", "", "", Key, "wh"),
            ("cites = [\"A-1\", \"B|\"]", "", "cites", Value, "B"),
            ("cites = [\n  \"A-1\",\n  |\n]", "", "cites", Value, ""),
            ("[[adjust]]\nwhen = \"x|\"", "adjust", "when", Value, "x"),
            ("x = 1 # note\n[[example]]\nout|", "example", "", Key, "out"),
            ("why = \"\"\"\na\nb|\"\"\"\n", "", "why", Value, "\na\nb"),
            (
                "with = { \"/a/b\" = { c = 1 } }\nat = [|]",
                "",
                "at",
                Value,
                "",
            ),
        ];

        for (marked, table, key, place, token) in cases {
            let expected = (table.to_owned(), key.to_owned(), place, token.to_owned());
            assert_eq!(at(marked), expected, "{marked}");
        }
    }

    #[test]
    fn no_offset_of_any_text_is_a_crash() {
        let text = "é = [ \"𝄞\\\"\", { 'b' = nul}, ]]\n[[x\n\"\"\" # é";
        for offset in 0..text.len() + 3 {
            drop(RuleCursor::find(text, offset));
        }
    }
}
