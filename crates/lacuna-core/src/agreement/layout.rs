//! The schema that agreements are checked against: the published one, or that with the facts of a house.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock, OnceLock};

use serde_json::Value;

use crate::vocabulary::{
    FieldTexts, Forms, HouseFact, HouseFactError, PublishedSchema, Vocabulary,
};

static PUBLISHED: LazyLock<Arc<AgreementSchema>> = LazyLock::new(|| {
    Arc::new(AgreementSchema {
        extended: None,
        labels: None,
        forms: OnceLock::new(),
    })
});

/// The schema of agreements with what is made of it: the vocabulary, and the table of forms by which a document is checked.
///
/// What is costly to make is made when it is first needed, and once.
pub struct AgreementSchema {
    /// The schema with facts of a house, and its vocabulary; absent for the published one.
    extended: Option<(Value, Vocabulary)>,
    /// The vocabulary with the words of another language.
    labels: Option<Vocabulary>,
    forms: OnceLock<Forms>,
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

        let mut schema = PublishedSchema::of_agreements().clone();
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
        })
    }

    /// Makes the JSON Schema (2020-12).
    #[must_use]
    pub fn to_json(&self) -> Value {
        match &self.extended {
            Some((schema, _)) => schema.clone(),
            None => PublishedSchema::of_agreements().clone(),
        }
    }

    /// Returns the table of forms by which a document is checked.
    pub(super) fn forms(&self) -> &Forms {
        self.forms.get_or_init(|| match &self.extended {
            Some((schema, _)) => Forms::from_schema(schema),
            None => Forms::from_schema(PublishedSchema::of_agreements()),
        })
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
