//! The first reading of contracts as JSON; `docs/reading.md` documents its shape.

use std::ops::Range;

use lacuna_sources::{
    Cues, DurationUnit, OfferedValue, Passage, ReferenceTarget, RemarkKind, SetApartKind,
    SourceFormat, Tier, ValueKind,
};
use serde::Serialize;

use super::ReadContract;
use crate::cli::CliError;

/// The whole output.
#[derive(Serialize)]
struct ReadingsJson<'a> {
    /// The version of the program.
    lacuna: &'static str,
    readings: Vec<ReadingJson<'a>>,
}

/// One contract; all places count bytes of `text`, in UTF-8.
#[derive(Serialize)]
struct ReadingJson<'a> {
    file: &'a str,
    format: &'static str,
    sha256: &'a str,
    /// ISO 639-1; `und` where it could not be told.
    language: &'static str,
    /// Whether passages were looked for at all.
    has_cues: bool,
    kinds: Vec<KindJson>,
    parties: Vec<PartyJson<'a>>,
    dates: Vec<ValueJson<'a>>,
    defined_terms: Vec<TermJson<'a>>,
    pages: Vec<PageJson<'a>>,
    clauses: Vec<ClauseJson<'a>>,
    subjects: Vec<SubjectJson<'a>>,
    references_out: Vec<ReferenceJson<'a>>,
    blanks: Vec<BlankJson<'a>>,
    set_apart: Vec<SetApartJson<'a>>,
    remarks: Vec<RemarkJson<'a>>,
    unreadable_pages: &'a [u32],
    text: &'a str,
}

/// Where something stands.
#[derive(Serialize)]
struct PlaceJson {
    start: usize,
    end: usize,
    /// The position of the innermost clause in `clauses`.
    clause: Option<usize>,
    page: Option<u32>,
}

#[derive(Serialize)]
struct KindJson {
    /// A value of `instrument.type` in an agreement file.
    instrument_type: &'static str,
    words: &'static str,
    in_title: bool,
}

#[derive(Serialize)]
struct PartyJson<'a> {
    name: &'a str,
    called: &'a str,
    place: PlaceJson,
}

#[derive(Serialize)]
struct TermJson<'a> {
    term: &'a str,
    place: PlaceJson,
}

#[derive(Serialize)]
struct PageJson<'a> {
    number: u32,
    label: Option<&'a str>,
    readable: bool,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct ClauseJson<'a> {
    label: &'a str,
    heading: Option<&'a str>,
    parent: Option<usize>,
    page: Option<u32>,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct SubjectJson<'a> {
    id: &'a str,
    label: &'a str,
    /// The fields of an agreement file that a passage may bear on.
    facts: &'a [String],
    passages: Vec<PassageJson<'a>>,
    /// The words that were looked for, where no passage was found.
    looked_for: &'a [String],
}

#[derive(Serialize)]
struct PassageJson<'a> {
    tier: &'static str,
    text: &'a str,
    place: PlaceJson,
    /// The sentence that speaks most plainly.
    focus: FocusJson<'a>,
    because: &'a [String],
    values: Vec<ValueJson<'a>>,
}

#[derive(Serialize)]
struct FocusJson<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

/// A value in the text, offered and never decided.
#[derive(Serialize)]
struct ValueJson<'a> {
    #[serde(flatten)]
    kind: ValueKindJson<'a>,
    text: &'a str,
    place: PlaceJson,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum ValueKindJson<'a> {
    Duration {
        amount: u32,
        unit: &'static str,
        working: bool,
        words_disagree: bool,
    },
    Date {
        iso: Option<&'a str>,
    },
    Money {
        currency: &'a str,
        amount: &'a str,
    },
    Country {
        code: &'a str,
    },
}

#[derive(Serialize)]
struct ReferenceJson<'a> {
    target: &'static str,
    name: &'a str,
    place: PlaceJson,
}

#[derive(Serialize)]
struct BlankJson<'a> {
    text: &'a str,
    place: PlaceJson,
}

#[derive(Serialize)]
struct SetApartJson<'a> {
    kind: &'static str,
    text: &'a str,
    at: usize,
    page: Option<u32>,
}

