//! Where a heading without a label belongs.

use super::{ClauseTree, Node, NodeForm, is_contents_line};
use crate::{
    clauses::citation::owner_label,
    document::{Block, BlockKind},
    label::Unit,
};

impl ClauseTree {
    /// Puts a heading without a label into the tree.
    pub(super) fn place_heading(&mut self, block: &Block, index: usize, text: &str) {
        let BlockKind::Heading(level) = block.kind else {
            return;
        };

        if is_contents_line(text) {
            return;
        }

        // "SCHEDULE 1" and its title stand in two lines.
        if let Some(last) = self.nodes.last_mut()
            && last.block + 1 == index
            && last.heading.is_none()
            && matches!(last.form, NodeForm::Unit { .. })
        {
            last.heading = Some(text.to_owned());
            return;
        }

        // The first heading is the paper's title.
        if self.nodes.is_empty() && index < 4 && (level <= 2 || index == 0) {
            return;
        }

        // Print says only how large letters are: bold names of parties before the first clause are no clauses.
        let is_before_clauses =
            index < 15 && self.nodes.iter().all(|node| node.form == NodeForm::Heading);

        if self.is_printed && self.has_labels && is_before_clauses {
            return;
        }

        let keep = self.heading_place(level);
        self.open.truncate(keep);
        let parent = self.open.last().copied();
        let prefix = parent
            .and_then(|parent| self.nodes.get(parent))
            .map_or_else(String::new, |node| node.prefix.clone());

        let title = text.trim_end_matches([':', '.']);
        let outer = owner_label(&prefix).map(|outer| format!("{outer}, {title}"));
        let label = self.make_unique(outer.unwrap_or_else(|| title.to_owned()));
        self.nodes.push(Node {
            form: NodeForm::Heading,
            label,
            prefix,
            resets: false,
            heading_level: Some(level),
            heading: Some(text.to_owned()),
            block: index,
            indent: block.indent,
            parent,
            last_number: Vec::new(),
            last_article: 0,
        });

        self.open.push(self.nodes.len() - 1);
    }

    /// Returns where a heading of a level belongs: in the open schedule, and in the nearest heading of an outer level.
    fn heading_place(&self, level: u8) -> usize {
        let mut keep = self.open_schedule().map_or(0, |place| place + 1);
        for (place, node) in self.innermost_first() {
            let is_schedule = matches!(
                node.form,
                NodeForm::Unit {
                    unit: Unit::Schedule,
                    ..
                }
            );

            match node.heading_level {
                Some(outer) if outer < level => {
                    keep = keep.max(place + 1);
                    break;
                }
                // A heading of the schedule's own level, or of an outer one, ends the schedule.
                Some(outer) if outer >= level && is_schedule => keep = place,
                _ => {}
            }
        }

        keep
    }
}
