//! The order of passages on a subject: cues decide, headings lend weight, BM25 breaks ties.

use super::Tier;
use super::pattern::{CompiledPattern, Pattern};
use super::tokens::WordTable;
use super::units::{PassageUnit, Sentence};
use crate::cues::SubjectCues;
use std::collections::{BTreeMap, BTreeSet};

/// What one strong cue weighs.
const STRONG: f64 = 3.0;
/// What a strong cue weighs that needs no other beside it.
const PLAIN: f64 = 4.0;
/// What each further strong cue adds, up to two.
const FURTHER: f64 = 0.8;
/// What a weak cue weighs, up to two.
const WEAK: f64 = 1.0;
/// What a fitting heading adds.
const HEADING: f64 = 1.5;
/// What the best passage by BM25 gains over one that shares no word.
const TIE_BREAK: f64 = 0.7;
/// By how much a definition counts less, where the subject is not one that definitions speak to.
const DEFINITION: f64 = 0.6;

/// At this weight of cues and headings a passage seems to speak to the subject.
const LIKELY: f64 = 3.8;
/// The most that a passage weighs that may only perhaps speak.
const BELOW_LIKELY: f64 = 3.7;
/// At this weight perhaps it does.
const POSSIBLE: f64 = 1.5;

/// A passage of fewer words is a heading or a scrap.
const MIN_WORDS: usize = 5;

/// The saturation of a word's count in BM25.
const BM25_K1: f64 = 1.2;
/// The weight of length in BM25.
const BM25_B: f64 = 0.6;

/// How much a passage weighs on a subject.
#[derive(Debug)]
pub(super) struct Score {
    /// The position of the passage.
    pub(super) unit: usize,
    /// The position of its most telling sentence.
    pub(super) sentence: usize,
    /// The sentences with a cue.
    pub(super) speaking: Vec<usize>,
    /// The positions of the strong cues that are in it.
    pub(super) strong: BTreeSet<usize>,
    /// The positions of the weak cues that are in it.
    pub(super) weak: BTreeSet<usize>,
    weight: f64,
    tie_break: f64,
}

impl Score {
    /// The tier that the weight of the cues gives; BM25 has no part in it.
    pub(super) fn tier(&self) -> Option<Tier> {
        // A plain cue comes so far alone, and a strong one with another, a weak one or a heading.
        if self.weight >= LIKELY - f64::EPSILON {
            Some(Tier::Likely)
        } else if self.weight >= POSSIBLE - f64::EPSILON {
            Some(Tier::Possible)
        } else {
            None
        }
    }
}

struct CompiledCues {
    says: Vec<(usize, CompiledPattern)>,
    hints: Vec<(usize, CompiledPattern)>,
    not: Vec<CompiledPattern>,
    headings: Vec<CompiledPattern>,
    definitions: bool,
}

impl CompiledCues {
    fn is_plain(&self, number: usize) -> bool {
        self.says
            .iter()
            .any(|(at, pattern)| *at == number && pattern.is_plain)
    }
}

/// Weighs every passage on a subject and sorts them, the best first.
pub(super) fn rank_subject(
    units: &[PassageUnit],
    index: &WordIndex,
    cues: &SubjectCues,
    vocabulary: &WordTable,
) -> Vec<Score> {
    let compile = |patterns: &[Pattern]| -> Vec<CompiledPattern> {
        patterns
            .iter()
            .filter_map(|pattern| pattern.compile(vocabulary))
            .collect()
    };

    let number = |patterns: &[Pattern]| -> Vec<(usize, CompiledPattern)> {
        let each = patterns.iter().enumerate();
        each.filter_map(|(at, pattern)| Some((at, pattern.compile(vocabulary)?)))
            .collect()
    };

    let compiled = CompiledCues {
        says: number(&cues.says),
        hints: number(&cues.hints),
        not: compile(&cues.not),
        headings: compile(&cues.headings),
        definitions: cues.definitions,
    };

    let mut scores: Vec<Score> = units
        .iter()
        .enumerate()
        .filter_map(|(at, unit)| weigh_unit(at, unit, &compiled))
        .collect();

    let query = query_words(cues, vocabulary);
    add_tie_breaks(&mut scores, index, &query);
    scores.sort_by(|a, b| {
        // Equal weights stay in the order of the document, so that every run gives the same.
        let (a_total, b_total) = (a.weight + a.tie_break, b.weight + b.tie_break);
        b_total.total_cmp(&a_total).then(a.unit.cmp(&b.unit))
    });

    scores
}

fn weigh_unit(position: usize, unit: &PassageUnit, cues: &CompiledCues) -> Option<Score> {
    let mut strong: BTreeSet<usize> = BTreeSet::new();
    let mut weak: BTreeSet<usize> = BTreeSet::new();
    let mut best: Option<(f64, usize)> = None;
    let mut speaking = Vec::new();
    let (mut only_definitions, mut only_titles, mut has_value) = (true, true, false);

    for (at, sentence) in unit.sentences.iter().enumerate() {
        let matching = |patterns: &[(usize, CompiledPattern)]| -> Vec<usize> {
            let found = patterns
                .iter()
                .filter(|(_, pattern)| matches_sentence(pattern, sentence));
            found.map(|&(number, _)| number).collect()
        };

        let (says, hints) = (matching(&cues.says), matching(&cues.hints));
        // What speaks to something else does not undo a cue that is plain by itself.
        let speaks_plainly = says.iter().any(|&number| cues.is_plain(number));
        let is_vetoed = || {
            cues.not
                .iter()
                .any(|pattern| matches_sentence(pattern, sentence))
        };

        if says.is_empty() && hints.is_empty() || !speaks_plainly && is_vetoed() {
            continue;
        }
        only_definitions &= sentence.is_definition && !cues.definitions;
        only_titles &= sentence.is_title;
        has_value |= sentence.marks.any();

        let plain = says.iter().filter(|&&number| cues.is_plain(number)).count();
        let own = plain as f64 + says.len() as f64 * STRONG + hints.len() as f64 * WEAK;
        if best.is_none_or(|(weight, _)| own > weight) {
            best = Some((own, at));
        }
        speaking.push(at);

        strong.extend(says);
        weak.extend(hints);
    }

    let weight = weigh_cues(unit, cues, &strong, &weak);
    let weight = match speaking.is_empty() {
        // Nothing speaks but a heading, and the flags still have their first values.
        true => weight,
        false => discount(weight, only_definitions, only_titles, has_value),
    };

    let sentence = best.map_or(0, |(_, at)| at);
    let score = Score {
        unit: position,
        sentence,
        speaking,
        strong,
        weak,
        weight,
        tie_break: 0.0,
    };

    (weight > 0.0 && unit.length >= MIN_WORDS).then_some(score)
}

