//! `lacuna import`: agreement files out of the records of public registers.

mod report;
mod summary;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use report::render_report;
use summary::{describe_record, describe_total, describe_unused};

use super::loss::holds_agreement;
use super::output::StagedOutput;
use super::overwrite::Permit;
use super::{
    CliError, ExitStatus, Outcome, input, names, other_files, output, overwrite, schema_beside,
};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::import::{Import, Imported, KINDS, MappingNote, RegisterFormat, history, kind, settle};
use crate::source_file::{MAX_BYTES, SourceFile};

/// What `lacuna import` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna import nhs register/ --output agreements/                 one file for each version of each record
  lacuna import nhs register/ --releases releases/ -o agreements/  and the opt-outs that the history of files records
  lacuna import ocds package.json --output - | lacuna audit - --input-format ndjson")]
pub(super) struct Arguments {
    /// The kind of register.
    #[arg(value_name = "KIND", value_parser = parse_kind)]
    kind: &'static RegisterFormat,
    /// Records: files, folders of them, or - for standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The folder for the agreement files, named by reference and version; - prints one agreement per line.
    #[arg(long, short, value_name = "FOLDER")]
    output: PathBuf,
    /// Histories of released files that belong to the records: a file or a folder (nhs).
    #[arg(long, value_name = "PATH")]
    releases: Vec<PathBuf>,
    /// Overwrite existing files that differ.
    #[arg(long)]
    force: bool,
    /// Write the records that could be read even if others could not; the exit code is still 2.
    #[arg(long)]
    keep_going: bool,
    /// Write a JSON report of how each value of each record was handled to this file.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

fn parse_kind(name: &str) -> Result<&'static RegisterFormat, String> {
    kind(name).ok_or_else(|| {
        let known: Vec<String> = KINDS
            .iter()
            .map(|kind| format!("{} ({})", kind.name, kind.about))
            .collect();

        format!("the kinds are {}", known.join(", "))
    })
}

/// One record that was read.
struct Record {
    file: String,
    import: Import,
}

impl Record {
    fn remarks(&self) -> impl Iterator<Item = &MappingNote> {
        self.import
            .remarks
            .iter()
            .chain(self.import.agreements.iter().flat_map(|made| &made.remarks))
    }
}

pub(super) fn run(arguments: &Arguments, quiet: bool) -> Outcome {
    if !arguments.releases.is_empty() && !arguments.kind.has_releases {
        let message = format!(
            "records of the kind {} come without histories of releases",
            arguments.kind.name
        );

        return Err(CliError::Message(format!("{message}; omit --releases")));
    }

    let releases = histories(&arguments.releases)?;
    let (records, problems) = read(arguments, &releases);
    if !problems.is_empty() && !arguments.keep_going {
        return Err(CliError::Problems(problems));
    }

    let mut ready = Vec::new();
    // Staged with the agreements: a report on files that were not written would mislead.
    if let Some(path) = &arguments.report {
        let mut staged = StagedOutput::file(path)?;
        staged.add(&render_report(arguments.kind, &records)?)?;
        ready.push(staged);
    }

    // A report on lines that nobody got would mislead too, so they are printed before it.
    if arguments.output == Path::new("-") {
        output::print(&lines(&records)?)?;
    } else {
        ready.push(staged(arguments, &records)?);
    }

    output::commit(ready)?;

    // This comes after the files, since a run that was refused has imported nothing.
    if !quiet {
        records
            .iter()
            .for_each(|record| output::remark(&describe_record(record)));

        output::remark(&describe_unused(&releases, &records));
        output::remark(&describe_total(&records, problems.len()));
    }

    if problems.is_empty() {
        Ok(ExitStatus::Clean)
    } else {
        Err(CliError::Problems(problems))
    }
}

fn histories(paths: &[PathBuf]) -> Result<Vec<Document>, CliError> {
    let mut documents = Vec::new();
    let mut problems = Vec::new();
    for found in paths.iter().flat_map(|path| input::expand(path, &["json"])) {
        match found
            .and_then(|file| read_text(&file))
            .map_err(|problem| vec![problem])
            .and_then(history)
        {
            Ok(document) => documents.push(document),
            Err(wrong) => problems.extend(wrong),
        }
    }
    if problems.is_empty() {
        Ok(documents)
    } else {
        Err(CliError::Problems(problems))
    }
}

