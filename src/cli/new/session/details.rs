//! What is asked after an answer: its place in the text, or why it is not there.

use super::{CliError, Next, Session};
use crate::questionnaire::{Aside, Detail, Details, OfferedPassage, Response, split_passage};

impl Session<'_> {
    /// Asks for what can be given with an answer; `None` where the person takes the answer back.
    pub(super) fn ask_details(
        &mut self,
        reply: &Response,
        passages: &[OfferedPassage],
        given: Details,
    ) -> Result<Option<(Details, Next)>, CliError> {
        let mut details = given;
        let is_taken = details.is_placed();
        for detail in Detail::after(reply) {
            // A passage that was taken has clause, page and words.
            let is_place = !matches!(detail, Detail::Document | Detail::Reason | Detail::Position);
            if is_taken && is_place {
                continue;
            }

            while details.wants(*detail) && (self.paged || *detail != Detail::Page) {
                let line = self.lines.read(&self.detail_prompt(*detail, passages))?;
                let line = match (line.as_deref().and_then(Aside::read), line) {
                    (Some(Aside::Stop), _) | (_, None) => return Ok(Some((details, Next::Stop))),
                    (Some(Aside::Back), _) => return Ok(None),
                    (Some(Aside::Skip), _) => String::new(),
                    (None, Some(line)) if *detail == Detail::Page && line.trim() == "-" => {
                        // Said once, it holds for every answer of this run.
                        self.paged = false;
                        break;
                    }
                    (None, Some(line)) => line,
                };

                // A passage can be named here too, and then brings its clause, page and words.
                if let ("", Some(number)) = split_passage(&line)
                    && *detail == Detail::Clause
                    && let Some(passage) = number.checked_sub(1).and_then(|at| passages.get(at))
                {
                    return Ok(Some((Details::at(passage), Next::Ask)));
                }

                match details
                    .take(*detail, &line, self.messages())
                    .and_then(|()| self.prove(*detail, &line))
                {
                    Err(wrong) => self.say(&wrong)?,
                    Ok(()) if detail.again(&line) => {}
                    Ok(()) => break,
                }
            }
        }

        Ok(Some((details, Next::Ask)))
    }

    fn detail_prompt(&self, detail: Detail, passages: &[OfferedPassage]) -> String {
        let messages = self.messages();
        let detail = match (detail, passages.len()) {
            (Detail::Clause, 1..) => messages.plain("ask_detail_passage"),
            _ => detail.prompt(messages),
        };

        messages.text("ask_detail", &[("detail", detail.into())])
    }

    /// Looks up a quote that was typed, where the contract is at hand.
    fn prove(&self, detail: Detail, typed: &str) -> Result<(), String> {
        match &self.contract {
            Some(contract) if detail == Detail::Quote && !typed.trim().is_empty() => contract
                .prove(typed.trim(), None, None, self.messages())
                .map_err(|wrong| {
                    let arguments = [("wrong", wrong.into())];
                    self.messages().text("ask_wrong_quote", &arguments)
                }),
            _ => Ok(()),
        }
    }
}
