//! Collects blocks, pages and what is set apart into a source document, with blanks made even.

use std::ops::Range;

use crate::{
    document::{
        Block, BlockKind, Page, Remark, RemarkKind, SetApart, SetApartKind, SourceDocument,
        SourceFormat,
    },
    error::SourceError,
    label,
    limits::{MAX_BLOCKS, MAX_TEXT_BYTES},
    paragraphs,
};

/// Marks, within the text of a draft, a line break that its author set.
pub(crate) const LINE_BREAK: char = '\u{2028}';

/// Marks, within the text of a draft, the place where a hyphen ended a printed line.
pub(crate) const HYPHEN_PLACE: char = '\u{1f}';

/// A block before its blanks are made even.
#[derive(Debug, Clone)]
pub(crate) struct BlockDraft {
    /// Its words; may hold [`LINE_BREAK`] and [`HYPHEN_PLACE`].
    pub text: String,
    /// What it is.
    pub kind: BlockKind,
    /// Its page.
    pub page: Option<u32>,
    /// The number that a word processor prints before it.
    pub automatic_number: Option<String>,
    /// How far it is indented, in levels.
    pub indent: u8,
}

impl BlockDraft {
    /// Makes a draft without page, number and indent.
    pub(crate) fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kind,
            page: None,
            automatic_number: None,
            indent: 0,
        }
    }
}

/// What has been read so far.
#[derive(Debug, Default)]
pub(crate) struct DocumentBuilder {
    text: String,
    blocks: Vec<Block>,
    pages: Vec<Page>,
    set_apart: Vec<SetApart>,
    set_apart_bytes: usize,
    line_end_hyphens: Vec<usize>,
    remarks: Vec<Remark>,
    /// Whether a bound is passed; nothing more is taken then, and the file is refused at the end.
    is_full: bool,
}

impl DocumentBuilder {
    /// Adds a block and returns its range; a block without words adds nothing.
    pub(crate) fn push_block(&mut self, draft: &BlockDraft) -> Option<Range<usize>> {
        let mut whole: Option<Range<usize>> = None;

        for part in split_at_labels(&draft.text) {
            // Only the first part carries the number; the others begin with their own.
            let number = if whole.is_none() {
                draft.automatic_number.clone()
            } else {
                None
            };

            if let Some(range) = self.push_part(draft, &part, number) {
                whole = Some(whole.map_or(range.clone(), |first| first.start..range.end));
            }
        }

        whole
    }

    fn push_part(
        &mut self,
        draft: &BlockDraft,
        part: &str,
        automatic_number: Option<String>,
    ) -> Option<Range<usize>> {
        self.is_full |=
            self.blocks.len() >= MAX_BLOCKS || self.text.len() + part.len() > MAX_TEXT_BYTES;
        if self.is_full
            || part
                .chars()
                .all(|c| c == HYPHEN_PLACE || is_blank(c) || is_dropped(c))
        {
            return None;
        }

        // The feed comes before a block, not behind it, so that the text ends with its last block.
        if !self.text.is_empty() {
            self.text.push('\n');
        }

        let start = self.text.len();
        let mut blank = false;
        for c in part.chars() {
            // A soft hyphen shows only where a line happens to end, so it is a place and no letter.
            if c == HYPHEN_PLACE || c == '\u{ad}' {
                self.line_end_hyphens.push(self.text.len());
            } else if is_blank(c) {
                blank = true;
            } else if !is_dropped(c) {
                if blank && self.text.len() > start {
                    self.text.push(' ');
                }

                blank = false;
                self.text.push(c);
            }
        }

        let range = start..self.text.len();
        let (kind, page, indent) = (draft.kind, draft.page, draft.indent);
        self.blocks.push(Block {
            range: range.clone(),
            kind,
            page,
            automatic_number,
            indent,
        });

        Some(range)
    }

    /// Returns the positions of letters within a range, by their ascending numbers; blanks are not letters.
    pub(crate) fn offsets_of_letters(&self, range: &Range<usize>, numbers: &[usize]) -> Vec<usize> {
        // Blanks were made even on the way in, so only letters count alike in draft and text.
        let words = self.text.get(range.clone()).unwrap_or_default();
        let mut letters = words
            .char_indices()
            .filter(|(_, c)| !is_blank(*c))
            .map(|(offset, _)| range.start + offset);

        let mut passed = 0;
        let mut here = letters.next();
        let mut offsets = Vec::with_capacity(numbers.len());

        for number in numbers {
            while passed < *number && here.is_some() {
                here = letters.next();
                passed += 1;
            }

            offsets.push(here.unwrap_or(range.end));
        }

        offsets
    }

    /// Returns the position where the next word would be.
    pub(crate) fn position(&self) -> usize {
        self.text.len()
    }

    /// Sets words apart from the agreement's words, at the present position.
    pub(crate) fn push_set_apart(&mut self, kind: SetApartKind, text: &str, page: Option<u32>) {
        let at = self.position();
        self.push_set_apart_at(kind, text, page, at);
    }

