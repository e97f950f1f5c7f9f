//! Facts that a house adds to the vocabulary: each becomes a property of the agreement's schema, like the built-in ones.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::COUNTRY_FORMAT;
use super::answerer::{ANSWERED_BY, Answerer};

/// The group that a house may open for facts that belong to none of the groups there are.
pub const HOUSE_GROUP: &str = "house";

/// A fact that a house adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseFact {
    /// Its dotted path from the agreement, such as `hosting.hds_certified`; lists are passed through.
    pub path: String,
    /// What kind of value states it.
    pub kind: HouseFactKind,
    /// A phrase that completes "... is not stated".
    pub label: String,
    /// What to look for in the contract, and what each answer means.
    pub help: String,
    /// Who can answer it.
    pub who_knows: FactKnower,
    /// The words it can hold, each with what it means; only of a choice.
    pub choices: Vec<(String, String)>,
}

/// The kind of value that states a fact of a house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HouseFactKind {
    /// `true` or `false`.
    Boolean,
    /// A whole number that is not negative.
    Integer,
    /// Free text.
    Text,
    /// A calendar day (ISO 8601).
    Date,
    /// A country (ISO 3166-1 alpha-2).
    Country,
    /// One of the words under `choices`.
    Choice,
    /// A list of the words under `choices`.
    Choices,
    /// A list of texts.
    Texts,
}

/// The person or record that can answer a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactKnower {
    /// The text of the agreement.
    Agreement,
    /// The vendor.
    Vendor,
    /// The public body that is a party.
    PublicBody,
    /// A public register or another public record.
    PublicRecord,
}

/// The reason why a fact cannot join the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HouseFactError {
    /// The path leads through no group.
    #[error("there is no group `{group}` for this fact")]
    NoGroup {
        /// The part of the path that leads to no group.
        group: String,
    },
    /// The vocabulary has the fact already.
    #[error("the agreement already has a fact `{path}`")]
    Taken {
        /// The path.
        path: String,
    },
    /// The name cannot be a name of a fact.
    #[error("`{name}` cannot be the name of a fact")]
    Name {
        /// The last step of the path.
        name: String,
    },
    /// A choice has no words, or something else has.
    #[error("a fact has `choices` where its type is choice or choices, and nowhere else")]
    Choices,
    /// The label does not complete a sentence.
    #[error(
        "the label is a phrase of at most 90 characters, with a capital and without a full stop"
    )]
    Label,
}

impl FactKnower {
    /// Returns who is asked for the fact.
    #[must_use]
    pub fn answerer(self) -> Answerer {
        match self {
            Self::Agreement => Answerer::Agreement,
            Self::Vendor => Answerer::Vendor,
            Self::PublicBody => Answerer::PublicBody,
            Self::PublicRecord => Answerer::PublicRecord,
        }
    }

    /// Returns the phrase that names who knows, as the help of the fact ends with it.
    #[must_use]
    pub fn describe(self) -> &'static str {
        match self {
            Self::Agreement => "the text of the agreement",
            Self::Vendor => "the vendor",
            Self::PublicBody => "the public body",
            Self::PublicRecord => "a public record",
        }
    }
}

impl HouseFact {
    /// Adds the fact to the JSON Schema of an agreement.
    ///
    /// # Errors
    /// A path without a group, a name that is taken, and everything about the fact itself that does not fit.
    pub fn extend(&self, schema: &mut Value) -> Result<(), HouseFactError> {
        // Before the schema is touched: a fact that is refused changes nothing.
        self.check()?;

        let (group, name) = self.path.rsplit_once('.').unwrap_or(("", &self.path));
        // Opened with its first fact, so that no schema has the group without one.
        if group == HOUSE_GROUP {
            open_house_group(schema);
        }

        let pointer = group_pointer(schema, group).ok_or_else(|| HouseFactError::NoGroup {
            group: group.to_owned(),
        })?;

        let taken = HouseFactError::Taken {
            path: self.path.clone(),
        };

        let properties = schema
            .pointer_mut(&pointer)
            .and_then(|object| object.get_mut("properties"))
            .and_then(Value::as_object_mut)
            .ok_or_else(|| HouseFactError::NoGroup {
                group: group.to_owned(),
            })?;

        if properties.contains_key(name) {
            return Err(taken);
        }

        properties.insert(name.to_owned(), self.property());
        allow_absence(properties, name);

        Ok(())
    }

