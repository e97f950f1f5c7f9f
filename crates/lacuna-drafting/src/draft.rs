//! An agreement that is being written: the one way its file is laid out, and the draft read back as a file would be.

mod house_facts;

use std::sync::Arc;

use serde::Deserialize;
use serde::de::Error;
use serde_json::{Number, Value};

use lacuna_core::agreement::{Agreement, AgreementSchema, CheckedAgreement};
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::source_file::{SourceFile, escaped_json};
use lacuna_core::vocabulary::Vocabulary;

/// The text of an agreement file: `$schema`, then fields in the order of the schema, two spaces a level, hidden
/// characters as escapes.
///
/// The same agreement gives the same text, whoever wrote it and in whatever order.
///
/// # Errors
/// A value that has not the shape of an agreement. That is not the whole check: [`read`] makes it.
pub fn layout(agreement: &Value) -> Result<String, serde_json::Error> {
    layout_with(agreement, Vocabulary::agreement())
}

/// The same for an agreement that may state the facts of a house: each is behind the other facts of its group.
///
/// # Errors
/// As [`layout`].
pub fn layout_with(
    agreement: &Value,
    vocabulary: &Vocabulary,
) -> Result<String, serde_json::Error> {
    let agreement = whole_numbers(agreement);
    let mut known = agreement.clone();
    let own = house_facts::take(&mut known, vocabulary);
    // The types write their fields in the order of the schema, whatever order they came in.
    let mut typed = Agreement::deserialize(&known)?;
    let schema = typed.schema.take();
    let mut text = serde_json::to_string_pretty(&typed)?;

    if let Some(address) = schema {
        // Editors and people look for it at the top, and every agreement has fields to stand behind it.
        text.replace_range(
            ..1,
            &format!("{{\n  \"$schema\": {},", serde_json::to_string(&address)?),
        );
    }

    let text = house_facts::put(text, &own)?;

    // A null reads as a field that is left out, and would be gone from the file without a word.
    if serde_json::from_str::<Value>(&text)? != agreement {
        return Err(serde_json::Error::custom(
            "null states nothing; omit the field",
        ));
    }

    Ok(escaped_json(&text).into_owned() + "\n")
}

/// The same on one line, for files that hold one agreement per line.
///
/// # Errors
/// As [`layout`].
pub fn line(agreement: &Value) -> Result<String, serde_json::Error> {
    // No text in it holds a line break: those are written as escapes.
    let mut line: String = layout(agreement)?.lines().map(str::trim_start).collect();
    line.push('\n');
    Ok(line)
}

/// Lays a draft out under a file's name and checks it as that file would be checked; the text is that of its document.
///
/// # Errors
/// Every problem that the file would have, each at its place.
pub fn read(name: &str, agreement: &Value) -> Result<CheckedAgreement, Vec<Diagnostic>> {
    read_with(name, agreement, &AgreementSchema::published())
}

/// The same for a draft that may state the facts of a house.
///
/// # Errors
/// As [`read`].
pub fn read_with(
    name: &str,
    agreement: &Value,
    schema: &Arc<AgreementSchema>,
) -> Result<CheckedAgreement, Vec<Diagnostic>> {
    // What cannot be laid out is told at its place all the same.
    let text = layout_with(agreement, schema.vocabulary())
        .unwrap_or_else(|_| escaped_json(&format!("{agreement:#}")).into_owned());

    CheckedAgreement::read_with(Arc::new(SourceFile::new(name, text)), schema)
}

/// A whole number is the same however it is written, `2.0` or `2`; the types know only the second.
fn whole_numbers(value: &Value) -> Value {
    // Beyond 2^53 a float no longer tells one whole number from the next.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .map(|(name, field)| (name.clone(), whole_numbers(field)))
                .collect(),
        ),
        Value::Array(elements) => Value::Array(elements.iter().map(whole_numbers).collect()),
        Value::Number(number) => {
            let float = number
                .as_f64()
                .filter(|float| number.is_f64() && float.fract() == 0.0 && float.abs() <= EXACT);

            let whole = float.and_then(|float| format!("{float:.0}").parse::<Number>().ok());
            Value::Number(whole.unwrap_or_else(|| number.clone()))
        }
        other => other.clone(),
    }
}
