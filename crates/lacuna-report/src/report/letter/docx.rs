//! A letter for Word, so that a lawyer can edit it: Office Open XML (ECMA-376), A4, with styles, numbers and page numbers.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, Footer, LineSpacing, PageMargin, PageNum, Paragraph, Run, RunFonts,
    Shading, SpecialIndentType, Style, StyleType, Table, TableCell, TableLayoutType, TableRow,
    WidthType,
};

use super::model::{Item, ItemGroup, Letter, Section, Table as LetterTable};
use super::text::point_mark;
use crate::report::{Messages, RenderError};

/// The width of the text in twentieths of a point: A4 less two margins of 2.3 cm.
const TEXT_WIDTH: usize = 9_298;
/// The margins of a page in twentieths of a point.
const MARGIN: i32 = 1_304;
/// How far the words of an item are from the margin, in twentieths of a point.
const INDENT: i32 = 480;

/// What distinguishes a letter that this program wrote from other documents: a property of the file.
// It is found by its bytes: the parts are stored here, and compressed by whatever saves the file.
pub const LETTER_MARK: &str = "Lacuna letter, not edited";

pub(super) fn render(letter: &Letter, messages: &Messages) -> Result<Vec<u8>, RenderError> {
    let mut writer = DocxWriter::new(letter, messages);
    writer.letter(letter);
    let mut bytes = Cursor::new(Vec::new());
    writer
        .document
        .pack(&mut bytes)
        .map_err(|error| RenderError(error.to_string()))?;

    Ok(bytes.into_inner())
}

struct DocxWriter<'a> {
    document: Docx,
    messages: &'a Messages,
    /// How many paragraphs there are, which gives each its id, so that the same letter has the same bytes.
    paragraphs: usize,
}

impl<'a> DocxWriter<'a> {
    fn new(letter: &Letter, messages: &'a Messages) -> Self {
        let is_chinese = messages.language().starts_with("zh");
        let fonts = RunFonts::new()
            .ascii("Cambria")
            .hi_ansi("Cambria")
            // Cambria has no Chinese characters.
            .east_asia(if is_chinese { "SimSun" } else { "Cambria" });

        let margin = PageMargin::new()
            .top(MARGIN)
            .bottom(MARGIN)
            .left(MARGIN)
            .right(MARGIN);

        let moment = format!("{}T00:00:00Z", letter.written_on);
        let document = Docx::new()
            // A4 in twentieths of a point.
            .page_size(11_906, 16_838)
            .page_margin(margin)
            .default_fonts(fonts)
            // In half points, as Office Open XML counts the size of letters.
            .default_size(22)
            // The day of the letter and not the clock: the same letter gives the same bytes.
            .created_at(&moment)
            .updated_at(&moment)
            .custom_property("Generator", LETTER_MARK)
            // Word knows its own styles by these names, and lists their headings in its outline.
            .add_style(heading("Heading1", "heading 1", 30))
            .add_style(heading("Heading2", "heading 2", 25))
            .add_style(heading("Heading3", "heading 3", 22))
            .add_style(quotation());

        let mut writer = Self {
            document,
            messages,
            paragraphs: 0,
        };

        let number = writer
            .paragraph()
            .align(AlignmentType::Center)
            .add_page_num(PageNum::new());

        let document = std::mem::take(&mut writer.document);
        writer.document = document.footer(Footer::new().add_paragraph(number));
        writer
    }

    /// A new paragraph with an id of its own.
    fn paragraph(&mut self) -> Paragraph {
        self.paragraphs += 1;
        Paragraph::new().id(format!("{:08x}", self.paragraphs))
    }

    fn push(&mut self, paragraph: Paragraph) {
        // The builder of the document takes it by value.
        let document = std::mem::take(&mut self.document);
        self.document = document.add_paragraph(paragraph);
    }

    fn words(&mut self, words: &str) {
        let paragraph = self.paragraph().add_run(run(words));
        self.push(spaced(paragraph, 140));
    }

    fn styled(&mut self, style: &str, words: &str) {
        // No heading is left alone at the foot of a page.
        let paragraph = self.paragraph().style(style).keep_next(true);
        self.push(paragraph.add_run(run(words)));
    }

