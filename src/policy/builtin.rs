//! The policy files that the program comes with.

use std::sync::Arc;

use include_dir::{Dir, include_dir};

#[cfg(compiled_policies)]
use super::Policy;
use super::load::PolicyLayer;
#[cfg(compiled_policies)]
use crate::diagnostic::Diagnostic;
use crate::source_file::SourceFile;

static POLICIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/policies");

/// The built-in policy files, under the paths they have in the repository.
#[must_use]
pub fn builtin() -> PolicyLayer {
    let mut layer = PolicyLayer::default();
    collect(&POLICIES, &mut layer);
    layer
}

/// The policy that the program comes with, as it was compiled when the program was built.
///
/// It is what [`super::load`] makes of [`builtin`] alone, without what only proofs and documentation need: the examples of
/// rules, the agreement that they change, and the texts of the rule files.
///
/// # Errors
/// Those of [`super::load`], in a program whose compiled policy cannot be read: a fault of its build.
#[cfg(compiled_policies)]
pub fn compiled() -> Result<Policy, Vec<Diagnostic>> {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/policy.bin"));
    postcard::from_bytes(bytes).or_else(|_| super::load(&[builtin()]))
}

fn collect(folder: &Dir<'_>, layer: &mut PolicyLayer) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        if path.ends_with(".toml") || path == "base.json" {
            let text = SourceFile::new(format!("policies/{path}"), file.contents_utf8().unwrap_or_default());
            layer.files.push((path, Arc::new(text)));
        }
    }
    folder.dirs().for_each(|inner| collect(inner, layer));
}
