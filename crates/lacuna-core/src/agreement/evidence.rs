//! Where the facts come from: clauses, absences, claims and sources.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::terms::words;
use super::values::{Date, Id, LanguageTag, SourceRef, Text, Url};
use super::view::view_of;

/// A provision of the agreement that states a fact, with its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// The number or name of the clause
    ///
    /// As in the agreement, for example 14.2 or Annex B row 4.
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<Text>,
    /// The page, counted from 1
    ///
    /// The page of the file as a viewer counts it, not the number printed on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u64>,
    /// The exact wording
    ///
    /// Copy the words exactly. A report prints them beside the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Text>,
    /// The language of the words
    ///
    /// Omit this field if it is the language of the agreement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<LanguageTag>,
    /// Which fields of the group this clause states
    ///
    /// If omitted, the clause covers all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covers: Option<Vec<Text>>,
    /// The source of the clause
    ///
    /// Omit this field for the agreement itself. A clause taken from a press or secondary source
    /// counts only as reported, and so does one without a source where the file lists such sources.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
}

view_of! {
    Clause {
        reference = "ref": Text,
        page: u64,
        quote: Text,
        lang: LanguageTag,
        covers: Vec<Text>,
        source: SourceRef,
    }
}

/// The reason why a fact is absent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    /// The kind of absence
    ///
    /// Choose "redacted" or "by reference" only if the text shows it. "Silent" is only for text
    /// that was read.
    pub kind: AbsenceKind,
    /// The reason for the absence, in one sentence
    ///
    /// Short and neutral. If the question does not apply, state in substance why it cannot arise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// The document that holds the answer, if it is elsewhere
    ///
    /// Name it so that it can be requested, for example the framework contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Text>,
    /// The clause that is redacted or that refers elsewhere
    ///
    /// Its number as in the agreement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<Text>,
    /// The source that shows the absence
    ///
    /// Omit this field if the agreement itself shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
    /// Which positions the parties take, if the fact is disputed
    ///
    /// One entry for each side: who asserts what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub positions: Option<Vec<Text>>,
}

view_of! {
    Absence {
        kind: AbsenceKind,
        reason: Text,
        document: Text,
        clause: Text,
        source: SourceRef,
        positions: Vec<Text>,
    }
}

words! {
    /// Kinds of absence.
    AbsenceKind {
        // `NotRead` makes a silence a question, and what is not agreed or disputed is asked first.
        /// The text was read and is silent.
        Silent,
        /// The text is redacted.
        Redacted,
        /// The text refers to another document.
        ByReference,
        /// The parties have not yet agreed the point.
        NotAgreed,
        /// The record is contradictory, or the parties disagree.
        Disputed,
        /// The question cannot arise, for the reason given.
        NotApplicable,
        /// The relevant part of the text was not read.
        NotRead,
    }
}

impl AbsenceKind {
    /// Returns the word that files and outputs have for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Redacted => "redacted",
            Self::ByReference => "by_reference",
            Self::NotAgreed => "not_agreed",
            Self::Disputed => "disputed",
            Self::NotApplicable => "not_applicable",
            Self::NotRead => "not_read",
        }
    }
}

/// A statement by others about the agreement. A claim never satisfies a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The id of the claim
    ///
    /// A name that no other claim has, in lower-case letters, digits and hyphens.
    pub id: Id,
    /// The fact to which it relates
    ///
    /// A dotted path such as access.vendor or datasets.retention.days.
    pub about: Text,
    /// The author of the statement
    ///
    /// A person with office and organisation, a company, or a newspaper.
    pub by: Text,
    /// The exact wording, if known
    ///
    /// Copy the words exactly, in the language of the statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Text>,
    /// The language of the words
    ///
    /// Omit this field if it is the language of the agreement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<LanguageTag>,
    /// The substance of the statement, in neutral words
    ///
    /// A paraphrase that both sides would accept as fair.
    pub says: Text,
    /// The date of the statement
    ///
    /// The date of the statement itself, not of a report about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The source of the statement
    ///
    /// A statement without a source cannot be verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
}

view_of! {
    Claim {
        id: Id,
        about: Text,
        by: Text,
        quote: Text,
        lang: LanguageTag,
        says: Text,
        on: Date,
        source: SourceRef,
    }
}

