//! Gathers the catalogues of all languages, and has the crate built again when one of them changes.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a build script reads and writes files, and speaks to cargo by printing"
)]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The folder of the messages in English.
const ENGLISH: &str = "../../reports/messages";

/// The folder that has a folder for each further language, with all that is translated.
const TRANSLATIONS: &str = "../../policies/translations";

/// The catalogues in the folder of a language.
const MESSAGES: &str = "messages";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={ENGLISH}");
    println!("cargo::rerun-if-changed={TRANSLATIONS}");
    match gather_messages() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            println!("cargo::error=the catalogues of messages: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Copies the catalogues to one folder, with a folder for each language, so that a translation is embedded by being there.
fn gather_messages() -> io::Result<()> {
    let gathered = out_folder()?.join(MESSAGES);
    // A language that was taken away is not embedded from an earlier build.
    if gathered.exists() {
        fs::remove_dir_all(&gathered)?;
    }

    copy_files(Path::new(ENGLISH), &gathered.join("en"))?;
    for language in fs::read_dir(TRANSLATIONS)? {
        let language = language?;
        copy_files(
            &language.path().join(MESSAGES),
            &gathered.join(language.file_name()),
        )?;
    }

    Ok(())
}

fn copy_files(from: &Path, to: &Path) -> io::Result<()> {
    let problem = |error: io::Error| io::Error::other(format!("{}: {error}", from.display()));
    fs::create_dir_all(to)?;
    for file in fs::read_dir(from).map_err(problem)? {
        let file = file?;
        fs::copy(file.path(), to.join(file.file_name())).map_err(problem)?;
    }

    Ok(())
}

fn out_folder() -> io::Result<PathBuf> {
    let folder = std::env::var_os("OUT_DIR");
    folder
        .map(PathBuf::from)
        .ok_or_else(|| io::Error::other("there is no folder to write to"))
}
