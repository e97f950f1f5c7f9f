//! Records of the NHS England Data Uses Register, one JSON file an agreement with all its versions.

mod datasets;
mod parties;
mod releases;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::Import;
use super::days::day;
use super::entry::{Entry, FoundText, Register, at, said};
use super::words::slug;
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::document::{Document, NodeId, NodeKind};
use lacuna_core::source_file::visible;

const REGISTER: Register = Register {
    source: "register",
    name: "NHS England Data Uses Register",
};

const FRAMEWORK_CONTRACT: &str = "Data Sharing Framework Contract";

const NOTE: &str = "Made from one entry of the register; the agreement itself was not read. What is omitted here is not \
                    in the register, and may be in the agreement or in the framework contract.";

/// The fields of a version.
const FIELDS: [&str; 19] = [
    "activities",
    "commercial",
    "controller_basis",
    "controllers",
    "datasets",
    "end_date",
    "expected_benefits",
    "expected_output",
    "files_released",
    "objective",
    "organisation",
    "organisation_type",
    "reference",
    "releases",
    "start_date",
    "sublicensing",
    "title",
    "version",
    "yielded_benefits",
];

/// Facts that the register has no column for, and that lie in the framework contract.
const BY_REFERENCE: [(&str, &str); 3] = [
    ("/oversight", "audit"),
    ("/oversight", "breach_notice_hours"),
    ("/term", "termination_rights"),
];

/// Free text, and the fact it is shown beside. No fact is made of it.
const FREE_TEXT: [(&str, &str); 5] = [
    ("objective", "purposes"),
    ("activities", "access"),
    ("expected_output", "purposes"),
    ("expected_benefits", "benefit.statement"),
    ("yielded_benefits", "benefit.yielded"),
];

/// What the register writes where an application says nothing on benefits.
const BOILERPLATE: &str = "Yielded Benefits is not a requirement for new applications.";

/// Reads a record.
pub(super) fn read(document: &Document, releases: &[Document]) -> Result<Import, Vec<Diagnostic>> {
    let versions = find_versions(document)?;
    let mut head = Entry::new(document, REGISTER);
    head.knows(NodeId::ROOT, &["base_reference", "versions"]);
    let base = head.text(NodeId::ROOT, "base_reference");
    if let Some(base) = &base {
        head.silent(base.node, "it only groups the versions");
    }

    let base = base.map(|base| base.text).unwrap_or_default();
    let histories = releases::of_record(releases, &base);
    let mut import = Import {
        remarks: head.into_remarks(),
        ..Import::default()
    };

    let mut problems = Vec::new();
    let mut references = Vec::new();
    for node in document.children(versions) {
        let version = Version {
            entry: Entry::new(document, REGISTER),
            node,
            base: &base,
        };

        // A version that cannot be read ends no walk: the problems of a record come at once.
        match version.add_to(&mut import, &histories, &references) {
            Ok(reference) => references.push(reference),
            Err(problem) => problems.push(problem),
        }
    }

    import.remarks.extend(
        histories
            .iter()
            .flat_map(|history| releases::remarks(history, &references)),
    );

    if problems.is_empty() {
        Ok(import)
    } else {
        Err(problems)
    }
}

/// The versions of a record, of which it has at least one.
fn find_versions(document: &Document) -> Result<NodeId, Vec<Diagnostic>> {
    let Some(versions) = document.get(NodeId::ROOT, "versions") else {
        return Err(vec![not_a_record(document)]);
    };

    if document.kind(versions) != NodeKind::List || document.children(versions).next().is_none() {
        return Err(vec![at(
            document,
            versions,
            "a list of at least one version is expected here",
        )]);
    }

    Ok(versions)
}

fn not_a_record(document: &Document) -> Diagnostic {
    let problem = at(
        document,
        NodeId::ROOT,
        "this is not a record of the Data Uses Register: `versions` is missing",
    );

    problem.help(if document.get(NodeId::ROOT, "releases").is_some() {
        "it looks like a history of releases; give it with --releases, beside the record"
    } else {
        "a record is an object with `base_reference` and `versions`, one file per agreement"
    })
}

