//! Help in the language that a line asks for: the original is in the code, and translations are in the catalogue `help.ftl`.

use std::ffi::OsString;

use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::{Arg, Command, CommandFactory};

use super::Cli;
use crate::report::Messages;

/// What the parser itself writes into a help, and the message for it. The longer stand before what they begin with.
const WORDS: [(&str, &str); 15] = [
    ("Usage:", "usage"),
    ("Arguments:", "arguments"),
    ("Options:", "options"),
    ("Commands:", "commands"),
    ("Possible values:", "values"),
    ("[default: ", "default"),
    ("[possible values: ", "possible"),
    ("Print help (see a summary with '-h')", "help_long"),
    ("Print help (see more with '--help')", "help_short"),
    (
        "Print this message or the help of the given subcommand(s)",
        "help_command",
    ),
    ("Print help", "help"),
    ("Print version", "version"),
    ("[OPTIONS]", "any_options"),
    ("<COMMAND>", "one_command"),
    ("[COMMAND]", "any_command"),
];

/// The help that a line asks for in a language; `None` where it asks for no help, or names no language.
pub(super) fn in_language(line: &[OsString]) -> Option<String> {
    let (language, rest) = without_language(line)?;
    let messages = Messages::in_language(&language)?;
    let mut headings = Vec::new();
    let command = match messages.is_english() {
        true => Cli::command(),
        false => translated(Cli::command(), "help", &messages, &mut headings),
    };

    let asked = command.try_get_matches_from(rest).err()?;
    if asked.kind() != ErrorKind::DisplayHelp {
        return None;
    }

    let mut help = asked.render().ansi().to_string();
    if !messages.is_english() {
        for (words, id) in WORDS {
            help = help.replace(words, &messages.plain(&format!("help_words_{id}")));
        }

        // The parser writes an ASCII colon behind each heading.
        for heading in headings {
            let colon = messages.text("help_heading", &[("heading", (&heading).into())]);
            help = help.replace(&format!("{heading}:"), &colon);
        }
    }

    Some(help)
}

/// The language that a line names, and its words without that: not every command takes one, and each has a help.
fn without_language(line: &[OsString]) -> Option<(String, Vec<OsString>)> {
    let at = line.iter().position(|word| {
        let word = word.to_string_lossy();
        word == "--lang" || word.starts_with("--lang=")
    })?;

    let (before, from) = line.split_at_checked(at)?;
    let (word, after) = from.split_first()?;
    let (language, after) = match word.to_string_lossy().split_once('=') {
        Some((_, language)) => (language.to_owned(), after),
        None => {
            let (language, after) = after.split_first()?;
            (language.to_string_lossy().into_owned(), after)
        }
    };

    Some((language, [before, after].concat()))
}

/// A command and all below it with the texts of a catalogue; the headings of its options are added to a list.
fn translated(
    mut command: Command,
    id: &str,
    messages: &Messages,
    headings: &mut Vec<String>,
) -> Command {
    command = command.about(messages.plain(&format!("{id}_about")));
    if command.get_long_about().is_some() {
        command = command.long_about(messages.plain(&format!("{id}_long_about")));
    }
    if command.get_after_help().is_some() {
        command = command.after_help(messages.plain(&format!("{id}_after")));
    }

    command = command.mut_args(|argument| translated_argument(argument, id, messages, headings));
    let names: Vec<String> = command
        .get_subcommands()
        // The earlier name of a command has its help, and is in no list.
        .filter(|below| !below.is_hide_set())
        .map(|below| below.get_name().to_owned())
        .collect();

    for name in names {
        let id = format!("{id}_{name}");
        command = command.mut_subcommand(name, |below| translated(below, &id, messages, headings));
    }

    command
}

fn translated_argument(
    mut argument: Arg,
    id: &str,
    messages: &Messages,
    headings: &mut Vec<String>,
) -> Arg {
    let name = argument.get_id().to_string();
    let own = format!("{id}_{name}");
    // The arguments that many commands take have one text.
    let help = if messages.has(&own) {
        own.clone()
    } else {
        format!("help_every_{name}")
    };

    argument = argument.help(messages.plain(&help));
    if let Some(heading) = argument.get_help_heading() {
        let heading = heading.to_lowercase().replace(',', "").replace(' ', "_");
        let heading = messages.plain(&format!("help_heading_{heading}"));
        argument = argument.help_heading(heading.clone());
        if !headings.contains(&heading) {
            headings.push(heading);
        }
    }

    let values = argument.get_possible_values();
    if values.iter().all(|value| value.get_help().is_none()) {
        return argument;
    }

    let values = values.into_iter().map(|value| {
        let word = value.get_name().replace('-', "_");
        value.help(messages.plain(&format!("{own}_{word}")))
    });

    // Nothing is read from this line but that it asks for help, so that the type of a value does not matter.
    argument.value_parser(PossibleValuesParser::new(values.collect::<Vec<_>>()))
}
