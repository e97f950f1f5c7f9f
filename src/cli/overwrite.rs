//! Keeps outputs from destroying a person's work: inputs of the run, and files that no run could write anew.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::CliError;
use super::kinds;
use super::names::name;

/// How much of a file is looked at to recognise what it holds, in bytes.
const HEAD: u64 = 1024 * 1024;

/// A file, by whatever name it is reached.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Identity(u64, u64, PathBuf);

/// Every file that this run has read or is going to read, with the name it was given under.
static INPUTS: Mutex<BTreeMap<Identity, String>> = Mutex::new(BTreeMap::new());

fn inputs() -> MutexGuard<'static, BTreeMap<Identity, String>> {
    INPUTS.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
fn identity(_: &Path, found: &std::fs::Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    Identity(found.dev(), found.ino(), PathBuf::new())
}

#[cfg(not(unix))]
fn identity(path: &Path, _: &std::fs::Metadata) -> Identity {
    Identity(
        0,
        0,
        std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf()),
    )
}

/// Notes a file as an input of this run. `-` is the file that standard input was redirected from, where it is one.
pub(super) fn note_input(path: &Path) {
    if path == Path::new("-") {
        return note_standard_input();
    }

    if let Ok(found) = std::fs::metadata(path)
        && found.is_file()
    {
        inputs()
            .entry(identity(path, &found))
            .or_insert_with(|| name(path));
    }
}

#[cfg(unix)]
fn note_standard_input() {
    use std::os::fd::AsFd;
    let Ok(own) = std::io::stdin().as_fd().try_clone_to_owned() else {
        return;
    };

    if let Ok(found) = std::fs::File::from(own).metadata()
        && found.is_file()
    {
        inputs()
            .entry(identity(Path::new("-"), &found))
            .or_insert_with(|| "standard input".to_owned());
    }
}

#[cfg(not(unix))]
fn note_standard_input() {}

/// What an output may replace beside results of earlier runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Permit {
    /// Nothing else.
    Results,
    /// Agreement files, which `import --force` names by itself.
    Agreements,
    /// Pages that were generated before; no other file, since the person named none of them.
    GeneratedPages,
}

/// Marks of pages that this program generates into folders: of the handbook, and of the manual.
const PAGE_MARKS: [&str; 4] = [
    "A checklist is a view over the rules",
    "made from the rule files",
    "Made from `",
    ".TH lacuna",
];

/// Refuses to write over a file that would be lost.
///
/// # Errors
/// The file is an input of this run, or holds what no run could write anew. The sentence says what would be lost.
pub(super) fn refuse_loss(path: &Path, permit: Permit) -> Result<(), CliError> {
    let Ok(found) = std::fs::metadata(path) else {
        return Ok(());
    };
    if !found.is_file() {
        return Ok(());
    }
    let refuse = |why: String| {
        Err(CliError::Message(format!(
            "cannot write to {}: {why}; choose another name for the output",
            name(path)
        )))
    };
    let head = head(path).unwrap_or_default();
    let held = kinds::irreplaceable(path, &head);
    let input = inputs().get(&identity(path, &found)).cloned();
    if let Some(input) = input {
        let own = name(path);
        let by = if input == own {
            String::new()
        } else {
            format!(" (as {input})")
        };

        let lost = held.map_or("its content", |held| held);
        return refuse(format!(
            "it is also an input of this run{by}, and {lost} would be lost"
        ));
    }
    match (held, permit) {
        (Some("an agreement"), Permit::Agreements) => Ok(()),
        (Some(held), _) => refuse(format!("it contains {held}, which would be lost")),
        (None, Permit::GeneratedPages) if !head.is_empty() && !is_generated_page(&head) => {
            refuse("it is not a page generated earlier, and its content would be lost".to_owned())
        }
        (None, _) => Ok(()),
    }
}

fn is_generated_page(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    PAGE_MARKS.iter().any(|mark| text.contains(mark))
}

fn head(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    std::fs::File::open(path)?
        .take(HEAD)
        .read_to_end(&mut head)?;

    Ok(head)
}
