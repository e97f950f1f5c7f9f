//! The rule of succession: a label counts only where it follows from the labels before it.

mod headings;
mod letters;
mod numbers;
mod units;

use std::collections::BTreeMap;

use crate::{
    clauses::{citation::cite, heading::read_heading},
    document::{Block, BlockKind, DocumentClause, SourceDocument, SourceFormat},
    label::{Label, Marker, Marks, NumberPart, Unit, parse_label},
};

/// The deepest nesting of clauses: contracts reach six or seven levels.
const MAX_CLAUSE_DEPTH: usize = 24;

/// How many blocks are looked through for the next label, so that a long paper without labels costs no more than its length.
const MAX_LOOKAHEAD: usize = 400;

/// A clause while the tree grows.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// What it is.
    pub form: NodeForm,
    /// Its label as it is cited.
    pub label: String,
    /// What is before the numbers of clauses inside it when they are cited.
    pub prefix: String,
    /// Whether numbers inside it begin anew.
    pub resets: bool,
    /// The level of its heading, where it is one.
    pub heading_level: Option<u8>,
    /// Its heading.
    pub heading: Option<String>,
    /// The block that it begins with.
    pub block: usize,
    /// How far that block is indented.
    pub indent: u8,
    /// The node that it is a part of.
    pub parent: Option<usize>,
    /// The last number inside it, where numbers begin anew.
    pub last_number: Vec<NumberPart>,
    /// The number of the last article inside it.
    pub last_article: u32,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NodeForm {
    /// A part of the document by a word.
    Unit { unit: Unit, number: u32 },
    /// A number.
    Number { parts: Vec<NumberPart> },
    /// An item of a list of letters, Roman numerals or numbers in brackets.
    Item {
        printed: String,
        reading: ItemReading,
        marks: Marks,
    },
    /// A heading without a label.
    Heading,
}

/// How an item of a list is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ItemReading {
    Letter,
    Roman,
    Digit,
}

/// Where a label belongs: how many of the open nodes stay open, and what it becomes.
pub(super) struct Placement {
    pub keep: usize,
    pub form: NodeForm,
    pub resets: bool,
}

/// A label with the block that begins with it.
pub(super) struct LabelledBlock<'a> {
    pub label: Label,
    pub block: &'a Block,
    pub index: usize,
    /// The words behind the label.
    pub words: &'a str,
    /// Whether a word processor set the number: it then follows from the list, whatever it is.
    pub is_automatic: bool,
    /// Whether it is the first block of its page.
    pub starts_page: bool,
    /// Whether the block before ends with a colon.
    pub is_led_in: bool,
    /// The label of the next block that has one.
    pub next: Option<Label>,
}

/// The tree while it grows.
#[derive(Default)]
pub(super) struct ClauseTree {
    pub nodes: Vec<Node>,
    /// The open nodes, from the outermost.
    pub open: Vec<usize>,
    /// The last number outside all nodes that begin numbers anew.
    pub last_number: Vec<NumberPart>,
    pub last_article: u32,
    /// The open nodes before the first of a run of units, and how many nodes there were.
    pub before_units: Option<(Vec<usize>, usize)>,
    /// How often each label was met.
    pub(super) label_counts: BTreeMap<String, usize>,
    /// Whether headings are only guessed from print.
    is_printed: bool,
    /// Whether the document has labels at all.
    has_labels: bool,
}

