//! What could not be read, and why: a file, a folder, a link, or the name of something else.

use std::io::ErrorKind;
use std::path::Path;

use super::super::names::{name, shown};
use crate::diagnostic::Diagnostic;

const ASK_FOR_PERMISSION: &str =
    "ask its owner for permission, or run the command as a user who has it";

/// What could not be walked; `None` of a link that leads nowhere and has another name than what is looked for.
pub(super) fn unwalked(
    root: &Path,
    error: &walkdir::Error,
    wanted: impl Fn(&Path) -> bool,
) -> Option<Diagnostic> {
    let place = error.path().unwrap_or(root);
    let is_link = place
        .symlink_metadata()
        .is_ok_and(|found| found.is_symlink());

    if is_link && !wanted(place) {
        return None;
    }

    let kind = error.io_error().map(std::io::Error::kind);
    let (message, help) = match (std::fs::read_link(place), kind) {
        (Ok(target), Some(ErrorKind::NotFound)) => (
            format!("this link leads to {}, which does not exist", name(&target)),
            "correct the link, or remove it".to_owned(),
        ),
        (Ok(target), Some(ErrorKind::PermissionDenied)) => (
            format!(
                "this link leads to {}, which you have no permission to read",
                name(&target)
            ),
            ASK_FOR_PERMISSION.to_owned(),
        ),
        // Nothing else is left. Rust has no stable kind for an error by a circle.
        (Ok(target), _) => (
            format!("this link leads to {} in a circle", name(&target)),
            "correct the link, or remove it".to_owned(),
        ),
        (Err(_), Some(ErrorKind::PermissionDenied)) => (
            "this folder cannot be read".to_owned(),
            ASK_FOR_PERMISSION.to_owned(),
        ),
        (Err(_), _) => ("this folder cannot be read".to_owned(), error.to_string()),
    };

    Some(Diagnostic::in_file(name(place), message).help(help))
}

/// A file that cannot be read, and why.
pub(in super::super) fn unread(path: &Path, error: &std::io::Error) -> Diagnostic {
    // The system would call it a file that does not exist.
    if is_address(path) {
        return Diagnostic::in_file(
            shown(path),
            "this is an address, and Lacuna reads nothing from a network",
        )
        .help("download the file first, and name the copy");
    }

    let (message, help) = match error.kind() {
        ErrorKind::NotFound => ("there is no such file", near_name(path)),
        ErrorKind::PermissionDenied => (
            "you have no permission to read this file",
            ASK_FOR_PERMISSION.to_owned(),
        ),
        ErrorKind::NotADirectory => (
            "there is no such file",
            "a part of the path is a file and not a folder; check the path".to_owned(),
        ),
        ErrorKind::IsADirectory => (
            "this is a folder, and a file is needed",
            "name a file in it".to_owned(),
        ),
        _ if is_special(path) => (
            "this is not a regular file",
            "name a file in which the text is kept".to_owned(),
        ),
        _ => (
            "this file cannot be read",
            super::super::place::describe(error),
        ),
    };

    Diagnostic::in_file(shown(path), message).help(help)
}

/// Whether a path is the address of something on a network.
fn is_address(path: &Path) -> bool {
    let text = path.to_string_lossy().to_lowercase();
    ["http:/", "https:/", "ftp:/", "sftp:/", "s3:/", "file:/"]
        .iter()
        .any(|scheme| text.starts_with(scheme))
}

/// Whether a path is that of a socket or a device.
fn is_special(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// What to do about a file that does not exist: the file beside it whose name is nearest, where one is near.
fn near_name(path: &Path) -> String {
    let folder = super::super::place::folder_of(path);
    if !folder.is_dir() {
        return format!(
            "there is no folder {}; paths start from the folder the command runs in",
            name(folder)
        );
    }

    let own = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();

    // Bash hands on a pattern that fits no file, and cmd.exe hands on every pattern.
    if own.contains(['*', '?']) {
        return format!(
            "no file has a name of this pattern; name the folder {} to read all agreements in it",
            name(folder)
        );
    }

    let entries = folder.read_dir().into_iter().flatten().flatten();
    let mut beside: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();

    // Disks differ in the order of a folder, and the nearest of two names must not.
    beside.sort();
    match crate::diagnostic::nearest(&own, beside.iter().map(String::as_str)) {
        Some(near) => format!("did you mean {}?", name(&path.with_file_name(near))),
        None => "check the path; it starts from the folder the command runs in".to_owned(),
    }
}
