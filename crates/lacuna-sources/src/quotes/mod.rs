//! Proof of quotes: whether the words that an agreement file quotes appear in the document, and where.
//!
//! Blanks, line ends, hyphens at line ends, page furniture, ligatures and typographic marks do not matter. Case and
//! punctuation do: in a contract `Personal Data` is not `personal data`.

mod difference;
mod fold;
mod joining;
mod near;
mod places;
mod proof;
mod turning;

use crate::document::{SetApartKind, SourceDocument};
use crate::passages::sentences::enclosing_sentence;
use fold::{SearchForm, Segment};
pub(crate) use places::{find_block, find_clause, find_page};
pub use proof::{Difference, DifferenceKind, NamedPlace, Omission, QuotePlace, QuoteProof};
use std::collections::BTreeSet;
use std::ops::Range;

/// Proves one quote; [`QuoteProver`] is cheaper for several quotes from one document.
#[must_use]
pub fn prove_quote(document: &SourceDocument, quote: &str, named: &NamedPlace) -> QuoteProof {
    QuoteProver::new(document).prove(quote, named)
}

/// A document made ready for proving quotes.
#[derive(Debug)]
pub struct QuoteProver<'a> {
    document: &'a SourceDocument,
    /// The agreement's words; then the same with automatic numbers; then with page furniture as well.
    forms: Vec<SearchForm>,
    /// The words with what was deleted put back.
    struck: Option<SearchForm>,
}

impl<'a> QuoteProver<'a> {
    /// Folds the document's text into the forms in which quotes are looked up.
    #[must_use]
    pub fn new(document: &'a SourceDocument) -> Self {
        let has_numbers = document
            .blocks
            .iter()
            .any(|block| block.automatic_number.is_some());

        let is_furniture = |kind| kind == SetApartKind::PageFurniture;
        let has_furniture = document
            .set_apart
            .iter()
            .any(|words| is_furniture(words.kind));

        // In the order in which a quote should be found: the bare words first, so that a number or
        // a running head never explains what stands without it.
        let mut forms = vec![fold_with(document, false, |_| false)];
        if has_numbers {
            forms.push(fold_with(document, true, |_| false));
        }

        if has_furniture {
            forms.push(fold_with(document, false, is_furniture));
            if has_numbers {
                forms.push(fold_with(document, true, is_furniture));
            }
        }

        let has_struck = document.set_apart.iter().any(|words| is_struck(words.kind));
        let struck = has_struck.then(|| fold_with(document, false, is_struck));

        Self {
            document,
            forms,
            struck,
        }
    }

    /// Finds out whether and where a quote appears.
    #[must_use]
    pub fn prove(&self, quote: &str, named: &NamedPlace) -> QuoteProof {
        let folded = SearchForm::fold(quote);
        if folded.is_empty() {
            return QuoteProof::NotFound;
        }

        if let Some(proof) = self.prove_verbatim(&folded, named) {
            return proof;
        }

        // Before what was struck: words left out by an ellipsis are no deletion.
        if let Some(proof) = self.prove_joined(quote) {
            return proof;
        }
        if let Some(kind) = self.find_struck(&folded) {
            return kind;
        }

        // Quotes taken from a page's source carry its markup; readers set that apart.
        for bare in [strip_markup(quote), self.strip_furniture(quote)] {
            if bare != quote
                && let Some(proof) = self.prove_verbatim(&SearchForm::fold(&bare), named)
            {
                return proof;
            }
        }

        self.prove_altered(&folded)
            .unwrap_or_else(|| self.conclude_absence())
    }

