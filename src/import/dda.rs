//! Data Disclosure Agreements of iGrant.io, one JSON-LD file an agreement between two organisations.

mod parties;

use serde_json::{Value, json};

use super::Import;
use super::entry::{Entry, Found, Register, at, day_of, slug};
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::document::{Document, Kind, NodeId};
use lacuna_core::vocabulary::is_country;

const REGISTER: Register = Register { source: "record", name: "The data disclosure agreement" };

const NOTE: &str =
    "Made from a machine-readable data disclosure agreement; the policies that it points at were not read.";

const FIELDS: [&str; 18] = [
    "@context",
    "@id",
    "@type",
    "agreementPeriod",
    "codeOfConduct",
    "dataController",
    "dataSharingRestrictions",
    "dataUsingService",
    "event",
    "language",
    "lawfulBasis",
    "personalData",
    "proofChain",
    "purpose",
    "purposeDescription",
    "templateId",
    "templateVersion",
    "version",
];

/// Words of a lawful basis that say one article of the GDPR and no other.
const LAWFUL_BASES: [(&str, &str); 6] = [
    ("consent", "consent"),
    ("contract", "contract"),
    ("legal_obligation", "legal_obligation"),
    ("vital_interests", "vital_interests"),
    ("public_task", "public_task"),
    ("legitimate_interests", "legitimate_interests"),
];

/// What stands in the published templates, and in nobody's agreement.
const PLACEHOLDERS: [&str; 4] = ["abc", "xyz", "some purpose", "description of the purpose"];

/// Reads a record.
pub(super) fn read(document: &Document, _: &[Document]) -> Result<Import, Vec<Diagnostic>> {
    let types = document.get(NodeId::ROOT, "@type");
    if let Some(node) = types.filter(|node| has_type(document, *node, "DataAgreement")) {
        let message = "this is a data agreement, between an organisation and the person whose data it is";
        return Err(vec![
            at(document, node, message).help("only data disclosure agreements, between organisations, are imported"),
        ]);
    }
    for party in ["dataController", "dataUsingService"] {
        if document.get(NodeId::ROOT, party).is_none_or(|node| document.kind(node) != Kind::Object) {
            let message = format!("this is no data disclosure agreement: the group `{party}` is missing");
            return Err(vec![at(document, NodeId::ROOT, &message)]);
        }
    }
    let mut disclosure = Disclosure { entry: Entry::new(document, REGISTER) };
    let Some(id) = disclosure.entry.text(NodeId::ROOT, "@id").filter(|id| !slug(&id.text).is_empty()) else {
        return Err(vec![at(document, NodeId::ROOT, "there is no `@id`, and nothing else can name the file")]);
    };
    let made = disclosure.agreement(&id);
    Ok(Import { agreements: vec![made], remarks: Vec::new() })
}

fn has_type(document: &Document, node: NodeId, name: &str) -> bool {
    let is = |node| document.string(node).is_some_and(|text| text == name);
    is(node) || document.children(node).any(is)
}

/// The agreement of one record.
struct Disclosure<'d> {
    entry: Entry<'d>,
}

