//! References out of the file, blanks, and what is in the file but not part of the agreement's words.

use lacuna_sources::{ReferenceTarget, SetApartKind};

use super::layout::{list, shorten};
use super::places::{place_at, words};
use crate::cli::read::ReadContract;

pub(super) fn render_references(out: &mut String, contract: &ReadContract) {
    let references: Vec<String> = contract
        .reading
        .references_out
        .iter()
        .map(|reference| {
            let what = match reference.target {
                ReferenceTarget::Paper => "document",
                ReferenceTarget::Annex => "annex not in this file",
                ReferenceTarget::Clause => "clause number not in this file",
                ReferenceTarget::Address => "web address",
            };

            let name = reference.name.trim_start_matches('(');
            format!(
                "{name} ({what}){}",
                place_at(contract, reference.range.start)
            )
        })
        .collect();

    list(out, "References to material outside this file", &references);
}

pub(super) fn render_blanks(out: &mut String, contract: &ReadContract) {
    let blanks: Vec<String> = contract
        .reading
        .blanks
        .iter()
        .map(|blank| {
            let text = shorten(words(contract, &blank.range));
            format!("{text}{}", place_at(contract, blank.range.start))
        })
        .collect();

    list(out, "Apparent blanks still to be completed", &blanks);
}

pub(super) fn render_set_apart(out: &mut String, contract: &ReadContract) {
    let shown = contract.document.set_apart.iter().filter_map(|words| {
        let why = match words.kind {
            SetApartKind::Deleted => "Deleted",
            SetApartKind::MovedFrom => "Moved away from here",
            SetApartKind::Hidden => "Hidden",
            SetApartKind::Comment => "Comment",
            // Running heads and markup are nobody's words.
            SetApartKind::PageFurniture | SetApartKind::Markup => return None,
        };

        let page = words
            .page
            .map(|page| format!(" (page {page})"))
            .unwrap_or_default();

        Some(format!("{why}{page}: \"{}\"", shorten(&words.text)))
    });

    list(
        out,
        "In the file, but not part of the agreement's text",
        &shown.collect::<Vec<_>>(),
    );
}
