//! A typed view of an agreement that keeps silence: each fact by a method of its name, with its value or the place where it is missing.
//!
//! The methods are made beside the types of the schema (`terms!`, `view_of!`), so that a fact which is renamed or goes is an error
//! of the compiler wherever it is read, and never a text that is looked for in vain.
//!
//! ```
//! use std::sync::Arc;
//!
//! use lacuna_core::agreement::{CheckedAgreement, InstrumentType};
//! use lacuna_core::source_file::SourceFile;
//!
//! let text = r#"{
//!   "schema_version": 1,
//!   "id": "helpline",
//!   "title": "Helpline records",
//!   "instrument": {"type": "contract"},
//!   "parties": [{"id": "council", "name": "The Council", "kind": "local_government"}]
//! }"#;
//!
//! let agreement = CheckedAgreement::read(Arc::new(SourceFile::new("helpline.json", text))).unwrap();
//! let instrument = agreement.view().instrument();
//! assert_eq!(instrument.r#type().value(), Some(InstrumentType::Contract));
//!
//! // A silence is no default: the contract does not say whether it is binding.
//! assert_eq!(instrument.binding().value(), None);
//! ```

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use chrono::NaiveDate;

use super::values::{DatasetRef, Date, Id, LawCode, Laws, Text};
use super::{Absence, Agreement, Clause};
use crate::document::{ChildNodes, Document, NodeId};

/// The place of a fact of type `T` in a document that conforms to the schema.
pub struct View<'d, T> {
    document: &'d Document,
    place: Place,
    fact: PhantomData<fn() -> T>,
}

/// The place of a fact that is stated, or of one that is not.
#[derive(Clone, Copy)]
enum Place {
    Stated(NodeId),
    /// The deepest group that is there, and the member that it lacks.
    Missing(NodeId, &'static str),
}

// Derived implementations would ask the same of `T`, of which a view holds none.
impl<T> Clone for View<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for View<'_, T> {}

impl<T> std::fmt::Debug for View<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.place {
            Place::Stated(node) => f.write_str(self.document.raw(node)),
            Place::Missing(_, name) => write!(f, "no {name}"),
        }
    }
}

impl<'d> View<'d, Agreement> {
    /// Views a whole document.
    #[must_use]
    pub fn of(document: &'d Document) -> Self {
        Self::at(document, NodeId::ROOT)
    }
}

impl<'d, T> View<'d, T> {
    /// Views a value of a document, of which the caller knows that the schema has a `T` there.
    #[must_use]
    pub fn at(document: &'d Document, node: NodeId) -> Self {
        Self {
            document,
            place: Place::Stated(node),
            fact: PhantomData,
        }
    }

    /// Returns the node of the value; absent where the fact is not stated.
    #[must_use]
    pub fn node(self) -> Option<NodeId> {
        match self.place {
            Place::Stated(node) => Some(node),
            Place::Missing(..) => None,
        }
    }

    /// Tells whether the fact is stated.
    #[must_use]
    pub fn is_stated(self) -> bool {
        self.node().is_some()
    }

    /// Returns the deepest group that is there, and the name of the member that it lacks; absent where the fact is stated.
    #[must_use]
    pub fn missing(self) -> Option<(NodeId, &'static str)> {
        match self.place {
            Place::Stated(_) => None,
            Place::Missing(group, name) => Some((group, name)),
        }
    }

    /// Returns the characters of a text, an id or a word; absent where it is not stated.
    #[must_use]
    pub fn string(self) -> Option<Cow<'d, str>> {
        self.document.string(self.node()?)
    }

    /// Returns the value, where it is stated.
    #[must_use]
    pub fn value(self) -> Option<T::Value>
    where
        T: FactValue,
    {
        T::read(self.document, self.node()?)
    }

    /// Views a member of a group: where the group is missing, so is the member.
    #[inline]
    pub(super) fn member<U>(self, name: &'static str) -> View<'d, U> {
        let place = match self.place {
            Place::Stated(group) => self
                .document
                .get(group, name)
                .map_or(Place::Missing(group, name), Place::Stated),
            missing @ Place::Missing(..) => missing,
        };

        View {
            document: self.document,
            place,
            fact: PhantomData,
        }
    }
}

impl<'d, T> View<'d, Vec<T>> {
    /// Returns the entries of the list, in order; none where it is not stated.
    pub fn entries(self) -> ViewEntries<'d, T> {
        ViewEntries {
            document: self.document,
            nodes: self.node().map(|list| self.document.children(list)),
            fact: PhantomData,
        }
    }

    /// Returns the entries that are texts, ids or words, as they are written.
    pub fn strings(self) -> impl Iterator<Item = Cow<'d, str>> {
        self.entries().filter_map(View::string)
    }

    /// Returns the values of the entries.
    pub fn values(self) -> impl Iterator<Item = T::Value>
    where
        T: FactValue,
    {
        self.entries().filter_map(View::value)
    }
}

impl<'d> View<'d, Laws> {
    /// Views the codes of the laws; as an empty list where a file of the first layout has a word instead.
    #[must_use]
    pub fn codes(self) -> View<'d, Vec<LawCode>> {
        View {
            document: self.document,
            place: self.place,
            fact: PhantomData,
        }
    }
}

impl<'d, T> View<'d, BTreeMap<String, T>> {
    /// Views the entry that a key names.
    #[must_use]
    pub fn entry(self, key: &str) -> Option<View<'d, T>> {
        let node = self.document.get(self.node()?, key)?;
        Some(View::at(self.document, node))
    }
}

/// The entries of a list, each as a view.
pub struct ViewEntries<'d, T> {
    document: &'d Document,
    nodes: Option<ChildNodes<'d>>,
    fact: PhantomData<fn() -> T>,
}

