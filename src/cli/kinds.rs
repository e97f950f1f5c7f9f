//! Recognises what a file is, by its name and by its content.

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::{Deserialize, IgnoredAny};

use super::own_json::is_own_json;
use super::place;

/// A kind of file that this program reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FileKind {
    Agreement,
    Policy,
    Settings,
    Waivers,
    Decisions,
    Assessment,
}

/// Keys that only an agreement file has at its top.
const AGREEMENT_KEYS: [&str; 3] = ["schema_version", "instrument", "parties"];

impl FileKind {
    /// A number of files of this kind, in words.
    pub(super) fn noun(self, count: usize) -> String {
        let (one, many) = match self {
            Self::Agreement => ("agreement file", "agreement files"),
            Self::Policy => ("policy file", "policy files"),
            Self::Settings => ("settings file", "settings files"),
            Self::Waivers => ("file of waivers", "files of waivers"),
            Self::Decisions => ("file of decisions", "files of decisions"),
            Self::Assessment => ("assessment", "assessments"),
        };

        format!("{count} {}", if count == 1 { one } else { many })
    }

    /// What a file of this kind holds, for a sentence about its loss.
    pub(super) fn content(self) -> &'static str {
        match self {
            Self::Agreement => "an agreement",
            Self::Policy => "a policy (a rule or a pack)",
            Self::Settings => "settings",
            Self::Waivers => "waivers",
            Self::Decisions => "a reviewer's decisions",
            Self::Assessment => "an assessment",
        }
    }
}

/// Recognises a TOML file by its name and content; `None` where it is none of this program's.
pub(super) fn toml_kind(path: &Path, content: &str) -> Option<FileKind> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().to_lowercase())
        .unwrap_or_default();

    let begins = |start: &str| {
        content
            .lines()
            .any(|line| line.trim_start().starts_with(start))
    };

    match name.as_str() {
        "lacuna.toml" => Some(FileKind::Settings),
        "pack.toml" | "facts.toml" | "parameters.toml" | "sources.toml" | "definitions.toml"
        | "checklists.toml" => Some(FileKind::Policy),
        "packs.toml" if is_below(path, "translations") => Some(FileKind::Policy),
        _ if is_in(path, "rules") && is_below(path, "translations") => Some(FileKind::Policy),
        // Other programs have folders of this name too, so that a file needs both fields.
        _ if is_in(path, "sources") && begins("title") && begins("check") => Some(FileKind::Policy),
        _ if is_in(path, "jurisdictions") && begins("codes") && begins("home") => {
            Some(FileKind::Policy)
        }
        _ if begins("[[waiver]]") => Some(FileKind::Waivers),
        _ if begins("require") || begins("[[example]]") => Some(FileKind::Policy),
        _ => None,
    }
}

/// Whether a file lies in a folder of a name.
fn is_in(path: &Path, name: &str) -> bool {
    let folder = path.parent().and_then(Path::file_name);
    folder.is_some_and(|folder| folder == name)
}

/// Whether a file lies in a folder of a folder of a name, or in the folder `rules` of one, as translations do.
fn is_below(path: &Path, name: &str) -> bool {
    let Some(folder) = path.parent() else {
        return false;
    };

    is_in(folder, name)
        || (is_in(path, "rules") && folder.parent().is_some_and(|up| is_in(up, name)))
}

/// The folder that is loaded for a policy file: its own, or the one above its `sources`, `jurisdictions` or `translations`.
pub(super) fn policy_folder(path: &Path) -> &Path {
    let own = place::folder_of(path);
    let names = |path: &Path| is_in(path, "sources") || is_in(path, "jurisdictions");
    let above = if is_below(path, "translations") {
        own.ancestors()
            .find(|folder| {
                folder
                    .file_name()
                    .is_some_and(|name| name == "translations")
            })
            .map(place::folder_of)
    } else if names(path) {
        Some(place::folder_of(own))
    } else {
        None
    };

    above.unwrap_or(own)
}

