//! Writes results: to the terminal, or to files that appear whole or not at all.

use std::collections::BTreeSet;
use std::fs::Permissions;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempDir};

use super::CliError;
use super::interrupt::{Unfinished, finish, hold};
use super::names::name;
use super::overwrite::{Permit, refuse_link_out, refuse_loss, refuse_printing_over_input};
use super::place::{self, Destination};

/// Prints to standard output; colours are removed where it is not a terminal.
///
/// # Errors
/// Standard output is a file that this run reads, or cannot be written.
pub(super) fn print(content: &str) -> Result<(), CliError> {
    refuse_printing_over_input()?;
    // Only what holds a colour goes through the wrapper that can take colours out.
    let written = if content.contains('\u{1b}') {
        let mut out = anstream::stdout().lock();
        out.write_all(content.as_bytes()).and_then(|()| out.flush())
    } else {
        let mut out = std::io::stdout().lock();
        out.write_all(content.as_bytes()).and_then(|()| out.flush())
    };
    written.map_err(|error| unprinted(&error))
}

/// Standard output that cannot be written. A reader that has gone away is not a fault.
pub(super) fn unprinted(error: &std::io::Error) -> CliError {
    match error.kind() {
        std::io::ErrorKind::BrokenPipe => CliError::Gone,
        _ => CliError::Message(format!(
            "standard output cannot be written: {}",
            place::describe(error)
        )),
    }
}

/// Whether standard output shows colours, for all that the person said about it.
pub(super) fn takes_colour() -> bool {
    anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
}

/// Says something about the run on standard error, where results are not.
pub(super) fn remark(line: &str) {
    // Where standard error is gone, the exit code still tells.
    drop(anstream::stderr().lock().write_all(line.as_bytes()));
}

/// Writes a file beside its place, and moves it there when it is whole. Nothing that would be lost is replaced.
pub(super) fn write(path: &Path, content: &str) -> Result<(), CliError> {
    write_bytes(path, content.as_bytes())
}

/// Writes the bytes of a file in the same way.
pub(super) fn write_bytes(path: &Path, content: &[u8]) -> Result<(), CliError> {
    let mut staged = StagedOutput::file(path)?;
    staged.add(content)?;
    commit(vec![staged])
}

/// Writes an agreement or waivers anew that this command itself read from the file and adds to.
pub(super) fn update(path: &Path, content: &str) -> Result<(), CliError> {
    let mut file = OutputFile::open(path)?;
    file.add(content)?;

    // A check would refuse the file as an input of this run, which it is.
    commit(vec![StagedOutput::File(file.unchecked())])
}

/// Waits until no other run of this program changes files in the folder of a file. The lock ends with its value.
///
/// The folder is locked, and not the file, since the file is replaced when it is written.
#[cfg(unix)]
pub(super) fn lock_folder(path: &Path) -> Result<std::fs::File, CliError> {
    let target = match place::find(path)? {
        Destination::File(target, _) | Destination::Stream(target) => target,
    };
    let folder =
        std::fs::File::open(place::folder_of(&target)).map_err(|error| failed(path, &error))?;
    // A disk without locks leaves things as they were before there was one.
    drop(folder.lock());
    Ok(folder)
}

#[cfg(not(unix))]
pub(super) fn lock_folder(_: &Path) -> Result<(), CliError> {
    Ok(())
}

/// Writes pages to a folder together. A file that was not generated before is not replaced.
pub(super) fn write_pages(folder: &Path, pages: &[(String, String)]) -> Result<(), CliError> {
    let mut staged = StagedOutput::folder(folder, Permit::GeneratedPages)?;
    for (name, page) in pages {
        staged.add_file(name, page)?;
    }
    commit(vec![staged])
}

/// Something that is being written beside its place: a file, or files for a folder.
pub(super) enum StagedOutput {
    /// One file.
    File(OutputFile),
    /// Files that go to a folder together.
    Folder(PathBuf, TempDir, Unfinished, Permit),
}

/// A file that is being written.
pub(super) struct OutputFile {
    /// The name it was given.
    named: PathBuf,
    content: Content,
    /// What it may replace; without, its command checked that nothing is lost.
    permit: Option<Permit>,
}

/// Where the bytes are until all of them are there.
enum Content {
    /// Beside the file that they are to replace.
    Beside(PathBuf, Option<Permissions>, NamedTempFile, Unfinished),
    /// Nowhere that has a name, until they are copied to a device or a pipe.
    Stream(PathBuf, std::fs::File),
}

