//! Fields that hold a list or a group by the standard, and hold something else in this record.

use super::super::MappingNote;
use super::super::entry::Entry;
use super::deal::Deal;
use super::process::Versions;
use super::{REGISTER, Release};
use lacuna_core::document::{Document, NodeId, NodeKind};

/// The lists of a release that agreements are made of.
pub(super) const AGREED: [&str; 2] = ["awards", "contracts"];

/// Reports awards and contracts that are not a list, and entries in them that are not groups: nothing was read of either.
pub(super) fn unread_lists(document: &Document, release: NodeId) -> Vec<MappingNote> {
    let mut entry = Entry::new(document, REGISTER);
    for list in AGREED {
        for node in entry.list(release, list) {
            if document.kind(node) != NodeKind::Object {
                entry.not_a(node, "a group in braces");
            }
        }
    }

    entry.into_remarks()
}

/// Whether one of the lists that agreements are made of has another shape, so that what it says was not read.
pub(super) fn is_unread(document: &Document, release: Release) -> bool {
    AGREED
        .into_iter()
        .filter_map(|list| document.get(release.node, list))
        // Null states nothing, so that nothing in it was missed.
        .any(|list| !matches!(document.kind(list), NodeKind::List | NodeKind::Null))
}

impl Deal<'_, '_> {
    /// Reports groups and lists of other shapes, in all that this agreement is made of.
    pub(super) fn misshapen(&mut self) {
        let releases = self.process.versions();
        let tender = releases.objects(self.entry.document, "tender");
        self.shaped(&releases, &["buyer", "tender"], &[]);
        self.shaped(&tender, &["procuringEntity", "techniques"], &["lots"]);

        let agreed = self.agreed;
        self.shaped(
            &agreed.contract,
            &["amendment", "period", "value"],
            &["amendments", "relatedLots"],
        );
        self.shaped(
            &agreed.award,
            &["contractPeriod", "value"],
            &["relatedLots"],
        );
    }

    /// Reports groups and lists of other shapes in the versions of one object.
    pub(super) fn shaped(&mut self, part: &Versions, groups: &[&str], lists: &[&str]) {
        for version in &part.0 {
            for key in groups {
                self.entry.object(*version, key);
            }

            for key in lists {
                self.entry.list(*version, key);
            }
        }
    }
}
