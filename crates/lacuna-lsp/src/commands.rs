//! The code actions, and the commands behind those that edit nothing.

use std::collections::HashMap;

use lacuna_core::source_file::visible;
use lsp_server::{Message, Notification, Request, RequestId};
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, Command, TextEdit, Uri, WorkspaceEdit,
};
use serde_json::{Value, json};

use crate::actions::SilenceEdit;
use crate::positions::LineIndex;
use crate::wording::ModelClause;

/// Shows a model clause. Its argument is `{ rule, wording }`, which is its result too.
pub(crate) const SHOW_WORDING: &str = "lacuna.showWording";

/// Opens a document beside an agreement. Its argument is `{ agreement, file }`: an address, and a path from there.
pub(crate) const OPEN_DOCUMENT: &str = "lacuna.openDocument";

/// The documents that another program opens: an editor would show their bytes.
const FOREIGN: [&str; 3] = [".pdf", ".docx", ".odt"];

/// Writes the edit that records a silence as a code action.
#[expect(
    clippy::mutable_key_type,
    reason = "the protocol's types have addresses for keys"
)]
pub(crate) fn record_silence(
    edit: SilenceEdit,
    uri: &Uri,
    index: &LineIndex<'_>,
) -> CodeActionOrCommand {
    let change = TextEdit::new(index.range(edit.at..edit.at), edit.text);
    let changes = HashMap::from([(uri.clone(), vec![change])]);
    CodeActionOrCommand::CodeAction(CodeAction {
        title: format!("Record that the text is silent on {}", edit.fact),
        kind: Some(CodeActionKind::QUICKFIX),
        edit: Some(WorkspaceEdit::new(changes)),
        ..CodeAction::default()
    })
}

/// Offers to show a model clause.
pub(crate) fn show_wording(clause: ModelClause) -> CodeActionOrCommand {
    let title = format!("Show wording to add: {} ({})", clause.title, clause.rule);
    let argument = json!({ "rule": clause.rule, "wording": clause.wording });
    call(title, SHOW_WORDING, argument)
}

/// Offers to open a document.
pub(crate) fn open_document(agreement: &str, file: &str) -> CodeActionOrCommand {
    let argument = json!({ "agreement": agreement, "file": file });
    call(
        format!("Open the document {}", visible(file)),
        OPEN_DOCUMENT,
        argument,
    )
}

/// A plain command, which every client knows; one inside a code action is lost on some.
fn call(title: String, command: &str, argument: Value) -> CodeActionOrCommand {
    let arguments = Some(vec![argument]);
    CodeActionOrCommand::Command(Command::new(title, command.to_owned(), arguments))
}

/// Shows a text as a message, which every client can.
pub(crate) fn message(text: &str) -> Message {
    // `MessageType.Info` of the protocol.
    const INFORMATION: i32 = 3;
    let params = json!({ "type": INFORMATION, "message": text });
    Message::Notification(Notification::new("window/showMessage".to_owned(), params))
}

/// Asks the client to open a file.
pub(crate) fn show_document(number: i32, address: &str) -> Message {
    let lower = address.to_lowercase();
    let external = FOREIGN.iter().any(|ending| lower.ends_with(ending));
    let params = json!({ "uri": address, "external": external, "takeFocus": true });
    let id = RequestId::from(format!("lacuna-{number}"));
    Message::Request(Request::new(id, "window/showDocument".to_owned(), params))
}
