//! Places numbers such as `8`, `8.2` and `8.2.1`.

use super::{ClauseTree, LabelledBlock, Node, NodeForm, Placement};
use crate::{
    document::BlockKind,
    label::{Marks, NumberPart, Unit},
};

impl ClauseTree {
    /// Places a number; `None` if it does not follow from the numbers before it.
    pub(super) fn place_number(
        &mut self,
        labelled: &LabelledBlock<'_>,
        parts: &[NumberPart],
    ) -> Option<Placement> {
        if let Some(keep) = self.find_place(labelled, parts) {
            return Some(placement(keep, parts));
        }

        // Titles of schedules within a clause were a list, if the numbers before them go on.
        self.demote_units(labelled, parts)
    }

    fn find_place(&mut self, labelled: &LabelledBlock<'_>, parts: &[NumberPart]) -> Option<usize> {
        let (boundary, last) = self.boundary();
        let open: Vec<(usize, &Node, &[NumberPart])> = self
            .innermost_first()
            .filter(|(place, _)| *place >= boundary)
            .filter_map(|(place, node)| match &node.form {
                NodeForm::Number { parts } => Some((place, node, parts.as_slice())),
                _ => None,
            })
            .collect();

        // A heading closed the numbers before it. They may go on behind it or begin anew.
        if open.is_empty() {
            let follows = last.is_empty() || follows_last(last, parts) || labelled.is_automatic;
            let keep = self.open.len();
            if !last.is_empty() && follows_last(last, parts) {
                return Some(keep);
            }

            if is_first(parts)
                || (labelled.is_automatic && follows)
                || self.is_of_article(parts, boundary)
            {
                if !last.is_empty() {
                    self.restart_under_heading(boundary);
                }
                return Some(keep);
            }
            return None;
        }

        // Before successors are sought: `1` behind a list of the parties is the first clause, and
        // no item after them.
        if let Some(keep) = restart_place(&open, labelled, parts, boundary) {
            self.forget_preamble();
            return Some(keep);
        }

        // Of two lists that go on with the same number, the one that is indented alike.
        let indent = labelled.block.indent;
        let successors = || open.iter().filter(|(_, _, other)| succeeds(other, parts));
        let alike = successors().find(|(_, node, _)| node.indent == indent);

        if let Some((place, _, _)) = alike.or_else(|| successors().next()) {
            // A word processor's number that is indented otherwise is a list of its own, whatever
            // number comes next.
            let is_deeper = labelled.is_automatic && parts.len() == 1 && alike.is_none();
            if !is_deeper {
                return Some(*place);
            }
        }
        if let Some((place, _, _)) = open
            .iter()
            .find(|(_, _, other)| is_first_child(other, parts))
        {
            return Some(place + 1);
        }

        place_with_gap(&open, labelled, parts, self.open.len(), boundary, last)
    }

    /// Forgets the nodes so far if they only number the parties, before the document's first clause.
    fn forget_preamble(&mut self) {
        const MOST: usize = 8;
        let only_numbers = |node: &Node| {
            node.heading_level.is_none()
                && node.heading.is_none()
                && matches!(node.form, NodeForm::Number { .. })
        };

        if self.nodes.len() <= MOST && self.nodes.iter().all(only_numbers) {
            self.nodes.clear();
            self.open.clear();

            // Otherwise the first real clause would be `1 (second)`.
            self.label_counts.clear();
        }
    }

    /// Whether a number belongs to the open article, as `4.1` does to Article IV.
    fn is_of_article(&self, parts: &[NumberPart], boundary: usize) -> bool {
        let owner = boundary
            .checked_sub(1)
            .and_then(|place| self.open.get(place))
            .and_then(|index| self.nodes.get(*index));

        let (
            Some(first),
            Some(Node {
                form:
                    NodeForm::Unit {
                        unit: Unit::Article,
                        number,
                    },
                ..
            }),
        ) = (parts.first(), owner)
        else {
            return false;
        };

        first.number == *number && parts.len() == 2
    }

    /// Lets numbers begin anew in the innermost open heading or part: its first number is a first one again.
    fn restart_under_heading(&mut self, boundary: usize) {
        let innermost = self.open.iter().enumerate().rev().find(|(place, index)| {
            *place >= boundary
                && self.nodes.get(**index).is_some_and(|node| {
                    matches!(
                        node.form,
                        NodeForm::Heading
                            | NodeForm::Unit {
                                unit: Unit::Part,
                                ..
                            }
                    )
                })
        });

        if let Some(node) = innermost
            .map(|(_, index)| *index)
            .and_then(|index| self.nodes.get_mut(index))
        {
            node.resets = true;
            node.prefix = match node.form {
                NodeForm::Heading => format!("{}, ", node.label),
                _ => format!("{}, paragraph ", node.label),
            };
        }
    }

    fn demote_units(
        &mut self,
        labelled: &LabelledBlock<'_>,
        parts: &[NumberPart],
    ) -> Option<Placement> {
        let (open, count) = self.before_units.clone()?;
        // Units with numbers of their own are real.
        let later = self.nodes.get(count..)?;
        const MOST_TITLES: usize = 60;
        if later.len() > MOST_TITLES
            || later
                .iter()
                .any(|node| matches!(node.form, NodeForm::Number { .. }))
        {
            return None;
        }

        let follows = open.iter().filter_map(|index| self.nodes.get(*index)).any(|node| {
            matches!(&node.form, NodeForm::Number { parts: other } if succeeds(other, parts) || is_next_top(other, parts))
        });

        if !follows {
            return None;
        }

        for node in self.nodes.drain(count..) {
            // Otherwise the annex itself would be the second of its label.
            self.label_counts.remove(&node.label);
        }

        self.open = open;
        self.before_units = None;

        self.find_place(labelled, parts)
            .map(|keep| placement(keep, parts))
    }
}

