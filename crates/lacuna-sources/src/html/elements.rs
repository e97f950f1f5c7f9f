//! What elements of HTML are: which hold nothing, which begin a block, and whose words are set apart.

use html5gum::{HtmlString, StartTag};

use crate::document::SetApartKind;

/// Elements that never hold anything.
pub(super) const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements whose content is not text for readers.
pub(super) const UNREAD: [&str; 9] = [
    "head", "script", "style", "template", "noscript", "svg", "iframe", "object", "button",
];

/// Elements that begin and end a block.
pub(super) const BLOCKS: [&str; 29] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "ul",
    "details",
];

/// Why words of an element are not in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Apart {
    Unread,
    Kind(SetApartKind),
}

pub(super) fn name_of(name: &HtmlString) -> String {
    String::from_utf8_lossy(name).into_owned()
}

pub(super) fn attribute(tag: &StartTag<()>, key: &str) -> Option<String> {
    let value = tag.attributes.get(key.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

pub(super) fn is_heading(name: &str) -> bool {
    ["h1", "h2", "h3", "h4", "h5", "h6"].contains(&name)
}

/// Returns why the words of an element are set apart.
pub(super) fn reason_apart(name: &str, tag: &StartTag<()>) -> Option<Apart> {
    if UNREAD.contains(&name) {
        return Some(Apart::Unread);
    }
    if ["del", "s", "strike"].contains(&name) {
        return Some(Apart::Kind(SetApartKind::Deleted));
    }

    let is_links = ["navigation", "contentinfo", "banner"]
        .contains(&attribute(tag, "role").unwrap_or_default().as_str());
    if name == "nav" || is_links {
        return Some(Apart::Kind(SetApartKind::PageFurniture));
    }

    // LibreOffice writes `sdfootnoteanc`, Pandoc `footnote-ref`, and DPUB-ARIA has a role.
    let is_note_mark = attribute(tag, "class")
        .is_some_and(|class| class.contains("footnoteanc") || class.contains("footnote-ref"))
        || attribute(tag, "role").is_some_and(|role| role == "doc-noteref");

    if is_note_mark {
        return Some(Apart::Kind(SetApartKind::Markup));
    }

    // LibreOffice marks running heads so when it saves a text as HTML.
    if attribute(tag, "title").is_some_and(|title| title == "header" || title == "footer") {
        return Some(Apart::Kind(SetApartKind::PageFurniture));
    }

    let style = attribute(tag, "style")
        .unwrap_or_default()
        .replace(' ', "")
        .to_ascii_lowercase();

    if style.contains("line-through") {
        return Some(Apart::Kind(SetApartKind::Deleted));
    }

    let is_hidden = attribute(tag, "hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden");

    is_hidden.then_some(Apart::Kind(SetApartKind::Hidden))
}
