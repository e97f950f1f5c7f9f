//! A letter as Markdown in which nothing from an agreement is markup.

use super::model::{Item, ItemGroup, Letter, Section, Table};
use super::text::point_mark;
use crate::report::Messages;
use crate::report::markdown::escaped;

pub(super) fn render(letter: &Letter, messages: &Messages) -> String {
    let mut text = String::new();
    for (name, value) in &letter.address {
        // Two spaces at its end break a line in Markdown.
        // A space in every language: bold that ends in a colon ends only before white space.
        text.push_str(&format!("**{name}** {}  \n", escaped(value)));
    }

    text.push('\n');
    if let Some(salutation) = &letter.salutation {
        paragraph(&mut text, salutation);
    }

    text.push_str(&format!("# {}\n\n", escaped(&letter.subject)));
    for line in &letter.opening {
        paragraph(&mut text, line);
    }

    for section in &letter.sections {
        push_section(&mut text, section, messages);
    }

    for line in letter.closing.iter().chain(&letter.signature) {
        paragraph(&mut text, line);
    }

    for annex in &letter.annexes {
        text.push_str("---\n\n");
        push_section(&mut text, annex, messages);
    }

    text
}

fn paragraph(text: &mut String, words: &str) {
    text.push_str(&format!("{}\n\n", escaped(words)));
}

fn push_section(text: &mut String, section: &Section, messages: &Messages) {
    text.push_str(&format!("## {}\n\n", escaped(&section.heading)));
    for line in &section.lead {
        paragraph(text, line);
    }

    for group in &section.groups {
        push_group(text, group, messages);
    }

    push_table(text, &section.table);
}

fn push_group(text: &mut String, group: &ItemGroup, messages: &Messages) {
    if let Some(subject) = &group.subject {
        text.push_str(&format!("### {}\n\n", escaped(subject)));
    }

    for (at, item) in group.items.iter().enumerate() {
        push_item(text, group.first + at, item, messages);
    }
}

fn push_item(text: &mut String, number: usize, item: &Item, messages: &Messages) {
    text.push_str(&format!("{number}. **{}**\n\n", escaped(&item.ask)));
    for (at, point) in item.points.iter().enumerate() {
        let end = if at + 1 == item.points.len() {
            "\n\n"
        } else {
            "  \n"
        };

        // Four spaces keep a point inside its item, whether the number has one digit or two.
        let mark = point_mark(at, messages);
        text.push_str(&format!("    {mark} {}{end}", escaped(point)));
    }

    for note in &item.notes {
        text.push_str(&format!("    {}\n\n", escaped(note)));
    }

    if let Some((lead, wording)) = &item.wording {
        text.push_str(&format!(
            "    {}\n\n    > {}\n\n",
            escaped(lead),
            escaped(wording)
        ));
    }
}

fn push_table(text: &mut String, table: &Table) {
    if table.rows.is_empty() {
        return;
    }

    let heads: Vec<String> = table.heads.iter().map(|head| escaped(head)).collect();
    let rules = vec!["---"; heads.len()];
    text.push_str(&format!(
        "| {} |\n|{}|\n",
        heads.join(" | "),
        rules.join("|")
    ));
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }

    text.push('\n');
}
