//! Several questions that one passage may answer, on one sheet: a person reads the passage once, and answers in one line.

use anstyle::{AnsiColor, Style};

use super::answering::kind_of_answer;
use super::details::Details;
use super::inquiry::{Prompt, PromptKind};
use super::layout::WrappedText;
use super::offer::{OfferedPassage, describe_passage, describe_values, split_passage};
use super::reply::{ParsedLine, Response};
use super::shown::{describe_choice, describe_progress, in_entry, question};
use lacuna_core::agreement::AbsenceKind;
use lacuna_core::vocabulary::FieldKind;
use lacuna_messages::{Argument, Messages};

/// How many questions a sheet has at most: more would not be read.
const LONGEST: usize = 8;

/// Questions that one passage may answer.
#[derive(Debug)]
pub struct QuestionSheet<'p> {
    prompts: Vec<Prompt<'p>>,
    passage: OfferedPassage,
}

/// What a person typed under a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum SheetLine {
    /// The answers, each with the position of its question on the sheet.
    Answers(Vec<(usize, Response)>),
    /// Each question is to be asked by itself.
    Each,
    /// Show what to look for under each question.
    Help,
    /// A word that is about the questionnaire and not about a question.
    Word(ParsedLine),
}

impl<'p> QuestionSheet<'p> {
    /// Puts a question on a sheet with others that share its passage; `None` where it has no short answer, or none of the
    /// others has.
    #[must_use]
    pub fn of(
        first: &Prompt<'p>,
        others: impl Iterator<Item = Prompt<'p>>,
        passage: OfferedPassage,
    ) -> Option<Self> {
        let all = std::iter::once(first.clone()).chain(others.filter(has_short_answer));
        let prompts: Vec<Prompt<'p>> = all.take(LONGEST).collect();

        (has_short_answer(first) && prompts.len() > 1).then_some(Self { prompts, passage })
    }

    /// The language in which the first question is asked, and so all.
    fn messages(&self) -> &'p Messages {
        match self.prompts.first() {
            Some(first) => first.messages,
            None => Messages::originals(),
        }
    }

    fn wrong(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.messages().text(id, arguments)
    }

    /// The questions, in the order of their letters.
    #[must_use]
    pub fn prompts(&self) -> &[Prompt<'p>] {
        &self.prompts
    }

    /// The place in the text that goes with an answer; none with a silence.
    #[must_use]
    pub fn details(&self, reply: &Response) -> Details {
        match reply {
            Response::Value(_) => Details::at(&self.passage),
            _ => Details::default(),
        }
    }

    /// The sheet as a person reads it.
    #[must_use]
    pub fn shown(&self, width: usize) -> String {
        let mut page = WrappedText::new(width);
        page.blank();
        if let Some(first) = self.prompts.first() {
            let progress = describe_progress(first);
            page.put(AnsiColor::Cyan.on_default(), "── ", 3, &progress);
        }

        let messages = self.messages();
        let count = messages.text("ask_sheet", &[("n", self.prompts.len().into())]);
        page.put(Style::new().bold(), "", 0, &count);
        page.blank();
        let words = describe_passage(&self.passage, messages);
        page.put(Style::new(), "  ", 2, &words);
        if !self.passage.values.is_empty() {
            let values = describe_values(&self.passage, messages);
            page.put(Style::new(), "  ", 2, &values);
        }

        page.blank();
        for (letter, prompt) in LETTERS.clone().zip(&self.prompts) {
            let arguments = [
                ("question", question(prompt).into()),
                ("answers", answers(prompt).into()),
            ];

            let asked = messages.text("ask_sheet_question", &arguments);
            page.put(Style::new(), &format!("  {letter}  "), 5, &asked);
            if let Some(entry) = &prompt.about {
                page.put(Style::new(), "     ", 5, &in_entry(prompt, entry));
            }
        }

        page.blank();
        page.put(
            Style::new().dimmed(),
            "",
            2,
            &messages.plain("ask_sheet_how"),
        );

        page.text
    }

    /// What to look for under each question, and what its choices mean.
    #[must_use]
    pub fn shown_help(&self, width: usize) -> String {
        let mut page = WrappedText::new(width);
        for (letter, prompt) in LETTERS.clone().zip(&self.prompts) {
            page.blank();
            page.put(
                Style::new().bold(),
                &format!("  {letter}  "),
                5,
                &question(prompt),
            );
            for paragraph in prompt.field.help.split("\n\n") {
                page.put(Style::new(), "     ", 5, paragraph);
            }

            for (number, choice) in prompt.choices.iter().enumerate() {
                let meaning = describe_choice(prompt, choice);
                page.put(
                    Style::new(),
                    &format!("     {:>2}  ", number + 1),
                    9,
                    &meaning,
                );
            }
        }

        page.text
    }

    /// Reads what was typed under the sheet, such as `a yes, b 2, c d silent`.
    ///
    /// # Errors
    /// What is wrong with it, for the person who typed it; no answer of the line counts then.
    pub fn read(&self, typed: &str) -> Result<SheetLine, String> {
        let line = typed.trim();
        if let Some(word) = self.read_word(line)? {
            return Ok(word);
        }

        let mut answers: Vec<(usize, Response)> = Vec::new();
        for part in self.parts(line) {
            for (at, reply) in self.read_part(&part)? {
                if answers.iter().any(|(known, _)| *known == at) {
                    return Err(self.wrong("ask_sheet_twice", &[("letter", name(at))]));
                }

                answers.push((at, reply));
            }
        }

        Ok(SheetLine::Answers(answers))
    }

    /// Reads a line that is a word about the questionnaire; `None` where it holds answers.
    fn read_word(&self, line: &str) -> Result<Option<SheetLine>, String> {
        let Some(first) = self.prompts.first() else {
            return Ok(Some(SheetLine::Each));
        };

        // Every question knows the words of the questionnaire, so the first one will do.
        Ok(match ParsedLine::read(first, line) {
            // Enter alone reads as `skip`, and by the words under the sheet it asks all questions separately.
            Ok(ParsedLine::Reply(Response::Skip)) => Some(SheetLine::Each),
            Ok(ParsedLine::Rules) => Some(SheetLine::Help),
            Ok(ParsedLine::Nothing) => {
                return Err(self.wrong("ask_sheet_nothing", &[]));
            }
            Ok(ParsedLine::Reply(_)) => {
                return Err(self.wrong("ask_sheet_any", &[("line", line.into())]));
            }
            Ok(word) => Some(SheetLine::Word(word)),
            Err(_) => None,
        })
    }

    /// The answers of a line, one question or several each. A comma inside an answer, as in a date or between countries, is
    /// part of it.
    fn parts(&self, line: &str) -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        for part in line.split_inclusive([',', ';']) {
            let first = part.split_whitespace().next().unwrap_or_default();
            match parts.last_mut() {
                Some(last) if self.position(first).is_none() => last.push_str(part),
                _ => parts.push(part.to_owned()),
            }
        }

        let trimmed = parts
            .iter()
            .map(|part| part.trim().trim_end_matches([',', ';']).trim_end());
        let filled = trimmed.filter(|part| !part.is_empty());
        filled.map(str::to_owned).collect()
    }

    /// Reads letters and the answer behind them.
    fn read_part(&self, part: &str) -> Result<Vec<(usize, Response)>, String> {
        let words: Vec<&str> = part.split_whitespace().collect();
        let letters = words
            .iter()
            .take_while(|word| self.position(word).is_some());
        let positions: Vec<usize> = letters.filter_map(|word| self.position(word)).collect();
        let answer = words.get(positions.len()..).unwrap_or_default().join(" ");

        if positions.is_empty() {
            return Err(self.wrong("ask_sheet_no_letter", &[("part", part.into())]));
        }

        if answer.is_empty() {
            return Err(self.wrong("ask_sheet_no_answer", &[("part", part.into())]));
        }

        positions
            .into_iter()
            .map(|at| Ok((at, self.read_answer(at, &answer)?)))
            .collect()
    }

    /// Reads the answer to one question: a value, or its silence.
    fn read_answer(&self, at: usize, answer: &str) -> Result<Response, String> {
        let Some(prompt) = self.prompts.get(at) else {
            return Err(self.wrong("ask_sheet_by_letter", &[]));
        };

        if let (_, Some(number)) = split_passage(answer) {
            let arguments = [("letter", name(at)), ("number", number.to_string().into())];
            return Err(self.wrong("ask_sheet_passage", &arguments));
        }

        let wrong = |wrong: String| {
            let arguments = [("letter", name(at)), ("wrong", wrong.into())];
            self.wrong("ask_sheet_wrong", &arguments)
        };

        match ParsedLine::read(prompt, answer).map_err(wrong)? {
            // Other absences come with a document or a reason, for which a sheet has no room.
            ParsedLine::Reply(
                reply @ (Response::Value(_) | Response::Absent(AbsenceKind::Silent)),
            ) => Ok(reply),
            _ => Err(self.wrong("ask_sheet_value_only", &[("letter", name(at))])),
        }
    }

    /// The position of the question with a letter.
    fn position(&self, word: &str) -> Option<usize> {
        // People type `a:` and `a)` too.
        let word = word.trim_end_matches([':', '=', ')', '.']).to_lowercase();
        (0..self.prompts.len()).find(|at| letter(*at).to_string() == word)
    }
}

