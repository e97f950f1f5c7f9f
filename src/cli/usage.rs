//! Explains slips on the command line that the parser's own words would not set right.

use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::kinds;

/// Explains an error of the command line in a sentence; `None` where the parser explains it well.
pub(super) fn explain(error: &clap::Error) -> Option<String> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    };

    let list = |kind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    };

    match error.kind() {
        ErrorKind::InvalidSubcommand => explain_command(&text(ContextKind::InvalidSubcommand)?),
        ErrorKind::UnknownArgument if matches!(text(ContextKind::InvalidArg)?.as_str(), "-v" | "--verbose") => Some(
            "there is no --verbose: `lacuna config` shows the settings in force, `lacuna explain FIELD` what a fact means; \
             -V shows the version"
                .to_owned(),
        ),
        ErrorKind::InvalidValue
            if text(ContextKind::InvalidArg)?.starts_with("--fail-on ")
                && NEVER.contains(&text(ContextKind::InvalidValue)?.to_lowercase().as_str()) =>
        {
            Some(
                "to end with 0 whatever is found, write `--fail-on never`; otherwise name the lowest severity that fails: \
                 critical, high, medium or low"
                    .to_owned(),
            )
        }
        ErrorKind::MissingRequiredArgument => {
            let usage = error.render().to_string();
            let missing = list(ContextKind::InvalidArg);
            // The arguments stand in angle brackets; a missing option is told well by the parser.
            let all = missing.iter().all(|name| name.starts_with('<'));
            let (command, _) = MISSING
                .iter()
                .find(|(command, _)| usage.contains(&format!("Usage: lacuna {command} ")))?;

            // `import` needs an option too, which its own line names with the rest.
            (all || *command == "import").then(|| explain_missing(command))
        }
        _ => None,
    }
}

/// What people write for `--fail-on never`.
const NEVER: [&str; 8] = [
    "none", "no", "off", "false", "nothing", "disabled", "0", "zero",
];

/// What to write where a command lacks an argument; nothing where the most common words for it fit.
const MISSING: [(&str, &str); 15] = [
    ("audit", ""),
    ("validate", ""),
    ("quotes", ""),
    (
        "completions",
        "name the shell: `lacuna completions bash` (or elvish, fish, powershell, zsh)",
    ),
    ("man", "name the folder for the pages: `lacuna man man1/`"),
    (
        "init",
        "name the agreement file to create or to continue: `lacuna init agreement.json`",
    ),
    (
        "letter",
        "name the agreement file: `lacuna letter agreement.json`",
    ),
    ("read", "name the contract: `lacuna read contract.pdf`"),
    (
        "explain",
        "name a fact: `lacuna explain datasets.retention.months`; `lacuna explain retention` lists those of that name",
    ),
    (
        "rules explain",
        "name a rule, such as RET-003: `lacuna rules explain RULE`; `lacuna rules list` shows all",
    ),
    (
        "rules new",
        "name the new rule, such as OUR-001, and a folder: `lacuna rules new RULE --policies our-rules/`",
    ),
    (
        "export",
        "name the kind and the agreements: `lacuna export ropa agreements/ --output record.csv`; the other kind is dpv",
    ),
    (
        "import",
        "name the kind, the records and a folder: `lacuna import nhs register/ --output agreements/`; the other kinds \
         are ocds and dda",
    ),
    (
        "waive",
        "name the agreement and the rule: `lacuna waive agreement.json RULE --by PERSON --reason TEXT --until DAY`",
    ),
    ("config", ""),
];

fn explain_missing(command: &str) -> String {
    let own = MISSING.iter().find(|(name, _)| *name == command);
    match own {
        Some((_, words)) if !words.is_empty() => (*words).to_owned(),
        _ => format!(
            "name an agreement file or a folder: `lacuna {command} agreement.json`, or `lacuna {command} .` for the \
             folder you are in; `lacuna {command} --help` shows all options"
        ),
    }
}

/// A word in the place of a command: a file, or a command that other programs have.
fn explain_command(word: &str) -> Option<String> {
    let shown = crate::source_file::visible(word);
    let known = |instead: &str| {
        Some(format!(
            "there is no command `{shown}`; did you mean {instead}?"
        ))
    };

    match word {
        "version" => return known("`lacuna --version`"),
        "report" => return known("`lacuna audit agreement.json --output report.html`"),
        "lint" | "scan" | "run" | "analyse" | "analyze" => return known("`lacuna audit`"),
        "verify" => return known("`lacuna validate`"),
        "create" | "add" | "start" => return known("`lacuna init agreement.json`"),
        "test" => return known("`lacuna rules test`"),
        "list" => return known("`lacuna rules list`"),
        "ask" | "write" => return known("`lacuna letter agreement.json`"),
        "diff" | "compare" => {
            return known("`lacuna audit NEW.json --baseline OLD-ASSESSMENT.json`");
        }
        _ => {}
    }

    let path = Path::new(word);
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default();

    match ending.as_str() {
        "pdf" | "docx" | "odt" | "html" | "htm" | "md" | "txt" => {
            return known(&format!("`lacuna read {shown}`"));
        }
        "toml" => return known(&format!("`lacuna validate {shown}`")),
        "json" | "ndjson" | "jsonl" => return known(&format!("`lacuna audit {shown}`")),
        _ => {}
    }

    // A word such as `docs` may be a folder by chance, and so has to show that it is meant.
    let is_folder = path.is_dir() && (word.contains(['/', '.']) || has_agreement(path));

    (path.is_file() || is_folder)
        .then(|| known(&format!("`lacuna audit {shown}`")))
        .flatten()
}

fn has_agreement(folder: &Path) -> bool {
    let is_agreement = |path: &Path| {
        super::input::has_ending(path, &["json"])
            && std::fs::read_to_string(path).is_ok_and(|content| !kinds::is_foreign_json(&content))
    };

    folder
        .read_dir()
        .into_iter()
        .flatten()
        .flatten()
        .any(|entry| is_agreement(&entry.path()))
}
