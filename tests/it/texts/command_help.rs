//! The help of every command: what it does, its arguments, and what each can be.

use clap::Command;

use super::pages::without_code;
use super::text::{Kind, Text};

/// The help of the program and of each command below it.
pub(super) fn texts() -> Vec<Text> {
    let mut texts = Vec::new();
    of_command("lacuna", &lacuna::cli::command(), &mut texts);
    texts
}

fn of_command(path: &str, command: &Command, texts: &mut Vec<Text>) {
    let file = format!("{path} --help");
    let mut push = |field: &str, words: Option<&clap::builder::StyledStr>| {
        let words = words.map(ToString::to_string).unwrap_or_default();
        for paragraph in parts(&words) {
            texts.push(Text::new(
                &file,
                field,
                Kind::Command,
                &without_code(paragraph),
            ));
        }
    };

    push("about", command.get_about());
    push("long about", command.get_long_about());
    push("before the help", command.get_before_help());
    push("after the help", command.get_after_help());
    push("after the long help", command.get_after_long_help());

    for argument in command.get_arguments() {
        let name = argument
            .get_long()
            .map_or_else(|| argument.get_id().to_string(), |long| format!("--{long}"));
        push(&name, argument.get_help());
        push(&name, argument.get_long_help());
        for value in argument.get_possible_values() {
            push(&format!("{name} {}", value.get_name()), value.get_help());
        }
    }

    for below in command.get_subcommands() {
        of_command(&format!("{path} {}", below.get_name()), below, texts);
    }
}

/// The paragraphs of a help, and what each line of examples says behind its command.
fn parts(words: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for paragraph in words.split("\n\n").filter(|words| !words.is_empty()) {
        if !paragraph.lines().any(|line| line.starts_with("  ")) {
            parts.push(paragraph);
            continue;
        }

        let lines = paragraph.lines().map(|line| line.trim_start());
        parts.extend(lines.map(|line| line.rsplit("  ").next().unwrap_or(line)));
    }

    parts
}
