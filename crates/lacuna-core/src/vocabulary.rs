//! The facts an agreement can state, with their types, labels and choices, read from the published schema.

mod answerer;
mod countries;
mod forms;
mod house;
mod identity;
mod labels;
mod paths;
mod published;
mod tidy;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use answerer::ANSWERED_BY;
pub use answerer::{Answerer, answered_by};
use countries::{COUNTRIES, IN_SENTENCES};
pub use forms::{Form, FormId, Forms, GroupForm, Shape, TextForm};
pub use house::{FactKnower, HOUSE_GROUP, HouseFact, HouseFactError, HouseFactKind};
pub use identity::{SCHEMA_IDS, identified, schema_id};
pub use labels::FieldTexts;
pub use published::PublishedSchema;
pub use tidy::tidy;

/// The countries of ISO 3166-1: their codes of two letters, with the short names in English.
#[must_use]
pub fn countries() -> &'static [(&'static str, &'static str)] {
    &COUNTRIES
}

static AGREEMENT: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::from_schema(PublishedSchema::of_agreements()));

/// Fields that carry evidence about the other fields of their group, and are not facts themselves.
pub const EVIDENCE_FIELDS: [&str; 2] = ["clauses", "absent"];

/// All groups of facts.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    groups: Vec<Group>,
}

/// The number of a group in its vocabulary; 0 is the agreement itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupId(usize);

/// A group of facts: one JSON object.
#[derive(Debug, Default, Clone)]
pub struct Group {
    fields: BTreeMap<String, Field>,
}

/// One fact that a group can state.
#[derive(Debug, Clone)]
pub struct Field {
    /// What kind of value states it.
    pub kind: FieldKind,
    /// A phrase that completes "... is not stated".
    pub label: String,
    /// What to look for in the contract, and what each answer means.
    pub help: String,
    /// The top-level list whose ids its values name, where it is a reference.
    pub refers_to: Option<String>,
    /// Who can answer it, where it is a fact of a house.
    pub answerers: Option<&'static [Answerer]>,
    /// Whether the schema requires it.
    pub required: bool,
    /// Whether it carries evidence about the other fields of its group, so that no rule can read it.
    pub evidence: bool,
}

/// The kind of value that states a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// `true` or `false`.
    Boolean,
    /// A whole number that is not negative.
    Integer,
    /// Free text, an id or an address.
    Text,
    /// A calendar day (ISO 8601).
    Date,
    /// A country (ISO 3166-1 alpha-2).
    Country,
    /// One of these words, each with what it means.
    Choice(Vec<(String, String)>),
    /// Another group.
    Group(GroupId),
    /// A list of values of one kind.
    List(Box<FieldKind>),
    /// Values of one kind under names that the schema does not list.
    Map(Box<FieldKind>),
    /// Anything.
    Any,
}

impl GroupId {
    /// The agreement itself.
    pub const AGREEMENT: Self = Self(0);
}

impl Vocabulary {
    /// Returns the vocabulary of the agreement schema this program was built with.
    #[must_use]
    pub fn agreement() -> &'static Self {
        &AGREEMENT
    }

    /// Reads a vocabulary out of a JSON Schema (2020-12) whose objects list their properties.
    #[must_use]
    pub fn from_schema(schema: &Value) -> Self {
        let mut reader = Reader {
            schema,
            groups: Vec::new(),
            known: BTreeMap::new(),
        };

        reader.group(schema);
        Self {
            groups: reader.groups,
        }
    }

    /// Returns a group by its number.
    #[must_use]
    pub fn group(&self, id: GroupId) -> &Group {
        // The number of another vocabulary leads to a group without facts, and to no panic.
        static NONE: Group = Group {
            fields: BTreeMap::new(),
        };

        self.groups.get(id.0).unwrap_or(&NONE)
    }

    /// Returns the fact at a dotted path from the agreement, such as `retention.on_end`; lists are passed through.
    #[must_use]
    pub fn field(&self, path: &[&str]) -> Option<&Field> {
        let (last, before) = path.split_last()?;
        let group = before.iter().try_fold(GroupId::AGREEMENT, |at, name| {
            self.group(at).get(name)?.kind.group()
        })?;

        self.group(group).get(last)
    }

    /// Returns who can answer the fact at a path, in the order of asking: of a fact of a house, whom the house names.
    #[must_use]
    pub fn answerers(&self, path: &[&str]) -> &'static [Answerer] {
        self.field(path)
            .and_then(|field| field.answerers)
            .unwrap_or_else(|| answered_by(&path.join(".")))
    }
}

