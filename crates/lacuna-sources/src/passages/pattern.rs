//! The small language of cues: words that are together, near each other, or in one sentence.
//!
//! `notify|inform .. breach & without_undue_delay ! audit`: words are compared by their stems, `|` parts alternatives,
//! `_` joins words of one alternative, `@name` stands for a list of words, `*` for any letters, `..` for up to
//! 6 words between, `...` for up to 18. Parts joined by `&` must all be in the sentence, in any order; a part after
//! `!` must not. A cue that begins with `+` is plain enough to stand alone. `#duration`, `#date`, `#money` and `#country` stand for a value in the sentence.

use super::tokens::WordTable;
use std::collections::BTreeMap;
use std::fmt;

/// How many words `..` may stand for.
const SHORT_GAP: usize = 6;
/// How many words `...` may stand for.
const LONG_GAP: usize = 18;

/// Why a cue cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError {
    /// The pattern.
    pub pattern: String,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the cue `{}` {}", self.pattern, self.message)
    }
}

impl std::error::Error for PatternError {}

/// The kinds of values that a pattern can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ValueMark {
    Duration,
    Date,
    Money,
    Country,
}

/// Which kinds of values are in a sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ValueMarks {
    pub(crate) duration: bool,
    pub(crate) date: bool,
    pub(crate) money: bool,
    pub(crate) country: bool,
}

impl ValueMarks {
    /// Whether any value is in the sentence.
    pub(crate) fn any(self) -> bool {
        self.duration || self.date || self.money || self.country
    }

    fn has(self, mark: ValueMark) -> bool {
        match mark {
            ValueMark::Duration => self.duration,
            ValueMark::Date => self.date,
            ValueMark::Money => self.money,
            ValueMark::Country => self.country,
        }
    }
}

/// A cue as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// Whether it needs no second cue or heading beside it.
    pub(crate) is_plain: bool,
    required: Vec<Part>,
    excluded: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Sequence(Vec<Element>),
    Value(ValueMark),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Element {
    /// Alternatives, each of one word or several.
    Term(Vec<Vec<String>>),
    Gap(usize),
}

impl Pattern {
    /// Reads a cue; `lists` holds the lists of words that `@name` stands for.
    pub(crate) fn parse(
        source: &str,
        lists: &BTreeMap<String, Vec<String>>,
    ) -> Result<Self, PatternError> {
        let fail = |message: String| PatternError {
            pattern: source.to_owned(),
            message,
        };

        let (mut required, mut excluded) = (Vec::new(), Vec::new());
        let mut part: Vec<&str> = Vec::new();
        let mut is_excluded = false;
        let is_plain = source.starts_with('+');

        // The sign that is put behind the last part closes it like every other.
        for piece in source
            .trim_start_matches('+')
            .split_whitespace()
            .chain(["&"])
        {
            if piece != "&" && piece != "!" {
                part.push(piece);
                continue;
            }

            if part.is_empty() {
                return Err(fail("has a part without words".to_owned()));
            }

            let parsed = parse_part(&part, lists).map_err(&fail)?;
            if is_excluded {
                excluded.push(parsed)
            } else {
                required.push(parsed)
            }

            is_excluded = piece == "!";
            part.clear();
        }
        if required.is_empty() {
            return Err(fail("requires nothing".to_owned()));
        }

        Ok(Self {
            is_plain,
            required,
            excluded,
        })
    }

    /// Lists the words that the cue looks for, as a person reads them.
    pub(crate) fn describe_words(&self) -> String {
        let describe = |part: &Part| match part {
            Part::Value(mark) => format!("[{}]", format!("{mark:?}").to_lowercase()),
            Part::Sequence(elements) => {
                let term = |element: &Element| match element {
                    Element::Gap(_) => "…".to_owned(),
                    Element::Term(alternatives) => {
                        let mut words: Vec<String> = alternatives
                            .iter()
                            .take(3)
                            .map(|words| words.join(" "))
                            .collect();

                        if alternatives.len() > 3 {
                            words.push("…".to_owned());
                        }

                        words.join("/")
                    }
                };

                elements.iter().map(term).collect::<Vec<_>>().join(" ")
            }
        };

        self.required
            .iter()
            .map(describe)
            .collect::<Vec<_>>()
            .join(" + ")
    }

