//! Facts that a house adds, in the layout of an agreement file: the types do not know them, so they are put in after.

use std::sync::Arc;

use serde_json::Value;

use lacuna_core::document::{Document, NodeId, NodeKind};
use lacuna_core::source_file::SourceFile;
use lacuna_core::vocabulary::{FieldKind, GroupId, Vocabulary};

/// A fact of the house that was removed from its group.
#[derive(Debug, PartialEq)]
pub(super) struct TakenFact {
    /// The JSON pointer of the group.
    group: String,
    name: String,
    value: Value,
}

/// Takes the facts of the house out of an agreement.
pub(super) fn take(agreement: &mut Value, vocabulary: &Vocabulary) -> Vec<TakenFact> {
    let mut taken = Vec::new();
    let published = Vocabulary::agreement();
    // Without a house, both are the one published vocabulary, and nothing need be searched.
    if !std::ptr::eq(vocabulary, published) {
        let groups = Groups {
            vocabulary,
            published,
        };

        groups.take(
            agreement,
            (GroupId::AGREEMENT, GroupId::AGREEMENT),
            "",
            &mut taken,
        );
    }

    taken
}

struct Groups<'v> {
    vocabulary: &'v Vocabulary,
    published: &'v Vocabulary,
}

impl Groups<'_> {
    /// Takes them out of one group and the groups in it; a group has a number in each of the two vocabularies.
    fn take(
        &self,
        value: &mut Value,
        (own, known): (GroupId, GroupId),
        pointer: &str,
        taken: &mut Vec<TakenFact>,
    ) {
        let Value::Object(fields) = value else {
            return;
        };

        for (name, field) in self.vocabulary.group(own).facts() {
            let Some(published) = self.published.group(known).get(name) else {
                taken.extend(fields.remove(name).map(|value| TakenFact {
                    group: pointer.to_owned(),
                    name: name.to_owned(),
                    value,
                }));

                continue;
            };

            let (Some(own), Some(known)) = (field.kind.group(), published.kind.group()) else {
                continue;
            };

            let place = format!("{pointer}/{name}");
            match (&field.kind, fields.get_mut(name)) {
                (FieldKind::List(_), Some(Value::Array(entries))) => {
                    for (at, entry) in entries.iter_mut().enumerate() {
                        self.take(entry, (own, known), &format!("{place}/{at}"), taken);
                    }
                }
                (FieldKind::Group(_), Some(inner)) => self.take(inner, (own, known), &place, taken),
                _ => {}
            }
        }
    }
}

/// Puts facts back into the text of an agreement, each behind the other facts of its group.
pub(super) fn put(text: String, taken: &[TakenFact]) -> Result<String, serde_json::Error> {
    if taken.is_empty() {
        return Ok(text);
    }

    let Ok(document) = Document::parse(Arc::new(SourceFile::new("agreement", text.as_str())))
    else {
        return Ok(text);
    };

    let mut laid_out = String::new();
    render(&document, NodeId::ROOT, 0, taken, &mut laid_out)?;

    Ok(laid_out)
}

fn render(
    document: &Document,
    node: NodeId,
    depth: usize,
    taken: &[TakenFact],
    text: &mut String,
) -> Result<(), serde_json::Error> {
    let (open, close) = match document.kind(node) {
        NodeKind::Object => ('{', '}'),
        NodeKind::List => ('[', ']'),
        _ => {
            // The raw text keeps numbers and escapes as they were written.
            text.push_str(document.raw(node));
            return Ok(());
        }
    };

    let line = format!("\n{}", "  ".repeat(depth + 1));
    let mut comma = "";
    text.push(open);
    for child in document.children(node) {
        text.push_str(comma);
        text.push_str(&line);
        if open == '{' {
            text.push_str(&serde_json::to_string(&document.key(child))?);
            text.push_str(": ");
        }

        render(document, child, depth + 1, taken, text)?;
        comma = ",";
    }

    let pointer = document.pointer(node);
    for fact in taken.iter().filter(|fact| fact.group == pointer) {
        // A string has its line breaks as escapes, so that only the layout is indented.
        let value = serde_json::to_string_pretty(&fact.value)?.replace('\n', &line);
        text.push_str(comma);
        text.push_str(&line);
        text.push_str(&format!("{}: {value}", serde_json::to_string(&fact.name)?));
        comma = ",";
    }

    if !comma.is_empty() {
        text.push_str(&format!("\n{}", "  ".repeat(depth)));
    }

    text.push(close);

    Ok(())
}
