//! How groups of terms are written down: one line per fact, every fact optional, and evidence beside them.

/// Declares a group of terms. Each `name: Type` is a fact that an agreement may state or omit; what is under
/// `required` must be there. A fact whose name in files differs has that name behind an equals sign. Every group can
/// carry clauses, and records of why a fact is absent.
macro_rules! terms {
    ($(#[$meta:meta])* $name:ident { required { $($required:tt)* } $($facts:tt)* }) => {
        $crate::agreement::terms::terms! { @group [$(#[$meta])*] $name [$($required)*] [$($facts)*] }
    };
    (@group [$(#[$meta:meta])*] $name:ident
        [$($(#[$required_meta:meta])* $required:ident: $required_type:ty,)*]
        [$($(#[$fact_meta:meta])* $fact:ident $(= $name_in_file:literal)?: $fact_type:ty,)*]
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        // Closed, so that a misspelt fact is refused and never taken for a silence.
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$required_meta])* pub $required: $required_type,)*
            $(
                $(#[$fact_meta])*
                $(#[serde(rename = $name_in_file)])?
                #[serde(skip_serializing_if = "Option::is_none")]
                pub $fact: Option<$fact_type>,
            )*
            /// Which clauses state it
            ///
            /// Where the agreement states this: clause number, page and words, and which fields each clause covers.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub clauses: Option<Vec<$crate::agreement::Clause>>,
            /// Why facts are absent
            ///
            /// For each field of this group that is omitted for a known reason: the kind of absence, and where the
            /// answer lies. A field that is neither stated nor named here counts as silent.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub absent: Option<std::collections::BTreeMap<String, $crate::agreement::Absence>>,
        }

        $crate::agreement::view::view_of! { $name {
            $($required: $required_type,)*
            $($fact $(= $name_in_file)?: $fact_type,)*
            clauses: Vec<$crate::agreement::Clause>,
            absent: std::collections::BTreeMap<String, $crate::agreement::Absence>,
        } }
    };
    ($(#[$meta:meta])* $name:ident { $($facts:tt)* }) => {
        $crate::agreement::terms::terms! { @group [$(#[$meta])*] $name [] [$($facts)*] }
    };
}

/// Declares the words that a fact can hold; each needs a sentence on what it means.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$word_meta:meta])* $word:ident,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$word_meta])* $word,)*
        }

        impl $crate::agreement::FactValue for $name {
            type Value = Self;

            fn read(
                document: &$crate::document::Document,
                node: $crate::document::NodeId,
            ) -> Option<Self> {
                $crate::agreement::view::read_word(document, node)
            }
        }
    };
}

/// Declares a kind of text with a schema of its own, written in place and not by reference.
macro_rules! text {
    ($(#[$meta:meta])* $name:ident, $($schema:tt)*) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub struct $name(pub String);

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!($($schema)*)
            }
        }
    };
}

pub(crate) use {terms, text, words};