#[derive(Serialize)]
struct RemarkJson<'a> {
    kind: &'static str,
    message: &'a str,
    page: Option<u32>,
}

/// Renders readings as JSON with a line feed at the end.
pub(in crate::cli) fn render_readings(contracts: &[ReadContract], cues: &Cues) -> Result<String, CliError> {
    let readings = contracts
        .iter()
        .map(|contract| convert_reading(contract, cues))
        .collect();
    let all = ReadingsJson {
        lacuna: crate::VERSION,
        readings,
    };
    let json =
        serde_json::to_string_pretty(&all).map_err(|error| CliError::Message(error.to_string()))?;
    Ok(json + "\n")
}

fn convert_reading<'a>(contract: &'a ReadContract, cues: &'a Cues) -> ReadingJson<'a> {
    let (document, reading) = (&contract.document, &contract.reading);
    let kinds = reading.kinds.iter();
    let kinds = kinds.map(|kind| KindJson {
        instrument_type: kind.instrument_type,
        words: kind.words,
        in_title: kind.in_title,
    });

    let parties = reading.parties.iter().map(|party| PartyJson {
        name: &party.name,
        called: &party.called,
        place: place(contract, &party.range),
    });

    let terms = reading.defined_terms.iter();
    let references = reading
        .references_out
        .iter()
        .map(|reference| ReferenceJson {
            target: target_name(reference.target),
            name: &reference.name,
            place: place(contract, &reference.range),
        });

    let blanks = reading.blanks.iter();

    ReadingJson {
        file: &contract.name,
        format: format_name(document.format),
        sha256: &document.sha256,
        language: reading.language.code(),
        has_cues: reading.language.has_cues(),
        kinds: kinds.collect(),
        parties: parties.collect(),
        dates: reading
            .dates
            .iter()
            .map(|date| convert_value(contract, date))
            .collect(),
        defined_terms: terms
            .map(|t| TermJson {
                term: &t.term,
                place: place(contract, &t.range),
            })
            .collect(),
        pages: convert_pages(contract),
        clauses: convert_clauses(contract),
        subjects: convert_subjects(contract, cues),
        references_out: references.collect(),
        blanks: blanks
            .map(|blank| BlankJson {
                text: words(contract, &blank.range),
                place: place(contract, &blank.range),
            })
            .collect(),
        set_apart: convert_set_apart(contract),
        remarks: convert_remarks(contract),
        unreadable_pages: &reading.unreadable_pages,
        text: &document.text,
    }
}

fn words<'a>(contract: &'a ReadContract, range: &Range<usize>) -> &'a str {
    contract
        .document
        .text
        .get(range.clone())
        .unwrap_or_default()
}

fn place(contract: &ReadContract, range: &Range<usize>) -> PlaceJson {
    let (clause, page) = (
        contract.clause_at(range.start),
        contract.page_at(range.start),
    );

    PlaceJson {
        start: range.start,
        end: range.end,
        clause,
        page,
    }
}

fn convert_pages(contract: &ReadContract) -> Vec<PageJson<'_>> {
    let pages = contract.document.pages.iter();
    let convert = |page: &'_ lacuna_sources::Page| {
        (page.number, page.readable, page.range.start, page.range.end)
    };

    pages
        .map(|page| {
            let (number, readable, start, end) = convert(page);
            PageJson {
                number,
                label: page.label.as_deref(),
                readable,
                start,
                end,
            }
        })
        .collect()
}

fn convert_clauses(contract: &ReadContract) -> Vec<ClauseJson<'_>> {
    let convert = |clause: &'_ lacuna_sources::Clause| contract.page_at(clause.range.start);
    let clauses = contract.document.clauses.iter();
    clauses
        .map(|clause| ClauseJson {
            label: &clause.label,
            heading: clause.heading.as_deref(),
            parent: clause.parent,
            page: convert(clause),
            start: clause.range.start,
            end: clause.range.end,
        })
        .collect()
}

