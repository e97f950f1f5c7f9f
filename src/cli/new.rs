//! `lacuna init`: an agreement file by questions on the terminal, with the contract beside them; or its skeleton.

mod contract;
mod lines;
mod questions;
mod session;
mod skeleton;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::Value;

use super::settings::PolicyArguments;
use super::{CliError, Outcome, day, input, names, schema_beside};
use crate::agreement::CheckedAgreement;
use crate::draft;
use crate::policy::Policy;
use crate::questionnaire::{Questionnaire, begun, slug};
use crate::report::Messages;
use contract::{ContractFile, ContractOrder};
use session::{Next, Session};

/// What `lacuna init` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  lacuna init agreement.json                        questions, most important first; stop at any time
  lacuna init agreement.json                        and continue later
  lacuna init agreement.json --from contract.docx   the same, with the passages of the contract under each question
  lacuna init agreement.json --questions            what is open as JSON, for another program
  lacuna init agreement.json --answers found.json   what that program proposes, if every quote is in the contract
  lacuna init agreement.json --blank                the skeleton, to be filled in with an editor

Every answer is written at once, and the file is valid at every moment. Answers are read from standard input, one per line,
where that is not a terminal.")]
pub(super) struct Arguments {
    /// The agreement file; if it exists, continue it and keep everything in it.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Write the skeleton without asking anything.
    #[arg(long)]
    blank: bool,
    /// The contract: PDF, DOCX, ODT, HTML, Markdown or plain text; each question shows the passages that may answer it.
    #[arg(long, value_name = "CONTRACT", conflicts_with = "blank")]
    from: Option<PathBuf>,
    /// The order in which to work through the contract.
    #[arg(long, value_name = "ORDER", default_value = "clause")]
    by: ContractOrder,
    /// Print the open questions as JSON and ask nothing.
    #[arg(long, conflicts_with = "blank")]
    questions: bool,
    /// Take the answers from a JSON file, all or none; every quote must appear in the contract.
    #[arg(long, value_name = "ANSWERS", conflicts_with_all = ["blank", "questions"])]
    answers: Option<PathBuf>,
    /// Date as at which the rules apply, such as 2026-02-05 [default: today, UTC].
    #[arg(long, value_name = "DAY", value_parser = super::parse_day)]
    as_of: Option<NaiveDate>,
    #[command(flatten)]
    policies: PolicyArguments,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let path = &arguments.file;
    check_name(path)?;
    if arguments.blank {
        let in_force = arguments.policies.in_force(std::slice::from_ref(path));
        // A skeleton holds nothing of the settings, and needs none that can be read.
        let messages =
            in_force.map_or_else(|_| Messages::english(), |settings| settings.messages());
        return skeleton::write(path, &messages);
    }

    let in_force = arguments.policies.in_force(std::slice::from_ref(path))?;
    let (policy, messages) = (&in_force.policy, in_force.messages());
    let (mut draft, on_disk) = open(path, policy)?;
    let contract = match &arguments.from {
        Some(contract) => Some(ContractFile::read(contract)?),
        // A draft that was begun with --from names its contract, so --from is not needed again.
        None => ContractFile::of_draft(&draft, path)?,
    };

    // A draft that is gone on with stays as it is until it gets an answer.
    let kept = on_disk.as_ref().map(|_| draft.clone());
    if let Some(contract) = &contract {
        contract.note_source(&mut draft, path)?;
    }

    let order = contract
        .as_ref()
        .map(|contract| contract.order(arguments.by))
        .unwrap_or_default();

    let questionnaire = Questionnaire::start(draft, policy, day(arguments.as_of))
        .in_order(order)
        .in_language(&messages);

    if arguments.questions {
        return questions::print(path, &questionnaire, contract.as_ref());
    }

    if let Some(answers) = &arguments.answers {
        return questions::take(path, answers, questionnaire, contract.as_ref());
    }

    let session = Session::start(path, questionnaire, contract, kept, on_disk)?;
    converse(session)
}

/// Asks until nothing is open or the person stops.
fn converse(mut session: Session<'_>) -> Outcome {
    session.introduce()?;
    loop {
        while let Some(prompt) = session.next() {
            let next = match session.sheet(&prompt) {
                Some(sheet) => session.ask_sheet(&sheet)?,
                None => session.ask(&prompt)?,
            };

            if next == Next::Stop {
                return session.end(true);
            }
        }

        // Whoever changes an answer at the end may open other questions by it.
        if session.review(false)? == Next::Stop {
            return session.end(false);
        }
    }
}

/// The draft to continue with, and the bytes of its file where it is there already.
fn open(path: &Path, policy: &Policy) -> Result<(Value, Option<String>), CliError> {
    if path.exists() {
        let (draft, content) = existing(path, policy)?;
        return Ok((draft, Some(content)));
    }

    let mut draft = begun(&id(path));
    if let Some(schema) = schema_beside::reference(path, "agreement") {
        draft["$schema"] = schema.into();
    }

    Ok((draft, None))
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
        let json = names::name(&path.with_extension("json"));
        if ["pdf", "docx", "odt", "html", "htm", "md", "txt"].contains(&ending.as_str()) {
            return refused(&format!(
                "this is the name of a contract, and the agreement file comes first: `lacuna init {json} --from {shown}` \
                 asks questions with the contract beside them; `lacuna read {shown}` only shows it"
            ));
        }

        return refused(&format!(
            "an agreement file ends in .json, and folders are searched for that ending; write `lacuna init {json}`"
        ));
    }

    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return refused("there is no such folder; create it first");
    }

    // Tried out now: whoever has answered forty questions must not learn at the end that nothing
    // can be written.
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

/// The draft in a file that is there, and its bytes.
fn existing(path: &Path, policy: &Policy) -> Result<(Value, String), CliError> {
    let text = input::read(path).map_err(|problem| CliError::Problems(vec![problem]))?;
    CheckedAgreement::read_with(std::sync::Arc::clone(&text), &policy.schema)?;
    let content = text.content().to_owned();
    let draft: Value =
        serde_json::from_str(&content).map_err(|error| CliError::Message(error.to_string()))?;
    if let Some(place) = skeleton::placeholder(&draft) {
        return Err(CliError::Message(format!(
            "{}: {place} still contains the placeholder of the skeleton; replace it in an editor, or begin a new file",
            names::name(path)
        )));
    }
    // A file that could not be written again would take the answers of a whole run with it.
    draft::layout_with(&draft, policy.vocabulary())
        .map_err(|error| CliError::Message(format!("{}: {error}", names::name(path))))?;
    Ok((draft, content))
}
