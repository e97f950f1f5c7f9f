//! Reads contracts into text with places, finds the passages that seem to speak to a subject, and proves quotes.
//!
//! Nothing here decides what an agreement says. A reader turns the bytes of a file into a [`SourceDocument`]: the
//! agreement's own words with their pages, clauses and byte places, and, set apart from them, what is in the file
//! but is not the agreement's words. Passages are offered to a person; quotes are looked up word for word.

mod builder;
mod citation;
mod clauses;
mod cues;
mod document;
mod docx;
mod error;
mod format;
mod html;
mod label;
mod language;
pub mod limits;
mod markdown;
mod odt;
mod package;
mod paragraphs;
mod passages;
mod pdf;
mod plain_text;
mod quotes;
mod reading;
mod spelt_numbers;
mod xml;

pub use citation::ClauseCoverage;
pub use clauses::{DefinedTerm, defined_terms};
pub use cues::{Cues, CuesError, Subject};
pub use document::{
    Block, BlockKind, DocumentClause, Page, Remark, RemarkKind, SetApart, SetApartKind,
    SourceDocument, SourceFormat,
};
pub use error::{SourceError, SourceErrorKind};
pub use format::read;
pub use language::{Language, detect_language};
pub use passages::pattern::PatternError;
pub use passages::{
    DurationUnit, OfferedValue, Passage, SubjectPassages, Tier, ValueKind, find_passages,
    find_values,
};
pub use quotes::{
    Difference, DifferenceKind, NamedPlace, Omission, QuotePlace, QuoteProof, QuoteProver,
    prove_quote,
};
pub use reading::{
    Blank, NamedParty, OutwardReference, PaperKind, Reading, ReferenceTarget, detect_paper_kinds,
    find_blanks, find_outward_references, find_parties, read_contract,
};
