//! Reads HTML by tokens: end tags may be missing, lists count as a browser counts them.

mod elements;
mod lists;
pub(crate) mod templates;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use crate::{
    builder::{BlockDraft, DocumentBuilder, LINE_BREAK},
    document::{BlockKind, RemarkKind, SetApartKind},
    error::SourceError,
    label,
    limits::MAX_DEPTH,
};
use elements::{Apart, BLOCKS, VOID, attribute, is_heading, name_of, reason_apart};
use lists::OpenList;

/// Reads a web page into blocks.
///
/// # Errors
///
/// If it nests too deeply.
pub(crate) fn read_html(text: &str, builder: &mut DocumentBuilder) -> Result<(), SourceError> {
    let (text, tags) = templates::strip_templates(text);
    templates::push_template_tags(&tags, builder);
    read_fragment(&text, builder)
}

/// Reads a piece of HTML into blocks.
///
/// # Errors
///
/// If it nests too deeply.
pub(crate) fn read_fragment(text: &str, builder: &mut DocumentBuilder) -> Result<(), SourceError> {
    let mut reader = HtmlReader {
        builder,
        open: Vec::new(),
        lists: Vec::new(),
        draft: BlockDraft::new(BlockKind::Paragraph, ""),
        set_apart: Vec::new(),
        number: None,
        cells: None,
        pictures: 0,
    };

    let mut emitter = DefaultEmitter::<()>::default();

    // Without this, the code of a script or a style would be read as tags and text.
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.start(&tag)?,
            Token::EndTag(tag) => reader.end(&name_of(&tag.name)),
            Token::String(words) => reader.push(&String::from_utf8_lossy(&words)),
            // A browser shows a page with errors all the same.
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    // The end of the page ends a row that nothing else has ended.
    reader.end_row();
    reader.flush();
    reader.finish();
    Ok(())
}

/// An element that is open, and why its words are set apart, if they are.
struct OpenElement {
    name: String,
    set_apart: Option<Apart>,
    /// Whether it is a table within a cell of another, whose row continues behind it.
    within_row: bool,
}

struct HtmlReader<'a> {
    builder: &'a mut DocumentBuilder,
    open: Vec<OpenElement>,
    lists: Vec<OpenList>,
    draft: BlockDraft,
    set_apart: Vec<(SetApartKind, String)>,
    /// The number of the item whose first block comes next.
    number: Option<String>,
    /// The cells of the open table row.
    cells: Option<Vec<String>>,
    pictures: usize,
}

