//! The command line: the only floor that reads files, the clock and the terminal.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this floor does what the floors below may not"
)]

mod agreements;
mod audit;
mod baseline;
mod checklist;
mod config;
mod filter;
mod foreign;
mod guides;
mod help;
mod identities;
mod decisions;
mod explain;
mod export;
mod import;
mod in_order;
pub mod in_process;
mod input;
mod interrupt;
mod kinds;
mod known_texts;
mod letter;
mod loss;
mod lsp;
mod mcp;
mod names;
mod new;
mod other_files;
mod output;
mod own_json;
mod overwrite;
mod place;
mod problems;
mod progress;
mod quote_check;
mod quotes;
mod read;
mod records;
mod rules;
mod schema;
mod schema_beside;
mod settings;
mod sources;
mod targets;
mod usage;
mod validate;
mod waivers;

use std::ffi::OsString;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{ColorChoice, CommandFactory, Parser, Subcommand};

use crate::diagnostic::Diagnostic;
use crate::policy::PolicyLayer;
use settings::PolicyArguments;

/// Audits data-sharing agreements between governments and vendors: what they allow, what they forbid, what they leave unsaid.
///
/// Exit codes: 0 nothing at or above --fail-on was found; 1 findings; 2 bad input, a bad policy or bad usage.
#[derive(Debug, Parser)]
#[command(name = "lacuna", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// When to use colours.
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Global options"
    )]
    color: ColorChoice,
    /// Print no summary on standard error.
    #[arg(long, short, global = true, help_heading = "Global options")]
    quiet: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Audit agreements against the policy rules.
    Audit(audit::Arguments),
    /// Read a contract (PDF, Word, OpenDocument, HTML, Markdown, text): passages by subject, before any agreement file exists.
    Read(read::Arguments),
    /// Check word for word that the quotes in agreement files appear in the documents that they name.
    Quotes(quotes::Arguments),
    /// Write a letter about an agreement: the amendments asked for, and questions that the addressee can answer.
    #[command(alias = "questions")]
    Letter(letter::Arguments),
    /// Check files against their schemas and cross references: agreements, policies, settings, waivers, decisions.
    #[command(alias = "check")]
    Validate(validate::Arguments),
    /// Create an agreement file by answering questions, most important first; or a blank skeleton with --blank.
    #[command(alias = "new")]
    Init(new::Arguments),
    /// Show what a kind of agreement must contain; with a file, which of these items the agreement contains.
    Checklist(checklist::Arguments),
    /// Explain a fact of an agreement file: its meaning, its possible values, and the rules that read it.
    Explain(explain::Arguments),
    /// Export agreements for other programs: linked data, or the record of processing.
    Export(export::Arguments),
    /// Import the records of a public register as agreement files, leaving unstated facts unstated.
    Import(import::Arguments),
    /// List, explain, check and test policy rules.
    #[command(subcommand)]
    Rules(rules::Command),
    /// Maintain the register of sources: list the entries that are undated, unread, or due for review.
    #[command(subcommand)]
    Sources(sources::Command),
    /// Accept a finding until a date: add a waiver to a file.
    Waive(waivers::Arguments),
    /// Show which settings are in force, and where each value came from.
    Config(config::Arguments),
    /// Print a shell completion script.
    Completions(guides::CompletionArguments),
    /// Run the language server, which editors start: problems, findings, explanations and completion while typing.
    Lsp(lsp::Arguments),
    /// Serve assistants over the Model Context Protocol: read, questions, quotes, audit, explain, compare; no file is replaced.
    Mcp(mcp::Arguments),
    /// Write the manual pages.
    Man(guides::ManArguments),
    /// Print the JSON Schema of a kind of file.
    Schema(schema::Arguments),
}

/// The command line as its parser knows it, with the help of every command.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}

/// How a command ended, for those who run it in a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ExitStatus {
    // The order is that of the exit codes 0, 1 and 2. A run over several files takes the worst.
    Clean,
    Findings,
    Bad,
}

/// Why a command could not do its work.
#[derive(Debug)]
enum CliError {
    /// Things that are wrong in files, each to be shown.
    Problems(Vec<Diagnostic>),
    /// Anything else, as a sentence.
    Message(String),
    /// The reader of our output has gone away, which is not a fault.
    Gone,
}

impl CliError {
    /// The same as problems of files, for callers that are not terminal.
    fn into_problems(self) -> Vec<Diagnostic> {
        match self {
            Self::Problems(problems) => problems,
            Self::Message(message) => vec![Diagnostic::in_file("", message)],
            Self::Gone => Vec::new(),
        }
    }
}

impl From<Vec<Diagnostic>> for CliError {
    fn from(problems: Vec<Diagnostic>) -> Self {
        Self::Problems(problems)
    }
}

type Outcome = Result<ExitStatus, CliError>;

/// Runs the command that the process was started with.
#[must_use]
pub fn run() -> ExitCode {
    run_command(std::env::args_os()).into()
}

/// Runs a command line, whose first word is the program's name, and gives its exit code.
#[must_use]
pub fn run_command(line: impl IntoIterator<Item = OsString>) -> u8 {
    let ending = run_line(line) as u8;
    // A process that did not start in Rust flushes nothing at its end.
    drop(std::io::Write::flush(&mut std::io::stdout()));

    ending
}

