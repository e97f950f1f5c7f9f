//! Reads a policy file so that every slip is reported with its field, its line and the nearest name.

use std::sync::{Arc, LazyLock};

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::toml_errors::{describe_json, describe_misfit, describe_syntax, is_json};
use crate::condition::ConditionError;
use crate::diagnostic::{Diagnostic, meant, short};
use crate::source_file::{SourceFile, Span};
use crate::vocabulary::{FieldKind, GroupId, PublishedSchema, Vocabulary};

static RULE: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::from_schema(&PublishedSchema::Rule.to_json()));
static PACK: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::from_schema(&PublishedSchema::Pack.to_json()));
static SETTINGS: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::from_schema(&PublishedSchema::Settings.to_json()));

/// The line above each example of a rule.
const EXAMPLE: &str = "\n[[example]]";

/// The fields that a file may have.
pub(super) enum FileShape {
    Rule,
    /// A rule without its examples, which no audit needs.
    RuleAlone,
    Pack,
    Settings,
    /// Entries that the author names; each is checked when it is read.
    Entries,
}

/// Reads a TOML file into its type.
///
/// # Errors
/// Every unknown field, with the nearest known one; else the first thing that TOML or the type refuses.
pub(super) fn read<T: DeserializeOwned>(
    text: &Arc<SourceFile>,
    shape: &FileShape,
) -> Result<T, Vec<Diagnostic>> {
    match shape {
        FileShape::Rule => read_toml(text, &RULE),
        FileShape::RuleAlone => read_fields(text, without_examples(text.content()), &RULE),
        FileShape::Pack => read_toml(text, &PACK),
        FileShape::Settings => read_toml(text, &SETTINGS),
        FileShape::Entries => deserialize(text, parse(text, text.content())?),
    }
}

/// Returns a rule file as far as its first example; the whole file, where anything but examples follows.
fn without_examples(content: &str) -> &str {
    let Some(at) = content.find(EXAMPLE) else {
        return content;
    };

    let (rule, examples) = content.split_at(at);
    // A table behind the examples would belong to the rule again.
    let is_alone = |line: &str| !line.starts_with('[') || line == EXAMPLE.trim_start();
    if examples.lines().all(is_alone) {
        rule
    } else {
        content
    }
}

/// Reads a TOML file whose fields a vocabulary lists.
///
/// # Errors
/// Every unknown field, with the nearest known one; else the first thing that TOML or the type refuses.
pub(crate) fn read_toml<T: DeserializeOwned>(
    text: &Arc<SourceFile>,
    vocabulary: &Vocabulary,
) -> Result<T, Vec<Diagnostic>> {
    read_fields(text, text.content(), vocabulary)
}

/// Reads the beginning of a TOML file, as far as `content` goes.
fn read_fields<T: DeserializeOwned>(
    text: &Arc<SourceFile>,
    content: &str,
    vocabulary: &Vocabulary,
) -> Result<T, Vec<Diagnostic>> {
    // Not left to serde, which stops at the first field that it does not know.
    let table = parse(text, content)?;
    let mut problems = Vec::new();
    unknown_fields(
        text,
        table.get_ref(),
        vocabulary,
        GroupId::AGREEMENT,
        &mut problems,
    );
    if !problems.is_empty() {
        // A TOML table gives its keys by name; a reader goes through the file from the top.
        problems.sort_by_key(|problem| problem.position);
        return Err(problems);
    }

    // The table that was just checked becomes the value: the text is not read a second time.
    deserialize(text, table)
}

/// Parses TOML. A day without quotes is taken for the same day as a text, as all days in these files are.
fn parse<'t>(
    text: &Arc<SourceFile>,
    content: &'t str,
) -> Result<Spanned<DeTable<'t>>, Vec<Diagnostic>> {
    // Before the parser, whose errors on JSON say nothing of JSON.
    if is_json(content) {
        return Err(vec![describe_json(text)]);
    }
    let mut table = DeTable::parse(content).map_err(|error| vec![describe_syntax(text, &error)])?;

    quote_days(table.get_mut());
    Ok(table)
}

fn deserialize<T: DeserializeOwned>(
    text: &Arc<SourceFile>,
    table: Spanned<DeTable<'_>>,
) -> Result<T, Vec<Diagnostic>> {
    T::deserialize(toml::Deserializer::from(table))
        .map_err(|error| vec![describe_misfit(text, &error)])
}

fn quote_days(table: &mut DeTable<'_>) {
    for (_, value) in table {
        quote_days_in(value.get_mut());
    }
}

