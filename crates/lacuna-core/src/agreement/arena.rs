//! Lets the JSON Schema validator read the arena in place, without building another tree.

use std::borrow::Cow;

use jsonschema_value::types::JsonType;
use jsonschema_value::{Array, Json, JsonNumber, Node as SchemaNode, NodeIdentity, Object};
use serde_json::Value;

use crate::document::{ChildNodes, Document, NodeId, NodeKind};

/// The arena as a representation of JSON.
#[derive(Debug)]
pub struct Arena;

/// A value of a document, or a property name while names are checked.
#[derive(Debug, Clone, Copy)]
pub enum ArenaNode<'a> {
    /// A value.
    Value(&'a Document, NodeId),
    /// A property name.
    Name(&'a str),
}

/// An object, a list or a number of a document.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    document: &'a Document,
    id: NodeId,
}

impl Json for Arena {
    type Node<'a> = ArenaNode<'a>;
    type PreparedKey = String;
    type StringBuffer = ();

    // A lookup walks the members, so one pass over them beats a few lookups.
    const KEYS_PER_LOOKUP: usize = 2;
    const ACYCLIC: bool = true;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>((): &mut (), string: &str, f: impl FnOnce(ArenaNode<'_>) -> T) -> T {
        f(ArenaNode::Name(string))
    }
}

impl<'a> ArenaNode<'a> {
    fn held(self, kind: NodeKind) -> Option<Held<'a>> {
        match self {
            Self::Value(document, id) if document.kind(id) == kind => Some(Held { document, id }),
            _ => None,
        }
    }
}

impl<'a> SchemaNode<'a, Arena> for ArenaNode<'a> {
    type Object = Held<'a>;
    type Array = Held<'a>;
    type Number = Held<'a>;

    fn as_object(&self) -> Option<Held<'a>> {
        self.held(NodeKind::Object)
    }

    fn as_array(&self) -> Option<Held<'a>> {
        self.held(NodeKind::List)
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match *self {
            Self::Name(name) => Some(Cow::Borrowed(name)),
            Self::Value(document, id) => document.string(id),
        }
    }

    fn as_number(&self) -> Option<Held<'a>> {
        self.held(NodeKind::Number)
    }

    fn as_boolean(&self) -> Option<bool> {
        match *self {
            Self::Name(_) => None,
            Self::Value(document, id) => document.boolean(id),
        }
    }

    fn is_null(&self) -> bool {
        self.held(NodeKind::Null).is_some()
    }

    fn json_type(&self) -> JsonType {
        match *self {
            Self::Name(_) => JsonType::String,
            Self::Value(document, id) => match document.kind(id) {
                NodeKind::Null => JsonType::Null,
                NodeKind::True | NodeKind::False => JsonType::Boolean,
                NodeKind::Number => JsonType::Number,
                NodeKind::String => JsonType::String,
                NodeKind::List => JsonType::Array,
                NodeKind::Object => JsonType::Object,
            },
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match expected {
            Value::String(text) => self.as_string().is_some_and(|own| own == text.as_str()),
            Value::Bool(value) => self.as_boolean() == Some(*value),
            Value::Null => self.is_null(),
            _ => jsonschema_value::cmp::equal(&self.to_value(), expected),
        }
    }

    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(match *self {
            Self::Name(name) => Value::String(name.to_owned()),
            // The parser found it well formed; a number it could not read as JSON would only blur a message.
            Self::Value(document, id) => {
                serde_json::from_str(document.raw(id)).unwrap_or(Value::Null)
            }
        })
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(match *self {
            Self::Value(document, id) => {
                NodeIdentity::tagged(std::ptr::from_ref(document) as usize, id.0)
            }
            Self::Name(name) => NodeIdentity::new(name.as_ptr() as usize),
        })
    }
}

impl<'a> Object<'a, Arena> for Held<'a> {
    type Node = ArenaNode<'a>;
    type MemberName = Cow<'a, str>;
    type MembersIter = Members<'a>;

    fn len(&self) -> usize {
        self.document.children(self.id).count()
    }

    fn get(&self, key: &String) -> Option<ArenaNode<'a>> {
        self.document
            .get(self.id, key)
            .map(|id| ArenaNode::Value(self.document, id))
    }

    fn members(&self) -> Members<'a> {
        Members(Elements {
            document: self.document,
            held: self.document.children(self.id),
        })
    }
}

impl<'a> Array<'a, Arena> for Held<'a> {
    type Node = ArenaNode<'a>;
    type ElementsIter = Elements<'a>;

    fn len(&self) -> usize {
        self.document.children(self.id).count()
    }

    fn elements(&self) -> Elements<'a> {
        Object::members(self).0
    }
}

impl JsonNumber for Held<'_> {
    fn as_u64(&self) -> Option<u64> {
        self.document.raw(self.id).parse().ok()
    }

    fn as_i64(&self) -> Option<i64> {
        self.document.raw(self.id).parse().ok()
    }

    fn as_f64(&self) -> Option<f64> {
        self.document.raw(self.id).parse().ok()
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.document.raw(self.id))
    }

    fn to_number(&self) -> Cow<'_, serde_json::Number> {
        // The parser has refused the numbers that could fail here.
        Cow::Owned(serde_json::from_str(self.document.raw(self.id)).unwrap_or_else(|_| 0.into()))
    }
}

/// The elements of a list as nodes.
#[derive(Debug)]
pub struct Elements<'a> {
    document: &'a Document,
    held: ChildNodes<'a>,
}

/// The members of an object as names and nodes.
#[derive(Debug)]
pub struct Members<'a>(Elements<'a>);

impl<'a> Iterator for Elements<'a> {
    type Item = ArenaNode<'a>;

    fn next(&mut self) -> Option<ArenaNode<'a>> {
        self.held
            .next()
            .map(|id| ArenaNode::Value(self.document, id))
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = (Cow<'a, str>, ArenaNode<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let id = self.0.held.next()?;
        Some((
            self.0.document.key(id),
            ArenaNode::Value(self.0.document, id),
        ))
    }
}
