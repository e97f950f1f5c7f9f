//! Every text exists in every language with the holes of the English one, and a Chinese report is in Chinese.

mod chinese_reports;
mod chinese_terminal;
mod help;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use lacuna::report::Messages;
use lacuna::vocabulary::{FieldKind, Vocabulary};
use toml::{Table, Value};

/// What a translation must hold: for a place such as `retention.toml RET-003 title`, the English text.
type Texts = BTreeMap<String, String>;

/// Fields of a rule that are translated; a model clause stays in the language of the agreement.
const RULE: [&str; 8] = [
    "title",
    "asks",
    "message",
    "unstated",
    "why",
    "remedy",
    "remedy_silent",
    "accept",
];

fn read(path: &str) -> Table {
    fs::read_to_string(path)
        .unwrap_or_else(|problem| panic!("{path}: {problem}"))
        .parse()
        .unwrap()
}

/// The languages that there is a folder of translations for.
pub(super) fn languages() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir("policies/translations")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();

    names.sort();
    names
}

/// The files below a folder with a name that passes.
fn files(folder: &str, passes: impl Fn(&str) -> bool) -> Vec<String> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name();
    files
        .into_iter()
        .map(|file| file.unwrap().path().display().to_string())
        .filter(|path| path.ends_with(".toml") && !path.starts_with("policies/translations"))
        .filter(|path| passes(path.rsplit('/').next().unwrap()))
        .collect()
}

fn add(texts: &mut Texts, place: String, value: Option<&Value>) {
    if let Some(words) = value.and_then(Value::as_str) {
        texts.insert(place, words.to_owned());
    }
}

fn add_fields(texts: &mut Texts, place: &str, table: &Table, fields: &[&str]) {
    for field in fields {
        add(texts, format!("{place} {field}"), table.get(*field));
    }
}

/// Every English text of the policies that a translation must hold.
fn english() -> Texts {
    let mut texts = Texts::new();
    for path in files("policies", |name| name.starts_with(char::is_uppercase)) {
        english_rule(&path, &read(&path), &mut texts);
    }

    for path in files("policies", |name| name == "pack.toml") {
        let pack = path.split('/').nth(1).unwrap();
        let place = format!("packs.toml {pack}");
        add_fields(&mut texts, &place, &read(&path), &["name", "gloss", "note"]);
    }

    for path in files("policies/sources", |_| true) {
        english_sources(&read(&path), &mut texts);
    }

    for (name, list) in &read("policies/checklists.toml") {
        let place = format!("checklists.toml {name}");
        add_fields(
            &mut texts,
            &place,
            list.as_table().unwrap(),
            &["title", "about"],
        );
        for item in list["item"].as_array().unwrap() {
            let place = format!("{place} items {}", item["id"].as_str().unwrap());
            add(&mut texts, place, item.get("asks"));
            let id = item["id"].as_str().unwrap();
            add(
                &mut texts,
                format!("checklists.toml {name} notes {id}"),
                item.get("note"),
            );
        }
    }

    for (name, definition) in &read("policies/definitions.toml") {
        add(
            &mut texts,
            format!("definitions.toml {name}"),
            definition.get("means"),
        );
    }

    for (name, parameter) in &read("policies/parameters.toml") {
        let place = format!("parameters.toml {name}");
        add_fields(
            &mut texts,
            &place,
            parameter.as_table().unwrap(),
            &["unit", "reason"],
        );
    }

    english_facts(&mut texts);
    texts
}

fn english_rule(path: &str, rule: &Table, texts: &mut Texts) {
    // Figures of a country have no rule in them.
    let Some(id) = rule.get("id").and_then(Value::as_str) else {
        return;
    };

    let pack = path.split('/').nth(1).unwrap();
    let place = format!("rules/{pack}.toml {id}");
    add_fields(texts, &place, rule, &RULE);

    let adjustments = rule.get("adjust").and_then(Value::as_array);
    for (at, adjustment) in adjustments.into_iter().flatten().enumerate() {
        add(
            texts,
            format!("{place} reasons {at}"),
            adjustment.get("reason"),
        );
    }
}

fn english_sources(sources: &Table, texts: &mut Texts) {
    for (key, source) in sources {
        let place = format!("sources.toml {key}");
        add_fields(
            texts,
            &place,
            source.as_table().unwrap(),
            &["title", "says", "note", "read"],
        );

        let parts = source.get("pinpoints").and_then(Value::as_table);
        for (pinpoint, part) in parts.into_iter().flatten() {
            add(
                texts,
                format!("{place} pinpoints {pinpoint}"),
                part.get("says"),
            );
        }
    }
}

fn english_facts(texts: &mut Texts) {
    for (path, field) in Vocabulary::agreement().paths() {
        let place = format!("facts.toml {path}");
        texts.insert(format!("{place} label"), field.label.clone());
        if !field.help.is_empty() {
            texts.insert(format!("{place} help"), field.help.clone());
        }
        for (word, means) in choices(&field.kind) {
            texts.insert(format!("{place} choices {word}"), means.clone());
        }
    }
}

