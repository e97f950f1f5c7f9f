//! A question with all that a person needs to answer it.

use serde_json::Value;

use super::paper::seldom_holds;
use super::unfinished::required;
use lacuna_core::policy::{Rule, Severity};
use lacuna_core::vocabulary::{Field, FieldKind, GroupId, Vocabulary};
use lacuna_messages::Messages;

/// A question: the fact it is about, what can be answered, and who waits for it.
#[derive(Debug, Clone)]
pub struct Prompt<'p> {
    /// Where the answer goes: the JSON pointer of the fact, or of the list that gets an entry.
    pub pointer: String,
    /// The dotted path of the fact, such as `datasets.retention.days`.
    pub path: String,
    /// The fact.
    pub field: &'p Field,
    /// What is asked of it.
    pub asks: PromptKind<'p>,
    /// The entry of a list that the fact belongs to, by its name.
    pub about: Option<String>,
    /// The answers to choose from, by number.
    pub choices: Vec<Choice>,
    /// The rules that wait for it, worst first.
    pub waiting: Vec<&'p Rule>,
    /// Whether only rules read it that make nothing of a silence: it is asked for whether the text says it.
    pub is_trap: bool,
    /// Whether its group takes clauses: what authorities held and what others claim carry their own source instead.
    pub takes_clauses: bool,
    /// Whether a document of this kind seldom speaks of it.
    pub is_seldom: bool,
    /// How far the person is.
    pub progress: Progress,
    /// The language in which it is asked.
    pub(super) messages: &'p Messages,
}

/// What is asked of a fact.
#[derive(Debug, Clone)]
pub enum PromptKind<'p> {
    /// Its value, without which nothing can be written.
    Core,
    /// Its value, or why it is not there.
    Fact,
    /// How much of the text was read, once nothing else is open.
    Reading,
    /// An entry of a list: the one fact that begins it, where it has one, and whether it is the first.
    Entry {
        /// The fact that names the entry.
        named: Option<(&'p str, &'p Field)>,
        /// Whether the list has none yet.
        first: bool,
    },
}

/// An answer to choose by its number.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is in the file.
    pub word: String,
    /// What it means.
    pub means: String,
}

/// How far a person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How many facts the draft answers, with a value or with a reason why there is none.
    pub answered: usize,
    /// How many other facts can still be asked for, at most: it falls with the answers.
    pub open: usize,
    /// How many of these a critical rule reads.
    pub critical: usize,
}

impl<'p> Prompt<'p> {
    /// The question about a fact; `None` where the pointer leads to no fact that a person can be asked for.
    pub(super) fn of(
        vocabulary: &'p Vocabulary,
        pointer: &str,
        draft: &Value,
        growing: bool,
    ) -> Option<Self> {
        let path = path(pointer);
        let field = vocabulary.field(&path)?;
        let asks = match field.kind.group() {
            Some(group) if matches!(field.kind, FieldKind::List(_)) => PromptKind::Entry {
                named: required(vocabulary, group)
                    .into_iter()
                    // The id is made from the name, and asked of nobody.
                    .find(|(name, _)| *name != "id"),
                first: !growing,
            },
            Some(_) => return None,
            None if field.required => PromptKind::Core,
            None => PromptKind::Fact,
        };

        let asked = match &asks {
            PromptKind::Entry {
                named: Some((_, named)),
                ..
            } => named,
            _ => &field,
        };

        let choices = choices(asked, draft);
        // A reference to a list without entries has no answer yet.
        if asked.refers_to.is_some() && choices.is_empty() {
            return None;
        }

        // Whoever asks fills this in, since it takes an audit of the whole draft.
        let progress = Progress {
            answered: 0,
            open: 0,
            critical: 0,
        };

        let about = about(pointer, draft);
        let clauses = path
            .split_last()
            .map(|(_, group)| [group, &["clauses"]].concat());

        Some(Self {
            pointer: pointer.to_owned(),
            path: path.join("."),
            field,
            asks,
            about,
            choices,
            waiting: Vec::new(),
            is_trap: false,
            takes_clauses: clauses.is_some_and(|path| vocabulary.field(&path).is_some()),
            is_seldom: seldom_holds(draft, &path.join(".")),
            progress,
            // Whoever asks in another language fills this in.
            messages: Messages::originals(),
        })
    }