impl HtmlReader<'_> {
    fn start(&mut self, tag: &StartTag<()>) -> Result<(), SourceError> {
        let name = name_of(&tag.name);

        // Pages nest deeper than XML, for layout. Each end tag walks this list, hence the bound.
        if self.open.len() >= MAX_DEPTH * 5 {
            return Err(SourceError::too_large("The page nests elements too deeply"));
        }

        self.close_implied(&name);
        let within_row = name == "table" && self.cells.is_some();
        self.start_content(&name, tag);

        if !VOID.contains(&name.as_str()) && !tag.self_closing {
            // The outermost reason counts: what is inserted within hidden words is hidden.
            let set_apart = self
                .open
                .last()
                .and_then(|outer| outer.set_apart)
                .or_else(|| reason_apart(&name, tag));

            self.open.push(OpenElement {
                name,
                set_apart,
                within_row,
            });
        }

        Ok(())
    }

    /// Begins the block, row, cell or list that an element is, or pushes what it shows.
    fn start_content(&mut self, name: &str, tag: &StartTag<()>) {
        match name {
            // The words of the cell before it are a row of their own, so that all stand in order.
            "table" => self.end_row(),
            "br" => self.push(&LINE_BREAK.to_string()),
            "img" => self.pictures += 1,
            "input" => self.push_input(tag),
            "tr" => {
                // A row may still be open behind an element that was never closed.
                self.end_row();
                self.flush();
                self.cells = Some(Vec::new());
            }
            "td" | "th" => self.begin_cell(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
                self.begin(BlockKind::Heading(level));
            }
            "ol" | "ul" | "menu" => {
                self.flush();
                let value = |key: &str| attribute(tag, key);
                self.lists.push(OpenList::open(
                    name == "ol",
                    value("type"),
                    value("start"),
                    value("reversed").is_some(),
                ));
            }
            "li" => {
                self.begin(BlockKind::ListItem);
                let value = attribute(tag, "value").and_then(|value| value.parse().ok());
                self.number = self.lists.last_mut().and_then(|list| list.count(value));
            }
            "option" => self.push(" "),
            _ if BLOCKS.contains(&name) => self.begin(BlockKind::Paragraph),
            _ => {}
        }
    }

    /// Closes elements that the next one ends without an end tag.
    fn close_implied(&mut self, next: &str) {
        let closed: &[&str] = match next {
            "li" => &["li"],
            "dt" | "dd" => &["dt", "dd"],
            "tr" => &["td", "th", "tr"],
            "td" | "th" => &["td", "th"],
            "option" => &["option"],
            _ if BLOCKS.contains(&next) || is_heading(next) => &["p"],
            _ => return,
        };

        // What an open element reaches is bounded, as by the scopes of the HTML standard.
        let bounds: &[&str] = match next {
            "li" => &["ol", "ul", "menu"],
            "dt" | "dd" => &["dl"],
            _ => &[
                "table",
                "div",
                "section",
                "article",
                "body",
                "li",
                "blockquote",
            ],
        };

        for index in (0..self.open.len()).rev() {
            let Some(name) = self.open.get(index).map(|element| element.name.as_str()) else {
                return;
            };
            if bounds.contains(&name) {
                return;
            }

            if let Some(name) = closed.iter().find(|closed| **closed == name) {
                self.end(name);

                // A row ends its cell and then the row before it.
                if next != "tr" {
                    return;
                }
            }
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        // Blocks within a cell of a table stay in its row.
        if self.cells.is_some() {
            self.push(" ");
            return;
        }

        self.flush();
        self.draft.kind = match kind {
            // The first paragraph of an item is the item.
            BlockKind::Paragraph if self.number.is_some() => BlockKind::ListItem,
            kind => kind,
        };
    }

    fn begin_cell(&mut self) {
        if let Some(cells) = &mut self.cells {
            cells.push(String::new());
        }
    }

    fn push_input(&mut self, tag: &StartTag<()>) {
        let kind = attribute(tag, "type")
            .unwrap_or_default()
            .to_ascii_lowercase();

        match kind.as_str() {
            "hidden" | "submit" | "button" | "image" | "reset" => {}
            "checkbox" | "radio" => {
                let ticked = attribute(tag, "checked").is_some();
                self.push(if ticked { "☒ " } else { "☐ " });
            }
            _ => {
                // Four underscores are the fewest that count as a blank to fill in.
                let value = attribute(tag, "value").filter(|value| !value.is_empty());
                self.push(&value.unwrap_or_else(|| "____".to_owned()));
            }
        }
    }

    fn end(&mut self, name: &str) {
        // Browsers ignore nearly every end tag that ends nothing.
        let Some(index) = self.open.iter().rposition(|element| element.name == name) else {
            return;
        };

        match name {
            "tr" => self.end_row(),
            "li" => {
                self.flush();
                self.number = None;
            }
            "ol" | "ul" | "menu" => {
                self.flush();
                self.lists.pop();
            }
            _ if self.cells.is_none() && (BLOCKS.contains(&name) || is_heading(name)) => {
                self.flush()
            }
            _ => {}
        }

        for closed in self.open.split_off(index).iter().rev() {
            if closed.name == "table" {
                self.end_row();
                self.cells = closed.within_row.then(Vec::new);
            }
        }
    }

    fn end_row(&mut self) {
        let Some(cells) = self.cells.take() else {
            return;
        };

        let cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
        let is_table_of_layout = cells.len() == 1;
        self.draft.kind = if is_table_of_layout {
            BlockKind::Paragraph
        } else {
            BlockKind::TableRow
        };

        if cells.iter().any(|cell| !cell.is_empty()) {
            self.draft.text = cells.join(" | ");
        }

        self.flush();
    }

    fn push(&mut self, words: &str) {
        match self.open.last().and_then(|element| element.set_apart) {
            Some(Apart::Unread) => {}
            Some(Apart::Kind(kind)) => match self.set_apart.last_mut() {
                Some((last, text)) if *last == kind => text.push_str(words),
                _ => self.set_apart.push((kind, words.to_owned())),
            },
            None => match &mut self.cells {
                Some(cells) => {
                    // Words that stand before the first cell, or behind a table within one.
                    if cells.is_empty() && !words.trim().is_empty() {
                        cells.push(String::new());
                    }

                    if let Some(cell) = cells.last_mut() {
                        cell.push_str(words);
                    }
                }
                None => self.draft.text.push_str(words),
            },
        }
    }

    fn flush(&mut self) {
        let at = self.builder.position();
        if !self.draft.text.trim().is_empty() {
            let kind = if self.number.is_some() {
                BlockKind::ListItem
            } else {
                BlockKind::Paragraph
            };

            let mut draft = std::mem::replace(&mut self.draft, BlockDraft::new(kind, ""));
            draft.indent = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
            // Where the words begin with a number of their own, the list shows none.
            let number = self.number.take();
            draft.automatic_number =
                number.filter(|_| !label::starts_label(draft.text.trim_start()));
            self.draft.kind = BlockKind::Paragraph;
            self.builder.push_block(&draft);
        }

        for (kind, words) in std::mem::take(&mut self.set_apart) {
            self.builder.push_set_apart_at(kind, &words, None, at);
        }
    }

    fn finish(&mut self) {
        if self.pictures > 0 {
            let message = format!(
                "The page shows pictures ({}), whose words were not read.",
                self.pictures
            );

            self.builder.push_remark(RemarkKind::Picture, message, None);
        }
    }
}
