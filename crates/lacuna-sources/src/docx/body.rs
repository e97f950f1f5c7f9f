//! The body of a Word file: paragraphs, tables, notes and text boxes in reading order.

use std::collections::BTreeMap;

use crate::{
    builder::{BlockDraft, DocumentBuilder},
    document::{BlockKind, RemarkKind, SetApartKind},
    docx::{
        numbering::{ListCounters, ListMark},
        paragraph::{ParagraphWords, is_mark_deleted},
        styles::{StyleSheet, value_of},
    },
    xml::XmlElement,
};

/// Reads a body into blocks.
pub(super) struct BodyReader<'a, 'b> {
    pub styles: &'a StyleSheet,
    pub counters: ListCounters<'a>,
    pub footnotes: BTreeMap<String, &'a XmlElement>,
    pub endnotes: BTreeMap<String, &'a XmlElement>,
    pub comments: BTreeMap<String, &'a XmlElement>,
    pub builder: &'b mut DocumentBuilder,
    /// A paragraph whose mark is deleted: it merges with the next.
    pub merged: Option<ParagraphWords<'a>>,
    pub inserted: usize,
    pub deleted: usize,
    pub moved: usize,
    pub pictures: usize,
    pub notes: usize,
}

/// What a paragraph's properties and styles make of it.
struct ParagraphForm {
    number: Option<String>,
    is_bullet: bool,
    level: u8,
    outline: Option<u8>,
    is_contents: bool,
}

