//! Writes results: to the terminal, or to files that appear whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempDir};

use super::CliError;
use super::input::name;
use super::interrupt::{Unfinished, finish};

/// Prints to standard output; colours are taken out where it is no terminal.
pub(super) fn print(content: &str) -> Result<(), CliError> {
    let written = if content.contains('\u{1b}') {
        let mut out = anstream::stdout().lock();
        out.write_all(content.as_bytes()).and_then(|()| out.flush())
    } else {
        let mut out = std::io::stdout().lock();
        out.write_all(content.as_bytes()).and_then(|()| out.flush())
    };
    written.map_err(|error| match error.kind() {
        std::io::ErrorKind::BrokenPipe => CliError::Gone,
        _ => CliError::Message(format!("standard output cannot be written: {error}")),
    })
}

/// Whether standard output shows colours, for all that the person said about it.
pub(super) fn takes_colour() -> bool {
    anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
}

/// Says something about the run on standard error, where results do not stand.
pub(super) fn remark(line: &str) {
    // Where standard error is gone, the exit code still tells.
    drop(anstream::stderr().lock().write_all(line.as_bytes()));
}

/// Writes a file beside its place, and moves it there when it is whole.
pub(super) fn write(path: &Path, content: &str) -> Result<(), CliError> {
    let mut staged = StagedOutput::file(path)?;
    staged.add(content)?;
    commit(vec![staged])
}

/// Something that is being written beside its place: a file, or files for a folder.
pub(super) enum StagedOutput {
    /// One file.
    File(PathBuf, NamedTempFile, Unfinished),
    /// Files that go to a folder together.
    Folder(PathBuf, TempDir, Unfinished),
}

impl StagedOutput {
    /// A file to be.
    pub(super) fn file(path: &Path) -> Result<Self, CliError> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let make = || tempfile::Builder::new().prefix(".lacuna-").tempfile_in(folder);
        let (file, unfinished) = Unfinished::make(make, NamedTempFile::path).map_err(|error| failed(path, &error))?;
        Ok(Self::File(path.to_path_buf(), file, unfinished))
    }

    /// Files for a folder, which is made where it is not there.
    pub(super) fn folder(folder: &Path) -> Result<Self, CliError> {
        make_folder(folder)?;
        let make = || tempfile::Builder::new().prefix(".lacuna-").tempdir_in(folder);
        let (inside, unfinished) = Unfinished::make(make, TempDir::path).map_err(|error| failed(folder, &error))?;
        Ok(Self::Folder(folder.to_path_buf(), inside, unfinished))
    }

    /// Goes on writing the file.
    pub(super) fn add(&mut self, content: &str) -> Result<(), CliError> {
        match self {
            Self::File(path, file, _) => file.write_all(content.as_bytes()).map_err(|error| failed(path, &error)),
            Self::Folder(..) => Ok(()),
        }
    }

    /// Writes a file of a folder; false where it has one of that name already.
    pub(super) fn add_file(&mut self, name: &str, content: &str) -> Result<bool, CliError> {
        let Self::Folder(folder, inside, _) = self else { return Ok(true) };
        let written = std::fs::File::create_new(inside.path().join(name))
            .and_then(|mut file| file.write_all(content.as_bytes()).and_then(|()| file.sync_all()));
        match written {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(failed(&folder.join(name), &error)),
        }
    }

    /// Sees that all of it is on the disk.
    fn settle(&self) -> Result<(), CliError> {
        let Self::File(path, file, _) = self else { return Ok(()) };
        let settled = file.as_file().sync_all().and_then(|()| readable_by_others(file.path()));
        settled.map_err(|error| failed(path, &error))
    }

    fn persist(self) -> Result<(), CliError> {
        match self {
            Self::File(path, file, _unfinished) => {
                file.persist(&path).map(drop).map_err(|error| failed(&path, &error.error))
            }
            Self::Folder(folder, inside, _unfinished) => {
                let moved = std::fs::read_dir(inside.path()).and_then(|mut files| {
                    files.try_for_each(|file| {
                        let file = file?;
                        std::fs::rename(file.path(), folder.join(file.file_name()))
                    })
                });
                moved.map_err(|error| failed(&folder, &error))
            }
        }
    }
}

/// Moves everything to its place, once all of it is whole.
pub(super) fn commit(staged: Vec<StagedOutput>) -> Result<(), CliError> {
    staged.iter().try_for_each(StagedOutput::settle)?;
    finish(|| staged.into_iter().try_for_each(StagedOutput::persist))
}

/// Makes a folder, where it is not there.
pub(super) fn make_folder(folder: &Path) -> Result<(), CliError> {
    std::fs::create_dir_all(folder)
        .map_err(|error| CliError::Message(format!("{}: this folder cannot be made: {error}", name(folder))))
}

fn failed(path: &Path, error: &std::io::Error) -> CliError {
    CliError::Message(format!("{}: this file cannot be written: {error}", name(path)))
}

/// Temporary files are for their owner alone; a report is made to be handed on.
#[cfg(unix)]
fn readable_by_others(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_others(_: &Path) -> std::io::Result<()> {
    Ok(())
}
