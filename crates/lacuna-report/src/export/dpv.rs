//! An agreement as linked data in the W3C Data Privacy Vocabulary 2 (JSON-LD); what the vocabulary has no certain term for is left out.

use serde_json::{Map, Value, json};

use super::ExportError;
use super::stated::Facts;
use lacuna_core::agreement::CheckedAgreement;
use lacuna_core::document::NodeId;
use lacuna_core::source_file::escaped_json;

/// The lawful bases: the word of the agreement file, the general term, and that of the EU GDPR.
const LAWFUL_BASES: [(&str, &str, &str); 6] = [
    ("consent", "dpv:Consent", "eu-gdpr:A6-1-a"),
    ("contract", "dpv:Contract", "eu-gdpr:A6-1-b"),
    ("legal_obligation", "dpv:LegalObligation", "eu-gdpr:A6-1-c"),
    ("vital_interests", "dpv:VitalInterest", "eu-gdpr:A6-1-d"),
    ("public_task", "dpv:PublicInterest", "eu-gdpr:A6-1-e"),
    (
        "legitimate_interests",
        "dpv:LegitimateInterest",
        "eu-gdpr:A6-1-f",
    ),
];

/// Conditions of the EU GDPR, Article 9(2).
const ARTICLE_9: [(&str, &str); 10] = [
    ("explicit_consent", "eu-gdpr:A9-2-a"),
    ("employment", "eu-gdpr:A9-2-b"),
    ("vital_interests", "eu-gdpr:A9-2-c"),
    ("not_for_profit", "eu-gdpr:A9-2-d"),
    ("made_public", "eu-gdpr:A9-2-e"),
    ("legal_claims", "eu-gdpr:A9-2-f"),
    ("substantial_public_interest", "eu-gdpr:A9-2-g"),
    ("health_care", "eu-gdpr:A9-2-h"),
    ("public_health", "eu-gdpr:A9-2-i"),
    ("research", "eu-gdpr:A9-2-j"),
];

/// Categories of data that are special by Article 9(1).
const SPECIAL: [&str; 8] = [
    "health",
    "genetic",
    "biometric_id",
    "ethnicity",
    "religion",
    "politics",
    "union",
    "sex_life",
];

/// Forms of data with a class of their own. Data in which people can be known has none that says no more than that.
const FORMS: [(&str, &str); 3] = [
    ("pseudonymised", "dpv:PseudonymisedData"),
    ("anonymised", "dpv:AnonymisedData"),
    ("synthetic", "dpv:SyntheticData"),
];

/// Writes agreements as one graph.
pub(super) fn write(agreements: &[CheckedAgreement]) -> Result<String, ExportError> {
    let graph: Vec<Value> = agreements
        .iter()
        .map(|agreement| Graph::of(agreement).process())
        .collect();
    let file = json!({
        "@context": {
            "dct": "http://purl.org/dc/terms/",
            "dpv": "https://w3id.org/dpv#",
            "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
            "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@graph": graph,
    });
    let text =
        serde_json::to_string_pretty(&file).map_err(|error| ExportError(error.to_string()))?;
    Ok(escaped_json(&text).into_owned() + "\n")
}

/// One agreement as a graph.
struct Graph<'a> {
    facts: Facts<'a>,
    id: String,
    /// Whether the law is the EU's: then its own terms are used, and else the general ones.
    eu: bool,
}

/// A node, to which only what is stated is added.
struct Thing(Map<String, Value>);

impl Thing {
    fn new(class: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), json!(class))]))
    }

    fn id(mut self, id: String) -> Self {
        self.0.insert("@id".to_owned(), json!(id));
        self
    }

    fn with(mut self, property: &str, value: Option<impl Into<Value>>) -> Self {
        if let Some(value) = value {
            self.0.insert(property.to_owned(), value.into());
        }

        self
    }

    fn each(mut self, property: &str, values: Vec<Value>) -> Self {
        if !values.is_empty() {
            self.0.insert(property.to_owned(), Value::Array(values));
        }

        self
    }

    fn value(self) -> Value {
        Value::Object(self.0)
    }
}

