//! Finds what rules of a folder share: thresholds, definitions, sources and facts in the folders above it.

use std::path::Path;
use std::sync::Arc;

use crate::cli::{CliError, input};
use crate::policy::PolicyLayer;
use crate::source_file::SourceFile;

/// The files that rules below their folder share.
const FILES: [&str; 6] = [
    "base.json",
    "checklists.toml",
    "definitions.toml",
    "facts.toml",
    "parameters.toml",
    "sources.toml",
];

/// The folders whose files rules share likewise.
const FOLDERS: [&str; 2] = ["jurisdictions", "sources"];

/// The layers that the folders above a path give, the highest first.
///
/// The search ends at the first folder that holds no such file, so that nothing is taken from outside the policies; the
/// folder that a single rule file is in is its pack, and need not hold one.
pub(super) fn layers_above(path: &Path) -> Result<Vec<PolicyLayer>, CliError> {
    let here = std::env::current_dir().unwrap_or_default();
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut layers = Vec::new();

    for folder in absolute.ancestors().skip(1) {
        // Problems name a file as a reader would: from the working folder where it is below that.
        let files = shared_files(folder.strip_prefix(&here).unwrap_or(folder))?;
        let is_pack = path.is_file() && absolute.parent() == Some(folder);
        if files.is_empty() && !is_pack {
            break;
        }

        layers.push(PolicyLayer { files });
    }

    layers.reverse();

    Ok(layers)
}

fn shared_files(folder: &Path) -> Result<Vec<(String, Arc<SourceFile>)>, CliError> {
    let mut files = Vec::new();
    for name in FILES {
        let path = folder.join(name);
        if path.is_file() {
            let text = input::read(&path).map_err(|problem| CliError::Problems(vec![problem]))?;
            files.push((name.to_owned(), text));
        }
    }

    for name in FOLDERS {
        let inner = folder.join(name);
        if inner.is_dir() {
            files.extend(input::policy_files(&inner)?);
        }
    }

    Ok(files)
}
