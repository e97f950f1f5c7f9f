//! The tools for assistants: what each takes, and what it gives.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::super::audit::in_memory::Auditor;
use super::super::in_process::{read_day, read_to_json};
use super::super::quote_check::check_quotes;
use super::super::{CliError, names, quotes};
use super::new_file::NewFile;
use crate::diagnostic::{Diagnostic, nearest};
use crate::handbook::{self, Readers};
use crate::source_file::MAX_BYTES;

/// The formats that a result can have, the default first.
const FORMATS: [&str; 4] = ["text", "json", "ndjson", "markdown"];

/// What a tool gave, or why it could not.
type Outcome = Result<String, String>;

/// The tools, with the policy they ask and the folder they read in.
pub(super) struct Toolbox {
    auditor: Auditor,
    root: PathBuf,
}

/// Describes the tools as `tools/list` gives them.
pub(super) fn list() -> Value {
    let path = |of: &str| json!({ "type": "string", "description": format!("{of}, as a path below the root folder") });
    let day = json!({ "type": "string", "format": "date", "description": "The day of the audit [default: today, UTC]" });
    let format = json!({ "type": "string", "enum": FORMATS, "description": "Output format [default: text]" });
    let agreement = || path("The agreement file (JSON)");
    let output = path(
        "A new file for the result, which then is not in the answer. An existing file is never overwritten. \
        The file",
    );

    json!([
        tool(
            "read",
            "Read a contract (PDF, DOCX, ODT, HTML, Markdown, text): clauses, parties, dates, passages by subject, \
            as JSON. A passage is a place to look at, not a finding.",
            json!({ "path": path("The contract"), "output": output }),
            &["path"]
        ),
        tool(
            "questions",
            "Write the letter that asks the vendor, or another party, for everything an agreement leaves open.",
            json!({ "path": agreement(), "as_of": day, "to": { "type": "array", "items": { "type": "string" },
                "description": "Ids of the parties it goes to [default: the vendors]" }, "output": output }),
            &["path"]
        ),
        tool(
            "quotes",
            "Check word for word that the quotes in an agreement file appear in the documents that it names.",
            json!({ "path": agreement() }),
            &["path"]
        ),
        tool(
            "audit",
            "Audit an agreement file against the policy rules: findings, questions, verdicts. No result says \
            that an agreement is compliant.",
            json!({ "path": agreement(), "as_of": day, "format": format, "output": output }),
            &["path"]
        ),
        tool(
            "explain",
            "Explain a fact of an agreement file: its meaning, its possible values, the rules that read it; or a \
            rule by its id.",
            json!({ "field": { "type": "string", "description": "A dotted path, a JSON pointer, a name, or the id of a rule" } }),
            &["field"]
        ),
        tool(
            "compare",
            "Audit two states of one agreement, and report what is new, worse, unchanged or gone.",
            json!({ "old": path("The earlier agreement file"), "new": path("The later one"), "as_of": day, "format": format }),
            &["old", "new"]
        ),
    ])
}

fn tool(name: &str, description: &str, properties: Value, required: &[&str]) -> Value {
    // A tool that can add a new file is not read-only, and still destroys nothing.
    let reads_only = properties.get("output").is_none();
    json!({
        "name": name,
        "description": description,
        "inputSchema": {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        },
        "annotations": { "readOnlyHint": reads_only, "destructiveHint": false, "openWorldHint": false },
    })
}

impl Toolbox {
    /// Opens the root folder.
    pub(super) fn open(auditor: Auditor, root: &Path) -> Result<Self, CliError> {
        let unread = |error| CliError::Problems(vec![super::super::input::unread(root, &error)]);
        // Paths are compared once their links are followed, and so the root's must be.
        let root = std::fs::canonicalize(root).map_err(unread)?;
        Ok(Self { auditor, root })
    }

