//! `lacuna mcp`: the commands as tools for assistants, over the Model Context Protocol on standard input and output.

mod new_file;
mod tools;

use std::io::{BufRead, Read};
use std::path::PathBuf;

use serde_json::{Value, json};

use self::tools::Toolbox;
use super::audit::in_memory::{Auditor, AuditorOptions};
use super::{CliError, ExitStatus, Outcome, output};
use crate::source_file::MAX_BYTES;

/// What `lacuna mcp` takes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "An assistant starts this command; docs/assistants.md has the settings.
It reads only below --root, and writes only new files there that a call names. It sends nothing off the machine."
)]
pub(super) struct Arguments {
    /// The folder whose files may be read, and in which new ones may be written [default: the working folder].
    #[arg(
        long,
        value_name = "DIR",
        default_value = ".",
        hide_default_value = true
    )]
    root: PathBuf,
    /// A folder of policy files that extend the built-in ones, or replace those with the same id; may be repeated.
    #[arg(long, value_name = "DIR")]
    policies: Vec<PathBuf>,
    /// The settings file [default: none].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// The versions of the protocol that are spoken, the newest first (modelcontextprotocol.io).
const VERSIONS: [&str; 4] = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];

/// Errors of JSON-RPC 2.0, section 5.1.
const PARSE_ERROR: i32 = -32700;
const INVALID_REQUEST: i32 = -32600;
const METHOD_NOT_FOUND: i32 = -32601;
const INVALID_PARAMS: i32 = -32602;

/// The instructions that an assistant receives.
const INSTRUCTIONS: &str = "Lacuna audits data-sharing agreements between governments and vendors. `read` a contract \
    first; write an agreement file from it; check it with `quotes` and `audit`. A passage is a place to look at, not a finding, \
    and what was not found is not proved absent: a person who read the contract decides every fact. Never \
    call an agreement compliant: no result says so.";

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let options = AuditorOptions {
        policies: arguments.policies.clone(),
        config: arguments.config.clone(),
        ..AuditorOptions::default()
    };

    let toolbox = Toolbox::open(Auditor::load(&options)?, &arguments.root)?;

    let mut input = std::io::stdin().lock();
    loop {
        let mut line = Vec::new();
        // A line without an end would fill the memory.
        let limit = MAX_BYTES as u64;
        let read = input.by_ref().take(limit).read_until(b'\n', &mut line);
        let read = read.map_err(|error| CliError::Message(error.to_string()))?;
        if read == 0 {
            return Ok(ExitStatus::Clean);
        }

        if let Some(answer) = answer(&line, &toolbox) {
            // On this channel a message is one line (MCP, transports), as serde_json writes it.
            output::print(&format!("{answer}\n"))?;
        }
    }
}

/// Answers one message; `None` for a notification or a blank line.
fn answer(line: &[u8], toolbox: &Toolbox) -> Option<Value> {
    if line.trim_ascii().is_empty() {
        return None;
    }

    let Ok(message) = serde_json::from_slice::<Value>(line) else {
        return Some(error(&Value::Null, PARSE_ERROR, "the line is not JSON"));
    };

    let id = message.get("id");
    let Some(method) = message.get("method").and_then(Value::as_str) else {
        // An answer to a request is none of ours, since none is made.
        let is_answer = message.get("result").is_some() || message.get("error").is_some();
        let refusal = || error(&Value::Null, INVALID_REQUEST, "the message has no method");
        return (!is_answer).then(refusal);
    };

    // A notification has no id, and is answered by nothing.
    let id = id?;
    let none = Value::Null;
    let params = message.get("params").unwrap_or(&none);

    Some(match method {
        "initialize" => success(id, &initialize(params)),
        "ping" => success(id, &json!({})),
        "tools/list" => success(id, &json!({ "tools": tools::list() })),
        "tools/call" => match call(params, toolbox) {
            Ok(result) => success(id, &result),
            Err(message) => error(id, INVALID_PARAMS, &message),
        },
        _ => error(id, METHOD_NOT_FOUND, &format!("{method} is not known here")),
    })
}

fn initialize(params: &Value) -> Value {
    let asked = params["protocolVersion"].as_str().unwrap_or_default();
    let [newest, ..] = VERSIONS;

    // Where it lacks the version asked for, a server answers with its newest (MCP, lifecycle).
    let version = VERSIONS.iter().find(|version| **version == asked);

    json!({
        "protocolVersion": version.unwrap_or(&newest),
        "capabilities": { "tools": {} },
        "serverInfo": { "name": "lacuna", "version": crate::VERSION },
        "instructions": INSTRUCTIONS,
    })
}

/// Calls a tool. What is wrong with its input is a result, from which an assistant learns; an unknown tool is an error.
fn call(params: &Value, toolbox: &Toolbox) -> Result<Value, String> {
    let name = params["name"].as_str().ok_or("a call must name a tool")?;
    let outcome = toolbox
        .call(name, &params["arguments"])
        .ok_or_else(|| format!("there is no tool `{name}`"))?;
    let (text, is_error) = match outcome {
        Ok(text) => (text, false),
        Err(text) => (text, true),
    };

    Ok(json!({ "content": [{ "type": "text", "text": text }], "isError": is_error }))
}

fn success(id: &Value, result: &Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "result": result })
}

fn error(id: &Value, code: i32, message: &str) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": message } })
}
