//! Reads agreement files for commands that need all of them at once.

use std::path::PathBuf;
use std::sync::Arc;

use super::CliError;
use super::identities::{Identities, Identity};
use super::input::{expand_agreements, read_agreement};
use super::known_texts::add_known_texts;
use super::quote_check::check_quotes;
use crate::agreement::{AgreementSchema, CheckedAgreement};
use crate::diagnostic::Diagnostic;

/// Reads the agreements that paths name, with how their quotes appear: files, folders (walked for `*.json`), and `-` for standard input.
///
/// The problems of all files are reported together.
pub(super) fn read_agreements(
    paths: &[PathBuf],
    schema: &Arc<AgreementSchema>,
) -> Result<Vec<CheckedAgreement>, CliError> {
    let mut agreements: Vec<CheckedAgreement> = Vec::new();
    let mut problems: Vec<Diagnostic> = Vec::new();
    let mut identities = Identities::default();
    for found in paths
        .iter()
        .flat_map(|path| expand_agreements(path, &["json"]))
    {
        match found.and_then(|file| read_agreement(&file)).map(|text| {
            CheckedAgreement::read_with(text, schema)
                .and_then(check_quotes)
                .and_then(add_known_texts)
        }) {
            Ok(Ok(agreement)) => match identities.claim(&Identity::of(&agreement)) {
                Ok(()) => agreements.push(agreement),
                Err(problem) => problems.push(problem),
            },
            Ok(Err(found)) => problems.extend(found),
            Err(problem) => problems.push(problem),
        }
    }

    if problems.is_empty() {
        Ok(agreements)
    } else {
        Err(CliError::Problems(problems))
    }
}
