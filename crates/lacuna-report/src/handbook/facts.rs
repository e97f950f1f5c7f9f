//! The facts of an agreement file as pages: what each means, what it can hold, and which rules read it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use lacuna_core::document::escape_pointer;
use lacuna_core::policy::{Policy, Rule};
use lacuna_core::vocabulary::{Field, FieldKind, GroupId, Vocabulary};

use super::lines;
use crate::report::{Messages, inside};

/// Which rules read which facts, by dotted path.
#[derive(Debug)]
pub struct Readers<'p> {
    vocabulary: &'p Vocabulary,
    messages: &'p Messages,
    by_fact: BTreeMap<String, Vec<&'p Rule>>,
    /// The agreement that rule examples change: it states most facts, so examples of facts are taken from it.
    base: Value,
}

/// A fact with all that is known of it, as data.
#[derive(Debug, Serialize)]
pub struct ExplainedFact<'p> {
    /// The dotted path, such as `datasets.retention.days`.
    pub path: String,
    /// A JSON pointer where it is; 0 stands for any entry of a list.
    pub pointer: String,
    /// A phrase that completes "... is not stated".
    pub label: &'p str,
    /// What to look for in the contract.
    pub help: &'p str,
    /// What kind of value states it, in words.
    pub kind: String,
    /// The words it can hold, with their meanings.
    pub choices: Vec<ExplainedChoice<'p>>,
    /// The facts it holds, where it is a group or a list of groups.
    pub holds: Vec<String>,
    /// Whether its group cannot do without it.
    pub required: bool,
    /// The list whose ids it names.
    pub refers_to: Option<&'p str>,
    /// The rules that read it, worst first.
    pub rules: Vec<ExplainedReader<'p>>,
    /// A piece of an agreement file that states it.
    pub example: Value,
    /// The language of its page.
    #[serde(skip)]
    messages: &'p Messages,
}

/// A word that a fact can hold.
#[derive(Debug, Serialize)]
pub struct ExplainedChoice<'p> {
    /// The word.
    pub word: &'p str,
    /// What it means.
    pub means: &'p str,
}

/// A rule that reads a fact.
#[derive(Debug, Serialize)]
pub struct ExplainedReader<'p> {
    /// Its id.
    pub id: &'p str,
    /// Its title.
    pub title: &'p str,
    /// Its severity.
    pub severity: &'p str,
    /// Its basis.
    pub basis: &'p str,
}

impl<'p> Readers<'p> {
    /// Looks through every condition of every rule; the messages are those of the pages.
    #[must_use]
    pub fn of(policy: &'p Policy, messages: &'p Messages) -> Self {
        let mut by_fact: BTreeMap<String, Vec<&Rule>> = BTreeMap::new();
        for rule in &policy.rules {
            for fact in read_by(policy, rule) {
                by_fact.entry(fact).or_default().push(rule);
            }
        }

        by_fact.values_mut().for_each(|rules| {
            rules.sort_by_key(|rule| (std::cmp::Reverse(rule.severity), rule.id.as_str()));
        });

        let base = policy
            .base
            .as_ref()
            // A policy may come without a base. Examples of facts are then made up.
            .and_then(|text| serde_json::from_str(text.content()).ok());

        Self {
            vocabulary: policy.vocabulary(),
            messages,
            by_fact,
            base: base.unwrap_or_default(),
        }
    }

    /// The rules that read a fact, worst first.
    #[must_use]
    pub fn rules(&self, path: &str) -> &[&'p Rule] {
        self.by_fact
            .get(path)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// A fact with all that is known of it; `None` where there is no such fact.
    #[must_use]
    pub fn explain(&self, path: &str) -> Option<ExplainedFact<'p>> {
        let vocabulary = self.vocabulary;
        let steps: Vec<&str> = path.split('.').collect();
        let field = vocabulary.field(&steps)?;
        let choices = choices(&field.kind)
            .iter()
            .map(|(word, means)| ExplainedChoice { word, means });

        let inner = field.kind.group().map(|group| vocabulary.group(group));
        let holds = inner
            .into_iter()
            .flat_map(|group| group.facts().map(|(name, _)| format!("{path}.{name}")));

        let rules = self.rules(path).iter().map(|rule| ExplainedReader {
            id: &rule.id,
            title: &rule.title,
            severity: rule.severity.as_str(),
            basis: rule.basis.as_str(),
        });

        Some(ExplainedFact {
            pointer: pointer(vocabulary, &steps),
            label: &field.label,
            help: &field.help,
            kind: kind_words(field, self.messages),
            choices: choices.collect(),
            holds: holds.collect(),
            required: field.required,
            refers_to: field.refers_to.as_deref(),
            rules: rules.collect(),
            example: example(vocabulary, GroupId::AGREEMENT, &steps, &self.base)
                .unwrap_or_default(),
            messages: self.messages,
            path: path.to_owned(),
        })
    }
}

