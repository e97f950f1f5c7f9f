//! All answers of a draft, for whoever looks over them.

use serde_json::Value;

use super::inquiry::said;
use lacuna_core::agreement::AbsenceKind;
use lacuna_core::vocabulary::{Field, FieldKind, GroupId, Vocabulary};
use lacuna_messages::Messages;

/// An answer that a draft holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedAnswer {
    /// JSON pointer of the fact.
    pub pointer: String,
    /// What was asked, with the entry that it belongs to.
    pub label: String,
    /// The answer in words.
    pub answer: String,
    /// The kind of absence, where the fact is not there.
    pub absence: Option<String>,
    /// The clause that states it, by its number.
    pub clause: Option<String>,
    /// The words that state it.
    pub quote: Option<String>,
}

/// Facts that come before all others; the rest follow in the order of their names.
const FIRST: [&str; 5] = ["title", "instrument", "parties", "datasets", "purposes"];

/// What describes the file and its sources, and is not an answer.
const UNASKED: [&str; 7] = [
    "$schema",
    "absent",
    "claims",
    "clauses",
    "id",
    "schema_version",
    "sources",
];

/// All answers of a draft, in an order that does not depend on how they were given.
pub(super) fn list(
    vocabulary: &Vocabulary,
    draft: &Value,
    messages: &Messages,
) -> Vec<RecordedAnswer> {
    let walk = AnswerWalk {
        vocabulary,
        draft,
        messages,
    };

    let mut found = Vec::new();
    walk.group(draft, GroupId::AGREEMENT, "", &mut found);

    found
}

/// A walk over all answers of a draft.
struct AnswerWalk<'a> {
    vocabulary: &'a Vocabulary,
    draft: &'a Value,
    messages: &'a Messages,
}

impl AnswerWalk<'_> {
    fn group(&self, value: &Value, id: GroupId, pointer: &str, found: &mut Vec<RecordedAnswer>) {
        let facts = self.vocabulary.group(id).facts();
        let mut facts: Vec<(&str, &Field)> =
            facts.filter(|(name, _)| !UNASKED.contains(name)).collect();

        let place = |name: &str| FIRST.iter().position(|first| *first == name);
        facts.sort_by_key(|(name, _)| place(name).unwrap_or(FIRST.len()));

        for (name, field) in facts {
            let at = format!("{pointer}/{name}");
            let recorded = value.get("absent").and_then(|all| all.get(name));
            if let Some(kind) = recorded.and_then(|absence| absence["kind"].as_str()) {
                let words = describe_absence(kind, recorded, self.messages);
                let absence = Some(kind.to_owned());
                found.push(self.answer(value, &at, name, words, absence));
            }

            match (value.get(name), &field.kind) {
                (None, _) => {}
                (Some(inner), FieldKind::Group(id)) => self.group(inner, *id, &at, found),
                // An empty list has no entries to go into, and is an answer itself.
                (Some(Value::Array(entries)), FieldKind::List(element))
                    if element.group().is_some() && !entries.is_empty() =>
                {
                    for (number, entry) in entries.iter().enumerate() {
                        let Some(id) = element.group() else { continue };
                        self.group(entry, id, &format!("{at}/{number}"), found);
                    }
                }
                (Some(stated), _) => {
                    let words = describe_value(stated, self.messages);
                    found.push(self.answer(value, &at, name, words, None));
                }
            }
        }
    }

    fn answer(
        &self,
        group: &Value,
        pointer: &str,
        name: &str,
        answer: String,
        absence: Option<String>,
    ) -> RecordedAnswer {
        let label = said(self.vocabulary, pointer, self.draft, self.messages);

        let covers = |clause: &&Value| match clause["covers"].as_array() {
            Some(covers) => covers.iter().any(|covered| covered == name),
            // A clause that names no field covers all that is stated, and no absence.
            None => absence.is_none(),
        };

        let clauses = group["clauses"].as_array();
        let clause = clauses.and_then(|clauses| clauses.iter().find(covers));
        let text = |key: &str| clause.and_then(|clause| clause[key].as_str().map(str::to_owned));

        RecordedAnswer {
            pointer: pointer.to_owned(),
            label,
            answer,
            clause: text("ref"),
            quote: text("quote"),
            absence,
        }
    }
}

fn describe_absence(kind: &str, record: Option<&Value>, messages: &Messages) -> String {
    let words = [
        (AbsenceKind::Silent, "silent"),
        (AbsenceKind::Redacted, "redacted"),
        (AbsenceKind::ByReference, "elsewhere"),
        (AbsenceKind::NotAgreed, "not agreed"),
        (AbsenceKind::Disputed, "disputed"),
        (AbsenceKind::NotApplicable, "not applicable"),
        (AbsenceKind::NotRead, "not read"),
    ];

    let known = words
        .into_iter()
        .find(|(known, _)| serde_json::to_value(known).is_ok_and(|known| known == kind));

    let word = known.map_or(kind, |(_, word)| word);
    let text = |key: &str| record.and_then(|record| record[key].as_str());

    match text("document").or_else(|| text("reason")) {
        Some(more) => messages.text(
            "ask_answer",
            &[("label", word.into()), ("answer", more.into())],
        ),
        None => word.to_owned(),
    }
}

fn describe_value(value: &Value, messages: &Messages) -> String {
    match value {
        Value::Bool(true) => messages.plain("value_true"),
        Value::Bool(false) => messages.plain("value_false"),
        Value::String(text) => text.clone(),
        Value::Array(entries) if entries.is_empty() => messages.plain("value_none"),
        Value::Array(entries) => {
            let words = entries.iter().map(|entry| describe_value(entry, messages));
            messages.joined("ask_values", words)
        }
        other => other.to_string(),
    }
}
