//! Answers that a program proposes: read from a file, held to the same checks as those that are typed.

use serde::Deserialize;
use serde_json::Value;

use super::details::Details;
use super::inquiry::path;
use super::reply::Response;
use super::{Detail, Questionnaire};
use lacuna_core::agreement::AbsenceKind;
use lacuna_messages::Messages;

/// An answer to the question at a JSON pointer, with the place that states it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposedAnswer {
    /// JSON pointer of the fact; of a list, where the answer names a new entry.
    pub pointer: String,
    /// The value as the agreement file has it.
    #[serde(default)]
    pub value: Option<Value>,
    /// Why the fact is not there.
    #[serde(default)]
    pub absent: Option<AbsenceKind>,
    /// The number of the clause.
    #[serde(default)]
    pub clause: Option<String>,
    /// The page of the file, from 1.
    #[serde(default)]
    pub page: Option<u32>,
    /// The exact words.
    #[serde(default)]
    pub quote: Option<String>,
    /// The other document that holds the answer.
    #[serde(default)]
    pub document: Option<String>,
    /// Why the fact is not there, in a sentence.
    #[serde(default)]
    pub reason: Option<String>,
}

impl ProposedAnswer {
    /// The dotted path of the fact.
    #[must_use]
    pub fn path(&self) -> String {
        path(&self.pointer).join(".")
    }

    /// Gives the answer as it would be typed.
    ///
    /// # Errors
    /// There is no answer, or two, or one that only a person can give.
    fn response(&self) -> Result<Response, String> {
        match (&self.value, self.absent) {
            // Null states nothing, as in an agreement file.
            (Some(Value::Null), _) | (None, None) => {
                Err("it has neither `value` nor `absent`".to_owned())
            }
            (Some(_), Some(_)) => Err("it has both `value` and `absent`".to_owned()),
            (None, Some(AbsenceKind::Silent)) => Err(SILENCE.to_owned()),
            (Some(value), None) => Ok(Response::Value(value.clone())),
            (None, Some(kind)) => Ok(Response::Absent(kind)),
        }
    }

    fn details(&self, messages: &Messages) -> Result<Details, String> {
        let mut details = Details::default();
        let texts = [
            (Detail::Clause, self.clause.clone()),
            (Detail::Page, self.page.map(|page| page.to_string())),
            (Detail::Quote, self.quote.clone()),
            (Detail::Document, self.document.clone()),
            (Detail::Reason, self.reason.clone()),
        ];

        for (detail, text) in texts {
            if let Some(text) = text {
                details.take(detail, &text, messages)?;
            }
        }

        Ok(details)
    }
}

/// Why a program proposes no silence.
const SILENCE: &str =
    "no quote can prove a silence: whoever has read the text records it, with `lacuna init`";

impl Questionnaire<'_> {
    /// Takes an answer that a program proposes; its quote is for the caller to prove.
    ///
    /// # Errors
    /// What is wrong with the answer; the draft is then as it was.
    pub fn propose(&mut self, proposed: &ProposedAnswer) -> Result<(), String> {
        let response = proposed.response()?;
        let details = proposed.details(self.messages)?;
        // Any fact can be proposed, and not only what is open now.
        let prompt = self
            .ask_again(&proposed.pointer)
            .ok_or("no question leads to this place of the agreement file")?;

        self.answer(&prompt, &response, &details)
    }

    /// Whether a place of the document can be given with an answer at a pointer: not with names and with the core.
    #[must_use]
    pub fn takes_quote(&self, proposed: &ProposedAnswer) -> bool {
        let Ok(response) = proposed.response() else {
            return false;
        };

        self.ask_again(&proposed.pointer)
            .is_some_and(|prompt| prompt.accepts_details(&response))
    }
}
