//! Sentences with named holes, such as `The data of {it.name} may be kept for {it.retention.days} days.`

use super::ConditionError;
use super::expression::{Path, Root};
use super::names::path;
use super::scope::{Constant, Scope};
use crate::agreement::name_of;
use crate::document::{Document, NodeId, NodeKind};
use crate::source_file::Span;
use crate::vocabulary::{FieldKind, country_name};

/// A sentence whose holes were checked against the agreement's schema and the parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    Fact(Path),
    /// A fact that names countries by their codes; a sentence has their names.
    Countries(Path),
}

/// Units as they follow a number in the sentences of rules, each with its form behind a one.
const UNITS: [(&str, &str); 11] = [
    // The longer before what it begins with: ` days` would take the first letters of ` days'`.
    (" working days'", " working day's"),
    (" working days", " working day"),
    (" days'", " day's"),
    (" days", " day"),
    (" weeks", " week"),
    (" months'", " month's"),
    (" months", " month"),
    (" years", " year"),
    (" hours", " hour"),
    (" people", " person"),
    (" records", " record"),
];

/// The unit at the beginning of words behind a number one, in the singular, and the words behind it: "1 month", not "1 months".
fn behind_one(words: &str) -> Option<(&'static str, &str)> {
    let (one, rest) = UNITS
        .iter()
        .find_map(|(unit, one)| Some((*one, words.strip_prefix(unit)?)))?;

    // A longer word only begins like the unit.
    (!rest.starts_with(char::is_alphanumeric)).then_some((one, rest))
}

/// Splits what follows a brace into the words of the hole and what comes behind it.
fn split_hole(inside: &str, from_brace: Span) -> Result<(&str, &str), ConditionError> {
    inside.split_once('}').ok_or_else(|| {
        ConditionError::new(from_brace, "this brace is never closed").help("write {{ for a brace")
    })
}

impl Template {
    /// Reads a sentence; `{it.name}` and `{agreement.title}` are facts, `{parameters.days}` a parameter, `{{` a brace.
    ///
    /// # Errors
    /// A hole that is not closed, or that names no fact and no parameter.
    pub fn parse(source: &str, scope: Scope<'_>) -> Result<Self, ConditionError> {
        let mut pieces = Vec::new();
        let mut words = String::new();
        let mut rest = source;
        while let Some(open) = rest.find('{') {
            let (before, after) = rest.split_at(open);
            words.push_str(before);
            let inside = after.get(1..).unwrap_or("");

            if let Some(after) = inside.strip_prefix('{') {
                words.push('{');
                rest = after;
                continue;
            }

            let at = source.len() - inside.len();
            let (hole, after) = split_hole(inside, Span::new(at - 1, source.len()))?;
            match fill(hole, scope) {
                Ok(Piece::Words(constant)) => {
                    words.push_str(&constant);
                    // A house may set a threshold to one.
                    if let Some((one, end)) = (constant == "1").then(|| behind_one(after)).flatten()
                    {
                        words.push_str(one);
                        rest = end;
                        continue;
                    }
                }
                Ok(fact) => {
                    pieces.push(Piece::Words(std::mem::take(&mut words)));
                    pieces.push(fact);
                }
                Err(fault) => {
                    return Err(ConditionError {
                        span: fault.span.moved(at),
                        ..fault
                    });
                }
            }

            rest = after;
        }

        words.push_str(rest);
        // Few sentences hold braces, and a search for two letters costs more than one for a letter.
        let words = if words.contains('}') {
            words.replace("}}", "}")
        } else {
            words
        };

        pieces.push(Piece::Words(words));
        Ok(Self { pieces })
    }

    /// Returns the sentence without an agreement: holes are as `[name]`.
    #[must_use]
    pub fn outline(&self) -> String {
        self.outline_with(|path| format!("[{}]", path.names().join(" ").replace('_', " ")))
    }

