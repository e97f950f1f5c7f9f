//! Loads policy files, layer over layer, and compiles them; every slip in every file is collected.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use toml::Spanned;

use super::files::{DefinitionFile, ExampleFile, PackFile, ParameterFile, ParameterValue, RuleFile, SourceFile};
use super::reading::{Shape, place, read, span};
use super::rule::{Adjustment, Citation, Example, Rule};
use super::{Definition, Pack, Parameter, Policy, Source};
use crate::condition::{Condition, Constant, Scope, Template, compile, path};
use crate::problem::Problem;
use crate::text::{Span, Text};
use crate::vocabulary::{FieldKind, Vocabulary};

/// The policy files of one origin, such as those built in or those of a folder.
#[derive(Debug, Clone, Default)]
pub struct Layer {
    /// Paths from the folder, with `/`, and their texts.
    pub files: Vec<(String, Arc<Text>)>,
}

/// Compiles layers of policy files; a later layer replaces what an earlier one names the same.
///
/// # Errors
/// Every problem found, in the order of files; nothing is loaded then.
pub fn load(layers: &[Layer]) -> Result<Policy, Vec<Problem>> {
    let mut loading = Loading::default();
    for layer in layers {
        loading.take(layer);
    }
    loading.compile()
}

#[derive(Default)]
struct Loading {
    packs: BTreeMap<String, (Pack, Vec<String>)>,
    rules: BTreeMap<String, (String, Arc<Text>, RuleFile)>,
    parameters: BTreeMap<String, Parameter>,
    sources: BTreeMap<String, Source>,
    definitions: Vec<(String, Arc<Text>, DefinitionFile)>,
    base: Option<Arc<Text>>,
    problems: Vec<Problem>,
}

impl Loading {
    fn take(&mut self, layer: &Layer) {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        let mut files: Vec<_> = layer.files.iter().collect();
        files.sort_by(|left, right| left.0.cmp(&right.0));
        for (path, text) in files {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            let folder = folder.rsplit('/').next().filter(|folder| !folder.is_empty());
            match name {
                "base.json" => self.base = Some(Arc::clone(text)),
                "parameters.toml" => self.parameters(text),
                "sources.toml" => self.sources(text),
                "definitions.toml" => self.definitions(text),
                "pack.toml" => self.pack(folder.unwrap_or("local"), text),
                _ => self.rule(folder.unwrap_or("local"), name, text, &mut seen),
            }
        }
    }