impl<'a> Graph<'a> {
    fn of(agreement: &'a CheckedAgreement) -> Self {
        let facts = Facts::of(agreement);
        let eu = facts
            .text(NodeId::ROOT, &["instrument", "jurisdiction"])
            .is_some_and(|law| law == "eu");

        Self {
            facts,
            id: agreement.text_at(&["id"]),
            eu,
        }
    }

    fn process(&self) -> Value {
        let (facts, root) = (&self.facts, NodeId::ROOT);
        let reference = facts
            .text(root, &["instrument", "reference"])
            .unwrap_or_else(|| self.id.clone());

        let purposes = facts
            .list(root, &["purposes"])
            .into_iter()
            .map(|purpose| self.purpose(purpose));

        let datasets = facts
            .list(root, &["datasets"])
            .into_iter()
            .map(|dataset| self.dataset(dataset));

        let measures = facts.texts(root, &["security", "measures"]).into_iter();
        let measure = |words: String| {
            Thing::new("dpv:TechnicalOrganisationalMeasure")
                .with("dct:description", Some(words))
                .value()
        };

        let recipients = facts.texts(root, &["use_limits", "recipients"]).into_iter();
        let recipient = |name: String| {
            Thing::new("dpv:Recipient")
                .with("dpv:hasName", Some(name))
                .value()
        };

        let process = Thing::new("dpv:Process")
            .id(format!("#{}", self.id))
            .with("dct:title", facts.text(root, &["title"]))
            .with("dct:identifier", Some(reference))
            .with("dpv:hasJurisdiction", self.jurisdiction())
            .each("dpv:hasDuration", self.durations())
            .each("dpv:hasProcess", purposes.collect())
            .each("dpv:hasData", datasets.collect())
            .each("dpv:hasRecipient", recipients.map(recipient).collect())
            .each("dpv:hasThirdCountry", self.third_countries())
            .each(
                "dpv:hasStorageCondition",
                self.places("dpv:StorageLocation", "locations"),
            )
            .each(
                "dpv:hasProcessingCondition",
                self.places("dpv:ProcessingLocation", "processing_locations"),
            )
            .each(
                "dpv:hasTechnicalOrganisationalMeasure",
                measures.map(measure).collect(),
            );

        self.parties(process).value()
    }

    /// Where data goes abroad under the law of the United Kingdom. Which countries are third ones by another law, a list
    /// of its members would have to tell.
    fn third_countries(&self) -> Vec<Value> {
        if self
            .facts
            .text(NodeId::ROOT, &["instrument", "jurisdiction"])
            .is_none_or(|law| law != "uk")
        {
            return Vec::new();
        }
        let transfers = self.facts.list(NodeId::ROOT, &["transfers"]).into_iter();

        let mut codes: Vec<String> = transfers
            .filter_map(|transfer| self.facts.text(transfer, &["destination"]))
            .collect();

        codes.sort();
        codes.dedup();

        codes
            .into_iter()
            .filter(|code| code != "GB")
            .map(|code| country("dpv:ThirdCountry", code))
            .collect()
    }

    fn jurisdiction(&self) -> Option<Value> {
        let law = self
            .facts
            .text(NodeId::ROOT, &["instrument", "jurisdiction"])?;

        match law.as_str() {
            "uk" => Some(country("dpv:Country", "GB".to_owned())),
            "eu" => Some(country("dpv:SupraNationalUnion", "EU".to_owned())),
            _ => None,
        }
    }

