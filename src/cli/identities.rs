//! Keeps the ids of a run apart: waivers, baselines and decisions go by them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::agreement::CheckedAgreement;
use crate::diagnostic::{Diagnostic, short};
use crate::document::NodeId;
use crate::source_file::{SourceFile, Span};

/// The ids that were met, with the place of each.
#[derive(Debug, Default)]
pub(super) struct Identities(BTreeMap<String, (String, u32)>);

/// The id of one agreement, with its place.
pub(super) struct Identity {
    id: String,
    text: Arc<SourceFile>,
    span: Span,
}

impl Identity {
    /// Finds the id of an agreement.
    pub(super) fn of(agreement: &CheckedAgreement) -> Self {
        let document = agreement.document();
        let node = agreement.view().id().node().unwrap_or(NodeId::ROOT);
        Self {
            id: agreement.id().into_owned(),
            text: Arc::clone(document.text()),
            span: document.span(node),
        }
    }

    /// Which record of its file the agreement is; `None` where it is the whole file.
    pub(super) fn record(&self) -> Option<u32> {
        self.text.record().map(|record| record.number)
    }
}

impl Identities {
    /// Notes an id, in the order of the inputs.
    ///
    /// # Errors
    /// An earlier agreement has it: a problem at the id of this one.
    pub(super) fn claim(&mut self, own: &Identity) -> Result<(), Diagnostic> {
        // Not its position: the table of all lines is for those that are shown.
        let line = own.text.line(own.span.start);
        if let Some((file, first)) = self.0.get(&own.id) {
            let message = format!(
                "the id `{}` is already that of {file}:{first}",
                short(&own.id)
            );

            return Err(Diagnostic::at(&own.text, own.span, message)
                .pointer("/id")
                .help(
                    "give each agreement a unique id: waivers, baselines and decisions refer to it",
                ));
        }

        self.0
            .insert(own.id.clone(), (own.text.name().to_owned(), line));
        Ok(())
    }

    /// The ids that were met.
    pub(super) fn ids(&self) -> std::collections::BTreeSet<String> {
        self.0.keys().cloned().collect()
    }
}
