//! Finds where an output really goes: a file behind its links, or something that takes bytes as they come.

use std::fs::{Metadata, Permissions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::CliError;
use super::names::name;

/// How many links lead to a file at most.
const MOST_LINKS: usize = 40;

/// Where an output goes.
#[derive(Debug, Clone)]
pub(super) enum Destination {
    /// A file that is replaced in one step, with the permissions that it keeps.
    File(PathBuf, Option<Permissions>),
    /// A terminal, a pipe or another device, which is written to and never replaced.
    Stream(PathBuf),
}

/// Finds where an output goes. A link stays: the file that it leads to is written.
///
/// # Errors
/// A folder, a disk, a socket, a file that is read-only, or a folder that does not exist.
pub(super) fn find(path: &Path) -> Result<Destination, CliError> {
    let refuse = |why: &str| {
        Err(CliError::Message(format!(
            "cannot write to {}: {why}",
            name(path)
        )))
    };

    // These lead to whatever the shell opened, which keeps its own place in the file.
    if ["/dev/stdout", "/dev/stderr"]
        .iter()
        .any(|own| path == Path::new(own))
        || ["/dev/fd", "/proc/self/fd"]
            .iter()
            .any(|own| path.starts_with(own))
    {
        return Ok(Destination::Stream(path.to_path_buf()));
    }

    match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => refuse(
            "it is a folder; name a file in it, or end the name with / to take a page for each agreement",
        ),
        // To rename asks only the folder for permission, and would replace the file all the same.
        Ok(found) if found.is_file() && found.permissions().readonly() => {
            refuse("it is read-only; choose another name, or make it writable")
        }
        Ok(found) if found.is_file() => {
            let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
            Ok(Destination::File(real, Some(found.permissions())))
        }
        Ok(found) if is_stream(&found) => Ok(Destination::Stream(path.to_path_buf())),
        Ok(_) => refuse("it is neither a file nor a pipe"),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            absent(path)
        }
        Err(error) => refuse(&describe(&error)),
    }
}

/// The place of a file that does not exist yet, or that a link promises.
fn absent(path: &Path) -> Result<Destination, CliError> {
    // A link to a file that is still to be made cannot be resolved in one call.
    let mut target = path.to_path_buf();
    // Links can lead in a circle.
    for _ in 0..MOST_LINKS {
        let Ok(next) = std::fs::read_link(&target) else {
            break;
        };

        target = target.parent().unwrap_or(Path::new("")).join(next);
    }

    let folder = folder_of(&target);
    if folder.is_dir() {
        return Ok(Destination::File(target, None));
    }

    let why = if folder.exists() {
        "that is a file, not a folder"
    } else {
        "there is no such folder; create it first"
    };

    Err(CliError::Message(format!(
        "cannot write to {}: {}: {why}",
        name(path),
        name(folder)
    )))
}

/// The folder that a file is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Whether a path leads to something in a folder or below it, wherever `..` and links in it lead; `None` where one of the two
/// is not there. An agreement file comes from others, and may lead to no other file of this machine.
pub(super) fn lies_in(path: &Path, folder: &Path) -> Option<bool> {
    let (real, folder) = (path.canonicalize().ok()?, folder.canonicalize().ok()?);
    Some(real.starts_with(folder))
}

/// The one name of a file, however it is spelt, where its folder exists; for comparing outputs with each other.
pub(super) fn spelling(path: &Path) -> PathBuf {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    match find(path) {
        Ok(Destination::File(target, _)) => {
            // The file may not be there yet, but its folder is; so two spellings of a new file
            // meet.
            let folder = real(folder_of(&target));
            folder
                .zip(target.file_name())
                .map_or(target.clone(), |(folder, own)| folder.join(own))
        }
        _ => real(path).unwrap_or_else(|| path.to_path_buf()),
    }
}

#[cfg(unix)]
fn is_stream(found: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    found.file_type().is_char_device() || found.file_type().is_fifo()
}

#[cfg(not(unix))]
fn is_stream(_: &Metadata) -> bool {
    false
}

/// Waits a little for somebody to read a named pipe; to open it without a reader would wait for ever.
/// What it gives keeps the pipe open.
#[cfg(target_os = "linux")]
pub(super) fn await_reader(path: &Path) -> std::io::Result<Option<std::fs::File>> {
    use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
    /// O_NONBLOCK of Linux on all processors that Rust's standard library names but MIPS and SPARC.
    const NONBLOCK: i32 = 0o4000;

    // Five seconds in all: a reader that was started with the run is there by then.
    const TRIES: u32 = 50;
    if !std::fs::metadata(path)?.file_type().is_fifo() {
        return Ok(None);
    }

    for _ in 0..TRIES {
        if let Ok(held) = std::fs::OpenOptions::new()
            .write(true)
            .custom_flags(NONBLOCK)
            .open(path)
        {
            return Ok(Some(held));
        }

        std::thread::sleep(std::time::Duration::from_millis(100));
    }

    Err(std::io::Error::other(
        "it is a pipe without a reader; start its reader first",
    ))
}

#[cfg(not(target_os = "linux"))]
pub(super) fn await_reader(_: &Path) -> std::io::Result<Option<std::fs::File>> {
    Ok(None)
}

/// Describes why a file cannot be written, without the name of any temporary file.
pub(super) fn describe(error: &std::io::Error) -> String {
    // The crate tempfile puts the name of its file around an error, which nobody gave.
    let source = error
        .get_ref()
        .and_then(std::error::Error::source)
        .map(ToString::to_string);

    match error.kind() {
        ErrorKind::NotFound => "there is no such folder; create it first".to_owned(),
        ErrorKind::PermissionDenied => {
            "permission denied; choose a folder in which you may write".to_owned()
        }
        ErrorKind::StorageFull => {
            "No space left on device; free some, or choose another place".to_owned()
        }
        ErrorKind::InvalidFilename => {
            "its name is longer than the file system allows; choose a shorter one".to_owned()
        }
        _ => source.unwrap_or_else(|| error.to_string()),
    }
}
