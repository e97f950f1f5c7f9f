//! Audits data-sharing agreements between governments and vendors: what they allow, what they forbid, what they leave unsaid.
//!
//! The floors of the house, lowest first; each uses only those above it in this list.

pub mod text;
pub mod problem;
pub mod document;
pub mod vocabulary;
pub mod agreement;
pub mod draft;
pub mod condition;
pub mod policy;
pub mod assessment;
pub mod audit;
pub mod questionnaire;
pub mod waiver;
pub mod decision;
pub mod baseline;
pub mod proof;
pub mod report;
pub mod handbook;
pub mod import;
pub mod export;
pub mod cli;

/// The version of this program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