fn choices(kind: &FieldKind) -> &[(String, String)] {
    match kind {
        FieldKind::Choice(choices) => choices,
        FieldKind::List(element) | FieldKind::Map(element) => choices(element),
        _ => &[],
    }
}

/// Every text of a translation, by the same places.
fn translated(language: &str) -> Texts {
    let folder = format!("policies/translations/{language}");
    let mut texts = Texts::new();
    for file in walkdir::WalkDir::new(&folder).sort_by_file_name() {
        let file = file.unwrap();
        // The messages are in Fluent, and compared by a test of their own.
        if file
            .path()
            .extension()
            .is_some_and(|ending| ending == "toml")
        {
            let path = file.path().display().to_string();
            let name = path.strip_prefix(&format!("{folder}/")).unwrap();
            for (key, value) in &read(&path) {
                flatten(&format!("{name} {key}"), value, &mut texts);
            }
        }
    }

    texts
}

fn flatten(place: &str, value: &Value, texts: &mut Texts) {
    match value {
        Value::Table(table) => table
            .iter()
            .for_each(|(key, value)| flatten(&format!("{place} {key}"), value, texts)),
        Value::Array(values) => values
            .iter()
            .enumerate()
            .for_each(|(at, value)| flatten(&format!("{place} {at}"), value, texts)),
        other => add(texts, place.to_owned(), Some(other)),
    }
}

/// The holes of a text: `{it.name}`.
fn holes(words: &str) -> BTreeSet<&str> {
    words
        .split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}

#[test]
fn every_text_of_the_policies_is_translated_with_its_holes() {
    let english = english();
    assert!(english.len() > 5_000, "only {} texts", english.len());

    for language in languages() {
        let own = translated(&language);
        let mut wrong = Vec::new();
        for (place, words) in &english {
            match own.get(place) {
                None => wrong.push(format!("{place}: add the translation of {words:?}")),
                Some(text) if text.trim().is_empty() => wrong.push(format!("{place}: is empty")),
                Some(text) if holes(text) != holes(words) => wrong.push(format!(
                    "{place}: has the holes {:?}, and must have {:?}",
                    holes(text),
                    holes(words)
                )),
                Some(_) => {}
            }
        }

        let surplus = own.keys().filter(|place| !english.contains_key(*place));
        wrong.extend(surplus.map(|place| format!("{place}: translates nothing; remove it")));
        assert!(
            wrong.is_empty(),
            "policies/translations/{language}: {} texts\n{}",
            wrong.len(),
            wrong.join("\n")
        );
    }
}

/// A translator adds a folder and no line of code.
#[test]
fn the_program_knows_every_language_that_has_a_folder() {
    let (first, translated) = Messages::languages().split_first().unwrap();
    assert_eq!(*first, "en");
    assert_eq!(languages(), translated);
}

/// A translation of what is not there is a slip, wherever it stands; it would be passed over without a word.
#[test]
fn a_translation_of_nothing_is_told_at_its_line() {
    use lacuna::policy::{PolicyLayer, builtin, load_in};
    use lacuna::source_file::SourceFile;
    use std::sync::Arc;

    let told = |file: &str, text: &str| -> Vec<(u32, String)> {
        let path = format!("translations/zh/{file}");
        let text = Arc::new(SourceFile::new(format!("house/{path}"), text));
        let house = PolicyLayer {
            files: vec![(path, text)],
        };

        let problems = load_in(&[builtin(), house], Some("zh"))
            .err()
            .unwrap_or_default();
        problems
            .into_iter()
            .map(|problem| (problem.position.unwrap().line, problem.message))
            .collect()
    };

    for (file, text, line, message) in [
        (
            "sources.toml",
            "[UKGDPR-5]\ntitle = \"T\"\n[UKGDPR-5.pinpoints]\n\"99(9)\" = \"S\"\n",
            4,
            "UKGDPR-5 has no part `99(9)` to translate",
        ),
        (
            "checklists.toml",
            "[article-28]\ntitle = \"T\"\n[article-28.items]\nnothing = \"S\"\n",
            4,
            "article-28 has no item `nothing` to translate",
        ),
        (
            "checklists.toml",
            "[article-28]\n[article-28.notes]\nnothing = \"S\"\n",
            3,
            "article-28 has no item `nothing` to translate",
        ),
        (
            "rules/foreign-access.toml",
            "[FOR-001]\nreasons = [\"A\", \"B\"]\n",
            2,
            "FOR-001 has 1 reason to translate, and here are 2",
        ),
        (
            "rules/commitments.toml",
            "[COM-001]\nunstated = \"S\"\n",
            2,
            "COM-001 has no `unstated` to translate",
        ),
        (
            "facts.toml",
            "[\"term.nothing\"]\nlabel = \"S\"\n",
            1,
            "there is no fact `term.nothing` to translate",
        ),
        (
            "packs.toml",
            "[nothing]\nname = \"S\"\n",
            1,
            "there is no pack `nothing` to translate",
        ),
    ] {
        assert_eq!(told(file, text), [(line, message.to_owned())], "{file}");
    }
}
