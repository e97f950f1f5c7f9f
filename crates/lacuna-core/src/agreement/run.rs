//! The days on which an agreement runs, as its dates and its lengths in months give them.

use chrono::{Months, NaiveDate};

use super::{Agreement, View};

impl View<'_, Agreement> {
    /// Returns the first day, where a date states one. An agreement that names no day for it usually takes effect on signature.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        let instrument = self.instrument();
        let effective = instrument.effective_on().value();
        effective.or_else(|| instrument.signed_on().value())
    }

    /// Returns the last of so many months from the first day on, which counts: twelve months from 1 July end on 30 June.
    #[must_use]
    pub fn last_day_of(&self, months: View<'_, u64>) -> Option<NaiveDate> {
        let months = u32::try_from(months.value()?).ok()?;
        // No months at all are no length.
        let next = (months > 0).then(|| self.first_day()?.checked_add_months(Months::new(months)));
        next??.pred_opt()
    }
}
