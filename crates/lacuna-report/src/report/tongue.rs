//! Words in another language than the page's: marks around them, which the escaping of the templates turns into `lang`.

use std::io::{self, Write};

use super::Messages;

// Noncharacters of Unicode, which no text holds for others to read.
/// Stands before a language.
const LANGUAGE: char = '\u{FDD0}';
/// Stands between a language and the words in it.
const WORDS: char = '\u{FDD1}';
/// Stands after the words.
const END: char = '\u{FDD2}';

/// Marks words with their language, as a BCP 47 tag; an empty one says that it is not known.
fn marked(language: &str, words: &str) -> String {
    format!("{LANGUAGE}{language}{WORDS}{words}{END}")
}

/// The words without their marks, for attributes and titles.
pub(super) fn bare(text: &str) -> String {
    let mut in_tag = false;
    text.chars()
        .filter(|c| {
            in_tag = *c == LANGUAGE || in_tag && *c != WORDS;
            !in_tag && !matches!(*c, WORDS | END)
        })
        .collect()
}

/// Escapes text for HTML, for elements and for attributes in double quotes, and turns marks into elements. Marks that do not
/// pair, as a hostile text may hold, are dropped.
pub(super) fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let (mut rest, mut open) = (text, 0_usize);
    while let Some(at) = rest.find(|c| matches!(c, LANGUAGE | WORDS | END | '&' | '<' | '>' | '"'))
    {
        let (before, from) = rest.split_at(at);
        out.write_all(before.as_bytes())?;
        let mut after = from.chars();
        let found = after.next();
        rest = after.as_str();
        match found {
            Some('&') => out.write_all(b"&amp;")?,
            Some('<') => out.write_all(b"&lt;")?,
            Some('>') => out.write_all(b"&gt;")?,
            // The apostrophe stays: a test holds that no template has values in single quotes.
            Some('"') => out.write_all(b"&quot;")?,
            Some(LANGUAGE) => {
                // The language comes from the file: any other character could end the attribute.
                let is_tag = |tag: &str| {
                    tag.bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                };

                if let Some((tag, words)) = rest.split_once(WORDS).filter(|(tag, _)| is_tag(tag)) {
                    write!(out, "<span lang=\"{tag}\">")?;
                    (rest, open) = (words, open + 1);
                }
            }
            Some(END) if open > 0 => {
                open -= 1;
                out.write_all(b"</span>")?;
            }
            _ => {}
        }
    }

    out.write_all(rest.as_bytes())?;

    // A hostile text may leave elements open, which would take in the rest of the page.
    (0..open).try_for_each(|_| out.write_all(b"</span>"))
}

/// A label inside a sentence: its first letter small, unless it begins with capitals such as DPIA.
pub(crate) fn inside(label: &str) -> String {
    let start = label
        .strip_prefix(LANGUAGE)
        .and_then(|rest| rest.find(WORDS))
        .map_or(0, |at| LANGUAGE.len_utf8() + at + WORDS.len_utf8());

    let (marks, words) = label.split_at(start);
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if !letters.clone().next().is_some_and(char::is_uppercase) => marks
            .chars()
            .chain(first.to_lowercase())
            .chain(letters)
            .collect(),
        _ => label.to_owned(),
    }
}

/// A sentence as the name of a link: without its full stop, inside the mark of its language or not.
pub(super) fn without_full_stop(sentence: &str) -> String {
    let (words, mark) = match sentence.strip_suffix(END) {
        Some(words) => (words, Some(END)),
        None => (sentence, None),
    };

    let words = words.strip_suffix(['.', '。']).unwrap_or(words);
    words.chars().chain(mark).collect()
}

/// Words of rules, of the law and of the vocabulary: in the language of the report where a translation has them, else in English.
pub(super) fn english(words: &str, messages: &Messages) -> String {
    match messages.language().split('-').next() {
        Some("en") => words.to_owned(),
        Some("zh") if words.chars().any(is_han) => mark_english_names(words),
        Some("zh") => foreign("en", words, messages),
        // Latin letters do not tell English from another language. A translation of the built-in policies is whole, and a wrong
        // mark on all of it would be worse than a missing one on the words of a house.
        _ => words.to_owned(),
    }
}