impl Disclosure<'_> {
    fn agreement(mut self, id: &Found) -> super::Imported {
        self.entry.knows(NodeId::ROOT, &FIELDS);
        self.paper(id);
        self.purposes();
        self.parties();
        self.personal_data();
        self.restrictions();
        self.without_unit(NodeId::ROOT, "agreementPeriod", "term.months");
        self.signatures();
        let about_the_file = ["@context", "@type", "templateId", "templateVersion"];
        self.entry.all_silent(NodeId::ROOT, &about_the_file, "it tells of the file, not of the agreement");
        self.entry.all_silent(NodeId::ROOT, &["codeOfConduct"], "an address of a paper that was not read");
        let version =
            self.entry.document.get(NodeId::ROOT, "version").and_then(|node| self.entry.document.string(node));
        let version = version.map(|version| format!("-v{version}")).unwrap_or_default();
        let sources = sources(&id.text);
        self.entry.finish(slug(&format!("{}{version}", id.text)), NOTE, sources)
    }

    fn paper(&mut self, id: &Found) {
        let entry = &mut self.entry;
        entry.state_of_register("/instrument", &[("type", json!("data_sharing_agreement"))]);
        entry.state("/instrument", &[("reference", json!(id.text))], id.node);
        if let Some(version) = entry.text(NodeId::ROOT, "version") {
            entry.state("/instrument", &[("version", json!(version.text))], version.node);
        }
        match entry.document.get(NodeId::ROOT, "@type") {
            None => entry.doubt(NodeId::ROOT, "there is no `@type` that says what this file is"),
            Some(node) if !has_type(entry.document, node, "DataDisclosureAgreement") => {
                entry.unknown(node, "none of these types is DataDisclosureAgreement");
            }
            Some(_) => {}
        }
        if let Some(language) = entry.text(NodeId::ROOT, "language") {
            let tag = language.text.split('-').next().unwrap_or_default();
            if (2..=3).contains(&tag.len()) && language.text.chars().all(|c| c.is_ascii_alphabetic()) {
                entry.state("", &[("language", json!(language.text))], language.node);
            } else {
                entry.unknown_word(&language, "language");
            }
        }
        self.placeholder(id);
    }

    fn purposes(&mut self) {
        let Some(purpose) = self.entry.text(NodeId::ROOT, "purpose") else {
            let id = self.entry.document.get(NodeId::ROOT, "@id").unwrap_or(NodeId::ROOT);
            let title = self.entry.document.string(id).unwrap_or_default().into_owned();
            return self.entry.state("", &[("title", json!(title))], id);
        };
        self.placeholder(&purpose);
        self.entry.state("", &[("title", json!(purpose.text))], purpose.node);
        let group = self.entry.push("purposes", json!({ "id": "purpose" }));
        self.entry.state(&group, &[("text", json!(purpose.text))], purpose.node);
        if let Some(description) = self.entry.text(NodeId::ROOT, "purposeDescription") {
            self.placeholder(&description);
            self.entry.quote(&group, description.node, "a description of the purpose, in the record's words");
        }
        if let Some(basis) = self.entry.text(NodeId::ROOT, "lawfulBasis") {
            match LAWFUL_BASES.iter().find(|(word, _)| *word == basis.text) {
                Some((_, known)) => self.entry.state(&group, &[("lawful_basis", json!(known))], basis.node),
                None => self.entry.unknown_word(&basis, "lawfulBasis"),
            }
        }
    }

    /// One dataset: the record knows attributes and no bodies of data.
    fn personal_data(&mut self) {
        let attributes = self.entry.list(NodeId::ROOT, "personalData");
        if attributes.is_empty() {
            return;
        }
        let group = self.entry.push("datasets", json!({ "id": "personal-data" }));
        let facts = [("name", json!("The personal data of the agreement")), ("personal", json!(true))];
        self.entry.state_of_register(&group, &facts);
        let mut items: Vec<String> = Vec::new();
        for attribute in attributes {
            if self.entry.document.kind(attribute) != Kind::Object {
                self.entry.not_a(attribute, "a group that names an attribute");
                continue;
            }
            self.entry.knows(attribute, &["attributeCategory", "attributeId", "attributeName", "attributeSensitive"]);
            if let Some(name) = self.entry.text(attribute, "attributeName") {
                self.placeholder(&name);
                items.push(name.text);
                self.entry.state(&group, &[("items", json!(items))], name.node);
            }
            self.entry.all_silent(attribute, &["attributeId"], "it tells of the file, not of the agreement");
            if let Some(category) = self.entry.text(attribute, "attributeCategory") {
                self.entry.quote(&group, category.node, "the record's own category");
            }
            self.sensitive(&group, attribute);
        }
    }

    fn sensitive(&mut self, group: &str, attribute: NodeId) {
        let Some(node) = self.entry.document.get(attribute, "attributeSensitive") else { return };
        match self.entry.document.kind(node) {
            Kind::Null => return self.entry.silent(node, "null says nothing"),
            Kind::String => self.entry.doubt(node, "a text stands where true or false belongs"),
            Kind::True | Kind::False => {}
            _ => return self.entry.not_a(node, "true or false"),
        }
        if !self.entry.document.string(node).is_some_and(|text| text.trim().is_empty()) {
            self.entry.quote(group, node, "the record's own flag, which is not about special categories of data");
        }
    }

    fn restrictions(&mut self) {
        let Some(group) = self.entry.object(NodeId::ROOT, "dataSharingRestrictions") else { return };
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
        self.entry.all_silent(group, &["policyUrl"], "an address of a paper that was not read");
        for (field, about) in [
            ("jurisdiction", "instrument.jurisdiction"),
            ("geographicRestriction", "transfers"),
            ("industrySector", "instrument.sectors"),
        ] {
            if let Some(found) = self.entry.text(group, field) {
                let says = format!("The record holds these words under `{field}`; no fact was made of them");
                self.entry.claim(about, &[found.node], Some(&found.text), &says);
            }
        }
        let Some(place) = self.entry.text(group, "storageLocation") else { return };
        if is_country(&place.text) {
            self.entry.state("/hosting", &[("locations", json!([place.text]))], place.node);
        } else {
            let says = "The record names this place of storage, which is no country's code";
            self.entry.claim("hosting.locations", &[place.node], Some(&place.text), says);
        }
    }

    /// A bare number: days would be a guess.
    fn without_unit(&mut self, group: NodeId, field: &str, about: &str) {
        let Some(node) = self.entry.document.get(group, field) else { return };
        if self.entry.document.kind(node) != Kind::Number {
            return self.entry.not_a(node, "a number");
        }
        let number = self.entry.document.raw(node).to_owned();
        let says = format!("The record holds this number under `{field}`, without a unit");
        self.entry.claim(about, &[node], Some(&number), &says);
        self.entry.doubt(node, "a number without a unit; that it counts days would be a guess");
    }

    /// The day of signing is the last on which a party accepted, or signed for the purpose of agreeing.
    fn signatures(&mut self) {
        let mut days = Vec::new();
        let lists = [
            ("event", ["did", "id", "state", "timestamp", "", ""], "state", "accept", "timestamp"),
            (
                "proofChain",
                ["created", "id", "proofPurpose", "proofValue", "type", "verificationMethod"],
                "proofPurpose",
                "contractAgreement",
                "created",
            ),
        ];
        for (list, fields, field, word, time) in lists {
            for signature in self.entry.list(NodeId::ROOT, list) {
                if self.entry.document.kind(signature) != Kind::Object {
                    self.entry.not_a(signature, "a group on an act of a party");
                    continue;
                }
                self.entry.knows(signature, &fields);
                let others: Vec<&str> = fields.into_iter().filter(|name| *name != time).collect();
                self.entry.all_silent(signature, &others, "it identifies the act, and states nothing of the agreement");
                let agrees =
                    self.entry.document.get(signature, field).and_then(|node| self.entry.document.string(node));
                let agrees = agrees.is_some_and(|found| found == word);
                let Some(at) = self.entry.text(signature, time) else { continue };
                match day_of(&at.text) {
                    Some(day) if agrees => days.push((day, at)),
                    Some(_) => self.entry.silent(at.node, "the act is not one of agreeing"),
                    None => self.entry.silent(at.node, "it is no point in time that exists"),
                }
            }
        }
        days.sort_by_key(|(day, _)| *day);
        let last = days.pop();
        for (_, earlier) in &days {
            self.entry.silent(earlier.node, "a later act of agreeing stands beside it");
        }
        if let Some((day, at)) = last {
            self.entry.state("/instrument", &[("signed_on", json!(day.to_string()))], at.node);
        }
    }

    fn placeholder(&mut self, found: &Found) {
        let last = found.text.rsplit(':').next().unwrap_or_default();
        if PLACEHOLDERS.contains(&found.text.as_str()) || PLACEHOLDERS.contains(&last) {
            self.entry.doubt(found.node, "this looks like a placeholder of a template");
        }
    }
}

fn sources(id: &str) -> Value {
    json!([
        {
            "id": "text",
            "title": "The agreement as people signed it, with the policies that it points at",
            "kind": "agreement_text",
            "read": "not_read",
        },
        { "id": REGISTER.source, "title": format!("Data disclosure agreement {id}"), "kind": "register", "read": "whole" },
    ])
}