/// Returns where the numbers of a document begin anew behind a list, such as that of its parties; `None` if they do not.
fn restart_place(
    open: &[(usize, &Node, &[NumberPart])],
    labelled: &LabelledBlock<'_>,
    parts: &[NumberPart],
    boundary: usize,
) -> Option<usize> {
    let (_, innermost, last) = open.first()?;
    let is_heading = matches!(labelled.block.kind, BlockKind::Heading(_));
    let begins = parts.len() == 1 && is_first(parts) && last.len() == 1;
    // A list that the number's own words lead in is a part of it.
    let is_led_in = labelled.is_led_in && innermost.block + 1 == labelled.index;
    let is_level =
        innermost.indent == labelled.block.indent && !labelled.is_automatic && !is_led_in;
    let is_new =
        begins && open.len() == 1 && innermost.heading_level.is_none() && (is_heading || is_level);

    is_new.then_some(boundary)
}

fn placement(keep: usize, parts: &[NumberPart]) -> Placement {
    Placement {
        keep,
        form: NodeForm::Number {
            parts: parts.to_vec(),
        },
        resets: false,
    }
}

/// Places a number that continues with a gap, again, or with a list of its own.
fn place_with_gap(
    open: &[(usize, &Node, &[NumberPart])],
    labelled: &LabelledBlock<'_>,
    parts: &[NumberPart],
    innermost: usize,
    boundary: usize,
    last: &[NumberPart],
) -> Option<usize> {
    let outermost = open.last().map_or(innermost, |(place, _, _)| *place);
    if open.iter().any(|(_, _, other)| is_next_top(other, parts)) || is_next_top(last, parts) {
        return Some(outermost);
    }

    let (own, before) = parts.split_last()?;

    if !before.is_empty() {
        // Numbers with dots at the beginning of a paragraph are hardly ever anything else.
        let sibling = open.iter().find(|(_, _, other)| {
            other.split_last().is_some_and(|(last, path)| {
                path == before
                    // The same number again is a slip of the contract and is kept as printed.
                    && (last >= own || labelled.is_automatic || own.number - last.number <= 5)
            })
        });

        if let Some((place, _, _)) = sibling {
            return Some(*place);
        }

        let parent = open.iter().find(|(_, _, other)| *other == before);
        return parent
            .map(|(place, _, _)| place + 1)
            .or(labelled.is_automatic.then_some(outermost));
    }

    let is_list = labelled.is_automatic || labelled.block.kind == BlockKind::ListItem;
    let is_marked = labelled.label.marks != Marks::None;
    // A bare `1` in the middle of a clause may be the end of a sentence; a list or a mark shows
    // that it is none.
    if own.number <= 1 && (is_list || is_marked) {
        return Some(innermost);
    }
    if !labelled.is_automatic {
        return None;
    }

    // A word processor's number follows from its list: the nearest list that is indented alike.
    let alike = open
        .iter()
        .find(|(_, node, other)| node.indent == labelled.block.indent && other.len() == 1);

    let inner = open
        .iter()
        .find(|(_, node, _)| node.indent < labelled.block.indent);

    alike
        .map(|(place, _, _)| *place)
        .or(inner.map(|(place, _, _)| place + 1))
        .or(Some(boundary))
}

/// Whether a number may be the first of its paper or part.
fn is_first(parts: &[NumberPart]) -> bool {
    // A letter alone, as in 8.4.a, has the number 0.
    let is_one = |part: &NumberPart| {
        (part.number <= 1 && part.letter == 0) || (part.number == 0 && part.letter == 1)
    };

    parts.len() <= 3 && parts.iter().all(is_one) && !parts.is_empty()
}

/// Whether a number is the next one, or the next but one, after another of its level.
fn succeeds(before: &[NumberPart], parts: &[NumberPart]) -> bool {
    let (Some((last, path)), Some((own, own_path))) = (before.split_last(), parts.split_last())
    else {
        return false;
    };

    path == own_path && part_succeeds(*last, *own)
}

fn part_succeeds(last: NumberPart, own: NumberPart) -> bool {
    let step = own.number.checked_sub(last.number);
    match (step, own.letter) {
        // Here 5A follows 5, and 5B follows 5A.
        (Some(0), letter) => letter == last.letter + 1,
        // One may have been deleted or not be read.
        (Some(1 | 2), 0 | 1) => true,
        _ => false,
    }
}

/// Whether a number is the first below another, such as 2.1 or 2.1.1 below 2.
fn is_first_child(parent: &[NumberPart], parts: &[NumberPart]) -> bool {
    parts
        .strip_prefix(parent)
        .is_some_and(|rest| !rest.is_empty() && is_first(rest))
}

/// Whether a number is the first below the next top number, whose heading has no number of its own.
fn is_next_top(before: &[NumberPart], parts: &[NumberPart]) -> bool {
    let (Some(last), Some((first, rest))) = (before.first(), parts.split_first()) else {
        return false;
    };

    !rest.is_empty() && part_succeeds(*last, *first) && is_first(rest)
}

/// Whether a number follows from the last one at any of its levels.
fn follows_last(last: &[NumberPart], parts: &[NumberPart]) -> bool {
    let levels = (1..=last.len()).filter_map(|length| last.get(..length));
    levels.into_iter().any(|prefix| succeeds(prefix, parts))
        || is_first_child(last, parts)
        || is_next_top(last, parts)
}