/// Weighs the cues that are in a passage, and the headings over it.
fn weigh_cues(
    unit: &PassageUnit,
    cues: &CompiledCues,
    strong: &BTreeSet<usize>,
    weak: &BTreeSet<usize>,
) -> f64 {
    let under_heading = unit.headings.iter().any(|words| {
        cues.headings
            .iter()
            .any(|pattern| pattern.matches(words, Default::default(), 0))
    });

    let mut weight = WEAK * weak.len().min(2) as f64;
    if !strong.is_empty() {
        let is_plain = strong.iter().any(|&number| cues.is_plain(number));
        weight +=
            if is_plain { PLAIN } else { STRONG } + FURTHER * (strong.len() - 1).min(2) as f64;
    }

    if under_heading {
        weight += HEADING;
    }

    weight
}

/// Lets definitions count less. A definition without a value, and a title, say what a word means or what follows and not
/// what the parties do, so that they perhaps speak at most.
fn discount(weight: f64, only_definitions: bool, only_titles: bool, has_value: bool) -> f64 {
    let weight = if only_definitions {
        weight * DEFINITION
    } else {
        weight
    };

    if only_titles || (only_definitions && !has_value) {
        weight.min(BELOW_LIKELY)
    } else {
        weight
    }
}

fn matches_sentence(pattern: &CompiledPattern, sentence: &Sentence) -> bool {
    pattern.matches(&sentence.words, sentence.marks, sentence.lead)
}

/// The numbers of the words that the cues look for.
fn query_words(cues: &SubjectCues, vocabulary: &WordTable) -> BTreeSet<u32> {
    let patterns = cues.says.iter().chain(&cues.hints).chain(&cues.headings);
    patterns
        .flat_map(|pattern| pattern.words())
        .flat_map(|word| vocabulary.match_word(word))
        .collect()
}

/// How often each word is in each passage, headings included.
pub(super) struct WordIndex {
    /// For each word the passages that have it, with the count.
    postings: BTreeMap<u32, Vec<(usize, u32)>>,
    lengths: Vec<usize>,
    average: f64,
}

impl WordIndex {
    /// Counts the words of every passage.
    pub(super) fn new(units: &[PassageUnit]) -> Self {
        let mut postings: BTreeMap<u32, Vec<(usize, u32)>> = BTreeMap::new();
        let mut lengths = Vec::with_capacity(units.len());
        for (position, unit) in units.iter().enumerate() {
            // What leads in would count the same words for every item of a list.
            let sentences = unit
                .sentences
                .iter()
                .flat_map(|s| s.words.get(s.lead..).unwrap_or_default());

            let mut length = 0;
            for &word in sentences.chain(unit.headings.iter().flatten()) {
                length += 1;
                let places = postings.entry(word).or_default();
                match places.last_mut().filter(|(unit, _)| *unit == position) {
                    Some((_, count)) => *count += 1,
                    None => places.push((position, 1)),
                }
            }

            lengths.push(length);
        }

        let total: usize = lengths.iter().sum();
        let average = (total as f64 / lengths.len().max(1) as f64).max(1.0);

        Self {
            postings,
            lengths,
            average,
        }
    }

    /// Weighs every passage by BM25 over some words.
    fn weigh(&self, query: &BTreeSet<u32>) -> BTreeMap<usize, f64> {
        let mut ranks: BTreeMap<usize, f64> = BTreeMap::new();

        // The sum of floats depends on their order, which a set keeps.
        for places in query.iter().filter_map(|word| self.postings.get(word)) {
            let holding = places.len() as f64;

            // One is added as in Lucene, or a word in most passages would weigh below nothing.
            let rarity = (1.0 + (self.lengths.len() as f64 - holding + 0.5) / (holding + 0.5)).ln();
            for &(unit, count) in places {
                let length = self.lengths.get(unit).copied().unwrap_or(0) as f64;
                let norm = BM25_K1 * (1.0 - BM25_B + BM25_B * length / self.average);
                let count = f64::from(count);
                *ranks.entry(unit).or_insert(0.0) +=
                    rarity * count * (BM25_K1 + 1.0) / (count + norm);
            }
        }
        ranks
    }
}

/// Gives each passage that has a cue its share of [`TIE_BREAK`] by BM25 over the words of the cues.
fn add_tie_breaks(scores: &mut [Score], index: &WordIndex, query: &BTreeSet<u32>) {
    let ranks = index.weigh(query);
    let rank = |unit: usize| ranks.get(&unit).copied().unwrap_or(0.0);
    let most = scores
        .iter()
        .map(|score| rank(score.unit))
        .fold(0.0, f64::max);

    if most > 0.0 {
        for score in scores {
            score.tie_break = TIE_BREAK * rank(score.unit) / most;
        }
    }
}
