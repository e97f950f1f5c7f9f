//! Nodes of the graph, to which only what is stated is added.

use serde_json::{Map, Value, json};

/// A node, to which only what is stated is added.
pub(super) struct Thing(pub(super) Map<String, Value>);

impl Thing {
    pub(super) fn new(class: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), json!(class))]))
    }

    pub(super) fn id(mut self, id: String) -> Self {
        self.0.insert("@id".to_owned(), json!(id));
        self
    }

    pub(super) fn with(mut self, property: &str, value: Option<impl Into<Value>>) -> Self {
        if let Some(value) = value {
            self.0.insert(property.to_owned(), value.into());
        }

        self
    }

    pub(super) fn each(mut self, property: &str, values: Vec<Value>) -> Self {
        // An empty list would state that there are none, which nobody said.
        if !values.is_empty() {
            self.0.insert(property.to_owned(), Value::Array(values));
        }

        self
    }

    pub(super) fn value(self) -> Value {
        Value::Object(self.0)
    }
}

pub(super) fn push(into: &mut Map<String, Value>, property: &str, value: Value) {
    if let Value::Array(list) = into.entry(property).or_insert_with(|| json!([])) {
        list.push(value);
    }
}

pub(super) fn country(class: &str, code: String) -> Value {
    Thing::new(class).with("dct:identifier", Some(code)).value()
}

pub(super) fn period(length: String) -> Value {
    Thing::new("dpv:TemporalDuration")
        .with("rdf:value", Some(typed(length, "xsd:duration")))
        .value()
}

pub(super) fn typed(value: String, kind: &str) -> Value {
    json!({ "@value": value, "@type": kind })
}
