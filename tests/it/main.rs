//! The tests of the program and its crates in one binary: a module for each subject.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::too_many_lines,
    clippy::type_complexity,
    reason = "tests may fail, may read files, and are tables of cases"
)]

mod api;
mod architecture;
mod assistants;
mod batch;
#[cfg(unix)]
mod build_servers;
mod condition_syntax;
mod conditions;
mod conditions_page;
mod corpus;
mod decisions;
mod deletion;
mod determinism;
mod docs;
mod draft;
mod exit_codes;
mod explain;
mod export;
#[cfg(unix)]
mod first_hour;
mod fixtures;
mod four_laws;
mod formats;
mod generated_files;
#[cfg(unix)]
mod getting_started;
mod hostile;
mod house;
mod import;
mod import_cli;
#[cfg(unix)]
mod interruption;
mod invalid;
mod letter;
mod messages;
mod mutation;
#[cfg(unix)]
mod new;
mod new_contract;
#[cfg(unix)]
mod outputs;
mod outputs_kept;
mod questionnaire;
mod read;
mod reviewed_cases;
mod real_cases;
mod report_html;
mod rule_catalogue;
mod rules;
mod scope;
mod settings;
mod spreadsheet;
mod terminal;
mod texts;
mod toml_faults;
mod translations;
mod validate;
mod waivers;
