//! Word's automatic numbers (ISO/IEC 29500-1, 17.9): what is printed before a paragraph and is nowhere in its text.

use std::collections::{BTreeMap, BTreeSet};

use crate::{docx::styles::value_of, xml::XmlElement};

/// The levels of a list.
const LEVELS: usize = 9;

/// The lists of a Word file.
#[derive(Debug, Default)]
pub(super) struct NumberingDefinitions {
    abstract_lists: BTreeMap<String, AbstractList>,
    lists: BTreeMap<String, List>,
}

#[derive(Debug, Default)]
struct AbstractList {
    levels: Vec<Level>,
    style_link: Option<String>,
    num_style_link: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    abstract_id: String,
    start_overrides: BTreeMap<usize, u32>,
    level_overrides: BTreeMap<usize, Level>,
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    text: String,
    style: Option<String>,
    is_legal: bool,
    /// The level whose number starts this one anew; 0 for never.
    restart: Option<usize>,
}

impl Default for Level {
    fn default() -> Self {
        let (format, text) = ("decimal".to_owned(), String::new());
        Self {
            start: 1,
            format,
            text,
            style: None,
            is_legal: false,
            restart: None,
        }
    }
}

impl NumberingDefinitions {
    /// Reads `numbering.xml`.
    pub(super) fn read(root: &XmlElement) -> Self {
        let mut definitions = Self::default();
        for element in root.elements() {
            match &*element.name {
                "w:abstractNum" => {
                    let id = element
                        .attribute("w:abstractNumId")
                        .unwrap_or_default()
                        .to_owned();

                    definitions
                        .abstract_lists
                        .insert(id, AbstractList::read(element));
                }
                "w:num" => {
                    let id = element.attribute("w:numId").unwrap_or_default().to_owned();
                    definitions.lists.insert(id, List::read(element));
                }
                _ => {}
            }
        }

        definitions
    }

    /// Returns the abstract list of a list, through a link by a style.
    fn abstract_list(&self, list: &List) -> Option<(&str, &AbstractList)> {
        let (id, found) = self.abstract_lists.get_key_value(&list.abstract_id)?;
        let Some(link) = &found.num_style_link else {
            return Some((id, found));
        };

        // The levels of a list style are in the list that defines it (ISO/IEC 29500-1, 17.9.21).
        let linked = self
            .abstract_lists
            .iter()
            .find(|(_, other)| other.style_link.as_ref() == Some(link));

        linked.map_or(Some((id.as_str(), found)), |(id, other)| {
            Some((id.as_str(), other))
        })
    }

    /// Returns the level of a list that a paragraph style is tied to.
    pub(super) fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        let (_, found) = self.abstract_list(self.lists.get(list)?)?;
        found
            .levels
            .iter()
            .position(|level| level.style.as_deref() == Some(style))
    }
}

impl AbstractList {
    fn read(element: &XmlElement) -> Self {
        let mut levels = vec![Level::default(); LEVELS];
        for level in element.elements().filter(|child| &*child.name == "w:lvl") {
            let index = level
                .attribute("w:ilvl")
                .and_then(|value| value.parse::<usize>().ok());
            if let Some(slot) = index.and_then(|index| levels.get_mut(index)) {
                *slot = Level::read(level);
            }
        }
        Self {
            levels,
            style_link: value_of(element, "w:styleLink").map(str::to_owned),
            num_style_link: value_of(element, "w:numStyleLink").map(str::to_owned),
        }
    }
}

impl List {
    fn read(element: &XmlElement) -> Self {
        let abstract_id = value_of(element, "w:abstractNumId")
            .unwrap_or_default()
            .to_owned();

        let mut list = Self {
            abstract_id,
            ..Self::default()
        };

        for change in element
            .elements()
            .filter(|child| &*child.name == "w:lvlOverride")
        {
            let Some(index) = change
                .attribute("w:ilvl")
                .and_then(|value| value.parse().ok())
            else {
                continue;
            };
            if let Some(start) =
                value_of(change, "w:startOverride").and_then(|value| value.parse().ok())
            {
                list.start_overrides.insert(index, start);
            }
            if let Some(level) = change.child("w:lvl") {
                list.level_overrides.insert(index, Level::read(level));
            }
        }

        list
    }
}

impl Level {
    fn read(element: &XmlElement) -> Self {
        let value = |name: &str| value_of(element, name);
        Self {
            start: value("w:start")
                .and_then(|start| start.parse().ok())
                .unwrap_or(1),
            format: value("w:numFmt").unwrap_or("decimal").to_owned(),
            text: value("w:lvlText").unwrap_or_default().to_owned(),
            style: value("w:pStyle").map(str::to_owned),
            is_legal: super::styles::is_on(element, "w:isLgl").unwrap_or(false),
            restart: value("w:lvlRestart").and_then(|level| level.parse().ok()),
        }
    }
}

/// What is printed before a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum ListMark {
    /// A number or letter with its marks.
    Number(String),
    /// A bullet, or nothing.
    Bullet,
}

/// The numbers that the lists have reached.
pub(super) struct ListCounters<'a> {
    definitions: &'a NumberingDefinitions,
    counts: BTreeMap<&'a str, [Option<u32>; LEVELS]>,
    started: BTreeSet<(String, usize)>,
}

impl<'a> ListCounters<'a> {
    /// Starts counting.
    pub(super) fn new(definitions: &'a NumberingDefinitions) -> Self {
        Self {
            definitions,
            counts: BTreeMap::new(),
            started: BTreeSet::new(),
        }
    }

