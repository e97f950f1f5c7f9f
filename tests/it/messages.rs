//! The catalogues: every message that a report asks for exists in every language, and none is left over.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use lacuna::report::Messages;

/// The ids of the messages that a catalogue file holds.
fn messages_of(catalogue: &str) -> Vec<&str> {
    let lines = catalogue
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));

    lines
        .filter_map(|line| Some(line.split_once('=')?.0.trim_end()))
        .collect()
}

fn files(folder: &str, ending: &str) -> Vec<String> {
    let files = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap);

    files
        .filter(|file| file.path().extension().is_some_and(|own| own == ending))
        // What the templates made is no template.
        .filter(|file| !file.path().starts_with("reports/examples"))
        .map(|file| fs::read_to_string(file.path()).unwrap())
        .collect()
}

/// The sources of everything that takes its words from the catalogues.
fn sources() -> Vec<String> {
    let folders = [
        "crates/lacuna-drafting/src",
        "crates/lacuna-messages/src",
        "crates/lacuna-report/src",
        "src/cli/explain.rs",
        "src/cli/new",
        "src/cli/read",
    ];
    folders
        .iter()
        .flat_map(|folder| files(folder, "rs"))
        .collect()
}

/// The ids that templates and reports ask for, the families of words among them with an underscore at their end.
fn messages_asked_for() -> (Vec<String>, Vec<String>) {
    // What unit tests ask for is not part of a report.
    let sources: Vec<String> = sources()
        .iter()
        .map(|source| source.split("#[cfg(test)]").next().unwrap().to_owned())
        .collect();

    let identifier = |text: &str| {
        text.chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
            .collect::<String>()
    };

    let quoted = |call: &str| -> Vec<String> {
        let calls = sources.iter().flat_map(|source| source.split(call).skip(1));
        calls
            .filter_map(|rest| rest.trim_start().strip_prefix('"'))
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .collect()
    };

    let templates = files("reports", "html");
    let mut ids: Vec<String> = templates
        .iter()
        .flat_map(|page| page.split("text.").skip(1))
        .map(identifier)
        .collect();

    [".text(", ".plain(", ".say(", ".more(", ".joined("]
        .iter()
        .for_each(|call| ids.extend(quoted(call)));

    let families = quoted(".word(")
        .into_iter()
        .map(|family| family + "_")
        .collect();

    (ids, families)
}

#[test]
fn every_message_exists_in_every_language_and_none_is_unused() {
    let messages = Messages::english();
    assert_eq!(messages.faults(), &[] as &[String]);
    let (asked, families) = messages_asked_for();
    assert!(
        asked.len() > 100 && families.len() > 5,
        "the search for ids found too little"
    );

    let literals = sources().concat();
    for language in Messages::languages() {
        let language = folder(language);
        let catalogue = files(&language, "ftl").join("\n");
        let ids = messages_of(&catalogue);
        for id in &asked {
            assert!(ids.contains(&id.as_str()), "{language} lacks {id}");
        }
        let unused: Vec<_> = ids
            .iter()
            .filter(|id| !asked.iter().any(|asked| asked == *id))
            .filter(|id| {
                !families
                    .iter()
                    .any(|family| id.starts_with(family.as_str()))
            })
            .filter(|id| !literals.contains(&format!("\"{id}\"")))
            // One message may stand in others.
            .filter(|id| !catalogue.contains(&format!("{{ {id} }}")))
            // The help of the commands is held against their arguments (`translations/help.rs`).
            .filter(|id| !id.starts_with("help_"))
            .collect();
        assert!(
            unused.is_empty(),
            "{language} holds what nothing uses: {unused:?}"
        );
        let lower = catalogue.to_lowercase();
        for word in ["compliant", "compliance", "score"] {
            assert!(!lower.contains(word), "a report never says {word}");
        }
    }
}

/// The folder of the catalogues of a language.
fn folder(language: &str) -> String {
    match language {
        "en" => "reports/messages".to_owned(),
        _ => format!("policies/translations/{language}/messages"),
    }
}

/// The messages of a language by id: the file each stands in, and the names of its holes.
fn holes(language: &str) -> BTreeMap<String, (String, BTreeSet<String>)> {
    let mut messages: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    for file in fs::read_dir(folder(language))
        .unwrap()
        .map(|file| file.unwrap())
    {
        let mut id = String::new();
        let name = file.file_name().to_string_lossy().into_owned();
        for line in fs::read_to_string(file.path())
            .unwrap()
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                line.split('=')
                    .next()
                    .unwrap()
                    .trim_end()
                    .clone_into(&mut id);
                messages.insert(id.clone(), (name.clone(), BTreeSet::new()));
            }
            let own = line.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                    .collect::<String>()
            });
            messages.entry(id.clone()).or_default().1.extend(own);
        }
    }
    messages.remove("");
    messages
}

#[test]
fn every_language_has_the_same_messages_with_the_same_holes() {
    let english = holes("en");
    for language in Messages::languages() {
        let own = holes(language);
        let folder = folder(language);
        let mut wrong = Vec::new();
        for (id, (file, names)) in &english {
            match own.get(id) {
                None => wrong.push(format!("add {id} to {folder}/{file}")),
                Some((file, found)) if found != names => {
                    wrong.push(format!(
                        "{id} in {folder}/{file} has {found:?}, and must have {names:?}"
                    ));
                }
                Some(_) => {}
            }
        }

        // English takes the names of facts from the schema, and the help from the code.
        let is_own = |id: &str| id.starts_with("fact_") || id.starts_with("help_");
        let surplus = own
            .iter()
            .filter(|(id, _)| !english.contains_key(*id) && !is_own(id));

        wrong.extend(surplus.map(|(id, (file, _))| format!("remove {id} from {folder}/{file}")));

        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
