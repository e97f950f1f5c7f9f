//! When a contract runs, and how it was amended.

use serde_json::json;

use super::super::entry::said;
use super::deal::{Deal, Moment, months};
use super::process::Versions;
use lacuna_core::document::{NodeId, NodeKind};

impl Deal<'_, '_> {
    /// States the term. The figures of the contract come before those of the award, which is older.
    pub(super) fn dates(&mut self) {
        let document = self.entry.document;
        let of_contract = self.agreed.contract.objects(document, "period");
        let of_award = self.agreed.award.objects(document, "contractPeriod");

        for period in of_contract.0.iter().chain(&of_award.0) {
            self.entry.knows(
                *period,
                &["durationInDays", "endDate", "maxExtentDate", "startDate"],
            );
        }

        let start = self.one_of(&of_contract, &of_award, "startDate", "/instrument");
        let end = self.one_of(&of_contract, &of_award, "endDate", "/term");
        let most = self.one_of(&of_contract, &of_award, "maxExtentDate", "/term");
        self.duration(&of_contract, &of_award, start.is_some() && end.is_some());

        let is_contrary = self.bounds(start.as_ref(), end.as_ref());
        if let Some(most) = most {
            // What contradicts each other gives no day to count from.
            let start = start.filter(|_| !is_contrary);
            self.last_day(start.as_ref(), end.as_ref(), &most);
        }
    }

    /// States the first and the last day, and says whether they contradict each other.
    fn bounds(&mut self, start: Option<&Moment>, end: Option<&Moment>) -> bool {
        let document = self.entry.document;

        // Nothing shows which of the two days is wrong, so that neither is stated.
        if let (Some(start), Some(end)) = (start, end)
            && end.day < start.day
        {
            let positions =
                [start, end].map(|moment| (moment.found.node, said(document, &moment.found)));
            let reason = "The end is before the start.";
            self.entry
                .dispute("/instrument", "effective_on", reason, &positions);
            self.entry.dispute("/term", "ends_on", reason, &positions);
            return true;
        }

        if let Some(start) = start {
            self.state_day("/instrument", "effective_on", start);
        }
        if let Some(end) = end {
            self.state_day("/term", "ends_on", end);
        }

        false
    }

    /// States how long the term is with every extension. The file counts in months, and these need a day to count from.
    fn last_day(&mut self, start: Option<&Moment>, end: Option<&Moment>, most: &Moment) {
        let bounds = [start, end].into_iter().flatten();
        // Extensions end no term sooner, and no term ends before it begins.
        let is_early = bounds.into_iter().any(|bound| most.day < bound.day);
        let months = start
            .filter(|_| !is_early)
            .and_then(|start| months(start.day, most.day));

        if let Some(months) = months {
            return self
                .entry
                .state("/term", &[("max_months", json!(months))], most.found.node);
        }

        self.entry.quote(
            "/term",
            most.found.node,
            "the last day with every extension",
        );

        let why = if is_early {
            "a last day with every extension that is before the start or the end"
        } else {
            "a last day that cannot be counted from a start"
        };

        self.entry.doubt(most.found.node, why);
    }

    /// A number of days follows from the dates, or is where there are none.
    fn duration(&mut self, of_contract: &Versions, of_award: &Versions, has_dates: bool) {
        let document = self.entry.document;
        for period in of_contract.0.iter().chain(&of_award.0) {
            let Some(node) = document.get(*period, "durationInDays") else {
                continue;
            };

            match document.kind(node) {
                NodeKind::Number if !has_dates => {
                    self.entry.quote(
                        "/term",
                        node,
                        "a number of days, and the file counts whole months",
                    );

                    self.entry
                        .doubt(node, "a number of days that was not counted into an end");
                }
                NodeKind::Number => self.entry.silent(node, "it follows from the dates"),
                _ => self.entry.not_a(node, "a number"),
            }
        }
    }

