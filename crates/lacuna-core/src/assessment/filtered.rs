//! A filter over what is shown of an assessment; it hides results, and lightens no verdict.

use super::{Assessment, RuleResult};

/// Results that a filter hides. Verdicts, coverage and checklists still count them.
#[derive(Debug, Default)]
pub struct Filtered<'a> {
    /// The filter, as it was asked for.
    pub filter: String,
    /// The results that it hides.
    pub hidden: Vec<RuleResult<'a>>,
}

impl Filtered<'_> {
    /// Counts how many findings are hidden.
    #[must_use]
    pub fn findings(&self) -> usize {
        self.hidden
            .iter()
            .filter(|result| result.weight.severity().is_some())
            .count()
    }
}

impl<'a> Assessment<'a> {
    /// Hides the results that a filter does not keep.
    pub fn hide(&mut self, filter: String, keeps: impl Fn(&RuleResult<'a>) -> bool) {
        let (shown, hidden) = std::mem::take(&mut self.results)
            .into_iter()
            .partition(keeps);

        self.results = shown;
        self.filtered = Some(Filtered { filter, hidden });
        // Again, since the finding that leads a root cause may be hidden now.
        self.group_by_root_cause();
    }

    /// All results, those that a filter hides included.
    pub(crate) fn every_result(&self) -> impl Iterator<Item = &RuleResult<'a>> {
        self.results
            .iter()
            .chain(self.filtered.iter().flat_map(|filtered| &filtered.hidden))
    }
}
