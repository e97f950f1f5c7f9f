//! Checks what a schema cannot: ids that are used twice, references that lead nowhere, and evidence about fields that are not there.

use super::{PartyKind, VendorAccess, View, clauses_of};
use std::collections::BTreeMap;

use super::locate::{SUGGESTED, ids, kind_of, names_in};
use crate::diagnostic::{Diagnostic, short};
use crate::document::{Document, NodeId, NodeKind};
use crate::vocabulary::{EVIDENCE_FIELDS, FieldKind, GroupId, Vocabulary};

type Ids = BTreeMap<String, Vec<(String, NodeId)>>;

/// Every broken reference, in the order of the document.
pub(super) fn problems(document: &Document, vocabulary: &Vocabulary) -> Vec<Diagnostic> {
    let ids = ids(document);
    let mut suggested = 0;
    let mut problems = repeated_ids(document, &ids);
    problems.extend(access_without_vendor(document));

    for node in document.ids() {
        match document.kind(node) {
            NodeKind::String => {
                problems.extend(dangling(document, vocabulary, node, &ids, &mut suggested))
            }
            NodeKind::Object => problems.extend(evidence(document, vocabulary, node)),
            _ => {}
        }
    }

    problems
}

/// Finds access that is granted to a vendor where no party is a company that could have it: one of the two is a slip, and
/// rules about vendors would be quiet for it.
pub(super) fn access_without_vendor(document: &Document) -> Option<Diagnostic> {
    let agreement = View::of(document);
    let vendor = agreement.access().vendor();
    let access = vendor.node()?;
    let granted = matches!(
        vendor.value(),
        Some(VendorAccess::Granted | VendorAccess::Conditional)
    );

    // A party whose kind is left out may be the vendor.
    let is_company = |kind| {
        matches!(
            kind,
            None | Some(PartyKind::Vendor | PartyKind::SubProcessor)
        )
    };
    let parties = agreement.parties();
    // A list of parties that is missing is a fault of the schema, and reported as one.
    parties.node()?;
    let none = !parties
        .entries()
        .any(|party| is_company(party.kind().value()));

    (granted && none).then(|| {
        at(
            document,
            access,
            "a vendor gets access to the data, and no party is a vendor or a sub-processor"
                .to_owned(),
        )
        .help("give the company among the parties the kind `vendor`, or correct the access")
    })
}

fn repeated_ids(document: &Document, ids: &Ids) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (list, entries) in ids {
        let mut seen: BTreeMap<&str, NodeId> = BTreeMap::new();
        for (id, node) in entries {
            if let Some(first) = seen.insert(id, *node) {
                let line = document.text().position(document.span(first).start).line;
                problems.push(
                    at(
                        document,
                        *node,
                        format!("the id `{}` is used twice in `{list}`", short(id)),
                    )
                    .help(format!(
                        "the first is on line {line}; give each entry its own id"
                    )),
                );
            }
        }
    }

    problems
}

/// Finds a text that names an entry of another list which is not there.
fn dangling(
    document: &Document,
    vocabulary: &Vocabulary,
    node: NodeId,
    ids: &Ids,
    suggested: &mut usize,
) -> Option<Diagnostic> {
    let list = refers_to(document, vocabulary, node)?;
    // Where the list itself is something else, that is the problem.
    if document
        .get(NodeId::ROOT, &list)
        .is_some_and(|entries| document.kind(entries) != NodeKind::List)
    {
        return None;
    }

    let given = document.string(node)?;

    let known = ids.get(&list).map(Vec::as_slice).unwrap_or_default();
    if known.iter().any(|(id, _)| *id == given) {
        return None;
    }

    let problem = at(
        document,
        node,
        format!("there is no `{}` in `{list}`", short(&given)),
    )
    .help(format!(
        "add an entry with this id to `{list}`, or correct the id"
    ));

    *suggested += 1;
    // Each suggestion compares the id with all that there are.
    let suggests = *suggested <= SUGGESTED;

    Some(if suggests {
        problem.suggest(&given, known.iter().map(|(id, _)| id.as_str()))
    } else {
        problem
    })
}

/// Returns the list that a value's field refers to, by the schema; for elements of a list, the list's field.
fn refers_to(document: &Document, vocabulary: &Vocabulary, node: NodeId) -> Option<String> {
    let mut member = node;
    let mut parent = document.parent(member)?;

    if document.kind(parent) == NodeKind::List {
        member = parent;
        parent = document.parent(member)?;
    }

    let group = if parent == NodeId::ROOT {
        GroupId::AGREEMENT
    } else {
        match kind_of(document, parent, vocabulary)? {
            FieldKind::Group(id) => *id,
            _ => return None,
        }
    };

    vocabulary
        .group(group)
        .get(&document.key(member))?
        .refers_to
        .clone()
}