/// Keys that only settings have at their top.
const SETTINGS_KEYS: [&str; 11] = [
    "packs",
    "policies",
    "fail-on",
    "fail-on-policy",
    "outputs",
    "parameters",
    "severity",
    "rules-off",
    "waivers",
    "organisation",
    "handbook",
];

/// Recognises settings and waivers in a TOML file of any name that a person named, by the keys at its top.
pub(super) fn named_toml_kind(content: &str) -> Option<FileKind> {
    let table: toml::Table = content.parse().ok()?;
    match () {
        () if table.contains_key("waiver") => Some(FileKind::Waivers),
        () if SETTINGS_KEYS.iter().any(|key| table.contains_key(*key)) => Some(FileKind::Settings),
        () => None,
    }
}

/// Recognises TOML under any name by its content alone, as a noun for a sentence about its loss.
pub(super) fn toml_content(path: &Path, content: &str) -> Option<&'static str> {
    let has_line = |line: &str| content.lines().any(|own| own.trim() == line);
    // Lines come first, since a file that somebody is still writing may not parse.
    if has_line("[[waiver]]") {
        return Some(FileKind::Waivers.content());
    }
    if has_line("[[example]]") {
        return Some(FileKind::Policy.content());
    }

    let is_toml = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));

    let table: Option<toml::Table> = content
        .parse()
        .ok()
        // Comments alone are an empty table, and so is a heading of Markdown.
        .filter(|table: &toml::Table| !table.is_empty());

    let has = |keys: &[&str]| {
        table
            .as_ref()
            .is_some_and(|table| keys.iter().all(|key| table.contains_key(*key)))
    };

    match () {
        () if has(&["waiver"]) => Some(FileKind::Waivers.content()),
        () if has(&["id", "require"]) || has(&["name", "concern"]) => {
            Some(FileKind::Policy.content())
        }
        () if SETTINGS_KEYS.iter().any(|key| has(&[key])) => Some(FileKind::Settings.content()),
        () if is_toml => toml_kind(path, content)
            .map(FileKind::content)
            .or(Some("TOML that this program did not write")),
        // No result of this program can be read as TOML.
        () => table.map(|_| "TOML that this program did not write"),
    }
}

/// Recognises a JSON file by the keys at its top; `None` where it is none of this program's.
///
/// A file that is not JSON object counts as an agreement, so that its faults are reported.
pub(super) fn json_kind(content: &str) -> Option<FileKind> {
    let Some(keys) = top_keys(content) else {
        return Some(FileKind::Agreement);
    };

    let has = |key: &str| keys.contains_key(key);
    let schema = keys.get("$schema").and_then(|value| value.as_deref());
    if is_own_json(content) || (has("assessments") && has("lacuna")) {
        return Some(FileKind::Assessment);
    }

    if has("decisions") && (has("reviewer") || has("format")) {
        return Some(FileKind::Decisions);
    }
    // A JSON Schema may lie beside agreements, and is none itself.
    (!schema.is_some_and(|uri| uri.contains("json-schema.org"))).then_some(FileKind::Agreement)
}

/// Whether JSON is something else than an agreement: it parses, and has none of the keys that only agreements have.
///
/// An empty object and a list of agreements are agreements that went wrong, which is reported rather than passed over.
pub(super) fn is_foreign_json(content: &str) -> bool {
    // Most files are agreements, which need not be parsed twice.
    if content.contains("\"schema_version\"") && !content.contains("\"lacuna\"") {
        return false;
    }
    if json_kind(content) != Some(FileKind::Agreement) {
        return true;
    }

    match serde_json::from_str::<Top>(content) {
        Ok(Top::Object(keys)) => !keys.is_empty() && !has_agreement_key(&keys),
        Ok(Top::List(list)) => !list
            .iter()
            .any(|entry| matches!(entry, Inner::Object(keys) if has_agreement_key(keys))),
        Ok(Top::Other(_)) => true,
        Err(_) => false,
    }
}

