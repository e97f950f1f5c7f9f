//! Reads the tree of clauses by the rule of succession, and the terms that a document defines.

mod citation;
mod definitions;
mod heading;
mod tree;

pub use definitions::{DefinedTerm, defined_terms};
pub(crate) use tree::read_clauses;
