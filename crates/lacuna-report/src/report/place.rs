//! Where a finding stands, for formats that point into files.

use lacuna_core::assessment::{Assessment, Fact, RuleResult};
use lacuna_core::source_file::{Position, visible};

/// A place in an agreement file.
#[derive(Debug, Clone)]
pub(super) struct AgreementPlace {
    /// The file, with `/`.
    pub(super) file: String,
    /// Where it begins.
    pub(super) start: Position,
    /// Where it ends, where a value stands there.
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

/// How many sentences of one finding are told where there is little room.
const SENTENCES: usize = 5;

/// What a rule's worst answers say, each sentence once, on one line; only the first where there are many.
pub(super) fn sentences(assessment: &Assessment<'_>, result: &RuleResult<'_>) -> String {
    let mut sentences: Vec<String> = Vec::new();
    for sentence in result
        .worst()
        .filter_map(|answer| assessment.sentence(result.rule, answer))
    {
        let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
        // One more than is told says that there are more.
        if sentences.len() > SENTENCES {
            break;
        }
    }
    if sentences.len() > SENTENCES {
        sentences.truncate(SENTENCES);
        sentences.push("…".to_owned());
    }

    visible(&sentences.join(" ")).into_owned()
}

/// What a finding is called: its offence, or, where nobody may be accused, what was asked for.
pub(super) fn title(result: &RuleResult<'_>, unstated: &str) -> String {
    if result.outcome == lacuna_core::assessment::Outcome::Breached {
        visible(&result.rule.title).into_owned()
    } else {
        unstated.to_owned()
    }
}
