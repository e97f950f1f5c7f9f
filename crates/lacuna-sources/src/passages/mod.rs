//! Passages that seem to speak to a subject, found by cues, for a person to judge.
//!
//! Nothing here says that an agreement is silent, and nothing here makes a fact.

mod asides;
pub(crate) mod pattern;
mod rank;
pub(crate) mod sentences;
mod shapes;
pub(crate) mod tokens;
pub(crate) mod units;
pub(crate) mod values;

use crate::cues::{Cues, Subject, SubjectCues};
use crate::document::SourceDocument;
use crate::language::Language;
use pattern::Pattern;
use rank::{Score, WordIndex, rank_subject};
use std::ops::Range;
use tokens::WordTable;
use units::{PassageUnit, build_units, place_of};
pub use values::{DurationUnit, OfferedValue, ValueKind, find_values};

/// How many passages are shown in a tier at most.
const MAX_PASSAGES: usize = 5;
/// A passage longer than this is cut down to the sentences that speak, in words.
const MAX_SHOWN_WORDS: usize = 150;

/// How sure it is that a passage speaks to a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// It seems to.
    Likely,
    /// Perhaps it does.
    Possible,
}

/// A passage offered to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The bytes of the document's text to show.
    pub range: Range<usize>,
    /// The sentence in it that speaks most plainly.
    pub focus: Range<usize>,
    /// The innermost clause around that sentence, as a position in [`SourceDocument::clauses`].
    pub clause: Option<usize>,
    /// The page, counted from 1.
    pub page: Option<u32>,
    /// How sure it is.
    pub tier: Tier,
    /// The words by which it was found, the strongest first.
    pub because: Vec<String>,
    /// The values in it, those nearest to the speaking sentence first.
    pub values: Vec<OfferedValue>,
}

/// What was found on one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectPassages {
    /// The subject's name in files.
    pub subject: String,
    /// The passages, the best first; those of the first tier before the others.
    pub passages: Vec<Passage>,
    /// The words that were looked for, where no passage was found.
    pub words: Vec<String>,
}

/// Finds passages on every subject for which there are cues in the document's language.
///
/// The result is empty where there are no cues for the language: then nothing was looked for.
#[must_use]
pub fn find_passages(
    document: &SourceDocument,
    cues: &Cues,
    language: Language,
) -> Vec<SubjectPassages> {
    let mut vocabulary = WordTable::new(language);
    let units = build_units(document, &mut vocabulary);

    // Without an index, each subject would count every word of the contract again.
    let index = WordIndex::new(&units);
    let subjects = cues.subjects().iter();
    let with_cues =
        subjects.filter_map(|subject| Some((subject, cues.find(language, &subject.id)?)));
    let find = |(subject, subject_cues): (&Subject, &SubjectCues)| {
        let scores = rank_subject(&units, &index, subject_cues, &vocabulary);
        let passages = choose_passages(document, &units, scores, subject_cues);
        let words = if passages.is_empty() {
            cues.describe_words(language, &subject.id)
        } else {
            Vec::new()
        };

        SubjectPassages {
            subject: subject.id.clone(),
            passages,
            words,
        }
    };

    with_cues.map(find).collect()
}

fn choose_passages(
    document: &SourceDocument,
    units: &[PassageUnit],
    scores: Vec<Score>,
    cues: &SubjectCues,
) -> Vec<Passage> {
    let mut chosen: Vec<Passage> = Vec::new();
    for tier in [Tier::Likely, Tier::Possible] {
        let of_tier = scores
            .iter()
            .filter(|score| score.tier() == Some(tier))
            .take(MAX_PASSAGES);

        chosen.extend(of_tier.filter_map(|score| {
            let because = describe_score(score, cues);
            Some(Passage {
                because,
                ..make_passage(document, units.get(score.unit)?, score, tier)?
            })
        }));
    }

    chosen
}

fn make_passage(
    document: &SourceDocument,
    unit: &PassageUnit,
    score: &Score,
    tier: Tier,
) -> Option<Passage> {
    let focus = unit.sentences.get(score.sentence)?.range.clone();
    let range = choose_shown(unit, score);
    // By the sentence that speaks, since a passage may run over several clauses and pages.
    let (clause, page) = place_of(document, focus.start);
    let mut values = find_values(&document.text, range.clone());
    values.sort_by_key(|value| {
        let inside = focus.start <= value.range.start && value.range.end <= focus.end;
        (!inside, value.range.start.abs_diff(focus.start))
    });

    Some(Passage {
        range,
        focus,
        clause,
        page,
        tier,
        because: Vec::new(),
        values,
    })
}

fn describe_score(score: &Score, cues: &SubjectCues) -> Vec<String> {
    let strong = score.strong.iter().filter_map(|&at| cues.says.get(at));
    let weak = score.weak.iter().filter_map(|&at| cues.hints.get(at));
    strong.chain(weak).map(Pattern::describe_words).collect()
}

/// A long passage is shown from the speaking sentence outwards, as far as the bound allows.
fn choose_shown(unit: &PassageUnit, score: &Score) -> Range<usize> {
    if unit.length <= MAX_SHOWN_WORDS {
        return unit.range.clone();
    }

    let length = |at: usize| {
        unit.sentences
            .get(at)
            .map(|sentence| sentence.words.len() - sentence.lead)
    };

    let (mut first, mut last) = (score.sentence, score.sentence);
    let mut total = length(first).unwrap_or(0);
    let speaks = |at: usize| score.speaking.contains(&at);

    loop {
        let after = length(last + 1).filter(|words| total + words <= MAX_SHOWN_WORDS);
        let before = first
            .checked_sub(1)
            .and_then(length)
            .filter(|words| total + words <= MAX_SHOWN_WORDS);

        match (before, after) {
            (Some(words), Some(_)) if speaks(first - 1) && !speaks(last + 1) => {
                first -= 1;
                total += words;
            }
            (_, Some(words)) => {
                last += 1;
                total += words;
            }
            (Some(words), None) => {
                first -= 1;
                total += words;
            }
            (None, None) => break,
        }
    }

    let start = unit
        .sentences
        .get(first)
        .map_or(unit.range.start, |sentence| sentence.range.start);

    let end = unit
        .sentences
        .get(last)
        .map_or(unit.range.end, |sentence| sentence.range.end);

    start..end
}
