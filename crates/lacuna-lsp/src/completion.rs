//! Offers fields, words, countries, ids, and the facts that a clause covers or an absence is about.

use std::ops::Range;

use lacuna_core::document::{Document, NodeId};
use lacuna_core::vocabulary::{Field, FieldKind, GroupId, Vocabulary, countries};
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, MarkupContent,
    MarkupKind, TextEdit,
};

use crate::cursor::{Cursor, CursorPlace, Meaning, look_up};
use crate::positions::LineIndex;

/// One thing that is offered: what to write, and what it means.
pub(crate) struct Offer {
    pub(crate) text: String,
    pub(crate) kind: CompletionItemKind,
    pub(crate) detail: String,
    pub(crate) help: String,
}

/// Gives what can be written at a byte offset. `known` is the last state of the file that was valid JSON.
pub(crate) fn complete(
    text: &str,
    offset: usize,
    index: &LineIndex<'_>,
    known: Option<&Document>,
    vocabulary: &Vocabulary,
) -> Vec<CompletionItem> {
    let cursor = Cursor::find(text, offset);
    let Some(meaning) = look_up(vocabulary, &cursor.path) else {
        return Vec::new();
    };

    let offers = match cursor.place {
        CursorPlace::Key => offer_keys(vocabulary, meaning, &cursor.keys_before),
        CursorPlace::Value => offer_values(vocabulary, meaning, known),
    };

    // A key that is changed has its colon already.
    let is_named = text
        .get(cursor.token.end..)
        .is_some_and(|after| after.trim_start().starts_with(':'));

    let colon = cursor.place == CursorPlace::Key && !is_named;
    let offers = offers.into_iter().enumerate();
    offers
        .map(|(rank, offer)| write_item(offer, rank, colon, index, cursor.token.clone()))
        .collect()
}

/// Writes offers, in their order, in place of the bytes of a token.
pub(crate) fn write_offers(
    offers: Vec<Offer>,
    index: &LineIndex<'_>,
    token: Range<usize>,
) -> Vec<CompletionItem> {
    let offers = offers.into_iter().enumerate();
    offers
        .map(|(rank, offer)| write_item(offer, rank, false, index, token.clone()))
        .collect()
}

fn offer_keys(vocabulary: &Vocabulary, meaning: Meaning<'_>, before: &[String]) -> Vec<Offer> {
    let of_group = |id: GroupId, with_evidence: bool| -> Vec<Offer> {
        let group = vocabulary.group(id);
        let fields = group
            .names()
            .filter_map(|name| Some((name, group.get(name)?)));
        let wanted = fields.filter(|(_, field)| with_evidence || !field.evidence);
        let mut wanted: Vec<(&str, &Field)> = wanted
            .filter(|(name, _)| !before.iter().any(|own| own == name))
            .collect();

        // What the group cannot do without comes first.
        wanted.sort_by_key(|(name, field)| (!field.required, *name));
        wanted.into_iter().map(offer_field).collect()
    };

    match (meaning.kind, meaning.evidence_of) {
        (FieldKind::Group(id), _) => of_group(*id, true),
        // An absence is one of a fact of the group, and its evidence is no fact.
        (FieldKind::Map(_), Some(group)) => of_group(group, false),
        _ => Vec::new(),
    }
}

fn offer_field((name, field): (&str, &Field)) -> Offer {
    Offer {
        text: quote(name),
        kind: CompletionItemKind::FIELD,
        detail: field.label.clone(),
        help: field.help.clone(),
    }
}

fn offer_values(
    vocabulary: &Vocabulary,
    meaning: Meaning<'_>,
    known: Option<&Document>,
) -> Vec<Offer> {
    let offer = |text: String, kind, detail: &str| Offer {
        text,
        kind,
        detail: detail.to_owned(),
        help: String::new(),
    };

    let field = meaning.field;

    match meaning.kind {
        FieldKind::Choice(choices) => choices
            .iter()
            .map(|(word, means)| offer(quote(word), CompletionItemKind::ENUM_MEMBER, means))
            .collect(),
        FieldKind::Boolean => ["true", "false"]
            .map(|word| offer(word.to_owned(), CompletionItemKind::VALUE, ""))
            .into(),
        FieldKind::Country => countries()
            .iter()
            .copied()
            .map(|(code, name)| offer(quote(code), CompletionItemKind::CONSTANT, name))
            .collect(),
        FieldKind::Text => match (field.and_then(|field| field.refers_to.as_deref()), known) {
            (Some(list), Some(document)) => list_ids(document, list)
                .into_iter()
                .map(|(id, name)| offer(quote(&id), CompletionItemKind::REFERENCE, &name))
                .collect(),
            // The one list of texts in a clause names the fields of the group that the clause is in.
            _ => meaning
                .evidence_of
                .filter(|_| field.is_some_and(is_list))
                .map_or_else(Vec::new, |group| offer_facts(vocabulary, group)),
        },
        _ => Vec::new(),
    }
}

fn is_list(field: &Field) -> bool {
    matches!(field.kind, FieldKind::List(_))
}

fn offer_facts(vocabulary: &Vocabulary, group: GroupId) -> Vec<Offer> {
    vocabulary.group(group).facts().map(offer_field).collect()
}

/// Lists the ids of a list at the top of an agreement, each with its name or title.
fn list_ids(document: &Document, list: &str) -> Vec<(String, String)> {
    let list = document.get(NodeId::ROOT, list);
    let entries = list.into_iter().flat_map(|list| document.children(list));
    let text = |entry, key| {
        let node = document.get(entry, key)?;
        document.string(node).map(|text| text.into_owned())
    };

    entries
        .filter_map(|entry| {
            let name = text(entry, "name").or_else(|| text(entry, "title"));
            Some((text(entry, "id")?, name.unwrap_or_default()))
        })
        .collect()
}

fn write_item(
    offer: Offer,
    rank: usize,
    colon: bool,
    index: &LineIndex<'_>,
    token: Range<usize>,
) -> CompletionItem {
    let new_text = if colon {
        format!("{}: ", offer.text)
    } else {
        offer.text.clone()
    };

    let documentation =
        (!offer.help.is_empty()).then_some(Documentation::MarkupContent(MarkupContent {
            kind: MarkupKind::Markdown,
            value: offer.help,
        }));

    CompletionItem {
        label: offer
            .text
            // A field of a rule is written with its sign, which no list of fields shows.
            .trim_end_matches(" = ")
            .trim_matches('"')
            .to_owned(),
        kind: Some(offer.kind),
        detail: Some(offer.detail).filter(|detail| !detail.is_empty()),
        documentation,
        // Editors sort by letters, to which 10 comes before 9.
        sort_text: Some(format!("{rank:04}")),
        // An editor filters by what stands in the range, quotes included.
        filter_text: Some(offer.text),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit {
            range: index.range(token),
            new_text,
        })),
        ..CompletionItem::default()
    }
}

fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
