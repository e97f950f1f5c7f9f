//! Standard terms that agreements incorporate: what they say is offered where the agreement's own text is silent.

use std::sync::Arc;

use crate::agreement::CheckedAgreement;
use crate::diagnostic::Diagnostic;
use crate::document::NodeId;
use crate::source_file::SourceFile;

/// Every known text by its id, as an agreement file.
const KNOWN_TEXTS: [(&str, &str); 1] = [(
    "common-paper-dpa",
    include_str!("../../known-texts/common-paper-dpa.json"),
)];

/// Adds to an agreement the known texts that it names in `incorporates`.
///
/// # Errors
/// A name that no known text has.
pub(super) fn add_known_texts(
    agreement: CheckedAgreement,
) -> Result<CheckedAgreement, Vec<Diagnostic>> {
    let document = agreement.document();
    let list = document.get(NodeId::ROOT, "incorporates");
    let (mut known, mut problems) = (Vec::new(), Vec::new());

    for node in list.into_iter().flat_map(|list| document.children(list)) {
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
    CheckedAgreement::read(Arc::new(SourceFile::new(file, content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_text_is_a_sound_agreement_file_whose_facts_name_their_clauses() {
        for (name, content) in KNOWN_TEXTS {
            let text = read_known_text(name, content)
                .unwrap_or_else(|problems| unreachable!("{name}: {problems:?}"));
            assert_eq!(text.text_at(&["id"]), name);

            let document = text.document();
            for group in document.children(NodeId::ROOT) {
                let key = document.key(group);
                let is_head = ["instrument", "parties", "sources"].contains(&&*key);
                if !is_head && document.kind(group) == crate::document::NodeKind::Object {
                    assert!(document.get(group, "clauses").is_some(), "{name}: {key}");
                }
            }
        }
    }
}
