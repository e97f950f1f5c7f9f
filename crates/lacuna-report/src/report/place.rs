//! Where a finding is, for formats that point into files.

use lacuna_core::assessment::{Assessment, Fact, RuleResult};
use lacuna_core::source_file::{Position, visible};

/// A place in an agreement file.
#[derive(Debug, Clone)]
pub(super) struct AgreementPlace {
    /// The file, with `/`.
    pub(super) file: String,
    /// Where it begins.
    pub(super) start: Position,
    /// Where it ends, where a value is there.
    pub(super) end: Option<Position>,
    /// The JSON pointer.
    pub(super) pointer: String,
    /// A phrase for the fact.
    pub(super) label: String,
}

/// The places that the worst answers of a rule rest on, each once, in the order of the answers.
pub(super) fn places(assessment: &Assessment<'_>, result: &RuleResult<'_>) -> Vec<AgreementPlace> {
    let file = assessment.agreement.document().text().name();
    let place = |fact: Fact| AgreementPlace {
        file: file.to_owned(),
        start: fact.position,
        end: fact.end,
        pointer: fact.pointer,
        label: fact.label,
    };

    assessment
        .facts(result.deciding_reads())
        .into_iter()
        .map(place)
        .collect()
}

/// What a finding is called: its offence, or, where nobody may be accused, what was asked for.
pub(super) fn title(result: &RuleResult<'_>, unstated: &str) -> String {
    if result.outcome == lacuna_core::assessment::Outcome::Breached {
        visible(&result.rule.title).into_owned()
    } else {
        unstated.to_owned()
    }
}