    fn check(&self) -> Result<(), HouseFactError> {
        let name = self.path.rsplit('.').next().unwrap_or_default();
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.len() <= 60
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');

        // A fact of the agreement itself would stand among its groups, where nobody looks for a fact of a house.
        if !is_name || !self.path.contains('.') {
            return Err(HouseFactError::Name {
                name: name.to_owned(),
            });
        }

        let has_words = matches!(self.kind, HouseFactKind::Choice | HouseFactKind::Choices);
        if has_words == self.choices.is_empty() {
            return Err(HouseFactError::Choices);
        }

        // What a test of the schema holds for the labels of the built-in facts.
        let is_phrase = self.label.chars().count() <= 90
            && self.label.starts_with(char::is_uppercase)
            && !self.label.ends_with('.')
            && !self.label.contains('\n');

        if is_phrase {
            Ok(())
        } else {
            Err(HouseFactError::Label)
        }
    }

    /// Returns the property of the schema, in the forms that the built-in facts have.
    fn property(&self) -> Value {
        let text = || json!({ "type": "string", "minLength": 1 });
        let words = || {
            let (words, meanings): (Vec<&str>, Vec<&str>) = self
                .choices
                .iter()
                .map(|(word, means)| (word.as_str(), means.as_str()))
                .unzip();

            json!({ "type": "string", "enum": words, "enumDescriptions": meanings })
        };

        let mut property = match self.kind {
            HouseFactKind::Boolean => json!({ "type": "boolean" }),
            // The largest whole number that every JSON reader keeps exactly (RFC 8259, section 6).
            HouseFactKind::Integer => {
                json!({ "type": "integer", "minimum": 0, "maximum": 9_007_199_254_740_991_u64 })
            }
            HouseFactKind::Text => text(),
            HouseFactKind::Date => json!({ "type": "string", "format": "date" }),
            HouseFactKind::Country => {
                json!({ "type": "string", "format": COUNTRY_FORMAT, "pattern": "^[A-Z]{2}$" })
            }
            HouseFactKind::Choice => words(),
            HouseFactKind::Choices => json!({ "type": "array", "items": words() }),
            HouseFactKind::Texts => json!({ "type": "array", "items": text() }),
        };

        property[ANSWERED_BY] = json!(self.who_knows.answerer().as_str());
        property["description"] = json!(format!(
            "{}\n\n{}\n\nA fact added by the organisation. Who can answer it: {}.",
            self.label,
            self.help.trim(),
            self.who_knows.describe()
        ));

        property
    }
}

/// Opens the group for facts of the house, with the records of evidence that every group has.
fn open_house_group(schema: &mut Value) {
    // Any group's will do: all of them keep clauses and absences alike.
    let Some(pointer) = group_pointer(schema, "retention") else {
        return;
    };

    let Some(pattern) = schema.pointer(&pointer).cloned() else {
        return;
    };

    let Some(properties) = schema["properties"].as_object_mut() else {
        return;
    };

    if properties.contains_key(HOUSE_GROUP) {
        return;
    }

    let mut absent = pattern["properties"]["absent"].clone();
    // The names that are copied are facts of the other group.
    absent["propertyNames"] = json!({ "enum": [] });
    let group = json!({
        "type": "object",
        "description": "What the organisation itself asks\n\nFacts that a policy folder adds, and that belong to no other group.",
        "additionalProperties": false,
        "properties": {
            "clauses": pattern["properties"]["clauses"],
            "absent": absent,
        },
    });

    properties.insert(HOUSE_GROUP.to_owned(), group);
    allow_absence(properties, HOUSE_GROUP);
}

/// Lets a group say why a fact of it is absent.
fn allow_absence(properties: &mut Map<String, Value>, name: &str) {
    let names = properties
        .get_mut("absent")
        .and_then(|absent| absent.pointer_mut("/propertyNames/enum"))
        .and_then(Value::as_array_mut);

    if let Some(names) = names {
        names.push(json!(name));
    }
}

/// Returns the JSON pointer in a schema to the object that a dotted path of groups leads to; lists lead to their elements.
fn group_pointer(schema: &Value, path: &str) -> Option<String> {
    let mut at = String::new();
    for step in path.split('.') {
        at = object_behind(schema, format!("{at}/properties/{step}"))?;
    }

    schema.pointer(&at)?.get("properties")?;
    Some(at)
}

