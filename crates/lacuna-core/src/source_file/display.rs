//! Text from files as it may be shown: control, bidirectional and invisible characters become visible marks.

use std::borrow::Cow;

/// Shows text without obeying it: control, bidirectional and invisible characters become visible marks such as `⟨U+202E⟩`.
///
/// Line breaks and tabs become the same marks, so that a name cannot start a line of its own in a log or a terminal.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    show(text, false)
}

/// Returns the same as [`visible`], but line breaks stay, for quotations of several lines.
#[must_use]
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    show(text, true)
}

fn show(text: &str, keep_breaks: bool) -> Cow<'_, str> {
    let hidden = |c: char| is_hidden(c) && !(keep_breaks && c == '\n');
    if text.bytes().all(is_plain) || !text.chars().any(hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if hidden(c) {
            shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// JSON text in which hidden characters inside strings are as `\\u` escapes, so that no viewer obeys them.
#[must_use]
pub fn escaped_json(json: &str) -> Cow<'_, str> {
    let hidden = |c: char| c != '\n' && is_hidden(c);
    if json.bytes().all(|byte| byte == b'\n' || is_plain(byte)) || !json.chars().any(hidden) {
        return Cow::Borrowed(json);
    }

    let mut escaped = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if hidden(c) {
            // Escapes are UTF-16, with two beyond the first plane (RFC 8259, section 7).
            c.encode_utf16(&mut [0; 2])
                .iter()
                .for_each(|unit| escaped.push_str(&format!("\\u{unit:04x}")));
        } else {
            escaped.push(c);
        }
    }

    Cow::Owned(escaped)
}

/// Returns whether a byte is a letter, a digit or a sign of ASCII, as nearly all are.
fn is_plain(byte: u8) -> bool {
    (b' '..=b'~').contains(&byte)
}

/// Returns whether a character changes what is shown without being seen itself.
///
/// Control characters (Unicode category Cc), the bidirectional controls of UAX 9, and the zero-width and invisible ones.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}')
        || is_noncharacter(c)
}

/// Returns whether a character is one of the last two of a plane, which Unicode gives no meaning (section 23.7). XML 1.0 forbids
/// those of the first plane.
fn is_noncharacter(c: char) -> bool {
    u32::from(c) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_shown_and_not_obeyed() {
        assert_eq!(
            visible("a\u{202E}b\u{1b}[31m\u{9b}"),
            "a⟨U+202E⟩b⟨U+001B⟩[31m⟨U+009B⟩"
        );

        assert_eq!(visible("中文 é"), "中文 é");
        assert_eq!(visible("a\nb"), "a⟨U+000A⟩b");
        assert_eq!(visible_lines("a\nb"), "a\nb");
    }

    #[test]
    fn hidden_characters_in_json_are_escaped_and_mean_the_same() {
        let json = "{\n  \"a\": \"x\u{202E}y\u{E0041}\"\n}";
        let escaped = escaped_json(json);
        assert!(escaped.is_ascii(), "{escaped}");
        let same = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(same(json), same(&escaped));
    }

    #[test]
    fn noncharacters_are_shown_as_marks() {
        for c in ['\u{FFFE}', '\u{FFFF}', '\u{1FFFE}', '\u{10FFFF}'] {
            assert_eq!(visible(&c.to_string()), format!("⟨U+{:04X}⟩", u32::from(c)));
        }
    }
}