/// The facts that a rule reads: the list it goes over, and those of its conditions.
fn read_by(policy: &Policy, rule: &Rule) -> lacuna_core::condition::FactPaths {
    let mut facts: lacuna_core::condition::FactPaths = rule
        .conditions()
        .flat_map(|condition| condition.facts(&policy.conditions, rule.each.as_ref()))
        .collect();

    // The list counts as read even where no condition names it: that it is empty decides the rule.
    facts.extend(rule.each.iter().map(|list| list.names().join(".")));

    facts
}

fn choices(kind: &FieldKind) -> &[(String, String)] {
    match kind {
        FieldKind::Choice(choices) => choices,
        FieldKind::List(element) => choices(element),
        _ => &[],
    }
}

/// What kind of value states a fact, in words.
fn kind_words(field: &Field, messages: &Messages) -> String {
    let one = |kind: &FieldKind| {
        messages.plain(match kind {
            FieldKind::Boolean => "handbook_kind_boolean",
            FieldKind::Integer => "handbook_kind_integer",
            FieldKind::Text if field.refers_to.is_some() => "handbook_kind_id",
            FieldKind::Text => "handbook_kind_text",
            FieldKind::Date => "handbook_kind_date",
            FieldKind::Country => "handbook_kind_country",
            FieldKind::Choice(_) => "handbook_kind_choice",
            FieldKind::Group(_) => "handbook_kind_group",
            FieldKind::Map(_) => "handbook_kind_map",
            FieldKind::List(_) | FieldKind::Any => "handbook_kind_any",
        })
    };

    let kind = match &field.kind {
        FieldKind::List(element) => match &**element {
            FieldKind::Group(_) => messages.plain("handbook_kind_groups"),
            FieldKind::Choice(_) => messages.plain("handbook_kind_choices"),
            inner => messages.text("handbook_kind_list", &[("entry", one(inner).into())]),
        },
        kind => one(kind),
    };

    match &field.refers_to {
        Some(list) => messages.text(
            "handbook_kind_refers",
            &[("kind", kind.into()), ("list", list.into())],
        ),
        None => kind,
    }
}

/// The field that examples of `absent` are about.
const NAMED: &str = "retention";

/// A JSON pointer to a fact, with 0 for any entry of a list.
fn pointer(vocabulary: &Vocabulary, steps: &[&str]) -> String {
    let mut pointer = String::new();
    for (depth, step) in steps.iter().enumerate() {
        pointer.push_str(&format!("/{}", escape_pointer(step)));
        let field = steps.get(..=depth).and_then(|path| vocabulary.field(path));

        match field
            .map(|field| &field.kind)
            // Only on the way: a list that is itself the fact has no entry in its pointer.
            .filter(|_| depth + 1 < steps.len())
        {
            Some(FieldKind::List(_)) => pointer.push_str("/0"),
            Some(FieldKind::Map(_)) => pointer.push_str(&format!("/{NAMED}")),
            _ => {}
        }
    }

    pointer
}

/// The smallest piece of an agreement that states a fact: with what its groups cannot do without, and values of the base.
fn example(vocabulary: &Vocabulary, group: GroupId, steps: &[&str], base: &Value) -> Option<Value> {
    let (first, rest) = steps.split_first()?;
    let field = vocabulary.group(group).get(first)?;
    let mut object = Map::new();

    // What every agreement must have would bury the one fact that the example is about.
    if group != GroupId::AGREEMENT {
        object.extend(required(vocabulary, group, base));
    }

    let inner = &base[*first];
    let value = match (&field.kind, rest.is_empty()) {
        (_, true) => sample(vocabulary, &field.kind, inner),
        (FieldKind::List(element), false) => {
            // The entry that states the fact, where one does.
            let entries = inner.as_array().map(Vec::as_slice).unwrap_or_default();
            let states = |entry: &&Value| {
                rest.iter()
                    .try_fold(*entry, |at, step| at.get(step))
                    .is_some()
            };

            let entry = entries
                .iter()
                .find(states)
                .or(entries.first())
                .unwrap_or(&Value::Null);

            json!([example(vocabulary, element.group()?, rest, entry)?])
        }
        (FieldKind::Map(element), false) => {
            json!({ NAMED: example(vocabulary, element.group()?, rest, inner)? })
        }
        (kind, false) => example(vocabulary, kind.group()?, rest, inner)?,
    };

    object.insert((*first).to_owned(), value);

    Some(Value::Object(object))
}

fn required(vocabulary: &Vocabulary, group: GroupId, base: &Value) -> Map<String, Value> {
    let needed = vocabulary
        .group(group)
        .facts()
        .filter(|(_, field)| field.required);
    needed
        .map(|(name, field)| {
            (
                name.to_owned(),
                sample(vocabulary, &field.kind, &base[name]),
            )
        })
        .collect()
}

