//! Loads policy files, layer over layer, and compiles them; every slip in every file is collected.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::compile::Compiler;
use super::loader::PolicyLoader;
use super::provision::Provision;
use super::reading::{place_all, span};
use super::settings::kept;
use super::share;
use super::translation::translation;
use super::{Checklist, Definition, Pack, Policy, Rule};
use crate::agreement::AgreementSchema;
use crate::condition::{Condition, Constant, Scope, compile};
use crate::diagnostic::Diagnostic;
use crate::source_file::{SourceFile, visible};
use crate::vocabulary::{HOUSE_GROUP, HouseFact, HouseFactError, Vocabulary};

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
    load_in(layers, None)
}

/// Compiles layers of policy files as [`load`] does, with the words of a language (BCP 47) where the layers hold translations.
///
/// Ids, conditions and fingerprints are the same in every language.
///
/// # Errors
/// Those of [`load`], and every slip in a translation.
pub fn load_in(layers: &[PolicyLayer], language: Option<&str>) -> Result<Policy, Vec<Diagnostic>> {
    let mut loading = PolicyLoader {
        language: language.map(str::to_owned),
        ..PolicyLoader::default()
    };

    for layer in layers {
        loading.take(layer);
    }
    loading.compile()
}

/// Compiles layers as [`load_in`] does, of which the first is built in: its rules come without their examples, which are more
/// than half of their text and which the tests of the program hold.
///
/// # Errors
/// Those of [`load_in`].
pub fn load_to_audit(
    layers: &[PolicyLayer],
    language: Option<&str>,
) -> Result<Policy, Vec<Diagnostic>> {
    let mut loading = PolicyLoader {
        language: language.map(str::to_owned),
        ..PolicyLoader::default()
    };

    for (at, layer) in layers.iter().enumerate() {
        loading.skips_examples = at == 0;
        loading.take(layer);
    }
    loading.compile()
}

/// Returns the schema of agreements that layers of policy files give, with the facts of the house; nothing else is compiled.
///
/// # Errors
/// Every problem in files of facts.
pub fn agreement_schema(
    layers: &[PolicyLayer],
    language: Option<&str>,
) -> Result<Arc<AgreementSchema>, Vec<Diagnostic>> {
    let mut loading = PolicyLoader::default();
    for (path, text) in layers
        .iter()
        .flat_map(|layer| &layer.files)
        .filter(|(path, _)| path.rsplit('/').next() == Some("facts.toml"))
    {
        match translation(path) {
            Some((of, _)) if Some(of) == language => loading.fact_texts(text),
            Some(_) => {}
            None => loading.facts(text),
        }
    }

    let schema = loading.schema();
    if loading.problems.is_empty() {
        Ok(schema)
    } else {
        Err(loading.problems)
    }
}

/// The shared conditions, compiled, with the numbers by which other conditions name them.
#[derive(Default)]
struct SharedConditions {
    definitions: Vec<Definition>,
    conditions: Vec<Condition>,
    numbers: BTreeMap<String, usize>,
}

