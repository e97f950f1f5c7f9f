//! The house: each floor uses only the floors under it, files and functions stay small, and only `cli` reaches the machine.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The folders of sources: the program, and the crates under it.
const HOUSES: [&str; 9] = [
    "src",
    "crates/lacuna-core/src",
    "crates/lacuna-messages/src",
    "crates/lacuna-policies/src",
    "crates/lacuna-drafting/src",
    "crates/lacuna-report/src",
    "crates/lacuna-sources/src",
    "crates/lacuna-lsp/src",
    "crates/lacuna-python/src",
];

/// Type names that each file of a list has anew, because the recipe for a new file says so.
const OF_EACH_COMMAND: [&str; 2] = ["Arguments", "Command"];

/// Files of one module that name each other, and why they still do.
const CIRCLES: [(&str, &str, &str); 1] = [(
    "src/cli/interrupt.rs",
    "src/cli/output.rs",
    "what prints and what stages files are one file still",
)];

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// The floors of the core in the order of its `lib.rs`, which is the order of dependency.
fn floors() -> Vec<String> {
    let lib = read(Path::new("crates/lacuna-core/src/lib.rs"));
    lib.lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

fn sources_in(folder: &str) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap);

    files
        .filter(|file| file.path().extension().is_some_and(|ending| ending == "rs"))
        .map(walkdir::DirEntry::into_path)
        .collect()
}

fn sources() -> Vec<PathBuf> {
    HOUSES.iter().flat_map(|house| sources_in(house)).collect()
}

/// The floor of the core that a source file belongs to.
fn floor_of(path: &Path) -> Option<String> {
    let inside = path.strip_prefix("crates/lacuna-core/src").unwrap();
    let first = inside
        .components()
        .next()?
        .as_os_str()
        .to_string_lossy()
        .into_owned();

    Some(first.trim_end_matches(".rs").to_owned()).filter(|floor| floor != "lib")
}

