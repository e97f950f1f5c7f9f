//! The first reading of contracts as text, 80 columns wide.

use std::ops::Range;

use lacuna_sources::{
    Cues, Language, Passage, ReferenceTarget, SetApartKind, SourceFormat, SubjectPassages, Tier,
    ValueKind,
};

use super::ReadContract;
use crate::source_file::visible;

/// The width of the text in columns.
const WIDTH: usize = 80;
/// How many passages of the first tier are quoted for a subject.
const MAX_LIKELY: usize = 3;
/// How many of the second tier are quoted where the first is empty.
const MAX_POSSIBLE: usize = 2;
/// How many entries of any other list are shown; JSON has them all.
const MAX_LISTED: usize = 20;
/// How many characters of a set-apart text or a blank's surroundings are shown.
const MAX_EXCERPT: usize = 200;

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

    line(out, 0, &format!("sha256:{}", document.sha256));
    out.push('\n');
    let note = "Each passage is a place to look at, chosen by the words in it. Read it before you rely on it: a passage \
                can say the opposite, and a subject can be dealt with in words that were not looked for.";
    paragraph(out, 0, note);
    render_cautions(out, contract);
}

/// Says what the reading does not cover.
fn render_cautions(out: &mut String, contract: &ReadContract) {
    let (document, reading) = (&contract.document, &contract.reading);
    if !reading.language.has_cues() {
        out.push('\n');
        let note = "No subjects were looked for: there are search words for English, German and French only, and this \
                    document is not in one of them or is too short to tell.";
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
            "{noun} {list} cannot be read, for example because of a scan. Nothing below covers what stands there."
        );

        paragraph(out, 0, &note);
    }

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
    let is_part = |words: &str| {
        reading
            .kinds
            .iter()
            .any(|kind| kind.words != words && kind.words.contains(words))
    };

    let kinds: Vec<String> = reading
        .kinds
        .iter()
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
    let parties: Vec<String> = reading
        .parties
        .iter()
        .map(|party| match (party.name.as_str(), party.called.as_str()) {
            ("", called) => format!("\"{called}\", whose name is not shown at its head"),
            (name, "") => name.to_owned(),
            (name, called) => format!("{name}, called \"{called}\""),
        })
        .collect();

    list(out, "Parties named", &parties);
    let dates: Vec<String> = reading
        .dates
        .iter()
        .map(|date| {
            let text = words(contract, &date.range);
            let read = match &date.kind {
                ValueKind::Date { iso: Some(iso) } if iso.as_str() != text => format!(" = {iso}"),
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

fn render_subjects(out: &mut String, contract: &ReadContract, cues: &Cues) {
    let with_passages: Vec<&SubjectPassages> = contract
        .reading
        .subjects
        .iter()
        .filter(|subject| !subject.passages.is_empty())
        .collect();

    if with_passages.is_empty() {
        return;
    }

    heading(out, "Passages by subject");
    for subject in in_order(&with_passages, cues) {
        out.push('\n');
        line(out, 2, label(cues, &subject.subject));
        let passages = subject
            .passages
            .iter()
            .map(|passage| (passage, describe_place(contract, passage)));

        let (likely, possible): (Vec<_>, Vec<_>) =
            passages.partition(|(passage, _)| passage.tier == Tier::Likely);
        let (title, first, most) = match likely.is_empty() {
            false => ("Seems to speak to it:", &likely, MAX_LIKELY),
            true => ("Perhaps:", &possible, MAX_POSSIBLE),
        };

        line(out, 4, title);

        // A heading alone says nothing; its place does.
        let mut quoted: Vec<&(&Passage, String)> = first
            .iter()
            .filter(|(passage, _)| !is_heading(contract, &passage.focus))
            .take(most)
            .collect();

        if quoted.is_empty() {
            quoted = first.iter().take(1).collect();
        }

        quoted
            .iter()
            .for_each(|(passage, place)| render_passage(out, contract, passage, place));

        let mut shown: Vec<&str> = quoted.iter().map(|(_, place)| place.as_str()).collect();
        let (also, perhaps) = if likely.is_empty() {
            (None, &possible)
        } else {
            (Some(&likely), &possible)
        };

        for (before, passages) in [("Also: ", also), ("Perhaps also: ", Some(perhaps))] {
            let mut places: Vec<&str> = Vec::new();
            for (_, place) in passages.into_iter().flatten() {
                if !shown.contains(&place.as_str()) {
                    shown.push(place);
                    places.push(place);
                }
            }

            if !places.is_empty() {
                paragraph(out, 6, &format!("{before}{}", places.join("; ")));
            }
        }
    }
}

/// Whether a sentence is a heading and nothing more.
fn is_heading(contract: &ReadContract, range: &Range<usize>) -> bool {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = flat(words(contract, range));
    let clauses = contract
        .document
        .clauses
        .iter()
        .filter_map(|clause| clause.heading.as_deref());

    clauses
        .map(flat)
        .any(|heading| text.ends_with(&heading) && text.len() <= heading.len() + 12)
}

fn render_passage(out: &mut String, contract: &ReadContract, passage: &Passage, place: &str) {
    paragraph(out, 6, &format!("{place}:"));
    let quoted = words(contract, &passage.focus)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");

    paragraph(out, 8, &format!("\"{quoted}\""));
}

fn describe_place(contract: &ReadContract, passage: &Passage) -> String {
    name_place(contract, passage.clause, passage.page, passage.focus.start)
}

fn name_place(
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

    let noun = if clause
        .label
        .starts_with(|c: char| c.is_ascii_digit() || c == '(')
    {
        "clause "
    } else {
        ""
    };

    match &clause.heading {
        Some(heading) if !clause.label.ends_with(heading.as_str()) => {
            format!("{noun}{}, {}{page}", clause.label, shorten(heading))
        }
        _ => format!("{noun}{}{page}", clause.label),
    }
}

fn place_at(contract: &ReadContract, at: usize) -> String {
    format!(
        " - {}",
        name_place(contract, contract.clause_at(at), contract.page_at(at), at)
    )
}

fn render_references(out: &mut String, contract: &ReadContract) {
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

    list(out, "References to what is not in this file", &references);
}

fn render_blanks(out: &mut String, contract: &ReadContract) {
    let blanks: Vec<String> = contract
        .reading
        .blanks
        .iter()
        .map(|blank| {
            let text = shorten(words(contract, &blank.range));
            format!("{text}{}", place_at(contract, blank.range.start))
        })
        .collect();

    list(
        out,
        "Places that seem to be blanks still to be filled in",
        &blanks,
    );
}

fn render_set_apart(out: &mut String, contract: &ReadContract) {
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

fn render_unfound(out: &mut String, contract: &ReadContract, cues: &Cues) {
    let unfound: Vec<&SubjectPassages> = contract.reading.subjects_without_passage().collect();
    if unfound.is_empty() {
        return;
    }

    heading(out, "Subjects on which no passage was found");
    let note = "The agreement may deal with them in other words. Each subject is followed by the words that were \
                looked for: a slash means \"or\", \"/…\" more words of the kind, \"…\" words between, \"+\" in the same \
                sentence, and a star any ending.";

    paragraph(out, 2, note);
    for subject in in_order(&unfound, cues) {
        out.push('\n');
        line(out, 2, label(cues, &subject.subject));
        paragraph(out, 4, &format!("Looked for: {}", subject.words.join("; ")));
    }
}

/// Puts subjects in the order of the cues, which is a lawyer's.
fn in_order<'a>(found: &[&'a SubjectPassages], cues: &Cues) -> Vec<&'a SubjectPassages> {
    let mut found = found.to_vec();
    found.sort_by_key(|subject| {
        cues.subjects()
            .iter()
            .position(|own| own.id == subject.subject)
    });

    found
}

fn label<'a>(cues: &'a Cues, id: &'a str) -> &'a str {
    cues.subjects()
        .iter()
        .find(|subject| subject.id == id)
        .map_or(id, |subject| &subject.label)
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

fn words<'a>(contract: &'a ReadContract, range: &Range<usize>) -> &'a str {
    contract
        .document
        .text
        .get(range.clone())
        .unwrap_or_default()
}

