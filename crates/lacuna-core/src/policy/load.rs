//! Loads policy files, layer over layer, and compiles them; every slip in every file is collected.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use toml::Spanned;

use super::compile::Compiler;
use super::files::{
    ChecklistFile, DefinitionFile, LegalSourceFile, PackFile, ParameterFile, RuleFile,
};
use super::jurisdiction::JurisdictionFile;
use super::reading::{Shape, place_all, read, span};
use super::settings::{Changes, kept};
use super::share;
use super::{
    Adequacy, Checklist, Definition, Jurisdiction, Pack, Parameter, Pinpoint, Policy, Rule, Source,
};
use crate::condition::{Condition, Constant, Scope, compile};
use crate::diagnostic::Diagnostic;
use crate::source_file::SourceFile;
use crate::vocabulary::Vocabulary;

/// The policy files of one origin, such as those built in or those of a folder.
#[derive(Debug, Clone, Default)]
pub struct PolicyLayer {
    /// Paths from the folder, with `/`, and their texts.
    pub files: Vec<(String, Arc<SourceFile>)>,
}

/// Compiles layers of policy files; a later layer replaces what an earlier one names the same.
///
/// # Errors
/// Every problem found, in the order of files; nothing is loaded then.
pub fn load(layers: &[PolicyLayer]) -> Result<Policy, Vec<Diagnostic>> {
    let mut loading = PolicyLoader::default();
    for layer in layers {
        loading.take(layer);
    }
    loading.compile()
}

#[derive(Default)]
pub(super) struct PolicyLoader {
    pub(super) packs: BTreeMap<String, (Pack, Vec<String>)>,
    rules: BTreeMap<String, (String, Arc<SourceFile>, RuleFile)>,
    pub(super) parameters: BTreeMap<String, Parameter>,
    pub(super) changes: Changes,
    pub(super) handbook: Option<String>,
    pub(super) sources: BTreeMap<String, Source>,
    jurisdictions: BTreeMap<String, Jurisdiction>,
    definitions: Vec<(String, Arc<SourceFile>, DefinitionFile)>,
    checklists: BTreeMap<String, (Arc<SourceFile>, ChecklistFile)>,
    base: Option<Arc<SourceFile>>,
    pub(super) problems: Vec<Diagnostic>,
}

impl PolicyLoader {
    fn take(&mut self, layer: &PolicyLayer) {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        let mut files: Vec<_> = layer.files.iter().collect();
        files.sort_by(|left, right| left.0.cmp(&right.0));

        for (path, text) in files {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            let folder = folder
                .rsplit('/')
                .next()
                .filter(|folder| !folder.is_empty());

            match name {
                // The record of catalogue rows that have no rule of their own: for readers and for a test.
                "merged.toml" => {}
                "base.json" => self.base = Some(Arc::clone(text)),
                "parameters.toml" => self.parameters(text),
                "sources.toml" => self.sources(text),
                _ if folder == Some("sources") => self.sources(text),
                _ if folder == Some("jurisdictions") => self.jurisdiction(name, text),
                "definitions.toml" => self.definitions(text),
                "lacuna.toml" => self.settings(text),
                "checklists.toml" => self.checklists(text),
                "pack.toml" => self.pack(folder.unwrap_or("local"), text),
                _ => self.rule(folder.unwrap_or("local"), name, text, &mut seen),
            }
        }
    }

