//! Reads files, folders and standard input.

mod unreadable;

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lacuna_sources::{SourceDocument, limits::MAX_FILE_BYTES};

use super::CliError;
use super::foreign::{holds_foreign_json, holds_foreign_lines};
use super::names::{name, shown};
use crate::diagnostic::Diagnostic;
use crate::source_file::{MAX_BYTES, SourceFile};

pub(super) use unreadable::unread;
use unreadable::unwalked;

/// Why a file in JSON is passed over.
pub(super) const NO_AGREEMENT: &str =
    "no agreement, with none of schema_version, instrument and parties";

/// Why a folder without a file that can hold an agreement is refused.
const NO_FILES: &str = "there are no agreement files in this folder";

/// Policy files below a folder, under their paths from it; or a single rule file.
pub(super) fn policy_files(path: &Path) -> Result<Vec<(String, Arc<SourceFile>)>, CliError> {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    let mut found: Vec<_> = expand(path, &["toml"]);

    // What the examples of rules build on is an agreement, and so the one policy file in JSON.
    if path.is_dir() && path.join("base.json").is_file() {
        found.push(Ok(path.join("base.json")));
    }

    for file in found {
        match file.and_then(|file| read(&file).map(|text| (file, text))) {
            Ok((file, text)) => files.push((relative(path, &file), text)),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        Ok(files)
    } else {
        Err(CliError::Problems(problems))
    }
}

/// The path of a policy file from its folder; the folder's own name comes first, since it names a pack.
fn relative(root: &Path, file: &Path) -> String {
    let root = if root.is_dir() {
        root
    } else {
        root.parent().unwrap_or(root)
    };

    let inside = file
        .strip_prefix(root)
        .unwrap_or(file)
        .to_string_lossy()
        .replace('\\', "/");

    if inside.contains('/') {
        return inside;
    }

    // A path such as `.` has a name only once it is absolute.
    let absolute = std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf());
    let folder = absolute
        .file_name()
        .map(|folder| folder.to_string_lossy().into_owned())
        .unwrap_or_default();

    format!("{folder}/{inside}")
}

/// The files of a path that can be checked: itself, or what a folder holds in JSON and TOML.
pub(super) fn files(path: &Path) -> Vec<Result<PathBuf, Diagnostic>> {
    if path == Path::new("-") || !path.is_dir() {
        return vec![Ok(path.to_path_buf())];
    }
    // A folder without agreements can still hold policies.
    let agreements = expand(path, &["json", "ndjson", "jsonl"])
        .into_iter()
        .filter(|found| !matches!(found, Err(problem) if problem.message == NO_FILES));
    agreements.chain(expand(path, &["toml"])).collect()
}

/// The files that a path names: itself, or what a folder holds with one of the endings, in the order of their names.
///
/// Links are followed. One that leads back to a folder above it holds nothing new.
pub(super) fn expand(path: &Path, endings: &[&str]) -> Vec<Result<PathBuf, Diagnostic>> {
    if path == Path::new("-") || !path.is_dir() {
        return vec![Ok(path.to_path_buf())];
    }

    // The folder itself may be hidden, or `.`, since the person named it.
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };

    let wanted = |path: &Path| has_ending(path, endings);
    let walk = walkdir::WalkDir::new(path)
        .follow_links(true)
        // Disks differ in the order of a folder, and a run must not.
        .sort_by_file_name()
        .into_iter()
        .filter_entry(visible);
    let mut found: Vec<Result<PathBuf, Diagnostic>> = Vec::new();
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_file() && wanted(entry.path()) => {
                found.push(Ok(entry.into_path()))
            }
            // To open a named pipe would wait for its writer for ever.
            Ok(entry) if !entry.file_type().is_dir() && wanted(entry.path()) => {
                let problem = Diagnostic::in_file(
                    name(entry.path()),
                    "this is not a regular file, and was not read",
                );

                found.push(Err(
                    problem.help("remove it from the folder, or name the files to read")
                ));
            }
            Ok(_) => {}
            Err(error) if error.loop_ancestor().is_some() => {}
            Err(error) => found.extend(unwalked(path, &error, wanted).map(Err)),
        }
    }
    if found.is_empty() && endings.contains(&"json") {
        found.push(Err(
            Diagnostic::in_file(name(path), NO_FILES).help("an agreement file ends in .json")
        ));
    }

    found
}

/// Whether a name ends in one of the endings, in capitals or not.
pub(super) fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|own| {
        endings
            .iter()
            .any(|ending| own.eq_ignore_ascii_case(ending))
    })
}