    /// Returns the same with the words that the caller has for each fact.
    #[must_use]
    pub fn outline_with(&self, words_for: impl Fn(&Path) -> String) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Words(words) => words.to_string(),
                Piece::Fact(path) | Piece::Countries(path) => words_for(path),
            })
            .collect()
    }

    /// Returns the sentence about an agreement and, where the rule loops over a list, about one element; `silent` stands for a
    /// fact that is not stated.
    #[must_use]
    pub fn render(&self, document: &Document, it: Option<NodeId>, silent: &str) -> String {
        let country_of = |code: &str| country_name(code).unwrap_or_else(|| code.to_owned());
        self.render_pieces(document, it, silent, str::to_owned, |fact| fact, country_of)
    }

    /// Returns the sentence as [`Self::render`] does, with its own words and what the agreement says each passed through a
    /// function: the two may be in different languages. `country_of` names a country by its code.
    pub fn render_pieces(
        &self,
        document: &Document,
        it: Option<NodeId>,
        silent: &str,
        words_of: impl Fn(&str) -> String,
        fact_of: impl Fn(String) -> String,
        country_of: impl Fn(&str) -> String,
    ) -> String {
        let find = |path: &Path| {
            let start = if path.root == Root::Agreement {
                Some(NodeId::ROOT)
            } else {
                it
            };
            start.and_then(|start| document.descend(start, &path.names()))
        };

        let mut sentence = String::new();
        let mut behind_a_one = false;
        for piece in &self.pieces {
            let (said, is_one) = match piece {
                // A rule is worded for any number: only here can `1 months` become `1 month`.
                Piece::Words(words) => match behind_one(words).filter(|_| behind_a_one) {
                    Some((one, rest)) => (words_of(&format!("{one}{rest}")), false),
                    None => (words_of(words), false),
                },
                Piece::Fact(path) => match find(path) {
                    Some(node) => (
                        fact_of(say(document, node, &str::to_owned)),
                        document.integer(node) == Some(1),
                    ),
                    None => (words_of(silent), false),
                },
                Piece::Countries(path) => match find(path) {
                    Some(node) => (say(document, node, &country_of), false),
                    None => (words_of(silent), false),
                },
            };
            sentence.push_str(&said);
            behind_a_one = is_one;
        }

        sentence
    }
}

fn fill(hole: &str, scope: Scope<'_>) -> Result<Piece, ConditionError> {
    // A parameter is known when the policy loads, and becomes words. Only facts stay holes.
    if let Some(name) = hole.strip_prefix("parameters.") {
        return match scope.parameters.get(name) {
            Some(Constant::Integer(value)) => Ok(Piece::Words(grouped(*value))),
            Some(Constant::Text(text)) => Ok(Piece::Words(text.as_str().into())),
            Some(Constant::Texts(texts)) => Ok(Piece::Words(texts.join(", ").replace('_', " "))),
            None => Err(ConditionError::new(
                Span::new(0, hole.len()),
                format!("there is no parameter `{name}`"),
            )
            .suggest(name, scope.parameters.keys().map(String::as_str))),
        };
    }

    let (path, kind) = path(hole, scope)?;
    match &kind {
        FieldKind::Group(_) => Err(ConditionError::new(
            Span::new(0, hole.len()),
            "a sentence can name a fact, not a group of facts",
        )),
        FieldKind::Country => Ok(Piece::Countries(path)),
        FieldKind::List(element) if **element == FieldKind::Country => Ok(Piece::Countries(path)),
        _ => Ok(Piece::Fact(path)),
    }
}

/// Returns a fact as words: text as `text_of` has it, choices without underscores, lists with commas, numbers in groups of
/// three.
fn say(document: &Document, node: NodeId, text_of: &impl Fn(&str) -> String) -> String {
    match document.kind(node) {
        NodeKind::String => {
            let text = document.string(node).unwrap_or_default();
            // A word of a closed list is written so, and free text seldom is.
            let word = text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');

            if word {
                text.replace('_', " ")
            } else {
                text_of(&text)
            }
        }
        NodeKind::Number => document
            .integer(node)
            .map_or_else(|| document.raw(node).to_owned(), grouped),
        NodeKind::List => document
            .children(node)
            .map(|child| say(document, child, text_of))
            .collect::<Vec<_>>()
            .join(", "),
        NodeKind::Object => name_of(document, node)
            .node()
            .map_or_else(String::new, |name| say(document, name, text_of)),
        _ => document.raw(node).to_owned(),
    }
}

/// Returns a whole number with a comma between groups of three digits, from 10,000 on.
#[must_use]
pub(crate) fn grouped(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    // Reports leave four digits alone too (`value_words.rs`), so that a number has one look.
    if digits.len() < 5 {
        return value.to_string();
    }

    let sign = if value < 0 { "-" } else { "" };
    let grouped: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();

    format!("{sign}{}", grouped.join(","))
}