/// Whether JSON is a schema that this program wrote beside an agreement.
pub(super) fn is_own_schema(content: &str) -> bool {
    let Ok(Top::Object(keys)) = serde_json::from_str::<Top>(content) else {
        return false;
    };

    let begins = |key: &str, start: &str| matches!(keys.get(key), Some(Shallow::Text(text)) if text.starts_with(start));
    begins("$schema", "https://json-schema.org/")
        && begins("title", "Lacuna ")
        && keys.contains_key("$defs")
}

fn has_agreement_key<V>(keys: &BTreeMap<String, V>) -> bool {
    AGREEMENT_KEYS.iter().any(|key| keys.contains_key(*key))
}

/// The keys at the top of a JSON object, with the values that are texts.
fn top_keys(content: &str) -> Option<BTreeMap<String, Option<String>>> {
    match serde_json::from_str::<Top>(content).ok()? {
        Top::Object(keys) => Some(
            keys.into_iter()
                .map(|(key, value)| (key, value.text()))
                .collect(),
        ),
        Top::List(_) | Top::Other(_) => None,
    }
}

/// The top of a JSON file, without what lies below it.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Top {
    Object(BTreeMap<String, Shallow>),
    List(Vec<Inner>),
    Other(IgnoredAny),
}

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Inner {
    Object(BTreeMap<String, IgnoredAny>),
    Other(IgnoredAny),
}

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Shallow {
    Text(String),
    Other(IgnoredAny),
}

impl Shallow {
    fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Other(_) => None,
        }
    }
}

/// Names a document that is not text.
pub(super) fn binary_document(head: &[u8]) -> Option<&'static str> {
    // Text in UTF-16 has zeros between its letters.
    let utf16 = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
    match head {
        [b'%', b'P', b'D', b'F', ..] => Some("a PDF document"),
        // `PK\3\4` begins a ZIP archive, and `PK\5\6` one without any file.
        [b'P', b'K', 3 | 5, 4 | 6, ..] => Some("a Word document or another archive"),
        _ if !utf16 && head.contains(&0) => Some("something other than text"),
        _ => None,
    }
}

/// Text in UTF-8, or in UTF-16 as Windows PowerShell writes it.
pub(super) fn decode(head: &[u8]) -> String {
    let units = |pair: fn([u8; 2]) -> u16| -> String {
        // The head of a long file may end within a unit, which is dropped.
        let units = head.get(2..).unwrap_or_default().chunks_exact(2);
        let units: Vec<u16> = units
            .filter_map(|unit| Some(pair(unit.try_into().ok()?)))
            .collect();

        String::from_utf16_lossy(&units)
    };

    match head {
        [0xFF, 0xFE, ..] => units(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => units(u16::from_be_bytes),
        _ => String::from_utf8_lossy(head).into_owned(),
    }
}

/// Recognises an agreement or decisions in JSON, even where it begins with a comment or is broken off.
pub(super) fn content_of_json(text: &str) -> Option<FileKind> {
    // This looks at the first value only, since NDJSON has more behind it.
    let mut values = serde_json::Deserializer::from_str(text);
    let (is_agreement, is_decisions) = match Top::deserialize(&mut values) {
        Ok(Top::Object(keys)) => (has_agreement_key(&keys), keys.contains_key("decisions")),
        Ok(Top::List(_) | Top::Other(_)) => (false, false),
        Err(_) => {
            let has = |key: &str| text.contains(&format!("\"{key}\""));
            (AGREEMENT_KEYS.iter().any(|key| has(key)), has("decisions"))
        }
    };

    match () {
        () if is_agreement => Some(FileKind::Agreement),
        () if is_decisions => Some(FileKind::Decisions),
        () => None,
    }
}

/// Whether a text is an agreement that can be read at least by its id.
pub(super) fn is_agreement(text: &str) -> bool {
    matches!(
        serde_json::from_str::<Top>(text),
        Ok(Top::Object(keys)) if keys.contains_key("schema_version") && matches!(keys.get("id"), Some(Shallow::Text(_)))
    )
}