    /// Lists single words for ranking.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        let terms = self.required.iter().filter_map(|part| match part {
            Part::Sequence(elements) => Some(elements.iter()),
            Part::Value(_) => None,
        });

        // Long lists of alternatives stand for parties and modal verbs, which tell nothing.
        let short = terms.flatten().filter_map(|element| match element {
            Element::Term(alternatives) if alternatives.len() <= 8 => {
                Some(alternatives.iter().flatten())
            }
            _ => None,
        });

        short.flatten().map(String::as_str)
    }

    /// Replaces the words by their numbers in a document; `None` where the document cannot hold the cue.
    pub(crate) fn compile(&self, vocabulary: &WordTable) -> Option<CompiledPattern> {
        let required = self
            .required
            .iter()
            .map(|part| compile_part(part, vocabulary))
            .collect::<Option<Vec<_>>>()?;

        // An exclusion whose words the contract lacks excludes nothing and must not end the cue.
        let excluded = self
            .excluded
            .iter()
            .filter_map(|part| compile_part(part, vocabulary))
            .collect();

        Some(CompiledPattern {
            is_plain: self.is_plain,
            required,
            excluded,
        })
    }
}

fn parse_part(pieces: &[&str], lists: &BTreeMap<String, Vec<String>>) -> Result<Part, String> {
    // Whether a value is in the sentence is known, and not where, so it has no place between words.
    if let [value] = pieces
        && let Some(name) = value.strip_prefix('#')
    {
        let mark = match name {
            "duration" => ValueMark::Duration,
            "date" => ValueMark::Date,
            "money" => ValueMark::Money,
            "country" => ValueMark::Country,
            _ => return Err(format!("asks for `#{name}`, which is not a kind of value")),
        };

        return Ok(Part::Value(mark));
    }

    let mut elements = Vec::new();
    for piece in pieces {
        match *piece {
            ".." => elements.push(Element::Gap(SHORT_GAP)),
            "..." => elements.push(Element::Gap(LONG_GAP)),
            term => elements.push(Element::Term(parse_term(term, lists)?)),
        }
    }

    let is_gap = |element: Option<&Element>| matches!(element, Some(Element::Gap(_)));

    // Any words may be in a gap, so one at either end asks for nothing and is a slip.
    if is_gap(elements.first()) || is_gap(elements.last()) {
        return Err("begins or ends with a gap".to_owned());
    }

    Ok(Part::Sequence(elements))
}

fn parse_term(
    term: &str,
    lists: &BTreeMap<String, Vec<String>>,
) -> Result<Vec<Vec<String>>, String> {
    let mut alternatives = Vec::new();
    for alternative in term.split('|') {
        match alternative.strip_prefix('@') {
            Some(name) => {
                let list = lists
                    .get(name)
                    .ok_or_else(|| format!("names the list `@{name}`, which does not exist"))?;

                for words in list {
                    alternatives.push(parse_words(words)?);
                }
            }
            None if alternative.is_empty() => return Err("has an empty alternative".to_owned()),
            None => alternatives.push(parse_words(alternative)?),
        }
    }

    Ok(alternatives)
}

/// Reads the words of one alternative.
fn parse_words(words: &str) -> Result<Vec<String>, String> {
    // No word of a contract holds a sign of this language, so that such a word would never be found, without an error.
    let sign = words.chars().find(|c| "#@&!+|".contains(*c));
    match sign {
        Some('#') => Err(format!(
            "asks for a value in `{words}`, and a value is a part by itself"
        )),
        Some(sign) => Err(format!("has `{sign}` inside the word `{words}`")),
        None if words.contains("..") => Err(format!("has a gap inside the word `{words}`")),
        None => Ok(words.split([' ', '_']).map(str::to_lowercase).collect()),
    }
}

