//! Whether a document is sound, decided in one walk: by the table of forms for the schema, and for what the schema cannot say.
//!
//! It answers "yes" or "perhaps not". Whatever it is not sure of, [`super::faults`] and [`super::references`] look at, and
//! they alone say what is wrong. A "yes" to a document that these would refuse is a fault; a test compares them.

use std::collections::BTreeSet;

use super::shape::{has_length, has_shape};
use crate::document::{Document, Name, NodeId, NodeKind};
use crate::vocabulary::{Form, FormId, Forms, GroupForm, TextForm, Vocabulary};

/// Returns whether a document certainly conforms to the schema, with every reference and record in it leading somewhere.
pub(super) fn is_sound(document: &Document, forms: &Forms, vocabulary: &Vocabulary) -> bool {
    let mut walk = Walk {
        document,
        forms,
        vocabulary,
        references: Vec::new(),
    };

    walk.conforms(NodeId::ROOT, 0)
        && walk.references_lead_somewhere()
        && walk.claims_are_about_facts()
}

struct Walk<'d> {
    document: &'d Document,
    forms: &'d Forms,
    vocabulary: &'d Vocabulary,
    /// Texts that name an entry of a list, with that list.
    references: Vec<(&'d Name, NodeId)>,
}

impl<'d> Walk<'d> {
    fn conforms(&mut self, node: NodeId, form: FormId) -> bool {
        let document = self.document;
        match (self.forms.get(form), document.kind(node)) {
            (Form::Boolean, NodeKind::True | NodeKind::False) => true,
            // JSON Schema takes 36.0 for a whole number too, which the second look knows.
            (Form::Integer(least, most), NodeKind::Number) => document
                .raw(node)
                .parse()
                .is_ok_and(|number: u64| (*least..=*most).contains(&number)),
            (Form::Constant(constant), NodeKind::Number) => document
                .raw(node)
                .parse()
                .is_ok_and(|number: u64| number == *constant),
            (Form::Text(form), NodeKind::String) => self.text(node, form),
            (Form::Choice(words), NodeKind::String) => document
                .string(node)
                .is_some_and(|word| words.iter().any(|known| *known == *word)),
            (Form::List(element) | Form::ListOrWord(element, _), NodeKind::List) => document
                .children(node)
                .all(|child| self.conforms(child, *element)),
            (Form::Map(names, value), NodeKind::Object) => document.children(node).all(|child| {
                names.iter().any(|name| document.is_key(child, name))
                    && self.conforms(child, *value)
            }),
            (Form::Group(group), NodeKind::Object) => self.group(node, group),
            _ => false,
        }
    }

    fn text(&mut self, node: NodeId, form: &'d TextForm) -> bool {
        let Some(text) = self.document.string(node) else {
            return false;
        };

        // Looked up when the walk has ended: the list may stand behind those who refer to it.
        self.references
            .extend(form.refers_to.as_ref().map(|list| (list, node)));
        has_shape(&text, form.shape) && has_length(&text, form.least, form.most)
    }

    fn group(&mut self, node: NodeId, group: &'d GroupForm) -> bool {
        let document = self.document;
        let fields = document.children(node).all(|member| {
            let known = group
                .marked(document.key_mark(member))
                .find(|(name, _)| document.is_key(member, name.as_str()));

            known.is_some_and(|(_, form)| self.conforms(member, *form))
        });

        fields
            && group
                .required
                .iter()
                .all(|name| document.find(node, name).is_some())
            && self.absences_are_absent(node)
            && self.clauses_cover_fields(node, group)
    }

    /// Checks that what is said to be absent is not stated as well.
    fn absences_are_absent(&self, group: NodeId) -> bool {
        let document = self.document;
        let records = document
            .get(group, "absent")
            .into_iter()
            .flat_map(|absent| document.children(absent));

        records
            .into_iter()
            .all(|record| document.get(group, &document.key(record)).is_none())
    }

    /// Checks that clauses cover fields that the group can have.
    fn clauses_cover_fields(&self, group: NodeId, form: &GroupForm) -> bool {
        let document = self.document;
        let clauses = document
            .get(group, "clauses")
            .into_iter()
            .flat_map(|clauses| document.children(clauses));

        let covered = clauses.filter_map(|clause| document.get(clause, "covers"));
        covered
            .flat_map(|names| document.children(names))
            .all(|name| {
                document.string(name).is_some_and(|name| {
                    // Both are members of the group, and no facts that a clause could state.
                    !matches!(&*name, "clauses" | "absent")
                        && form
                            .marked(crate::document::mark(&name))
                            .any(|(known, _)| known.as_str() == name)
                })
            })
    }

    /// Ids are given once in their list, and each reference is one of them.
    fn references_lead_somewhere(&self) -> bool {
        let document = self.document;
        let lists = document
            .children(NodeId::ROOT)
            .filter(|list| document.kind(*list) == NodeKind::List);

        let mut ids = BTreeSet::new();
        for list in lists {
            for id in document
                .children(list)
                .filter_map(|entry| document.get(entry, "id"))
            {
                let Some(text) = document.string(id) else {
                    return false;
                };
                if !ids.insert((document.key(list), text)) {
                    return false;
                }
            }
        }

        let known = |list: &Name, node| {
            document
                .string(node)
                .is_some_and(|id| ids.contains(&(list.as_str().into(), id)))
        };

        self.references
            .iter()
            .all(|(list, node)| known(list, *node))
            // It is no reference, but the second look reports it, and a yes here would hide it.
            && super::references::access_without_vendor(document).is_none()
    }

    fn claims_are_about_facts(&self) -> bool {
        let document = self.document;
        let claims = document
            .get(NodeId::ROOT, "claims")
            .into_iter()
            .flat_map(|claims| document.children(claims));

        let mut abouts = claims.filter_map(|claim| document.get(claim, "about"));
        abouts.all(|about| super::references::claim(document, self.vocabulary, about).is_none())
    }
}

#[cfg(test)]
mod tests;