impl Group {
    /// Returns a fact of the group by name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Field> {
        self.fields.get(name)
    }

    /// Returns the facts of the group in the order of their names, without those that only carry evidence.
    pub fn facts(&self) -> impl Iterator<Item = (&str, &Field)> {
        self.fields
            .iter()
            .filter(|(_, field)| !field.evidence)
            .map(|(name, field)| (name.as_str(), field))
    }

    /// Returns the names a file may use in the group.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.keys().map(String::as_str)
    }
}

impl FieldKind {
    /// Returns the group a value of this kind is, or a list of this kind holds.
    #[must_use]
    pub fn group(&self) -> Option<GroupId> {
        match self {
            Self::Group(id) => Some(*id),
            Self::List(element) | Self::Map(element) => element.group(),
            _ => None,
        }
    }
}

struct Reader<'s> {
    schema: &'s Value,
    groups: Vec<Group>,
    known: BTreeMap<&'s str, GroupId>,
}

impl<'s> Reader<'s> {
    fn group(&mut self, object: &'s Value) -> GroupId {
        let id = GroupId(self.groups.len());
        // Pushed empty, so that the groups inside it get numbers behind its own.
        self.groups.push(Group::default());
        let required: Vec<&str> = strings(&object["required"]).collect();
        let mut fields = BTreeMap::new();

        for (name, property) in object["properties"].as_object().into_iter().flatten() {
            let field = self.field(name, property, required.contains(&name.as_str()));
            fields.insert(String::from(name.as_str()), field);
        }

        if let Some(group) = self.groups.get_mut(id.0) {
            group.fields = fields;
        }

        id
    }

    fn field(&mut self, name: &str, property: &'s Value, required: bool) -> Field {
        let resolved = self.resolve(property).1;
        // Beside a reference the field is described, and behind it a type that many fields share.
        let own = property["description"].as_str();
        let text = own
            .or_else(|| resolved["description"].as_str())
            .unwrap_or_default();

        let (label, help) = text.split_once("\n\n").unwrap_or((text, ""));
        let reference = |value: &Value| value["x-refers-to"].as_str().map(str::to_owned);
        let element = self.resolve(&resolved["items"]).1;
        let refers_to = reference(resolved).or_else(|| reference(element));
        let evidence = EVIDENCE_FIELDS.contains(&name);

        Field {
            kind: self.kind(property),
            label: label.replace('\n', " "),
            help: help.into(),
            refers_to,
            answerers: property[ANSWERED_BY].as_str().and_then(Answerer::alone),
            required,
            evidence,
        }
    }

    fn kind(&mut self, property: &'s Value) -> FieldKind {
        let (name, schema) = self.resolve(property);
        if !schema["enum"].is_null() {
            let meanings: Vec<&str> = strings(&schema["enumDescriptions"]).collect();
            let choices = strings(&schema["enum"]).enumerate();
            return FieldKind::Choice(
                choices
                    .map(|(at, value)| {
                        (value.into(), meanings.get(at).copied().unwrap_or("").into())
                    })
                    .collect(),
            );
        }

        match schema["type"].as_str() {
            Some("boolean") => FieldKind::Boolean,
            Some("integer") => FieldKind::Integer,
            Some("array") => FieldKind::List(Box::new(self.kind(&schema["items"]))),
            Some("object") if schema["properties"].is_object() => {
                FieldKind::Group(self.shared(name, schema))
            }
            Some("string") => match schema["format"].as_str() {
                Some("date") => FieldKind::Date,
                Some(COUNTRY_FORMAT) => FieldKind::Country,
                _ => FieldKind::Text,
            },
            // The laws that govern: a list of codes, and one word in files of the first layout.
            None if schema["type"][0] == "array" => {
                FieldKind::List(Box::new(self.kind(&schema["items"])))
            }
            Some("object") => FieldKind::Map(Box::new(self.kind(&schema["additionalProperties"]))),
            _ => FieldKind::Any,
        }
    }

