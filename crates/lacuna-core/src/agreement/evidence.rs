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
    ///
    /// The page of the file as a reader shows it, not the number printed on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u64>,
    /// The exact words
    ///
    /// Copy them letter for letter; a report prints them beside the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Text>,
    /// The language of the words
    ///
    /// Leave it out where it is the language of the agreement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Language>,
    /// The fields of the group that this clause states
    ///
    /// All of them where this is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covers: Option<Vec<Text>>,
    /// The source in which it was read
    ///
    /// If omitted, the agreement itself. What comes from a source of kind press or secondary is only reported. Where the
    /// file lists such a source, name the source of each clause: one that names none then counts as only reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
}

/// Why a fact is not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    /// The kind of absence
    ///
    /// Choose redacted or by_reference only where the text shows it; silent is for text that was read.
    pub kind: AbsenceKind,
    /// Why it is absent, in a sentence
    ///
    /// Short and neutral. For not_applicable it is needed in substance: say what makes the question idle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// The document that holds the answer, where it lies elsewhere
    ///
    /// Name it so that somebody can ask for it, such as the framework contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Text>,
    /// The clause that is blacked out, or that refers elsewhere
    ///
    /// Its number as the paper has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<Text>,
    /// The source that shows the absence
    ///
    /// Leave it out where the agreement itself shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
    /// The positions of those who disagree, where it is disputed
    ///
    /// One entry for each side: who says what.
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
        /// The part of the text where it would stand was not read.
        NotRead,
    }
}

/// What somebody says about the agreement. A claim never satisfies a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The id of the claim
    ///
    /// It must differ from the ids of the other claims.
    pub id: Id,
    /// The fact it is about
    ///
    /// A dotted path such as access.vendor or datasets.retention.days.
    pub about: Text,
    /// Who says it
    ///
    /// A person with office and body, a company, or a newspaper.
    pub by: Text,
    /// The exact words, where they are known
    ///
    /// Letter for letter, in the language it was said in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Text>,
    /// The language of the words
    ///
    /// Leave it out where it is the language of the agreement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Language>,
    /// What it comes to, in neutral words
    ///
    /// A paraphrase that neither side would call unfair.
    pub says: Text,
    /// The day it was said
    ///
    /// The day of the statement, not the day of the report about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The source it was read in
    ///
    /// A claim without a source cannot be checked by anybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
}

/// A document that was read, or that is known and was not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The id of the source
    ///
    /// Clauses, absences and claims point at it.
    pub id: Id,
    /// Its title
    ///
    /// As the document has it.
    pub title: Text,
    /// Who published it
    ///
    /// The body that put it out: a ministry, a newspaper, a court.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Text>,
    /// Its address
    ///
    /// Where a reader can find it. The program never opens it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// The file that was read
    ///
    /// A path from the folder of the agreement file. Where it is at hand, every quote is looked up in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<Text>,
    /// The SHA-256 of that file
    ///
    /// In hexadecimal. It tells whether the document is still the one that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Text>,
    /// What kind of document it is
    ///
    /// Press and secondary sources are weaker: what rests on them alone counts as reported, not as stated.
    pub kind: SourceKind,
    /// How much of it was read
    ///
    /// Silence can be told only of a text that was read as a whole.
    pub read: ReadExtent,
    /// The day it was read
    ///
    /// Web pages change; the day says which version was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_on: Option<Date>,
    /// The day it was published
    ///
    /// As the document or its register says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_on: Option<Date>,
    /// The licence it is under
    ///
    /// Such as OGL-UK-3.0. It decides how much may be quoted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<Text>,
    /// A remark
    ///
    /// Such as: the first 40 pages only; a scan without the annexes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

words! {
    /// What an authority found.
    FindingOutcome {
        /// The law was breached.
        Breach,
        /// Parts of what was complained of were breaches.
        PartlyBreach,
        /// The law was not breached.
        NoBreach,
    }
}

/// What a competent authority or a court has found about the agreement or the use of the data under it.
///
/// It is no position in a dispute: it decides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfficialFinding {
    /// The id of the finding
    ///
    /// It must differ from the ids of the other findings.
    pub id: Id,
    /// The authority or court
    ///
    /// By its name, such as Information Commissioner's Office.
    pub authority: Text,
    /// What it found
    ///
    /// A breach, a breach in part, or none.
    pub outcome: FindingOutcome,
    /// What it held, in a sentence
    ///
    /// In neutral words, without commentary.
    pub held: Text,
    /// Its exact words
    ///
    /// Copy them letter for letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Text>,
    /// The fact it is about
    ///
    /// A dotted path such as purposes.lawful_basis.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<Text>,
    /// The provisions that were breached
    ///
    /// As the authority names them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provisions: Option<Vec<Text>>,
    /// The day of the finding
    ///
    /// The date of the decision, not of its publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found_on: Option<Date>,
    /// Whether it was remedied to the authority's satisfaction
    ///
    /// Only where the authority says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedied: Option<bool>,
    /// The source it was read in
    ///
    /// The decision itself where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
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
        /// A document of the public body's own file, such as an impact assessment.
        OwnRecord,
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
