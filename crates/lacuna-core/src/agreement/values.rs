//! The kinds of value that facts are stated in: ids, texts, dates, countries, addresses.

use super::terms::text;

text! {
    /// A name for an entry that other fields can point at: lower-case letters, digits and single hyphens.
    Id, { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 100 }
}

text! {
    /// Free text that is not empty.
    Text, { "type": "string", "minLength": 1 }
}

text! {
    /// A calendar day (ISO 8601), such as 2026-02-05.
    Date, { "type": "string", "format": "date" }
}

text! {
    /// A country (ISO 3166-1 alpha-2), such as GB or US.
    Country, { "type": "string", "format": "iso-3166-1-alpha-2", "pattern": "^[A-Z]{2}$" }
}

text! {
    /// A law: a country (ISO 3166-1 alpha-2), such as GB or US, or EU for the European Union.
    LawCode, { "type": "string", "format": "jurisdiction", "pattern": "^[A-Z]{2}$" }
}

/// The laws that govern: codes, or one of the words that files had before there were codes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum Laws {
    /// Codes.
    Codes(Vec<LawCode>),
    /// `uk`, `eu` or `other`, as files of the first layout have it.
    Word(Text),
}

impl schemars::JsonSchema for Laws {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Laws".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let code = generator.subschema_for::<LawCode>();
        // Each keyword speaks of its own type: `items` of the list and `pattern` of the word.
        schemars::json_schema!({ "type": ["array", "string"], "items": code, "pattern": "^(uk|eu|other)$" })
    }
}

text! {
    /// An address on the web. It is shown and never followed.
    Url, { "type": "string", "format": "uri" }
}

text! {
    /// A language (BCP 47), such as en or zh-Hans.
    LanguageTag, { "type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$" }
}

text! {
    /// The id of a party.
    PartyRef, { "type": "string", "x-refers-to": "parties" }
}

text! {
    /// The id of a dataset.
    DatasetRef, { "type": "string", "x-refers-to": "datasets" }
}

text! {
    /// The id of a source.
    SourceRef, { "type": "string", "x-refers-to": "sources" }
}
