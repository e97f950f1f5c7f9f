//! Files of reviewer decisions, as the report's page writes them: read, checked against the evidence, noted beside findings.

use std::sync::Arc;

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde::Deserialize;
use serde_json::Value;

use crate::assessment::{Assessment, Decision, Outcome, Reviewer, ReviewerDecision};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, NodeId};
use crate::source_file::{SourceFile, Span, visible};
use crate::vocabulary::{identified, tidy};

/// The name and version of the layout.
pub const FORMAT: &str = "lacuna-decisions/1";

/// A reviewer's decisions on the findings of one report.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Lacuna decisions")]
pub struct DecisionFile {
    /// Always lacuna-decisions/1.
    #[schemars(regex(pattern = r"^lacuna-decisions/1$"))]
    pub format: String,
    /// The id of the agreement.
    pub agreement: String,
    /// The id of the report in which the decisions were made.
    pub report: String,
    /// Who decided.
    pub reviewer: ReviewerEntry,
    /// When the file was saved (RFC 3339, by the reviewer's clock).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub saved_at: Option<String>,
    /// The decisions, each on what one rule found.
    pub decisions: Vec<DecisionEntry>,
}

/// Who decided.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewerEntry {
    /// The name.
    #[schemars(length(min = 1))]
    pub name: String,
    /// The role or office.
    #[serde(default)]
    pub role: String,
}

/// A decision on one finding, on a question or on a rule that is met.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionEntry {
    /// The id of the rule.
    pub rule: String,
    /// The evidence code of the finding, as the report shows it: 16 hexadecimal digits.
    #[schemars(regex(pattern = r"^[0-9a-f]{16}$"))]
    pub evidence: String,
    /// What was decided.
    pub decision: Decision,
    /// Why; needed unless the finding is accepted.
    #[serde(default)]
    pub reason: String,
}

/// Decisions that were read, with the file they are in.
#[derive(Debug)]
pub struct Decisions {
    document: Document,
    file: DecisionFile,
}

/// Makes the JSON Schema (2020-12) of a file of decisions.
#[must_use]
pub fn schema() -> Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    let mut schema = generator.into_root_schema_for::<DecisionFile>();
    tidy(&mut schema);
    identified(schema.to_value(), "decisions")
}

impl Decisions {
    /// Reads a file of decisions.
    ///
    /// # Errors
    /// What is not JSON, or no file of decisions; a reviewer without a name; a dispute or a change without a reason;
    /// two decisions on one rule.
    pub fn read(text: &Arc<SourceFile>) -> Result<Self, Vec<Diagnostic>> {
        let document = Document::parse(Arc::clone(text))?;

        // Before the types: of a file of another kind they would report the first unknown field.
        let format = document
            .get(NodeId::ROOT, "format")
            .and_then(|node| document.string(node));
        if format.as_deref() != Some(FORMAT) {
            let at = document
                .get(NodeId::ROOT, "format")
                .map_or_else(Span::default, |node| document.span(node));

            return Err(vec![
                Diagnostic::at(
                    text,
                    at,
                    format!("this is not a decisions file: `format` is not `{FORMAT}`"),
                )
                .help("save one with the button Download decisions of a report"),
            ]);
        }

        // Read twice: the document knows the places, and the type the fields.
        let file: DecisionFile =
            serde_json::from_str(text.content()).map_err(|error| vec![misfit(text, &error)])?;
        let decisions = Self { document, file };
        let problems = decisions.slips();
        if problems.is_empty() {
            Ok(decisions)
        } else {
            Err(problems)
        }
    }

    /// Returns the id of the agreement they are about.
    #[must_use]
    pub fn agreement(&self) -> &str {
        &self.file.agreement
    }

    /// Finds a problem with the whole file because no agreement of the run is the one it is about.
    #[must_use]
    pub fn foreign(&self) -> Diagnostic {
        let message = format!(
            "these decisions are about the agreement `{}`, which was not audited",
            visible(self.agreement())
        );

        self.problem(self.document.get(NodeId::ROOT, "agreement"), message)
            .help("audit that agreement, or omit the file")
    }

