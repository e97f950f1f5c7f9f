//! JSON that remembers where every key and value is: a flat arena over the source text; repeated keys are refused.

mod explanations;
mod parse;

use std::borrow::Cow;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::source_file::{SourceFile, Span};

/// How deep objects and lists may lie in one another.
pub const MAX_DEPTH: usize = 128;

/// A JSON document over its source text.
#[derive(Debug)]
pub struct Document {
    text: Arc<SourceFile>,
    nodes: Vec<Node>,
}

/// The number of a value in a document; 0 is the root.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(crate) u32);

/// What kind of JSON value a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are JSON's own")]
pub enum NodeKind {
    Null,
    True,
    False,
    Number,
    String,
    List,
    Object,
}

/// One value: its kind, where it and its key are, and where its subtree ends.
#[derive(Debug, Clone, Copy)]
struct Node {
    kind: NodeKind,
    /// Whether the string value is written with escapes.
    escaped: bool,
    /// Whether the key is written with escapes.
    key_escaped: bool,
    span: Span,
    /// The key with its quotes. In a list, where no key can be, its start is the number of the element and its end 0.
    key: Span,
    /// What distinguishes the key from most others; see [`Name`].
    mark: u32,
    parent: u32,
    /// The number after the last node of this subtree, which is the next sibling where there is one.
    next: u32,
}

/// A name to look members up by, with a mark that distinguishes it from most others before their letters are compared.
///
/// Names are ordered by their marks, which is quick and has no meaning.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    mark: u32,
    text: String,
}

impl Name {
    /// Returns the name as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its mark: equal for equal names.
    pub(crate) fn mark(&self) -> u32 {
        self.mark
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self {
            text: text.into(),
            mark: mark(text),
        }
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

/// Returns the mark of a name: the hash FNV-1a in 32 bits.
#[must_use]
pub(crate) fn mark(name: &str) -> u32 {
    // A hostile file can bring about equal marks, which cost time alone: the letters decide.
    name.bytes().fold(0x811C_9DC5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

impl NodeId {
    /// The whole document.
    pub const ROOT: Self = Self(0);

    /// Its number in the order of the text.
    #[must_use]
    pub fn number(self) -> usize {
        self.0 as usize
    }
}

impl Document {
    /// Parses a JSON text (RFC 8259), keeping the place of every key and value.
    ///
    /// # Errors
    /// Anything that is not one JSON value; repeated keys; values deeper than [`MAX_DEPTH`]; numbers that no 64-bit
    /// float can hold. Every repeated key is reported, with both places.
    pub fn parse(text: Arc<SourceFile>) -> Result<Self, Vec<Diagnostic>> {
        let nodes = parse::nodes(&text)?;
        Ok(Self { text, nodes })
    }

    /// Returns the source text.
    #[must_use]
    pub fn text(&self) -> &Arc<SourceFile> {
        &self.text
    }

    /// Counts how many values it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Never true: a document has at least its root.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Returns the kind of a value.
    #[must_use]
    pub fn kind(&self, id: NodeId) -> NodeKind {
        self.node(id).kind
    }

    /// Returns where a value is; of an object or a list, from its opening to its closing bracket.
    #[must_use]
    pub fn span(&self, id: NodeId) -> Span {
        self.node(id).span
    }

    /// Returns where a member's key is, with its quotes; the value's own place in lists and at the root.
    #[must_use]
    pub fn key_span(&self, id: NodeId) -> Span {
        let node = self.node(id);
        if node.key.end == 0 {
            node.span
        } else {
            node.key
        }
    }

    /// Returns the value as it is written.
    #[must_use]
    pub fn raw(&self, id: NodeId) -> &str {
        self.text.slice(self.span(id))
    }

    /// Returns a member's key; empty in lists and at the root.
    #[must_use]
    pub fn key(&self, id: NodeId) -> Cow<'_, str> {
        let node = self.node(id);
        if node.key.end == 0 {
            return Cow::Borrowed("");
        }
        decode(self.text.slice(node.key), node.key_escaped)
    }

    /// Returns the object or list that a value lies in; absent at the root.
    #[must_use]
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        (id != NodeId::ROOT).then(|| NodeId(self.node(id).parent))
    }

    /// Returns the members of an object or the elements of a list, in order; nothing for other values.
    pub fn children(&self, id: NodeId) -> ChildNodes<'_> {
        // A subtree lies behind its node: the next number is its first child, or its end.
        ChildNodes {
            document: self,
            at: id.0 + 1,
            end: self.node(id).next,
        }
    }

    /// Returns a member of an object by its key.
    #[must_use]
    pub fn get(&self, id: NodeId, key: &str) -> Option<NodeId> {
        self.member(id, key, mark(key))
    }

    /// Returns a member of an object by a name whose mark is known already.
    #[must_use]
    pub fn find(&self, id: NodeId, name: &Name) -> Option<NodeId> {
        self.member(id, &name.text, name.mark)
    }

    fn member(&self, id: NodeId, key: &str, mark: u32) -> Option<NodeId> {
        let object = self.node(id);
        if object.kind != NodeKind::Object {
            return None;
        }

        let mut at = id.0 + 1;
        while at < object.next {
            let node = self.node(NodeId(at));
            if node.mark == mark && self.is_key(NodeId(at), key) {
                return Some(NodeId(at));
            }

            at = node.next;
        }

        None
    }

    /// Returns the mark of a member's key.
    pub(crate) fn key_mark(&self, id: NodeId) -> u32 {
        self.node(id).mark
    }

    /// Returns whether a member has this key.
    pub(crate) fn is_key(&self, id: NodeId, key: &str) -> bool {
        let node = self.node(id);
        if node.key_escaped {
            return self.key(id) == key;
        }

        // In a list the range runs backwards, which is no range and so no key.
        let range = node.key.range();
        self.text
            .content()
            .as_bytes()
            .get(range.start + 1..range.end.saturating_sub(1))
            == Some(key.as_bytes())
    }

    /// Returns a value by a path of keys from another.
    #[must_use]
    pub fn descend(&self, from: NodeId, path: &[&str]) -> Option<NodeId> {
        path.iter().try_fold(from, |at, key| self.get(at, key))
    }

    /// Returns the text of a string value.
    #[must_use]
    pub fn string(&self, id: NodeId) -> Option<Cow<'_, str>> {
        let node = self.node(id);
        (node.kind == NodeKind::String).then(|| decode(self.raw(id), node.escaped))
    }

