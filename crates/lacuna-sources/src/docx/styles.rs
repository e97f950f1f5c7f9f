//! The styles of a Word file: what a paragraph inherits.

use std::collections::BTreeMap;

use crate::xml::XmlElement;

/// How many styles may be based on one another; Word allows some ten.
const MAX_BASES: usize = 20;

/// The paragraph and character styles.
#[derive(Debug, Default)]
pub(super) struct StyleSheet {
    styles: BTreeMap<String, Style>,
    default_paragraph: Option<String>,
}

/// What one style says itself.
#[derive(Debug, Default, Clone)]
pub(super) struct Style {
    based_on: Option<String>,
    /// Its name in lower case, such as `heading 1`.
    pub name: String,
    /// The list that it numbers with; `0` ends numbering.
    pub list: Option<String>,
    /// The level in that list.
    pub level: Option<usize>,
    /// The level in the outline, from 0; 9 is running text.
    pub outline: Option<u8>,
    /// Whether its text is hidden.
    pub hidden: Option<bool>,
    /// Whether its text is bold.
    pub bold: Option<bool>,
    /// Whether its text is struck through.
    pub struck: Option<bool>,
}

impl StyleSheet {
    /// Reads `styles.xml`.
    pub(super) fn read(root: &XmlElement) -> Self {
        let mut sheet = Self::default();
        for element in root
            .elements()
            .filter(|element| &*element.name == "w:style")
        {
            let Some(id) = element.attribute("w:styleId") else {
                continue;
            };
            let properties = element.child("w:pPr");
            let number = properties.and_then(|properties| properties.child("w:numPr"));
            let letters = element.child("w:rPr");
            let style = Style {
                based_on: value_of(element, "w:basedOn").map(str::to_owned),
                name: value_of(element, "w:name")
                    .unwrap_or_default()
                    .to_lowercase(),
                list: number
                    .and_then(|number| value_of(number, "w:numId"))
                    .map(str::to_owned),
                level: number.and_then(|number| value_of(number, "w:ilvl")?.parse().ok()),
                outline: properties
                    .and_then(|properties| value_of(properties, "w:outlineLvl")?.parse().ok()),
                hidden: letters.and_then(|letters| is_on(letters, "w:vanish")),
                bold: letters.and_then(|letters| is_on(letters, "w:b")),
                struck: letters.and_then(|letters| is_on(letters, "w:strike")),
            };

            let is_default = element
                .attribute("w:default")
                .is_some_and(|value| value == "1" || value == "true");
            if is_default && element.attribute("w:type") == Some("paragraph") {
                sheet.default_paragraph = Some(id.to_owned());
            }
            sheet.styles.insert(id.to_owned(), style);
        }

        sheet
    }

    /// Returns the style's id that counts for a paragraph.
    pub(super) fn paragraph_style<'a>(&'a self, named: Option<&'a str>) -> Option<&'a str> {
        named.or(self.default_paragraph.as_deref())
    }

    /// Returns a property of a style, or of the nearest style that it is based on, with the id of the style that says it.
    pub(super) fn inherited<'a, T>(
        &'a self,
        id: Option<&'a str>,
        property: impl Fn(&Style) -> Option<T>,
    ) -> Option<(T, &'a str)> {
        let mut id = id?;

        // A hostile file may base a style on itself.
        for _ in 0..MAX_BASES {
            let style = self.styles.get(id)?;
            if let Some(value) = property(style) {
                return Some((value, id));
            }

            id = style.based_on.as_deref()?;
        }
        None
    }

    /// Returns the name of a style in lower case.
    pub(super) fn name(&self, id: Option<&str>) -> &str {
        id.and_then(|id| self.styles.get(id))
            .map_or("", |style| &style.name)
    }
}

/// Returns the `w:val` of an element's child.
pub(super) fn value_of<'a>(element: &'a XmlElement, child: &str) -> Option<&'a str> {
    element.child(child)?.attribute("w:val")
}

/// Whether a switch is on; `None` where it is not.
pub(super) fn is_on(element: &XmlElement, child: &str) -> Option<bool> {
    let value = element.child(child)?.attribute("w:val");

    // A switch without a value is on, as in `<w:b/>`.
    Some(!value.is_some_and(|value| ["0", "false", "off"].contains(&value)))
}
