//! An agreement as linked data in the W3C Data Privacy Vocabulary 2 (JSON-LD); what the vocabulary has no certain term for is omitted.

mod data;
mod parties;
mod terms;
mod thing;

use serde_json::{Value, json};

use self::thing::{Thing, country, period, typed};
use super::ExportError;
use super::stated::Facts;
use lacuna_core::agreement::{CheckedAgreement, Country, View};
use lacuna_core::source_file::escaped_json;

/// Writes agreements as one graph.
pub(super) fn write(agreements: &[CheckedAgreement]) -> Result<String, ExportError> {
    let graph: Vec<Value> = agreements
        .iter()
        .map(|agreement| Graph::of(agreement).process())
        .collect();
    let file = json!({
        "@context": context(),
        "@graph": graph,
    });
    let text =
        serde_json::to_string_pretty(&file).map_err(|error| ExportError(error.to_string()))?;
    Ok(escaped_json(&text).into_owned() + "\n")
}

/// The vocabularies, each by its prefix.
fn context() -> Value {
    json!({
        "dct": "http://purl.org/dc/terms/",
        "dpv": "https://w3id.org/dpv#",
        "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

/// Decides whether a text begins with these vocabularies, in this order, and then has its graph.
pub(super) fn is_own(start: &str) -> bool {
    // A formatter may have changed the layout. The order holds, since serde_json sorts by name.
    let text: String = start.split_whitespace().collect();
    text.starts_with(&format!("{{\"@context\":{},\"@graph\":[", context()))
}

/// One agreement as a graph.
struct Graph<'a> {
    facts: Facts<'a>,
    id: String,
    /// Whether the law is the EU's: then its own terms are used, and else the general ones.
    eu: bool,
}

impl<'a> Graph<'a> {
    fn of(agreement: &'a CheckedAgreement) -> Self {
        let facts = Facts::of(agreement);
        let laws = facts.texts(agreement.view().instrument().jurisdiction().codes());
        let eu = laws.iter().any(|law| law == "EU");

        Self {
            facts,
            id: agreement.id().into_owned(),
            eu,
        }
    }

    fn process(&self) -> Value {
        let facts = &self.facts;
        let agreement = facts.view();
        let reference = facts
            .text(agreement.instrument().reference())
            .unwrap_or_else(|| self.id.clone());

        let purposes = facts
            .entries(agreement.purposes())
            .map(|purpose| self.purpose(purpose));

        let datasets = facts
            .entries(agreement.datasets())
            .map(|dataset| self.dataset(dataset));

        let process = Thing::new("dpv:Process")
            .id(format!("#{}", self.id))
            .with("dct:title", facts.text(agreement.title()))
            .with("dct:identifier", Some(reference))
            .each("dpv:hasJurisdiction", self.jurisdictions())
            .each("dpv:hasDuration", self.durations())
            .each("dpv:hasProcess", purposes.collect())
            .each("dpv:hasData", datasets.collect())
            .each("dpv:hasRecipient", self.recipients())
            .each("dpv:hasThirdCountry", self.third_countries())
            .each(
                "dpv:hasStorageCondition",
                self.places("dpv:StorageLocation", agreement.hosting().locations()),
            )
            .each(
                "dpv:hasProcessingCondition",
                self.places(
                    "dpv:ProcessingLocation",
                    agreement.hosting().processing_locations(),
                ),
            )
            .each("dpv:hasTechnicalOrganisationalMeasure", self.measures());

        self.parties(process).value()
    }

    fn measures(&self) -> Vec<Value> {
        let measures = self.facts.texts(self.facts.view().security().measures());
        let measure = |words: String| {
            Thing::new("dpv:TechnicalOrganisationalMeasure")
                .with("dct:description", Some(words))
                .value()
        };

        measures.into_iter().map(measure).collect()
    }

    fn recipients(&self) -> Vec<Value> {
        let recipients = self
            .facts
            .texts(self.facts.view().use_limits().recipients());

        let recipient = |name: String| {
            Thing::new("dpv:Recipient")
                .with("dpv:hasName", Some(name))
                .value()
        };

        recipients.into_iter().map(recipient).collect()
    }

    /// Where data goes abroad under the law of the United Kingdom. Which countries are third ones by another law, a list
    /// of its members would have to tell.
    fn third_countries(&self) -> Vec<Value> {
        if !self.laws().iter().any(|law| law == "GB") {
            return Vec::new();
        }

        let transfers = self.facts.entries(self.facts.view().transfers());
        let mut codes: Vec<String> = transfers
            .filter_map(|transfer| self.facts.text(transfer.destination()))
            .collect();

        // Several transfers can go to one country, which is a third country once.
        codes.sort();
        codes.dedup();

        codes
            .into_iter()
            .filter(|code| code != "GB")
            .map(|code| country("dpv:ThirdCountry", code))
            .collect()
    }

    /// The codes of the laws that govern the use of the data.
    fn laws(&self) -> Vec<String> {
        self.facts
            .texts(self.facts.view().instrument().jurisdiction().codes())
    }

    fn jurisdictions(&self) -> Vec<Value> {
        let laws = self.laws().into_iter();
        laws.map(|law| match law.as_str() {
            // The Union is no country, and the vocabulary has a class for it.
            "EU" => country("dpv:SupraNationalUnion", law),
            _ => country("dpv:Country", law),
        })
        .collect()
    }

    /// How long the agreement runs.
    fn durations(&self) -> Vec<Value> {
        let term = self.facts.view().term();
        let months = self.facts.value(term.months());
        let months = months.map(|months| period(format!("P{months}M")));

        let end = self.facts.text(term.ends_on());
        let end = end.map(|day| {
            Thing::new("dpv:UntilTimeDuration")
                .with("rdf:value", Some(typed(day, "xsd:date")))
                .value()
        });

        // Both stay where both are stated: the graph does not choose between two statements.
        months.into_iter().chain(end).collect()
    }

    fn places(&self, class: &str, countries: View<'a, Vec<Country>>) -> Vec<Value> {
        let codes = self.facts.texts(countries).into_iter();
        let codes: Vec<Value> = codes.map(|code| country("dpv:Country", code)).collect();
        // A location without a country would state that there is one.
        if codes.is_empty() {
            Vec::new()
        } else {
            vec![Thing::new(class).each("dpv:hasCountry", codes).value()]
        }
    }
}
