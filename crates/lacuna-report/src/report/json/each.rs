//! A list that is computed entry by entry while it is written, so that no more than one entry is held.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

/// What makes the entries, one after the other.
type Entries<'a, T> = Box<dyn Fn() -> Box<dyn Iterator<Item = T> + 'a> + 'a>;

/// A list of entries that are made when they are written; in the schema it is a list as any other.
pub(super) struct LazySeq<'a, T>(Entries<'a, T>);

impl<'a, T> LazySeq<'a, T> {
    /// A list of what is made of each source.
    pub(super) fn of<S>(sources: &'a [S], make: impl Fn(&'a S) -> T + Copy + 'a) -> Self {
        // A function that begins anew, since serde has only `&self` and cannot use up an iterator.
        Self(Box::new(move || Box::new(sources.iter().map(make))))
    }
}

impl<T: Serialize> Serialize for LazySeq<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

impl<T: JsonSchema> JsonSchema for LazySeq<'_, T> {
    fn inline_schema() -> bool {
        Vec::<T>::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        Vec::<T>::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<T>::json_schema(generator)
    }
}

impl<T> fmt::Debug for LazySeq<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Each").finish_non_exhaustive()
    }
}
