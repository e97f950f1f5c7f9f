//! What the page reads from the agreement itself, and not from answers: its title, its parties, its sources.

use lacuna_core::agreement::{
    Agreement, CheckedAgreement, Party, PartyKind, ReadExtent, Source, SourceKind, View,
};
use lacuna_core::document::NodeId;
use lacuna_core::source_file::visible;

/// A text or report that the file was written from.
pub(super) struct PaperSource {
    /// Its entry in the file.
    pub(super) node: Option<NodeId>,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) url: String,
    /// What kind of document it is, such as `agreement_text` or `press`.
    pub(super) kind: String,
    /// `whole`, `part` or `not_read`.
    pub(super) read: String,
    is_text: bool,
    is_official: bool,
    extent: ReadExtent,
}

/// The agreement as a document.
pub(super) struct Paper<'a> {
    agreement: View<'a, Agreement>,
    pub(super) sources: Vec<PaperSource>,
}

impl<'a> Paper<'a> {
    pub(super) fn new(agreement: &'a CheckedAgreement) -> Self {
        let view = agreement.view();
        Self {
            agreement: view,
            sources: view.sources().entries().map(PaperSource::read).collect(),
        }
    }

    pub(super) fn title(&self) -> String {
        shown(self.agreement.title())
    }

    /// The language of the agreement; empty where it is not stated.
    pub(super) fn language(&self) -> String {
        shown(self.agreement.language())
    }

    /// The names of the parties.
    pub(super) fn parties(&self) -> Vec<String> {
        let parties = self.agreement.parties().entries();
        parties.map(|party| shown(party.name())).collect()
    }

    /// What kind of document it is, such as `mou`.
    pub(super) fn instrument(&self) -> String {
        shown(self.agreement.instrument().r#type())
    }

    /// The agreement's texts of which not all was read.
    pub(super) fn partly_read(&self) -> impl Iterator<Item = &PaperSource> {
        self.sources
            .iter()
            .filter(|source| source.is_text && source.extent != ReadExtent::Whole)
    }

    /// The agreement's text, where the file names exactly one.
    pub(super) fn only_text(&self) -> Option<&PaperSource> {
        // Of two texts nobody knows which one a clause that names no source is in.
        let mut texts = self.sources.iter().filter(|source| source.is_text);
        texts.next().filter(|_| texts.next().is_none())
    }

    pub(super) fn source(&self, id: &str) -> Option<&PaperSource> {
        self.sources.iter().find(|source| source.id == id)
    }
}

impl PaperSource {
    fn read(source: View<'_, Source>) -> Self {
        let id = shown(source.id());
        let title = shown(source.title());
        let name = if title.is_empty() { id.clone() } else { title };

        Self {
            node: source.node(),
            id,
            name,
            url: shown(source.url()),
            kind: shown(source.kind()),
            read: shown(source.read()),
            is_official: source.kind().value() == Some(SourceKind::OfficialStatement),
            is_text: source.kind().value() == Some(SourceKind::AgreementText),
            // As `CheckedAgreement::reading` takes it, where the file does not say otherwise.
            extent: source.read().value().unwrap_or(ReadExtent::Whole),
        }
    }

    /// Whether an authority speaks in it.
    pub(super) fn is_of_an_authority(&self) -> bool {
        self.is_official
    }

    /// How much of it was read.
    pub(super) fn reading(&self) -> ReadExtent {
        self.extent
    }
}

/// A text of the agreement as it may be shown; empty where it is not stated.
pub(super) fn shown<T>(fact: View<'_, T>) -> String {
    fact.string()
        .map(|text| visible(&text).into_owned())
        .unwrap_or_default()
}

/// Whether a party is the vendor.
pub(super) fn is_vendor(party: &View<'_, Party>) -> bool {
    party.kind().value() == Some(PartyKind::Vendor)
}

/// Whether a party is a public body, as every kind of party is but these three.
pub(super) fn is_public_body(party: &View<'_, Party>) -> bool {
    !matches!(
        party.kind().value(),
        Some(PartyKind::Vendor | PartyKind::SubProcessor | PartyKind::Other)
    )
}