/// A document that was read, or that is known but was not read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The id of the source
    ///
    /// Clauses, absences and claims refer to it.
    pub id: Id,
    /// The title of the source
    ///
    /// As printed on the document.
    pub title: Text,
    /// The publisher
    ///
    /// The body that issued it, such as a ministry, a newspaper or a court.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Text>,
    /// The web address
    ///
    /// The address at which a reader can find it. The program never opens it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// The file that was read
    ///
    /// A path relative to the folder of the agreement file. If the file is available, every quote
    /// is checked against it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<Text>,
    /// The SHA-256 of that file
    ///
    /// In hexadecimal. It shows whether the document is still the one that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Text>,
    /// The kind of document
    ///
    /// Press and secondary sources carry less weight: a fact that rests on them alone counts as
    /// reported, not as stated.
    pub kind: SourceKind,
    /// How much of the source was read
    ///
    /// Only a text that was read in full can be found to be silent.
    pub read: ReadExtent,
    /// The date on which it was read
    ///
    /// Web pages change. The date shows which version was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_on: Option<Date>,
    /// The date of publication
    ///
    /// As stated in the document or its register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_on: Option<Date>,
    /// The licence
    ///
    /// For example OGL-UK-3.0. It determines how much may be quoted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<Text>,
    /// A comment
    ///
    /// For example: the first 40 pages only; a scan without the annexes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

view_of! {
    Source {
        id: Id,
        title: Text,
        publisher: Text,
        url: Url,
        file: Text,
        sha256: Text,
        kind: SourceKind,
        read: ReadExtent,
        read_on: Date,
        published_on: Date,
        licence: Text,
        note: Text,
    }
}

words! {
    /// The outcome of an official finding.
    FindingOutcome {
        /// A breach of the law.
        Breach,
        /// A breach in part of what was complained of.
        PartlyBreach,
        /// No breach of the law.
        NoBreach,
    }
}

words! {
    /// The law that an official finding is about.
    FindingLaw {
        /// Data protection law.
        DataProtection,
        /// Another law, such as procurement or competition law.
        OtherLaw,
    }
}

/// A finding of a competent authority or a court on the agreement or the use of data under it.
///
/// Such a finding is a decision, not a position in a dispute.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfficialFinding {
    /// The id of the finding
    ///
    /// A name that no other finding has, in lower-case letters, digits and hyphens.
    pub id: Id,
    /// The authority or court
    ///
    /// Its name, such as Information Commissioner's Office.
    pub authority: Text,
    /// The outcome of the finding
    ///
    /// A breach, a breach in part, or no breach.
    pub outcome: FindingOutcome,
    /// The substance of the finding, in one sentence
    ///
    /// In neutral words, without comment.
    pub held: Text,
    /// The exact wording of the finding
    ///
    /// Copy the words exactly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Text>,
    /// The fact to which it relates
    ///
    /// A dotted path such as purposes.lawful_basis.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<Text>,
    /// Which provisions were breached
    ///
    /// As the authority cites them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provisions: Option<Vec<Text>>,
    /// The law on which the finding rests
    ///
    /// If this is not stated, a finding is taken to be under data protection law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub law: Option<FindingLaw>,
    /// The date of the finding
    ///
    /// The date of the decision, not of its publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found_on: Option<Date>,
    /// Whether the breach was remedied to the satisfaction of the authority
    ///
    /// Only if the authority says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedied: Option<bool>,
    /// The source of the finding
    ///
    /// The decision itself, if it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
}

view_of! {
    OfficialFinding {
        id: Id,
        authority: Text,
        outcome: FindingOutcome,
        held: Text,
        quote: Text,
        about: Text,
        provisions: Vec<Text>,
        law: FindingLaw,
        found_on: Date,
        remedied: bool,
        source: SourceRef,
    }
}

words! {
    /// Kinds of source.
    SourceKind {
        // What a fact from each kind is worth is decided in `assessment/evidence_clauses.rs`.
        /// The agreement itself.
        AgreementText,
        /// A statement by a party or a public authority.
        OfficialStatement,
        /// An entry in a public register.
        Register,
        /// An internal record of the public body, such as an impact assessment.
        OwnRecord,
        /// A press report.
        Press,
        /// A note by a law firm, a campaign group or a researcher.
        Secondary,
        /// Another kind of document.
        Other,
    }
}

words! {
    /// How much of a source was read.
    ReadExtent {
        /// All of the document.
        Whole,
        /// Part of the document.
        Part,
        /// None of the document.
        NotRead,
    }
}

#[cfg(test)]
mod tests {
    use super::AbsenceKind;

    #[test]
    fn a_kind_of_absence_has_the_word_that_the_schema_has() {
        for kind in [
            AbsenceKind::Silent,
            AbsenceKind::Redacted,
            AbsenceKind::ByReference,
            AbsenceKind::NotAgreed,
            AbsenceKind::Disputed,
            AbsenceKind::NotApplicable,
            AbsenceKind::NotRead,
        ] {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
    }
}
