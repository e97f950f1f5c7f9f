//! What the server offers beside explanations: code actions, links and commands.

use std::sync::Arc;

use lacuna_core::agreement::CheckedAgreement;
use lacuna_core::audit::audit;
use lacuna_core::document::Document;
use lacuna_core::source_file::SourceFile;
use lsp_server::{ErrorCode, Message, Request, Response};
use lsp_types::{CodeActionOrCommand, CodeActionParams};
use serde_json::{Value, json};

use super::{LanguageServer, is_agreement};
use crate::documents::{self, Named};
use crate::positions::LineIndex;
use crate::{actions, commands, wording};

impl LanguageServer<'_> {
    pub(super) fn offer(&self, params: &CodeActionParams) -> Vec<CodeActionOrCommand> {
        let uri = &params.text_document.uri;
        let Some(file) = self.files.get(uri.as_str()) else {
            return Vec::new();
        };

        let (text, day) = (&file.text, (self.today)());
        let index = LineIndex::new(text, self.encoding);
        let selected = index.offset(params.range.start)..index.offset(params.range.end);

        // A text that is half written has neither.
        let agreement = CheckedAgreement::read_with(
            Arc::new(SourceFile::new("", text.as_str())),
            &self.policy.schema,
        )
        .ok();
        let assessment = agreement
            .as_ref()
            .map(|agreement| audit(agreement, self.policy, day));
        let assessment = assessment.as_ref();
        let silences = assessment.map(|own| actions::offer_silences(text, &selected, own));
        let clauses = assessment.map(|own| wording::offer_wordings(&selected, own));

        // Only a request to the client opens a file, and not every client knows that request.
        let documents = file.known.as_ref().filter(|_| self.client.opens_documents);
        let documents = documents.map_or_else(Vec::new, |document| {
            documents::find_documents(text, selected.start, document)
        });

        let there = documents
            .iter()
            .filter(|file| (self.find_document)(uri.as_str(), file).is_some());

        silences
            .into_iter()
            .flatten()
            .map(|edit| commands::record_silence(edit, uri, &index))
            .chain(clauses.into_iter().flatten().map(commands::show_wording))
            .chain(there.map(|file| commands::open_document(uri.as_str(), file)))
            .collect()
    }

    pub(super) fn list_links(&self, uri: &str) -> Value {
        let file = self.files.get(uri).filter(|file| is_agreement(&file.text));
        // The places are those of the text as it is, so a text that is half written has none.
        let parsed = file.and_then(|file| {
            let source = Arc::new(SourceFile::new("", file.text.as_str()));
            Some((file, Document::parse(source).ok()?))
        });

        let Some((file, document)) = parsed else {
            return Value::Array(Vec::new());
        };

        let index = LineIndex::new(&file.text, self.encoding);
        let links = documents::list_links(&document).into_iter();
        let links = links.filter_map(|link| {
            let target = match link.named {
                Named::File(name) => (self.find_document)(uri, &name)?,
                Named::Address(address) => address,
            };
            Some(json!({ "range": index.range(link.bytes), "target": target }))
        });

        links.collect()
    }

    /// Runs a command: the response to it, and what the client is asked to show.
    pub(super) fn execute(&mut self, request: Request) -> Vec<Message> {
        let params = request.params;
        let argument = params["arguments"].get(0).cloned().unwrap_or_default();
        let shown = match params["command"].as_str() {
            Some(commands::SHOW_WORDING) => {
                let wording = argument["wording"].as_str();
                wording.map(|wording| {
                    let itself = self.client.shows_wording;
                    // A client that shows the clause itself would show it twice.
                    (!itself).then(|| commands::message(wording))
                })
            }
            Some(commands::OPEN_DOCUMENT) => self.open(&argument).map(Some),
            _ => None,
        };

        let Some(shown) = shown else {
            let message = "there is no such command, or no such document".to_owned();
            let refused = Response::new_err(request.id, ErrorCode::InvalidParams as i32, message);
            return vec![Message::Response(refused)];
        };

        let answer = Message::Response(Response::new_ok(request.id, argument));
        std::iter::once(answer).chain(shown).collect()
    }

    /// Asks for a document to be opened. It is looked up again, since a command can come from anybody.
    fn open(&mut self, argument: &Value) -> Option<Message> {
        let agreement = argument["agreement"].as_str()?;
        self.files.get(agreement)?;
        let address = (self.find_document)(agreement, argument["file"].as_str()?)?;
        self.asked += 1;
        Some(commands::show_document(self.asked, &address))
    }
}
