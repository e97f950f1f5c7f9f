//! `lacuna completions` and `lacuna man`: what shells and manual readers need, from the one definition of the command line.

use std::path::PathBuf;

use clap::{Command, CommandFactory};
use clap_complete::Shell;

use super::{Cli, CliError, ExitStatus, Outcome, names, output};

/// What `lacuna completions` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna completions bash > ~/.local/share/bash-completion/completions/lacuna
  lacuna completions zsh > ~/.zfunc/_lacuna")]
pub(super) struct CompletionArguments {
    /// The shell.
    shell: Shell,
}

/// What `lacuna man` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna man man1/ && man -l man1/lacuna-audit.1")]
pub(super) struct ManArguments {
    /// The folder to write the pages to, one page per command.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(super) fn completions(arguments: &CompletionArguments) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "lacuna", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(ExitStatus::Clean)
}

pub(super) fn man(arguments: &ManArguments) -> Outcome {
    // Otherwise `help`, with every command once more below it, would get pages too.
    let mut command = Cli::command().disable_help_subcommand(true);
    // Only a built command hands its global options down to those below it.
    command.build();
    let mut pages = Vec::new();
    collect(&command, "", &mut pages)?;
    output::write_pages(&arguments.folder, &pages)?;
    output::print(&format!(
        "{} pages are written to {}\n",
        pages.len(),
        names::name(&arguments.folder)
    ))?;

    Ok(ExitStatus::Clean)
}

/// The page of a command, and those of the commands under it.
fn collect(
    command: &Command,
    above: &str,
    pages: &mut Vec<(String, String)>,
) -> Result<(), CliError> {
    let name = if above.is_empty() {
        command.get_name().to_owned()
    } else {
        format!("{above}-{}", command.get_name())
    };

    let mut page = Vec::new();
    let titled = command.clone().name(name.clone()).version(crate::VERSION);
    clap_mangen::Man::new(titled)
        .render(&mut page)
        .map_err(|error| CliError::Message(error.to_string()))?;

    pages.push((
        format!("{name}.1"),
        String::from_utf8_lossy(&page).into_owned(),
    ));

    for inner in command
        .get_subcommands()
        .filter(|inner| !inner.is_hide_set())
    {
        collect(inner, &name, pages)?;
    }

    Ok(())
}