fn quote_days_in(value: &mut DeValue<'_>) {
    match value {
        // A day with a time stays what it is, and is refused as that: no field holds an hour.
        DeValue::Datetime(day) if day.time.is_none() && day.offset.is_none() => {
            *value = DeValue::String(day.to_string().into());
        }
        DeValue::Array(list) => list
            .iter_mut()
            .for_each(|element| quote_days_in(element.get_mut())),
        DeValue::Table(table) => quote_days(table),
        _ => {}
    }
}

fn unknown_fields(
    text: &Arc<SourceFile>,
    table: &DeTable<'_>,
    vocabulary: &Vocabulary,
    group: GroupId,
    problems: &mut Vec<Diagnostic>,
) {
    let group = vocabulary.group(group);
    for (key, value) in table {
        match group.get(key.get_ref()) {
            None => problems.push(unknown_field(text, key, &group.names().collect::<Vec<_>>())),
            Some(field) => {
                if let Some(inner) = field.kind.group() {
                    let named = matches!(field.kind, FieldKind::Map(_));
                    inner_tables(value.get_ref(), named)
                        .for_each(|table| unknown_fields(text, table, vocabulary, inner, problems));
                } else if let FieldKind::Choice(choices) = &field.kind {
                    let words: Vec<&str> =
                        choices.iter().map(|(choice, _)| choice.as_str()).collect();

                    problems.extend(wrong_word(text, key.get_ref(), value, &words));
                }
            }
        }
    }
}

fn unknown_field(
    text: &Arc<SourceFile>,
    key: &Spanned<DeString<'_>>,
    known: &[&str],
) -> Diagnostic {
    let name = key.get_ref();
    let message = format!("there is no field `{}` here", short(name));
    let problem = Diagnostic::at(text, span(&key.span()), message);

    match meant(name, known) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem.help(format!("the fields are: {}", known.join(", "))),
    }
}

/// Describes a value that is none of the words that a field can hold.
fn wrong_word(
    text: &Arc<SourceFile>,
    field: &str,
    value: &Spanned<DeValue<'_>>,
    words: &[&str],
) -> Option<Diagnostic> {
    let given = match value.get_ref().as_str() {
        Some(word) if words.contains(&word) => return None,
        Some(word) => short(word),
        None => short(text.slice(span(&value.span()))),
    };

    let message = format!("`{field}` cannot hold `{given}`");
    Some(
        Diagnostic::at(text, span(&value.span()), message)
            .help(format!("it holds one of: {}", words.join(", ")))
            .suggest(&given, words.iter().copied()),
    )
}

/// Returns the tables inside a value: itself, the elements of a list, or, where the author names them, the entries of a table.
fn inner_tables<'v, 'i>(
    value: &'v DeValue<'i>,
    named: bool,
) -> Box<dyn Iterator<Item = &'v DeTable<'i>> + 'v> {
    if named {
        let entries = value
            .as_table()
            .into_iter()
            .flat_map(|table| table.values());

        return Box::new(entries.filter_map(|entry| entry.get_ref().as_table()));
    }
    let elements = value.as_array().into_iter().flat_map(|list| list.iter());
    let elements = elements.filter_map(|element| element.get_ref().as_table());
    Box::new(value.as_table().into_iter().chain(elements))
}

/// Returns a range of bytes as a span.
pub(crate) fn span(range: &std::ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

/// Places the faults of a condition in the file that holds it.
pub(super) fn place_all(
    text: &Arc<SourceFile>,
    value: &Spanned<String>,
    faults: Vec<ConditionError>,
) -> impl Iterator<Item = Diagnostic> {
    faults.into_iter().map(|fault| place(text, value, fault))
}

/// Places a fault of a condition or a sentence in the file that holds it.
pub(super) fn place(
    text: &Arc<SourceFile>,
    value: &Spanned<String>,
    fault: ConditionError,
) -> Diagnostic {
    let literal = span(&value.span());
    let written = text.slice(literal);
    // Where the literal holds the value letter for letter, the fault's own place can be shown; escapes move letters.
    let place = match written.find(value.get_ref().as_str()) {
        Some(at) if !value.get_ref().is_empty() => {
            let start = literal.start as usize + at;
            let inside = fault.span.moved(start);
            Span {
                start: inside.start,
                end: inside.end.min(literal.end),
            }
        }
        _ => literal,
    };

    let problem = Diagnostic::at(text, place, fault.message);
    match fault.help {
        Some(help) => problem.help(help),
        None => problem,
    }
}