fn run_line(line: impl IntoIterator<Item = OsString>) -> ExitStatus {
    let line: Vec<OsString> = line.into_iter().collect();
    let cli = match Cli::try_parse_from(&line) {
        Ok(cli) => cli,
        Err(error) => {
            return help::in_language(&line)
                .map_or_else(|| explain_line(&error), |help| show_help(&help));
        }
    };

    set_colours(cli.color);
    let outcome = match cli.command {
        Command::Audit(arguments) => audit::run(&arguments, cli.quiet),
        Command::Read(arguments) => read::run(&arguments),
        Command::Quotes(arguments) => quotes::run(&arguments),
        Command::Letter(arguments) => letter::run(&arguments),
        Command::Validate(arguments) => validate::run(&arguments),
        Command::Init(arguments) => new::run(&arguments),
        Command::Checklist(arguments) => checklist::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Import(arguments) => import::run(&arguments, cli.quiet),
        Command::Rules(command) => rules::run(&command),
        Command::Sources(command) => sources::run(&command),
        Command::Waive(arguments) => waivers::run(&arguments),
        Command::Config(arguments) => config::run(&arguments),
        Command::Completions(arguments) => guides::completions(&arguments),
        Command::Lsp(arguments) => lsp::run(&arguments),
        Command::Mcp(arguments) => mcp::run(&arguments),
        Command::Man(arguments) => guides::man(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
    };

    match outcome {
        Ok(ending) => ending,
        Err(trouble) => {
            problems::show(&trouble);
            // `lacuna rules list | head` has printed all that its reader wanted.
            if matches!(trouble, CliError::Gone) {
                ExitStatus::Clean
            } else {
                ExitStatus::Bad
            }
        }
    }
}

/// Prints what is to be said of a line that runs no command: its slip, or the help or version that it asks for.
fn explain_line(error: &clap::Error) -> ExitStatus {
    if error.kind() == clap::error::ErrorKind::DisplayVersion {
        return version();
    }

    if let Some(message) = usage::explain(error) {
        problems::show(&CliError::Message(message));
        return ExitStatus::Bad;
    }

    let ending = if error.use_stderr() {
        ExitStatus::Bad
    } else {
        ExitStatus::Clean
    };

    let printed = error
        .print()
        .and_then(|()| std::io::Write::flush(&mut std::io::stdout()));

    match printed {
        // Help that a full disk cut off is no success, but `| head` may close the pipe early.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            problems::show(&output::unprinted(&error));
            ExitStatus::Bad
        }
        _ => ending,
    }
}

/// Prints the help or the version that a line asked for.
fn show_help(text: &str) -> ExitStatus {
    match output::print(text) {
        Ok(()) | Err(CliError::Gone) => ExitStatus::Clean,
        Err(trouble) => {
            problems::show(&trouble);
            ExitStatus::Bad
        }
    }
}

/// Prints the version, the commit it was built from, and the edition of the rules.
fn version() -> ExitStatus {
    let edition = crate::policy::compiled().ok().map(|policy| {
        let edition = policy
            .packs
            .iter()
            .map(|pack| pack.edition)
            .max()
            .unwrap_or_default();

        format!(
            "rules: {} in {} packs, to the law of {edition}\n",
            policy.rules.len(),
            policy.packs.len()
        )
    });

    // A build from a release sets these; the program itself asks no version control.
    let commit = option_env!("LACUNA_COMMIT").unwrap_or("not recorded in this build");
    let date = option_env!("LACUNA_COMMIT_DATE")
        .map(|date| format!(" of {date}"))
        .unwrap_or_default();

    let text = format!(
        "lacuna {}\ncommit: {commit}{date}\n{}",
        crate::VERSION,
        edition.unwrap_or_default()
    );

    show_help(&text)
}

fn set_colours(choice: ColorChoice) {
    let choice = match choice {
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
        // By itself, anstream looks at the terminal and at NO_COLOR.
        ColorChoice::Auto => return,
    };

    choice.write_global();
}

/// The policy files of a folder, or of a single rule file.
fn policy_layer(path: &std::path::Path) -> Result<PolicyLayer, CliError> {
    let files = input::policy_files(path)?;
    if files.is_empty() {
        return Err(CliError::Message(format!(
            "{}: there are no policy files here (*.toml)",
            names::name(path)
        )));
    }
    Ok(PolicyLayer { files })
}

/// The languages of outputs, as the command line takes them.
fn languages() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(crate::report::Messages::languages())
}

/// A day as it is written on the command line.
fn parse_day(text: &str) -> Result<NaiveDate, String> {
    // chrono takes signs, single digits and years of any length, which nobody means.
    let digits = |part: &str, count: usize| {
        part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let parts: Vec<&str> = text.split('-').collect();
    let shaped = matches!(parts.as_slice(), [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2));

    // The year 0 of ISO 8601 is 1 BC, and chrono takes it too.
    if !shaped || text.starts_with("0000") {
        return Err(
            "write the day as year-month-day with two hyphens, such as 2026-02-05".to_owned(),
        );
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| {
        "there is no such day in the calendar; write one that exists, such as 2026-02-05".to_owned()
    })
}

/// The day of the audit: the one given, or today in UTC.
fn day(as_of: Option<NaiveDate>) -> NaiveDate {
    let since = || {
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .ok()
    };

    let seconds = || i64::try_from(since()?.as_secs()).ok();
    let today = || chrono::DateTime::from_timestamp(seconds()?, 0).map(|now| now.date_naive());
    // Only a clock before 1970 gives no day, and the default is the first day of that year.
    as_of.or_else(today).unwrap_or_default()
}
