//! Registers are imported without guessing: what each real record becomes was read by a person, and no fact stands in an
//! agreement that is not in its record. `LACUNA_UPDATE=1 cargo test --test it import` writes the expectations anew; read each
//! difference beside its record.

mod contracts;
mod contrary;
mod disclosures;
mod kinds;
mod odd;
mod records;
mod shapes;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use lacuna::agreement::CheckedAgreement;
use lacuna::assessment::Outcome;
use lacuna::audit::audit;
use lacuna::diagnostic::Diagnostic;
use lacuna::document::Document;
use lacuna::draft;
use lacuna::import::{Import, Imported, KINDS, MappingStatus, RegisterFormat, kind};
use lacuna::policy::{Policy, builtin, load};
use lacuna::source_file::{SourceFile, visible};
use serde_json::Value;

static POLICY: LazyLock<Policy> = LazyLock::new(|| load(&[builtin()]).unwrap());

const FOLDER: &str = "tests/fixtures/registers";

fn text(path: &Path) -> Arc<SourceFile> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    Arc::new(SourceFile::new(name, fs::read_to_string(path).unwrap()))
}

fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(format!("{FOLDER}/{folder}"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();

    files.sort();
    files
}

fn histories() -> Vec<Document> {
    files("nhs-releases")
        .iter()
        .map(|path| Document::parse(text(path)).unwrap())
        .collect()
}

fn imported(kind: &RegisterFormat, path: &Path) -> Result<Import, Vec<Diagnostic>> {
    kind.import(text(path), &histories())
}

/// Every record of the folder, with its kind.
fn records() -> Vec<(&'static RegisterFormat, PathBuf)> {
    KINDS
        .iter()
        .flat_map(|kind| files(kind.name).into_iter().map(move |path| (kind, path)))
        .collect()
}

fn checked(imported: &Imported) -> CheckedAgreement {
    draft::read(&imported.id, &imported.agreement).unwrap_or_else(|problems| {
        panic!(
            "{}: {:?}",
            imported.id,
            problems
                .iter()
                .map(|problem| &problem.message)
                .collect::<Vec<_>>()
        )
    })
}

/// The stated facts: each pointer with its value. Evidence is told apart.
fn facts(value: &Value, pointer: &str, into: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let beside = [
                    "clauses",
                    "absent",
                    "claims",
                    "sources",
                    "note",
                    "schema_version",
                ]
                .contains(&name.as_str());

                if !beside {
                    facts(field, &format!("{pointer}/{name}"), into);
                }
            }
        }
        Value::Array(entries) if entries.iter().any(Value::is_object) => {
            entries
                .iter()
                .enumerate()
                .for_each(|(at, entry)| facts(entry, &format!("{pointer}/{at}"), into));
        }
        leaf => into.push((pointer.to_owned(), leaf.to_string())),
    }
}

/// The clause that covers a fact.
fn clause<'a>(agreement: &'a Value, pointer: &str) -> Option<&'a Value> {
    let (group, field) = pointer.rsplit_once('/').unwrap();
    let clauses = agreement
        .pointer(&format!("{group}/clauses"))
        .and_then(Value::as_array);

    clauses.into_iter().flatten().find(|clause| {
        clause["covers"]
            .as_array()
            .unwrap()
            .iter()
            .any(|name| name.as_str() == Some(field))
    })
}

/// Every record of an absent fact, with its pointer.
fn absences(value: &Value, pointer: &str, into: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                if name == "absent" {
                    let records = field.as_object().unwrap();
                    into.extend(
                        records
                            .iter()
                            .map(|(name, record)| (format!("{pointer}/{name}"), record.clone())),
                    );
                } else {
                    absences(field, &format!("{pointer}/{name}"), into);
                }
            }
        }
        Value::Array(entries) => {
            entries
                .iter()
                .enumerate()
                .for_each(|(at, entry)| absences(entry, &format!("{pointer}/{at}"), into));
        }
        _ => {}
    }
}

fn short(text: &str) -> String {
    let shown: String = visible(text).chars().take(70).collect();
    if shown.chars().count() < visible(text).chars().count() {
        format!("{shown}…")
    } else {
        shown
    }
}

