//! The forms that the schema gives to values, as a table by which one walk over a document tells that it conforms, and
//! another what is wrong with it.
//!
//! It knows the keywords that the agreement's schema uses, and no others. A form that it cannot tell is [`Form::Unknown`];
//! tests hold that neither the published schema nor a fact of a house has one.

use serde_json::{Map, Value, json};

use super::answerer::ANSWERED_BY;
use super::{COUNTRY_FORMAT, JURISDICTION_FORMAT};
use crate::document::Name;

/// All forms; 0 is the agreement itself.
#[derive(Debug, Default)]
pub struct Forms {
    forms: Vec<Form>,
}

/// The number of a form in its table.
pub type FormId = u16;

/// The form of a value.
#[derive(Debug)]
pub enum Form {
    /// `true` or `false`.
    Boolean,
    /// A whole number within bounds.
    Integer(u64, u64),
    /// One number.
    Constant(u64),
    /// A text.
    Text(TextForm),
    /// One of these words.
    Choice(Vec<String>),
    /// A list of values of one form.
    List(FormId),
    /// A list of values of one form, or one of these words, as older files have it.
    ListOrWord(FormId, Vec<String>),
    /// An object whose names are among these, with values of one form.
    Map(Vec<String>, FormId),
    /// An object with these fields.
    Group(GroupForm),
    /// Anything else.
    Unknown,
}

/// The form of a text.
#[derive(Debug)]
pub struct TextForm {
    /// The least number of characters.
    pub least: usize,
    /// The most characters.
    pub most: usize,
    /// Which characters it may have.
    pub shape: Shape,
    /// The top-level list whose ids it names, where it is a reference.
    pub refers_to: Option<Name>,
}

/// The characters that a text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Any.
    Free,
    /// Small letters and digits, in groups with single hyphens between them.
    Id,
    /// A language tag (BCP 47).
    Language,
    /// A country code (ISO 3166-1 alpha-2).
    Country,
    /// A country code, or EU.
    Jurisdiction,
    /// A day (ISO 8601).
    Date,
    /// An address (RFC 3986).
    Address,
}

/// The form of an object with known fields.
#[derive(Debug)]
pub struct GroupForm {
    /// The fields in the order of their marks, with their forms.
    fields: Vec<(Name, FormId)>,
    /// The fields that must be there.
    pub required: Vec<Name>,
}

impl GroupForm {
    /// Returns the forms of the fields whose name has a mark; more than one only where marks happen to be equal.
    pub fn marked(&self, mark: u32) -> impl Iterator<Item = &(Name, FormId)> {
        let from = self.fields.partition_point(|(name, _)| name.mark() < mark);
        self.fields
            .iter()
            .skip(from)
            .take_while(move |(name, _)| name.mark() == mark)
    }
}

impl Forms {
    /// Returns a form by its number.
    #[must_use]
    pub fn get(&self, id: FormId) -> &Form {
        self.forms.get(usize::from(id)).unwrap_or(&Form::Unknown)
    }

    /// Reads the forms out of a JSON Schema (2020-12).
    #[must_use]
    pub fn from_schema(schema: &Value) -> Self {
        let mut reader = Reader {
            schema,
            forms: Vec::new(),
            known: Vec::new(),
        };

        reader.form(schema);
        Self {
            forms: reader.forms,
        }
    }
}

struct Reader<'s> {
    schema: &'s Value,
    forms: Vec<Form>,
    /// The definitions read so far, by reference.
    known: Vec<(&'s str, FormId)>,
}

/// Keywords that say nothing about which values conform, or that are read where their form is.
const SILENT: [&str; 9] = [
    "$schema",
    "$defs",
    "$id",
    "title",
    "description",
    "enumDescriptions",
    "x-refers-to",
    ANSWERED_BY,
    "type",
];

impl<'s> Reader<'s> {
    fn form(&mut self, schema: &'s Value) -> FormId {
        let Some(object) = schema.as_object() else {
            return self.add(Form::Unknown);
        };
        if let Some(reference) = object.get("$ref").and_then(Value::as_str) {
            return self.referred(reference, object);
        }

        // Its number is taken before those of what it holds, so that 0 is the agreement.
        let id = self.add(Form::Unknown);
        let form = self.read(object).unwrap_or(Form::Unknown);
        if let Some(slot) = self.forms.get_mut(usize::from(id)) {
            *slot = form;
        }

        id
    }

    fn referred(&mut self, reference: &'s str, object: &'s Map<String, Value>) -> FormId {
        // What stands beside a reference must hold too, and this table does not join forms.
        if object
            .keys()
            .any(|keyword| keyword != "$ref" && !SILENT.contains(&keyword.as_str()))
        {
            return self.add(Form::Unknown);
        }
        if let Some((_, id)) = self.known.iter().find(|(known, _)| *known == reference) {
            return *id;
        }

        let target = reference
            .strip_prefix('#')
            .and_then(|pointer| self.schema.pointer(pointer));

        let Some(target) = target else {
            return self.add(Form::Unknown);
        };

        // Noted before it is read, so that a form that holds itself ends.
        let id = FormId::try_from(self.forms.len()).unwrap_or(FormId::MAX);
        self.known.push((reference, id));

        self.form(target)
    }

    fn add(&mut self, form: Form) -> FormId {
        let id = FormId::try_from(self.forms.len()).unwrap_or(FormId::MAX);
        self.forms.push(form);
        id
    }

