//! A rule as a page: what it asks, why, what silence means, its conditions, sources and examples.

use std::collections::BTreeSet;

use lacuna_core::condition::{Path, Root, Template};
use lacuna_core::policy::{Citation, Example, ExpectedOutcome, Policy, Rule, Silence};

use super::{basis, lines, severity};
use crate::report::{Argument, Messages, inside, padded};
use crate::source_title::name_and_about;

/// The column of the conditions, behind the word for each.
const CONDITION: usize = 9;

/// What a person needs to know of a rule, as Markdown.
#[must_use]
pub fn rule(policy: &Policy, rule: &Rule, messages: &Messages) -> String {
    RulePage {
        policy,
        rule,
        messages,
    }
    .write()
}

struct RulePage<'a> {
    policy: &'a Policy,
    rule: &'a Rule,
    messages: &'a Messages,
}

impl RulePage<'_> {
    fn write(&self) -> String {
        let rule = self.rule;
        let mut page = format!("## {} {}\n\n", rule.id, rule.title);
        for paragraph in [
            self.about(),
            self.paragraph("handbook_asks", &rule.asks),
            self.paragraph("handbook_why", &rule.why),
            self.paragraph("handbook_breached", &rule.message),
            self.silence(),
            self.paragraph("handbook_remedy", &rule.remedy),
            self.messages.plain("handbook_wording"),
        ] {
            page.push_str(&format!("{paragraph}\n\n"));
        }

        page.push_str(&format!(
            "> {}\n\n",
            // Markdown ends a quotation at a blank line, unless that line carries the mark too.
            rule.wording.outline().trim().replace('\n', "\n> ")
        ));

        page.push_str(&self.conditions());
        page.push_str(&self.used());
        page.push_str(&self.heading("handbook_sources"));
        for citation in &rule.citations {
            page.push_str(&self.source(citation));
        }

        page.push('\n');
        page.push_str(&self.heading("handbook_examples"));
        for one in &rule.examples {
            page.push_str(&self.example(one));
        }

        let file = self.say("handbook_file", &[("file", rule.file.name().into())]);
        page.push_str(&format!("\n{file}\n"));

        page
    }

    fn say(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.messages.text(id, arguments)
    }

    fn heading(&self, id: &str) -> String {
        format!("### {}\n\n", self.messages.plain(id))
    }

    fn about(&self) -> String {
        let pack = self.policy.pack(self.rule);
        let pack = pack.map_or("", |pack| pack.name.as_str());
        self.say(
            "handbook_rule_about",
            &[
                ("pack", pack.into()),
                (
                    "severity",
                    severity(self.rule.severity, self.messages).into(),
                ),
                ("basis", basis(self.rule.basis, self.messages).into()),
            ],
        )
    }

    fn paragraph(&self, id: &str, words: &Template) -> String {
        self.say(id, &[("words", lines(&self.outline(words)))])
    }

    /// A sentence of the rule without an agreement. In English the path of a fact reads as words; in another language its
    /// label stands for it.
    fn outline(&self, words: &Template) -> String {
        if self.messages.is_english() {
            return words.outline();
        }

        words.outline_with(|path| {
            let label = self.label(path);
            label.map_or_else(
                || format!("[{}]", path.names().join(".")),
                |label| format!("[{label}]"),
            )
        })
    }

    fn label(&self, path: &Path) -> Option<&str> {
        let list = self.rule.each.as_ref();
        let mut steps = match path.root {
            Root::Agreement => Vec::new(),
            Root::Variable(_) => list.map(Path::names).unwrap_or_default(),
        };

        steps.extend(path.names());
        let field = self.policy.vocabulary().field(&steps)?;
        Some(field.label.as_str())
    }

    fn silence(&self) -> String {
        let means = self.messages.plain(match self.rule.silence {
            Silence::Finding => "handbook_silence_finding",
            Silence::Lower => "handbook_silence_lower",
            Silence::Question => "handbook_silence_question",
            Silence::Ignore => "handbook_silence_ignore",
        });

        match &self.rule.unstated {
            None => self.say("handbook_silent", &[("means", means.into())]),
            Some(unstated) => {
                let words = self.outline(unstated);
                self.say(
                    "handbook_silent_words",
                    &[("means", means.into()), ("words", lines(&words))],
                )
            }
        }
    }

    fn conditions(&self) -> String {
        let rule = self.rule;
        let mut text = self.heading("handbook_conditions") + "```text\n";
        if let Some(each) = &rule.each {
            let list = format!("agreement.{}", each.names().join("."));
            text.push_str(&self.say("handbook_each", &[("list", list.into())]));
            text.push('\n');
        }

        let mut push = |word: &str, condition: &str, behind: &str| {
            let word = padded(word, CONDITION);
            text.push_str(&format!("{word}{}{behind}\n", condition.trim()));
        };

        if let Some(when) = &rule.when {
            push(&self.messages.plain("handbook_when"), &when.source, "");
        }

        let require = self.messages.plain("handbook_require");
        push(&require, &rule.require.source, "");
        if let Some(asks_where) = &rule.asks_where {
            push(
                &self.messages.plain("handbook_asks_where"),
                &asks_where.source,
                "",
            );
        }

        for adjustment in &rule.adjustments {
            let reason = [("words", lines(&adjustment.reason))];
            push(
                &severity(adjustment.severity, self.messages),
                &adjustment.when.source,
                &format!("  {}", self.say("handbook_bracketed", &reason)),
            );
        }

        text + "```\n\n"
    }

    /// The definitions and parameters that the conditions name.
    fn used(&self) -> String {
        let conditions = self.rule.conditions();
        let text: String = conditions
            .map(|condition| format!("{} ", condition.source))
            .collect();

        let mut lines = self.definitions(&text) + &self.parameters(&text);
        if !lines.is_empty() {
            lines.push('\n');
        }

        lines
    }

    fn definitions(&self, conditions: &str) -> String {
        let words: BTreeSet<&str> = conditions
            // Whole words: `memorandum` is a definition, and so is `memorandum_with_vendor`.
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .collect();

        let known = self.policy.definitions.iter().zip(&self.policy.conditions);
        let named = known.filter(|(definition, _)| words.contains(definition.name.as_str()));
        let lines = named.map(|(definition, condition)| {
            let arguments = [
                ("name", (&definition.name).into()),
                ("means", lines(&definition.means)),
                ("condition", lines(condition.source.trim())),
            ];

            self.say("handbook_definition", &arguments) + "\n"
        });

        lines.collect()
    }

    fn parameters(&self, conditions: &str) -> String {
        let names: BTreeSet<&str> = conditions
            // With the dot, so that a path is one piece: of two names one may begin the other.
            .split(|c: char| !c.is_alphanumeric() && c != '_' && c != '.')
            .filter_map(|path| path.strip_prefix("parameters."))
            .collect();

        let known = self.policy.parameters.iter();
        let named = known.filter(|(name, _)| names.contains(name.as_str()));
        let lines = named.map(|(name, parameter)| {
            let arguments = [
                ("name", format!("parameters.{name}").into()),
                ("value", parameter.value.to_string().into()),
                ("unit", lines(&parameter.unit)),
                ("reason", lines(&parameter.reason)),
            ];

            self.say("handbook_parameter", &arguments) + "\n"
        });

        lines.collect()
    }

    fn source(&self, citation: &Citation) -> String {
        let Some(source) = self.policy.sources.get(citation.source.as_str()) else {
            return String::new();
        };

        let (name, about) = name_and_about(&source.title);
        let mark = self.messages.word("handbook_mark", source.mark.as_str());
        let arguments = [
            ("name", name.into()),
            ("about", about.into()),
            ("pinpoint", (&citation.pinpoint).into()),
            ("mark", mark.into()),
            ("read", lines(&source.read)),
        ];

        self.say("handbook_source", &arguments) + "\n"
    }

    fn example(&self, example: &Example) -> String {
        let outcome = match example.outcome {
            ExpectedOutcome::Met => "met",
            ExpectedOutcome::Breached => "breached",
            ExpectedOutcome::NotStated => "not_stated",
            ExpectedOutcome::CannotTell => "cannot_tell",
            ExpectedOutcome::NotApplicable => "not_applicable",
        };

        let with = example.with.iter().map(|(name, value)| {
            let arguments = [("name", name.into()), ("value", value.to_string().into())];
            self.say("handbook_example_with", &arguments)
        });

        let without = example
            .without
            .iter()
            .map(|name| self.say("handbook_example_without", &[("name", name.into())]));

        let day = example.as_of.map(|day| {
            self.say(
                "handbook_example_as_of",
                &[("day", self.messages.day(day).into())],
            )
        });

        let mut changes = self
            .messages
            .joined("handbook_changes", with.chain(without).chain(day));

        if changes.is_empty() {
            changes = self.messages.plain("handbook_example_base");
        }

        let outcome = inside(&self.messages.word("outcome", outcome));
        let arguments = [("outcome", outcome.into()), ("changes", changes.into())];
        self.say("handbook_example", &arguments) + "\n"
    }
}
