//! Reads a policy file so that every slip is told with its field, its line and the nearest name.

use std::sync::{Arc, LazyLock};

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::schema::{pack_schema, rule_schema, settings_schema};
use crate::condition::ConditionError;
use crate::diagnostic::Diagnostic;
use crate::source_file::{SourceFile, Span};
use crate::vocabulary::{FieldKind, GroupId, Vocabulary};

static RULE: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::from_schema(&rule_schema()));
static PACK: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::from_schema(&pack_schema()));
static SETTINGS: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::from_schema(&settings_schema()));

/// The fields that a file may have.
pub(super) enum FileShape {
    Rule,
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
        FileShape::Pack => read_toml(text, &PACK),
        FileShape::Settings => read_toml(text, &SETTINGS),
        FileShape::Entries => {
            toml::from_str(text.content()).map_err(|error| vec![problem(text, &error)])
        }
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
    let table = DeTable::parse(text.content()).map_err(|error| vec![problem(text, &error)])?;
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
    T::deserialize(toml::Deserializer::from(table)).map_err(|error| vec![problem(text, &error)])
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
            None => problems.push(
                Diagnostic::at(
                    text,
                    span(&key.span()),
                    format!(
                        "there is no field `{}` here",
                        crate::source_file::visible(key.get_ref())
                    ),
                )
                .help(format!(
                    "the fields are: {}",
                    group.names().collect::<Vec<_>>().join(", ")
                ))
                .suggest(key.get_ref(), group.names()),
            ),
            Some(field) => {
                if let Some(inner) = field.kind.group() {
                    let named = matches!(field.kind, FieldKind::Map(_));
                    inner_tables(value.get_ref(), named)
                        .for_each(|table| unknown_fields(text, table, vocabulary, inner, problems));
                } else if let (FieldKind::Choice(choices), Some(word)) =
                    (&field.kind, value.get_ref().as_str())
                    && !choices.iter().any(|(choice, _)| choice == word)
                {
                    let words: Vec<&str> =
                        choices.iter().map(|(choice, _)| choice.as_str()).collect();
                    problems.push(
                        Diagnostic::at(
                            text,
                            span(&value.span()),
                            format!(
                                "`{}` cannot hold `{}`",
                                key.get_ref(),
                                crate::source_file::visible(word)
                            ),
                        )
                        .help(format!("it holds one of: {}", words.join(", ")))
                        .suggest(word, words.iter().copied()),
                    );
                }
            }
        }
    }
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

fn problem(text: &Arc<SourceFile>, error: &toml::de::Error) -> Diagnostic {
    let span = error
        .span()
        .map_or_else(|| Span::new(0, 0), |range| span(&range));

    let message = error.message().lines().next().unwrap_or("this is not TOML");
    Diagnostic::at(
        text,
        span,
        crate::source_file::visible(message).into_owned(),
    )
    .help("policy files are TOML (toml.io); compare it with a file in policies/")
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
