//! What an entry reads of its record, with a remark on each value that is not what its field holds.

use super::{Entry, FoundText};
use lacuna_core::document::{NodeId, NodeKind};

impl Entry<'_> {
    /// A text; `None` where it is missing, null or empty, and a remark where it is something else.
    pub(in crate::import) fn text(&mut self, object: NodeId, key: &str) -> Option<FoundText> {
        let node = self.document.get(object, key)?;
        match self.document.string(node) {
            Some(text) if text.trim().is_empty() => {
                self.silent(node, "the record leaves it empty");
                None
            }
            Some(text) => Some(FoundText {
                node,
                text: text.into_owned(),
            }),
            None => {
                self.not_a(node, "text");
                None
            }
        }
    }

    /// The entries of a list; none where it is missing, and a remark where it is not a list.
    pub(in crate::import) fn list(&mut self, object: NodeId, key: &str) -> Vec<NodeId> {
        self.container(object, key, NodeKind::List, "a list")
            .map(|list| self.document.children(list).collect())
            .unwrap_or_default()
    }

    /// An object; a remark where it is something else.
    pub(in crate::import) fn object(&mut self, object: NodeId, key: &str) -> Option<NodeId> {
        self.container(object, key, NodeKind::Object, "a group in braces")
    }

    fn container(
        &mut self,
        object: NodeId,
        key: &str,
        kind: NodeKind,
        expected: &str,
    ) -> Option<NodeId> {
        let node = self.document.get(object, key)?;
        if self.document.kind(node) == kind {
            return Some(node);
        }

        self.not_a(node, expected);
        None
    }

    /// Reports a value of another type than its field has.
    pub(in crate::import) fn not_a(&mut self, node: NodeId, expected: &str) {
        match self.document.kind(node) {
            NodeKind::Null => self.silent(node, "null states nothing"),
            _ => self.unknown(
                node,
                format!("{expected} is expected, and this is something else"),
            ),
        }
    }

    /// Reports each member of an object whose name is not known.
    pub(in crate::import) fn knows(&mut self, object: NodeId, keys: &[&str]) {
        for member in self.document.children(object) {
            let key = self.document.key(member);
            if !keys.contains(&&*key) {
                self.unknown(
                    member,
                    format!(
                        "the field `{}` is not known",
                        lacuna_core::source_file::visible(&key)
                    ),
                );
            }
        }
    }

    /// Reports members that state nothing here, where the record has them.
    pub(in crate::import) fn all_silent(&mut self, object: NodeId, keys: &[&str], why: &str) {
        for node in keys
            .iter()
            .filter_map(|key| self.document.get(object, key))
            .collect::<Vec<_>>()
        {
            self.silent(node, why);
        }
    }
}
