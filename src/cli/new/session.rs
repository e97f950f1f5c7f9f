//! One run of questions on the terminal: each answer is written at once, and every answer can be gone back to.

mod details;
mod review;
mod sheets;

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::super::{CliError, ExitStatus, Outcome, names, output, schema_beside};
use super::contract::ContractFile;
use super::lines::Lines;
use crate::draft;
use crate::questionnaire::{
    Details, OfferedPassage, ParsedLine, Prompt, PromptKind, Questionnaire, Response, introduction,
    shown, shown_passages, split_passage, waiting,
};
use crate::report::Messages;
use crate::source_file::visible;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    Ask,
    Stop,
}

pub(super) struct Session<'p> {
    path: &'p Path,
    questionnaire: Questionnaire<'p>,
    contract: Option<ContractFile>,
    lines: Lines,
    /// The draft as it was last read or written.
    kept: Option<Value>,
    /// The bytes of the file as they were last read or written.
    on_disk: Option<String>,
    /// How many facts were answered before this run.
    before: usize,
    /// How many questions were shown.
    asked: usize,
    /// Whether the text has pages, as far as the person said.
    paged: bool,
    /// JSON pointers of the questions that were on a sheet: what it left open is asked by itself.
    on_sheets: BTreeSet<String>,
}

impl<'p> Session<'p> {
    pub(super) fn start(
        path: &'p Path,
        questionnaire: Questionnaire<'p>,
        contract: Option<ContractFile>,
        kept: Option<Value>,
        on_disk: Option<String>,
    ) -> Result<Self, CliError> {
        let before = questionnaire.progress().answered;
        Ok(Self {
            path,
            questionnaire,
            contract,
            lines: Lines::open()?,
            kept,
            on_disk,
            before,
            asked: 0,
            paged: true,
            on_sheets: BTreeSet::new(),
        })
    }

    pub(super) fn introduce(&mut self) -> Result<(), CliError> {
        let name = names::name(self.path);
        let file = [("file", name.into())];
        let what = match &self.on_disk {
            Some(_) => self.messages().text("ask_continuing", &file),
            None => self.messages().text("ask_new", &file),
        };

        let introduction = introduction(self.lines.width(), self.messages());
        output::print(&format!("{what}\n{introduction}"))
    }