    fn letter(&mut self, letter: &Letter) {
        let gap = self.messages.plain("letter_gap");
        for (name, value) in &letter.address {
            let paragraph = self
                .paragraph()
                .add_run(run(&format!("{name}{gap}")).bold())
                .add_run(run(value));

            self.push(spaced(paragraph, 20));
        }

        self.words("");
        if let Some(salutation) = &letter.salutation {
            self.words(salutation);
        }

        self.styled("Heading1", &letter.subject);
        letter.opening.iter().for_each(|line| self.words(line));
        letter
            .sections
            .iter()
            .for_each(|section| self.section(section));

        letter.closing.iter().for_each(|line| self.words(line));
        for line in &letter.signature {
            let paragraph = self.paragraph().keep_lines(true).add_run(run(line));
            // Room to sign by hand.
            self.push(spaced(paragraph, 700));
        }

        for annex in &letter.annexes {
            let paragraph = self.paragraph().page_break_before(true).style("Heading2");
            self.push(paragraph.add_run(run(&annex.heading)));
            self.below_heading(annex);
        }
    }

    fn section(&mut self, section: &Section) {
        self.styled("Heading2", &section.heading);
        self.below_heading(section);
    }

    fn below_heading(&mut self, section: &Section) {
        section.lead.iter().for_each(|line| self.words(line));
        section.groups.iter().for_each(|group| self.group(group));
        self.table(&section.table);
    }

    fn group(&mut self, group: &ItemGroup) {
        if let Some(subject) = &group.subject {
            self.styled("Heading3", subject);
        }

        for (at, item) in group.items.iter().enumerate() {
            self.item(group.first + at, item);
        }
    }

    /// A numbered item. The number is text, so that a copy of one item keeps it.
    fn item(&mut self, number: usize, item: &Item) {
        let hanging = SpecialIndentType::Hanging(INDENT);
        let ask = self
            .paragraph()
            .keep_next(!item.points.is_empty() || item.wording.is_some())
            .indent(Some(INDENT), Some(hanging), None, None)
            .add_run(run(&format!("{number}.")).add_tab())
            .add_run(run(&item.ask).bold());

        self.push(spaced(ask, 60));
        for (at, point) in item.points.iter().enumerate() {
            let hanging = SpecialIndentType::Hanging(INDENT);
            let point = self
                .paragraph()
                .indent(Some(2 * INDENT), Some(hanging), None, None)
                .add_run(run(&point_mark(at, self.messages)).add_tab())
                .add_run(run(point));

            self.push(spaced(point, 20));
        }

        for note in &item.notes {
            self.indented(note);
        }

        if let Some((lead, wording)) = &item.wording {
            self.indented(lead);
            let quotation = self.paragraph().style("Quotation");
            self.push(quotation.add_run(run(wording)));
        }
    }

    fn indented(&mut self, words: &str) {
        let paragraph = self
            .paragraph()
            .indent(Some(INDENT), None, None, None)
            .add_run(run(words));

        self.push(spaced(paragraph, 60));
    }

    fn table(&mut self, table: &LetterTable) {
        if table.rows.is_empty() {
            return;
        }

        let width = TEXT_WIDTH / table.heads.len().max(1);
        let heads: Vec<TableCell> = table
            .heads
            .iter()
            .map(|head| {
                let paragraph = self.paragraph().add_run(run(head).bold());
                cell(spaced(paragraph, 40), width).shading(Shading::new().fill("EDEDED"))
            })
            .collect();

        let mut rows = vec![TableRow::new(heads).cant_split()];
        for row in &table.rows {
            let cells = row.iter().map(|words| {
                let paragraph = self.paragraph().add_run(run(words).size(19));
                cell(spaced(paragraph, 40), width)
            });

            let cells: Vec<TableCell> = cells.collect();
            rows.push(TableRow::new(cells));
        }

        let table = Table::new(rows)
            .set_grid(vec![width; table.heads.len()])
            .width(TEXT_WIDTH, WidthType::Dxa)
            .layout(TableLayoutType::Fixed);

        let document = std::mem::take(&mut self.document);
        self.document = document.add_table(table);
        self.words("");
    }
}

fn run(words: &str) -> Run {
    Run::new().add_text(words)
}

fn cell(paragraph: Paragraph, width: usize) -> TableCell {
    TableCell::new()
        .width(width, WidthType::Dxa)
        .add_paragraph(paragraph)
}

/// A paragraph with so much room below it, in twentieths of a point.
fn spaced(paragraph: Paragraph, below: u32) -> Paragraph {
    paragraph.line_spacing(LineSpacing::new().after(below))
}

fn heading(id: &str, name: &str, size: usize) -> Style {
    Style::new(id, StyleType::Paragraph)
        .name(name)
        .size(size)
        .bold()
        .line_spacing(LineSpacing::new().before(200).after(100))
}

fn quotation() -> Style {
    Style::new("Quotation", StyleType::Paragraph)
        .name("Quote")
        .italic()
        .indent(Some(2 * INDENT), None, Some(INDENT), None)
        .line_spacing(LineSpacing::new().after(140))
}
