//! What is written about agreements: reports, the letter, the pages of the handbook, and exports.

pub mod report;
pub mod handbook;
pub mod export;
mod source_title;
mod spreadsheet;
