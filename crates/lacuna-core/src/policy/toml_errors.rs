//! Says in words what is wrong with a TOML file, to a person who may never have written TOML by hand.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Notation, misfit, short};
use crate::source_file::{SourceFile, Span};

/// How a line of TOML is written.
const LINE: &str =
    "a line of TOML is `name = \"value\"`, the name of a table as in `[name]`, or a `# comment`";

/// What the parser's errors hold, with the message and the help for each: the first that fits explains the error.
const SYNTAX: [(&str, &str, &str); 23] = [
    (
        "duplicate key",
        "this name is given twice in the same table",
        "keep one of the two",
    ),
    // Before `unclosed array`, with which it begins.
    (
        "unclosed array table",
        "the name of this table does not end",
        "write it as [[name]], on a line of its own",
    ),
    (
        "unclosed table",
        "the name of this table does not end",
        "write it as [name], on a line of its own",
    ),
    (
        "unclosed inline table",
        "a closing brace is missing: this table does not end",
        "put } after its last field",
    ),
    (
        "unclosed array",
        "a closing bracket is missing: this list does not end",
        "put ] after its last entry",
    ),
    (
        "missing comma",
        "a comma is missing here",
        "put a comma between the entries of a list, and between the fields in braces",
    ),
    ("extra comma", "there is one comma too many", "remove it"),
    (
        "basic string",
        "the closing quote is missing: this text does not end",
        "put \" at its end; a text in quotes ends on the line it began on",
    ),
    (
        "literal string",
        "the closing quote is missing: this text does not end",
        "put ' at its end; a text in quotes ends on the line it began on",
    ),
    (
        "opening quote",
        "the opening quote is missing here",
        "put the text in double quotes",
    ),
    (
        "escape",
        "this escape is not one that TOML knows",
        "write \\\\ for a backslash, or put the text in single quotes",
    ),
    (
        "unicode",
        "this escape is not one that TOML knows",
        "write the character itself",
    ),
    (
        "missing value",
        "a value is missing here",
        "write name = \"value\"",
    ),
    (
        "no value",
        "a value is missing here",
        "write name = \"value\"",
    ),
    (
        "missing assignment",
        "the sign = is missing after the name",
        "write name = \"value\"",
    ),
    (
        "unexpected key or value",
        "there is more on this line than one value",
        "put text in quotes, and each field on a line of its own",
    ),
    ("extra assignment", "there is one = too many", "remove it"),
    ("`=`", "there is one = too many", "remove it"),
    (
        "leading zero",
        "a number does not begin with 0 here",
        "write numbers without leading zeros, and days as 2027-02-05",
    ),
    (
        "carriage return",
        "there is a carriage return without a line end here",
        "save the file with the line ends of Windows or of Linux",
    ),
    (
        "recur",
        "this is nested too deeply",
        "write it with fewer brackets and braces inside each other",
    ),
    (
        "invalid comment character",
        "this comment contains a control character",
        "remove the character",
    ),
    (
        "`_` may only",
        "this is not a number",
        "write numbers in digits, such as 36",
    ),
];

/// Whether a text is JSON, in which a list of numbers could also be the name of a TOML table.
pub(super) fn is_json(content: &str) -> bool {
    let content = content.trim_start();
    content.starts_with('{')
        || (content.starts_with('[')
            && serde_json::from_str::<Vec<serde::de::IgnoredAny>>(content).is_ok())
}

/// Describes JSON in the place of TOML.
pub(super) fn describe_json(text: &Arc<SourceFile>) -> Diagnostic {
    let start = text.content().len() - text.content().trim_start().len();
    Diagnostic::at(
        text,
        Span::new(start, start + 1),
        "this is JSON, and a TOML file is needed here",
    )
    .help(format!(
        "name another file, or write this one as TOML: {LINE}"
    ))
}

/// Describes a text that TOML cannot read.
pub(super) fn describe_syntax(text: &Arc<SourceFile>, error: &toml::de::Error) -> Diagnostic {
    let place = place(error);
    let given = text.slice(place);
    let said = first_line(error);
    let problem = |message: &str| Diagnostic::at(text, place, message);

    if is_date_like(given) {
        return problem("there is no such day in the calendar")
            .help("write a day that exists as \"2027-02-05\": year, month, day");
    }
    // The parser tells the colon of `name: value` at the colon, or at the value behind it.
    let content = text.content();
    let before = content.get(..place.start as usize).unwrap_or_default();
    let rest = content.get(place.start as usize..).unwrap_or_default();
    if before.trim_end_matches(' ').ends_with(':') || rest.starts_with(':') {
        return problem("TOML writes = between a name and its value, and not a colon")
            .help("write name = \"value\"");
    }
    // The parser has one error for a missing value, for 01/02/2027 and for a bare word.
    if said.contains("must be quoted") && given.trim().is_empty() {
        return problem("a value is missing here").help("write name = \"value\"");
    }

    let is_day = given.contains('/') && given.starts_with(|c: char| c.is_ascii_digit());
    if said.contains("must be quoted") && is_day {
        return problem("this is not a day as TOML writes it")
            .help("write it as \"2027-02-05\": year, month, day");
    }
    if said.contains("must be quoted") {
        return problem("a text needs quotes here")
            .help(format!("write \"{}\"", short(given.trim())));
    }

    match SYNTAX.iter().find(|(mark, _, _)| said.contains(mark)) {
        Some((_, message, help)) => problem(message).help(*help),
        None => problem("this is not TOML").help(LINE),
    }
}

/// Describes a value that is TOML, and does not fit the field.
pub(super) fn describe_misfit(text: &Arc<SourceFile>, error: &toml::de::Error) -> Diagnostic {
    let place = place(error);
    let (message, help) = misfit(first_line(error), text.slice(place), Notation::Toml);
    let line = text
        .content()
        .get(..place.start as usize)
        .unwrap_or_default();
    let line = line.rsplit('\n').next().unwrap_or_default();
    // In `[a.b]` the field `b` of the entry `a` is meant, and the name of a fact is `"a.b"`.
    let is_dotted = line.starts_with('[') && line.ends_with('.');
    if is_dotted && first_line(error).starts_with("unknown field") {
        let help = "a name with a dot in it needs quotes, such as [\"ours.certified\"]";
        return Diagnostic::at(text, place, message).help(help);
    }

    Diagnostic::at(text, place, message).help(help)
}

fn place(error: &toml::de::Error) -> Span {
    error.span().map_or_else(
        || Span::new(0, 0),
        |range| Span::new(range.start, range.end),
    )
}

fn first_line(error: &toml::de::Error) -> &str {
    error.message().lines().next().unwrap_or_default()
}

/// Whether a value was meant as a day, which TOML refuses where it does not exist.
fn is_date_like(given: &str) -> bool {
    let mut parts = given.trim().split(['-', 'T', ' ']);
    let mut is_digits = |count: usize| {
        parts.next().is_some_and(|part| {
            part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };

    is_digits(4) && is_digits(2) && is_digits(2)
}
