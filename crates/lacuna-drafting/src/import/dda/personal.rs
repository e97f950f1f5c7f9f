//! The personal data of a Data Disclosure Agreement: one dataset of the attributes that the record lists.

use serde_json::json;

use super::Disclosure;
use lacuna_core::document::{NodeId, NodeKind};

impl Disclosure<'_> {
    /// One dataset: the record knows attributes and no bodies of data. The older form calls them personal data.
    pub(super) fn personal_data(&mut self) {
        let root = self.root;
        let older = self.entry.list(root, "personalData");
        let attributes: Vec<NodeId> = older
            .into_iter()
            .chain(self.entry.list(root, "dataAttributes"))
            .collect();

        let dataset = self.text(root, "dataset");

        // Without attributes nothing shows that there is personal data, so no dataset is made.
        if attributes.is_empty() {
            if let Some(dataset) = dataset {
                self.entry.claim(
                    "datasets.name",
                    &[dataset.node],
                    Some(&dataset.text),
                    "The record names this dataset",
                );
            }

            return;
        }

        let group = self
            .entry
            .push("datasets", json!({ "id": "personal-data" }));

        let facts = [
            ("name", json!("The personal data of the agreement")),
            ("personal", json!(true)),
        ];

        self.entry.state_of_register(&group, &facts);
        if let Some(dataset) = dataset {
            self.entry
                .quote(&group, dataset.node, "a dataset, in the record's words");
        }

        let mut items: Vec<String> = Vec::new();
        for attribute in attributes {
            if self.entry.document.kind(attribute) != NodeKind::Object {
                self.entry
                    .not_a(attribute, "a group that names an attribute");
                continue;
            }

            self.attribute(&group, attribute, &mut items);
        }
    }

    fn attribute(&mut self, group: &str, attribute: NodeId, items: &mut Vec<String>) {
        // The older form writes `attributeName` where the newer has `name`.
        let known = [
            "attributeCategory",
            "attributeDescription",
            "attributeId",
            "attributeName",
            "attributeSensitive",
            "category",
            "description",
            "id",
            "name",
            "restrictions",
            "sensitivity",
        ];

        self.entry.knows(attribute, &known);
        self.entry.all_silent(
            attribute,
            &["attributeId", "id"],
            "it describes the file, not the agreement",
        );

        self.list_names(group, attribute, items);
        self.quote_words(group, attribute);
        for field in ["attributeSensitive", "sensitivity"] {
            self.sensitive(group, attribute, field);
        }
    }

    /// States the names of an attribute, each once, behind those of the attributes before it.
    fn list_names(&mut self, group: &str, attribute: NodeId, items: &mut Vec<String>) {
        let older = self.text(attribute, "attributeName");
        for name in older.into_iter().chain(self.text(attribute, "name")) {
            self.placeholder(&name);
            if !items.contains(&name.text) {
                // The list is stated anew with each name, so that each has a clause of its own.
                items.push(name.text);
                self.entry
                    .state(group, &[("items", json!(items))], name.node);
            } else {
                self.entry.silent(name.node, "this name is listed already");
            }
        }
    }

    /// Quotes what the record says of an attribute in words of its own, in both forms of the record.
    fn quote_words(&mut self, group: &str, attribute: NodeId) {
        let quoted = [
            ("attributeCategory", "the record's own category"),
            ("category", "the record's own category"),
            (
                "attributeDescription",
                "a description of the attribute, in the record's words",
            ),
            (
                "description",
                "a description of the attribute, in the record's words",
            ),
            ("restrictions", "a restriction, in the record's words"),
        ];

        for (field, why) in quoted {
            let Some(node) = self.entry.document.get(attribute, field) else {
                continue;
            };

            // Restrictions may be a list or a group, which is quoted whole.
            if self.entry.document.kind(node) != NodeKind::String && field == "restrictions" {
                match self.entry.document.kind(node) {
                    NodeKind::Null => self.entry.silent(node, "null states nothing"),
                    _ => self.entry.quote(group, node, why),
                }
            } else if let Some(found) = self.text(attribute, field) {
                self.entry.quote(group, found.node, why);
            }
        }
    }

    fn sensitive(&mut self, group: &str, attribute: NodeId, field: &str) {
        let Some(node) = self.entry.document.get(attribute, field) else {
            return;
        };

        match self.entry.document.kind(node) {
            NodeKind::Null => return self.entry.silent(node, "null states nothing"),
            NodeKind::String => {
                if self.text(attribute, field).is_none() {
                    return;
                }

                self.entry
                    .doubt(node, "text is given where true or false is expected");
            }
            NodeKind::True | NodeKind::False => {}
            _ => return self.entry.not_a(node, "true or false"),
        }

        self.entry.quote(
            group,
            node,
            "the record's own flag, which is not about special categories of data",
        );
    }
}
