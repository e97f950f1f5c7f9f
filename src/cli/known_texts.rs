//! Standard terms that agreements incorporate: what they say is offered where the agreement's own text is silent.

use crate::agreement::View;
use std::sync::Arc;

use crate::agreement::CheckedAgreement;
use crate::diagnostic::Diagnostic;
use crate::source_file::SourceFile;

/// Every known text by its id, as an agreement file.
const KNOWN_TEXTS: [(&str, &str); 9] = [
    (
        "ccs-core-terms-v3-0-2",
        include_str!("../../known-texts/ccs-core-terms-v3-0-2.json"),
    ),
    (
        "ccs-joint-schedule-11-v3-0",
        include_str!("../../known-texts/ccs-joint-schedule-11-v3-0.json"),
    ),
    (
        "common-paper-dpa",
        include_str!("../../known-texts/common-paper-dpa.json"),
    ),
    (
        "eu-article-28-clauses-2021",
        include_str!("../../known-texts/eu-article-28-clauses-2021.json"),
    ),
    (
        "eu-scc-2021-module-one",
        include_str!("../../known-texts/eu-scc-2021-module-one.json"),
    ),
    (
        "eu-scc-2021-module-two",
        include_str!("../../known-texts/eu-scc-2021-module-two.json"),
    ),
    (
        "eu-scc-2021-module-three",
        include_str!("../../known-texts/eu-scc-2021-module-three.json"),
    ),
    (
        "eu-scc-2021-module-four",
        include_str!("../../known-texts/eu-scc-2021-module-four.json"),
    ),
    (
        "uk-addendum-b1-0",
        include_str!("../../known-texts/uk-addendum-b1-0.json"),
    ),
];

/// Adds to an agreement the known texts that it names in `incorporates`.
///
/// # Errors
/// A name that no known text has.
pub(super) fn add_known_texts(
    agreement: CheckedAgreement,
) -> Result<CheckedAgreement, Vec<Diagnostic>> {
    let document = agreement.document();
    let (mut known, mut problems) = (Vec::new(), Vec::new());

    let names = agreement.view().incorporates().entries();
    for node in names.filter_map(View::node) {
        let id = document.string(node).unwrap_or_default();
        match KNOWN_TEXTS.iter().find(|(name, _)| *name == id) {
            Some((name, content)) => match read_known_text(name, content) {
                Ok(text) => known.push(text),
                Err(found) => problems.extend(found),
            },
            None => {
                let message = format!("there is no known text `{id}`");
                let names = KNOWN_TEXTS.iter().map(|(name, _)| *name);
                let problem = Diagnostic::at(document.text(), document.span(node), message)
                    .pointer(document.pointer(node))
                    .help(format!(
                        "the known texts are: {}",
                        names.clone().collect::<Vec<_>>().join(", ")
                    ));
                problems.push(problem.suggest(&id, names));
            }
        }
    }

    if !problems.is_empty() {
        return Err(problems);
    }

    Ok(agreement.with_known_texts(known))
}

fn read_known_text(name: &str, content: &str) -> Result<CheckedAgreement, Vec<Diagnostic>> {
    let file = format!("known-texts/{name}.json");

    // A text that comes with the program states no facts of a house.
    CheckedAgreement::read(Arc::new(SourceFile::new(file, content)))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::path::Path;

    use super::*;
    use crate::agreement::{ReadExtent, clauses_of};
    use crate::document::{Document, NodeId, NodeKind};

    #[test]
    fn every_known_text_is_a_sound_agreement_file_whose_facts_name_their_clauses() {
        for (name, content) in KNOWN_TEXTS {
            let text = read_sound(name, content);
            assert_eq!(text.id(), name);

            let document = text.document();
            for group in document.children(NodeId::ROOT) {
                if document.kind(group) == NodeKind::Object {
                    assert_covered(name, document, group);
                }
            }
        }
    }

    #[test]
    fn every_source_of_a_known_text_says_which_bytes_were_read() {
        for (name, content) in KNOWN_TEXTS {
            let text = read_sound(name, content);
            let document = text.document();
            let sources = text.view().sources();
            let mut extents = sources.entries().map(|source| source.read().value());
            let is_whole = extents.any(|read| read == Some(ReadExtent::Whole));
            assert!(is_whole, "{name}: no source was read whole");
            for source in sources.entries() {
                let pointer = source.node().map(|node| document.pointer(node));
                let has_hash = source.sha256().is_stated();
                assert!(has_hash, "{name}: no sha256 at {pointer:?}");
            }
        }
    }

    #[test]
    fn every_file_among_the_known_texts_is_registered() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("known-texts");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter_map(|file| file.strip_suffix(".json").map(str::to_owned))
            .collect();
        files.sort();

        let mut names: Vec<&str> = KNOWN_TEXTS.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        assert_eq!(files, names);
    }

    fn read_sound(name: &str, content: &str) -> CheckedAgreement {
        read_known_text(name, content)
            .unwrap_or_else(|problems| unreachable!("{name}: {problems:?}"))
    }

    /// Asserts that each fact of a group is among the fields that one of its numbered clauses covers. The type of an
    /// instrument describes the whole text, and has no clause.
    fn assert_covered(name: &str, document: &Document, group: NodeId) {
        let group_key = document.key(group);
        let covered = covered_fields(document, group);

        for fact in document.children(group) {
            let key = document.key(fact);
            let has_no_clause = key == "clauses" || (group_key == "instrument" && key == "type");
            let is_covered = has_no_clause || covered.iter().any(|field| *field == key);
            assert!(is_covered, "{name}: no clause covers {group_key}.{key}");
        }
    }

    fn covered_fields(document: &Document, group: NodeId) -> Vec<String> {
        clauses_of(document, group)
            .entries()
            .filter(|clause| clause.reference().is_stated())
            .flat_map(|clause| clause.covers().strings())
            .map(Cow::into_owned)
            .collect()
    }
}