    fn entries<T: serde::de::DeserializeOwned>(&mut self, text: &Arc<Text>) -> Vec<(Spanned<String>, T)> {
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

    fn parameters(&mut self, text: &Arc<Text>) {
        for (name, file) in self.entries::<ParameterFile>(text) {
            let value = match file.value {
                ParameterValue::Integer(value) => Constant::Integer(value),
                ParameterValue::Text(text) => Constant::Text(text),
                ParameterValue::Texts(texts) => Constant::Texts(texts),
            };
            let before = self.parameters.get(name.get_ref()).map(|before| before.default.clone().unwrap_or(before.value.clone()));
            let default = before.filter(|before| *before != value);
            let parameter = Parameter { value, default, unit: file.unit, reason: file.reason, basis: file.basis };
            self.parameters.insert(name.into_inner(), parameter);
        }
    }

    fn sources(&mut self, text: &Arc<Text>) {
        for (key, file) in self.entries::<SourceFile>(text) {
            let source = Source {
                title: file.title,
                jurisdiction: file.jurisdiction,
                mark: file.mark,
                read: file.read,
                in_force_from: self.day(text, file.in_force_from.as_ref()),
                in_force_until: self.day(text, file.in_force_until.as_ref()),
            };
            self.sources.insert(key.into_inner(), source);
        }
    }

    fn definitions(&mut self, text: &Arc<Text>) {
        for (name, file) in self.entries::<DefinitionFile>(text) {
            match self.definitions.iter_mut().find(|(known, ..)| known == name.get_ref()) {
                Some(known) => *known = (name.into_inner(), Arc::clone(text), file),
                None => self.definitions.push((name.into_inner(), Arc::clone(text), file)),
            }
        }
    }

    fn pack(&mut self, id: &str, text: &Arc<Text>) {
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

    fn rule(&mut self, folder: &str, name: &str, text: &Arc<Text>, seen: &mut BTreeMap<String, String>) {
        let file: RuleFile = match read(text, &Shape::Rule) {
            Ok(file) => file,
            Err(problems) => return self.problems.extend(problems),
        };
        let id = file.id.get_ref().clone();
        let at = span(&file.id.span());
        if !is_rule_id(&id) {
            self.problems.push(Problem::at(text, at, format!("`{}` is no rule id", crate::text::visible(&id)))
                .help("write capitals, a hyphen and three digits, such as RET-003"));
        }
        if let Some(other) = seen.insert(id.clone(), text.name().to_owned()) {
            self.problems.push(Problem::at(text, at, format!("the id {id} is already used in {other}")).help("give each rule its own id"));
        } else if name.strip_suffix(".toml") != Some(&id) {
            self.problems.push(Problem::at(text, at, format!("the id is {id}, and the file is called {name}"))
                .help(format!("call the file {id}.toml, or change the id")));
        }
        self.rules.insert(id, (folder.to_owned(), Arc::clone(text), file));
    }

    fn day(&mut self, text: &Arc<Text>, value: Option<&Spanned<String>>) -> Option<NaiveDate> {
        let value = value?;
        let day = NaiveDate::parse_from_str(value.get_ref(), "%Y-%m-%d").ok();
        if day.is_none() {
            self.problems.push(Problem::at(text, span(&value.span()), format!("`{}` is not a day that exists", value.get_ref()))
                .help("write it as 2026-02-05"));
        }
        day
    }

    fn compile(mut self) -> Result<Policy, Vec<Problem>> {
        let constants: BTreeMap<String, Constant> =
            self.parameters.iter().map(|(name, parameter)| (name.clone(), parameter.value.clone())).collect();
        let mut numbers = BTreeMap::new();
        let mut definitions = Vec::new();
        let mut conditions: Vec<Condition> = Vec::new();
        for (name, text, file) in std::mem::take(&mut self.definitions) {
            let names = Scope { vocabulary: Vocabulary::agreement(), parameters: &constants, definitions: &numbers, it: None };
            match compile(file.condition.get_ref(), names) {
                Ok(condition) => {
                    numbers.insert(name.clone(), conditions.len());
                    conditions.push(condition);
                    definitions.push(Definition { name, means: file.means, file: text });
                }
                Err(fault) => self.problems.push(place(&text, &file.condition, fault)),
            }
        }
        let mut rules = Vec::new();
        for (folder, text, file) in std::mem::take(&mut self.rules).into_values() {
            let names = Scope { vocabulary: Vocabulary::agreement(), parameters: &constants, definitions: &numbers, it: None };
            let (_, members) = self.packs.entry(folder.clone()).or_insert_with(|| (local_pack(&folder), Vec::new()));
            members.push(digest(text.content()));
            let mut compiler = Compiler { loading: &mut self, text: Arc::clone(&text), names, conditions: &conditions };
            rules.extend(compiler.rule(folder, file));
        }
        if !self.problems.is_empty() {
            self.problems.sort_by(|left, right| (&left.file, left.position).cmp(&(&right.file, right.position)));
            return Err(self.problems);
        }
        rules.sort_by(|left, right| (&left.pack, &left.id).cmp(&(&right.pack, &right.id)));
        let packs = self.packs.into_values().map(|(pack, members)| Pack { fingerprint: digest(&members.join("\n")), ..pack });
        let packs = packs.filter(|pack| rules.iter().any(|rule| rule.pack == pack.id)).collect();
        Ok(Policy { packs, rules, sources: self.sources, parameters: self.parameters, definitions, conditions, base: self.base })
    }
}

struct Compiler<'l, 'c> {
    loading: &'l mut Loading,
    text: Arc<Text>,
    names: Scope<'c>,
    conditions: &'c [Condition],
}

impl<'c> Compiler<'_, 'c> {
    /// Compiles a rule; nothing where it has problems, which are noted.
    fn rule(&mut self, pack: String, file: RuleFile) -> Option<Rule> {
        let each = file.each.as_ref().map(|each| self.each(&each.it));
        let (each, element) = match each {
            Some(Some((path, element))) => (Some(path), Some(element)),
            Some(None) => return None,
            None => (None, None),
        };
        self.names.it = element;
        let when = file.when.as_ref().map(|when| self.condition(when));
        let require = self.condition(&file.require);
        if let Some(condition) = &require
            && condition.expression.is_met_by_silence(self.conditions)
        {
            let whole = span(&file.require.span());
            self.loading.problems.push(Problem::at(&self.text, whole, "a fact that is not stated would make this rule pass")
                .help("require(...) may ask has(fact), and never !has(fact) or has(fact) inside a comparison"));
        }
        let adjustments = self.adjustments(&file);
        let texts = self.texts(&file);
        let citations = file.cites.iter().filter_map(|cite| self.citation(cite)).collect();
        let in_force_from = self.loading.day(&self.text, file.in_force_from.as_ref());
        let in_force_until = self.loading.day(&self.text, file.in_force_until.as_ref());
        let [asks, message, why, remedy, wording] = texts?;
        let unstated = file.unstated.as_ref().map(|text| self.template(text));
        Some(Rule {
            id: file.id.into_inner(),
            pack,
            title: file.title,
            severity: file.severity,
            basis: file.basis,
            silence: file.silence,
            root: file.root,
            each,
            when: when.map_or(Some(None), |when| when.map(Some))?,
            require: require?,
            adjustments,
            asks,
            message,
            unstated: unstated.map_or(Some(None), |text| text.map(Some))?,
            why,
            remedy,
            wording,
            citations,
            in_force_from,
            in_force_until,
            examples: file.example.into_iter().map(example).collect(),
            fingerprint: digest(self.text.content()),
            file: Arc::clone(&self.text),
        })
    }

    fn each(&mut self, value: &Spanned<String>) -> Option<(crate::condition::Path, &'c FieldKind)> {
        match path(value.get_ref(), self.names) {
            Ok((path, FieldKind::List(element))) => Some((path, element)),
            Ok(_) => {
                let whole = span(&value.span());
                self.loading.problems.push(Problem::at(&self.text, whole, "`each` needs a list, such as agreement.datasets"));
                None
            }
            Err(fault) => {
                self.loading.problems.push(place(&self.text, value, fault));
                None
            }
        }
    }

    fn condition(&mut self, value: &Spanned<String>) -> Option<Condition> {
        compile(value.get_ref(), self.names).map_err(|fault| self.loading.problems.push(place(&self.text, value, fault))).ok()
    }

    fn template(&mut self, value: &Spanned<String>) -> Option<Template> {
        if value.get_ref().trim().is_empty() {
            self.loading.problems.push(Problem::at(&self.text, span(&value.span()), "this text is empty"));
        }
        Template::parse(value.get_ref(), self.names).map_err(|fault| self.loading.problems.push(place(&self.text, value, fault))).ok()
    }

    fn texts(&mut self, file: &RuleFile) -> Option<[Template; 5]> {
        let texts = [&file.asks, &file.message, &file.why, &file.remedy, &file.wording].map(|text| self.template(text));
        if file.unstated.is_none() && file.silence != super::Silence::Ignore {
            let message = "a rule for which silence counts must say what is missing then";
            self.loading.problems.push(Problem::at(&self.text, span(&file.id.span()), message).help("add `unstated = \"...\"`"));
        }
        let [Some(asks), Some(message), Some(why), Some(remedy), Some(wording)] = texts else { return None };
        Some([asks, message, why, remedy, wording])
    }

    fn adjustments(&mut self, file: &RuleFile) -> Vec<Adjustment> {
        let mut adjustments = Vec::new();
        for adjust in &file.adjust {
            let severity = *adjust.severity.get_ref();
            if !severity.is_within_one_of(file.severity) {
                let at = span(&adjust.severity.span());
                let message = "an adjustment moves the severity by one level at most";
                self.loading.problems.push(Problem::at(&self.text, at, message));
            }
            let when = self.condition(&adjust.when);
            adjustments.extend(when.map(|when| Adjustment { when, severity, reason: adjust.reason.clone() }));
        }
        adjustments
    }

    fn citation(&mut self, cite: &Spanned<String>) -> Option<Citation> {
        let text = cite.get_ref();
        let ends = |key: &String| text.get(key.len()..).filter(|_| text.starts_with(key.as_str()));
        // A register key may hold a pinpoint itself, so the longest key wins.
        let found = self.loading.sources.keys().filter_map(|key| Some((key, ends(key)?)))
            .filter(|(_, rest)| rest.is_empty() || rest.starts_with('('))
            .max_by_key(|(key, _)| key.len());
        let citation = found.map(|(key, rest)| Citation { source: key.clone(), pinpoint: rest.to_owned() });
        if citation.is_none() {
            let name = text.split('(').next().unwrap_or(text);
            let problem = Problem::at(&self.text, span(&cite.span()), format!("`{}` is not in the register of sources", crate::text::visible(text)))
                .help("add it to sources.toml, with where it was read")
                .suggest(name, self.loading.sources.keys().map(String::as_str));
            self.loading.problems.push(problem);
        }
        citation
    }
}

fn example(file: ExampleFile) -> Example {
    let at = span(&file.outcome.span());
    Example {
        outcome: file.outcome.into_inner(),
        with: file.with.into_iter().collect(),
        without: file.without,
        at: file.at,
        severity: file.severity,
        span: Span { start: at.start, end: at.end },
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
            && prefix.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            && number.len() == 3
            && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// SHA-256 of a text in hexadecimal.
pub(crate) fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |hex, byte| hex + &format!("{byte:02x}"))
}
