//! The language server of Lacuna: problems and findings while typing, what a fact means, completion, and recorded silences.
//!
//! Nothing is read here but what an editor sends; the command line gives the policy, the day and the connection.

mod actions;
mod commands;
mod completion;
mod cursor;
mod definition;
mod diagnostics;
mod documents;
mod hover;
mod law;
mod positions;
mod rule_file;
mod server;
mod wording;

pub use lsp_server::{Connection, IoThreads};
pub use server::{DocumentLookup, LanguageServer, RuleFileCheck, ServerError};