    /// Returns a whole number; `2.0` and `2e0` are whole too, as JSON Schema has it. Absent where it does not fit 64 bits.
    #[must_use]
    pub fn integer(&self, id: NodeId) -> Option<i64> {
        if self.kind(id) != NodeKind::Number {
            return None;
        }

        let raw = self.raw(id);
        // As an integer first: a float would round what lies above 2^53.
        raw.parse().ok().or_else(|| whole(raw.parse().ok()?))
    }

    /// Returns the value of `true` or `false`.
    #[must_use]
    pub fn boolean(&self, id: NodeId) -> Option<bool> {
        match self.kind(id) {
            NodeKind::True => Some(true),
            NodeKind::False => Some(false),
            _ => None,
        }
    }

    /// Returns which element of its list a value is, from 0; absent for members of objects and for the root.
    #[must_use]
    pub fn index(&self, id: NodeId) -> Option<usize> {
        let parent = self.parent(id)?;
        (self.kind(parent) == NodeKind::List).then(|| self.node(id).key.start as usize)
    }

    /// Returns the JSON pointer (RFC 6901) of a value; empty for the root.
    #[must_use]
    pub fn pointer(&self, id: NodeId) -> String {
        let mut pointer = String::with_capacity(32);
        self.add_pointer(id, &mut pointer);
        pointer
    }

    fn add_pointer(&self, id: NodeId, pointer: &mut String) {
        let Some(parent) = self.parent(id) else {
            return;
        };

        // The recursion is bounded: no value lies deeper than `MAX_DEPTH`.
        self.add_pointer(parent, pointer);
        pointer.push('/');
        match self.index(id) {
            Some(index) => pointer.push_str(&index.to_string()),
            None => pointer.push_str(&escape_pointer(&self.key(id))),
        }
    }

    /// Returns the value at a JSON pointer.
    #[must_use]
    pub fn at(&self, pointer: &str) -> Option<NodeId> {
        pointer
            .split('/')
            .skip(1)
            .try_fold(NodeId::ROOT, |at, step| match self.kind(at) {
                NodeKind::Object => self.get(at, &unescape_pointer(step)),
                NodeKind::List => self.children(at).nth(step.parse().ok()?),
                _ => None,
            })
    }

    /// Every value, the root first.
    pub fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..Span::new(self.nodes.len(), 0).start).map(NodeId)
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "ids are made by this module, for this document"
    )]
    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }
}

/// The members of an object or the elements of a list.
#[derive(Debug, Clone)]
pub struct ChildNodes<'d> {
    document: &'d Document,
    at: u32,
    end: u32,
}

impl Iterator for ChildNodes<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        if self.at >= self.end {
            return None;
        }

        let id = NodeId(self.at);
        self.at = self.document.node(id).next;
        Some(id)
    }
}

/// One step of a JSON pointer, escaped as RFC 6901 has it.
#[must_use]
pub fn escape_pointer(step: &str) -> Cow<'_, str> {
    if !step.contains(['~', '/']) {
        return Cow::Borrowed(step);
    }

    // The tilde first, or that of `~1` would be escaped once more.
    Cow::Owned(step.replace('~', "~0").replace('/', "~1"))
}

fn unescape_pointer(step: &str) -> String {
    // In this order, or `~01` would end as a slash and not as `~1` (RFC 6901, section 4).
    step.replace("~1", "/").replace("~0", "~")
}

fn unquoted(quoted: &str) -> &str {
    quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or("")
}

/// Returns the text of a JSON string literal that was found well formed.
fn decode(quoted: &str, escaped: bool) -> Cow<'_, str> {
    if escaped {
        serde_json::from_str(quoted).map_or_else(|_| Cow::Borrowed(unquoted(quoted)), Cow::Owned)
    } else {
        Cow::Borrowed(unquoted(quoted))
    }
}

/// Returns a float as a whole number, where it is one and a float can still tell it from its neighbours.
fn whole(value: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked to be whole and below 2^53"
    )]
    (value.fract() == 0.0 && value.abs() <= EXACT).then_some(value as i64)
}