/// Marks the names that a Chinese sentence keeps in English, as those of statutes; what is marked already stays as it is.
fn mark_english_names(sentence: &str) -> String {
    let mut marked_up = String::with_capacity(sentence.len());
    let mut rest = sentence;

    while let Some(first) = rest.chars().next() {
        let (piece, after) = match (first, rest.find(END)) {
            (LANGUAGE, Some(end)) => rest.split_at(end + END.len_utf8()),
            // A mark without an end is hostile text, and is left to `escape`.
            (LANGUAGE, None) => (rest, ""),
            (c, _) if c.is_ascii() => {
                rest.split_at(rest.find(|c: char| !c.is_ascii()).unwrap_or(rest.len()))
            }
            _ => rest.split_at(
                rest.find(|c: char| c.is_ascii() || c == LANGUAGE)
                    .unwrap_or(rest.len()),
            ),
        };

        let name = piece.trim();
        if first.is_ascii() && is_name_of_words(name) {
            // The spaces around a name stay outside its mark.
            marked_up.push_str(&piece.replace(name, &marked("en", name)));
        } else {
            marked_up.push_str(piece);
        }
        rest = after;
    }

    marked_up
}

/// Whether text is at least two words: one alone, such as DPIA, is a term that Chinese uses too.
fn is_name_of_words(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_ascii_alphabetic());
    words.filter(|word| word.len() > 1).count() > 1
}

/// Whether a letter is a Chinese ideograph (Unicode block CJK Unified Ideographs).
fn is_han(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

/// Words of an agreement file: in the language of the agreement, where it says which.
pub(super) fn said(words: &str, language: &str, messages: &Messages) -> String {
    if language.is_empty() && messages.is_english() {
        return words.to_owned();
    }

    foreign(language, words, messages)
}

fn foreign(language: &str, words: &str, messages: &Messages) -> String {
    let own = |tag: &str| {
        tag.split('-')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    };

    // By the first subtag alone: words in en-GB need no mark on a page in en.
    if words.is_empty() || own(language) == own(messages.language()) {
        return words.to_owned();
    }
    marked(language, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = Vec::new();
        escape(text, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn marked_words_become_elements_and_all_else_is_escaped() {
        let text = format!("未约定：{}。", marked("en", "Who <b> & how"));
        assert_eq!(
            escaped(&text),
            "未约定：<span lang=\"en\">Who &lt;b&gt; &amp; how</span>。"
        );

        assert_eq!(bare(&text), "未约定：Who <b> & how。");
        assert_eq!(escaped("\"'"), "&quot;'");
    }

    #[test]
    fn marks_that_do_not_pair_are_dropped_and_no_tag_leaves_its_attribute() {
        assert_eq!(escaped("a\u{FDD2}b\u{FDD1}c"), "abc");
        assert_eq!(escaped("\u{FDD0}en\u{FDD1}a"), "<span lang=\"en\">a</span>");
        assert_eq!(
            escaped("\u{FDD0}x\" onload=\"y\u{FDD1}a\u{FDD2}"),
            "x&quot; onload=&quot;ya"
        );
    }

    #[test]
    fn english_names_in_a_chinese_sentence_are_marked_once() {
        let statute = marked("en", "Data Protection Act 2018");
        assert_eq!(
            mark_english_names("依 Data Protection Act 2018（英国）的 DPIA。"),
            format!("依 {statute}（英国）的 DPIA。")
        );

        let name = format!("数据集“{}”", marked("en", "Medical records"));
        assert_eq!(mark_english_names(&name), name);
        assert_eq!(mark_english_names("a\u{FDD0}en"), "a\u{FDD0}en");
    }

    #[test]
    fn a_link_has_no_full_stop() {
        assert_eq!(without_full_stop("It is so."), "It is so");
        assert_eq!(
            without_full_stop(&marked("en", "It is so.")),
            marked("en", "It is so")
        );
    }

    #[test]
    fn a_label_inside_a_sentence_begins_small_behind_its_mark() {
        assert_eq!(inside("Which data"), "which data");
        assert_eq!(inside("DPIA status"), "DPIA status");
        assert_eq!(
            inside(&marked("en", "Which data")),
            marked("en", "which data")
        );
    }
}
