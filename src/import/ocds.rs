//! Release packages of the Open Contracting Data Standard: one agreement for each contract, or award without one, of a release.

mod deal;
mod parties;

use serde_json::{Value, json};

use super::entry::{Entry, Register, at, day_of, slug};
use super::{Import, MappingNote};
use deal::Deal;
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::document::{Document, Kind, NodeId};

const REGISTER: Register = Register { source: "register", name: "The release in the procurement register" };

const NOTE: &str = "Made from one release of a procurement register; the contract itself was not read. The register carries \
                    nothing on personal data, so that all of it is left out here.";

const PACKAGE: [&str; 8] =
    ["extensions", "license", "publicationPolicy", "publishedDate", "publisher", "releases", "uri", "version"];

const RELEASE: [&str; 15] = [
    "awards",
    "buyer",
    "contracts",
    "date",
    "description",
    "id",
    "initiationType",
    "language",
    "ocid",
    "parties",
    "planning",
    "relatedProcesses",
    "tag",
    "tender",
    "title",
];

/// Reads a package.
pub(super) fn read(document: &Document, _: &[Document]) -> Result<Import, Vec<Diagnostic>> {
    let releases = document.get(NodeId::ROOT, "releases").filter(|node| document.kind(*node) == Kind::List);
    let Some(releases) = releases else { return Err(vec![not_a_package(document)]) };
    let mut import = Import::default();
    let mut problems = Vec::new();
    import.remarks = package(document);
    for release in document.children(releases) {
        match of_release(document, release, &mut import) {
            Ok(0) => import.remarks.push(nothing_agreed(document, release)),
            Ok(_) => {}
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() && import.agreements.is_empty() {
        problems.push(at(
            document,
            releases,
            "no release of this package has an award or a contract: nothing was agreed yet",
        ));
    }
    if problems.is_empty() { Ok(import) } else { Err(problems) }
}

fn not_a_package(document: &Document) -> Diagnostic {
    let problem = at(document, NodeId::ROOT, "this is no release package: there is no list of `releases`");
    problem.help(if document.get(NodeId::ROOT, "records").is_some() {
        "it looks like a record package; take the release package that it was made of"
    } else {
        "a release package is an object with a list of `releases`"
    })
}

/// What is to be said of the package around its releases.
fn package(document: &Document) -> Vec<MappingNote> {
    let mut head = Entry::new(document, REGISTER);
    head.knows(NodeId::ROOT, &PACKAGE);
    head.all_silent(
        NodeId::ROOT,
        &["extensions", "publicationPolicy", "version"],
        "it tells of the file, not of an agreement",
    );
    let in_source = "it stands in the source of each agreement";
    head.all_silent(NodeId::ROOT, &["license", "publishedDate", "publisher", "uri"], in_source);
    head.into_remarks()
}

fn nothing_agreed(document: &Document, release: NodeId) -> MappingNote {
    let why = "this release has neither an award nor a contract, so nothing was agreed in it yet";
    MappingNote::new(document, release, super::MappingStatus::Silent, why)
}

/// The agreements of a release; how many there are.
fn of_release(document: &Document, release: NodeId, import: &mut Import) -> Result<usize, Diagnostic> {
    if document.kind(release) != Kind::Object {
        return Err(at(document, release, "a release is a group in braces, and this is something else"));
    }
    let id = document.get(release, "id").and_then(|node| ident(document, node)).filter(|id| !slug(id).is_empty());
    let Some(id) = id else {
        return Err(at(document, release, "this release has no `id`, and nothing else can name its file"));
    };
    let deals = deals(document, release);
    let several = deals.len() > 1;
    for (contract, award) in &deals {
        let node = contract.or(*award).unwrap_or(release);
        let own = document.get(node, "id").and_then(|node| ident(document, node)).unwrap_or_default();
        let name = if several { slug(&format!("{own} {id}")) } else { slug(&id) };
        let entry = Entry::new(document, REGISTER);
        let made = Deal { entry, release, contract: *contract, award: *award }.agreement(name, sources(document, &id));
        if !import.add(made) {
            return Err(at(
                document,
                node,
                "another contract of this package has the same id in a release of the same id",
            ));
        }
    }
    Ok(deals.len())
}

/// Contracts with their awards, then awards that no contract followed yet.
fn deals(document: &Document, release: NodeId) -> Vec<(Option<NodeId>, Option<NodeId>)> {
    let objects = |name: &str| {
        let list = document.get(release, name).into_iter().flat_map(|list| document.children(list));
        list.filter(|node| document.kind(*node) == Kind::Object).collect::<Vec<_>>()
    };
    let id = |node: NodeId, name: &str| document.get(node, name).and_then(|node| ident(document, node));
    let awards = objects("awards");
    let mut deals: Vec<(Option<NodeId>, Option<NodeId>)> = Vec::new();
    for contract in objects("contracts") {
        let of = id(contract, "awardID");
        let award = awards.iter().find(|award| of.is_some() && id(**award, "id") == of);
        deals.push((Some(contract), award.copied()));
    }
    let followed: Vec<NodeId> = deals.iter().filter_map(|(_, award)| *award).collect();
    deals.extend(awards.into_iter().filter(|award| !followed.contains(award)).map(|award| (None, Some(award))));
    deals
}

/// An id, which some publishers write as a number.
fn ident(document: &Document, node: NodeId) -> Option<String> {
    match document.kind(node) {
        Kind::Number => Some(document.raw(node).to_owned()),
        _ => document.string(node).map(std::borrow::Cow::into_owned).filter(|text| !text.trim().is_empty()),
    }
}

fn sources(document: &Document, release: &str) -> Value {
    let text = |path: &[&str]| {
        let node = document.descend(NodeId::ROOT, path);
        node.and_then(|node| document.string(node)).filter(|text| !text.trim().is_empty())
    };
    let mut register = json!({
        "id": REGISTER.source,
        "title": format!("Release {release} of a procurement register (Open Contracting Data Standard)"),
        "kind": "register",
        "read": "whole",
    });
    let fields = [("publisher", text(&["publisher", "name"])), ("licence", text(&["license"]))];
    for (name, value) in fields {
        if let (Some(value), Some(register)) = (value, register.as_object_mut()) {
            register.insert(name.to_owned(), json!(value));
        }
    }
    if let (Some(day), Some(register)) = (text(&["publishedDate"]).and_then(|at| day_of(&at)), register.as_object_mut())
    {
        register.insert("published_on".to_owned(), json!(day.to_string()));
    }
    json!([{ "id": "text", "title": "The contract", "kind": "agreement_text", "read": "not_read" }, register])
}
