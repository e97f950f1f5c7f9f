//! Prints a contract as it was read: its blocks with pages and clauses, what is set apart, and the remarks.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a program for whoever works on the reader"
)]

use std::{env, fs, process::ExitCode};

use lacuna_sources::{SourceDocument, defined_terms, read};

fn main() -> ExitCode {
    let Some(path) = env::args().nth(1) else {
        eprintln!("Usage: outline FILE [--text | --clauses | --apart | --terms]");
        return ExitCode::from(2);
    };

    let view = env::args().nth(2).unwrap_or_default();

    let document = fs::read(&path).map_err(|error| error.to_string());
    let document =
        document.and_then(|bytes| read(&path, &bytes).map_err(|error| error.to_string()));
    match document {
        Ok(document) => print_document(&document, &view),
        Err(message) => {
            eprintln!("{path}: {message}");
            return ExitCode::from(2);
        }
    }

    ExitCode::SUCCESS
}

fn print_document(document: &SourceDocument, view: &str) {
    match view {
        "--text" => println!("{}", document.text),
        "--clauses" => {
            for clause in &document.clauses {
                let mut depth = 0;
                let mut parent = clause.parent;
                while let Some(index) = parent {
                    depth += 1;
                    parent = document.clauses[index].parent;
                }

                let words: String = document.text[clause.range.clone()]
                    .chars()
                    .take(60)
                    .collect();

                let words = words.replace('\n', " / ");
                println!(
                    "{}{} <{}> {words}",
                    "  ".repeat(depth),
                    clause.label,
                    clause.heading.as_deref().unwrap_or("")
                );
            }
        }
        "--apart" => {
            for apart in &document.set_apart {
                println!(
                    "{:?} p{} @{}: {}",
                    apart.kind,
                    apart.page.unwrap_or_default(),
                    apart.at,
                    apart.text
                );
            }
        }
        "--terms" => {
            for term in defined_terms(document) {
                let clause = term
                    .clause
                    .map_or("", |index| document.clauses[index].label.as_str());

                println!("{} [{clause}]", term.term);
            }
        }
        _ => print_blocks(document),
    }

    for remark in &document.remarks {
        println!("# {:?}: {}", remark.kind, remark.message);
    }
}

fn print_blocks(document: &SourceDocument) {
    for block in &document.blocks {
        let page = block
            .page
            .map(|page| format!("p{page} "))
            .unwrap_or_default();

        let inside = document
            .clauses
            .iter()
            .rposition(|clause| clause.range.contains(&block.range.start));

        let clause = inside.map_or("", |index| document.clauses[index].label.as_str());
        let number = block
            .automatic_number
            .as_deref()
            .map(|number| format!("«{number}» "))
            .unwrap_or_default();

        println!(
            "{page}[{clause}] {:?} {number}{}",
            block.kind,
            &document.text[block.range.clone()]
        );
    }
}
