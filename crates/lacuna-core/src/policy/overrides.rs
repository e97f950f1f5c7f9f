//! Holds that a house which replaces a part of the policies says why, as reports print it.

use std::sync::Arc;

use toml::Spanned;

use super::loader::PolicyLoader;
use super::reading::span;
use super::replacement::{ReplacedPart, Replacement};
use crate::diagnostic::Diagnostic;
use crate::source_file::{SourceFile, visible};

impl PolicyLoader {
    /// Notes that a part takes the place of an earlier one, or that it is new; the reason must fit that.
    pub(super) fn replaced(
        &mut self,
        kind: ReplacedPart,
        text: &Arc<SourceFile>,
        name: &Spanned<String>,
        reason: Option<&Spanned<String>>,
        is_replaced: bool,
    ) {
        let word = kind.as_str();
        let shown = visible(name.get_ref());
        let given = reason.filter(|reason| !reason.get_ref().trim().is_empty());

        match (is_replaced, given) {
            (true, Some(reason)) => {
                let replacement = Replacement {
                    kind,
                    name: name.get_ref().clone(),
                    reason: reason.get_ref().trim().to_owned(),
                };

                // The last folder's is the one in force.
                self.replacements
                    .retain(|known| (known.kind, &known.name) != (kind, name.get_ref()));

                self.replacements.push(replacement);
            }
            (true, None) => self.problems.push(
                Diagnostic::at(
                    text,
                    span(&name.span()),
                    format!("{shown} replaces a {word} of the same name, and does not say why"),
                )
                .help("add reason = \"...\", which every report prints; or choose another name"),
            ),
            // A reason for nothing is a slip in the name, or stands over a rule that is gone.
            (false, Some(reason)) => self.problems.push(
                Diagnostic::at(
                    text,
                    span(&reason.span()),
                    format!("there is no {word} {shown} that this could replace"),
                )
                .help("remove `reason`, or correct the name"),
            ),
            (false, None) => {}
        }
    }
}
