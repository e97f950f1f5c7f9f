//! The open questions as JSON for other programs, and the answers that these propose; `docs/questions.md` documents both.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::super::{CliError, ExitStatus, Outcome, input, names, output, schema_beside};
use super::contract::ContractFile;
use crate::diagnostic::Diagnostic;
use crate::draft;
use crate::policy::Severity;
use crate::questionnaire::{OfferedPassage, Prompt, PromptKind, ProposedAnswer, Questionnaire};
use crate::report::Messages;
use crate::vocabulary::FieldKind;

/// The whole output of `--questions`.
#[derive(Serialize)]
struct QuestionsJson<'a> {
    /// The version of the program.
    lacuna: &'static str,
    file: String,
    document: Option<DocumentJson<'a>>,
    answered: usize,
    open_at_most: usize,
    questions: Vec<QuestionJson<'a>>,
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    file: String,
    sha256: &'a str,
}

#[derive(Serialize)]
struct QuestionJson<'a> {
    pointer: &'a str,
    fact: &'a str,
    label: &'a str,
    help: &'a str,
    about: Option<&'a str>,
    /// `text`, `boolean`, `integer`, `date`, `country`, `choice` or `entry`.
    answer: &'static str,
    is_list: bool,
    is_needed: bool,
    only_if_stated: bool,
    choices: Vec<ChoiceJson<'a>>,
    rules: Vec<RuleJson<'a>>,
    passages: Vec<PassageJson>,
}

#[derive(Serialize)]
struct ChoiceJson<'a> {
    word: &'a str,
    means: &'a str,
}

#[derive(Serialize)]
struct RuleJson<'a> {
    id: &'a str,
    title: &'a str,
    severity: Severity,
}

#[derive(Serialize)]
struct PassageJson {
    tier: &'static str,
    clause: Option<String>,
    page: Option<u32>,
    quote: String,
    values: Vec<String>,
}

/// Prints all that is open.
pub(super) fn print(
    file: &Path,
    questionnaire: &Questionnaire<'_>,
    contract: Option<&ContractFile>,
) -> Outcome {
    let open = questionnaire.open();
    let progress = questionnaire.progress();
    let json = QuestionsJson {
        lacuna: crate::VERSION,
        file: names::name(file),
        document: contract.map(|contract| DocumentJson {
            file: contract.name(),
            sha256: contract.sha256(),
        }),
        answered: progress.answered,
        open_at_most: progress.open,
        questions: open
            .iter()
            .map(|prompt| question(prompt, contract))
            .collect(),
    };

    let text = serde_json::to_string_pretty(&json)
        .map_err(|error| CliError::Message(error.to_string()))?;
    output::print(&(text + "\n"))?;

    Ok(ExitStatus::Clean)
}

fn question<'a>(prompt: &'a Prompt<'_>, contract: Option<&ContractFile>) -> QuestionJson<'a> {
    // Programs read these words, whatever the language of the house.
    let passages = contract.map_or_else(Vec::new, |contract| {
        contract.passages(prompt, Messages::originals())
    });

    let choices = prompt.choices.iter().map(|choice| ChoiceJson {
        word: &choice.word,
        means: &choice.means,
    });

    let rules = prompt.waiting.iter().map(|rule| RuleJson {
        id: &rule.id,
        title: &rule.title,
        severity: rule.severity,
    });

    QuestionJson {
        pointer: &prompt.pointer,
        fact: &prompt.path,
        label: &prompt.field.label,
        help: &prompt.field.help,
        about: prompt.about.as_deref(),
        answer: describe_kind(prompt),
        is_list: matches!(prompt.kind(), FieldKind::List(_)),
        is_needed: prompt.is_needed(),
        only_if_stated: prompt.is_trap,
        choices: choices.collect(),
        rules: rules.collect(),
        passages: passages.into_iter().map(passage).collect(),
    }
}

fn passage(passage: OfferedPassage) -> PassageJson {
    PassageJson {
        tier: if passage.is_likely {
            "likely"
        } else {
            "possible"
        },
        clause: passage.clause,
        page: passage.page,
        quote: passage.quote,
        values: passage.values,
    }
}

