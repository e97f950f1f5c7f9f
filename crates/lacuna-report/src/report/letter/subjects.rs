//! The subjects of a letter: which group of facts belongs to which, in the order in which a lawyer takes them.

/// The subjects in the order of a letter, each with the groups of facts that belong to it.
const SUBJECTS: [(&str, &[&str]); 13] = [
    (
        "instrument",
        &[
            "instrument",
            "parties",
            "term",
            "terms",
            "amendments",
            "processor_terms",
            "joint_control",
            "official_findings",
        ],
    ),
    ("access", &["access", "purposes", "use_limits"]),
    (
        "data",
        &[
            "datasets",
            "children",
            "consent",
            "correspondence",
            "justice",
            "law_enforcement",
            "defence",
        ],
    ),
    (
        "models",
        &["training", "ai", "automated_decisions", "architecture"],
    ),
    (
        "place",
        &["hosting", "transfers", "foreign_access", "export_control"],
    ),
    ("recipients", &["subprocessors", "personnel"]),
    ("security", &["security", "confidentiality"]),
    ("rights", &["rights"]),
    (
        "oversight",
        &["oversight", "dpia", "governance", "approvals", "equality"],
    ),
    (
        "end",
        &["retention", "exit", "liability", "service", "function"],
    ),
    (
        "commitments",
        &[
            "commitments",
            "concessions",
            "reciprocity",
            "capability",
            "infrastructure",
            "collaboration",
        ],
    ),
    (
        "price",
        &[
            "commercial",
            "contract",
            "procurement",
            "modification",
            "benefit",
        ],
    ),
    (
        "public",
        &["transparency", "consultation", "reporting", "exemptions"],
    ),
];

/// The place of a fact's subject in the order of a letter, and its name; what belongs to none is about the instrument.
pub(super) fn subject_of(path: &str) -> (usize, &'static str) {
    let group = path.split('.').next().unwrap_or_default();
    let mut subjects = SUBJECTS.iter().enumerate();
    subjects
        .find(|(_, (_, groups))| groups.contains(&group))
        .map_or((0, "instrument"), |(at, (name, _))| (at, name))
}

#[cfg(test)]
mod tests {
    use super::SUBJECTS;
    use lacuna_core::vocabulary::{GroupId, Vocabulary};

    #[test]
    fn every_group_of_facts_has_a_subject() {
        let of_sources = ["sources", "claims"];
        let agreement = Vocabulary::agreement().group(GroupId::AGREEMENT);
        for (name, field) in agreement.facts() {
            let is_group = field.kind.group().is_some() && !of_sources.contains(&name);
            let has_subject = SUBJECTS.iter().any(|(_, groups)| groups.contains(&name));
            assert_eq!(is_group, has_subject, "{name}");
        }
    }
}
