//! One party to the contract: what the record states of it.

use serde_json::json;

use super::super::entry::FoundText;
use super::deal::Deal;
use super::identity::identity;
use super::parties::{NamedParties, PartyName, latest_id};
use super::process::Versions;

// These are the members of an organisation in OCDS 1.1.
const PARTY: [&str; 8] = [
    "additionalIdentifiers",
    "address",
    "contactPoint",
    "details",
    "id",
    "identifier",
    "name",
    "roles",
];

/// Sizes of firms, in the lists of the standard and its extensions, and whether they are small or medium-sized.
const SCALES: [(&str, bool); 5] = [
    ("sme", true),
    ("micro", true),
    ("small", true),
    ("medium", true),
    ("large", false),
];

impl Deal<'_, '_> {
    /// A party to the contract: one who supplies is a vendor; what a buyer is, no role shows.
    pub(super) fn party(
        &mut self,
        node: &Versions,
        roles: &[FoundText],
        role: Option<&FoundText>,
        supplies: bool,
        named: &mut NamedParties,
    ) {
        let document = self.entry.document;
        // Older entries of a party are reported whole, and not field by field.
        for version in node.0.iter().take(1) {
            self.entry.knows(*version, &PARTY);
            self.entry.all_silent(
                *version,
                &["address", "contactPoint"],
                "the file has no field for it",
            );
        }

        self.shaped(node, &["details", "identifier"], &["additionalIdentifiers"]);
        let identifiers = node.objects(document, "identifier");
        let trading = self.text(node, "name");
        let legal = self.text(&identifiers, "legalName");
        // The legal name is the registered one (OCDS 1.1, `identifier.legalName`).
        let best = legal.as_ref().or(trading.as_ref());
        let identity = identity(document, node);
        let of_supplier = latest_id(document, node).filter(|_| supplies);
        // Other lists may refer to the party by either of its names.
        named
            .names
            .extend(legal.iter().chain(&trading).map(|name| PartyName {
                name: name.text.to_lowercase(),
                identity: identity.clone(),
                supplier: of_supplier.clone(),
            }));

        let id = self
            .entry
            .fresh_id("parties", best.map_or("", |name| &name.text), "party");

        let party = self.entry.push("parties", json!({ "id": id }));
        self.name_of_party(&party, legal, trading);

        for found in roles {
            match role.filter(|role| role.node == found.node) {
                Some(_) => self
                    .entry
                    .state(&party, &[("kind", json!("vendor"))], found.node),
                None => self.entry.quote(
                    &party,
                    found.node,
                    "a role in the procurement, not under data protection law",
                ),
            }
        }

        // Who is in the list of suppliers is one without any role.
        if role.is_none() && supplies {
            self.entry
                .state_of_register(&party, &[("kind", json!("vendor"))]);
        }

        self.numbers(&party, node);
        self.details(&party, &node.objects(document, "details"));
    }

    /// States the best name of a party, and keeps the other beside it.
    fn name_of_party(&mut self, party: &str, legal: Option<FoundText>, trading: Option<FoundText>) {
        match (legal, trading) {
            (Some(legal), trading) => {
                self.entry
                    .state(party, &[("name", json!(legal.text))], legal.node);
                if let Some(trading) = trading {
                    self.entry
                        .quote(party, trading.node, "the name beside the legal one");
                }
            }
            (None, Some(name)) => self
                .entry
                .state(party, &[("name", json!(name.text))], name.node),
            (None, None) => {
                let unnamed = json!("A party that the release does not name");
                self.entry.state_of_register(party, &[("name", unnamed)]);
            }
        }
    }

    /// The size of a firm; other details have no field.
    fn details(&mut self, party: &str, details: &Versions) {
        let document = self.entry.document;
        let scale = self.text(details, "scale");
        let holder = details.latest();

        for member in holder
            .into_iter()
            .flat_map(|group| document.children(group))
        {
            if scale.as_ref().is_none_or(|scale| scale.node != member) {
                self.entry.silent(member, "the file has no field for it");
            }
        }

        let Some(scale) = scale else { return };

        match SCALES
            .iter()
            .find(|(word, _)| scale.text.trim().eq_ignore_ascii_case(word))
        {
            Some((_, is_small)) => self
                .entry
                .state(party, &[("sme", json!(is_small))], scale.node),
            None => self.entry.unknown_word(&scale, "scale"),
        }
    }
}
