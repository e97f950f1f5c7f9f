//! Runs the reader over a folder of labelled contracts and writes what the folder's scorer reads, one object a line.
//!
//! usage: reading FOLDER [--cues DIR] [--both-tiers] [--texts]

#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr, reason = "a tool for measuring")]

use lacuna_sources::{
    Block, BlockKind, Clause, Cues, Language, NamedPlace, Page, QuoteProof, QuoteProver, SourceDocument, SourceFormat, Tier,
    detect_language, find_passages,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = PathBuf::from(arguments.first().ok_or("usage: reading FOLDER [--cues DIR] [--both-tiers] [--texts]")?);
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let cues_at = arguments.iter().position(|a| a == "--cues").and_then(|at| arguments.get(at + 1));
    let cues = match cues_at {
        Some(directory) => load_cues(Path::new(directory))?,
        None => Cues::load_builtin()?,
    };
    let quotes = read_quotes(&folder)?;

    let mut names: Vec<PathBuf> = fs::read_dir(folder.join("labels"))?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    names.sort();
    for path in names {
        let label: Value = serde_json::from_slice(&fs::read(&path)?)?;
        let Some(name) = label["document"].as_str() else { continue };
        let document = match open_document(&folder, name, has("--texts")) {
            Ok(document) => document,
            Err(error) => {
                eprintln!("{name}: {error}");
                continue;
            }
        };
        let answer = describe(&document, name, &cues, has("--both-tiers"), quotes.get(name).map_or(&[], Vec::as_slice));
        println!("{answer}");
    }
    Ok(())
}

fn load_cues(directory: &Path) -> Result<Cues, Box<dyn Error>> {
    let read = |name: &str| fs::read_to_string(directory.join(name));
    let (subjects, en, de, fr) = (read("subjects.toml")?, read("en.toml")?, read("de.toml")?, read("fr.toml")?);
    Ok(Cues::parse(&subjects, &[(Language::English, &en), (Language::German, &de), (Language::French, &fr)])?)
}

/// A quote to prove, with its name.
type Quote = (String, String);

fn read_quotes(folder: &Path) -> Result<BTreeMap<String, Vec<Quote>>, Box<dyn Error>> {
    let mut quotes: BTreeMap<String, Vec<Quote>> = BTreeMap::new();
    let Ok(bytes) = fs::read(folder.join("quotes.json")) else { return Ok(quotes) };
    let all: Value = serde_json::from_slice(&bytes)?;
    for quote in all.as_array().into_iter().flatten() {
        let text = |key: &str| quote[key].as_str().unwrap_or_default().to_owned();
        quotes.entry(text("document")).or_default().push((text("id"), text("quote")));
    }
    Ok(quotes)
}

