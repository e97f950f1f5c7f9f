//! Records a silence: the edit that says of a fact under `absent` that the text was read and does not state it.

use lacuna_core::agreement::absences_of;
use std::ops::Range;
use std::sync::Arc;

use lacuna_core::agreement::{AgreementSchema, CheckedAgreement};
use lacuna_core::assessment::Assessment;
use lacuna_core::document::{Document, NodeId};
use lacuna_core::source_file::SourceFile;

use crate::diagnostics::find_anchor;

/// More edits than this at one place do not help: the most important facts come first.
const MOST: usize = 20;

/// An edit that records one silence.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SilenceEdit {
    /// The dotted path of the fact.
    pub(crate) fact: String,
    /// Where the text is put in, in bytes.
    pub(crate) at: usize,
    pub(crate) text: String,
}

/// Gives an edit for each fact that is not stated at a place, the most important first.
pub(crate) fn offer_silences(
    text: &str,
    selected: &Range<usize>,
    assessment: &Assessment<'_>,
) -> Vec<SilenceEdit> {
    let document = assessment.agreement.document();
    let open = assessment.open_facts().into_iter().filter(|question| {
        let anchor = find_anchor(document, &question.fact.pointer);
        // To touch is enough, since a cursor without a selection has no width.
        anchor.start <= selected.end && selected.start <= anchor.end
    });

    let edits = open.filter_map(|question| {
        let (at, added) = write_silence(document, &question.fact.pointer)?;
        Some(SilenceEdit {
            fact: question.fact.path,
            at,
            text: added,
        })
    });

    edits
        // Before the limit, and only as far as it goes: each check reads the whole file anew.
        .filter(|edit| keeps_valid(text, edit, &assessment.policy.schema))
        .take(MOST)
        .collect()
}

/// Whether the file is still an agreement after an edit. An edit that breaks it is never offered.
fn keeps_valid(text: &str, edit: &SilenceEdit, schema: &Arc<AgreementSchema>) -> bool {
    let (Some(before), Some(after)) = (text.get(..edit.at), text.get(edit.at..)) else {
        return false;
    };
    let changed = format!("{before}{}{after}", edit.text);
    CheckedAgreement::read_with(Arc::new(SourceFile::new("", changed)), schema).is_ok()
}

/// Writes the record of a silence, and where to put it.
fn write_silence(document: &Document, pointer: &str) -> Option<(usize, String)> {
    let (group, field) = pointer.rsplit_once('/')?;
    let record = format!("{}: {{ \"kind\": \"silent\" }}", quote(field));

    // The group may not be there yet: the nearest one around it is, and the rest is written out.
    let (mut around, mut missing) = (group, Vec::new());
    let node = loop {
        if let Some(node) = document.at(around) {
            break node;
        }
        let (parent, name) = around.rsplit_once('/')?;
        missing.push(name);
        around = parent;
    };

    // The records of a group further out are about its own fields, and not about those below.
    let absent = absences_of(document, node)
        .node()
        .filter(|_| missing.is_empty());
    if let Some(absent) = absent {
        return insert_member(document, absent, &record);
    }

    let member = format!("\"absent\": {{ {record} }}");
    // The innermost name was pushed first, so that the groups grow from the inside out.
    let member = missing.iter().fold(member, |inner, name| {
        format!("{}: {{ {inner} }}", quote(name))
    });

    insert_member(document, node, &member)
}

/// Puts a member at the end of an object, on a line of its own where the members have theirs.
fn insert_member(document: &Document, object: NodeId, member: &str) -> Option<(usize, String)> {
    let span = document.span(object).range();
    let Some(last) = document.children(object).last() else {
        return Some((span.start + 1, format!(" {member} ")));
    };

    let content = document.text().content();
    let key = document.key_span(last).range();
    let before = content.get(span.start..key.start)?;
    // The break and the indent before the last member, where it is on a line of its own.
    let separator = before
        .rfind(['\n', ',', '{'])
        .and_then(|at| before.get(at..));
    let separator = separator
        .filter(|text| text.starts_with('\n'))
        .unwrap_or(" ");

    Some((
        document.span(last).range().end,
        format!(",{separator}{member}"),
    ))
}

fn quote(step: &str) -> String {
    // In this order, or `~01` would become a slash (RFC 6901, section 4).
    let name = step.replace("~1", "/").replace("~0", "~");
    serde_json::Value::from(name).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(text: &str, pointer: &str) -> String {
        let document = Document::parse(Arc::new(SourceFile::new("", text))).expect("it is JSON");
        let (at, added) = write_silence(&document, pointer).expect("there is a place");
        format!("{}{added}{}", &text[..at], &text[at..])
    }

    #[test]
    fn a_silence_is_recorded_in_the_layout_of_the_file() {
        let silent = "{ \"kind\": \"silent\" }";
        let cases = [
            (
                "{ \"a\": { \"b\": 1 } }",
                "/a/c",
                format!("{{ \"a\": {{ \"b\": 1, \"absent\": {{ \"c\": {silent} }} }} }}"),
            ),
            (
                "{\n  \"a\": {\n    \"b\": 1\n  }\n}",
                "/a/c",
                format!(
                    "{{\n  \"a\": {{\n    \"b\": 1,\n    \"absent\": {{ \"c\": {silent} }}\n  }}\n}}"
                ),
            ),
            (
                "{ \"a\": { \"absent\": { \"b\": {} } } }",
                "/a/c",
                format!("{{ \"a\": {{ \"absent\": {{ \"b\": {{}}, \"c\": {silent} }} }} }}"),
            ),
            (
                "{ \"a\": 1 }",
                "/b/c/d",
                format!(
                    "{{ \"a\": 1, \"b\": {{ \"c\": {{ \"absent\": {{ \"d\": {silent} }} }} }} }}"
                ),
            ),
            (
                "{}",
                "/b",
                format!("{{ \"absent\": {{ \"b\": {silent} }} }}"),
            ),
        ];

        for (text, pointer, expected) in cases {
            assert_eq!(edited(text, pointer), expected);
        }
    }
}
