//! The server: what an editor sends, and what it is answered.

mod offers;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use lacuna_core::VERSION;
use lacuna_core::diagnostic::Diagnostic as Problem;
use lacuna_core::document::Document;
use lacuna_core::policy::Policy;
use lacuna_core::source_file::SourceFile;
use lacuna_report::handbook::Readers;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use lsp_types::{
    CodeActionParams, CompletionParams, Diagnostic, DidChangeTextDocumentParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DocumentLinkParams,
    GotoDefinitionParams, HoverParams, Location, PublishDiagnosticsParams,
    TextDocumentPositionParams, Uri,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::positions::{Encoding, LineIndex};
use crate::{commands, completion, definition, diagnostics, hover, rule_file};

/// Checks a rule file among those of its folder: its address and its text give its problems; nothing for another kind of file.
pub type RuleFileCheck<'p> = dyn Fn(&str, &str) -> Option<Vec<Problem>> + 'p;

/// Finds a document that an agreement names: the agreement's address and the name give the document's address, where it is there.
pub type DocumentLookup<'p> = dyn Fn(&str, &str) -> Option<String> + 'p;

/// A fault of the connection: the editor broke the protocol or went away.
#[derive(Debug)]
pub struct ServerError(String);

impl std::fmt::Display for ServerError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the connection to the editor failed: {}", self.0)
    }
}

impl std::error::Error for ServerError {}

/// An open file.
#[derive(Debug)]
struct OpenFile {
    text: String,
    /// The last state that was valid JSON, for the ids in it.
    known: Option<Document>,
}

/// A language server with its policy.
pub struct LanguageServer<'p> {
    policy: &'p Policy,
    readers: Readers<'p>,
    // A function, since a server may run for days.
    today: fn() -> NaiveDate,
    check_rule_file: &'p RuleFileCheck<'p>,
    find_document: &'p DocumentLookup<'p>,
    encoding: Encoding,
    client: Client,
    files: BTreeMap<String, OpenFile>,
    /// How many requests were made of the client.
    asked: i32,
}

/// What the client can do beyond the protocol's minimum.
#[derive(Debug, Default, Clone, Copy)]
struct Client {
    /// It opens a file when it is asked to.
    opens_documents: bool,
    /// It shows a model clause itself, out of the result of the command.
    shows_wording: bool,
}

impl<'p> LanguageServer<'p> {
    /// Makes a server. The policy is one that was loaded with its texts, since explanations quote them; the readers explain its
    /// facts, in the language of the house.
    #[must_use]
    pub fn new(
        policy: &'p Policy,
        readers: Readers<'p>,
        today: fn() -> NaiveDate,
        check_rule_file: &'p RuleFileCheck<'p>,
        find_document: &'p DocumentLookup<'p>,
    ) -> Self {
        Self {
            policy,
            readers,
            today,
            check_rule_file,
            find_document,
            encoding: Encoding::Utf16,
            client: Client::default(),
            files: BTreeMap::new(),
            asked: 0,
        }
    }

    /// Serves one editor until it ends the session.
    ///
    /// # Errors
    /// The editor broke the protocol, or went away without ending the session.
    pub fn serve(mut self, connection: &Connection) -> Result<(), ServerError> {
        let failed = |error: &dyn std::fmt::Display| ServerError(error.to_string());
        let (id, params) = connection
            .initialize_start()
            .map_err(|error| failed(&error))?;
        self.encoding = agree_on_encoding(&params);
        self.client = read_client(&params);
        connection
            .initialize_finish(id, self.capabilities())
            .map_err(|error| failed(&error))?;

        for message in &connection.receiver {
            let answers = match message {
                Message::Request(request) => {
                    if connection
                        .handle_shutdown(&request)
                        .map_err(|error| failed(&error))?
                    {
                        return Ok(());
                    }
                    match request.method.as_str() {
                        // Beside its response, a command can ask something of the client.
                        "workspace/executeCommand" => self.execute(request),
                        _ => vec![Message::Response(self.answer(request))],
                    }
                }
                Message::Notification(notification) => self.note(notification),
                // Whether the client opened a document, the person sees.
                Message::Response(_) => Vec::new(),
            };
            for answer in answers {
                connection
                    .sender
                    .send(answer)
                    .map_err(|error| failed(&error))?;
            }
        }

        Ok(())
    }

