//! Section 3: where the data goes, in six steps: whose it is, who gives it, who gets it, who else and where, what for, how long.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::leads::Lead;
use super::paper::list;
use super::writer::{Links, PageContext};
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
        vec![
            self.flow_step(
                "flow_people",
                self.entries(
                    places,
                    "datasets",
                    &["categories", "approximate_subjects", "form"],
                ),
            ),
            self.flow_step("flow_public", self.parties_of(places, false)),
            self.flow_step("flow_vendor", self.parties_of(places, true)),
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
                name: self.absence("silent"),
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

    /// A box for each entry of a list of the agreement.
    fn entries(&self, places: &Places<'_>, name: &str, fields: &[&str]) -> Vec<FlowBox> {
        let entries = list(self.document, name).enumerate();
        let boxes = entries.map(|(at, entry)| {
            let lines = self.or_unsaid(self.lines(entry, fields), || {
                self.messages.plain("flow_bare")
            });

            self.flow_box(
                places,
                self.said(self.name(entry)),
                lines,
                &[&format!("/{name}/{at}")],
            )
        });

        boxes.collect()
    }

    /// A box for each vendor, with its access; or one for each public body.
    fn parties_of(&self, places: &Places<'_>, are_vendors: bool) -> Vec<FlowBox> {
        let kind = |entry| super::paper::text_of(self.document, entry, "kind");
        let is_meant = |kind: &str| match kind {
            "vendor" => are_vendors,
            "sub_processor" | "other" => false,
            _ => !are_vendors,
        };

        let parties = list(self.document, "parties").enumerate();
        let parties = parties.filter(|(_, party)| is_meant(&kind(*party)));
        let boxes = parties.map(|(at, party)| {
            let mut lines = self.lines(party, &["role", "controlled_from", "own_uses"]);
            let own = format!("/parties/{at}");
            let mut under = vec![own.as_str()];
            if are_vendors {
                let access = self.group("access", &["vendor", "gate"]).stated;
                lines.stated.extend(access);
                under.extend(["/access", "/processor_terms"]);
            }

            self.flow_box(places, self.said(self.name(party)), lines, &under)
        });

        boxes.collect()
    }

    fn others(&self, places: &Places<'_>) -> Vec<FlowBox> {
        let mut boxes = Vec::new();
        if let Some(node) = self
            .document
            .descend(NodeId::ROOT, &["subprocessors", "list"])
        {
            let entries = self.document.children(node).enumerate();
            boxes.extend(entries.map(|(at, entry)| {
                let lines = self.lines(entry, &["country", "service"]);
                self.flow_box(
                    places,
                    self.said(self.name(entry)),
                    lines,
                    &[&format!("/subprocessors/list/{at}")],
                )
            }));
        }

        let fields = [
            "locations",
            "processing_locations",
            "metadata_locations",
            "remote_access_from",
            "provider",
        ];

        let lines = self.or_unsaid(self.group("hosting", &fields), || {
            self.unsaid(NodeId::ROOT, "hosting")
        });

        let name = self.messages.plain("flow_places");
        boxes.push(self.flow_box(places, name, lines, &["/hosting", "/subprocessors"]));
        boxes.extend(self.entries(places, "transfers", &["destination", "mechanism"]));

        boxes
    }

    fn purposes(&self, places: &Places<'_>) -> Vec<FlowBox> {
        let entries = list(self.document, "purposes").enumerate();
        let mut boxes: Vec<FlowBox> = entries
            .map(|(at, entry)| {
                // In full, where `name` would cut a purpose that is a long sentence.
                let text = super::paper::text_of(self.document, entry, "text");
                let name = if text.is_empty() {
                    self.name(entry)
                } else {
                    text
                };

                let lines = self.lines(entry, &["lawful_basis", "phase"]);
                self.flow_box(
                    places,
                    self.said(name),
                    lines,
                    &[&format!("/purposes/{at}")],
                )
            })
            .collect();

        // An empty list states that there is no purpose, which is no silence.
        let is_stated = self.document.get(NodeId::ROOT, "purposes").is_some();
        if boxes.is_empty() && is_stated {
            let name = self.messages.plain("route_no_purpose");
            boxes.push(self.flow_box(places, name, Lines::default(), &["/purposes"]));
        }

        let training = self.group("training", &["allowed", "scope"]);
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
        let term = self.group(
            "term",
            &["ends_on", "months", "max_months", "ends_with", "renewal"],
        );

        let term = self.or_unsaid(term, || self.unsaid(NodeId::ROOT, "term"));
        let end = self.group("retention", &["on_end", "delete_days", "backup_days"]);
        let end = self.or_unsaid(end, || self.unsaid(NodeId::ROOT, "retention"));

        vec![
            self.flow_box(places, self.messages.plain("flow_term"), term, &["/term"]),
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

    /// What a group of the agreement states, fact by fact.
    fn group(&self, name: &str, fields: &[&str]) -> Lines {
        let node = self.document.get(NodeId::ROOT, name);
        node.map(|node| self.lines(node, fields))
            .unwrap_or_default()
    }

    /// What an object states of some facts: a short name of each with its value.
    fn lines(&self, node: NodeId, fields: &[&str]) -> Lines {
        let line = |field: &&str| {
            let raw = self.document.raw(self.document.get(node, field)?);
            let value = self.value_at(&self.path_of(node, field), raw);
            let label = self.messages.word("flow_field", field);
            Some(self.messages.text(
                "says_value",
                &[("label", label.into()), ("value", value.into())],
            ))
        };

        Lines {
            stated: fields.iter().filter_map(line).collect(),
            is_silent: false,
        }
    }

    fn flow_box(&self, places: &Places<'_>, name: String, lines: Lines, under: &[&str]) -> FlowBox {
        FlowBox {
            name,
            silent: lines.is_silent,
            lines: lines.stated,
            about: self.links(places.under(under)),
        }
    }
}