    /// Calls a tool by its name; `None` where there is none of that name.
    pub(super) fn call(&self, name: &str, arguments: &Value) -> Option<Outcome> {
        let known = list();
        let mut tools = known.as_array()?.iter();
        let tool = tools.find(|tool| tool["name"] == name)?;
        if let Err(message) = check_arguments(tool, arguments) {
            return Some(Err(message));
        }

        // Seen to before the work, so that a wrong name costs no time.
        let target = match self.target(arguments) {
            Ok(target) => target,
            Err(message) => return Some(Err(message)),
        };

        let outcome = match name {
            "read" => self.read(arguments),
            "questions" => self.questions(arguments),
            "quotes" => self.quotes(arguments),
            "audit" => self.audit(arguments),
            "explain" => self.explain(arguments),
            // The name is one of the list above, and this is the last of it.
            _ => self.compare(arguments),
        };

        Some(match target {
            Some(target) => outcome.and_then(|text| target.write(&text)),
            None => outcome,
        })
    }

    /// The new file that a call names for its result.
    fn target(&self, arguments: &Value) -> Result<Option<NewFile>, String> {
        match arguments.get("output") {
            None | Some(Value::Null) => Ok(None),
            Some(named) => {
                let named = named.as_str().ok_or("`output` must be a path")?;
                NewFile::find(&self.root, named).map(Some)
            }
        }
    }

    fn read(&self, arguments: &Value) -> Outcome {
        let (name, bytes) = self.file(arguments, "path")?;
        read_to_json(&name, &bytes).map_err(describe)
    }

    fn questions(&self, arguments: &Value) -> Outcome {
        let to = addressees(arguments)?;
        let (name, bytes) = self.file(arguments, "path")?;
        let letter = self
            .auditor
            .letter(&name, bytes, day(arguments)?, "markdown", &to);
        letter.map_err(describe)
    }

    fn quotes(&self, arguments: &Value) -> Outcome {
        let (name, bytes) = self.file(arguments, "path")?;
        // Documents are looked for from the folder of the agreement file.
        let full = self.root.join(&name).to_string_lossy().into_owned();
        let agreement = self.auditor.check(&full, bytes).map_err(describe)?;

        for source in agreement.view().sources().entries() {
            let named = source.file().string();
            let folder = Path::new(&name).parent().unwrap_or(Path::new(""));
            let path = named.map(|named| self.root.join(folder).join(&*named));
            // A document that is not there is no way out.
            if let Some(path) = path.filter(|path| path.exists()) {
                self.inside(&path)?;
            }
        }

        let agreement = check_quotes(agreement).map_err(describe)?;
        let (lines, _) = quotes::describe_quotes(&[agreement]);
        // The answer names files as the call does, and not where the root is on this machine.
        let root = format!("{}/", names::name(&self.root));
        Ok(lines.replace(&root, ""))
    }

    fn audit(&self, arguments: &Value) -> Outcome {
        let (name, bytes) = self.file(arguments, "path")?;
        let found = self
            .auditor
            .audit(&name, bytes, day(arguments)?, format(arguments)?);
        found.map_err(describe)
    }

    fn explain(&self, arguments: &Value) -> Outcome {
        let field = arguments["field"]
            .as_str()
            .ok_or("`field` must be a string")?;
        let whole = self.auditor.load_whole_policy().map_err(describe)?;
        if let Some(rule) = whole.rule(&field.to_uppercase()) {
            return Ok(handbook::rule(&whole, rule, self.auditor.messages()));
        }

        let vocabulary = whole.vocabulary();
        let readers = Readers::of(&whole, self.auditor.messages());
        let meant = vocabulary.meant(field);
        let pages: Vec<String> = meant
            .iter()
            .filter_map(|path| readers.explain(path))
            .map(|explained| handbook::fact(&explained))
            .collect();
        if !pages.is_empty() {
            return Ok(pages.join("\n"));
        }

        let rules = whole.rules.iter().map(|rule| rule.id.as_str());
        let near = vocabulary
            .nearest(field)
            .or_else(|| nearest(field, rules).map(str::to_owned));
        let hint = near
            .map(|near| format!("; did you mean {near}?"))
            .unwrap_or_default();
        Err(format!("there is no fact and no rule `{field}`{hint}"))
    }

    fn compare(&self, arguments: &Value) -> Outcome {
        let (old, before) = self.file(arguments, "old")?;
        let (new, after) = self.file(arguments, "new")?;
        let day = day(arguments)?;
        let compared = self
            .auditor
            .compare((&old, before), (&new, after), day, format(arguments)?);
        compared.map_err(describe)
    }

