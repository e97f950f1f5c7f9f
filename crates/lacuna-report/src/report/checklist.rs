//! A checklist over one agreement as text: each item with what its rules found and where the agreement says it.

use super::wrap::{padded, wrap};
use lacuna_core::assessment::{AppliedChecklist, Assessment, CheckedItem, Fact, Outcome};
use lacuna_core::policy::Checklist;
use lacuna_core::source_file::visible;
use lacuna_messages::Messages;

/// How many of an item's places are named.
const PLACES: usize = 2;
/// The column under which an item's lines are.
const INDENT: usize = 23;

/// The items of a checklist that a person asked for, in lines that fit a terminal.
#[must_use]
pub fn checklist(
    assessment: &Assessment<'_>,
    applied: &AppliedChecklist<'_>,
    messages: &Messages,
) -> String {
    let list = applied.checklist;
    let file = visible(assessment.agreement.document().text().name()).into_owned();
    let name = messages.text(
        "checklist_name",
        &[("title", (&list.title).into()), ("id", (&list.id).into())],
    );

    let mut text = format!("{name}\n{file}\n\n");

    let sentence = match applied.applies {
        Some(true) => None,
        Some(false) => Some("checklist_not_applicable"),
        None => Some("checklist_open"),
    };

    if let Some(id) = sentence {
        wrap(&mut text, 0, &messages.plain(id));
        text.push('\n');
    }

    // Of a checklist that does not apply, no item can be missing.
    if applied.applies == Some(false) {
        return text;
    }

    let items = assessment.items(list);
    for item in &items {
        text.push_str(&line(assessment, item, messages));
    }

    text.push('\n');
    wrap(
        &mut text,
        0,
        &tally("checklist_tally", list, &items, messages),
    );

    text
}

/// How many items of a checklist have which answer, as one sentence, with its title or where that is above.
#[must_use]
pub fn tally(
    message: &str,
    list: &Checklist,
    items: &[CheckedItem<'_, '_>],
    messages: &Messages,
) -> String {
    let count = |outcome| items.iter().filter(|item| item.outcome == outcome).count();
    messages.text(
        message,
        &[
            ("title", (&list.title).into()),
            ("id", (&list.id).into()),
            ("met", count(Some(Outcome::Met)).into()),
            ("breached", count(Some(Outcome::Breached)).into()),
            ("not_stated", count(Some(Outcome::NotStated)).into()),
            ("unasked", count(None).into()),
        ],
    )
}

/// The word for what was found of an item.
#[must_use]
pub fn word(outcome: Option<Outcome>, messages: &Messages) -> String {
    outcome.map_or_else(
        || messages.plain("checklist_unasked"),
        |outcome| messages.outcome(outcome),
    )
}

fn line(assessment: &Assessment<'_>, item: &CheckedItem<'_, '_>, messages: &Messages) -> String {
    // Two columns, each with a space behind it, make up the 23 of `INDENT`.
    let mut text = format!(
        "{:8} {} ",
        visible(&item.item.id),
        padded(&word(item.outcome, messages), 13)
    );

    wrap(&mut text, INDENT, &visible(&item.item.asks));
    let facts = item.facts(assessment);
    let places = facts.iter().take(PLACES).map(|fact| place(fact, messages));
    let places = messages.joined("checklist_places", places);

    let note = item.item.note.iter().map(|note| visible(note).into_owned());
    for detail in [item.item.rules.join(" "), places].into_iter().chain(note) {
        if !detail.is_empty() {
            text.push_str(&format!("{:INDENT$}", ""));
            wrap(&mut text, INDENT, &detail);
        }
    }

    text
}

/// The clause of a fact, else its line and pointer.
fn place(fact: &Fact, messages: &Messages) -> String {
    match fact
        .clause
        .as_ref()
        .and_then(|clause| clause.reference.as_ref())
    {
        Some(reference) => messages.text("clause", &[("reference", reference.into())]),
        None => format!("{} {}", fact.position, visible(&fact.pointer)),
    }
}
