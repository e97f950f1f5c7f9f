//! Section 4: how long it is kept: the days that the agreement names on one line, and the period of each dataset.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

use super::paper::shown;
use super::span::Stretch;
use super::writer::{Links, PageContext};
use lacuna_core::agreement::{Dataset, DatasetRetention, View};
use lacuna_core::assessment::Fact;
use lacuna_core::condition::{Constant, FactRead, ReadKind};
use lacuna_core::document::NodeId;

/// The days of an agreement, and how long each dataset is kept.
#[derive(Debug, Serialize)]
pub(super) struct TimeView {
    /// The days in their order; the line shows them by number.
    days: Vec<DayView>,
    /// The stretches of time on the line; none where there is nothing to draw.
    bands: Vec<Band>,
    years: Vec<Year>,
    /// The same counted from the start, where no dates are stated.
    span: Vec<Stretch>,
    periods: Vec<Period>,
    /// Where the agreement's periods are longer than the house asks.
    gaps: Vec<String>,
}

#[derive(Debug, Serialize)]
struct DayView {
    number: usize,
    /// In hundredths of the line's width.
    at: String,
    /// From 0 to 2, so that numbers close together are above each other.
    row: usize,
    day: String,
    what: String,
    place: Option<String>,
}

/// A stretch of time.
#[derive(Debug, Serialize)]
struct Band {
    /// `term`, `open`, `after` or `over`.
    kind: &'static str,
    at: String,
    width: String,
    what: String,
}

/// The first day of a year on the line.
#[derive(Debug, Serialize)]
struct Year {
    at: String,
    year: i32,
}

#[derive(Debug, Serialize)]
struct Period {
    name: String,
    period: String,
    silent: bool,
    about: Links,
}

/// A day with what happens on it, and where the agreement says so.
struct Dated {
    day: NaiveDate,
    what: &'static str,
    place: Option<String>,
}

/// The line from its first day to its last.
struct Line {
    first: NaiveDate,
    days: i64,
}

impl Line {
    /// How far along a day is, in thousandths that leave room at both ends. Whole numbers, so that no machine rounds
    /// another way.
    fn at(&self, day: NaiveDate) -> i64 {
        20 + (day - self.first).num_days() * 960 / self.days.max(1)
    }
}

