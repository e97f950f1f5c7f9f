//! The sentences of rules where there is little room: plain text, with countries named in the language of the report.

use lacuna_core::assessment::{Answer, Assessment, RuleResult};
use lacuna_core::condition::Template;
use lacuna_core::document::{Document, NodeId};
use lacuna_core::policy::Rule;
use lacuna_core::source_file::visible;

use super::Messages;

/// How many sentences of one finding are reported where there is little room.
const SENTENCES: usize = 5;

/// Fills in a sentence of a rule about an agreement and, where the rule loops over a list, about one element.
pub(super) fn fill(
    messages: &Messages,
    template: &Template,
    document: &Document,
    subject: Option<NodeId>,
) -> String {
    let country_of = |code: &str| messages.country(code);
    template.render_pieces(
        document,
        subject,
        "…",
        str::to_owned,
        |fact| fact,
        country_of,
    )
}

/// Says what an answer says as a sentence of fact; `None` where nothing is wrong or missing.
pub(super) fn sentence(
    messages: &Messages,
    assessment: &Assessment<'_>,
    rule: &Rule,
    answer: &Answer<'_>,
) -> Option<String> {
    let template = answer.outcome.sentence_of(rule)?;
    let document = assessment.agreement.document();
    Some(fill(messages, template, document, answer.subject))
}

/// Says what to ask for; of what has ended, what to ask for in an agreement that follows it.
pub(super) fn remedy(
    messages: &Messages,
    assessment: &Assessment<'_>,
    result: &RuleResult<'_>,
    subject: Option<NodeId>,
) -> String {
    let document = assessment.agreement.document();
    let remedy = fill(messages, result.remedy(), document, subject);

    if assessment.is_ended() {
        messages.text("remedy_ended", &[("remedy", remedy.into())])
    } else {
        remedy
    }
}

/// Returns what to ask for, shown on a terminal or in a log.
pub(super) fn ask(
    messages: &Messages,
    assessment: &Assessment<'_>,
    result: &RuleResult<'_>,
) -> String {
    // About no one entry, since it speaks for all places of the finding.
    visible(&remedy(messages, assessment, result, None)).into_owned()
}

/// What a rule's worst answers say, each sentence once, on one line; only the first where there are many.
pub(super) fn sentences(
    messages: &Messages,
    assessment: &Assessment<'_>,
    result: &RuleResult<'_>,
) -> String {
    let mut sentences: Vec<String> = Vec::new();
    for sentence in result
        .worst()
        .filter_map(|answer| sentence(messages, assessment, result.rule, answer))
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

    visible(&messages.joined("sentences", sentences)).into_owned()
}