    fn entries<T: serde::de::DeserializeOwned>(
        &mut self,
        text: &Arc<SourceFile>,
    ) -> Vec<(Spanned<String>, T)> {
        match read::<BTreeMap<Spanned<String>, T>>(text, &Shape::Entries) {
            Ok(entries) => {
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

    fn parameters(&mut self, text: &Arc<SourceFile>) {
        for (name, file) in self.entries::<ParameterFile>(text) {
            let value = Constant::from(file.value);
            let before = self
                .parameters
                .get(name.get_ref())
                .map(|before| before.default.clone().unwrap_or(before.value.clone()));

            let default = before.filter(|before| *before != value);
            let parameter = Parameter {
                value,
                default,
                unit: file.unit,
                reason: file.reason,
                basis: file.basis,
            };

            self.parameters.insert(name.into_inner(), parameter);
        }
    }

    fn sources(&mut self, text: &Arc<SourceFile>) {
        for (key, file) in self.entries::<LegalSourceFile>(text) {
            let source = self.source(text, file);
            self.sources.insert(key.into_inner(), source);
        }
    }

    fn source(&mut self, text: &Arc<SourceFile>, file: LegalSourceFile) -> Source {
        let pinpoints = file.pinpoints.into_iter().map(|(at, part)| {
            let pinpoint = Pinpoint {
                in_force_from: self.day(text, part.in_force_from.as_ref()),
                in_force_until: self.day(text, part.in_force_until.as_ref()),
                says: part.says,
                duty_on: part.duty_on,
            };

            (at, pinpoint)
        });

        let pinpoints = pinpoints.collect();

        Source {
            title: file.title,
            kind: file.kind,
            jurisdiction: file.jurisdiction,
            territory: file.territory,
            regimes: file.regimes,
            duty_on: file.duty_on,
            says: file.says,
            url: file.url,
            in_force_from: self.day(text, file.in_force_from.as_ref()),
            in_force_until: self.day(text, file.in_force_until.as_ref()),
            successor: file.successor,
            mark: file.check,
            read: file.read,
            read_on: self.day(text, file.read_on.as_ref()),
            version_date: file.version_date,
            sha256: file.sha256,
            recheck_by: self.day(text, file.recheck_by.as_ref()),
            note: file.note,
            pinpoints,
        }
    }

    /// Takes a jurisdiction, whose code is the name of its file.
    fn jurisdiction(&mut self, name: &str, text: &Arc<SourceFile>) {
        let file: JurisdictionFile = match read(text, &Shape::Entries) {
            Ok(file) => file,
            Err(problems) => return self.problems.extend(problems),
        };

        let adequate = file.adequate.into_iter().map(|entry| Adequacy {
            from: self.day(text, entry.from.as_ref()),
            until: self.day(text, entry.until.as_ref()),
            is_whole: entry.scope.as_deref().is_none_or(|scope| scope == "whole"),
            country: entry.country,
        });

        let adequate = adequate.collect();

        let code = name.trim_end_matches(".toml").to_owned();
        let jurisdiction = Jurisdiction {
            code: code.clone(),
            name: file.name,
            members: file.codes,
            home: file.home,
            regime: file.regime,
            regulator: file.regulator,
            adequate,
        };

        self.jurisdictions.insert(code, jurisdiction);
    }

    fn definitions(&mut self, text: &Arc<SourceFile>) {
        for (name, file) in self.entries::<DefinitionFile>(text) {
            match self
                .definitions
                .iter_mut()
                .find(|(known, ..)| known == name.get_ref())
            {
                Some(known) => *known = (name.into_inner(), Arc::clone(text), file),
                None => self
                    .definitions
                    .push((name.into_inner(), Arc::clone(text), file)),
            }
        }
    }

    fn checklists(&mut self, text: &Arc<SourceFile>) {
        for (name, file) in self.entries::<ChecklistFile>(text) {
            self.checklists
                .insert(name.into_inner(), (Arc::clone(text), file));
        }
    }

    fn pack(&mut self, id: &str, text: &Arc<SourceFile>) {
        let file: PackFile = match read(text, &Shape::Pack) {
            Ok(file) => file,
            Err(problems) => return self.problems.extend(problems),
        };

        let edition = self.day(text, Some(&file.edition)).unwrap_or_default();
        let pack = Pack {
            id: id.to_owned(),
            name: file.name,
            concern: file.concern,
            phrase: file.phrase,
            gloss: file.gloss,
            note: file.note,
            authority: file.authority,
            version: file.version,
            edition,
            fingerprint: String::new(),
        };

        let digest = digest(text.content());
        self.packs.insert(id.to_owned(), (pack, vec![digest]));
    }

    fn rule(
        &mut self,
        folder: &str,
        name: &str,
        text: &Arc<SourceFile>,
        seen: &mut BTreeMap<String, String>,
    ) {
        let file: RuleFile = match read(text, &Shape::Rule) {
            Ok(file) => file,
            Err(problems) => return self.problems.extend(problems),
        };

        let id = file.id.get_ref().clone();
        let at = span(&file.id.span());
        if !is_rule_id(&id) {
            self.problems.push(
                Diagnostic::at(
                    text,
                    at,
                    format!("`{}` is no rule id", crate::source_file::visible(&id)),
                )
                .help("write capitals, a hyphen and three digits, such as RET-003"),
            );
        }

        if let Some(other) = seen.insert(id.clone(), text.name().to_owned()) {
            self.problems.push(
                Diagnostic::at(text, at, format!("the id {id} is already used in {other}"))
                    .help("give each rule its own id"),
            );
        } else if name.strip_suffix(".toml") != Some(&id) {
            self.problems.push(
                Diagnostic::at(
                    text,
                    at,
                    format!("the id is {id}, and the file is called {name}"),
                )
                .help(format!("call the file {id}.toml, or change the id")),
            );
        }

        self.rules
            .insert(id, (folder.to_owned(), Arc::clone(text), file));
    }

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
                    format!("`{}` is not a day that exists", value.get_ref()),
                )
                .help("write it as 2026-02-05"),
            );
        }

