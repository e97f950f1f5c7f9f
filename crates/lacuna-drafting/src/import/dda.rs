//! Data Disclosure Agreements of iGrant.io, each between two organisations, or an offer of one of them.

mod parties;
mod personal;
mod shapes;

use serde_json::{Value, json};

use super::Import;
use super::entry::{Entry, Found, Register, at, day_of, is_blank_word, is_default_day, slug};
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::document::{Document, Kind, NodeId};
use lacuna_core::vocabulary::is_country;

const REGISTER: Register = Register {
    source: "record",
    name: "The data disclosure agreement",
};

const NOTE: &str = "Made from a machine-readable data disclosure agreement; the policies that it points at were not read.";

const FIELDS: [&str; 30] = [
    "@context",
    "@id",
    "@type",
    "active",
    "agreementPeriod",
    "codeOfConduct",
    "connection",
    "createdAt",
    "dataAgreementId",
    "dataAgreementRevisionHash",
    "dataAgreementRevisionId",
    "dataAttributes",
    "dataController",
    "dataSharingRestrictions",
    "dataUsingService",
    "dataset",
    "event",
    "id",
    "isLatestVersion",
    "language",
    "lawfulBasis",
    "personalData",
    "proofChain",
    "purpose",
    "purposeDescription",
    "status",
    "templateId",
    "templateVersion",
    "updatedAt",
    "version",
];

/// What can name a record, the best first: an offer has no agreement yet that an id could belong to.
const IDS: [&str; 4] = ["@id", "id", "templateId", "dataAgreementId"];

/// Words of a lawful basis that say one article of the GDPR and no other.
const LAWFUL_BASES: [(&str, &str); 8] = [
    ("consent", "consent"),
    ("contract", "contract"),
    ("legal_obligation", "legal_obligation"),
    ("vital_interest", "vital_interests"),
    ("vital_interests", "vital_interests"),
    ("public_task", "public_task"),
    ("legitimate_interest", "legitimate_interests"),
    ("legitimate_interests", "legitimate_interests"),
];

/// What stands in the published templates, and in nobody's agreement.
const PLACEHOLDERS: [&str; 4] = ["abc", "xyz", "some purpose", "description of the purpose"];

/// Reads a file of one or several agreements.
pub(super) fn read(document: &Document, _: &[Document]) -> Result<Import, Vec<Diagnostic>> {
    let mut import = Import::default();
    for root in shapes::agreements(document) {
        match read_agreement(document, root) {
            Ok(made) if import.agreements.iter().any(|other| other.id == made.id) => {
                let message = format!(
                    "an agreement of this file has the same id and version already: {}",
                    made.id
                );

                import.problems.push(at(document, root, &message));
            }
            Ok(made) => import.agreements.push(made),
            Err(problem) => import.problems.push(problem),
        }
    }
    if import.agreements.is_empty() && import.problems.is_empty() {
        import.problems.push(at(
            document,
            NodeId::ROOT,
            "there is no data disclosure agreement in this file",
        ));
    }
    Ok(import)
}

fn read_agreement(document: &Document, root: NodeId) -> Result<super::Imported, Diagnostic> {
    let types = document.get(root, "@type");
    if let Some(node) = types.filter(|node| has_type(document, *node, "DataAgreement")) {
        let message =
            "this is a data agreement, between an organisation and the person whose data it is";
        let help = "only data disclosure agreements, between organisations, are imported";
        return Err(at(document, node, message).help(help));
    }
    let is_typed = types.is_some_and(|node| has_type(document, node, "DataDisclosureAgreement"));
    let lists = ["personalData", "dataAttributes"]
        .into_iter()
        .any(|list| document.get(root, list).is_some());
    let is_group = |party| {
        document
            .get(root, party)
            .is_some_and(|node| document.kind(node) == Kind::Object)
    };
    if !is_group("dataController") {
        return Err(at(
            document,
            root,
            "this is no data disclosure agreement: the group `dataController` is missing",
        ));
    }
    // An offer names the using service once somebody has signed it.
    let using = document
        .get(root, "dataUsingService")
        .filter(|node| document.kind(*node) != Kind::Null);
    let is_offer = using.is_none() && (is_typed || lists);
    if !is_group("dataUsingService") && !is_offer {
        let message =
            "this is no data disclosure agreement: the group `dataUsingService` is missing";
        return Err(at(document, using.unwrap_or(root), message));
    }
    let mut disclosure = Disclosure {
        entry: Entry::new(document, REGISTER),
        root,
        is_offer,
    };
    let id = IDS.into_iter().find_map(|key| {
        let found = disclosure.text(root, key)?;
        (!slug(&found.text).is_empty()).then_some(found)
    });
    let Some(id) = id else {
        return Err(at(
            document,
            root,
            "there is no `@id`, and nothing else can name the file",
        ));
    };
    Ok(disclosure.agreement(&id))
}

