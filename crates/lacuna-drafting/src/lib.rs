//! How agreement files come to be: their one layout, the questionnaire, and what is imported from registers.

pub mod draft;
pub mod questionnaire;
pub mod import;
