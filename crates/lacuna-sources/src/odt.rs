//! Reads OpenDocument texts: list numbers, and changes, hidden text and comments set apart.

mod lists;
mod styles;
mod tables;
mod words;

use std::collections::BTreeMap;

use crate::{
    builder::{BlockDraft, DocumentBuilder, LINE_BREAK},
    document::{BlockKind, RemarkKind, SetApartKind},
    error::{SourceError, SourceErrorKind},
    package::Package,
    xml::{XmlElement, XmlNode, parse_xml},
};
use lists::{ListNumbers, ListStyles};
use styles::TextStyles;
use words::{OdtWords, comment_text};

/// Refuses a file that is protected by a password.
fn refuse_password(package: &Package<'_>) -> Result<(), SourceError> {
    let Some(manifest) = package.read("META-INF/manifest.xml")? else {
        return Ok(());
    };

    let manifest = parse_xml("META-INF/manifest.xml", &manifest)?;
    if manifest.descendants("manifest:encryption-data").is_empty() {
        return Ok(());
    }

    let remedy = "Open it with the password, save it without one, and try again";
    let problem = "The file is protected by a password";
    Err(SourceError::new(
        SourceErrorKind::Encrypted,
        problem,
        remedy,
    ))
}

/// Reads the parts of an OpenDocument text into blocks.
///
/// # Errors
///
/// If a part is damaged, too large, or protected by a password.
pub(crate) fn read_odt(
    package: &Package<'_>,
    builder: &mut DocumentBuilder,
) -> Result<(), SourceError> {
    // The text of such a file is encrypted and would only look damaged.
    refuse_password(package)?;

    let content = package
        .read("content.xml")?
        .ok_or_else(|| SourceError::broken("The file has no text part"))?;
    let content = parse_xml("content.xml", &content)?;
    let styles = package
        .read("styles.xml")?
        .map(|bytes| parse_xml("styles.xml", &bytes))
        .transpose()?;
    let body = content
        .child("office:body")
        .and_then(|body| body.child("office:text"));
    let body = body.ok_or_else(|| SourceError::broken("The file has no text"))?;

    // The text's own styles come last, since they win over those of the other part.
    let roots: Vec<&XmlElement> = styles.iter().chain([&content]).collect();
    let list_styles = ListStyles::read(&roots);
    let mut reader = OdtReader {
        numbers: ListNumbers::new(&list_styles),
        text_styles: TextStyles::read(&roots),
        deletions: BTreeMap::new(),
        open_changes: 0,
        deleted: 0,
        pictures: 0,
        notes: 0,
        builder,
    };

    reader.read_changes(body);
    reader.read_blocks(body, None);
    reader.finish();

    for root in styles.iter() {
        for kind in [
            "style:header",
            "style:footer",
            "style:header-first",
            "style:footer-first",
        ] {
            for furniture in root.descendants(kind) {
                // A head belongs to every page, and so to no place in the text.
                builder.push_set_apart_at(SetApartKind::PageFurniture, &furniture.text(), None, 0);
            }
        }
    }

    Ok(())
}

struct OdtReader<'a, 'b> {
    numbers: ListNumbers<'a>,
    text_styles: TextStyles,
    deletions: BTreeMap<String, String>,
    open_changes: usize,
    deleted: usize,
    pictures: usize,
    notes: usize,
    builder: &'b mut DocumentBuilder,
}