fn convert_subjects<'a>(contract: &'a ReadContract, cues: &'a Cues) -> Vec<SubjectJson<'a>> {
    let find = |id: &str| cues.subjects().iter().find(|subject| subject.id == id);
    let convert = |found: &'a lacuna_sources::SubjectPassages| {
        let subject = find(&found.subject);
        SubjectJson {
            id: &found.subject,
            label: subject.map_or(found.subject.as_str(), |subject| &subject.label),
            facts: subject.map_or(&[], |subject| &subject.facts),
            passages: found
                .passages
                .iter()
                .map(|passage| convert_passage(contract, passage))
                .collect(),
            looked_for: &found.words,
        }
    };

    contract.reading.subjects.iter().map(convert).collect()
}

fn convert_passage<'a>(contract: &'a ReadContract, passage: &'a Passage) -> PassageJson<'a> {
    let (start, end) = (passage.range.start, passage.range.end);
    let focus = &passage.focus;
    PassageJson {
        tier: match passage.tier {
            Tier::Likely => "likely",
            Tier::Possible => "possible",
        },
        text: words(contract, &passage.range),
        place: PlaceJson {
            start,
            end,
            clause: passage.clause,
            page: passage.page,
        },
        focus: FocusJson {
            text: words(contract, focus),
            start: focus.start,
            end: focus.end,
        },
        because: &passage.because,
        values: passage
            .values
            .iter()
            .map(|value| convert_value(contract, value))
            .collect(),
    }
}

fn convert_value<'a>(contract: &'a ReadContract, value: &'a OfferedValue) -> ValueJson<'a> {
    let kind = match &value.kind {
        ValueKind::Duration {
            amount,
            unit,
            working,
            words_disagree,
        } => ValueKindJson::Duration {
            amount: *amount,
            unit: unit_name(*unit),
            working: *working,
            words_disagree: *words_disagree,
        },
        ValueKind::Date { iso } => ValueKindJson::Date {
            iso: iso.as_deref(),
        },
        ValueKind::Money { currency, amount } => ValueKindJson::Money { currency, amount },
        ValueKind::Country { code } => ValueKindJson::Country { code },
    };

    ValueJson {
        kind,
        text: words(contract, &value.range),
        place: place(contract, &value.range),
    }
}

fn convert_set_apart(contract: &ReadContract) -> Vec<SetApartJson<'_>> {
    let apart = contract.document.set_apart.iter();
    apart
        .map(|words| SetApartJson {
            kind: match words.kind {
                SetApartKind::PageFurniture => "page_furniture",
                SetApartKind::Deleted => "deleted",
                SetApartKind::MovedFrom => "moved_from",
                SetApartKind::Hidden => "hidden",
                SetApartKind::Comment => "comment",
                SetApartKind::Markup => "markup",
            },
            text: &words.text,
            at: words.at,
            page: words.page,
        })
        .collect()
}

fn convert_remarks(contract: &ReadContract) -> Vec<RemarkJson<'_>> {
    let remarks = contract.document.remarks.iter();
    remarks
        .map(|remark| RemarkJson {
            kind: match remark.kind {
                RemarkKind::UnreadablePage => "unreadable_page",
                RemarkKind::OpenChanges => "open_changes",
                RemarkKind::Picture => "picture",
                RemarkKind::Other => "other",
            },
            message: &remark.message,
            page: remark.page,
        })
        .collect()
}

fn format_name(format: SourceFormat) -> &'static str {
    match format {
        SourceFormat::Pdf => "pdf",
        SourceFormat::Docx => "docx",
        SourceFormat::Odt => "odt",
        SourceFormat::Html => "html",
        SourceFormat::Markdown => "markdown",
        SourceFormat::PlainText => "text",
    }
}

fn target_name(target: ReferenceTarget) -> &'static str {
    match target {
        ReferenceTarget::Paper => "document",
        ReferenceTarget::Annex => "annex",
        ReferenceTarget::Clause => "clause",
        ReferenceTarget::Address => "address",
    }
}

fn unit_name(unit: DurationUnit) -> &'static str {
    match unit {
        DurationUnit::Minutes => "minutes",
        DurationUnit::Hours => "hours",
        DurationUnit::Days => "days",
        DurationUnit::Weeks => "weeks",
        DurationUnit::Months => "months",
        DurationUnit::Years => "years",
    }
}
