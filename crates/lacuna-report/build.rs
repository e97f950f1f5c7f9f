//! Makes the style and the script of the page small, and has the crate built again when a template or a catalogue changes.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a build script reads and writes files, and speaks to cargo by printing"
)]

use std::process::ExitCode;

/// The folder of templates, styles and catalogues.
const REPORTS: &str = "../../reports";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={REPORTS}");
    let written = write_small("audit.css", |style| {
        minifier::css::minify(style).map(|style| style.to_string())
    })
    .and_then(|()| {
        write_small("audit.js", |script| {
            minifier::js::minify(script).map(|script| script.to_string())
        })
    });

    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            println!("cargo::error={message}");
            ExitCode::FAILURE
        }
    }
}

/// Writes what the page holds of a file in `reports/`: the same without white space and lines of comment.
fn write_small(name: &str, small: fn(&str) -> Result<String, &'static str>) -> Result<(), String> {
    let fail = |error: &dyn std::fmt::Display| format!("reports/{name}: {error}");
    let whole =
        std::fs::read_to_string(format!("{REPORTS}/{name}")).map_err(|error| fail(&error))?;
    let small = small(&whole).map_err(|error| fail(&error))?;
    // What it does not understand, such as a string without an end, it drops without a word.
    if marks(&small) != marks(&whole) {
        return Err(fail(
            &"made small, it lacks more than white space and lines of comment",
        ));
    }
    let folder =
        std::env::var_os("OUT_DIR").ok_or_else(|| fail(&"there is no folder to write to"))?;
    std::fs::write(std::path::Path::new(&folder).join(name), small).map_err(|error| fail(&error))
}

/// All characters of a text but white space and lines of comment.
fn marks(text: &str) -> String {
    let is_comment =
        |line: &str| line.starts_with("//") || (line.starts_with("/*") && line.ends_with("*/"));
    let lines = text.lines().filter(|line| !is_comment(line.trim()));
    lines
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
        .collect()
}