fn describe_kind(prompt: &Prompt<'_>) -> &'static str {
    if matches!(prompt.asks, PromptKind::Entry { .. }) {
        return "entry";
    }

    // A reference to an entry is a text by its kind, and is chosen from a list all the same.
    if !prompt.choices.is_empty() {
        return "choice";
    }

    let kind = match prompt.kind() {
        FieldKind::List(element) => element,
        kind => kind,
    };

    match kind {
        FieldKind::Boolean => "boolean",
        FieldKind::Integer => "integer",
        FieldKind::Date => "date",
        FieldKind::Country => "country",
        _ => "text",
    }
}

/// A file of proposed answers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswersFile {
    answers: Vec<ProposedAnswer>,
}

/// Takes the answers of a file, all of them or none.
pub(super) fn take(
    file: &Path,
    answers: &Path,
    mut questionnaire: Questionnaire<'_>,
    contract: Option<&ContractFile>,
) -> Outcome {
    let text = input::read(answers).map_err(|problem| CliError::Problems(vec![problem]))?;
    let name = names::shown(answers);
    let proposed: AnswersFile = serde_json::from_str(text.content())
        .map_err(|error| CliError::Problems(vec![Diagnostic::json_misfit(&text, &error)]))?;
    let mut problems = Vec::new();
    let mut quotes = 0;

    // The order counts, since an entry of a list has to be there before its facts.
    for answer in &proposed.answers {
        let told = prove(&questionnaire, answer, contract).and_then(|is_quoted| {
            quotes += usize::from(is_quoted);
            questionnaire.propose(answer)
        });

        if let Err(wrong) = told {
            let message = format!("{} ({}): {wrong}", answer.path(), answer.pointer);
            problems.push(Diagnostic::in_file(name.as_str(), message));
        }
    }

    if !problems.is_empty() {
        return Err(CliError::Problems(problems));
    }

    write(file, &questionnaire)?;
    let document = match contract {
        Some(contract) if quotes > 0 => format!("; {quotes} quotes appear in {}", contract.name()),
        _ => String::new(),
    };

    let file = names::name(file);
    output::print(&format!(
        "{file} has {} answers from {name}{document}.\nA proposal is not a reading: a person who has read the text must check them with \
         `lacuna init {file}` and the word review.\n",
        proposed.answers.len()
    ))?;

    Ok(ExitStatus::Clean)
}

/// Proves the quote of an answer, and tells whether it has one; what takes a quote has to have one.
fn prove(
    questionnaire: &Questionnaire<'_>,
    answer: &ProposedAnswer,
    contract: Option<&ContractFile>,
) -> Result<bool, String> {
    match (&answer.quote, contract) {
        (Some(quote), Some(contract)) => contract
            .prove(
                quote,
                answer.clause.as_deref(),
                answer.page,
                questionnaire.messages(),
            )
            .map(|()| true),
        (Some(_), None) => {
            Err("its quote cannot be looked up: name the document with --from".to_owned())
        }
        (None, _) if questionnaire.takes_quote(answer) => {
            Err("it has no quote: copy the words of the document that state it".to_owned())
        }
        (None, _) => Ok(false),
    }
}

fn write(file: &Path, questionnaire: &Questionnaire<'_>) -> Result<(), CliError> {
    let lacks = questionnaire.lacks();
    // By itself `whole` would give an earlier draft, without the last of the answers.
    let Some(whole) = questionnaire.whole().filter(|_| lacks.is_empty()) else {
        return Err(CliError::Message(format!(
            "nothing is written: before {} can be written, these must be answered: {}",
            names::name(file),
            lacks.join("; ")
        )));
    };

    let text = draft::layout_with(whole, questionnaire.policy().vocabulary())
        .map_err(|error| CliError::Message(error.to_string()))?;
    if !file.exists() {
        let schema = questionnaire.policy().schema.to_json();
        schema_beside::write(file, "agreement", &schema)?;
    }

    output::update(file, &text)
}
