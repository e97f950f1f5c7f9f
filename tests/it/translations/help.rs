//! The help of the command line in each translated language: every text of it, and none that belongs to nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use clap::Arg;
use clap::builder::StyledStr;
use lacuna::report::Messages;

use super::chinese_terminal::assert_chinese;
use super::languages;

/// The English texts of the help by the id of their translation; arguments that many commands take by their shared id too.
#[derive(Default)]
struct Texts {
    own: BTreeMap<String, String>,
    /// By the id of one command's argument: the id that several may share.
    shared: BTreeMap<String, String>,
}

impl Texts {
    fn of_the_program() -> Self {
        let mut texts = Self::default();
        texts.add_command("help", &lacuna::cli::command());
        texts
    }

    fn add(&mut self, id: String, words: Option<&StyledStr>) {
        if let Some(words) = words {
            self.own.insert(id, words.to_string());
        }
    }

    fn add_command(&mut self, id: &str, command: &clap::Command) {
        self.add(format!("{id}_about"), command.get_about());
        self.add(format!("{id}_long_about"), command.get_long_about());
        self.add(format!("{id}_after"), command.get_after_help());
        for other in [
            command.get_before_help(),
            command.get_before_long_help(),
            command.get_after_long_help(),
        ] {
            assert!(
                other.is_none(),
                "{id}: give this text an id in src/cli/help.rs"
            );
        }

        for argument in command.get_arguments().filter(|one| !one.is_hide_set()) {
            self.add_argument(id, argument);
        }

        for below in command.get_subcommands().filter(|one| !one.is_hide_set()) {
            self.add_command(&format!("{id}_{}", below.get_name()), below);
        }
    }

    fn add_argument(&mut self, id: &str, argument: &Arg) {
        let name = argument.get_id();
        let own = format!("{id}_{name}");
        assert!(
            argument.get_long_help().is_none(),
            "{own}: give this text an id"
        );
        self.add(own.clone(), argument.get_help());
        self.shared
            .insert(own.clone(), format!("help_every_{name}"));
        if let Some(heading) = argument.get_help_heading() {
            let id = heading.to_lowercase().replace(',', "").replace(' ', "_");
            self.own
                .insert(format!("help_heading_{id}"), heading.to_owned());
        }

        for value in argument.get_possible_values() {
            let word = value.get_name().replace('-', "_");
            self.add(format!("{own}_{word}"), value.get_help());
        }
    }
}

fn ids(language: &str) -> BTreeSet<String> {
    let path = format!("policies/translations/{language}/messages/help.ftl");
    let catalogue = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let lines = catalogue.lines().filter(|line| line.starts_with("help_"));
    lines
        .map(|line| line.split_once('=').unwrap().0.trim_end().to_owned())
        .collect()
}

#[test]
fn every_command_and_argument_has_its_help_in_every_language_and_none_is_left_over() {
    let texts = Texts::of_the_program();
    assert!(texts.own.len() > 150, "{}", texts.own.len());
    for language in languages() {
        let ids = ids(&language);
        let mut used = BTreeSet::new();
        let mut shared: BTreeMap<&String, &String> = BTreeMap::new();
        let mut wrong = Vec::new();
        for (id, english) in &texts.own {
            match texts.shared.get(id) {
                _ if ids.contains(id) => {
                    used.insert(id);
                }
                Some(every) if ids.contains(every) => {
                    used.insert(every);
                    // One text can stand for all only where the English is one.
                    if *shared.entry(every).or_insert(english) != english {
                        wrong.push(format!("add {id}, whose English differs: {english:?}"));
                    }
                }
                _ => wrong.push(format!("add {id}: {english:?}")),
            }
        }

        let is_own = |id: &str| id == "help_heading" || id.starts_with("help_words_");
        let surplus = ids.iter().filter(|id| !used.contains(id) && !is_own(id));
        wrong.extend(surplus.map(|id| format!("remove {id}, which is the help of nothing")));
        assert!(wrong.is_empty(), "{language}:\n{}", wrong.join("\n"));
    }
}

/// Whoever copies an example gets the same command in every language.
#[test]
fn examples_have_the_same_commands_in_every_language() {
    let commands = |words: &str| -> Vec<String> {
        let lines = words
            .lines()
            .filter(|line| line.starts_with("  lacuna") || line.starts_with("  cat"));
        lines
            .map(|line| line.trim().split("  ").next().unwrap().to_owned())
            .collect()
    };

    let texts = Texts::of_the_program();
    for language in languages() {
        let messages = Messages::in_language(&language).unwrap();
        for (id, english) in texts.own.iter().filter(|(id, _)| id.ends_with("_after")) {
            assert_eq!(
                commands(&messages.plain(id)),
                commands(english),
                "{language}: {id}"
            );
        }
    }
}

fn help(arguments: &[&str]) -> String {
    let ended = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(arguments)
        .output()
        .unwrap();

    assert!(ended.status.success(), "{arguments:?}: {ended:?}");
    String::from_utf8(ended.stdout).unwrap()
}

/// Names of programs and of formats, which are the same in every language.
const NAMES: [&str; 9] = [
    "json",
    "lacuna",
    "Context",
    "Markdown",
    "Model",
    "OpenDocument",
    "Protocol",
    "Schema",
    "Word",
];

/// The sentences of a help: without names of commands and of options, and without the commands of examples.
fn prose(help: &str) -> String {
    let mut prose = String::new();
    for line in help.lines() {
        let line = line.trim_start();
        let words = match line.split_once("  ") {
            Some((_, words)) => words,
            None if line.starts_with(['-', '<']) || line.starts_with("lacuna ") => "",
            None => line,
        };

        // What stands in brackets are values, as they are typed.
        prose.push_str(words.split('[').next().unwrap());
        prose.push('\n');
    }

    NAMES
        .iter()
        .fold(prose, |prose, name| prose.replace(name, ""))
}

#[test]
fn help_is_in_the_language_that_the_line_names() {
    let mut all = String::new();
    for arguments in [
        &["--help", "--lang", "zh"][..],
        &["--lang", "zh", "-h"],
        &["help", "--lang=zh"],
        &["audit", "--help", "--lang", "zh"],
        &["help", "audit", "--lang", "zh"],
        &["audit", "--lang=zh", "-h"],
        &["rules", "explain", "-h", "--lang", "zh"],
        &["help", "rules", "--lang", "zh"],
        &["schema", "--help", "--lang", "zh"],
    ] {
        let text = help(arguments);
        assert!(text.contains("用法： lacuna"), "{arguments:?}: {text}");
        for word in [
            "Usage", "Options", "Commands", "Print ", "default:", "values:", "options",
        ] {
            assert!(!text.contains(word), "{arguments:?}: {word} in {text}");
        }

        all.push_str(&prose(&text));
    }

    assert_chinese("help", &all);
}

#[test]
fn help_without_a_language_is_in_english_and_a_line_with_a_slip_is_no_call_for_help() {
    assert!(help(&["audit", "--help"]).contains("Usage: lacuna audit"));
    assert_eq!(
        help(&["audit", "--help", "--lang", "en"]),
        help(&["audit", "--help"])
    );
    let ended = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(["audit", "--bogus", "--help", "--lang", "zh"])
        .output()
        .unwrap();

    assert_eq!(ended.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("--bogus"));
}
