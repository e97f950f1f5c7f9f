//! Releases of the Open Contracting Data Standard: one agreement for each contract, or award without one, of a process.

mod award;
mod containers;
mod contrary;
mod deal;
mod identity;
mod parties;
mod party;
mod procedure;
mod process;
mod related;
mod shapes;
mod standing;
mod status;
mod term;
mod unstated;
mod value;
mod versioned;

use serde_json::{Value, json};

use super::days::{day_of, is_default_day};
use super::entry::{Entry, Register};
use super::words::slug;
use super::{Import, MappingNote, MappingStatus, Origin, Refused};
use deal::Deal;
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::document::{Document, NodeId, NodeKind};
use process::{Agreed, Process, Release};
use shapes::Shapes;
use standing::Standing;

const REGISTER: Register = Register {
    source: "register",
    name: "The release in the procurement register",
};

const NOTE: &str = "Made from one process of a procurement register; the contract itself was not read. The register carries \
                    nothing on personal data, so all of it is omitted here.";

/// Reads a file of releases.
pub(super) fn read(document: &Document, _: &[Document]) -> Result<Import, Vec<Diagnostic>> {
    let latest = versioned::latest(document)?;
    let written = document;
    let document = latest.as_ref().unwrap_or(document);
    let Shapes {
        releases,
        remarks,
        problems,
        ..
    } = Shapes::read(document, written)?;

    let mut import = Import {
        remarks,
        problems,
        ..Import::default()
    };

    for process in Process::group(document, releases) {
        read_process(document, &process, &mut import);
    }

    Ok(import)
}

/// Adds the agreements of a process.
fn read_process(document: &Document, process: &Process, import: &mut Import) {
    tell_empty_releases(document, process, import);
    let agreed = process.agreed(document);
    let several = agreed.len() > 1;
    for agreed in &agreed {
        let Some(node) = agreed.main().latest() else {
            continue;
        };
        let Some(release) = process.release_of(document, node) else {
            continue;
        };

        let standing = Standing::of(document, process, agreed);
        let origin = origin(document, process, agreed, release, several);
        if let Standing::NotAgreed { node, reason } = standing {
            // Another file may say that it was agreed, and `settle` looks which of them is later.
            import.refused.push(Refused {
                key: origin.key,
                moment: release.moment,
                // Behind the colon is what came of this record, and the other one has an agreement.
                reason: reason.split(": ").next().unwrap_or_default().to_owned(),
            });
            import.remarks.push(MappingNote::new(
                document,
                node,
                MappingStatus::Doubtful,
                reason,
            ));
            continue;
        }

        // The shortest name comes first, and `settle` gives a longer one where it is taken.
        let name = origin.names.first().cloned().unwrap_or_default();
        let entry = Entry::new(document, REGISTER);
        let sources = sources(document, release);
        let mut made = Deal {
            entry,
            process,
            agreed,
        }
        .agreement(name, &standing, sources);

        made.origin = Some(origin);
        import.agreements.push(made);
    }
}

/// Says of each list that was not read, and of each release in which nothing was agreed.
fn tell_empty_releases(document: &Document, process: &Process, import: &mut Import) {
    for release in &process.releases {
        import
            .remarks
            .extend(containers::unread_lists(document, release.node));

        let nothing = containers::AGREED
            .into_iter()
            .all(|list| has_no_object(document, release.node, list));

        // A list of another shape may hold an award all the same.
        if nothing && !containers::is_unread(document, *release) {
            let why =
                "this release has neither an award nor a contract, so nothing was agreed in it";
            import.remarks.push(MappingNote::new(
                document,
                release.node,
                MappingStatus::Silent,
                why,
            ));
        }
    }
}

fn has_no_object(document: &Document, release: NodeId, list: &str) -> bool {
    let mut entries = document
        .get(release, list)
        .into_iter()
        .flat_map(|list| document.children(list));

    !entries.any(|node| document.kind(node) == NodeKind::Object)
}

/// What an agreement was made of, and the names that its file can have, shortest first.
///
/// An id of a release is unique only within its process, and contracts and awards are numbered each for themselves.
fn origin(
    document: &Document,
    process: &Process,
    agreed: &Agreed,
    release: Release,
    several: bool,
) -> Origin {
    let node = agreed.main().latest().unwrap_or(release.node);
    let own = name_part(document, node, "id");
    let ocid = name_part(document, release.node, "ocid");
    let id = name_part(document, release.node, "id")
        // A release without an id is still one of its process.
        .or_else(|| ocid.clone())
        .unwrap_or_default();

    let kind = agreed.noun();

    let short = match &own {
        Some(own) if several => format!("{own} {id}"),
        _ => id,
    };

    let of_process = ocid.as_deref().unwrap_or_default();
    let names = [
        short.clone(),
        format!("{kind} {short}"),
        format!("{of_process} {short}"),
        format!("{of_process} {kind} {short}"),
    ];

    // The key has the id as it is written, since two ids may give one slug.
    let own_id = document
        .get(node, "id")
        .and_then(|node| identifier(document, node));

    let key = process.ocid.clone().zip(own_id);
    let (moment, compiled) = process::rank(document, release);

    Origin {
        key: key.map(|(ocid, own)| (ocid, format!("{kind} {} {own}", agreed.occurrence))),
        rank: (moment, compiled),
        names: names.iter().map(|name| slug(name)).collect(),
    }
}

/// The letters and digits of an id; `None` where it has none.
fn name_part(document: &Document, node: NodeId, key: &str) -> Option<String> {
    let id = document
        .get(node, key)
        .and_then(|node| identifier(document, node))?;

    Some(slug(&id)).filter(|slug| !slug.is_empty())
}

/// An id, which some publishers write as a number.
fn identifier(document: &Document, node: NodeId) -> Option<String> {
    match document.kind(node) {
        NodeKind::Number => Some(document.raw(node).to_owned()),
        _ => document
            .string(node)
            .map(std::borrow::Cow::into_owned)
            .filter(|text| !text.trim().is_empty()),
    }
}

fn sources(document: &Document, release: Release) -> Value {
    let text = |path: &[&str]| {
        let node = release
            .package
            .and_then(|package| document.descend(package, path));

        node.and_then(|node| document.string(node))
            .filter(|text| !text.trim().is_empty())
    };

    let id = ["id", "ocid"]
        .into_iter()
        .find_map(|key| document.get(release.node, key));

    let id = id
        .and_then(|node| identifier(document, node))
        .unwrap_or_default();

    let mut register = json!({
        "id": REGISTER.source,
        "title": format!("Release {id} of a procurement register (Open Contracting Data Standard)"),
        "kind": "register",
        "read": "whole",
    });

    let fields = [
        ("publisher", text(&["publisher", "name"])),
        ("licence", text(&["license"])),
    ];

    for (name, value) in fields {
        if let (Some(value), Some(register)) = (value, register.as_object_mut()) {
            register.insert(name.to_owned(), json!(value));
        }
    }

    let published = text(&["publishedDate"])
        .and_then(|at| day_of(&at))
        .filter(|day| !is_default_day(*day));

    if let (Some(day), Some(register)) = (published, register.as_object_mut()) {
        register.insert("published_on".to_owned(), json!(day.to_string()));
    }

    json!([{ "id": "text", "title": "The contract", "kind": "agreement_text", "read": "not_read" }, register])
}
