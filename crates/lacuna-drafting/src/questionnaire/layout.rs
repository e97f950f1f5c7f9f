//! Lines of a given width, measured as a terminal shows them: a Chinese character takes two columns.

use anstyle::Style;
use lacuna_core::source_file::visible;
use textwrap::core::Word;
use textwrap::{Options, WordSeparator, WordSplitter};

/// Longer lines are hard to read, however wide the terminal is.
const WIDEST: usize = 88;
/// Narrower than this nothing can be laid out.
const NARROWEST: usize = 20;

/// Lines of a width, one after the other.
pub(super) struct WrappedText {
    width: usize,
    pub text: String,
}

impl WrappedText {
    pub(super) fn new(width: usize) -> Self {
        Self {
            width: width.clamp(NARROWEST, WIDEST),
            text: String::new(),
        }
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Puts a paragraph; what follows its first line is indented to `indent`.
    pub(super) fn put(&mut self, style: Style, first: &str, indent: usize, words: &str) {
        // On a narrow terminal the full indent would leave no room for words.
        let rest = " ".repeat(indent.min(self.width / 2));
        // The last column stays free: terminals differ in what they do after it.
        let options = Options::new(self.width - 1)
            .word_separator(WordSeparator::Custom(separate))
            .word_splitter(WordSplitter::NoHyphenation)
            .initial_indent(first)
            .subsequent_indent(&rest);

        for line in textwrap::wrap(&visible(words), options) {
            self.text.push_str(&format!("{style}{line}{style:#}\n"));
        }
    }
}

/// Splits a line where it may be broken: after blanks, and between characters that are written without any.
fn separate(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut rest = line;
    Box::new(std::iter::from_fn(move || {
        let end = find_break(rest)?;
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(Word::from(word))
    }))
}

/// Finds the end of the first word with the blanks after it; `None` where the line is empty.
fn find_break(line: &str) -> Option<usize> {
    let mut letters = line.char_indices().peekable();
    let (_, mut before) = letters.next()?;
    for (at, letter) in letters {
        let after_blank = before == ' ' && letter != ' ';
        let between = (is_unspaced(before) || is_unspaced(letter))
            && letter != ' '
            && !OPENING.contains(before)
            && !CLOSING.contains(letter);

        if after_blank || between {
            return Some(at);
        }

        before = letter;
    }

    Some(line.len())
}

/// Marks after which no line ends.
const OPENING: &str = "（《〈「『【〔“‘([{\"'";
/// Marks with which no line begins.
const CLOSING: &str = "，。、；：？！）》〉」』】〕”’…—·,.;:?!)]}\"'%％";

/// Whether a character belongs to a script that puts no blanks between words.
fn is_unspaced(letter: char) -> bool {
    // The syllables of Hangul are not among these, since Korean has blanks between words.
    matches!(letter, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}')
}