/// The agreement files that a path names, as [`expand`] finds them. In a folder, files that hold something else and
/// hidden files are passed over, and reported on standard error.
pub(super) fn expand_agreements(path: &Path, endings: &[&str]) -> Vec<Result<PathBuf, Diagnostic>> {
    let found = expand(path, endings);
    if path == Path::new("-") || !path.is_dir() {
        return found;
    }

    let foreign = |file: &Path| {
        if has_ending(file, &["json"]) {
            holds_foreign_json(file)
        } else {
            holds_foreign_lines(file)
        }
    };

    // In `lacuna audit . > out.json`, the shell makes the output before the walk finds it.
    let (printed, found): (Vec<_>, Vec<_>) = found.into_iter().partition(|found| {
        found
            .as_ref()
            .is_ok_and(|file| super::overwrite::is_standard_output(file))
    });

    let printed: Vec<String> = printed.iter().flatten().map(|file| name(file)).collect();
    let (passed, kept): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|found| found.as_ref().is_ok_and(|file| foreign(file)));
    let passed: Vec<String> = passed.iter().flatten().map(|file| name(file)).collect();
    let hidden = hidden_files(path, endings);
    report_passed(&printed, "the output of this run");
    report_passed(&passed, NO_AGREEMENT);
    report_passed(
        &hidden,
        "hidden, since a name in its path begins with a dot",
    );
    if kept.is_empty() {
        let help = format!(
            "{} other JSON was found; an agreement file ends in .json",
            passed.len()
        );

        return vec![Err(Diagnostic::in_file(name(path), NO_FILES).help(help))];
    }

    kept
}

/// Agreements that are not searched for, since they are hidden or lie in a hidden folder.
fn hidden_files(path: &Path, endings: &[&str]) -> Vec<String> {
    let is_hidden = |entry: &walkdir::DirEntry| {
        entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
    };

    // Nobody keeps agreements in the folder of Git, which can hold thousands of objects.
    let searched = |entry: &walkdir::DirEntry| entry.file_name() != ".git" || entry.depth() == 0;
    let walk = walkdir::WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(searched);

    let mut hidden = Vec::new();
    let mut inside: Option<usize> = None;
    for entry in walk.flatten() {
        if inside.is_some_and(|depth| entry.depth() <= depth) {
            inside = None;
        }
        if inside.is_none() && is_hidden(&entry) && entry.file_type().is_dir() {
            inside = Some(entry.depth());
        }

        let counts = entry.file_type().is_file() && (inside.is_some() || is_hidden(&entry));
        if counts && has_ending(entry.path(), endings) && !holds_foreign_json(entry.path()) {
            hidden.push(name(entry.path()));
        }
    }

    hidden
}

pub(super) fn report_passed(files: &[String], why: &str) {
    const SHOWN: usize = 10;
    let more = files.len().saturating_sub(SHOWN);
    for file in files.iter().take(SHOWN) {
        super::output::remark(&format!("skipped: {file}: {why}\n"));
    }

    if more > 0 {
        super::output::remark(&format!("skipped: {more} more files of this kind\n"));
    }
}

/// Reads an agreement file, and names another kind of text for what it is.
pub(super) fn read_agreement(path: &Path) -> Result<Arc<SourceFile>, Diagnostic> {
    let text = read(path)?;
    let other = super::other_files::describe_other_text(path, text.content())
        .or_else(|| super::other_files::describe_other_json(text.content()));
    match other {
        Some((message, help)) => {
            let mut problem = Diagnostic::in_file(shown(path), message).help(help);
            problem.position = Some(text.position(0));
            Err(problem)
        }
        None => Ok(text),
    }
}

/// Reads a file, or standard input for `-`.
pub(super) fn read(path: &Path) -> Result<Arc<SourceFile>, Diagnostic> {
    super::overwrite::note_input(path);
    let shown = shown(path);
    let bytes = read_bytes(path, MAX_BYTES)?;
    // No agreement is in TOML, so that the help for one would lead astray.
    if has_ending(path, &["toml"]) && holds_nothing(&bytes) {
        return Err(Diagnostic::in_file(shown, "the file is empty").help(
            "check the path; a file in which nothing is set holds a line that begins with #",
        ));
    }

    SourceFile::from_bytes(shown.clone(), bytes)
        .map(Arc::new)
        .map_err(|unreadable| Diagnostic::unreadable(shown, unreadable))
}

/// Whether a file holds nothing but white space; no more of it is read than [`read`] takes.
pub(super) fn is_blank(path: &Path) -> bool {
    let is_short = std::fs::metadata(path).is_ok_and(|found| found.len() <= MAX_BYTES as u64);
    is_short && std::fs::read(path).is_ok_and(|bytes| holds_nothing(&bytes))
}

fn holds_nothing(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.trim_start_matches('\u{feff}').trim().is_empty()
}

/// Reads a contract in any of the formats of `lacuna-sources`; `-` is standard input.
///
/// # Errors
/// The file cannot be read, or is not a contract that can be read; the diagnostic says what to do.
pub(super) fn contract(path: &Path) -> Result<SourceDocument, Diagnostic> {
    super::overwrite::note_input(path);
    let bytes = read_bytes(path, MAX_FILE_BYTES)?;
    if let Some((message, help)) = super::other_files::describe_no_contract(path, &bytes) {
        return Err(Diagnostic::in_file(shown(path), message).help(help));
    }
    lacuna_sources::read(&path.to_string_lossy(), &bytes)
        .map_err(|error| Diagnostic::in_file(shown(path), error.problem).help(error.remedy))
}

/// Reads a file, or standard input for `-`: one byte more than is taken, so that what is too long is seen to be.
fn read_bytes(path: &Path, most: usize) -> Result<Vec<u8>, Diagnostic> {
    let limit = most as u64 + 1;
    let mut bytes = Vec::new();
    let outcome = if path == Path::new("-") {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };

    match outcome {
        Ok(_) => Ok(bytes),
        Err(error) => Err(unread(path, &error)),
    }
}
