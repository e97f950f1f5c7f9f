//! Writes results: to the terminal, or to files that appear whole or not at all.

use std::io::Write;
use std::path::Path;

use super::Trouble;
use super::input::name;

/// Prints to standard output; colours are taken out where it is no terminal.
pub(super) fn print(content: &str) -> Result<(), Trouble> {
    let mut out = anstream::stdout().lock();
    let written = out.write_all(content.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| match error.kind() {
        std::io::ErrorKind::BrokenPipe => Trouble::Gone,
        _ => Trouble::Message(format!("standard output cannot be written: {error}")),
    })
}

/// Says something about the run on standard error, where results do not stand.
pub(super) fn remark(line: &str) {
    // Where standard error is gone, the exit code still tells.
    drop(anstream::stderr().lock().write_all(line.as_bytes()));
}

/// Writes a file beside its place, and moves it there when it is whole.
pub(super) fn write(path: &Path, content: &str) -> Result<(), Trouble> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let fail =
        |error: std::io::Error| Trouble::Message(format!("{}: this file cannot be written: {error}", name(path)));
    let mut file = tempfile::Builder::new().prefix(".lacuna-").tempfile_in(folder).map_err(fail)?;
    file.write_all(content.as_bytes()).map_err(fail)?;
    file.as_file().sync_all().map_err(fail)?;
    readable_by_others(file.path()).map_err(fail)?;
    file.persist(path).map(drop).map_err(|error| fail(error.error))
}

/// Makes a folder, where it is not there.
pub(super) fn make_folder(folder: &Path) -> Result<(), Trouble> {
    std::fs::create_dir_all(folder)
        .map_err(|error| Trouble::Message(format!("{}: this folder cannot be made: {error}", name(folder))))
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