impl OutputFile {
    fn open(path: &Path) -> Result<Self, CliError> {
        let content = match place::find(path)? {
            Destination::Stream(stream) => {
                // A reader of a pipe takes what it gets for the result, so nothing goes there
                // before all is whole.
                let held = tempfile::tempfile().map_err(|error| failed(path, &error))?;
                Content::Stream(stream, held)
            }
            Destination::File(target, permissions) => {
                let make = || new_file().tempfile_in(place::folder_of(&target));
                let made = Unfinished::make(make, NamedTempFile::path)
                    .map_err(|error| failed(path, &error))?;
                Content::Beside(target, permissions, made.0, made.1)
            }
        };

        Ok(Self {
            named: path.to_path_buf(),
            content,
            permit: Some(Permit::Results),
        })
    }

    fn unchecked(self) -> Self {
        Self {
            permit: None,
            ..self
        }
    }

    fn add(&mut self, content: impl AsRef<[u8]>) -> Result<(), CliError> {
        let file = match &mut self.content {
            Content::Beside(_, _, file, _) => file.as_file_mut(),
            Content::Stream(_, held) => held,
        };
        file.write_all(content.as_ref())
            .map_err(|error| failed(&self.named, &error))
    }

    /// Sees that all of it is on the disk, and that nothing would be lost.
    fn settle(&self) -> Result<(), CliError> {
        let Content::Beside(target, permissions, file, _) = &self.content else {
            return Ok(());
        };

        // This is looked at again, since somebody may have put a file there while the run worked.
        if let Some(permit) = self.permit {
            refuse_loss(&self.named, permit)?;
            refuse_loss(target, permit)?;
        }
        let keep =
            |permissions: &Permissions| std::fs::set_permissions(file.path(), permissions.clone());

        // Without this, a crash after the renaming could leave an empty file.
        let settled = file
            .as_file()
            .sync_all()
            .and_then(|()| permissions.as_ref().map_or(Ok(()), keep));
        settled.map_err(|error| failed(&self.named, &error))
    }

    fn persist(self) -> Result<(), CliError> {
        let named = self.named;
        match self.content {
            Content::Beside(target, _, file, _unfinished) => file
                .persist(&target)
                .map(drop)
                .map_err(|error| failed(&named, &error.error)),
            Content::Stream(stream, mut held) => {
                let copied = held.seek(SeekFrom::Start(0)).and_then(|_| {
                    // Held, since a reader would take its closing for the end.
                    let _held = place::await_reader(&stream)?;
                    // Without appending, a file behind /dev/stdout would be overwritten.
                    let mut out = std::fs::OpenOptions::new().append(true).open(&stream)?;
                    std::io::copy(&mut held, &mut out)?;
                    out.flush()
                });

                copied.map_err(|error| failed(&named, &error))
            }
        }
    }
}

/// New files get the permissions that the person's umask leaves.
fn new_file() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    // Another run that walks this folder passes over names that begin with a point.
    builder.prefix(".lacuna-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(Permissions::from_mode(0o666));
    }
    builder
}

impl StagedOutput {
    /// Begins a file, which replaces nothing but results of earlier runs.
    pub(super) fn file(path: &Path) -> Result<Self, CliError> {
        refuse_loss(path, Permit::Results)?;
        OutputFile::open(path).map(Self::File)
    }

    /// Begins files for a folder, which is made where it does not exist.
    pub(super) fn folder(folder: &Path, permit: Permit) -> Result<Self, CliError> {
        make_folder(folder)?;
        let make = || {
            tempfile::Builder::new()
                .prefix(".lacuna-")
                .tempdir_in(folder)
        };
        let (inside, unfinished) =
            Unfinished::make(make, TempDir::path).map_err(|error| failed(folder, &error))?;
        Ok(Self::Folder(
            folder.to_path_buf(),
            inside,
            unfinished,
            permit,
        ))
    }

    /// Goes on writing the file.
    pub(super) fn add(&mut self, content: impl AsRef<[u8]>) -> Result<(), CliError> {
        match self {
            Self::File(file) => file.add(content),
            Self::Folder(..) => Ok(()),
        }
    }