    fn prove_verbatim(&self, folded: &SearchForm, named: &NamedPlace) -> Option<QuoteProof> {
        let (form, hits) = self.forms.iter().find_map(|form| {
            let hits = form.find(folded);
            (!hits.is_empty()).then_some((form, hits))
        })?;

        let places: Vec<QuotePlace> = hits
            .iter()
            .map(|units| self.locate(form.source_range(units)))
            .collect();

        let named_places: Vec<QuotePlace> = places
            .iter()
            .filter(|place| self.stands_where_named(place, named))
            .cloned()
            .collect();

        if named_places.is_empty() {
            return Some(QuoteProof::Elsewhere { at: places });
        }

        // One place at which nothing turns the words is enough.
        let turns: Option<Vec<(QuotePlace, String)>> = named_places
            .iter()
            .map(|place| Some((place.clone(), self.find_turn(form, &hits, place)?)))
            .collect();

        match turns.and_then(|turned| turned.into_iter().next()) {
            Some((at, turns)) => Some(QuoteProof::Cut { at, turns }),
            None => Some(QuoteProof::Verbatim { at: named_places }),
        }
    }

    /// Finds a word that turns the quote in what its sentence says before and after it.
    fn find_turn(
        &self,
        form: &SearchForm,
        hits: &[Range<usize>],
        place: &QuotePlace,
    ) -> Option<String> {
        let text = &self.document.text;
        let units = hits
            .iter()
            .find(|units| form.source_range(units) == place.range)?;

        let first = form.units.get(units.start)?;
        let before_hyphen = text
            .get(..place.range.start)
            .unwrap_or_default()
            .trim_end_matches(['-', '‑', '‐']);

        // Of `non-personal data`, the quote `personal data` says the contrary.
        if first.gap.hyphen && !first.gap.blank && before_hyphen.to_lowercase().ends_with("non") {
            return Some("non-".to_owned());
        }

        let head = enclosing_sentence(self.document, place.range.start);
        let tail = enclosing_sentence(self.document, place.range.end.saturating_sub(1));
        let before = text.get(head.start..place.range.start).unwrap_or_default();
        let after = text
            .get(place.range.end..tail.end.max(place.range.end))
            .unwrap_or_default();

        turning::find_turn_before(before).or_else(|| turning::find_turn_after(after))
    }

    /// Takes running heads and page numbers of the document out of a quote that was copied across pages.
    ///
    /// A bare number is only removed where it is a line of its own: elsewhere it may be the agreement's.
    fn strip_furniture(&self, quote: &str) -> String {
        let collapse = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let furniture: BTreeSet<String> = self
            .document
            .set_apart
            .iter()
            .filter(|words| words.kind == SetApartKind::PageFurniture)
            .map(|words| collapse(&words.text))
            .collect();

        let is_own = |line: &&str| !furniture.contains(&collapse(line));
        let mut bare = quote
            .split(['\n', '\u{c}'])
            .filter(is_own)
            .collect::<Vec<_>>()
            .join("\n");

        let mut flat = collapse(&bare);
        for words in furniture
            .iter()
            .filter(|words| words.len() > 2 && !words.chars().all(char::is_alphanumeric))
        {
            if flat.contains(words.as_str()) {
                bare = flat.replace(words.as_str(), " ");
                flat = collapse(&bare);
            }
        }

        bare
    }

    fn find_struck(&self, folded: &SearchForm) -> Option<QuoteProof> {
        let apart = |words: &crate::document::SetApart| {
            is_struck(words.kind) && !SearchForm::fold(&words.text).find(folded).is_empty()
        };

        if let Some(words) = self.document.set_apart.iter().find(|words| apart(words)) {
            return Some(QuoteProof::Struck {
                kind: words.kind,
                page: words.page,
            });
        }

        // A quote may mix words that stand with words that were deleted.
        let form = self.struck.as_ref()?;

        let range = form.source_range(form.find(folded).first()?);
        let words =
            self.document.set_apart.iter().find(|words| {
                is_struck(words.kind) && (range.start..=range.end).contains(&words.at)
            })?;

        Some(QuoteProof::Struck {
            kind: words.kind,
            page: words.page,
        })
    }

