//! The words of one Word paragraph, with what is set apart from them.

use crate::{
    builder::LINE_BREAK,
    document::SetApartKind,
    docx::styles::{StyleSheet, is_on, value_of},
    xml::XmlElement,
};

/// What a paragraph holds.
#[derive(Debug, Default)]
pub(super) struct ParagraphWords<'a> {
    /// The agreement's words.
    pub text: String,
    /// Words that are not the agreement's, in order.
    pub set_apart: Vec<(SetApartKind, String)>,
    /// The letters of the text that are not bold.
    pub plain_letters: usize,
    /// The characters inserted with changes tracked.
    pub inserted: usize,
    /// Text boxes anchored here.
    pub boxes: Vec<&'a XmlElement>,
    /// Notes referred to: whether at the end of the document, and the id.
    pub notes: Vec<(bool, String)>,
    /// Comments anchored here.
    pub comments: Vec<String>,
    /// Pictures shown here.
    pub pictures: usize,
}

/// How the words at a place are marked.
#[derive(Debug, Clone, Copy, Default)]
struct WordMarks {
    inserted: bool,
    deleted: bool,
    moved: bool,
    hidden: bool,
    bold: bool,
}

impl<'a> ParagraphWords<'a> {
    /// Reads a `w:p`.
    pub(super) fn read(paragraph: &'a XmlElement, styles: &StyleSheet) -> Self {
        let mut words = Self::default();
        let named = paragraph
            .child("w:pPr")
            .and_then(|properties| value_of(properties, "w:pStyle"));

        let style = styles.paragraph_style(named);
        let hidden = styles
            .inherited(style, |style| style.hidden)
            .is_some_and(|(hidden, _)| hidden);

        let bold = styles
            .inherited(style, |style| style.bold)
            .is_some_and(|(bold, _)| bold);

        words.collect(
            paragraph,
            styles,
            WordMarks {
                hidden,
                bold,
                ..WordMarks::default()
            },
        );

        words
    }

    fn collect(&mut self, element: &'a XmlElement, styles: &StyleSheet, marks: WordMarks) {
        for child in element.elements() {
            match &*child.name {
                "w:r" => self.collect_run(child, styles, marks),
                "w:ins" => self.collect(
                    child,
                    styles,
                    WordMarks {
                        inserted: true,
                        ..marks
                    },
                ),
                "w:moveTo" => self.collect(
                    child,
                    styles,
                    WordMarks {
                        inserted: true,
                        ..marks
                    },
                ),
                "w:del" => self.collect(
                    child,
                    styles,
                    WordMarks {
                        deleted: true,
                        ..marks
                    },
                ),
                "w:moveFrom" => self.collect(
                    child,
                    styles,
                    WordMarks {
                        moved: true,
                        ..marks
                    },
                ),
                // What a program shows that does not know the new way is the same again.
                "mc:AlternateContent" => {
                    for choice in child.shown_elements() {
                        self.collect(choice, styles, marks);
                    }
                }
                "w:commentReference" => self.push_comment(child),
                // Formulas have runs of their own.
                "m:t" => self.push(&child.text(), marks),
                // Properties may hold `w:ins` and `w:del` of their own, which are about no words.
                "w:pPr" | "w:rPr" | "w:sdtPr" => {}
                _ => self.collect(child, styles, marks),
            }
        }
    }

    fn collect_run(&mut self, run: &'a XmlElement, styles: &StyleSheet, marks: WordMarks) {
        let properties = run.child("w:rPr");
        let style = properties.and_then(|properties| value_of(properties, "w:rStyle"));
        let own = |name: &str| properties.and_then(|properties| is_on(properties, name));
        let hidden = own("w:vanish").or_else(|| {
            styles
                .inherited(style, |style| style.hidden)
                .map(|(hidden, _)| hidden)
        });

        let struck = own("w:strike").or_else(|| own("w:dstrike"));
        let struck = struck.or_else(|| {
            styles
                .inherited(style, |style| style.struck)
                .map(|(struck, _)| struck)
        });

        let marks = WordMarks {
            bold: own("w:b")
                .or_else(|| {
                    styles
                        .inherited(style, |style| style.bold)
                        .map(|(bold, _)| bold)
                })
                .unwrap_or(marks.bold),
            hidden: hidden.unwrap_or(marks.hidden),
            // Who strikes words by hand means them to be gone as well.
            deleted: marks.deleted || struck.unwrap_or(false),
            ..marks
        };

        for child in run.elements() {
            self.collect_run_child(child, marks);
        }
    }

