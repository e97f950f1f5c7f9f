//! What to say of text that is not JSON, to a person who may never have written JSON by hand.

use std::sync::Arc;

use super::unquoted;
use crate::diagnostic::Diagnostic;
use crate::source_file::{SourceFile, Span};

pub(super) fn repeated(text: &Arc<SourceFile>, first: Span, second: Span) -> Diagnostic {
    let name = crate::diagnostic::short(unquoted(text.slice(second)));
    Diagnostic::at(
        text,
        second,
        format!("`{name}` is given twice in the same object"),
    )
    .help(format!(
        "the first is on line {}; keep one of them",
        text.position(first.start).line
    ))
}

/// Says what is where JSON cannot continue, where word processors and other notations put it.
pub(super) fn misplaced(rest: &str) -> Option<(String, &'static str)> {
    let (message, help) = match rest.chars().next()? {
        '/' if rest.starts_with("//") || rest.starts_with("/*") => (
            "there is a comment here, and JSON does not allow comments",
            "remove the comment",
        ),
        '#' => (
            "there is a comment here, and JSON does not allow comments",
            "remove the comment",
        ),
        ';' => (
            "there is a semicolon here, and JSON does not use it",
            "write a comma between two values; remove a comment that begins with a semicolon",
        ),
        '\u{2018}'..='\u{201F}' | '\u{AB}' | '\u{BB}' | '\u{FF02}' => (
            "there are typographic quotes here, and JSON allows only straight ones",
            "write \" as a plain keyboard does; word processors change it, so use a text editor",
        ),
        _ => return None,
    };

    Some((message.to_owned(), help))
}

/// The word in the place of a value that is in no quotes, as YAML and other languages allow it.
pub(super) fn unquoted_word<'s>(error: &str, rest: &'s str) -> Option<&'s str> {
    // Behind a bare t, f or n, the parser expects the rest of a literal, which it calls ident.
    let is_value = error.contains("expected value") || error.contains("expected ident");
    let end = rest
        .find(|c: char| !c.is_alphanumeric() && !"_-.".contains(c))
        .unwrap_or(rest.len());

    rest.get(..end)
        .filter(|word| is_value && word.starts_with(char::is_alphabetic))
}

/// Describes a word without quotes.
pub(super) fn describe_word(word: &str) -> (String, String) {
    let help = match word.to_lowercase().as_str() {
        "true" | "yes" => "write true, in small letters".to_owned(),
        "false" | "no" => "write false, in small letters".to_owned(),
        "nan" | "none" | "nil" | "null" | "undefined" | "infinity" => {
            "omit the field where the agreement does not say".to_owned()
        }
        _ => format!(
            "put text in double quotes: \"{}\"",
            crate::diagnostic::short(word)
        ),
    };

    (
        format!("`{}` is not a value", crate::diagnostic::short(word)),
        help,
    )
}

/// A bracket after the end of the agreement.
pub(super) fn one_too_many(error: &str, rest: &str) -> Option<(String, &'static str)> {
    // To the parser, a bracket behind the whole value is text like any other.
    let is_closing = rest.starts_with(['}', ']']);
    (is_closing && error.contains("trailing characters")).then(|| {
        (
            "there is one closing bracket too many".to_owned(),
            "remove it, or look for the opening bracket that is missing above",
        )
    })
}

/// What the parser's errors hold, with the message and the help for each: the first that fits explains the error.
const EXPLANATIONS: [(&str, &str, &str); 14] = [
    (
        "EOF",
        "the file ends before its JSON does",
        "look for a missing closing bracket or quote; the file may be cut off",
    ),
    (
        "trailing comma",
        "there is a comma before a closing bracket",
        "remove the comma",
    ),
    (
        "expected `,` or `]`",
        "a comma or `]` is missing here",
        "put a comma between the elements of a list",
    ),
    (
        "expected `,` or `}`",
        "a comma or `}` is missing here",
        "put a comma between the members of an object",
    ),
    (
        "expected `:`",
        "a colon is missing after the name",
        "write \"name\": value",
    ),
    (
        "key must be a string",
        "a name in double quotes is expected here",
        "write names in double quotes",
    ),
    (
        "trailing characters",
        "there is more text after the end of the JSON value",
        "keep one agreement in one file",
    ),
    (
        "control character",
        "there is a line break or control character inside a string",
        "write it as \\n, or remove it",
    ),
    (
        "invalid number",
        "this is not a number",
        "write numbers as digits, without leading zeros, signs such as +, or separators",
    ),
    (
        "surrogate",
        "this \\u escape is half of a character",
        "write the character itself",
    ),
    // The second half is missing where the text goes on with another character.
    (
        "end of hex escape",
        "this \\u escape is half of a character",
        "write the character itself",
    ),
    (
        // Behind the two above, whose messages hold this word as well.
        "escape",
        "this escape is not one that JSON knows",
        "write \\\\ for a backslash; the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000",
    ),
    (
        "expected ident",
        "this is not a value",
        "write true or false in small letters, or put text in double quotes",
    ),
    (
        "expected value",
        "a value is expected here",
        "write a number, true, false, a string in double quotes, a list or an object",
    ),
];

/// Words for the parser's errors, for a person who may never have written JSON by hand.
pub(super) fn explain(error: &str) -> (String, &'static str) {
    EXPLANATIONS
        .iter()
        .find(|(mark, _, _)| error.contains(mark))
        .map_or_else(
            || (error.to_owned(), "the file must be JSON (RFC 8259)"),
            |(_, message, help)| ((*message).to_owned(), *help),
        )
}