    fn parties(&self, process: Thing) -> Thing {
        let roles = [
            ("controller", "dpv:DataController", "dpv:hasDataController"),
            ("processor", "dpv:DataProcessor", "dpv:hasDataProcessor"),
            (
                "sub_processor",
                "dpv:DataSubProcessor",
                "dpv:hasDataProcessor",
            ),
            (
                "joint_controller",
                "dpv:DataController",
                "dpv:hasDataController",
            ),
        ];

        let mut by_property: Map<String, Value> = Map::new();
        let mut joint = Vec::new();
        for party in self.facts.list(NodeId::ROOT, &["parties"]) {
            let role = self.facts.text(party, &["role"]).unwrap_or_default();
            let known = roles.iter().find(|(word, _, _)| *word == role);
            let (class, property) = known.map_or(
                ("dpv:LegalEntity", "dpv:hasEntity"),
                |(_, class, property)| (class, property),
            );

            let id = format!(
                "#{}/parties/{}",
                self.id,
                self.facts.text(party, &["id"]).unwrap_or_default()
            );

            if role == "joint_controller" {
                joint.push(json!({ "@id": id }));
            }

            push(&mut by_property, property, self.party(party, class, id));
        }

        for vendor in self.facts.list(NodeId::ROOT, &["subprocessors", "list"]) {
            let at = self
                .facts
                .text(vendor, &["country"])
                .map(|code| country("dpv:Country", code));

            let thing = Thing::new("dpv:DataSubProcessor")
                .with("dpv:hasName", self.facts.text(vendor, &["name"]))
                .with("dpv:hasCountry", at);

            push(&mut by_property, "dpv:hasDataProcessor", thing.value());
        }

        if joint.len() > 1 {
            let group = Thing::new("dpv:JointDataControllers")
                .each("dpv:hasDataController", joint)
                .value();

            push(&mut by_property, "dpv:hasJointDataControllers", group);
        }

        by_property
            .into_iter()
            .fold(process, |process, (property, parties)| {
                process.with(&property, Some(parties))
            })
    }

    fn party(&self, party: NodeId, class: &str, id: String) -> Value {
        let officer = self.facts.text(party, &["data_protection_officer"]);
        let officer = officer.map(|name| {
            Thing::new("dpv:DataProtectionOfficer")
                .with("dpv:hasName", Some(name))
                .value()
        });

        Thing::new(class)
            .id(id)
            .with("dpv:hasName", self.facts.text(party, &["name"]))
            .with("dpv:hasContact", self.facts.text(party, &["contact"]))
            .with(
                "dpv:hasIdentifier",
                self.facts.text(party, &["registry_number"]),
            )
            .with("dpv:hasDataProtectionOfficer", officer)
            .value()
    }

    fn purpose(&self, purpose: NodeId) -> Value {
        let facts = &self.facts;
        let class = if facts.truth(purpose, &["commercial"]) == Some(true) {
            "dpv:CommercialPurpose"
        } else {
            "dpv:Purpose"
        };

        let words = Thing::new(class)
            .with("dct:description", facts.text(purpose, &["text"]))
            .value();

        let basis = facts.text(purpose, &["lawful_basis"]);
        let basis = LAWFUL_BASES
            .iter()
            .find(|(word, _, _)| basis.as_deref() == Some(word));

        let condition = facts
            .text(purpose, &["article_9_condition"])
            .filter(|_| self.eu);

        let condition = ARTICLE_9
            .iter()
            .find(|(word, _)| condition.as_deref() == Some(word));

        let bases = basis.map(|(_, general, eu)| if self.eu { *eu } else { *general });
        let bases = bases
            .into_iter()
            .chain(condition.map(|(_, term)| *term))
            .map(|term| json!({ "@id": term }));

        let named = facts.texts(purpose, &["datasets"]).into_iter();

        Thing::new("dpv:Process")
            .id(format!(
                "#{}/purposes/{}",
                self.id,
                facts.text(purpose, &["id"]).unwrap_or_default()
            ))
            .with("dpv:hasPurpose", Some(words))
            .each("dpv:hasLegalBasis", bases.collect())
            .each(
                "dpv:hasData",
                named
                    .map(|id| json!({ "@id": format!("#{}/datasets/{id}", self.id) }))
                    .collect(),
            )
            .value()
    }