/// All records; two that would be written to the same file are a problem of the second.
fn read(arguments: &Arguments, releases: &[Document]) -> (Vec<Record>, Vec<Diagnostic>) {
    let mut records = Vec::new();
    let mut problems = Vec::new();

    // Open Contracting's bulk downloads are lines, packed with gzip.
    let endings: &[&str] = if arguments.kind.has_lines {
        &["gz", "json", "jsonl", "jsonld", "ndjson"]
    } else {
        &["json", "jsonld"]
    };

    for found in arguments
        .paths
        .iter()
        .flat_map(|path| input::expand(path, endings))
    {
        let text = match found.and_then(|file| read_text(&file)) {
            Ok(text) => text,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        let file = text.name().to_owned();
        match arguments.kind.import(text, releases) {
            Ok(mut import) => {
                problems.append(&mut import.problems);
                records.push(Record { file, import });
            }
            Err(wrong) => problems.extend(wrong),
        }
    }

    // This comes before the clashes, since of two records of one contract only the later stays.
    settle(
        &mut records
            .iter_mut()
            .map(|record| &mut record.import)
            .collect::<Vec<_>>(),
    );

    problems.extend(take_clashes(&mut records));

    (records, problems)
}

/// Reads a file, or standard input for `-`; a byte-order mark, which spreadsheets and Windows put there, is passed over.
fn read_text(path: &Path) -> Result<Arc<SourceFile>, Diagnostic> {
    overwrite::note_input(path);
    // One byte more than is taken, and three for a byte-order mark, so that what is too long is
    // seen to be.
    let limit = MAX_BYTES as u64 + 4;
    let mut bytes = Vec::new();
    let outcome = if path == Path::new("-") {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };

    outcome.map_err(|error| input::unread(path, &error))?;
    if bytes.starts_with(&GZIP) {
        bytes = unpack(&bytes, limit).map_err(|error| {
            Diagnostic::in_file(
                names::shown(path),
                format!("this file cannot be unpacked: {error}"),
            )
            .help("download it again; it is damaged or incomplete")
        })?;
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }

    let name = names::shown(path);
    let text = SourceFile::from_bytes(name.clone(), bytes)
        .map(Arc::new)
        .map_err(|unreadable| Diagnostic::unreadable(name.clone(), unreadable))?;

    match other_files::describe_other_record(path, text.content()) {
        Some((message, help)) => {
            let mut problem = Diagnostic::in_file(name, message).help(help);
            problem.position = Some(text.position(0));
            Err(problem)
        }
        None => Ok(text),
    }
}

/// How a file begins that is packed with gzip (RFC 1952).
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// Unpacks a file, all its members, up to so many bytes: what is larger is refused as an unpacked file of that size is.
fn unpack(bytes: &[u8], limit: u64) -> std::io::Result<Vec<u8>> {
    let mut unpacked = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes)
        // A few bytes may unpack to gigabytes.
        .take(limit)
        .read_to_end(&mut unpacked)?;

    Ok(unpacked)
}

/// Takes out records whose files would be written over those of an earlier one, and says which.
fn take_clashes(records: &mut Vec<Record>) -> Vec<Diagnostic> {
    let mut written: BTreeMap<String, String> = BTreeMap::new();
    let mut problems = Vec::new();
    records.retain(|record| {
        let made = &record.import.agreements;
        if let Some((made, first)) = made
            .iter()
            .find_map(|made| written.get(&made.id).map(|first| (made, first)))
        {
            let message = format!("this record has the same reference and version as {first}");
            let help = format!(
                "both would be written to {}.json; import them into separate folders",
                made.id
            );
            problems.push(Diagnostic::in_file(record.file.clone(), message).help(help));
            return false;
        }
        written.extend(
            made.iter()
                .map(|made| (made.id.clone(), record.file.clone())),
        );

        true
    });

    problems
}

/// One agreement a line.
fn lines(records: &[Record]) -> Result<String, CliError> {
    let mut lines = String::new();
    for made in records.iter().flat_map(|record| &record.import.agreements) {
        lines.push_str(&crate::draft::line(&made.agreement).map_err(unwritten)?);
    }
    Ok(lines)
}

fn unwritten(error: serde_json::Error) -> CliError {
    CliError::Message(format!("the agreement cannot be written: {error}"))
}

/// Makes every file ready, where none that is there would be lost.
fn staged(arguments: &Arguments, records: &[Record]) -> Result<StagedOutput, CliError> {
    // All files lie in one folder, so any name in it leads to the schema of all.
    let any = arguments.output.join("any.json");
    let schema = schema_beside::reference(&any, "agreement");
    let mut made = Vec::new();
    for one in records.iter().flat_map(|record| &record.import.agreements) {
        made.push(NewFile {
            name: format!("{}.json", one.id),
            text: with_schema(one, schema.as_deref())?,
            plain: &one.text,
        });
    }

    let lost = |file: &NewFile<'_>| {
        let path = arguments.output.join(&file.name);
        (!arguments.force && path.exists() && !file.is_kept(&path)).then(|| {
            Diagnostic::in_file(
                names::name(&path),
                "this file already exists with other content",
            )
            .help(if holds_agreement(&path) {
                "name another folder, or give --force to overwrite it"
            } else {
                "it contains no agreement; rename or delete it, or name another folder"
            })
        })
    };

    let lost: Vec<Diagnostic> = made.iter().filter_map(lost).collect();
    if !lost.is_empty() {
        return Err(CliError::Problems(lost));
    }

    let permit = if arguments.force {
        Permit::Agreements
    } else {
        Permit::Results
    };

    let mut staged = StagedOutput::folder(&arguments.output, permit)?;
    for file in made
        .iter()
        .filter(|file| !file.is_kept(&arguments.output.join(&file.name)))
    {
        staged.add_file(&file.name, &file.text)?;
    }

    let beside = schema_beside::needed(
        &any,
        "agreement",
        &crate::vocabulary::PublishedSchema::Agreement.to_json(),
    )?;
    if let Some(text) = beside.filter(|_| !made.is_empty()) {
        staged.add_file(&schema_beside::name("agreement"), text)?;
    }

    Ok(staged)
}

/// An agreement file to be written.
struct NewFile<'r> {
    name: String,
    text: String,
    /// The same without the address of its schema.
    plain: &'r str,
}

impl NewFile<'_> {
    /// Whether a file holds the same already, with the schema's address or without it: it is left as it is.
    fn is_kept(&self, path: &Path) -> bool {
        std::fs::read_to_string(path).is_ok_and(|there| there == self.text || there == self.plain)
    }
}

/// The text of an agreement that names its schema.
fn with_schema(made: &Imported, schema: Option<&str>) -> Result<String, CliError> {
    let Some(schema) = schema else {
        return Ok(made.text.clone());
    };
    let mut agreement = made.agreement.clone();
    agreement["$schema"] = schema.into();

    crate::draft::layout(&agreement).map_err(unwritten)
}
