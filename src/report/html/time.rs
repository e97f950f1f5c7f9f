//! Section 4: how long it is kept: the days that the agreement names on one line, and the period of each dataset.

use chrono::{Days, Months, NaiveDate};
use serde::Serialize;

use super::paper::{list, text_of};
use super::writer::{Chip, Writer};
use crate::assessment::Fact;
use crate::condition::Constant;
use crate::document::NodeId;

/// The days of an agreement, and how long each dataset is kept.
#[derive(Debug, Serialize)]
pub(super) struct TimeView {
    /// The days in their order; the line shows them by number.
    days: Vec<DayView>,
    /// Whether there are enough of them for a line.
    has_line: bool,
    periods: Vec<Period>,
    /// Where the agreement's periods are longer than the house asks.
    gaps: Vec<String>,
}

#[derive(Debug, Serialize)]
struct DayView {
    number: usize,
    /// From 2 to 98, in hundredths of the line's width.
    percent: String,
    /// From 0 to 2, so that numbers close together stand under each other.
    row: usize,
    day: String,
    what: String,
}

#[derive(Debug, Serialize)]
struct Period {
    name: String,
    period: String,
    silent: bool,
    chips: Vec<Chip>,
}

impl Writer<'_> {
    /// The days and periods that the agreement states.
    pub(super) fn time(&self) -> TimeView {
        let days = self.placed(self.days());
        TimeView { has_line: days.len() > 1, days, periods: self.periods(), gaps: self.gaps() }
    }

    fn date(&self, path: &[&str]) -> Option<NaiveDate> {
        NaiveDate::parse_from_str(&self.paper.text(path), "%Y-%m-%d").ok()
    }

    fn number(&self, path: &[&str]) -> Option<u64> {
        let node = self.document.descend(NodeId::ROOT, path)?;
        self.document.integer(node).and_then(|number| u64::try_from(number).ok())
    }

    /// Every day that is stated, or that follows from one, with what happens on it, in order.
    fn days(&self) -> Vec<(NaiveDate, String)> {
        let mut days: Vec<(NaiveDate, String)> = Vec::new();
        let mut add = |day: Option<NaiveDate>, id: &str| days.extend(day.map(|day| (day, self.messages.plain(id))));
        for (field, id) in [
            ("signed_on", "time_signed"),
            ("effective_on", "time_effective"),
            ("first_data_flow_on", "time_first_flow"),
            ("review_on", "time_review"),
        ] {
            add(self.date(&["instrument", field]), id);
        }
        let starts = self.date(&["instrument", "effective_on"]).or_else(|| self.date(&["instrument", "signed_on"]));
        let after = |day: Option<NaiveDate>, months: Option<u64>| {
            day?.checked_add_months(Months::new(u32::try_from(months?).ok()?))
        };
        let later = |day: Option<NaiveDate>, days: Option<u64>| day?.checked_add_days(Days::new(days?));
        let stated = self.date(&["term", "ends_on"]);
        let end = stated.or_else(|| after(starts, self.number(&["term", "months"])));
        add(end, if stated.is_some() { "time_end" } else { "time_end_by_months" });
        let notice = end.zip(self.number(&["term", "notice_days"]));
        add(notice.and_then(|(end, days)| end.checked_sub_days(Days::new(days))), "time_notice");
        add(after(starts, self.number(&["term", "max_months"])), "time_longest");
        add(later(end, self.number(&["exit", "retrieval_days"])), "time_retrieval");
        add(later(end, self.number(&["retention", "delete_days"])), "time_deleted");
        add(later(end, self.number(&["retention", "backup_days"])), "time_backups");
        add(Some(self.assessment.day), "time_audit");
        days.sort();
        days
    }

    fn placed(&self, days: Vec<(NaiveDate, String)>) -> Vec<DayView> {
        let (Some(first), Some(last)) = (days.first().map(|(day, _)| *day), days.last().map(|(day, _)| *day)) else {
            return Vec::new();
        };
        let whole = (last - first).num_days().max(1);
        let days = days.into_iter().enumerate();
        let view = |(at, (day, what)): (usize, (NaiveDate, String))| {
            // Whole numbers, so that no machine rounds another way.
            let thousandths = 20 + (day - first).num_days() * 960 / whole;
            DayView {
                number: at + 1,
                percent: format!("{}.{}%", thousandths / 10, thousandths % 10),
                row: at % 3,
                day: self.messages.day(day),
                what,
            }
        };
        days.map(view).collect()
    }

    fn periods(&self) -> Vec<Period> {
        let findings = self.assessment.findings();
        let datasets = list(self.document, "datasets").enumerate();
        let periods = datasets.map(|(at, dataset)| {
            let start = format!("/datasets/{at}/retention");
            let about = findings.iter().filter(|finding| {
                let mut reads = finding.worst().flat_map(|answer| &answer.evidence);
                reads.any(|read| Fact::of(self.assessment.agreement, read).pointer.starts_with(&start))
            });
            let chips = about.map(|finding| self.chip(finding)).collect();
            let period = self.period(dataset);
            Period {
                name: self.said(self.name(dataset)),
                silent: period.is_none(),
                period: period.unwrap_or_else(|| self.messages.plain("flow_silent")),
                chips,
            }
        });
        periods.collect()
    }

    fn period(&self, dataset: NodeId) -> Option<String> {
        let retention = self.document.get(dataset, "retention")?;
        let number = |name| self.document.get(retention, name).and_then(|node| self.document.integer(node));
        if let Some(days) = number("days") {
            return Some(self.messages.text("time_days", &[("n", days.into())]));
        }
        if let Some(months) = number("months") {
            return Some(self.messages.text("time_months", &[("n", months.into())]));
        }
        let event = text_of(self.document, retention, "event");
        (!event.is_empty()).then(|| self.messages.text("time_event", &[("event", self.said(event).into())]))
    }

    /// How much longer than the house asks data stays after the end.
    fn gaps(&self) -> Vec<String> {
        let threshold = |name: &str| match self.assessment.policy.parameters.get(name).map(|known| &known.value) {
            Some(Constant::Integer(days)) => u64::try_from(*days).ok(),
            _ => None,
        };
        let gap = |(field, parameter, id): (&str, &str, &str)| {
            let (stated, asked) = (self.number(&["retention", field])?, threshold(parameter)?);
            let more = stated.checked_sub(asked).filter(|more| *more > 0)?;
            let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX).into();
            let arguments = [("stated", number(stated)), ("asked", number(asked)), ("more", number(more))];
            Some(self.messages.text(id, &arguments))
        };
        let live = ("delete_days", "live_delete_days", "time_gap_live");
        [live, ("backup_days", "backup_delete_days", "time_gap_backups")].into_iter().filter_map(gap).collect()
    }
}