/// The letters of the questions.
const LETTERS: std::ops::RangeInclusive<char> = 'a'..='z';

fn letter(at: usize) -> char {
    LETTERS.clone().nth(at).unwrap_or('?')
}

/// The letter of a question, for a sentence.
fn name(at: usize) -> Argument<'static> {
    letter(at).to_string().into()
}

/// Whether a question can be answered by a word or two, with a place in the text. Free text cannot: it may hold anything.
fn has_short_answer(prompt: &Prompt<'_>) -> bool {
    let is_short = |kind: &FieldKind| match kind {
        FieldKind::Boolean | FieldKind::Integer | FieldKind::Date | FieldKind::Country => true,
        FieldKind::Choice(_) => !prompt.choices.is_empty(),
        _ => false,
    };

    let is_short = match prompt.kind() {
        FieldKind::List(element) => is_short(element),
        kind => is_short(kind),
    };

    is_short && matches!(prompt.asks, PromptKind::Fact) && prompt.takes_clauses && !prompt.is_law()
}

/// What can be answered, in a few words.
fn answers(prompt: &Prompt<'_>) -> String {
    let messages = prompt.messages;
    if !prompt.choices.is_empty() {
        let choices = prompt.choices.iter().enumerate();
        let choices = choices.map(|(at, choice)| {
            let number = (at + 1).to_string();
            let arguments = [("number", number.into()), ("word", (&choice.word).into())];
            messages.text("ask_sheet_choice", &arguments)
        });

        let choices = messages.joined("value_list", choices);
        return match prompt.kind() {
            FieldKind::List(_) => {
                messages.text("ask_sheet_choices", &[("choices", choices.into())])
            }
            _ => choices,
        };
    }

    match prompt.kind() {
        FieldKind::List(element) => {
            let value = kind_of_answer(prompt, element);
            messages.text("ask_sheet_several", &[("value", value.into())])
        }
        kind => kind_of_answer(prompt, kind),
    }
}