    /// The language of the questions.
    fn messages(&self) -> &'p Messages {
        self.questionnaire.messages()
    }

    pub(super) fn next(&self) -> Option<Prompt<'p>> {
        self.questionnaire.next()
    }

    /// Asks one question until there is an answer that can stand.
    pub(super) fn ask(&mut self, prompt: &Prompt<'_>) -> Result<Next, CliError> {
        self.asked += 1;
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

            let passage = match number.map(|number| passages.get(number - 1)) {
                Some(None) => {
                    self.say(&self.messages().plain("ask_wrong_passage"))?;
                    continue;
                }
                Some(passage) => passage,
                None => None,
            };

            // A slip asks again and ends nothing: the questionnaire has not moved on.
            match ParsedLine::read(prompt, typed) {
                Err(wrong) => self.say(&wrong)?,
                Ok(parsed) => {
                    if let Some(next) = self.obey(prompt, parsed, &passages, passage)? {
                        return Ok(next);
                    }
                }
            }
        }
    }

    fn show(&mut self, prompt: &Prompt<'_>, passages: &[OfferedPassage]) -> Result<(), CliError> {
        let width = self.lines.width();
        output::print(&shown(prompt, width))?;
        let is_further = matches!(prompt.asks, PromptKind::Entry { first: false, .. });
        // Neither the core nor the name of a further entry takes a place in the text.
        if self.contract.is_some() && !prompt.is_needed() && !is_further {
            output::print(&shown_passages(passages, width, self.messages()))?;
        }

        Ok(())
    }

    /// Does what was typed; `None` where the question is still open.
    fn obey(
        &mut self,
        prompt: &Prompt<'_>,
        parsed: ParsedLine,
        passages: &[OfferedPassage],
        passage: Option<&OfferedPassage>,
    ) -> Result<Option<Next>, CliError> {
        match parsed {
            ParsedLine::Stop => return Ok(Some(Next::Stop)),
            ParsedLine::Rules => output::print(&waiting(prompt, self.lines.width()))?,
            ParsedLine::Back if self.questionnaire.is_first() => {
                self.say(&self.messages().plain("ask_wrong_first"))?
            }
            ParsedLine::Back => return self.taken_back().map(Some),
            ParsedLine::Review => {
                self.review(true)?;
                return Ok(Some(Next::Ask));
            }
            ParsedLine::Nothing => match self.questionnaire.answer_nothing(prompt) {
                Err(wrong) => self.say(&wrong)?,
                Ok(silent) => {
                    self.keep()?;
                    let facts = self.messages().joined("ask_values", silent);
                    let arguments = [("facts", facts.into())];
                    self.say(&self.messages().text("ask_silent", &arguments))?;
                    return Ok(Some(Next::Ask));
                }
            },
            ParsedLine::Rest => {
                if self.close()? {
                    return Ok(Some(Next::Ask));
                }
            }
            ParsedLine::Reply(reply) => {
                let given = passage.map(Details::at).unwrap_or_default();
                // An absence quotes nothing: the passage that was named beside it is dropped.
                let given = if prompt.accepts_details(&reply) {
                    given
                } else {
                    Details::default()
                };

                match self.questionnaire.answer(prompt, &reply, &given) {
                    Err(wrong) => self.say(&wrong)?,
                    Ok(()) => return self.taken(prompt, &reply, passages, given).map(Some),
                }
            }
        }

        Ok(None)
    }

    /// Says once more what `rest` means, and takes it where the person is sure.
    fn close(&mut self) -> Result<bool, CliError> {
        // What was left for later becomes silent by `rest` too.
        let open = self.questionnaire.progress().open + self.questionnaire.left();
        let arguments = [("open", open.into())];
        self.say(&self.messages().text("ask_rest", &arguments))?;
        let asked = self.messages().plain("ask_rest_sure");
        let line = self.lines.read(&asked)?;

        // Only a yes counts, since one word here records the silence of all that is open.
        let is_sure = line.is_some_and(|line| {
            let line = line.trim().to_lowercase();
            ["yes", "y", "是"].contains(&line.as_str())
        });

        if !is_sure {
            return Ok(false);
        }

        match self.questionnaire.answer_rest() {
            Err(wrong) => {
                self.say(&wrong)?;
                Ok(false)
            }
            Ok(()) => {
                self.keep()?;
                Ok(true)
            }
        }
    }

    /// Keeps an answer at once, and then what else is known of it.
    fn taken(
        &mut self,
        prompt: &Prompt<'_>,
        reply: &Response,
        passages: &[OfferedPassage],
        given: Details,
    ) -> Result<Next, CliError> {
        self.keep()?;
        if !prompt.accepts_details(reply) {
            return Ok(Next::Ask);
        }

        let before = given.is_given();
        let Some((details, next)) = self.ask_details(reply, passages, given)? else {
            return self.taken_back();
        };

        // A value keeps the passage that came with it already.
        if details.is_given() && !(before && matches!(reply, Response::Value(_))) {
            // The answer is given anew with its details, so that one step back takes both.
            self.questionnaire.back();
            self.questionnaire
                .answer(prompt, reply, &details)
                .map_err(CliError::Message)?;

            self.keep()?;
        }

        Ok(next)
    }

    /// Goes back to the question before.
    fn taken_back(&mut self) -> Result<Next, CliError> {
        self.questionnaire.back();
        // The step back may have been a sheet.
        self.on_sheets.clear();
        self.keep()?;
        Ok(Next::Ask)
    }

    fn say(&self, wrong: &str) -> Result<(), CliError> {
        output::print(&format!("  {}\n", visible(wrong)))
    }

    /// Writes the draft where it can be written and differs from the file.
    fn keep(&mut self) -> Result<(), CliError> {
        let Some(whole) = self.questionnaire.whole() else {
            return Ok(());
        };

        if self.kept.as_ref() == Some(whole) {
            return Ok(());
        }

        let text = draft::layout_with(whole, self.questionnaire.policy().vocabulary())
            .map_err(|error| CliError::Message(error.to_string()))?;

        // An editor may have the same file open; neither side's words may be lost without a word.
        if content(self.path)? != self.on_disk {
            return Err(CliError::Message(format!(
                "{}: another program has changed this file, and it is left as it is; start again to continue with it",
                names::name(self.path)
            )));
        }

        // With the first answer, so that a person who stops before it leaves nothing behind.
        if self.on_disk.is_none() {
            let schema = self.questionnaire.policy().schema.to_json();
            schema_beside::write(self.path, "agreement", &schema)?;
        }

        output::update(self.path, &text)?;
        self.kept = Some(whole.clone());
        self.on_disk = Some(text);
        Ok(())
    }

    pub(super) fn end(&self, stopped: bool) -> Outcome {
        let name = names::name(self.path);
        if self.on_disk.is_none() {
            let messages = self.messages();
            let lacks = messages.joined("ask_values", self.questionnaire.lacks());
            let arguments = [("file", name.into()), ("facts", lacks.into())];
            return Err(CliError::Message(
                messages.text("ask_nothing_written", &arguments),
            ));
        }

        output::print(&self.describe_end(&name, stopped))?;

        Ok(ExitStatus::Clean)
    }

    /// How far the file is, and the commands that go on with it.
    fn describe_end(&self, name: &str, stopped: bool) -> String {
        let messages = self.messages();
        let file = || ("file", name.into());
        let mut lines = vec![String::new()];
        let lacks = self.questionnaire.lacks();
        if !lacks.is_empty() {
            let facts = messages.joined("ask_values", lacks);
            lines.push(messages.text("ask_not_in_file", &[("facts", facts.into())]));
        }

        let progress = self.questionnaire.progress();
        let now = progress.answered.saturating_sub(self.before);
        let open = progress.open + self.questionnaire.left();
        let arguments = [
            file(),
            ("answered", progress.answered.into()),
            ("now", now.into()),
            ("open", open.into()),
        ];

        lines.push(messages.text("ask_end", &arguments));
        if let Some(contract) = &self.contract {
            lines.extend(self.describe_reading(contract));
        }

        if stopped {
            lines.push(messages.text("ask_continue", &[file()]));
        }

        lines.push(messages.text("ask_result", &[file()]));
        lines.join("\n") + "\n"
    }

    /// How many questions it took, how many facts have a quote, and which clauses carry no fact.
    fn describe_reading(&self, contract: &ContractFile) -> [String; 2] {
        let messages = self.messages();
        let answers = self.questionnaire.answers();
        let stated = answers.iter().filter(|answer| answer.absence.is_none());
        let quoted = stated.clone().filter(|answer| answer.quote.is_some());
        let draft = self.questionnaire.whole().unwrap_or(&Value::Null);
        let coverage = contract.cover_clauses(draft);
        let clauses = if coverage.uncited.is_empty() {
            messages.plain("ask_clauses_all")
        } else {
            let uncited = coverage.uncited.iter().cloned();
            messages.text(
                "ask_clauses",
                &[
                    ("n", coverage.uncited.len().into()),
                    ("all", coverage.clauses.into()),
                    ("clauses", messages.joined("value_list", uncited).into()),
                ],
            )
        };

        let reading = messages.text(
            "ask_reading",
            &[
                ("asked", self.asked.into()),
                ("stated", stated.count().into()),
                ("quoted", quoted.count().into()),
                ("contract", contract.name().into()),
            ],
        );

        [reading, clauses]
    }
}

/// What a file holds now; `None` where it is not there.
fn content(path: &Path) -> Result<Option<String>, CliError> {
    match std::fs::read_to_string(path) {
        Ok(content) => Ok(Some(content)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(CliError::Message(format!(
            "{}: this file cannot be read: {error}",
            names::name(path)
        ))),
    }
}