/// The reference of a version, which names its file.
fn reference(document: &Document, version: NodeId) -> Result<FoundText, Diagnostic> {
    if document.kind(version) != NodeKind::Object {
        return Err(at(
            document,
            version,
            "a version is a group in braces, and this is something else",
        ));
    }

    let Some(node) = document.get(version, "reference") else {
        return Err(at(
            document,
            version,
            "this version has no `reference`, and nothing else can name its file",
        ));
    };

    match document.string(node) {
        // The reference names the file, for which it needs a letter or a digit.
        Some(text) if !slug(&text).is_empty() => Ok(FoundText {
            node,
            text: text.into_owned(),
        }),
        _ => Err(at(
            document,
            node,
            "a reference with letters or digits is expected here",
        )),
    }
}

/// One version of a record.
struct Version<'d> {
    entry: Entry<'d>,
    node: NodeId,
    base: &'d str,
}

impl Version<'_> {
    /// Adds the agreement of this version, and gives the reference it is known by.
    fn add_to(
        self,
        import: &mut Import,
        histories: &[&Document],
        earlier: &[String],
    ) -> Result<String, Diagnostic> {
        let document = self.entry.document;
        let reference = reference(document, self.node)?;
        let (node, name) = (reference.node, reference.text.clone());
        // Ids name files, and the second version would replace the first.
        if import.add(self.agreement(reference, histories)) {
            Ok(name)
        } else {
            let message = if earlier.contains(&name) {
                "another version of this record has the same reference"
            } else {
                "the reference of another version of this record makes the same id, and ids name files"
            };

            Err(at(document, node, message))
        }
    }

    fn agreement(mut self, reference: FoundText, histories: &[&Document]) -> super::Imported {
        self.entry.knows(self.node, &FIELDS);
        self.paper(&reference);
        self.parties();
        self.datasets();
        self.term();
        self.flag("sublicensing", "sub_licensing");
        self.flag("commercial", "commercial_use");
        self.by_reference();
        self.free_text();
        self.counted_files();
        self.opt_outs(&reference.text, histories);
        let sources = sources(&reference.text, !histories.is_empty());

        self.entry.finish(slug(&reference.text), NOTE, sources)
    }

    fn paper(&mut self, reference: &FoundText) {
        let entry = &mut self.entry;
        match entry.text(self.node, "title") {
            Some(title) => entry.state("", &[("title", json!(title.text))], title.node),
            // The schema demands a title, and no clause may say that the record has this one.
            None => entry.set("", "title", json!(reference.text)),
        }

        entry.state_of_register(
            "/instrument",
            &[
                ("type", json!("data_sharing_agreement")),
                // Files of the first layout have a word here, which counts as GB.
                ("jurisdiction", json!("uk")),
            ],
        );

        entry.state(
            "/instrument",
            &[("reference", json!(reference.text))],
            reference.node,
        );

        if !self.base.is_empty() && !reference.text.starts_with(self.base) {
            entry.doubt(
                reference.node,
                format!(
                    "it does not begin with the base reference `{}`",
                    visible(self.base)
                ),
            );
        }

        if let Some(version) = entry.text(self.node, "version") {
            // A reference ends in its version, as in `DARS-NIC-156407-5KJ0Y-v0.0`.
            let in_reference = reference.text.rsplit_once("-v").map(|(_, version)| version);
            if in_reference.is_some_and(|other| other != version.text) {
                let positions =
                    [reference, &version].map(|found| (found.node, said(entry.document, found)));
                let reason = "The reference names one version, and the version column another.";
                entry.dispute("/instrument", "version", reason, &positions);
            } else {
                entry.state(
                    "/instrument",
                    &[("version", json!(version.text))],
                    version.node,
                );
            }
        }

        // The entry itself is what registers the agreement.
        entry.state_of_register("/transparency", &[("registered", json!(true))]);
    }

    /// The dates. The end of a version 0.0 can be a placeholder: as a fact it could make a rule pass that asks for an end, as
    /// a claim it cannot.
    fn term(&mut self) {
        let start = self.date("start_date");
        let end = self.date("end_date");
        let version = self
            .entry
            .document
            .get(self.node, "version")
            .and_then(|node| self.entry.document.string(node));

        let may_be_placeholder = version.is_some_and(|version| version.trim() == "0.0");
        let entry = &mut self.entry;
        match (start, end) {
            // One of the two is wrong and nothing tells which, so neither is stated.
            (Some((start, from)), Some((end, until))) if until < from => {
                let positions =
                    [&start, &end].map(|found| (found.node, said(entry.document, found)));
                let reason = "The end is before the start.";
                entry.dispute("/instrument", "effective_on", reason, &positions);
                entry.dispute("/term", "ends_on", reason, &positions);
            }
            (start, end) => {
                if let Some((start, _)) = start {
                    entry.state(
                        "/instrument",
                        &[("effective_on", json!(start.text))],
                        start.node,
                    );
                }

                match end {
                    Some((end, _)) if may_be_placeholder => entry.claim(
                        "term.ends_on",
                        &[end.node],
                        Some(&end.text),
                        "The register gives this end for a version 0.0, where it can be a placeholder",
                    ),
                    Some((end, _)) => entry.state("/term", &[("ends_on", json!(end.text))], end.node),
                    None => {}
                }
            }
        }
    }

    fn date(&mut self, field: &str) -> Option<(FoundText, NaiveDate)> {
        let found = self.entry.text(self.node, field)?;
        match day(&found.text) {
            Some(day) => Some((found, day)),
            None => {
                self.entry.unknown_word(
                    &found,
                    &format!("{field}, which holds days such as 2026-02-05"),
                );

                None
            }
        }
    }

    /// A column that holds Yes or No.
    fn flag(&mut self, field: &str, fact: &str) {
        let Some(found) = self.entry.text(self.node, field) else {
            return;
        };

        let value = match found.text.as_str() {
            "Yes" => true,
            "No" => false,
            _ => return self.entry.unknown_word(&found, field),
        };

        self.entry
            .state("/use_limits", &[(fact, json!(value))], found.node);
    }

    fn by_reference(&mut self) {
        for (group, field) in BY_REFERENCE {
            let absence = json!({
                "kind": "by_reference",
                "reason": "The register has no column for it; it is in the contract under which all such agreements are made.",
                "document": FRAMEWORK_CONTRACT,
            });

            self.entry.absent(group, field, absence);
        }
    }

    fn free_text(&mut self) {
        for (field, about) in FREE_TEXT {
            let Some(found) = self.entry.text(self.node, field) else {
                continue;
            };

            if found.text.trim() == BOILERPLATE {
                self.entry.silent(
                    found.node,
                    "this is what the register writes where nothing is stated",
                );

                continue;
            }

            let says =
                format!("The register has this text under `{field}`; no fact was made of it");
            self.entry
                .claim(about, &[found.node], Some(&found.text), &says);
        }
    }
}

fn sources(reference: &str, history: bool) -> Value {
    let licence = "OGL-UK-3.0";
    let note = "The entry for this version, in the layout of the JSON mirror michaelchapman/nhs-data-uses-register, which \
                tidies blanks and splits lists. Contains public sector information licensed under the Open Government \
                Licence v3.0.";

    // What the register leaves out may be in the agreement, and so becomes a question.
    let text = json!({
        "id": "text",
        "title": format!("The data sharing agreement {reference}"),
        "kind": "agreement_text",
        "read": "not_read",
    });

    let register = json!({
        "id": REGISTER.source,
        "title": REGISTER.name,
        "publisher": "NHS England",
        "kind": "register",
        "read": "whole",
        "licence": licence,
        "note": note,
    });

    // Nobody has read it either, so what it may hold stays a question.
    let framework = json!({ "id": "framework-contract", "title": FRAMEWORK_CONTRACT, "kind": "other", "read": "not_read" });
    let mut sources = vec![text, register, framework];
    if history {
        sources.push(json!({
            "id": releases::SOURCE,
            "title": "Files released under this agreement, one by one",
            "publisher": "NHS England",
            "kind": "register",
            "read": "whole",
            "licence": licence,
        }));
    }

    json!(sources)
}
