//! Describes how a quote appears in its document: its standing, the place, and each difference.

use lacuna_sources::{
    Difference, DifferenceKind, Omission, QuotePlace, QuoteProof, SetApartKind, SourceDocument,
};

use crate::agreement::QuoteStanding;
use crate::source_file::visible;

/// Names how a quote appears.
pub(super) fn standing_of(proof: &QuoteProof) -> QuoteStanding {
    match proof {
        QuoteProof::Verbatim { .. } => QuoteStanding::Verbatim,
        QuoteProof::Elsewhere { .. } => QuoteStanding::Elsewhere,
        QuoteProof::Joined { .. } => QuoteStanding::Joined,
        QuoteProof::Cut { .. } => QuoteStanding::Cut,
        QuoteProof::Altered { grave: true, .. } => QuoteStanding::GravelyAltered,
        QuoteProof::Altered { .. } => QuoteStanding::Altered,
        QuoteProof::Struck { .. } => QuoteStanding::Struck,
        QuoteProof::NotFound => QuoteStanding::NotFound,
        QuoteProof::Unreadable { .. } => QuoteStanding::Unreadable,
    }
}

/// Describes where a quote appears, or what differs.
pub(super) fn describe_proof(document: Option<&SourceDocument>, proof: &QuoteProof) -> String {
    match proof {
        QuoteProof::Verbatim { at } | QuoteProof::Elsewhere { at } => describe_places(document, at),
        QuoteProof::Joined { parts, omitted } => {
            let place = parts
                .first()
                .map(|place| describe_place(document, place))
                .unwrap_or_default();

            let gaps: Vec<String> = omitted.iter().map(describe_omission).collect();
            format!("{place}; {}", gaps.join("; "))
        }
        QuoteProof::Cut { at, turns } => {
            format!(
                "{}; the sentence continues with \"{}\"",
                describe_place(document, at),
                visible(turns)
            )
        }
        QuoteProof::Altered {
            near, differences, ..
        } => {
            let words: Vec<String> = differences.iter().map(describe_difference).collect();
            format!("{}; {}", describe_place(document, near), words.join("; "))
        }
        QuoteProof::Struck { kind, page } => {
            let why = match kind {
                SetApartKind::Deleted => "deleted",
                SetApartKind::MovedFrom => "moved away",
                _ => "hidden",
            };

            let page = page
                .map(|page| format!(" on page {page}"))
                .unwrap_or_default();

            format!("these words are {why}{page}")
        }
        QuoteProof::NotFound => String::new(),
        QuoteProof::Unreadable { pages } => {
            let pages: Vec<String> = pages.iter().map(ToString::to_string).collect();
            format!(
                "not found, and these pages cannot be read: {}",
                pages.join(", ")
            )
        }
    }
}

/// Names the first three places, and counts the others.
fn describe_places(document: Option<&SourceDocument>, at: &[QuotePlace]) -> String {
    let places: Vec<String> = at
        .iter()
        .take(3)
        .map(|place| describe_place(document, place))
        .collect();

    let more = match at.len().saturating_sub(3) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };

    format!("{}{more}", places.join("; "))
}

fn describe_place(document: Option<&SourceDocument>, place: &QuotePlace) -> String {
    let clause = place
        .clause
        .and_then(|at| document?.clauses.get(at))
        // A label is text of the document, which may hold control characters.
        .map(|clause| visible(&clause.label).into_owned());

    match (clause, place.page) {
        (Some(clause), Some(page)) => format!("{clause}, page {page}"),
        (Some(clause), None) => clause,
        (None, Some(page)) => format!("page {page}"),
        (None, None) => "outside the clauses".to_owned(),
    }
}

fn describe_omission(gap: &Omission) -> String {
    let turns = gap
        .turns
        .as_ref()
        .map(|word| format!(", among it \"{}\"", visible(word)))
        .unwrap_or_default();

    let crosses = if gap.crosses_clause {
        ", across clauses"
    } else {
        ""
    };

    format!(
        "omitted: \"{}\"{turns}{crosses}",
        visible(&shorten(&gap.text))
    )
}

fn describe_difference(difference: &Difference) -> String {
    let kind = match difference.kind {
        DifferenceKind::Capitals => "capitals",
        DifferenceKind::Punctuation => "punctuation",
        DifferenceKind::Number => "a number",
        DifferenceKind::Modal => "a modal verb",
        DifferenceKind::Negation => "a negation",
        DifferenceKind::Condition => "a condition",
        DifferenceKind::Party => "a party",
        DifferenceKind::Wording => "wording",
    };

    let (quoted, found) = (visible(&difference.quoted), visible(&difference.found));
    let change = match (difference.quoted.is_empty(), difference.found.is_empty()) {
        (true, _) => format!("the document adds \"{found}\""),
        (_, true) => format!("the document does not have \"{quoted}\""),
        _ => format!("the document says \"{found}\", not \"{quoted}\""),
    };

    format!("word {}, {kind}: {change}", difference.word)
}

/// Cuts a text after 120 characters, and puts it on one line.
pub(in crate::cli) fn shorten(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(120) {
        Some((end, _)) => format!("{} ...", flat.get(..end).unwrap_or_default()),
        None => flat,
    }
}
