//! Section 3: where the data goes, in six steps: whose it is, who gives it, who gets it, who else and where, what for, how long.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::leads::Lead;
use super::paper::{is_public_body, is_vendor, shown};
use super::writer::{Links, PageContext};
use crate::report::entry;
use lacuna_core::agreement::{AbsenceKind, Party, View};
use lacuna_core::assessment::RuleResult;
use lacuna_core::document::Document;
use lacuna_core::document::NodeId;

/// How many boxes a step shows before it counts the rest.
const BOXES: usize = 6;

/// One step of the way.
#[derive(Debug, Serialize)]
pub(super) struct FlowStep {
    title: String,
    boxes: Vec<FlowBox>,
    more: Option<String>,
}

/// One body of data, party, place, purpose or period.
#[derive(Debug, Serialize)]
struct FlowBox {
    name: String,
    lines: Vec<String>,
    /// The most serious findings about it.
    about: Links,
    /// Whether the agreement does not say.
    silent: bool,
}

/// The lines of a box.
#[derive(Debug, Default)]
struct Lines {
    stated: Vec<String>,
    /// Whether the one line says that nothing is stated.
    is_silent: bool,
}

/// The findings, worst first, and which of them rest on the fact at a pointer.
pub(super) struct Places<'r> {
    findings: Vec<&'r RuleResult<'r>>,
    at: BTreeMap<String, BTreeSet<usize>>,
}

impl<'r> Places<'r> {
    /// The places of findings in an agreement.
    pub(super) fn of(document: &Document, leads: &[Lead<'r>]) -> Self {
        let each = |lead: &Lead<'r>| {
            std::iter::once(lead.result)
                .chain(lead.follows.iter().copied())
                .collect::<Vec<_>>()
        };

        let findings: Vec<_> = leads.iter().flat_map(each).collect();
        let mut at: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();

        // A set of these numbers comes out worst first, as the findings are.
        for (number, finding) in findings.iter().enumerate() {
            for read in finding.deciding_reads() {
                at.entry(read.pointer(document)).or_default().insert(number);
            }
        }

        Self { findings, at }
    }

    /// The most serious findings that rest on facts at or below pointers.
    pub(super) fn under(&self, starts: &[&str]) -> impl Iterator<Item = &'r RuleResult<'r>> {
        let mut found = BTreeSet::new();
        for start in starts {
            // Everything below begins with a slash, which the digit 0 follows.
            let below = self.at.range(format!("{start}/")..format!("{start}0"));
            found.extend(
                self.at
                    .get(*start)
                    .into_iter()
                    .chain(below.map(|(_, numbers)| numbers))
                    .flatten()
                    .copied(),
            );
        }

        found
            .into_iter()
            .filter_map(|number| self.findings.get(number).copied())
    }
}

