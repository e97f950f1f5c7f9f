//! Where the data goes, in five boxes of words on the first screen: which data, from whom, to whom, what for, how long.

use serde::Serialize;

use super::flow::Places;
use super::paper::{is_public_body, is_vendor, shown};
use super::writer::PageContext;
use lacuna_core::agreement::{KeyHolder, View};

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

impl PageContext<'_> {
    /// The five boxes.
    pub(super) fn route(&self, places: &Places<'_>) -> Vec<RouteBox> {
        let agreement = self.assessment.agreement.view();
        let parties = agreement.parties();
        let vendors = || parties.entries().filter(is_vendor);
        vec![
            self.route_box(
                places,
                "route_data",
                self.names(agreement.datasets().entries())
                    .ok_or_else(|| self.unsaid(agreement.datasets())),
                self.data_lines(),
                &["/datasets"],
            ),
            self.route_box(
                places,
                "route_from",
                self.names(parties.entries().filter(is_public_body))
                    .ok_or_else(|| self.unsaid(parties)),
                Vec::new(),
                // Findings about parties count once, in the vendor's box.
                &[],
            ),
            self.route_box(
                places,
                "route_to",
                self.names(vendors()).ok_or_else(|| self.unsaid(parties)),
                self.vendor_lines(),
                &["/parties", "/access", "/security", "/foreign_access"],
            ),
            self.route_box(
                places,
                "route_for",
                self.purpose_names()
                    .ok_or_else(|| self.unsaid(agreement.purposes())),
                self.purpose_lines(),
                &["/purposes", "/training", "/rights"],
            ),
            self.route_box(
                places,
                "route_until",
                self.term_words()
                    .ok_or_else(|| self.unsaid(agreement.term())),
                self.end_lines(),
                &["/term", "/retention"],
            ),
        ]
    }

    /// A box whose lead is what is stated, or else that nothing is.
    fn route_box(
        &self,
        places: &Places<'_>,
        title: &str,
        lead: Result<String, String>,
        lines: Vec<String>,
        under: &[&str],
    ) -> RouteBox {
        let mut about = places.under(under);
        let first = about.next();
        let n = first.map_or(0, |_| 1 + about.count());
        RouteBox {
            title: self.messages.plain(title),
            silent: lead.is_err(),
            lead: lead.unwrap_or_else(|unsaid| unsaid),
            lines,
            findings: self.more("route_findings", n),
            id: first.map(|finding| finding.rule.id.clone()),
        }
    }

    /// The names of entries of a list, the first of them and how many more; `None` where there are none.
    fn names<'d, T>(&self, entries: impl Iterator<Item = View<'d, T>>) -> Option<String> {
        let names: Vec<String> = entries
            .filter_map(View::node)
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
        let datasets = self.assessment.agreement.view().datasets();
        let people = datasets
            .entries()
            .filter_map(|dataset| dataset.approximate_subjects().value())
            // Datasets can be about the same people, so that their numbers are not added up.
            .max();

        let people = people.map(|n| {
            let n = self.grouped(&n.to_string());
            self.messages.text("route_people", &[("n", n.into())])
        });

        let form = datasets
            .entries()
            .find_map(|dataset| self.line(dataset.form()));

        people.into_iter().chain(form).collect()
    }

    fn vendor_lines(&self) -> Vec<String> {
        let agreement = self.assessment.agreement.view();
        let access = self.line(agreement.access().vendor());

        let vendors = agreement.parties().entries().filter(is_vendor);
        let country = vendors
            .map(|party| shown(party.controlled_from()))
            .find(|country| !country.is_empty());

        let country = country.map(|code| {
            let country = self.country(&code);
            self.messages
                .text("route_controlled", &[("country", country.into())])
        });

        let holder = agreement.security().key_holder().value();
        let keys = (holder == Some(KeyHolder::Vendor)).then(|| self.messages.plain("route_keys"));

        [access, country, keys].into_iter().flatten().collect()
    }

    /// The purposes by name; that there are none where the file states so.
    fn purpose_names(&self) -> Option<String> {
        let purposes = self.assessment.agreement.view().purposes();
        self.names(purposes.entries()).or_else(|| {
            purposes
                .is_stated()
                .then(|| self.messages.plain("route_no_purpose"))
        })
    }

    fn purpose_lines(&self) -> Vec<String> {
        let training = self.assessment.agreement.view().training();
        let lines = [self.line(training.allowed()), self.line(training.scope())];
        lines.into_iter().flatten().collect()
    }

    fn term_words(&self) -> Option<String> {
        let term = self.assessment.agreement.view().term();
        let months = |months: View<'_, u64>| months.value().map(|months| self.months(months));

        // The longest term comes behind a day that is stated: nobody says that it will be reached.
        months(term.months())
            .or_else(|| self.line(term.ends_on()))
            .or_else(|| months(term.max_months()))
            .or_else(|| self.line(term.ends_with()))
    }

    /// A number of months; as years where they are whole and many.
    pub(super) fn months(&self, months: u64) -> String {
        if months >= 24 && months.is_multiple_of(12) {
            return self
                .messages
                .text("time_years", &[("n", (months / 12).into())]);
        }

        self.messages.text("time_months", &[("n", months.into())])
    }

    fn end_lines(&self) -> Vec<String> {
        let agreement = self.assessment.agreement.view();
        let renewal = self.line(agreement.term().renewal());
        let on_end = self.line(agreement.retention().on_end());

        let on_end =
            on_end.map(|what| self.messages.text("route_on_end", &[("what", what.into())]));

        renewal.into_iter().chain(on_end).collect()
    }
}
