//! The schema that agreements are checked against: the published one, or that with the facts of a house.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock, OnceLock};

use jsonschema::{PatternOptions, Validator};
use serde_json::Value;

use super::arena::Arena;
use crate::vocabulary::{
    AGREEMENT_SCHEMA, COUNTRY_FORMAT, FieldTexts, Forms, HouseFact, HouseFactError,
    JURISDICTION_FORMAT, Vocabulary, is_country, is_jurisdiction,
};

static PUBLISHED: LazyLock<Arc<AgreementSchema>> = LazyLock::new(|| {
    Arc::new(AgreementSchema {
        extended: None,
        labels: None,
        forms: OnceLock::new(),
        validator: OnceLock::new(),
    })
});

/// The schema of agreements with what is made of it: the vocabulary, and two ways to check a document.
///
/// What is costly to make is made when it is first needed, and once.
pub struct AgreementSchema {
    /// The schema with facts of a house, and its vocabulary; absent for the published one.
    extended: Option<(Value, Vocabulary)>,
    /// The vocabulary with the words of another language.
    labels: Option<Vocabulary>,
    forms: OnceLock<Forms>,
    validator: OnceLock<Option<Validator<Arena>>>,
}

impl AgreementSchema {
    /// Returns the published schema, as this program was built with it.
    #[must_use]
    pub fn published() -> Arc<Self> {
        Arc::clone(&PUBLISHED)
    }

    /// Returns the published schema with facts of a house.
    ///
    /// # Errors
    /// Each fact that cannot join, by its number in the list.
    pub fn with_facts(facts: &[HouseFact]) -> Result<Arc<Self>, Vec<(usize, HouseFactError)>> {
        if facts.is_empty() {
            return Ok(Self::published());
        }

        let mut schema = published_json();
        // With facts of a house it is another schema than the published one.
        schema.as_object_mut().and_then(|root| root.remove("$id"));
        let refused: Vec<_> = facts
            .iter()
            .enumerate()
            .filter_map(|(at, fact)| Some((at, fact.extend(&mut schema).err()?)))
            .collect();

        if !refused.is_empty() {
            return Err(refused);
        }

        let vocabulary = Vocabulary::from_schema(&schema);
        Ok(Arc::new(Self {
            extended: Some((schema, vocabulary)),
            labels: None,
            forms: OnceLock::new(),
            validator: OnceLock::new(),
        }))
    }

    /// Returns the facts there are.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        match (&self.labels, &self.extended) {
            (Some(labels), _) => labels,
            (None, Some((_, vocabulary))) => vocabulary,
            (None, None) => Vocabulary::agreement(),
        }
    }

    /// Makes the same schema with the words of another language for its facts, by their dotted paths.
    #[must_use]
    pub fn translated(schema: Arc<Self>, texts: &BTreeMap<String, FieldTexts>) -> Arc<Self> {
        if texts.is_empty() {
            return schema;
        }

        let mut labels = schema.vocabulary().clone();
        labels.translate(texts);
        Arc::new(Self {
            extended: schema
                .extended
                .as_ref()
                .map(|(json, vocabulary)| (json.clone(), vocabulary.clone())),
            labels: Some(labels),
            forms: OnceLock::new(),
            validator: OnceLock::new(),
        })
    }

    /// Makes the JSON Schema (2020-12).
    #[must_use]
    pub fn to_json(&self) -> Value {
        match &self.extended {
            Some((schema, _)) => schema.clone(),
            None => published_json(),
        }
    }

    /// Returns the table of forms by which one walk tells that a document conforms.
    pub(super) fn forms(&self) -> &Forms {
        self.forms
            .get_or_init(|| Forms::from_schema(&self.to_json()))
    }

    /// Makes the JSON Schema validator; absent only where the schema itself is wrong.
    pub(super) fn validator(&self) -> Option<&Validator<Arena>> {
        let build = || {
            // Draft 2020-12 checks formats only when asked, and the default engine for patterns
            // gives no promise of linear time.
            jsonschema::options_for::<Arena>()
                .should_validate_formats(true)
                .with_format(COUNTRY_FORMAT, is_country)
                .with_format(JURISDICTION_FORMAT, is_jurisdiction)
                .with_pattern_options(PatternOptions::regex())
                .offline()
                .build(&self.to_json())
                .ok()
        };

        self.validator.get_or_init(build).as_ref()
    }
}

/// Whether facts were added: the whole schema says nothing in a message.
impl fmt::Debug for AgreementSchema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AgreementSchema")
            .field("is_extended", &self.extended.is_some())
            .finish_non_exhaustive()
    }
}

fn published_json() -> Value {
    // The file is generated and held fresh by a test, so a schema that is no JSON cannot be committed.
    serde_json::from_str(AGREEMENT_SCHEMA).unwrap_or(Value::Null)
}