/// The name that follows a path such as `crate::` or `super::`.
fn name_after(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

#[test]
fn each_floor_uses_only_the_floors_under_it() {
    let floors = floors();
    assert!(floors.len() > 8, "{floors:?}");
    let mut wrong = Vec::new();

    for path in sources_in("crates/lacuna-core/src") {
        let Some(own) = floor_of(&path) else { continue };
        let height = floors
            .iter()
            .position(|floor| *floor == own)
            .unwrap_or_else(|| panic!("{own} is not in lib.rs"));

        for (number, line) in read(&path).lines().enumerate() {
            for name in line.split("crate::").skip(1).map(name_after) {
                let above = floors
                    .iter()
                    .position(|floor| *floor == name)
                    .is_some_and(|other| other > height);

                if above {
                    wrong.push(format!(
                        "{}:{}: {own} reaches up to {name}",
                        path.display(),
                        number + 1
                    ));
                }
            }
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Cargo holds the direction between crates; this holds that siblings do not come to know each other.
#[test]
fn each_crate_uses_only_the_crates_under_it() {
    let uses = |name: &str| -> Vec<String> {
        let manifest = read(&Path::new("crates").join(name).join("Cargo.toml"));
        let lines = manifest
            .lines()
            .filter_map(|line| line.split(['.', ' ']).next())
            .filter(|word| *word != name);
        lines
            .filter(|word| word.starts_with("lacuna-"))
            .map(str::to_owned)
            .collect()
    };

    assert!(uses("lacuna-core").is_empty(), "{:?}", uses("lacuna-core"));
    for name in ["lacuna-messages", "lacuna-policies"] {
        assert_eq!(uses(name), ["lacuna-core"], "{name}");
    }

    // Whatever a person reads is worded out of the same catalogues.
    for name in ["lacuna-drafting", "lacuna-report"] {
        assert_eq!(uses(name), ["lacuna-core", "lacuna-messages"], "{name}");
    }
}

/// The siblings of a file in its module that the file names, the parent's own items aside.
fn named_siblings(path: &Path, siblings: &BTreeMap<String, PathBuf>) -> Vec<PathBuf> {
    let text = read(path);
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let code: Vec<&str> = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();

    let code = code.join("\n");
    let mut named = Vec::new();
    for used in code.split("super::").skip(1) {
        // `super::{one::A, two}` names what stands before each `::` or comma of the group.
        let names: Vec<String> = match used.strip_prefix('{') {
            Some(group) => group
                .split('}')
                .next()
                .unwrap_or_default()
                .split(',')
                .map(|part| name_after(part.trim()))
                .collect(),
            None => vec![name_after(used)],
        };

        named.extend(names.iter().filter_map(|name| siblings.get(name)).cloned());
    }

    named.sort();
    named.dedup();

    named
}

#[test]
fn no_two_files_of_a_module_name_each_other() {
    let mut modules: BTreeMap<PathBuf, BTreeMap<String, PathBuf>> = BTreeMap::new();
    for path in sources() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let folder = path.parent().unwrap().to_owned();
        if !HOUSES.iter().any(|house| folder == Path::new(house)) {
            modules.entry(folder).or_default().insert(name, path);
        }
    }

    let mut wrong = Vec::new();
    for siblings in modules.values() {
        let named: BTreeMap<&PathBuf, Vec<PathBuf>> = siblings
            .values()
            .map(|path| (path, named_siblings(path, siblings)))
            .collect();

        for from in siblings.values() {
            if let Some(way) = way_back(from, &named) {
                let way: Vec<String> = way.iter().map(|path| path.display().to_string()).collect();
                let known = CIRCLES.iter().any(|(one, other, _)| {
                    way.iter().any(|path| path == one) && way.iter().any(|path| path == other)
                });

                if !known {
                    wrong.push(way.join(" -> "));
                }
            }
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A way along names that leads from a file back to it.
fn way_back(from: &PathBuf, named: &BTreeMap<&PathBuf, Vec<PathBuf>>) -> Option<Vec<PathBuf>> {
    let mut ways = vec![vec![from.clone()]];
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop() {
        for next in named.get(way.last()?).into_iter().flatten() {
            let mut longer = way.clone();
            longer.push(next.clone());
            if next == from {
                return Some(longer);
            }
            if seen.insert(next.clone()) {
                ways.push(longer);
            }
        }
    }

    None
}

#[test]
fn files_are_small_and_begin_with_a_sentence() {
    let mut wrong = Vec::new();
    for path in sources() {
        let text = read(&path);
        // Blank lines and comments are what makes a file readable, so only code counts.
        let code = text
            .lines()
            .map(str::trim_start)
            .filter(|line| !line.is_empty() && !line.starts_with("//"))
            .count();

        if code > 400 {
            wrong.push(format!("{}: {code} lines of code", path.display()));
        }

        if !text.starts_with("//! ") {
            wrong.push(format!("{}: no sentence at its head", path.display()));
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The types of a file that other files can see: those declared in Rust, and those that the macros of the agreement's types make.
fn visible_types(items: &[syn::Item], names: &mut Vec<String>) {
    use syn::{Item, Visibility};

    for item in items {
        let (visibility, name) = match item {
            Item::Struct(item) => (&item.vis, &item.ident),
            Item::Enum(item) => (&item.vis, &item.ident),
            Item::Union(item) => (&item.vis, &item.ident),
            Item::Trait(item) => (&item.vis, &item.ident),
            Item::Type(item) => (&item.vis, &item.ident),
            Item::Mod(item) => {
                let inside = item.content.as_ref().map(|(_, items)| items.as_slice());
                visible_types(inside.unwrap_or_default(), names);
                continue;
            }
            Item::Macro(item)
                if ["terms", "words", "text"]
                    .iter()
                    .any(|name| item.mac.path.is_ident(name)) =>
            {
                // Behind its doc comments, which are attributes, the first word is the name.
                let tokens = item.mac.tokens.clone().into_iter();
                let words = tokens.map(|token| token.to_string());
                names.extend(
                    words
                        .into_iter()
                        .find(|word| word != "#" && !word.starts_with('[')),
                );

                continue;
            }
            _ => continue,
        };

        if !matches!(visibility, Visibility::Inherited) {
            names.push(name.to_string());
        }
    }
}

#[test]
fn no_two_visible_types_of_the_workspace_share_a_name() {
    let mut found: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for path in sources() {
        let mut names = Vec::new();
        visible_types(&syn::parse_file(&read(&path)).unwrap().items, &mut names);
        for name in names {
            found.entry(name).or_default().push(path.clone());
        }
    }

    // Of both kinds of declaration, one that the test would miss if it looked in the wrong place.
    assert!(found.contains_key("Assessment") && found.contains_key("AbsenceKind"));
    found.retain(|name, paths| paths.len() > 1 && !OF_EACH_COMMAND.contains(&name.as_str()));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_file_is_named_for_nothing() {
    for path in sources() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            ![
                "utils", "util", "helpers", "helper", "manager", "common", "context", "misc"
            ]
            .contains(&name.as_str()),
            "{name}"
        );
    }
}

/// The names of the members of every object in a schema.
fn member_names(schema: &serde_json::Value, names: &mut BTreeSet<String>) {
    if let Some(properties) = schema["properties"].as_object() {
        names.extend(properties.keys().cloned());
    }

    match schema {
        serde_json::Value::Object(members) => {
            members
                .values()
                .for_each(|member| member_names(member, names));
        }
        serde_json::Value::Array(entries) => {
            entries.iter().for_each(|entry| member_names(entry, names));
        }
        _ => {}
    }
}

/// A fact that is looked for by a text would be missed in silence once it has another name; the view
/// (`agreement/view.rs`) makes it an error of the compiler.
#[test]
fn no_fact_of_an_agreement_is_read_by_a_text() {
    let schema = read(Path::new("schemas/agreement.schema.json"));
    let mut facts = BTreeSet::new();
    member_names(&serde_json::from_str(&schema).unwrap(), &mut facts);
    assert!(facts.contains("jurisdiction"));

    let looks_up =
        regex::Regex::new(r#"\.(?:get|descend)\(\s*[^,"]+,\s*(?:&\[\s*)?"([^"]+)""#).unwrap();
    let elsewhere = [
        // Records of registers have members of their own, some of which bear the names of facts.
        Path::new("crates/lacuna-drafting/src/import"),
        // The types stand here, and what checks a document that may not conform to them.
        Path::new("crates/lacuna-core/src/agreement"),
    ];

    let mut found = Vec::new();
    for path in sources() {
        if elsewhere.iter().any(|folder| path.starts_with(folder)) || path.ends_with("tests.rs") {
            continue;
        }

        let text = read(&path);
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let facts = looks_up
            .captures_iter(code)
            .filter(|captures| facts.contains(&captures[1]));

        found.extend(facts.map(|captures| format!("{}: {}", path.display(), &captures[0])));
    }

    assert!(found.is_empty(), "{found:#?}");
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
    for path in sources() {
        let text = read(&path);
        for (number, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            let code = line.split("help").next().unwrap_or(line);
            if code
                .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
                .any(id)
                && !code.contains("such as")
            {
                wrong.push(format!("{}:{}: {line}", path.display(), number + 1));
            }
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
