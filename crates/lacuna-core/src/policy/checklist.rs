//! Checklists: what an instrument must hold, item by item; views over the rules, and no second set of them.

use toml::Spanned;

use super::compile::Compiler;
use super::files::{ChecklistFile, ChecklistItemFile};
use super::reading::span;
use super::rule::Citation;
use crate::condition::Condition;
use crate::diagnostic::Diagnostic;
use crate::source_file::visible;

/// A list of what an instrument must hold.
#[derive(Debug)]
pub struct Checklist {
    /// Its id, such as `article-28`.
    pub id: String,
    /// What it is a list of, as a phrase.
    pub title: String,
    /// What it rests on, and how binding that is.
    pub about: String,
    /// When it applies to an agreement.
    pub when: Condition,
    /// Its items, in their order.
    pub items: Vec<ChecklistItem>,
}

/// One item of a checklist.
#[derive(Debug)]
pub struct ChecklistItem {
    /// Its id, such as `A28-05`.
    pub id: String,
    /// What must be there, as a phrase.
    pub asks: String,
    /// What asks for it.
    pub citations: Vec<Citation>,
    /// The ids of the rules that ask for it; none where a person has to read the text.
    pub rules: Vec<String>,
    /// What the rules leave to the reader.
    pub note: Option<String>,
}

impl Compiler<'_, '_> {
    /// Compiles a checklist against the ids of the rules there are; `None` where its condition has problems, which are noted.
    pub(super) fn checklist(
        &mut self,
        id: String,
        file: ChecklistFile,
        rules: &[String],
    ) -> Option<Checklist> {
        let when = self.condition(&file.when);
        let items = file
            .item
            .into_iter()
            .map(|item| self.item(item, rules))
            .collect();

        Some(Checklist {
            id,
            title: file.title,
            about: file.about,
            // Not before the items, so that their slips are found as well.
            when: when?,
            items,
        })
    }

    fn item(&mut self, file: ChecklistItemFile, rules: &[String]) -> ChecklistItem {
        for name in &file.rules {
            self.known(name, rules);
        }

        ChecklistItem {
            id: file.id,
            asks: file.asks,
            citations: file
                .cites
                .iter()
                .filter_map(|cite| self.citation(cite))
                .collect(),
            rules: file.rules.into_iter().map(Spanned::into_inner).collect(),
            note: file.note,
        }
    }

    fn known(&mut self, name: &Spanned<String>, rules: &[String]) {
        let id = name.get_ref();
        if !rules.contains(id) {
            let problem = Diagnostic::at(
                &self.text,
                span(&name.span()),
                format!("there is no rule `{}`", visible(id)),
            )
            .help("a checklist names rules that exist; `lacuna rules list` shows them")
            .suggest(id, rules.iter().map(String::as_str));

            self.loading.problems.push(problem);
        }
    }
}
