//! What is gathered from policy files before anything is compiled.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use toml::Spanned;

use super::files::{ChecklistFile, DefinitionFile, FactFile, RuleFile};
use super::reading::{FileShape, read, span};
use super::replacement::{ReplacedLaw, Replacement};
use super::settings_file::SeveritySetting;
use super::{Jurisdiction, LegalSource, Pack, Parameter};
use crate::diagnostic::Diagnostic;
use crate::source_file::SourceFile;
use crate::vocabulary::FieldTexts;

/// The content of layers of policy files so far, and what is wrong in it.
#[derive(Default)]
pub(super) struct PolicyLoader {
    /// Whether rules are read without their examples.
    pub(super) skips_examples: bool,
    /// The provisions that rules cite, by source and pinpoint, each with its number.
    pub(super) provisions: BTreeMap<(String, String), usize>,
    /// Packs, each with the digests of its files.
    pub(super) packs: BTreeMap<String, Pack>,
    /// Rules by id, each with the folder it is in.
    pub(super) rules: BTreeMap<String, (String, Arc<SourceFile>, RuleFile)>,
    pub(super) parameters: BTreeMap<String, Parameter>,
    pub(super) changes: Changes,
    pub(super) handbook: Option<String>,
    pub(super) organisation: Option<String>,
    pub(super) sources: BTreeMap<String, LegalSource>,
    /// The conditions under which sources govern, each with its place.
    pub(super) source_conditions: Vec<(Arc<SourceFile>, Spanned<String>)>,
    /// The parts of a jurisdiction that sources name, each with the jurisdiction and its place.
    pub(super) territories: Vec<(Arc<SourceFile>, String, Spanned<String>)>,
    pub(super) jurisdictions: BTreeMap<String, Jurisdiction>,
    /// Definitions in their order, since one may use those above it.
    pub(super) definitions: Vec<(String, Arc<SourceFile>, DefinitionFile)>,
    pub(super) checklists: BTreeMap<String, (Arc<SourceFile>, ChecklistFile)>,
    /// Facts of the house, each with the place of its path.
    pub(super) facts: Vec<(Arc<SourceFile>, Spanned<String>, FactFile)>,
    /// The language of the words that are shown, where it is another than that of the files.
    pub(super) language: Option<String>,
    /// Words of facts in that language, by path.
    pub(super) labels: BTreeMap<String, FieldTexts>,
    /// The places of these paths.
    pub(super) label_places: Vec<(Arc<SourceFile>, Spanned<String>)>,
    /// Sources, definitions and checklists as they were before they were translated, by key: a later folder that holds the same ones
    /// replaces nothing.
    pub(super) untranslated_sources: BTreeMap<String, LegalSource>,
    pub(super) untranslated_definitions: BTreeMap<String, String>,
    pub(super) untranslated_checklists: BTreeMap<String, ChecklistFile>,
    pub(super) replacements: Vec<Replacement>,
    /// Rules of law that were replaced, by id.
    pub(super) replaced_law: BTreeMap<String, ReplacedLaw>,
    pub(super) base: Option<Arc<SourceFile>>,
    pub(super) problems: Vec<Diagnostic>,
}

/// The changes that settings make once all rules are compiled.
#[derive(Default)]
pub(super) struct Changes {
    pub(super) text: Option<Arc<SourceFile>>,
    pub(super) packs: Option<Vec<Spanned<String>>>,
    pub(super) severity: BTreeMap<Spanned<String>, SeveritySetting>,
    pub(super) rules_off: BTreeMap<Spanned<String>, Spanned<String>>,
}

impl PolicyLoader {
    /// Reads a file whose entries the author names, in the order of the file.
    pub(super) fn entries<T: DeserializeOwned>(
        &mut self,
        text: &Arc<SourceFile>,
    ) -> Vec<(Spanned<String>, T)> {
        match read::<BTreeMap<Spanned<String>, T>>(text, &FileShape::Entries) {
            Ok(entries) => {
                // The map has lost their order, and a definition may use those above it.
                let mut entries: Vec<_> = entries.into_iter().collect();
                entries.sort_by_key(|(name, _)| name.span().start);
                entries
            }
            Err(problems) => {
                self.problems.extend(problems);
                Vec::new()
            }
        }
    }

    /// Reads a calendar day; a day that does not exist is a problem.
    pub(super) fn day(
        &mut self,
        text: &Arc<SourceFile>,
        value: Option<&Spanned<String>>,
    ) -> Option<NaiveDate> {
        let value = value?;
        let day = NaiveDate::parse_from_str(value.get_ref(), "%Y-%m-%d").ok();
        if day.is_none() {
            self.problems.push(
                Diagnostic::at(
                    text,
                    span(&value.span()),
                    format!("`{}` is not a valid date", value.get_ref()),
                )
                .help("write it as 2026-02-05"),
            );
        }

        day
    }
}
