//! The restrictions on the sharing of data, and numbers that come without a unit.

use serde_json::json;

use super::super::words::is_blank_word;
use super::Disclosure;
use lacuna_core::document::{NodeId, NodeKind};
use lacuna_core::vocabulary::is_country;

impl Disclosure<'_> {
    /// What the record says of places, sectors and how long the data is kept.
    pub(super) fn restrictions(&mut self) {
        let Some(group) = self.entry.object(self.root, "dataSharingRestrictions") else {
            return;
        };

        let fields = [
            "dataRetentionPeriod",
            "geographicRestriction",
            "industrySector",
            "jurisdiction",
            "policyUrl",
            "storageLocation",
        ];

        self.entry.knows(group, &fields);
        self.without_unit(group, "dataRetentionPeriod", "datasets.retention");
        self.entry.all_silent(
            group,
            &["policyUrl"],
            "the address of a document that was not read",
        );

        // These are words of no list, so that no fact can be made of them.
        for (field, about) in [
            ("jurisdiction", "instrument.jurisdiction"),
            ("geographicRestriction", "transfers"),
            ("industrySector", "instrument.sectors"),
        ] {
            if let Some(found) = self.text(group, field) {
                let says =
                    format!("The record has these words under `{field}`; no fact was made of them");

                self.entry
                    .claim(about, &[found.node], Some(&found.text), &says);
            }
        }

        let Some(place) = self.text(group, "storageLocation") else {
            return;
        };

        if is_country(&place.text) {
            self.entry.state(
                "/hosting",
                &[("locations", json!([place.text]))],
                place.node,
            );
        } else {
            let says = "The record names this place of storage, which is not a country code";
            self.entry
                .claim("hosting.locations", &[place.node], Some(&place.text), says);
        }
    }

    /// A bare number: days would be a guess.
    pub(super) fn without_unit(&mut self, group: NodeId, field: &str, about: &str) {
        let Some(node) = self.entry.document.get(group, field) else {
            return;
        };

        if self.entry.document.kind(node) != NodeKind::Number {
            let blank = self
                .entry
                .document
                .string(node)
                .is_some_and(|text| is_blank_word(&text));

            return match blank {
                true => self.entry.silent(node, "these words represent no value"),
                false => self.entry.not_a(node, "a number"),
            };
        }

        let number = self.entry.document.raw(node).to_owned();
        let says = format!("The record has this number under `{field}`, without a unit");
        self.entry.claim(about, &[node], Some(&number), &says);
        self.entry.doubt(
            node,
            "a number without a unit; that it counts days would be a guess",
        );
    }
}
