//! Says in words what is wrong with a value by the schema, where it stands, and how to write it.

use std::collections::BTreeMap;

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind};

use super::locate::{SUGGESTED, kind_of, names_in};
use crate::diagnostic::{Diagnostic, short};
use crate::document::{Document, NodeId, NodeKind};
use crate::source_file::{Span, visible};
use crate::vocabulary::{COUNTRY_FORMAT, FieldKind, JURISDICTION_FORMAT, Vocabulary};

/// A longer key stands in no pointer, in bytes.
const LONGEST_KEY: usize = 256;

/// The pointer of the version of the layout.
const SCHEMA_VERSION: &str = "/schema_version";

/// A slip against the schema, at its place in the document.
pub(super) struct Explanation<'d> {
    document: &'d Document,
    vocabulary: &'d Vocabulary,
    node: NodeId,
    pointer: String,
}

impl<'d> Explanation<'d> {
    /// Finds the place that an error of the schema is about.
    pub(super) fn of(
        document: &'d Document,
        vocabulary: &'d Vocabulary,
        error: &ValidationError<'_>,
    ) -> Self {
        let pointer = error.instance_path().as_str().to_owned();
        let node = document.at(&pointer).unwrap_or(NodeId::ROOT);
        Self {
            document,
            vocabulary,
            node,
            pointer,
        }
    }

