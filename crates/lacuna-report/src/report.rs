//! Reports: the list of formats, and what each of them is given.

pub mod messages;
mod checklist;
mod entry;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod letter;
mod markdown;
mod place;
mod sarif;
mod settings;
mod standing;
mod text;
mod tongue;
mod wrap;

use lacuna_core::assessment::Assessment;
use lacuna_core::diagnostic::{Diagnostic, RejectedInput};

pub use checklist::{checklist, tally, word};
pub use html::{page, style_policy};
pub use json::{line_schema, policy_sha256, schema as assessment_schema};
pub use messages::Messages;
pub use settings::changes as settings_changes;

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
    /// What stands between agreements that are rendered one at a time; absent where one output must know them all.
    pub apart: Option<&'static str>,
    /// Writes it.
    pub render: Render,
}

/// Every format there is. A new one is a file of its own and a line here.
pub const FORMATS: [Format; 9] = [
    Format {
        apart: Some("\n"),
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
];

/// The formats of the letter of questions to the vendor.
pub const LETTERS: [Format; 3] = [
    of("text", "txt", true, false, letter::text),
    of("markdown", "md", true, false, letter::markdown),
    of("html", "html", false, false, letter::html),
];

type Render = fn(&Report<'_>) -> Result<String, RenderError>;

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
    /// What tells the rules in force from others, where it was worked out before.
    pub policy_sha256: Option<&'a str>,
    /// The ids of the parties that a letter goes to; where none is named it goes to the vendors.
    pub addressees: &'a [String],
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
            addressees: &[],
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
    FORMATS.iter().find(|format| format.name == name)
}
