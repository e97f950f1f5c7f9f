//! Says in words what is wrong with a value by the schema, where it is, and how to write it.

use super::faults::{FaultKind, SchemaFault};
use super::locate::{SUGGESTED, kind_of, names_in};
use crate::diagnostic::{Diagnostic, short};
use crate::document::{Document, NodeId, NodeKind};
use crate::source_file::{Span, visible};
use crate::vocabulary::{FieldKind, Shape, Vocabulary};

/// A longer key is in no pointer, in bytes.
const LONGEST_KEY: usize = 256;

/// So many characters of a value are shown.
const GIVEN: usize = 60;

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
    /// Takes a fault of a document.
    pub(super) fn of(
        document: &'d Document,
        vocabulary: &'d Vocabulary,
        fault: &SchemaFault<'_>,
    ) -> Self {
        Self {
            document,
            vocabulary,
            node: fault.node,
            pointer: document.pointer(fault.node),
        }
    }

    /// Says what is wrong there, and how to write it.
    pub(super) fn problems(&self, kind: &FaultKind<'_>) -> Vec<Diagnostic> {
        let problem = match kind {
            FaultKind::UnknownFields(members) => return self.unknown_fields(members),
            FaultKind::MissingField(name) => self
                .at_opening(format!("the field `{name}` is missing here"))
                .help(format!("every {} needs `{name}`", self.container())),
            FaultKind::WrongType => self.wrong_type(),
            FaultKind::WrongWord(words) => self.wrong_word(words),
            FaultKind::NotConstant(constant) => self.wrong_version(*constant),
            FaultKind::WrongShape(shape) => self.wrong_shape(*shape),
            FaultKind::TooSmall(least) => self.problem(format!(
                "{} is too small; the minimum is {least}",
                self.given()
            )),
            FaultKind::TooLarge(most) => self.problem(format!(
                "{} is too large; the maximum is {most}",
                self.given()
            )),
            FaultKind::TooShort => self
                .problem("this text is empty")
                .help("omit the field where the agreement does not say"),
            FaultKind::TooLong(most) => {
                let text = self.document.string(self.node).unwrap_or_default();
                // JSON Schema counts characters and not bytes, and so does the limit.
                let length = text.chars().count();
                self.problem(format!(
                    "this text has {length} characters, and the maximum is {most}"
                ))
                .help("shorten it")
            }
        };

        vec![problem]
    }

    /// The value as it is written, as far as a message has room for it.
    fn given(&self) -> String {
        visible(self.document.raw(self.node))
            .chars()
            .take(GIVEN)
            .collect()
    }

    fn unknown_fields(&self, members: &[NodeId]) -> Vec<Diagnostic> {
        let known = names_in(self.document, self.node, self.vocabulary);
        // Each suggestion compares a name with all known ones, so that only the first few have one.
        let all = members.iter().enumerate();
        all.map(|(at, member)| {
            self.unknown_field(*member, if at < SUGGESTED { &known } else { &[] })
        })
        .collect()
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

    fn unknown_field(&self, member: NodeId, known: &[&str]) -> Diagnostic {
        let name = &*self.document.key(member);
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

    fn wrong_type(&self) -> Diagnostic {
        let kind = kind_of(self.document, self.node, self.vocabulary);
        let expected = if self.pointer == SCHEMA_VERSION {
            "a whole number"
        } else {
            kind.map_or("another kind of value", say_kind)
        };

        // Before null, since `null` as a whole file needs the advice on files.
        if self.node == NodeId::ROOT {
            return self.no_object();
        }

        if self.document.kind(self.node) == NodeKind::Null {
            return self
                .problem("null states nothing")
                .help("omit the field, or record under `absent` in its group why it is not there");
        }

        let found = match self.document.kind(self.node) {
            NodeKind::Number if self.document.integer(self.node).is_none() => {
                "a number with a fraction"
            }
            NodeKind::Null => "nothing",
            NodeKind::True | NodeKind::False => "true or false",
            NodeKind::Number => "a number",
            NodeKind::String => "text in quotes",
            NodeKind::List => "a list",
            NodeKind::Object => "a group",
        };

        let problem = self.at_value(format!("{expected} is expected here, and this is {found}"));
        match (self.right_type(expected), kind) {
            (Some(help), _) => problem.help(help),
            (None, Some(FieldKind::Choice(words))) => {
                let words: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
                problem.help(format!("one of: {}", words.join(", ")))
            }
            (None, _) => problem,
        }
    }

    /// Describes a file that is not an object: a list of agreements is the most common.
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
            ("text in quotes", NodeKind::Number | NodeKind::True | NodeKind::False) => {
                format!(
                    "put it in double quotes: \"{}\"",
                    short(self.document.raw(self.node))
                )
            }
            ("a date in quotes", _) => "write it as \"2026-02-05\": year, month, day".to_owned(),
            ("a list in square brackets", NodeKind::Object) => {
                "put the group in square brackets: [ { ... } ]".to_owned()
            }
            ("a list in square brackets", _) => {
                "put it in square brackets, even where it is only one".to_owned()
            }
            ("a group in braces", NodeKind::List) => {
                "remove the square brackets: this is one group".to_owned()
            }
            ("a group in braces", _) => self.fields_of_group(),
            _ => return None,
        })
    }

    /// Says where the fields of the group that is expected are explained.
    fn fields_of_group(&self) -> String {
        let steps = self.pointer.trim_start_matches('/').split('/');
        let path: Vec<&str> = steps
            // `lacuna explain` takes no positions in lists.
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

    fn wrong_word(&self, words: &[String]) -> Diagnostic {
        let given = self.document.string(self.node).unwrap_or_default();
        self.problem(format!("this field cannot hold `{}`", short(&given)))
            .help(format!("it holds one of: {}", words.join(", ")))
            .suggest(&given, words.iter().map(String::as_str))
    }

    /// The version of the layout is the one number that a field must hold.
    fn wrong_version(&self, constant: u64) -> Diagnostic {
        let given = self.given();
        self.problem(format!(
            "this program reads version {constant} of the schema, and this file names version {given}"
        ))
        .help(format!(
            "write {constant} if the file follows `lacuna schema agreement`; if not, use a Lacuna that reads version {given}"
        ))
    }

    fn wrong_shape(&self, shape: Shape) -> Diagnostic {
        let given = self.given();
        match shape {
            Shape::Date => self
                .problem(format!("{given} is not a valid date"))
                .help("write it as \"2026-02-05\": year, month, day"),
            Shape::Country | Shape::Jurisdiction => self.not_a_country(&given),
            Shape::Address => self
                .problem(format!("{given} is not a web address"))
                .help("write the whole address, such as \"https://www.gov.uk/guidance\""),
            Shape::Language => self
                .problem(format!("{given} is not a language tag"))
                .help("write the tag of BCP 47, such as en, fr or zh-Hans"),
            Shape::Id | Shape::Free => self
                .problem(format!(
                    "{given} does not have the form that this field needs"
                ))
                .help("an id holds small letters, digits and single hyphens, such as tax-files"),
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
        FieldKind::Text => "text in quotes",
        FieldKind::Date => "a date in quotes",
        FieldKind::Country => "a country code in quotes",
        FieldKind::Choice(_) => "one of a few words",
        FieldKind::Group(_) | FieldKind::Map(_) => "a group in braces",
        FieldKind::List(_) => "a list in square brackets",
        FieldKind::Any => "another kind of value",
    }
}
