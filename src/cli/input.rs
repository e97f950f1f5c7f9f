//! Reads files, folders and standard input.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::CliError;
use crate::agreement::CheckedAgreement;
use crate::diagnostic::Diagnostic;
use crate::source_file::{MAX_BYTES, SourceFile};

/// A path as it is shown: with `/`, and as it was given.
pub(super) fn name(path: &Path) -> String {
    crate::source_file::visible(&path.to_string_lossy().replace('\\', "/")).into_owned()
}

/// The agreements that paths name: files, folders (walked for `*.json`), and `-` for standard input.
///
/// The problems of all files are told together.
pub(super) fn agreements(paths: &[PathBuf]) -> Result<Vec<CheckedAgreement>, CliError> {
    let mut agreements = Vec::new();
    let mut problems: Vec<Diagnostic> = Vec::new();
    for found in paths.iter().flat_map(|path| expand(path, &["json"])) {
        match found.and_then(|file| read(&file)).map(CheckedAgreement::read) {
            Ok(Ok(agreement)) => agreements.push(agreement),
            Ok(Err(found)) => problems.extend(found),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(agreements) } else { Err(CliError::Problems(problems)) }
}

/// Policy files below a folder, under their paths from it; or a single rule file.
pub(super) fn policy_files(path: &Path) -> Result<Vec<(String, Arc<SourceFile>)>, CliError> {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    let mut found: Vec<_> = expand(path, &["toml"]);
    if path.is_dir() && path.join("base.json").is_file() {
        found.push(Ok(path.join("base.json")));
    }
    for file in found {
        match file.and_then(|file| read(&file).map(|text| (file, text))) {
            Ok((file, text)) => files.push((relative(path, &file), text)),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(files) } else { Err(CliError::Problems(problems)) }
}

/// The path of a policy file from its folder; the folder's own name comes first, since it names a pack.
fn relative(root: &Path, file: &Path) -> String {
    let root = if root.is_dir() { root } else { root.parent().unwrap_or(root) };
    let inside = file.strip_prefix(root).unwrap_or(file).to_string_lossy().replace('\\', "/");
    if inside.contains('/') {
        return inside;
    }
    let absolute = std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf());
    let folder = absolute.file_name().map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default();
    format!("{folder}/{inside}")
}

/// The files of a path that can be checked: itself, or what a folder holds in JSON and TOML.
pub(super) fn files(path: &Path) -> Vec<Result<PathBuf, Diagnostic>> {
    if path == Path::new("-") || !path.is_dir() {
        return vec![Ok(path.to_path_buf())];
    }
    // A folder without agreements can still hold policies.
    let agreements = expand(path, &["json"]).into_iter().filter(|found| found.is_ok() || path.read_dir().is_err());
    agreements.chain(expand(path, &["toml"])).collect()
}

/// The files that a path names: itself, or what a folder holds with one of the endings, in the order of their names.
///
/// Links are followed. One that leads back to a folder above it holds nothing new.
pub(super) fn expand(path: &Path, endings: &[&str]) -> Vec<Result<PathBuf, Diagnostic>> {
    if path == Path::new("-") || !path.is_dir() {
        return vec![Ok(path.to_path_buf())];
    }
    let visible =
        |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    let wanted = |path: &Path| path.extension().is_some_and(|own| endings.iter().any(|ending| own == *ending));
    let walk = walkdir::WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter().filter_entry(visible);
    let mut found: Vec<Result<PathBuf, Diagnostic>> = Vec::new();
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_file() && wanted(entry.path()) => found.push(Ok(entry.into_path())),
            Ok(_) => {}
            Err(error) if error.loop_ancestor().is_some() => {}
            Err(error) => found.extend(unwalked(path, &error, wanted).map(Err)),
        }
    }
    if found.is_empty() && endings.contains(&"json") {
        found.push(Err(Diagnostic::in_file(name(path), "there are no agreement files in this folder")
            .help("an agreement file ends in .json")));
    }
    found
}

/// What could not be walked; nothing of a link that leads nowhere and has another name than what is looked for.
fn unwalked(root: &Path, error: &walkdir::Error, wanted: impl Fn(&Path) -> bool) -> Option<Diagnostic> {
    let place = error.path().unwrap_or(root);
    let link = place.symlink_metadata().is_ok_and(|found| found.is_symlink());
    let what = if link { "this link leads nowhere" } else { "this folder cannot be read" };
    (!link || wanted(place)).then(|| Diagnostic::in_file(name(place), what).help(error.to_string()))
}

/// The name of an input as it is shown.
pub(super) fn shown(path: &Path) -> String {
    if path == Path::new("-") { "<stdin>".to_owned() } else { name(path) }
}

/// A file that cannot be read, and why.
pub(super) fn unread(path: &Path, error: &std::io::Error) -> Diagnostic {
    let help = match error.kind() {
        std::io::ErrorKind::NotFound => "check the path; it is taken from the folder the command runs in".to_owned(),
        _ => error.to_string(),
    };
    Diagnostic::in_file(shown(path), "this file cannot be read").help(help)
}

/// Reads a file, or standard input for `-`.
pub(super) fn read(path: &Path) -> Result<Arc<SourceFile>, Diagnostic> {
    let shown = shown(path);
    let limit = MAX_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    let outcome = if path == Path::new("-") {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    if let Err(error) = outcome {
        return Err(unread(path, &error));
    }
    SourceFile::from_bytes(shown.clone(), bytes)
        .map(Arc::new)
        .map_err(|unreadable| Diagnostic::unreadable(shown, unreadable))
}
