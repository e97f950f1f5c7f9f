//! Keeps outputs from destroying a person's work: inputs of the run, and files that no run could write anew.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::CliError;
use super::loss::{Ends, holds_agreement};
use super::names::name;

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
    // By device and number: a hard link, a link or another spelling is the same file.
    Identity(found.dev(), found.ino(), PathBuf::new())
}

#[cfg(not(unix))]
fn identity(path: &Path, _: &std::fs::Metadata) -> Identity {
    // Stable Rust gives no number of a file on Windows, so the path has to do.
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
    // A `File` closes what it holds, so it gets a copy of standard input.
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

    // A device or a pipe holds nothing that could be lost.
    if !found.is_file() {
        return Ok(());
    }

    let refuse = |why: String, advice: &str| {
        Err(CliError::Message(format!(
            "cannot write to {}: {why}; choose another name for the output{advice}",
            name(path)
        )))
    };

    // To rename over a file asks only its folder for permission, so that this is the last look at it.
    let Ok(ends) = Ends::read(path) else {
        return refuse(
            "it cannot be read, and its content would be lost".to_owned(),
            ", or rename or delete that file first",
        );
    };

    let held = ends.irreplaceable(path);
    // Before any permit: not even a result of an earlier run may vanish while it is being read.
    if let Some(input) = input_named(path, &found) {
        let own = name(path);
        let by = if input == own {
            String::new()
        } else {
            format!(" (as {input})")
        };

        let lost = held.unwrap_or("its content");
        return refuse(
            format!("it is also an input of this run{by}, and {lost} would be lost"),
            "",
        );
    }

    let advice = ", or rename or delete that file first";
    match (held, permit) {
        (None, Permit::GeneratedPages) if ends.head.is_empty() => Ok(()),
        (None | Some(_), Permit::GeneratedPages) if is_generated_page(&ends.head) => Ok(()),
        (None | Some(_), Permit::GeneratedPages) => refuse(
            "it is not a page generated earlier, and its content would be lost".to_owned(),
            advice,
        ),
        (None, _) => Ok(()),
        (Some(_), Permit::Agreements) if holds_agreement(path) => Ok(()),
        (Some(held), _) => refuse(format!("it contains {held}, which would be lost"), advice),
    }
}

/// The name under which a file is an input of this run, if it is one.
fn input_named(path: &Path, found: &std::fs::Metadata) -> Option<String> {
    inputs().get(&identity(path, found)).cloned()
}

/// Refuses to write through a link that leads out of the folder the person named.
///
/// # Errors
/// The name is that of a link to somewhere else.
pub(super) fn refuse_link_out(folder: &Path, target: &Path) -> Result<(), CliError> {
    if !std::fs::symlink_metadata(target).is_ok_and(|found| found.is_symlink()) {
        return Ok(());
    }
    let real = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
    if super::place::spelling(target).starts_with(&real) {
        return Ok(());
    }

    Err(CliError::Message(format!(
        "cannot write to {}: it is a link that leads out of the folder; remove the link, or name another folder",
        name(target)
    )))
}

/// Refuses to print to a file that is an input of this run.
///
/// # Errors
/// Standard output was redirected to a file that this run reads.
#[cfg(unix)]
pub(super) fn refuse_printing_over_input() -> Result<(), CliError> {
    let Some(found) = standard_output() else {
        return Ok(());
    };
    match input_named(Path::new("-"), &found) {
        Some(input) => Err(CliError::Message(format!(
            "cannot write to standard output: it is {input}, which is also an input of this run; redirect the output to \
             another file"
        ))),
        None => Ok(()),
    }
}

#[cfg(not(unix))]
pub(super) fn refuse_printing_over_input() -> Result<(), CliError> {
    Ok(())
}

/// The file that standard output was redirected to, where it is one.
#[cfg(unix)]
fn standard_output() -> Option<std::fs::Metadata> {
    use std::os::fd::AsFd;
    let own = std::io::stdout().as_fd().try_clone_to_owned().ok()?;

    std::fs::File::from(own)
        .metadata()
        .ok()
        .filter(std::fs::Metadata::is_file)
}

/// Whether a file is the one that standard output was redirected to.
#[cfg(unix)]
pub(super) fn is_standard_output(path: &Path) -> bool {
    standard_output().is_some_and(|output| {
        std::fs::metadata(path).is_ok_and(|found| identity(path, &found) == identity(path, &output))
    })
}

#[cfg(not(unix))]
pub(super) fn is_standard_output(_: &Path) -> bool {
    false
}

fn is_generated_page(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    PAGE_MARKS.iter().any(|mark| text.contains(mark))
}
