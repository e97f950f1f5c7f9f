//! The parties of an agreement and their roles.

use serde_json::{Map, Value, json};

use super::Graph;
use super::thing::{Thing, country, push};
use lacuna_core::agreement::{Party, PartyRole, Subprocessor, View};

/// The roles with a term of their own: the word of the agreement file, the class, and the property.
const ROLES: [(PartyRole, &str, &str); 4] = [
    (
        PartyRole::Controller,
        "dpv:DataController",
        "dpv:hasDataController",
    ),
    (
        PartyRole::Processor,
        "dpv:DataProcessor",
        "dpv:hasDataProcessor",
    ),
    (
        PartyRole::SubProcessor,
        "dpv:DataSubProcessor",
        "dpv:hasDataProcessor",
    ),
    (
        PartyRole::JointController,
        "dpv:DataController",
        "dpv:hasDataController",
    ),
];

impl<'a> Graph<'a> {
    /// Adds every party, and every sub-processor, under the property of its role.
    pub(super) fn parties(&self, process: Thing) -> Thing {
        // Gathered first: `Thing::with` would replace one party by the next of the same role.
        let mut by_property: Map<String, Value> = Map::new();
        let mut joint = Vec::new();
        for party in self.facts.entries(self.facts.view().parties()) {
            let role = self.facts.value(party.role());
            let known = ROLES.iter().find(|(word, _, _)| Some(*word) == role);
            let (class, property) = known.map_or(
                ("dpv:LegalEntity", "dpv:hasEntity"),
                |(_, class, property)| (class, property),
            );

            let id = format!(
                "#{}/parties/{}",
                self.id,
                self.facts.text(party.id()).unwrap_or_default()
            );

            if role == Some(PartyRole::JointController) {
                joint.push(json!({ "@id": id }));
            }

            push(&mut by_property, property, self.party(party, class, id));
        }

        // The vocabulary has one property for processors and those below them.
        for vendor in self.subprocessors() {
            push(&mut by_property, "dpv:hasDataProcessor", vendor);
        }

        // One joint controller is joint with nobody whom the file names.
        if joint.len() > 1 {
            let group = Thing::new("dpv:JointDataControllers")
                .each("dpv:hasDataController", joint)
                .value();

            push(&mut by_property, "dpv:hasJointDataControllers", group);
        }

        by_property
            .into_iter()
            .fold(process, |process, (property, parties)| {
                process.with(&property, Some(parties))
            })
    }

    fn subprocessors(&self) -> Vec<Value> {
        let list = self.facts.view().subprocessors().list();
        let subprocessor = |vendor: View<'a, Subprocessor>| {
            let country_code = self.facts.text(vendor.country());
            Thing::new("dpv:DataSubProcessor")
                .with("dpv:hasName", self.facts.text(vendor.name()))
                .with(
                    "dpv:hasCountry",
                    country_code.map(|code| country("dpv:Country", code)),
                )
                .value()
        };

        self.facts.entries(list).map(subprocessor).collect()
    }

    fn party(&self, party: View<'a, Party>, class: &str, id: String) -> Value {
        let officer = self.facts.text(party.data_protection_officer());
        let officer = officer.map(|name| {
            Thing::new("dpv:DataProtectionOfficer")
                .with("dpv:hasName", Some(name))
                .value()
        });

        Thing::new(class)
            .id(id)
            .with("dpv:hasName", self.facts.text(party.name()))
            .with("dpv:hasContact", self.facts.text(party.contact()))
            .with(
                "dpv:hasIdentifier",
                self.facts.text(party.registry_number()),
            )
            .with("dpv:hasDataProtectionOfficer", officer)
            .value()
    }
}
