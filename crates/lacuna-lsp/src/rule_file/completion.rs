//! Offers in rule files: fields, words, citation keys, and the names that a condition knows.

use std::ops::Range;

use lacuna_core::policy::Policy;
use lsp_types::{CompletionItem, CompletionItemKind};

use super::cursor::RuleCursor;
use super::fields::{find_field, list_fields};
use super::names::{find_list, find_name, list_facts, resolve_fact};
use crate::completion::{Offer, write_offers};
use crate::cursor::CursorPlace;
use crate::positions::LineIndex;

/// Gives what can be written at a byte offset of a rule file.
pub(crate) fn complete(
    text: &str,
    offset: usize,
    index: &LineIndex<'_>,
    policy: &Policy,
) -> Vec<CompletionItem> {
    let cursor = RuleCursor::find(text, offset);
    if cursor.place == CursorPlace::Key {
        // A comment, or a JSON pointer as a key.
        if cursor.is_quoted {
            return Vec::new();
        }
        let has_value = text
            .get(cursor.token.end..)
            .is_some_and(|after| after.trim_start_matches(' ').starts_with('='));
        return write_offers(offer_fields(&cursor.table, has_value), index, cursor.token);
    }

    if let Some(name) = find_name(text, &cursor.key, &cursor.token, offset) {
        // Without quotes nothing is a condition yet.
        let is_open = cursor.is_quoted;
        let (offers, range) = offer_names(text, name, offset, policy);
        return if is_open {
            write_offers(offers, index, range)
        } else {
            Vec::new()
        };
    }

    let quote = |offer: Offer| Offer {
        text: if cursor.is_quoted {
            offer.text
        } else {
            format!("\"{}\"", offer.text)
        },
        ..offer
    };

    let offers = if cursor.key == "cites" {
        offer_citations(policy)
    } else {
        offer_words(&cursor.table, &cursor.key)
    };

    write_offers(
        offers.into_iter().map(quote).collect(),
        index,
        cursor.token.clone(),
    )
}

fn offer(text: impl Into<String>, kind: CompletionItemKind, detail: &str, help: &str) -> Offer {
    Offer {
        text: text.into(),
        kind,
        detail: detail.to_owned(),
        help: help.to_owned(),
    }
}

fn offer_fields(table: &str, has_value: bool) -> Vec<Offer> {
    let mut fields = list_fields(table);
    fields.sort_by_key(|field| !field.is_required);

    fields
        .into_iter()
        .map(|field| {
            // A second sign `=` would break the line of a field that has its value.
            let written = if has_value {
                field.name.to_owned()
            } else {
                format!("{} = ", field.name)
            };
            offer(written, CompletionItemKind::FIELD, "", field.help)
        })
        .collect()
}

fn offer_words(table: &str, key: &str) -> Vec<Offer> {
    let words = find_field(table, key).map(|field| field.words());
    let words = words.unwrap_or_default().into_iter();
    words
        .map(|(word, means)| offer(word, CompletionItemKind::ENUM_MEMBER, means, ""))
        .collect()
}

/// The keys of the register, and those parts of each source that have words of their own.
fn offer_citations(policy: &Policy) -> Vec<Offer> {
    let keys = policy.sources.iter().flat_map(|(key, source)| {
        let parts = source.pinpoints.keys().map(move |part| {
            let says = source.says_at(part);
            offer(
                format!("{key}{part}"),
                CompletionItemKind::REFERENCE,
                &source.title,
                says,
            )
        });
        let whole = offer(
            key,
            CompletionItemKind::REFERENCE,
            &source.title,
            &source.says,
        );
        std::iter::once(whole).chain(parts)
    });

    keys.collect()
}

/// The names at a place in a condition: after a dot the facts of that group, else where a path can begin.
fn offer_names(
    text: &str,
    name: Range<usize>,
    offset: usize,
    policy: &Policy,
) -> (Vec<Offer>, Range<usize>) {
    let written = text.get(name.start..offset).unwrap_or_default();
    let Some((group, _)) = written.rsplit_once('.') else {
        return (offer_roots(text, policy), name);
    };

    // Only the step under the cursor is replaced: what is around it in the path stays.
    let last = name.start + group.len() + 1;
    let end = text
        .get(offset..name.end)
        .and_then(|after| after.find('.'))
        .map_or(name.end, |dot| offset + dot);

    if group == "parameters" {
        let known = policy.parameters.iter().map(|(name, parameter)| {
            let detail = format!("{} ({})", parameter.value, parameter.unit);
            offer(
                name,
                CompletionItemKind::CONSTANT,
                &detail,
                &parameter.reason,
            )
        });
        return (known.collect(), last..end);
    }

    let facts = resolve_fact(group, find_list(text))
        .map(|path| list_facts(policy.vocabulary(), &path))
        .unwrap_or_default();
    let facts = facts
        .into_iter()
        .map(|(name, field)| offer(name, CompletionItemKind::FIELD, &field.label, &field.help));

    (facts.collect(), last..end)
}

fn offer_roots(text: &str, policy: &Policy) -> Vec<Offer> {
    let module = CompletionItemKind::MODULE;
    let it = find_list(text).map(|list| offer("it.", module, &format!("an entry of {list}"), ""));
    let definitions = policy.definitions.iter();
    let definitions =
        definitions.map(|one| offer(&one.name, CompletionItemKind::FUNCTION, &one.means, ""));

    [offer(
        "agreement.",
        module,
        "the facts of the agreement",
        "",
    )]
    .into_iter()
    .chain(it)
    .chain([offer("parameters.", module, "house thresholds", "")])
    .chain(definitions)
    .collect()
}
