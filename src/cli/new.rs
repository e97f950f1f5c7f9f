//! `lacuna new`: an agreement file by questions on the terminal, or its skeleton.

mod lines;
mod skeleton;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::Value;

use super::settings::PolicyArguments;
use super::{CliError, ExitStatus, Outcome, day, input, names, output};
use crate::agreement::CheckedAgreement;
use crate::draft;
use crate::policy::Policy;
use crate::questionnaire::{
    Aside, Detail, Details, ParsedLine, Prompt, Questionnaire, Response, begun, introduction,
    shown, slug, waiting,
};
use crate::source_file::visible;
use lines::Lines;

/// What `lacuna new` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna new agreement.json             questions, the one that most hangs on first; stop at any time
  lacuna new agreement.json             and go on later
  lacuna new agreement.json --blank     the skeleton, to be filled in with an editor

Every answer is written at once, and the file is valid at every moment. Answers are read from standard input, one a line,
where that is no terminal.")]
pub(super) struct Arguments {
    /// The agreement file; where it is there already, it is gone on with, and all that it holds is kept.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Write the skeleton without asking anything.
    #[arg(long)]
    blank: bool,
    /// The day as at which rules are asked, as 2026-02-05; left out, today (UTC).
    #[arg(long, value_name = "DAY", value_parser = super::parse_day)]
    as_of: Option<NaiveDate>,
    #[command(flatten)]
    policies: PolicyArguments,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let path = &arguments.file;
    check_name(path)?;
    if arguments.blank {
        return skeleton::write(path);
    }

    let policy = arguments
        .policies
        .in_force(std::slice::from_ref(path))?
        .policy;

    let mut session = Session::start(path, &policy, day(arguments.as_of))?;
    session.introduce()?;
    while let Some(inquiry) = session.questionnaire.next() {
        if session.ask(&inquiry)? == Next::Stop {
            return session.end(true);
        }
    }

    session.end(false)
}

/// Refuses what can be no agreement file before anything is asked.
fn check_name(path: &Path) -> Result<(), CliError> {
    let refused = |why: &str| Err(CliError::Message(format!("{}: {why}", names::name(path))));
    if path.is_dir() {
        return refused("this is a folder; name the file to write in it");
    }
    if !input::has_ending(path, &["json"]) {
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase())
            .unwrap_or_default();

        let shown = names::name(path);
        if path.exists()
            && ["pdf", "docx", "odt", "html", "htm", "md", "txt"].contains(&ending.as_str())
        {
            return refused(&format!(
                "this is the text of a contract: `lacuna read {shown}` shows it with its clauses, and \
                 `lacuna new {}` makes an agreement file, in which you answer questions about it",
                names::name(&path.with_extension("json"))
            ));
        }

        return refused(
            "an agreement file ends in .json, and folders are searched for that ending",
        );
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return refused("there is no such folder; make it first");
    }
    match tempfile::tempfile_in(folder) {
        Ok(_) => Ok(()),
        Err(error) => refused(&format!(
            "nothing can be written in its folder: {}",
            super::place::describe(&error)
        )),
    }
}

