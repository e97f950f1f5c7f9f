//! Who buys and who supplies, so far as the release names them.

use serde_json::json;

use super::super::entry::Found;
use super::deal::Deal;
use super::ident;
use lacuna_core::document::{Kind, NodeId};

const PARTY: [&str; 8] =
    ["additionalIdentifiers", "address", "contactPoint", "details", "id", "identifier", "name", "roles"];

/// Roles of those who conclude the contract.
const BUYERS: [&str; 2] = ["buyer", "procuringEntity"];
const SUPPLIER: &str = "supplier";
/// Other roles that the standard knows.
const OTHERS: [&str; 8] =
    ["tenderer", "funder", "enquirer", "payer", "payee", "reviewBody", "interestedParty", "candidate"];

/// The register of companies of the United Kingdom.
const COMPANIES_HOUSE: &str = "GB-COH";

impl Deal<'_> {
    pub(super) fn parties(&mut self) {
        let document = self.entry.document;
        let listed: Vec<NodeId> = self.entry.list(self.release, "parties");
        let suppliers = self.award.map(|award| self.entry.list(award, "suppliers")).unwrap_or_default();
        let id = |node: NodeId| document.get(node, "id").and_then(|node| ident(document, node));
        let of_this_award: Vec<String> = suppliers.iter().filter_map(|node| id(*node)).collect();
        let mut known = Vec::new();
        for party in listed {
            if document.kind(party) != Kind::Object {
                self.entry.not_a(party, "a group on a party");
                continue;
            }
            let roles = self.roles(party);
            let buys = roles.iter().any(|role| BUYERS.contains(&role.text.as_str()));
            let supplier = roles.iter().find(|role| role.text == SUPPLIER);
            let own = id(party);
            let supplies = supplier
                .filter(|_| self.award.is_none() || own.as_ref().is_some_and(|own| of_this_award.contains(own)));
            if !buys && supplies.is_none() {
                self.entry.silent(party, "no party to this contract");
                continue;
            }
            known.extend(own);
            self.party(party, &roles, supplies);
        }
        for reference in suppliers {
            self.referred(reference, &known, true);
        }
        if let Some(buyer) = self.entry.object(self.release, "buyer") {
            self.referred(buyer, &known, false);
        }
        if let Some(contract) = self.contract.filter(|_| self.award.is_none()) {
            self.entry.doubt(contract, "the award of this contract is not in the release, and with it who supplies");
        }
    }

    fn roles(&mut self, party: NodeId) -> Vec<Found> {
        let mut roles = Vec::new();
        for node in self.entry.list(party, "roles") {
            match self.entry.document.string(node).map(std::borrow::Cow::into_owned) {
                Some(text) if text.trim().is_empty() => self.entry.silent(node, "the record leaves it empty"),
                Some(text) => {
                    let found = Found { node, text };
                    let word = found.text.as_str();
                    if !BUYERS.contains(&word) && word != SUPPLIER && !OTHERS.contains(&word) {
                        self.entry.unknown_word(&found, "roles");
                    }
                    roles.push(found);
                }
                None => self.entry.not_a(node, "a text"),
            }
        }
        roles
    }

    /// A party to the contract: one who supplies is a vendor; what a buyer is, no role tells.
    fn party(&mut self, node: NodeId, roles: &[Found], supplies: Option<&Found>) {
        self.entry.knows(node, &PARTY);
        let identifier = self.entry.object(node, "identifier");
        let trading = self.entry.text(node, "name");
        let legal = identifier.and_then(|identifier| self.entry.text(identifier, "legalName"));
        let id = legal.as_ref().or(trading.as_ref()).map(|name| self.entry.fresh_id("parties", &name.text, "party"));
        let party = self
            .entry
            .push("parties", json!({ "id": id.unwrap_or_else(|| self.entry.fresh_id("parties", "", "party")) }));
        match (legal, trading) {
            (Some(legal), trading) => {
                self.entry.state(&party, &[("name", json!(legal.text))], legal.node);
                if let Some(trading) = trading {
                    self.entry.quote(&party, trading.node, "the name beside the legal one");
                }
            }
            (None, Some(name)) => self.entry.state(&party, &[("name", json!(name.text))], name.node),
            (None, None) => {
                let unnamed = json!("A party that the release does not name");
                self.entry.state_of_register(&party, &[("name", unnamed)]);
            }
        }
        for role in roles {
            match supplies.filter(|supplies| supplies.node == role.node) {
                Some(_) => self.entry.state(&party, &[("kind", json!("vendor"))], role.node),
                None => self.entry.quote(&party, role.node, "a role in the procurement, not under data protection law"),
            }
        }
        if let Some(identifier) = identifier {
            self.number(&party, identifier);
        }
        let others = ["additionalIdentifiers", "address", "contactPoint", "details", "id"];
        self.entry.all_silent(node, &others, "the file has no field for it");
    }

    /// The number in a company register, where it has the form of one and no other stands beside it.
    fn number(&mut self, party: &str, identifier: NodeId) {
        self.entry.knows(identifier, &["id", "legalName", "scheme", "uri"]);
        let scheme = self.entry.text(identifier, "scheme");
        let uri = self.entry.text(identifier, "uri");
        let is_company = scheme.as_ref().is_some_and(|scheme| scheme.text == COMPANIES_HOUSE);
        if let Some(scheme) = &scheme {
            self.entry.quote(party, scheme.node, "the register that the id is from");
        }
        let number = self.entry.text(identifier, "id");
        let Some(number) = number else {
            if let Some(uri) = uri {
                self.entry.quote(party, uri.node, "an address that was not opened");
            }
            return;
        };
        let other = uri.as_ref().and_then(|uri| uri.text.rsplit('/').next().map(str::to_owned));
        match (uri, other) {
            (Some(uri), Some(other)) if is_company && is_company_number(&other) && other != number.text => {
                let positions =
                    [(number.node, format!("id: {}", number.text)), (uri.node, format!("uri: {}", uri.text))];
                let reason = "The id and the address beside it name two companies.";
                return self.entry.dispute(party, "registry_number", reason, &positions);
            }
            (Some(uri), _) => self.entry.quote(party, uri.node, "an address that was not opened"),
            _ => {}
        }
        if is_company && is_company_number(&number.text) {
            self.entry.state(party, &[("registry_number", json!(number.text))], number.node);
        } else if is_company {
            self.entry.doubt(number.node, "this has not the form of a number at Companies House");
        } else {
            self.entry.quote(party, number.node, "an id in a register that is not one of companies");
        }
    }

    /// A reference to a party by id: told where the party stands, entered by name where it does not.
    fn referred(&mut self, reference: NodeId, known: &[String], supplies: bool) {
        let document = self.entry.document;
        let id = document.get(reference, "id").and_then(|node| ident(document, node));
        if id.is_some_and(|id| known.contains(&id)) {
            return self.entry.silent(reference, "it points at one of the parties");
        }
        let Some(name) = self.entry.text(reference, "name") else {
            return self.entry.doubt(reference, "it points at no party of the release, and names none");
        };
        self.entry.knows(reference, &["id", "name"]);
        self.entry.all_silent(reference, &["id"], "it points at no party of the release");
        let id = self.entry.fresh_id("parties", &name.text, "party");
        let party = self.entry.push("parties", json!({ "id": id }));
        self.entry.state(&party, &[("name", json!(name.text))], name.node);
        if supplies {
            self.entry.state_of_register(&party, &[("kind", json!("vendor"))]);
        }
    }
}

/// Eight digits, or two capital letters and six digits.
fn is_company_number(text: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (prefix, rest) = text.split_at_checked(2).unwrap_or(("", ""));
    text.len() == 8 && digits(rest) && (digits(prefix) || prefix.bytes().all(|byte| byte.is_ascii_uppercase()))
}
