//! The messages of reports and letters in English: every form that a message takes, and counts that have no form for one.

use std::collections::BTreeSet;
use std::fs;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::parser::parse;

use super::text::{Finding, Kind, Text};

/// The messages of every catalogue, each with its file.
fn messages() -> Vec<(String, Message<String>)> {
    let files = walkdir::WalkDir::new("reports/messages").sort_by_file_name();
    let mut messages = Vec::new();
    for file in files.into_iter().map(Result::unwrap) {
        if !file.file_type().is_file() {
            continue;
        }

        let path = file.path().display().to_string();
        let resource = parse(fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|(_, problems)| panic!("{path}: {problems:?}"));
        messages.extend(resource.body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some((path.clone(), message)),
            _ => None,
        }));
    }

    messages
}

/// Every form of every message, with its holes as `{name}`.
pub(super) fn texts() -> Vec<Text> {
    let mut texts = Vec::new();
    for (path, message) in messages() {
        let Some(pattern) = &message.value else {
            continue;
        };
        // The first form of each choice in it, then the second of each: every form once, without each with each.
        let forms: BTreeSet<String> = (0..widest(pattern)).map(|at| form(pattern, at)).collect();
        texts.extend(
            forms
                .iter()
                .map(|words| Text::new(&path, &message.id.name, Kind::Catalogue, words)),
        );
    }

    texts
}

/// How many forms the choice with the most forms has.
fn widest(pattern: &Pattern<String>) -> usize {
    let choices = pattern.elements.iter().filter_map(variants);
    choices
        .map(|variants| {
            let inner = variants.iter().map(|variant| widest(&variant.value)).max();
            variants.len().max(inner.unwrap_or(1))
        })
        .max()
        .unwrap_or(1)
}

fn variants(element: &PatternElement<String>) -> Option<&[Variant<String>]> {
    match element {
        PatternElement::Placeable {
            expression: Expression::Select { variants, .. },
        } => Some(variants),
        _ => None,
    }
}

fn form(pattern: &Pattern<String>, at: usize) -> String {
    let mut words = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.push_str(value),
            PatternElement::Placeable {
                expression: Expression::Inline(inline),
            } => words.push_str(&hole(inline)),
            other => {
                let variants = variants(other).unwrap_or_default();
                let chosen = variants.get(at).or(variants.last());
                words.extend(chosen.map(|variant| form(&variant.value, at)));
            }
        }
    }

    words
}

fn hole(inline: &InlineExpression<String>) -> String {
    match inline {
        InlineExpression::StringLiteral { value } => value.clone(),
        InlineExpression::VariableReference { id }
        | InlineExpression::MessageReference { id, .. } => format!("{{{}}}", id.name),
        _ => "{value}".to_owned(),
    }
}

/// Counts such as `{ $n } findings` outside a choice that has a form for one.
pub(super) fn counts_without_a_plural() -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, message) in messages() {
        let Some(pattern) = &message.value else {
            continue;
        };
        let mut bare = Vec::new();
        bare_counts(pattern, &mut Vec::new(), &mut bare);
        for words in bare {
            let text = Text::new(&path, &message.id.name, Kind::Catalogue, &words);
            findings.push(text.finding(&words, "one of them needs a form of its own: [one]"));
        }
    }

    findings
}

/// Verbs behind a name, which end like a noun in the plural.
const VERBS: [&str; 2] = ["rests", "counts"];

/// Collects the counts of a pattern; `plural` are the variables that the choice around it already has a plural form for.
fn bare_counts(pattern: &Pattern<String>, plural: &mut Vec<String>, bare: &mut Vec<String>) {
    for (at, pair) in pattern.elements.windows(2).enumerate() {
        let (
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            },
            PatternElement::TextElement { value },
        ) = (&pair[0], &pair[1])
        else {
            continue;
        };

        if is_of_several(&pattern.elements[..at]) {
            continue;
        }

        let noun = value.strip_prefix(' ').and_then(|rest| {
            rest.split(|c: char| !c.is_ascii_alphabetic())
                .next()
                .filter(|word| word.len() > 3 && word.ends_with('s') && !word.ends_with("ss"))
                .filter(|word| !VERBS.contains(word))
        });
        if let Some(noun) = noun.filter(|_| !plural.contains(&id.name)) {
            bare.push(format!("{{{}}} {noun}", id.name));
        }
    }

    for element in &pattern.elements {
        let PatternElement::Placeable {
            expression: Expression::Select { selector, variants },
        } = element
        else {
            continue;
        };

        let counted = match selector {
            InlineExpression::VariableReference { id } if variants.iter().any(is_one) => {
                Some(id.name.clone())
            }
            _ => None,
        };
        plural.extend(counted.clone());
        for variant in variants {
            bare_counts(&variant.value, plural, bare);
        }
        if counted.is_some() {
            plural.pop();
        }
    }
}

/// Whether what stands before a count makes it more than one: "3 of 7 findings".
fn is_of_several(before: &[PatternElement<String>]) -> bool {
    let [
        ..,
        PatternElement::Placeable { .. },
        PatternElement::TextElement { value },
    ] = before
    else {
        return false;
    };

    value == " of " || value == " of the "
}

fn is_one(variant: &Variant<String>) -> bool {
    match &variant.key {
        VariantKey::Identifier { name } => name == "one",
        VariantKey::NumberLiteral { value } => value == "1",
    }
}
