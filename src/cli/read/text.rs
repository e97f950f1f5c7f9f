//! The first reading of contracts as text, 80 columns wide.

mod layout;
mod lists;
mod places;
mod subjects;

use std::ops::Range;

use lacuna_sources::{Cues, Language, SourceFormat, ValueKind};

use self::layout::{WIDTH, heading, line, list, paragraph, shorten};
use self::lists::{render_blanks, render_references, render_set_apart};
use self::places::{place_at, words};
use self::subjects::{render_subjects, render_unfound};
use super::ReadContract;

/// Renders readings one after the other.
pub(super) fn render_readings(contracts: &[ReadContract], cues: &Cues) -> String {
    let texts: Vec<String> = contracts
        .iter()
        .map(|contract| render_reading(contract, cues))
        .collect();

    texts.join(&format!("\n{}\n\n", "=".repeat(WIDTH)))
}

fn render_reading(contract: &ReadContract, cues: &Cues) -> String {
    let mut out = String::new();
    render_head(&mut out, contract);
    render_names(&mut out, contract);
    render_clauses(&mut out, contract);
    render_subjects(&mut out, contract, cues);
    render_references(&mut out, contract);
    render_blanks(&mut out, contract);
    render_set_apart(&mut out, contract);
    render_unfound(&mut out, contract, cues);

    out
}

fn render_head(out: &mut String, contract: &ReadContract) {
    let (document, reading) = (&contract.document, &contract.reading);
    let format = match document.format {
        SourceFormat::Pdf => "PDF",
        SourceFormat::Docx => "Word document",
        SourceFormat::Odt => "OpenDocument text",
        SourceFormat::Html => "HTML page",
        SourceFormat::Markdown => "Markdown",
        SourceFormat::PlainText => "plain text",
    };

    let pages = match document.pages.len() {
        0 => String::new(),
        1 => ", 1 page".to_owned(),
        count => format!(", {count} pages"),
    };

    let count = document.text.split_whitespace().count();
    let language = name_language(reading.language);
    line(out, 0, &format!("First reading of {}", contract.name));
    line(
        out,
        0,
        &format!("{format}{pages}, {count} words, {language}"),
    );

    // By this line and the first, a later run knows a reading that it may replace (`loss.rs`).
    line(out, 0, &format!("sha256:{}", document.sha256));
    out.push('\n');
    let note = "Each passage was selected by the words in it. Read it before you rely on it: it may say the \
                opposite, and the document may deal with a subject in words that were not searched for.";
    paragraph(out, 0, note);
    render_cautions(out, contract);
}

/// Says what the reading does not cover.
fn render_cautions(out: &mut String, contract: &ReadContract) {
    let (document, reading) = (&contract.document, &contract.reading);
    if !reading.language.has_cues() {
        out.push('\n');
        let note = "No subjects were searched for: search words exist for English, German and French only, and \
                    this document is in another language or too short for its language to be recognised.";
        paragraph(out, 0, note);
    }

    if !reading.unreadable_pages.is_empty() {
        out.push('\n');
        let pages: Vec<String> = reading
            .unreadable_pages
            .iter()
            .map(ToString::to_string)
            .collect();

        let noun = if pages.len() == 1 { "Page" } else { "Pages" };
        let list = pages.join(", ");
        let note = format!(
            "{noun} {list} cannot be read, for example because of a scan; the reading does not cover that content."
        );

        paragraph(out, 0, &note);
    }

    // Pages that cannot be read are named above, all in one sentence.
    let remarks = document
        .remarks
        .iter()
        .filter(|r| r.kind != lacuna_sources::RemarkKind::UnreadablePage);

    let remarks: Vec<String> = remarks
        .map(|remark| match remark.page {
            Some(page) => format!("Page {page}: {}", remark.message),
            None => remark.message.clone(),
        })
        .collect();

    list(out, "Notes on the file", &remarks);
}

fn render_names(out: &mut String, contract: &ReadContract) {
    let reading = &contract.reading;
    let has_title = reading.kinds.iter().any(|kind| kind.in_title);
    // `agreement` says nothing beside `data processing agreement`.
    let is_part = |words: &str| {
        reading
            .kinds
            .iter()
            .any(|kind| kind.words != words && kind.words.contains(words))
    };

    let kinds: Vec<String> = reading
        .kinds
        .iter()
        // A first page names other documents too, so that a kind in the title counts alone.
        .filter(|kind| kind.in_title || !has_title)
        .filter(|kind| !is_part(kind.words))
        .map(|kind| {
            let place = if kind.in_title {
                "in the title"
            } else {
                "on the first page"
            };

            format!("{} (named {place})", kind.words)
        })
        .collect();

    list(out, "Kind of instrument", &kinds);
    render_parties(out, contract);
    render_dates(out, contract);
}

fn render_parties(out: &mut String, contract: &ReadContract) {
    let parties: Vec<String> = contract
        .reading
        .parties
        .iter()
        .map(|party| match (party.name.as_str(), party.called.as_str()) {
            ("", called) => format!("\"{called}\", whose name is not shown at its head"),
            (name, "") => name.to_owned(),
            (name, called) => format!("{name}, called \"{called}\""),
        })
        .collect();

    list(out, "Parties named", &parties);
}

fn render_dates(out: &mut String, contract: &ReadContract) {
    let dates: Vec<String> = contract
        .reading
        .dates
        .iter()
        .map(|date| {
            let text = words(contract, &date.range);
            let read = match &date.kind {
                ValueKind::Date { iso: Some(iso) } if iso.as_str() != text => format!(" = {iso}"),
                // `04/05/2026` is in April for some authors and in May for others.
                ValueKind::Date { iso: None } => {
                    " (day and month can be read in two ways)".to_owned()
                }
                _ => String::new(),
            };

            format!("{text}{read}{}", place_at(contract, date.range.start))
        })
        .collect();

    list(out, "Dates named", &dates);
}

/// Lists the outermost clauses and those directly under them that have a heading.
fn render_clauses(out: &mut String, contract: &ReadContract) {
    let clauses = &contract.document.clauses;
    heading(out, &format!("Clauses ({})", clauses.len()));
    if clauses.is_empty() {
        paragraph(out, 2, "No numbered or headed clauses were found.");
    }

    for clause in clauses {
        let depth =
            std::iter::successors(clause.parent, |&at| clauses.get(at).and_then(|c| c.parent))
                .count();

        if depth > 1 || (depth == 1 && clause.heading.is_none()) {
            continue;
        }
        let title = match &clause.heading {
            // A heading without a number is its own label, and would be printed twice.
            Some(heading) if clause.label.ends_with(heading.as_str()) => String::new(),
            Some(heading) => format!("  {}", shorten(heading)),
            None => format!("  {}", opening(contract, &clause.range)),
        };

        let page = contract
            .page_at(clause.range.start)
            .map(|page| format!(" (page {page})"))
            .unwrap_or_default();

        paragraph(
            out,
            2 + 2 * depth,
            &format!("{}{title}{page}", clause.label),
        );
    }
}

/// Gives the first words of a clause without a heading.
fn opening(contract: &ReadContract, range: &Range<usize>) -> String {
    let text = words(contract, range);
    let first: Vec<&str> = text.split_whitespace().take(8).collect();
    format!("{} ...", first.join(" "))
}

fn name_language(language: Language) -> String {
    match language {
        Language::English => "English".to_owned(),
        Language::German => "German".to_owned(),
        Language::French => "French".to_owned(),
        Language::Other(code) => format!("language {code}"),
        Language::Unknown => "language not recognised".to_owned(),
    }
}
