//! "Your file is wrong here": one problem in a person's file, with its place, its message and what to do.

mod misfit;

use std::sync::Arc;

use crate::source_file::{DecodeError, Position, SourceFile, Span, visible};

pub use misfit::{Notation, meant, misfit};

/// One thing that is wrong in a file a person wrote: what, where, and what to do.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{file}{}: {message}", describe_position(.position.as_ref()))]
pub struct Diagnostic {
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// What to do about it, where that can be said.
    pub help: Option<String>,
    /// The file it is in.
    pub file: String,
    /// The text and the span in it; absent where the file could not be read as text.
    pub place: Option<Place>,
    /// The line and column, where known.
    pub position: Option<Position>,
    /// The JSON pointer (RFC 6901) of the value it speaks of, in a JSON file.
    pub pointer: Option<String>,
}

/// A span of a text that is kept for the snippet.
#[derive(Debug, Clone)]
pub struct Place {
    /// The whole text.
    pub text: Arc<SourceFile>,
    /// The part of it that is wrong.
    pub span: Span,
}

/// A file, or one record of it, that could not be used, with everything that is wrong.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{file} cannot be used: {} problems", .problems.len())]
pub struct RejectedInput {
    /// The file, as it was named.
    pub file: String,
    /// Which record of the file, from 1; absent where it is the whole file.
    pub record: Option<u32>,
    /// What is wrong, in the order of places. It can lie in another file, such as one of waivers.
    pub problems: Vec<Diagnostic>,
}

/// Returns the line and column behind a file's name, as compilers write them.
fn describe_position(position: Option<&Position>) -> String {
    position.map_or_else(String::new, |position| format!(":{position}"))
}

impl Diagnostic {
    /// Returns a problem at a span of a text.
    #[must_use]
    pub fn at(text: &Arc<SourceFile>, span: Span, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: None,
            file: text.name().to_owned(),
            position: Some(text.position(span.start)),
            place: Some(Place {
                text: Arc::clone(text),
                span,
            }),
            pointer: None,
        }
    }

    /// Returns a problem with a whole file.
    #[must_use]
    pub fn in_file(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: None,
            file: file.into(),
            place: None,
            position: None,
            pointer: None,
        }
    }

    /// Returns a file whose bytes are not a text.
    #[must_use]
    pub fn unreadable(file: impl Into<String>, error: DecodeError) -> Self {
        Self {
            position: error.position,
            ..Self::in_file(file, error.message)
        }
        .help(error.help)
    }

    /// Returns a value in JSON that does not fit its field, as `serde_json` found it.
    #[must_use]
    pub fn json_misfit(text: &Arc<SourceFile>, error: &serde_json::Error) -> Self {
        let starts = text.content().match_indices('\n').map(|(at, _)| at + 1);
        let start = std::iter::once(0)
            .chain(starts)
            .nth(error.line().saturating_sub(1))
            .unwrap_or_default();

        // The columns of serde_json are counted in bytes, and may end inside a character.
        let mut at = (start + error.column().saturating_sub(1)).min(text.content().len());
        while !text.content().is_char_boundary(at) {
            at -= 1;
        }

        let said = error.to_string();
        // The words end with the place, which the diagnostic has already.
        let said = said.split(" at line ").next().unwrap_or_default();
        // Reading stopped behind the value, so that what is written at the place is not the value.
        let (message, help) = misfit(said, "", Notation::Json);
        Self::at(text, Span::new(at, at), message).help(help)
    }

    /// Says what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds "did you mean" where one of the known names is close to the one given.
    #[must_use]
    pub fn suggest<'a>(self, given: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(given, known) {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None => self,
        }
    }

    /// Names the value it speaks of by its JSON pointer.
    #[must_use]
    pub fn pointer(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }
}

/// Returns the known name nearest to a given one, where one is near enough to be a slip of the pen.
#[must_use]
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // No slip of the pen is this long, and comparing takes the product of both lengths.
    const LONGEST: usize = 64;
    if given.len() > LONGEST {
        return None;
    }

    let given = given.to_lowercase();
    known
        .into_iter()
        .filter(|name| name.len() <= LONGEST)
        .map(|name| (similarity(&given, &name.to_lowercase()), name))
        .filter(|(score, _)| *score >= 0.7)
        // The first of equals wins, so that the answer does not hang on float ties.
        .fold(None, |best: Option<(f64, &str)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        })
        .map(|(_, name)| name)
}

fn similarity(given: &str, name: &str) -> f64 {
    let edits = strsim::normalized_damerau_levenshtein(given, name);
    // A name cut short or written out (`ref`, `reference`) is near although many letters differ.
    let prefix = given.len() >= 3 && (name.starts_with(given) || given.starts_with(name));
    if prefix { edits.max(0.75) } else { edits }
}

/// Returns a name in a message: shown without obeying it, and cut where nobody reads on.
#[must_use]
pub fn short(name: &str) -> String {
    const LONGEST: usize = 60;
    let shown = visible(name);
    match shown.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", shown.get(..end).unwrap_or_default()),
        None => shown.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_and_never_compared() {
        let long = "k".repeat(300_000);
        assert_eq!(nearest(&long, ["kind"]), None);
        assert_eq!(short(&long), format!("{}…", "k".repeat(60)));
        assert_eq!(short("a\u{202E}b"), "a⟨U+202E⟩b");
    }

    #[test]
    fn the_nearest_name_is_offered_only_when_near() {
        assert_eq!(
            nearest("retentoin", ["retention", "rights"]),
            Some("retention")
        );

        assert_eq!(nearest("colour", ["retention", "rights"]), None);
        assert_eq!(nearest("Binding", ["binding"]), Some("binding"));
    }
}