impl PageContext<'_> {
    /// The six steps, each with what the agreement states of it.
    pub(super) fn flow(&self, places: &Places<'_>) -> Vec<FlowStep> {
        let datasets = self.assessment.agreement.view().datasets();
        let people = self.entries(places, datasets, |dataset| {
            vec![
                dataset.categories().node(),
                dataset.approximate_subjects().node(),
                dataset.form().node(),
            ]
        });

        vec![
            self.flow_step("flow_people", people),
            self.flow_step("flow_public", self.public_bodies(places)),
            self.flow_step("flow_vendor", self.vendors(places)),
            self.flow_step("flow_others", self.others(places)),
            self.flow_step("flow_purposes", self.purposes(places)),
            self.flow_step("flow_time", self.time_boxes(places)),
        ]
    }

    fn flow_step(&self, title: &str, mut boxes: Vec<FlowBox>) -> FlowStep {
        let more = boxes.len().saturating_sub(BOXES);
        boxes.truncate(BOXES);
        if boxes.is_empty() {
            boxes.push(FlowBox {
                name: self.absence(AbsenceKind::Silent),
                lines: Vec::new(),
                about: Links::default(),
                silent: true,
            });
        }

        FlowStep {
            title: self.messages.plain(title),
            boxes,
            more: self.more("flow_more", more),
        }
    }

    /// A box for each entry of a list of the agreement, with some of its facts.
    fn entries<'d, T>(
        &self,
        places: &Places<'_>,
        list: View<'d, Vec<T>>,
        facts: impl Fn(View<'d, T>) -> Vec<Option<NodeId>>,
    ) -> Vec<FlowBox> {
        let boxes = list.entries().filter_map(|entry| {
            let lines = self.or_unsaid(self.lines(facts(entry)), || {
                self.messages.plain("flow_bare")
            });

            Some(self.entry_box(places, entry.node()?, self.name(entry.node()?), lines, &[]))
        });

        boxes.collect()
    }

    /// A box for each public body.
    fn public_bodies(&self, places: &Places<'_>) -> Vec<FlowBox> {
        let parties = self.assessment.agreement.view().parties().entries();
        let boxes = parties.filter(is_public_body).filter_map(|party| {
            let node = party.node()?;
            let lines = self.lines(facts_of_party(party));
            Some(self.entry_box(places, node, self.name(node), lines, &[]))
        });

        boxes.collect()
    }

    /// A box for each vendor, with its access.
    fn vendors(&self, places: &Places<'_>) -> Vec<FlowBox> {
        let agreement = self.assessment.agreement.view();
        let access = agreement.access();
        let boxes = agreement
            .parties()
            .entries()
            .filter(is_vendor)
            .filter_map(|party| {
                let mut facts = facts_of_party(party);
                // Access is stated once for the whole agreement, whichever vendor has it.
                facts.extend([access.vendor().node(), access.gate().node()]);

                let node = party.node()?;
                let (name, lines) = (self.name(node), self.lines(facts));
                Some(self.entry_box(places, node, name, lines, &["/access", "/processor_terms"]))
            });

        boxes.collect()
    }

    fn others(&self, places: &Places<'_>) -> Vec<FlowBox> {
        let agreement = self.assessment.agreement.view();
        let list = agreement.subprocessors().list().entries();
        let mut boxes: Vec<FlowBox> = list
            .filter_map(|entry| {
                let node = entry.node()?;
                let lines = self.lines(vec![entry.country().node(), entry.service().node()]);
                Some(self.entry_box(places, node, self.name(node), lines, &[]))
            })
            .collect();

        let hosting = agreement.hosting();
        let places_held = self.lines(vec![
            hosting.locations().node(),
            hosting.processing_locations().node(),
            hosting.metadata_locations().node(),
            hosting.remote_access_from().node(),
            hosting.provider().node(),
        ]);

        let lines = self.or_unsaid(places_held, || self.unsaid(hosting));
        let name = self.messages.plain("flow_places");
        boxes.push(self.flow_box(places, name, lines, &["/hosting", "/subprocessors"]));
        boxes.extend(self.entries(places, agreement.transfers(), |transfer| {
            vec![transfer.destination().node(), transfer.mechanism().node()]
        }));

        boxes
    }

    fn purposes(&self, places: &Places<'_>) -> Vec<FlowBox> {
        let agreement = self.assessment.agreement.view();
        let purposes = agreement.purposes();
        let mut boxes: Vec<FlowBox> = purposes
            .entries()
            .filter_map(|purpose| {
                let node = purpose.node()?;
                // In full, where `name` would cut a purpose that is a long sentence.
                let text = shown(purpose.text());
                let name = if text.is_empty() {
                    self.name(node)
                } else {
                    text
                };

                let lines = self.lines(vec![purpose.lawful_basis().node(), purpose.phase().node()]);
                Some(self.entry_box(places, node, name, lines, &[]))
            })
            .collect();

        // An empty list states that there is no purpose, which is no silence.
        if boxes.is_empty() && purposes.is_stated() {
            let name = self.messages.plain("route_no_purpose");
            boxes.push(self.flow_box(places, name, Lines::default(), &["/purposes"]));
        }

        let training = agreement.training();
        let training = self.lines(vec![training.allowed().node(), training.scope().node()]);
        if !training.stated.is_empty() {
            boxes.push(self.flow_box(
                places,
                self.messages.plain("flow_training"),
                training,
                &["/training"],
            ));
        }

        boxes
    }

    fn time_boxes(&self, places: &Places<'_>) -> Vec<FlowBox> {
        let agreement = self.assessment.agreement.view();
        let (term, retention) = (agreement.term(), agreement.retention());
        let runs = self.lines(vec![
            term.ends_on().node(),
            term.months().node(),
            term.max_months().node(),
            term.ends_with().node(),
            term.renewal().node(),
        ]);

        let runs = self.or_unsaid(runs, || self.unsaid(term));
        let end = self.lines(vec![
            retention.on_end().node(),
            retention.delete_days().node(),
            retention.backup_days().node(),
        ]);

        let end = self.or_unsaid(end, || self.unsaid(retention));

        vec![
            self.flow_box(places, self.messages.plain("flow_term"), runs, &["/term"]),
            self.flow_box(
                places,
                self.messages.plain("flow_end"),
                end,
                &["/retention", "/exit"],
            ),
        ]
    }

    /// What is stated, or that nothing is.
    fn or_unsaid(&self, lines: Lines, unsaid: impl FnOnce() -> String) -> Lines {
        if lines.stated.is_empty() {
            Lines {
                stated: vec![unsaid()],
                is_silent: true,
            }
        } else {
            lines
        }
    }

    /// What some facts state, each as its short name with its value; nothing of those that are not stated.
    fn lines(&self, facts: Vec<Option<NodeId>>) -> Lines {
        let line = |fact: NodeId| {
            let path = entry::dotted_path(self.document, fact);
            let value = self.value_at(&path, self.document.raw(fact));
            let label = self.messages.word("flow_field", &self.document.key(fact));
            self.messages.text(
                "says_value",
                &[("label", label.into()), ("value", value.into())],
            )
        };

        Lines {
            stated: facts.into_iter().flatten().map(line).collect(),
            is_silent: false,
        }
    }

    /// A box about an entry of the agreement, with the findings on it and on what else belongs to it.
    fn entry_box(
        &self,
        places: &Places<'_>,
        entry: NodeId,
        name: String,
        lines: Lines,
        others: &[&str],
    ) -> FlowBox {
        let own = self.document.pointer(entry);
        let under: Vec<&str> = std::iter::once(own.as_str())
            .chain(others.iter().copied())
            .collect();

        FlowBox {
            about: self.links(places.under(&under), Some(entry)),
            ..self.flow_box(places, self.said(name), lines, &[])
        }
    }

    /// A box about a part of the agreement.
    fn flow_box(&self, places: &Places<'_>, name: String, lines: Lines, under: &[&str]) -> FlowBox {
        FlowBox {
            name,
            silent: lines.is_silent,
            lines: lines.stated,
            about: self.links(places.under(under), None),
        }
    }
}

/// What a box says of a party.
fn facts_of_party(party: View<'_, Party>) -> Vec<Option<NodeId>> {
    vec![
        party.role().node(),
        party.controlled_from().node(),
        party.own_uses().node(),
    ]
}