    fn one_of(
        &mut self,
        contract: &Versions,
        award: &Versions,
        field: &str,
        group: &str,
    ) -> Option<Moment> {
        let first = self.moment(contract, field, group);
        let second = self.moment(award, field, group);
        match (first, second) {
            (Some(first), Some(second)) => {
                if first.day == second.day {
                    self.entry
                        .silent(second.found.node, "the same as in the contract");
                } else {
                    let message = format!(
                        "the contract says {}; the contract counts, since it comes later",
                        first.day
                    );

                    self.entry.doubt(second.found.node, message);
                }

                Some(first)
            }
            // The period of an award need not be that of each of its contracts.
            (None, Some(second)) if self.agreed.shares_award => {
                self.entry.quote(
                    group,
                    second.found.node,
                    "a day of the award, which several contracts share",
                );

                None
            }
            (first, second) => first.or(second),
        }
    }

    /// Each amendment; the day of the first.
    pub(super) fn amendments(&mut self) -> Option<Moment> {
        let document = self.entry.document;
        let part = &self.agreed.contract;
        let mut first: Option<Moment> = None;

        let mut is_listed = false;
        for amendment in part.entries(document, "amendments") {
            is_listed = true;
            self.amendment(&amendment.versions, &mut first);
        }

        // The first edition of the standard has one amendment, in the singular.
        let single = part.objects(document, "amendment");
        let entered = document.get(part.latest()?, "amendments").is_some();
        if let Some(latest) = single.latest() {
            if entered {
                self.entry
                    .silent(latest, "an older form of the list beside it");
            } else {
                self.entry.doubt(
                    latest,
                    "an amendment in the form of an older edition of the standard",
                );

                is_listed = true;
                self.amendment(&Versions(vec![latest]), &mut first);
            }
        }

        // The tag tells of an amendment that stands nowhere else; one without a date does stand somewhere.
        if !is_listed {
            self.amended_by_tag();
        }

        first
    }

    fn amendment(&mut self, amendment: &Versions, first: &mut Option<Moment>) {
        let known = [
            "amendsReleaseID",
            "changes",
            "date",
            "description",
            "id",
            "rationale",
            "releaseID",
        ];

        for version in &amendment.0 {
            if self.entry.document.kind(*version) != NodeKind::Object {
                return self.entry.not_a(*version, "a group on an amendment");
            }

            self.entry.knows(*version, &known);
            self.entry.all_silent(
                *version,
                &["amendsReleaseID", "id", "releaseID"],
                "it describes releases",
            );

            self.entry
                .all_silent(*version, &["changes"], "changes of fields of the release");
        }

        // That the contract was amended is a fact, whatever else is known of it.
        let group = self.entry.push("amendments", json!({}));
        for (field, fact) in [("description", Some("title")), ("rationale", None)] {
            let Some(found) = self.text(amendment, field) else {
                continue;
            };

            match fact {
                Some(fact) => self
                    .entry
                    .state(&group, &[(fact, json!(found.text))], found.node),
                None => self.entry.quote(
                    &group,
                    found.node,
                    "the reason given, which is not what changed",
                ),
            }
        }

        if let Some(moment) = self.moment(amendment, "date", &group) {
            self.state_day(&group, "on", &moment);
            if first.as_ref().is_none_or(|known| moment.day < known.day) {
                *first = Some(moment);
            }
        }
    }

    /// A release that says it amends the contract, and not how.
    fn amended_by_tag(&mut self) {
        if self.agreed.contract.is_empty() {
            return;
        }

        let document = self.entry.document;
        let releases = self
            .agreed
            .contract
            .0
            .iter()
            .filter_map(|node| self.process.release_of(document, *node));

        let tags: Vec<NodeId> = releases
            .filter_map(|release| document.get(release.node, "tag"))
            .flat_map(|list| document.children(list))
            .filter(|tag| {
                document
                    .string(*tag)
                    .is_some_and(|tag| tag == "contractAmendment")
            })
            .collect();

        if let Some(tag) = tags.first() {
            let group = self.entry.push("amendments", json!({}));
            self.entry.quote(
                &group,
                *tag,
                "the release amends the contract, and does not say when or how",
            );
        }
    }
}
