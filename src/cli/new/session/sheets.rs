//! Questions on a sheet: those that one passage of the contract may answer are asked at once.

use super::super::super::{CliError, output};
use super::{Next, Session};
use crate::questionnaire::{ParsedLine, Prompt, QuestionSheet, SheetLine};

impl<'p> Session<'p> {
    /// The sheet that a question begins: with it, all open questions that its best passage may answer too. Nothing where
    /// the question has to be asked by itself.
    pub(in super::super) fn sheet(&self, prompt: &Prompt<'p>) -> Option<QuestionSheet<'p>> {
        let contract = self.contract.as_ref()?;
        let is_new = |prompt: &Prompt<'p>| !self.on_sheets.contains(&prompt.pointer);
        if !is_new(prompt) {
            return None;
        }

        let passage = contract.best_passage(prompt, self.messages())?;
        let open = self.questionnaire.open();
        let others = open.into_iter().filter(|other| {
            other.pointer != prompt.pointer
                && is_new(other)
                && contract.has_best_passage_in_common(prompt, other)
        });

        QuestionSheet::of(prompt, others, passage)
    }

    /// Asks the questions of a sheet until a line can stand; those without an answer are asked by themselves afterwards.
    pub(in super::super) fn ask_sheet(
        &mut self,
        sheet: &QuestionSheet<'p>,
    ) -> Result<Next, CliError> {
        self.asked += 1;
        let shown = sheet.prompts().iter();
        // This is noted before any answer, so that Enter leads to each question by itself.
        self.on_sheets
            .extend(shown.map(|prompt| prompt.pointer.clone()));
        output::print(&sheet.shown(self.lines.width()))?;
        loop {
            let Some(line) = self.lines.read("> ")? else {
                return Ok(Next::Stop);
            };

            match sheet.read(&line) {
                Err(wrong) => self.say(&wrong)?,
                Ok(SheetLine::Each) => return Ok(Next::Ask),
                Ok(SheetLine::Help) => output::print(&sheet.shown_help(self.lines.width()))?,
                Ok(SheetLine::Word(word)) => {
                    if let Some(next) = self.obey_on_sheet(word)? {
                        return Ok(next);
                    }
                }
                Ok(SheetLine::Answers(answers)) => {
                    match self.questionnaire.answer_sheet(sheet, &answers) {
                        Err(wrong) => self.say(&wrong)?,
                        Ok(()) => {
                            self.keep()?;
                            return Ok(Next::Ask);
                        }
                    }
                }
            }
        }
    }

    /// Does what a word about the questionnaire says; `None` where the sheet is still open.
    fn obey_on_sheet(&mut self, word: ParsedLine) -> Result<Option<Next>, CliError> {
        match word {
            ParsedLine::Stop => Ok(Some(Next::Stop)),
            ParsedLine::Back if self.questionnaire.is_first() => {
                self.say(&self.messages().plain("ask_wrong_first"))?;
                Ok(None)
            }
            ParsedLine::Back => self.taken_back().map(Some),
            ParsedLine::Review => {
                self.review(true)?;
                Ok(Some(Next::Ask))
            }
            ParsedLine::Rest if self.close()? => Ok(Some(Next::Ask)),
            _ => Ok(None),
        }
    }
}
