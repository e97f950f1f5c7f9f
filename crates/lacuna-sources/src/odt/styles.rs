//! The styles of an OpenDocument text that say whether words are shown.

use std::collections::BTreeSet;

use crate::xml::XmlElement;

/// The styles whose text is hidden or struck through, and the outline levels.
#[derive(Debug, Default)]
pub(super) struct TextStyles {
    pub(super) hidden: BTreeSet<String>,
    pub(super) struck: BTreeSet<String>,
    pub(super) titles: BTreeSet<String>,
}

impl TextStyles {
    /// Reads the styles of both parts of the file.
    pub(super) fn read(roots: &[&XmlElement]) -> Self {
        let mut styles = Self::default();
        for style in roots
            .iter()
            .flat_map(|root| root.descendants("style:style"))
        {
            let Some(name) = style.attribute("style:name") else {
                continue;
            };
            let properties = style.child("style:text-properties");
            let value = |key: &str| properties.and_then(|properties| properties.attribute(key));
            if value("text:display") == Some("none") {
                styles.hidden.insert(name.to_owned());
            }
            if value("style:text-line-through-style").is_some_and(|line| line != "none") {
                styles.struck.insert(name.to_owned());
            }
            if name == "Title" || style.attribute("style:parent-style-name") == Some("Title") {
                styles.titles.insert(name.to_owned());
            }
        }

        styles
    }
}