    /// Returns the definitions that it counts by.
    pub(super) fn definitions(&self) -> &'a NumberingDefinitions {
        self.definitions
    }

    /// Counts a paragraph and returns what is printed before it; `None` if there is no such list.
    pub(super) fn count(&mut self, id: &str, level: usize) -> Option<ListMark> {
        let list = self.definitions.lists.get(id)?;
        let (abstract_id, abstract_list) = self.definitions.abstract_list(list)?;
        let level_at = |index: usize| {
            list.level_overrides
                .get(&index)
                .or_else(|| abstract_list.levels.get(index))
        };

        let start_at = |index: usize| {
            let own = list.start_overrides.get(&index).copied();
            own.unwrap_or_else(|| level_at(index).map_or(1, |level| level.start))
        };

        let counts = self.counts.entry(abstract_id).or_insert([None; LEVELS]);
        // A damaged file may name a level that no list has.
        let level = level.min(LEVELS - 1);

        // Lists of one abstract list count on together; a start override takes effect once, where its level begins.
        let mut begins = |index: usize| {
            list.start_overrides.contains_key(&index) && self.started.insert((id.to_owned(), index))
        };

        for (index, count) in counts.iter_mut().enumerate() {
            if index < level {
                // An outer level without a paragraph shows its start all the same: `1.1` and not `0.1`.
                if count.is_none() {
                    *count = Some(start_at(index));
                    begins(index);
                }
            } else if index == level {
                let is_new = begins(index);
                let before = count.filter(|_| !is_new);
                *count = Some(before.map_or(start_at(index), |count| count.saturating_add(1)));
            } else {
                // A level that restarts only after an outer one goes on counting here.
                let restart = level_at(index)
                    .and_then(|level| level.restart)
                    .unwrap_or(index);

                if level < restart {
                    *count = None;
                }
            }
        }

        let here = level_at(level)?;
        // A level without a number of its own may print that of an outer one.
        if here.format == "bullet" || here.format == "none" && !here.text.contains('%') {
            return Some(ListMark::Bullet);
        }

        let mark = format_mark(here, counts, &level_at);
        let mark = mark.trim().to_owned();

        // Some bullets are made as numbers whose text is only a dash.
        Some(if mark.chars().any(char::is_alphanumeric) {
            ListMark::Number(mark)
        } else {
            ListMark::Bullet
        })
    }
}

/// Writes what is printed before a paragraph: the text of its level, with the count of a level for each `%1` to `%9`.
fn format_mark<'l>(
    here: &Level,
    counts: &[Option<u32>; LEVELS],
    level_at: &impl Fn(usize) -> Option<&'l Level>,
) -> String {
    let mut mark = String::new();

    let mut letters = here.text.chars().peekable();
    while let Some(letter) = letters.next() {
        let index = letters
            .peek()
            .and_then(|digit| digit.to_digit(10))
            .filter(|_| letter == '%');

        let Some(index) = index.and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1))
        else {
            mark.push(letter);
            continue;
        };

        letters.next();
        let number = counts
            .get(index)
            .copied()
            .flatten()
            .unwrap_or_else(|| level_at(index).map_or(1, |level| level.start));

        let format = level_at(index).map_or("decimal", |level| &level.format);
        mark.push_str(&format_number(
            number,
            // Legal numbering prints 1.1 below Article I, whatever the outer level's own format.
            if here.is_legal { "decimal" } else { format },
        ));
    }

    mark
}

/// Writes a number in one of Word's number formats.
pub(crate) fn format_number(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" => format_letters(number),
        "upperLetter" => format_letters(number).to_uppercase(),
        "lowerRoman" => format_roman(number),
        "upperRoman" => format_roman(number).to_uppercase(),
        "decimalZero" => format!("{number:02}"),
        "ordinal" => {
            let ending = match (number % 10, number % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };

            format!("{number}{ending}")
        }
        "cardinalText" | "ordinalText" => format_words(number, format == "ordinalText"),
        "none" => String::new(),
        _ => number.to_string(),
    }
}

/// Writes the letters of a list: after `z` comes `aa`, then `bb`.
fn format_letters(number: u32) -> String {
    let Some(index) = number.checked_sub(1) else {
        return String::new();
    };

    let letter = u8::try_from(index % 26).map_or('a', |offset| char::from(b'a' + offset));
    // Nobody letters a list of a thousand items; a hostile file may.
    let repeats = usize::try_from(index / 26 + 1).unwrap_or(1).min(40);
    letter.to_string().repeat(repeats)
}

fn format_roman(number: u32) -> String {
    const NUMERALS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];

    // A numeral grows by an `m` with each thousand, and a hostile start has millions of them.
    if number > 4_999 {
        return number.to_string();
    }

    let mut rest = number;
    let mut numeral = String::new();
    for (value, letters) in NUMERALS {
        while rest >= value {
            numeral.push_str(letters);
            rest -= value;
        }
    }

    numeral
}

fn format_words(number: u32, is_ordinal: bool) -> String {
    const WORDS: [(&str, &str); 12] = [
        ("One", "First"),
        ("Two", "Second"),
        ("Three", "Third"),
        ("Four", "Fourth"),
        ("Five", "Fifth"),
        ("Six", "Sixth"),
        ("Seven", "Seventh"),
        ("Eight", "Eighth"),
        ("Nine", "Ninth"),
        ("Ten", "Tenth"),
        ("Eleven", "Eleventh"),
        ("Twelve", "Twelfth"),
    ];

    let index = usize::try_from(number)
        .ok()
        .and_then(|number| number.checked_sub(1));

    let word = index.and_then(|index| WORDS.get(index));
    word.map_or_else(
        || number.to_string(),
        |(cardinal, ordinal)| (if is_ordinal { ordinal } else { cardinal }).to_string(),
    )
}