/// A value of a kind: that of the base where it has one that is short, else one made up.
fn sample(vocabulary: &Vocabulary, kind: &FieldKind, base: &Value) -> Value {
    match kind {
        FieldKind::Group(group) => Value::Object(required(vocabulary, *group, base)),
        FieldKind::List(element) => {
            let first = base.get(0).unwrap_or(&Value::Null);
            json!([sample(vocabulary, element, first)])
        }
        FieldKind::Map(element) => json!({ NAMED: sample(vocabulary, element, &Value::Null) }),
        _ if !base.is_null() => base.clone(),
        FieldKind::Boolean => json!(true),
        FieldKind::Integer => json!(1),
        FieldKind::Date => json!("2026-02-05"),
        FieldKind::Country => json!("GB"),
        FieldKind::Choice(choices) => json!(choices.first().map_or("", |(word, _)| word.as_str())),
        FieldKind::Text | FieldKind::Any => json!("..."),
    }
}

/// One fact, as Markdown.
#[must_use]
pub fn fact(explained: &ExplainedFact<'_>) -> String {
    let messages = explained.messages;
    let label = messages.text("handbook_fact_label", &[("label", lines(explained.label))]);
    let mut page = format!("# {}\n\n{label}\n", explained.path);
    if !explained.help.is_empty() {
        page.push_str(&format!("\n{}\n", explained.help));
    }

    let kind = messages.text("handbook_fact_kind", &[("kind", (&explained.kind).into())]);
    page.push_str(&format!("\n{kind}\n"));
    if explained.required {
        page.push_str(&format!("{}\n", messages.plain("handbook_fact_required")));
    }

    let place = [("pointer", (&explained.pointer).into())];
    page.push_str(&format!(
        "{}\n",
        messages.text("handbook_fact_place", &place)
    ));
    page.push_str(&choice_lines(explained));
    if !explained.holds.is_empty() {
        page.push_str(&format!("\n{}\n\n", messages.plain("handbook_fact_holds")));
        explained
            .holds
            .iter()
            .for_each(|path| page.push_str(&format!("- {path}\n")));
    }

    page.push_str(&format!(
        "\n## {}\n\n",
        messages.plain("handbook_fact_rules")
    ));
    page.push_str(&reader_lines(explained));
    page.push_str(&format!(
        "\n## {}\n\n",
        messages.plain("handbook_fact_example")
    ));
    let example = serde_json::to_string_pretty(&explained.example).unwrap_or_default();
    // The base may be a house's own, and `lacuna explain` prints its values on a terminal.
    lacuna_core::source_file::escaped_json(&example)
        .lines()
        // Four spaces are code in Markdown, and are no noise on a terminal as a fence would be.
        .for_each(|line| page.push_str(&format!("    {line}\n")));

    page
}

fn reader_lines(explained: &ExplainedFact<'_>) -> String {
    let messages = explained.messages;
    if explained.rules.is_empty() {
        let none = if explained.holds.is_empty() {
            "handbook_fact_no_rules"
        } else {
            "handbook_fact_no_rules_whole"
        };

        return messages.plain(none) + "\n";
    }

    let rules = explained.rules.iter().map(|rule| {
        let severity = inside(&messages.word("severity", rule.severity));
        let basis = messages.word("handbook_basis", rule.basis);
        let arguments = [
            ("id", rule.id.into()),
            ("title", lines(rule.title)),
            ("severity", severity.into()),
            ("basis", basis.into()),
        ];

        messages.text("handbook_line", &arguments) + "\n"
    });

    rules.collect()
}

/// The words that a fact can hold, below an empty line; nothing where it can hold any.
fn choice_lines(explained: &ExplainedFact<'_>) -> String {
    let mut text = String::new();
    for choice in &explained.choices {
        let arguments = [("word", choice.word.into()), ("means", lines(choice.means))];
        let line = explained.messages.text("handbook_choice", &arguments);
        text.push_str(if text.is_empty() { "\n" } else { "" });
        text.push_str(&format!("{line}\n"));
    }

    text
}

/// The page of every fact there is, and the name of its file.
#[must_use]
pub fn facts(policy: &Policy, messages: &Messages) -> (String, String) {
    let readers = Readers::of(policy, messages);
    let mut page = format!(
        "# {}\n\n{}\n",
        messages.plain("handbook_facts"),
        messages.plain("handbook_facts_about")
    );

    for (path, field) in policy.vocabulary().paths() {
        let Some(explained) = readers.explain(&path) else {
            continue;
        };

        let line = if field.required {
            "handbook_facts_line_required"
        } else {
            "handbook_facts_line"
        };

        let level = if path.contains('.') { "###" } else { "##" };
        let arguments = [
            ("label", lines(explained.label)),
            ("kind", capital(&explained.kind).into()),
        ];

        let line = messages.text(line, &arguments);
        page.push_str(&format!("\n{level} {path}\n\n{line}"));
        if !explained.help.is_empty() {
            page.push_str(&format!("\n\n{}", explained.help));
        }

        page.push('\n');
        page.push_str(&choice_lines(&explained));
        let rules = readers
            .rules(&path)
            .iter()
            .map(|rule| format!("[{}](rules/{}.md)", rule.id, rule.pack));

        let rules = messages.joined("value_list", rules);
        if !rules.is_empty() {
            let read_by = messages.text("handbook_facts_read_by", &[("rules", rules.into())]);
            page.push_str(&format!("\n{read_by}\n"));
        }
    }

    ("agreement.md".to_owned(), page)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
