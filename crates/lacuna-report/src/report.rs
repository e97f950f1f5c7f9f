//! Reports: the list of formats, and what each of them is given.

mod absence;
mod checklist;
mod csv;
mod entry;
mod findings_table;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod letter;
mod markdown;
mod own;
mod place;
mod rule_sentences;
mod sarif;
mod settings;
mod standing;
mod text;
mod tongue;
mod value_words;
mod wrap;
mod xlsx;

use lacuna_core::assessment::Assessment;
use lacuna_core::diagnostic::{Diagnostic, RejectedInput};

pub use checklist::{checklist, tally, word};
pub use html::{page, style_policy};
pub use json::{line_schema, policy_sha256, schema as assessment_schema};
pub use lacuna_messages::{Argument, Messages};
pub use letter::{LETTER_MARK, LetterOptions};
pub use own::{is_own_report, squeezed};
pub use settings::changes as settings_changes;
pub(crate) use tongue::inside;
pub use wrap::padded;
pub use xlsx::WORKBOOK_MARK;

/// An output format: its name, the file ending that chooses it, and how it is written.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The name that `--format` takes.
    pub name: &'static str,
    /// The ending of file names that choose it.
    pub ending: &'static str,
    /// Whether one output holds several agreements.
    pub holds_several: bool,
    /// Whether it also tells what is wrong with files that could not be audited.
    pub tells_problems: bool,
    /// What is between agreements that are rendered one at a time; absent where one output must know them all.
    pub apart: Option<&'static str>,
    /// Writes it as text.
    pub render: Render,
    /// Writes it as bytes, where it is not text.
    pub encode: Option<Encode>,
}

/// Every format of text there is. A new one is a file of its own and a line here.
pub const FORMATS: [Format; 10] = [
    Format {
        // `text::render` joins a whole run the same way, so that both ways of an audit agree.
        apart: Some("\n"),
        // A run of bad files alone prints no text: people read what is wrong on standard error.
        ..of("text", "txt", true, false, text::render)
    },
    of("json", "json", true, true, json::render),
    Format {
        apart: Some(""),
        ..of("ndjson", "ndjson", true, true, json::render_lines)
    },
    of("html", "html", false, false, html::render),
    of("sarif", "sarif", true, true, sarif::render),
    of("junit", "xml", true, true, junit::render),
    of("markdown", "md", true, true, markdown::render),
    of("github", "github", true, true, github::render),
    of("gitlab", "gitlab", true, true, gitlab::render),
    of("csv", "csv", true, false, csv::render),
];

/// The formats that are not text, and are only written to files.
pub const BINARY_FORMATS: [Format; 1] = [Format {
    encode: Some(xlsx::render),
    ..of("xlsx", "xlsx", true, false, xlsx::as_text)
}];

/// The formats of the letter.
pub const LETTERS: [Format; 4] = [
    of("text", "txt", true, false, letter::text),
    of("markdown", "md", true, false, letter::markdown),
    of("html", "html", false, false, letter::html),
    Format {
        encode: Some(letter::docx),
        ..of("docx", "docx", false, false, letter::docx_as_text)
    },
];

type Render = fn(&Report<'_>) -> Result<String, RenderError>;
type Encode = fn(&Report<'_>) -> Result<Vec<u8>, RenderError>;

impl Format {
    /// Writes a report as the bytes of a file.
    ///
    /// # Errors
    /// What the format cannot hold; a fault of a template.
    pub fn write(&self, report: &Report<'_>) -> Result<Vec<u8>, RenderError> {
        match self.encode {
            Some(encode) => encode(report),
            None => (self.render)(report).map(String::into_bytes),
        }
    }
}

const fn of(
    name: &'static str,
    ending: &'static str,
    holds_several: bool,
    tells_problems: bool,
    render: Render,
) -> Format {
    Format {
        name,
        ending,
        holds_several,
        tells_problems,
        apart: None,
        render,
        encode: None,
    }
}

/// What a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The assessments, in the order of the inputs.
    pub assessments: &'a [Assessment<'a>],
    /// The sentences in the language of the report.
    pub messages: &'a Messages,
    /// Whether the text may carry colours.
    pub colour: bool,
    /// Files and records that could not be audited, in the order of the inputs.
    pub refused: &'a [RejectedInput],
    /// What distinguishes the rules in force from others, where it was computed before.
    pub policy_sha256: Option<&'a str>,
    /// How a letter is addressed, dated and signed.
    pub letter: LetterOptions<'a>,
    /// Whether findings about what is not stated come out as warnings, for viewers that show only failures.
    pub open_as_warning: bool,
}

impl<'a> Report<'a> {
    /// A plain report about assessments.
    #[must_use]
    pub fn new(assessments: &'a [Assessment<'a>], messages: &'a Messages) -> Self {
        Self {
            assessments,
            messages,
            colour: false,
            refused: &[],
            policy_sha256: None,
            letter: LetterOptions::default(),
            open_as_warning: false,
        }
    }

    /// What is wrong with files and records that could not be audited.
    pub fn problems(&self) -> impl Iterator<Item = &'a Diagnostic> {
        self.refused.iter().flat_map(|refused| &refused.problems)
    }
}

/// A report that could not be written: a fault of this program or of its templates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderError(pub String);

impl std::fmt::Display for RenderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the report cannot be written: {}", self.0)
    }
}

impl std::error::Error for RenderError {}

/// A format by its name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    formats().find(|format| format.name == name)
}

/// All formats of reports, those of text first.
pub fn formats() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().chain(&BINARY_FORMATS)
}