fn has_type(document: &Document, node: NodeId, name: &str) -> bool {
    let is = |node| document.string(node).is_some_and(|text| text == name);
    is(node) || document.children(node).any(is)
}

/// The agreement of one record.
struct Disclosure<'d> {
    entry: Entry<'d>,
    /// The record in its file.
    root: NodeId,
    /// Whether nobody is named yet who uses the data.
    is_offer: bool,
}

impl Disclosure<'_> {
    fn agreement(mut self, id: &Found) -> super::Imported {
        let root = self.root;
        self.entry.knows(root, &FIELDS);
        self.paper(id);
        self.purposes(id);
        self.parties();
        self.personal_data();
        self.restrictions();
        self.without_unit(root, "agreementPeriod", "term.months");
        self.signatures();
        let about_the_file = [
            "@context",
            "@type",
            "active",
            "connection",
            "createdAt",
            "dataAgreementId",
            "dataAgreementRevisionHash",
            "dataAgreementRevisionId",
            "id",
            "isLatestVersion",
            "status",
            "templateId",
            "templateVersion",
            "updatedAt",
        ];

        let own = self.entry.document.key(id.node).into_owned();
        let about_the_file: Vec<&str> = about_the_file
            .into_iter()
            .filter(|key| *key != own)
            .collect();

        self.entry.all_silent(
            root,
            &about_the_file,
            "it tells of the file, not of the agreement",
        );

        self.entry.all_silent(
            root,
            &["codeOfConduct"],
            "an address of a paper that was not read",
        );

        let version = self
            .entry
            .document
            .get(root, "version")
            .and_then(|node| self.entry.document.string(node));

        let version = version
            .map(|version| format!("-v{version}"))
            .unwrap_or_default();

        let sources = sources(&id.text);

        self.entry
            .finish(slug(&format!("{}{version}", id.text)), NOTE, sources)
    }

    /// A text; nothing where it says that there is none.
    fn text(&mut self, group: NodeId, key: &str) -> Option<Found> {
        let found = self.entry.text(group, key)?;
        if is_blank_word(&found.text) {
            self.entry
                .silent(found.node, "these words stand for no value");
            return None;
        }

        Some(found)
    }

    fn paper(&mut self, id: &Found) {
        let root = self.root;
        let (version, language) = (self.text(root, "version"), self.text(root, "language"));
        let entry = &mut self.entry;
        entry.state_of_register("/instrument", &[("type", json!("data_sharing_agreement"))]);

        if self.is_offer {
            // A draft is what not all sides have signed; of an offer only one side is known.
            entry.state_of_register("/instrument", &[("status", json!("draft"))]);
            entry.doubt(
                root,
                "an offer: the side that uses the data is not named yet",
            );
        }

        entry.state("/instrument", &[("reference", json!(id.text))], id.node);
        if let Some(version) = version {
            entry.state(
                "/instrument",
                &[("version", json!(version.text))],
                version.node,
            );
        }

        match entry.document.get(root, "@type") {
            None => entry.doubt(root, "there is no `@type` that says what this file is"),
            Some(node) if !has_type(entry.document, node, "DataDisclosureAgreement") => {
                entry.unknown(node, "none of these types is DataDisclosureAgreement");
            }
            Some(_) => {}
        }

        if let Some(language) = language {
            let tag = language.text.split('-').next().unwrap_or_default();
            if (2..=3).contains(&tag.len())
                && language.text.chars().all(|c| c.is_ascii_alphabetic())
            {
                entry.state("", &[("language", json!(language.text))], language.node);
            } else {
                entry.unknown_word(&language, "language");
            }
        }

        self.placeholder(id);
    }

    fn purposes(&mut self, id: &Found) {
        let root = self.root;
        let Some(purpose) = self.text(root, "purpose") else {
            self.entry.all_silent(
                root,
                &["lawfulBasis", "purposeDescription"],
                "there is no purpose that it belongs to",
            );

            return self.entry.state("", &[("title", json!(id.text))], id.node);
        };

        self.placeholder(&purpose);
        self.entry
            .state("", &[("title", json!(purpose.text))], purpose.node);
        let group = self.entry.push("purposes", json!({ "id": "purpose" }));
        self.entry
            .state(&group, &[("text", json!(purpose.text))], purpose.node);

        if let Some(description) = self.text(root, "purposeDescription") {
            self.placeholder(&description);
            self.entry.quote(
                &group,
                description.node,
                "a description of the purpose, in the record's words",
            );
        }

        if let Some(basis) = self.text(root, "lawfulBasis") {
            let spelt = basis.text.trim().to_lowercase().replace([' ', '-'], "_");
            match LAWFUL_BASES.iter().find(|(word, _)| *word == spelt) {
                Some((_, known)) => {
                    self.entry
                        .state(&group, &[("lawful_basis", json!(known))], basis.node)
                }
                None => self.entry.unknown_word(&basis, "lawfulBasis"),
            }
        }
    }

    fn restrictions(&mut self) {
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
            "an address of a paper that was not read",
        );

        for (field, about) in [
            ("jurisdiction", "instrument.jurisdiction"),
            ("geographicRestriction", "transfers"),
            ("industrySector", "instrument.sectors"),
        ] {
            if let Some(found) = self.text(group, field) {
                let says = format!(
                    "The record holds these words under `{field}`; no fact was made of them"
                );

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
            let says = "The record names this place of storage, which is no country's code";
            self.entry
                .claim("hosting.locations", &[place.node], Some(&place.text), says);
        }
    }

    /// A bare number: days would be a guess.
    fn without_unit(&mut self, group: NodeId, field: &str, about: &str) {
        let Some(node) = self.entry.document.get(group, field) else {
            return;
        };

        if self.entry.document.kind(node) != Kind::Number {
            let blank = self
                .entry
                .document
                .string(node)
                .is_some_and(|text| is_blank_word(&text));

            return match blank {
                true => self.entry.silent(node, "these words stand for no value"),
                false => self.entry.not_a(node, "a number"),
            };
        }

        let number = self.entry.document.raw(node).to_owned();
        let says = format!("The record holds this number under `{field}`, without a unit");
        self.entry.claim(about, &[node], Some(&number), &says);
        self.entry.doubt(
            node,
            "a number without a unit; that it counts days would be a guess",
        );
    }

    /// The day of signing is the last on which a party accepted, or signed for the purpose of agreeing.
    fn signatures(&mut self) {
        let mut days = Vec::new();
        let lists = [
            (
                "event",
                ["did", "id", "state", "timestamp", "", ""],
                "state",
                "accept",
                "timestamp",
            ),
            (
                "proofChain",
                [
                    "created",
                    "id",
                    "proofPurpose",
                    "proofValue",
                    "type",
                    "verificationMethod",
                ],
                "proofPurpose",
                "contractAgreement",
                "created",
            ),
        ];

        for (list, fields, field, word, time) in lists {
            for signature in self.entry.list(self.root, list) {
                if self.entry.document.kind(signature) != Kind::Object {
                    self.entry.not_a(signature, "a group on an act of a party");
                    continue;
                }

                self.entry.knows(signature, &fields);
                let others: Vec<&str> = fields.into_iter().filter(|name| *name != time).collect();
                self.entry.all_silent(
                    signature,
                    &others,
                    "it identifies the act, and states nothing of the agreement",
                );

                let agrees = self
                    .entry
                    .document
                    .get(signature, field)
                    .and_then(|node| self.entry.document.string(node));

                let agrees = agrees.is_some_and(|found| found == word);
                let Some(at) = self.text(signature, time) else {
                    continue;
                };

                match day_of(&at.text) {
                    Some(day) if is_default_day(day) => {
                        self.entry.doubt(
                            at.node,
                            format!("{day} is a day that programs write for no day"),
                        );
                    }
                    Some(day) if agrees => days.push((day, at)),
                    Some(_) => self.entry.silent(at.node, "the act is not one of agreeing"),
                    None => self
                        .entry
                        .silent(at.node, "it is no point in time that exists"),
                }
            }
        }

        days.sort_by_key(|(day, _)| *day);
        let last = days.pop();
        for (_, earlier) in &days {
            self.entry
                .silent(earlier.node, "a later act of agreeing stands beside it");
        }

        if let Some((day, at)) = last {
            self.entry.state(
                "/instrument",
                &[("signed_on", json!(day.to_string()))],
                at.node,
            );
        }
    }

    fn placeholder(&mut self, found: &Found) {
        let last = found.text.rsplit(':').next().unwrap_or_default();
        if PLACEHOLDERS.contains(&found.text.as_str()) || PLACEHOLDERS.contains(&last) {
            self.entry
                .doubt(found.node, "this looks like a placeholder of a template");
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