    fn capabilities(&self) -> Value {
        let encoding = match self.encoding {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16 => "utf-16",
        };

        json!({
            "capabilities": {
                "positionEncoding": encoding,
                // The whole text at each change (`TextDocumentSyncKind.Full`).
                "textDocumentSync": { "openClose": true, "change": 1 },
                "hoverProvider": true,
                "definitionProvider": true,
                "completionProvider": { "triggerCharacters": ["\"", ":", " "] },
                "codeActionProvider": { "codeActionKinds": ["quickfix"] },
                "documentLinkProvider": {},
                "executeCommandProvider": { "commands": [commands::SHOW_WORDING, commands::OPEN_DOCUMENT] },
            },
            "serverInfo": { "name": "lacuna", "version": VERSION },
        })
    }

    fn note(&mut self, notification: Notification) -> Vec<Message> {
        let params = notification.params;
        match notification.method.as_str() {
            "textDocument/didOpen" => {
                let opened = parse::<DidOpenTextDocumentParams>(params);
                opened.map_or_else(Vec::new, |opened| {
                    let document = opened.text_document;
                    self.update(document.uri, document.text, Some(document.version))
                })
            }
            "textDocument/didChange" => {
                let changed = parse::<DidChangeTextDocumentParams>(params);
                changed.map_or_else(Vec::new, |mut changed| {
                    // The whole text is sent, since that was agreed on.
                    let Some(change) = changed.content_changes.pop() else {
                        return Vec::new();
                    };
                    let document = changed.text_document;
                    self.update(document.uri, change.text, Some(document.version))
                })
            }
            "textDocument/didClose" => {
                let closed = parse::<DidCloseTextDocumentParams>(params);
                closed.map_or_else(Vec::new, |closed| {
                    self.files.remove(closed.text_document.uri.as_str());
                    // An editor shows the problems of a closed file until they are taken back.
                    vec![publish(closed.text_document.uri, Vec::new(), None)]
                })
            }
            // The protocol lets a server pass over notifications that it does not know.
            _ => Vec::new(),
        }
    }

    fn update(&mut self, uri: Uri, text: String, version: Option<i32>) -> Vec<Message> {
        let name = uri.as_str().to_owned();
        let parsed = Document::parse(Arc::new(SourceFile::new("", text.as_str()))).ok();
        // While a person types, the text is seldom JSON, and its ids are needed then.
        let before = self.files.remove(&name).and_then(|file| file.known);
        let file = OpenFile {
            known: parsed.or(before),
            text,
        };

        let found = self.diagnose(&name, &file.text);
        self.files.insert(name, file);
        vec![publish(uri, found, version)]
    }

    fn diagnose(&self, name: &str, text: &str) -> Vec<Diagnostic> {
        let index = LineIndex::new(text, self.encoding);
        if name.ends_with(".toml") {
            let problems = (self.check_rule_file)(name, text).unwrap_or_default();
            let converted = problems.iter();
            return converted
                .map(|problem| diagnostics::convert_problem(problem, &index))
                .collect();
        }
        if !is_agreement(text) {
            return Vec::new();
        }

        diagnostics::diagnose(text, &index, self.policy, (self.today)())
    }

    fn answer(&self, request: Request) -> Response {
        let id = request.id.clone();
        let params = request.params;
        let result = match request.method.as_str() {
            "textDocument/hover" => parse::<HoverParams>(params)
                .map(|params| self.explain(&params.text_document_position_params)),
            "textDocument/completion" => parse::<CompletionParams>(params)
                .map(|params| self.complete(&params.text_document_position)),
            "textDocument/definition" => parse::<GotoDefinitionParams>(params).map(|params| {
                let place = &params.text_document_position_params;
                self.with_place(place, |file, offset, index| {
                    let document = file.known.as_ref()?;
                    let bytes = definition::find_definition(
                        &file.text,
                        offset,
                        document,
                        self.policy.vocabulary(),
                    )?;
                    let uri = place.text_document.uri.clone();
                    Some(Location::new(uri, index.range(bytes)))
                })
            }),
            "textDocument/codeAction" => {
                parse::<CodeActionParams>(params).map(|params| to_value(self.offer(&params)))
            }
            "textDocument/documentLink" => parse::<DocumentLinkParams>(params)
                .map(|params| self.list_links(params.text_document.uri.as_str())),
            method => {
                let message = format!("{method} is not known here");
                return Response::new_err(id, ErrorCode::MethodNotFound as i32, message);
            }
        };

        match result {
            Some(result) => Response::new_ok(id, result),
            None => {
                let message = "the parameters are not those of this method".to_owned();
                Response::new_err(id, ErrorCode::InvalidParams as i32, message)
            }
        }
    }

