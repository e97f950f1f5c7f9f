//! The jurisdictions whose law the packs hold: the home area, whom it finds adequate, and its general regime.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::DataRegime;

/// A jurisdiction whose law the packs hold, as it is written in `jurisdictions/`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "some fields are there for whoever reads the file")]
pub struct JurisdictionFile {
    /// Its name as a reader writes it.
    pub name: String,
    /// The codes of the countries whose agreements are under this law.
    pub codes: Vec<String>,
    /// The home area: the countries that are not abroad.
    pub home: Vec<String>,
    /// The general data protection regime of its public bodies.
    pub regime: Option<DataRegime>,
    /// The regime of its police for law enforcement; for readers.
    pub police_regime: Option<DataRegime>,
    /// The regime of its intelligence services; for readers.
    pub intelligence_regime: Option<DataRegime>,
    /// The authority that supervises data protection.
    pub regulator: Option<Regulator>,
    /// Its parts with laws of their own: the word for each in agreements, and its code (ISO 3166-2), which sources name.
    #[serde(default)]
    pub parts: BTreeMap<String, String>,
    /// A remark for readers.
    pub note: Option<String>,
    /// Why it replaces an earlier folder's; needed there, and only there. Reports print it.
    #[schemars(with = "Option<String>")]
    pub reason: Option<Spanned<String>>,
    /// Thresholds that statutes set, by name.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    pub thresholds: BTreeMap<String, toml::Value>,
    /// The countries whose protection was found adequate.
    #[serde(default)]
    pub adequate: Vec<AdequacyFile>,
}

/// A country whose protection was found adequate.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "some fields are there for whoever reads the file")]
pub struct AdequacyFile {
    /// The country (ISO 3166-1 alpha-2).
    pub country: String,
    /// The first day.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub from: Option<Spanned<String>>,
    /// The last day.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub until: Option<Spanned<String>>,
    /// For transfers under which regimes; all where it names none.
    #[serde(default)]
    pub regimes: Vec<DataRegime>,
    /// Whether it covers every recipient: `whole` or `part`.
    pub scope: Option<String>,
    /// How it was checked.
    pub check: Option<super::Verification>,
    /// The instrument.
    pub instrument: Option<String>,
    /// Its limits.
    pub note: Option<String>,
}

/// An authority that supervises data protection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Regulator {
    /// Its name.
    pub name: String,
    /// Its address on the web.
    pub address: Option<String>,
}

/// A jurisdiction whose law the packs hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jurisdiction {
    /// The code that sources name it by, such as `GB` or `EU`.
    pub code: String,
    /// Its name as a reader writes it.
    pub name: String,
    /// The codes of the countries whose agreements are under this law.
    pub members: Vec<String>,
    /// The home area: the countries that are not abroad.
    pub home: Vec<String>,
    /// The general data protection regime of its public bodies.
    pub regime: Option<DataRegime>,
    /// The authority that supervises data protection.
    pub regulator: Option<Regulator>,
    /// The codes (ISO 3166-2) of its parts with laws of their own, by the words for them in agreements.
    pub parts: BTreeMap<String, String>,
    /// The countries found adequate, with their days.
    pub adequate: Vec<Adequacy>,
}

/// A country whose protection was found adequate, for whom, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adequacy {
    /// The country (ISO 3166-1 alpha-2).
    pub country: String,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// The bodies of law whose transfers it permits; empty where it permits those under any.
    pub regimes: Vec<DataRegime>,
    /// Whether it covers every recipient there, and not only some, such as members of a framework.
    pub is_whole: bool,
}

impl Jurisdiction {
    /// Returns whether an agreement under a country's law is under this jurisdiction's.
    #[must_use]
    pub fn governs(&self, code: &str) -> bool {
        self.code == code || self.members.iter().any(|member| member == code)
    }
}

impl Adequacy {
    /// Returns whether it is in force on a day.
    #[must_use]
    pub fn is_in_force_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}
