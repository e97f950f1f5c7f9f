//! The numbers of HTML lists.

use crate::docx::format_number;

/// A list that is open.
pub(super) struct OpenList {
    format: Option<&'static str>,
    next: i64,
    step: i64,
}

impl OpenList {
    /// Opens a list with the attributes of its tag.
    pub(super) fn open(
        is_ordered: bool,
        kind: Option<String>,
        start: Option<String>,
        is_reversed: bool,
    ) -> Self {
        let format = match kind.as_deref() {
            Some("a") => "lowerLetter",
            Some("A") => "upperLetter",
            Some("i") => "lowerRoman",
            Some("I") => "upperRoman",
            _ => "decimal",
        };

        let start = start.and_then(|start| start.parse().ok());
        Self {
            // A reversed list counts down from its length, which is not known at its start.
            format: (is_ordered && !(is_reversed && start.is_none())).then_some(format),
            next: start.unwrap_or(1),
            step: if is_reversed { -1 } else { 1 },
        }
    }

    /// Counts an item and returns what a browser prints before it; `None` for a bullet.
    pub(super) fn count(&mut self, value: Option<i64>) -> Option<String> {
        let number = value.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let number = u32::try_from(number).ok()?;
        Some(format!("{}.", format_number(number, self.format?)))
    }
}