        day
    }

    fn compile(mut self) -> Result<Policy, Vec<Diagnostic>> {
        let constants: BTreeMap<String, Constant> = self
            .parameters
            .iter()
            .map(|(name, parameter)| (name.clone(), parameter.value.clone()))
            .collect();
        let mut numbers = BTreeMap::new();
        let mut definitions = Vec::new();
        let mut conditions: Vec<Condition> = Vec::new();
        for (name, text, file) in std::mem::take(&mut self.definitions) {
            let names = Scope {
                vocabulary: Vocabulary::agreement(),
                parameters: &constants,
                definitions: &numbers,
                it: None,
            };

            match compile(file.condition.get_ref(), names) {
                Ok(condition) => {
                    numbers.insert(name.clone(), conditions.len());
                    conditions.push(condition);
                    definitions.push(Definition {
                        name,
                        means: file.means,
                    });
                }
                Err(faults) => self
                    .problems
                    .extend(place_all(&text, &file.condition, faults)),
            }
        }
        let ids: Vec<String> = self.rules.keys().cloned().collect();
        let names = Scope {
            vocabulary: Vocabulary::agreement(),
            parameters: &constants,
            definitions: &numbers,
            it: None,
        };
        let mut rules = self.compile_rules(names, &conditions);
        let checklists = self.compile_checklists(names, &conditions, &ids);
        let (severity_changes, packs_left_out) = self.change(&mut rules);
        if !self.problems.is_empty() {
            self.problems.sort_by(|left, right| {
                (&left.file, left.position).cmp(&(&right.file, right.position))
            });

            return Err(self.problems);
        }
        rules.sort_by(|left, right| (&left.pack, &left.id).cmp(&(&right.pack, &right.id)));
        share::guards(&mut rules, &mut conditions);
        let packs = self.packs.into_values().map(|(pack, members)| Pack {
            fingerprint: digest(&members.join("\n")),
            ..pack
        });
        Ok(Policy {
            packs: kept(packs, &rules),
            rules,
            sources: self.sources,
            jurisdictions: self.jurisdictions.into_values().collect(),
            parameters: self.parameters,
            definitions,
            conditions,
            checklists,
            severity_changes,
            packs_left_out,
            handbook: self.handbook,
            base: self.base,
        })
    }
}

impl PolicyLoader {
    fn compile_rules(&mut self, names: Scope<'_>, conditions: &[Condition]) -> Vec<Rule> {
        let mut rules = Vec::new();
        for (folder, text, file) in std::mem::take(&mut self.rules).into_values() {
            let (_, members) = self
                .packs
                .entry(folder.clone())
                .or_insert_with(|| (local_pack(&folder), Vec::new()));

            let fingerprint = digest(text.content());
            members.push(fingerprint.clone());
            rules.extend(
                Compiler {
                    loading: self,
                    text,
                    names,
                    conditions,
                }
                .rule(folder, file, fingerprint),
            );
        }

        rules
    }

    fn compile_checklists(
        &mut self,
        names: Scope<'_>,
        conditions: &[Condition],
        rules: &[String],
    ) -> Vec<Checklist> {
        let files = std::mem::take(&mut self.checklists);
        let compiled = files.into_iter().filter_map(|(id, (text, file))| {
            Compiler {
                loading: self,
                text,
                names,
                conditions,
            }
            .checklist(id, file, rules)
        });

        compiled.collect()
    }
}

fn local_pack(id: &str) -> Pack {
    Pack {
        id: id.to_owned(),
        name: id.to_owned(),
        concern: None,
        phrase: None,
        gloss: None,
        note: None,
        authority: "local".to_owned(),
        version: "unversioned".to_owned(),
        edition: NaiveDate::default(),
        fingerprint: String::new(),
    }
}

fn is_rule_id(id: &str) -> bool {
    id.split_once('-').is_some_and(|(prefix, number)| {
        prefix.starts_with(|c: char| c.is_ascii_uppercase())
            && prefix
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            && number.len() == 3
            && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// SHA-256 of a text in hexadecimal.
pub fn digest(text: &str) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    Sha256::digest(text.as_bytes())
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}