impl<'a> BodyReader<'a, '_> {
    /// Reads what is in the body, a content control or a change.
    pub(super) fn read_blocks(&mut self, parent: &'a XmlElement) {
        for element in parent.elements() {
            match &*element.name {
                "w:p" => self.read_paragraph(element),
                // A paragraph cannot merge into a table, so one that waits ends here.
                "w:tbl" => {
                    self.flush_merged();
                    self.read_table(element);
                }
                "mc:AlternateContent" => {
                    for choice in element.shown_elements() {
                        self.read_blocks(choice);
                    }
                }
                "w:altChunk" => self.remark_embedded(),
                "w:sectPr" | "w:sdtPr" | "w:pPr" => {}
                _ => self.read_blocks(element),
            }
        }
    }

    fn read_paragraph(&mut self, element: &'a XmlElement) {
        let mut words = ParagraphWords::read(element, self.styles);
        if let Some(before) = self.merged.take() {
            words.prepend(before);
        }

        if is_mark_deleted(element) {
            // The merged paragraph takes the properties of the one that follows.
            self.merged = Some(words);
            return;
        }

        // A paragraph that is gone is not printed, so its number is not either.
        let form = if words.is_gone() {
            None
        } else {
            Some(self.form_of(element))
        };

        self.push_paragraph(words, form);
    }

    /// Adds a paragraph that waited for the next where there is none.
    pub(super) fn flush_merged(&mut self) {
        if let Some(words) = self.merged.take() {
            self.push_paragraph(words, None);
        }
    }

    fn form_of(&mut self, element: &'a XmlElement) -> ParagraphForm {
        let properties = element.child("w:pPr");
        let named = properties.and_then(|properties| value_of(properties, "w:pStyle"));
        let style = self.styles.paragraph_style(named);
        let number = properties.and_then(|properties| properties.child("w:numPr"));
        let own_list = number.and_then(|number| value_of(number, "w:numId"));
        let own_level = number.and_then(|number| value_of(number, "w:ilvl")?.parse::<usize>().ok());

        let inherited = self.styles.inherited(style, |style| style.list.clone());
        let (list, level) = match (own_list, inherited) {
            (Some(list), _) => (Some(list.to_owned()), own_level.unwrap_or(0)),
            (None, Some((list, giver))) => {
                let by_style = self
                    .styles
                    .inherited(style, |style| style.level)
                    .map(|(level, _)| level);

                // The style itself may be tied to a level of the list, or the style that it is based on.
                let definitions = self.counters.definitions();
                let by_list = style.and_then(|style| definitions.level_of_style(&list, style));
                let by_list = by_list.or_else(|| definitions.level_of_style(&list, giver));

                // A level that names the style wins over the style's (ISO/IEC 29500-1, 17.9.23).
                let level = own_level.or(by_list).or(by_style).unwrap_or(0);

                (Some(list), level)
            }
            (None, None) => (None, 0),
        };

        let mark = list
            // List 0 is Word's way to say: no number here, whatever the style says.
            .filter(|list| list != "0")
            .and_then(|list| self.counters.count(&list, level));

        let name = self.styles.name(style);
        let own_outline = properties
            .and_then(|properties| value_of(properties, "w:outlineLvl")?.parse::<u8>().ok());
        let outline = own_outline.or_else(|| {
            self.styles
                .inherited(style, |style| style.outline)
                .map(|(outline, _)| outline)
        });

        // The style Title has no outline level, and is the heading of the whole.
        let outline = outline.or((name == "title").then_some(0));

        ParagraphForm {
            is_bullet: mark == Some(ListMark::Bullet),
            number: mark.and_then(|mark| match mark {
                ListMark::Number(number) => Some(number),
                ListMark::Bullet => None,
            }),
            level: u8::try_from(level).unwrap_or(8),
            outline: outline.filter(|outline| *outline < 9),
            is_contents: name.starts_with("toc ") && name != "toc heading",
        }
    }

    fn remark_embedded(&mut self) {
        let message = "The file embeds another file, whose words were not read.";
        self.builder.push_remark(RemarkKind::Other, message, None);
    }

    fn push_paragraph(&mut self, words: ParagraphWords<'a>, form: Option<ParagraphForm>) {
        // A table of contents repeats headings and states nothing; clauses must not be counted
        // twice.
        if form.as_ref().is_some_and(|form| form.is_contents) {
            self.count_changes(&words);
            self.builder
                .push_set_apart(SetApartKind::PageFurniture, &words.text, None);
            return;
        }

        let mut draft = BlockDraft::new(BlockKind::Paragraph, words.text.clone());

        if let Some(form) = form {
            draft.kind = classify(&form, &words);
            draft.automatic_number = form.number;
            draft.indent = form.level;
        }

        self.push_block(&draft, words);
    }

    /// Adds a block, and what is set apart from its words at its beginning; notes and text boxes are behind it.
    fn push_block(&mut self, draft: &BlockDraft, words: ParagraphWords<'a>) {
        self.count_changes(&words);
        self.push_with_apart(draft, &words);

        for (is_end, id) in words.notes {
            self.push_note(is_end, &id);
        }

        for content in words.boxes {
            self.read_blocks(content);
        }
    }

    fn count_changes(&mut self, words: &ParagraphWords<'_>) {
        self.inserted += words.inserted;
        self.pictures += words.pictures;
        for (kind, text) in &words.set_apart {
            match kind {
                SetApartKind::Deleted => self.deleted += text.chars().count(),
                SetApartKind::MovedFrom => self.moved += text.chars().count(),
                _ => {}
            }
        }
    }

    fn push_with_apart(&mut self, draft: &BlockDraft, words: &ParagraphWords<'_>) {
        let at = self.builder.position();
        let range = self.builder.push_block(draft);
        let start = range.map_or(at, |range| range.start);
        for (kind, text) in &words.set_apart {
            self.builder.push_set_apart_at(*kind, text, None, start);
        }

        let comments = words.comments.iter().filter_map(|id| self.comments.get(id));
        for comment in comments {
            let text = paragraphs_text(comment);
            self.builder
                .push_set_apart_at(SetApartKind::Comment, &text, None, start);
        }
    }

    /// Adds a note behind the paragraph that refers to it.
    fn push_note(&mut self, is_end: bool, id: &str) {
        let notes = if is_end {
            &self.endnotes
        } else {
            &self.footnotes
        };

        let Some(note) = notes.get(id).copied() else {
            return;
        };

        // The id is no number. Word prints one by the order of the references.
        self.notes += 1;

        let mut text = String::new();
        let mut words = ParagraphWords::default();
        for paragraph in note.outermost("w:p") {
            let mut own = ParagraphWords::read(paragraph, self.styles);
            text.push_str(&own.text);
            text.push(' ');
            words.append_apart(&mut own);
        }

        let mut draft = BlockDraft::new(BlockKind::Footnote, text);
        draft.automatic_number = Some(self.notes.to_string());

        // A note has no notes of its own. A damaged file may say so, even of the note itself.
        words.notes.clear();
        words.boxes.clear();
        self.push_block(&draft, words);
    }

    fn read_table(&mut self, table: &'a XmlElement) {
        for row in rows_of(table) {
            if is_row_deleted(row) {
                let text = paragraphs_text(row);
                // A deleted row is not printed; its words are kept apart for whoever asks what was
                // changed.
                self.deleted += text.chars().count();
                self.builder
                    .push_set_apart(SetApartKind::Deleted, &text, None);
                continue;
            }

            let cells = cells_of(row);

            // A table of one column is a frame around running text.
            if let [cell] = cells.as_slice() {
                self.read_blocks(cell);
                self.flush_merged();
                continue;
            }

            self.read_row(&cells);
        }
    }

    fn read_row(&mut self, cells: &[&'a XmlElement]) {
        let mut texts: Vec<String> = Vec::new();
        let mut row = ParagraphWords::default();
        let mut number = None;

        for cell in cells {
            let mut text = String::new();
            for part in parts_of_cell(cell) {
                match &*part.name {
                    "w:tr" => {
                        let words = paragraphs_text(part);
                        row.set_apart.push((SetApartKind::Deleted, words));
                        continue;
                    }
                    "w:altChunk" => {
                        self.remark_embedded();
                        continue;
                    }
                    _ => {}
                }

                let mut words = ParagraphWords::read(part, self.styles);
                if !words.is_gone() {
                    let form = self.form_of(part);
                    // The first number is the row's; others stand within the cell.
                    match form.number {
                        Some(mark) if number.is_none() && texts.is_empty() && text.is_empty() => {
                            number = Some(mark)
                        }
                        Some(mark) => text.push_str(&format!("{mark} ")),
                        None => {}
                    }
                }

                text.push_str(&words.text);
                // Without its mark, a paragraph runs on into the next.
                if !is_mark_deleted(part) {
                    text.push(' ');
                }

                row.append_apart(&mut words);
            }

            texts.push(text.trim().to_owned());
        }

        let has_words = texts.iter().any(|text| !text.is_empty());
        let words = if has_words {
            texts.join(" | ")
        } else {
            String::new()
        };
        let mut draft = BlockDraft::new(BlockKind::TableRow, words);
        draft.automatic_number = number;
        self.push_block(&draft, row);
    }
}

