//! The words of one paragraph of an OpenDocument text, and what is set apart from them.

use crate::document::SetApartKind;
use crate::xml::XmlElement;

/// The words of one paragraph with what is set apart from them.
#[derive(Debug, Default)]
pub(super) struct OdtWords<'a> {
    pub(super) text: String,
    pub(super) set_apart: Vec<(SetApartKind, String)>,
    pub(super) notes: Vec<&'a XmlElement>,
    pub(super) boxes: Vec<&'a XmlElement>,
}

/// Returns the words of a comment, without its author and day.
pub(super) fn comment_text(annotation: &XmlElement) -> String {
    let paragraphs = annotation.descendants("text:p");
    let texts: Vec<String> = paragraphs.iter().map(|words| words.text()).collect();

    texts.join(" ")
}

impl OdtWords<'_> {
    pub(super) fn push_comment(&mut self, annotation: &XmlElement) {
        self.set_apart
            .push((SetApartKind::Comment, comment_text(annotation)));
    }

    pub(super) fn push(&mut self, text: &str, kind: Option<SetApartKind>) {
        match (kind, self.set_apart.last_mut()) {
            (None, _) => self.text.push_str(text),
            (Some(kind), Some((last, words))) if *last == kind => words.push_str(text),
            (Some(kind), _) => self.set_apart.push((kind, text.to_owned())),
        }
    }
}
