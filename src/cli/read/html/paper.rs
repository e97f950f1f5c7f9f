//! The side of the document: its words block by block, with the passages, blanks and references marked in them.

use std::collections::BTreeSet;
use std::ops::Range;

use lacuna_sources::{Block, BlockKind, Tier};

use super::ReadingPage;
use super::markup::{anchor, escape};

/// A range of the text with the class that marks it.
struct Mark {
    range: Range<usize>,
    class: &'static str,
}

/// A link from a paragraph back to a subject that a sentence of it seems to speak to.
struct BackLink<'a> {
    at: usize,
    subject: &'a str,
}

impl ReadingPage<'_> {
    /// Renders the document with its marks.
    pub(super) fn render_paper(&self) -> String {
        let document = &self.contract.document;
        let marks = self.find_marks();
        let links = self.find_back_links();
        let targets = self.find_targets(&marks);
        let mut out = self.render_key();
        let mut page = None;

        for block in &document.blocks {
            if block.page != page {
                page = block.page;
                let number = page.map(|page| [("page", page.into())]);
                let words = number.map(|own| escape(&self.messages.text("reading_page", &own)));
                let words = words.unwrap_or_default();
                out.push_str(&format!("<p class=\"page\">{words}</p>\n"));
            }

            out.push_str(&self.render_block(block, &marks, &targets));
            out.push_str(&self.render_back_links(&block.range, &links));
            out.push_str(&self.render_apart(&block.range));
        }

        out
    }

    fn render_key(&self) -> String {
        let entry =
            |class: &str, id: &str| format!("<mark class=\"{class}\">{}</mark>", self.say(id));

        format!(
            "<p class=\"key\">{} {}{}{}{}</p>\n",
            self.say("reading_key"),
            entry("likely-words", "reading_key_likely"),
            entry("possible-words", "reading_key_possible"),
            entry("blank-words", "reading_key_blank"),
            entry("out-words", "reading_key_out"),
        )
    }

    /// Finds the marks, in the order of their starts. A passage that perhaps speaks is marked only where its subject has
    /// none that seems to: else most of the document would be.
    fn find_marks(&self) -> Vec<Mark> {
        let reading = &self.contract.reading;
        let passages = reading.subjects.iter().flat_map(|subject| {
            let best = subject.passages.first().map(|passage| passage.tier);
            let own = subject.passages.iter();
            own.filter(move |passage| Some(passage.tier) == best)
        });

        let passages = passages.map(|passage| Mark {
            range: passage.focus.clone(),
            class: match passage.tier {
                Tier::Likely => "likely-words",
                Tier::Possible => "possible-words",
            },
        });

        let blanks = reading.blanks.iter().map(|blank| Mark {
            range: blank.range.clone(),
            class: "blank-words",
        });

        let references = reading.references_out.iter().map(|reference| Mark {
            range: reference.range.clone(),
            class: "out-words",
        });

        let mut marks: Vec<Mark> = passages.chain(blanks).chain(references).collect();
        marks.sort_by_key(|mark| (mark.range.start, mark.range.end, mark.class));
        // Subjects can share a sentence, which is marked once.
        marks.dedup_by(|one, other| one.range == other.range && one.class == other.class);
        marks
    }

    /// Finds the bytes that something on the other side leads to.
    fn find_targets(&self, marks: &[Mark]) -> BTreeSet<usize> {
        let reading = &self.contract.reading;
        let named = reading.parties.iter().map(|party| party.range.start);
        let dates = reading.dates.iter().map(|date| date.range.start);
        let subjects = reading.subjects.iter();
        let passages = subjects
            .flat_map(|subject| &subject.passages)
            .map(|passage| passage.focus.start);
        let marked = marks.iter().map(|mark| mark.range.start);
        marked.chain(named).chain(dates).chain(passages).collect()
    }

    fn find_back_links(&self) -> Vec<BackLink<'_>> {
        let subjects = self.contract.reading.subjects.iter();
        let links = subjects.flat_map(|subject| {
            // Links for what is only possible would be under most paragraphs.
            let likely = subject
                .passages
                .iter()
                .filter(|own| own.tier == Tier::Likely);
            likely.map(|passage| BackLink {
                at: passage.focus.start,
                subject: &subject.subject,
            })
        });

        links.collect()
    }

    fn render_block(&self, block: &Block, marks: &[Mark], targets: &BTreeSet<usize>) -> String {
        // The title of the page is its only h1.
        let (element, class) = match block.kind {
            BlockKind::Heading(1) => ("h2", ""),
            BlockKind::Heading(2) => ("h3", ""),
            BlockKind::Heading(_) => ("h4", ""),
            BlockKind::TableRow => ("p", "row"),
            BlockKind::Footnote => ("p", "note"),
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::FormField => ("p", ""),
        };

        // The content security policy admits no style on an element, so classes say the depth.
        let indent = match block.indent {
            0 => "",
            1 => "in1",
            2 => "in2",
            _ => "in3",
        };

        let class = format!("{class} {indent}");
        let class = match class.trim() {
            "" => String::new(),
            class => format!(" class=\"{class}\""),
        };

        let number = block
            .automatic_number
            .as_deref()
            .map(|number| format!("<span class=\"number\">{}</span>", escape(number)));

        format!(
            "<{element}{class}{}>{}{}</{element}>\n",
            self.language_attribute(),
            number.unwrap_or_default(),
            self.render_marked(&block.range, marks, targets),
        )
    }

    /// Renders a range of the text in pieces, cut wherever a mark begins or ends or something leads to.
    fn render_marked(
        &self,
        range: &Range<usize>,
        marks: &[Mark],
        targets: &BTreeSet<usize>,
    ) -> String {
        let touches = |mark: &&Mark| mark.range.start < range.end && range.start < mark.range.end;
        let own: Vec<&Mark> = marks.iter().filter(touches).collect();
        let inside = |at: &usize| range.start < *at && *at < range.end;
        // Marks may overlap and elements may not, so each piece gets all the marks over it.
        let mut cuts: BTreeSet<usize> = own
            .iter()
            .flat_map(|mark| [mark.range.start, mark.range.end])
            .chain(targets.range(range.clone()).copied())
            .filter(inside)
            .collect();
        cuts.extend([range.start, range.end]);

        let cuts: Vec<usize> = cuts.into_iter().collect();
        let pieces = cuts.iter().zip(cuts.iter().skip(1));
        let mut out = String::new();
        for (&start, &end) in pieces {
            let covers = |mark: &&&Mark| mark.range.start <= start && end <= mark.range.end;
            let classes: BTreeSet<&str> =
                own.iter().filter(covers).map(|mark| mark.class).collect();
            let words = escape(self.words(&(start..end)));
            let id = match targets.contains(&start) {
                true => format!(" id=\"{}\"", anchor(start)),
                false => String::new(),
            };

            out.push_str(&match (classes.is_empty(), id.is_empty()) {
                (true, true) => words,
                // A target alone looks like the words around it until a link leads there
                // (`reading.css`).
                (true, false) => format!("<mark{id}>{words}</mark>"),
                (false, _) => {
                    let classes = classes.into_iter().collect::<Vec<_>>().join(" ");
                    format!("<mark{id} class=\"{classes}\">{words}</mark>")
                }
            });
        }

        out
    }

    /// Names, under a paragraph, the subjects that it seems to speak to.
    fn render_back_links(&self, range: &Range<usize>, links: &[BackLink<'_>]) -> String {
        let mut seen: Vec<&str> = Vec::new();
        for link in links.iter().filter(|link| range.contains(&link.at)) {
            if !seen.contains(&link.subject) {
                seen.push(link.subject);
            }
        }

        if seen.is_empty() {
            return String::new();
        }

        let links = seen.iter().map(|subject| {
            let label = escape(&self.messages.word("subject", subject));
            format!("<a href=\"#s-{subject}\">{label}</a>")
        });

        let links = links.collect::<Vec<_>>().join(" ");
        format!(
            "<p class=\"seen\">{} {links}</p>\n",
            self.say("reading_seen")
        )
    }

    /// Shows, after a paragraph, what is there in the file and is not part of the agreement's words.
    fn render_apart(&self, range: &Range<usize>) -> String {
        let here = self.contract.document.set_apart.iter().filter(|own| {
            // What comes behind the last word of a block is placed at the block's end.
            range.contains(&own.at) || (own.at == range.end && range.end > range.start)
        });

        let shown = here.filter_map(|own| {
            let why = self.name_apart(own.kind)?;
            let words = escape(&own.text);
            Some(format!(
                "<p class=\"apart\">{why}: <del>{words}</del></p>\n"
            ))
        });

        shown.collect()
    }
}