    /// Notes the decisions beside the findings of an assessment.
    ///
    /// # Errors
    /// Each decision on a rule that does not apply, or whose evidence has changed, by the name of the rule. The
    /// assessment is then as it was.
    pub fn apply(&self, assessment: &mut Assessment<'_>) -> Result<(), Vec<Diagnostic>> {
        // All are looked up before one is noted, so that a refused file leaves nothing behind.
        let mut noted = Vec::new();
        let mut problems = Vec::new();
        for (at, entry) in self.file.decisions.iter().enumerate() {
            match self.finding(assessment, at, entry) {
                Ok(place) => noted.push((place, entry)),
                Err(problem) => problems.push(problem),
            }
        }

        if !problems.is_empty() {
            return Err(problems);
        }

        let reviewer = assessment.reviewers.len();
        let person = &self.file.reviewer;
        assessment.reviewers.push(Reviewer {
            name: person.name.clone(),
            role: person.role.clone(),
        });

        for (place, entry) in noted {
            if let Some(result) = assessment.results.get_mut(place) {
                result.decisions.push(ReviewerDecision {
                    reviewer,
                    decision: entry.decision,
                    reason: entry.reason.trim().to_owned(),
                });
            }
        }

        Ok(())
    }

    /// Returns which result of an assessment is the finding that a decision is about, by the evidence it was decided on.
    fn finding(
        &self,
        assessment: &Assessment<'_>,
        at: usize,
        entry: &DecisionEntry,
    ) -> Result<usize, Diagnostic> {
        let rule = visible(&entry.rule);
        let found = assessment.results.iter().enumerate().find(|(_, result)| {
            result.rule.id == entry.rule && result.outcome != Outcome::NotApplicable
        });

        let Some((place, result)) = found else {
            let message = format!("{rule} does not apply here, so there is nothing to decide");
            return Err(self.problem(self.entry(at, "rule"), message).help(
                "remove the decision: its point has been resolved, or belongs to another rule",
            ));
        };

        if result.evidence_hash(assessment.agreement) != entry.evidence {
            let message = format!("the evidence of {rule} has changed since this was decided");
            return Err(self.problem(self.entry(at, "evidence"), message).help(
                "review the finding in today's report and decide again; remove this decision",
            ));
        }

        Ok(place)
    }

    /// Says what the shape alone cannot tell.
    fn slips(&self) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        if self.file.reviewer.name.trim().is_empty() {
            let node = self.document.descend(NodeId::ROOT, &["reviewer", "name"]);
            problems.push(
                self.problem(node, "the reviewer has no name")
                    .help("a decision is made by a person: write the name"),
            );
        }

        for (at, entry) in self.file.decisions.iter().enumerate() {
            let rule = visible(&entry.rule);
            if entry.decision != Decision::Accept && entry.reason.trim().is_empty() {
                // A reason that is left out has no place of its own.
                let node = self
                    .entry(at, "reason")
                    .or_else(|| self.entry(at, "decision"));

                let message = format!("the decision on {rule} gives no reason");
                problems.push(
                    self.problem(node, message)
                        .help("to dispute a finding or ask for a change, give a reason"),
                );
            }

            // One file is one person, who decides once. Another reviewer has a file of their own.
            if self
                .file
                .decisions
                .iter()
                .take(at)
                .any(|earlier| earlier.rule == entry.rule)
            {
                let message = format!("{rule} is decided twice");
                problems.push(
                    self.problem(self.entry(at, "rule"), message)
                        .help("keep one of the two"),
                );
            }
        }

        problems
    }

    fn entry(&self, at: usize, field: &str) -> Option<NodeId> {
        let list = self.document.get(NodeId::ROOT, "decisions")?;
        let entry = self.document.children(list).nth(at)?;
        self.document.get(entry, field)
    }

    fn problem(&self, node: Option<NodeId>, message: impl Into<String>) -> Diagnostic {
        let node = node.unwrap_or(NodeId::ROOT);
        Diagnostic::at(self.document.text(), self.document.span(node), message)
            .pointer(self.document.pointer(node))
    }
}

/// Finds a file of the right name and the wrong shape, at the place where reading stopped.
fn misfit(text: &Arc<SourceFile>, error: &serde_json::Error) -> Diagnostic {
    let mut problem = Diagnostic::json_misfit(text, error);
    problem.message = format!("this decisions file cannot be used: {}", problem.message);
    problem
}