    /// The fact whose value is typed: of a new entry, the one that names it.
    #[must_use]
    pub fn asked(&self) -> &'p Field {
        match self.asks {
            PromptKind::Entry {
                named: Some((_, named)),
                ..
            } => named,
            _ => self.field,
        }
    }

    /// The kind of value that is typed; an entry without a fact that names it is asked for by yes or no.
    #[must_use]
    pub fn kind(&self) -> &'p FieldKind {
        match self.asks {
            PromptKind::Entry { named: None, .. } => &FieldKind::Boolean,
            _ => &self.asked().kind,
        }
    }

    /// Whether it asks which law governs: codes of countries, or EU.
    #[must_use]
    pub(super) fn is_law(&self) -> bool {
        self.path == "instrument.jurisdiction"
    }

    /// Whether the file, or the entry that was begun, cannot do without the answer.
    #[must_use]
    pub fn is_needed(&self) -> bool {
        match self.asks {
            PromptKind::Core => true,
            PromptKind::Entry { first, .. } => first && self.field.required,
            PromptKind::Fact | PromptKind::Reading => false,
        }
    }

    /// The worst severity that waits.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.waiting.iter().map(|rule| rule.severity).max()
    }
}

/// The names on a pointer, without positions in lists.
pub(super) fn path(pointer: &str) -> Vec<&str> {
    pointer
        .split('/')
        .skip(1)
        .filter(|step| !step.bytes().all(|byte| byte.is_ascii_digit()))
        .collect()
}

/// A fact in words, with the entry it belongs to.
pub(super) fn said(
    vocabulary: &Vocabulary,
    pointer: &str,
    draft: &Value,
    messages: &Messages,
) -> String {
    let label = vocabulary
        .field(&path(pointer))
        .map_or(pointer, |field| field.label.as_str());

    match about(pointer, draft) {
        Some(entry) => messages.text(
            "label_of",
            &[("label", label.into()), ("subject", entry.into())],
        ),
        None => label.to_owned(),
    }
}

/// The innermost entry of a list on the way to a fact, by its name.
pub(super) fn about(pointer: &str, draft: &Value) -> Option<String> {
    let steps: Vec<&str> = pointer.split('/').collect();
    let last = steps
        .iter()
        // An empty step, as before the first slash, has no byte that is not a digit.
        .rposition(|step| !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit()))?;

    let entry = draft.pointer(&steps.get(..=last)?.join("/"))?;
    let list = steps.get(last.checked_sub(1)?)?;
    let number = steps.get(last)?.parse::<usize>().ok()? + 1;

    Some(match name(entry) {
        Some(name) => format!("{list}: {}", short(name)),
        None => format!("{list}, entry {number}"),
    })
}

/// What an entry is called.
fn name(entry: &Value) -> Option<&str> {
    ["name", "title", "text", "id"]
        .iter()
        .find_map(|field| entry.get(*field)?.as_str())
}

/// As much of a name as it is known again by.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }

    text.chars().take(LONGEST).chain(['…']).collect()
}

fn choices(field: &Field, draft: &Value) -> Vec<Choice> {
    if let Some(list) = &field.refers_to {
        let entries = draft
            .get(list.as_str())
            .and_then(Value::as_array)
            .into_iter()
            .flatten();

        let named = entries.filter_map(|entry| {
            let id = entry.get("id")?.as_str()?;
            Some(Choice {
                word: id.to_owned(),
                means: name(entry).map(short).unwrap_or_default(),
            })
        });

        return named.collect();
    }

    let kind = match &field.kind {
        FieldKind::List(element) => element,
        kind => kind,
    };

    match kind {
        FieldKind::Choice(words) => words
            .iter()
            .map(|(word, means)| Choice {
                word: word.to_string(),
                means: means.to_string(),
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// How many facts a draft answers.
pub(super) fn answered(vocabulary: &Vocabulary, value: &Value, group: GroupId) -> usize {
    let facts = vocabulary.group(group).facts();
    // These describe the file and what others say, and answer no question.
    let told = |name: &str| {
        ![
            "id",
            "schema_version",
            "$schema",
            "sources",
            "claims",
            "incorporates",
        ]
        .contains(&name)
    };

    let stated = facts.filter(|(name, _)| told(name)).map(|(name, field)| {
        match (value.get(name), &field.kind) {
            (None, _) => 0,
            (Some(inner), FieldKind::Group(id)) => answered(vocabulary, inner, *id),
            // An empty list has no entries to count, and is an answer itself.
            (Some(Value::Array(entries)), FieldKind::List(element)) if !entries.is_empty() => {
                match element.group() {
                    Some(id) => entries
                        .iter()
                        .map(|entry| answered(vocabulary, entry, id))
                        .sum(),
                    None => 1,
                }
            }
            _ => 1,
        }
    });

    stated.sum::<usize>()
        + value
            .get("absent")
            .and_then(Value::as_object)
            .map_or(0, serde_json::Map::len)
}
