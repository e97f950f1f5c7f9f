//! What is written about agreements: reports, the letter, the pages of the handbook, and exports.

pub mod report;
pub mod handbook;
pub mod export;

use lacuna_core::{VERSION, agreement, assessment, condition, document, policy, problem, text, vocabulary};
