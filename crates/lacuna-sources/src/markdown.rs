//! Reads Markdown (CommonMark with tables, footnotes and strikethrough), with HTML and template tags set apart.

mod front_matter;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::{
    builder::{BlockDraft, DocumentBuilder, LINE_BREAK},
    document::{BlockKind, SetApartKind},
    error::SourceError,
    html::{self, templates},
    limits::MAX_DEPTH,
};

/// Reads Markdown into blocks.
///
/// # Errors
///
/// If it nests too deeply.
pub(crate) fn read_markdown(text: &str, builder: &mut DocumentBuilder) -> Result<(), SourceError> {
    let (front, text) = front_matter::split_front_matter(text);
    builder.push_set_apart(SetApartKind::Markup, front, None);
    let (text, tags) = templates::strip_templates(text);
    templates::push_template_tags(&tags, builder);

    let mut reader = MarkdownReader {
        builder,
        open: BlockDraft::new(BlockKind::Paragraph, ""),
        lists: Vec::new(),
        struck: 0,
        set_apart: Vec::new(),
        html: String::new(),
        indented: None,
        number: None,
        depth: 0,
    };
    for event in Parser::new_ext(&text, EXTENSIONS) {
        reader.read_event(event)?;
    }

    reader.flush();
    reader.flush_html()
}

const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH);

struct MarkdownReader<'a> {
    builder: &'a mut DocumentBuilder,
    open: BlockDraft,
    /// The number of the next item of each open list; `None` in one of bullets.
    lists: Vec<Option<u64>>,
    struck: usize,
    set_apart: Vec<(SetApartKind, String)>,
    /// The lines of an HTML block.
    html: String,
    /// The lines of an indented block, which Markdown takes for code.
    indented: Option<String>,
    /// The number of the item whose first block comes next.
    number: Option<String>,
    depth: usize,
}

impl MarkdownReader<'_> {
    fn read_event(&mut self, event: Event<'_>) -> Result<(), SourceError> {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return Err(SourceError::too_large(
                        "The file nests quotes and lists too deeply",
                    ));
                }

                self.start(tag);
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag)?;
            }
            Event::Text(words)
            | Event::Code(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => {
                self.push(&words);
            }
            // Markdown joins these lines, but one that begins with a label may be a clause.
            Event::SoftBreak | Event::HardBreak => self.push(&LINE_BREAK.to_string()),
            // A block of HTML comes line by line and is only read as a whole.
            Event::Html(markup) => self.html.push_str(&markup),
            Event::InlineHtml(markup) => self.inline_html(&markup),
            // The mark would join the word before it, as in `contract1`.
            Event::FootnoteReference(_) => {}
            Event::Rule => self.flush(),
            Event::TaskListMarker(ticked) => self.push(if ticked { "☒ " } else { "☐ " }),
        }

        Ok(())
    }

    fn push(&mut self, words: &str) {
        if let Some(lines) = &mut self.indented {
            lines.push_str(words);
            return;
        }

        if self.struck == 0 {
            self.open.text.push_str(words);
            return;
        }

        match self.set_apart.last_mut() {
            Some((SetApartKind::Deleted, text)) => text.push_str(words),
            _ => self
                .set_apart
                .push((SetApartKind::Deleted, words.to_owned())),
        }
    }

    fn inline_html(&mut self, markup: &str) {
        let name = markup
            .trim_start_matches(['<', '/'])
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next();

        match name.unwrap_or_default().to_ascii_lowercase().as_str() {
            "br" => self.push(&LINE_BREAK.to_string()),
            // Other tags within a line, such as `<span>`, say nothing about its words.
            "del" | "s" | "strike" if markup.starts_with("</") => {
                self.struck = self.struck.saturating_sub(1)
            }
            "del" | "s" | "strike" => self.struck += 1,
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.begin(BlockKind::Paragraph),
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(level_number(level))),
            Tag::CodeBlock(kind) => {
                self.begin(BlockKind::Paragraph);
                if kind == CodeBlockKind::Indented {
                    self.indented = Some(String::new());
                }
            }
            Tag::FootnoteDefinition(name) => {
                self.begin(BlockKind::Footnote);
                self.number = Some(name.to_string());
            }
            Tag::List(start) => {
                self.flush();
                self.lists.push(start);
            }
            Tag::Item => {
                self.begin(BlockKind::ListItem);
                if let Some(Some(next)) = self.lists.last_mut() {
                    self.number = Some(format!("{next}."));
                    *next = next.saturating_add(1);
                }
            }
            Tag::TableHead | Tag::TableRow => self.begin(BlockKind::TableRow),
            Tag::TableCell if !self.open.text.is_empty() => self.open.text.push_str(" | "),
            Tag::Strikethrough => self.struck += 1,
            Tag::Image { .. } => self.push("[picture: "),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), SourceError> {
        match tag {
            TagEnd::CodeBlock => {
                self.read_indented()?;
                self.flush();
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::TableRow => {
                self.flush()
            }
            // An item without words must not hand its number to the next paragraph.
            TagEnd::Item => {
                self.flush();
                self.number = None;
            }
            TagEnd::FootnoteDefinition => self.flush(),
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Image => self.push("]"),
            TagEnd::HtmlBlock => {
                self.flush();
                self.flush_html()?;
            }
            _ => {}
        }

        Ok(())
    }

    /// Reads the lines of an indented block as what they are in a contract: paragraphs of a deep list, with their markup.
    fn read_indented(&mut self) -> Result<(), SourceError> {
        let Some(lines) = self.indented.take() else {
            return Ok(());
        };

        // Without their indent they are no code, so that this happens once.
        let lines: Vec<&str> = lines.lines().map(str::trim_start).collect();
        for event in Parser::new_ext(&lines.join("\n"), EXTENSIONS) {
            self.read_event(event)?;
        }

        Ok(())
    }

    fn begin(&mut self, kind: BlockKind) {
        self.flush();
        // A footnote's and an item's first paragraph is the footnote and the item.
        let is_inner = kind == BlockKind::Paragraph && self.number.is_some();
        let outer = if self.open.kind == BlockKind::Footnote {
            BlockKind::Footnote
        } else {
            BlockKind::ListItem
        };

        self.open.kind = if is_inner { outer } else { kind };
    }

    fn flush(&mut self) {
        let indent = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        let kind = self.open.kind;
        let mut draft = std::mem::replace(&mut self.open, BlockDraft::new(kind, ""));
        let at = self.builder.position();

        if !draft.text.trim().is_empty() {
            draft.automatic_number = self.number.take();
            draft.indent = indent;
            // The outermost list of numbers holds the clauses of the paper.
            if draft.automatic_number.is_some() && draft.kind == BlockKind::ListItem && indent <= 1
            {
                draft.kind = BlockKind::Paragraph;
            }

            self.builder.push_block(&draft);
            self.open.kind = BlockKind::Paragraph;
        }

        for (kind, words) in std::mem::take(&mut self.set_apart) {
            self.builder.push_set_apart_at(kind, &words, None, at);
        }
    }

    /// Reads the lines of an HTML block as HTML.
    fn flush_html(&mut self) -> Result<(), SourceError> {
        let markup = std::mem::take(&mut self.html);
        if markup.is_empty() {
            Ok(())
        } else {
            html::read_fragment(&markup, self.builder)
        }
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
