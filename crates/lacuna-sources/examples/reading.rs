//! Runs the reader over a folder of labelled contracts and writes what the folder's scorer reads, one object a line.
//!
//! usage: reading FOLDER [--cues DIR] [--both-tiers] [--texts]

#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for measuring"
)]

use lacuna_sources::{
    Cues, Language, NamedPlace, QuoteProof, QuoteProver, SourceDocument, Tier, detect_language,
    find_passages, read,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = PathBuf::from(
        arguments
            .first()
            .ok_or("usage: reading FOLDER [--cues DIR] [--both-tiers] [--texts]")?,
    );
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let cues_at = arguments
        .iter()
        .position(|a| a == "--cues")
        .and_then(|at| arguments.get(at + 1));
    let cues = match cues_at {
        Some(directory) => load_cues(Path::new(directory))?,
        None => Cues::load_builtin()?,
    };
    let quotes = read_quotes(&folder)?;

    let mut names: Vec<PathBuf> = fs::read_dir(folder.join("labels"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    names.sort();
    for path in names {
        let label: Value = serde_json::from_slice(&fs::read(&path)?)?;
        let Some(name) = label["document"].as_str() else {
            continue;
        };

        let document = match open_document(&folder, name, has("--texts")) {
            Ok(document) => document,
            Err(error) => {
                eprintln!("{name}: {error}");
                continue;
            }
        };

        let answer = describe(
            &document,
            name,
            &cues,
            has("--both-tiers"),
            quotes.get(name).map_or(&[], Vec::as_slice),
        );

        println!("{answer}");
    }
    Ok(())
}

fn load_cues(directory: &Path) -> Result<Cues, Box<dyn Error>> {
    let read = |name: &str| fs::read_to_string(directory.join(name));
    let (subjects, en, de, fr) = (
        read("subjects.toml")?,
        read("en.toml")?,
        read("de.toml")?,
        read("fr.toml")?,
    );
    Ok(Cues::parse(
        &subjects,
        &[
            (Language::English, &en),
            (Language::German, &de),
            (Language::French, &fr),
        ],
    )?)
}

/// A quote to prove, with its name.
type Quote = (String, String);

fn read_quotes(folder: &Path) -> Result<BTreeMap<String, Vec<Quote>>, Box<dyn Error>> {
    let mut quotes: BTreeMap<String, Vec<Quote>> = BTreeMap::new();
    let Ok(bytes) = fs::read(folder.join("quotes.json")) else {
        return Ok(quotes);
    };
    let all: Value = serde_json::from_slice(&bytes)?;
    for quote in all.as_array().into_iter().flatten() {
        let text = |key: &str| quote[key].as_str().unwrap_or_default().to_owned();
        quotes
            .entry(text("document"))
            .or_default()
            .push((text("id"), text("quote")));
    }
    Ok(quotes)
}

fn describe(
    document: &SourceDocument,
    name: &str,
    cues: &Cues,
    both: bool,
    quotes: &[Quote],
) -> Value {
    let language = detect_language(&document.text);
    let mut candidates = Map::new();
    for found in find_passages(document, cues, language) {
        let shown = found
            .passages
            .iter()
            .filter(|passage| both || passage.tier == Tier::Likely);

        let list: Vec<Value> = shown
            .take(if both { 6 } else { 3 })
            .map(|passage| {
                // The quote is the whole passage, and its clause is the innermost that holds all of it.
                let (start, end) = (passage.range.start, passage.range.end);
                let clause = document
                    .clauses
                    .iter()
                    .rfind(|clause| clause.range.start <= start && end <= clause.range.end)
                    .map(|clause| clause.label.clone());

                json!({
                    "quote": document.text.get(passage.range.clone()),
                    "focus": document.text.get(passage.focus.clone()),
                    "tier": format!("{:?}", passage.tier),
                    "because": passage.because,
                    "clause": clause,
                    "page": passage.page,
                })
            })
            .collect();

        candidates.insert(found.subject, Value::Array(list));
    }

    let prover = QuoteProver::new(document);
    let results: Vec<Value> = quotes
        .iter()
        .map(|(id, quote)| {
            let proof = prover.prove(quote, &NamedPlace::default());
            let found = matches!(
                proof,
                QuoteProof::Verbatim { .. }
                    | QuoteProof::Elsewhere { .. }
                    | QuoteProof::Joined { .. }
                    | QuoteProof::Cut { .. }
            );

            let result = match (found, document.text.contains(quote.as_str())) {
                (true, true) => "exact",
                (true, false) => "normalised",
                (false, _) => "absent",
            };

            json!({ "id": id, "result": result, "proof": format!("{proof:?}") })
        })
        .collect();

    json!({ "document": name, "language": language.code(), "candidates": candidates, "quotes": results })
}

fn open_document(folder: &Path, name: &str, texts: bool) -> Result<SourceDocument, Box<dyn Error>> {
    if texts {
        let name = format!("{name}.txt");
        return Ok(read(&name, &fs::read(folder.join("text").join(&name))?)?);
    }
    Ok(read(name, &fs::read(folder.join("documents").join(name))?)?)
}