fn percent(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

impl PageContext<'_> {
    /// The days and periods that the agreement states.
    pub(super) fn time(&self) -> TimeView {
        let days = self.days();
        let ends = (
            days.first().map(|dated| dated.day),
            days.last().map(|dated| dated.day),
        );

        let line = match ends {
            (Some(first), Some(last)) if first < last => Some(Line {
                first,
                days: (last - first).num_days(),
            }),
            _ => None,
        };

        let bands = line
            .as_ref()
            .map(|line| self.bands(line))
            .unwrap_or_default();

        // Without a band no line is drawn on which years could be marked.
        let years = line
            .as_ref()
            .filter(|_| !bands.is_empty())
            .map(years)
            .unwrap_or_default();

        TimeView {
            days: self.placed(days, line.as_ref()),
            // Only where no dates are drawn: two lines would show the same term twice.
            span: if bands.is_empty() {
                self.span()
            } else {
                Vec::new()
            },
            bands,
            years,
            periods: self.periods(),
            gaps: self.gaps(),
        }
    }

    /// The day on which it ends, or that its months lead to.
    fn end(&self) -> Option<NaiveDate> {
        let agreement = self.assessment.agreement.view();
        let stated = agreement.term().ends_on().value();
        stated.or_else(|| agreement.last_day_of(agreement.term().months()))
    }

    /// So many days after the end as a fact of the agreement says.
    fn after_end(&self, days: View<'_, u64>) -> Option<NaiveDate> {
        self.end()?.checked_add_days(Days::new(days.value()?))
    }

    /// The last day on which the house lets data stay.
    fn house_limit(&self) -> Option<NaiveDate> {
        self.end()?
            .checked_add_days(Days::new(self.threshold("live_delete_days")?))
    }

    fn threshold(&self, name: &str) -> Option<u64> {
        match &self.assessment.policy.parameters.get(name)?.value {
            Constant::Integer(days) => u64::try_from(*days).ok(),
            _ => None,
        }
    }

    /// Every day that is stated, or that follows from one, in order.
    fn days(&self) -> Vec<Dated> {
        let mut days: Vec<Dated> = Vec::new();
        let mut add = |day: Option<NaiveDate>, what: &'static str, fact: Option<NodeId>| {
            days.extend(day.map(|day| Dated {
                day,
                what,
                place: fact.and_then(|fact| self.clause_at(fact)),
            }));
        };

        let agreement = self.assessment.agreement.view();
        let (instrument, term) = (agreement.instrument(), agreement.term());
        for (day, what) in [
            (instrument.signed_on(), "time_signed"),
            (instrument.effective_on(), "time_effective"),
            (instrument.first_data_flow_on(), "time_first_flow"),
            (instrument.review_on(), "time_review"),
        ] {
            add(day.value(), what, day.node());
        }

        match term.ends_on().value() {
            Some(end) => add(Some(end), "time_end", term.ends_on().node()),
            // A day that was counted is called that, since the agreement does not state it.
            None => add(self.end(), "time_end_by_months", term.months().node()),
        }

        let notice = self.end().zip(term.notice_days().value());
        let notice = notice.and_then(|(end, days)| end.checked_sub_days(Days::new(days)));
        add(notice, "time_notice", term.notice_days().node());
        add(
            agreement.last_day_of(term.max_months()),
            "time_longest",
            term.max_months().node(),
        );

        let retention = agreement.retention();
        for (days, what) in [
            (agreement.exit().retrieval_days(), "time_retrieval"),
            (retention.delete_days(), "time_deleted"),
            (retention.backup_days(), "time_backups"),
        ] {
            add(self.after_end(days), what, days.node());
        }

        // No clause states these two days.
        add(self.house_limit(), "time_house", None);
        add(Some(self.assessment.day), "time_audit", None);
        // Stable, so that what happens on one day keeps the order above.
        days.sort_by_key(|dated| dated.day);

        days
    }

    /// The clause that states a fact.
    fn clause_at(&self, node: NodeId) -> Option<String> {
        let fact = Fact::of(
            self.assessment.agreement,
            &FactRead {
                node,
                missing: &[],
                kind: ReadKind::Stated,
            },
        );

        self.clause(&fact.clause?)
    }

    /// The stretches of time: while it runs, after its end, and longer than the house lets data stay.
    fn bands(&self, line: &Line) -> Vec<Band> {
        let mut bands = Vec::new();
        let mut add = |kind, from: NaiveDate, to: i64, id: &str| {
            let at = line.at(from);
            let (width, what) = (percent((to - at).max(0)), self.messages.plain(id));
            bands.push(Band {
                kind,
                at: percent(at),
                width,
                what,
            });
        };

        match (self.assessment.agreement.view().first_day(), self.end()) {
            (Some(start), Some(end)) if start < end => {
                add("term", start, line.at(end), "time_band_term")
            }
            // To the very edge, beyond the room that `at` leaves: it has no end.
            (Some(start), None) => add("open", start, 1000, "time_band_open"),
            _ => {}
        }

        let deleted = self.assessment.agreement.view().retention().delete_days();
        if let (Some(end), Some(deleted)) = (self.end(), self.after_end(deleted)) {
            let limit = self.house_limit().unwrap_or(deleted).min(deleted);
            add("after", end, line.at(limit), "time_band_after");
            if limit < deleted {
                add("over", limit, line.at(deleted), "time_band_over");
            }
        }

        bands
    }

    fn placed(&self, days: Vec<Dated>, line: Option<&Line>) -> Vec<DayView> {
        // Closer than this, two numbers would overlap.
        const ROOM: i64 = 35;
        // Halved, since the whole would overflow where it is subtracted.
        let mut last = [i64::MIN / 2; 3];
        let view = |(at, dated): (usize, Dated)| {
            let thousandths = line.map_or(20, |line| line.at(dated.day));
            let row = last
                .iter()
                .position(|before| thousandths - before >= ROOM)
                .unwrap_or(at % last.len());

            last.iter_mut()
                .skip(row)
                .take(1)
                .for_each(|place| *place = thousandths);

            DayView {
                number: at + 1,
                at: percent(thousandths),
                row,
                day: self.messages.day(dated.day),
                what: self.messages.plain(dated.what),
                place: dated.place,
            }
        };

        days.into_iter().enumerate().map(view).collect()
    }

    fn periods(&self) -> Vec<Period> {
        let findings = self.assessment.findings();
        // One walk for all datasets: a search for each of them would take square time.
        let mut about: BTreeMap<NodeId, BTreeSet<usize>> = BTreeMap::new();
        for (number, finding) in findings.iter().enumerate() {
            for dataset in finding
                .deciding_reads()
                .filter_map(|read| self.dataset_kept(read))
            {
                about.entry(dataset).or_default().insert(number);
            }
        }

        let datasets = self.assessment.agreement.view().datasets().entries();
        let periods = datasets.filter_map(|dataset| {
            let node = dataset.node()?;
            let about = about
                .get(&node)
                .into_iter()
                .flatten()
                .filter_map(|number| findings.get(*number));

            let period = self.period(dataset.retention());
            Some(Period {
                name: self.said(self.name(node)),
                silent: period.is_none(),
                period: period.unwrap_or_else(|| self.unsaid(dataset.retention())),
                about: self.links(about.copied(), Some(node)),
            })
        });

        periods.collect()
    }

    /// The dataset whose keeping a fact is about.
    fn dataset_kept(&self, read: &FactRead<'_>) -> Option<NodeId> {
        let datasets = self.assessment.agreement.view().datasets().node();
        // The member of the dataset that the fact is or lies in; none for what the dataset itself lacks.
        let mut member = None;
        let mut at = read.node;
        while self.document.parent(at) != datasets {
            member = Some(at);
            at = self.document.parent(at)?;
        }

        let kept = View::<Dataset>::at(self.document, at).retention();
        let is_meant = match (member, kept.missing()) {
            (Some(member), _) => kept.node() == Some(member),
            (None, Some((_, name))) => read
                .missing
                .first()
                .is_some_and(|first| first.as_str() == name),
            (None, None) => false,
        };

        is_meant.then_some(at)
    }

    fn period(&self, retention: View<'_, DatasetRetention>) -> Option<String> {
        if let Some(days) = retention.days().value() {
            return Some(self.messages.text("time_days", &[("n", days.into())]));
        }
        if let Some(months) = retention.months().value() {
            return Some(self.messages.text("time_months", &[("n", months.into())]));
        }

        let event = shown(retention.event());

        (!event.is_empty()).then(|| {
            self.messages
                .text("time_event", &[("event", self.said(event).into())])
        })
    }

    /// How much longer than the house asks data stays after the end.
    fn gaps(&self) -> Vec<String> {
        let retention = self.assessment.agreement.view().retention();
        let gap = |(stated, parameter, id): (View<'_, u64>, &str, &str)| {
            let (stated, asked) = (stated.value()?, self.threshold(parameter)?);
            let more = stated.checked_sub(asked).filter(|more| *more > 0)?;
            let arguments = [
                ("stated", stated.into()),
                ("asked", asked.into()),
                ("more", more.into()),
            ];

            Some(self.messages.text(id, &arguments))
        };

        [
            (retention.delete_days(), "live_delete_days", "time_gap_live"),
            (
                retention.backup_days(),
                "backup_delete_days",
                "time_gap_backups",
            ),
        ]
        .into_iter()
        .filter_map(gap)
        .collect()
    }
}

/// The years that begin on the line, a few of them where there are many.
fn years(line: &Line) -> Vec<Year> {
    const MOST: i32 = 10;
    let last = line.first + Days::new(u64::try_from(line.days).unwrap_or_default());
    let step = 1 + (last.year() - line.first.year()) / MOST;
    let years = (line.first.year() + 1..=last.year()).filter(|year| step <= 1 || year % step == 0);
    let begins = years.filter_map(|year| Some((year, NaiveDate::from_ymd_opt(year, 1, 1)?)));

    begins
        .map(|(year, day)| Year {
            at: percent(line.at(day)),
            year,
        })
        .collect()
}
