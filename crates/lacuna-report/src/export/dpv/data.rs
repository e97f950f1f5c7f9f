//! The purposes and the datasets of an agreement.

use serde_json::{Value, json};

use super::Graph;
use super::terms::{ARTICLE_9, FORMS, LAWFUL_BASES, SPECIAL};
use super::thing::{Thing, period};
use lacuna_core::agreement::{Dataset, Purpose, View};

impl<'a> Graph<'a> {
    pub(super) fn purpose(&self, purpose: View<'a, Purpose>) -> Value {
        let facts = &self.facts;
        let class = if facts.value(purpose.commercial()) == Some(true) {
            "dpv:CommercialPurpose"
        } else {
            "dpv:Purpose"
        };

        let words = Thing::new(class)
            .with("dct:description", facts.text(purpose.text()))
            .value();

        let named = facts.texts(purpose.datasets()).into_iter();

        Thing::new("dpv:Process")
            .id(format!(
                "#{}/purposes/{}",
                self.id,
                facts.text(purpose.id()).unwrap_or_default()
            ))
            .with("dpv:hasPurpose", Some(words))
            .each("dpv:hasLegalBasis", self.legal_bases(purpose))
            .each(
                "dpv:hasData",
                named
                    .map(|id| json!({ "@id": format!("#{}/datasets/{id}", self.id) }))
                    .collect(),
            )
            .value()
    }

    /// The lawful basis and the condition for special categories, by their terms.
    fn legal_bases(&self, purpose: View<'a, Purpose>) -> Vec<Value> {
        let facts = &self.facts;
        let basis = facts.value(purpose.lawful_basis());
        let basis = LAWFUL_BASES
            .iter()
            .find(|(word, _, _)| basis == Some(*word));

        let condition = facts
            .value(purpose.article_9_condition())
            // The conditions of the UK GDPR have no terms, although their letters are the same.
            .filter(|_| self.eu);

        let condition = ARTICLE_9.iter().find(|(word, _)| condition == Some(*word));

        let bases = basis.map(|(_, general, eu)| if self.eu { *eu } else { *general });
        bases
            .into_iter()
            .chain(condition.map(|(_, term)| *term))
            .map(|term| json!({ "@id": term }))
            .collect()
    }

    pub(super) fn dataset(&self, dataset: View<'a, Dataset>) -> Value {
        let facts = &self.facts;
        let subject = |words: String| {
            Thing::new("dpv:DataSubject")
                .with("dct:title", Some(words))
                .value()
        };

        let subjects = facts
            .texts(dataset.subject_categories())
            .into_iter()
            .map(subject);

        let frequency = facts.text(dataset.frequency());
        let frequency = frequency.map(|words| {
            Thing::new("dpv:Frequency")
                .with("dct:description", Some(words))
                .value()
        });

        let mut thing = Thing::new("dpv:Data")
            .id(format!(
                "#{}/datasets/{}",
                self.id,
                facts.text(dataset.id()).unwrap_or_default()
            ))
            .with("dct:title", facts.text(dataset.name()))
            .with("dct:description", facts.text(dataset.description()))
            .with("dpv:hasFrequency", frequency)
            .each("dpv:hasDataSubject", subjects.collect())
            .each("dpv:hasStorageCondition", self.kept(dataset));

        // A dataset can have several classes, where `Thing::new` takes one.
        thing
            .0
            .insert("@type".to_owned(), json!(self.classes(dataset)));

        thing.value()
    }

    fn classes(&self, dataset: View<'a, Dataset>) -> Vec<&'static str> {
        let mut classes = Vec::new();
        let personal = self.facts.value(dataset.personal());
        match personal {
            Some(true) => classes.push("dpv:PersonalData"),
            Some(false) => classes.push("dpv:NonPersonalData"),
            // Silence is neither: the general class claims nothing about people.
            None => classes.push("dpv:Data"),
        }

        let mut categories = self
            .facts
            .entries(dataset.categories())
            .filter_map(View::value);

        // The special class says personal as well, which only the file may say.
        if personal == Some(true) && categories.any(|category| SPECIAL.contains(&category)) {
            classes.push("dpv:SpecialCategoryPersonalData");
        }

        let form = self.facts.value(dataset.form());

        let form = FORMS
            .iter()
            .find(|(word, _)| form == Some(*word))
            .map(|(_, class)| *class);

        // Anonymised data that is stated to be personal is a contradiction, and no class of both is true of it.
        classes.extend(
            form.filter(|class| !(personal == Some(true) && *class == "dpv:AnonymisedData")),
        );

        classes
    }

    /// How long a dataset is kept.
    fn kept(&self, dataset: View<'a, Dataset>) -> Vec<Value> {
        let retention = dataset.retention();
        let days = self.facts.value(retention.days());
        let days = days.map(|days| period(format!("P{days}D")));
        let months = self.facts.value(retention.months());
        let months = months.map(|months| period(format!("P{months}M")));
        let event = self.facts.text(dataset.retention().event());
        let event = event.map(|words| {
            Thing::new("dpv:UntilEventDuration")
                .with("dct:description", Some(words))
                .value()
        });

        let durations = [days, months, event].into_iter().flatten();

        durations
            .map(|duration| {
                Thing::new("dpv:StorageDuration")
                    .with("dpv:hasDuration", Some(duration))
                    .value()
            })
            .collect()
    }
}