fn describe(document: &SourceDocument, name: &str, cues: &Cues, both: bool, quotes: &[Quote]) -> Value {
    let language = detect_language(&document.text);
    let mut candidates = Map::new();
    for found in find_passages(document, cues, language) {
        let shown = found.passages.iter().filter(|passage| both || passage.tier == Tier::Likely);
        let list: Vec<Value> = shown
            .take(if both { 6 } else { 3 })
            .map(|passage| {
                let clause = passage.clause.and_then(|at| document.clauses.get(at)).map(|clause| clause.label.clone());
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
                QuoteProof::Verbatim { .. } | QuoteProof::Elsewhere { .. } | QuoteProof::Joined { .. } | QuoteProof::Cut { .. }
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

fn open_document(folder: &Path, name: &str, _texts: bool) -> Result<SourceDocument, Box<dyn Error>> {
    let text = fs::read_to_string(folder.join("text").join(format!("{name}.txt")))?;
    Ok(split_plain_text(text))
}

/// A splitter that only knows blank lines and numbers at line starts.
fn split_plain_text(text: String) -> SourceDocument {
    let mut blocks: Vec<Block> = Vec::new();
    let mut clauses: Vec<Clause> = Vec::new();
    let mut pages = vec![Page { number: 1, label: None, range: 0..text.len(), readable: true }];
    let mut open = false;
    let mut at = 0;
    let mut number = 1;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if line.contains('\u{c}') {
            if let Some(last) = pages.last_mut() {
                last.range.end = start;
            }
            number += 1;
            pages.push(Page { number, label: None, range: start..text.len(), readable: true });
        }
        let trimmed = line.trim();
        let is_page_number = trimmed.len() <= 4 && trimmed.chars().all(|c| c.is_ascii_digit() || c == '-');
        if trimmed.is_empty() {
            open = false;
            continue;
        }
        if is_page_number {
            continue;
        }
        let is_heading = line.starts_with('#');
        let bare = trimmed.trim_start_matches(['#', '*', '>', ' ']);
        let label = bare.split_whitespace().next().and_then(read_label);
        let is_bullet = ["- ", "* ", "• "].iter().any(|bullet| trimmed.starts_with(bullet));
        let begin = start + line.find(trimmed).unwrap_or(0);
        let end = begin + trimmed.len();
        if open && label.is_none() && !is_bullet && !is_heading {
            if let Some(block) = blocks.last_mut() {
                block.range.end = end;
            }
        } else {
            let kind = match (is_heading, is_bullet) {
                (true, _) => BlockKind::Heading(line.chars().take_while(|&c| c == '#').count() as u8),
                (_, true) => BlockKind::ListItem,
                _ => BlockKind::Paragraph,
            };
            blocks.push(Block { range: begin..end, kind, page: Some(number), automatic_number: None, indent: 0 });
        }
        open = !is_heading;
        if let Some(label) = label {
            let rest = bare.split_once(char::is_whitespace).map_or("", |(_, rest)| rest).trim_matches(['*', ' ']);
            let heading = (rest.len() < 60 && !rest.is_empty()).then(|| rest.to_owned());
            open_clause(&mut clauses, label, heading, begin, text.len());
        }
    }
    SourceDocument {
        format: SourceFormat::PlainText,
        sha256: String::new(),
        text,
        blocks,
        pages,
        clauses,
        set_apart: Vec::new(),
        remarks: Vec::new(),
    }
}

fn open_clause(clauses: &mut Vec<Clause>, label: String, heading: Option<String>, begin: usize, end: usize) {
    let depth = |label: &str| match label.chars().next() {
        Some(c) if c.is_ascii_digit() => label.split('.').count(),
        _ => 8,
    };
    let own = label.rsplit(' ').next().map_or(8, depth);
    let mut parent = None;
    for (position, clause) in clauses.iter_mut().enumerate() {
        if clause.range.end == end {
            let bare = clause.label.clone();
            let is_limb = bare.ends_with(')');
            let level = if is_limb { 8 } else { depth(&bare) };
            if level >= own {
                clause.range.end = begin;
            } else {
                parent = Some(position);
            }
        }
    }
    let above = parent.and_then(|at| clauses.get(at)).map(|clause| clause.label.clone());
    let label = match above {
        Some(above) if own == 8 => format!("{above}({label})"),
        _ if own == 8 => format!("({label})"),
        _ => label,
    };
    clauses.push(Clause { label, heading, range: begin..end, parent });
}

fn read_label(word: &str) -> Option<String> {
    let inner = word.trim_matches(['*', '(', ')', '.', ':']);
    if inner.len() == word.len() && !inner.contains('.') || inner.is_empty() {
        return None;
    }
    let is_number = inner.split('.').all(|part| part.len() <= 2 && !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()));
    let is_letter = inner.len() <= 4 && inner.chars().all(|c| matches!(c, 'a'..='z')) && (inner.len() == 1 || inner.chars().all(|c| matches!(c, 'i' | 'v' | 'x')));
    (is_number || is_letter).then(|| inner.to_owned())
}