/// The id of a new agreement: after its file.
fn id(path: &Path) -> String {
    let id = slug(&path.file_stem().unwrap_or_default().to_string_lossy());
    if id.is_empty() {
        "agreement".to_owned()
    } else {
        id
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Next {
    Ask,
    Stop,
}

struct Session<'p> {
    path: &'p Path,
    policy: &'p Policy,
    questionnaire: Questionnaire<'p>,
    lines: Lines,
    /// The draft as it was last read or written.
    kept: Option<Value>,
    /// The bytes of the file as they were last read or written.
    on_disk: Option<String>,
    /// How many facts were answered before this run.
    before: usize,
    /// Whether the text has pages, as far as the person said.
    paged: bool,
}

impl<'p> Session<'p> {
    fn start(path: &'p Path, policy: &'p Policy, day: NaiveDate) -> Result<Self, CliError> {
        let lines = Lines::open()?;
        let (questionnaire, on_disk) = if path.exists() {
            let (draft, content) = existing(path, policy)?;
            (Questionnaire::start(draft, policy, day), Some(content))
        } else {
            let mut draft = begun(&id(path));
            if let Some(schema) = skeleton::published(path) {
                draft["$schema"] = schema.into();
            }

            (Questionnaire::start(draft, policy, day), None)
        };
        let kept = on_disk.as_ref().and(questionnaire.whole().cloned());
        let before = questionnaire.progress().answered;
        Ok(Self {
            path,
            policy,
            questionnaire,
            lines,
            kept,
            on_disk,
            before,
            paged: true,
        })
    }

    fn introduce(&mut self) -> Result<(), CliError> {
        let name = names::name(self.path);
        let what = match &self.on_disk {
            Some(_) => format!("Going on with {name}."),
            None => format!("A new agreement in {name}."),
        };
        output::print(&format!("{what}\n{}", introduction(self.lines.width())))
    }

    /// Asks one question until there is an answer that can stand.
    fn ask(&mut self, inquiry: &Prompt<'_>) -> Result<Next, CliError> {
        output::print(&shown(inquiry, self.lines.width()))?;
        loop {
            let Some(line) = self.lines.read("> ")? else {
                return Ok(Next::Stop);
            };

            match ParsedLine::read(inquiry, &line) {
                Err(wrong) => self.say(&wrong)?,
                Ok(ParsedLine::Stop) => return Ok(Next::Stop),
                Ok(ParsedLine::Rules) => output::print(&waiting(inquiry, self.lines.width()))?,
                Ok(ParsedLine::Back) if self.questionnaire.is_first() => {
                    self.say("this is the first question of this run")?
                }
                Ok(ParsedLine::Back) => return self.taken_back(),
                Ok(ParsedLine::Reply(reply)) => {
                    match self
                        .questionnaire
                        .answer(inquiry, &reply, &Details::default())
                    {
                        Err(wrong) => self.say(&wrong)?,
                        Ok(()) => return self.taken(inquiry, &reply),
                    }
                }
            }
        }
    }

    /// Keeps an answer at once, and then what else is known of it.
    fn taken(&mut self, inquiry: &Prompt<'_>, reply: &Response) -> Result<Next, CliError> {
        self.keep()?;
        if !inquiry.accepts_details(reply) {
            return Ok(Next::Ask);
        }
        let mut details = Details::default();
        let mut next = Next::Ask;
        'details: for detail in Detail::after(reply) {
            while details.wants(*detail) && (self.paged || *detail != Detail::Page) {
                let line = self.lines.read(&format!("  {}: ", detail.prompt()))?;
                let line = match (line.as_deref().and_then(Aside::read), line) {
                    (Some(Aside::Stop), _) | (_, None) => {
                        next = Next::Stop;
                        break 'details;
                    }
                    (Some(Aside::Back), _) => return self.taken_back(),
                    (Some(Aside::Skip), _) => String::new(),
                    (None, Some(line)) if *detail == Detail::Page && line.trim() == "-" => {
                        self.paged = false;
                        break;
                    }
                    (None, Some(line)) => line,
                };
                match details.take(*detail, &line) {
                    Err(wrong) => self.say(&wrong)?,
                    Ok(()) if detail.again(&line) => {}
                    Ok(()) => break,
                }
            }
        }
        if details.is_given() {
            self.questionnaire.back();
            self.questionnaire
                .answer(inquiry, reply, &details)
                .map_err(CliError::Message)?;

            self.keep()?;
        }
        Ok(next)
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
        let text = draft::layout_with(whole, self.policy.vocabulary())
            .map_err(|error| CliError::Message(error.to_string()))?;
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

    fn end(&self, stopped: bool) -> Outcome {
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
            "{name} answers {} facts, {} of them in this run; rules wait for {} more.\n",
            progress.answered,
            progress.answered.saturating_sub(self.before),
            progress.open + self.questionnaire.left()
        ));

        if stopped {
            text.push_str(&format!("lacuna new {name} goes on.\n"));
        }

        text.push_str(&format!("lacuna audit {name} tells what follows.\n"));
        output::print(&text)?;

        Ok(ExitStatus::Clean)
    }
}

/// The draft in a file that is there, and its bytes.
fn existing(path: &Path, policy: &Policy) -> Result<(Value, String), CliError> {
    let text = input::read(path).map_err(|problem| CliError::Problems(vec![problem]))?;
    CheckedAgreement::read_with(std::sync::Arc::clone(&text), &policy.schema)?;
    let content = text.content().to_owned();
    let draft: Value =
        serde_json::from_str(&content).map_err(|error| CliError::Message(error.to_string()))?;
    if let Some(place) = skeleton::placeholder(&draft) {
        return Err(CliError::Message(format!(
            "{}: {place} still holds what the skeleton has there; replace it in an editor, or begin a new file",
            names::name(path)
        )));
    }
    draft::layout_with(&draft, policy.vocabulary())
        .map_err(|error| CliError::Message(format!("{}: {error}", names::name(path))))?;
    Ok((draft, content))
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
