//! Places parts of a document that a word names: schedules, parts and articles.

use super::{ClauseTree, LabelledBlock, NodeForm, Placement};
use crate::{
    document::BlockKind,
    label::{Marker, Unit, letter_value, roman_value},
};

/// The longest title of a part, in characters.
const MAX_TITLE: usize = 150;

impl ClauseTree {
    /// Places a part; `None` if the words only refer to one.
    pub(super) fn place_unit(
        &mut self,
        labelled: &LabelledBlock<'_>,
        unit: Unit,
        number: &str,
    ) -> Option<Placement> {
        let is_heading = matches!(labelled.block.kind, BlockKind::Heading(_));
        let is_led = unit == Unit::Schedule && is_lead_line(labelled);
        if !labelled.is_automatic && !is_led && !is_title(labelled.words, is_heading, unit) {
            return None;
        }

        let value = unit_value(number);
        let (keep, resets) = match unit {
            Unit::Schedule => {
                let has_number = self
                    .innermost_first()
                    .any(|(_, node)| matches!(node.form, NodeForm::Number { .. }));

                // Kept, because a list of annexes within a clause looks like their titles until the
                // next number shows it.
                if has_number && self.open_schedule().is_none() {
                    self.before_units = Some((self.open.clone(), self.nodes.len()));
                }

                (self.schedule_place(labelled), true)
            }
            Unit::Part => (self.part_place(), false),
            Unit::Article => {
                let schedule = self.open_schedule();
                let last = schedule
                    .and_then(|place| self.nodes.get(*self.open.get(place)?))
                    .map_or(self.last_article, |schedule| schedule.last_article);

                // "Article 28" at the beginning of a line is mostly the law's, and not the paper's.
                let follows = value == 1 || (value > last && value - last <= 2);
                if !follows && !labelled.is_automatic && !is_heading {
                    return None;
                }

                let part = self.innermost_first().find(|(_, node)| {
                    matches!(
                        node.form,
                        NodeForm::Unit {
                            unit: Unit::Part | Unit::Schedule,
                            ..
                        }
                    )
                });

                (part.map_or(0, |(place, _)| place + 1), true)
            }
        };

        Some(Placement {
            keep,
            form: NodeForm::Unit {
                unit,
                number: value,
            },
            resets,
        })
    }
}

impl ClauseTree {
    /// Returns the place of a schedule: at the top, but annexes that begin directly behind the title of a schedule are
    /// within it.
    fn schedule_place(&self, labelled: &LabelledBlock<'_>) -> usize {
        let Marker::Unit { word, .. } = &labelled.label.marker else {
            return 0;
        };

        let own_word = |label: &str| {
            label
                .rsplit(", ")
                .next()
                .is_some_and(|own| own.starts_with(word.as_str()))
        };

        let is_schedule = |form: &NodeForm| {
            matches!(
                form,
                NodeForm::Unit {
                    unit: Unit::Schedule,
                    ..
                }
            )
        };

        let beside = self
            .innermost_first()
            .find(|(_, node)| is_schedule(&node.form) && own_word(&node.label));

        if let Some((place, _)) = beside {
            return place;
        }

        let newest = self.innermost_first().next().filter(|(_, node)| {
            is_schedule(&node.form) && node.heading.is_none() && node.block + 1 == labelled.index
        });

        newest.map_or(0, |(place, _)| place + 1)
    }

    /// Returns the place of a part: beside the open part, or within the open schedule or lettered section.
    fn part_place(&self) -> usize {
        for (place, node) in self.innermost_first() {
            match node.form {
                NodeForm::Unit {
                    unit: Unit::Part, ..
                } => return place,
                NodeForm::Unit {
                    unit: Unit::Schedule,
                    ..
                } => return place + 1,
                NodeForm::Item { .. } if node.resets => return place + 1,
                _ => {}
            }
        }

        0
    }
}

/// Whether a line such as `Annex 1 to the agreement:` is a title although it continues in lower case.
fn is_lead_line(labelled: &LabelledBlock<'_>) -> bool {
    let words = labelled.words.trim_end();
    let is_short = words.chars().count() <= 90;
    is_short
        && (words.ends_with(':') || (labelled.starts_page && !words.ends_with(['.', ';', ','])))
}

/// Whether the words behind a part's number are its title, and not the rest of a sentence.
fn is_title(words: &str, is_heading: bool, unit: Unit) -> bool {
    let title = words.trim_start_matches(|c: char| c.is_whitespace() || "-–—:.(".contains(c));
    let starts_title = title.is_empty()
        || title
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "“\"[".contains(c));

    let is_short = title.chars().count() <= MAX_TITLE;
    let runs_on = title.ends_with(['.', ';', ',']) && title.split_whitespace().count() > 8;

    // The text of an article may follow its number on the same line.
    starts_title && (is_heading || is_short && (!runs_on || unit == Unit::Article))
}

fn unit_value(number: &str) -> u32 {
    const WORDS: [&str; 5] = ["one", "two", "three", "four", "five"];
    let lower = number.to_ascii_lowercase();
    let digits = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());

    if let Ok(value) = digits.parse() {
        return value;
    }

    let word = WORDS
        .iter()
        .position(|word| *word == lower)
        .and_then(|index| u32::try_from(index + 1).ok());

    // Roman numerals come first, so that `Annex I` is 1 and not 9.
    word.or_else(|| roman_value(number))
        .or_else(|| letter_value(number))
        .unwrap_or(0)
}
