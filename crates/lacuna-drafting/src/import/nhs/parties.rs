//! Who takes part, so far as the register has columns for it.

use serde_json::json;

use super::super::entry::FoundText;
use super::Version;

/// Types of organisation that tell what kind of party one is.
const KINDS: [(&str, &str); 6] = [
    ("Local Authority", "local_government"),
    ("NHS Trust", "nhs"),
    ("NHS Trust Site", "nhs"),
    ("ICB - Integrated Care Board", "nhs"),
    ("Sub ICB Location", "nhs"),
    ("Ministerial Department", "central_government"),
];

/// Types that are known and tell it not: a firm under one of them may or may not be a vendor.
const UNTELLING: [&str; 8] = [
    "Academic",
    "Agency/Public Body",
    "Commercial",
    "Consultancy",
    "Legal Sector",
    "Non NHS Provider",
    "Research",
    "Supplier",
];

impl Version<'_> {
    pub(super) fn parties(&mut self) {
        self.of_the_register();
        let applicant = self.entry.text(self.node, "organisation");
        let controllers = self.controllers();
        let basis = self.entry.text(self.node, "controller_basis");
        let mut listed = false;
        let mut parties = Vec::new();

        for controller in &controllers {
            let party = self.party(controller);
            if applicant
                .as_ref()
                .is_some_and(|applicant| applicant.text == controller.text)
            {
                // The type of organisation is that of the applicant alone.
                listed = true;
                self.kind(&party);
                self.applied(&party);
            }
            parties.push(party);
        }

        // The column speaks of the controllers, of which the applicant need not be one.
        self.roles(&parties, basis.as_ref());
        if let Some(applicant) = applicant.filter(|_| !listed) {
            let party = self.party(&applicant);
            self.kind(&party);
            self.entry.doubt(
                applicant.node,
                "the organisation that applied is not among the controllers",
            );
        }
    }

    /// Parties that no column names. The body that gives the data changed its name over the years. Others who work with
    /// the data have no column at all, and are here so that rules about vendors ask for them and do not fall silent.
    fn of_the_register(&mut self) {
        let giver = self.entry.push("parties", json!({ "id": "data-provider" }));
        let name = "The NHS body that gives the data";
        self.entry
            .state_of_register(&giver, &[("name", json!(name)), ("kind", json!("nhs"))]);
        let others = self
            .entry
            .push("parties", json!({ "id": "not-in-the-register" }));

        let name = "Processors and others who handle the data, for whom the register has no column";
        self.entry
            .state_of_register(&others, &[("name", json!(name))]);
    }

    /// The controllers, each once.
    fn controllers(&mut self) -> Vec<FoundText> {
        let mut controllers: Vec<FoundText> = Vec::new();
        for node in self.entry.list(self.node, "controllers") {
            match self
                .entry
                .document
                .string(node)
                .map(std::borrow::Cow::into_owned)
            {
                Some(text) if text.trim().is_empty() => {
                    self.entry.silent(node, "the record leaves it empty")
                }
                Some(text) if controllers.iter().any(|known| known.text == text) => {
                    self.entry.doubt(node, "this controller is listed twice");
                }
                Some(text) => controllers.push(FoundText { node, text }),
                None => self.entry.not_a(node, "the name of a controller"),
            }
        }

        controllers
    }

    fn party(&mut self, name: &FoundText) -> String {
        let id = self.entry.fresh_id("parties", &name.text, "party");
        let party = self.entry.push("parties", json!({ "id": id }));
        self.entry
            .state(&party, &[("name", json!(name.text))], name.node);
        party
    }

    fn applied(&mut self, party: &str) {
        if let Some(node) = self.entry.document.get(self.node, "organisation") {
            self.entry.quote(
                party,
                node,
                "the organisation that applied, which is this controller",
            );
        }
    }

    fn kind(&mut self, party: &str) {
        let Some(found) = self.entry.text(self.node, "organisation_type") else {
            return;
        };

        if let Some((_, kind)) = KINDS.iter().find(|(word, _)| *word == found.text) {
            self.entry
                .state(party, &[("kind", json!(kind))], found.node);
        } else if UNTELLING.contains(&found.text.as_str()) {
            self.entry.quote(
                party,
                found.node,
                "this type does not show what kind of party it is",
            );
        } else {
            self.entry.unknown_word(&found, "organisation_type");
        }
    }

    /// The roles, as the column has them and not as the free text may have them.
    fn roles(&mut self, parties: &[String], basis: Option<&FoundText>) {
        let Some(basis) = basis else { return };
        let role = match basis.text.as_str() {
            "Sole Data Controller" => "controller",
            "Joint Data Controller" => "joint_controller",
            _ => return self.entry.unknown_word(basis, "controller_basis"),
        };

        // Nothing shows which of the two columns is wrong, so that neither decides the role.
        if role == "controller" && parties.len() > 1 {
            let names = format!("controllers: {} are listed", parties.len());
            let list = self
                .entry
                .document
                .get(self.node, "controllers")
                .unwrap_or(basis.node);

            let positions = [
                (basis.node, format!("controller_basis: {}", basis.text)),
                (list, names),
            ];

            for party in parties {
                let reason = "One column speaks of a sole controller, and another lists several.";
                self.entry.dispute(party, "role", reason, &positions);
            }

            return;
        }

        if role == "joint_controller" && parties.len() == 1 {
            self.entry.doubt(
                basis.node,
                "a joint controller is named, but no controller with which it shares control",
            );
        }

        for party in parties {
            self.entry
                .state(party, &[("role", json!(role))], basis.node);
        }
    }
}
