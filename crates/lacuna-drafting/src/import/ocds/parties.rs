//! Who buys and who supplies, so far as the releases name them.

use serde_json::json;

use super::super::entry::FoundText;
use super::deal::Deal;
use super::identifier;
use super::identity::identity;
use super::process::{Entries, Versions};
use lacuna_core::document::{Document, NodeKind};

/// Roles of those who conclude the contract.
const BUYERS: [&str; 2] = ["buyer", "procuringEntity"];
const SUPPLIER: &str = "supplier";
/// Other roles that the standard knows.
const OTHERS: [&str; 10] = [
    "tenderer",
    "funder",
    "enquirer",
    "payer",
    "payee",
    "reviewBody",
    "interestedParty",
    "candidate",
    "processContactPoint",
    "centralPurchasingBody",
];

/// Who is a party so far.
#[derive(Default)]
pub(super) struct NamedParties {
    ids: Vec<String>,
    pub(super) names: Vec<PartyName>,
    has_buyer: bool,
    has_supplier: bool,
}

/// A name of a party, in lower case, with what distinguishes it from another of this name.
pub(super) struct PartyName {
    pub(super) name: String,
    pub(super) identity: Option<String>,
    /// The id of the supplier that it was first met as; absent for others.
    pub(super) supplier: Option<String>,
}

impl NamedParties {
    /// Whether a party of this name is there that can be the same: nothing distinguishes the two.
    fn has(&self, other: &PartyName) -> bool {
        let differs = |one: &Option<String>, other: &Option<String>| {
            one.is_some() && other.is_some() && one != other
        };

        self.names.iter().any(|known| {
            known.name == other.name
                && !differs(&known.identity, &other.identity)
                && !differs(&known.supplier, &other.supplier)
        })
    }
}

impl Deal<'_, '_> {
    /// Enters the parties, and says which are not named.
    pub(super) fn parties(&mut self) {
        let document = self.entry.document;
        let releases = self.process.versions();
        let mut named = NamedParties::default();
        let suppliers = self.suppliers();
        let of_this_award: Vec<String> = suppliers
            .iter()
            .filter_map(|entry| entry.id.clone())
            .collect();

        let any_supplier = suppliers.is_empty() && self.may_take_any_supplier();
        for release in releases
            .0
            .iter()
            .filter(|release| document.get(**release, "parties").is_some())
        {
            // The list is read for its remarks alone: one of another shape is reported.
            self.entry.list(*release, "parties");
        }

        for party in releases.entries(document, "parties") {
            self.entered(&party, &of_this_award, any_supplier, &mut named);
        }

        for supplier in suppliers {
            self.referred(&supplier.versions, &mut named, true);
        }

        let buyer = releases.objects(document, "buyer");
        let entity = releases
            .objects(document, "tender")
            .objects(document, "procuringEntity");

        if !buyer.is_empty() {
            self.referred(&buyer, &mut named, false);
        } else if !named.has_buyer && !entity.is_empty() {
            // The procuring entity may buy for another body (OCDS 1.1), so the buyer comes first.
            self.referred(&entity, &mut named, false);
        }

        if let Some(contract) = self
            .agreed
            .contract
            .latest()
            .filter(|_| any_supplier && self.agreed.award.is_empty())
        {
            self.entry.doubt(
                contract,
                "the award of this contract, which would name the supplier, is not in the release",
            );
        }

        self.not_named(&named);
    }

    /// Enters a party of the releases, where it is one to this contract.
    fn entered(
        &mut self,
        party: &Entries,
        of_this_award: &[String],
        any_supplier: bool,
        named: &mut NamedParties,
    ) {
        let document = self.entry.document;
        let Some(latest) = party.versions.latest() else {
            return;
        };

        if party
            .versions
            .0
            .iter()
            .any(|version| document.kind(*version) != NodeKind::Object)
        {
            self.entry.not_a(latest, "a group on a party");
            return;
        }

        for older in party.versions.0.iter().skip(1) {
            self.entry
                .silent(*older, "there is a later entry for this party beside it");
        }

        let roles = self.roles(&party.versions);
        let buys = roles
            .iter()
            .any(|role| BUYERS.contains(&role.text.as_str()));

        let listed = party
            .id
            .as_ref()
            .is_some_and(|own| of_this_award.contains(own));

        // A release lists the suppliers of all its awards, and only those of this one are parties.
        let supplier = roles
            .iter()
            .find(|role| role.text == SUPPLIER)
            .filter(|_| listed || any_supplier);

        if !buys && supplier.is_none() && !listed {
            self.entry.silent(latest, "not a party to this contract");
            return;
        }

        named.has_buyer |= buys;
        named.has_supplier |= listed || supplier.is_some();
        named.ids.extend(party.id.clone());
        self.party(&party.versions, &roles, supplier, listed, named);
    }

