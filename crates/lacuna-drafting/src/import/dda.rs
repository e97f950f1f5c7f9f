//! Data Disclosure Agreements of iGrant.io, each between two organisations, or an offer of one of them.

mod parties;
mod personal;
mod restrictions;
mod shapes;
mod signatures;

use serde_json::{Value, json};

use super::Import;
use super::entry::{Entry, FoundText, Register, at};
use super::words::{is_blank_word, slug};
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::document::{Document, NodeId, NodeKind};
use lacuna_core::vocabulary::is_language;

const REGISTER: Register = Register {
    source: "record",
    name: "The data disclosure agreement",
};

const NOTE: &str = "Made from a machine-readable data disclosure agreement; the policies that it refers to were not read.";

// Both forms of the record are here, such as the older `personalData` and `dataAttributes`.
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

/// What is in the published templates, and in nobody's agreement.
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
            .is_some_and(|node| document.kind(node) == NodeKind::Object)
    };

    if !is_group("dataController") {
        return Err(at(
            document,
            root,
            "this is not a data disclosure agreement: the group `dataController` is missing",
        ));
    }

    // An offer names the using service once somebody has signed it.
    let using = document
        .get(root, "dataUsingService")
        .filter(|node| !says_nothing(document, *node));

    // Other JSON may have a `dataController` too, so an offer has to show what it is.
    let is_offer = using.is_none() && (is_typed || lists);
    if using.is_none_or(|node| document.kind(node) != NodeKind::Object) && !is_offer {
        let message =
            "this is not a data disclosure agreement: the group `dataUsingService` is missing";
        return Err(at(document, using.unwrap_or(root), message));
    }

    let mut disclosure = Disclosure {
        entry: Entry::new(document, REGISTER),
        root,
        is_offer,
    };

    // An id names the file, for which it needs a letter or a digit.
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

/// Whether a value states nothing at any depth: null, empty, or words that represent no value.
fn says_nothing(document: &Document, node: NodeId) -> bool {
    match document.kind(node) {
        NodeKind::Null => true,
        NodeKind::String => document
            .string(node)
            .is_none_or(|text| text.trim().is_empty() || is_blank_word(&text)),
        NodeKind::Object | NodeKind::List => document
            .children(node)
            .all(|member| says_nothing(document, member)),
        _ => false,
    }
}

fn has_type(document: &Document, node: NodeId, name: &str) -> bool {
    let is = |node| document.string(node).is_some_and(|text| text == name);

    // JSON-LD writes one type as a text, and several as a list.
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
    fn agreement(mut self, id: &FoundText) -> super::Imported {
        let root = self.root;
        self.entry.knows(root, &FIELDS);
        self.paper(id);
        self.purposes(id);
        self.parties();
        self.personal_data();
        self.restrictions();
        self.without_unit(root, "agreementPeriod", "term.months");
        self.signatures();
        self.leave_out_file_fields(id.node);
        let name = self.versioned(&id.text);
        let sources = sources(&id.text);

        self.entry.finish(slug(&name), NOTE, sources)
    }

    /// Says of the fields that describe the file that they state nothing; the one that the id was taken from states it.
    fn leave_out_file_fields(&mut self, id: NodeId) {
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

        let own = self.entry.document.key(id).into_owned();
        let about_the_file: Vec<&str> = about_the_file
            .into_iter()
            .filter(|key| *key != own)
            .collect();

        let root = self.root;
        self.entry.all_silent(
            root,
            &about_the_file,
            "it describes the file, not the agreement",
        );

        self.entry.all_silent(
            root,
            &["codeOfConduct"],
            "the address of a document that was not read",
        );
    }

    /// An id with the version behind it: versions of one agreement are files of their own.
    fn versioned(&self, id: &str) -> String {
        let document = self.entry.document;
        let version = document
            .get(self.root, "version")
            .and_then(|node| document.string(node));

        match version {
            Some(version) => format!("{id}-v{version}"),
            None => id.to_owned(),
        }
    }

    /// A text; `None` where it says that there is none.
    fn text(&mut self, group: NodeId, key: &str) -> Option<FoundText> {
        let found = self.entry.text(group, key)?;
        if is_blank_word(&found.text) {
            self.entry
                .silent(found.node, "these words represent no value");
            return None;
        }

        Some(found)
    }

    fn paper(&mut self, id: &FoundText) {
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
            if is_language(&language.text) {
                entry.state("", &[("language", json!(language.text))], language.node);
            } else {
                entry.unknown_word(&language, "language");
            }
        }

        self.placeholder(id);
    }

    fn purposes(&mut self, id: &FoundText) {
        let root = self.root;
        let Some(purpose) = self.text(root, "purpose") else {
            self.entry.all_silent(
                root,
                &["lawfulBasis", "purposeDescription"],
                "there is no purpose that it belongs to",
            );

            // A file needs a title, and nothing else names the agreement.
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

    fn placeholder(&mut self, found: &FoundText) {
        // An id may be an address that ends in the placeholder, such as `did:example:abc`.
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
            "title": "The agreement as signed, with the policies that it refers to",
            "kind": "agreement_text",
            "read": "not_read",
        },
        { "id": REGISTER.source, "title": format!("Data disclosure agreement {id}"), "kind": "register", "read": "whole" },
    ])
}
