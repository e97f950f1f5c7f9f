//! Writes a corpus: `cargo bench --profile profiling --bench corpus -- --help`.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stderr,
    reason = "a tool for measuring may stop where it stands"
)]

mod generate;

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Parser;
use generate::Corpus;
use lacuna::document::{Document, NodeId};
use lacuna::policy::{builtin, is_rule_id};
use lacuna::source_file::SourceFile;

/// Writes agreements from a seed, as NDJSON to standard output or as files to a folder.
#[derive(Parser)]
struct Arguments {
    /// The seed.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many records.
    #[arg(long, default_value_t = 0)]
    records: u64,
    /// How many of them differ in more than their ids.
    #[arg(long, default_value_t = 5_000)]
    distinct: u64,
    /// How many datasets each has at least.
    #[arg(long, default_value_t = 0)]
    datasets: usize,
    /// Only the agreement that rule examples change, and not those that somebody signed.
    #[arg(long)]
    only_base: bool,
    /// One bad record among so many; 0 for none.
    #[arg(long, default_value_t = 0)]
    bad_one_in: u64,
    /// A folder for files of one agreement each.
    #[arg(long)]
    files: Option<PathBuf>,
    /// A folder for rule files, to be given as --policies.
    #[arg(long)]
    rules_folder: Option<PathBuf>,
    /// How many rule files.
    #[arg(long, default_value_t = 0)]
    rules: usize,
    /// What `cargo bench` adds.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let arguments = Arguments::parse();
    if let Some(folder) = &arguments.rules_folder {
        rules(folder, arguments.rules);
    }
    if arguments.records == 0 {
        return;
    }

    let corpus = Corpus::new(arguments.seed);
    let records: Vec<(Vec<u8>, usize)> = (0..arguments.records.min(arguments.distinct))
        .map(|number| {
            let number = if arguments.only_base {
                number * corpus.round() as u64
            } else {
                number
            };

            let record = corpus.record(number, arguments.datasets).to_string();
            let end = end_of_id(&record);
            (record.into_bytes(), end)
        })
        .collect();

    let mut out = BufWriter::with_capacity(1 << 20, std::io::stdout().lock());
    for number in 0..arguments.records {
        let bad =
            arguments.bad_one_in > 0 && number % arguments.bad_one_in == arguments.bad_one_in - 1;
        let (own, end) = &records[usize::try_from(number % arguments.distinct).unwrap()];
        // The last seven digits of an id are the record's number.
        let numbered = || {
            [
                &own[..end - 7],
                format!("{number:07}").as_bytes(),
                &own[*end..],
            ]
            .concat()
        };

        let record = if bad { corpus.bad(number) } else { numbered() };
        let written = match &arguments.files {
            Some(folder) => {
                fs::create_dir_all(folder).unwrap();
                fs::write(folder.join(format!("{number:07}.json")), &record)
            }
            None => out.write_all(&record).and_then(|()| out.write_all(b"\n")),
        };

        // Whoever reads may have seen enough.
        if written.is_err() {
            return;
        }
    }
}

/// Where the id of a record ends.
fn end_of_id(record: &str) -> usize {
    let document = Document::parse(Arc::new(SourceFile::new("record", record))).unwrap();
    let id = document.get(NodeId::ROOT, "id").unwrap();
    document.span(id).range().end - 1
}

/// Rule files like those there are, under ids of their own.
fn rules(folder: &Path, count: usize) {
    let layer = builtin();
    // Sources, jurisdictions and translations are in folders of the policies too.
    let is_rule = |path: &str| {
        let name = Path::new(path).file_stem().and_then(|name| name.to_str());
        path.split('/').count() == 2 && name.is_some_and(is_rule_id)
    };

    let files: Vec<_> = layer
        .files
        .iter()
        .filter(|(path, _)| is_rule(path))
        .collect();

    let pack = folder.join("synthetic");
    fs::create_dir_all(&pack).unwrap();
    let about = layer
        .files
        .iter()
        .find(|(path, _)| path == "retention/pack.toml")
        .unwrap();

    fs::write(pack.join("pack.toml"), about.1.content()).unwrap();
    for number in 0..count.min(1_000) {
        let (path, text) = &files[number % files.len()];
        let old = Path::new(path).file_stem().unwrap().to_str().unwrap();
        let id = format!("SYN-{number:03}");
        fs::write(
            pack.join(format!("{id}.toml")),
            text.content().replace(old, &id),
        )
        .unwrap();
    }
}
