//! The automatic numbers of OpenDocument lists (OpenDocument 1.3, 16.30 and 19.880).

use std::collections::BTreeMap;

use crate::{docx::format_number, xml::XmlElement};

/// The levels of a list.
const LEVELS: usize = 10;

/// The list styles of a file.
#[derive(Debug, Default)]
pub(super) struct ListStyles {
    styles: BTreeMap<String, Vec<ListLevel>>,
}

#[derive(Debug, Clone, Default)]
struct ListLevel {
    is_number: bool,
    format: &'static str,
    prefix: String,
    suffix: String,
    start: u32,
    shown_levels: usize,
}

impl ListStyles {
    /// Reads the list styles of several parts; later parts win.
    pub(super) fn read(roots: &[&XmlElement]) -> Self {
        let mut styles = Self::default();
        for root in roots {
            for style in root
                .descendants("text:list-style")
                .into_iter()
                .chain(root.descendants("text:outline-style"))
            {
                let name = style
                    .attribute("style:name")
                    .unwrap_or("Outline")
                    .to_owned();

                let mut levels = vec![ListLevel::default(); LEVELS];
                for element in style.elements() {
                    let level = element
                        .attribute("text:level")
                        .and_then(|level| level.parse::<usize>().ok());

                    if let Some(slot) =
                        level.and_then(|level| levels.get_mut(level.checked_sub(1)?))
                    {
                        *slot = ListLevel::read(element);
                    }
                }

                styles.styles.insert(name, levels);
            }
        }

        styles
    }
}

impl ListLevel {
    fn read(element: &XmlElement) -> Self {
        let format = match element.attribute("style:num-format") {
            Some("a") => "lowerLetter",
            Some("A") => "upperLetter",
            Some("i") => "lowerRoman",
            Some("I") => "upperRoman",
            // An empty format prints no number (OpenDocument 1.3, `style:num-format`).
            Some("") | None => "none",
            Some(_) => "decimal",
        };

        let number = |key: &str| {
            element
                .attribute(key)
                .and_then(|value| value.parse::<u32>().ok())
        };

        let text = |key: &str| element.attribute(key).unwrap_or_default().to_owned();
        Self {
            is_number: element.name.ends_with("level-style-number")
                || &*element.name == "text:outline-level-style",
            format,
            prefix: text("style:num-prefix"),
            suffix: text("style:num-suffix"),
            start: number("text:start-value").unwrap_or(1),
            shown_levels: number("text:display-levels")
                .and_then(|n| usize::try_from(n).ok())
                .unwrap_or(1),
        }
    }
}

/// The numbers that the lists have reached.
pub(super) struct ListNumbers<'a> {
    styles: &'a ListStyles,
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    by_id: BTreeMap<String, String>,
    key: String,
}

impl<'a> ListNumbers<'a> {
    /// Starts counting.
    pub(super) fn new(styles: &'a ListStyles) -> Self {
        Self {
            styles,
            counts: BTreeMap::new(),
            by_id: BTreeMap::new(),
            key: String::new(),
        }
    }

    /// Opens a list: one that continues counts with the list before it of the same style or the one it names.
    pub(super) fn open_list(&mut self, list: &XmlElement, level: usize, style: Option<&str>) {
        // A list within an item begins anew by itself, since counting the item cleared its levels.
        if level > 0 {
            return;
        }

        let id = list.attribute("xml:id").unwrap_or_default().to_owned();
        let continued = list
            .attribute("text:continue-list")
            .and_then(|id| self.by_id.get(id))
            .cloned();

        let goes_on = list.attribute("text:continue-numbering") == Some("true");
        let own = style.unwrap_or_default().to_owned();
        self.key = match continued {
            Some(key) => key,
            None if goes_on => own,
            // A list that does not go on starts anew, also where the style is the same.
            None => {
                self.counts.remove(&own);
                own
            }
        };

        self.by_id.insert(id, self.key.clone());
    }

    /// Counts an item and returns what is printed before it; `None` for a bullet.
    pub(super) fn count(
        &mut self,
        style: Option<&str>,
        level: usize,
        own_start: Option<u32>,
    ) -> Option<String> {
        let levels = self.styles.styles.get(style?)?;
        let here = levels.get(level)?;
        let counts = self
            .counts
            .entry(self.key.clone())
            .or_insert([None; LEVELS]);

        for (index, count) in counts.iter_mut().enumerate() {
            let start = levels.get(index).map_or(1, |level| level.start);
            // As in Word, an outer level without an item shows its start: `1.1` and not `.1`.
            if index < level {
                count.get_or_insert(start);
            } else if index == level {
                *count = Some(
                    own_start
                        .unwrap_or_else(|| count.map_or(start, |count| count.saturating_add(1))),
                );
            } else {
                *count = None;
            }
        }

        // It is counted all the same, since it begins the deeper levels anew.
        if !here.is_number || here.format == "none" {
            return None;
        }

        let first = (level + 1).saturating_sub(here.shown_levels.max(1));

        let numbers: Vec<String> = (first..=level)
            .filter_map(|index| {
                let format = levels.get(index).map_or("decimal", |level| level.format);
                counts
                    .get(index)
                    .copied()
                    .flatten()
                    .map(|number| format_number(number, format))
            })
            .collect();

        Some(
            format!("{}{}{}", here.prefix, numbers.join("."), here.suffix)
                .trim()
                .to_owned(),
        )
    }
}