    /// Reads a file below the root, and gives the name it is shown by.
    fn file(&self, arguments: &Value, key: &str) -> Result<(String, Vec<u8>), String> {
        let path = arguments[key]
            .as_str()
            .ok_or_else(|| format!("`{key}` must be a path"))?;
        let full = self.inside(&self.root.join(path))?;
        let name = full.strip_prefix(&self.root).unwrap_or(&full);

        // Before it is read: an assistant may name any file below the root.
        let large = std::fs::metadata(&full).is_ok_and(|found| found.len() > MAX_BYTES as u64);
        if large {
            return Err(format!("{path}: the file is larger than 64 MiB"));
        }
        let bytes = std::fs::read(&full).map_err(|error| format!("{path}: {error}"))?;
        Ok((names::name(name), bytes))
    }

    /// The real place of a path, links followed, where that is below the root.
    fn inside(&self, path: &Path) -> Result<PathBuf, String> {
        let shown = names::name(path.strip_prefix(&self.root).unwrap_or(path));
        let full = std::fs::canonicalize(path).map_err(|error| format!("{shown}: {error}"))?;
        // After links are followed: a link below the root may lead anywhere.
        if full.starts_with(&self.root) {
            Ok(full)
        } else {
            Err(format!(
                "{shown}: this file is outside the root folder, and is not read"
            ))
        }
    }
}

/// Refuses arguments that are no group of names and values, or that the tool does not have, and names those that it lacks.
fn check_arguments(tool: &Value, arguments: &Value) -> Result<(), String> {
    if !arguments.is_object() && !arguments.is_null() {
        return Err(
            "the arguments must be an object, such as { \"path\": \"agreement.json\" }".to_owned(),
        );
    }

    let schema = &tool["inputSchema"];
    // A misspelt `as_of` that was passed over would audit as at another day without a word.
    let known = schema["properties"].as_object();
    let given = arguments.as_object().into_iter().flatten();
    for (name, _) in given {
        if !known.is_some_and(|known| known.contains_key(name)) {
            return Err(format!("the tool has no argument `{name}`"));
        }
    }

    let required = schema["required"].as_array().into_iter().flatten();
    let mut required = required.filter_map(Value::as_str);
    match required.find(|name| arguments.get(name).is_none()) {
        Some(missing) => Err(format!("the tool needs the argument `{missing}`")),
        None => Ok(()),
    }
}

fn day(arguments: &Value) -> Result<Option<NaiveDate>, String> {
    match arguments.get("as_of") {
        None | Some(Value::Null) => Ok(None),
        Some(day) => {
            let text = day
                .as_str()
                .ok_or("`as_of` must be a date, such as 2026-02-05")?;
            read_day(text).map(Some).map_err(describe)
        }
    }
}

/// Returns the format that is asked for; where none is, that of a terminal.
fn format(arguments: &Value) -> Result<&str, String> {
    let asked = match arguments.get("format") {
        None | Some(Value::Null) => return Ok("text"),
        Some(asked) => asked.as_str(),
    };

    asked.ok_or_else(|| format!("`format` must be one of {}", FORMATS.join(", ")))
}

/// Returns the ids of the parties that a letter goes to; none where it goes to the vendors.
fn addressees(arguments: &Value) -> Result<Vec<String>, String> {
    let refused = || "`to` must be a list of ids of parties, such as [\"ministry\"]".to_owned();
    let id = |id: &Value| id.as_str().map(str::to_owned).ok_or_else(refused);

    // A letter that went to others than those who were named would be worse than none.
    match arguments.get("to") {
        None | Some(Value::Null) => Ok(Vec::new()),
        // One id can mean nothing but a list of one.
        Some(Value::String(one)) => Ok(vec![one.clone()]),
        Some(Value::Array(ids)) => ids.iter().map(id).collect(),
        Some(_) => Err(refused()),
    }
}

/// Says what is wrong, a line for each problem.
fn describe(problems: Vec<Diagnostic>) -> String {
    let lines = problems.into_iter().map(|problem| {
        let place = problem
            .position
            .map(|position| format!(":{position}"))
            .unwrap_or_default();
        let file = if problem.file.is_empty() {
            String::new()
        } else {
            format!("{}{place}: ", problem.file)
        };
        let help = problem
            .help
            .map(|help| format!(" ({help})"))
            .unwrap_or_default();
        format!("{file}{}{help}", problem.message)
    });

    lines.collect::<Vec<_>>().join("\n")
}