/// Reads the clauses of a document, in document order.
pub(crate) fn read_clauses(document: &SourceDocument) -> Vec<DocumentClause> {
    let labels: Vec<Option<(Label, bool)>> = document
        .blocks
        .iter()
        .map(|block| label_of(document, block))
        .collect();

    let is_printed = matches!(document.format, SourceFormat::Pdf | SourceFormat::PlainText);
    let mut tree = ClauseTree {
        is_printed,
        // A paper with a label or two, such as a numbered heading, has its structure in its
        // headings.
        has_labels: labels.iter().flatten().count() > 3,
        ..ClauseTree::default()
    };

    for (index, block) in document.blocks.iter().enumerate() {
        // Their numbers count notes and fields, and no clauses.
        if matches!(block.kind, BlockKind::Footnote | BlockKind::FormField) {
            continue;
        }
        let text = document.text.get(block.range.clone()).unwrap_or_default();

        let label = labels.get(index).and_then(Option::as_ref);
        let placed = label.is_some_and(|(label, is_automatic)| {
            let next = labels.iter().skip(index + 1).take(MAX_LOOKAHEAD).flatten();
            let next = next.map(|(label, _)| label.clone()).next();
            let before = index
                .checked_sub(1)
                .and_then(|index| document.blocks.get(index));

            let before_text = before.and_then(|before| document.text.get(before.range.clone()));
            tree.place(&LabelledBlock {
                label: label.clone(),
                block,
                index,
                words: if *is_automatic {
                    text
                } else {
                    text.get(label.length..).unwrap_or_default()
                },
                is_automatic: *is_automatic,
                starts_page: block.page.is_some()
                    && before.is_none_or(|before| before.page != block.page),
                is_led_in: before_text.is_some_and(|text| text.ends_with(':')),
                next,
            })
        });

        if !placed {
            tree.place_heading(block, index, text);
        }
    }

    tree.finish(document)
}

/// Returns the label of a block, and whether it is an automatic number.
fn label_of(document: &SourceDocument, block: &Block) -> Option<(Label, bool)> {
    if matches!(block.kind, BlockKind::Footnote | BlockKind::FormField) {
        return None;
    }

    let text = document.text.get(block.range.clone())?;

    if is_contents_line(text) {
        return None;
    }

    if let Some(number) = &block.automatic_number {
        // Rows of tables are numbered for counting, not as clauses.
        if let Some(label) = parse_label(number).or_else(|| parse_label(&format!("{number} X"))) {
            return Some((label, true));
        }
    }

    if block.kind == BlockKind::TableRow {
        return None;
    }

    parse_label(text).map(|label| (label, false))
}

/// Whether a line is one of a table of contents: dots lead to a page number.
fn is_contents_line(text: &str) -> bool {
    let leader = text
        .trim_end()
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end();

    leader.ends_with("....") || leader.ends_with(". . .") || leader.ends_with("……")
}

impl ClauseTree {
    /// Puts a labelled block into the tree; false if its label does not follow.
    fn place(&mut self, labelled: &LabelledBlock<'_>) -> bool {
        let placement = match &labelled.label.marker {
            Marker::Unit { unit, number, .. } => self.place_unit(labelled, *unit, number),
            Marker::Number { printed, parts } => {
                if labelled.label.marks == Marks::Brackets {
                    self.place_item(labelled, printed)
                } else {
                    self.place_number(labelled, parts)
                }
            }
            Marker::Letters(letters) => self.place_item(labelled, letters),
        };

        // Deeper than any paper, a list that nests in itself is no list.
        let Some(placement) = placement.filter(|placement| placement.keep < MAX_CLAUSE_DEPTH)
        else {
            return false;
        };

        self.push(labelled, placement);
        true
    }

    fn push(&mut self, labelled: &LabelledBlock<'_>, placement: Placement) {
        self.open.truncate(placement.keep);
        let parent = self.open.last().copied();
        let heading_level = match labelled.block.kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        };

        let parent_node = parent.and_then(|parent| self.nodes.get(parent));
        let citation = cite(&placement, &labelled.label, parent_node);
        let label = self.make_unique(citation.label);
        self.nodes.push(Node {
            label,
            prefix: citation.prefix,
            resets: placement.resets,
            heading_level,
            heading: read_heading(labelled.words, labelled.block.kind, &labelled.label),
            block: labelled.index,
            indent: labelled.block.indent,
            parent,
            last_number: Vec::new(),
            last_article: 0,
            form: placement.form,
        });

