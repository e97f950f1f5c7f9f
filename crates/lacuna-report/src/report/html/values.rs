//! Stated facts on the page: the label with the value in words, and lists by the names of their entries.

use super::writer::PageContext;
use crate::report::entry;
use crate::report::value_words::ValueWords;
use lacuna_core::agreement::View;
use lacuna_core::assessment::{Fact, Found};
use lacuna_core::document::{NodeId, NodeKind};

impl PageContext<'_> {
    /// A stated fact as a line: its label and its value in words; `None` where nothing is stated.
    pub(super) fn stated_words(&self, fact: &Fact) -> Option<String> {
        let label = self.label(&fact.label, &fact.pointer);
        (!matches!(fact.found, Found::Nothing { .. })).then(|| self.stated(&label, fact))
    }

    /// A stated fact as a line: its label and its value in words.
    pub(super) fn stated(&self, label: &str, fact: &Fact) -> String {
        let value = match &fact.found {
            Found::Value(raw) => self
                .entries_of(&fact.pointer)
                .unwrap_or_else(|| self.value_at(&fact.path, raw)),
            _ => self.messages.plain("value_none"),
        };

        self.messages.text(
            "says_value",
            &[("label", label.into()), ("value", value.into())],
        )
    }

    /// The entries of a list by their names, and a group by the fact that it is there: their fields are read one by one.
    fn entries_of(&self, pointer: &str) -> Option<String> {
        const NAMED: usize = 6;
        let node = self.document.at(pointer)?;
        let is_group = |node: &NodeId| self.document.kind(*node) == NodeKind::Object;

        if is_group(&node) {
            return Some(self.messages.plain("value_stated"));
        }

        let entries: Vec<NodeId> = self.document.children(node).filter(is_group).collect();
        let names = entries
            .iter()
            .take(NAMED)
            .map(|entry| self.said(self.name(*entry)))
            .filter(|name| !name.is_empty());

        let (named, more) = (
            // Nothing where no entry has a name or the value is no list: the value is shown.
            self.listed_words(names)?,
            entries.len().saturating_sub(NAMED),
        );

        if more == 0 {
            return Some(named);
        }

        Some(self.messages.text(
            "value_list_more",
            &[("list", named.into()), ("n", more.into())],
        ))
    }

    /// A JSON value in words, by what the fact at a dotted path may be.
    pub(super) fn value_at(&self, path: &str, raw: &str) -> String {
        let words = ValueWords {
            messages: self.messages,
            vocabulary: self.assessment.agreement.vocabulary(),
            english: &|words| self.english(words),
            said: &|words| self.said(words),
        };

        words.value_at(path, raw)
    }

    /// A stated fact in words; nothing where it is not stated.
    pub(super) fn line<T>(&self, fact: View<'_, T>) -> Option<String> {
        let node = fact.node()?;
        Some(self.value_at(
            &entry::dotted_path(self.document, node),
            self.document.raw(node),
        ))
    }

    /// A country by its name in the language of the page, else by its English name.
    pub(super) fn country(&self, code: &str) -> String {
        self.messages.word("country", code)
    }

    /// Words as a list in one phrase; `None` where there are none.
    pub(super) fn listed_words(&self, words: impl Iterator<Item = String>) -> Option<String> {
        ValueWords::unmarked(self.messages).listed(words)
    }

    /// A whole number with its thousands apart, as the reader writes them.
    pub(super) fn grouped(&self, digits: &str) -> String {
        ValueWords::unmarked(self.messages).grouped(digits)
    }
}
