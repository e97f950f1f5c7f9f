//! The two organisations: who discloses, and whose service uses the data.

use serde_json::json;

use super::super::entry::said;
use super::Disclosure;
use lacuna_core::document::NodeId;

/// Members of both groups that state nothing an agreement file has a field for.
const OTHERS: [&str; 4] = ["did", "industrySector", "publicKey", "url"];
/// Members of the using service alone.
const OF_THE_SERVICE: [&str; 5] = [
    "jurisdiction",
    "privacyRights",
    "signatureContact",
    "usagePurposes",
    "withdrawal",
];

impl Disclosure<'_> {
    pub(super) fn parties(&mut self) {
        let controller = self.party("dataController", "data-controller", &[]);
        // The role is in the name of the group, and in no value of it.
        if let Some(controller) = &controller {
            self.entry
                .state_of_register(controller, &[("role", json!("controller"))]);
        }

        let service = if self.is_offer {
            let party = self
                .entry
                .push("parties", json!({ "id": "data-using-service" }));

            let name = "The organisation that uses the data, which the record does not name yet";
            self.entry
                .state_of_register(&party, &[("name", json!(name))]);
            None
        } else {
            self.party("dataUsingService", "data-using-service", &OF_THE_SERVICE)
        };

        self.legal_ids(controller.as_deref(), service.as_deref());
        if self.is_offer {
            let why = "nothing in it names the organisation that uses the data";
            self.entry.all_silent(self.root, &["dataUsingService"], why);
        } else if let Some(group) = self.entry.object(self.root, "dataUsingService") {
            self.usage(group);
        }
    }

    fn party(&mut self, field: &str, id: &str, more: &[&str]) -> Option<String> {
        let group = self.entry.object(self.root, field)?;
        let known: Vec<&str> = ["legalId", "name"]
            .iter()
            .chain(&OTHERS)
            .chain(more)
            .copied()
            .collect();

        self.entry.knows(group, &known);
        let party = self.entry.push("parties", json!({ "id": id }));
        match self.text(group, "name") {
            Some(name) => {
                self.placeholder(&name);
                self.entry
                    .state(&party, &[("name", json!(name.text))], name.node);
            }
            // The schema demands a name, and this one claims nothing.
            None => self.entry.state_of_register(
                &party,
                &[("name", json!("A party that the record does not name"))],
            ),
        }

        for field in OTHERS
            .iter()
            .chain(more)
            // The purposes become a purpose of the agreement, and are not only quoted.
            .filter(|field| **field != "usagePurposes")
        {
            if let Some(found) = self.text(group, field) {
                self.entry
                    .quote(&party, found.node, "the file has no field for it");
            }
        }

        Some(party)
    }

    /// Two bodies cannot have one number in a register of legal entities.
    fn legal_ids(&mut self, controller: Option<&str>, service: Option<&str>) {
        let groups = [
            ("dataController", controller),
            ("dataUsingService", service),
        ];

        let mut found = Vec::new();
        for (field, party) in groups {
            let Some((group, party)) = self.entry.document.get(self.root, field).zip(party) else {
                continue;
            };

            if let Some(id) = self.text(group, "legalId") {
                self.placeholder(&id);
                found.push((field, party, id));
            }
        }

        if let [(_, _, one), (_, _, other)] = found.as_slice()
            && one.text == other.text
        {
            let position = |field: &str, id| format!("{field}.{}", said(self.entry.document, id));
            let positions: Vec<_> = found
                .iter()
                .map(|(field, _, id)| (id.node, position(field, id)))
                .collect();

            for (_, party, _) in &found {
                self.entry.dispute(
                    party,
                    "registry_number",
                    "Both parties have the same legal id.",
                    &positions,
                );
            }

            return;
        }

        for (_, party, id) in &found {
            self.entry.quote(
                party,
                id.node,
                "an id of a legal entity, whose register the record does not name",
            );
        }
    }

    fn usage(&mut self, group: NodeId) {
        if let Some(usage) = self.text(group, "usagePurposes") {
            self.placeholder(&usage);
            let purpose = self.entry.push("purposes", json!({ "id": "usage" }));
            self.entry
                .state(&purpose, &[("text", json!(usage.text))], usage.node);
        }
    }
}