        self.open.push(self.nodes.len() - 1);
        self.remember_number();
    }

    /// Keeps the number of the newest node as the last one where numbers begin anew.
    fn remember_number(&mut self) {
        let Some(newest) = self.open.last().and_then(|index| self.nodes.get(*index)) else {
            return;
        };

        match newest.form.clone() {
            NodeForm::Number { parts } => match self.owner() {
                Some(owner) => {
                    if let Some(owner) = self.nodes.get_mut(owner) {
                        owner.last_number = parts;
                    }
                }
                None => self.last_number = parts,
            },
            NodeForm::Unit {
                unit: Unit::Article,
                number,
            } => {
                let schedule = self
                    .open_schedule()
                    .and_then(|place| self.open.get(place).copied());

                match schedule.and_then(|index| self.nodes.get_mut(index)) {
                    Some(schedule) => schedule.last_article = number,
                    None => self.last_article = number,
                }
            }
            _ => {}
        }
    }

    /// Returns the innermost open node, other than the newest, in which numbers begin anew.
    fn owner(&self) -> Option<usize> {
        let outer = self.open.iter().rev().skip(1);
        outer
            .copied()
            .find(|index| self.nodes.get(*index).is_some_and(|node| node.resets))
    }

    /// Returns the place of the open schedule among the open nodes.
    pub(super) fn open_schedule(&self) -> Option<usize> {
        self.open.iter().rposition(|index| {
            let form = self.nodes.get(*index).map(|node| &node.form);
            matches!(
                form,
                Some(NodeForm::Unit {
                    unit: Unit::Schedule,
                    ..
                })
            )
        })
    }

    /// Returns the place behind the innermost open node in which numbers begin anew, and its last number.
    pub(super) fn boundary(&self) -> (usize, &[NumberPart]) {
        for (place, index) in self.open.iter().enumerate().rev() {
            if let Some(node) = self.nodes.get(*index).filter(|node| node.resets) {
                return (place + 1, &node.last_number);
            }
        }

        (0, &self.last_number)
    }

    /// Returns the open nodes with their places, from the innermost.
    pub(super) fn innermost_first(&self) -> impl Iterator<Item = (usize, &Node)> {
        self.open
            .iter()
            .enumerate()
            .rev()
            .filter_map(|(place, index)| Some((place, self.nodes.get(*index)?)))
    }

    /// Tells labels apart that are in the document more than once.
    fn make_unique(&mut self, label: String) -> String {
        let times = self.label_counts.entry(label.clone()).or_default();
        *times += 1;
        match *times {
            1 => label,
            2 => label + " (second)",
            3 => label + " (third)",
            times => format!("{label} (no. {times})"),
        }
    }

    fn finish(self, document: &SourceDocument) -> Vec<DocumentClause> {
        let starts: Vec<usize> = self
            .nodes
            .iter()
            .map(|node| {
                document
                    .blocks
                    .get(node.block)
                    .map_or(document.text.len(), |block| block.range.start)
            })
            .collect();

        // The last clause ends as if one more began behind a line feed.
        let ends = self.find_ends(&starts, document.text.len() + 1);
        let clauses = self
            .nodes
            .into_iter()
            .zip(starts)
            .zip(ends)
            .map(|((node, start), end)| DocumentClause {
                label: node.label,
                heading: node.heading,
                range: start..end.saturating_sub(1).max(start),
                parent: node.parent,
            });

        clauses.collect()
    }

    /// Returns where each clause ends: where the first later one begins that is not a part of it.
    fn find_ends(&self, starts: &[usize], end: usize) -> Vec<usize> {
        let mut depths: Vec<usize> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let outer = node.parent.and_then(|parent| depths.get(parent)).copied();
            depths.push(outer.map_or(0, |outer| outer + 1));
        }

        let mut ends = vec![end; self.nodes.len()];

        // Without a stack, looking for each end would take the square of the clauses.
        let mut open: Vec<(usize, usize)> = Vec::new();
        for (index, (depth, start)) in depths.iter().zip(starts).enumerate() {
            while let Some((ended, _)) = open.pop_if(|(_, other)| *other >= *depth) {
                if let Some(end) = ends.get_mut(ended) {
                    *end = *start;
                }
            }
            open.push((index, *depth));
        }

        ends
    }
}
