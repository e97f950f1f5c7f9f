//! The kind of document that a title and a first page name.

use super::head_of;
use crate::document::{BlockKind, SourceDocument};

/// How much of the text counts as its first page, in bytes.
const FIRST_PAGE: usize = 3_000;

/// A kind of document that the document names, with the words that name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperKind {
    /// The value of `instrument.type` in the agreement schema that it may be.
    pub instrument_type: &'static str,
    /// The words.
    pub words: &'static str,
    /// Whether the title has them; otherwise the first page does.
    pub in_title: bool,
}

/// Names of documents, the more telling before the less telling, with the schema's value.
const NAMES: &[(&str, &str)] = &[
    ("joint controller", "joint_controller_arrangement"),
    ("joint data controller", "joint_controller_arrangement"),
    ("gemeinsam verantwortlich", "joint_controller_arrangement"),
    ("gemeinsame verantwortung", "joint_controller_arrangement"),
    ("responsables conjoints", "joint_controller_arrangement"),
    ("memorandum of understanding", "mou"),
    ("memorandum of agreement", "mou"),
    ("absichtserklärung", "letter_of_intent"),
    ("protocole d'accord", "mou"),
    ("protocole d’accord", "mou"),
    ("letter of intent", "letter_of_intent"),
    ("lettre d'intention", "letter_of_intent"),
    ("heads of terms", "heads_of_terms"),
    ("call-off", "call_off"),
    ("call off", "call_off"),
    ("order form", "call_off"),
    ("data processing agreement", "processor_contract"),
    ("data processing addendum", "processor_contract"),
    ("data protection addendum", "processor_contract"),
    ("business associate agreement", "processor_contract"),
    ("auftragsverarbeitung", "processor_contract"),
    ("auftragsdatenverarbeitung", "processor_contract"),
    ("sous-traitance", "processor_contract"),
    ("data sharing agreement", "data_sharing_agreement"),
    ("data-sharing agreement", "data_sharing_agreement"),
    ("information sharing agreement", "data_sharing_agreement"),
    ("data use agreement", "data_sharing_agreement"),
    ("data access agreement", "data_sharing_agreement"),
    ("data transfer agreement", "data_sharing_agreement"),
    ("data exchange agreement", "data_sharing_agreement"),
    ("data sharing", "data_sharing_agreement"),
    ("partage de données", "data_sharing_agreement"),
    ("datenübermittlung", "data_sharing_agreement"),
    ("framework agreement", "framework"),
    ("rahmenvertrag", "framework"),
    ("rahmenvereinbarung", "framework"),
    ("accord-cadre", "framework"),
    ("licence agreement", "licence"),
    ("license agreement", "licence"),
    ("lizenzvertrag", "licence"),
    ("contrat de licence", "licence"),
    ("direction given under", "direction"),
    ("pilot agreement", "trial"),
    ("trial agreement", "trial"),
    ("evaluation agreement", "trial"),
    // These are in the names above as well, so they come last.
    ("agreement", "contract"),
    ("contract", "contract"),
    ("addendum", "contract"),
    ("amendment", "contract"),
    ("vertrag", "contract"),
    ("vereinbarung", "contract"),
    ("contrat", "contract"),
    ("convention", "contract"),
];

/// Finds the kinds of document that a document names, those of its title first, each once.
#[must_use]
pub fn detect_paper_kinds(document: &SourceDocument) -> Vec<PaperKind> {
    let title = find_title(document).to_lowercase();
    let page = head_of(document, FIRST_PAGE).to_lowercase();
    let mut kinds: Vec<PaperKind> = Vec::new();

    for (text, in_title) in [(&title, true), (&page, false)] {
        for &(words, instrument_type) in NAMES {
            let is_new = !kinds
                .iter()
                .any(|kind| kind.instrument_type == instrument_type);

            // Every first page has the word agreement; only a title makes it a kind.
            let is_telling = in_title || instrument_type != "contract";
            if is_new && is_telling && text.contains(words) {
                kinds.push(PaperKind {
                    instrument_type,
                    words,
                    in_title,
                });
            }
        }
    }

    kinds
}

/// The title: the first headings, or the first lines where there are none.
fn find_title(document: &SourceDocument) -> String {
    let text =
        |range: &std::ops::Range<usize>| document.text.get(range.clone()).unwrap_or_default();
    let first = document.blocks.iter().take(6);
    let headings: Vec<&str> = first
        .clone()
        .filter(|block| matches!(block.kind, BlockKind::Heading(_)))
        .map(|block| text(&block.range))
        .collect();

    if headings.is_empty() {
        // A longer line is a sentence of the text and no title.
        let short = first
            .map(|block| text(&block.range))
            .filter(|line| line.split_whitespace().count() <= 16);

        return short.take(3).collect::<Vec<_>>().join(" ");
    }

    headings.join(" ")
}
