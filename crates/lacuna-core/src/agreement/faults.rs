//! What is wrong with a document by the schema: one walk over the table of forms finds every fault.
//!
//! A document with the same faults is refused by any validator of JSON Schema (2020-12), and no other is; a test compares
//! the two.

use super::shape::has_shape;
use crate::document::{Document, Name, NodeId, NodeKind};
use crate::vocabulary::{Form, FormId, Forms, GroupForm, Shape, TextForm};

/// A fault against the schema.
#[derive(Debug)]
pub(super) struct SchemaFault<'f> {
    /// The value that it is about; of a missing or an unknown field, the group.
    pub(super) node: NodeId,
    pub(super) kind: FaultKind<'f>,
}

/// What is wrong with a value.
#[derive(Debug)]
pub(super) enum FaultKind<'f> {
    /// Fields that the group does not have, in the order of the file.
    UnknownFields(Vec<NodeId>),
    /// A field that the group needs.
    MissingField(&'f Name),
    /// Another type of JSON than the field has.
    WrongType,
    /// A text that is none of these words.
    WrongWord(&'f [String]),
    /// Another number than the one that the field can hold.
    NotConstant(u64),
    /// A number below this one.
    TooSmall(u64),
    /// A number above this one.
    TooLarge(u64),
    /// A text of too few characters.
    TooShort,
    /// A text of more characters than these.
    TooLong(usize),
    /// A text that does not have this shape.
    WrongShape(Shape),
}

/// Finds every fault of a document, in the order of the walk.
pub(super) fn find_faults<'f>(document: &Document, forms: &'f Forms) -> Vec<SchemaFault<'f>> {
    let mut walk = FaultWalk {
        document,
        forms,
        faults: Vec::new(),
    };

    walk.value(NodeId::ROOT, 0);
    walk.faults
}

struct FaultWalk<'d, 'f> {
    document: &'d Document,
    forms: &'f Forms,
    faults: Vec<SchemaFault<'f>>,
}

impl<'f> FaultWalk<'_, 'f> {
    fn fault(&mut self, node: NodeId, kind: FaultKind<'f>) {
        self.faults.push(SchemaFault { node, kind });
    }

    fn value(&mut self, node: NodeId, form: FormId) {
        let document = self.document;
        match (self.forms.get(form), document.kind(node)) {
            (Form::Boolean, NodeKind::True | NodeKind::False) => {}
            (Form::Integer(least, most), NodeKind::Number) => {
                self.number(node, |number| match number {
                    _ if number < to_float(*least) => Some(FaultKind::TooSmall(*least)),
                    _ if number > to_float(*most) => Some(FaultKind::TooLarge(*most)),
                    _ => None,
                });
            }
            (Form::Constant(constant), NodeKind::Number) => self.number(node, |number| {
                (number != to_float(*constant)).then_some(FaultKind::NotConstant(*constant))
            }),
            (Form::Text(form), NodeKind::String) => self.text(node, form),
            (Form::Choice(words), NodeKind::String) => {
                let given = document.string(node).unwrap_or_default();
                if !words.iter().any(|word| *word == *given) {
                    self.fault(node, FaultKind::WrongWord(words));
                }
            }
            (Form::ListOrWord(_, words), NodeKind::String) => {
                // The word is of an older form: whoever writes another one is told of the list.
                let given = document.string(node).unwrap_or_default();
                if !words.iter().any(|word| *word == *given) {
                    self.fault(node, FaultKind::WrongType);
                }
            }
            (Form::List(element) | Form::ListOrWord(element, _), NodeKind::List) => {
                for child in document.children(node) {
                    self.value(child, *element);
                }
            }
            // The names are looked at with the references, where the place of each key is known.
            (Form::Map(_, element), NodeKind::Object) => {
                for child in document.children(node) {
                    self.value(child, *element);
                }
            }
            (Form::Group(group), NodeKind::Object) => self.group(node, group),
            // No form of the published schema or of a house is unknown, which a test holds.
            (Form::Unknown, _) => {}
            _ => self.fault(node, FaultKind::WrongType),
        }
    }

    /// Checks a number: one with a fraction is of another type, and 2.0 is the whole number 2.
    fn number(&mut self, node: NodeId, check: impl Fn(f64) -> Option<FaultKind<'f>>) {
        let number = self.document.raw(node).parse().unwrap_or(f64::NAN);
        let fault = if number.fract() == 0.0 {
            check(number)
        } else {
            Some(FaultKind::WrongType)
        };

        if let Some(fault) = fault {
            self.fault(node, fault);
        }
    }

    fn text(&mut self, node: NodeId, form: &'f TextForm) {
        let text = self.document.string(node).unwrap_or_default();
        let length = text.chars().count();
        if length < form.least {
            // An empty text has no shape either, which says nothing more.
            return self.fault(node, FaultKind::TooShort);
        }

        if length > form.most {
            self.fault(node, FaultKind::TooLong(form.most));
        }

        if !has_shape(&text, form.shape) {
            self.fault(node, FaultKind::WrongShape(form.shape));
        }
    }

    fn group(&mut self, node: NodeId, group: &'f GroupForm) {
        let document = self.document;
        let mut unknown = Vec::new();
        for member in document.children(node) {
            let known = group
                .marked(document.key_mark(member))
                .find(|(name, _)| document.is_key(member, name.as_str()));

            match known {
                Some((_, form)) => self.value(member, *form),
                None => unknown.push(member),
            }
        }

        // As one fault, so that only the first of them are compared with all known names.
        if !unknown.is_empty() {
            self.fault(node, FaultKind::UnknownFields(unknown));
        }

        for name in &group.required {
            if document.find(node, name).is_none() {
                self.fault(node, FaultKind::MissingField(name));
            }
        }
    }
}

/// Returns a bound as a number of JSON; all bounds are below 2^53, which a float holds exactly.
#[expect(
    clippy::cast_precision_loss,
    reason = "no bound of the schema is above 2^53"
)]
fn to_float(bound: u64) -> f64 {
    bound as f64
}
