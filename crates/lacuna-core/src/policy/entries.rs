//! Takes the files of a policy folder into the loader: thresholds, sources, jurisdictions, definitions, packs, rules.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::files::{
    ChecklistFile, DefinitionFile, FactFile, LegalSourceFile, PackFile, ParameterFile, RuleFile,
};
use super::jurisdiction::JurisdictionFile;
use super::loader::PolicyLoader;
use super::reading::{FileShape, read, span};
use super::replacement::{ReplacedLaw, ReplacedPart};
use super::{Adequacy, Basis, Jurisdiction, LegalSource, Pack, Parameter, Pinpoint, Silence};
use crate::condition::Constant;
use crate::diagnostic::Diagnostic;
use toml::Spanned;

use crate::source_file::{SourceFile, visible};

impl PolicyLoader {
    /// Takes thresholds; one that is there already keeps the value it had as its default.
    pub(super) fn parameters(&mut self, text: &Arc<SourceFile>) {
        for (name, file) in self.entries::<ParameterFile>(text) {
            let value = Constant::from(file.value);
            let before = self
                .parameters
                .get(name.get_ref())
                // The default is the first value there was, however many folders change it after
                // that.
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

    /// Takes entries of the register of sources.
    pub(super) fn sources(&mut self, text: &Arc<SourceFile>) {
        for (key, file) in self.entries::<LegalSourceFile>(text) {
            let reason = file.reason.clone();
            let source = self.source(text, file);
            let untranslated = self.untranslated_sources.remove(key.get_ref());
            let earlier = untranslated
                .as_ref()
                .or_else(|| self.sources.get(key.get_ref()));

            let is_replaced = earlier.is_some_and(|earlier| *earlier != source);
            if is_replaced || earlier.is_none() {
                self.replaced(
                    ReplacedPart::Source,
                    text,
                    &key,
                    reason.as_ref(),
                    is_replaced,
                );
            }

            self.sources.insert(key.into_inner(), source);
        }
    }

    fn source(&mut self, text: &Arc<SourceFile>, file: LegalSourceFile) -> LegalSource {
        let pinpoints = file.pinpoints.into_iter().map(|(at, part)| {
            let pinpoint = Pinpoint {
                in_force_from: self.day(text, part.in_force_from.as_ref()),
                in_force_until: self.day(text, part.in_force_until.as_ref()),
                governs_where: self.governs_where(text, part.governs_where),
                says: part.says,
                duty_on: part.duty_on,
            };

            (at, pinpoint)
        });

        let pinpoints = pinpoints.collect();
        let territory = file.territory.into_iter().map(|part| {
            let jurisdiction = file.jurisdiction.clone();
            self.territories
                .push((Arc::clone(text), jurisdiction, part.clone()));

            part.into_inner()
        });

        let territory = territory.collect();

        LegalSource {
            title: file.title,
            kind: file.kind,
            jurisdiction: file.jurisdiction,
            territory,
            governs_where: self.governs_where(text, file.governs_where),
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

    /// Keeps a condition under which a source governs, to be compiled once all definitions are there.
    fn governs_where(
        &mut self,
        text: &Arc<SourceFile>,
        condition: Option<Spanned<String>>,
    ) -> Option<String> {
        let condition = condition?;
        self.source_conditions
            .push((Arc::clone(text), condition.clone()));

        Some(condition.into_inner())
    }

    /// Takes a jurisdiction, whose code is the name of its file.
    pub(super) fn jurisdiction(&mut self, name: &str, text: &Arc<SourceFile>) {
        let file: JurisdictionFile = match read(text, &FileShape::Entries) {
            Ok(file) => file,
            Err(problems) => return self.problems.extend(problems),
        };

        let adequate = file.adequate.into_iter().map(|entry| Adequacy {
            from: self.day(text, entry.from.as_ref()),
            until: self.day(text, entry.until.as_ref()),
            regimes: entry.regimes,
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
            parts: file.parts,
            adequate,
        };

        let earlier = self.jurisdictions.get(&code);
        let is_other = earlier.is_some_and(|earlier| *earlier != jurisdiction);
        if is_other || earlier.is_none() {
            // The name of the file is the name of the part, so that it has no place inside.
            let name = Spanned::new(0..0, code.clone());
            self.replaced(
                ReplacedPart::Jurisdiction,
                text,
                &name,
                file.reason.as_ref(),
                is_other,
            );
        }

        self.jurisdictions.insert(code, jurisdiction);
    }

    /// Takes shared conditions; one that is there already keeps its place in the order.
    pub(super) fn definitions(&mut self, text: &Arc<SourceFile>) {
        for (name, file) in self.entries::<DefinitionFile>(text) {
            let place = self
                .definitions
                .iter()
                .position(|(known, ..)| known == name.get_ref());

            let untranslated = self.untranslated_definitions.remove(name.get_ref());
            let earlier = place.and_then(|at| self.definitions.get(at));
            let is_other = earlier.is_some_and(|(_, _, earlier)| {
                *untranslated.as_ref().unwrap_or(&earlier.means) != file.means
                    || earlier.condition.get_ref() != file.condition.get_ref()
            });

            // The same entry again is no replacement: a folder may be given twice, or hold a copy.
            if is_other || earlier.is_none() {
                let reason = file.reason.as_ref();
                self.replaced(ReplacedPart::Definition, text, &name, reason, is_other);
            }

            let definition = (name.into_inner(), Arc::clone(text), file);
            match place.and_then(|at| self.definitions.get_mut(at)) {
                Some(known) => *known = definition,
                None => self.definitions.push(definition),
            }
        }
    }

    /// Takes facts of the house; whether they can join the vocabulary is seen when all are there.
    pub(super) fn facts(&mut self, text: &Arc<SourceFile>) {
        for (path, file) in self.entries::<FactFile>(text) {
            self.facts.push((Arc::clone(text), path, file));
        }
    }

    /// Takes lists of what an instrument must hold.
    pub(super) fn checklists(&mut self, text: &Arc<SourceFile>) {
        for (name, file) in self.entries::<ChecklistFile>(text) {
            let untranslated = self.untranslated_checklists.remove(name.get_ref());
            let earlier = self.checklists.get(name.get_ref());
            let earlier = untranslated
                .as_ref()
                .or(earlier.map(|(_, earlier)| earlier));
            let is_other = earlier.is_some_and(|earlier| *earlier != file);
            if is_other || earlier.is_none() {
                let reason = file.reason.clone();
                self.replaced(
                    ReplacedPart::Checklist,
                    text,
                    &name,
                    reason.as_ref(),
                    is_other,
                );
            }

            self.checklists
                .insert(name.into_inner(), (Arc::clone(text), file));
        }
    }

    /// Takes the `pack.toml` of a folder.
    pub(super) fn pack(&mut self, id: &str, text: &Arc<SourceFile>) {
        let file: PackFile = match read(text, &FileShape::Pack) {
            Ok(file) => file,
            Err(problems) => return self.problems.extend(problems),
        };

        // A day that does not exist is a problem already, and no policy comes of it.
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
            files: vec![Arc::clone(text)],
            fingerprint: OnceLock::new(),
        };

        self.packs.insert(id.to_owned(), pack);
    }

    /// Takes a rule, whose file has the name of its id.
    pub(super) fn rule(
        &mut self,
        folder: &str,
        name: &str,
        text: &Arc<SourceFile>,
        seen: &mut BTreeMap<String, String>,
    ) {
        let shape = if self.skips_examples {
            FileShape::RuleAlone
        } else {
            FileShape::Rule
        };

        let file: RuleFile = match read(text, &shape) {
            Ok(file) => file,
            Err(problems) => return self.problems.extend(problems),
        };

        let id = file.id.get_ref().clone();
        let at = span(&file.id.span());
        if !is_rule_id(&id) {
            self.problems.push(
                Diagnostic::at(text, at, format!("`{}` is not a rule id", visible(&id)))
                    .help("write capitals, a hyphen and three digits, such as RET-003"),
            );
        }

        // Within one layer alone: in a later one the same id replaces the rule.
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

        let earlier = self.rules.get(&id);
        let is_other = earlier.is_some_and(|(_, earlier, _)| earlier.content() != text.content());

        if is_other || earlier.is_none() {
            let reason = file.reason.as_ref();
            self.replaced(ReplacedPart::Rule, text, &file.id, reason, is_other);
        }

        // Before the insert, while the rule that is replaced is still there.
        self.keep_law(&id);
        self.rules
            .insert(id, (folder.to_owned(), Arc::clone(text), file));
    }
}

impl PolicyLoader {
    /// Keeps how much a rule of law matters before another takes its place. The same file again changes nothing by it.
    fn keep_law(&mut self, id: &str) {
        let earlier = self.rules.get(id).map(|(_, _, earlier)| earlier);
        let Some(earlier) = earlier.filter(|earlier| earlier.basis == Basis::Law) else {
            return;
        };

        // At its heaviest, since in some agreement the rule that is replaced weighs that much.
        let adjusted = earlier
            .adjust
            .iter()
            .map(|adjust| *adjust.severity.get_ref())
            .max();
        let breached = adjusted.unwrap_or(earlier.severity).max(earlier.severity);
        let silent = match earlier.silence {
            Silence::Lower => breached.lower(),
            _ => earlier.severity_silent.unwrap_or(breached),
        };

        let law = ReplacedLaw { breached, silent };
        let known = self.replaced_law.get(id).copied();
        let law = known.map_or(law, |known| known.worst(law));
        self.replaced_law.insert(id.to_owned(), law);
    }
}

/// Returns whether a text is capitals or digits, a hyphen and three digits, such as RET-003.
#[must_use]
pub fn is_rule_id(id: &str) -> bool {
    id.split_once('-').is_some_and(|(prefix, number)| {
        prefix.starts_with(|c: char| c.is_ascii_uppercase())
            && prefix
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            && number.len() == 3
            && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}
