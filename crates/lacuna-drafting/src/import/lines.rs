//! Files with one record per line, read as one list.

use std::sync::Arc;

use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::document::Document;
use lacuna_core::source_file::{Record, SourceFile};

/// Parses a file that holds one JSON value, or one per line (JSON Lines, known by its name or its form).
///
/// Lines become the elements of a list, so that the pointer `/3/awards` is in the fourth record. Lines that are not JSON are
/// reported, each at its place, and are in the list as null.
///
/// # Errors
/// A file that is neither, and a file without a line that can be read.
pub(super) fn parse(text: Arc<SourceFile>) -> Result<(Document, Vec<Diagnostic>), Vec<Diagnostic>> {
    if let Some(document) = parse_whole(&text)? {
        return Ok((document, Vec::new()));
    }

    let (list, problems) = gather(&text)?;
    // The list opens on a line of its own, which is line 0 of the file: so every place is the one in the file.
    let record = Record { number: 1, line: 0 };
    let text = SourceFile::of_record(text.name(), list.into_bytes(), record)
        .map_err(|unreadable| vec![Diagnostic::unreadable(text.name(), unreadable)])?;

    Ok((Document::parse(Arc::new(text))?, problems))
}

/// Parses a file that holds one value; `None` where it holds one per line.
fn parse_whole(text: &Arc<SourceFile>) -> Result<Option<Document>, Vec<Diagnostic>> {
    let name = text.name().to_ascii_lowercase();
    // A packed file has the ending of its content before its own, as in `releases.jsonl.gz`.
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let ends = |ending| name.ends_with(ending);
    let is_named = [".jsonl", ".jsonlines", ".ndjson"].into_iter().any(ends);

    // One value over many lines is read as such, even where its name ends in `.jsonl`.
    match Document::parse(Arc::clone(text)) {
        Ok(document) => Ok(Some(document)),
        Err(problems) if !is_named && !is_lines(text) => Err(problems),
        Err(problems) if is_spread(text) => {
            let help =
                "write each record on one line, or rename the file to .json if it holds one value";

            Err(problems
                .into_iter()
                .map(|problem| problem.help(help))
                .collect())
        }
        Err(_) => Ok(None),
    }
}

/// Gathers the lines into the text of one list, with what is wrong in those that are not JSON.
///
/// # Errors
/// No line can be read.
fn gather(text: &SourceFile) -> Result<(String, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut list = String::with_capacity(text.content().len() + 16);
    let mut problems = Vec::new();
    let mut good = 0_usize;

    // They are counted first, since JSON takes no comma behind the last entry.
    let records = text
        .content()
        .lines()
        .filter(|line| !line.trim().is_empty())
        .count();

    let mut number = 0_usize;
    for (at, line) in text.content().lines().enumerate() {
        list.push('\n');
        if line.trim().is_empty() {
            continue;
        }

        number += 1;
        match parse_line(text, line, at, number) {
            Ok(()) => {
                good += 1;
                list.push_str(line);
            }
            Err(wrong) => {
                problems.extend(wrong);

                // The records behind it keep their places in the list.
                list.push_str("null");
            }
        }

        if number < records {
            list.push(',');
        }
    }

    if good == 0 {
        return Err(problems);
    }

    Ok((format!("[{list}\n]"), problems))
}

/// Whether the first line with something in it is a whole JSON object, and more follows.
fn is_lines(text: &SourceFile) -> bool {
    let mut lines = text
        .content()
        .lines()
        .filter(|line| !line.trim().is_empty());

    let first = lines
        .next()
        .is_some_and(|line| line.trim_start().starts_with('{') && is_json(line));

    // A single line is one value, and its slips are reported as those of JSON.
    first && lines.next().is_some()
}

/// Whether a value is spread over several lines: the first opens what it does not close, and most lines are not JSON.
fn is_spread(text: &SourceFile) -> bool {
    let mut lines = text
        .content()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());

    let Some(first) = lines.next() else {
        return false;
    };

    let opens = first.ends_with(['[', '{', ',']) && !is_json(first);
    // The lines of a record that is laid out are mostly no JSON by themselves.
    let (good, bad): (Vec<&str>, Vec<&str>) = lines.partition(|line| is_json(line));
    opens && good.len() <= bad.len()
}

fn is_json(line: &str) -> bool {
    Document::parse(Arc::new(SourceFile::new("line", line))).is_ok()
}

fn parse_line(
    text: &SourceFile,
    line: &str,
    at: usize,
    number: usize,
) -> Result<(), Vec<Diagnostic>> {
    let [number, line_number] =
        [number, at + 1].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
    let record = Record {
        number,
        line: line_number,
    };
    let parsed = SourceFile::of_record(text.name(), line.as_bytes().to_vec(), record)
        .map_err(|unreadable| vec![Diagnostic::unreadable(text.name(), unreadable)])?;
    Document::parse(Arc::new(parsed)).map(|_| ())
}
