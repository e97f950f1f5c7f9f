//! Days as registers write them, and those that programs write for no day.

use chrono::{Datelike, NaiveDate};

/// A day as ISO 8601 has it, and nothing behind it.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    // Chrono takes `2026-2-5` as well.
    (text.len() == 10)
        .then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())
        .flatten()
}

/// The day of a point in time, as it is written: its zone does not move it.
pub(super) fn day_of(text: &str) -> Option<NaiveDate> {
    let (date, time) = text.split_once(['T', 't', ' ']).unwrap_or((text, "00:00"));
    let is_time = time.len() >= 5 && time.starts_with(|c: char| c.is_ascii_digit());
    day(date).filter(|_| is_time)
}

/// Whether programs write a day for no day: the first of a calendar or of a clock, or one at the end of time.
///
/// Spreadsheets begin in 1899 or 1900, clocks in 1970; 2038 and 2079 end clocks of 32 bits and small dates of databases.
pub(super) fn is_default_day(day: NaiveDate) -> bool {
    let last = [(2038, 1, 19), (2079, 6, 6)]
        .into_iter()
        .filter_map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d));

    // Nothing in these registers is older than the registers themselves, and no term ends after the century.
    day.year() <= 1970 || day.year() >= 2099 || last.into_iter().any(|end| end == day)
}
