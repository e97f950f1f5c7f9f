//! Compiles the policies and the vocabulary that the program comes with, so that no run has to read them again, and makes the
//! style and the script of the page small.
//!
//! It uses the same sources as the program: the floors from `text` up to `policy`.
#![allow(
    dead_code,
    missing_docs,
    unexpected_cfgs,
    unfulfilled_lint_expectations,
    unused_imports,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a build script reads and writes files, and uses only a part of each floor"
)]

mod condition;
mod document;
mod policy;
mod problem;
mod text;
mod vocabulary;

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> ExitCode {
    // Its own sources are noticed by the compiler; these folders are read or embedded whole.
    for path in ["policies", "reports", "schemas"] {
        println!("cargo::rerun-if-changed={path}");
    }
    println!("cargo::rustc-check-cfg=cfg(compiled_policies)");
    println!("cargo::rustc-cfg=compiled_policies");
    match compiled() {
        Ok(()) => ExitCode::SUCCESS,
        Err(messages) => {
            messages.iter().for_each(|message| println!("cargo::error={message}"));
            ExitCode::FAILURE
        }
    }
}

fn compiled() -> Result<(), Vec<String>> {
    let policy =
        policy::load(&[policy::builtin()]).map_err(|problems| problems.iter().map(told).collect::<Vec<_>>())?;
    write("policy.bin", postcard::to_allocvec(&policy))?;
    write("vocabulary.bin", postcard::to_allocvec(vocabulary::Vocabulary::agreement()))?;
    let mut schema = serde_json::from_str(vocabulary::AGREEMENT_SCHEMA).map_err(|error| vec![error.to_string()])?;
    write("forms.bin", postcard::to_allocvec(&vocabulary::Forms::from_schema(&schema)))?;
    bare(&mut schema);
    write("agreement.schema.json", Ok(schema.to_string().into_bytes()))?;
    every_message_in_every_language()?;
    write_small("audit.css", |style| minifier::css::minify(style).map(|style| style.to_string()))?;
    write_small("audit.js", |script| minifier::js::minify(script).map(|script| script.to_string()))
}

/// That each catalogue has the messages of the English one and no others: a report with a hole in it must not be built.
fn every_message_in_every_language() -> Result<(), Vec<String>> {
    const LOCALES: &str = "reports/locales";
    let fail = |error: std::io::Error| vec![format!("{LOCALES}: {error}")];
    let english = messages_of(&format!("{LOCALES}/en")).map_err(fail)?;
    let mut missing = Vec::new();
    for folder in std::fs::read_dir(LOCALES).map_err(fail)? {
        let folder = folder.map_err(fail)?.path().display().to_string();
        let own = messages_of(&folder).map_err(fail)?;
        missing.extend(english.difference(&own).map(|id| format!("{folder}: there is no message `{id}`")));
        missing.extend(own.difference(&english).map(|id| format!("{folder}: there is no message `{id}` in English")));
    }
    if missing.is_empty() { Ok(()) } else { Err(missing) }
}

/// The ids of the messages in a folder of catalogues.
fn messages_of(folder: &str) -> std::io::Result<BTreeSet<String>> {
    let mut ids = BTreeSet::new();
    for file in std::fs::read_dir(folder)? {
        let content = std::fs::read_to_string(file?.path())?;
        let names = content.lines().filter_map(|line| line.split_once('=')).map(|(name, _)| name);
        // What is indented is a variant or an attribute.
        let names = names.filter(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()));
        ids.extend(names.map(|name| name.trim_end().to_owned()));
    }
    Ok(ids)
}

/// Writes what the page holds of a file in `reports/`: the same without white space and lines of comment.
fn write_small(name: &str, small: fn(&str) -> Result<String, &'static str>) -> Result<(), Vec<String>> {
    let file = format!("reports/{name}");
    let fail = |error: &dyn std::fmt::Display| vec![format!("{file}: {error}")];
    let whole = std::fs::read_to_string(&file).map_err(|error| fail(&error))?;
    let small = small(&whole).map_err(|error| fail(&error))?;
    // What it does not understand, such as a string without an end, it drops without a word.
    if marks(&small) != marks(&whole) {
        return Err(fail(&"made small, it lacks more than white space and lines of comment"));
    }
    write(name, Ok(small.into_bytes()))
}

/// All characters of a text but white space and lines of comment.
fn marks(text: &str) -> String {
    let is_comment = |line: &str| line.starts_with("//") || (line.starts_with("/*") && line.ends_with("*/"));
    let lines = text.lines().filter(|line| !is_comment(line.trim()));
    lines.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}

/// Leaves out of a schema what only its readers need, so that a validator is made of it sooner.
fn bare(schema: &mut serde_json::Value) {
    match schema {
        serde_json::Value::Object(object) => {
            for name in ["description", "enumDescriptions", "title", "x-refers-to"] {
                // A fact may have such a name too; then it holds a schema, and no text.
                if object.get(name).is_some_and(|value| !value.is_object()) {
                    object.remove(name);
                }
            }
            object.values_mut().for_each(bare);
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(bare),
        _ => {}
    }
}

fn told(problem: &problem::Diagnostic) -> String {
    let place = problem.position.map(|position| format!(":{position}")).unwrap_or_default();
    format!("{}{place}: {}", problem.file, problem.message)
}

fn write(name: &str, bytes: postcard::Result<Vec<u8>>) -> Result<(), Vec<String>> {
    let fail = |error: &dyn std::fmt::Display| vec![format!("{name}: {error}")];
    let folder = std::env::var_os("OUT_DIR").ok_or_else(|| fail(&"there is no folder to write to"))?;
    let bytes = bytes.map_err(|error| fail(&error))?;
    std::fs::write(std::path::Path::new(&folder).join(name), bytes).map_err(|error| fail(&error))
}
