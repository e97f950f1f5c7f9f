//! The texts of the policy files: rules, packs, checklists, definitions, parameters and sources.

use std::fs;

use toml::{Table, Value};

use super::text::{Kind, Text};

/// The fields of a rule file that a reader sees.
const RULE: [(&str, Kind); 9] = [
    ("title", Kind::Title),
    ("asks", Kind::Asks),
    ("message", Kind::Message),
    ("unstated", Kind::Unstated),
    ("why", Kind::Why),
    ("remedy", Kind::Remedy),
    ("remedy_silent", Kind::RemedySilent),
    ("accept", Kind::Accept),
    ("wording", Kind::Wording),
];

/// The texts of `policies/`.
pub(super) fn texts() -> Vec<Text> {
    let files = walkdir::WalkDir::new("policies").sort_by_file_name();
    let paths = files
        .into_iter()
        .map(|file| file.unwrap().path().display().to_string())
        .filter(|path| path.ends_with(".toml") && !path.starts_with("policies/translations"));

    paths.flat_map(|path| of_file(&path)).collect()
}

fn of_file(path: &str) -> Vec<Text> {
    let content: Table = fs::read_to_string(path).unwrap().parse().unwrap();
    let name = path.rsplit('/').next().unwrap();

    if path.starts_with("policies/sources/") {
        return of_sources(path, &content);
    }
    match name {
        "pack.toml" => named(path, "", &content, &["name", "gloss", "note"], Kind::Name),
        "checklists.toml" => of_checklists(path, &content),
        "definitions.toml" => of_entries(path, &content, &[("means", Kind::Name)]),
        "parameters.toml" => of_entries(
            path,
            &content,
            &[("unit", Kind::Name), ("reason", Kind::Reason)],
        ),
        _ if content.contains_key("require") => of_rule(path, &content),
        // Figures of a country, and the record of how the catalogue became rules.
        _ => Vec::new(),
    }
}

fn of_rule(path: &str, rule: &Table) -> Vec<Text> {
    let mut texts: Vec<Text> = RULE
        .iter()
        .flat_map(|(field, kind)| named(path, "", rule, &[field], *kind))
        .collect();

    let adjustments = rule.get("adjust").and_then(Value::as_array);
    for adjustment in adjustments.into_iter().flatten() {
        let adjustment = adjustment.as_table().unwrap();
        texts.extend(named(
            path,
            "[[adjust]] ",
            adjustment,
            &["reason"],
            Kind::Reason,
        ));
    }

    texts
}

fn of_entries(path: &str, content: &Table, fields: &[(&str, Kind)]) -> Vec<Text> {
    let mut texts = Vec::new();
    for (name, entry) in content {
        let entry = entry.as_table().unwrap();
        for (field, kind) in fields {
            texts.extend(named(path, &format!("[{name}] "), entry, &[field], *kind));
        }
    }

    texts
}

fn of_checklists(path: &str, content: &Table) -> Vec<Text> {
    let mut texts = Vec::new();
    for (name, list) in content {
        let list = list.as_table().unwrap();
        let place = format!("[{name}] ");
        texts.extend(named(path, &place, list, &["title"], Kind::Name));
        texts.extend(named(path, &place, list, &["about"], Kind::Says));

        for item in list["item"].as_array().unwrap() {
            let item = item.as_table().unwrap();
            let place = format!("{} ", item["id"].as_str().unwrap());
            texts.extend(named(path, &place, item, &["asks"], Kind::Name));
        }
    }

    texts
}

/// What each source says, and each part of it. Titles of laws are names and `note` is for those who maintain the register.
fn of_sources(path: &str, content: &Table) -> Vec<Text> {
    let mut texts = of_entries(path, content, &[("says", Kind::Says)]);
    for (name, source) in content {
        let parts = source.get("pinpoints").and_then(Value::as_table);
        for (pinpoint, part) in parts.into_iter().flatten() {
            let place = format!("[{name}] {pinpoint} ");
            let part = part.as_table().unwrap();
            texts.extend(named(path, &place, part, &["says"], Kind::Says));
        }
    }

    texts
}

fn named(path: &str, place: &str, table: &Table, fields: &[&str], kind: Kind) -> Vec<Text> {
    let present = fields
        .iter()
        .filter_map(|field| Some((field, table.get(*field)?.as_str()?)));

    present
        .map(|(field, words)| Text::new(path, format!("{place}{field}"), kind, words))
        .collect()
}