impl PolicyLoader {
    fn take(&mut self, layer: &PolicyLayer) {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        let mut files: Vec<_> = layer.files.iter().collect();
        // By path: the order of a directory differs between disks, and a later definition may use
        // an earlier one.
        files.sort_by(|left, right| left.0.cmp(&right.0));
        let mut translations = Vec::new();

        for (path, text) in files {
            if let Some((language, path)) = translation(path) {
                if self.language.as_deref() == Some(language) {
                    translations.push((path, text));
                }
                continue;
            }

            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            // The innermost folder is the pack, however deep below the policies it lies.
            let folder = folder
                .rsplit('/')
                .next()
                .filter(|folder| !folder.is_empty());

            match name {
                // The record of catalogue rows that have no rule of their own: for readers and for a test.
                "merged.toml" => {}
                "base.json" => self.base = Some(Arc::clone(text)),
                "facts.toml" => self.facts(text),
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

        // After all files of the layer, since a translation needs the entry that it translates.
        self.translations(&translations);
    }

    fn compile(mut self) -> Result<Policy, Vec<Diagnostic>> {
        let constants: BTreeMap<String, Constant> = self
            .parameters
            .iter()
            .map(|(name, parameter)| (name.clone(), parameter.value.clone()))
            .collect();

        let schema = self.schema();
        let mut shared = self.compile_definitions(schema.vocabulary(), &constants);
        // Those of rules with a slip too: a checklist that names one is not a second slip.
        let ids: Vec<String> = self.rules.keys().cloned().collect();
        let names = Scope {
            vocabulary: schema.vocabulary(),
            parameters: &constants,
            definitions: &shared.numbers,
            it: None,
        };

        let source_conditions = self.compile_source_conditions(names);
        let mut rules = self.compile_rules(names, &shared.conditions);
        let checklists = self.compile_checklists(names, &shared.conditions, &ids);
        let changed = self.change(&mut rules);

        // All or nothing: a policy without the rule that has a slip would pass what that rule
        // refuses.
        self.refuse_problems()?;
        self.replacements
            .sort_by(|left, right| (left.kind, &left.name).cmp(&(right.kind, &right.name)));

        rules.sort_by(|left, right| (&left.pack, &left.id).cmp(&(&right.pack, &right.id)));
        // Only now, when settings have taken out rules: it counts how many ask alike.
        share::guards(&mut rules, &mut shared.conditions);

        Ok(Policy {
            packs: kept(self.packs.into_values(), &rules),
            rules,
            provisions: Provision::all(&self.provisions, &self.sources),
            sources: self.sources,
            jurisdictions: self.jurisdictions.into_values().collect(),
            parameters: self.parameters,
            definitions: shared.definitions,
            conditions: shared.conditions,
            source_conditions,
            checklists,
            severity_changes: changed.severities,
            packs_left_out: changed.packs_left_out,
            rules_off: changed.rules_off,
            replacements: self.replacements,
            replaced_law: self.replaced_law,
            schema,
            handbook: self.handbook,
            organisation: self.organisation,
            base: self.base,
        })
    }

    /// Refuses a policy with problems.
    ///
    /// # Errors
    /// Every problem found, in the order of files.
    fn refuse_problems(&mut self) -> Result<(), Vec<Diagnostic>> {
        self.check_territories();
        self.problems
            .sort_by(|left, right| (&left.file, left.position).cmp(&(&right.file, right.position)));

        match std::mem::take(&mut self.problems) {
            problems if problems.is_empty() => Ok(()),
            problems => Err(problems),
        }
    }

    /// Returns the schema of agreements with the facts of the house; facts that cannot join it are problems.
    fn schema(&mut self) -> Arc<AgreementSchema> {
        let mut files = std::mem::take(&mut self.facts);
        // A folder that is given twice says the same twice.
        let mut seen = Vec::new();
        files.retain(|(text, path, _)| {
            let is_new = !seen.contains(&(path.get_ref().clone(), text.content().to_owned()));
            seen.push((path.get_ref().clone(), text.content().to_owned()));
            is_new
        });

        let facts: Vec<HouseFact> = files
            .iter()
            .map(|(_, path, file)| HouseFact {
                path: path.get_ref().clone(),
                kind: file.kind,
                label: file.label.clone(),
                help: file.help.clone(),
                who_knows: file.who_knows,
                choices: file.choices.clone().into_iter().collect(),
            })
            .collect();

        let schema = AgreementSchema::with_facts(&facts).unwrap_or_else(|refused| {
            let problems = refused.into_iter().filter_map(|(at, error)| {
                let (text, path, _) = files.get(at)?;
                let problem = Diagnostic::at(text, span(&path.span()), error.to_string());
                Some(help_for(problem, &error))
            });

            self.problems.extend(problems);
            // Goes on with what is published, so that slips in rules are told in the same run.
            AgreementSchema::published()
        });

        self.check_labels(schema.vocabulary());
        AgreementSchema::translated(schema, &self.labels)
    }

    /// Compiles the shared conditions in their order: each may use those that appear above it.
    fn compile_definitions(
        &mut self,
        vocabulary: &Vocabulary,
        constants: &BTreeMap<String, Constant>,
    ) -> SharedConditions {
        let mut shared = SharedConditions::default();
        for (name, text, file) in std::mem::take(&mut self.definitions) {
            let names = Scope {
                vocabulary,
                parameters: constants,
                definitions: &shared.numbers,
                it: None,
            };

            match compile(file.condition.get_ref(), names) {
                Ok(condition) if condition.expression.asks_adequacy() => {
                    let at = span(&file.condition.span());
                    let message = "a shared condition does not know the data in question";
                    self.problems.push(
                        Diagnostic::at(&text, at, message)
                            .help("ask adequate() and adequate_in_part() in the rule itself"),
                    );
                }
                Ok(condition) => {
                    shared.numbers.insert(name.clone(), shared.conditions.len());
                    shared.conditions.push(condition);
                    shared.definitions.push(Definition {
                        name,
                        means: file.means,
                    });
                }
                Err(faults) => self
                    .problems
                    .extend(place_all(&text, &file.condition, faults)),
            }
        }

        shared
    }

    /// Compiles the conditions under which sources govern, each text once.
    fn compile_source_conditions(&mut self, names: Scope<'_>) -> BTreeMap<String, Condition> {
        let mut compiled = BTreeMap::new();
        for (text, condition) in std::mem::take(&mut self.source_conditions) {
            match compile(condition.get_ref(), names) {
                Ok(known) => {
                    compiled.insert(condition.into_inner(), known);
                }
                Err(faults) => self.problems.extend(place_all(&text, &condition, faults)),
            }
        }

        compiled
    }

    /// Checks that sources name parts that their jurisdiction has: a misspelt part would be one that no agreement covers.
    fn check_territories(&mut self) {
        for (text, jurisdiction, part) in std::mem::take(&mut self.territories) {
            let known: Vec<&str> = self
                .jurisdictions
                .get(&jurisdiction)
                .into_iter()
                .flat_map(|law| law.parts.values().map(String::as_str))
                .collect();

            // An agreement cannot name the parts of a jurisdiction that lists none.
            if !known.is_empty() && !known.contains(&part.get_ref().as_str()) {
                let message = format!(
                    "{} has no part `{}`",
                    visible(&jurisdiction),
                    visible(part.get_ref())
                );

                let problem = Diagnostic::at(&text, span(&part.span()), message)
                    .help("name a part that the file of the jurisdiction lists under [parts]")
                    .suggest(part.get_ref(), known);

                self.problems.push(problem);
            }
        }
    }

    fn compile_rules(&mut self, names: Scope<'_>, conditions: &[Condition]) -> Vec<Rule> {
        let mut rules = Vec::new();
        for (folder, text, file) in std::mem::take(&mut self.rules).into_values() {
            let pack = self
                .packs
                .entry(folder.clone())
                .or_insert_with(|| local_pack(&folder));

            pack.files.push(Arc::clone(&text));
            rules.extend(
                Compiler {
                    loading: self,
                    text,
                    names,
                    conditions,
                }
                .rule(folder, file),
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

/// Says what to do about a fact that cannot join the vocabulary.
fn help_for(problem: Diagnostic, error: &HouseFactError) -> Diagnostic {
    match error {
        HouseFactError::NoGroup { group } => {
            let paths = Vocabulary::agreement().paths();
            let groups = paths
                .iter()
                .filter(|(_, field)| field.kind.group().is_some())
                .map(|(path, _)| path.as_str());

            problem
                .help(format!(
                    "write \"group.name\" with an existing group, such as hosting, parties or datasets; or \"{HOUSE_GROUP}.name\""
                ))
                .suggest(group, groups)
        }
        HouseFactError::Taken { .. } => {
            problem.help("rules can read the fact that is there; else choose another name")
        }
        HouseFactError::Name { .. } => problem.help(
            "write \"group.name\" in small letters, digits and underscores, such as \"hosting.hds_certified\"",
        ),
        HouseFactError::Choices => {
            problem.help("give each word with its meaning: choices = { word = \"What it means.\" }")
        }
        HouseFactError::Label => {
            problem.help("it completes \"... is not stated\": Whether the host is certified")
        }
    }
}

/// Returns a pack for rules of a folder that has no `pack.toml`.
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
        files: Vec::new(),
        fingerprint: OnceLock::new(),
    }
}
