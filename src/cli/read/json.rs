//! The first reading of contracts as JSON; `docs/reading.md` documents its shape.

mod wire;

use std::ops::Range;

use self::wire::{
    BlankJson, ClauseJson, FocusJson, KindJson, PageJson, PartyJson, PassageJson, PlaceJson,
    ReadingJson, ReadingsJson, ReferenceJson, RemarkJson, SetApartJson, SubjectJson, TermJson,
    ValueJson, ValueKindJson,
};
use super::ReadContract;
use crate::cli::CliError;
use lacuna_sources::{
    Cues, DurationUnit, OfferedValue, Passage, ReferenceTarget, RemarkKind, SetApartKind,
    SourceFormat, Tier, ValueKind,
};

/// Renders readings as JSON with a line feed at the end.
pub(in crate::cli) fn render_readings(
    contracts: &[ReadContract],
    cues: &Cues,
) -> Result<String, CliError> {
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
    let dates = reading.dates.iter();

    ReadingJson {
        file: &contract.name,
        format: format_name(document.format),
        sha256: &document.sha256,
        language: reading.language.code(),
        has_cues: reading.language.has_cues(),
        kinds: convert_kinds(contract),
        parties: convert_parties(contract),
        dates: dates.map(|date| convert_value(contract, date)).collect(),
        defined_terms: convert_terms(contract),
        pages: convert_pages(contract),
        clauses: convert_clauses(contract),
        subjects: convert_subjects(contract, cues),
        references_out: convert_references(contract),
        blanks: convert_blanks(contract),
        set_apart: convert_set_apart(contract),
        remarks: convert_remarks(contract),
        unreadable_pages: &reading.unreadable_pages,
        text: &document.text,
    }
}

fn convert_kinds(contract: &ReadContract) -> Vec<KindJson> {
    let kinds = contract.reading.kinds.iter();
    kinds
        .map(|kind| KindJson {
            instrument_type: kind.instrument_type,
            words: kind.words,
            in_title: kind.in_title,
        })
        .collect()
}

fn convert_parties(contract: &ReadContract) -> Vec<PartyJson<'_>> {
    let parties = contract.reading.parties.iter();
    parties
        .map(|party| PartyJson {
            name: &party.name,
            called: &party.called,
            place: place(contract, &party.range),
        })
        .collect()
}

fn convert_terms(contract: &ReadContract) -> Vec<TermJson<'_>> {
    let terms = contract.reading.defined_terms.iter();
    terms
        .map(|defined| TermJson {
            term: &defined.term,
            place: place(contract, &defined.range),
        })
        .collect()
}

fn convert_references(contract: &ReadContract) -> Vec<ReferenceJson<'_>> {
    let references = contract.reading.references_out.iter();
    references
        .map(|reference| ReferenceJson {
            target: target_name(reference.target),
            name: &reference.name,
            place: place(contract, &reference.range),
        })
        .collect()
}

fn convert_blanks(contract: &ReadContract) -> Vec<BlankJson<'_>> {
    let blanks = contract.reading.blanks.iter();
    blanks
        .map(|blank| BlankJson {
            text: words(contract, &blank.range),
            place: place(contract, &blank.range),
        })
        .collect()
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
    pages
        .map(|page| PageJson {
            number: page.number,
            label: page.label.as_deref(),
            readable: page.readable,
            start: page.range.start,
            end: page.range.end,
        })
        .collect()
}

fn convert_clauses(contract: &ReadContract) -> Vec<ClauseJson<'_>> {
    let clauses = contract.document.clauses.iter();
    clauses
        .map(|clause| ClauseJson {
            label: &clause.label,
            heading: clause.heading.as_deref(),
            parent: clause.parent,
            page: contract.page_at(clause.range.start),
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
            // A passage may run over several clauses, of which the first does not hold all of it.
            clause: contract.clause_around(&passage.range),
            page: contract.page_at(start),
        },
        focus: FocusJson {
            text: words(contract, focus),
            start: focus.start,
            end: focus.end,
            clause: passage.clause,
            page: passage.page,
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
    // Programs get running heads and markup as well, which a person is not shown.
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