/// Returns the paragraphs of a cell, those of a table within it as well, which has no row of its own; and what is in
/// their place: rows that are deleted, and embedded files.
///
/// What a paragraph holds, such as a text box, is read with the paragraph.
fn parts_of_cell(cell: &XmlElement) -> Vec<&XmlElement> {
    let mut parts = Vec::new();
    for element in cell.shown_elements() {
        match &*element.name {
            "w:p" | "w:altChunk" => parts.push(element),
            "w:tr" if is_row_deleted(element) => parts.push(element),
            "w:tcPr" | "w:tblPr" | "w:sdtPr" => {}
            _ => parts.append(&mut parts_of_cell(element)),
        }
    }

    parts
}

fn is_row_deleted(row: &XmlElement) -> bool {
    row.child("w:trPr")
        .is_some_and(|properties| properties.child("w:del").is_some())
}

fn rows_of(table: &XmlElement) -> Vec<&XmlElement> {
    let mut rows = Vec::new();
    for element in table.elements() {
        match &*element.name {
            "w:tr" => rows.push(element),
            "w:tblPr" | "w:tblGrid" => {}
            // A content control or a change may stand around rows.
            _ => rows.append(&mut rows_of(element)),
        }
    }

    rows
}

fn cells_of(row: &XmlElement) -> Vec<&XmlElement> {
    let mut cells = Vec::new();
    for element in row.elements() {
        match &*element.name {
            "w:tc" => cells.push(element),
            "w:trPr" | "w:tblPrEx" => {}
            _ => cells.append(&mut cells_of(element)),
        }
    }

    cells
}

/// Returns the words of the paragraphs inside, deleted ones too.
fn paragraphs_text(element: &XmlElement) -> String {
    let mut paragraphs = Vec::new();
    for paragraph in element.outermost("w:p") {
        let mut text = String::new();
        push_runs(paragraph, &mut text);
        if !text.trim().is_empty() {
            paragraphs.push(text);
        }
    }

    paragraphs.join(" ")
}

/// Adds the words of all runs inside; those of a text box are apart from the words around it.
fn push_runs(element: &XmlElement, text: &mut String) {
    for child in element.shown_elements() {
        match &*child.name {
            "w:t" | "w:delText" => text.push_str(&child.text()),
            "w:txbxContent" => {
                text.push(' ');
                text.push_str(&paragraphs_text(child));
            }
            _ => push_runs(child, text),
        }
    }
}

fn classify(form: &ParagraphForm, words: &ParagraphWords<'_>) -> BlockKind {
    let text = words.text.trim();
    let is_short = text.chars().count() <= 150 && text.split_whitespace().count() <= 20;

    // A heading may end with a full stop, but with more words than this it is a sentence.
    let runs_on = text.ends_with([';', ',', ':'])
        || (text.ends_with('.') && text.split_whitespace().count() > 8);
    // Many papers have no heading styles and only print their headings bold.
    let is_bold =
        words.plain_letters == 0 && text.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    match form.outline {
        // Some styles give whole clauses a level of the outline.
        Some(outline) if is_short && !runs_on => BlockKind::Heading(outline + 1),
        None if is_bold && is_short && !text.ends_with([';', ',', ':', '.']) && form.level <= 1 => {
            BlockKind::Heading(4)
        }
        // The two outer levels number clauses, such as 1 and 1.1, and the deeper ones limbs.
        _ if form.is_bullet || (form.number.is_some() && form.level > 1) => BlockKind::ListItem,
        _ => BlockKind::Paragraph,
    }
}