/// One agreement as a page to read beside its record.
fn page(imported: &Imported) -> String {
    let mut page = format!("# {}\n\nfacts\n", imported.id);
    let mut found = Vec::new();
    facts(&imported.agreement, "", &mut found);

    for (pointer, value) in &found {
        let from = clause(&imported.agreement, pointer).map_or("", |clause| {
            clause["ref"].as_str().unwrap_or("the register as a whole")
        });

        writeln!(
            page,
            "  {pointer} = {}{}{from}",
            short(value),
            if from.is_empty() { "" } else { " <- " }
        )
        .unwrap();
    }

    page.push_str("\nabsent\n");
    let mut absent = Vec::new();
    absences(&imported.agreement, "", &mut absent);

    for (pointer, record) in absent {
        let positions = record["positions"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|said| short(said.as_str().unwrap()));

        let positions = positions
            .map(|said| format!("\n    - {said}"))
            .collect::<String>();

        let document = record["document"]
            .as_str()
            .map(|document| format!(" in {document}"))
            .unwrap_or_default();

        writeln!(
            page,
            "  {pointer}: {}{document}{positions}",
            record["kind"].as_str().unwrap()
        )
        .unwrap();
    }

    page.push_str("\nclaims\n");
    for claim in imported.agreement["claims"]
        .as_array()
        .into_iter()
        .flatten()
    {
        let quote = claim["quote"]
            .as_str()
            .map(|quote| format!("\n    \"{}\"", short(quote)))
            .unwrap_or_default();

        writeln!(
            page,
            "  {}: {}{quote}",
            claim["about"].as_str().unwrap(),
            claim["says"].as_str().unwrap()
        )
        .unwrap();
    }

    for told in MappingStatus::ALL
        .into_iter()
        .filter(|told| ![MappingStatus::Mapped, MappingStatus::Disputed].contains(told))
    {
        writeln!(page, "\n{}", told.as_str()).unwrap();
        for remark in imported.remarks.iter().filter(|remark| remark.told == told) {
            writeln!(
                page,
                "  {}:{} {}: {}",
                remark.line, remark.column, remark.pointer, remark.message
            )
            .unwrap();
        }
    }
    let agreement = checked(imported);

    let assessment = audit(
        &agreement,
        &POLICY,
        chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
    );

    assert!(assessment.failures.is_empty());
    page.push_str("\naudit\n");
    for outcome in Outcome::WORST_FIRST {
        let ids = assessment
            .results
            .iter()
            .filter(|result| result.outcome == outcome);

        let ids: Vec<&str> = ids.map(|result| result.rule.id.as_str()).collect();
        let named = [Outcome::Met, Outcome::Breached].contains(&outcome);
        let ids = if named {
            ids.join(" ")
        } else {
            ids.len().to_string()
        };

        writeln!(page, "  {}: {ids}", outcome.as_str()).unwrap();
    }

    page
}

/// One line for each problem.
fn told(problems: &[Diagnostic]) -> String {
    let line = |problem: &Diagnostic| {
        let place = problem
            .position
            .map_or_else(|| "-".to_owned(), |position| position.to_string());

        let help = problem
            .help
            .as_deref()
            .map(|help| format!("\n    {}", visible(help)))
            .unwrap_or_default();

        format!("{place}: {}{help}\n", visible(&problem.message))
    };

    problems.iter().map(line).collect()
}

/// The scalars of a JSON value with their pointers.
fn scalars(value: &Value, pointer: &str, into: &mut Vec<(String, Value)>) {
    let step = |name: &str| format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, field)| scalars(field, &step(name), into)),
        Value::Array(entries) => {
            entries
                .iter()
                .enumerate()
                .for_each(|(at, entry)| scalars(entry, &step(&at.to_string()), into));
        }
        scalar => into.push((pointer.to_owned(), scalar.clone())),
    }
}

fn with(kind: &RegisterFormat, record: &Value) -> Result<Import, Vec<Diagnostic>> {
    kind.import(
        Arc::new(SourceFile::new("record.json", format!("{record:#}"))),
        &[],
    )
}

fn remarks(import: &Import) -> Vec<&lacuna::import::MappingNote> {
    import
        .remarks
        .iter()
        .chain(import.agreements.iter().flat_map(|made| &made.remarks))
        .collect()
}
