//! A new file for the result of a tool: inside the root folder, and never in place of anything.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Component, Path, PathBuf};

use super::super::names;

/// The endings of results; a file of another ending could be run, or read as settings or rules.
const ENDINGS: [&str; 6] = ["json", "ndjson", "md", "txt", "html", "csv"];

/// A place where nothing is yet.
#[derive(Debug)]
pub(super) struct NewFile {
    /// Its folder, links followed, which is the root or below it.
    folder: PathBuf,
    name: OsString,
    /// The path as the call gave it.
    shown: String,
}

impl NewFile {
    /// Finds the place that a path below the root names. Its folder must be there.
    pub(super) fn find(root: &Path, named: &str) -> Result<Self, String> {
        let path = Path::new(named);
        let shown = names::name(path);
        let refuse = |why: &str| Err(format!("{shown}: {why}; nothing was written"));

        // Asked of the path as written: `a/../../b` can be inside by one link and outside by
        // another.
        let plain = path
            .components()
            .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        let Some(name) = path.file_name().filter(|_| plain) else {
            return refuse("name a file by a path below the root folder, without `..`");
        };

        let hidden = name.to_string_lossy().starts_with('.');
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase());
        if hidden || !ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            return refuse(
                "a result ends in .json, .ndjson, .md, .txt, .html or .csv, and is not hidden",
            );
        }

        let folder = root.join(path.parent().unwrap_or(Path::new("")));
        let Ok(folder) = std::fs::canonicalize(folder) else {
            return refuse("its folder does not exist");
        };

        if !folder.starts_with(root) {
            return refuse("this place is outside the root folder");
        }

        let place = folder.join(name);
        // A link counts as a file, wherever it leads.
        if std::fs::symlink_metadata(&place).is_ok() {
            return refuse("this file already exists, and is not overwritten");
        }

        Ok(Self {
            folder,
            name: name.to_owned(),
            shown,
        })
    }

    /// Writes the file whole or not at all, and says so.
    pub(super) fn write(&self, text: &str) -> Result<String, String> {
        let failed =
            |error: &std::io::Error| format!("{}: {error}; nothing was written", self.shown);
        let mut file =
            tempfile::NamedTempFile::new_in(&self.folder).map_err(|error| failed(&error))?;
        file.write_all(text.as_bytes())
            .map_err(|error| failed(&error))?;

        // Somebody may have made a file of that name meanwhile: this fails then, and replaces nothing.
        let place = self.folder.join(&self.name);
        file.persist_noclobber(place)
            .map_err(|error| failed(&error.error))?;
        Ok(format!("{} is written ({} bytes).", self.shown, text.len()))
    }
}
