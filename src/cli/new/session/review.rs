//! All answers once more, and the way back to any of them.

use super::super::super::output;
use super::{CliError, Next, Session};
use crate::questionnaire::{Aside, ParsedLine, Prompt, shown_answers, split_passage, waiting};

impl Session<'_> {
    /// Shows all answers, and asks any of them again; `Stop` where the person is content with them.
    pub(in crate::cli::new) fn review(&mut self, in_between: bool) -> Result<Next, CliError> {
        loop {
            let answers = self.questionnaire.answers();
            output::print(&shown_answers(
                &answers,
                self.lines.width(),
                self.messages(),
            ))?;
            let ask = self.messages().plain(if in_between {
                "ask_change"
            } else {
                "ask_change_last"
            });

            let Some(line) = self.lines.read(&ask)? else {
                return Ok(Next::Stop);
            };

            let typed = line.trim();
            if typed.is_empty() || Aside::read(typed) == Some(Aside::Stop) {
                return Ok(Next::Stop);
            }

            let chosen = typed.parse::<usize>().ok();
            let Some(answer) = chosen.and_then(|number| answers.get(number.checked_sub(1)?)) else {
                let last = [("last", answers.len().into())];
                self.say(&self.messages().text("ask_change_number", &last))?;
                continue;
            };

            match self.questionnaire.ask_again(&answer.pointer) {
                Some(prompt) if self.ask_again(&prompt)? == Next::Stop => return Ok(Next::Stop),
                Some(_) => {}
                // A silence of a whole group has no question of its own; each of its facts has.
                None => self.take_back(&answer.pointer)?,
            }

            // A changed answer may have opened questions, which are asked before the end.
            if !in_between && self.next().is_some() {
                return Ok(Next::Ask);
            }
        }
    }

    /// Takes an answer out, so that its facts are asked for again.
    fn take_back(&mut self, pointer: &str) -> Result<(), CliError> {
        match self.questionnaire.forget(pointer) {
            Err(wrong) => self.say(&wrong),
            Ok(()) => {
                self.keep()?;
                self.say(&self.messages().plain("ask_withdrawn"))
            }
        }
    }

    /// Asks a question that was answered before; Enter keeps the answer.
    fn ask_again(&mut self, prompt: &Prompt<'_>) -> Result<Next, CliError> {
        self.say(&self.messages().plain("ask_keep"))?;
        let passages = self.contract.as_ref().map_or_else(Vec::new, |contract| {
            contract.passages(prompt, self.messages())
        });

        self.show(prompt, &passages)?;
        loop {
            let Some(line) = self.lines.read("> ")? else {
                return Ok(Next::Stop);
            };

            // Without a contract there are no passages, and `@1` is part of the answer.
            let (typed, number) = if self.contract.is_some() {
                split_passage(&line)
            } else {
                (line.as_str(), None)
            };

            match Aside::read(typed) {
                Some(Aside::Stop) => return Ok(Next::Stop),
                Some(Aside::Back | Aside::Skip) => return Ok(Next::Ask),
                None if typed.is_empty() => return Ok(Next::Ask),
                None => {}
            }

            let passage = number.and_then(|number| passages.get(number.checked_sub(1)?));
            if number.is_some() && passage.is_none() {
                self.say(&self.messages().plain("ask_wrong_passage"))?;
                continue;
            }

            match ParsedLine::read(prompt, typed) {
                Err(wrong) => self.say(&wrong)?,
                Ok(ParsedLine::Reply(reply)) => {
                    let next = self.obey(prompt, ParsedLine::Reply(reply), &passages, passage)?;
                    if let Some(next) = next {
                        return Ok(next);
                    }
                }
                Ok(ParsedLine::Rules) => output::print(&waiting(prompt, self.lines.width()))?,
                Ok(_) => self.say(&self.messages().plain("ask_wrong_answer"))?,
            }
        }
    }
}
