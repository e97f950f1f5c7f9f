//! Where the facts come from: clauses, absences, claims and sources.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::terms::words;
use super::values::{Date, Id, Language, SourceRef, Text, Url};

/// A place in the agreement that states something, with its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// The number or name of the clause
    ///
    /// As the paper has it, such as 14.2 or Annex B row 4.
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<Text>,
    /// The page, counted from 1
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u64>,
    /// The exact words
    ///
    /// Copy them letter for letter; a report prints them beside the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Text>,
    /// The language of the words
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Language>,
    /// The fields of the group that this clause states
    ///
    /// All of them where this is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covers: Option<Vec<Text>>,
    /// The source in which it was read
    ///
    /// Leave it out for the agreement itself. What comes from a source of kind press or secondary counts as reported only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
}

/// Why a fact is not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    /// The kind of absence
    pub kind: AbsenceKind,
    /// Why it is absent, in a sentence
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// The document that holds the answer, where it lies elsewhere
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Text>,
    /// The clause that is blacked out, or that refers elsewhere
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<Text>,
    /// The source that shows the absence
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
    /// The positions of those who disagree, where it is disputed
    #[serde(skip_serializing_if = "Option::is_none")]
    pub positions: Option<Vec<Text>>,
}

words! {
    /// The kinds of absence that real agreements have.
    AbsenceKind {
        /// The text was read, and says nothing.
        Silent,
        /// The text is blacked out.
        Redacted,
        /// The text refers to another document.
        ByReference,
        /// The parties have not agreed it yet.
        NotAgreed,
        /// The record contradicts itself, or the parties do.
        Disputed,
        /// It cannot arise here, for the reason given.
        NotApplicable,
    }
}

/// What somebody says about the agreement. A claim never satisfies a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The id of the claim
    pub id: Id,
    /// The fact it is about
    ///
    /// A dotted path such as access.vendor or datasets.retention.days.
    pub about: Text,
    /// Who says it
    pub by: Text,
    /// The exact words, where they are known
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Text>,
    /// The language of the words
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Language>,
    /// What it comes to, in neutral words
    pub says: Text,
    /// The day it was said
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The source it was read in
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
}

/// A document that was read, or that is known and was not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The id of the source
    pub id: Id,
    /// Its title
    pub title: Text,
    /// Who published it
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Text>,
    /// Its address
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// What kind of document it is
    pub kind: SourceKind,
    /// How much of it was read
    pub read: ReadExtent,
    /// The day it was read
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_on: Option<Date>,
    /// The day it was published
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_on: Option<Date>,
    /// The licence it is under
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<Text>,
    /// A remark
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

words! {
    /// What kind of document a source is.
    SourceKind {
        /// The agreement itself.
        AgreementText,
        /// A statement by a party or a public authority.
        OfficialStatement,
        /// An entry in a public register.
        Register,
        /// A report in the press.
        Press,
        /// A note by a law firm, a campaign or a researcher.
        Secondary,
        /// Another kind of document.
        Other,
    }
}

words! {
    /// How much of a source was read.
    ReadExtent {
        /// All of it.
        Whole,
        /// Some of it.
        Part,
        /// Nothing of it.
        NotRead,
    }
}