/// Cuts a text after a number of characters, and puts it on one line.
fn shorten(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(MAX_EXCERPT) {
        Some((end, _)) => format!("{} ...", flat.get(..end).unwrap_or_default()),
        None => flat,
    }
}

fn heading(out: &mut String, title: &str) {
    out.push('\n');
    line(out, 0, title);
    line(out, 0, &"-".repeat(title.chars().count()));
}

fn list(out: &mut String, title: &str, entries: &[String]) {
    if entries.is_empty() {
        return;
    }

    heading(out, title);
    let mut own: Vec<&String> = Vec::new();
    for entry in entries {
        if !own.contains(&entry) {
            own.push(entry);
        }
    }

    own.iter()
        .take(MAX_LISTED)
        .for_each(|entry| paragraph(out, 2, entry));

    if let Some(more) = own.len().checked_sub(MAX_LISTED).filter(|&more| more > 0) {
        line(
            out,
            2,
            &format!("and {more} more, which --format json lists"),
        );
    }
}

fn line(out: &mut String, indent: usize, text: &str) {
    out.push_str(&" ".repeat(indent));
    out.push_str(&visible(text));
    out.push('\n');
}

/// Wraps a text; what continues is indented two columns further.
fn paragraph(out: &mut String, indent: usize, text: &str) {
    let (first, rest) = (" ".repeat(indent), " ".repeat(indent + 2));
    let rest = if indent == 0 { "" } else { rest.as_str() };
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(&first)
        .subsequent_indent(rest)
        .break_words(false);

    let options = options.word_splitter(textwrap::WordSplitter::NoHyphenation);
    let text = visible(text);
    for wrapped in textwrap::wrap(&text, options) {
        out.push_str(&wrapped);
        out.push('\n');
    }
}
