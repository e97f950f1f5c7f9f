//! Places items of lists: letters, Roman numerals and numbers in brackets.

use super::{ClauseTree, ItemReading, LabelledBlock, NodeForm, Placement};
use crate::{
    document::BlockKind,
    label::{Marker, Marks, Unit, letter_value, roman_value},
};

impl ClauseTree {
    /// Places an item; `None` if it does not follow from the items before it.
    pub(super) fn place_item(
        &mut self,
        labelled: &LabelledBlock<'_>,
        printed: &str,
    ) -> Option<Placement> {
        let marks = labelled.label.marks;
        // Behind (h), (i) is a letter, unless (ii) follows it.
        let starts_roman = printed.eq_ignore_ascii_case("i") && self.next_is_second_roman(labelled);

        if !starts_roman && let Some((keep, reading, resets)) = self.find_list(printed, marks) {
            return Some(placement(keep, printed, reading, marks, resets));
        }

        let reading = first_reading(printed, starts_roman).or_else(|| {
            let reading = if letter_value(printed).is_some() {
                ItemReading::Letter
            } else {
                ItemReading::Roman
            };

            labelled.is_automatic.then_some(reading)
        })?;

        let is_capital = printed.starts_with(|c: char| c.is_uppercase());
        let (boundary, _) = self.boundary();
        let has_numbers = self.innermost_first().any(|(place, node)| {
            place >= boundary
                && matches!(node.form, NodeForm::Number { .. } | NodeForm::Item { .. })
        });

        // "A. Purpose" before any number is a part of the paper.
        let is_title = matches!(labelled.block.kind, BlockKind::Heading(_))
            || labelled.words.chars().count() < 80;
        let is_head = is_capital && marks != Marks::Brackets && !has_numbers && is_title;

        Some(placement(
            self.list_parent(printed, marks),
            printed,
            reading,
            marks,
            is_head,
        ))
    }

    /// Finds the open list that an item continues with.
    fn find_list(&self, printed: &str, marks: Marks) -> Option<(usize, ItemReading, bool)> {
        let mut with_gap = None;
        for (place, node) in self.innermost_first() {
            match &node.form {
                // A list does not go on across a schedule or an article.
                NodeForm::Unit {
                    unit: Unit::Schedule | Unit::Article,
                    ..
                } => break,
                NodeForm::Item {
                    printed: before,
                    reading,
                    marks: other,
                } => {
                    if *other != marks || !same_case(before, printed) {
                        continue;
                    }
                    match step(before, printed, *reading) {
                        Some(1) => return Some((place, *reading, node.resets)),
                        // An item may have been deleted or not be read; a list that goes on without
                        // a gap is preferred.
                        Some(2) if with_gap.is_none() => {
                            with_gap = Some((place, *reading, node.resets))
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }

        with_gap
    }

    /// Returns where a new list begins: in the innermost open node that is not an item of a list of the same kind.
    fn list_parent(&self, printed: &str, marks: Marks) -> usize {
        let same = self.innermost_first().find(|(_, node)| {
            matches!(&node.form, NodeForm::Item { printed: before, marks: other, reading }
                if *other == marks && same_case(before, printed) && Some(*reading) == first_reading(printed, false))
        });

        let (boundary, _) = self.boundary();
        // A second list within one clause begins beside the first.
        let number = self
            .innermost_first()
            .find(|(_, node)| matches!(node.form, NodeForm::Number { .. }));

        match same {
            Some((place, _))
                if place >= boundary && number.is_none_or(|(number, _)| number < place) =>
            {
                place
            }
            _ => self.open.len(),
        }
    }

    /// Whether the next label is `(ii)` in the same marks: then `(i)` is a Roman numeral, whatever came before.
    fn next_is_second_roman(&self, labelled: &LabelledBlock<'_>) -> bool {
        labelled.next.as_ref().is_some_and(|next| {
            next.marks == labelled.label.marks
                && matches!(&next.marker, Marker::Letters(letters) if letters.eq_ignore_ascii_case("ii"))
        })
    }
}

fn placement(
    keep: usize,
    printed: &str,
    reading: ItemReading,
    marks: Marks,
    resets: bool,
) -> Placement {
    Placement {
        keep,
        form: NodeForm::Item {
            printed: printed.to_owned(),
            reading,
            marks,
        },
        resets,
    }
}

/// Returns how an item is read that begins a list; `None` if no list begins with it.
fn first_reading(printed: &str, starts_roman: bool) -> Option<ItemReading> {
    match printed.to_ascii_lowercase().as_str() {
        "a" => Some(ItemReading::Letter),
        "i" => Some(ItemReading::Roman),
        "1" => Some(ItemReading::Digit),
        _ if starts_roman => Some(ItemReading::Roman),
        _ => None,
    }
}

fn same_case(before: &str, printed: &str) -> bool {
    let is_upper = |text: &str| text.starts_with(|c: char| c.is_ascii_uppercase());
    is_upper(before) == is_upper(printed)
}

/// Returns by how much an item is further on than another.
fn step(before: &str, printed: &str, reading: ItemReading) -> Option<u32> {
    let value = |text: &str| match reading {
        ItemReading::Letter => letter_value(text),
        ItemReading::Roman => roman_value(text),
        ItemReading::Digit => text.parse().ok(),
    };

    value(printed)?.checked_sub(value(before)?)
}