    /// Says what is wrong there, and how to write it.
    pub(super) fn problems(&self, error: &ValidationError<'_>) -> Vec<Diagnostic> {
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                let known = names_in(self.document, self.node, self.vocabulary);
                // Looked up once: to search the object for each name would take the square of their number.
                let members = self.document.children(self.node);
                let members: BTreeMap<_, _> = members
                    .map(|member| (self.document.key(member), member))
                    .collect();

                let member = |name: &str| members.get(name).copied().unwrap_or(self.node);
                let all = unexpected.iter().enumerate();

                all.map(|(at, name)| {
                    self.unknown_field(
                        name,
                        member(name),
                        if at < SUGGESTED { &known } else { &[] },
                    )
                })
                .collect()
            }
            // The names under `absent` are checked with the references, where the key's own place is known.
            ValidationErrorKind::PropertyNames { .. } => Vec::new(),
            ValidationErrorKind::Required { property } => {
                let name = property.as_str().unwrap_or_default();
                vec![
                    self.at_opening(format!("the field `{name}` is missing here"))
                        .help(format!("every {} needs `{name}`", self.container())),
                ]
            }
            ValidationErrorKind::Type { kind } => vec![self.wrong_type(kind)],
            // A value of another type is told as that.
            ValidationErrorKind::Constant { expected_value }
                if expected_value.is_number()
                    && self.document.kind(self.node) != NodeKind::Number =>
            {
                Vec::new()
            }
            // A null is told once, as what it is.
            ValidationErrorKind::Enum { .. } if self.document.kind(self.node) == NodeKind::Null => {
                Vec::new()
            }
            ValidationErrorKind::Enum { options } => vec![self.wrong_word(options)],
            _ => vec![self.wrong_value(error)],
        }
    }

    fn problem(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::at(self.document.text(), self.document.span(self.node), message)
            .pointer(self.pointer.clone())
    }

    /// Places a problem with what an object lacks at its opening, not at everything in it.
    fn at_opening(&self, message: impl Into<String>) -> Diagnostic {
        let span = self.document.span(self.node);
        let opening = Span {
            start: span.start,
            end: span.start + 1,
        };

        Diagnostic::at(self.document.text(), opening, message).pointer(self.pointer.clone())
    }

    fn container(&self) -> &'static str {
        match self.pointer.split('/').nth(1) {
            None => "agreement",
            Some("parties") => "party",
            Some("datasets") => "dataset",
            Some("purposes") => "purpose",
            Some("claims") => "claim",
            Some("sources") => "source",
            Some("transfers") => "transfer",
            _ => "entry of this kind",
        }
    }

    fn unknown_field(&self, name: &str, member: NodeId, known: &[&str]) -> Diagnostic {
        // A pointer repeats the key, however long that is.
        let pointer = if name.len() > LONGEST_KEY {
            self.pointer.clone()
        } else {
            self.document.pointer(member)
        };

        Diagnostic::at(
            self.document.text(),
            self.document.key_span(member),
            format!("there is no field `{}` here", short(name)),
        )
        .pointer(pointer)
        .help("see `lacuna schema agreement` for the fields there are")
        .suggest(name, known.iter().copied())
    }

    fn wrong_type(&self, kind: &TypeKind) -> Diagnostic {
        let expected = kind_of(self.document, self.node, self.vocabulary).map_or_else(
            || match kind {
                TypeKind::Single(one) => one.to_string(),
                TypeKind::Multiple(_) => "another kind of value".to_owned(),
            },
            |kind| say_kind(kind).to_owned(),
        );

        if self.node == NodeId::ROOT {
            return self.no_object();
        }

        if self.document.kind(self.node) == NodeKind::Null {
            return self.problem("null states nothing").help(
                "leave the field out, or say under `absent` in its group why it is not there",
            );
        }

        let found = match self.document.kind(self.node) {
            NodeKind::Number if self.document.integer(self.node).is_none() => {
                "a number with a fraction"
            }
            NodeKind::Null => "nothing",
            NodeKind::True | NodeKind::False => "true or false",
            NodeKind::Number => "a number",
            NodeKind::String => "a text",
            NodeKind::List => "a list",
            NodeKind::Object => "a group",
        };

        let problem = self.at_value(format!("{expected} is expected here, and this is {found}"));
        match self.right_type(&expected) {
            Some(help) => problem.help(help),
            None => problem,
        }
    }

    /// Describes a file that is no object: a list of agreements is the commonest.
    fn no_object(&self) -> Diagnostic {
        let entries = self.document.children(NodeId::ROOT);
        let agreements = entries
            .filter(|entry| self.document.get(*entry, "instrument").is_some())
            .count();

        let problem = self.at_value(
            "an agreement is one object in braces, and this is something else".to_owned(),
        );
        match (self.document.kind(NodeId::ROOT), agreements) {
            (NodeKind::List, 1) => problem.help(
                "this is a list with one agreement: remove the [ at its beginning and the ] at its end",
            ),
            (NodeKind::List, 2..) => problem.help(
                "write each agreement of the list in a file of its own, or on one line each in a file \
                 that ends in .ndjson",
            ),
            _ => problem.help("an agreement file begins with { and ends with }; `lacuna init agreement.json` writes one"),
        }
    }

    /// Says how to write a value of the type that is expected.
    fn right_type(&self, expected: &str) -> Option<String> {
        if self.pointer == SCHEMA_VERSION {
            return Some("write 1 without quotes: this program reads version 1".to_owned());
        }
        let kind = self.document.kind(self.node);
        let given = self.document.string(self.node).unwrap_or_default();
        let given = given.trim();
        Some(match (expected, kind) {
            ("a whole number" | "integer", NodeKind::String)
                if given.len() < 10 && given.parse::<u64>().is_ok() =>
            {
                format!("write {given} without quotes")
            }
            ("a whole number" | "integer", NodeKind::Number) => {
                "round it to a whole number".to_owned()
            }
            ("a whole number" | "integer", _) => {
                "write a whole number in digits, such as 36".to_owned()
            }
            ("true or false", NodeKind::String) => match given.to_lowercase().as_str() {
                "yes" | "true" | "y" => "write true without quotes".to_owned(),
                "no" | "false" | "n" => "write false without quotes".to_owned(),
                _ => "write true or false without quotes".to_owned(),
            },
            ("true or false", _) => "write true or false without quotes".to_owned(),
            ("a text", NodeKind::Number | NodeKind::True | NodeKind::False) => {
                format!(
                    "put it in double quotes: \"{}\"",
                    short(self.document.raw(self.node))
                )
            }
            ("a date as a text", _) => "write it as \"2026-02-05\": year, month, day".to_owned(),
            ("a list in square brackets", NodeKind::Object) => {
                "put the group in square brackets: [ { ... } ]".to_owned()
            }
            ("a list in square brackets", _) => {
                "put it in square brackets, even where it is only one".to_owned()
            }
            ("a group in braces", NodeKind::List) => {
                "take away the square brackets: this is one group".to_owned()
            }
            ("a group in braces", _) => self.fields_of_group(),
            _ => return None,
        })
    }

    /// Says where the fields of the group that is expected are explained.
    fn fields_of_group(&self) -> String {
        let steps = self.pointer.trim_start_matches('/').split('/');
        let path: Vec<&str> = steps
            .filter(|step| step.parse::<usize>().is_err())
            .collect();

        format!(
            "`lacuna explain {}` shows its fields",
            short(&path.join("."))
        )
    }

    fn at_value(&self, message: String) -> Diagnostic {
        match self.document.kind(self.node) {
            NodeKind::List | NodeKind::Object => self.at_opening(message),
            _ => self.problem(message),
        }
    }

    fn wrong_word(&self, options: &serde_json::Value) -> Diagnostic {
        let words: Vec<&str> = options
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(serde_json::Value::as_str)
            .collect();

        let Some(given) = self.document.string(self.node) else {
            return self
                .at_value("one of a few words is expected here".to_owned())
                .help(format!("one of: {}", words.join(", ")));
        };

        self.problem(format!("this field cannot hold `{}`", short(&given)))
            .help(format!("it holds one of: {}", words.join(", ")))
            .suggest(&given, words.iter().copied())
    }

    fn wrong_value(&self, error: &ValidationError<'_>) -> Diagnostic {
        let given = visible(self.document.raw(self.node))
            .chars()
            .take(60)
            .collect::<String>();

        match error.kind() {
            ValidationErrorKind::Format { format } if format == "date" => self
                .problem(format!("{given} is not a day that exists"))
                .help("write it as \"2026-02-05\": year, month, day"),
            ValidationErrorKind::Format { format }
                if format == COUNTRY_FORMAT || format == JURISDICTION_FORMAT =>
            {
                self.not_a_country(&given)
            }
            ValidationErrorKind::Format { format } => {
                self.problem(format!("{given} is not a valid {format}"))
            }
            ValidationErrorKind::Pattern { pattern } if pattern == "^[A-Z]{2}$" => {
                self.not_a_country(&given)
            }
            ValidationErrorKind::Pattern { .. } => self
                .problem(format!(
                    "{given} does not have the form that this field needs"
                ))
                .help("an id holds small letters, digits and single hyphens, such as tax-files"),
            ValidationErrorKind::Minimum { .. }
            | ValidationErrorKind::Maximum { .. }
            | ValidationErrorKind::MaxLength { .. }
            | ValidationErrorKind::MinLength { .. }
            | ValidationErrorKind::MinItems { .. } => self.beyond_limit(error.kind(), &given),
            ValidationErrorKind::Constant { expected_value } if self.pointer == SCHEMA_VERSION => self
                .problem(format!(
                    "this program reads version {expected_value} of the schema, and this file names version {given}"
                ))
                .help(format!(
                    "write {expected_value} if the file follows `lacuna schema agreement`; if not, use a Lacuna that reads \
                     version {given}"
                )),
            ValidationErrorKind::Constant { expected_value } => {
                self.problem(format!("this must be {expected_value}, and is {given}"))
            }
            _ => self.at_value(format!(
                "this value is not allowed here ({})",
                error.kind().keyword()
            )),
        }
    }

    /// Says which limit a value, a text or a list does not keep.
    fn beyond_limit(&self, kind: &ValidationErrorKind, given: &str) -> Diagnostic {
        match kind {
            ValidationErrorKind::Minimum { limit } => {
                self.problem(format!("{given} is too small; the least is {limit}"))
            }
            ValidationErrorKind::Maximum { limit } => {
                self.problem(format!("{given} is too large; the most is {limit}"))
            }
            ValidationErrorKind::MaxLength { limit } => {
                let length = self.document.string(self.node).unwrap_or_default();
                let length = length.chars().count();
                self.problem(format!(
                    "this text has {length} characters, and the most is {limit}"
                ))
                .help("shorten it")
            }
            ValidationErrorKind::MinLength { .. } => self
                .problem("this text is empty")
                .help("leave the field out where the agreement says nothing"),
            ValidationErrorKind::MinItems { .. } => {
                self.at_value("this list is empty, and needs at least one entry".to_owned())
            }
            _ => self.at_value(format!(
                "this value is not allowed here ({})",
                kind.keyword()
            )),
        }
    }

    fn not_a_country(&self, given: &str) -> Diagnostic {
        self.problem(format!("{given} is not a country code"))
            // ISO 3166-1 reserves UK and gives it to no country, and yet most people write it.
            .help(if given == "\"UK\"" {
                "the United Kingdom is GB (ISO 3166-1 alpha-2)"
            } else {
                "write two capital letters (ISO 3166-1 alpha-2), such as GB, US or CN"
            })
    }
}

fn say_kind(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::Boolean => "true or false",
        FieldKind::Integer => "a whole number",
        FieldKind::Text => "a text",
        FieldKind::Date => "a date as a text",
        FieldKind::Country => "a country code as a text",
        FieldKind::Choice(_) => "one of a few words",
        FieldKind::Group(_) | FieldKind::Map(_) => "a group in braces",
        FieldKind::List(_) => "a list in square brackets",
        FieldKind::Any => "another kind of value",
    }
}
