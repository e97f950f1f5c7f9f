//! Lines that fit a terminal.

use unicode_width::UnicodeWidthStr;

const WIDTH: usize = 80;

/// Words with spaces behind them up to so many columns of a terminal, of which a Chinese character takes two.
#[must_use]
pub fn padded(words: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(words.width());
    format!("{words}{:missing$}", "")
}

/// Adds words to a line that is already indented, and breaks before the 80th column under the same indent.
pub(super) fn wrap(text: &mut String, indent: usize, words: &str) {
    wrap_after(text, indent, indent, words);
}

/// The same for a line that already holds something before the given column.
pub(super) fn wrap_after(text: &mut String, start: usize, indent: usize, words: &str) {
    let mut column = start;
    let mut begun = false;
    for word in words.split_whitespace() {
        let length = word.chars().count();
        // Never before the first word: a path or a pointer longer than a line must stay whole.
        if begun && column + 1 + length > WIDTH {
            text.push_str(&format!("\n{:indent$}", ""));
            column = indent;
            begun = false;
        }

        if begun {
            text.push(' ');
            column += 1;
        }

        text.push_str(word);
        column += length;
        begun = true;
    }

    text.push('\n');
}
