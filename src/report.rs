//! Reports: the list of formats, and what each of them is given.

pub mod messages;
mod checklist;
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

use crate::assessment::Assessment;
use crate::problem::Problem;

pub use checklist::{checklist, tally, word};
pub use html::page;
pub use json::schema as assessment_schema;
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
    /// Writes it.
    pub render: fn(&Report<'_>) -> Result<String, Unrendered>,
}

/// Every format there is. A new one is a file of its own and a line here.
pub const FORMATS: [Format; 8] = [
    Format { name: "text", ending: "txt", holds_several: true, tells_problems: false, render: text::render },
    Format { name: "json", ending: "json", holds_several: true, tells_problems: true, render: json::render },
    Format { name: "html", ending: "html", holds_several: false, tells_problems: false, render: html::render },
    Format { name: "sarif", ending: "sarif", holds_several: true, tells_problems: true, render: sarif::render },
    Format { name: "junit", ending: "xml", holds_several: true, tells_problems: true, render: junit::render },
    Format { name: "markdown", ending: "md", holds_several: true, tells_problems: true, render: markdown::render },
    Format { name: "github", ending: "github", holds_several: true, tells_problems: true, render: github::render },
    Format { name: "gitlab", ending: "gitlab", holds_several: true, tells_problems: true, render: gitlab::render },
];

/// The formats of the letter of questions to the vendor.
pub const LETTERS: [Format; 3] = [
    Format { name: "text", ending: "txt", holds_several: true, tells_problems: false, render: letter::text },
    Format { name: "markdown", ending: "md", holds_several: true, tells_problems: false, render: letter::markdown },
    Format { name: "html", ending: "html", holds_several: false, tells_problems: false, render: letter::html },
];

/// What a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The assessments, in the order of the inputs.
    pub assessments: &'a [Assessment<'a>],
    /// The sentences in the language of the report.
    pub messages: &'a Messages,
    /// Whether the text may carry colours.
    pub colour: bool,
    /// What is wrong with files that could not be audited; there are no assessments then.
    pub problems: &'a [Problem],
    /// Whether findings about what is not stated come out as warnings, for viewers that show only failures.
    pub open_as_warning: bool,
}

impl<'a> Report<'a> {
    /// A plain report about assessments.
    #[must_use]
    pub fn new(assessments: &'a [Assessment<'a>], messages: &'a Messages) -> Self {
        Self { assessments, messages, colour: false, problems: &[], open_as_warning: false }
    }
}

/// A report that could not be written: a fault of this program or of its templates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unrendered(pub String);

impl std::fmt::Display for Unrendered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the report cannot be written: {}", self.0)
    }
}

impl std::error::Error for Unrendered {}

/// A format by its name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