fn compile_part(part: &Part, vocabulary: &WordTable) -> Option<CompiledPart> {
    match part {
        Part::Value(mark) => Some(CompiledPart::Value(*mark)),
        Part::Sequence(elements) => {
            let compiled = elements.iter().map(|element| match element {
                Element::Gap(most) => Some(CompiledElement::Gap(*most)),
                Element::Term(alternatives) => {
                    let numbers = |words: &Vec<String>| {
                        let each: Vec<Vec<u32>> = words
                            .iter()
                            .map(|word| vocabulary.match_word(word))
                            .collect();

                        each.iter()
                            .all(|numbers| !numbers.is_empty())
                            .then_some(each)
                    };

                    // Only the alternatives all of whose words the document has can ever match.
                    let possible: Vec<Vec<Vec<u32>>> =
                        alternatives.iter().filter_map(numbers).collect();
                    (!possible.is_empty()).then_some(CompiledElement::Term(possible))
                }
            });

            Some(CompiledPart::Sequence(
                compiled.collect::<Option<Vec<_>>>()?,
            ))
        }
    }
}

/// A cue with the numbers of one document's words.
#[derive(Debug)]
pub(crate) struct CompiledPattern {
    pub(crate) is_plain: bool,
    required: Vec<CompiledPart>,
    excluded: Vec<CompiledPart>,
}

#[derive(Debug)]
enum CompiledPart {
    Sequence(Vec<CompiledElement>),
    Value(ValueMark),
}

#[derive(Debug)]
enum CompiledElement {
    Term(Vec<Vec<Vec<u32>>>),
    Gap(usize),
}

impl CompiledPattern {
    /// Whether the cue is in a sentence; its last word must be at or after `from`, behind the words that only
    /// lead in.
    pub(crate) fn matches(&self, words: &[u32], marks: ValueMarks, from: usize) -> bool {
        let mut last = 0;
        for part in &self.required {
            match part {
                // Values are sought in the sentence alone, so they come behind what leads in.
                CompiledPart::Value(mark) if marks.has(*mark) => last = words.len(),
                CompiledPart::Value(_) => return false,
                CompiledPart::Sequence(elements) => match find_last_end(elements, words) {
                    Some(end) => last = last.max(end),
                    None => return false,
                },
            }
        }

        let excluded = self.excluded.iter().any(|part| match part {
            CompiledPart::Value(mark) => marks.has(*mark),
            CompiledPart::Sequence(elements) => find_last_end(elements, words).is_some(),
        });

        last > from && !excluded
    }
}

/// Finds where the last place of a sequence ends.
///
/// All places are followed at once, each kept only once, so that the time is bounded by the elements and the words
/// whatever a document repeats.
fn find_last_end(elements: &[CompiledElement], words: &[u32]) -> Option<usize> {
    let (first, rest) = elements.split_first()?;
    let mut ends = Vec::new();
    for start in 0..words.len() {
        push_ends(first, words, start, &mut ends);
    }

    for element in rest {
        if ends.is_empty() {
            return None;
        }

        ends.sort_unstable();
        ends.dedup();
        let mut next = Vec::new();

        match element {
            CompiledElement::Gap(most) => {
                // Gaps that overlap are one, or each end would add all its places again.
                let mut from = 0;
                for &end in &ends {
                    let last = (end + most).min(words.len());
                    next.extend(end.max(from)..=last);
                    from = last + 1;
                }
            }
            CompiledElement::Term(_) => ends
                .iter()
                .for_each(|&end| push_ends(element, words, end, &mut next)),
        }

        ends = next;
    }

    ends.into_iter().max()
}

/// Adds where a term ends that begins at a word.
fn push_ends(element: &CompiledElement, words: &[u32], start: usize, ends: &mut Vec<usize>) {
    let CompiledElement::Term(alternatives) = element else {
        return;
    };

    for sequence in alternatives {
        let Some(here) = words.get(start..start + sequence.len()) else {
            continue;
        };

        if here
            .iter()
            .zip(sequence)
            .all(|(word, numbers)| numbers.contains(word))
        {
            ends.push(start + sequence.len());
        }
    }
}
