//! The register of sources: what each law or piece of guidance demands, of whom, where, of which data and when.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Basis, Verification};

/// A law, guidance or decision that rules cite, with its scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalSource {
    /// Its name with the provision.
    pub title: String,
    /// What kind of text it is.
    pub kind: LegalSourceKind,
    /// Where it is in force: an ISO 3166-1 code, `EU`, or `INT` for what binds no territory by itself.
    pub jurisdiction: String,
    /// The parts of the jurisdiction in which it is in force (ISO 3166-2); empty for all of it.
    pub territory: Vec<String>,
    /// The condition that must hold for it to govern an agreement, where place, time and kind of data do not say it.
    pub governs_where: Option<String>,
    /// The bodies of data protection law it speaks to; empty where it is not about personal data.
    pub regimes: Vec<DataRegime>,
    /// On whom it puts its duty.
    pub duty_on: Vec<DutyHolder>,
    /// What it demands, in our own words.
    pub says: String,
    /// The address of the official text.
    pub url: Option<String>,
    /// The first day it is in force.
    pub in_force_from: Option<NaiveDate>,
    /// The last day it is in force.
    pub in_force_until: Option<NaiveDate>,
    /// The key of the source that took its place.
    pub successor: Option<String>,
    /// How its text was checked.
    pub mark: Verification,
    /// Where it was read.
    pub read: String,
    /// The day it was read.
    pub read_on: Option<NaiveDate>,
    /// The date of the version that was read, as its publisher gives it.
    pub version_date: Option<String>,
    /// SHA-256 of the text that was read, in hexadecimal.
    pub sha256: Option<String>,
    /// The day by which somebody has to look again.
    pub recheck_by: Option<NaiveDate>,
    /// Its limits, and changes that are pending.
    pub note: Option<String>,
    /// What its parts say, by pinpoint such as `(3)(g)`, where that is recorded.
    pub pinpoints: BTreeMap<String, Pinpoint>,
}

/// A part of a source, where it differs from the whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pinpoint {
    /// What it demands, in our own words.
    pub says: Option<String>,
    /// The condition that must hold for it to govern an agreement, besides the whole source's.
    pub governs_where: Option<String>,
    /// On whom it puts its duty, where that is not the whole source's.
    pub duty_on: Option<Vec<DutyHolder>>,
    /// The first day it is in force, where that is not the whole source's.
    pub in_force_from: Option<NaiveDate>,
    /// The last day it is in force, where that is not the whole source's.
    pub in_force_until: Option<NaiveDate>,
}

/// What kind of text a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LegalSourceKind {
    /// An Act, a regulation, a directive or a statutory instrument.
    Statute,
    /// A directive, which binds States and reaches the parties only through an Act of theirs.
    Directive,
    /// Guidance of a competent authority.
    Guidance,
    /// A decision of a court or an authority.
    Decision,
    /// A standard that a body has set or adopted.
    Standard,
    /// A document or an event that shows a concern; never the ground of a rule.
    Record,
}

/// A body of data protection law.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum DataRegime {
    /// The UK GDPR.
    #[serde(rename = "uk_gdpr")]
    UkGdpr,
    /// Part 3 of the Data Protection Act 2018: law enforcement.
    #[serde(rename = "dpa_part3")]
    DpaPart3,
    /// Part 4 of the Data Protection Act 2018: the intelligence services.
    #[serde(rename = "dpa_part4")]
    DpaPart4,
    /// The EU GDPR.
    #[serde(rename = "eu_gdpr")]
    EuGdpr,
    /// Regulation (EU) 2018/1725: the institutions of the European Union.
    #[serde(rename = "eu_2018_1725")]
    EuInstitutions,
    /// Directive (EU) 2016/680: law enforcement in the European Union.
    #[serde(rename = "led")]
    EuLawEnforcement,
}