    fn shared(&mut self, name: Option<&'s str>, schema: &'s Value) -> GroupId {
        let Some(name) = name else {
            return self.group(schema);
        };
        if let Some(id) = self.known.get(name) {
            return *id;
        }

        // Noted before its fields are read, so that a group that holds itself ends.
        self.known.insert(name, GroupId(self.groups.len()));
        self.group(schema)
    }

    fn resolve(&self, property: &'s Value) -> (Option<&'s str>, &'s Value) {
        match property["$ref"].as_str() {
            Some(reference) => {
                // Every reference of a generated schema names a definition; a pointer would be taken apart anew each time.
                let target = match reference.strip_prefix("#/$defs/") {
                    Some(name) => self.schema["$defs"].get(name),
                    None => reference
                        .strip_prefix('#')
                        .and_then(|pointer| self.schema.pointer(pointer)),
                };

                (Some(reference), target.unwrap_or(&Value::Null))
            }
            None => (None, property),
        }
    }
}

/// The schema format of a country code (ISO 3166-1 alpha-2).
pub const COUNTRY_FORMAT: &str = "iso-3166-1-alpha-2";

fn strings(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

/// The schema format of a law: a country code, or EU.
pub const JURISDICTION_FORMAT: &str = "jurisdiction";

/// Returns whether a text is a tag of a language, such as `en` or `zh-Hans` (BCP 47), in the form that agreement files take.
#[must_use]
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// Returns whether a text names a law: a country code, or EU.
#[must_use]
pub fn is_jurisdiction(code: &str) -> bool {
    code == "EU" || is_country(code)
}

/// Returns whether a text is a country code of ISO 3166-1 alpha-2, in capitals.
#[must_use]
pub fn is_country(code: &str) -> bool {
    code.len() == 2
        && code.bytes().all(|byte| byte.is_ascii_uppercase())
        && COUNTRIES.iter().any(|(known, _)| *known == code)
}

/// Returns the name of a country (ISO 3166-1 alpha-2) as an English sentence has it: `the Netherlands`, `France`.
#[must_use]
pub fn country_name(code: &str) -> Option<String> {
    let (_, official) = COUNTRIES.iter().find(|(known, _)| *known == code)?;
    let usual = IN_SENTENCES.iter().find(|(known, _)| *known == code);
    if let Some((_, name)) = usual {
        return Some((*name).to_owned());
    }

    // The list has what a name is sorted without in brackets.
    let short = official.split(" (").next().unwrap_or(official);
    Some(short.to_owned())
}

/// Returns the code of a country (ISO 3166-1 alpha-2) by that code in any case, or by its English name where only one fits.
#[must_use]
pub fn country(text: &str) -> Option<&'static str> {
    let given = text.trim().to_lowercase();
    let plain = |name: &str| name.split(" (").next().unwrap_or(name).to_lowercase();
    // The whole name first: `Congo` is the name of one country and begins that of another.
    if let Some((code, _)) = COUNTRIES
        .iter()
        .find(|(code, name)| code.to_lowercase() == given || name.to_lowercase() == given)
    {
        return Some(*code);
    }

    // A name that two countries share is neither's.
    let only = |fits: &dyn Fn(&str) -> bool| {
        let mut found = COUNTRIES.iter().filter(|(_, name)| fits(&plain(name)));
        found
            .next()
            .filter(|_| found.next().is_none())
            .map(|(code, _)| *code)
    };

    only(&|name| name == given)
        // Shorter ones fit by chance: `uk` begins the name of Ukraine alone.
        .or_else(|| only(&|name| given.chars().count() >= 4 && name.starts_with(&given)))
}