    fn prove_altered(&self, folded: &SearchForm) -> Option<QuoteProof> {
        let form = self.forms.last()?;

        // Aligning costs the length of a form, so only the barest and the fullest are tried.
        let best = self
            .forms
            .first()
            .into_iter()
            .chain(self.forms.iter().skip(1).last())
            .filter_map(|form| Some((form, near::find_near_miss(form, folded)?)))
            // The form with automatic numbers may match a quote that copied them; the fewest
            // differences tell.
            .min_by_key(|(_, miss)| miss.differences.len());

        let (form, miss) = best.unwrap_or((form, near::find_near_miss(form, folded)?));
        // Where no word is told to differ, the two were not compared to the end.
        let grave = miss.differences.is_empty()
            || miss
                .differences
                .iter()
                .any(|difference| difference.kind.is_grave());

        let near = self.locate(form.source_range(&miss.units));

        Some(QuoteProof::Altered {
            near,
            differences: miss.differences,
            grave,
        })
    }

    fn conclude_absence(&self) -> QuoteProof {
        let pages: Vec<u32> = self
            .document
            .pages
            .iter()
            .filter(|page| !page.readable)
            .map(|page| page.number)
            .collect();

        if pages.is_empty() {
            QuoteProof::NotFound
        } else {
            QuoteProof::Unreadable { pages }
        }
    }
}

fn is_struck(kind: SetApartKind) -> bool {
    matches!(
        kind,
        SetApartKind::Deleted | SetApartKind::MovedFrom | SetApartKind::Hidden
    )
}

/// Folds the text with automatic numbers or words that are set apart put at their places.
fn fold_with(
    document: &SourceDocument,
    numbers: bool,
    put_back: impl Fn(SetApartKind) -> bool,
) -> SearchForm {
    let mut inserted: Vec<(usize, &str)> = Vec::new();
    if numbers {
        let number = |block: &'_ crate::document::Block| block.range.start;
        inserted.extend(
            document
                .blocks
                .iter()
                .filter_map(|block| Some((number(block), block.automatic_number.as_deref()?))),
        );
    }

    inserted.extend(
        document
            .set_apart
            .iter()
            .filter(|w| put_back(w.kind))
            .map(|w| (w.at, w.text.as_str())),
    );

    // A stable sort keeps a number before what is set apart at the same place.
    inserted.sort_by_key(|&(at, _)| at);

    let mut segments = Vec::new();
    let mut from = 0;
    for (at, words) in inserted {
        if let Some(text) = document.text.get(from..at) {
            segments.push(Segment {
                text,
                offset: from,
                in_source: true,
            });

            from = at;
        }

        segments.push(Segment {
            text: words,
            offset: at,
            in_source: false,
        });
    }

    segments.push(Segment {
        text: document.text.get(from..).unwrap_or_default(),
        offset: from,
        in_source: true,
    });

    let mut form = SearchForm::fold_segments(segments);
    form.mark_line_ends(&document.line_end_hyphens);

    form
}

/// The longest tag or link in a quote; beyond it the opening mark is text.
const MAX_MARKUP_BYTES: usize = 4_000;

/// Takes tags and the targets of links out of a quote.
fn strip_markup(quote: &str) -> String {
    let mut bare = String::with_capacity(quote.len());
    let mut rest = quote;
    while let Some(at) = rest.find(['<', '[', ']']) {
        let (before, behind) = rest.split_at(at);
        bare.push_str(before);

        // Without a bound, each of many opening marks would be followed to the end of the quote.
        let found = behind
            .get(..behind.floor_char_boundary(MAX_MARKUP_BYTES))
            .unwrap_or_default();

        // `< 5 %` begins no tag.
        let is_tag = found.starts_with('<')
            && found
                .get(1..)
                .is_some_and(|n| n.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'));

        let skip = match found.chars().next() {
            Some('<') if is_tag => found.find('>').map_or(1, |end| end + 1),
            Some(']') if found.get(1..).is_some_and(|next| next.starts_with('(')) => {
                found.find(')').map_or(1, |e| e + 1)
            }
            Some('[')
                if found
                    .find("](")
                    .is_some_and(|link| found.find(']') == Some(link)) =>
            {
                1
            }
            _ => {
                bare.extend(found.chars().next());
                1
            }
        };

        rest = behind.get(skip..).unwrap_or_default();
    }

    bare.push_str(rest);

    bare
}
