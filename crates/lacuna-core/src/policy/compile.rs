//! Compiles one rule file: conditions against the agreement's schema, sentences, citations.

use std::sync::Arc;

use toml::Spanned;

use super::files::{ExampleFile, RuleFile};
use super::loader::PolicyLoader;
use super::reading::{place, place_all, span};
use super::rule::{Adjustment, Citation, Example, Rule};
use super::{Basis, DutyHolder, LegalSource, Otherwise, Silence};
use crate::condition::{Condition, Path, Scope, Template, compile, path};
use crate::diagnostic::Diagnostic;
use crate::source_file::{SourceFile, Span, visible};
use crate::vocabulary::FieldKind;

/// Compiles a rule in the scope of a loading policy, whose problems it adds to.
pub(super) struct Compiler<'l, 'c> {
    pub(super) loading: &'l mut PolicyLoader,
    pub(super) text: Arc<SourceFile>,
    pub(super) names: Scope<'c>,
    pub(super) conditions: &'c [Condition],
}

/// The sentences of a rule, ready to be filled in.
struct Sentences {
    asks: Template,
    message: Template,
    unstated: Option<Template>,
    why: Template,
    remedy: Template,
    remedy_silent: Option<Template>,
    accept: Option<Template>,
    wording: Template,
}

impl<'c> Compiler<'_, 'c> {
    /// Compiles a rule; `None` where it has problems, which are noted.
    pub(super) fn rule(&mut self, pack: String, mut file: RuleFile) -> Option<Rule> {
        // First, since every sentence and condition of the rule may speak of `it`.
        let (each, element) = self.subject(&file)?;
        self.names.it = element;

        // All parts are compiled before one that failed ends it: a file's problems come at once.
        let conditions = self.guard_and_requirement(&file);
        let adjustments = self.adjustments(&file);
        let sentences = self.sentences(&file);
        let asks_where = self.asks_where(&file);
        let citations = self.citations(&file);

        let examples = self.examples(std::mem::take(&mut file.example));
        let in_force_from = self.loading.day(&self.text, file.in_force_from.as_ref());
        let in_force_until = self.loading.day(&self.text, file.in_force_until.as_ref());
        let data = file.data.as_ref().and_then(|data| self.data(data));
        self.check_scope(&file, &citations);

        let (when, require) = conditions?;
        let sentences = sentences?;
        self.check_validation(&file, when.as_ref(), &require);

        Some(note_adequacy(Rule {
            id: file.id.into_inner(),
            pack,
            title: file.title,
            severity: file.severity,
            own_severity: file.severity,
            basis: file.basis,
            silence: file.silence,
            severity_silent: file.severity_silent,
            asks_where,
            otherwise: file.otherwise.unwrap_or_default(),
            validate: file.validate,
            data,
            root: file.root,
            each,
            asks_adequacy: false,
            when,
            require,
            adjustments,
            asks: sentences.asks,
            message: sentences.message,
            unstated: sentences.unstated,
            why: sentences.why,
            remedy: sentences.remedy,
            remedy_silent: sentences.remedy_silent,
            accept: sentences.accept,
            wording: sentences.wording,
            citations,
            in_force_from,
            in_force_until,
            examples,
            file: Arc::clone(&self.text),
        }))
    }

    /// Returns the list that a rule goes over and the kind of its elements; `None` where the list is not a list.
    fn subject(&mut self, file: &RuleFile) -> Option<(Option<Path>, Option<&'c FieldKind>)> {
        match &file.each {
            Some(each) => {
                let (path, element) = self.each(&each.it)?;
                Some((Some(path), Some(element)))
            }
            None => Some((None, None)),
        }
    }

    /// Compiles `when` and `require`, and refuses a requirement that silence alone would meet.
    fn guard_and_requirement(&mut self, file: &RuleFile) -> Option<(Option<Condition>, Condition)> {
        let when = file.when.as_ref().map(|when| self.condition(when));
        let require = self.condition(&file.require);

        // A guard may ask `!has(...)`: where silence makes a rule apply, it has passed nothing.
        if let Some(condition) = &require
            && condition.expression.is_met_by_silence(self.conditions)
        {
            let at = span(&file.require.span());
            let message = "a fact that is not stated would make this rule pass";
            self.loading.problems.push(
                Diagnostic::at(&self.text, at, message).help(
                    "require(...) may ask has(fact), and never !has(fact) or has(fact) inside a comparison",
                ),
            );
        }

        // A guard that did not compile is no guard that is left out.
        Some((when.map_or(Some(None), |when| when.map(Some))?, require?))
    }

    fn each(&mut self, value: &Spanned<String>) -> Option<(Path, &'c FieldKind)> {
        match path(value.get_ref(), self.names) {
            Ok((path, FieldKind::List(element))) => Some((path, element)),
            Ok(_) => {
                let whole = span(&value.span());
                self.loading.problems.push(Diagnostic::at(
                    &self.text,
                    whole,
                    "`each` needs a list, such as agreement.datasets",
                ));

                None
            }
            Err(fault) => {
                self.loading.problems.push(place(&self.text, value, fault));
                None
            }
        }
    }

    /// Returns the path to the ids of the datasets that an answer is about.
    fn data(&mut self, value: &Spanned<String>) -> Option<Path> {
        match path(value.get_ref(), self.names) {
            Ok((path, FieldKind::List(element))) if matches!(**element, FieldKind::Text) => {
                Some(path)
            }
            Ok(_) => {
                let problem = Diagnostic::at(
                    &self.text,
                    span(&value.span()),
                    "`data` needs a list of ids of datasets",
                )
                .help("such as it.datasets, in a rule that loops over transfers");

                self.loading.problems.push(problem);
                None
            }
            Err(fault) => {
                self.loading.problems.push(place(&self.text, value, fault));
                None
            }
        }
    }

    /// Checks that the rule claims no more than its sources carry.
    ///
    /// A rule of law needs a law that was read; and the silence of a document is a finding of law only where a law tells
    /// the document what to say. What the law asks of somebody is, where the document is silent, a question to them.
    fn check_scope(&mut self, file: &RuleFile, citations: &[Citation]) {
        // The type has this word for what audits work out, so that serde lets it pass.
        if file.basis == Basis::Benchmark {
            self.refuse(
                file,
                "no rule is a benchmark by itself",
                "the basis is law, guidance or policy; the audit determines the rest",
            );
        }

        let is_lighter = |silent| silent < file.severity && file.silence == Silence::Finding;
        if !file.severity_silent.is_none_or(is_lighter) {
            self.refuse(
                file,
                "`severity_silent` is for a silence that matters less than the breach",
                "use it with silence = \"finding\", and give a lower severity than the rule's own",
            );
        }

        let finds = matches!(file.silence, Silence::Finding | Silence::Lower);
        if file.asks_where.is_some() && !finds {
            self.refuse(
                file,
                "`asks_where` is for a silence that is a finding elsewhere",
                "use it with silence = \"finding\" or \"lower\", or omit it",
            );
        }

        if file.basis == Basis::Law {
            self.check_law(file, citations);
        }
    }

    /// Checks that a rule of law cites law, and law that tells the document what to say where its silence counts.
    fn check_law(&mut self, file: &RuleFile, citations: &[Citation]) {
        let laws: Vec<(&LegalSource, &Citation)> = citations
            .iter()
            .filter_map(|citation| {
                let source = self.loading.sources.get(citation.source.as_str())?;
                (source.basis() == Some(Basis::Law)).then_some((source, citation))
            })
            .collect();

        // One is enough: silence breaches that law, whatever the others ask of somebody else.
        let binds_paper = laws.iter().any(|(source, citation)| {
            source
                .duty_at(&citation.pinpoint)
                .contains(&DutyHolder::Instrument)
        });

        if laws.is_empty() {
            self.refuse(
                file,
                "a rule of law cites no law that was read",
                "cite a statute marked verified or derived, or change the basis",
            );
        } else if !binds_paper && matches!(file.silence, Silence::Finding | Silence::Lower) {
            self.refuse(
                file,
                "silence in an agreement is not a finding of law where the law places the duty on somebody else",
                "use silence = \"question\", or cite a provision with duty_on = [\"instrument\"]",
            );
        }
    }

    /// Checks that a rule of validation gives one answer under every law and on every day.
    fn check_validation(&mut self, file: &RuleFile, when: Option<&Condition>, require: &Condition) {
        if !file.validate {
            return;
        }

        if file.silence != Silence::Ignore || file.otherwise != Some(Otherwise::Policy) {
            self.refuse(
                file,
                "`validate` is for a rule that applies under every law and ignores silence",
                "add silence = \"ignore\" and otherwise = \"policy\", or leave `validate` out",
            );
        }

        let mut conditions = when.into_iter().chain([require]);
        let depends_on_day =
            conditions.any(|condition| condition.expression.depends_on_day(self.conditions));
        let is_bounded = file.in_force_from.is_some() || file.in_force_until.is_some();
        if depends_on_day || is_bounded {
            self.refuse(
                file,
                "`validate` is for a rule that gives the same answer on every day",
                "omit today, phase(), adequate(), adequate_in_part(), in_force_from and in_force_until, or omit `validate`",
            );
        }
    }

    /// Notes a problem with a rule as such, at its id.
    fn refuse(&mut self, file: &RuleFile, message: &str, help: &str) {
        let at = span(&file.id.span());
        self.loading
            .problems
            .push(Diagnostic::at(&self.text, at, message).help(help));
    }

    pub(super) fn condition(&mut self, value: &Spanned<String>) -> Option<Condition> {
        compile(value.get_ref(), self.names)
            .map_err(|faults| {
                self.loading
                    .problems
                    .extend(place_all(&self.text, value, faults))
            })
            .ok()
    }

    fn template(&mut self, value: &Spanned<String>) -> Option<Template> {
        // An empty text parses, and would leave a gap in every report.
        if value.get_ref().trim().is_empty() {
            self.loading.problems.push(Diagnostic::at(
                &self.text,
                span(&value.span()),
                "this text is empty",
            ));
        }

        Template::parse(value.get_ref(), self.names)
            .map_err(|fault| self.loading.problems.push(place(&self.text, value, fault)))
            .ok()
    }

    /// Parses the sentences of a rule; `None` where one that it needs has a problem.
    fn sentences(&mut self, file: &RuleFile) -> Option<Sentences> {
        let asks = self.template(&file.asks);
        let message = self.template(&file.message);
        let why = self.template(&file.why);
        let remedy = self.template(&file.remedy);
        let wording = self.template(&file.wording);

        if file.unstated.is_none() && file.silence != Silence::Ignore {
            self.refuse(
                file,
                "a rule for which silence counts must say what is missing",
                "add `unstated = \"...\"`",
            );
        }

        let mut optional = |text: &Option<Spanned<String>>| match text {
            Some(text) => self.template(text).map(Some),
            None => Some(None),
        };

        let unstated = optional(&file.unstated);
        let remedy_silent = optional(&file.remedy_silent);
        let accept = optional(&file.accept);

        Some(Sentences {
            asks: asks?,
            message: message?,
            unstated: unstated?,
            why: why?,
            remedy: remedy?,
            remedy_silent: remedy_silent?,
            accept: accept?,
            wording: wording?,
        })
    }

    fn adjustments(&mut self, file: &RuleFile) -> Vec<Adjustment> {
        let mut adjustments = Vec::new();
        for adjust in &file.adjust {
            let severity = *adjust.severity.get_ref();
            if !severity.is_within_one_of(file.severity) {
                let at = span(&adjust.severity.span());
                let message = "an adjustment changes the severity by one level at most";
                self.loading
                    .problems
                    .push(Diagnostic::at(&self.text, at, message));
            }

            let when = self.condition(&adjust.when);
            adjustments.extend(when.map(|when| Adjustment {
                when,
                severity,
                own_severity: severity,
                reason: adjust.reason.clone(),
            }));
        }

        adjustments
    }

    fn asks_where(&mut self, file: &RuleFile) -> Option<Condition> {
        let condition = file.asks_where.as_ref()?;
        self.condition(condition)
    }

    fn citations(&mut self, file: &RuleFile) -> Vec<Citation> {
        let found = file.cites.iter().filter_map(|cite| self.citation(cite));
        found.collect()
    }

    pub(super) fn citation(&mut self, cite: &Spanned<String>) -> Option<Citation> {
        let text = cite.get_ref();
        // A register key may hold a pinpoint itself, so the longest key wins.
        let ends = std::iter::once(text.len()).chain(text.rmatch_indices('(').map(|(at, _)| at));
        let mut splits = ends.filter_map(|end| text.split_at_checked(end));
        let found = splits.find(|(key, _)| self.loading.sources.contains_key(*key));
        let citation = found.map(|(key, rest)| {
            let provisions = &mut self.loading.provisions;
            let next = provisions.len();
            let number = *provisions
                .entry((key.to_owned(), rest.to_owned()))
                .or_insert(next);

            Citation {
                number: Some(number),
                ..Citation::new(key, rest)
            }
        });

        if citation.is_none() {
            let name = text.split('(').next().unwrap_or(text);
            let problem = Diagnostic::at(
                &self.text,
                span(&cite.span()),
                format!("`{}` is not in the register of sources", visible(text)),
            )
            .help("add it to sources.toml, with where it was read")
            .suggest(name, self.loading.sources.keys().map(String::as_str));

            self.loading.problems.push(problem);
        }

        citation
    }

    fn examples(&mut self, files: Vec<ExampleFile>) -> Vec<Example> {
        let mut examples = Vec::new();
        for file in files {
            let at = span(&file.outcome.span());
            examples.push(Example {
                as_of: self.loading.day(&self.text, file.as_of.as_ref()),
                outcome: file.outcome.into_inner(),
                with: file.with.into_iter().collect(),
                without: file.without,
                at: file.at,
                severity: file.severity,
                basis: file.basis,
                span: Span {
                    start: at.start,
                    end: at.end,
                },
            });
        }

        examples
    }
}

/// Notes whether a rule asks for adequacy: every answer needs to know, and its conditions are long.
fn note_adequacy(mut rule: Rule) -> Rule {
    let mut conditions = rule.conditions();
    let asks = conditions.any(|condition| condition.expression.asks_adequacy());
    drop(conditions);
    rule.asks_adequacy = asks;
    rule
}
