//! Processes that a record relates a contract to: one that is a framework makes the contract a call-off.

use super::deal::Deal;
use super::process::Versions;
use lacuna_core::document::{NodeId, NodeKind};

const RELATED: &str = "relatedProcesses";
/// The relationship of a call-off to its framework (codelist relatedProcess).
const FRAMEWORK: &str = "framework";

impl Deal<'_, '_> {
    /// Reports the processes beside this one, and gives the first that is the framework of this contract.
    pub(super) fn related_processes(&mut self) -> Option<NodeId> {
        let of_release = "it describes the release, not the contract";
        let releases = self.process.versions();
        let parts = [
            (releases, of_release),
            (self.agreed.contract.clone(), "the file has no field for it"),
            (self.agreed.award.clone(), "the file has no field for it"),
        ];

        let mut framework = None;
        for (part, why) in parts {
            // All parts are gone through even when one is found, since each has to be reported.
            let found = self.related(&part, why);
            framework = framework.or(found);
        }

        framework
    }

    fn related(&mut self, part: &Versions, why: &str) -> Option<NodeId> {
        let document = self.entry.document;
        let mut framework = None;
        for holder in &part.0 {
            let Some(list) = document.get(*holder, RELATED) else {
                continue;
            };

            if document.kind(list) != NodeKind::List {
                self.entry.not_a(list, "a list");
                continue;
            }

            for related in document.children(list).collect::<Vec<_>>() {
                let Some(word) = self.is_framework(related) else {
                    self.entry.silent(related, why);
                    continue;
                };

                self.entry.quote(
                    "/contract",
                    word,
                    "the framework that this contract is a call-off from",
                );
                framework = framework.or(Some(word));
            }
        }

        framework
    }

    /// The word of a relationship that says framework; some publishers write one word instead of a list.
    fn is_framework(&self, related: NodeId) -> Option<NodeId> {
        let document = self.entry.document;
        let relationship = document.get(related, "relationship")?;
        let words = document.children(relationship).chain([relationship]);

        words.into_iter().find(|word| {
            document
                .string(*word)
                .is_some_and(|word| word.trim().eq_ignore_ascii_case(FRAMEWORK))
        })
    }
}