    fn explain(&self, place: &TextDocumentPositionParams) -> Value {
        let (policy, readers) = (self.policy, &self.readers);
        if self.is_rule_file(place) {
            return self.with_any_place(place, |file, offset, index| {
                rule_file::explain(&file.text, offset, index, policy, readers)
            });
        }

        self.with_place(place, |file, offset, index| {
            hover::explain(&file.text, offset, index, policy, readers, (self.today)())
        })
    }

    fn complete(&self, place: &TextDocumentPositionParams) -> Value {
        if self.is_rule_file(place) {
            return self.with_any_place(place, |file, offset, index| {
                Some(rule_file::complete(&file.text, offset, index, self.policy))
            });
        }

        self.with_place(place, |file, offset, index| {
            let known = file.known.as_ref();
            Some(completion::complete(
                &file.text,
                offset,
                index,
                known,
                self.policy.vocabulary(),
            ))
        })
    }

    fn is_rule_file(&self, place: &TextDocumentPositionParams) -> bool {
        let name = place.text_document.uri.as_str();
        let file = self.files.get(name);
        file.is_some_and(|file| rule_file::is_rule_file(name, &file.text))
    }

    /// Answers about a place in an agreement; `null` where the file is none.
    fn with_place<T: Serialize>(
        &self,
        place: &TextDocumentPositionParams,
        answer: impl FnOnce(&OpenFile, usize, &LineIndex<'_>) -> Option<T>,
    ) -> Value {
        self.with_any_place(place, |file, offset, index| {
            is_agreement(&file.text)
                .then(|| answer(file, offset, index))
                .flatten()
        })
    }

    /// Answers about a place in an open file.
    fn with_any_place<T: Serialize>(
        &self,
        place: &TextDocumentPositionParams,
        answer: impl FnOnce(&OpenFile, usize, &LineIndex<'_>) -> Option<T>,
    ) -> Value {
        let file = self.files.get(place.text_document.uri.as_str());
        let found = file.and_then(|file| {
            let index = LineIndex::new(&file.text, self.encoding);
            answer(file, index.offset(place.position), &index)
        });
        to_value(found)
    }
}

fn read_client(params: &Value) -> Client {
    let is_true = |pointer: &str| params.pointer(pointer).and_then(Value::as_bool) == Some(true);
    Client {
        opens_documents: is_true("/capabilities/window/showDocument/support"),
        shows_wording: is_true("/initializationOptions/showsWording"),
    }
}

/// UTF-8 where the client knows it, else UTF-16, which the protocol asks of every client.
fn agree_on_encoding(params: &Value) -> Encoding {
    let offered = &params["capabilities"]["general"]["positionEncodings"];
    let offered = offered.as_array().into_iter().flatten();
    if offered.into_iter().any(|one| one == "utf-8") {
        Encoding::Utf8
    } else {
        Encoding::Utf16
    }
}

/// Whether JSON is meant as an agreement, by the keys that only agreements have; other files are left alone.
fn is_agreement(text: &str) -> bool {
    // Looked for in the text, since a file that is half written does not parse.
    [
        "\"schema_version\"",
        "\"instrument\"",
        "agreement.schema.json\"",
    ]
    .iter()
    .any(|mark| text.contains(mark))
}

fn publish(uri: Uri, diagnostics: Vec<Diagnostic>, version: Option<i32>) -> Message {
    let params = PublishDiagnosticsParams::new(uri, diagnostics, version);
    let method = "textDocument/publishDiagnostics".to_owned();
    Message::Notification(Notification::new(method, params))
}

fn parse<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

fn to_value(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}
