//! One run of questions on the terminal: each answer is written at once, and every answer can be gone back to.

use std::path::Path;

use serde_json::Value;

use super::super::{CliError, ExitStatus, Outcome, names, output};
use super::contract::Contract;
use super::lines::Lines;
use crate::draft;
use crate::questionnaire::{
    Aside, Detail, Details, OfferedPassage, ParsedLine, Prompt, PromptKind, Questionnaire,
    Response, introduction, shown, shown_answers, shown_passages, split_passage, waiting,
};
use crate::source_file::visible;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    Ask,
    Stop,
}

pub(super) struct Session<'p> {
    path: &'p Path,
    questionnaire: Questionnaire<'p>,
    contract: Option<Contract>,
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
}

impl<'p> Session<'p> {
    pub(super) fn start(
        path: &'p Path,
        questionnaire: Questionnaire<'p>,
        contract: Option<Contract>,
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
        })
    }

    pub(super) fn introduce(&mut self) -> Result<(), CliError> {
        let name = names::name(self.path);
        let what = match &self.on_disk {
            Some(_) => format!("Going on with {name}."),
            None => format!("A new agreement in {name}."),
        };
        output::print(&format!("{what}\n{}", introduction(self.lines.width())))
    }

    pub(super) fn next(&self) -> Option<Prompt<'p>> {
        self.questionnaire.next()
    }

    /// Asks one question until there is an answer that can stand.
    pub(super) fn ask(&mut self, prompt: &Prompt<'_>) -> Result<Next, CliError> {
        self.asked += 1;
        let passages = self
            .contract
            .as_ref()
            .map_or_else(Vec::new, |contract| contract.passages(prompt));

        self.show(prompt, &passages)?;
        loop {
            let Some(line) = self.lines.read("> ")? else {
                return Ok(Next::Stop);
            };

            let (typed, number) = if self.contract.is_some() {
                split_passage(&line)
            } else {
                (line.as_str(), None)
            };

            let passage = match number.map(|number| passages.get(number - 1)) {
                Some(None) => {
                    self.say("there is no passage of this number")?;
                    continue;
                }
                Some(passage) => passage,
                None => None,
            };

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
        if self.contract.is_some() && !prompt.is_needed() && !is_further {
            output::print(&shown_passages(passages, width))?;
        }

        Ok(())
    }

    /// Does what was typed; nothing where the question is still open.
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
                self.say("this is the first question of this run")?
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
                    self.say(&format!("recorded as silent: {}", silent.join("; ")))?;
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
        let open = self.questionnaire.progress().open + self.questionnaire.left();
        self.say(&format!(
            "up to {open} facts are not answered. They count as silent if you have read all of the text, and it says \
             nothing of them."
        ))?;

        let line = self
            .lines
            .read("  Did you read all of it? (yes; Enter: no): ")?;
        let is_sure = line.is_some_and(|line| {
            let line = line.trim().to_lowercase();
            line == "yes" || line == "y"
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

    /// Shows all answers, and asks any of them again; `Stop` where the person is content with them.
    pub(super) fn review(&mut self, in_between: bool) -> Result<Next, CliError> {
        loop {
            let answers = self.questionnaire.answers();
            output::print(&shown_answers(&answers, self.lines.width()))?;
            let ask = if in_between {
                "Number of an answer to change (Enter: go on): "
            } else {
                "Number of an answer to change (Enter: all is right): "
            };

            let Some(line) = self.lines.read(ask)? else {
                return Ok(Next::Stop);
            };

            let typed = line.trim();
            if typed.is_empty() || Aside::read(typed) == Some(Aside::Stop) {
                return Ok(Next::Stop);
            }

            let chosen = typed.parse::<usize>().ok();
            let Some(answer) = chosen.and_then(|number| answers.get(number.checked_sub(1)?)) else {
                self.say(&format!(
                    "type a number from 1 to {}, or Enter",
                    answers.len()
                ))?;
                continue;
            };

            match self.questionnaire.ask_again(&answer.pointer) {
                Some(prompt) if self.ask_again(&prompt)? == Next::Stop => return Ok(Next::Stop),
                Some(_) => {}
                // A silence of a whole group has no question of its own; each of its facts has.
                None => self.take_back(&answer.pointer)?,
            }

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
                self.say("this is taken back, and its facts are asked for again")
            }
        }
    }

    /// Asks a question that was answered before; Enter keeps the answer.
    fn ask_again(&mut self, prompt: &Prompt<'_>) -> Result<Next, CliError> {
        self.say("Enter alone keeps the answer as it is, and back leaves it too")?;
        let passages = self
            .contract
            .as_ref()
            .map_or_else(Vec::new, |contract| contract.passages(prompt));

        self.show(prompt, &passages)?;
        loop {
            let Some(line) = self.lines.read("> ")? else {
                return Ok(Next::Stop);
            };

            let (typed, number) = split_passage(&line);
            match Aside::read(typed) {
                Some(Aside::Stop) => return Ok(Next::Stop),
                Some(Aside::Back | Aside::Skip) => return Ok(Next::Ask),
                None if typed.is_empty() => return Ok(Next::Ask),
                None => {}
            }

            let passage = number.and_then(|number| passages.get(number.checked_sub(1)?));
            match ParsedLine::read(prompt, typed) {
                Err(wrong) => self.say(&wrong)?,
                Ok(ParsedLine::Reply(reply)) => {
                    let next = self.obey(prompt, ParsedLine::Reply(reply), &passages, passage)?;
                    if let Some(next) = next {
                        return Ok(next);
                    }
                }
                Ok(ParsedLine::Rules) => output::print(&waiting(prompt, self.lines.width()))?,
                Ok(_) => self.say("answer the question, or press Enter")?,
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

        if details.is_given() && !(before && matches!(reply, Response::Value(_))) {
            self.questionnaire.back();
            self.questionnaire
                .answer(prompt, reply, &details)
                .map_err(CliError::Message)?;

            self.keep()?;
        }

        Ok(next)
    }

    /// Asks for what can be given with an answer; nothing where the person takes the answer back.
    fn ask_details(
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
                        self.paged = false;
                        break;
                    }
                    (None, Some(line)) => line,
                };

                if let ("", Some(number)) = split_passage(&line)
                    && *detail == Detail::Clause
                    && let Some(passage) = number.checked_sub(1).and_then(|at| passages.get(at))
                {
                    return Ok(Some((Details::at(passage), Next::Ask)));
                }

                match details
                    .take(*detail, &line)
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
        match (detail, passages.len()) {
            (Detail::Clause, 1..) => {
                "  Passage, such as @1, or the clause (Enter: none): ".to_owned()
            }
            _ => format!("  {}: ", detail.prompt()),
        }
    }

    /// Looks up a quote that was typed, where the contract is at hand.
    fn prove(&self, detail: Detail, typed: &str) -> Result<(), String> {
        match &self.contract {
            Some(contract) if detail == Detail::Quote && !typed.trim().is_empty() => {
                contract.prove(typed.trim(), None, None).map_err(|wrong| {
                    format!("{wrong}; paste the words as they stand there, or press Enter")
                })
            }
            _ => Ok(()),
        }
    }

    /// Goes back to the question before.
    fn taken_back(&mut self) -> Result<Next, CliError> {
        self.questionnaire.back();
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
        let text = draft::layout(whole).map_err(|error| CliError::Message(error.to_string()))?;
        if content(self.path)? != self.on_disk {
            return Err(CliError::Message(format!(
                "{}: another program changed this file meanwhile, and it is left as it is; start again to go on with it",
                names::name(self.path)
            )));
        }
        output::update(self.path, &text)?;
        self.kept = Some(whole.clone());
        self.on_disk = Some(text);
        Ok(())
    }

    pub(super) fn end(&self, stopped: bool) -> Outcome {
        let name = names::name(self.path);
        if self.on_disk.is_none() {
            return Err(CliError::Message(format!(
                "nothing is written: before {name} can be a file, these have to be answered: {}",
                self.questionnaire.lacks().join("; ")
            )));
        }

        let mut text = String::from("\n");
        let lacks = self.questionnaire.lacks();
        if !lacks.is_empty() {
            text.push_str(&format!(
                "Not in the file, since it is not whole yet: {}.\n",
                visible(&lacks.join("; "))
            ));
        }

        let progress = self.questionnaire.progress();
        text.push_str(&format!(
            "{name} answers {} facts, {} of them in this run; at most {} more are open.\n",
            progress.answered,
            progress.answered.saturating_sub(self.before),
            progress.open + self.questionnaire.left()
        ));

        if let Some(contract) = &self.contract {
            text.push_str(&self.describe_reading(contract));
        }

        if stopped {
            text.push_str(&format!("lacuna new {name} goes on.\n"));
        }

        text.push_str(&format!("lacuna audit {name} tells what follows.\n"));
        output::print(&text)?;

        Ok(ExitStatus::Clean)
    }

    /// How many questions it took, how many facts have a quote, and which clauses carry no fact.
    fn describe_reading(&self, contract: &Contract) -> String {
        let answers = self.questionnaire.answers();
        let stated = answers.iter().filter(|answer| answer.absence.is_none());
        let quoted = stated.clone().filter(|answer| answer.quote.is_some());
        let draft = self.questionnaire.whole().unwrap_or(&Value::Null);
        let (uncited, all) = contract.uncited_clauses(draft);
        let clauses = if uncited.is_empty() {
            "each of its clauses carries an answer".to_owned()
        } else {
            format!(
                "{} of its {all} clauses carry no answer: {}",
                uncited.len(),
                visible(&uncited.join(", "))
            )
        };

        format!(
            "{} questions were asked; {} facts are stated, {} of them with a quote from {}.\nOf the contract, {clauses}.\n",
            self.asked,
            stated.count(),
            quoted.count(),
            contract.name()
        )
    }
}

/// What a file holds now; nothing where it is not there.
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
