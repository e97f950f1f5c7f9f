//! Names the places of a contract, and gives its words.

use std::ops::Range;

use lacuna_sources::Passage;

use super::layout::shorten;
use crate::cli::read::ReadContract;

pub(super) fn describe_place(contract: &ReadContract, passage: &Passage) -> String {
    name_place(contract, passage.clause, passage.page, passage.focus.start)
}

pub(super) fn name_place(
    contract: &ReadContract,
    clause: Option<usize>,
    page: Option<u32>,
    at: usize,
) -> String {
    let clauses = &contract.document.clauses;
    let page = page
        .map(|page| format!(", page {page}"))
        .unwrap_or_default();

    let Some(clause) = clause.and_then(|clause| clauses.get(clause)) else {
        let is_before = clauses.first().is_some_and(|first| at < first.range.start);
        let place = if is_before {
            "before the first clause"
        } else {
            "outside the clauses"
        };

        return format!("{place}{page}");
    };

    // A label such as `Annex 1` says by itself what it numbers.
    let noun = if clause
        .label
        .starts_with(|c: char| c.is_ascii_digit() || c == '(')
    {
        "clause "
    } else {
        ""
    };

    match &clause.heading {
        // A clause without a number has its heading as its label.
        Some(heading) if !clause.label.ends_with(heading.as_str()) => {
            format!("{noun}{}, {}{page}", clause.label, shorten(heading))
        }
        _ => format!("{noun}{}{page}", clause.label),
    }
}

pub(super) fn place_at(contract: &ReadContract, at: usize) -> String {
    format!(
        " - {}",
        name_place(contract, contract.clause_at(at), contract.page_at(at), at)
    )
}

pub(super) fn words<'a>(contract: &'a ReadContract, range: &Range<usize>) -> &'a str {
    contract
        .document
        .text
        .get(range.clone())
        .unwrap_or_default()
}
