//! Checklists as pages: what instruments must hold, with the provisions and the rules that ask for each item.

use lacuna_core::policy::{Checklist, ChecklistItem, Policy};

use super::{describe_citation, lines};
use crate::report::Messages;

/// The page of the checklists: what instruments must hold, with the rules that ask for each item.
#[must_use]
pub fn checklists(policy: &Policy, messages: &Messages) -> (String, String) {
    let mut page = format!(
        "# {}\n\n{}\n",
        messages.plain("handbook_checklists"),
        messages.plain("handbook_checklists_about")
    );

    policy
        .checklists
        .iter()
        .for_each(|list| page.push_str(&format!("\n{}", checklist(policy, list, messages))));

    ("checklists.md".to_owned(), page)
}

/// One checklist, as Markdown.
#[must_use]
pub fn checklist(policy: &Policy, list: &Checklist, messages: &Messages) -> String {
    let about = messages.text(
        "handbook_checklist_about",
        &[("id", (&list.id).into()), ("about", lines(&list.about))],
    );

    let when = messages.text(
        "handbook_checklist_when",
        &[("condition", lines(list.when.source.trim()))],
    );

    let mut page = format!("## {}\n\n{about}\n\n{when}\n\n", list.title);
    for one in &list.items {
        page.push_str(&item(policy, one, messages));
        page.push('\n');
    }

    page
}

fn item(policy: &Policy, item: &ChecklistItem, messages: &Messages) -> String {
    let provisions = item
        .citations
        .iter()
        .map(|citation| describe_citation(policy, citation));

    let provisions = messages.joined("handbook_provisions", provisions);
    let rules = if item.rules.is_empty() {
        messages.plain("handbook_item_no_rules")
    } else {
        messages.joined("value_list", item.rules.iter().cloned())
    };

    let mut arguments = vec![
        ("id", (&item.id).into()),
        ("asks", lines(&item.asks)),
        ("provisions", provisions.into()),
        ("rules", rules.into()),
    ];

    match &item.note {
        None => messages.text("handbook_item", &arguments),
        Some(note) => {
            arguments.push(("note", lines(note)));
            messages.text("handbook_item_note", &arguments)
        }
    }
}
