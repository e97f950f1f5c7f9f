//! Where the data goes, in five boxes of words on the first screen: which data, from whom, to whom, what for, how long.

use serde::Serialize;

use super::flow::Places;
use super::paper::{list, text_of};
use super::writer::PageContext;
use lacuna_core::document::NodeId;

/// How many entries of a list a box names.
const NAMED: usize = 2;

/// One box.
#[derive(Debug, Serialize)]
pub(super) struct RouteBox {
    title: String,
    lead: String,
    lines: Vec<String>,
    /// Whether the lead says that nothing is stated.
    silent: bool,
    /// How many findings are about it, and the worst of them.
    findings: Option<String>,
    id: Option<String>,
}

/// Party kinds that are not public bodies.
const PRIVATE: [&str; 3] = ["vendor", "sub_processor", "other"];

impl PageContext<'_> {
    /// The five boxes.
    pub(super) fn route(&self, places: &Places<'_>) -> Vec<RouteBox> {
        let vendor = |kind: &str| kind == "vendor";
        let public = |kind: &str| !PRIVATE.contains(&kind);
        vec![
            self.route_box(
                places,
                "route_data",
                self.names("datasets", &|_| true),
                "datasets",
                self.data_lines(),
                &["/datasets"],
            ),
            self.route_box(
                places,
                "route_from",
                self.names("parties", &|party| public(&self.kind_of(party))),
                "parties",
                Vec::new(),
                // Findings about parties count once, in the vendor's box.
                &[],
            ),
            self.route_box(
                places,
                "route_to",
                self.names("parties", &|party| vendor(&self.kind_of(party))),
                "parties",
                self.vendor_lines(),
                &["/parties", "/access", "/security", "/foreign_access"],
            ),
            self.route_box(
                places,
                "route_for",
                self.purpose_names(),
                "purposes",
                self.purpose_lines(),
                &["/purposes", "/training", "/rights"],
            ),
            self.route_box(
                places,
                "route_until",
                self.term_words(),
                "term",
                self.end_lines(),
                &["/term", "/retention"],
            ),
        ]
    }

    fn route_box(
        &self,
        places: &Places<'_>,
        title: &str,
        lead: Option<String>,
        group: &str,
        lines: Vec<String>,
        under: &[&str],
    ) -> RouteBox {
        let mut about = places.under(under);
        let first = about.next();
        let n = first.map_or(0, |_| 1 + about.count());
        RouteBox {
            title: self.messages.plain(title),
            silent: lead.is_none(),
            lead: lead.unwrap_or_else(|| self.unsaid(NodeId::ROOT, group)),
            lines,
            findings: self.more("route_findings", n),
            id: first.map(|finding| finding.rule.id.clone()),
        }
    }

    fn kind_of(&self, party: NodeId) -> String {
        text_of(self.document, party, "kind")
    }

    /// The names of some entries of a list, the first of them and how many more; `None` where there are none.
    fn names(&self, name: &str, chosen: &dyn Fn(NodeId) -> bool) -> Option<String> {
        let names: Vec<String> = list(self.document, name)
            .filter(|entry| chosen(*entry))
            .map(|entry| self.said(self.name(entry)))
            .filter(|name| !name.is_empty())
            .collect();

        let more = names.len().saturating_sub(NAMED);
        let named = self.listed_words(names.into_iter().take(NAMED))?;
        if more == 0 {
            return Some(named);
        }

        Some(self.messages.text(
            "value_list_more",
            &[("list", named.into()), ("n", more.into())],
        ))
    }

    fn data_lines(&self) -> Vec<String> {
        let people = list(self.document, "datasets")
            .filter_map(|dataset| self.document.get(dataset, "approximate_subjects"))
            .filter_map(|node| self.document.integer(node))
            // Datasets can be about the same people, so that their numbers are not added up.
            .max();

        let people = people.map(|n| {
            let n = self.grouped(&n.to_string());
            self.messages.text("route_people", &[("n", n.into())])
        });

        let form = list(self.document, "datasets").find_map(|dataset| self.line(dataset, "form"));
        people.into_iter().chain(form).collect()
    }

    fn vendor_lines(&self) -> Vec<String> {
        let access = self
            .document
            .get(NodeId::ROOT, "access")
            .and_then(|access| self.line(access, "vendor"));

        let vendors = list(self.document, "parties");
        let country = vendors
            .filter(|party| self.kind_of(*party) == "vendor")
            .map(|party| text_of(self.document, party, "controlled_from"))
            .find(|country| !country.is_empty());

        let country = country.map(|code| {
            let country = self.country(&code);
            self.messages
                .text("route_controlled", &[("country", country.into())])
        });

        let holder = self.paper.text(&["security", "key_holder"]);
        let keys = (holder == "vendor").then(|| self.messages.plain("route_keys"));

        [access, country, keys].into_iter().flatten().collect()
    }

    /// The purposes by name; that there are none where the file states so.
    fn purpose_names(&self) -> Option<String> {
        let is_stated = self.document.get(NodeId::ROOT, "purposes").is_some();
        self.names("purposes", &|_| true)
            .or_else(|| is_stated.then(|| self.messages.plain("route_no_purpose")))
    }

    fn purpose_lines(&self) -> Vec<String> {
        let training = self.document.get(NodeId::ROOT, "training");
        let lines = ["allowed", "scope"].map(|field| {
            let node = training?;
            self.line(node, field)
        });

        lines.into_iter().flatten().collect()
    }

    fn term_words(&self) -> Option<String> {
        let term = self.document.get(NodeId::ROOT, "term")?;
        let number = |name| {
            self.document
                .get(term, name)
                .and_then(|node| self.document.integer(node))
        };

        if let Some(months) = number("months").or_else(|| number("max_months")) {
            return Some(self.months(months));
        }

        ["ends_on", "ends_with"]
            .iter()
            .find_map(|field| self.line(term, field))
    }

    /// A number of months; as years where they are whole and many.
    pub(super) fn months(&self, months: i64) -> String {
        if months >= 24 && months % 12 == 0 {
            return self
                .messages
                .text("time_years", &[("n", (months / 12).into())]);
        }

        self.messages.text("time_months", &[("n", months.into())])
    }

    fn end_lines(&self) -> Vec<String> {
        let renewal = self
            .document
            .get(NodeId::ROOT, "term")
            .and_then(|term| self.line(term, "renewal"));

        let on_end = self
            .document
            .get(NodeId::ROOT, "retention")
            .and_then(|retention| self.line(retention, "on_end"));

        let on_end =
            on_end.map(|what| self.messages.text("route_on_end", &[("what", what.into())]));

        renewal.into_iter().chain(on_end).collect()
    }

    /// The value of a field in words.
    fn line(&self, node: NodeId, field: &str) -> Option<String> {
        let value = self.document.get(node, field)?;
        Some(self.value_at(&self.path_of(node, field), self.document.raw(value)))
    }
}
