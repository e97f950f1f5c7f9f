//! A letter as plain text in lines of 80 columns.

use unicode_width::UnicodeWidthStr;

use super::model::{Item, ItemGroup, Letter, Section, Table};
use crate::report::Messages;
use crate::report::wrap::{wrap, wrap_after};

/// The column under which the words of an item are.
const INDENT: usize = 4;

pub(super) fn render(letter: &Letter, messages: &Messages) -> String {
    let mut text = String::new();
    let gap = messages.plain("letter_gap");
    for (name, value) in &letter.address {
        wrap(&mut text, 0, &format!("{name}{gap}{value}"));
    }

    text.push('\n');
    if let Some(salutation) = &letter.salutation {
        paragraph(&mut text, salutation);
    }

    paragraph(&mut text, &letter.subject);
    for line in &letter.opening {
        paragraph(&mut text, line);
    }

    for section in &letter.sections {
        push_section(&mut text, section, messages);
    }

    for line in &letter.closing {
        paragraph(&mut text, line);
    }

    for line in &letter.signature {
        paragraph(&mut text, line);
    }

    for annex in &letter.annexes {
        text.push_str(&format!("{}\n\n", "-".repeat(20)));
        push_section(&mut text, annex, messages);
    }

    // The last block has a blank line behind it like every other, and a file ends without one.
    let end = text.trim_end().len();
    text.truncate(end);
    text.push('\n');
    text
}

fn paragraph(text: &mut String, words: &str) {
    wrap(text, 0, words);
    text.push('\n');
}

fn push_section(text: &mut String, section: &Section, messages: &Messages) {
    paragraph(text, &section.heading.to_uppercase());
    for line in &section.lead {
        paragraph(text, line);
    }

    for group in &section.groups {
        push_group(text, group, messages);
    }

    push_table(text, &section.table, messages);
}

fn push_group(text: &mut String, group: &ItemGroup, messages: &Messages) {
    if let Some(subject) = &group.subject {
        paragraph(text, subject);
    }

    for (at, item) in group.items.iter().enumerate() {
        push_item(text, group.first + at, item, messages);
    }
}

fn push_item(text: &mut String, number: usize, item: &Item, messages: &Messages) {
    text.push_str(&format!("{:<INDENT$}", format!("{number}.")));
    wrap(text, INDENT, &item.ask);
    for (at, point) in item.points.iter().enumerate() {
        let mark = format!("{:INDENT$}{} ", "", point_mark(at, messages));
        let column = mark.width();
        text.push_str(&mark);
        wrap_after(text, column, column, point);
    }

    for note in &item.notes {
        indented(text, note);
    }

    if let Some((lead, wording)) = &item.wording {
        let gap = messages.plain("letter_gap");
        indented(text, &format!("{lead}{gap}“{wording}”"));
    }

    text.push('\n');
}

/// The mark of a point: (a), (b), and so on.
pub(super) fn point_mark(at: usize, messages: &Messages) -> String {
    // The list for the own side has no limit of points, so that behind (z) the letters begin anew.
    let letter = u8::try_from(at % 26).map_or('a', |at| char::from(b'a' + at));
    messages.text(
        "letter_point_mark",
        &[("letter", letter.to_string().into())],
    )
}

fn indented(text: &mut String, words: &str) {
    text.push_str(&format!("{:INDENT$}", ""));
    wrap(text, INDENT, words);
}

/// A table row by row, since columns would leave no room for words.
fn push_table(text: &mut String, table: &Table, messages: &Messages) {
    for row in &table.rows {
        let cells = table.heads.iter().zip(row);
        // Numbered after the filter: the dash belongs at the first cell that has words.
        for (at, (head, cell)) in cells.filter(|(_, cell)| !cell.is_empty()).enumerate() {
            let mark = if at == 0 { "- " } else { "  " };
            let arguments = [("head", head.into()), ("cell", cell.into())];
            let words = messages.text("letter_cell", &arguments);
            text.push_str(mark);
            wrap_after(text, mark.len(), mark.len(), &words);
        }

        text.push('\n');
    }
}