    /// Writes a file of a folder; false where it has one of that name already.
    pub(super) fn add_file(
        &mut self,
        name: &str,
        content: impl AsRef<[u8]>,
    ) -> Result<bool, CliError> {
        let Self::Folder(folder, inside, _, permit) = self else {
            return Ok(true);
        };

        let target = folder.join(name);
        refuse_link_out(folder, &target)?;
        refuse_loss(&target, *permit)?;
        let written =
            hold(|| std::fs::File::create_new(inside.path().join(name))).and_then(|mut file| {
                file.write_all(content.as_ref())
                    .and_then(|()| file.sync_all())
            });
        match written {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(failed(&target, &error)),
        }
    }

    /// Sees that all of it is on the disk, and that nothing would be lost.
    fn settle(&self) -> Result<(), CliError> {
        match self {
            Self::File(file) => file.settle(),
            Self::Folder(folder, inside, _, permit) => each_file(inside.path(), |from, own| {
                let target = folder.join(own);
                refuse_link_out(folder, &target)?;
                refuse_loss(&target, *permit)?;
                if let Destination::File(_, Some(permissions)) = place::find(&target)? {
                    std::fs::set_permissions(from, permissions)
                        .map_err(|error| failed(&target, &error))?;
                }

                Ok(())
            }),
        }
    }

    /// The files that it will be, however they are spelt; a device or a pipe is none.
    fn places(&self) -> Result<Vec<PathBuf>, CliError> {
        match self {
            Self::File(file) => Ok(match &file.content {
                Content::Beside(target, ..) => vec![place::spelling(target)],
                Content::Stream(..) => Vec::new(),
            }),
            Self::Folder(folder, inside, ..) => {
                let mut places = Vec::new();
                each_file(inside.path(), |_, own| {
                    places.push(place::spelling(&folder.join(own)));
                    Ok(())
                })?;

                Ok(places)
            }
        }
    }

    fn persist(self) -> Result<(), CliError> {
        match self {
            Self::File(file) => file.persist(),
            Self::Folder(folder, inside, _unfinished, _) => {
                // The files stand already under a folder of the same disk, so that each move is one
                // step.
                each_file(inside.path(), |from, own| {
                    let target = folder.join(own);
                    match place::find(&target)? {
                        Destination::File(real, _) => std::fs::rename(from, real),
                        Destination::Stream(stream) => std::fs::copy(from, stream).map(drop),
                    }
                    .map_err(|error| failed(&target, &error))
                })
            }
        }
    }
}

/// Does something for each file of a folder, in the order of their names.
fn each_file(
    folder: &Path,
    mut act: impl FnMut(&Path, &Path) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<_>>>);
    let mut entries = entries.map_err(|error| failed(folder, &error))?;
    // The order of a directory differs between disks, and the first error would with it.
    entries.sort_by_key(std::fs::DirEntry::file_name);
    entries
        .iter()
        .try_for_each(|entry| act(&entry.path(), Path::new(&entry.file_name())))
}

/// Refuses outputs of a run that would replace each other.
fn refuse_clashes(staged: &[StagedOutput]) -> Result<(), CliError> {
    let mut taken = BTreeSet::new();
    for output in staged {
        for place in output.places()? {
            if let Some(twice) = taken.replace(place) {
                return Err(CliError::Message(format!(
                    "{}: two outputs of this run have this name; choose another name for one of them",
                    name(twice.file_name().map_or(twice.as_path(), Path::new))
                )));
            }
        }
    }

    Ok(())
}

/// Moves everything to its place, once all of it is whole.
pub(super) fn commit(staged: Vec<StagedOutput>) -> Result<(), CliError> {
    refuse_clashes(&staged)?;
    // Every refusal and every full disk is met here, while nothing has been replaced yet.
    staged.iter().try_for_each(StagedOutput::settle)?;
    finish(|| staged.into_iter().try_for_each(StagedOutput::persist))
}

/// Makes a folder, where it does not exist.
pub(super) fn make_folder(folder: &Path) -> Result<(), CliError> {
    let refuse = |why: &str| {
        Err(CliError::Message(format!(
            "{}: this folder cannot be created: {why}",
            name(folder)
        )))
    };
    if folder.exists() && !folder.is_dir() {
        return refuse("a file of that name exists; choose another name");
    }
    std::fs::create_dir_all(folder).or_else(|error| refuse(&error.to_string()))
}

fn failed(path: &Path, error: &std::io::Error) -> CliError {
    CliError::Message(format!(
        "cannot write to {}: {}",
        name(path),
        place::describe(error)
    ))
}
