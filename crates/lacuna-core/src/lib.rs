//! The pure part of Lacuna: agreements, policies, and the audit that holds one against the other.
//!
//! Nothing is read from anywhere: no file, no clock, no network, no thread. The modules are the floors of the house,
//! lowest first, and each uses only those above it in the list; a test holds that.

pub mod source_file;
pub mod diagnostic;
pub mod document;
pub mod vocabulary;
pub mod agreement;
pub mod condition;
pub mod policy;
pub mod assessment;
pub mod audit;
pub mod waiver;
pub mod decision;
pub mod baseline;
pub mod rule_tests;

/// The version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
