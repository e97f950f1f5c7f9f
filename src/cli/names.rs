//! How files are named to the person: as they were written, with what cannot be seen made visible.

use std::path::Path;

/// A path as it is shown: with `/`, and as it was given.
pub(super) fn name(path: &Path) -> String {
    crate::source_file::visible(&path.to_string_lossy().replace('\\', "/")).into_owned()
}

/// The name of an input as it is shown.
pub(super) fn shown(path: &Path) -> String {
    if path == Path::new("-") {
        "<stdin>".to_owned()
    } else {
        name(path)
    }
}