    /// Sets words apart from the agreement's words, at a position.
    pub(crate) fn push_set_apart_at(
        &mut self,
        kind: SetApartKind,
        text: &str,
        page: Option<u32>,
        at: usize,
    ) {
        let text = even_blanks(text);
        // A comment or a note can be referred to a million times.
        self.set_apart_bytes += text.len();
        self.is_full |= self.set_apart.len() >= MAX_BLOCKS || self.set_apart_bytes > MAX_TEXT_BYTES;
        if !text.is_empty() && !self.is_full {
            self.set_apart.push(SetApart {
                kind,
                text,
                at,
                page,
            });
        }
    }

    /// Returns the number printed on a page, where it is another than its place in the file.
    pub(crate) fn printed_page_number(&self, page: u32) -> Option<String> {
        let furniture = self
            .set_apart
            .iter()
            .filter(|apart| apart.page == Some(page));

        let furniture = furniture.filter(|apart| apart.kind == SetApartKind::PageFurniture);
        let number = furniture
            .filter_map(|apart| paragraphs::printed_number(&apart.text))
            .next()?;

        (number != page.to_string()).then_some(number)
    }

    /// Adds a remark.
    pub(crate) fn push_remark(
        &mut self,
        kind: RemarkKind,
        message: impl Into<String>,
        page: Option<u32>,
    ) {
        self.remarks.push(Remark {
            kind,
            message: message.into(),
            page,
        });
    }

    /// Adds a page.
    pub(crate) fn push_page(&mut self, page: Page) {
        self.pages.push(page);
    }

    /// Finishes the document.
    ///
    /// # Errors
    ///
    /// If the text is longer than [`MAX_TEXT_BYTES`] or there are more than [`MAX_BLOCKS`] blocks.
    pub(crate) fn finish(
        self,
        format: SourceFormat,
        sha256: String,
    ) -> Result<SourceDocument, SourceError> {
        if self.is_full {
            let bound = MAX_TEXT_BYTES >> 20;
            let problem = format!(
                "The file contains more than {bound} MB of text or {MAX_BLOCKS} paragraphs"
            );
            return Err(SourceError::too_large(problem));
        }

        let Self {
            text,
            blocks,
            pages,
            mut set_apart,
            line_end_hyphens,
            remarks,
            ..
        } = self;

        // Heads were pushed for earlier places. A stable sort keeps the order at each place.
        set_apart.sort_by_key(|apart| apart.at);

        Ok(SourceDocument {
            format,
            sha256,
            text,
            blocks,
            pages,
            clauses: Vec::new(),
            set_apart,
            line_end_hyphens,
            remarks,
        })
    }
}

/// Returns a text with each run of blanks as one blank, and none at its ends.
pub(crate) fn even_blanks(text: &str) -> String {
    let mut even = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars() {
        if is_blank(c) {
            blank = true;
        } else if !is_dropped(c) && c != '\u{ad}' && c != HYPHEN_PLACE {
            if blank && !even.is_empty() {
                even.push(' ');
            }

            blank = false;
            even.push(c);
        }
    }

    even
}

/// Splits at line breaks that a label follows, as in an address of numbered paragraphs within one element.
fn split_at_labels(text: &str) -> Vec<String> {
    if !text.contains(LINE_BREAK) {
        return vec![text.to_owned()];
    }

    let mut parts: Vec<String> = Vec::new();
    for line in text.split(LINE_BREAK) {
        match parts.last_mut() {
            Some(part) if !(label::starts_label(line) && ends_sentence_or_is_short(part)) => {
                part.push(' ');
                part.push_str(line);
            }
            _ => parts.push(line.to_owned()),
        }
    }

    parts
}

/// Whether a new clause may begin after these words.
pub(crate) fn ends_sentence_or_is_short(text: &str) -> bool {
    // A heading ends without a stop, and is seldom longer than this.
    ends_sentence(text) || text.chars().nth(60).is_none()
}

/// Whether words end as a sentence, a limb of a list or its lead-in does.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end();
    let word = text
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();

    text.is_empty()
        // A blank to fill in ends its line as a stop does: `Name: ____`.
        || text.ends_with(['.', ';', ':', '!', '?', '”', '"', '’', ')', ']', '_'])
        // The last item but one of a list ends with the word that joins it to the last.
        || ["and", "or", "und", "oder", "et", "ou"].contains(&word)
}

/// Whether a character of a draft is a letter or mark that the text keeps.
pub(crate) fn is_kept(c: char) -> bool {
    !is_blank(c) && !is_dropped(c) && c != '\u{ad}'
}

/// Whether a character is a blank: also the no-break and the typographic ones.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == LINE_BREAK
}

/// Whether a character is omitted of the text: a control character, a mark without width or a byte order mark.
fn is_dropped(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}
