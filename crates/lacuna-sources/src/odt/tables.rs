//! The tables of an OpenDocument text: a row is a block, and its cells hold paragraphs, lists and tables.

use super::OdtReader;
use super::words::OdtWords;
use crate::{
    builder::BlockDraft,
    document::{BlockKind, SetApartKind},
    xml::XmlElement,
};

impl<'a> OdtReader<'a, '_> {
    /// Collects the paragraphs of a cell or a note as one text; a table within it has no rows of its own.
    pub(super) fn collect_blocks(&mut self, parent: &'a XmlElement, words: &mut OdtWords<'a>) {
        for element in parent.elements() {
            match &*element.name {
                "text:p" | "text:h" => {
                    let mut own = self.collect_paragraph(element);
                    words.text.push_str(&own.text);
                    words.text.push(' ');
                    words.set_apart.append(&mut own.set_apart);
                    words.notes.append(&mut own.notes);
                    words.boxes.append(&mut own.boxes);
                }
                "office:annotation" => words.push_comment(element),
                "text:change" => self.collect_deletion(element, words),
                "text:section" if element.attribute("text:display") == Some("none") => {
                    words.set_apart.push((SetApartKind::Hidden, element.text()));
                }
                // Changes are read where the text marks their places.
                "text:tracked-changes" | "text:sequence-decls" | "office:forms" => {}
                _ => self.collect_blocks(element, words),
            }
        }
    }

    pub(super) fn read_table(&mut self, table: &'a XmlElement) {
        for row in rows_of(table) {
            let cells: Vec<&XmlElement> = row
                .elements()
                .filter(|cell| &*cell.name == "table:table-cell")
                .collect();

            // A table of one column is a frame around running text.
            if let [cell] = cells.as_slice() {
                self.read_blocks(cell, None);
                continue;
            }

            let mut texts = Vec::new();
            let mut words = OdtWords::default();
            for cell in cells {
                self.collect_blocks(cell, &mut words);
                texts.push(std::mem::take(&mut words.text).trim().to_owned());
            }

            // The bars between empty cells would be the only words of the row.
            let has_words = texts.iter().any(|text| !text.is_empty());
            let text = if has_words {
                texts.join(" | ")
            } else {
                String::new()
            };
            self.push_with_apart(&BlockDraft::new(BlockKind::TableRow, text), words);
        }
    }
}

/// Returns the rows of a table, which may be within a head or a group, without those of a table within a cell.
fn rows_of(table: &XmlElement) -> Vec<&XmlElement> {
    let mut rows = Vec::new();
    for element in table.elements() {
        match &*element.name {
            "table:table-row" => rows.push(element),
            _ => rows.append(&mut rows_of(element)),
        }
    }

    rows
}