    fn collect_run_child(&mut self, child: &'a XmlElement, marks: WordMarks) {
        match &*child.name {
            "w:t" => self.push(&child.text(), marks),
            "w:delText" => self.push(
                &child.text(),
                WordMarks {
                    // Moved words are deleted at their old place and stand at the new one, so they
                    // are no deletion.
                    deleted: !marks.moved,
                    ..marks
                },
            ),
            "w:tab" | "w:ptab" => self.push(" ", marks),
            "w:br" | "w:cr" => self.push(&LINE_BREAK.to_string(), marks),
            "w:noBreakHyphen" => self.push("-", marks),
            "w:softHyphen" => self.push("\u{ad}", marks),
            "w:sym" => {
                let code = child
                    .attribute("w:char")
                    .and_then(|code| u32::from_str_radix(code, 16).ok());

                self.push(&symbol(code).to_string(), marks);
            }
            // The note of a deleted reference is not printed.
            "w:footnoteReference" | "w:endnoteReference" if !marks.deleted => {
                let is_end = &*child.name == "w:endnoteReference";
                self.notes
                    .extend(child.attribute("w:id").map(|id| (is_end, id.to_owned())));
            }
            "w:commentReference" => self.push_comment(child),
            "w:fldChar" => self.push_check_box(child, marks),
            "mc:AlternateContent" => {
                for inner in child.shown_elements().flat_map(XmlElement::elements) {
                    self.collect_run_child(inner, marks);
                }
            }
            "w:drawing" | "w:pict" | "w:object" => {
                let boxes = child.outermost("w:txbxContent");
                let has_picture = !child.descendants("pic:pic").is_empty()
                    || !child.descendants("v:imagedata").is_empty();

                // A box with words in it counts as no picture, since its words are read.
                self.pictures += usize::from(boxes.is_empty() && has_picture);
                self.boxes.extend(boxes);
            }
            // The code of a field (`w:instrText`) is not printed. Its result is in other runs.
            _ => {}
        }
    }

    fn push_comment(&mut self, reference: &XmlElement) {
        self.comments
            .extend(reference.attribute("w:id").map(str::to_owned));
    }

    /// Shows whether the box of an old form field is ticked.
    fn push_check_box(&mut self, field: &XmlElement, marks: WordMarks) {
        let check_box = field
            .child("w:ffData")
            .and_then(|data| data.child("w:checkBox"));

        if let Some(check_box) = check_box {
            // The default counts only until somebody has ticked or cleared the box.
            let ticked = is_on(check_box, "w:checked")
                .or_else(|| is_on(check_box, "w:default"))
                .unwrap_or(false);

            self.push(if ticked { "☒" } else { "☐" }, marks);
        }
    }

    fn push(&mut self, words: &str, marks: WordMarks) {
        let kind = match marks {
            WordMarks { moved: true, .. } => SetApartKind::MovedFrom,
            WordMarks { deleted: true, .. } => SetApartKind::Deleted,
            WordMarks { hidden: true, .. } => SetApartKind::Hidden,
            _ => {
                if marks.inserted {
                    self.inserted += words.chars().count();
                }
                if !marks.bold {
                    self.plain_letters += words.chars().filter(|c| c.is_alphabetic()).count();
                }

                self.text.push_str(words);
                return;
            }
        };

        // Runs of one change belong together, unless words of the agreement stand between them.
        match self.set_apart.last_mut() {
            Some((last, text)) if *last == kind => text.push_str(words),
            _ => self.set_apart.push((kind, words.to_owned())),
        }
    }

    /// Whether nothing is left of the paragraph because its words are deleted, moved or hidden.
    pub(super) fn is_gone(&self) -> bool {
        self.text.trim().is_empty() && !self.set_apart.is_empty()
    }

    /// Puts the words of a paragraph before these, where the mark between the two is deleted.
    pub(super) fn prepend(&mut self, mut before: Self) {
        before.text.push_str(&self.text);
        before.append_apart(self);
        *self = before;
    }

    /// Takes all of another paragraph but its words.
    pub(super) fn append_apart(&mut self, other: &mut Self) {
        self.set_apart.append(&mut other.set_apart);
        self.plain_letters += other.plain_letters;
        self.inserted += other.inserted;
        self.boxes.append(&mut other.boxes);
        self.notes.append(&mut other.notes);
        self.comments.append(&mut other.comments);
        self.pictures += other.pictures;
    }
}

/// Returns the sign for a code of a symbol font: those fonts keep their signs in the private area.
fn symbol(code: Option<u32>) -> char {
    match code {
        // The boxes and ticks of Wingdings, with which forms are filled in.
        Some(0xf0fe | 0xf078 | 0xf0fd) => '☒',
        Some(0xf0fc | 0xf050) => '✓',
        Some(0xf0a8 | 0xf06f | 0xf071) => '☐',
        Some(0xf0a0..=0xf0ff | 0xf06c | 0xf06e) => '•',
        Some(code) => char::from_u32(code)
            .filter(|c| !('\u{e000}'..='\u{f8ff}').contains(c))
            .unwrap_or('□'),
        None => '□',
    }
}

/// Whether a paragraph's own mark is deleted or moved away, so that it merges with the next.
pub(super) fn is_mark_deleted(paragraph: &XmlElement) -> bool {
    let marks = paragraph
        .child("w:pPr")
        .and_then(|properties| properties.child("w:rPr"));

    marks.is_some_and(|marks| marks.child("w:del").is_some() || marks.child("w:moveFrom").is_some())
}
