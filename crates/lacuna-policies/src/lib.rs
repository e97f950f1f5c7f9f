//! The policy files that the program comes with.

use std::sync::Arc;

use include_dir::{Dir, File, include_dir};
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::policy::{Policy, PolicyLayer, load_to_audit};
use lacuna_core::source_file::SourceFile;

static POLICIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../policies");

/// The folder of translations, with a folder for each language.
const TRANSLATIONS: &str = "translations";

/// The built-in policy files, under the paths they have in the repository.
#[must_use]
pub fn builtin() -> PolicyLayer {
    let mut layer = PolicyLayer::default();
    collect(&POLICIES, &mut layer);
    layer
}

/// The same without the translations into other languages than the one that is asked for, which no run reads.
fn builtin_in(language: Option<&str>) -> PolicyLayer {
    let mut layer = PolicyLayer::default();
    for file in POLICIES.files() {
        add(file, &mut layer);
    }

    let is_read = |folder: &&Dir<'_>| !folder.path().starts_with(TRANSLATIONS);
    for folder in POLICIES.dirs().filter(is_read) {
        collect(folder, &mut layer);
    }

    let translation = language.and_then(|name| POLICIES.get_dir(format!("{TRANSLATIONS}/{name}")));
    if let Some(folder) = translation {
        collect(folder, &mut layer);
    }

    layer
}

/// The policy that the program comes with: what [`lacuna_core::policy::load`] makes of [`builtin`] alone, without the
/// examples of its rules.
///
/// # Errors
/// Those of [`lacuna_core::policy::load`]; a test holds that there are none.
pub fn compiled() -> Result<Policy, Vec<Diagnostic>> {
    compiled_in(None)
}

/// The same in the words of a language.
///
/// # Errors
/// Those of [`load_to_audit`]; a test holds that there are none.
pub fn compiled_in(language: Option<&str>) -> Result<Policy, Vec<Diagnostic>> {
    load_to_audit(&[builtin_in(language)], language)
}

fn collect(folder: &Dir<'_>, layer: &mut PolicyLayer) {
    folder.files().for_each(|file| add(file, layer));
    folder.dirs().for_each(|inner| collect(inner, layer));
}

fn add(file: &File<'_>, layer: &mut PolicyLayer) {
    let path = file.path().to_string_lossy().replace('\\', "/");
    if path.ends_with(".toml") || path == "base.json" {
        let text = SourceFile::new(
            format!("policies/{path}"),
            file.contents_utf8().unwrap_or_default(),
        );

        layer.files.push((path, Arc::new(text)));
    }
}