/// Clauses, absences and claims that speak of fields which are not there, or which are stated all the same.
fn evidence(document: &Document, vocabulary: &Vocabulary, group: NodeId) -> Vec<Diagnostic> {
    let known: Vec<&str> = names_in(document, group, vocabulary);
    let facts: Vec<&str> = known
        .iter()
        .copied()
        .filter(|name| !EVIDENCE_FIELDS.contains(name))
        .collect();

    let mut problems = Vec::new();
    // Where a group cannot hold records, the validator reports the field as unknown.
    if known.contains(&"absent") {
        problems.extend(absences(document, group, &facts));
    }

    if known.contains(&"clauses") {
        problems.extend(coverage(document, group, &facts));
    }

    let is_claim = document.parent(group).is_some_and(|list| {
        document.key(list) == "claims" && document.parent(list) == Some(NodeId::ROOT)
    });

    if is_claim && let Some(about) = document.get(group, "about") {
        problems.extend(claim(document, vocabulary, about));
    }

    problems
}

/// Records of absence for facts that are not in the group, or that it states.
fn absences(document: &Document, group: NodeId, facts: &[&str]) -> Vec<Diagnostic> {
    let records = document
        .get(group, "absent")
        .into_iter()
        .flat_map(|absent| document.children(absent));

    let problems = records.filter_map(|record| {
        let name = document.key(record);
        if !facts.contains(&&*name) {
            return Some(unknown_name(document, record, true, &name, facts));
        }

        let stated = document.get(group, &name)?;
        let line = document
            .text()
            .position(document.key_span(stated).start)
            .line;

        let message = format!("`{name}` is recorded as absent, but is stated at line {line}");
        Some(
            Diagnostic::at(document.text(), document.key_span(record), message)
                .pointer(document.pointer(record))
                .help("keep one of the two; where the text contradicts itself, omit the fact and record it as `disputed`"),
        )
    });

    problems.collect()
}

/// Clauses that cover facts which are not in the group.
fn coverage(document: &Document, group: NodeId, facts: &[&str]) -> Vec<Diagnostic> {
    let covered = clauses_of(document, group)
        .entries()
        .flat_map(|clause| clause.covers().entries())
        .filter_map(View::node);

    let problems = covered.filter_map(|covered| {
        let name = document.string(covered)?;
        (!facts.contains(&&*name)).then(|| unknown_name(document, covered, false, &name, facts))
    });

    problems.collect()
}

/// Finds a claim about something that is not a fact.
pub(super) fn claim(
    document: &Document,
    vocabulary: &Vocabulary,
    about: NodeId,
) -> Option<Diagnostic> {
    let path = document.string(about)?;
    let steps: Vec<&str> = path.split('.').collect();

    if vocabulary.field(&steps).is_some() {
        return None;
    }

    // The first step that leads nowhere is the slip, and the names near it are those of its group.
    let mut group = GroupId::AGREEMENT;
    for (depth, step) in steps.iter().enumerate() {
        let known = vocabulary.group(group).get(step);
        match known.and_then(|field| field.kind.group()) {
            Some(inner) if depth + 1 < steps.len() => group = inner,
            _ => {
                return Some(
                    at(
                        document,
                        about,
                        format!("there is no fact `{}`", short(&path)),
                    )
                    .help("write a path such as access.vendor or datasets.retention.days")
                    .suggest(step, vocabulary.group(group).names()),
                );
            }
        }
    }

    None
}

fn unknown_name(
    document: &Document,
    node: NodeId,
    key: bool,
    name: &str,
    facts: &[&str],
) -> Diagnostic {
    let span = if key {
        document.key_span(node)
    } else {
        document.span(node)
    };

    Diagnostic::at(
        document.text(),
        span,
        format!("there is no field `{}` in this group", short(name)),
    )
    .pointer(document.pointer(node))
    .help(format!("the fields are: {}", facts.join(", ")))
    .suggest(name, facts.iter().copied())
}

fn at(document: &Document, node: NodeId, message: String) -> Diagnostic {
    Diagnostic::at(document.text(), document.span(node), message).pointer(document.pointer(node))
}