impl<'a> OdtReader<'a, '_> {
    fn read_changes(&mut self, body: &'a XmlElement) {
        let Some(changes) = body.child("text:tracked-changes") else {
            return;
        };

        for region in changes.elements() {
            self.open_changes += 1;

            // OpenDocument 1.2 moved this id to `xml:id`, and many files have both.
            let id = region
                .attribute("text:id")
                .or_else(|| region.attribute("xml:id"))
                .unwrap_or_default();

            if let Some(deletion) = region.child("text:deletion") {
                let paragraphs = deletion
                    .elements()
                    .filter(|part| !part.name.starts_with("office:"));

                let text = paragraphs
                    .map(XmlElement::text)
                    .collect::<Vec<_>>()
                    .join(" ");

                self.deletions.insert(id.to_owned(), text);
            }
        }
    }

    /// Reads what is in the text or in a frame; `number` is what is printed before the first paragraph.
    fn read_blocks(&mut self, parent: &'a XmlElement, number: Option<(String, u8)>) {
        let mut number = number;
        for element in parent.elements() {
            match &*element.name {
                "text:p" => self.read_paragraph(element, None, number.take()),
                "text:h" => {
                    let level = element
                        .attribute("text:outline-level")
                        .and_then(|level| level.parse().ok())
                        .unwrap_or(1);

                    self.read_paragraph(element, Some(level), number.take());
                }
                "text:list" => self.read_list(element, 0, None),
                "table:table" => self.read_table(element),
                "text:change" => self.push_deletion(element),
                "office:annotation" => {
                    let text = comment_text(element);
                    self.builder
                        .push_set_apart(SetApartKind::Comment, &text, None);
                }
                "text:tracked-changes" | "text:sequence-decls" | "office:forms" => {}
                "text:table-of-content" | "text:alphabetical-index" => {
                    let text = element
                        .child("text:index-body")
                        .map(XmlElement::text)
                        .unwrap_or_default();

                    self.builder
                        .push_set_apart(SetApartKind::PageFurniture, &text, None);
                }
                // Hidden words are not what the parties see; they are kept apart and not dropped,
                // for whoever looks for them.
                "text:section" if element.attribute("text:display") == Some("none") => {
                    self.builder
                        .push_set_apart(SetApartKind::Hidden, &element.text(), None);
                }
                _ => self.read_blocks(element, number.take()),
            }
        }
    }

    fn push_deletion(&mut self, change: &XmlElement) {
        let words = change
            .attribute("text:change-id")
            .and_then(|id| self.deletions.remove(id));

        if let Some(words) = words {
            self.deleted += words.chars().count();
            self.builder
                .push_set_apart(SetApartKind::Deleted, &words, None);
        }
    }

    fn read_list(&mut self, list: &'a XmlElement, level: usize, style: Option<&'a str>) {
        let style = list.attribute("text:style-name").or(style);
        self.numbers.open_list(list, level, style);

        for item in list.elements() {
            let is_item = &*item.name == "text:list-item";
            let own_start = item
                .attribute("text:start-value")
                .and_then(|value| value.parse().ok());

            // An item that only holds a deeper list prints no number of its own.
            let first = item
                .elements()
                .find(|part| ["text:p", "text:h", "text:list"].contains(&&*part.name));

            let has_words = first.is_some_and(|part| &*part.name != "text:list");
            let number = (is_item && has_words)
                .then(|| self.numbers.count(style, level, own_start))
                .flatten();

            let mut mark = number.map(|number| (number, u8::try_from(level).unwrap_or(8)));
            for part in item.elements() {
                match &*part.name {
                    "text:list" => self.read_list(part, level + 1, style),
                    "text:p" => {
                        let mark = mark.take().or_else(|| {
                            // A further paragraph of an item has no number and is in the list.
                            is_item.then(|| (String::new(), u8::try_from(level).unwrap_or(8)))
                        });

                        self.read_paragraph(part, None, mark);
                    }
                    "text:h" => {
                        let outline = part
                            .attribute("text:outline-level")
                            .and_then(|level| level.parse().ok())
                            .unwrap_or(1);

                        self.read_paragraph(part, Some(outline), mark.take());
                    }
                    "text:change" => self.push_deletion(part),
                    _ => {}
                }
            }
        }
    }

    fn read_paragraph(
        &mut self,
        element: &'a XmlElement,
        outline: Option<u8>,
        mark: Option<(String, u8)>,
    ) {
        let words = self.collect_paragraph(element);
        let text = words.text.trim();
        let style = element.attribute("text:style-name").unwrap_or_default();

        let mut kind = match &mark {
            Some((number, level)) if number.is_empty() || *level > 1 => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        };

        let outline = outline.or_else(|| self.text_styles.titles.contains(style).then_some(1));
        // Whole clauses are given heading styles for their numbers; a heading is short and ends no
        // list item.
        let is_short = text.chars().count() <= 150 && !text.ends_with([';', ',', ':']);
        if let Some(level) =
            outline.filter(|_| is_short && !(text.ends_with('.') && text.split(' ').count() > 8))
        {
            kind = BlockKind::Heading(level.max(1));
        }

        let mut draft = BlockDraft::new(kind, words.text.clone());

        if let Some((number, level)) = mark {
            draft.automatic_number = Some(number).filter(|number| !number.is_empty());
            draft.indent = level;
        }

        self.push_with_apart(&draft, words);
    }

    /// Adds a block, and what is set apart from its words at its beginning; notes and text boxes are behind it.
    fn push_with_apart(&mut self, draft: &BlockDraft, words: OdtWords<'a>) {
        let at = self.builder.position();
        let range = self.builder.push_block(draft);
        self.push_apart(words, range.map_or(at, |range| range.start));
    }

    fn collect_paragraph(&mut self, element: &'a XmlElement) -> OdtWords<'a> {
        let mut words = OdtWords::default();
        let style = element.attribute("text:style-name").unwrap_or_default();
        let kind = self.kind_of_style(style);
        self.collect(element, kind, &mut words);

        words
    }

    fn kind_of_style(&self, style: &str) -> Option<SetApartKind> {
        if self.text_styles.hidden.contains(style) {
            Some(SetApartKind::Hidden)
        } else if self.text_styles.struck.contains(style) {
            Some(SetApartKind::Deleted)
        } else {
            None
        }
    }

    fn push_apart(&mut self, words: OdtWords<'a>, start: usize) {
        for (kind, text) in &words.set_apart {
            self.deleted += if *kind == SetApartKind::Deleted {
                text.chars().count()
            } else {
                0
            };

            self.builder.push_set_apart_at(*kind, text, None, start);
        }

        for note in words.notes {
            self.notes += 1;
            let mut body = OdtWords::default();
            if let Some(element) = note.child("text:note-body") {
                self.collect_blocks(element, &mut body);
            }

            let mut draft = BlockDraft::new(BlockKind::Footnote, body.text.clone());
            draft.automatic_number = Some(self.notes.to_string());
            // A note within a note is none that a program writes; it must not go on for ever.
            body.notes.clear();
            self.push_with_apart(&draft, body);
        }

        for text_box in words.boxes {
            self.read_blocks(text_box, None);
        }
    }

    fn collect(
        &mut self,
        element: &'a XmlElement,
        kind: Option<SetApartKind>,
        words: &mut OdtWords<'a>,
    ) {
        for child in &element.children {
            let child = match child {
                XmlNode::Text(text) => {
                    words.push(text, kind);
                    continue;
                }
                XmlNode::Element(child) => child,
            };

            match &*child.name {
                // It may be many blanks (`text:c`), of which the builder makes one.
                "text:s" => words.push(" ", kind),
                "text:tab" => words.push(" ", kind),
                "text:line-break" => words.push(&LINE_BREAK.to_string(), kind),
                "text:soft-hyphen" => words.push("\u{ad}", kind),
                "text:note" => words.notes.push(child),
                "office:annotation" => words.push_comment(child),
                "text:change" => self.collect_deletion(child, words),
                "text:hidden-text" | "text:hidden-paragraph" => {
                    words.set_apart.push((SetApartKind::Hidden, child.text()));
                }
                "draw:frame" | "draw:custom-shape" | "draw:g" => {
                    let boxes = child.outermost("draw:text-box");
                    self.pictures += usize::from(
                        boxes.is_empty() && !child.descendants("draw:image").is_empty(),
                    );

                    words.boxes.extend(boxes);
                }
                "text:span" | "text:a" => {
                    let own =
                        self.kind_of_style(child.attribute("text:style-name").unwrap_or_default());
                    self.collect(child, own.or(kind), words);
                }
                _ => self.collect(child, kind, words),
            }
        }
    }

    fn collect_deletion(&mut self, change: &XmlElement, words: &mut OdtWords<'a>) {
        let id = change.attribute("text:change-id").unwrap_or_default();
        if let Some(text) = self.deletions.remove(id) {
            words.set_apart.push((SetApartKind::Deleted, text));
        }
    }

    fn finish(&mut self) {
        // Deletions whose place is not marked are shown as well.
        for words in std::mem::take(&mut self.deletions).into_values() {
            self.deleted += words.chars().count();
            self.builder
                .push_set_apart(SetApartKind::Deleted, &words, None);
        }

        if self.open_changes > 0 || self.deleted > 0 {
            let message = format!(
                "The file contains changes that are neither accepted nor rejected ({} changes, {} characters deleted). It was \
                 read as if they were accepted; deleted words are set apart.",
                self.open_changes, self.deleted
            );
            self.builder
                .push_remark(RemarkKind::OpenChanges, message, None);
        }
        if self.pictures > 0 {
            let message = format!(
                "The file contains pictures ({}), which may show words that were not read.",
                self.pictures
            );

            self.builder.push_remark(RemarkKind::Picture, message, None);
        }
    }
}
