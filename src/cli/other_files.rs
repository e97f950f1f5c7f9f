//! Describes a file that is not an agreement by what it is, with what to do about it.

use std::path::Path;

use super::kinds::{FileKind, is_foreign_json, json_kind, toml_content};
use super::own_json::is_own_json;

/// Describes a text that is not JSON by what it is, with what to do about it: YAML, Markdown, HTML, TOML and others.
pub(super) fn describe_other_text(path: &Path, content: &str) -> Option<(String, String)> {
    let (what, help) = other_text(path, content)?;
    Some((format!("this is {what}; an agreement file is JSON"), help))
}

/// Describes a text that was given as a register's record and is not JSON by what it is, with what to do about it.
pub(super) fn describe_other_record(path: &Path, content: &str) -> Option<(String, String)> {
    let (what, _) = other_text(path, content)?;
    let help = "download the record as JSON from the register; a page, a feed or a table of it cannot be imported";
    Some((
        format!("this is {what}; a register's record is JSON"),
        help.to_owned(),
    ))
}

/// Describes a text that was given as decisions or as a baseline and is not JSON by what it is.
pub(super) fn describe_other_data(path: &Path, content: &str, noun: &str) -> Option<String> {
    let (what, _) = other_text(path, content)?;
    Some(format!("this is {what}; {noun} is JSON"))
}

/// What a text is that is not JSON, and what to do with it as an agreement.
fn other_text(path: &Path, content: &str) -> Option<(&'static str, String)> {
    let text = without_comments(content);
    // What begins as JSON does has its faults reported as JSON.
    let begins_as_json = text.starts_with(['{', '"', '\'', '/'])
        // A table of TOML begins with a bracket too.
        || (text.starts_with('[') && (is_json(text) || toml_content(path, text).is_none()));
    if begins_as_json {
        return None;
    }

    let file = super::names::shown(path);
    let convert = "convert it to JSON first".to_owned();
    let read = format!(
        "`lacuna read {file}` lists its passages by subject; `lacuna init agreement.json` records their facts"
    );

    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default();

    let html = text
        .get(..9)
        .is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"))
        || text.starts_with("<html");

    let (what, help) = match ending.as_str() {
        // The ending comes first, since a plain text may begin as YAML or Markdown does.
        "yaml" | "yml" => ("YAML", convert),
        "md" | "markdown" => ("Markdown", read),
        "html" | "htm" | "xhtml" => ("an HTML page", read),
        "txt" | "text" => ("plain text", read),
        "csv" | "tsv" => ("a table in CSV", convert),
        "xml" => ("XML", convert),
        _ if toml_content(path, text).is_some() => (
            "TOML",
            format!("`lacuna validate {file}` checks policies, settings and waivers"),
        ),
        _ if html => ("an HTML page", read),
        _ if text.starts_with('<') => ("XML", convert),
        _ if text.starts_with("---") || is_yaml(text) => ("YAML", convert),
        _ if text.starts_with("# ") || text.starts_with("## ") => ("Markdown", read),
        _ if is_table(text) => ("a table in CSV", convert),
        _ => return None,
    };

    Some((what, help))
}

/// A text from where it says something, if that is JSON: people put a comment above it, which only JSON's reader may refuse.
fn without_comments(content: &str) -> &str {
    let text = content.trim_start();
    let mut rest = text;
    while rest.starts_with(['#', ';']) {
        rest = rest
            .split_once('\n')
            .map_or("", |(_, rest)| rest)
            .trim_start();
    }

    if rest.starts_with('{') || is_json(rest) {
        rest
    } else {
        text
    }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// Whether the first two lines are rows of a table with the same number of columns, three at the least.
fn is_table(text: &str) -> bool {
    let mut rows = text.lines().filter(|line| !line.trim().is_empty());
    let (Some(head), Some(row)) = (rows.next(), rows.next()) else {
        return false;
    };

    [',', ';', '\t'].into_iter().any(|mark| {
        let columns = |line: &str| line.matches(mark).count();

        // Two lines of prose may well have a comma each.
        columns(head) >= 2 && columns(head) == columns(row)
    })
}

/// Describes JSON in the place of a contract by what it is, with what to do about it.
pub(super) fn describe_no_contract(path: &Path, bytes: &[u8]) -> Option<(String, String)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with(['{', '[']) || !is_json(text) {
        return None;
    }

    let file = super::names::shown(path);
    Some(if is_foreign_json(text) {
        (
            "this is JSON, and no contract".to_owned(),
            "name the contract itself: PDF, DOCX, ODT, HTML, Markdown or plain text".to_owned(),
        )
    } else {
        (
            "this is an agreement file, and no contract".to_owned(),
            format!("`lacuna audit {file}` audits it; `lacuna read` needs the contract itself"),
        )
    })
}

/// Describes JSON that is not an agreement by what it is, with what to do about it.
pub(super) fn describe_other_json(content: &str) -> Option<(String, String)> {
    if is_own_json(content) {
        return Some((
            "this is an output that Lacuna wrote, such as an assessment, and no agreement"
                .to_owned(),
            "name the agreement file".to_owned(),
        ));
    }
    if !is_foreign_json(content) {
        return None;
    }

    let help = "name an agreement file; `lacuna init agreement.json` creates one";
    let what = match json_kind(content) {
        Some(FileKind::Decisions) => {
            "this file holds a reviewer's decisions, and no agreement".to_owned()
        }
        // What is no object at all, the reader of agreements says at its place, as it does everywhere.
        _ if !content.trim_start().starts_with('{') => return None,
        _ => {
            "this is no agreement: it has none of schema_version, instrument and parties".to_owned()
        }
    };

    Some((what, help.to_owned()))
}

/// Whether the first lines that say anything are `key: value` as in YAML.
fn is_yaml(text: &str) -> bool {
    let mut lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty());

    let is_key = |line: &str| {
        line.split_once(':').is_some_and(|(key, rest)| {
            !key.is_empty()
                && key
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-' || c == '$')
                // Without the blank, `https://example.org` would be a key.
                && (rest.is_empty() || rest.starts_with(' '))
        })
    };

    lines.next().is_some_and(is_key)
}