    fn read(&mut self, object: &'s Map<String, Value>) -> Option<Form> {
        let only = |known: &[&str]| {
            object.keys().all(|keyword| {
                SILENT.contains(&keyword.as_str()) || known.contains(&keyword.as_str())
            })
        };

        let kind = object.get("type")?;
        if *kind == json!(["array", "string"]) && only(&["items", "pattern"]) {
            let words = alternatives(object.get("pattern")?.as_str()?)?;
            return Some(Form::ListOrWord(self.form(object.get("items")?), words));
        }

        match kind.as_str()? {
            "boolean" if only(&[]) => Some(Form::Boolean),
            "integer" if only(&["minimum", "maximum"]) => Some(Form::Integer(
                object.get("minimum")?.as_u64()?,
                object.get("maximum")?.as_u64()?,
            )),
            "integer" if only(&["const"]) => object.get("const")?.as_u64().map(Form::Constant),
            "string" if only(&["enum"]) && object.contains_key("enum") => {
                Some(Form::Choice(words(object.get("enum")?)?))
            }
            "string" if only(&["minLength", "maxLength", "pattern", "format"]) => {
                text(object).map(Form::Text)
            }
            // Only a text is held against the ids of a list here.
            "array" if only(&["items"]) && !object.contains_key("x-refers-to") => {
                Some(Form::List(self.form(object.get("items")?)))
            }
            "object" if only(&["properties", "required", "additionalProperties"]) => {
                self.group(object)
            }
            "object" if only(&["propertyNames", "additionalProperties"]) => {
                let names = object.get("propertyNames")?.as_object()?;
                let names = names.get("enum").filter(|_| names.len() == 1)?;
                Some(Form::Map(
                    words(names)?,
                    self.form(object.get("additionalProperties")?),
                ))
            }
            _ => None,
        }
    }

    fn group(&mut self, object: &'s Map<String, Value>) -> Option<Form> {
        // The walk refuses each field that it does not know, and so has no form for an open group.
        if object.get("additionalProperties")?.as_bool()? {
            return None;
        }

        let properties = object.get("properties")?.as_object()?;
        let mut fields: Vec<(Name, FormId)> = properties
            .iter()
            .map(|(name, schema)| (Name::from(name.as_str()), self.form(schema)))
            .collect();

        fields.sort_by(|(left, _), (right, _)| (left.mark(), left).cmp(&(right.mark(), right)));
        let required = object
            .get("required")
            .map_or_else(|| Some(Vec::new()), words)?;

        Some(Form::Group(GroupForm {
            fields,
            required: required
                .iter()
                .map(|name| Name::from(name.as_str()))
                .collect(),
        }))
    }
}

/// Returns the words of a pattern such as `^(uk|eu)$`; `None` where it is another kind of pattern.
fn alternatives(pattern: &str) -> Option<Vec<String>> {
    let words = pattern.strip_prefix("^(")?.strip_suffix(")$")?;
    let words: Vec<String> = words.split('|').map(str::to_owned).collect();
    let is_word = |word: &String| word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    words.iter().all(is_word).then_some(words)
}

fn words(list: &Value) -> Option<Vec<String>> {
    list.as_array()?
        .iter()
        .map(|word| word.as_str().map(String::from))
        .collect()
}

fn text(object: &Map<String, Value>) -> Option<TextForm> {
    let length = |name, otherwise| match object.get(name) {
        Some(length) => length
            .as_u64()
            .and_then(|length| usize::try_from(length).ok()),
        None => Some(otherwise),
    };

    // What is no text fits no shape. Patterns are known by their letters, and any other goes to the
    // validator, since to compile one would be its work.
    let keyword = |name| object.get(name).map(|value| value.as_str().unwrap_or("?"));
    let shape = match (keyword("pattern"), keyword("format")) {
        (None, None) => Shape::Free,
        (Some("^[a-z0-9]+(-[a-z0-9]+)*$"), None) => Shape::Id,
        (Some("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"), None) => Shape::Language,
        (Some("^[A-Z]{2}$"), Some(COUNTRY_FORMAT)) => Shape::Country,
        (Some("^[A-Z]{2}$"), Some(JURISDICTION_FORMAT)) => Shape::Jurisdiction,
        (None, Some("date")) => Shape::Date,
        (None, Some("uri")) => Shape::Address,
        _ => return None,
    };

    let refers_to = object
        .get("x-refers-to")
        .and_then(Value::as_str)
        .map(Name::from);

    Some(TextForm {
        least: length("minLength", 0)?,
        most: length("maxLength", usize::MAX)?,
        shape,
        refers_to,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_knows_every_form_of_the_published_schema() {
        let schema = crate::vocabulary::PublishedSchema::Agreement.to_json();
        let forms = Forms::from_schema(&schema);
        assert!(forms.forms.len() > 400, "{}", forms.forms.len());
        let unknown = forms
            .forms
            .iter()
            .filter(|form| matches!(form, Form::Unknown))
            .count();

        assert_eq!(
            unknown, 0,
            "values of a new kind of field would not be checked"
        );
    }

    #[test]
    fn what_it_does_not_know_it_says() {
        for schema in [
            r#"{"type": "string", "minLength": 1, "contentEncoding": "base64"}"#,
            r#"{"type": "integer", "minimum": 0, "maximum": 9, "multipleOf": 2}"#,
            r#"{"type": "object", "properties": {}, "additionalProperties": true}"#,
            r#"{"type": "array", "items": {"type": "boolean"}, "minItems": 1}"#,
            r##"{"$ref": "#/$defs/a", "minLength": 3, "$defs": {"a": {"type": "string"}}}"##,
            "true",
        ] {
            let forms = Forms::from_schema(&serde_json::from_str(schema).unwrap());
            assert!(matches!(forms.get(0), Form::Unknown), "{schema}");
        }
    }
}
