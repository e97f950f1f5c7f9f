//! The shape of a reading in JSON, which `docs/reading.md` documents.

use serde::Serialize;

/// The whole output.
#[derive(Serialize)]
pub(super) struct ReadingsJson<'a> {
    /// The version of the program.
    pub(super) lacuna: &'static str,
    pub(super) readings: Vec<ReadingJson<'a>>,
}

/// One contract; all places count bytes of `text`, in UTF-8.
#[derive(Serialize)]
pub(super) struct ReadingJson<'a> {
    pub(super) file: &'a str,
    pub(super) format: &'static str,
    pub(super) sha256: &'a str,
    /// ISO 639-1; `und` where it could not be determined.
    pub(super) language: &'static str,
    /// Whether passages were looked for at all.
    pub(super) has_cues: bool,
    pub(super) kinds: Vec<KindJson>,
    pub(super) parties: Vec<PartyJson<'a>>,
    pub(super) dates: Vec<ValueJson<'a>>,
    pub(super) defined_terms: Vec<TermJson<'a>>,
    pub(super) pages: Vec<PageJson<'a>>,
    pub(super) clauses: Vec<ClauseJson<'a>>,
    pub(super) subjects: Vec<SubjectJson<'a>>,
    pub(super) references_out: Vec<ReferenceJson<'a>>,
    pub(super) blanks: Vec<BlankJson<'a>>,
    pub(super) set_apart: Vec<SetApartJson<'a>>,
    pub(super) remarks: Vec<RemarkJson<'a>>,
    pub(super) unreadable_pages: &'a [u32],
    pub(super) text: &'a str,
}

/// Where something is.
#[derive(Serialize)]
pub(super) struct PlaceJson {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The position of the innermost clause in `clauses`.
    pub(super) clause: Option<usize>,
    pub(super) page: Option<u32>,
}

#[derive(Serialize)]
pub(super) struct KindJson {
    /// A value of `instrument.type` in an agreement file.
    pub(super) instrument_type: &'static str,
    pub(super) words: &'static str,
    pub(super) in_title: bool,
}

#[derive(Serialize)]
pub(super) struct PartyJson<'a> {
    pub(super) name: &'a str,
    pub(super) called: &'a str,
    pub(super) place: PlaceJson,
}

#[derive(Serialize)]
pub(super) struct TermJson<'a> {
    pub(super) term: &'a str,
    pub(super) place: PlaceJson,
}

#[derive(Serialize)]
pub(super) struct PageJson<'a> {
    pub(super) number: u32,
    pub(super) label: Option<&'a str>,
    pub(super) readable: bool,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Serialize)]
pub(super) struct ClauseJson<'a> {
    pub(super) label: &'a str,
    pub(super) heading: Option<&'a str>,
    pub(super) parent: Option<usize>,
    pub(super) page: Option<u32>,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Serialize)]
pub(super) struct SubjectJson<'a> {
    pub(super) id: &'a str,
    pub(super) label: &'a str,
    /// The fields of an agreement file that a passage may bear on.
    pub(super) facts: &'a [String],
    pub(super) passages: Vec<PassageJson<'a>>,
    /// The words that were looked for, where no passage was found.
    pub(super) looked_for: &'a [String],
}

#[derive(Serialize)]
pub(super) struct PassageJson<'a> {
    pub(super) tier: &'static str,
    pub(super) text: &'a str,
    pub(super) place: PlaceJson,
    /// The sentence that speaks most plainly.
    pub(super) focus: FocusJson<'a>,
    pub(super) because: &'a [String],
    pub(super) values: Vec<ValueJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct FocusJson<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The position of the innermost clause in `clauses`.
    pub(super) clause: Option<usize>,
    pub(super) page: Option<u32>,
}

/// A value in the text, offered and never decided.
#[derive(Serialize)]
pub(super) struct ValueJson<'a> {
    #[serde(flatten)]
    pub(super) kind: ValueKindJson<'a>,
    pub(super) text: &'a str,
    pub(super) place: PlaceJson,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum ValueKindJson<'a> {
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
pub(super) struct ReferenceJson<'a> {
    pub(super) target: &'static str,
    pub(super) name: &'a str,
    pub(super) place: PlaceJson,
}

#[derive(Serialize)]
pub(super) struct BlankJson<'a> {
    pub(super) text: &'a str,
    pub(super) place: PlaceJson,
}

#[derive(Serialize)]
pub(super) struct SetApartJson<'a> {
    pub(super) kind: &'static str,
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) page: Option<u32>,
}

#[derive(Serialize)]
pub(super) struct RemarkJson<'a> {
    pub(super) kind: &'static str,
    pub(super) message: &'a str,
    pub(super) page: Option<u32>,
}