    /// The suppliers of the award, and of the contract where a register writes them there.
    fn suppliers(&mut self) -> Vec<Entries> {
        let document = self.entry.document;
        let mut found: Vec<Entries> = Vec::new();
        for part in [&self.agreed.award, &self.agreed.contract] {
            if let Some(holder) = part.holder(document, "suppliers") {
                // Here too, the list is read for its remarks alone.
                self.entry.list(holder, "suppliers");
            }

            for entry in part.entries(document, "suppliers") {
                let is_there = entry.id.is_some() && found.iter().any(|known| known.id == entry.id);
                match entry.versions.latest() {
                    Some(node) if is_there => {
                        self.entry.silent(node, "the award has the same supplier")
                    }
                    Some(_) => found.push(entry),
                    None => {}
                }
            }
        }

        found
    }

    /// Whether whoever has the role of a supplier supplies here: the award is not there, or it is the only one and lists
    /// nobody.
    fn may_take_any_supplier(&self) -> bool {
        let document = self.entry.document;
        self.agreed.award.is_empty()
            || self.process.versions().entries(document, "awards").len() == 1
    }

    fn roles(&mut self, party: &Versions) -> Vec<FoundText> {
        let mut roles = Vec::new();
        let Some(holder) = party.holder(self.entry.document, "roles") else {
            return roles;
        };

        for node in self.entry.list(holder, "roles") {
            match self
                .entry
                .document
                .string(node)
                .map(std::borrow::Cow::into_owned)
            {
                Some(text) if text.trim().is_empty() => {
                    self.entry.silent(node, "the record leaves it empty")
                }
                Some(text) => {
                    let found = FoundText { node, text };
                    let word = found.text.as_str();
                    if !BUYERS.contains(&word) && word != SUPPLIER && !OTHERS.contains(&word) {
                        self.entry.unknown_word(&found, "roles");
                    }

                    roles.push(found);
                }
                None => self.entry.not_a(node, "text"),
            }
        }

        roles
    }

    /// A reference to a party: by id to one that is entered, or else a whole party, as in the first edition of the standard.
    fn referred(&mut self, reference: &Versions, named: &mut NamedParties, supplies: bool) {
        let document = self.entry.document;
        let Some(latest) = reference.latest() else {
            return;
        };

        if document.kind(latest) != NodeKind::Object {
            return self.entry.not_a(latest, "a group on a party");
        }

        let id = latest_id(document, reference);
        if id.as_ref().is_some_and(|id| named.ids.contains(id)) {
            named.has_buyer |= !supplies;
            return reference
                .0
                .iter()
                .for_each(|node| self.entry.silent(*node, "it refers to one of the parties"));
        }

        let Some(name) = self.text(reference, "name") else {
            return self.entry.doubt(
                latest,
                "it refers to no party of the release, and names none",
            );
        };

        // A firm can be the buyer of one contract and the supplier of another; in one contract it is one party.
        let other = PartyName {
            name: name.text.to_lowercase(),
            identity: identity(document, reference),
            // Two suppliers of one name with two ids are two firms.
            supplier: id.filter(|_| supplies),
        };

        if named.has(&other) {
            named.has_buyer |= !supplies;
            named.has_supplier |= supplies;
            return self.entry.silent(latest, "it names one of the parties");
        }

        named.has_buyer |= !supplies;
        named.has_supplier |= supplies;
        self.party(reference, &[], None, supplies, named);
    }

    /// Says which side is not named, so that rules about vendors ask and do not fall silent.
    fn not_named(&mut self, named: &NamedParties) {
        let Some(part) = self.agreed.main().latest() else {
            return;
        };

        let (name, message) = match (named.has_buyer, named.has_supplier) {
            (true, true) => return,
            (false, false) => (
                "The parties, which the release does not name",
                "the release names neither the buyer nor the supplier",
            ),
            (true, false) => (
                "The supplier, which the release does not name",
                "the release does not name the supplier",
            ),
            (false, true) => (
                "The buyer, which the release does not name",
                "the release does not name the buyer",
            ),
        };

        let id = self.entry.fresh_id("parties", "not-named", "party");
        let party = self.entry.push("parties", json!({ "id": id }));
        self.entry
            .state_of_register(&party, &[("name", json!(name))]);
        self.entry.doubt(part, message);
    }
}

pub(super) fn latest_id(document: &Document, organisation: &Versions) -> Option<String> {
    let node = document.get(organisation.latest()?, "id")?;
    identifier(document, node)
}
