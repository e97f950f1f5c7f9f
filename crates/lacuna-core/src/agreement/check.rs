//! Checks a document against the agreement's schema and its cross references; every slip is collected and placed.

use std::borrow::Cow;
use std::sync::Arc;

use super::explanation::Explanation;
use super::faults::find_faults;
use super::layout::AgreementSchema;
use super::{Agreement, QuoteChecks, ReadExtent, SourceKind, View, conform, references};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, NodeId, NodeKind};
use crate::source_file::SourceFile;
use crate::vocabulary::Vocabulary;

/// An agreement that was read, and found to conform to the schema with every reference leading somewhere.
#[derive(Debug)]
pub struct CheckedAgreement {
    document: Document,
    schema: Arc<AgreementSchema>,
    /// How its quotes appear in their documents, where these were looked at.
    quotes: QuoteChecks,
    /// The standard terms that it incorporates, each as an agreement file.
    known_texts: Vec<CheckedAgreement>,
}

impl CheckedAgreement {
    /// Reads an agreement.
    ///
    /// # Errors
    /// Every problem in the file, in the order of their places: JSON, schema, references.
    pub fn read(text: Arc<SourceFile>) -> Result<Self, Vec<Diagnostic>> {
        Self::read_with(text, &AgreementSchema::published())
    }

    /// Reads an agreement that may state the facts of a house too.
    ///
    /// # Errors
    /// Those of [`CheckedAgreement::read`].
    pub fn read_with(
        text: Arc<SourceFile>,
        schema: &Arc<AgreementSchema>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let document = Document::parse(text)?;
        // For a sound agreement, as most are, the validator is not even built.
        if conform::is_sound(&document, schema.forms(), schema.vocabulary()) {
            return Ok(Self::of(document, schema));
        }

        Self::check(document, schema)
    }

    fn of(document: Document, schema: &Arc<AgreementSchema>) -> Self {
        Self {
            document,
            schema: Arc::clone(schema),
            quotes: QuoteChecks::default(),
            known_texts: Vec::new(),
        }
    }

    /// Adds how its quotes appear in their documents, as whoever read the documents found it.
    #[must_use]
    pub fn with_quotes(mut self, quotes: QuoteChecks) -> Self {
        self.quotes = quotes;
        self
    }

    /// How its quotes appear in their documents; empty where none was looked up.
    #[must_use]
    pub fn quotes(&self) -> &QuoteChecks {
        &self.quotes
    }

    /// Adds the standard terms that it incorporates. What they say is offered, and never counts as stated.
    #[must_use]
    pub fn with_known_texts(mut self, texts: Vec<Self>) -> Self {
        self.known_texts = texts;
        self
    }

    /// The standard terms that it incorporates, in the order in which it names them.
    #[must_use]
    pub fn known_texts(&self) -> &[Self] {
        &self.known_texts
    }

    /// Checks a document by the schema and its cross references, and says what is wrong.
    pub(super) fn check(
        document: Document,
        schema: &Arc<AgreementSchema>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let vocabulary = schema.vocabulary();
        if let Some(problem) = wrapped(&document) {
            return Err(vec![problem]);
        }

        let mut problems: Vec<Diagnostic> = find_faults(&document, schema.forms())
            .iter()
            .flat_map(|fault| Explanation::of(&document, vocabulary, fault).problems(&fault.kind))
            .collect();

        // Another kind of value has no members that could refer to anything.
        if document.kind(NodeId::ROOT) == NodeKind::Object {
            problems.extend(references::problems(&document, vocabulary));
        }

        if problems.is_empty() {
            return Ok(Self::of(document, schema));
        }

        // By their messages too, so that equal ones are neighbours for `dedup_by`.
        problems.sort_by(|left, right| {
            (left.position, &left.message).cmp(&(right.position, &right.message))
        });

        // `gb` fails the pattern and the format of a country, and is one slip.
        problems.dedup_by(|left, right| {
            left.position == right.position && left.message == right.message
        });

        Err(problems)
    }

    /// Returns the document with its places.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Views its facts by their names.
    #[must_use]
    pub fn view(&self) -> View<'_, Agreement> {
        View::of(&self.document)
    }

    /// Returns its id, which every agreement has.
    #[must_use]
    pub fn id(&self) -> Cow<'_, str> {
        self.view().id().string().unwrap_or_default()
    }

    /// Returns its title, which every agreement has.
    #[must_use]
    pub fn title(&self) -> Cow<'_, str> {
        self.view().title().string().unwrap_or_default()
    }

    /// Returns the schema it was checked against.
    #[must_use]
    pub fn schema(&self) -> &Arc<AgreementSchema> {
        &self.schema
    }

    /// Returns the facts it can state, with their labels: those of its schema.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        self.schema.vocabulary()
    }

    /// Returns how much of the agreement's own text was read for the file: all of it, where the file does not say otherwise.
    #[must_use]
    pub fn reading(&self) -> ReadExtent {
        let sources = self.view().sources().entries();
        let texts =
            sources.filter(|source| source.kind().value() == Some(SourceKind::AgreementText));
        let extents: Vec<ReadExtent> = texts.filter_map(|source| source.read().value()).collect();
        // Without such a source nothing says otherwise, and `all` of none is true.
        if extents.iter().all(|extent| *extent == ReadExtent::Whole) {
            ReadExtent::Whole
        } else if extents.iter().all(|extent| *extent == ReadExtent::NotRead) {
            ReadExtent::NotRead
        } else {
            ReadExtent::Part
        }
    }

    /// Returns whether the file says that the agreement is invented, for teaching or for tests.
    #[must_use]
    pub fn is_hypothetical(&self) -> bool {
        self.view().hypothetical().value() == Some(true)
    }
}

/// An agreement inside another object or a list in it, as other programs wrap what they write: one problem and not dozens.
fn wrapped(document: &Document) -> Option<Diagnostic> {
    let has = |node, key: &str| document.get(node, key).is_some();
    let is_agreement = |node: &NodeId| has(*node, "instrument") && has(*node, "parties");
    // With one of these keys the root is an agreement itself, whatever lies inside.
    if ["schema_version", "instrument", "parties"]
        .into_iter()
        .any(|key| has(NodeId::ROOT, key))
    {
        return None;
    }

    let mut members = document
        .children(NodeId::ROOT)
        .filter(|_| document.kind(NodeId::ROOT) == NodeKind::Object);

    members.find_map(|member| {
        let inside = document.children(member).find(is_agreement);
        let (what, help) = match (is_agreement(&member), inside) {
            (true, _) => ("the agreement is", "write what is in its braces alone"),
            (false, Some(_)) => (
                "agreements are",
                "write each of them in a file of its own, or on one line each in a file that ends in .ndjson",
            ),
            (false, None) => return None,
        };

        let name = crate::diagnostic::short(&document.key(member));
        let message = format!("{what} inside `{name}`, and this file needs one agreement at its top");
        let problem = Diagnostic::at(document.text(), document.key_span(member), message);
        Some(problem.pointer(document.pointer(member)).help(help))
    })
}
