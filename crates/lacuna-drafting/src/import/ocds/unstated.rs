//! What a release holds beside the agreement: names that are not known, and what states nothing of it.

use super::super::entry::FoundText;
use super::deal::Deal;
use super::process::Versions;
use lacuna_core::document::{NodeId, NodeKind};

const RELEASE: [&str; 17] = [
    "awards",
    "bids",
    "buyer",
    "contracts",
    "date",
    "description",
    "id",
    "initiationType",
    "language",
    "links",
    "ocid",
    "parties",
    "planning",
    "relatedProcesses",
    "tag",
    "tender",
    "title",
];
/// What describes the contract, and has no field in an agreement file.
const NO_FIELD: [&str; 16] = [
    "aboveThreshold",
    "additionalProcurementCategories",
    "awardID",
    "documents",
    "evaluationCriteria",
    "extendsContractID",
    "guarantees",
    "hasSubcontracting",
    "implementation",
    "items",
    "mainProcurementCategory",
    "milestones",
    "relatedBids",
    "relatedLots",
    "standstillPeriod",
    "statusDetails",
];
// Edition 1.0 has one `amendment`, and later ones have a list.
const CONTRACT: [&str; 11] = [
    "amendment",
    "amendments",
    "dateSigned",
    "description",
    "id",
    "period",
    "relatedProcesses",
    "status",
    "suppliers",
    "title",
    "value",
];
const AWARD: [&str; 11] = [
    "amendment",
    "amendments",
    "contractPeriod",
    "date",
    "description",
    "id",
    "relatedProcesses",
    "status",
    "suppliers",
    "title",
    "value",
];
// These are the words of releaseTag, a closed codelist of OCDS 1.1.
const TAGS: [&str; 16] = [
    "planning",
    "planningUpdate",
    "tender",
    "tenderAmendment",
    "tenderUpdate",
    "tenderCancellation",
    "award",
    "awardUpdate",
    "awardCancellation",
    "contract",
    "contractUpdate",
    "contractAmendment",
    "implementation",
    "implementationUpdate",
    "contractTermination",
    "compiled",
];

impl Deal<'_, '_> {
    /// Names that are not known, and what states nothing of an agreement.
    pub(super) fn tell(&mut self) {
        for release in self.process.versions().0 {
            self.entry.knows(release, &RELEASE);
            self.entry.all_silent(
                release,
                &["planning"],
                "what was planned is not what was agreed",
            );

            let of_file = [
                "bids",
                "date",
                "description",
                "initiationType",
                "language",
                "links",
                "ocid",
            ];

            self.entry.all_silent(
                release,
                &of_file,
                "it describes the release, not the contract",
            );

            self.tags(release);
        }

        self.misshapen();
        self.tell_parts();
        self.listed_again();
    }

    /// What the contract and its award hold that has no field.
    fn tell_parts(&mut self) {
        let agreed = self.agreed;
        for (part, known) in [
            (&agreed.contract, &CONTRACT[..]),
            (&agreed.award, &AWARD[..]),
        ] {
            let known: Vec<&str> = known.iter().chain(&NO_FIELD).copied().collect();
            for version in &part.0 {
                self.entry.knows(*version, &known);
                self.entry
                    .all_silent(*version, &NO_FIELD, "the file has no field for it");
            }

            self.superseded(part);
        }

        for version in &agreed.award.0 {
            self.entry.all_silent(
                *version,
                &["amendments", "amendment"],
                "it changed the award, not the contract",
            );
        }
    }

    /// Reports a contract that is listed more than once.
    fn listed_again(&mut self) {
        let document = self.entry.document;
        let agreed = self.agreed;
        let Some(latest) = agreed.main().latest().filter(|_| agreed.main().0.len() > 1) else {
            return;
        };

        let date = self
            .process
            .release_of(document, latest)
            .and_then(|release| document.get(release.node, "date"));

        let date = date
            .and_then(|date| document.string(date))
            .map(|date| format!(", of {date},"))
            .unwrap_or_default();

        let count = agreed.main().0.len();
        self.entry.doubt(
            latest,
            format!("it is listed {count} times; where they differ, the latest{date} counts"),
        );
    }

    fn tags(&mut self, release: NodeId) {
        let document = self.entry.document;
        // Some publishers write one tag without its list.
        let alone = document
            .get(release, "tag")
            .filter(|tag| document.kind(*tag) == NodeKind::String);

        let tags = match alone {
            Some(tag) => vec![tag],
            None => self.entry.list(release, "tag"),
        };

        for tag in tags {
            let found = document.string(tag).map(std::borrow::Cow::into_owned);
            match found {
                Some(word) if TAGS.contains(&word.as_str()) => self
                    .entry
                    .silent(tag, "the stage that the release describes"),
                Some(text) => self
                    .entry
                    .unknown_word(&FoundText { node: tag, text }, "tag"),
                None => self.entry.not_a(tag, "text"),
            }
        }
    }

    /// Reports values that a later release states anew.
    fn superseded(&mut self, part: &Versions) {
        let document = self.entry.document;
        // Versions come latest first, so that nothing supersedes the first.
        for (at, version) in part.0.iter().enumerate().skip(1) {
            let newer = Versions(part.0.iter().take(at).copied().collect());
            for member in document.children(*version) {
                let holder = newer.holder(document, &document.key(member));
                // Of a group, a later release may state one member anew and leave out the others.
                let is_container =
                    matches!(document.kind(member), NodeKind::Object | NodeKind::List);
                if holder.is_some() && !is_container {
                    self.entry.silent(member, "a later release states it anew");
                }
            }
        }
    }
}