impl<'d, T> Iterator for ViewEntries<'d, T> {
    type Item = View<'d, T>;

    fn next(&mut self) -> Option<View<'d, T>> {
        let node = self.nodes.as_mut()?.next()?;
        Some(View::at(self.document, node))
    }
}

/// Views the clauses that a group carries, whichever group it is.
#[must_use]
pub fn clauses_of(document: &Document, group: NodeId) -> View<'_, Vec<Clause>> {
    View::<()>::at(document, group).member("clauses")
}

/// Views the record of why a group lacks a member, whichever group it is.
#[must_use]
pub fn absence_of<'d>(
    document: &'d Document,
    group: NodeId,
    name: &str,
) -> Option<View<'d, Absence>> {
    absences_of(document, group).entry(name)
}

/// Views the id of an entry of a list, whichever list it is.
#[must_use]
pub fn id_of(document: &Document, entry: NodeId) -> View<'_, Id> {
    View::<()>::at(document, entry).member("id")
}

/// Views the name of an entry of a list, whichever list it is.
#[must_use]
pub fn name_of(document: &Document, entry: NodeId) -> View<'_, Text> {
    View::<()>::at(document, entry).member("name")
}

/// Views the records of why members of a group are absent, whichever group it is.
#[must_use]
pub fn absences_of(document: &Document, group: NodeId) -> View<'_, BTreeMap<String, Absence>> {
    View::<()>::at(document, group).member("absent")
}

/// Views the ids of the datasets that an entry of a list names, whichever list it is.
#[must_use]
pub fn datasets_of(document: &Document, entry: NodeId) -> View<'_, Vec<DatasetRef>> {
    View::<()>::at(document, entry).member("datasets")
}

/// A kind of fact whose values are more than their characters.
pub trait FactValue {
    /// What the program makes of it.
    type Value;

    /// Reads a value; absent where the document has one of another kind, as a draft can.
    fn read(document: &Document, node: NodeId) -> Option<Self::Value>;
}

impl FactValue for bool {
    type Value = Self;

    fn read(document: &Document, node: NodeId) -> Option<Self> {
        document.boolean(node)
    }
}

impl FactValue for u64 {
    type Value = Self;

    fn read(document: &Document, node: NodeId) -> Option<Self> {
        document.integer(node)?.try_into().ok()
    }
}

impl FactValue for Date {
    type Value = NaiveDate;

    fn read(document: &Document, node: NodeId) -> Option<NaiveDate> {
        document.string(node)?.parse().ok()
    }
}

/// Reads a word of a closed list.
pub(super) fn read_word<T: serde::de::DeserializeOwned>(
    document: &Document,
    node: NodeId,
) -> Option<T> {
    use serde::de::IntoDeserializer as _;
    use serde::de::value::{CowStrDeserializer, Error};

    let word = document.string(node)?;
    let word: CowStrDeserializer<'_, Error> = word.into_deserializer();
    T::deserialize(word).ok()
}

/// Declares the view of a group: a method for each fact, by its name in the file where that differs from the method's.
macro_rules! view_of {
    ($group:ty { $($fact:ident $(= $name:literal)?: $fact_type:ty,)* }) => {
        #[allow(missing_docs, reason = "what a fact is stands at the field of the same name")]
        impl<'d> $crate::agreement::View<'d, $group> {
            $(
                #[must_use]
                #[inline]
                pub fn $fact(self) -> $crate::agreement::View<'d, $fact_type> {
                    self.member($crate::agreement::view::view_of!(@name $fact $($name)?))
                }
            )*
        }

        #[cfg(test)]
        impl $crate::agreement::view::ViewedGroup for $group {
            fn members() -> Vec<&'static str> {
                vec![$($crate::agreement::view::view_of!(@name $fact $($name)?),)*]
            }
        }
    };
    (@name $fact:ident $name:literal) => { $name };
    // A raw identifier, as `r#type`, has its mark in the text too.
    (@name $fact:ident) => { $crate::agreement::view::plain_name(stringify!($fact)) };
}

pub(crate) use view_of;

/// Returns the name of a field without the mark of a raw identifier.
#[inline]
pub(super) fn plain_name(field: &'static str) -> &'static str {
    field.strip_prefix("r#").unwrap_or(field)
}

/// A group whose members its view names, for the test that compares them with the schema.
#[cfg(test)]
pub(super) trait ViewedGroup: schemars::JsonSchema {
    fn members() -> Vec<&'static str>;
}

#[cfg(test)]
mod tests {
    use super::ViewedGroup;
    use crate::agreement::{Absence, Agreement, Claim, Clause, Dataset, OfficialFinding, Source};

    #[track_caller]
    fn names_what_the_schema_names<T: ViewedGroup>() {
        let schema = schemars::schema_for!(T);
        let properties = schema
            .get("properties")
            .and_then(|properties| properties.as_object());
        let mut stated: Vec<&str> = properties
            .map(|properties| properties.keys().map(String::as_str).collect())
            .unwrap_or_default();

        let mut viewed = T::members();
        stated.sort_unstable();
        viewed.sort_unstable();
        assert_eq!(viewed, stated);
    }

    /// The groups that are written out by hand, and two that the macro makes.
    #[test]
    fn a_view_looks_for_the_names_that_files_have() {
        names_what_the_schema_names::<Clause>();
        names_what_the_schema_names::<Absence>();
        names_what_the_schema_names::<Claim>();
        names_what_the_schema_names::<Source>();
        names_what_the_schema_names::<OfficialFinding>();
        names_what_the_schema_names::<Agreement>();
        names_what_the_schema_names::<Dataset>();
    }
}
