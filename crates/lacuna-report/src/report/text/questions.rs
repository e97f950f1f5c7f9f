//! The open questions: what the agreement should say first, then what the vendor and the own file can answer.

use super::TextPage;
use crate::report::value_words::ValueWords;
use crate::report::{Messages, entry};
use lacuna_core::agreement::AbsenceKind;
use lacuna_core::assessment::{Fact, Found, Provenance, Question};
use lacuna_core::document::Document;
use lacuna_core::policy::Severity;
use lacuna_core::source_file::visible;

/// Questions beyond these are counted, so that a silent agreement stays readable.
const SHOWN: usize = 8;
/// How many rules that wait are named; the rest are counted.
const RULES: usize = 9;

impl TextPage<'_> {
    pub(super) fn questions(&mut self) {
        let questions = self.assessment.questions();
        if questions.is_empty() {
            return;
        }

        let heading = self.say("text_questions", &[("facts", questions.len().into())]);
        self.heading(&heading);
        let mut answerer = None;
        for question in questions.iter().take(SHOWN) {
            // Questions come in the order of answerers, so that each heading appears once.
            if answerer != Some(question.answerer()) {
                answerer = Some(question.answerer());
                let word = self
                    .messages
                    .word("text_answerer", question.answerer().as_str());

                self.line(&word);
            }

            self.question(question);
        }

        if questions.len() > SHOWN {
            let more = (questions.len() - SHOWN).into();
            let line = self.say("text_more_questions", &[("facts", more)]);
            self.paragraph("", &line);
        }

        self.line("");
    }

    fn question(&mut self, question: &Question<'_>) {
        let document = self.assessment.agreement.document();
        let label = label(document, &question.fact, self.messages);
        let grave = question
            .rules
            .iter()
            .filter(|rule| rule.severity == Severity::Critical)
            .count();

        let id = match (&question.fact.found, question.fact.provenance) {
            (_, Provenance::Reported | Provenance::Statement) => "question_reported",
            (_, Provenance::Unproved) => "question_unproved",
            // That it is silent is said by the sentence. Any other kind of absence is named.
            (Found::Nothing { kind, .. }, _) if *kind != AbsenceKind::Silent => "question_absent",
            _ => "question_silent",
        };

        let kind = match &question.fact.found {
            Found::Nothing { kind, .. } => self.messages.word("absence", kind.as_str()),
            _ => String::new(),
        };

        let arguments = [
            ("fact", label.into()),
            ("kind", kind.into()),
            ("rules", question.rules.len().into()),
            ("critical", grave.into()),
        ];

        let line = self.say(id, &arguments);
        self.paragraph("  ", &line);
        if let Some(offered) = &question.fact.offered {
            let clause = offered.clause.as_deref().unwrap_or_default();
            let vocabulary = self.assessment.agreement.vocabulary();
            // A terminal cannot mark the language of words, as a page can.
            let words = ValueWords::unmarked_of(self.messages, vocabulary);
            let value = words.value_at(&question.fact.path, &offered.value);
            let line = self.say(
                "question_offered",
                &[
                    ("title", offered.title.as_str().into()),
                    ("clause", clause.into()),
                    ("value", value.into()),
                ],
            );

            self.paragraph("    ", &line);
        }

        let line = self.rules_named(question);
        self.paragraph("    ", &line);
    }

    fn rules_named(&self, question: &Question<'_>) -> String {
        let rules = question.rules.iter().take(RULES);
        let ids: Vec<&str> = rules.map(|rule| rule.id.as_str()).collect();
        let listed = ids.join(" ");
        match question.rules.len() - ids.len() {
            0 => listed,
            n => self.say(
                "value_list_more",
                &[("list", listed.into()), ("n", n.into())],
            ),
        }
    }
}

/// The fact's label; of a fact of a list's entry, with the name of the entry.
pub(in crate::report) fn label(document: &Document, fact: &Fact, messages: &Messages) -> String {
    let entry = entry::around(document, &fact.pointer);
    let name = entry.map(|entry| entry::name(document, entry));
    match name.filter(|name| !name.is_empty()) {
        Some(name) => messages.text(
            "label_of",
            &[("label", (&fact.label).into()), ("subject", name.into())],
        ),
        None => visible(&fact.label).into_owned(),
    }
}