/// Whom a provision obliges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DutyHolder {
    /// The agreement itself: what it has to say.
    Instrument,
    /// Whoever decides on purposes and means.
    Controller,
    /// The public body as an authority.
    Authority,
    /// The vendor, as a processor or otherwise.
    Vendor,
}

impl DataRegime {
    /// All bodies of law that the register knows.
    pub const ALL: [Self; 6] = [
        Self::UkGdpr,
        Self::DpaPart3,
        Self::DpaPart4,
        Self::EuGdpr,
        Self::EuInstitutions,
        Self::EuLawEnforcement,
    ];

    /// Returns the word for it in agreements and in the register.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UkGdpr => "uk_gdpr",
            Self::DpaPart3 => "dpa_part3",
            Self::DpaPart4 => "dpa_part4",
            Self::EuGdpr => "eu_gdpr",
            Self::EuInstitutions => "eu_2018_1725",
            Self::EuLawEnforcement => "led",
        }
    }

    /// Returns the regime that a word of an agreement names; `None` for no data protection law and for another country's.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|regime| regime.as_str() == word)
    }
}

impl LegalSource {
    /// Returns the basis that an answer has which rests on this source: law, guidance, or none.
    #[must_use]
    pub fn basis(&self) -> Option<Basis> {
        // What nobody could read is never shipped as law.
        let is_read = matches!(self.mark, Verification::Verified | Verification::Derived);
        match self.kind {
            LegalSourceKind::Statute if is_read => Some(Basis::Law),
            // A directive binds States alone (Article 288 TFEU): no agreement can breach one.
            LegalSourceKind::Statute | LegalSourceKind::Directive | LegalSourceKind::Record => None,
            LegalSourceKind::Guidance | LegalSourceKind::Decision | LegalSourceKind::Standard => {
                Some(Basis::Guidance)
            }
        }
    }

    /// Says what a pinpoint says, or the nearest part around it, or the whole.
    #[must_use]
    pub fn says_at(&self, pinpoint: &str) -> &str {
        self.around(pinpoint)
            .find_map(|part| part.says.as_deref())
            .unwrap_or(&self.says)
    }

    /// On whom a pinpoint puts its duty.
    #[must_use]
    pub fn duty_at(&self, pinpoint: &str) -> &[DutyHolder] {
        self.around(pinpoint)
            .find_map(|part| part.duty_on.as_deref())
            .unwrap_or(&self.duty_on)
    }

    /// Returns the conditions that must hold for a pinpoint to govern: the whole source's, and those of each part around it.
    pub fn conditions_at<'s, 'p>(
        &'s self,
        pinpoint: &'p str,
    ) -> impl Iterator<Item = &'s str> + use<'s, 'p> {
        let parts = self
            .around(pinpoint)
            .filter_map(|part| part.governs_where.as_deref());

        self.governs_where.as_deref().into_iter().chain(parts)
    }

    /// Returns the first and the last day on which a pinpoint is in force, where they are known.
    #[must_use]
    pub fn in_force_at(&self, pinpoint: &str) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let from = self
            .around(pinpoint)
            .find_map(|part| part.in_force_from)
            .or(self.in_force_from);

        let until = self
            .around(pinpoint)
            .find_map(|part| part.in_force_until)
            .or(self.in_force_until);

        (from, until)
    }

    /// Returns the recorded parts that a pinpoint lies in, the nearest first: `(3)(g)`, then `(3)`.
    fn around<'s, 'p>(
        &'s self,
        pinpoint: &'p str,
    ) -> impl Iterator<Item = &'s Pinpoint> + use<'s, 'p> {
        // Most sources record no parts, and then there is nothing to look up.
        let innermost = (!self.pinpoints.is_empty()).then_some(pinpoint);
        // Pinpoints nest by their brackets: without its last, one names the part around it.
        let enclosing = |at: &&'p str| at.rfind('(').and_then(|open| at.get(..open));

        std::iter::successors(innermost, enclosing)
            .take_while(|at| !at.is_empty())
            .filter_map(|at| self.pinpoints.get(at))
    }
}