/// Returns the pointer to the object that a property is, or that a list of it holds.
fn object_behind(schema: &Value, mut at: String) -> Option<String> {
    // A reference leads to a list at most, and a list to a reference.
    for _ in 0..4 {
        let property = schema.pointer(&at)?;
        if let Some(reference) = property["$ref"].as_str() {
            at = reference.strip_prefix('#')?.to_owned();
        } else if property.get("items").is_some() {
            at.push_str("/items");
        } else {
            return Some(at);
        }
    }

    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{FieldKind, Form, Forms, PublishedSchema, Vocabulary};

    fn fact(path: &str, kind: HouseFactKind, choices: &[(&str, &str)]) -> HouseFact {
        HouseFact {
            path: path.to_owned(),
            kind,
            label: "Whether it is so".to_owned(),
            help: "Look in the schedule.".to_owned(),
            who_knows: FactKnower::Vendor,
            choices: choices
                .iter()
                .map(|(word, means)| ((*word).to_owned(), (*means).to_owned()))
                .collect(),
        }
    }

    fn schema() -> Value {
        PublishedSchema::Agreement.to_json()
    }

    #[test]
    fn a_fact_of_every_kind_joins_a_group_a_list_and_the_house() {
        let choices: &[(&str, &str)] = &[("one", "The first."), ("two", "The second.")];
        let kinds = [
            (HouseFactKind::Boolean, FieldKind::Boolean),
            (HouseFactKind::Integer, FieldKind::Integer),
            (HouseFactKind::Text, FieldKind::Text),
            (HouseFactKind::Date, FieldKind::Date),
            (HouseFactKind::Country, FieldKind::Country),
            (
                HouseFactKind::Texts,
                FieldKind::List(Box::new(FieldKind::Text)),
            ),
        ];

        for group in ["hosting", "parties", "datasets.retention", "house"] {
            for (at, (kind, expected)) in kinds.iter().enumerate() {
                let path = format!("{group}.own_{at}");
                let mut schema = schema();
                fact(&path, *kind, &[]).extend(&mut schema).unwrap();

                let vocabulary = Vocabulary::from_schema(&schema);
                let steps: Vec<&str> = path.split('.').collect();
                let field = vocabulary.field(&steps).unwrap();
                assert_eq!(field.kind, *expected, "{path}");
                assert_eq!(field.label, "Whether it is so");
                assert!(field.help.contains("Who can answer it: the vendor."));

                // A form that the table does not know would send every agreement to the slow validator.
                let forms = Forms::from_schema(&schema);
                let is_known = |id| !matches!(forms.get(id), Form::Unknown);
                assert!((0..40).all(is_known), "{path}");
            }

            let mut schema = schema();
            let path = format!("{group}.own");
            fact(&path, HouseFactKind::Choices, choices)
                .extend(&mut schema)
                .unwrap();

            let vocabulary = Vocabulary::from_schema(&schema);
            let steps: Vec<&str> = path.split('.').collect();
            let FieldKind::List(element) = &vocabulary.field(&steps).unwrap().kind else {
                panic!("{path} is no list");
            };

            assert!(matches!(&**element, FieldKind::Choice(words) if words.len() == 2));
        }
    }

    #[test]
    fn what_cannot_join_is_refused_and_changes_nothing() {
        let refused = [
            fact("hosting.provider", HouseFactKind::Boolean, &[]),
            fact("hosting.clauses", HouseFactKind::Boolean, &[]),
            fact("nowhere.own", HouseFactKind::Boolean, &[]),
            fact("title.own", HouseFactKind::Boolean, &[]),
            fact("own", HouseFactKind::Boolean, &[]),
            fact("hosting.Own", HouseFactKind::Boolean, &[]),
            fact("hosting.own", HouseFactKind::Choice, &[]),
            fact("hosting.own", HouseFactKind::Boolean, &[("a", "b")]),
            HouseFact {
                label: "whether it is so.".to_owned(),
                ..fact("hosting.own", HouseFactKind::Boolean, &[])
            },
        ];

        for fact in refused {
            let mut changed = schema();
            assert!(fact.extend(&mut changed).is_err(), "{}", fact.path);
            assert_eq!(changed, schema(), "{}", fact.path);
        }
    }
}
