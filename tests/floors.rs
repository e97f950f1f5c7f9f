//! The house: each floor uses only the floors under it, files and functions stay small, and only `cli` reaches the machine.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "tests may fail and may read files")]

use std::fs;
use std::path::{Path, PathBuf};

/// The floors in the order of `lib.rs`, which is the order of dependency.
fn floors() -> Vec<String> {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

fn sources(folder: &str) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    files
        .filter(|file| file.path().extension().is_some_and(|ending| ending == "rs"))
        .map(walkdir::DirEntry::into_path)
        .collect()
}

/// The floor that a source file belongs to.
fn floor_of(path: &Path) -> Option<String> {
    let inside = path.strip_prefix("src").unwrap();
    let first = inside.components().next()?.as_os_str().to_string_lossy().into_owned();
    Some(first.trim_end_matches(".rs").to_owned()).filter(|floor| !["lib", "main", "build"].contains(&floor.as_str()))
}

#[test]
fn each_floor_uses_only_the_floors_under_it() {
    let floors = floors();
    assert!(floors.len() > 8, "{floors:?}");
    let mut wrong = Vec::new();
    for path in sources("src") {
        let Some(own) = floor_of(&path) else { continue };
        let height = floors.iter().position(|floor| *floor == own).unwrap_or_else(|| panic!("{own} is not in lib.rs"));
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            for used in line.split("crate::").skip(1) {
                let name: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let above = floors.iter().position(|floor| *floor == name).is_some_and(|other| other > height);
                if above {
                    wrong.push(format!("{}:{}: {own} reaches up to {name}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_small_and_begin_with_a_sentence() {
    let mut wrong = Vec::new();
    for path in sources("src") {
        let text = fs::read_to_string(&path).unwrap();
        if text.lines().count() > 400 {
            wrong.push(format!("{}: {} lines", path.display(), text.lines().count()));
        }
        if !text.starts_with("//! ") {
            wrong.push(format!("{}: no sentence at its head", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_named_for_nothing() {
    for path in sources("src") {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            !["utils", "util", "helpers", "helper", "manager", "common", "context", "misc"].contains(&name.as_str()),
            "{name}"
        );
    }
}

#[test]
fn no_rule_is_named_in_the_program() {
    let id = |word: &str| {
        word.split_once('-').is_some_and(|(prefix, number)| {
            prefix.len() == 3
                && prefix.bytes().all(|b| b.is_ascii_uppercase())
                && number.len() == 3
                && number.bytes().all(|b| b.is_ascii_digit())
        })
    };
    let mut wrong = Vec::new();
    for path in sources("src") {
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            let code = line.split("help").next().unwrap_or(line);
            if code.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').any(id) && !code.contains("such as") {
                wrong.push(format!("{}:{}: {line}", path.display(), number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