    fn dataset(&self, dataset: NodeId) -> Value {
        let facts = &self.facts;
        let subject = |words: String| {
            Thing::new("dpv:DataSubject")
                .with("dct:title", Some(words))
                .value()
        };

        let subjects = facts
            .texts(dataset, &["subject_categories"])
            .into_iter()
            .map(subject);

        let frequency = facts.text(dataset, &["frequency"]);
        let frequency = frequency.map(|words| {
            Thing::new("dpv:Frequency")
                .with("dct:description", Some(words))
                .value()
        });

        let mut thing = Thing::new("dpv:Data")
            .id(format!(
                "#{}/datasets/{}",
                self.id,
                facts.text(dataset, &["id"]).unwrap_or_default()
            ))
            .with("dct:title", facts.text(dataset, &["name"]))
            .with("dct:description", facts.text(dataset, &["description"]))
            .with("dpv:hasFrequency", frequency)
            .each("dpv:hasDataSubject", subjects.collect())
            .each("dpv:hasStorageCondition", self.kept(dataset));

        thing
            .0
            .insert("@type".to_owned(), json!(self.classes(dataset)));

        thing.value()
    }

    fn classes(&self, dataset: NodeId) -> Vec<&'static str> {
        let mut classes = Vec::new();
        let personal = self.facts.truth(dataset, &["personal"]);
        match personal {
            Some(true) => classes.push("dpv:PersonalData"),
            Some(false) => classes.push("dpv:NonPersonalData"),
            None => classes.push("dpv:Data"),
        }

        let categories = self.facts.texts(dataset, &["categories"]);
        if personal == Some(true)
            && categories
                .iter()
                .any(|category| SPECIAL.contains(&category.as_str()))
        {
            classes.push("dpv:SpecialCategoryPersonalData");
        }
        let form = self.facts.text(dataset, &["form"]);

        let form = FORMS
            .iter()
            .find(|(word, _)| form.as_deref() == Some(word))
            .map(|(_, class)| *class);

        // Anonymised data that is stated to be personal is a contradiction, and no class of both is true of it.
        classes.extend(
            form.filter(|class| !(personal == Some(true) && *class == "dpv:AnonymisedData")),
        );

        classes
    }

    /// How long a dataset is kept.
    fn kept(&self, dataset: NodeId) -> Vec<Value> {
        let number = |name| {
            self.facts
                .value(dataset, &["retention", name])
                .and_then(|node| self.facts.document.integer(node))
        };

        let days = number("days").map(|days| period(format!("P{days}D")));
        let months = number("months").map(|months| period(format!("P{months}M")));
        let event = self.facts.text(dataset, &["retention", "event"]);
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

    /// How long the agreement runs.
    fn durations(&self) -> Vec<Value> {
        let months = self.facts.value(NodeId::ROOT, &["term", "months"]);
        let months = months
            .and_then(|node| self.facts.document.integer(node))
            .map(|months| period(format!("P{months}M")));

        let end = self.facts.text(NodeId::ROOT, &["term", "ends_on"]);
        let end = end.map(|day| {
            Thing::new("dpv:UntilTimeDuration")
                .with("rdf:value", Some(typed(day, "xsd:date")))
                .value()
        });

        months.into_iter().chain(end).collect()
    }

    fn places(&self, class: &str, field: &str) -> Vec<Value> {
        let codes = self
            .facts
            .texts(NodeId::ROOT, &["hosting", field])
            .into_iter();

        let codes: Vec<Value> = codes.map(|code| country("dpv:Country", code)).collect();
        if codes.is_empty() {
            Vec::new()
        } else {
            vec![Thing::new(class).each("dpv:hasCountry", codes).value()]
        }
    }
}

fn push(into: &mut Map<String, Value>, property: &str, value: Value) {
    if let Value::Array(list) = into.entry(property).or_insert_with(|| json!([])) {
        list.push(value);
    }
}

fn country(class: &str, code: String) -> Value {
    Thing::new(class).with("dct:identifier", Some(code)).value()
}

fn period(length: String) -> Value {
    Thing::new("dpv:TemporalDuration")
        .with("rdf:value", Some(typed(length, "xsd:duration")))
        .value()
}

fn typed(value: String, kind: &str) -> Value {
    json!({ "@value": value, "@type": kind })
}
